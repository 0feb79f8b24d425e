"""How are distances and sizes told?"""

from __future__ import annotations

from localsite.words import NBSP, number

KILOMETRE = 1000  # metres
KILO = 1000  # bytes


def distance(metres: float, language: str) -> str:
    """As people say it: "80 m", "350 m", "1,2 km"."""
    if metres < KILOMETRE - 25:
        step = 50 if metres >= 200 else 10
        return f"{max(step, round(metres / step) * step)}{NBSP}m"
    return f"{number(round(metres / KILOMETRE, 1), language)}{NBSP}km"


def weight(data: bytes, language: str) -> str:
    """The size of a file: "4 ko", "4 kB"."""
    unit = "ko" if language.partition("-")[0] == "fr" else "kB"
    return f"{max(1, round(len(data) / KILO))}{NBSP}{unit}"
