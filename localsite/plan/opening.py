"""What do people see of a place's hours: its week in a table, the days that differ by name, and what the browser needs to say "open"?"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from localsite import dates, hours
from localsite.hours import CLOSED, MIDNIGHT, ON_APPOINTMENT, Calendar, Day, Days, Hours, Period, Point, Rhythm, School, Span, Weekly
from localsite.words import NBSP, typographed

HORIZON = 120  # days of which a page knows what differs; past them it makes no claim
HOURS_APART = " / "  # between the locations of a shop
NEXT = 45  # days whose holidays are told by name
WEEKS = 6  # to come, that say who is open on a weekday
TRIED = 14  # days that somebody who writes hours is shown
FARTHEST = 500  # days to which dated exceptions are told
_LEAP = 2024
TO = f"{NBSP}–\u2060{NBSP}"  # a line may break after a dash, were it not for the joiner
DAYS_TO = f"{NBSP}– "  # days may stand on two lines, times not


class Row(NamedTuple):
    """Days of which the same is said."""

    days: str  # "mardi – samedi"
    times: str  # "9 h – 12 h 30, 14 h – 19 h"
    weekdays: tuple[int, ...] = ()  # from 1 for Monday, where the row is of the plain week
    is_closed: bool = False
    reason: str = ""  # in the language of the record
    said: str = ""  # of a row with weekdays, as the browser has it: see `data`


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
    reason: str = ""  # in the language of the record


class Opening(NamedTuple):
    """The hours of a place as a page shows them."""

    parts: tuple[Part, ...] = ()
    differences: tuple[Difference, ...] = ()
    note: str = ""
    phrase: str = ""  # all of it in one line
    asks: bool = False  # some of it is on appointment
    data: str = ""  # for the browser: see `data`
    osm: str = ""  # for OpenStreetMap; with the days to come, for somebody who writes: see `understood`
    days: tuple[Row, ...] = ()


Words = Callable[..., str]


def set_in_type(of: Hours, language: str) -> Hours:
    """The same hours, and what somebody wrote beside them with the typography of its language: a file keeps what was typed."""
    seasons, exceptions = (
        tuple(one._replace(reason=typographed(one.reason, language)) for one in some) for some in (of.seasons, of.exceptions)
    )
    return replace(of, seasons=seasons, exceptions=exceptions, note=typographed(of.note, language))


def opening(of: Hours, language: str, t: Words, calendar: Calendar, today: date) -> Opening:
    """The hours in a language. `today` is the day of the build: a page says dates, and the browser which of them is today."""
    speak = _Speech(language, t)
    periods = [*of.seasons, *(period for period in of.exceptions if not _is_told_by_date(period) and not _is_day(period))]
    rows = (
        *speak.rows(of.week, is_plain=True, else_named=bool(of.seasons)),
        *speak.holidays(of),
        *(speak.row(period, _reopening(of, period, today, speak)) for period in periods if _is_even(period)),
        *speak.days_of_the_year(of),
    )
    parts = [Part("", rows), *(Part(speak.title(period), speak.rows(period.weekly)) for period in periods if not _is_even(period))]
    return Opening(
        tuple(part for part in parts if part.rows),
        tuple(_differences(of, speak, calendar, today)),
        of.note,
        typographed(hours.phrase(of, language), language),
        _asks(of),
        data_from(of, today, calendar),
    )


def understood(of: Hours, language: str, t: Words, calendar: Calendar, today: date) -> Opening:
    """The same with what `localsite hours` tells, for the page that somebody looks at while writing."""
    speak = _Speech(language, t)
    days = (
        Row(speak.dated(day, day, calendar.holidays.get(day, "")), speak.times(said))
        for day, said in zip((today + timedelta(number) for number in range(TRIED)), hours.days(of, today, TRIED, calendar), strict=True)
    )
    osm = hours.osm(of, tuple(map(hours.points, calendar.school)))
    return opening(of, language, t, calendar, today)._replace(osm=osm, days=tuple(days))


def on_weekday(of: Hours, weekday: int, language: str, t: Words, today: date) -> str:
    """The times of a weekday over the weeks to come, holidays aside; "" where nobody is there without an appointment."""
    first = (weekday - today.weekday()) % 7
    them = hours.days(of, today, first + 7 * (WEEKS - 1) + 1)[first::7]
    open_ones = [said for said in them if any(not slot.on_appointment for slot in said or ())]
    times = " / ".join(dict.fromkeys(_Speech(language, t).times(said) for said in open_ones))
    return times if len(open_ones) == len(them) or not times else t("hours.some_weeks", times=times)


def _is_told_by_date(period: Period) -> bool:
    return isinstance(period.span, Span) and period.span.is_dated


def _is_day(period: Period) -> bool:
    return isinstance(period.span, Span) and period.span.is_day


def _is_even(period: Period) -> bool:
    """True where the same is said of every day of a part of the year."""
    return not period.weekly.rhythms and len(set(period.weekly.days)) == 1


def _reopening(of: Hours, period: Period, today: date, speak: _Speech) -> str:
    """The day on which a place is open again after a yearly closure, the next time; "" where that is not soon after, or not said."""
    if period.weekly.days != (CLOSED,) * 7 or not isinstance(period.span, Span):
        return ""
    after = _after(period.span, today)
    if after is None:
        return ""
    opened = next((number for number, said in enumerate(hours.days(of, after, 10)) if said), None)  # days, over a weekend and a feast
    then = after + timedelta(opened or 0)
    if opened is None:
        return ""
    return dates.every_year(then.month, then.day, speak.language) if opened == 0 else dates.spoken(then, speak.language)


@lru_cache(maxsize=1_000)  # many close in August
def _after(span: Span, today: date) -> date | None:
    """The day after a part of the year, the next time; None where it never ends."""
    days = [today + timedelta(number) for number in range(2 * 366)]
    return next((day for last, day in pairwise(days) if span.holds(last) and not span.holds(day)), None)


def _asks(of: Hours) -> bool:
    weeks = [of.week, *(period.weekly for period in (*of.seasons, *of.exceptions))]
    said = [day for week in weeks for days in (week.days, *(days for _, days in week.rhythms)) for day in days]
    return any(slot.on_appointment for day in said for slot in day or ())


class _Dated(NamedTuple):
    """What is said of a day to come that is told by its date."""

    number: int  # from today
    said: Day
    name: str  # of the holiday
    of: Period | None  # the exception that says it


def _differences(of: Hours, speak: _Speech, calendar: Calendar, today: date) -> Iterator[Difference]:
    """What is said of single days to come: public holidays soon, dated exceptions however far; days in a row together."""
    ends = [until for period in of.exceptions if _is_told_by_date(period) and (until := hours.dated(period.span))]  # type: ignore[arg-type]
    count = min(max([NEXT, *((last - today).days + 1 for _, last in ends)]), FARTHEST)
    said = hours.days(of, today, count, calendar)
    plain = hours.days(Hours(of.week, tuple(one for one in of.seasons if not isinstance(one.span, School))), today, count)
    found = [one for number in range(count) if (one := _dated(of, number, said[number], calendar, today)) is not None]
    for _, group in groupby(enumerate(found), key=lambda one: (one[1].number - one[0], *one[1][1:])):
        days = [one for _, one in group]
        number, what, name, by = days[0]
        reason = by.reason if by else ""
        if not name and not reason and all(one.said == plain[one.number] for one in days):
            continue
        first, last = today + timedelta(number), today + timedelta(days[-1].number)
        is_exceptional = what == CLOSED and first == last and not name and not reason
        times = speak.t("hours.exceptional") if is_exceptional else speak.times(what)
        yield Difference(first, last, speak.dated(first, last, name), times, reason)


def _dated(of: Hours, number: int, said: Day, calendar: Calendar, today: date) -> _Dated | None:
    """None for a day like others."""
    day = today + timedelta(number)
    said_by = [one for one in of.exceptions if _is_told_by_date(one) or _is_day(one)]
    strongest = next((one for one in reversed(said_by) if isinstance(one.span, Span) and one.span.holds(day)), None)
    holiday = calendar.holidays.get(day, "")
    if strongest and (_is_told_by_date(strongest) or number < NEXT):
        return _Dated(number, said, holiday if _is_day(strongest) and not strongest.reason else "", strongest)
    if holiday and number < NEXT and of.holidays is not hours.AS_USUAL:
        return _Dated(number, said, holiday, None)
    return None


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

    def rows(self, weekly: Weekly, *, is_plain: bool = False, else_named: bool = False) -> tuple[Row, ...]:
        """A week, days of which the same is said together, in the order of the week."""
        found = [self._row(weekdays, said, is_plain=is_plain) for weekdays, said in _in_order(weekly.days, _spoken_of_by_parity(weekly))]
        if else_named and weekly.days == (CLOSED,) * 7:  # "avr-oct 9h-20h ; le reste de l’année fermé"
            found[0] = found[0]._replace(days=self.t("hours.rest_of_year"))
        for rhythm, days in weekly.rhythms:
            found += [
                Row(self.rhythm(rhythm, self.weekdays(weekdays)), self.times(said), (), said == CLOSED)
                for weekdays, said in _in_order(days, frozenset(range(7)))
            ]
        return tuple(found)

    def _row(self, weekdays: tuple[int, ...], said: Day, *, is_plain: bool) -> Row:
        named = self.t("hours.every_day") if len(weekdays) == 7 else self.weekdays(weekdays)  # days of a week
        numbers = tuple(day + 1 for day in weekdays) if is_plain else ()
        return Row(named, self.times(said), numbers, said == CLOSED, said=_written(said) if is_plain else "")

    def row(self, period: Period, reopening: str) -> Row:
        """A part of the year of which the same is said every day: "en août", "fermé, réouverture le 1er septembre"."""
        said = period.weekly.days[0]
        times = self.t("hours.reopens", closed=self.times(said), day=reopening) if reopening else self.times(said)
        return Row(self.span(period), times, (), said == CLOSED, period.reason)

    def days_of_the_year(self, of: Hours) -> tuple[Row, ...]:
        """Days of every year, those of which the same is said together: "1er mai, 25 décembre"."""
        found: dict[tuple[Day, str], list[str]] = {}
        for period in of.exceptions:
            if _is_day(period) and isinstance(period.span, Span) and not period.span.is_dated:
                found.setdefault((period.weekly.days[0], period.reason), []).append(self._point(period.span.first))
        return tuple(Row(", ".join(named), self.times(said), (), said == CLOSED, reason) for (said, reason), named in found.items())

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
            one if first == last else f"{one}, {other}" if (last - first) % 7 == 1 else f"{one}{DAYS_TO}{other}"
            for one, other, first, last in named
        )

    def rhythm(self, rhythm: Rhythm, days: str) -> str:
        """Like "1er samedi du mois", "semaines impaires : mercredi"."""
        if rhythm.nth:
            ranks = " ".join(self.t(f"hours.rank.{rank}" if rank > 0 else "hours.rank.last") for rank in rhythm.nth)
            days = self.t("hours.of_month", rank=ranks, days=days)
        return self.t("hours.weeks_odd" if rhythm.parity == 1 else "hours.weeks_even", days=days) if rhythm.parity else days

    def times(self, said: Day) -> str:
        """Like "9 h – 12 h 30, 14 h – 19 h"."""
        if said is None:
            return self.t("hours.unsaid")
        if not said:
            return self.t("hours.closed")
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

    def title(self, period: Period) -> str:
        """The part of the year, over its own week."""
        text = self.span(period)
        return text[:1].upper() + text[1:]

    def span(self, period: Period) -> str:
        """The part of the year: "d’avril à octobre", "du 15 juin au 31 août"."""
        if isinstance(period.span, School):
            return self.t("hours.school")
        first, last = period.span
        if not first.month or not last.month:  # "de Pâques au 31 oct"
            return hours.span(period.span, hours.words_of(self.language))
        whole = first.day == 1 and last.day == monthrange(_LEAP, last.month)[1]
        if whole and first.month == last.month:
            return self.t("hours.in_month", month=dates.every_year(first.month, 0, self.language))
        if whole:
            months = [dates.every_year(point.month, 0, self.language) for point in (first, last)]
            return dates.elided(self.t("hours.from_month", first=months[0], last=months[1]), self.language)
        days = [self._point(point).partition(" ") for point in (first, last)]
        # "du 1er au 15 août": the month is said once.
        one = days[0][0] if days[0][2] == days[1][2] and days[0][0][:1].isdigit() else self._point(first)
        return self.t("hours.from_day", first=one, last=self._point(last))

    def _point(self, point: Point) -> str:
        if not point.month:
            return hours.words_of(self.language).feasts[point.from_easter]
        return dates.every_year(point.month, point.day, self.language)

    def dated(self, first: date, last: date, name: str) -> str:
        """Like "jeudi 19 novembre 2026, Fête du Prince"."""
        spoken = dates.spoken(first, self.language)
        if first != last:
            spoken = self.t("event.from_to", start=spoken, end=dates.spoken(last, self.language))
        return f"{spoken}, {name}" if name else spoken


def _spoken_of_by_parity(weekly: Weekly) -> frozenset[int]:
    """The weekdays of which both odd and even weeks say something."""
    said = {rhythm.parity: days for rhythm, days in weekly.rhythms if not rhythm.nth}
    return frozenset(day for day in range(7) if all(said.get(parity, hours.SILENT)[day] is not None for parity in (1, 2)))


def _in_order(days: Days, else_spoken_of: frozenset[int]) -> list[tuple[tuple[int, ...], Day]]:
    """The weekdays of which the same is said, in the order of the week; Sunday and Monday come last, as one weekend.

    That nothing is said of a day is left out where something else speaks of it.
    """
    groups: dict[Day, list[int]] = {}
    if all(said is None for said in days):
        return []
    for number, said in enumerate(days):
        if said is not None or number not in else_spoken_of:
            groups.setdefault(said, []).append(number)
    return sorted(((tuple(numbers), said) for said, numbers in groups.items()), key=lambda one: hours.runs(one[0])[0][0])
