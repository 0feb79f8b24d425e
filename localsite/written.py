"""Where in a record does something stand that its values no longer tell?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from localsite import markup
from localsite.diagnostics import Span
from localsite.settings import LOGO_FOLDER, PATH
from localsite.values import Entry, Site, Source, Words
from localsite.words import folded

_END = re.compile("\r\n?|\n")  # of a line, as spans count them: Python knows more ends


class Named(NamedTuple):
    """A picture that a file names."""

    path: str  # of the picture
    owner: str  # the file
    span: Span  # where in it


def pictures(site: Site, sources: Mapping[str, Source]) -> Iterator[Named]:
    """Every picture that the settings or a record name, by fields and by texts; it need not be there."""
    logo = site.settings.theme.logo
    if logo:
        yield Named(f"{LOGO_FOLDER}/{logo.key}", PATH, logo.span)
    for entry in site.entries.values():
        folder = entry.path.rpartition("/")[0]
        for picture in entry.facts.images:
            yield Named(f"{folder}/{picture.file.key}", entry.path, picture.file.span)
        for words in entry.words.values():
            for shown in markup.pictures(words.html):
                yield Named(f"{folder}/{shown.src}", words.path, written(words, shown.src, sources))


def written(words: Words, text: str, sources: Mapping[str, Source]) -> Span:
    """Where `text` first stands in the Markdown of `words`; the start of its text where it is written otherwise there."""
    lines = _lines(words.path, sources)
    found = _found(words.path, lines, text, words.line)
    return found or Span(words.path, words.line if words.html else 0)


def in_fields(entry: Entry, text: str, names: Sequence[str], sources: Mapping[str, Source]) -> Span:
    """Where `text` first stands in the field of one of `names`, else the field itself, else the file."""
    lines = _lines(entry.path, sources)
    start = next((number for number, line in enumerate(lines, 1) if folded(line.partition(":")[0].strip()) in names), 0)
    if not start:
        return entry.span
    name = lines[start - 1].partition(":")[0]
    return (_found(entry.path, lines, text, start) if text else None) or Span(entry.path, start, 1, len(name))


def _lines(path: str, sources: Mapping[str, Source]) -> Sequence[str]:
    return _END.split(sources[path].data.decode("utf-8-sig", "replace")) if path in sources else ()


def _found(path: str, lines: Sequence[str], text: str, first: int) -> Span | None:
    # Not as a part of a longer name.
    wanted = re.compile(rf"(?<![\w-]){re.escape(text)}(?![\w-])")
    for number, line in enumerate(lines[first - 1 :], first):
        if match := wanted.search(line):
            return Span(path, number, match.start() + 1, len(text))
    return None
