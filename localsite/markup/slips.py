"""What a writer's text says otherwise than was surely meant: lists without a blank line, years that become lists, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from localsite.codes.markup import (
    HEADING_SKIPS,
    HTML_SHOWN,
    LIST_AFTER_TEXT,
    NOTE_NEVER_CALLED,
    NOTE_WITHOUT_TEXT,
    NUMBER_BEGINS_LIST,
    SPACE_IN_LINK,
)
from localsite.diagnostics import Diagnostic, Mend, Span
from localsite.markup.guard import blocks

_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,3}\.) +\S")
_NOT_TEXT = re.compile(r" {0,3}(?:[*+-]|\d+\.) | {0,3}[>#|]| {4}|\[\^?[^\]]*\]:|\t| {0,3}[-_*=](?: *[-_*=])* *$")
_YEAR = re.compile(r"( {0,3}\d{3,})\.( +\S.*)")
_HEADING = re.compile(r"(#{1,6})(?!#)(.*)")
_SPACED_LINK = re.compile(r"\[[^\[\]\n]{1,200}\] (?=\((?:https?:|www\.|mailto:|tel:|shop:|place:|event:|story:|trail:|page:)[^()\s]+\))")
_HTML = re.compile(r"</?[a-z][a-z0-9]{0,20}(?:\s[^<>\n]{0,400})?/?>", re.IGNORECASE)
_CODE = re.compile(r"``.*?``|`[^`\n]*`")
_CALL = re.compile(r"\[\^([^\]\n]+)\](:)?")


def slips(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    """The problems in `text`, whose first line is line `first_line` of `file`; each takes the text as Python-Markdown reads it."""
    level = 0
    for offset, lines in blocks(text):
        begin = first_line + offset
        # Indented lines may be code, where every sign may stand.
        if lines[0].startswith(("    ", "\t")):
            continue
        yield from _lists(lines, file, begin)
        for number, line in enumerate(lines, begin):
            if line.startswith("#"):
                found = _heading(line, level, Span(file, number))
                level = len(line) - len(line.lstrip("#"))
                yield from found
            if "] (" in line or "<" in line:
                yield from _signs(line, Span(file, number))
    if "[^" in text:
        yield from _notes(text, file, first_line)


def _lists(lines: list[str], file: str, begin: int) -> Iterator[Diagnostic]:
    years = [_YEAR.fullmatch(line) for line in lines]
    if years[0]:
        last = next((index for index, year in enumerate(years) if not year), len(lines))
        mended = "\n".join(f"{year[1]}\\.{year[2]}" for year in years[:last] if year)
        number = years[0][1].strip()
        span = Span(file, begin, 1, len(number) + 1)
        yield NUMBER_BEGINS_LIST.at(span, Mend(begin, begin + last - 1, mended), number=number)
        return
    if _NOT_TEXT.match(lines[0]):
        return
    for index in range(1, len(lines)):
        # A table's rows and the lines after a heading are not text.
        if _ITEM.match(lines[index]) and not _NOT_TEXT.match(lines[index - 1]):
            line = begin + index
            yield LIST_AFTER_TEXT.at(Span(file, line, 1, len(lines[index])), Mend(line, line - 1, ""))
            return


def _heading(line: str, before: int, span: Span) -> tuple[Diagnostic, ...]:
    heading = _HEADING.match(line)
    if not heading or not before or len(heading[1]) <= before + 1:
        return ()
    wanted = "#" * (before + 1)
    where = span._replace(column=1, length=len(heading[1]))
    mend = Mend(span.line, span.line, wanted + heading[2])
    return (HEADING_SKIPS.at(where, mend, found=heading[1], before="#" * before, wanted=wanted),)


def _signs(line: str, span: Span) -> Iterator[Diagnostic]:
    """Links with a space in them, and HTML, outside code."""
    # Code keeps its length, so that columns stay true.
    read = _CODE.sub(lambda code: " " * len(code[0]), line)
    spaced = _SPACED_LINK.search(read)
    if spaced:
        joined = line[: spaced.end() - 1] + line[spaced.end() :]
        yield SPACE_IN_LINK.at(span._replace(column=spaced.end(), length=1), Mend(span.line, span.line, joined))
    tag = _HTML.search(read)
    if tag:
        yield HTML_SHOWN.at(span._replace(column=tag.start() + 1, length=len(tag[0])), tag=tag[0])


def _notes(text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    calls: dict[str, int] = {}
    texts: dict[str, int] = {}
    for found in _CALL.finditer(_CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), text)):
        begins_line = not text[text.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" ")
        known = texts if found[2] and begins_line else calls
        known.setdefault(found[1], found.start())
    for name, start in calls.items():
        if name not in texts:
            yield NOTE_WITHOUT_TEXT.at(_span(text, start, f"[^{name}]", file, first_line), note=name)
    for name, start in texts.items():
        if name not in calls:
            yield NOTE_NEVER_CALLED.at(_span(text, start, f"[^{name}]", file, first_line), note=name)


def _span(text: str, start: int, sign: str, file: str, first_line: int) -> Span:
    return Span(file, first_line + text.count("\n", 0, start), start - text.rfind("\n", 0, start), len(sign))
