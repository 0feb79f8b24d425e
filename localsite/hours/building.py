"""What do the sayings of a phrase make together? One value, or the reason why they make none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from localsite.codes import hours as codes
from localsite.codes.fields import HOURS_WITHOUT_WORDS
from localsite.hours.cursor import Misread, Scope, Trouble
from localsite.hours.ordering import crossing, in_order, in_strength, is_exception, overlapping
from localsite.hours.reading import Clause, Reader, Said
from localsite.hours.scoping import EVERY
from localsite.hours.tokens import Token, tokens
from localsite.hours.value import (
    AS_USUAL,
    CLOSED,
    ON_APPOINTMENT,
    Day,
    Days,
    Hours,
    Period,
    Rhythm,
    School,
    Slot,
    Span,
    Usual,
    Weekly,
    dated,
)  # fmt: skip
from localsite.hours.vocabulary import Sort

_QUOTES = str.maketrans('«»“”"()', "‹›‘’’[]")
LONGEST = 2_000  # characters; the longest real one in the extract has 160


class Understood(NamedTuple):
    """What a phrase was read as, and what is wrong with it or worth saying; None where it is refused."""

    hours: Hours | None
    troubles: tuple[Trouble, ...]


@dataclass(slots=True)
class _Draft:
    """Hours while they are put together."""

    weeks: dict[tuple[Span | School | None, Rhythm], dict[int, tuple[Day, bool]]] = field(default_factory=dict)  # bool: said of every day
    length: int = 0  # of the phrase
    holidays: Said | None = None
    reasons: dict[Span | School, str] = field(default_factory=dict)
    where: dict[Span | School | None, tuple[int, int]] = field(default_factory=dict)  # the characters that speak of a part of the year
    notes: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def understood(text: str) -> Understood:
    """The hours that a phrase in French or English tells."""
    if len(text) > LONGEST:
        return Understood(None, (Trouble(codes.NOT_HOURS, LONGEST, len(text)),))
    draft = _Draft(length=len(text))
    clauses: list[Clause] = []
    for saying in _sayings(tokens(text)):
        reader = Reader([word for word in saying if word.sort not in (Sort.ONCE, Sort.OPEN)])
        try:
            _refuse_open_alone(saying)
            clauses += _dated_if_once(reader.clauses(), saying)
        except Misread as misread:
            draft.troubles.append(misread.trouble)
        draft.notes += reader.notes
    hours = None
    try:
        _refuse_late_closing(clauses)
        settled = _with_season_days(_with_exceptions(_with_days(clauses, draft)), draft)
        for clause in sorted(settled, key=lambda one: bool(one.scope.half)):  # a half of a day is taken out of what was said of it
            (_halve if clause.scope.half else _put)(clause, draft)
        hours = _hours(draft)
    except Misread as misread:
        draft.troubles.append(misread.trouble)
    if not clauses and not draft.troubles:
        draft.troubles.append(Trouble(codes.NOT_HOURS, 0, len(text)))
    refused = any(trouble.code is not codes.OTHER_DAYS_MEANT for trouble in draft.troubles)
    return Understood(None if refused else hours, tuple(draft.troubles))


_TELLING = (Sort.TIME, Sort.ROUND_THE_CLOCK, Sort.APPOINTMENT, Sort.USUAL)


def _refuse_open_alone(saying: list[Token]) -> None:
    """Refuses "fermé dimanche, ouvert jours fériés", which does not say at what times."""
    sorts = [word.sort for word in saying]
    for number, word in enumerate(saying):
        if word.sort is Sort.OPEN and Sort.CLOSED in sorts:
            ends = [ahead for ahead in range(number + 1, len(saying)) if sorts[ahead] in (Sort.OPEN, Sort.CLOSED)]
            if not any(sort in _TELLING for sort in sorts[number : ends[0] if ends else len(saying)]):
                raise Misread(codes.NO_TIMES, word.start, word.end)


def _dated_if_once(clauses: list[Clause], saying: list[Token]) -> list[Clause]:
    """The clauses; refuses "fermé exceptionnellement le lundi", which is of one Monday."""
    once = next((word for word in saying if word.sort is Sort.ONCE), None)
    spans = [span for clause in clauses for span in (*clause.scope.feasts, *clause.scope.spans)]
    if once and not any(isinstance(span, Span) and span.is_dated for span in spans):
        raise Misread(codes.WHICH_YEAR, once.start, once.end)
    return clauses


def _sayings(words: list[Token]) -> Iterable[list[Token]]:
    """The words between two stops: a mistake in one of them hides none in the next."""
    saying: list[Token] = []
    for word in words:
        if word.sort is Sort.STOP:
            yield saying
            saying = []
        else:
            saying.append(word)
    yield saying


def _with_days(clauses: list[Clause], draft: _Draft) -> list[Clause]:
    """The clauses, those without days given the days that the others leave, where these are closed: "9h-19h, fermé le lundi"."""
    plain = [one for one in clauses if not one.scope.spans and one.scope.rhythm == Rhythm() and not one.scope.half]
    named = frozenset(day for one in plain for day in one.scope.days)
    closed = any(one.scope.days for one in plain) and all(one.said == CLOSED for one in plain if one.scope.days)
    made: list[Clause] = []
    for clause in clauses:
        scope = clause.scope
        # Of every day, where no day is named and nothing else is said without one.
        is_asked = scope.is_empty and clause.said == (ON_APPOINTMENT,) and not named and sum(one.scope.is_empty for one in clauses) == 1
        closes = clause.said in (CLOSED, AS_USUAL, (ON_APPOINTMENT,))
        if scope.others or is_asked or (scope.is_empty and closed and not closes and EVERY - named):
            if not scope.others and named:
                meant = tuple(sorted(EVERY - named))
                draft.troubles.append(Trouble(codes.OTHER_DAYS_MEANT, clause.start, clause.end, "", meant))
            made.append(clause._replace(scope=scope._replace(days=(EVERY - named) | scope.days)))
            named = EVERY
        elif scope.is_empty:
            raise Misread(HOURS_WITHOUT_WORDS, clause.start, clause.end)
        else:
            made.append(clause)
    return made


def _with_exceptions(clauses: list[Clause]) -> list[Clause]:
    """The clauses, what one of them excepts kept to its own days and season: of "dim 9h-13h sauf en août" only the Sundays."""
    opened = frozenset(day for one in clauses if one.said != CLOSED and not one.scope.spans for day in one.scope.days)
    return [_kept(one, one.excepts_from, opened) if one.excepts_from else one for one in clauses]


def _kept(clause: Clause, parent: Scope, opened: frozenset[int]) -> Clause:
    scope = clause.scope
    if (scope.days or scope.rhythm != Rhythm()) and not scope.spans and not scope.feasts and parent.spans:  # "avr-oct 9h-19h sauf lundi"
        scope = scope._replace(spans=parent.spans)
    if scope.days or not parent.days or (opened <= parent.days and not parent.spans):
        return clause._replace(scope=scope)
    if scope.holidays or scope.feasts or clause.is_loose:  # closed on that day altogether, or only where it is one of those?
        raise Misread(codes.WHICH_HOLIDAYS, clause.start, clause.end)
    return clause._replace(scope=scope._replace(days=parent.days))


def _with_season_days(clauses: list[Clause], draft: _Draft) -> list[Clause]:
    """The clauses; "juillet-août 9h-20h" is of every day, of the others where some are closed, and asked about where some are named."""
    opened = frozenset(day for one in clauses if _is_open(one) and not one.scope.feasts for day in one.scope.days)
    plainly = [one.scope for one in clauses if one.said == CLOSED and not (one.scope.spans or one.scope.half or one.scope.others)]
    closed = frozenset(day for scope in plainly for day in scope.days)
    made: list[Clause] = []
    for clause in clauses:
        scope = clause.scope
        if not _is_open(clause) or scope.days or scope.feasts or scope.holidays or not (scope.spans or scope.rhythm.parity):
            made.append(clause)
            continue
        days = EVERY - closed if clause.excepts_from is None else (clause.excepts_from.days or EVERY)
        if scope.spans and _weekdays(scope.spans) <= opened - closed:  # "du 21 au 24 déc 2026 9h-20h": all of them are days of work
            days = EVERY
        elif opened - closed not in (EVERY, frozenset()) or not days:
            raise Misread(HOURS_WITHOUT_WORDS, clause.start, clause.end)
        if days != EVERY and clause.excepts_from is None:
            draft.troubles.append(Trouble(codes.OTHER_DAYS_MEANT, clause.start, clause.end, "", tuple(sorted(days))))
        made.append(clause._replace(scope=scope._replace(days=days)))
    return made


def _weekdays(spans: Iterable[Span | School]) -> frozenset[int]:
    """The weekdays that parts of the year hold for sure: all of them, but in a few days of one year."""
    found = set[int]()
    for span in spans:
        bounds = dated(span) if isinstance(span, Span) else None
        length = (bounds[1] - bounds[0]).days + 1 if bounds else len(EVERY)
        first = bounds[0].weekday() if bounds else 0
        found |= {(first + number) % 7 for number in range(min(length, len(EVERY)))}
    return frozenset(found)


def _refuse_late_closing(clauses: list[Clause]) -> None:
    """Refuses "avr-oct lun-sam 9h-18h ; fermé le mercredi", where the season would win over what was said after it."""
    seasonal = frozenset[int]()
    for clause in clauses:
        scope = clause.scope
        is_plain = not scope.spans and not scope.feasts and scope.rhythm == Rhythm()
        if is_plain and clause.said == CLOSED and not scope.others and clause.excepts_from is None and scope.days & seasonal:
            raise Misread(codes.SAID_TWICE, clause.start, clause.end)
        if _is_open(clause) and not is_plain and not scope.feasts:
            seasonal |= scope.days if scope.days != EVERY or scope.spans else frozenset()


def _is_open(clause: Clause) -> bool:
    return clause.said != CLOSED and not isinstance(clause.said, Usual)


def _put(clause: Clause, draft: _Draft) -> None:
    """Writes a clause into the draft."""
    scope = clause.scope
    for part in (*scope.feasts, *scope.spans):
        draft.where.setdefault(part, (clause.start, clause.end))
        draft.reasons |= {part: clause.reason} if clause.reason else {}
    if scope.holidays:
        if scope.spans or scope.rhythm != Rhythm() or (draft.holidays is not None and draft.holidays != clause.said):
            raise Misread(codes.SAID_TWICE if draft.holidays is not None else codes.WHICH_HOLIDAYS, clause.start, clause.end)
        draft.holidays = clause.said
    if isinstance(clause.said, Usual):  # "dimanches et jours fériés compris" says nothing new of Sundays
        if not scope.holidays or scope.feasts:
            raise Misread(codes.WHICH_HOLIDAYS, clause.start, clause.end)
        return
    if scope.feasts and scope.spans:  # days and feasts may stand side by side: "dim et 25 déc fermé"
        raise Misread(codes.WHICH_HOLIDAYS, clause.start, clause.end)
    for feast in scope.feasts:
        _say(draft, (feast, Rhythm()), EVERY, clause)
    if scope.days or scope.spans or scope.rhythm != Rhythm():
        for span in scope.spans or (None,):
            _say(draft, (span, scope.rhythm), scope.days or EVERY, clause)


def _halve(clause: Clause, draft: _Draft) -> None:
    """Takes "mercredi après-midi" out of what is said of Wednesdays, where that has such a half."""
    scope, week = clause.scope, draft.weeks.get((None, Rhythm()), {})
    if not scope.days or scope.spans or scope.rhythm != Rhythm() or scope.feasts or scope.holidays:
        raise Misread(codes.NO_TIMES, clause.start, clause.end)
    for day in scope.days:
        before = week.get(day, (None, False))[0]
        rest = _without(before, scope.half) if before else None
        if not rest:
            raise Misread(codes.NO_TIMES, clause.start, clause.end)
        week[day] = (rest, False)


_NOON, _EVENING = 12 * 60, 17 * 60
_HALVES: Mapping[str, Callable[[Slot], bool]] = MappingProxyType({
    "morning": lambda slot: slot.start < _NOON,
    "noon": lambda slot: slot.start < 15 * 60,
    "afternoon": lambda slot: slot.start >= _NOON,
    "evening": lambda slot: slot.start >= _EVENING,
})


def _without(said: tuple[Slot, ...], half: str) -> tuple[Slot, ...] | None:
    """The times of a day but for a half of it; None where they do not fall apart there, or nothing is left."""
    gone = [slot for slot in said if _HALVES[half](slot)]
    rest = tuple(slot for slot in said if slot not in gone)
    low, high = (gone, rest) if half in ("morning", "noon") else (rest, gone)
    parted = gone and rest and max(slot.end for slot in low) <= min(slot.start for slot in high)
    is_noon_alone = half != "noon" or all(slot.start >= _NOON - 60 for slot in gone)
    is_afternoon_alone = half != "afternoon" or all(slot.start < _EVENING for slot in gone)
    return rest if parted and is_noon_alone and is_afternoon_alone else None


def _say(draft: _Draft, key: tuple[Span | School | None, Rhythm], days: frozenset[int], clause: Clause) -> None:
    """Says something of some days of a week; of one day nothing may be said twice, but for what is plainly an exception to "every day"."""
    said = clause.said if not isinstance(clause.said, Usual) else None
    week = draft.weeks.setdefault(key, {})
    is_general = days == EVERY
    for day in sorted(days):
        before = week.get(day)
        parent = clause.excepts_from
        if before is None or before[0] == said or (parent and day in (parent.days or EVERY)):
            week[day] = (said, is_general or parent is not None)
        elif before[1] and not is_general:
            week[day] = (said, False)
        elif is_general and not before[1]:
            continue
        elif said == CLOSED and not is_general and len(days) < sum(one[0] == before[0] for one in week.values()):
            week[day] = (said, False)
        else:
            raise Misread(codes.SAID_TWICE, clause.start, clause.end)


def _hours(draft: _Draft) -> Hours:
    by_span: dict[Span | School | None, Weekly] = {}
    for (span, rhythm), said in draft.weeks.items():
        days = _days(said)
        weekly = by_span.get(span, Weekly())
        by_span[span] = weekly._replace(days=days) if rhythm == Rhythm() else weekly._replace(rhythms=(*weekly.rhythms, (rhythm, days)))
    reasons = {span: _quotable(reason) for span, reason in draft.reasons.items()}
    periods = [Period(span, in_order(weekly), reasons.get(span, "")) for span, weekly in by_span.items() if span is not None]
    for weekly in by_span.values():
        if overlapping(weekly.rhythms):  # "dernier samedi 9h-12h ; 4e samedi 14h-18h"
            raise Misread(codes.SAID_TWICE, 0, draft.length)
    crossed = next(crossing(periods), None)
    if crossed:  # "août 9h-12h ; du 15 août au 15 sept 14h-18h": which of the two on 20 August?
        raise Misread(codes.SAID_TWICE, *draft.where.get(crossed.span, (0, 0)))
    return Hours(
        week=in_order(by_span.get(None, Weekly())),
        seasons=in_strength(period for period in periods if not is_exception(period)),
        holidays=draft.holidays,
        exceptions=in_strength(period for period in periods if is_exception(period)),
        note=_quotable(" ; ".join(note for note in draft.notes if note)),
    )


def _quotable(remark: str) -> str:
    """A remark that can be said again between quotes."""
    return remark.translate(_QUOTES)


def _days(said: dict[int, tuple[Day, bool]]) -> Days:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (said.get(day, (None, False))[0] for day in range(7))
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday
