"""How does a trail get its line: read the site, walk from stop to stop, write the file of the line and its name into the trail's?"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path as File
from typing import NamedTuple

from localsite import geo
from localsite.arrange import arrange
from localsite.cache import Memory
from localsite.content import Trail
from localsite.diagnostics import Diagnostic
from localsite.fields.base import meant
from localsite.geo import Plan, Spot
from localsite.parse import parse
from localsite.read import read
from localsite.trails import Unreadable, kept_back, lines_of, name_of, spot_of, traveller
from localsite.trails.cutting import pairs
from localsite.understand import settle, understand
from localsite.values import Entry, Site, Source
from localsite.walking.finding import NoWay, Path, found
from localsite.walking.naming import named
from localsite.walking.streets import read_streets
from localsite.walking.ways import Traveller

ATTRIBUTION, LICENCE = "© OpenStreetMap contributors", "ODbL 1.0, https://www.openstreetmap.org/copyright"
FINE = 2.0  # metres that the line in the file may be off the one that was found
ASIDE = 30.0  # metres from a stop to the nearest way from which somebody should have a look


class Trouble(Exception):
    """Why a trail gets no line: `what` names the reason, `facts` what its sentence tells."""

    def __init__(self, what: str, **facts: object) -> None:
        super().__init__(what)
        self.what, self.facts = what, facts


class Stretch(NamedTuple):
    """The way between two stops, as it was found."""

    start: str
    end: str
    spots: tuple[Spot, ...]
    metres: int
    steps: int
    treads: int
    straight: bool


class Routed(NamedTuple):
    """A trail with its line, nothing written yet."""

    entry: Entry
    stretches: tuple[Stretch, ...]
    aside: tuple[tuple[str, int], ...]  # stops that stand away from every way, and by how many metres
    unplaced: tuple[str, ...]  # stops that nobody can place
    untold: tuple[str, ...]  # stops whose address is not to be told
    files: Mapping[str, bytes]  # by path below the root
    by_hand: str  # the line to write into the trail's file where no program should; "" where that is done
    date: date | None  # of the data

    @property
    def metres(self) -> int:
        """Of the whole trail."""
        return sum(one.metres for one in self.stretches)

    @property
    def steps(self) -> int:
        """Metres of stairs."""
        return sum(one.steps for one in self.stretches)


def routed(root: File, key: str, extract: File, today: date) -> Routed:
    """The line of a trail over the streets of an extract. Trouble as it says; SiteError where the settings cannot be read."""
    sources = read(root, _unheard).files
    site = _site(sources, today)
    entry, facts = _trail(site, sources, key)
    spots = [spot_of(stop, site) for stop in facts.stops]
    names = [name_of(stop) for stop in facts.stops]
    wanted = pairs(spots, loop=facts.loop)
    if not wanted:
        missing, kept = (", ".join(some) for some in _unplaced(facts, spots, site))
        raise Trouble("nowhere" if missing else "untold", names=missing or kept)
    path = _file(entry, facts, sources)
    streets = read_streets(extract, [spot for spot in spots if spot], Traveller(facts.mode, facts.wheelchair))
    stretches, aside = list[Stretch](), dict[str, int]()
    for start, end in wanted:
        one, other = spots[start], spots[end]
        if one is None or other is None:
            raise AssertionError(key)
        if facts.stops[end].straight:
            stretches.append(Stretch(names[start], names[end], (one, other), round(geo.metres(one, other)), 0, 0, straight=True))
            continue
        try:
            way = found(streets, one, other)
        except NoWay as problem:
            raise _no_way(problem, names[start], names[end]) from problem
        stretches.append(_stretch(names[start], names[end], way, streets.plan))
        aside |= {name: round(off) for name, off in zip((names[start], names[end]), way.off, strict=True) if off > ASIDE}
    written = named(_text(sources[entry.path]), entry.path, path.rpartition("/")[2])
    files = {path: _written(stretches, _head(facts, site, streets.date)), **({entry.path: written.encode()} if written is not None else {})}
    by_hand = f"line: {path.rpartition('/')[2]}" if written is None else ""
    return Routed(entry, tuple(stretches), tuple(aside.items()), *_unplaced(facts, spots, site), files, by_hand, streets.date)


def _unplaced(facts: Trail, spots: Sequence[Spot | None], site: Site) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The names of the stops that nobody can place, and of those whose address is not to be told."""
    without = [stop for stop, spot in zip(facts.stops, spots, strict=True) if spot is None]
    kept = [stop for stop in without if kept_back(stop, site)]
    return tuple(name_of(stop) for stop in without if stop not in kept), tuple(map(name_of, kept))


def _unheard(_: Diagnostic) -> None:
    """What is wrong in the site is the build's to tell."""


def _site(sources: Mapping[str, Source], today: date) -> Site:
    memory = Memory(None, [], {}, seal=b"")
    settings, words = settle(sources, _unheard)
    documents = parse(sources, settings.languages, memory, _unheard)
    return arrange(understand(documents, settings, words, sources, memory, _unheard), sources, today, _unheard)


def _trail(site: Site, sources: Mapping[str, Source], key: str) -> tuple[Entry, Trail]:
    entry = site.entries.get(("trail", key))
    if entry is None:
        known = [one.key for one in site.of("trail")]
        is_there = any(path in sources for path in (f"content/trails/{key}.md", f"content/trails/{key}/index.md"))
        raise Trouble("unread" if is_there else "unknown", key=key, known=", ".join(known), near=meant(key, known) or "")
    if not isinstance(entry.facts, Trail):
        raise AssertionError(key)
    return entry, entry.facts


def _file(entry: Entry, facts: Trail, sources: Mapping[str, Source]) -> str:
    """Where the line goes: in the file that the trail names, unless somebody drew that by hand."""
    folder, _, name = entry.path.rpartition("/")
    usual = "trace.geojson" if name.startswith("index.") else f"{entry.key}.geojson"
    if facts.line and "/" in facts.line.key:
        raise Trouble("outside", file=facts.line.key)
    path = f"{folder}/{facts.line.key if facts.line else usual}"
    if path in sources and not _is_ours(sources[path].whole()):
        raise Trouble("drawn", file=path)
    return path


def _is_ours(data: bytes) -> bool:
    try:
        lines = lines_of(data)
    except Unreadable:
        return False
    return bool(lines) and all(line.start and line.end for line in lines)


def _no_way(problem: NoWay, start: str, end: str) -> Trouble:
    if problem.far is not None:
        return Trouble("far", name=(start, end)[problem.far])
    return Trouble("apart", start=start, end=end)


def _stretch(start: str, end: str, way: Path, plan: Plan) -> Stretch:
    import shapely  # late: an authoring library

    kept = shapely.LineString(way.points).simplify(FINE).coords if len(set(way.points)) > 1 else way.points
    spots = (plan.spot(x, y) for x, y in kept)
    rounded = tuple(Spot(round(spot.lat, 5), round(spot.lon, 5)) for spot in spots)
    treads = round(way.treads) if way.is_counted else 0
    return Stretch(start, end, rounded, round(way.metres), round(way.steps), treads, straight=False)


def _head(facts: Trail, site: Site, dated: date | None) -> Mapping[str, object]:
    """What a line is made from, and for whom: so that somebody can be told when that is another today."""
    kept = [*dict.fromkeys(name_of(stop) for stop in facts.stops if kept_back(stop, site))]
    return {
        "type": "FeatureCollection", "attribution": ATTRIBUTION, "licence": LICENCE,
        **({"date": dated.isoformat()} if dated else {}),
        "traveller": traveller(facts.mode, facts.wheelchair),
        **({"kept_back": kept} if kept else {}),
    }  # fmt: skip


def _written(stretches: Sequence[Stretch], about: Mapping[str, object]) -> bytes:
    """One leg a line, so that a pull request shows which of them changed."""
    head = json.dumps(about, ensure_ascii=False)
    rows = ",\n".join(json.dumps(_feature(one), ensure_ascii=False) for one in stretches)
    return f'{head[:-1]}, "features": [\n{rows}\n]}}\n'.encode()


def _feature(one: Stretch) -> dict[str, object]:
    counted = dict(_counted(one))
    coordinates = [[spot.lon, spot.lat] for spot in one.spots]
    return {
        "type": "Feature",
        "properties": {"from": one.start, "to": one.end, "metres": one.metres, **counted},
        "geometry": {"type": "LineString", "coordinates": coordinates},
    }


def _counted(one: Stretch) -> Iterator[tuple[str, object]]:
    if one.steps:
        yield "steps", one.steps
    if one.treads:
        yield "step_count", one.treads
    if one.straight:
        yield "straight", True


def _text(source: Source) -> str:
    return source.data.decode("utf-8", "replace")
