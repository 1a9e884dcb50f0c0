"""The domain: what a ficha is, whose it is, how it is classified. Imports nothing of `busqueda` or `site/`."""
