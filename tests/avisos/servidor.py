"""A mail server on loopback that keeps what it is sent, and fails in the ways that real ones do."""

import re
import socketserver
from collections import Counter
from dataclasses import dataclass, field
from threading import Event, Thread


class _Sesion(socketserver.StreamRequestHandler):
    def handle(self):
        if self.server.callado.is_set():
            self.server.suelta.wait(30)
        else:
            self._decir("220 correo.example")
            self._conversar()

    def _conversar(self) -> None:
        para: list[str] = []
        while linea := self.rfile.readline().decode():
            orden = linea[:4].upper()
            if orden == "RCPT":
                para.append(re.search("<(.*)>", linea)[1])
            self._decir(self._responder(orden, para))
            if orden == "DATA":
                self.server.recibidos.append(Recibido(para[-1], self._leer()))
                self._decir("250 aceptado")

    def _responder(self, orden: str, para: list[str]) -> str:
        if orden == "DATA":
            return "354 diga"
        return "550 no hay tal buzon" if orden == "RCPT" and para[-1] in self.server.rechazados else "250 bien"

    def _leer(self) -> str:
        lineas = []
        while (linea := self.rfile.readline().decode()) not in (".\r\n", ""):
            lineas.append(linea)
        return "".join(lineas)

    def _decir(self, texto: str) -> None:
        self.wfile.write(f"{texto}\r\n".encode())


@dataclass(frozen=True)
class Recibido:
    para: str
    texto: str


@dataclass
class Servidor:
    """`encender` on the same port each time; `rechazados` are addresses that it does not take."""

    recibidos: list[Recibido] = field(default_factory=list)
    rechazados: set[str] = field(default_factory=set)
    callado: Event = field(default_factory=Event)
    suelta: Event = field(default_factory=Event)
    puerto: int = 0
    _escucha: socketserver.ThreadingTCPServer | None = None

    def encender(self) -> None:
        class Escucha(socketserver.ThreadingTCPServer):
            allow_reuse_address = daemon_threads = True

        self._escucha = Escucha(("127.0.0.1", self.puerto), _Sesion)
        self.puerto = self._escucha.server_address[1]
        for nombre in ("recibidos", "rechazados", "callado", "suelta"):
            setattr(self._escucha, nombre, getattr(self, nombre))
        Thread(target=self._escucha.serve_forever, args=(0.02,), daemon=True).start()

    def apagar(self) -> None:
        self.suelta.set()
        if self._escucha is not None:
            self._escucha.shutdown()
            self._escucha.server_close()
            self._escucha = None

    def llegados(self) -> Counter[str]:
        """How many mails each address got."""
        return Counter(recibido.para for recibido in self.recibidos)
