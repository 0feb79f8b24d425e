"""Kinds of fields that hold days and times. All are local wall time; the zone is the site's."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from datetime import date, time
from typing import ClassVar, NamedTuple

from localsite import dates
from localsite.codes.fields import BAD_DATE, BAD_TIME, NO_SUCH_DATE
from localsite.fields.base import REFUSED, Kind, Reading, Refused, swap
from localsite.fields.text import scalar
from localsite.nodes import Node

_MOMENT = re.compile(
    r"(?P<day>.+?)(?:[T,\s]+(?:à\s+|at\s+)?"
    r"(?P<time>\d{1,2}\s*(?:[hH:]\s*(?:\d{2})?|\.\s*\d{2})|midi|minuit|noon|midnight))?"
)


class Moment(NamedTuple):
    """A day, and the time of that day where it is known."""

    day: date
    time: datetime.time | None = None

    def __str__(self) -> str:
        return self.day.isoformat() if self.time is None else f"{self.day}T{self.time:%H:%M}"


@dataclass(frozen=True)
class Day(Kind):
    """A day: 2027-03-14, 14/03/2027 or 14 mars 2027."""

    fr: ClassVar[str] = "une date"
    en: ClassVar[str] = "a date"
    example: ClassVar[str] = "2027-03-14"

    def read(self, node: Node, reading: Reading) -> date | Refused:
        """The day."""
        text = scalar(node, reading)
        return REFUSED if text is REFUSED else _day(text, node, reading)


@dataclass(frozen=True)
class Clock(Kind):
    """A time of day: 09:30, 9h30, midi."""

    fr: ClassVar[str] = "une heure"
    en: ClassVar[str] = "a time"
    example: ClassVar[str] = "09:30"

    def read(self, node: Node, reading: Reading) -> time | Refused:
        """The time."""
        text = scalar(node, reading)
        return REFUSED if text is REFUSED else _clock(text, node, reading)


@dataclass(frozen=True)
class When(Kind):
    """A day with or without a time: 2027-03-14 10:00, 14 mars 2027 à 10h."""

    fr: ClassVar[str] = "une date, avec ou sans heure"
    en: ClassVar[str] = "a date, with or without a time"
    example: ClassVar[str] = "2027-03-14 10:00"

    def read(self, node: Node, reading: Reading) -> Moment | Refused:
        """The moment."""
        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        match = _MOMENT.fullmatch(text)
        parts = match.groupdict() if match else {"day": text, "time": None}
        day = _day(parts["day"] or "", node, reading)
        if day is REFUSED or not parts["time"]:
            return REFUSED if day is REFUSED else Moment(day)
        at = _clock(parts["time"], node, reading)
        return REFUSED if at is REFUSED else Moment(day, at)


def _day(text: str, node: Node, reading: Reading) -> date | Refused:
    try:
        found = dates.day(text)
    except ValueError:
        reading.report(NO_SUCH_DATE.at(node.span, value=text))
        return REFUSED
    if found is None:
        reading.report(BAD_DATE.at(node.span, value=text))
        return REFUSED
    return found


def _clock(text: str, node: Node, reading: Reading) -> time | Refused:
    try:
        found = dates.clock(text)
    except ValueError:
        found = None
    if found is None:
        digits = re.fullmatch(r"(\d{1,2})(\d{2})?", text.replace(" ", ""))
        likely = f'"{int(digits[1]):02}:{digits[2] or "00"}"' if digits and int(digits[1]) < 24 and int(digits[2] or 0) < 60 else None
        reading.report(BAD_TIME.at(node.span, swap(node, likely) if likely else None, value=text))
        return REFUSED
    return found
