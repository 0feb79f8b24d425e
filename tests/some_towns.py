"""Towns that nobody lives in, as files of OpenStreetMap: a few points, lines and areas in metres around one corner."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from xml.sax.saxutils import quoteattr

from localsite.geo import Plan

PLAN = Plan(43.700, 7.200, 43.709, 7.2124)  # a kilometre by a kilometre
Points = Iterable[tuple[float, float]]


@dataclass
class Town:
    """Collects what is drawn, in metres to the east and to the south of the corner."""

    rows: list[str] = field(default_factory=list)
    number: int = 0

    def node(self, x: float, y: float, **tags: str) -> int:
        """A point; gives its number."""
        self.number += 1
        spot = PLAN.spot(x, y)
        self.rows.append(f'<node id="{self.number}" lat="{spot.lat:.7f}" lon="{spot.lon:.7f}" {_BY}>{_tags(tags)}</node>')
        return self.number

    def way(self, points: Points, **tags: str) -> int:
        """A line; gives its number."""
        return self.joined([self.node(x, y) for x, y in points], **tags)

    def area(self, points: Points, **tags: str) -> int:
        """A closed line; gives its number."""
        nodes = [self.node(x, y) for x, y in points]
        return self.joined([*nodes, nodes[0]], **tags)

    def joined(self, nodes: Iterable[int], **tags: str) -> int:
        """A line through points that are there."""
        self.number += 1
        inner = "".join(f'<nd ref="{node}"/>' for node in nodes)
        self.rows.append(f'<way id="{self.number}" {_BY}>{inner}{_tags(tags)}</way>')
        return self.number

    def relation(self, members: Mapping[int, str], **tags: str) -> int:
        """An area of several lines, each with its role."""
        self.number += 1
        inner = "".join(f'<member type="way" ref="{way}" role="{role}"/>' for way, role in members.items())
        self.rows.append(f'<relation id="{self.number}" {_BY}>{inner}{_tags(tags)}</relation>')
        return self.number

    def written(self, folder: Path, *, bounds: bool = True) -> Path:
        """The file."""
        path = folder / "town.osm"
        box = f'<bounds minlat="{PLAN.south}" minlon="{PLAN.west}" maxlat="{PLAN.north}" maxlon="{PLAN.east}"/>' if bounds else ""
        order = [row for kind in ("<node", "<way", "<relation") for row in self.rows if row.startswith(kind)]
        path.write_text(f'<osm version="0.6" generator="test">{box}{"".join(order)}</osm>', encoding="utf-8")
        return path


_BY = 'version="3" timestamp="2026-10-01T12:00:00Z" user="quelqu’un" uid="77" changeset="12345"'


def _tags(tags: Mapping[str, str]) -> str:
    return "".join(f"<tag k={quoteattr(key.replace('__', ':'))} v={quoteattr(value)}/>" for key, value in tags.items())
