"""Which of two things that are said of one day is stronger, and when does nobody know?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache
from itertools import combinations, product

from localsite.hours.value import CLOSED, Days, Period, Rhythm, School, Span, Weekly, dated


def in_order(weekly: Weekly) -> Weekly:
    """A week whose rhythms stand from the weakest, odd and even weeks, to the strongest, a week of the month."""
    return weekly._replace(rhythms=tuple(sorted(weekly.rhythms, key=lambda one: (len(one[0].nth) > 0, one[0]))))


def is_exception(period: Period) -> bool:
    """True for what is stronger than public holidays: a day, something of one year, and a yearly closure; the rest are seasons."""
    span = period.span
    if isinstance(span, School):
        return False
    return span.is_day or span.is_dated or period.weekly == Weekly((CLOSED,) * 7)


def in_strength(periods: Iterable[Period]) -> tuple[Period, ...]:
    """From the weakest to the strongest: of every year, of one year; a long part, a short one within it, one day."""
    return tuple(sorted(periods, key=lambda one: (*_kind(one), -_length(one.span), _dates(one.span))))


def crossing(periods: Sequence[Period]) -> Iterator[Period]:
    """The periods of which none is within the other, and that say different things of one day."""
    for number, one in enumerate(periods):
        for other in periods[number + 1 :]:
            if _kind(one) == _kind(other) and is_exception(one) == is_exception(other) and _differ(one, other):
                mine, theirs = _numbers(one.span), _numbers(other.span)
                if mine & theirs and not (mine < theirs or theirs < mine):
                    yield other


def overlapping(rhythms: Sequence[tuple[Rhythm, Days]]) -> bool:
    """True where two weeks of a month may be the same one, and say different things of a day."""
    return any(
        _may_meet(one.nth, other.nth) and _unlike(mine, theirs) for (one, mine), (other, theirs) in combinations(rhythms, 2)
    )  # fmt: skip


def _may_meet(ranks: tuple[int, ...], others: tuple[int, ...]) -> bool:
    both = [set(one) | ({4, 5} if -1 in one else set()) for one in (ranks, others)]
    return bool(ranks and others and both[0] & both[1])


def _unlike(days: Days, others: Days) -> bool:
    return any(mine is not None and theirs is not None and mine != theirs for mine, theirs in zip(days, others, strict=True))


def _kind(period: Period) -> tuple[bool, bool, bool]:
    span = period.span
    return isinstance(span, School), isinstance(span, Span) and span.is_dated, isinstance(span, Span) and span.is_day


def _differ(one: Period, other: Period) -> bool:
    weeks = product(*((period.weekly.days, *(days for _, days in period.weekly.rhythms)) for period in (one, other)))
    return any(_unlike(mine, theirs) for mine, theirs in weeks)


def reordered(periods: Sequence[Period]) -> Iterator[Period]:
    """The periods that are weaker than one that was said before them, though they say something else of one day."""
    order = in_strength(periods)
    for one, other in combinations(periods, 2):
        if order.index(one) > order.index(other) and _differ(one, other) and _numbers(one.span) & _numbers(other.span):
            yield other


@lru_cache(maxsize=1_000)
def _numbers(span: Span | School) -> frozenset[int]:
    """The days that a part of the year holds, counted; those of every year over two of them."""
    if isinstance(span, School):
        return frozenset()
    if bounds := dated(span):
        return frozenset(range(bounds[0].toordinal(), bounds[1].toordinal() + 1))
    start = date(2027, 1, 1)
    return frozenset(number for number in range(730) if span.holds(start + timedelta(number)))


def _length(span: Span | School) -> int:
    return 0 if isinstance(span, School) or span.is_day else len(_numbers(span))


def _dates(span: Span | School) -> tuple[int, ...]:
    if isinstance(span, School):
        return ()
    return tuple(part or 0 for point in span for part in (point.year, *point))
