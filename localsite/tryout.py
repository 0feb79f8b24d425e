"""What is understood of a phrase about hours, for somebody who tries it before writing it down?"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from localsite import almanac, console, dates, hours
from localsite.cache import Memory
from localsite.codes.hours import UNDATED_SCHOOL
from localsite.diagnostics import Diagnostic, SiteError, Tongue
from localsite.fields import REFUSED, Hours, Reading
from localsite.new import ground
from localsite.nodes import Node

DAYS = 14
_WORDS: Mapping[Tongue, Mapping[str, str]] = MappingProxyType({
    "fr": {"read": "Compris\u00a0: {phrase}", "osm": "OpenStreetMap\u00a0: {osm}", "unsaid": "non précisé",
        "next": "Les {count} prochains jours\u00a0:", "name": "horaires",
        "yearly": "Chaque année\u00a0: {dates}",
        "holidays": "Rien n’est dit des jours fériés. Ajoutez «\u00a0jours fériés fermé\u00a0», leurs heures, "
        "ou «\u00a0jours fériés comme d’habitude\u00a0»."},
    "en": {"read": "Understood: {phrase}", "osm": "OpenStreetMap: {osm}", "unsaid": "not stated",
        "next": "The next {count} days:", "name": "hours",
        "yearly": "Every year: {dates}",
        "holidays": "Nothing is said of public holidays. Add “public holidays closed”, their times, or “public holidays as usual”."},
})  # fmt: skip


class Tried(NamedTuple):
    """A phrase, and what was understood of it; None where it is refused."""

    phrase: str
    hours: hours.Hours | None
    found: tuple[Diagnostic, ...]
    calendar: hours.Calendar  # of the site

    @property
    def osm(self) -> str:
        """In OpenStreetMap's form, the school holidays by their dates."""
        return hours.osm(self.hours, tuple(map(hours.points, self.calendar.school))) if self.hours else ""


def tried(phrase: str, root: Path, today: date, tongue: Tongue) -> Tried:
    """Reads a phrase as it would be read in a file of the site at `root`, whose holidays it takes."""
    found: list[Diagnostic] = []
    node = Node("text", phrase, (), (), _WORDS[tongue]["name"], 1, 1, len(phrase), 1)
    made = Hours().read(node, Reading(found.append, tongue))
    calendar = _calendar(root, today, tongue)
    if made is not REFUSED and almanac.speaks_of_school(made) and not calendar.school:
        found.append(UNDATED_SCHOOL.at(node.span))
        made = REFUSED
    return Tried(phrase, None if made is REFUSED else made, tuple(found), calendar)


def said(tried: Tried, today: date, tongue: Tongue) -> str:
    """What was understood, in words: what is wrong, the phrase, the week, the days to come."""
    wrong = [console.as_text(tried.found, lambda _: (tried.phrase,), tongue, colour=False)] if tried.found else []
    return "\n".join([*wrong, *(_account(tried, tried.hours, today, tongue) if tried.hours else ())])


def told(tried: Tried, tongue: Tongue) -> dict[str, object]:
    """What programs are told. `week` is seven lists of [start, end, on appointment] in minutes, null where nothing is said."""
    problems = [
        {
            "code": one.code.number,
            "severity": one.code.severity.value,
            "column": one.span.column,
            "length": one.span.length,
            "message": one.said(tongue).message,
        }
        for one in tried.found
    ]
    made = tried.hours
    if made is None:
        return {"osm": None, "phrase": None, "week": None, "problems": problems}
    return {"osm": tried.osm, "phrase": hours.phrase(made, tongue), "week": made.week.days, "problems": problems}


def _calendar(root: Path, today: date, tongue: Tongue) -> hours.Calendar:
    """The holidays of the site that stands there, if one does."""
    try:
        settings = ground(root).settings
    except SiteError:
        return hours.NOTHING_DATED
    return almanac.calendars(settings, today, Memory(None), lambda _: None).get(tongue, hours.NOTHING_DATED)


def _account(tried: Tried, made: hours.Hours, today: date, tongue: Tongue) -> Iterator[str]:
    words, of, holidays = _WORDS[tongue], hours.words_of(tongue), tried.calendar.holidays
    yield words["read"].format(phrase=hours.phrase(made, tongue))
    yield words["osm"].format(osm=tried.osm or "–")
    yearly = [hours.span(one.span, of) for one in made.exceptions if isinstance(one.span, hours.Span) and not one.span.is_dated]
    if yearly:
        yield words["yearly"].format(dates=", ".join(yearly))
    if made.holidays is None:
        yield words["holidays"]
    yield ""
    if any(day is not None for day in made.week.days):
        for number, day in enumerate(made.week.days):
            yield f"  {dates.weekday_name(number, tongue):<12}{words['unsaid'] if day is None else hours.slots(day, of)}"
        yield ""
    yield words["next"].format(count=DAYS)
    for number, day in enumerate(hours.days(made, today, DAYS, tried.calendar)):
        then = today + timedelta(number)
        feast = f" ({holidays[then]})" if then in holidays else ""
        yield f"  {dates.spoken(then, tongue):<32}{words['unsaid'] if day is None else hours.slots(day, of)}{feast}"
