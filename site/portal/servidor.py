"""How gunicorn serves the demonstration: one process with threads, and the clock beside them."""

from threading import Event, Thread

workers = 1
threads = 8
worker_class = "gthread"
timeout = 60
limit_request_line = 0  # ours answers 414, or 400 in the API, beyond 8 kB; its own page speaks another language
loglevel = "warning"
_fin = Event()


def post_worker_init(worker):
    from portal.reloj import andar

    Thread(target=andar, args=[_fin], name="reloj", daemon=True).start()


def worker_exit(server, worker):
    _fin.set()
