"""The values that travel between the stages: all frozen, all here."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from localsite.diagnostics import Diagnostic, Span

if TYPE_CHECKING:  # a build that finds nothing changed needs no model of the content
    from localsite.categories import Category
    from localsite.content import Facts
    from localsite.fields import Ref
    from localsite.nodes import Node
    from localsite.settings import Settings


class Job(NamedTuple):
    """What is asked for."""

    root: Path
    out: Path | None  # None: check only, publish nothing
    today: date
    mode: str = "local"  # "preview", "serve": no search engine; "live": what the law asks for must be there
    remember: bool = True


class Source(NamedTuple):
    """A file of the site or of its theme, as it is on disk."""

    path: str  # below the root, "/" between folders, NFC
    data: bytes  # empty where `again` reads them
    digest: str  # of the data: 32 hexadecimal digits of BLAKE2b
    again: Callable[[], bytes] | None = None  # for pictures: hundreds of them would fill the memory

    def whole(self) -> bytes:
        """All of the file; SiteError where it is another one by now."""
        return self.again() if self.again else self.data


class Document(NamedTuple):
    """A content file in its two parts, and what was wrong with its form."""

    kind: str  # "shop"
    key: str  # the folder's or the file's name: "le-coin"
    language: str
    path: str
    digest: str
    fields: Node | None  # a map; None where it could not be read
    html: str  # the text, safe to show; links to other records still read "shop:key", pictures by their file names
    text_line: int  # the line of the file on which the text starts
    lasting: bool = True  # False: what comes of it is not to be remembered


@dataclass(frozen=True, slots=True)
class Words:
    """What a record says in one language."""

    language: str
    fields: Mapping[str, Any] = field(hash=False)  # by the name of the declared field: "name", "summary", "captions"
    html: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Said:
    """Words in the language that was found for them, which may not be the one that was asked for."""

    text: str
    language: str

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Entry:
    """A record: its facts once, its words per language."""

    kind: str
    key: str
    id: str
    facts: Facts = field(hash=False)
    words: Mapping[str, Words] = field(hash=False)  # the main language first
    path: str
    digest: str  # of all its files

    def say(self, name: str, language: str) -> Said:
        """The words of a field in `language`, or in the main one."""
        asked = self.words.get(language)
        names = getattr(self.facts, "name_i18n", {}) if name == "name" else {}
        if language in names and not (asked and asked.fields.get(name)):
            return Said(names[language], language)
        for words in self._tellers(language):
            if text := words.fields.get(name):
                return Said(str(text), words.language)
        return Said("", language)

    def text(self, language: str) -> Said:
        """Its text as HTML with unresolved links."""
        for words in self._tellers(language):
            if words.html:
                return Said(words.html, words.language)
        return Said("", language)

    def caption(self, file: str, language: str) -> Said:
        """The alternative text of a picture: the translation's, else what the facts say in the main language."""
        for words in self._tellers(language):
            if text := words.fields.get("captions", {}).get(file):
                return Said(str(text), words.language)
        main = next(iter(self.words))
        return Said(next((picture.alt or "" for picture in self.facts.images if picture.file.key == file), ""), main)

    def _tellers(self, language: str) -> tuple[Words, ...]:
        main = next(iter(self.words.values()))
        asked = self.words.get(language)
        return (main,) if asked is None or asked is main else (asked, main)

    @property
    def title(self) -> str:
        """The name of the field that names it."""
        return "name" if self.kind in ("shop", "place") else "title"

    @property
    def span(self) -> Span:
        """Its main file."""
        return Span(self.path)


@dataclass(frozen=True, slots=True)
class Records:
    """Everything that could be understood, and the keys of what could not: they exist, though nothing more is known."""

    settings: Settings
    site_words: Mapping[str, Mapping[str, Any]] = field(hash=False)  # language → name, tagline, summary
    entries: tuple[Entry, ...]
    refused: frozenset[tuple[str, str]]  # (kind, key)
    ledger: tuple[Ref, ...]  # addresses once published, and where each stands


@dataclass(frozen=True, slots=True)
class Site:
    """The whole site in relation: who is where, under which address, in which list."""

    settings: Settings
    words: Mapping[str, Mapping[str, Any]] = field(hash=False)
    entries: Mapping[tuple[str, str], Entry] = field(hash=False)  # by (kind, key), sorted by name in the main language
    listed: tuple[Entry, ...]  # shops that people may go to
    categories: Mapping[str, Category] = field(hash=False)  # those that the site knows
    by_category: Mapping[str, tuple[Entry, ...]] = field(hash=False)  # listed shops; the keys that are in use
    by_area: Mapping[str, tuple[Entry, ...]] = field(hash=False)  # slug of the area → listed shops
    areas: Mapping[str, str] = field(hash=False)  # slug → name
    areas_of: Mapping[str, tuple[str, ...]] = field(hash=False)  # listed shop → names of its areas
    at_place: Mapping[str, tuple[Entry, ...]] = field(hash=False)  # place key → listed shops there
    events_at: Mapping[tuple[str, str], tuple[Entry, ...]] = field(hash=False)  # (kind, key) of a place or shop → its events
    stories_of: Mapping[str, tuple[Entry, ...]] = field(hash=False)  # shop key → stories
    today: date

    def of(self, kind: str) -> tuple[Entry, ...]:
        """All records of a kind, by name."""
        return tuple(entry for (of_kind, _), entry in self.entries.items() if of_kind == kind)


class Format(NamedTuple):
    """A picture in one format, in several widths."""

    type: str  # "image/avif"
    files: tuple[tuple[str, int], ...]  # address below the base path, pixels wide; narrow to wide


class Shot(NamedTuple):
    """A picture as it is published."""

    path: str  # address below the base path of a file that every browser shows
    width: int  # of the widest file, pixels
    height: int
    formats: tuple[Format, ...] = ()  # the best first; the last is that of `path`
    tone: str = ""  # what is seen until it is there, by a name of the style sheet: "1w"
    cards: tuple[tuple[str, Shot], ...] = ()  # cut to 3:2 around a focus, where much would be cut off


class Craft(NamedTuple):
    """How some files are made that take a while: once for the same recipe and key, and remembered."""

    recipe: str  # a function and its version
    key: str  # all that the files follow from
    make: Callable[[], Mapping[str, bytes]]  # the files by their names


class Output(NamedTuple):
    """A file of the result that is asked for and not made yet."""

    path: str  # below public/
    because: tuple[str, ...]  # the sources that ask for it
    template: str = ""  # the theme's template, for a page
    context: Mapping[str, Any] = {}  # what the template is told
    data: bytes = b""  # the file itself, where it is no page
    craft: Craft | None = None  # what makes it, where that takes a while,
    part: str = ""  # and its name there
    packed: tuple[
        tuple[str, str | bytes | Output], ...
    ] = ()  # of an archive: each file’s name in it, and its path, its data or what makes it


class File(NamedTuple):
    """A file of the result."""

    path: str  # below public/, "/" between folders: "commerces/le-coin/index.html"
    data: bytes
    because: tuple[str, ...]  # the sources that asked for it


@dataclass(frozen=True, slots=True)
class Build:
    """What a build came to."""

    diagnostics: tuple[Diagnostic, ...]
    published: bool  # True too where the same site stood there already
