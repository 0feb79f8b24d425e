"""Where the fields of a file end and its text begins, and what may be wrong with the dashes between them."""

from __future__ import annotations

import re
from typing import NamedTuple

from localsite.codes import syntax
from localsite.diagnostics import Code, Diagnostic, Mend, Report, Span
from localsite.nodes._compose import compose
from localsite.nodes._node import Front

_FENCE = re.compile(r"---[ \t]*")
# Typed by hand, or by a corrector that makes one long dash of two short ones. "+++" comes from other generators.
_ODD_FENCE = re.compile(r"[ \t]*(?:[-\u2010-\u2015\u2212\xad]{2,6}|[\u2012-\u2015\u2212]|- ?- ?-|\+\+\+|\.\.\.)[ \t]*")
_FIELD = re.compile(r"[^\W\d][\w-]*(?: [\w-]+)?[ \u00a0\u202f]*[:\uff1a=]")
_PLAIN_FIELD = re.compile(r"[a-z_]+ ?:(?: |$)")


class _Cut(NamedTuple):
    """Rows of the file, from 0: the fields are lines `first` up to `end`, the body starts at `body`."""

    first: int
    end: int
    body: int


def front_matter(text: str, file: str, report: Report) -> Front | None:
    """The fields and the body of a file; see `localsite.nodes.front_matter`."""
    if text.startswith("---\n") and (end := text.find("\n---\n", 3)) != -1:
        simple = _simple(text, end, file)
        if simple is not None:
            return simple
    lines = text.split("\n")
    found: list[Diagnostic] = []
    cut = _cut(lines, file, found)
    for problem in found:
        report(problem)
    return _composed(lines, cut, file, report) if cut else None


def _simple(text: str, end: int, file: str) -> Front | None:
    """The usual case, without taking the file apart line by line; None where its fields have a problem."""
    found: list[Diagnostic] = []
    node = compose(text[4 : end + 1], file, 2, found.append)
    if node is None or found:
        return None
    return Front(node, text[end + 5 :], text.count("\n", 0, end) + 3)


def _composed(lines: list[str], cut: _Cut, file: str, report: Report) -> Front | None:
    found: list[Diagnostic] = []
    node = compose(_text(lines, cut.first, cut.end), file, cut.first + 1, found.append)
    early = _run(lines, cut.first)
    if found and cut.first < early < cut.end and not _has_fields(lines[early : cut.end]):
        # Perhaps the dashes found are a rule in the text, and those of the fields are missing.
        again: list[Diagnostic] = []
        node_again = compose(_text(lines, cut.first, early), file, cut.first + 1, again.append)
        if node_again is not None and not again:
            report(_insertion(syntax.NO_CLOSING_DASHES, file, early))
            return Front(node_again, "\n".join(lines[early:]), early + 1)
    for problem in found:
        report(problem)
    return Front(node, "\n".join(lines[cut.body :]), cut.body + 1) if node else None


def _text(lines: list[str], first: int, end: int) -> str:
    return "".join(f"{line}\n" for line in lines[first:end])


def _has_fields(lines: list[str]) -> bool:
    """True for lines that do not look like text, which an empty line separates from the fields."""
    return bool(lines[0].strip()) or any(_PLAIN_FIELD.match(line) for line in lines)


def _cut(lines: list[str], file: str, found: list[Diagnostic]) -> _Cut | None:
    """Where the fields are; the dashes that are missing or odd go to `found`."""
    top = next((row for row, line in enumerate(lines) if line.strip()), None)
    if top is None:
        found.append(syntax.NO_FRONT_MATTER.at(Span(file, 1, 1)))
        return None
    first = top + 1
    if not _FENCE.fullmatch(lines[top]):
        if _ODD_FENCE.fullmatch(lines[top]):
            found.append(_odd(lines[top], file, top))
        elif _FIELD.match(lines[top]):
            first = top
        else:
            found.append(syntax.NO_FRONT_MATTER.at(Span(file, top + 1, 1, len(lines[top]))))
            return None
    elif top:
        mend = Mend(1, top + 1, "---")
        found.append(syntax.BLANK_BEFORE_FIELDS.at(Span(file, 1, 1), mend))
    end = _end(lines, first, file, found)
    if first == top:
        found.append(_insertion(syntax.NO_OPENING_DASHES, file, 0))
    return end


def _end(lines: list[str], first: int, file: str, found: list[Diagnostic]) -> _Cut:
    """The rows of the fields that start at `first`, up to the first line of dashes."""
    for row in range(first, len(lines)):
        if _FENCE.fullmatch(lines[row]):
            return _Cut(first, row, row + 1)
        if _closes(lines, first, row):
            found.append(_odd(lines[row], file, row))
            return _Cut(first, row, row + 1)
    row = _run(lines, first)
    found.append(_insertion(syntax.NO_CLOSING_DASHES, file, row))
    return _Cut(first, row, row)


def _closes(lines: list[str], first: int, row: int) -> bool:
    """True where an odd line of dashes at `row` ends the fields, and does not underline a heading or stand between fields."""
    if not _ODD_FENCE.fullmatch(lines[row]) or any(line.strip() for line in lines[_run(lines, first) : row]):
        return False
    after = _run(lines, row + 1)
    return after == row + 1 or after == len(lines) or not _FENCE.fullmatch(lines[after])


def _run(lines: list[str], first: int) -> int:
    """The row behind the last line from `first` on that looks like a field."""
    end, after_blank = first, False
    for row in range(first, len(lines)):
        line = lines[row]
        if not line.strip():
            after_blank = True
        elif (_PLAIN_FIELD if after_blank else _FIELD).match(line) or (not after_blank and line.startswith((" ", "\t", "- ", "#"))):
            end, after_blank = row + 1, False
        else:
            break
    return end


def _odd(line: str, file: str, row: int) -> Diagnostic:
    return syntax.ODD_DASHES.at(Span(file, row + 1, 1, len(line)), Mend(row + 1, row + 1, "---"), line=line.strip())


def _insertion(code: Code, file: str, row: int) -> Diagnostic:
    """Dashes to put in before `row`."""
    return code.at(Span(file, row + 1, 1), Mend(row + 1, row, "---"))
