from tests.envios.conftest import elenco  # noqa: F401
from tests.evaluaciones.conftest import sala  # noqa: F401
