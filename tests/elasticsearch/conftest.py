"""Every test of this folder is about a real server."""

from pathlib import Path


def pytest_collection_modifyitems(items):
    for prueba in items:
        if Path(__file__).parent in prueba.path.parents:
            prueba.add_marker("elasticsearch")
