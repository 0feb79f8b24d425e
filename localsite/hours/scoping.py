"""When does a saying hold: which days, which part of the year, which weeks? Nothing is guessed: what may mean two things is asked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any, cast

from localsite.codes import hours as codes
from localsite.diagnostics import Code
from localsite.hours.cursor import BINDING, Misread, Scope
from localsite.hours.dating import Dates
from localsite.hours.value import SCHOOL, Rhythm, School, Span
from localsite.hours.vocabulary import Sort

EVERY = frozenset(range(7))
SCOPE_SORTS = frozenset((
    Sort.DAY, Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.EVERY_DAY, Sort.OTHER_DAYS, Sort.PARITY, Sort.HOLIDAYS, Sort.FEAST,
    Sort.SCHOOL, Sort.OF_MONTH,
))  # fmt: skip
SAID_SORTS = frozenset((Sort.TIME, Sort.CLOSED, Sort.APPOINTMENT, Sort.ROUND_THE_CLOCK, Sort.USUAL))
_STRANGE: Mapping[Sort, Code] = MappingProxyType({
    Sort.VAGUE: codes.VAGUE_SEASON, Sort.OPEN_END: codes.OPEN_ENDED, Sort.HALF: codes.NO_TIMES, Sort.EVERY_OTHER: codes.EVERY_OTHER,
    Sort.REMARK: codes.REMARK_OF_HOURS, Sort.PHONE: codes.PHONE, Sort.DAY_OR_MONTH: codes.DAY_OR_MONTH,
})  # fmt: skip


class Scopes(Dates):
    """Reads what is said of when."""

    def _scope(self, *, excepted: bool = False, stop: int | None = None) -> Scope:
        """Days, dates, seasons: all that is said of when, up to the times, or up to the word `stop`."""
        start, parts, bound, is_after_span, listed = self._next().start, [Scope()], Sort.STOP, False, 0
        while self._is(*SCOPE_SORTS) and not (self._is(Sort.NUMBER) and not self._is_date()):
            before = parts[-1]
            if bound is not Sort.STOP and before.half:  # "dimanche soir et lundi"
                before = Scope(start=self._next().start)
                parts.append(before)
            wider = self._widened(before)
            self._refuse_unbound(before, wider, start) if bound is Sort.STOP else None
            wider = self._named_date(before, wider, start) if bound is Sort.STOP else wider
            narrows = is_after_span and wider.days != before.days  # "de juillet à août, du lundi au vendredi"
            is_another = (
                (before.days and wider.spans != before.spans and not before.spans)
                or (narrows and (bound is Sort.AND or before.days))
                or (before.holidays and wider.half)
            )
            if bound is Sort.STOP and listed > 2 and wider.spans != before.spans:  # "mar-sam et dimanche en décembre"
                raise Misread(codes.WHICH_HOLIDAYS, start, self._tokens[self._at - 1].end)
            listed = len(before.days) if bound is not Sort.STOP and wider.days != before.days else 0
            if bound is not Sort.STOP and is_another:  # "le lundi et en août"
                parts.append(_beside(before, wider))
            else:
                parts[-1] = wider._replace(narrowed=wider.narrowed or (bound is Sort.COMMA and narrows))
            is_after_span = wider.spans != before.spans
            changes = self._is(Sort.DAY, ahead=1) if parts[-1].spans else self._is(Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, ahead=1)
            bound = self._joint(excepted=excepted and changes, stop=stop)
            self._at += bound is not Sort.STOP or (not excepted and self._is(Sort.COLON) and self._is(*SCOPE_SORTS, ahead=1))
        return parts[0]._replace(apart=tuple(parts[1:]), start=start, end=self._tokens[self._at - 1].end if self._at else start)

    def _joint(self, *, excepted: bool, stop: int | None) -> Sort:
        """What binds the next word of when to those before it; STOP where nothing does."""
        is_next = self._is(*BINDING) and self._is(*SCOPE_SORTS, ahead=1) and not self._is_bare_time(1)
        # "sauf en août, mar-dim 9h-19h": the exception is over.
        ends = (stop is not None and self._at >= stop) or (excepted and self._is(Sort.COMMA))
        return self._next().sort if is_next and not ends else Sort.STOP

    def _refuse_unbound(self, before: Scope, wider: Scope, start: int) -> None:
        """Refuses "dimanches fériés" and "Easter weekend", which are neither of the two."""
        is_holiday = before != Scope() and wider.holidays and wider.days
        is_feast = before.feasts and wider.days != before.days
        # "vacances du 3 au 24 août", "1er mai (férié)": a reason, or two things?
        added = [one for one in wider.spans if one not in before.spans]
        is_school = (SCHOOL in added and (before.spans or before.feasts)) or (SCHOOL in before.spans and (added or wider.feasts))
        is_dated_holiday = (before.holidays or wider.holidays) and before != Scope() and (wider.feasts or wider.spans)
        if before.spans and added and not is_school and not _are_neighbours(before.spans[-1], added[0]):  # "mai septembre"
            raise Misread(codes.DAYS_WHICH, start, self._tokens[self._at - 1].end)
        if is_holiday or is_feast or is_school or is_dated_holiday:
            raise Misread(codes.WHICH_HOLIDAYS, start, self._tokens[self._at - 1].end)

    def _named_date(self, before: Scope, after: Scope, start: int) -> Scope:
        """The scope where "jeudi 24 décembre 2026" names one day, and not Thursdays besides."""
        new = after.feasts[len(before.feasts) :]
        if not before.days or not new:
            return after
        for point in {point for span in new for point in span}:
            self._check_weekday(point.year, date(point.year or 2000, *point.on(point.year or 2000)), before.days, start)
        return after._replace(days=frozenset())

    def _check_weekday(self, year: int | None, day: date, named: frozenset[int], start: int) -> None:
        """Refuses a weekday beside a date that is another one, or of which nobody knows."""
        end = self._tokens[self._at - 1].end
        if not year:
            raise Misread(codes.WHICH_YEAR, start, end)
        if day.weekday() not in named:
            raise Misread(codes.WRONG_WEEKDAY, start, end, weekdays=(day.weekday(),))

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
            return self._with_days(scope)
        self._take()
        if token.sort is Sort.OF_MONTH and not scope.rhythm.nth:
            raise Misread(codes.NOT_HOURS, token.start, token.end)
        if token.value == "some":  # "vacances de Noël"
            raise Misread(codes.WHICH_SCHOOL, token.start, token.end)
        is_more = self._is(Sort.TIME, Sort.COMMA, Sort.COLON, ahead=1)
        if token.sort is Sort.HOLIDAYS and scope.days and self._next().value == "included" and is_more:
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

    def _with_days(self, scope: Scope) -> Scope:
        """The scope with a weekday or some, the half of a day behind it: "mercredi après-midi"; or "lundi 3 au dimanche 23 août 2026"."""
        start, first = self._next().start, self._next()
        if not scope.days and self._is_named_range():
            return self._named_range(scope)
        if scope.rhythm.nth:  # "1er samedi du mois et mardi"
            raise Misread(codes.WHICH_HOLIDAYS, scope.start or start, first.end)
        wider = scope._replace(days=scope.days | self._weekdays())
        if not self._is(Sort.HALF):
            return wider
        if scope.days:  # "lundi et mardi matin": both mornings?
            raise Misread(codes.WHICH_HOLIDAYS, scope.start or start, self._next().end)
        return wider._replace(half=str(self._take().value), start=start, end=self._next(-1).end)

    def _named_range(self, scope: Scope) -> Scope:
        start, names = self._next().start, [cast("frozenset[int]", self._take().value)]
        first = self._partial()
        self._take()
        names.append(cast("frozenset[int]", self._take().value))
        span = self._span(first, self._partial(), start)
        for point, named in zip(span, names, strict=True):
            self._check_weekday(point.year, date(point.year or 2000, *point.on(point.year or 2000)), named, start)
        return scope._replace(spans=(*scope.spans, span))

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
        end = self._tokens[self._at - 1].end
        if any(rank > 5 for rank in ranks):  # weeks of a month
            raise Misread(codes.NO_SUCH_DAY, start, end)
        nth = tuple(sorted(set(ranks), key=lambda rank: (rank < 0, rank)))
        if scope.days and nth != scope.rhythm.nth:  # "mar-ven et 1er samedi du mois": each day of its own weeks
            raise Misread(codes.WHICH_HOLIDAYS, scope.start or start, end)
        return scope._replace(days=scope.days | days, rhythm=scope.rhythm._replace(nth=nth))

    def _excepted_scopes(self) -> list[Scope]:
        """The days of "sauf le lundi"."""
        if not self._accept(Sort.EXCEPT):
            return []
        scope = self._scope(excepted=True)
        if scope.is_empty:
            raise self._strange()
        return [scope, *scope.apart]

    def _strange(self) -> Misread:
        """What is wrong with the word that stands here."""
        token = self._next()
        if token.sort in (Sort.TO, *BINDING) and self._is(Sort.STRANGE, Sort.PHONE, ahead=1):
            token = self._next(1)
        if token.start == token.end and self._tokens:  # nothing follows: the last word lacks something
            token = self._tokens[-1]
        if token.value == "time":
            return Misread(codes.NO_SUCH_DAY, token.start, token.end)
        is_until = token.sort is Sort.TO and self._is(Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.FEAST, ahead=1)
        code = codes.OPEN_ENDED if is_until else _STRANGE.get(token.sort, codes.NOT_HOURS)
        paste = f"“{token.value}”" if token.sort is Sort.REMARK else ""
        return Misread(code, token.start, max(token.end, token.start), paste)


def _are_neighbours(one: Span | School, other: Span | School) -> bool:
    """True for two months, one after the other: "juil août" says both, however it is read."""
    spans = [span for span in (one, other) if isinstance(span, Span)]
    return len(spans) == 2 and all(span.first.day == 1 for span in spans) and (spans[1].first.month - spans[0].last.month) % 12 == 1


def _beside(before: Scope, wider: Scope) -> Scope:
    """What was added, alone."""
    return Scope(wider.days - before.days, Rhythm(), wider.spans[len(before.spans) :], half=wider.half, start=wider.start, end=wider.end)
