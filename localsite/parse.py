"""What is written in each content file? Bytes become fields with places, and safe HTML; remembered by content."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from localsite import markup
from localsite.cache import Memory, digest
from localsite.codes import relations as codes
from localsite.content import TYPES
from localsite.diagnostics import Diagnostic, Report, Span
from localsite.maps import FOLDER as MAP
from localsite.nodes import Node, front_matter
from localsite.texts import text
from localsite.urls import slug
from localsite.values import Document, Source

# Named in the memory's recipe: a new version of what is remembered takes a new number.
RECIPE = "parse 1"
APART = ("themes/", MAP)  # what is written there is no record
_INDEX = re.compile(r"(?P<stem>.+?)(?:\.(?P<language>[A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*))?\.md")


class Place(NamedTuple):
    """Which record a content file belongs to, told by its path alone. `language` is "" for the main file."""

    kind: str
    key: str
    language: str


class Parsed(NamedTuple):
    """What one file holds, whatever the rest of the site says."""

    fields: Node | None
    html: str
    text_line: int
    diagnostics: tuple[Diagnostic, ...]
    lasting: bool  # False: another run may come to more (a text that took too long)


def parse(sources: Mapping[str, Source], languages: Sequence[str], memory: Memory, report: Report) -> tuple[Document, ...]:
    """Every content file, in order of path. A file that cannot be read has a document without fields."""
    found = list(_placed(sources, languages, report))
    spoken = [place.language or languages[0] for _, place in found]
    keys = [digest(source.path, source.digest, language) for (source, _), language in zip(found, spoken, strict=True)]
    sources_with_language = [(source, language) for (source, _), language in zip(found, spoken, strict=True)]
    recalled = memory.remember_all(RECIPE, keys, lambda missing: _read([sources_with_language[index] for index in missing]))
    documents = []
    for (source, place), language, parsed in zip(found, spoken, recalled, strict=True):
        for diagnostic in parsed.diagnostics:
            report(diagnostic)
        documents.append(
            Document(
                place.kind, place.key, language, source.path, source.digest, parsed.fields, parsed.html, parsed.text_line, parsed.lasting
            )
        )
    return tuple(documents)


def _placed(sources: Mapping[str, Source], languages: Sequence[str], report: Report) -> Iterable[tuple[Source, Place]]:
    claimed: dict[Place, str] = {}
    for path, source in sources.items():
        if not path.endswith(".md") or path.startswith(APART):
            continue
        place = place_of(path)
        if place is None:
            report(codes.STRAY_FILE.at(Span(path)))
        elif place.key != slug(place.key):
            report(codes.BAD_RECORD_NAME.at(Span(path), name=place.key, better=slug(place.key)))
        elif place.language and place.language not in languages:
            report(codes.LANGUAGE_NOT_ASKED.at(Span(path), language=place.language))
        else:
            # The main file may name its language too.
            place = place._replace(language="") if place.language == languages[0] else place
            if claimed.setdefault(place, path) == path:
                yield source, place
            else:
                report(codes.RECORD_TWICE.at(Span(path), other=claimed[place]))


def place_of(path: str) -> Place | None:
    """The record that the file at `path` belongs to: shops/<key>/index.md, content/stories/<key>.md or <key>/index.en.md."""
    for kind in TYPES.values():
        if not path.startswith(f"{kind.folder}/"):
            continue
        parts = path.removeprefix(f"{kind.folder}/").split("/")
        match = _INDEX.fullmatch(parts[-1])
        if match is None or len(parts) > 2 or (len(parts) == 2 and match["stem"] != "index"):
            return None
        if len(parts) == 1 and (kind.kind == "shop" or match["stem"] == "index"):
            return None
        return Place(kind.kind, parts[0] if len(parts) == 2 else match["stem"], match["language"] or "")
    return None


def _read(files: Sequence[tuple[Source, str]]) -> list[tuple[Parsed, bool]]:
    """Each file's fields and HTML. The texts go to Markdown together, so that one worker serves them all."""
    problems: list[list[Diagnostic]] = [[] for _ in files]
    fronts = []
    for (source, _), found in zip(files, problems, strict=True):
        written = text(source, found.append)
        fronts.append(None if written is None else front_matter(written, source.path, found.append))
    texts = [
        markup.Text(front.body if front else "", language, source.path, front.body_line if front else 1)
        for (source, language), front in zip(files, fronts, strict=True)
    ]
    return [
        (
            Parsed(
                front.node if front else None,
                converted.html,
                front.body_line if front else 1,
                (*found, *converted.diagnostics),
                converted.lasting,
            ),
            converted.lasting,
        )
        for front, converted, found in zip(fronts, markup.convert_all(texts), problems, strict=True)
    ]
