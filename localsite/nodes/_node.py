"""What a piece of YAML is, before anything is believed of its type."""

from __future__ import annotations

from typing import Literal, NamedTuple

from localsite.diagnostics import Span


class Node(NamedTuple):
    """A piece of YAML. Exactly one of `text`, `items`, `pairs` speaks, as `kind` says."""

    kind: Literal["text", "list", "map"]
    text: str  # a scalar, as written, without its quotes
    items: tuple[Node, ...]
    pairs: tuple[tuple[Node, Node], ...]  # in the order of the file, no key twice
    file: str
    line: int  # from 1, counted from the top of the file
    column: int  # from 1
    length: int  # characters on its first line
    last_line: int
    quoted: bool = False

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.file, self.line, self.column, self.length)

    @property
    def is_empty(self) -> bool:
        """True for a field that was left blank, which means absent (editors save '' for one)."""
        return self.kind == "text" and not self.text.strip()


class Front(NamedTuple):
    """A file in two parts: its fields and its text."""

    node: Node  # a map, maybe empty
    body: str
    body_line: int  # the line of the file on which the body starts
