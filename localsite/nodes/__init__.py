"""YAML as text with places: what stands in a file and where, before anything is believed of its type."""

from __future__ import annotations

from localsite.diagnostics import Report
from localsite.nodes._node import Front, Node

__all__ = ["Front", "Node", "compose", "front_matter"]


def front_matter(text: str, file: str, report: Report) -> Front | None:
    """The fields and the body of a file; None, and the reason reported, where its fields cannot be read.

    `text` is decoded, without a byte order mark, its lines end with a line feed. Where a mistake has an obvious mend, it is
    reported and the fields are read as if mended, so that one run shows every problem.
    """
    from localsite.nodes import _front  # late: PyYAML takes 20 ms to import, and a build that remembers its files does without

    return _front.front_matter(text, file, report)


def compose(text: str, file: str, first_line: int, report: Report) -> Node | None:
    """The fields written in `text`, a map; None, and the reason reported, where it cannot be read.

    `first_line` is the line of the file on which `text` starts, from 1.
    """
    from localsite.nodes import _compose  # late: see above

    return _compose.compose(text, file, first_line, report)
