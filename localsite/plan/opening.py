"""What do people see of a place's hours: its week in a table, the days that differ by name, and what the browser needs to say "open"?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import groupby
from typing import NamedTuple

from localsite import dates, hours
from localsite.hours import CLOSED, MIDNIGHT, ON_APPOINTMENT, Calendar, Day, Days, Hours, Period, Point, Rhythm, School, Span, Weekly
from localsite.words import NBSP

HORIZON = 120  # days of which a page knows what differs; past them it makes no claim
HOURS_APART = " / "  # between the locations of a shop
NEXT = 45  # days whose differences are told by name
_LEAP = 2024
TO = f"{NBSP}–\u2060{NBSP}"  # a line may break after a dash, were it not for the joiner


class Row(NamedTuple):
    """Days of which the same is said."""

    days: str  # "mardi – samedi"
    times: str  # "9 h – 12 h 30, 14 h – 19 h"
    weekdays: tuple[int, ...] = ()  # from 1 for Monday, where the row is of the plain week
    is_closed: bool = False


class Part(NamedTuple):
    """A week and the part of the year that it is of, "" for the plain one."""

    title: str = ""
    rows: tuple[Row, ...] = ()


class Difference(NamedTuple):
    """A day, or some in a row, of which something else is said."""

    first: date
    last: date
    text: str  # "jeudi 19 novembre 2026, Fête du Prince"
    times: str


class Opening(NamedTuple):
    """The hours of a place as a page shows them."""

    parts: tuple[Part, ...] = ()
    differences: tuple[Difference, ...] = ()
    note: str = ""
    phrase: str = ""  # all of it in one line
    data: str = ""  # for the browser: see `data`


Words = Callable[..., str]


def opening(of: Hours, language: str, t: Words, calendar: Calendar, today: date) -> Opening:
    """The hours in a language. `today` is the day of the build: a page says dates, and the browser which of them is today."""
    said = hours.days(of, today, HORIZON, calendar)
    speak = _Speech(language, t)
    seasons = [
        *of.seasons,
        *(period for period in of.exceptions if isinstance(period.span, Span) and not period.span.is_dated and not period.span.is_day),
    ]
    parts = [Part("", (*speak.rows(of.week, is_plain=True), *speak.holidays(of)))]
    parts += [Part(speak.span(period), speak.rows(period.weekly)) for period in seasons]
    return Opening(
        tuple(part for part in parts if part.rows),
        tuple(_differences(of, said, speak, calendar, today)),
        of.note,
        hours.phrase(of, language),
        data_from(of, today, calendar),
    )


def on_weekday(of: Hours, weekday: int, language: str, t: Words, today: date) -> str:
    """The times of a weekday in the usual week of the days to come; "" where nobody is there without an appointment."""
    said = hours.usual(hours.days(of, today, HORIZON), today)[0][weekday]
    return _Speech(language, t).times(said) if any(not slot.on_appointment for slot in said or ()) else ""


def _differences(of: Hours, said: tuple[Day, ...], speak: _Speech, calendar: Calendar, today: date) -> Iterator[Difference]:
    """What is said of single days to come: public holidays and dated exceptions, several in a row together."""
    plain = hours.days(Hours(of.week, tuple(one for one in of.seasons if not isinstance(one.span, School))), today, HORIZON)
    named = [_name(of, today + timedelta(number), calendar) for number in range(NEXT)]
    found = [(number, said[number], named[number]) for number in range(NEXT) if named[number] is not None]
    for _, group in groupby(enumerate(found), key=lambda one: (one[1][0] - one[0], one[1][1], one[1][2])):
        days = [one for _, one in group]
        number, what, name = days[0]
        if what == plain[number] and not name:
            continue
        first, last = today + timedelta(number), today + timedelta(days[-1][0])
        yield Difference(first, last, speak.dated(first, last, name or ""), speak.times(what, is_dated=True))


def _name(of: Hours, day: date, calendar: Calendar) -> str | None:
    """The name of a public holiday that something is said of; "" for a dated exception, None for a day like others."""
    exceptional = any(
        isinstance(one.span, Span) and (one.span.is_dated or one.span.is_day) and one.span.holds(day) for one in of.exceptions
    )
    if day in calendar.holidays and (of.holidays is not hours.AS_USUAL or exceptional):
        return calendar.holidays[day]
    return "" if exceptional else None


# For the browser


def data_from(of: Hours, today: date, calendar: Calendar) -> str:
    """See `data`; from yesterday on, as its evening may not be over."""
    return data(hours.days(of, today - timedelta(1), HORIZON + 1, calendar), today - timedelta(1))


def data(said: tuple[Day, ...], first: date) -> str:
    """What is said of each day, for the browser: "2026-11-24 120|week|25=…", seven usual days from Monday, and those that differ by number.

    A day is its slots, "540-750,a840-1140" in minutes, `a` for on appointment; nothing for closed, "?" where nothing is said.
    """
    week, others = hours.usual(said, first)
    return "|".join([f"{first} {len(said)}", *map(_written, week), *(f"{number}={_written(day)}" for number, day in others.items())])


def _written(day: Day) -> str:
    return "?" if day is None else ",".join(f"{'a' if one.on_appointment else ''}{one.start}-{one.end}" for one in day)


# In words


class _Speech(NamedTuple):
    """The words of a language."""

    language: str
    t: Words

    def rows(self, weekly: Weekly, *, is_plain: bool = False) -> tuple[Row, ...]:
        """A week, days of which the same is said together, in the order of the week."""
        found = [self._row(weekdays, said, is_plain=is_plain) for weekdays, said in _in_order(weekly.days)]
        for rhythm, days in weekly.rhythms:
            found += [
                Row(self.rhythm(rhythm, self.weekdays(weekdays)), self.times(said), (), said == CLOSED)
                for weekdays, said in _in_order(days)
                if said is not None
            ]
        return tuple(found)

    def _row(self, weekdays: tuple[int, ...], said: Day, *, is_plain: bool) -> Row:
        named = self.t("hours.every_day") if len(weekdays) == 7 else self.weekdays(weekdays)  # days of a week
        return Row(named, self.times(said), tuple(day + 1 for day in weekdays) if is_plain else (), said == CLOSED)

    def holidays(self, of: Hours) -> tuple[Row, ...]:
        """What is said of public holidays, where something is."""
        if isinstance(of.holidays, hours.Usual):
            return (Row(self.t("hours.holidays"), self.t("hours.as_usual")),)
        return (Row(self.t("hours.holidays"), self.times(of.holidays), (), of.holidays == CLOSED),) if of.holidays is not None else ()

    def weekdays(self, weekdays: tuple[int, ...]) -> str:
        """Like "mardi – vendredi, dimanche"."""
        named = [
            (dates.weekday_name(first, self.language), dates.weekday_name(last, self.language), first, last)
            for first, last in hours.runs(weekdays)
        ]
        return ", ".join(
            one if first == last else f"{one}, {other}" if (last - first) % 7 == 1 else f"{one}{TO}{other}"
            for one, other, first, last in named
        )

    def rhythm(self, rhythm: Rhythm, days: str) -> str:
        """Like "1er samedi du mois", "semaines impaires : mercredi"."""
        if rhythm.nth:
            ranks = " ".join(self.t(f"hours.rank.{rank}" if rank > 0 else "hours.rank.last") for rank in rhythm.nth)
            days = self.t("hours.of_month", rank=ranks, days=days)
        return self.t("hours.weeks_odd" if rhythm.parity == 1 else "hours.weeks_even", days=days) if rhythm.parity else days

    def times(self, said: Day, *, is_dated: bool = False) -> str:
        """Like "9 h – 12 h 30, 14 h – 19 h"."""
        if said is None:
            return self.t("hours.unsaid")
        if not said:
            return self.t("hours.closed_then" if is_dated else "hours.closed")
        if said == (ON_APPOINTMENT,):
            return self.t("hours.on_appointment")
        if said == (hours.ALL_DAY,):
            return self.t("hours.round_the_clock")
        told = ((f"{self.clock(one.start)}{TO}{self.clock(one.end)}", one.on_appointment) for one in said)
        return ", ".join(f"{text} ({self.t('hours.on_appointment')})" if asked else text for text, asked in told)

    def clock(self, minutes: int) -> str:
        """A time of day."""
        if minutes == MIDNIGHT:
            return self.t("hours.midnight")
        return dates.o_clock(dates.at_minute(minutes % MIDNIGHT), self.language)

    def span(self, period: Period) -> str:
        """The part of the year: "D’avril à octobre", "Du 15 juin au 31 août"; a closure also says when it ends."""
        if isinstance(period.span, School):
            return self.t("hours.school")
        first, last = period.span
        whole = first.day == 1 and last.month and last.day == monthrange(_LEAP, last.month)[1]
        if first.month and whole and first.month == last.month:
            text = self.t("hours.in_month", month=dates.every_year(first.month, 0, self.language))
        elif first.month and whole:
            months = [dates.every_year(point.month, 0, self.language) for point in (first, last)]
            text = self.t("hours.from_month", first=months[0], last=months[1])
        else:
            text = self.t("hours.from_day", first=self._point(first), last=self._point(last))
        if period.weekly.days == (CLOSED,) * 7 and last.month:
            after = date(_LEAP + 1, last.month, min(last.day, monthrange(_LEAP + 1, last.month)[1])) + timedelta(1)
            text = self.t("hours.reopens", when=text, day=dates.every_year(after.month, after.day, self.language))
        return text[:1].upper() + text[1:]

    def _point(self, point: Point) -> str:
        if not point.month:
            return self.t("hours.easter") if not point.from_easter else self.t("hours.from_easter", days=point.from_easter)
        return dates.every_year(point.month, point.day, self.language)

    def dated(self, first: date, last: date, name: str) -> str:
        """Like "jeudi 19 novembre 2026, Fête du Prince"."""
        spoken = dates.spoken(first, self.language)
        if first != last:
            spoken = self.t("event.from_to", start=spoken, end=dates.spoken(last, self.language))
        return f"{spoken}, {name}" if name else spoken


def _in_order(days: Days) -> list[tuple[tuple[int, ...], Day]]:
    """The weekdays of which the same is said, in the order of the week."""
    groups: dict[Day, list[int]] = {}
    if all(said is None for said in days):
        return []
    for number, said in enumerate(days):
        groups.setdefault(said, []).append(number)
    return [(tuple(numbers), said) for said, numbers in groups.items()]
