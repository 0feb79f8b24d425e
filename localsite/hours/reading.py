"""How is a phrase about hours taken apart: which days, then which times? Nothing is guessed: what may mean two things is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, NamedTuple, cast

from localsite.codes import hours as codes
from localsite.hours.cursor import BINDING, Misread, Scope
from localsite.hours.dating import Dates
from localsite.hours.tokens import Token
from localsite.hours.value import ALL_DAY, AS_USUAL, CLOSED, MIDNIGHT, ON_APPOINTMENT, SCHOOL, Rhythm, Slot, Usual
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


_SCOPE_SORTS = frozenset((
    Sort.DAY, Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.EVERY_DAY, Sort.OTHER_DAYS, Sort.PARITY, Sort.HOLIDAYS, Sort.FEAST,
    Sort.SCHOOL, Sort.OF_MONTH,
))  # fmt: skip
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
                self.notes.append(str(self._take().value))
                continue
            found += self._sayings(found[-1] if self._tokens[self._at - 1].sort in BINDING and found else None)
        return found

    def _sayings(self, before: Clause | None) -> list[Clause]:
        """One saying, and the days that it excepts; `before` is the one on the same breath, whose season still holds."""
        first = self._next()
        scope = self._scope()
        excepted = self._excepted()
        self._at += self._is(Sort.COLON) or (not scope.is_empty and self._is(Sort.COMMA) and self._is(*_SAID_SORTS, ahead=1))
        if not scope.is_empty and before and before.scope.spans and before.scope.days and not scope.spans and not scope.feasts:
            scope = scope._replace(spans=before.scope.spans)
        said, has_scope = self._said(scope, first), not scope.is_empty
        if has_scope:
            scope = self._narrowed(scope)
        else:
            self._at += self._is(Sort.TO) and self._is(Sort.FEAST, ahead=1)  # "fermé à Noël"
            scope = self._scope()
            if self._is(*_SAID_SORTS):  # "fermé lun 9h-12h": of which of the two?
                raise Misread(codes.WHICH_HOLIDAYS, first.start, self._next().end)
        end = self._tokens[self._at - 1].end
        clause = Clause(scope, said, first.start, end)
        is_bound = self._is(Sort.COMMA) and self._is(Sort.EXCEPT, ahead=1)
        self._at += is_bound
        excepted += self._excepted()
        if scope.apart and said != CLOSED:
            raise Misread(codes.WHICH_HOLIDAYS, scope.start, scope.end)
        return [clause, *excepted, *(Clause(one, said, first.start, end) for one in scope.apart)]

    def _narrowed(self, scope: Scope) -> Scope:
        """The scope with what is added to it after the times: "en juillet fermé le lundi", "mer 14h-18h semaines impaires"."""
        is_of_season = scope.spans and not scope.days and self._is(Sort.DAY)
        is_of_weeks = scope.days and not scope.rhythm.parity and self._is(Sort.PARITY)
        return self._widened(scope) if is_of_season or is_of_weeks else scope

    def _excepted(self) -> list[Clause]:
        """Like "sauf le lundi": closed then, where no other times are said."""
        if not self._accept(Sort.EXCEPT):
            return []
        scope = self._scope()
        if scope.is_empty:
            raise self._strange()
        said: Said = CLOSED
        if self._is(Sort.COLON) and self._is(Sort.TIME, ahead=1):
            self._take()
            said = self._times()
        return [Clause(one, said, scope.start, scope.end) for one in (scope, *scope.apart)]

    def _strange(self) -> Misread:
        """What is wrong with the word that stands here."""
        token = self._next()
        if token.sort in (Sort.TO, *BINDING) and self._is(Sort.STRANGE, ahead=1):
            token = self._next(1)
        code = {Sort.VAGUE: codes.VAGUE_SEASON, Sort.OPEN_END: codes.OPEN_ENDED, Sort.HALF: codes.NO_TIMES}.get(token.sort, codes.NOT_HOURS)
        return Misread(code, token.start, max(token.end, token.start))

    # When

    def _scope(self) -> Scope:
        """Days, dates, seasons: all that is said of when, up to the times."""
        start, parts, is_bound = self._next().start, [Scope()], False
        while self._is(*_SCOPE_SORTS) and not (self._is(Sort.NUMBER) and not self._is_date()):
            wider = self._named_date(parts[-1], self._widened(parts[-1]), start, is_bound=is_bound)
            if is_bound and parts[-1].days and wider.spans != parts[-1].spans:  # "le lundi et en août"
                parts.append(wider._replace(days=frozenset(), rhythm=Rhythm(), spans=wider.spans[len(parts[-1].spans) :]))
            else:
                parts[-1] = wider
            is_bound = self._is(*BINDING) and self._is(*_SCOPE_SORTS, ahead=1) and not self._is_bare_time(1)
            self._at += is_bound or (self._is(Sort.COLON) and self._is(*_SCOPE_SORTS, ahead=1))
        return parts[0]._replace(apart=tuple(parts[1:]), start=start, end=self._tokens[self._at - 1].end if self._at else start)

    def _named_date(self, before: Scope, after: Scope, start: int, *, is_bound: bool) -> Scope:
        """The scope where "jeudi 24 décembre 2026" names one day, and not Thursdays besides."""
        new = after.feasts[len(before.feasts) :]
        if is_bound or not before.days or not new:
            return after
        for point in {point for span in new for point in span}:
            if not point.year or date(point.year, *point.on(point.year)).weekday() not in before.days:
                raise Misread(codes.NO_SUCH_DAY if point.year else codes.WHICH_HOLIDAYS, start, self._tokens[self._at - 1].end)
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
        if token.sort is Sort.RANK and not self._is_date_rank():
            return self._ranked(scope)
        if token.sort in (Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.FEAST):
            return self._dated(scope)
        if token.sort is Sort.DAY:
            return scope._replace(days=scope.days | self._weekdays())
        self._take()
        if token.sort is Sort.OF_MONTH and not scope.rhythm.nth:
            raise Misread(codes.NOT_HOURS, token.start, token.end)
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
        first = cast("frozenset[int]", self._take().value)
        if not (self._is(Sort.TO) and self._is(Sort.DAY, ahead=1)):
            return first
        self._take()
        last = cast("frozenset[int]", self._take().value)
        if len(first) != 1 or len(last) != 1:
            return first | last
        low, high = min(first), min(last)
        return frozenset(day % 7 for day in range(low, (high if high >= low else high + 7) + 1))

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
            if self._is(*BINDING) and (self._is(Sort.TIME, ahead=1) or self._is_bare_time(1)):
                self._take()
                continue
            if self._is(Sort.TIME, Sort.NUMBER) and not self._is_date():  # "9h-12h 14h-18h" says it too
                continue
            return self._in_order(slots, start, first)

    def _slot(self) -> tuple[Slot, int]:
        """Like "9h-12h30", and where it starts."""
        first, start = self._next(), self._next().start
        pair = self._next(2)
        if not self._is(Sort.TO, ahead=1) or pair.sort not in (Sort.TIME, Sort.NUMBER):
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
