"""What is shown of the problems over a page: each with its place, its line, and what to type instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined

from localsite.cache import digest
from localsite.diagnostics import Diagnostic, Mend, Severity, Tongue, settled, visible
from localsite.serve.words import WORDS, Words

MOST = 40  # problems on the page; the others are in the terminal
BEFORE, WIDEST = 60, 300  # characters of a long line: those before the problem, and all that are shown
LONGEST_PASTE = 600
EDITABLE = ("content/", "shops/", "themes/")

Lines = Callable[[str], Sequence[str]]  # the lines of a source by its path, empty where it cannot be read


class Links(NamedTuple):
    """Where a line can be opened. Templates with {path}, and {line} and {column} in the editor's; "" where there is none."""

    root: Path
    editor: str = ""  # "vscode://file{path}:{line}:{column}"
    forge: str = ""  # "https://forge.example/edit/main/{path}"


class Shown(NamedTuple):
    """A problem, ready to be written into a page; nothing in it is HTML."""

    number: str
    severity: Severity
    name: str  # of the severity
    place: str  # "shops/chez-nine/index.md:12", which editors and terminals understand; "" for the whole site
    line: int
    before: str  # of the line
    marked: str
    after: str
    message: str
    hint: tuple[str, ...]
    repair: str  # what to do with the lines below, or ""
    first: int  # the number of the first of them
    paste: tuple[str, ...]
    editor: str
    forge: str


def told(found: Sequence[Diagnostic], lines: Lines, links: Links, language: Tongue) -> tuple[Shown, ...]:
    """The problems, the gravest first."""
    ranks = list(Severity)
    in_order = sorted(found, key=lambda problem: ranks.index(problem.code.severity))[:MOST]
    sources = {problem.span.file: lines(problem.span.file) for problem in in_order if problem.span.line}
    return tuple(_told(problem, sources.get(problem.span.file, ()), links, WORDS[language]) for problem in in_order)


def _told(problem: Diagnostic, source: Sequence[str], links: Links, words: Words) -> Shown:
    span, said = problem.span, problem.said(words.language)
    is_there = 1 <= span.line <= len(source)
    before, marked, after = _parted(source[span.line - 1], span.column, span.length) if is_there else ("", "", "")
    whole = settled(problem, source[span.line - 1]) if is_there else problem
    repair, first, paste = _repair(whole.mend, source, words) if isinstance(whole.mend, Mend) else ("", 0, ())
    path = visible(span.file, 400)
    told_at = {"line": max(1, span.line), "column": max(1, span.column)}
    is_file = span.file.startswith(EDITABLE) and (links.root / span.file).is_file()
    return Shown(
        number=problem.code.number,
        severity=problem.code.severity,
        name=words.severity[problem.code.severity][0],
        place=f"{path}:{span.line}" if span.line else path,
        line=span.line if is_there else 0,
        before=before,
        marked=marked,
        after=after,
        message=said.message,
        hint=tuple(line for line in said.hint.split("\n") if line),
        repair=repair,
        first=first,
        paste=paste,
        editor=links.editor.format(path=quote((links.root / span.file).as_posix()), **told_at) if is_file and links.editor else "",
        forge=links.forge.replace("{path}", quote(span.file)) if is_file else "",
    )


def _parted(line: str, column: int, length: int) -> tuple[str, str, str]:
    """A line before, under and after a problem. A very long one is cut around it."""
    start, end = (column - 1, column - 1 + max(1, length)) if column else (len(line), len(line))
    first = max(0, start - BEFORE) if len(line) > WIDEST else 0
    last = min(len(line), first + WIDEST)
    before, marked, after = line[first:start], line[start:end][:WIDEST], line[end:last]
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    # At the end of a line there is nothing to mark; a blank stands there.
    return head + visible(before, WIDEST), visible(marked, WIDEST) or (" " if column else ""), visible(after, WIDEST) + tail


def _repair(mend: Mend, source: Sequence[str], words: Words) -> tuple[str, int, tuple[str, ...]]:
    """What to do, from which line on, and the lines; nothing where they cannot be shown exactly as they are to be typed."""
    if not mend.text and mend.last >= mend.first:
        gone = source[mend.first - 1 : mend.last]
        return words.remove, mend.first, tuple(visible(line, WIDEST) for line in gone)
    lines = tuple(mend.text.split("\n"))
    if any(visible(line, LONGEST_PASTE) != line for line in lines):
        return "", 0, ()
    return words.add.format(line=mend.first) if mend.last < mend.first else words.paste, mend.first, lines


def overlay(found: Sequence[Shown], counts: Mapping[Severity, int], language: Tongue) -> bytes:
    """What is written at the end of a page: the problems over it; b"" where nobody needs to know of any."""
    if not counts[Severity.ERROR] and not counts[Severity.WARNING]:
        return b""
    return _page("overlay.html", found, counts, language)


def first_page(found: Sequence[Shown], counts: Mapping[Severity, int], language: Tongue) -> bytes:
    """The page that stands at every address as long as there is no site: the problems, or that it is being built."""
    return _page("first.html", found, counts, language)


@cache
def picker(language: Tongue) -> bytes:
    """What is written at the end of a page with a map of the town: it says where a click lies."""
    return _templates().get_template("picker.html").render(words=WORDS[language]).encode()


def _page(template: str, found: Sequence[Shown], counts: Mapping[Severity, int], language: Tongue) -> bytes:
    return _templates().get_template(template).render(
        problems=found,
        errors=counts[Severity.ERROR],
        warnings=counts[Severity.WARNING],
        more=max(0, sum(counts.values()) - MOST),
        words=WORDS[language],
        mark=digest(repr(found))[:12],
        is_removal=WORDS[language].remove,
    ).encode("utf-8", "replace")  # fmt: skip


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("localsite.serve", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
