"""Which map has this site? `content/map/map.json` and the sheets that it names, each looked through before it is believed."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from localsite.cache import Memory, digest
from localsite.codes import maps as codes
from localsite.diagnostics import Code, Report, Span
from localsite.geo import Plan
from localsite.maps.guard import RECIPE, Verdict, looked_through
from localsite.maps.value import EXTRACT, FOLDER, LEVELS, MAP_FILE, NOTICE, Level, TownMap
from localsite.values import Source

LONGEST = 60_000  # metres of a plan either way: more is no town
FURTHEST = 85.0  # degrees north or south that a plan can show
FINEST = 50.0  # CSS pixels a metre
MOST_SHEETS = 5_000
_SHEET = re.compile(rf"{FOLDER}(?:{'|'.join(LEVELS)})-\d+-\d+\.svg")


@dataclass(frozen=True, slots=True)
class Atlas:
    """The map of a site: where its sheets lie, and the sheets, fit to publish but for the colours of the theme."""

    town: TownMap
    sheets: Mapping[str, str] = field(hash=False)  # name of the file → SVG
    digest: str  # of all of it

    @property
    def plan(self) -> Plan:
        """The plan that all of it lies on."""
        return self.town.plan


class Wrong(Exception):
    """Why a map.json describes no map."""

    def __init__(self, code: Code, key: str, **facts: object) -> None:
        super().__init__(code.name)
        self.code = code
        self.key = key
        self.level: int | None = None  # the number of the level that says it
        self.facts = facts


def read(sources: Mapping[str, Source], memory: Memory, report: Report) -> Atlas | None:
    """The map of the site; None where it has none, or none that can be understood."""
    source = sources.get(MAP_FILE)
    if source is None:
        if any(_SHEET.fullmatch(path) for path in sources):
            report(codes.MAP_UNSAID.at(Span(MAP_FILE)))
        return None
    town = _told(source, report)
    if town is None:
        return None
    if NOTICE not in sources:
        report(codes.MAP_UNLICENSED.at(Span(MAP_FILE)))
    if EXTRACT not in sources:
        report(codes.MAP_WITHOUT_EXTRACT.at(Span(MAP_FILE)))
    sheets = _sheets(town, sources, memory, report)
    there = tuple(
        level._replace(sheets=frozenset(cell for cell in level.sheets if name_of(level, cell) in sheets)) for level in town.levels
    )
    used = tuple(level for level in there if level.sheets)
    parts = (part for name, text in sorted(sheets.items()) for part in (name, text))
    return Atlas(TownMap(town.plan, used, town.date), sheets, digest(source.digest, *parts)) if used else None


def plan_of(sources: Mapping[str, Source]) -> Plan | None:
    """The plan of the map, where it says one that can be understood; `read` tells what is wrong with others."""
    source = sources.get(MAP_FILE)
    town = _told(source, lambda _: None) if source else None
    return town.plan if town else None


def name_of(level: Level, cell: tuple[int, int]) -> str:
    """The name of the file of a sheet."""
    return f"{level.name}-{cell[0]}-{cell[1]}.svg"


def _told(source: Source, report: Report) -> TownMap | None:
    text = source.data.decode("utf-8-sig", "replace")
    try:
        return _town(json.loads(text))
    except json.JSONDecodeError as problem:
        report(codes.MAP_UNREADABLE.at(Span(MAP_FILE, problem.lineno, problem.colno), reason=problem.msg))
    except (RecursionError, ValueError) as problem:  # figures of thousands of digits, brackets of thousands of floors
        report(codes.MAP_UNREADABLE.at(Span(MAP_FILE), reason=type(problem).__name__))
    except Wrong as problem:
        report(problem.code.at(Span(MAP_FILE, _line(text, problem)), field=problem.key, **problem.facts))
    return None


def _line(text: str, problem: Wrong) -> int:
    """The line of the key, in its own level; that on which the level begins where it is missing there."""
    starts = [brace.start() for brace in re.finditer(r"\{", text)]
    start, end = 0, len(text)
    if problem.level is not None and problem.level + 1 < len(starts):
        start, end = [*starts[problem.level + 1 :], end][:2]
    found = re.compile(rf'"{re.escape(problem.key)}"\s*:').search(text, start, end)
    return text.count("\n", 0, found.start() if found else start) + 1


def _town(told: object) -> TownMap:
    if not isinstance(told, dict):
        raise Wrong(codes.MAP_MISSHAPEN, "box")
    plan = _plan(told.get("box"))
    levels = told.get("levels")
    if not isinstance(levels, list) or not levels or not all(isinstance(level, dict) for level in levels):
        raise Wrong(codes.MAP_MISSHAPEN, "levels")
    found = [_numbered(number, level, plan) for number, level in enumerate(levels)]
    names = [level.name for level in found]
    if len(set(names)) < len(names) or sum(len(level.sheets) for level in found) > MOST_SHEETS:
        raise Wrong(codes.MAP_MISSHAPEN, "levels")
    return TownMap(plan, tuple(sorted(found, key=lambda level: LEVELS.index(level.name))), _date(told.get("date")))


def _plan(box: object) -> Plan:
    if not isinstance(box, list) or len(box) != 4 or not all(_is_number(figure) for figure in box):
        raise Wrong(codes.MAP_MISSHAPEN, "box")
    south, west, north, east = map(float, box)
    fits = -FURTHEST <= south < north <= FURTHEST and -180 <= west < east <= 180
    plan = Plan(south, west, north, east)
    if not fits or not (0 < plan.wide <= LONGEST and 0 < plan.high <= LONGEST):
        raise Wrong(codes.MAP_BOX, "box", box=f"[{south:g}, {west:g}, {north:g}, {east:g}]", most=LONGEST // 1000)
    return plan


def _numbered(number: int, told: Mapping[str, Any], plan: Plan) -> Level:
    try:
        return _level(told, plan)
    except Wrong as problem:
        problem.level = number
        raise


def _level(told: Mapping[str, Any], plan: Plan) -> Level:
    name, scale, side, sheets = (told.get(key) for key in ("name", "scale", "side", "sheets"))
    if name not in LEVELS:
        raise Wrong(codes.MAP_LEVEL, "name", name=name, known=", ".join(LEVELS))
    if not _is_number(scale) or not 0 < scale <= FINEST:
        raise Wrong(codes.MAP_MISSHAPEN, "scale")
    if not isinstance(side, int) or isinstance(side, bool) or not 0 < side <= LONGEST:
        raise Wrong(codes.MAP_MISSHAPEN, "side")
    columns, rows = math.ceil(plan.wide / side), math.ceil(plan.high / side)
    return Level(name, float(scale), side, frozenset(_cells(sheets, columns, rows)))


def _cells(told: object, columns: int, rows: int) -> Iterator[tuple[int, int]]:
    for cell in told if isinstance(told, list) else [None]:
        match cell:
            case [int(column), int(row)] if 0 <= column < columns and 0 <= row < rows:
                yield int(column), int(row)
            case _:
                raise Wrong(codes.MAP_MISSHAPEN, "sheets")


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9


def _date(told: object) -> date | None:
    try:
        return date.fromisoformat(str(told))
    except ValueError:
        return None


def _sheets(town: TownMap, sources: Mapping[str, Source], memory: Memory, report: Report) -> dict[str, str]:
    """The sheets that may be published, by the names of their files."""
    named = [name_of(level, cell) for level in town.levels for cell in sorted(level.sheets)]
    for name in named:
        if FOLDER + name not in sources:
            report(codes.MAP_SHEET_MISSING.at(Span(MAP_FILE), file=name))
    there = [name for name in named if FOLDER + name in sources]

    def make(missing: list[int]) -> list[tuple[tuple[object, ...], bool]]:
        # A plain tuple: what is remembered need not know our classes.
        return [(tuple(looked_through(sources[FOLDER + there[index]].data)), True) for index in missing]

    rows = memory.remember_all(RECIPE, [sources[FOLDER + name].digest for name in there], make)
    found = {}
    for name, verdict in zip(there, map(Verdict._make, rows), strict=True):
        if verdict.what:
            report(codes.MAP_SHEET_REFUSED.at(Span(FOLDER + name, verdict.line), file=name, what=verdict.what))
        else:
            found[name] = verdict.svg
    return found
