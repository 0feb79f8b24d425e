"""The C parser's events made into nodes, in one pass that never goes deeper than twenty levels."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Protocol, cast

from yaml import YAMLError, events

from localsite.codes import syntax
from localsite.diagnostics import Code, SiteError, Span
from localsite.nodes._lines import MOST_FINDINGS, ODD_SPACES, Change, Draft, Finding, is_apart, parts, quoted
from localsite.nodes._node import Node

if TYPE_CHECKING:
    from collections.abc import Callable

try:
    from yaml import CSafeLoader
except ImportError:  # PyYAML without its C part
    CSafeLoader = None  # type: ignore[assignment,misc]

DEEPEST = 20
_END: type[object] = events.StreamEndEvent
_TEXT: type[object] = events.ScalarEvent
_ALIAS: type[object] = events.AliasEvent
_MAP: type[object] = events.MappingStartEvent
_MAP_ENDS: type[object] = events.MappingEndEvent
_LIST_ENDS: type[object] = events.SequenceEndEvent
_KEY_MARKS = " " + ODD_SPACES
_NO_SPACE = re.compile(r"[a-z_]+:(?!//)\S")
_REFERENCE = re.compile(r"(?:mailto|tel|shop|place|event|story|trail|page):")
_ESCAPED_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_OPENS_CONTEXT = ("while scanning a quoted scalar", "while parsing a flow", "while scanning a simple key")


class _Mark(Protocol):
    line: int
    column: int


class _Event(Protocol):
    """What an event of the C parser has, each kind a part of it; unlike its published types, it always knows its place."""

    start_mark: _Mark
    end_mark: _Mark
    anchor: str | None
    tag: str | None
    value: str
    style: str
    flow_style: bool
    version: tuple[int, int] | None
    tags: dict[str, str] | None


class Trouble(Exception):
    """The text cannot be read past this place of the draft (rows and columns from 0)."""

    def __init__(self, row: int, column: int, opened: tuple[int, int] | None = None, code: Code = syntax.UNREADABLE) -> None:
        super().__init__(row, column, opened, code)
        self.row, self.column, self.code = row, column, code
        self.opened = opened  # where the thing starts that is not ended, if the parser says
        self.place = self.reached = opened or (row, column)


def build(draft: Draft, file: str, findings: list[Finding]) -> Node:
    """The map written in `draft`; what is wrong and can be passed over goes to `findings`. Raises Trouble, SiteError."""
    if CSafeLoader is None:
        raise SiteError(syntax.NO_FAST_YAML.at(Span(file)))
    try:
        return _Builder(draft, file, findings).document()
    except YAMLError as problem:
        raise _trouble(problem, draft) from None


def _trouble(problem: YAMLError, draft: Draft) -> Trouble:
    last = len(draft.lines) - 1
    mark, context = getattr(problem, "problem_mark", None), getattr(problem, "context_mark", None)
    row, column = (mark.line, mark.column) if mark else (last, 0)
    opens = context and str(getattr(problem, "context", "")).startswith(_OPENS_CONTEXT)
    opened = (min(context.line, last), context.column) if context and opens else None
    return Trouble(min(row, last), column if row <= last else len(draft.lines[last]), opened)


class _Builder:
    """One reading of one draft."""

    def __init__(self, draft: Draft, file: str, findings: list[Finding]) -> None:
        text = "\n".join(draft.lines)
        self.lines, self.numbers = draft
        self.file = file
        self.findings = findings
        self.next = cast("Callable[[], _Event]", CSafeLoader(text).get_event)
        self.has_hash = "#" in text
        self.has_backslash = "\\" in text
        self.in_brackets = 0

    def document(self) -> Node:
        self.next()  # the stream starts
        event = self.next()
        if type(event) is _END:
            return Node("map", "", (), (), self.file, self.numbers[0], 1, 0, self.numbers[0])
        if event.version or event.tags:
            raise self.refused(event.start_mark, syntax.SPECIAL_SIGN)
        event = self.next()
        node = self.value(event, 0)
        self.next()  # the document ends
        after = self.next()
        if type(after) is not _END:
            raise self.refused(after.start_mark, syntax.SEVERAL_DOCUMENTS)
        if node.is_empty:
            return node._replace(kind="map", text="", length=0)
        if node.kind != "map":
            trouble = self.refused(event.start_mark, syntax.NOT_FIELDS)
            if node.kind == "list":
                trouble.reached = (len(self.lines), 0)  # everything was read
            raise trouble
        return node

    def refused(self, mark: _Mark, code: Code) -> Trouble:
        """The trouble to raise at `mark`."""
        return Trouble(min(mark.line, len(self.lines) - 1), mark.column, None, code)

    def value(self, event: _Event, depth: int) -> Node:
        kind = type(event)
        if kind is _TEXT:
            return self.scalar(event)
        if kind is _ALIAS or event.anchor is not None or event.tag is not None:
            raise self.refused(event.start_mark, syntax.SPECIAL_SIGN)
        if depth == DEEPEST:
            raise self.refused(event.start_mark, syntax.TOO_DEEP)
        self.in_brackets += event.flow_style
        node = self.mapped(event, depth + 1) if kind is _MAP else self.listed(event, depth + 1)
        self.in_brackets -= event.flow_style
        return node

    def scalar(self, event: _Event) -> Node:
        if event.anchor is not None or event.tag is not None:
            raise self.refused(event.start_mark, syntax.SPECIAL_SIGN)
        start, end, style, text = event.start_mark, event.end_mark, event.style, event.value
        row, column, last = start.line, start.column, end.line
        if row == last:
            length = end.column - column
        else:
            length = len(self.lines[row].rstrip()) - column
            last -= end.column == 0  # a block of text ends where the next line starts
            if not style and self.lines[row][:column].endswith("- "):
                self.look_for_swallowed_item(row, last)
        if not text.isascii():
            text = unicodedata.normalize("NFC", text)
        if self.has_hash and not self.in_brackets and style not in {"|", ">"}:
            self.look_for_hash(text, row, column, end)
        if self.has_backslash and style == '"' and self.is_misread(text, row, column):
            raise self.refused(start, syntax.BACKSLASH)
        if style and self.has_hash and self.is_glued(style, row, column, end):
            raise self.refused(start, syntax.TEXT_AFTER_BAR if style in "|>" else syntax.TEXT_AFTER_QUOTE)
        return Node("text", text, (), (), self.file, self.numbers[row], column + 1, length, self.numbers[last], style in {"'", '"'})

    def is_misread(self, text: str, row: int, column: int) -> bool:
        """True for "C:/new" with backslashes, where a path was meant, and for what gives characters nobody can see."""
        return _ESCAPED_CONTROL.search(text) is not None or re.match(r'"[A-Za-z]:\\(?!\\)', self.lines[row][column:]) is not None

    def is_glued(self, style: str, row: int, column: int, end: _Mark) -> bool:
        """True for `"Chez"#1` and `|#1`, where the parser sees a comment although no space is before the #."""
        if style in "|>":
            return re.match(r"[|>][+-]?[1-9]?[+-]?#", self.lines[row][column:]) is not None
        return self.lines[end.line][end.column : end.column + 1] == "#"

    def listed(self, start: _Event, depth: int) -> Node:
        items = []
        while type(event := self.next()) is not _LIST_ENDS:
            items.append(self.value(event, depth))
        return self.collection("list", start, event, tuple(items), ())

    def mapped(self, start: _Event, depth: int) -> Node:
        pairs: list[tuple[Node, Node]] = []
        seen: dict[str, Node] = {}
        while type(event := self.next()) is not _MAP_ENDS:
            key = self.key(event, pairs)
            value = self.value(self.next(), depth)
            if value.line != key.line and value.kind == "text" and not value.quoted:
                self.look_for_missing_space(value)
            if key.text in seen:
                if len(self.findings) < MOST_FINDINGS:
                    self.findings.append(self.twice(seen[key.text], key, value))
            else:
                seen[key.text] = key
                pairs.append((key, value))
        return self.collection("map", start, event, (), tuple(pairs))

    def key(self, event: _Event, before: list[tuple[Node, Node]]) -> Node:
        """The name of a field, without the no-break spaces that French keyboards put before a colon."""
        if type(event) is not _TEXT:
            raise self.refused(event.start_mark, syntax.SPECIAL_SIGN if type(event) is _ALIAS else syntax.KEY_NOT_TEXT)
        key = self.scalar(event)
        name = key.text.strip(_KEY_MARKS)
        if name == "<<" and not key.quoted:
            raise self.refused(event.start_mark, syntax.MERGE_KEY)
        if not name:
            raise self.refused(event.start_mark, syntax.KEY_NOT_TEXT)
        if not name.isidentifier() and not key.quoted:
            self.look_for_missing_colon(name, event.start_mark)
        if name == key.text:
            return key
        if key.text[0] in ODD_SPACES and before and before[-1][1].is_empty:
            raise self.refused(event.start_mark, syntax.ODD_SPACE)  # meant to be inside the field above
        return key._replace(text=name)

    def collection(self, kind: str, start: _Event, end: _Event, items: tuple[Node, ...], pairs: tuple[tuple[Node, Node], ...]) -> Node:
        row, column = start.start_mark.line, start.start_mark.column
        number = self.numbers[row]
        if start.flow_style:
            last, stop = self.numbers[end.end_mark.line], end.end_mark
            length = stop.column - column if stop.line == row else len(self.lines[row].rstrip()) - column
        else:
            # The parser puts the end of a block at whatever follows it.
            final = items[-1] if items else pairs[-1][1] if pairs else None
            last, length = final.last_line if final else number, len(self.lines[row].rstrip()) - column
        return Node("map" if kind == "map" else "list", "", items, pairs, self.file, number, column + 1, length, last)

    def look_for_missing_space(self, value: Node) -> None:
        """A text alone below its field, `-miel` or `phone:06…`: a list or fields were meant."""
        first = self.numbers.index(value.line)
        lines = [line.strip() for line in self.lines[first : self.numbers.index(value.last_line) + 1]]
        if not lines:
            return
        if re.match(r"-[^\s\d-]", value.text):
            raise Trouble(first, value.column - 1, None, syntax.NO_SPACE_AFTER_DASH)
        if all(_NO_SPACE.match(line) and not _REFERENCE.match(line) for line in lines):
            raise Trouble(first, value.column - 1, None, syntax.NO_SPACE_AFTER_COLON)

    def look_for_swallowed_item(self, row: int, last: int) -> None:
        """An item one space too far to the right, which YAML takes for more text of the item above."""
        for below in range(row + 1, last + 1):
            if self.lines[below].lstrip().startswith("- "):
                raise Trouble(below, len(self.lines[below]) - len(self.lines[below].lstrip()), None, syntax.WRONG_INDENT)

    def look_for_missing_colon(self, name: str, mark: _Mark) -> None:
        """`nom:L'atelier: chez Anne`, where YAML takes "nom:L'atelier" for the name of the field."""
        if _NO_SPACE.match(name):
            raise self.refused(mark, syntax.NO_SPACE_AFTER_COLON)
        if re.match(r"[a-z_]+ *(?:=|[\uff1a\uff1b]) *\S", name):
            raise self.refused(mark, syntax.EQUALS_SIGN if "=" in name else syntax.WRONG_COLON)

    def look_for_hash(self, text: str, row: int, column: int, end: _Mark) -> None:
        """A comment right behind a text is more often a text that was cut."""
        if end.line >= len(self.lines):
            return
        rest = self.lines[end.line][end.column :]
        comment = rest.lstrip(" \t")
        if (
            not comment
            or comment[0] != "#"
            or comment == rest
            or is_apart(rest, is_quoted=self.lines[row][column : column + 1] in {"'", '"'})
            or len(self.findings) == MOST_FINDINGS
        ):
            return
        at = len(self.lines[end.line]) - len(comment)
        if end.line > row or end.column > column:
            code, whole = syntax.CUT_AT_HASH, f"{text} {comment.rstrip()}" if end.line > row else self.lines[row][column:].rstrip()
            change = Change(row, end.line, (self.lines[row][:column] + quoted(whole),))
        else:
            code = syntax.EMPTY_AFTER_HASH
            change = Change(row, row, (self.lines[row][:at] + quoted(comment.rstrip()),))
        self.findings.append(Finding(code, end.line, at, len(comment.rstrip()), {"text": text}, change))

    def twice(self, first: Node, key: Node, value: Node) -> Finding:
        row = self.numbers.index(key.line)
        last = self.numbers.index(value.last_line)
        before = self.lines[self.numbers.index(first.line)]
        # Only a line that says the same again can go without a loss.
        same = row == last and self.lines[row] == before and bool(parts(before).value)
        facts: dict[str, object] = {"key": key.text, "first": first.line}
        return Finding(syntax.SAME_KEY_TWICE, row, key.column - 1, key.length, facts, Change(row, row, ("",)) if same else None)
