"""Opening hours: what people write, read into one value that is never guessed, and what is said of each day."""

from __future__ import annotations

from localsite.hours.building import Understood, understood
from localsite.hours.cursor import Trouble
from localsite.hours.holidays import public_holidays
from localsite.hours.ordering import crossing, in_order, in_strength, is_exception, overlapping
from localsite.hours.osm import Unread, osm, read_osm
from localsite.hours.phrase import day_list, phrase, runs, slots, span, words_of
from localsite.hours.tokens import flat
from localsite.hours.value import (
    ALL_DAY,
    AS_USUAL,
    CLOSED,
    MIDNIGHT,
    NOTHING_DATED,
    ON_APPOINTMENT,
    SCHOOL,
    SILENT,
    Calendar,
    Day,
    Days,
    Hours,
    Period,
    Point,
    Rhythm,
    School,
    Slot,
    Span,
    Usual,
    Weekly,
    dated,
    days,
    minutes,
    points,
    usual,
)  # fmt: skip
from localsite.hours.vocabulary import VOCABULARY

KINDS = (Hours, Weekly, Rhythm, Slot, Point, Span, Period, Usual, School)  # what a value is made of

__all__ = [
    "ALL_DAY", "AS_USUAL", "CLOSED", "KINDS", "MIDNIGHT", "NOTHING_DATED", "ON_APPOINTMENT", "SCHOOL", "SILENT", "VOCABULARY", "Calendar",
    "Day", "Days", "Hours", "Period", "Point", "Rhythm", "School", "Slot", "Span", "Trouble", "Understood", "Unread", "Usual", "Weekly",
    "crossing", "dated", "day_list", "days", "flat", "in_order", "in_strength", "is_exception", "minutes", "osm", "overlapping", "phrase",
    "points", "public_holidays", "read_osm", "runs", "slots", "span", "understood", "usual", "words_of",
]  # fmt: skip
