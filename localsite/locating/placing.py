"""May this file take this point, and at which of its addresses?"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

from localsite.locating.answer import Answer, Outcome
from localsite.locating.asking import Number, asked
from localsite.locating.finding import locate
from localsite.locating.records import Record, Spotted
from localsite.locating.spelling import key
from localsite.locating.town import Town
from localsite.locating.writing import Point, pointed, rows_of

CLOSE = 30  # metres within which a point is as good as that of the door


class Refusal(Enum):
    """Why a file stays as it is."""

    NOT_FOUND = "not found"  # see the answer
    SEVERAL = "several"  # addresses: one must say which
    NO_SUCH = "no such"  # address of that key
    NOWHERE = "nowhere"  # no address at all
    NO_STREET = "no street"  # a town alone, or nothing
    AT_PLACE = "at place"  # its point is that of the place it is in
    PRIVATE = "private"  # its address is not to be told
    HAS_POINT = "has point"
    BY_HAND = "by hand"  # written in a way that no program should touch


class Placed(NamedTuple):
    """What becomes of a file."""

    record: Record
    spot: Spotted | None
    answer: Answer | None
    refusal: Refusal | None
    text: str = ""  # of the file, with its point
    rows: tuple[tuple[str, str], ...] = ()  # what is written of it, as the file names it


def point_of(answer: Answer) -> Point:
    """What is written of an answer: five decimals, which is a metre."""
    assert answer.spot is not None  # noqa: S101 - asked of found answers alone
    is_close = answer.outcome in (Outcome.INTERPOLATED, Outcome.PLACE) and answer.metres <= CLOSE
    is_near = answer.outcome is Outcome.EXACT or is_close
    return Point(f"{answer.spot.lat:.5f}", f"{answer.spot.lon:.5f}", "" if is_near else "yes")


def placed(town: Town, record: Record, address: str, within: str = "", location: str = "", *, replace: bool = False) -> Placed:
    """The file of a record with the point of an address; of the address that it gives itself where none is said."""
    spots = _meant(record.spots, address, location)
    if len(spots) != 1:
        refusal = Refusal.NOWHERE if not record.spots else Refusal.NO_SUCH if location else Refusal.SEVERAL
        return Placed(record, None, None, refusal)
    return at_spot(town, record, spots[0], address, within, replace=replace)


def at_spot(town: Town, record: Record, spot: Spotted, address: str = "", within: str = "", *, replace: bool = False) -> Placed:
    """The same for one of the addresses of a record."""
    refusal = _refusal(spot, address, replace=replace)
    if refusal:
        return Placed(record, spot, None, refusal)
    if address:
        answer = locate(town, address, within or spot.city)
    else:
        answer = locate(town, spot.street, within, f"{spot.postcode} {spot.city}".strip())
    if not answer.is_found:
        return Placed(record, spot, answer, Refusal.NOT_FOUND)
    point = point_of(answer)
    if record.kind == "place":  # which has no such field
        point = point._replace(approximate="")
    elif spot.says_approximate and not point.approximate:  # of the point that was there before
        point = point._replace(approximate="no")
    text = pointed(record.text, record.path, spot.number, point)
    rows = rows_of(record.text, record.path, spot.number, point)
    return Placed(record, spot, answer, None if text is not None else Refusal.BY_HAND, text or "", rows)


def _refusal(spot: Spotted, address: str, *, replace: bool) -> Refusal | None:
    if spot.at:
        return Refusal.AT_PLACE
    if spot.precision not in ("exact", "street"):
        return Refusal.PRIVATE
    if spot.has_point and not replace:
        return Refusal.HAS_POINT
    return None if address or spot.street else Refusal.NO_STREET


def _meant(spots: Sequence[Spotted], address: str, location: str) -> list[Spotted]:
    """The addresses of a file that may be meant. A stall on a market has its point with the market: it is meant where there is no other."""
    if location:
        return [spot for spot in spots if location in (spot.key, str(spot.number + 1))]
    spots = [spot for spot in spots if not spot.at] or spots
    if len(spots) == 1 or not address:
        return [*spots]
    return [spot for spot in spots if spot.street and _same(spot.street, address)]


def _same(one: str, other: str) -> bool:
    """True where two addresses can be read as the same house of the same street."""
    return bool(_houses(one) & _houses(other))


def _houses(address: str) -> frozenset[tuple[tuple[Number, ...], str]]:
    return frozenset((reading.numbers, key(reading.name)) for reading in asked(address).readings if key(reading.name))
