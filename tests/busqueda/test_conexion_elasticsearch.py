"""How a server is reached: credentials, certificate, several nodes. Against a server of ours that tells what it was asked with."""

import ssl
import subprocess
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from busqueda.motores.conexion_elasticsearch import Conexion
from busqueda.motores.elasticsearch import MotorElasticsearch
from busqueda.puerto import MotorCaido, Texto


class Contesta(BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.pedidos.append(self.headers)
        self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.send_response(200)
        self.send_header("X-Elastic-Product", "Elasticsearch")
        self.send_header("Content-Type", "application/vnd.elasticsearch+json;compatible-with=8")
        self.end_headers()
        self.wfile.write(b'{"count": 7}')

    def log_message(self, *_):
        pass


@pytest.fixture
def servidor():
    hecho = ThreadingHTTPServer(("127.0.0.1", 0), Contesta)
    hecho.pedidos = []
    Thread(target=hecho.serve_forever, daemon=True).start()
    yield hecho
    hecho.shutdown()
    hecho.server_close()


def direccion(servidor, esquema="http", usuario="") -> str:
    return f"{esquema}://{usuario}127.0.0.1:{servidor.server_port}"


@pytest.fixture
def certificado(servidor, tmp_path):
    """The server speaks TLS with a certificate that only its own authority vouches for: its path."""
    clave, emitido = tmp_path / "clave.pem", tmp_path / "certificado.pem"
    orden = f"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=prueba -keyout {clave} -out {emitido}"
    subprocess.run([*orden.split(), "-addext", "subjectAltName=IP:127.0.0.1"], check=True, capture_output=True)
    contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexto.load_cert_chain(emitido, clave)
    servidor.socket = contexto.wrap_socket(servidor.socket, server_side=True)
    return str(emitido)


def test_el_usuario_y_la_clave_van_en_la_direccion(servidor):
    assert MotorElasticsearch(Conexion((direccion(servidor, usuario="ana:a%20b@"),))).contar(Texto()) == 7
    assert servidor.pedidos[0]["Authorization"] == "Basic YW5hOmEgYg=="


def test_la_clave_de_api_va_en_su_cabecera(servidor):
    assert MotorElasticsearch(Conexion((direccion(servidor),), api_key="abc123")).contar(Texto()) == 7
    assert servidor.pedidos[0]["Authorization"] == "ApiKey abc123"


def test_el_certificado_de_una_autoridad_propia_se_acepta_si_se_da(servidor, certificado):
    conexion = Conexion((direccion(servidor, "https"),), ca=certificado)
    assert MotorElasticsearch(conexion).contar(Texto()) == 7


def test_un_certificado_que_nadie_avala_no_se_acepta(servidor, certificado):
    with pytest.raises(MotorCaido):
        MotorElasticsearch(Conexion((direccion(servidor, "https"),))).contar(Texto())
    assert servidor.pedidos == []


def test_si_un_nodo_no_esta_contesta_otro(servidor):
    conexion = Conexion(("http://127.0.0.1:1", direccion(servidor)))
    assert [MotorElasticsearch(conexion).contar(Texto()) for _ in range(4)] == [7] * 4
