"""The tabs of whoever works inside: desk, evaluation room, workspace."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Pestana:
    texto: str
    url: str
    actual: bool = False
    cuenta: str = ""  # as it is read: «3», «1,000+»
