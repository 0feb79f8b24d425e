"""How is a phrase about hours taken apart: which days, then which times? Nothing is guessed: what may mean two things is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple, cast

from localsite.codes import hours as codes
from localsite.diagnostics import Code
from localsite.hours.cursor import BINDING, Misread, Scope
from localsite.hours.dating import Dates
from localsite.hours.tokens import Token
from localsite.hours.value import ALL_DAY, AS_USUAL, CLOSED, MIDNIGHT, ON_APPOINTMENT, SCHOOL, Rhythm, Slot, Span, Usual
from localsite.hours.vocabulary import Sort

LATEST_END = 9 * 60  # of a night, in minutes of the next day
EVERY = frozenset(range(7))
Said = tuple[Slot, ...] | Usual


class Clause(NamedTuple):
    """One saying: when, and what."""

    scope: Scope
    said: Said
    start: int
    end: int
    excepts_from: Scope | None = None  # of "dim 9h-13h sauf en août" the Sundays: what it takes its days out of
    reason: str = ""


_SCOPE_SORTS = frozenset((
    Sort.DAY, Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.EVERY_DAY, Sort.OTHER_DAYS, Sort.PARITY, Sort.HOLIDAYS, Sort.FEAST,
    Sort.SCHOOL, Sort.OF_MONTH,
))  # fmt: skip
_STRANGE: Mapping[Sort, Code] = MappingProxyType({
    Sort.VAGUE: codes.VAGUE_SEASON, Sort.OPEN_END: codes.OPEN_ENDED, Sort.HALF: codes.NO_TIMES, Sort.EVERY_OTHER: codes.EVERY_OTHER,
    Sort.REMARK: codes.REMARK_OF_HOURS,
})  # fmt: skip
_SAID_SORTS = frozenset((Sort.TIME, Sort.CLOSED, Sort.APPOINTMENT, Sort.ROUND_THE_CLOCK, Sort.USUAL))


class Reader(Dates):
    """Reads the words of one saying after another; raises Misread at the first that it does not understand."""

    def clauses(self) -> list[Clause]:
        """Every saying of the phrase."""
        found: list[Clause] = []
        while self._at < len(self._tokens):
            if self._accept(Sort.STOP, Sort.COMMA, Sort.AND):
                continue
            if self._is(Sort.NOTE):
                self._noted(str(self._take().value), found)
                continue
            found += self._sayings(found[-1] if self._tokens[self._at - 1].sort in BINDING and found else None)
        return found

    def _noted(self, note: str, found: list[Clause]) -> None:
        """A remark: of the closure or the day that it stands behind, or of all."""
        of = found[-1] if found else None
        spans = [one for one in of.scope.spans if isinstance(one, Span)] if of else []
        if of and (of.scope.feasts or any(one.is_dated or (of.said == CLOSED and not of.scope.days) for one in spans)):
            found[-1] = of._replace(reason=note)
        else:
            self.notes.append(note)

    def _sayings(self, before: Clause | None) -> list[Clause]:
        """One saying, and the days that it excepts; `before` is the one on the same breath, whose season still holds."""
        first = self._next()
        excepted = self._excepted_scopes()  # "hors vacances scolaires, mer 14h-18h"
        self._at += bool(excepted) and self._is(Sort.COMMA, Sort.COLON)
        scope = self._scope()
        excepted += self._excepted_scopes()
        self._skip_joint(scope)
        if not scope.is_empty and before and before.scope.spans and before.scope.days and not scope.spans and not scope.feasts:
            scope = scope._replace(spans=before.scope.spans)
        said, has_scope = self._said(scope, first), not scope.is_empty
        self._refuse_closed_times(said, first)
        scope = self._narrowed(scope, before) if has_scope else self._scope_after(first)
        if scope.apart and said != CLOSED:
            raise Misread(codes.WHICH_HOLIDAYS, scope.start, scope.end)
        clause = Clause(scope, said, first.start, self._tokens[self._at - 1].end)
        found = [clause, *(clause._replace(scope=one) for one in scope.apart), *(self._exception(one, clause) for one in excepted)]
        found += [Clause(Scope(holidays=True), AS_USUAL, clause.start, clause.end)] if scope.usual else []
        excepted_after = self._exceptions_after(clause)
        if scope.is_empty and said == CLOSED and excepted_after:  # "fermé sauf le samedi 9h-12h"
            found[0] = clause._replace(scope=scope._replace(others=True))
        return found + excepted_after

    def _skip_joint(self, scope: Scope) -> None:
        """What stands between days and times: a colon, a comma, a dash."""
        is_comma = self._is(Sort.COMMA) and self._is(*_SAID_SORTS, ahead=1)
        is_dash = self._next().value == "-" and self._is(Sort.TIME, Sort.NUMBER, ahead=1) and self._is(Sort.TO, ahead=2)
        self._at += self._is(Sort.COLON) or (not scope.is_empty and (is_comma or is_dash))

    def _scope_after(self, first: Token) -> Scope:
        """The days that are named after the times: "9h-12h du lundi au vendredi", "fermé à Noël"."""
        self._at += self._is(Sort.TO) and self._is(Sort.FEAST, ahead=1)
        scope = self._scope()
        if self._is(*_SAID_SORTS):  # "fermé lun 9h-12h": of which of the two?
            raise Misread(codes.WHICH_HOLIDAYS, first.start, self._next().end)
        return scope

    def _refuse_closed_times(self, said: Said, first: Token) -> None:
        """Refuses "fermé de 12h à 14h"."""
        if said == CLOSED and (self._is(Sort.TIME) or self._is_bare_time(0) or (self._is(Sort.TO) and self._is(Sort.TIME, ahead=1))):
            self._at += self._is(Sort.TO)
            end = self._next(2).end if self._is(Sort.TO, ahead=1) else self._next().end
            raise Misread(codes.CLOSED_TIMES, first.start, end)

    def _narrowed(self, scope: Scope, before: Clause | None) -> Scope:
        """The scope with what is added to it after the times: "en juillet fermé le lundi", "dim 10h-13h en juillet et août"."""
        if scope.spans and not scope.days and self._is(Sort.DAY):
            return self._widened(scope)
        if not scope.days or scope.spans or scope.feasts or scope.holidays:
            return scope
        if not scope.rhythm.parity and self._is(Sort.PARITY):
            return self._widened(scope)
        here = self._at
        if not self._is(Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.SCHOOL):
            return scope
        later = self._scope()
        if self._is(*_SAID_SORTS, Sort.COLON) or not later.spans or later[:6] != Scope(spans=later.spans)[:6] or later.apart:
            self._at = here  # the next saying begins: "lun 9h-12h août fermé"
            return scope
        if before:  # "lun-ven 9h-18h, sam 9h-12h en juillet": the Saturdays alone?
            raise Misread(codes.WHICH_HOLIDAYS, scope.start, later.end)
        return scope._replace(spans=later.spans)

    def _excepted_scopes(self) -> list[Scope]:
        """The days of "sauf le lundi"."""
        if not self._accept(Sort.EXCEPT):
            return []
        scope = self._scope(over_colons=False)
        if scope.is_empty:
            raise self._strange()
        return [scope, *scope.apart]

    def _exception(self, scope: Scope, clause: Clause) -> Clause:
        """Days that a saying excepts: closed then; where it says "closed" itself, nobody knows."""
        if clause.said == CLOSED:
            raise Misread(codes.NO_TIMES, scope.start, scope.end)
        return Clause(scope, CLOSED, scope.start, scope.end, clause.scope)

    def _exceptions_after(self, clause: Clause) -> list[Clause]:
        """Days that are excepted behind the times: "tous les jours 9h-19h sauf le dimanche : 9h-13h"."""
        self._at += self._is(Sort.COMMA) and self._is(Sort.EXCEPT, ahead=1)
        scopes = self._excepted_scopes()
        if not scopes:
            return []
        is_said = self._is(*_SAID_SORTS) or self._is_bare_time(0)
        if not is_said and not (self._is(Sort.COLON) and (self._is(*_SAID_SORTS, ahead=1) or self._is_bare_time(1))):
            return [self._exception(one, clause) for one in scopes]
        self._at += not is_said
        said = self._said(scopes[0], self._next())
        return [Clause(one, said, one.start, self._tokens[self._at - 1].end) for one in scopes]

    def _strange(self) -> Misread:
        """What is wrong with the word that stands here."""
        token = self._next()
        if token.sort in (Sort.TO, *BINDING) and self._is(Sort.STRANGE, ahead=1):
            token = self._next(1)
        paste = f"“{token.value}”" if token.sort is Sort.REMARK else ""
        return Misread(_STRANGE.get(token.sort, codes.NOT_HOURS), token.start, max(token.end, token.start), paste)

    # When

    def _scope(self, *, over_colons: bool = True) -> Scope:
        """Days, dates, seasons: all that is said of when, up to the times."""
        start, parts, is_bound = self._next().start, [Scope()], False
        while self._is(*_SCOPE_SORTS) and not (self._is(Sort.NUMBER) and not self._is_date()):
            wider = self._named_date(parts[-1], self._widened(parts[-1]), start, is_bound=is_bound)
            if not is_bound and parts[-1] != Scope() and wider.holidays and wider.days:  # "dimanches fériés"
                raise Misread(codes.WHICH_HOLIDAYS, start, self._tokens[self._at - 1].end)
            if is_bound and parts[-1].days and wider.spans != parts[-1].spans:  # "le lundi et en août"
                parts.append(wider._replace(days=frozenset(), rhythm=Rhythm(), spans=wider.spans[len(parts[-1].spans) :]))
            else:
                parts[-1] = wider
            is_bound = self._is(*BINDING) and self._is(*_SCOPE_SORTS, ahead=1) and not self._is_bare_time(1)
            self._at += is_bound or (over_colons and self._is(Sort.COLON) and self._is(*_SCOPE_SORTS, ahead=1))
        return parts[0]._replace(apart=tuple(parts[1:]), start=start, end=self._tokens[self._at - 1].end if self._at else start)

    def _named_date(self, before: Scope, after: Scope, start: int, *, is_bound: bool) -> Scope:
        """The scope where "jeudi 24 décembre 2026" names one day, and not Thursdays besides."""
        new = after.feasts[len(before.feasts) :]
        if is_bound or not before.days or not new:
            return after
        for point in {point for span in new for point in span}:
            if not point.year or date(point.year, *point.on(point.year)).weekday() not in before.days:
                raise Misread(codes.NO_SUCH_DAY if point.year else codes.WHICH_YEAR, start, self._tokens[self._at - 1].end)
        return after._replace(days=frozenset())

    def _is_date(self) -> bool:
        """True where a number is the day of a month, and not an hour that was left bare."""
        sorts = [self._next(ahead).sort for ahead in range(8)]
        for sort in sorts:
            if sort in (Sort.MONTH, Sort.DATE):
                return True
            if sort not in (Sort.NUMBER, Sort.RANK, Sort.TO, Sort.AND, Sort.COMMA):
                return False
        return False

    def _widened(self, scope: Scope) -> Scope:
        """The scope with one more saying of when."""
        token = self._next()
        if token.sort is Sort.RANK and self._is(Sort.VAGUE, ahead=1):  # "première quinzaine"
            raise Misread(codes.VAGUE_SEASON, token.start, self._next(1).end)
        if token.sort is Sort.RANK and not self._is_date_rank():
            return self._ranked(scope)
        if token.sort in (Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.FEAST):
            return self._dated(scope)
        if token.sort is Sort.DAY:
            return scope._replace(days=scope.days | self._weekdays())
        self._take()
        if token.sort is Sort.OF_MONTH and not scope.rhythm.nth:
            raise Misread(codes.NOT_HOURS, token.start, token.end)
        if token.value == "some":  # "vacances de Noël"
            raise Misread(codes.WHICH_SCHOOL, token.start, token.end)
        if token.sort is Sort.HOLIDAYS and scope.days and self._next().value == "included":
            self._take()
            return scope._replace(usual=True)
        changes: Mapping[Sort, dict[str, Any]] = {
            Sort.EVERY_DAY: {"days": EVERY},
            Sort.PARITY: {"rhythm": scope.rhythm._replace(parity=cast("int", token.value))},
            Sort.HOLIDAYS: {"holidays": True},
            Sort.OTHER_DAYS: {"others": True},
            Sort.SCHOOL: {"spans": (*scope.spans, SCHOOL)},
        }
        return scope._replace(**changes.get(token.sort, {}))

    def _weekdays(self) -> frozenset[int]:
        """A weekday, or from one to another, which may run over Sunday."""
        start, alone = self._next().start, not self._is(Sort.DAY, *BINDING, ahead=-1)
        first = cast("frozenset[int]", self._take().value)
        if not (self._is(Sort.TO) and self._is(Sort.DAY, ahead=1)):
            self._refuse_two_days(first, start) if alone else None
            return first
        self._take()
        last = cast("frozenset[int]", self._take().value)
        if self._is(Sort.TO) and self._is(Sort.DAY, ahead=1):  # "lun-mer-ven"
            raise Misread(codes.DAYS_WHICH, start, self._next(1).end)
        if len(first) != 1 or len(last) != 1:
            return first | last
        low, high = min(first), min(last)
        return frozenset(day % 7 for day in range(low, (high if high >= low else high + 7) + 1))

    def _refuse_two_days(self, first: frozenset[int], start: int) -> None:
        """Refuses "lun/ven" and "lun ven", which may be two days or five."""
        slash = int(self._next().value == "/")
        if not self._is(Sort.DAY, ahead=slash) or self._is(Sort.DAY, *BINDING, ahead=slash + 1):
            return
        last = cast("frozenset[int]", self._next(slash).value)
        if len(first) == len(last) == 1 and (min(last) - min(first)) % len(EVERY) not in (1, len(EVERY) - 1):
            raise Misread(codes.DAYS_WHICH, start, self._next(slash).end)

    def _ranked(self, scope: Scope) -> Scope:
        """Like "1er et 3e samedi du mois"."""
        start, ranks = self._next().start, [cast("int", self._take().value)]
        while self._is(*BINDING) and self._is(Sort.RANK, ahead=1):
            self._take()
            ranks.append(cast("int", self._take().value))
        if not self._is(Sort.DAY):
            raise self._strange()
        days = self._weekdays()
        self._accept(Sort.OF_MONTH)
        if any(rank > 5 for rank in ranks):  # weeks of a month
            raise Misread(codes.NO_SUCH_DAY, start, self._tokens[self._at - 1].end)
        nth = tuple(sorted({*ranks, *scope.rhythm.nth}, key=lambda rank: (rank < 0, rank)))
        return scope._replace(days=scope.days | days, rhythm=scope.rhythm._replace(nth=nth))

    # What

    def _said(self, scope: Scope, first: Token) -> Said:
        """Times, closed, on appointment, as usual."""
        token = self._next()
        if token.sort in (Sort.TIME, Sort.NUMBER):
            return self._times()
        if token.sort not in _SAID_SORTS:
            if token.sort is Sort.TO and self._is(Sort.TIME, ahead=1):
                raise Misread(codes.OPEN_ENDED, token.start, self._next(1).end)
            if scope.is_empty or token.sort not in (Sort.STOP, Sort.COMMA, Sort.AND, Sort.NOTE):
                raise self._strange()
            raise Misread(codes.NO_TIMES, first.start, self._tokens[self._at - 1].end)
        self._take()
        if token.sort is Sort.ROUND_THE_CLOCK and token.value:  # "24/7"
            self._tokens.insert(self._at, Token(Sort.EVERY_DAY, None, token.start, token.end)) if scope.is_empty else None
        states: Mapping[Sort, Said] = {
            Sort.CLOSED: CLOSED, Sort.APPOINTMENT: (ON_APPOINTMENT,), Sort.ROUND_THE_CLOCK: (ALL_DAY,), Sort.USUAL: AS_USUAL,
        }  # fmt: skip
        return states[token.sort]

    def _times(self) -> tuple[Slot, ...]:
        """One or more times of a day."""
        start = self._next().start
        slots: list[Slot] = []
        while True:
            slot, first = self._slot()
            if self._is(Sort.APPOINTMENT):
                if self._next().value != "slot" and slots:
                    raise Misread(codes.ON_APPOINTMENT_WHICH, start, self._next().end)
                self._take()
                slot = slot._replace(on_appointment=True)
            slots.append(slot)
            if self._is(Sort.AND, Sort.OR) and self._is(Sort.APPOINTMENT, ahead=1) and not self._is(*_SCOPE_SORTS, ahead=2):
                raise Misread(codes.ON_APPOINTMENT_WHICH, start, self._next(1).end)
            if self._is(*BINDING) and (self._is(Sort.TIME, ahead=1) or self._is_bare_time(1)):
                self._take()
                continue
            if self._is(Sort.TIME, Sort.NUMBER) and not self._is_date():  # "9h-12h 14h-18h" says it too
                continue
            if self._next().value == "-" and self._is(Sort.TIME, ahead=1) and self._is_pair(1):  # "9h-12h - 14h-18h"
                self._take()
                continue
            return self._in_order(slots, start, first)

    def _is_pair(self, ahead: int) -> bool:
        """True where two times of one slot stand there."""
        joint = self._next(ahead + 1)
        return (joint.sort is Sort.TO or joint.value == "/") and self._is(Sort.TIME, Sort.NUMBER, ahead=ahead + 2)

    def _slot(self) -> tuple[Slot, int]:
        """Like "9h-12h30" or "9h/12h30", and where it starts."""
        first, start = self._next(), self._next().start
        pair = self._next(2)
        if not self._is_pair(0):
            bare = first.sort is Sort.NUMBER
            raise Misread(codes.NOT_HOURS if bare else codes.OPEN_ENDED, start, first.end)
        self._at += 3
        values = [cast("int", one.value) * (60 if one.sort is Sort.NUMBER else 1) for one in (first, pair)]
        if first.sort is pair.sort is Sort.NUMBER:
            paste = f"{first.value}h-{pair.value}h" if max(values) <= MIDNIGHT else ""
            raise Misread(codes.BARE_NUMBERS, start, pair.end, paste)
        begin, end = values[0] % MIDNIGHT, values[1]
        is_half_day = pair.sort is Sort.TIME and first.sort is Sort.NUMBER and end >= 13 * 60 and begin < 12 * 60 and end - begin > 12 * 60
        if max(values) > MIDNIGHT or is_half_day:
            raise Misread(codes.BARE_NUMBERS, start, pair.end)
        if end <= begin:
            if end > LATEST_END or (end == begin and begin):
                raise Misread(codes.BACKWARDS, start, pair.end)
            end += MIDNIGHT
        return Slot(begin, end), start

    def _in_order(self, slots: list[Slot], start: int, last: int) -> tuple[Slot, ...]:
        """The times of a day in order, joined where they touch."""
        joined: list[Slot] = []
        for slot in sorted(slots):
            if joined and slot.start < joined[-1].end:
                raise Misread(codes.OVERLAPPING, start, max(last, self._tokens[self._at - 1].end))
            if joined and slot.start == joined[-1].end and slot.on_appointment == joined[-1].on_appointment:
                joined[-1] = joined[-1]._replace(end=slot.end)
            else:
                joined.append(slot)
        if joined and joined[-1].end - MIDNIGHT > joined[0].start:
            raise Misread(codes.OVERLAPPING, start, max(last, self._tokens[self._at - 1].end))
        return tuple(joined)
