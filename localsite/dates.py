"""Days and times as people write them, in French order, in French and English words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, time
from functools import lru_cache
from typing import Any

from localsite.words import NBSP, folded

_MONTHS: Mapping[str, int] = {
    name: number
    for number, names in enumerate(
        (
            "janvier janv january jan",
            "fevrier fevr february feb",
            "mars march mar",
            "avril avr april apr",
            "mai may",
            "juin june jun",
            "juillet juil july jul",
            "aout august aug",
            "septembre sept september sep",
            "octobre oct october",
            "novembre nov november",
            "decembre dec december",
        ),
        start=1,
    )
    for name in names.split()
}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FRENCH = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
_SPELLED = re.compile(r"(\d{1,2})(?:er|st|nd|rd|th)?\s+([^\W\d_]+)\.?\s+(\d{4})")
_FIRST = re.compile(r"\b1(?= [^\W\d_])")  # the first day of a month, in a French date
_TIME = re.compile(r"(\d{1,2})\s*(?:h|:|\.)\s*(\d{2})?")


def day(text: str) -> date | None:
    """The day that `text` names: 2027-03-14, 14/03/2027 (day first), 14 mars 2027, 1er mai 2027. ValueError if there is no such day."""
    numbers = _numbers(text.strip())
    return None if numbers is None else date(*numbers)


def _numbers(text: str) -> tuple[int, int, int] | None:
    if match := _ISO.fullmatch(text):
        year, month, number = match.groups()
        return int(year), int(month), int(number)
    if match := _FRENCH.fullmatch(text):
        number, month, year = match.groups()
        return int(year), int(month), int(number)
    if (match := _SPELLED.fullmatch(text)) and (named := _MONTHS.get(folded(match[2]))):
        return int(match[3]), named, int(match[1])
    return None


def is_month(word: str) -> bool:
    """True for the name of a month, in French or in English, short or long."""
    return folded(word.rstrip(".")) in _MONTHS


def clock(text: str) -> time | None:
    """The time of day that `text` names: 09:30, 9h, 9 h 30, 9.30, midi, minuit. ValueError if there is no such time."""
    named = {"midi": time(12), "noon": time(12), "minuit": time(0), "midnight": time(0)}.get(text.strip().lower())
    if named is not None:
        return named
    match = _TIME.fullmatch(text.strip().lower())
    return None if match is None or (match[2] is None and "h" not in text.lower()) else time(int(match[1]), int(match[2] or 0))


def at_minute(minutes: int) -> time:
    """The time so many minutes after midnight."""
    return time(minutes // 60, minutes % 60)


def o_clock(at: time, language: str) -> str:
    """A time as it is written in a language: 9 h 30 in French, 09:30 elsewhere."""
    if language.split("-", maxsplit=1)[0] == "fr":
        return f"{at.hour}{NBSP}h" if at.minute == 0 else f"{at.hour}{NBSP}h{NBSP}{at.minute:02}"
    return f"{at:%H:%M}"


@lru_cache(maxsize=10_000)  # the same days come back on every page, and Babel takes its time
def spoken(day: date, language: str, style: str = "full") -> str:
    """A day as people write it: "samedi 1er mai 2027", "Saturday, 1 May 2027"; `style` is full, long, medium or short.

    A language that nobody has described gets the figures: 2027-05-01.
    """
    from babel import Locale, UnknownLocaleError  # late: 40 ms, and a build that renders nothing does without
    from babel.dates import format_date  # late: see above

    try:
        locale = Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return day.isoformat()
    text = format_date(day, style, locale)
    return _FIRST.sub("1er", text) if locale.language == "fr" else text


@lru_cache(maxsize=1_000)
def language_name(language: str) -> str:
    """A language by its own name: français, English; one that nobody has described, by its tag."""
    from babel import Locale, UnknownLocaleError  # late: 40 ms, and a build that renders nothing does without

    try:
        return Locale.parse(language, sep="-").get_display_name(language.replace("-", "_")) or language
    except (UnknownLocaleError, ValueError):
        return language


@lru_cache(maxsize=400)
def easter(year: int) -> date:
    """Easter Sunday of the Western churches."""
    from dateutil.easter import easter as computed  # type: ignore[import-untyped]  # late: few hours speak of it

    found: date = computed(year)
    return found


@lru_cache(maxsize=400)
def weekday_name(number: int, language: str) -> str:
    """A weekday, 0 for Monday: mardi, Tuesday; one of a language that nobody has described, in English."""
    from babel.dates import get_day_names  # late: see above

    return str(get_day_names("wide", locale=_locale(language))[number])


@lru_cache(maxsize=1_000)
def every_year(month: int, day: int, language: str) -> str:
    """A day of every year: 1er mars, 1 March; the month alone where `day` is 0."""
    from babel.dates import format_date, format_skeleton  # late: see above

    of_a_year = date(2024, month, day or 1)
    if not day:
        return format_date(of_a_year, "LLLL", _locale(language))
    text = format_skeleton("MMMMd", of_a_year, locale=_locale(language))
    return _FIRST.sub("1er", text) if language.partition("-")[0] == "fr" else text


def elided(text: str, language: str) -> str:
    """The text with "de avril" as French says it: d’avril. Other languages are left alone."""
    return re.sub(r"\b([Dd])e (?=[aàâeéèêiîoôuhy])", "\\1’", text) if language.partition("-")[0] == "fr" else text


def _locale(language: str) -> Any:  # noqa: ANN401  # the library is imported late
    from babel import Locale, UnknownLocaleError  # late: see above

    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")
