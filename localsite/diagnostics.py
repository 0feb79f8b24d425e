"""What a problem is: a permanent code, a place, the facts, and one sentence and one hint in each language."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Literal, NamedTuple

Tongue = Literal["fr", "en"]
LANGUAGES: tuple[Tongue, ...] = ("fr", "en")
LONGEST_FACT = 120


class Severity(StrEnum):
    """How grave a problem is; only an error fails a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTICE = "notice"


class Span(NamedTuple):
    """A place in a source: path below the site's root, line and column from 1 (0: the whole file), characters."""

    file: str
    line: int = 0
    column: int = 0
    length: int = 0


class Mend(NamedTuple):
    """The text that repairs a problem: it takes the place of lines `first` to `last` (insertion: `last` = `first` - 1)."""

    first: int
    last: int
    text: str


class Sentence(NamedTuple):
    """What is wrong, seen by the writer, and what to type instead."""

    message: str
    hint: str


class Swap(NamedTuple):
    """A repair that only knows its own words: `text` takes the place of the characters under the span."""

    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """A kind of problem. The number is permanent: never reused, never removed."""

    number: str  # "LS110"
    name: str  # "bad-time": its specimen's folder and its place in the docs
    severity: Severity
    fr: Sentence
    en: Sentence

    def at(self, span: Span, mend: Mend | Swap | None = None, **facts: object) -> Diagnostic:
        """This problem, found at `span`."""
        return Diagnostic(self, span, tuple((name, str(value)) for name, value in sorted(facts.items())), mend)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A problem in the site: data that travels to the terminal, to JSON and to the pull request."""

    code: Code
    span: Span
    facts: tuple[tuple[str, str], ...] = ()
    mend: Mend | Swap | None = None

    def said(self, language: Tongue) -> Sentence:
        """The sentence and the hint, with the facts in them made harmless to print."""
        facts = {name: visible(value) for name, value in self.facts}
        sentence = self.code.fr if language == "fr" else self.code.en
        return Sentence(sentence.message.format_map(facts), sentence.hint.format_map(facts))


def settled(diagnostic: Diagnostic, line: str) -> Diagnostic:
    """The same problem, its repair told as a whole line: `line` is the text that stands at the span."""
    if not isinstance(diagnostic.mend, Swap):
        return diagnostic
    span = diagnostic.span
    start = span.column - 1
    whole = line[:start] + diagnostic.mend.text + line[start + span.length :]
    return replace(diagnostic, mend=Mend(span.line, span.line, whole))


Report = Callable[[Diagnostic], None]


class SiteError(Exception):
    """Nothing can follow this problem."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic.said("en").message)
        self.diagnostic = diagnostic


def visible(text: str, longest: int = LONGEST_FACT) -> str:
    """`text` on one line, cut to `longest` characters, with whatever a terminal or a reader could not see spelled out."""
    # Slice first: the text may be megabytes long.
    shown = "".join(character if _is_plain(character) else _spelled(character) for character in text[: longest + 1])
    return shown if len(text) <= longest else shown[:longest] + "…"


def _is_plain(character: str) -> bool:
    # Cc control, Cf format (bidi overrides, zero width), Cs lone surrogate, Co private, Zl and Zp line breaks.
    return unicodedata.category(character) not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def _spelled(character: str) -> str:
    return {"\n": "⏎", "\t": "⇥"}.get(character, f"<U+{ord(character):04X}>")


def ordered(diagnostics: Mapping[Diagnostic, None] | list[Diagnostic]) -> list[Diagnostic]:
    """Each problem once, by place, then code."""
    return sorted(dict.fromkeys(diagnostics), key=lambda d: (d.span, d.code.number, d.facts))
