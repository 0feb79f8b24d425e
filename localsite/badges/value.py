"""What does a badge say, and in which colours?"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

TONES = ("light", "dark", "duo")


class Sayings(NamedTuple):
    """The words of a badge, in one language."""

    language: str
    name: str  # of the shop; "" on the badge of the collective itself, or where there is no type for it
    trade: str  # "Commerce indépendant"
    since: str  # "depuis 1987", or ""
    year: str  # "1987", or ""
    member: str  # "Membre du collectif"
    collective: str
    alt: str  # all of it in a sentence, for who cannot see it


class Paints(NamedTuple):
    """The colours of a badge, each "#rrggbb"."""

    ground: str
    ink: str
    accent: str  # the cloth, the ring
    on_accent: str  # what is written on that


class Badge(NamedTuple):
    """A badge."""

    svg: str
    wide: int  # pixels, where nothing else is said
    high: int
    ground: str = ""  # the part of it that is under the letters: many badges share it


def paints(day: Mapping[str, str], night: Mapping[str, str], tone: str) -> Paints:
    """The colours of a tone, from those of the theme by day and by night: "ground", "ink", "accent", "on_accent"."""
    if tone == "dark":
        return Paints(night["ground"], night["ink"], night["accent"], night["on_accent"])
    if tone == "duo":
        return Paints(day["accent"], day["on_accent"], day["on_accent"], day["accent"])
    return Paints(day["ground"], day["ink"], day["accent"], day["on_accent"])
