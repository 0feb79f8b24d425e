"""How are hours said in one line, so that reading the line gives the same hours?"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from localsite.hours.value import (
    ALL_DAY,
    CLOSED,
    MIDNIGHT,
    ON_APPOINTMENT,
    SILENT,
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
)

_LEAP = 2024  # a year that has every day


class Words(NamedTuple):
    """What a phrase is made of in one language."""

    days: tuple[str, ...]
    months: tuple[str, ...]
    every_day: str
    closed: str
    on_appointment: str
    round_the_clock: str
    holidays: str
    as_usual: str
    school: str
    parity: tuple[str, str, str]
    ranks: Mapping[int, str]
    and_: str
    of_month: str
    feasts: Mapping[int, str]
    between: str  # two dates that are far apart
    stop: str
    midnight: str
    remark: str
    of: str = ""  # before the first of two dates
    to: str = ""  # before the last
    of_feast: Mapping[str, str] = MappingProxyType({})  # where a feast wants other words: "de Pâques", "à l’Ascension"
    to_feast: Mapping[str, str] = MappingProxyType({})


WORDS: Mapping[str, Words] = MappingProxyType({
    "fr": Words(
        ("lun", "mar", "mer", "jeu", "ven", "sam", "dim"),
        ("jan", "fév", "mars", "avr", "mai", "juin", "juil", "août", "sept", "oct", "nov", "déc"),
        "tous les jours", "fermé", "sur rendez-vous", "24h/24", "jours fériés", "comme d’habitude", "vacances scolaires",
        ("", "semaines impaires", "semaines paires"), {1: "1er", 2: "2e", 3: "3e", 4: "4e", 5: "5e", -1: "dernier"}, "et", "du mois",
        {-47: "mardi gras", -2: "vendredi saint", 0: "Pâques", 1: "lundi de Pâques", 39: "Ascension",
         49: "Pentecôte", 50: "lundi de Pentecôte"},
        "{first} {last}", " ; ", "minuit", "« {text} »", "du ", "au ",
        MappingProxyType({"Pâques": "de Pâques", "Ascension": "de l’Ascension", "Pentecôte": "de la Pentecôte"}),
        MappingProxyType({"Pâques": "à Pâques", "Ascension": "à l’Ascension", "Pentecôte": "à la Pentecôte"}),
    ),
    "en": Words(
        ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec"),
        "daily", "closed", "by appointment", "24 hours", "public holidays", "as usual", "school holidays",
        ("", "odd weeks", "even weeks"), {1: "1st", 2: "2nd", 3: "3rd", 4: "4th", 5: "5th", -1: "last"}, "and", "of the month",
        {-47: "mardi gras", -2: "Good Friday", 0: "Easter Sunday", 1: "Easter Monday", 39: "Ascension Day",
         49: "Pentecôte", 50: "Whit Monday"},
        "{first} to {last}", "; ", "midnight", "“{text}”",
    ),
})  # fmt: skip


def words_of(language: str) -> Words:
    """The words of a language; English where nobody has written them."""
    return WORDS.get(language.partition("-")[0], WORDS["en"])


def phrase(hours: Hours, language: str) -> str:
    """The hours in one line, in French or English."""
    words = words_of(language)
    parts = [*_weekly(hours.week, "", words), *(part for period in hours.seasons for part in _period(period, words))]
    if parts == [f"{words.every_day} {words.on_appointment}"]:
        parts = [words.on_appointment]
    if isinstance(hours.holidays, Usual):
        parts.append(f"{words.holidays} {words.as_usual}")
    elif hours.holidays is not None:
        parts.append(f"{words.holidays} {slots(hours.holidays, words)}")
    parts += [part for period in hours.exceptions for part in _period(period, words)]
    return words.stop.join([*parts, *([words.remark.format(text=hours.note)] if hours.note else [])])


def _period(period: Period, words: Words) -> Iterator[str]:
    above = words.school if isinstance(period.span, School) else span(period.span, words)
    said = list(_weekly(period.weekly, above, words, is_day=isinstance(period.span, Span) and period.span.is_day))
    if period.reason:
        said[0] = f"{said[0]} {words.remark.format(text=period.reason)}"
    yield from said


def _weekly(weekly: Weekly, above: str, words: Words, *, is_day: bool = False) -> Iterator[str]:
    """The sayings of a week: each of them repeats the part of the year that it is in."""
    for weekdays, said in grouped(weekly.days):
        is_whole = len(weekdays) == len(SILENT)
        named = words.every_day if is_whole else day_list(weekdays, words)
        if above and is_whole and (is_day or said == CLOSED):
            named = ""
        yield " ".join(part for part in (above, _apart(named, above), slots(said, words)) if part)
    for rhythm, days in weekly.rhythms:
        for weekdays, said in grouped(days):
            told = _rhythm(rhythm, _apart(day_list(weekdays, words), above), words)
            yield " ".join(part for part in (above, told, slots(said, words)) if part)


def _apart(named: str, above: str) -> str:
    """The days behind a part of the year, where "mar" may be the month."""
    return re.sub(r"^mar$", "mardi", named) if above else named


def grouped(days: Days) -> list[tuple[tuple[int, ...], tuple[Slot, ...]]]:
    """The weekdays of which the same is said, together; those that are open first, in the order of the week."""
    groups: dict[tuple[Slot, ...], list[int]] = {}
    for number, said in enumerate(days):
        if said is not None:
            groups.setdefault(said, []).append(number)
    return sorted(((tuple(numbers), said) for said, numbers in groups.items()), key=lambda one: (one[1] == CLOSED, one[0]))


def runs(weekdays: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last days of each run of weekdays; one may run over Sunday: (6, 0)."""
    them = sorted(weekdays)
    found: list[tuple[int, int]] = []
    for day in them:
        if found and found[-1][1] == day - 1:
            found[-1] = (found[-1][0], day)
        else:
            found.append((day, day))
    if len(found) == 2 and found[0][0] == 0 and found[1][1] == len(SILENT) - 1:  # both ends of one run
        found = [(found[1][0], found[0][1])]
    return found


def day_list(weekdays: Iterable[int], words: Words) -> str:
    """Like "mar-sam", "lun, jeu"."""
    return ", ".join(words.days[first] if first == last else f"{words.days[first]}-{words.days[last]}" for first, last in runs(weekdays))


def _rhythm(rhythm: Rhythm, days: str, words: Words) -> str:
    ranks = f" {words.and_} ".join(words.ranks[rank] for rank in rhythm.nth)
    return " ".join(part for part in (words.parity[rhythm.parity], ranks, days, words.of_month if ranks else "") if part)


def slots(said: Day, words: Words) -> str:
    """The times of a day."""
    if not said:
        return words.closed
    if said == (ALL_DAY,):
        return words.round_the_clock
    if said == (ON_APPOINTMENT,):
        return words.on_appointment
    return ", ".join(
        f"{_time(one.start, words)}-{_time(one.end, words)}" + (f" ({words.on_appointment})" if one.on_appointment else "") for one in said
    )


def _time(minutes: int, words: Words) -> str:
    if minutes == MIDNIGHT:
        return words.midnight
    hour, minute = divmod(minutes % MIDNIGHT, 60)
    if words is WORDS["fr"]:
        return f"{hour}h{minute:02}" if minute else f"{hour}h"
    return f"{hour:02}:{minute:02}"


def span(of: Span, words: Words) -> str:
    """A part of the year: "août", "avr-oct", "du 2 au 23 août 2027", "24 déc 2026"."""
    first, last = of
    if of.is_day:
        return _point(first, words)
    is_whole = first.month and last.month and first.day == 1 and last.day == monthrange(last.year or _LEAP, last.month)[1]
    if is_whole and first.month == last.month and first.year == last.year:
        return _with_year(words.months[first.month - 1], last.year)
    if is_whole and first.year is None:
        return f"{words.months[first.month - 1]}-{words.months[last.month - 1]}"
    if first.month and first.month == last.month and first.year == last.year and first.day < last.day:
        if words is WORDS["fr"]:
            return _with_year(f"du {_number(first.day, words)} au {last.day} {words.months[last.month - 1]}", last.year)
        return _with_year(f"{first.day}-{last.day} {words.months[last.month - 1]}", last.year)
    same_year = first.year == last.year
    low, high = _point(first._replace(year=None) if same_year else first, words), _point(last, words)
    return words.between.format(first=words.of_feast.get(low, f"{words.of}{low}"), last=words.to_feast.get(high, f"{words.to}{high}"))


def _point(point: Point, words: Words) -> str:
    if not point.month:
        return words.feasts[point.from_easter]
    return _with_year(f"{_number(point.day, words)} {words.months[point.month - 1]}", point.year)


def _number(day: int, words: Words) -> str:
    return "1er" if day == 1 and words is WORDS["fr"] else str(day)


def _with_year(text: str, year: int | None) -> str:
    return f"{text} {year}" if year else text
