"""Which colour can be read on which?"""

from __future__ import annotations

ENOUGH = 4.5  # to one, of the light of letters to that of their ground


def mixed(one: str, other: str, share: float) -> str:
    """A colour between two, `share` of the other one in it."""
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in zip(_parts(one), _parts(other), strict=True))


def readable(ground: str, *inks: str) -> str:
    """The first of the colours that can be read on a ground, or the one that is read best."""
    found = next((ink for ink in inks if contrast(ink, ground) >= ENOUGH), "")
    return found or max((*inks, "#ffffff", "#000000"), key=lambda ink: contrast(ink, ground))


def contrast(one: str, other: str) -> float:
    """How many times as light the lighter of two colours is, as WCAG reckons it."""
    light, dark = sorted((_light(one), _light(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _light(colour: str) -> float:
    linear = (part / 255 / 12.92 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in _parts(colour))
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
