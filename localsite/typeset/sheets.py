"""Which sheets of paper does a shop print, and how do the pieces lie on them?"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import NamedTuple

from localsite.lettering import Faces
from localsite.typeset.pieces import A4, BLEED, CARD, FACE, ROUND, bled, card, counter, poster, sticker
from localsite.typeset.value import Look, Piece, Printed, Shape, Sheet, Spot

A5_OF_A4 = 148 / 210
GREY = "#8a8a8a"  # of what only scissors follow
HAIR = 0.15
APART = 4  # between stickers: scissors turn there
ACROSS, DOWN = 2, 5  # business cards on a sheet


class Kind(NamedTuple):
    """A sheet that can be printed."""

    key: str  # in addresses and in the theme's words
    wide: float  # millimetres
    high: float
    piece: Callable[[Printed, Look, Faces], Piece]
    spots: tuple[Spot, ...]
    shapes: tuple[Shape, ...] = ()
    on_page: bool = True  # False: a paper that no shop has in its printer, which is for a PDF alone


def _cut(path: str) -> tuple[Shape, ...]:
    return (Shape(path, GREY, HAIR),)


def _stickers() -> tuple[tuple[Spot, ...], tuple[Shape, ...]]:
    """Six of them, with a line for the scissors around each."""
    step = ROUND + APART
    left, top = (A4[0] - step - ROUND) / 2, (A4[1] - 2 * step - ROUND) / 2
    spots = tuple(Spot(left + column * step, top + row * step) for row in range(3) for column in range(2))
    half = ROUND / 2
    ring = f"a{half:g} {half:g} 0 0 1 {ROUND:g} 0a{half:g} {half:g} 0 0 1 -{ROUND:g} 0z"
    return spots, _cut("".join(f"M{spot.x:g} {spot.y + half:g}{ring}" for spot in spots))


def _cards() -> tuple[tuple[Spot, ...], tuple[Shape, ...]]:
    """Ten of them edge to edge: seven cuts, each with its marks outside."""
    left, top = (A4[0] - ACROSS * CARD[0]) / 2, (A4[1] - DOWN * CARD[1]) / 2
    spots = tuple(Spot(left + column * CARD[0], top + row * CARD[1]) for row in range(DOWN) for column in range(ACROSS))
    upright = "".join(f"M{left + column * CARD[0]:g} {y:g}v5" for column in range(ACROSS + 1) for y in (top - 7, A4[1] - top + 2))
    level = "".join(f"M{x:g} {top + row * CARD[1]:g}h5" for row in range(DOWN + 1) for x in (left - 7, A4[0] - left + 2))
    return spots, _cut(upright + level)


def _counters() -> tuple[tuple[Spot, ...], tuple[Shape, ...]]:
    """Two cards: cut in two, each folded across, the face behind upside down."""
    spots = tuple(Spot(column * FACE[0], row * FACE[1], is_turned=not row) for column in range(2) for row in (1, 0))
    fold = "".join(f"M{x:g} {FACE[1]:g}h1.5m1 0h1.5m1 0h1.5" for x in (5, 145.25, 285.5))
    return spots, _cut(f"M{FACE[0]:g} 5v7M{FACE[0]:g} 198v7{fold}")


KINDS: Mapping[str, Kind] = {
    kind.key: kind
    for kind in (
        Kind("poster", *A4, poster, (Spot(0, 0),)),
        Kind("posters", 297, 210, poster, (Spot(0, 0, A5_OF_A4), Spot(149, 0, A5_OF_A4)), _cut("M148.5 3v6M148.5 201v6")),
        Kind("stickers", *A4, sticker, *_stickers()),
        Kind("counter", 297, 210, counter, *_counters()),
        Kind("cards", *A4, card, *_cards()),
        Kind("poster-a5", 148, 210, poster, (Spot(0, 0, A5_OF_A4),), on_page=False),
        Kind("sticker", ROUND + 2 * BLEED, ROUND + 2 * BLEED, bled, (Spot(BLEED, BLEED),), on_page=False),
    )
}


def sheet(key: str, told: Printed, look: Look, faces: Faces) -> Sheet:
    """A sheet, laid out. KeyError for a kind that is none."""
    return _laid(KINDS[key], KINDS[key].piece(told, look, faces))


@lru_cache(maxsize=2048)
def for_page(told: Printed, look: Look, faces: Faces) -> tuple[Sheet, ...]:
    """The sheets of the page that prints, all of A4; sheets of one piece share it."""
    kinds = [kind for kind in KINDS.values() if kind.on_page]
    pieces = {make: make(told, look, faces) for make in {kind.piece: None for kind in kinds}}
    return tuple(_laid(kind, pieces[kind.piece]) for kind in kinds)


def _laid(kind: Kind, piece: Piece) -> Sheet:
    return Sheet(kind.key, kind.wide, kind.high, piece, kind.spots, kind.shapes)
