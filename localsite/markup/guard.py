"""Whether a Markdown text is safe to hand to Python-Markdown: one linear look at what is known to cost it minutes.

Python-Markdown reads forward from every opening sign, and starts its block again after every heading. The look adds up
these steps without taking them, stops at the first limit that is passed, and so stays linear in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from localsite.codes.markup import BRACKETS_UNCLOSED, TABLE_TOO_LARGE, TEXT_TOO_LONG, TEXT_TOO_NESTED, TOO_MANY_NOTES, TOO_MANY_SIGNS
from localsite.diagnostics import Diagnostic, Span

LONGEST = 64 * 1024  # bytes
DEEPEST = 10  # quotations and lists on one line, brackets in brackets
MOST_CELLS = 10_000  # columns of the header times rows
MOST_NOTES = 600  # "[^": calls and texts together
MOST_CALLS = 50  # of one note
# Each of the limits below is worth about a quarter of a second of Python-Markdown 3.11 on a slow machine.
MOST_BRACKET_STEPS = 400_000
MOST_TICK_STEPS = 1_000_000
MOST_RESTART_STEPS = 16_000_000
MOST_COPY_STEPS = 100_000_000
MOST_TITLE_STEPS = 6_000_000
MOST_PIPE_STEPS = 2_000_000

_PREFIX = re.compile(r"(?:[ \t]*(?:>|[*+-][ \t]|\d{1,9}\.[ \t]))+")
# Four spaces may be a level of a list, or code: where there are many, _depth looks closer.
_DEEP = re.compile(rf"^(?: {{4}}|\t| {{0,3}}(?:>|[*+-][ \t]|\d{{1,9}}\.[ \t])){{{DEEPEST + 1}}}", re.MULTILINE)
_MARKER = re.compile(r">|[*+-][ \t]|\d\.[ \t]")
_RULE = re.compile(r"[ ]{0,3}[-_*=](?:[ ]*[-_*=])*[ ]*\Z")
_DEFINITION = re.compile(r"[> ]*\[[^\[\]]*\]:")
_ITEM = re.compile(r"[ ]{0,3}(?:(?P<bullet>[*+-])|\d+\.)[ ]+\S")
_BRACKET = re.compile(r"\\.|[\[\]]", re.DOTALL)
_TICKS = re.compile(r"`+")
_NOTE = re.compile(r"\[\^([^\]]*)\]")
_SIGN = re.compile(r"[*_`\[!<&\\]|  \n")


class Unsafe(Exception):
    """The text costs too much: carries the problem to report."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.code.name)
        self.diagnostic = diagnostic


class Steps(NamedTuple):
    """What the parts of a text cost, in steps of Python-Markdown."""

    brackets: int = 0
    ticks: int = 0
    restarts: int = 0
    copies: int = 0
    titles: int = 0
    pipes: int = 0
    cells: int = 0

    def plus(self, other: Steps) -> Steps:
        """Both together."""
        return Steps(*(mine + its for mine, its in zip(self, other, strict=True)))

    @property
    def seconds(self) -> float:
        """A pessimistic guess of the processor time of these steps; see benchmarks/markdown_shapes.py."""
        costs = (0.5e-6, 0.1e-6, 20e-9, 3e-9, 30e-9, 60e-9, 50e-6)
        return sum(count * cost for count, cost in zip(self, costs, strict=True))


_LIMITS = Steps(MOST_BRACKET_STEPS, MOST_TICK_STEPS, MOST_RESTART_STEPS, MOST_COPY_STEPS, MOST_TITLE_STEPS, MOST_PIPE_STEPS, MOST_CELLS)


def cost(text: str, file: str, first_line: int) -> float:
    """The seconds that converting `text` may take, at worst; raises Unsafe where a limit is passed."""
    size = len(text.encode())
    if size > LONGEST:
        raise Unsafe(TEXT_TOO_LONG.at(Span(file, first_line), size=-(-size // 1024), limit=LONGEST // 1024))
    if _is_plainly_harmless(text):
        return size * 3e-6
    total = Steps()
    for offset, lines in blocks(text):
        total = _block(lines, file, first_line + offset, total)
    _notes(text, file, first_line)
    return total.seconds + size * 3e-6


def _is_plainly_harmless(text: str) -> bool:
    """True where the mere number of signs keeps a text below every limit, as in all that people write from day to day."""
    size, lines, pipes, ticks = len(text), text.count("\n"), text.count("|"), text.count("`")
    return (
        size * size < MOST_COPY_STEPS
        and 2 * text.count("[") * size < MOST_BRACKET_STEPS
        and ticks * size < MOST_TICK_STEPS
        and 8 * lines * size < MOST_RESTART_STEPS
        and text.count("]:") * size * size < MOST_TITLE_STEPS
        and pipes * ticks < MOST_PIPE_STEPS
        and pipes * lines < MOST_CELLS
        and text.count("[^") <= MOST_CALLS
        and not _DEEP.search(text)
    )


def blocks(text: str) -> Iterator[tuple[int, list[str]]]:
    """The runs of lines of `text` that no blank line cuts, with the offset of their first line from 0."""
    offset = 0
    # Not splitlines: Python-Markdown knows no other line break than this one.
    for is_blank, run in groupby(text.split("\n"), key=lambda line: not line.strip(" \t")):
        lines = list(run)
        if not is_blank:
            yield offset, lines
        offset += len(lines)


def _block(lines: list[str], file: str, line: int, total: Steps) -> Steps:
    """`total` with what a block adds to it."""
    for offset, written in enumerate(lines):
        depth = _depth(written)
        if depth > DEEPEST:
            raise Unsafe(TEXT_TOO_NESTED.at(Span(file, line + offset), depth=depth, limit=DEEPEST))
    columns = _columns(lines)
    total = _checked(total.plus(_whole(lines, columns)), file, line)
    for offset, unit in _units(lines, is_table=columns > 0):
        total = _checked(total.plus(_inline(unit, file, line + offset)), file, line + offset + _first_open(unit))
    return total


def _depth(line: str) -> int:
    """How many quotations and lists a line stands in: its signs, and its indentation where it is that of a list item."""
    prefix = _PREFIX.match(line)
    if not prefix or _RULE.match(line):
        return 0
    indented = prefix[0].expandtabs(4)
    return len(_MARKER.findall(indented)) + (len(indented) - len(indented.lstrip())) // 4


def _whole(lines: list[str], columns: int) -> Steps:
    """What the lines of a block cost before their words are read: a heading or a definition makes the block start again."""
    size = sum(map(len, lines)) + len(lines)
    definitions = [line for line in lines if _DEFINITION.match(line)]
    restarts = sum(1 for line in lines if line.lstrip(" >").startswith("#") or _RULE.match(line)) + 8 * len(definitions)
    return Steps(
        restarts=restarts * size if restarts > 1 else 0,
        # The title of a definition may stand on the next line, so that the longest line of the block counts.
        titles=len(definitions) * max(map(len, lines)) ** 2 if definitions else 0,
        pipes=sum(line.count("|") * line.count("`") for line in lines),
        cells=columns * len(lines),
    )


def _columns(lines: list[str]) -> int:
    """The columns of a block that is surely a table, else 0."""
    if len(lines) < 2 or "|" not in lines[0]:
        return 0
    header, rule = lines[0].strip(), lines[1].strip()
    same = header.count("|") == rule.count("|") and all((header[end] == "|") == (rule[end] == "|") for end in (0, -1))
    plain = set(rule) <= set("|:- ") and not set(header) & set("\\`") and not lines[0].startswith("    ")
    columns = header.count("|") + 1 - header.startswith("|") - header.endswith("|")
    return columns if same and plain and columns > 1 else 0


def _units(lines: list[str], *, is_table: bool) -> Iterator[tuple[int, str]]:
    """The pieces of a block that are read by themselves, with the offset of their first line: table rows, list items, or all."""
    first = _ITEM.match(lines[0])
    begin = 0
    for offset, line in enumerate(lines[1:], 1):
        item = _ITEM.match(line) if first else None
        # A "-" among numbered items is no item, but text of the item before it.
        if is_table or (first and item and bool(first["bullet"]) == bool(item["bullet"])):
            yield begin, "\n".join(lines[begin:offset])
            begin = offset
    yield begin, "\n".join(lines[begin:])


def _inline(unit: str, file: str, line: int) -> Steps:
    """What the words of a paragraph, an item or a row cost."""
    opened, steps, deepest = _brackets(unit)
    if deepest > DEEPEST and not opened:
        raise Unsafe(TEXT_TOO_NESTED.at(Span(file, line), depth=deepest, limit=DEEPEST))
    return Steps(
        brackets=steps + _parentheses(unit) if "[" in unit else 0,
        ticks=_ticks(unit) if "`" in unit else 0,
        copies=len(_SIGN.findall(unit)) * len(unit),
    )


def _brackets(unit: str) -> tuple[list[int], int, int]:
    """The brackets left open; the way from each to its end, or to the end of the unit; how many are open at once."""
    opened: list[int] = []
    steps = deepest = 0
    for found in _BRACKET.finditer(unit) if "[" in unit else ():
        if found[0] == "[":
            opened.append(found.start())
            deepest = max(deepest, len(opened))
        elif found[0] == "]" and opened:
            steps += found.start() - opened.pop()
    return opened, steps + sum(len(unit) - start for start in opened), deepest


def _parentheses(unit: str) -> int:
    """How far "](" is read, counting to the end of the unit wherever its end is in doubt."""
    steps, start = 0, unit.find("](")
    while start >= 0 and steps <= MOST_BRACKET_STEPS:
        end = unit.find(")", start)
        inside = unit[start + 2 : end] if end >= 0 else "("
        in_title = ('"' in inside or "'" in inside) and inside.rstrip()[-1:] not in {'"', "'"}
        steps += len(unit) - start if "(" in inside or in_title else end - start
        start = unit.find("](", start + 2)
    return steps


def _ticks(unit: str) -> int:
    """How far backticks are read. After one that finds no partner, each may be read to the end of the unit."""
    runs = [(found.start(), len(found[0])) for found in _TICKS.finditer(unit)]
    later: dict[int, list[int]] = {}
    for index in range(len(runs) - 1, -1, -1):
        later.setdefault(runs[index][1], []).append(index)
    steps = index = 0
    while index < len(runs):
        start, length = runs[index]
        while later[length] and later[length][-1] <= index:
            later[length].pop()
        if not later[length]:
            return steps + sum(len(unit) - begin for begin, _ in runs[index:])
        index = later[length][-1]
        steps += runs[index][0] - start
        index += 1
    return steps


def _first_open(unit: str) -> int:
    """On which line of `unit`, from 0, the first bracket stands that is never closed."""
    opened = _brackets(unit)[0]
    return unit.count("\n", 0, opened[0]) if opened else 0


def _checked(total: Steps, file: str, line: int) -> Steps:
    """`total`, where it passes no limit."""
    for name, count, limit in zip(Steps._fields, total, _LIMITS, strict=True):
        if count > limit:
            span = Span(file, line)
            if name == "cells":
                raise Unsafe(TABLE_TOO_LARGE.at(span, cells=count, limit=limit))
            raise Unsafe((BRACKETS_UNCLOSED if name in {"brackets", "ticks"} else TOO_MANY_SIGNS).at(span))
    return total


def _notes(text: str, file: str, first_line: int) -> None:
    """Raises Unsafe where notes are called so often that numbering them takes long."""
    if text.count("[^") <= MOST_CALLS:
        return
    calls = Counter[str]()
    for call in _NOTE.finditer(text):
        calls[call[1]] += 1
        if calls[call[1]] > MOST_CALLS or calls.total() > MOST_NOTES:
            line = first_line + text.count("\n", 0, call.start())
            raise Unsafe(TOO_MANY_NOTES.at(Span(file, line), count=text.count("[^"), limit=MOST_NOTES, same=MOST_CALLS))
