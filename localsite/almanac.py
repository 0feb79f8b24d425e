"""Which days are holidays here: public ones, by name, and those of the schools?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from localsite import dates, hours
from localsite.cache import Memory, digest
from localsite.codes import settings as codes
from localsite.codes.hours import UNDATED_SCHOOL
from localsite.content import Place, Shop
from localsite.diagnostics import Report, Span
from localsite.hours import SCHOOL, Calendar, Hours
from localsite.settings import PATH, Settings
from localsite.values import Entry

_DATED = re.compile(r"(\d{4}-\d\d-\d\d|\d{1,2}/\d{1,2}/\d{4}|\d{1,2}\S* [^\W\d]+\.? \d{4})\s*[:,]?\s*(.*)")


def calendars(settings: Settings, today: date, memory: Memory, report: Report) -> Mapping[str, Calendar]:
    """The holidays of this year and the next, language by language."""
    school = tuple(span for text in settings.school_holidays for span in _school(text, report))
    return {language: Calendar(_public(settings, language, today, memory, report), school) for language in settings.languages}


def _public(settings: Settings, language: str, today: date, memory: Memory, report: Report) -> dict[date, str]:
    years = (today.year, today.year + 1)
    found: dict[date, str] = {}
    for said in settings.holidays or (settings.country,):
        dated = _DATED.fullmatch(said)
        day = _day(dated[1]) if dated else None
        if dated and day:
            found[day] = dated[2] or dates.spoken(day, language)
            continue
        key = digest(said, language, *(str(year) for year in years))
        known = memory.remember("holidays 1", key, lambda said=said: hours.public_holidays(said, years, language))  # type: ignore[misc]
        if known is None and language == settings.language and settings.holidays:
            report(codes.UNKNOWN_HOLIDAYS.at(Span(PATH), value=said))
        found |= known or {}
    return dict(sorted(found.items()))


def _day(text: str) -> date | None:
    try:
        return dates.day(text)
    except ValueError:
        return None


def _school(text: str, report: Report) -> tuple[tuple[date, date], ...]:
    """The first and the last day of a school holiday: "du 6 au 21 février 2027"."""
    made = hours.understood(f"{text} {hours.words_of('fr').closed}").hours
    spans = [one.span for one in made.exceptions if isinstance(one.span, hours.Span)] if made else []
    found = [hours.dated(span) for span in spans]
    if not found or None in found:
        report(codes.BAD_SCHOOL_HOLIDAYS.at(Span(PATH), value=text))
    return tuple(one for one in found if one)


def check_school(entries: Iterable[Entry], settings: Settings, report: Report) -> None:
    """Tells the hours that speak of school holidays which nobody has dated."""
    if settings.school_holidays:
        return
    for entry in entries:
        facts = entry.facts
        of = [one.hours for one in facts.locations] if isinstance(facts, Shop) else [facts.hours] if isinstance(facts, Place) else []
        if any(speaks_of_school(one) for one in of if one):
            report(UNDATED_SCHOOL.at(Span(entry.path)))


def speaks_of_school(of: Hours) -> bool:
    """True where something is said of school holidays."""
    return any(period.span is SCHOOL for period in of.seasons)
