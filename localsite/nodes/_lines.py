"""How a line of YAML is taken apart, and how a text is written so that YAML gives it back unchanged."""

from __future__ import annotations

import re
from typing import NamedTuple, cast

from localsite.diagnostics import Code

ODD_SPACES = "\u00a0\u202f\u2007\u200b\u2060\ufeff"  # no-break and zero-width: typed by keyboards, pasted by word processors
_HEAD = re.compile(
    rf"""(?P<indent>[ ]*)(?P<dashes>(?:-[ ]+)*)
    (?:(?P<key>"[^"]*"[ {ODD_SPACES}]*|'[^']*'[ {ODD_SPACES}]*|[^\s:"'\[{{{ODD_SPACES}](?:[^:]|:(?![ ]|$))*?):(?:[ ]+|$))?""",
    re.VERBOSE,
)
_NAME = re.compile(r"[^\W\d][\w-]*")
_COMMENT = re.compile(r"(?<![ \t])[ \t]{2,}#(?:[ \t].*)?$")
_COMMENT_AFTER_QUOTE = re.compile(r"[ \t]+#(?:[ \t]|$)")
_RISKY_START = re.compile(r"[-?:](?: |$)|[\[\]{},&*!|>'\"%@`#]")
_RISKY = re.compile(r": |:$|\s#|^---|^\.\.\.")


MOST_FINDINGS = 50  # of one kind in one file: more tell the writer nothing new


class Draft(NamedTuple):
    """The lines of a YAML text as they are, or as mended so far; `numbers` are their lines in the file, from 1."""

    lines: tuple[str, ...]
    numbers: tuple[int, ...]  # one more than there are lines: the end of the text is a place too


class Change(NamedTuple):
    """New lines in the place of lines `first` to `last` of a draft (from 0)."""

    first: int
    last: int
    lines: tuple[str, ...]


class Finding(NamedTuple):
    """A problem in a draft: rows and columns count from 0."""

    code: Code
    row: int
    column: int
    length: int
    facts: dict[str, object]
    change: Change | None = None


class Parts(NamedTuple):
    """A line taken apart: `head` + `value` + `tail` is the line."""

    head: str  # "  - titre: "
    indent: int
    dashes: str  # "- "
    key: str  # "titre", or "" where there is none
    value: str
    tail: str  # a comment that stands clearly apart, or spaces


def parts(line: str) -> Parts:
    """The parts of a line of block YAML, as its writer sees them."""
    match = cast("re.Match[str]", _HEAD.match(line))  # there is one: every part may be empty
    key = (match["key"] or "").strip(" " + ODD_SPACES)
    # "- L'atelier: chez Anne": an item of a list, hardly the name of a field.
    at = match.start("key") if match["dashes"] and key and not is_name(key) else match.end()
    rest = line[at:]
    comment = _COMMENT.search(rest)
    value = (rest[: comment.start()] if comment else rest).rstrip(" \t")
    return Parts(line[:at], len(match["indent"]), match["dashes"], key if at == match.end() else "", value, rest[len(value) :])


def indent_of(line: str) -> int:
    """How many spaces the line starts with."""
    return len(line) - len(line.lstrip(" "))


def is_name(text: str) -> bool:
    """True for what the name of a field looks like: one word."""
    return _NAME.fullmatch(text) is not None


def is_apart(gap: str, *, is_quoted: bool) -> bool:
    """True where `gap`, which follows a value, is a comment that its writer set clearly apart."""
    return (_COMMENT_AFTER_QUOTE if is_quoted else _COMMENT).match(gap) is not None


def quoted(text: str) -> str:
    """`text` between the quotes that need the least escaping."""
    if '"' not in text and "\\" not in text:
        return f'"{text}"'
    if "'" not in text:
        return f"'{text}'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def safe(text: str) -> str:
    """`text` as it is where YAML reads it whole, otherwise quoted; a text already in quotes stays."""
    if is_quoted(text):
        return text
    return quoted(text) if _RISKY_START.match(text) or _RISKY.search(text) else text


def is_quoted(text: str) -> bool:
    """True where `text` is one quoted text and nothing else."""
    return re.fullmatch(r'"(?:[^"\\]|\\.)*"|\'(?:[^\']|\'\')*\'', text) is not None


def edited(draft: Draft, change: Change) -> Draft:
    """The draft after the change; new lines take the numbers of the lines they replace."""
    first, last = change.first, change.last
    numbers = tuple(draft.numbers[min(first + index, last)] for index in range(len(change.lines)))
    return Draft(
        draft.lines[:first] + change.lines + draft.lines[last + 1 :],
        draft.numbers[:first] + numbers + draft.numbers[last + 1 :],
    )
