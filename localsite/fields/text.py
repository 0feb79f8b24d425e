"""Kinds of fields that hold words and names."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from localsite.codes.fields import BAD_COLOUR, BAD_ID, BAD_KEY, NOT_TEXT, TOO_LONG
from localsite.diagnostics import Tongue
from localsite.fields.base import REFUSED, Kind, Reading, Ref, Refused, swap
from localsite.nodes import Node
from localsite.urls import slug
from localsite.words import typographed

# Signs that turn letters around, which came as escapes: nobody sees them in the file either (written out they are LS835).
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_KEY = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ID = re.compile(r"[a-z0-9]{6,8}")
_COLOUR = re.compile(r"#([0-9a-f]{3})|#?([0-9a-f]{6})")


def scalar(node: Node, reading: Reading) -> str | Refused:
    """The trimmed text of a scalar; says so where a list or a mapping stands instead."""
    if node.kind == "text":
        return " ".join(_TURNING.sub("", node.text).split())
    reading.report(NOT_TEXT.at(node.span))
    return REFUSED


@dataclass(frozen=True)
class Text(Kind):
    """A line of text, kept as it is written but for repeated blanks."""

    most: int = 200

    fr: ClassVar[str] = "un texte"
    en: ClassVar[str] = "a text"
    example: ClassVar[str] = "texte"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The text, when it is no longer than `most` characters."""
        text = scalar(node, reading)
        if text is not REFUSED and len(text) > self.most:
            reading.report(TOO_LONG.at(node.span, count=len(text), most=self.most, excess=len(text) - self.most))
            return REFUSED
        return text

    def sample(self, language: Tongue) -> str:
        """A word that stands for any."""
        return "texte" if language == "fr" else "text"

    def schema(self) -> dict[str, object]:
        """A string or a number that YAML would make of it."""
        return {"type": ["string", "number", "boolean"], "maxLength": self.most}


@dataclass(frozen=True)
class Words(Text):
    """A line of text for people, set with the typography of its language."""

    fr: ClassVar[str] = "une phrase"
    en: ClassVar[str] = "a sentence"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The text with its thin spaces, quotes and apostrophes."""
        text = super().read(node, reading)
        return text if text is REFUSED else typographed(text, reading.language)


@dataclass(frozen=True)
class Key(Kind):
    """The name of a folder or file: lower-case letters, digits, single hyphens."""

    fr: ClassVar[str] = "une clé"
    en: ClassVar[str] = "a key"
    example: ClassVar[str] = "le-coin"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The key, when it is one."""
        text = scalar(node, reading)
        if text is not REFUSED and (not _KEY.fullmatch(text) or len(text) > 80):
            reading.report(BAD_KEY.at(node.span, swap(node, slug(text)[:80].strip("-")), value=text))
            return REFUSED
        return text


@dataclass(frozen=True)
class Pointer(Kind):
    """The key of another record, or a picture's file name; whether it exists is seen later."""

    what: str = "record"

    fr: ClassVar[str] = "une référence"
    en: ClassVar[str] = "a reference"
    example: ClassVar[str] = "le-coin"

    def read(self, node: Node, reading: Reading) -> Ref | Refused:
        """The name and where it stands."""
        text = scalar(node, reading)
        return REFUSED if text is REFUSED else Ref(text, node.span)


@dataclass(frozen=True)
class Id(Kind):
    """The permanent mark of a record: 6 to 8 lower-case letters and digits."""

    fr: ClassVar[str] = "un identifiant"
    en: ClassVar[str] = "an identifier"
    example: ClassVar[str] = "k3f9a2"

    def read(self, node: Node, reading: Reading) -> Ref | Refused:
        """The id and where it stands, as two records may claim one."""
        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        if not _ID.fullmatch(text):
            reading.report(BAD_ID.at(node.span, value=text))
            return REFUSED
        return Ref(text, node.span)


@dataclass(frozen=True)
class Colour(Kind):
    """A colour as browsers write it: "#84351a"."""

    fr: ClassVar[str] = "une couleur"
    en: ClassVar[str] = "a colour"
    example: ClassVar[str] = '"#84351a"'

    def read(self, node: Node, reading: Reading) -> Ref | Refused:
        """The colour with its six figures, and where it stands, as two may not go together."""
        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        found = _COLOUR.fullmatch(text.lower())
        if not found:
            reading.report(BAD_COLOUR.at(node.span, value=text))
            return REFUSED
        return Ref(f"#{found[2] or ''.join(figure * 2 for figure in found[1])}", node.span)

    def schema(self) -> dict[str, object]:
        """Its figures, with the sign before them or without."""
        return {"type": ["string", "number"], "pattern": "^(#[0-9A-Fa-f]{3}|#?[0-9A-Fa-f]{6})$"}
