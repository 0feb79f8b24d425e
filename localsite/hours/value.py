"""What are the hours of a place, once understood? A week, what changes it, and for each day what is said of it."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import Enum
from typing import NamedTuple

from localsite.dates import easter

MIDNIGHT = 24 * 60  # minutes


class Slot(NamedTuple):
    """A time when a place receives people, in minutes from the midnight that begins its day; past 1,440 it runs into the next one."""

    start: int
    end: int
    on_appointment: bool = False


Day = tuple[Slot, ...] | None  # () closed; None where nothing is said, which is not "closed"
Days = tuple[Day, Day, Day, Day, Day, Day, Day]  # from Monday
CLOSED: tuple[Slot, ...] = ()
ALL_DAY = Slot(0, MIDNIGHT)
ON_APPOINTMENT = Slot(0, MIDNIGHT, on_appointment=True)
SILENT: Days = (None,) * 7


def is_plausible(slot: Slot) -> bool:
    """True where times do not run past midnight, or are an evening: of at most twenty hours, until 6:00, or until 9:00 for what begins
    in the afternoon. "13h-9h" is a slip.
    """
    last = slot.end - MIDNIGHT
    return last <= 0 or (last <= (9 if slot.start >= 15 * 60 else 6) * 60 and slot.end - slot.start <= 20 * 60)


class Usual(Enum):
    """Public holidays that are days like others."""

    AS_USUAL = "as usual"


AS_USUAL = Usual.AS_USUAL


class Rhythm(NamedTuple):
    """Which weeks: odd (1) or even (2) ones by ISO 8601, 0 for all; which of the month, 1 to 5, -1 the last, () for all."""

    parity: int = 0
    nth: tuple[int, ...] = ()

    def holds(self, day: date) -> bool:
        """True where the day belongs to it."""
        if self.parity and day.isocalendar().week % 2 != self.parity % 2:
            return False
        return not self.nth or (day.day - 1) // 7 + 1 in self.nth or (-1 in self.nth and (day + timedelta(7)).month != day.month)


class Weekly(NamedTuple):
    """A week: what is said of each weekday, and of some weeks only, which is stronger; the last said is the strongest."""

    days: Days = SILENT
    rhythms: tuple[tuple[Rhythm, Days], ...] = ()

    def on(self, day: date) -> Day:
        """What is said of a day."""
        weekday = day.weekday()
        for rhythm, days in reversed(self.rhythms):
            said = days[weekday]
            if said is not None and rhythm.holds(day):
                return said
        return self.days[weekday]


class Point(NamedTuple):
    """A day of every year, or of one; or counted from Easter Sunday, where month and day are 0."""

    month: int
    day: int
    year: int | None = None
    from_easter: int = 0

    def on(self, year: int) -> tuple[int, int]:
        """Month and day in a year."""
        if self.month:
            return self.month, self.day
        there = easter(year) + timedelta(self.from_easter)
        return there.month, there.day


class Span(NamedTuple):
    """From a day to a day, both included; it may hold the new year."""

    first: Point
    last: Point

    @property
    def is_dated(self) -> bool:
        """True where it is of one year."""
        return self.first.year is not None

    @property
    def is_day(self) -> bool:
        """True for a single day."""
        return self.first == self.last

    def holds(self, day: date) -> bool:
        """True where the day is one of its days."""
        first, last, there = self.first.on(day.year), self.last.on(day.year), (day.month, day.day)
        if self.first.year is None:
            return first <= there <= last if first <= last else there >= first or there <= last
        return (self.first.year, *first) <= (day.year, *there) <= (self.last.year or self.first.year, *last)


class School(Enum):
    """The school holidays, as the settings date them."""

    SCHOOL = "school"


SCHOOL = School.SCHOOL


class Period(NamedTuple):
    """A part of the year with a week of its own; what it does not say of a day, the week below says."""

    span: Span | School
    weekly: Weekly
    reason: str = ""  # "inventaire", as people wrote it


NO_WEEK = Weekly()


@dataclass(frozen=True, slots=True)
class Hours:
    """The hours of a place. What stands later here is stronger: exceptions over holidays over seasons over the week."""

    week: Weekly = NO_WEEK
    seasons: tuple[Period, ...] = ()
    holidays: Day | Usual = None
    exceptions: tuple[Period, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Calendar:
    """The days that hours may speak of without dating them."""

    holidays: dict[date, str] = field(default_factory=dict, hash=False)  # public holidays and their names
    school: tuple[tuple[date, date], ...] = ()  # first and last day of each school holiday


NOTHING_DATED = Calendar()


def days(hours: Hours, first: date, count: int, calendar: Calendar = NOTHING_DATED) -> tuple[Day, ...]:
    """What is said of each of `count` days from `first` on."""
    them = [first + timedelta(number) for number in range(count)]
    said = [hours.week.on(day) for day in them] if hours.week.rhythms else [hours.week.days[day.weekday()] for day in them]
    for period in hours.seasons:
        _lay(said, them, period, calendar)
    if hours.holidays is not AS_USUAL:
        for number in (n for n, day in enumerate(them) if day in calendar.holidays):
            said[number] = hours.holidays
    for period in hours.exceptions:
        _lay(said, them, period, calendar)
    return tuple(said)


def _lay(said: list[Day], them: list[date], period: Period, calendar: Calendar) -> None:
    """Puts what a period says over what is said below it."""
    for number in _numbers(period.span, them, calendar):
        new = period.weekly.on(them[number])
        if new is not None:
            said[number] = new


def _numbers(span: Span | School, them: list[date], calendar: Calendar) -> Iterator[int]:
    """Which of the days, one after the other, a span holds."""
    if isinstance(span, School):
        return (n for n, day in enumerate(them) if any(first <= day <= last for first, last in calendar.school))
    if span.is_dated or span.is_day:
        return _near(span, them)
    return (n for n, day in enumerate(them) if span.holds(day))


def _near(span: Span, them: list[date]) -> Iterator[int]:
    """The same for a span that may be counted out, as most lie outside the days in question."""
    years = range(them[0].year, them[-1].year + 1) if span.first.year is None else (span.first.year,)
    for year in years:
        first = _day(year, span.first)
        last = _day(span.last.year or year, span.last)
        if first and last:
            yield from range(max(0, (first - them[0]).days), min(len(them), (last - them[0]).days + 1))


def _day(year: int, point: Point) -> date | None:
    month, day = point.on(year)
    return date(year, month, day) if day <= monthrange(year, month)[1] else None


def usual(said: tuple[Day, ...], first: date) -> tuple[Days, dict[int, Day]]:
    """The week that most of these days are of, and the days that differ from it, by their number from 0."""
    start = first.weekday()
    counted = [Counter(said[(weekday - start) % 7 :: 7]).most_common(1) for weekday in range(7)]
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (found[0][0] if found else None for found in counted)
    week: Days = (monday, tuesday, wednesday, thursday, friday, saturday, sunday)
    return week, {number: day for number, day in enumerate(said) if day != week[(start + number) % 7]}


def points(of: tuple[date, date]) -> tuple[Point, Point]:
    """The first and the last day of something that is dated, as a span has them."""
    first, last = of
    return Point(first.month, first.day, first.year), Point(last.month, last.day, last.year)


def dated(span: Span) -> tuple[date, date] | None:
    """The first and the last day of a span of one year; None for one of every year."""
    if span.first.year is None or span.last.year is None:
        return None
    return date(span.first.year, span.first.month, span.first.day), date(span.last.year, span.last.month, span.last.day)


def minutes(said: tuple[Day, ...]) -> list[tuple[int, int, bool]]:
    """The open times of days in a row, joined where they touch: start and end in minutes from the first midnight, on appointment."""
    found: list[tuple[int, int, bool]] = []
    raw = sorted((n * MIDNIGHT + one.start, n * MIDNIGHT + one.end, one.on_appointment) for n, day in enumerate(said) for one in day or ())
    for start, end, on_appointment in raw:
        if found and found[-1][2] == on_appointment and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]), on_appointment)
        else:
            found.append((start, end, on_appointment))
    return found
