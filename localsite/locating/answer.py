"""What is answered to somebody who asks where an address is?"""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from localsite.geo import Spot


class Outcome(Enum):
    """How exactly the address was found, or why it was not."""

    EXACT = "exact"  # that very number
    INTERPOLATED = "interpolated"  # between two numbers of the same side of the street
    NEAREST = "nearest number"
    STREET = "street"  # the middle of the street
    PLACE = "place"  # something with a name: a square, a market, a shop
    AMBIGUOUS = "ambiguous"  # several, far from each other
    UNKNOWN = "unknown"  # no street and no place has this name
    ELSEWHERE = "elsewhere"  # in a town that the extract does not hold
    TOWN = "town"  # a whole commune: no address
    NOTHING = "nothing"  # the words are no address


FOUND = frozenset((Outcome.EXACT, Outcome.INTERPOLATED, Outcome.NEAREST, Outcome.STREET, Outcome.PLACE))


class Other(NamedTuple):
    """What else may have been meant."""

    name: str  # of the street or the place
    number: str  # "" for a whole street
    commune: str  # "" where it is not known
    spot: Spot
    metres: int  # from the answer; from the first of them where there is none, which has 0


class Answer(NamedTuple):
    """Where an address is, how exactly, and what else it may be."""

    outcome: Outcome
    name: str = ""  # of the street or the place as the extract writes it; what was not understood where nothing was found
    number: str = ""  # of the house that the point belongs to
    commune: str = ""
    spot: Spot | None = None
    metres: int = 0  # how far from the point the door may be
    is_inside: bool = False  # the point is the middle of a building of that very number
    unsure: str = ""  # the commune that was asked for, where nothing in the extract says that the point is in it
    against: tuple[str, ...] = ()  # the communes that the postcode is of, where another one was asked for
    between: tuple[str, ...] = ()  # the two numbers that it lies between
    missing: str = ""  # the number that was asked for and that the extract does not have, where the point is not at its place
    known: tuple[str, ...] = ()  # the lowest and the highest number that it has there; none where it has no number
    others: tuple[Other, ...] = ()
    near: tuple[str, ...] = ()  # names that look like the one asked for, the nearest first

    @property
    def is_sure(self) -> bool:
        """True for a point that may be taken unseen: the very number, and nothing speaks against it."""
        return self.outcome is Outcome.EXACT and not self.against

    @property
    def is_found(self) -> bool:
        """True where there is a point."""
        return self.outcome in FOUND
