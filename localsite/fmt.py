"""How is a record written canonically? English names in the declared order; values, comments, line ends and the text stay as they are.

A file with errors is left alone: what is not understood cannot be put in order. A mapping in braces that takes several lines keeps
its order, as the comments between its lines belong to nobody.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from localsite.content import TYPES
from localsite.diagnostics import Diagnostic, Report, Severity
from localsite.fields import FieldInfo, Group, GroupOf, Kind, ListOf, MapOf, Reading, fields, read_fields, read_group
from localsite.nodes import Node, compose, front_matter
from localsite.parse import place_of
from localsite.read import read
from localsite.settings import PATH, Settings
from localsite.texts import text
from localsite.understand import derived_id, settle
from localsite.values import Source
from localsite.words import folded

_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_PLAIN_HEAD = re.compile(r" *(?:- +)*")
_TRANSLATED_SETTINGS = re.compile(r"content/site\.[A-Za-z-]+\.yaml")
_MODELINE = "# yaml-language-server:"


class Formatted(NamedTuple):
    """A file as it should be; `data` is None where it is so already or has errors."""

    path: str
    data: bytes | None
    errors: tuple[Diagnostic, ...] = ()


class _Subject(NamedTuple):
    """What a file declares: its group of fields, whether it holds words only, and the id to write where it has none."""

    group: type[Group]
    words_only: bool
    id: str = ""
    language: str = "fr"  # of the site
    country: str | None = None


class _Edit(NamedTuple):
    """New text for the characters `start` to `end` (from 0) of a row (from 0)."""

    row: int
    start: int
    end: int
    text: str


class _Sheet(NamedTuple):
    """The rows of a file that is being put in order, and as they were written: places in nodes are those of the latter."""

    rows: list[str]
    written: Sequence[str]


class _Chunk(NamedTuple):
    """A field with the comments above it; `key` is the row among its rows that its name stands on."""

    rank: int
    rows: tuple[str, ...]
    key: int


def format_site(root: Path, is_wanted: Callable[[str], bool] = lambda _: True) -> tuple[Formatted, ...]:
    """Every file of the site that holds fields and whose path is wanted, in order of path. SiteError where the settings cannot be read."""
    sources = read(root, _unheard).files
    settings, _ = settle(sources, _unheard)
    return tuple(
        formatted(source, subject, settings)
        for path, source in sources.items()
        if is_wanted(path) and (subject := _subject(path, settings)) is not None
    )


def _unheard(_: Diagnostic) -> None:
    """What is wrong elsewhere is the build's to tell."""


def _subject(path: str, settings: Settings) -> _Subject | None:
    if path == PATH or _TRANSLATED_SETTINGS.fullmatch(path):
        return _Subject(Settings, words_only=path != PATH, language=settings.language, country=settings.country)
    place = place_of(path) if path.endswith(".md") else None
    if place is None:
        return None
    is_main = place.language in ("", settings.language)
    wants_id = is_main and place.kind != "page"
    return _Subject(
        TYPES[place.kind].model, not is_main, derived_id(place.kind, place.key) if wants_id else "", settings.language, settings.country
    )


def formatted(source: Source, subject: _Subject, settings: Settings) -> Formatted:
    """One file in canonical form. The result says the same: it is read again before it is believed."""
    found: list[Diagnostic] = []
    node, first, last = _fields(source, found.append)
    if node is not None:
        place = place_of(source.path)
        reading = Reading(found.append, (place.language if place else "") or settings.language, settings.country)
        if subject.words_only:
            read_fields(subject.group, node, reading, lambda info: info.declared.words)
        else:
            read_group(subject.group, node, reading)
    errors = tuple(problem for problem in found if problem.code.severity is Severity.ERROR)
    if node is None or errors:
        return Formatted(source.path, None, errors)
    rows = _ROW.findall(source.data.decode("utf-8-sig"))
    after = [*rows[:first], *_arranged(rows, node, subject, first, last), *rows[last:]]
    mark = source.data[:3] if source.data.startswith(b"\xef\xbb\xbf") else b""
    data = mark + "".join(after).encode()
    if data == source.data:
        return Formatted(source.path, None)
    _make_sure(source, data, subject)
    return Formatted(source.path, data)


def _fields(source: Source, report: Report) -> tuple[Node | None, int, int]:
    """The fields of a file, the row where they start and the row after them."""
    written = text(source, report)
    if written is None:
        return None, 0, 0
    if not source.path.endswith(".md"):
        return compose(written, source.path, 1, report), 0, len(_ROW.findall(written))
    front = front_matter(written, source.path, report)
    if front is None:
        return None, 0, 0
    blank = len(written) - len(written.lstrip())
    return front.node, written.count("\n", 0, blank) + 1, front.body_line - 2


def _make_sure(source: Source, data: bytes, subject: _Subject) -> None:
    """A file of a volunteer is never written where formatting has changed what it says, but for an id that it lacked."""
    before, after = (_fields(one, _unheard)[0] for one in (source, source._replace(data=data)))
    said = [dict(_said(node, GroupOf(subject.group), _reading(subject))) if node else {} for node in (before, after)]
    if not said[0].get("id"):
        said = [{name: value for name, value in one.items() if name != "id"} for one in said]
    if said[0] != said[1]:
        raise AssertionError(f"{source.path} would not say the same: {said[1]} instead of {said[0]}")


def _said(node: Node, kind: Kind | None, reading: Reading) -> Mapping[str, object]:
    """What a mapping says, by canonical name, whatever its order and its places."""
    names = _canonical(node, kind)
    return {names.get(number) or key.text: _value(value, _below(kind, key), reading) for number, (key, value) in enumerate(node.pairs)}


def _value(node: Node, kind: Kind | None, reading: Reading) -> object:
    if node.kind == "list":
        return tuple(_value(item, _each(kind), reading) for item in node.items)
    if node.kind == "map":
        return _said(node, kind, reading)
    return (kind.canonical(node, reading) if kind else None) or " ".join(node.text.split())


# Which field is meant


def _group(kind: Kind | None) -> type[Group] | None:
    kind = _each(kind) if isinstance(kind, ListOf) else kind  # a single item may stand without its dash
    return kind.group if isinstance(kind, GroupOf) else None


def _each(kind: Kind | None) -> Kind | None:
    return kind.kind if isinstance(kind, ListOf) else None


def _declared(group: type[Group], key: str) -> tuple[int, FieldInfo] | None:
    """The field that a name means, as `fields.read_fields` takes it, and its rank."""
    wanted = folded(key).replace("-", "_").replace(" ", "_")
    return next(((rank, info) for rank, info in enumerate(fields(group)) if wanted in info.names), None)


def _below(kind: Kind | None, key: Node) -> Kind | None:
    """The kind of what stands under a key."""
    group = _group(kind)
    if group is None:
        return kind.kind if isinstance(kind, MapOf) else None
    found = _declared(group, key.text)
    return found[1].declared.kind if found else None


def _canonical(node: Node, kind: Kind | None) -> Mapping[int, str]:
    """The canonical name of each key, by its number; a field that is there twice (once empty) keeps the names it has."""
    group = _group(kind)
    found = [(number, _declared(group, key.text)) for number, (key, _) in enumerate(node.pairs)] if group else []
    names = {number: declared[1].name for number, declared in found if declared}
    return {number: name for number, name in names.items() if [*names.values()].count(name) == 1}


def _ranks(node: Node, kind: Kind | None) -> list[int]:
    """The rank of each pair in the declared order; in a table with free keys, its number."""
    group = _group(kind)
    if group is None:
        return list(range(len(node.pairs)))
    found = (_declared(group, key.text) for key, _ in node.pairs)
    return [declared[0] if declared else len(fields(group)) for declared in found]


# Names and braces: changes within a row


def _arranged(rows: Sequence[str], node: Node, subject: _Subject, first: int, last: int) -> list[str]:
    """The rows `first` to `last` with their fields named and ordered canonically, and with an id."""
    after, kind = list(rows), GroupOf(subject.group)
    ids = [(key, value) for key, value in node.pairs if folded(key.text) == "id"]
    for edit in sorted(
        [*_edits(rows, node, kind), *_values(node, kind, _reading(subject)), *(_filled(rows, *pair, subject.id) for pair in ids)],
        reverse=True,
    ):
        after[edit.row] = after[edit.row][: edit.start] + edit.text + after[edit.row][edit.end :]
    if not node.pairs or _is_in_braces(rows, node):
        return after[first:last]
    end = "\r\n" if after[first].endswith("\r\n") else "\n"
    if not after[last - 1].endswith(("\r", "\n")):
        after[last - 1] += end
    _order(_Sheet(after, rows), node, kind, first, last, f"id: {subject.id}{end}" if subject.id and not ids else "")
    return after[first : last + len(after) - len(rows)]


def _filled(rows: Sequence[str], key: Node, value: Node, new_id: str) -> _Edit:
    """The id written where its field is empty; nothing changes where it is not."""
    row, end = key.line - 1, key.column - 1 + key.length
    empty = re.compile(r"(\s*:)(?=[ \t]*(#.*)?[\r\n]*$)").match(rows[row], end) if new_id and value.is_empty else None
    return _Edit(row, empty.end(), empty.end(), f" {new_id}") if empty else _Edit(row, 0, 0, "")


def _is_in_braces(rows: Sequence[str], node: Node) -> bool:
    return rows[node.line - 1][node.column - 1 : node.column] in ("{", "[")


def _edits(rows: Sequence[str], node: Node, kind: Kind | None) -> Iterator[_Edit]:
    """The names to change, and what stands in braces on one row and has another order."""
    if node.kind == "text":
        return
    if node.line == node.last_line and _is_in_braces(rows, node):
        row, start = node.line - 1, node.column - 1
        yield _Edit(row, start, start + node.length, _in_braces(rows[row], node, kind))
        return
    for item in node.items:
        yield from _edits(rows, item, _each(kind))
    names = _canonical(node, kind)
    for number, (key, value) in enumerate(node.pairs):
        if number in names:
            row, start = key.line - 1, key.column - 1
            yield _Edit(row, start, _after_name(rows[row], start + key.length), names[number])
        yield from _edits(rows, value, _below(kind, key))


def _reading(subject: _Subject) -> Reading:
    return Reading(_unheard, subject.language, subject.country)


def _values(node: Node, kind: Kind | None, reading: Reading) -> Iterator[_Edit]:
    """The values that have a canonical form and stand alone on their row."""
    for item in node.items:
        yield from _values(item, _each(kind), reading)
    for key, value in node.pairs:
        below = _below(kind, key)
        canonical = below.canonical(value, reading) if below and value.line == key.line else None
        if canonical is not None:
            yield _Edit(value.line - 1, value.column - 1, value.column - 1 + value.length, canonical)
        if not (value.kind != "text" and value.line == value.last_line):  # not within braces, where a comma ends a value
            yield from _values(value, below, reading)


def _after_name(row: str, end: int) -> int:
    """Where the colon after a name stands; blanks before it go."""
    colon = re.compile("[ \t\u00a0\u202f]*(?=:)").match(row, end)
    return colon.end() if colon else end


def _in_braces(row: str, node: Node, kind: Kind | None) -> str:
    """A piece of a row with its names and its order made canonical; what separates the pairs stays where it is."""
    start, end = node.column - 1, node.column - 1 + node.length
    if node.kind == "text":
        return row[start:end]
    names = _canonical(node, kind)
    inner = [(item.column - 1, item.column - 1 + item.length, _in_braces(row, item, _each(kind))) for item in node.items]
    for number, (key, value) in enumerate(node.pairs):
        after_key = key.column - 1 + key.length
        name = names.get(number) or row[key.column - 1 : after_key]
        after_key = _after_name(row, after_key) if number in names else after_key
        told = _in_braces(row, value, _below(kind, key))
        stop = max(after_key, value.column - 1 + value.length)
        inner.append((key.column - 1, stop, name + row[after_key : max(after_key, value.column - 1)] + told))
    order = sorted(range(len(inner)), key=_ranks(node, kind).__getitem__) if node.kind == "map" else range(len(inner))
    parts, at = list[str](), start
    for (begin, stop, _), chosen in zip(inner, order, strict=True):
        parts += [row[at:begin], inner[chosen][2]]
        at = stop
    return "".join([*parts, row[at:end]])


# Order: rows that change places


def _order(sheet: _Sheet, node: Node, kind: Kind | None, first: int, last: int, new: str = "") -> None:
    """Puts the fields of a block mapping, whose rows are `first` to `last`, in the declared order, and `new` among them."""
    rows = sheet.rows
    heads = [rows[key.line - 1][: key.column - 1] for key, _ in node.pairs]
    if not all(map(_PLAIN_HEAD.fullmatch, heads)) or any(head.strip() for head in heads[1:]):
        return
    starts = [_head_end(rows, first, node.line - 1), *_starts(rows, node), _end(rows, node, last)]
    for (key, value), end in zip(node.pairs, starts[1:], strict=True):
        _order_below(sheet, value, _below(kind, key), key.line, end)
    bounds = zip(_ranks(node, kind), node.pairs, starts, starts[1:], strict=False)
    chunks = [_Chunk(rank, tuple(rows[start:stop]), key.line - 1 - start) for rank, (key, _), start, stop in bounds]
    group = _group(kind)
    rank = _declared(group, "id") if new and group else None
    ordered = sorted([*chunks, _Chunk(rank[0], (new,), 0)] if rank else chunks, key=lambda chunk: chunk.rank)
    if ordered != chunks:
        rows[starts[0] : starts[-1]] = _joined(ordered, chunks[0], heads[0])


def _order_below(sheet: _Sheet, value: Node, kind: Kind | None, first: int, last: int) -> None:
    """Orders what stands under a key or after a dash; no row leaves its place in what is around it."""
    if not (value.pairs or value.items) or _is_in_braces(sheet.written, value):
        return
    if value.kind == "map":
        _order(sheet, value, kind, first, last)
        return
    for number, item in enumerate(value.items):
        bound = value.items[number + 1].line - 1 if number + 1 < len(value.items) else last
        _order_below(sheet, item, _each(kind), item.line - 1, _behind(sheet.rows, item.last_line, bound, value.column - 1))


def _behind(rows: Sequence[str], start: int, bound: int, indent: int) -> int:
    """The row behind the comments that follow at `start` and stand further right than `indent`: they belong to what is above."""
    end = start
    for row in range(start, bound):
        line = rows[row].strip()
        if line and (not line.startswith("#") or len(rows[row]) - len(rows[row].lstrip()) <= indent):
            break
        end = row + 1 if line else end
    return end


def _starts(rows: Sequence[str], node: Node) -> list[int]:
    """The row on which each field of a block mapping but the first starts, with the comments above it."""
    pairs = zip(node.pairs, node.pairs[1:], strict=False)
    return [_behind(rows, max(key.line, value.last_line), after.line - 1, node.column - 1) for (key, value), (after, _) in pairs]


def _end(rows: Sequence[str], node: Node, bound: int) -> int:
    """The row behind the last field of a block mapping; comments between it and `bound` stay at the end."""
    key, value = node.pairs[-1]
    return _behind(rows, max(key.line, value.last_line), bound, node.column - 1)


def _head_end(rows: Sequence[str], first: int, key: int) -> int:
    """The row behind what stays at the top: the editor's line, and comments that an empty row separates from the first field."""
    kept = [row + 1 for row in range(first, key) if not rows[row].strip() or rows[row].startswith(_MODELINE)]
    return max(kept, default=first)


def _joined(chunks: Sequence[_Chunk], old_first: _Chunk, head: str) -> list[str]:
    """The rows of fields in their new order. `head` is what stands before the first name: blanks, or the dash of a list."""
    first = chunks[0]
    # Empty rows separate; at the top they separate nothing, so they go where the first field has gone.
    gap = next(number for number, row in enumerate(first.rows) if row.strip()) if first is not old_first else 0
    margin = head[: len(head) - len(head.lstrip())]
    above = [margin + row.lstrip() if "-" in head and row.strip() else row for row in first.rows[gap : first.key]]
    name = first.rows[first.key]
    rows = [*above, head + name[len(head) :], *first.rows[first.key + 1 :]]
    for chunk in chunks[1:]:
        if chunk is old_first:
            rows += first.rows[:gap]
        named = chunk.rows[chunk.key]
        rows += [*chunk.rows[: chunk.key], " " * len(head) + named[len(head) :], *chunk.rows[chunk.key + 1 :]]
    return rows
