"""An OpenID Connect provider on loopback: discovery, authorization, signed tokens, userinfo and keys. It says of a person what it is told to."""

import json
import threading
import time
from base64 import urlsafe_b64encode
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa

CLIENTE, SECRETO = "yachay", "secreto-de-prueba"


class Proveedor:
    """`persona` is what it knows of who signs in; `fallas` names what it does wrong."""

    def __init__(self):
        self.llave = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.persona = {"sub": "7", "email": "rosa@muni.example", "email_verified": True, "name": "Rosa Quispe"}
        self.fallas: set[str] = set()
        self.codigos: dict[str, dict] = {}
        self.servidor = ThreadingHTTPServer(("127.0.0.1", 0), _atender(self))
        self.url = f"http://127.0.0.1:{self.servidor.server_port}"
        self.hilo = threading.Thread(target=self.servidor.serve_forever, daemon=True)
        self.hilo.start()

    def cerrar(self):
        self.servidor.shutdown()
        self.servidor.server_close()
        self.hilo.join()

    # --- What it answers ----------------------------------------------------------------------------------------------
    def descubrir(self):
        return {
            "issuer": self.url,
            "authorization_endpoint": f"{self.url}/autorizar",
            "token_endpoint": f"{self.url}/token",
            "userinfo_endpoint": f"{self.url}/persona",
            "jwks_uri": f"{self.url}/llaves",
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def autorizar(self, pedido: dict) -> str:
        """The address to go back to, with a code; the person accepts at once."""
        assert pedido["client_id"] == CLIENTE
        assert pedido["response_type"] == "code"
        assert "openid" in pedido["scope"]
        codigo = f"codigo-{len(self.codigos)}"
        self.codigos[codigo] = pedido
        return f"{pedido['redirect_uri']}?{urlencode({'code': codigo, 'state': pedido['state']})}"

    def dar_token(self, datos: dict) -> dict:
        pedido = self.codigos.pop(datos["code"])
        resumen = urlsafe_b64encode(sha256(datos["code_verifier"].encode()).digest()).decode().rstrip("=")
        assert pedido["code_challenge"] == resumen
        assert (datos["client_id"], datos["client_secret"]) == (CLIENTE, SECRETO)
        assert datos["redirect_uri"] == pedido["redirect_uri"]
        return {"access_token": "acceso", "token_type": "Bearer", "id_token": self.id_token()}

    def id_token(self) -> str:
        ahora = int(time.time())
        dice = {
            **self.persona,
            "iss": "http://otro.example" if "emisor" in self.fallas else self.url,
            "aud": "otro" if "destinatario" in self.fallas else CLIENTE,
            "iat": ahora,
            "exp": ahora - 60 if "vencido" in self.fallas else ahora + 300,
        }
        ajena = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        llave = ajena if "firma" in self.fallas else self.llave
        return jwt.encode(dice, llave, algorithm="RS256", headers={"kid": "1"})

    def decir_persona(self) -> dict:
        return {**self.persona, "sub": "8"} if "otra persona" in self.fallas else self.persona

    def llaves(self):
        publica = json.loads(jwt.algorithms.RSAAlgorithm.to_jwk(self.llave.public_key()))
        return {"keys": [{**publica, "kid": "1", "alg": "RS256", "use": "sig"}]}


def _atender(proveedor: Proveedor):
    class Atencion(BaseHTTPRequestHandler):
        def do_GET(self):  # noqa: N802  the name that http.server calls
            partes = urlsplit(self.path)
            if partes.path == "/autorizar":
                pedido = {nombre: valores[0] for nombre, valores in parse_qs(partes.query).items()}
                self.send_response(302)
                self.send_header("Location", proveedor.autorizar(pedido))
                self.end_headers()
                return
            respuestas = {
                "/.well-known/openid-configuration": proveedor.descubrir,
                "/persona": proveedor.decir_persona,
                "/llaves": proveedor.llaves,
            }
            self._responder(respuestas[partes.path]())

        def do_POST(self):  # noqa: N802
            cuerpo = self.rfile.read(int(self.headers["Content-Length"])).decode()
            self._responder(proveedor.dar_token({n: v[0] for n, v in parse_qs(cuerpo).items()}))

        def _responder(self, datos):
            roto = "disparate" in proveedor.fallas
            cuerpo = b"<html>" if roto else json.dumps(datos).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(cuerpo)

        def log_message(self, *args):
            """It would write on the screen of the tests."""

    return Atencion
