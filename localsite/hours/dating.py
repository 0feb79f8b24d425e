"""Which days does a date, a month, a feast, or the way from one to another name?"""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from typing import cast

from localsite.codes import hours as codes
from localsite.hours.cursor import BINDING, Cursor, Misread, Scope
from localsite.hours.value import Point, Span
from localsite.hours.vocabulary import Sort

_MONTHS, _DAYS = 12, 31
_LONGEST, _HALF_A_YEAR = 3 * 366, 183  # days
_YEARS = range(2000, 2200)  # a number that is a year, and no hour


class Dates(Cursor):
    """Reads dates."""

    def _dated(self, scope: Scope) -> Scope:
        """A date, a list of days of one month, a month, or from one to another."""
        start = self._next().start
        if self._is(Sort.FEAST) and not self._is(Sort.TO, ahead=1):
            self._refuse_bare_pentecost()
            return scope._replace(feasts=(*scope.feasts, Span(*(self._feast(),) * 2)))
        days = self._listed_days()
        if days is not None:
            return scope._replace(feasts=(*scope.feasts, *days))
        first = self._partial()
        last = first
        if (
            self._is(Sort.TO)
            and self._is(Sort.NUMBER, Sort.RANK, Sort.MONTH, Sort.DATE, Sort.FEAST, ahead=1)
            and not self._is_time_after_to()
        ):
            self._take()
            last = self._partial()
        span = self._span(first, last, start)
        if span.is_day:
            return scope._replace(feasts=(*scope.feasts, span))
        return scope._replace(spans=(*scope.spans, span))

    def _refuse_bare_pentecost(self) -> None:
        """Refuses "lundi de Pâques et de Pentecôte": its Sunday or its Monday?"""
        is_after_monday = self._is(Sort.AND, ahead=-1) and self._next(-2).value == (0, 1)
        if is_after_monday and self._next().value == (0, 49):
            raise Misread(codes.WHICH_HOLIDAYS, self._next(-2).start, self._next().end)

    def _is_time_after_to(self) -> bool:
        return self._is(Sort.NUMBER, ahead=1) and self._is(Sort.TIME, ahead=2)

    def _feast(self) -> Point:
        month, day = cast("tuple[int, int]", self._take().value)
        return Point(month, day) if month else Point(0, 0, None, day)

    def _listed_days(self) -> tuple[Span, ...] | None:
        """Like "24 et 31 décembre 2026"; None where no such list stands here."""
        ahead, numbers = 0, list[int]()
        while self._is(Sort.NUMBER, Sort.RANK, ahead=ahead):
            numbers.append(cast("int", self._next(ahead).value))
            if not self._is(*BINDING, ahead=ahead + 1):
                break
            ahead += 2
        if len(numbers) < 2 or not self._is(Sort.MONTH, ahead=ahead + 1) or self._is(Sort.TO, ahead=ahead + 2):
            return None
        start = self._next().start
        self._at += ahead + 1
        month, year = cast("int", self._take().value), self._year()
        return tuple(self._span((year, month, one), (year, month, one), start) for one in numbers)

    def _year(self) -> int:
        if self._is(Sort.NUMBER) and 1999 < cast("int", self._next().value) < 2200:  # a year, not an hour
            return cast("int", self._take().value)
        return 0

    def _is_named_range(self) -> bool:
        """True for "lundi 3 au dimanche 23 août 2026"."""
        ahead = 2 if self._is(Sort.NUMBER, Sort.RANK, ahead=1) else 0
        if ahead and self._is(Sort.MONTH, ahead=ahead):
            ahead += 2 if self._is_year(ahead + 1) else 1
        return bool(ahead) and [self._next(ahead + more).sort for more in (0, 1)] == [Sort.TO, Sort.DAY] and self._is(
            Sort.NUMBER, Sort.RANK, ahead=ahead + 2
        )

    def _is_date_rank(self) -> bool:
        """True for "1er mai" and "du 1er au 21 août", False for "1er et 3e samedi"."""
        ahead = 0
        while self._is(Sort.RANK, Sort.AND, Sort.COMMA, Sort.TO, Sort.NUMBER, ahead=ahead):
            ahead += 1
        return not self._is(Sort.DAY, ahead=ahead)

    def _partial(self) -> tuple[int, int, int]:
        """Year, month, day, each 0 where it is not said here; for a feast, -1 and its days from Easter."""
        token = self._take()
        match token.sort:
            case Sort.DATE:
                return cast("tuple[int, int, int]", token.value)
            case Sort.FEAST:
                month, day = cast("tuple[int, int]", token.value)
                return (0, month, day) if month else (-1, 0, day)
            case Sort.MONTH:
                day = 0
                is_number = self._is(Sort.NUMBER) or (self._is(Sort.RANK) and self._is_date_rank())
                if is_number and cast("int", self._next().value) <= 31 and not self._is_bare_time(0):
                    day = cast("int", self._take().value)
                    self._accept(Sort.COMMA) if self._is(Sort.COMMA) and self._is_year(1) else None
                return self._year(), cast("int", token.value), day
            case _:
                month = cast("int", self._take().value) if self._is(Sort.MONTH) else 0
                return self._year() if month else 0, month, cast("int", token.value)

    def _is_year(self, ahead: int) -> bool:
        token = self._next(ahead)
        return token.sort is Sort.NUMBER and cast("int", token.value) in _YEARS

    def _span(self, first: tuple[int, int, int], last: tuple[int, int, int], start: int) -> Span:
        """The span of two dates that complete each other: "du 1er au 21 août 2027", "Aug 2-23"."""
        end = self._tokens[self._at - 1].end
        (year, month, day), (until, to_month, to_day) = first, last
        if year < 0 or until < 0:
            if any(one[0] >= 0 and not (1 <= one[1] <= _MONTHS and 1 <= one[2] <= _DAYS) for one in (first, last)):
                raise Misread(codes.NOT_HOURS, start, end)
            points = [Point(0, 0, None, one[2]) if one[0] < 0 else Point(one[1], one[2]) for one in (first, last)]
            return Span(points[0], points[1])
        low_month_once = not month or not to_month
        if not to_month and to_day and month and day:  # "Aug 2-23"
            to_month = month
        month, is_month = month or to_month, not to_day
        whole = month and not day
        if not month or not to_month or bool(whole) != is_month:
            raise Misread(codes.NOT_HOURS, start, end)
        if low_month_once and day and to_day and to_day < day:  # "du 28 au 3 janvier"
            raise Misread(codes.BACKWARDS, start, end)
        until = until or (year + (1 if year and (to_month, to_day) < (month, day) else 0))
        year = year or (until - (1 if until and (to_month, to_day or 31) < (month, day) else 0))
        low, high = day or 1, to_day or monthrange(until or 2024, to_month)[1]
        for one_year, one_month, one_day in ((year, month, low), (until, to_month, high)):
            if not 1 <= one_month <= 12 or not 1 <= one_day <= monthrange(one_year or 2024, one_month)[1]:
                raise Misread(codes.NO_SUCH_DAY, start, end)
        # One year that is said for both may lie between them, as in "du 24 déc au 4 jan 2027", but not in "du 20 au 10 août 2027".
        is_said = bool(first[0] and last[0])
        if year and not 0 <= (date(until, to_month, high) - date(year, month, low)).days <= (_LONGEST if is_said else _HALF_A_YEAR):
            raise Misread(codes.BACKWARDS, start, end)
        return Span(Point(month, low, year or None), Point(to_month, high, until or None))
