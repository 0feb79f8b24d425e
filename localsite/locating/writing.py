"""How does a file get its point on the map, when nothing else in it may change by a letter?

The new rows stand together where `fmt` would have the point; the file is read again before the edit is believed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from localsite.content.parts import Location
from localsite.content.place import Place
from localsite.fields import Group, fields
from localsite.locating.records import child, front, location_nodes
from localsite.nodes import Node
from localsite.words import folded

_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_EMPTY = re.compile(r"\s*:(?=[ \t]*(?:#.*)?[\r\n]*$)")
_BESIDE: Mapping[str, str] = {"lon": "lat", "approximate": "lon"}  # what is written directly behind what
_FRENCH_VALUES: Mapping[str, str] = {"yes": "oui", "no": "non"}


class Point(NamedTuple):
    """What is to be written; `approximate` is "yes", "no", or "" where nothing is to be said of it."""

    lat: str
    lon: str
    approximate: str = ""


def rows_of(text: str, path: str, number: int, point: Point) -> tuple[tuple[str, str], ...]:
    """The names and the values of a point, in the language of the file and as it names what it has already."""
    node, group = _located(text, path, number)
    is_french = node is not None and _is_french(node, group)
    rows: list[tuple[str, str]] = []
    for name, value in point._asdict().items():
        info = next((info for info in fields(group) if info.name == name), None)
        if value and info:
            written = (key.text for key, _ in (node.pairs if node else ()) if folded(key.text) in info.names)
            rows.append((next(written, info.declared.nom if is_french else name), _FRENCH_VALUES.get(value, value) if is_french else value))
    return tuple(rows)


def _located(text: str, path: str, number: int) -> tuple[Node | None, type[Group]]:
    """The location (or the place) that is to have the point, and what kind of group it is."""
    top = front(text, path)
    return (top if top is None or number < 0 else [*location_nodes(top)][number]), (Place if number < 0 else Location)


def pointed(text: str, path: str, number: int, point: Point) -> str | None:
    """The text of a file with a point for its location `number` (-1: for the place it describes).

    None where it is written in a way that no program should touch: its rows are then to be added by hand.
    """
    before = front(text, path)
    if before is None:
        return None
    facts = dict(_flat(before))
    for name, value in (("lat", point.lat), ("lon", point.lon), ("approximate", point.approximate)):
        if value:
            after = _written(text, path, number, name, value)
            if after is None:
                return None
            text = after
    said = front(text, path)
    return text if said is not None and _is_only_pointed(facts, dict(_flat(said))) else None


def _is_only_pointed(before: dict[str, str], after: dict[str, str]) -> bool:
    """True where nothing differs but what was to be written."""
    names = {name for info in fields(Location) if info.name in ("lat", "lon", "approximate") for name in info.names}
    changed = {way for way in {*before, *after} if before.get(way) != after.get(way)}
    return all(folded(way.rpartition("/")[2]) in names for way in changed) and {*before} <= {*after}


def _flat(node: Node, above: str = "") -> Iterator[tuple[str, str]]:
    """The texts below a node, each with the way to it; what is empty says nothing."""
    if node.kind == "text" and not node.is_empty:
        yield above, node.text
    for number, item in enumerate(node.items):
        yield from _flat(item, f"{above}/{number}")
    for key, value in node.pairs:
        yield from _flat(value, f"{above}/{key.text}")


def _written(text: str, path: str, number: int, name: str, value: str) -> str | None:
    """The text with one field of a location (or of a place) written."""
    node, group = _located(text, path, number)
    if node is None or not node.pairs:
        return None
    rows = _ROW.findall(text)
    is_french = _is_french(node, group)
    value = _FRENCH_VALUES.get(value, value) if is_french else value
    old = child(node, group, name)
    if old is not None:
        return _replaced(rows, node, old, value)
    info = next(info for info in fields(group) if info.name == name)
    return _added(rows, node, group, name, f"{info.declared.nom if is_french else name}: {value}")


def _is_french(node: Node, group: type[Group]) -> bool:
    """True where the names around are written in French."""
    written = [folded(key.text) for key, _ in node.pairs]
    french = [info.declared.nom for info in fields(group) if info.declared.nom != info.name]
    return any(name in french for name in written) and not any(name in ("address", "hours", "lat", "label") for name in written)


def _replaced(rows: list[str], node: Node, old: Node, value: str) -> str | None:
    if old.kind != "text" or old.line != old.last_line:
        return None
    if not old.is_empty:
        row, start = rows[old.line - 1], old.column - 1
        rows[old.line - 1] = row[:start] + value + row[start + old.length :]
        return "".join(rows)
    key = next(key for key, held in node.pairs if held is old)
    row, end = rows[key.line - 1], key.column - 1 + key.length
    colon = _EMPTY.match(row, end)
    if colon is None:
        return None
    rows[key.line - 1] = f"{row[: colon.end()]} {value}{row[colon.end() :]}"
    return "".join(rows)


def _added(rows: list[str], node: Node, group: type[Group], name: str, written: str) -> str | None:
    """A new field where `fmt` would put it, behind the last of those that come before it; what belongs to a point stays together."""
    is_in_braces = rows[node.line - 1][node.column - 1 : node.column] == "{"
    if is_in_braces and node.line != node.last_line:
        return None
    order = [info.names for info in fields(group)]
    rank = next(number for number, names in enumerate(order) if name in names)
    ranks = [next((number for number, names in enumerate(order) if folded(key.text) in names), len(order)) for key, _ in node.pairs]
    before = [pair for pair, one in zip(node.pairs, ranks, strict=True) if one < rank] or [node.pairs[0]]
    beside = next((info.names for info in fields(group) if info.name == _BESIDE.get(name)), ())
    key, value = next((pair for pair in node.pairs if folded(pair[0].text) in beside), before[-1])
    if is_in_braces:
        row, at = rows[node.line - 1], value.column - 1 + value.length
        rows[node.line - 1] = f"{row[:at]}, {written}{row[at:]}"
        return "".join(rows)
    first, at = node.pairs[0][0], max(key.line, value.last_line)
    end = "\r\n" if rows[first.line - 1].endswith("\r\n") else "\n"
    rows[at:at] = [f"{' ' * (first.column - 1)}{written}{end}"]
    return "".join(rows)
