"""How does a file take what changed in OpenStreetMap without losing a letter of what a volunteer wrote?

Three sayings are compared, field by field: what was imported last, what the file says, what is imported now. A field that the file
still has as it was imported follows; a field that somebody changed, added or removed stays, and the difference is told.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from localsite.content.shop import Shop
from localsite.diagnostics import Diagnostic, Severity
from localsite.fields import FieldInfo, GroupOf, Kind, ListOf, fields
from localsite.new import written
from localsite.nodes import Front, Node, front_matter
from localsite.words import folded

Facts = Mapping[str, str]  # dotted path of a field → its text: {"locations.0.address.city": "Monaco"}

_REMARK = re.compile(r"(?:^|\s)#")
_DEGREES = re.compile(r"-?\d+\.\d{6}")  # a number that YAML may hold bare
_END = re.compile("\r\n?")
_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")

_ADDRESS = ("street", "extra", "postcode", "city", "area", "country")
# Fields that say one thing together: where one of them is a volunteer's, all are.
_TOGETHER = (
    frozenset(("locations.0.hours", "locations.0.hours_unread")),
    frozenset(("verified.on", "verified.how", "verified.by")),
)
# A place: where a volunteer corrects what is said of it, the rest stays with it; where one only adds to it, nothing is at odds.
_PLACE = frozenset(("locations.0.lat", "locations.0.lon", *(f"locations.0.address.{name}" for name in _ADDRESS)))
_NOT_ALONE = frozenset(("source", "licence"))  # said of other fields: they come with them, or not at all


class Change(NamedTuple):
    """A field of which OpenStreetMap says something new; "" for a side that says nothing."""

    field: str
    before: str  # what the file says
    now: str  # what OpenStreetMap says now


class Merged(NamedTuple):
    """A file after its merge."""

    text: str
    done: tuple[Change, ...]  # follow OpenStreetMap now
    kept: tuple[Change, ...]  # stay as a volunteer wrote them
    stuck: tuple[Change, ...]  # are to be changed by hand, for they are written in a way that no program should touch
    memory: Facts  # what the file has of OpenStreetMap now


def facts(text: str, path: str) -> Facts | None:
    """The fields of a file by dotted path, French names told in English; None where the file cannot be read."""
    front = _front(text, path)
    return dict(_flat(front.node, GroupOf(Shop), "")) if front else None


def merged(text: str, path: str, base: Facts | None, now: Facts) -> Merged:
    """The file with what changed between `base` and `now`, both as imported. The file must be readable.

    Without a base the file was never imported: all that it says is a volunteer's, and only what it does not say comes.
    """
    current = facts(text, path) or {}
    done, kept = _sorted_out(base or {}, current, now)
    if base is None:
        done = [change for change in done if not change.field.startswith("verified.")]  # it was not made by an import
        done = [change for change in done if {one.field for one in done} - _NOT_ALONE or change.field not in _NOT_ALONE]
    if kept:  # what follows by half was not verified there
        done = [change for change in done if not change.field.startswith("verified.")]
    stuck: list[Change] = []
    for change in done:
        after = _written(text, path, change)
        text = text if after is None else after
        stuck += [change] if after is None else []
    made = tuple(change for change in done if change not in stuck)
    return Merged(text, made, tuple(kept), tuple(stuck), _memory(base or {}, now, made, kept))


def _memory(base: Facts, now: Facts, done: Sequence[Change], kept: Sequence[Change]) -> Facts:
    """What is now known of OpenStreetMap: all that it says, but for the changes that wait."""
    settled = {change.field for change in (*done, *kept)}
    waiting = {name for name in {*base, *now} if base.get(name) != now.get(name)} - settled
    return {name: value for name in sorted({*base, *now}) if (value := (base if name in waiting and name in base else now).get(name))}


def _sorted_out(base: Facts, current: Facts, now: Facts) -> tuple[list[Change], list[Change]]:
    """The changes to make, and those that a volunteer's own words forbid."""
    own = {name for name in {*base, *current} if base.get(name) != current.get(name) and current.get(name) != now.get(name)}
    own |= {name for group in _TOGETHER if group & own for name in group}
    own |= _PLACE if base and any(name in base or name in now for name in _PLACE & own) else frozenset()
    several = any(name.startswith("locations.1.") for name in current)
    done: list[Change] = []
    kept: list[Change] = []
    for name in sorted({*base, *now}):
        change = Change(name, current.get(name, ""), now.get(name, ""))
        if base.get(name) == now.get(name) or change.before == change.now or name == "id":
            continue
        is_own = name in own or (several and name.startswith("locations.")) or _lost_group(name, base, current)
        (kept if is_own else done).append(change)
    # First what goes, then what comes: two fields that exclude each other never stand together.
    return sorted(done, key=lambda change: bool(change.now)), kept


def _lost_group(name: str, base: Facts, current: Facts) -> bool:
    """True where a volunteer took away the group that the field stands in, like a whole address."""
    group = name.rpartition(".")[0]
    had, has = (any(one.startswith(f"{group}.") for one in side) for side in (base, current))
    return bool(group) and had and not has


def remarked(text: str, gone: Collection[str], new: Sequence[str]) -> str:
    """The file without the comments that are no longer so, and with the new ones at the end of its fields."""
    rows = [row for row in _ROW.findall(text) if row.rstrip("\r\n") not in gone]
    end = next((number for number, row in enumerate(rows[1:], 1) if row.rstrip() == "---"), None)
    missing = [remark for remark in new if remark not in {row.rstrip("\r\n") for row in rows}]
    if end is not None:
        rows[end:end] = [remark + ("\r\n" if rows[end].endswith("\r\n") else "\n") for remark in missing]
    return "".join(rows)


# The file


def _front(text: str, path: str) -> Front | None:
    """The fields of a file; None where it has a mistake: what is not understood is not touched."""
    found: list[Diagnostic] = []
    front = front_matter(_END.sub("\n", text).removeprefix("\ufeff"), path, found.append)
    return front if not any(one.code.severity is Severity.ERROR for one in found) else None


def _flat(node: Node, kind: Kind | None, above: str) -> Iterator[tuple[str, str]]:
    """The texts below a node, each with its dotted path."""
    if node.kind == "text":
        if not node.is_empty:
            yield above, node.text.strip()
    elif node.kind == "list":
        inner = kind.kind if isinstance(kind, ListOf) else None
        if all(item.kind == "text" for item in node.items):
            yield above, ", ".join(item.text.strip() for item in node.items)
            return
        for number, item in enumerate(node.items):
            yield from _flat(item, inner, f"{above}.{number}")
    else:
        one = kind.kind if isinstance(kind, ListOf) else kind
        place = f"{above}.0" if isinstance(kind, ListOf) else above  # a list of one may be written without its dash
        for key, value in node.pairs:
            info = _info(one, key.text)
            name = info.name if info else key.text
            yield from _flat(value, info.declared.kind if info else None, f"{place}.{name}".removeprefix("."))


def _info(kind: Kind | None, written: str) -> FieldInfo | None:
    if not isinstance(kind, GroupOf):
        return None
    wanted = folded(written).replace("-", "_").replace(" ", "_")
    return next((info for info in fields(kind.group) if wanted in (info.name, folded(info.declared.nom))), None)


def _written(text: str, path: str, change: Change) -> str | None:
    """The text with one field changed, read again before it is believed; None where that cannot be done in place."""
    front, before = _front(text, path), facts(text, path)
    if front is None or before is None:
        return None
    rows = _ROW.findall(text)
    steps = change.field.split(".")
    if change.before and change.now:
        _replace(rows, _at(front.node, steps), change.now)
    elif change.now:
        _add(rows, front.node, steps, change.now)
    else:
        _remove(rows, front.node, steps)
    after = "".join(rows)
    rest = {name: value for name, value in before.items() if name != change.field}
    return after if facts(after, path) == (rest | {change.field: change.now} if change.now else rest) else None


class _Step(NamedTuple):
    """A node on the way to a field, and the name it stands under (None for an item of a list)."""

    key: Node | None
    value: Node


def _way(node: Node, steps: Sequence[str], kind: Kind | None = None) -> list[_Step]:
    """The nodes on the way to a field, from the top; shorter than `steps` where the way ends."""
    kind = kind or GroupOf(Shop)
    if not steps:
        return []
    if isinstance(kind, ListOf):
        if node.kind != "list":
            return _way(node, steps[1:], kind.kind)
        number = int(steps[0])
        item = node.items[number] if number < len(node.items) else None
        return [_Step(None, item), *_way(item, steps[1:], kind.kind)] if item else []
    for key, value in node.pairs:
        info = _info(kind, key.text)
        if info and info.name == steps[0]:
            return [_Step(key, value), *_way(value, steps[1:], info.declared.kind)]
    return []


def _at(node: Node, steps: Sequence[str]) -> Node:
    return _way(node, steps)[-1].value


def _replace(rows: list[str], node: Node, value: str) -> None:
    """Puts a new value where the old one stands on its row."""
    if node.kind != "text" or node.line != node.last_line:
        return
    row, start = rows[node.line - 1], node.column - 1
    rows[node.line - 1] = row[:start] + (value if _DEGREES.fullmatch(value) else written(value)) + row[start + node.length :]


def _add(rows: list[str], top: Node, steps: Sequence[str], value: str) -> None:
    """Writes a new field at the end of the group it belongs to, and the group where there is none."""
    way = _way(top, steps)
    group = way[-1].value if way else top
    names = [step for step in steps if not step.isdigit()]
    missing = names[sum(1 for step in way if step.key) :]
    if group.kind != "map" or not group.pairs or not missing:
        return
    first, last = group.pairs[0][0], group.pairs[-1][1]
    if _is_in_braces(rows, group):
        row, end = rows[group.line - 1], group.column - 1 + group.length
        rows[group.line - 1] = f"{row[: end - 1]}, {missing[0]}: {written(value)}{row[end - 1 :]}"
        return
    margin = " " * (first.column - 1)
    ending = "\r\n" if rows[first.line - 1].endswith("\r\n") else "\n"
    fields = [f"{margin}{'  ' * depth}{name}:" for depth, name in enumerate(missing)]
    new = [*(f"{field}{ending}" for field in fields[:-1]), f"{fields[-1]} {written(value)}{ending}"]
    end = max(last.last_line, group.pairs[-1][0].line)
    rows[end:end] = new


def _remove(rows: list[str], top: Node, steps: Sequence[str]) -> None:
    """Takes away the row of a field, and that of the group it leaves empty."""
    way = _way(top, steps)
    gone = len(way) - 1
    while gone and way[gone].key and way[gone - 1].key and len(way[gone - 1].value.pairs) == 1:
        gone -= 1
    key, value = way[gone]
    if key is None or not re.match(r" *[^\s{-][^{]*$", rows[key.line - 1]):  # beside a dash or in braces, where others stand too
        return
    those = slice(key.line - 1, max(key.line, value.last_line))
    if not any(_REMARK.search(row) for row in rows[those]):  # somebody's words, whatever they are about
        del rows[those]


def _is_in_braces(rows: Sequence[str], node: Node) -> bool:
    return rows[node.line - 1][node.column - 1 : node.column] == "{"
