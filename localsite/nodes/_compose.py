"""How a YAML text is read to the end: each mistake is explained, mended in a draft, and the reading goes on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from localsite.codes import syntax
from localsite.diagnostics import Diagnostic, Mend, Report, Span
from localsite.nodes._build import DEEPEST, Trouble, build
from localsite.nodes._layout import LAYOUT
from localsite.nodes._lines import MOST_FINDINGS, Change, Draft, Finding, edited
from localsite.nodes._node import Node
from localsite.nodes._traps import TRAPS

LONGEST = 64 * 1024  # bytes
_MOST_TRIALS = 40  # per problem: a hostile file must not buy time
# What YAML refuses, and what turns the letters around it: a name would read otherwise than it is written.
_HIDDEN = re.compile(
    "[^\\t\\n\\x20-\\x7e\\xa0-\\u061b\\u061d-\\u200d\\u2010-\\u2027\\u202f-\\u2065\\u206a-\\ud7ff\\ue000-\\ufffd\\U00010000-\\U0010ffff]"
)
_SAME_LINE, _NEXT_LINES = 1, 2
_LINE_BREAKS = "\x0b\x0c\x85\u2028\u2029"
_HOPELESS = (syntax.TOO_DEEP, syntax.KEY_NOT_TEXT, syntax.MERGE_KEY)


def compose(text: str, file: str, first_line: int, report: Report) -> Node | None:
    """The fields written in `text`; see `localsite.nodes.compose`."""
    size = len(text.encode(errors="replace"))
    if size > LONGEST:
        report(syntax.TOO_MUCH_YAML.at(Span(file, first_line), size=size, limit=LONGEST))
        return None
    lines = tuple(text.split("\n"))
    draft = Draft(lines, tuple(range(first_line, first_line + len(lines) + 1)))
    if _HIDDEN.search(text):
        draft = _without_hidden(draft, file, report)
    return _read(draft, file, report)


def _read(draft: Draft, file: str, report: Report) -> Node | None:
    for _ in range(MOST_FINDINGS):
        passed_over: list[Finding] = []
        try:
            node = build(draft, file, passed_over)
        except Trouble as trouble:
            found = _explained(draft, file, trouble)
            report(_diagnostic(found, draft, file))
            if found.change is None:
                _report_all(passed_over, draft, file, report)
                return None
            draft = edited(draft, found.change)
        else:
            _report_all(passed_over, draft, file, report)
            return node
    return None


def _report_all(findings: list[Finding], draft: Draft, file: str, report: Report) -> None:
    for found in findings:
        report(_diagnostic(found, draft, file))


def _explained(draft: Draft, file: str, trouble: Trouble) -> Finding:
    """The problem at `trouble`, with a mend where one is known to be right."""
    if trouble.code in _HOPELESS or trouble.reached != trouble.place:
        return _unmended(draft, trouble)
    found, partly = _mended(draft, file, trouble)
    if found is None and partly is not None and partly.change:
        # A line with two mistakes: the first mend is right where a second one can follow.
        rest = edited(draft, partly.change)
        another = _trouble_in(rest, file)
        found = partly if another is None or _mended(rest, file, another)[0] else None
    return found or _unmended(draft, trouble)


def _unmended(draft: Draft, trouble: Trouble) -> Finding:
    row, column = trouble.place
    text = draft.lines[row][column:].strip() or draft.lines[row].strip()
    facts: dict[str, object] = {"text": text, "line": text, "sign": text[:1], "key": text.partition(":")[0], "limit": DEEPEST}
    return Finding(trouble.code, row, column, max(1, len(text)), facts)


def _mended(draft: Draft, file: str, trouble: Trouble) -> tuple[Finding | None, Finding | None]:
    """The first explanation whose mend lets the reading go on to the next lines; the first that gets further on the same line."""
    partly: Finding | None = None
    for found in islice(_explanations(draft, trouble), _MOST_TRIALS):
        further = _further(draft, found.change, file, trouble) if found.change else 0
        if further == _NEXT_LINES:
            return found, None
        partly = partly or (found if further else None)
    return None, partly


def _explanations(draft: Draft, trouble: Trouble) -> Iterator[Finding]:
    """What may be wrong, the most likely first: on the line where it starts, where it shows, and the line above."""
    lines = draft.lines
    above = next((row for row in range(trouble.row - 1, -1, -1) if lines[row].strip()), trouble.row)
    rows = dict.fromkeys((trouble.place[0], trouble.row, above))
    for traps in (TRAPS, LAYOUT):
        for row in rows:
            for trap in traps:
                yield from trap(lines, row)


def _further(draft: Draft, change: Change, file: str, trouble: Trouble) -> int:
    """How far the text can be read after `change`: not further, further on the same line, or to the next lines."""
    another = _trouble_in(edited(draft, change), file)
    if another is None:
        return _NEXT_LINES
    row, column = another.reached
    row -= len(change.lines) - (change.last - change.first + 1)
    parser_is_past = another.code is not syntax.UNREADABLE and trouble.code is syntax.UNREADABLE and change.last < row >= trouble.row
    if row > max(change.last, trouble.place[0]) or parser_is_past:
        return _NEXT_LINES
    return _SAME_LINE if (row, column) > trouble.place else 0


def _trouble_in(draft: Draft, file: str) -> Trouble | None:
    try:
        build(draft, file, [])
    except Trouble as trouble:
        return trouble
    return None


def _diagnostic(found: Finding, draft: Draft, file: str) -> Diagnostic:
    span = Span(file, draft.numbers[found.row], found.column + 1, found.length)
    return found.code.at(span, _mend(found.change, draft), **found.facts)


def _mend(change: Change | None, draft: Draft) -> Mend | None:
    return Mend(draft.numbers[change.first], draft.numbers[change.last], "\n".join(change.lines)) if change else None


def _without_hidden(draft: Draft, file: str, report: Report) -> Draft:
    """The draft without the characters that nobody sees; one problem per line."""
    lines = tuple(_HIDDEN.sub(lambda each: " " if each[0] in _LINE_BREAKS else "", line) for line in draft.lines)
    hidden = ((row, match) for row, line in enumerate(draft.lines) if (match := _HIDDEN.search(line)))
    for row, match in islice(hidden, MOST_FINDINGS):
        facts: dict[str, object] = {"character": _named(match[0])}
        found = Finding(syntax.HIDDEN_CHARACTER, row, match.start(), 1, facts, Change(row, row, (lines[row],)))
        report(_diagnostic(found, draft, file))
    return draft._replace(lines=lines)


def _named(character: str) -> str:
    return f"U+{ord(character):04X} {unicodedata.name(character, '')}".strip()
