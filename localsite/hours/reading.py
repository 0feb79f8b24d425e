"""How is a phrase about hours taken apart: when, then what? Nothing is guessed: what may mean two things is asked."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import NamedTuple, cast

from localsite.codes import hours as codes
from localsite.hours.cursor import BINDING, Misread, Scope
from localsite.hours.scoping import SAID_SORTS, SCOPE_SORTS, Scopes
from localsite.hours.tokens import Token
from localsite.hours.value import ALL_DAY, AS_USUAL, CLOSED, MIDNIGHT, ON_APPOINTMENT, Rhythm, Slot, Span, Usual, is_plausible
from localsite.hours.vocabulary import Sort

Said = tuple[Slot, ...] | Usual
_EARLY = 8 * 60  # minutes: times that come back to before it may be of the afternoon


class Clause(NamedTuple):
    """One saying: when, and what."""

    scope: Scope
    said: Said
    start: int
    end: int
    excepts_from: Scope | None = None  # of "dim 9h-13h sauf en août" the Sundays: what it takes its days out of
    reason: str = ""
    is_loose: bool = False  # an exception behind a comma, which may be of all that stands before it


class Reader(Scopes):
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
        """One saying, and the days that it excepts; `before` is the one on the same breath, whose season may still hold."""
        first = self._next()
        excepted = self._excepted_scopes()  # "hors vacances scolaires, mer 14h-18h"
        self._at += bool(excepted) and self._is(Sort.COMMA, Sort.COLON)
        scope = self._scope()
        excepted += self._excepted_scopes()
        mixed = next((one for one in excepted if one.spans and one.days and not scope.days), None)
        if mixed:  # "juin à août sauf juillet lun-ven 9h-18h"
            raise Misread(codes.WHICH_HOLIDAYS, mixed.start, mixed.end)
        self._skip_joint(scope)
        said, has_scope = self._said(scope, first), not scope.is_empty
        self._refuse_closed_times(said, first)
        scope = self._carried(self._narrowed(scope, before) if has_scope else self._scope_after(first), said, before)
        self._check(scope, said)
        clause = Clause(scope, said, first.start, self._tokens[self._at - 1].end)
        found = [clause, *(clause._replace(scope=one) for one in scope.apart), *(self._exception(one, clause) for one in excepted)]
        found += [Clause(Scope(holidays=True), AS_USUAL, clause.start, clause.end)] if scope.usual else []
        excepted_after = self._exceptions_after(clause)
        if scope.is_empty and said == CLOSED and excepted_after:  # "fermé sauf le samedi 9h-12h"
            found[0] = clause._replace(scope=scope._replace(others=True))
        return found + excepted_after

    def _check(self, scope: Scope, said: Said) -> None:
        """Refuses what cannot be said together: half a day and its times, "août, lundi fermé", closed and on appointment."""
        if scope.half and said != CLOSED:
            raise Misread(codes.NO_TIMES, scope.start, scope.end)
        if (scope.apart and said != CLOSED) or (scope.narrowed and said == CLOSED):
            raise Misread(codes.WHICH_HOLIDAYS, scope.start, scope.end)
        if said == CLOSED and self._is(Sort.APPOINTMENT):
            raise Misread(codes.ON_APPOINTMENT_WHICH, scope.start, self._next().end)

    def _carried(self, scope: Scope, said: Said, before: Clause | None) -> Scope:
        """The scope with the season of the saying on the same breath: "avr-oct mar-dim 11h-20h, lun fermé"."""
        of = before.scope if before else Scope()
        if not (scope.days or scope.rhythm.nth) or scope.spans or scope.feasts:
            return scope
        if of.rhythm.parity and scope.rhythm == Rhythm():  # "semaines paires lun 9h-12h, mar 14h-18h": every Tuesday?
            raise Misread(codes.WHICH_HOLIDAYS, scope.start, scope.end)
        if not of.spans or (not of.days and before and before.said == CLOSED):
            return scope
        if not of.days and said != CLOSED:  # "juillet-août 10h-19h, dim 10h-12h": the Sundays of summer?
            raise Misread(codes.WHICH_HOLIDAYS, scope.start, scope.end)
        return scope._replace(spans=of.spans)

    def _skip_joint(self, scope: Scope) -> None:
        """What stands between days and times: a colon, a comma, a dash."""
        is_comma = self._is(Sort.COMMA) and self._is(*SAID_SORTS, ahead=1)
        is_dash = self._next().value == "-" and self._is(Sort.TIME, Sort.NUMBER, ahead=1) and self._is(Sort.TO, ahead=2)
        self._at += self._is(Sort.COLON) or (not scope.is_empty and (is_comma or is_dash))

    def _scope_after(self, first: Token) -> Scope:
        """The days that are named after the times: "9h-12h du lundi au vendredi", "fermé le lundi, mar-sam 9h-19h"."""
        self._at += self._is(Sort.COLON) and self._is(*SCOPE_SORTS, ahead=1)  # "fermeture hebdomadaire : lundi"
        here = self._at
        self._at += self._is(Sort.COMMA) and self._is(*SCOPE_SORTS, ahead=1)  # "24h/24, 7j/7"
        scope = self._scope()
        if self._at > here and self._tokens[here].sort is Sort.COMMA and self._next().start < self._last:
            self._at = here  # "9h-12h, lun 14h-18h": the next saying begins
            return Scope(start=first.start, end=first.end)
        if not self._is(*SAID_SORTS):
            return scope
        commas = [number for number in range(here, self._at) if self._tokens[number].sort is Sort.COMMA]
        if len(commas) != 1:  # "fermé lun 9h-12h": of which of the two?
            raise Misread(codes.WHICH_HOLIDAYS, first.start, self._next().end)
        self._at = here
        return self._scope(stop=commas[0])

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
        if self._is(*SAID_SORTS, Sort.COLON) or not later.spans or later[:6] != Scope(spans=later.spans)[:6] or later.apart:
            self._at = here  # the next saying begins: "lun 9h-12h août fermé"
            return scope
        if before:  # "lun-ven 9h-18h, sam 9h-12h en juillet": the Saturdays alone?
            raise Misread(codes.WHICH_HOLIDAYS, scope.start, later.end)
        return scope._replace(spans=later.spans)

    def _exception(self, scope: Scope, clause: Clause) -> Clause:
        """Days that a saying excepts: closed then; where it says "closed" itself, nobody knows."""
        if clause.said == CLOSED:
            raise Misread(codes.NO_TIMES, scope.start, scope.end)
        return Clause(scope, CLOSED, scope.start, scope.end, clause.scope)

    def _exceptions_after(self, clause: Clause) -> list[Clause]:
        """Days that are excepted behind the times: "tous les jours 9h-19h sauf le dimanche : 9h-13h"."""
        found: list[Clause] = []
        while self._is(Sort.EXCEPT) or (self._is(Sort.COMMA) and self._is(Sort.EXCEPT, ahead=1)):
            is_loose = self._is(Sort.COMMA)
            self._at += is_loose
            here, scopes = self._at, self._excepted_scopes()
            is_said = self._is(*SAID_SORTS) or self._is_bare_time(0)
            if not is_said and not (self._is(Sort.COLON) and (self._is(*SAID_SORTS, ahead=1) or self._is_bare_time(1))):
                found += [self._exception(one, clause)._replace(is_loose=is_loose) for one in scopes]
                continue
            if any(word.sort is Sort.COMMA for word in self._tokens[here : self._at]):  # "sauf mercredi, dimanche 9h-12h"
                raise Misread(codes.WHICH_HOLIDAYS, scopes[0].start, self._next().end)
            self._at += not is_said
            said = self._said(scopes[0], self._next())
            for one in scopes:
                self._check(one, said)
                found.append(Clause(one, said, one.start, self._tokens[self._at - 1].end, clause.scope))
        return found

    # What

    def _said(self, scope: Scope, first: Token) -> Said:
        """Times, closed, on appointment, as usual."""
        token = self._next()
        if token.sort in (Sort.TIME, Sort.NUMBER):
            return self._times()
        if token.sort not in SAID_SORTS:
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
        start, here = self._next().start, self._at
        slots: list[Slot] = []
        while True:
            slot, first = self._slot()
            if self._is(Sort.APPOINTMENT):
                if self._next().value != "slot" and slots:
                    raise Misread(codes.ON_APPOINTMENT_WHICH, start, self._next().end)
                self._take()
                slot = slot._replace(on_appointment=True)
            slots.append(slot)
            if self._is(Sort.AND, Sort.OR) and self._is(Sort.APPOINTMENT, ahead=1) and not self._is(*SCOPE_SORTS, ahead=2):
                raise Misread(codes.ON_APPOINTMENT_WHICH, start, self._next(1).end)
            if self._is(*BINDING) and (self._is(Sort.TIME, ahead=1) or self._is_bare_time(1)):
                self._take()
                continue
            if self._is(Sort.TIME, Sort.NUMBER) and not self._is_date():  # "9h-12h 14h-18h" says it too
                continue
            if self._next().value == "-" and self._is(Sort.TIME, ahead=1) and self._is_pair(1):  # "9h-12h - 14h-18h"
                self._take()
                continue
            return self._in_order(slots, here, max(first, self._tokens[self._at - 1].end))

    def _is_pair(self, ahead: int) -> bool:
        """True where two times of one slot stand there."""
        joint = self._next(ahead + 1)
        return (joint.sort is Sort.TO or joint.value == "/") and self._is(Sort.TIME, Sort.NUMBER, ahead=ahead + 2)

    def _slot(self) -> tuple[Slot, int]:
        """Like "9h-12h30" or "9h/12h30", and where it starts."""
        first, pair = self._next(), self._next(2)
        if not self._is_pair(0):
            if self._is(Sort.TO, ahead=1) and pair.value == "time":
                raise Misread(codes.NO_SUCH_DAY, pair.start, pair.end)
            raise Misread(codes.NOT_HOURS if first.sort is Sort.NUMBER else codes.OPEN_ENDED, first.start, first.end)
        self._at += 3
        if first.sort is pair.sort is Sort.NUMBER:
            raise self._bare(first.start)
        begin, end = _by_one_clock(first, pair)
        if max(begin, end) > MIDNIGHT or begin < 0:
            raise Misread(codes.BARE_NUMBERS, first.start, pair.end)
        begin %= MIDNIGHT
        if first.mark == pair.mark == "12" and 60 <= begin < 5 * 60:  # "1:30-6:00"
            raise Misread(codes.BARE_NUMBERS, first.start, pair.end)
        if end <= begin:
            if Sort.NUMBER in (first.sort, pair.sort) or (pair.mark == "12" and begin < 17 * 60):  # "9:00-5:00": until the afternoon?
                raise Misread(codes.BARE_NUMBERS, first.start, pair.end)
            end += MIDNIGHT
            if not is_plausible(Slot(begin, end)):
                raise Misread(codes.BACKWARDS, first.start, pair.end)
        return Slot(begin, end), first.start

    def _bare(self, start: int) -> Misread:
        """Refuses "9-12 14-19", with what to write where it can only be times."""
        self._at -= 3
        slots, end = list[str](), start
        while self._is(Sort.NUMBER) and self._is(Sort.TO, ahead=1) and self._is(Sort.NUMBER, ahead=2):
            joint, end = self._next(1), self._next(2).end
            low, high = (cast("int", self._next(ahead).value) for ahead in (0, 2))
            slots.append(f"{low}h-{high}h" if joint.value == "-" and low < high <= MIDNIGHT // 60 else "")
            self._at += 3
            self._at += self._is(*BINDING) and self._is(Sort.NUMBER, ahead=1)
        return Misread(codes.BARE_NUMBERS, start, end, ", ".join(slots) if all(slots) else "")

    def _in_order(self, slots: list[Slot], here: int, end: int) -> tuple[Slot, ...]:
        """The times of a day in order, joined where they touch; `here` is the first of their words."""
        start, joined = self._tokens[here].start, list[Slot]()
        early = any(later < earlier and later.start < _EARLY for earlier, later in pairwise(slots))  # "8h-12h, 2h-6h"
        if early or (slots != sorted(slots) and any(token.mark == "12" for token in self._tokens[here : self._at])):
            raise Misread(codes.BARE_NUMBERS, start, end)
        for slot in sorted(slots):
            if joined and slot.start < joined[-1].end:
                raise Misread(codes.OVERLAPPING, start, end)
            if joined and slot.start == joined[-1].end and slot.on_appointment == joined[-1].on_appointment:
                joined[-1] = joined[-1]._replace(end=slot.end)
            else:
                joined.append(slot)
        if joined[-1].end - MIDNIGHT > joined[0].start or not all(map(is_plausible, joined)):
            raise Misread(codes.OVERLAPPING, start, end)
        return tuple(joined)


def _by_one_clock(first: Token, pair: Token) -> tuple[int, int]:
    """Start and end in minutes; one may leave it to the other whether it is of the morning. Start is -1 where that is not sure."""
    begin, end = (cast("int", one.value) * (60 if one.sort is Sort.NUMBER else 1) for one in (first, pair))
    is_open = [one.sort is Sort.NUMBER or one.mark == "12" for one in (first, pair)]
    if first.mark == "half" and is_open[1]:  # "9am-5"
        return -1, end
    if pair.mark == "half" and is_open[0]:  # "9-5pm" is from nine in the morning; "6:30-9:30pm" may be of the evening alone
        fitting = [one for one in (begin, begin + 12 * 60) if one < end and begin < 12 * 60]
        return (fitting[0] if len(fitting) == 1 and end != 12 * 60 else -1), end
    # "9-19h30" is right, "1-19h" is not
    is_half_day = first.sort is Sort.NUMBER and pair.sort is Sort.TIME and end >= 13 * 60 and begin < 12 * 60 and end - begin > 12 * 60
    return (-1 if is_half_day else begin), end
