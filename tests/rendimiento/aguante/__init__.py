"""Whether the index holds out: fichas published from several processes, rebuilds, processes killed, and searches all along.

`make aguante`. The base stays for the next run. Times are reported beside their bars; what must be true makes the command fail.
"""
