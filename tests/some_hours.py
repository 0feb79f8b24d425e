"""Hours of every kind that shops have, made at random, and what the reference program says of a value of OpenStreetMap."""

from __future__ import annotations

import json
import os
import subprocess
from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

from localsite.hours import (
    ALL_DAY,
    AS_USUAL,
    CLOSED,
    ON_APPOINTMENT,
    Day,
    Days,
    Hours,
    Period,
    Point,
    Rhythm,
    Slot,
    Span,
    Usual,
    Weekly,
    crossing,
    in_order,
    in_strength,
    is_exception,
    overlapping,
)  # fmt: skip
from tests.tools import require

FIRST = date(2026, 1, 1)


def some_hours(random: Random, *, plain: bool = False, late: bool = True) -> Hours:
    """Hours that a shop might have. `plain`: such as OpenStreetMap can say; `late`: also past midnight."""
    rhythms = some_rhythms(random, late=late) if random.random() < 0.3 else ()
    week = Weekly(some_week(random, plain=plain, late=late), () if overlapping(rhythms) else rhythms)
    periods = {some_span(random): some_week(random, late=late, sparse=True) for _ in range(random.choice((0, 0, 1, 2)))}
    closures = {some_span(random, dated=random.random() < 0.5): (CLOSED,) * 7 for _ in range(random.choice((0, 0, 1, 2)))}
    single = {some_day(random): (some_slots(random, late=late),) * 7 for _ in range(random.choice((0, 0, 1, 3)))}
    them = [Period(span, Weekly(days)) for span, days in {**periods, **closures, **single}.items() if any(day is not None for day in days)]
    them = [one._replace(reason=random.choice(("", "inventaire", "Stocktaking, 18:30"))) if is_exception(one) else one for one in them]
    them = apart(them)
    holidays: Day | Usual = random.choice((None, AS_USUAL, CLOSED, CLOSED, some_slots(random, late=late)))
    return Hours(
        in_order(week),
        in_strength(one for one in them if not is_exception(one)),
        AS_USUAL if plain and holidays is None else holidays,
        in_strength(one for one in them if is_exception(one)),
        random.choice(("", "", "sonner", "dernier client : 18 h 30 ; lundi fermé")),
    )


def apart(periods: list[Period]) -> list[Period]:
    """Those that do not cross one that stands before them: what is said of a day must be sure."""
    kept: list[Period] = []
    for one in periods:
        if next(crossing([*kept, one]), None) is None:
            kept.append(one)
    return kept


def some_week(random: Random, *, plain: bool = False, late: bool = True, sparse: bool = False) -> Days:
    usual, half = some_slots(random, late=late), some_slots(random, late=late)
    nothing: Day = CLOSED if plain else None
    choices: list[Day] = [usual, usual, usual, half, CLOSED, *([None, None] if sparse else [nothing])]
    monday, tuesday, wednesday, thursday, friday, saturday, sunday = (random.choice(choices) for _ in range(7))
    return monday, tuesday, wednesday, thursday, friday, saturday, sunday


def some_rhythms(random: Random, *, late: bool) -> tuple[tuple[Rhythm, Days], ...]:
    rhythms = {
        random.choice((Rhythm(1), Rhythm(2), Rhythm(0, (1,)), Rhythm(0, (2, 4)), Rhythm(0, (-1,)))) for _ in range(random.choice((1, 1, 2)))
    }
    found = []
    for rhythm in sorted(rhythms):
        days: list[Day] = [None] * 7
        days[random.randrange(7)] = some_slots(random, late=late)
        found.append((rhythm, (days[0], days[1], days[2], days[3], days[4], days[5], days[6])))
    return tuple(found)


def some_slots(random: Random, *, late: bool = True) -> tuple[Slot, ...]:
    def at(low: int, high: int) -> int:
        return random.randrange(low * 4, high * 4) * 15

    kind = random.random()
    if kind < 0.35:
        return (Slot(at(6, 11), at(12, 14)), Slot(at(14, 16), at(17, 21), random.random() < 0.1))
    if kind < 0.75:
        return (Slot(at(6, 12), at(13, 24)),)
    if kind < 0.85 and late:
        return (Slot(at(17, 23), 24 * 60 + at(1, 5)),)
    return random.choice(((ALL_DAY,), (ON_APPOINTMENT,), CLOSED, (Slot(at(9, 12), 24 * 60),)))


def some_span(random: Random, *, dated: bool = False) -> Span:
    if random.random() < 0.4 and not dated:
        first, last = random.randint(1, 12), random.randint(1, 12)
        return Span(Point(first, 1), Point(last, monthrange(2024, last)[1]))
    start = FIRST + timedelta(random.randrange(380))
    end = start + timedelta(random.randrange(2, 60))
    year, until = (start.year, end.year) if dated else (None, None)
    return Span(Point(start.month, start.day, year), Point(end.month, end.day, until))


def some_day(random: Random) -> Span:
    if random.random() < 0.2:
        point = Point(0, 0, None, random.choice((-2, 0, 1, 39, 50)))
    else:
        day = FIRST + timedelta(random.randrange(380))
        point = Point(day.month, day.day, day.year if random.random() < 0.6 else None)
    return Span(point, point)


def reference(values: Sequence[str], first: date, days: int, country: str) -> list[Any]:
    """The open times of values of `opening_hours` by the reference program: start, end in minutes, unknown; a text where it refuses."""
    node, _ = require("node"), require("opening_hours")
    asked = {"from": f"{first}T00:00:00Z", "to": f"{first + timedelta(days)}T00:00:00Z", "country": country, "values": [*values]}
    done = subprocess.run(
        [node, "read_opening_hours.mjs"], cwd=Path(__file__).parent, input=json.dumps(asked), env={**os.environ, "TZ": "UTC"},
        capture_output=True, text=True, encoding="utf-8", check=True,
    )  # fmt: skip
    return list(json.loads(done.stdout))
