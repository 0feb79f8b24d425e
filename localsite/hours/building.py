"""What do the sayings of a phrase make together? One value, or the reason why they make none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from localsite.codes import hours as codes
from localsite.codes.fields import HOURS_WITHOUT_WORDS
from localsite.hours.cursor import Misread, Scope, Trouble
from localsite.hours.reading import EVERY, Clause, Reader, Said
from localsite.hours.tokens import Token, tokens
from localsite.hours.value import AS_USUAL, CLOSED, ON_APPOINTMENT, SILENT, Day, Days, Hours, Period, Rhythm, School, Span, Usual, Weekly
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
    holidays: Said | None = None
    reasons: dict[Span | School, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    troubles: list[Trouble] = field(default_factory=list)


def understood(text: str) -> Understood:
    """The hours that a phrase in French or English tells."""
    if len(text) > LONGEST:
        return Understood(None, (Trouble(codes.NOT_HOURS, LONGEST, len(text)),))
    draft = _Draft()
    clauses: list[Clause] = []
    for saying in _sayings(tokens(text)):
        reader = Reader(saying)
        try:
            clauses += reader.clauses()
        except Misread as misread:
            draft.troubles.append(misread.trouble)
        draft.notes += reader.notes
    try:
        for clause in _with_exceptions(_with_days(clauses, draft)):
            _put(clause, draft)
    except Misread as misread:
        draft.troubles.append(misread.trouble)
    if not clauses and not draft.troubles:
        draft.troubles.append(Trouble(codes.NOT_HOURS, 0, len(text)))
    refused = any(trouble.code is not codes.OTHER_DAYS_MEANT for trouble in draft.troubles)
    return Understood(None if refused else _hours(draft), tuple(draft.troubles))


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
    named = frozenset(day for one in clauses if not one.scope.spans and not one.scope.rhythm.nth for day in one.scope.days)
    closed = any(one.said == CLOSED and one.scope.days and not one.scope.spans for one in clauses)
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
    """The clauses, what one of them excepts kept to its own days: of "dim 9h-13h sauf en août" only the Sundays."""
    opened = frozenset(day for one in clauses if one.said != CLOSED and not one.scope.spans for day in one.scope.days)
    return [_kept(one, one.excepts_from, opened) if one.excepts_from else one for one in clauses]


def _kept(clause: Clause, parent: Scope, opened: frozenset[int]) -> Clause:
    scope = clause.scope
    if scope.days or not parent.days or (opened <= parent.days and not parent.spans):
        return clause
    if scope.holidays or scope.feasts:  # closed on that day altogether, or only where it is one of those?
        raise Misread(codes.WHICH_HOLIDAYS, clause.start, clause.end)
    return clause._replace(scope=scope._replace(days=parent.days))


def _put(clause: Clause, draft: _Draft) -> None:
    """Writes a clause into the draft."""
    scope = clause.scope
    if clause.reason:
        draft.reasons |= dict.fromkeys((*scope.feasts, *scope.spans), clause.reason)
    if scope.holidays:
        if scope.spans or scope.rhythm != Rhythm() or (draft.holidays is not None and draft.holidays != clause.said):
            raise Misread(codes.SAID_TWICE if draft.holidays is not None else codes.WHICH_HOLIDAYS, clause.start, clause.end)
        draft.holidays = clause.said
    if isinstance(clause.said, Usual):
        if scope.days or scope.spans or scope.feasts:
            raise Misread(codes.WHICH_HOLIDAYS, clause.start, clause.end)
        return
    if scope.feasts and (scope.days or scope.spans) and not _stand_beside(scope):
        raise Misread(codes.WHICH_HOLIDAYS, clause.start, clause.end)
    for feast in scope.feasts:
        _say(draft, (feast, Rhythm()), EVERY, clause)
    if scope.days or scope.spans or scope.rhythm != Rhythm():
        for span in scope.spans or (None,):
            _say(draft, (span, scope.rhythm), scope.days or EVERY, clause)


def _stand_beside(scope: Scope) -> bool:
    """True for days and feasts that the same is said of: "dim et 25 déc fermé"."""
    return not scope.spans


def _say(draft: _Draft, key: tuple[Span | School | None, Rhythm], days: frozenset[int], clause: Clause) -> None:
    """Says something of some days of a week; of one day nothing may be said twice, but for what is plainly an exception to "every day"."""
    said = clause.said if not isinstance(clause.said, Usual) else None
    week = draft.weeks.setdefault(key, {})
    is_general = days == EVERY
    for day in sorted(days):
        before = week.get(day)
        if before is None or before[0] == said:
            week[day] = (said, is_general or clause.excepts_from is not None)
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
    return Hours(
        week=in_order(by_span.get(None, Weekly())),
        seasons=tuple(period for period in periods if not is_exception(period)),
        holidays=draft.holidays,
        exceptions=tuple(sorted((period for period in periods if is_exception(period)), key=_strength)),
        note=_quotable(" ; ".join(note for note in draft.notes if note)),
    )


def _quotable(remark: str) -> str:
    """A remark that can be said again between quotes."""
    return remark.translate(_QUOTES)


def _days(said: dict[int, tuple[Day, bool]]) -> Days:
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (said.get(day, (None, False))[0] for day in range(7))
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def in_order(weekly: Weekly) -> Weekly:
    """A week whose rhythms stand from the weakest, odd and even weeks, to the strongest, a week of the month."""
    return weekly._replace(rhythms=tuple(sorted(weekly.rhythms, key=lambda one: (len(one[0].nth) > 0, one[0]))))


def is_exception(period: Period) -> bool:
    """True for what is stronger than public holidays: a day, something of one year, and a yearly closure; the rest are seasons."""
    span = period.span
    if isinstance(span, School):
        return False
    return span.is_day or span.is_dated or period.weekly == Weekly((CLOSED,) * 7)


def _strength(period: Period) -> tuple[bool, bool, object]:
    """From the weakest exception to the strongest: every year, of one year; some days, one day."""
    span = period.span
    return (not isinstance(span, School) and span.is_dated, not isinstance(span, School) and span.is_day, _dates(span))


def _dates(span: Span | School) -> tuple[int, ...]:
    if isinstance(span, School):
        return ()
    return tuple(part or 0 for point in span for part in (point.year, *point))


__all__ = ["LONGEST", "SILENT", "Understood", "in_order", "is_exception", "understood"]
