"""Kinds of fields that take one of a few values."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from localsite.codes.fields import BAD_CHOICE, BAD_LANGUAGE, BAD_NUMBER, BAD_YES_NO, OUT_OF_RANGE
from localsite.diagnostics import Tongue
from localsite.fields.base import REFUSED, Kind, Reading, Refused, meant, swap
from localsite.fields.text import scalar
from localsite.nodes import Node
from localsite.words import folded

_YES_NO: Mapping[str, bool] = {"oui": True, "yes": True, "vrai": True, "true": True, "on": True,
           "non": False, "no": False, "faux": False, "false": False, "off": False}  # fmt: skip
_NUMBER = re.compile(r"[+-]?[0-9]{1,15}(?:[.,][0-9]{0,30})?")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


@dataclass(frozen=True)
class Choice(Kind):
    """One of the words in `values`; each has a French alias. `open_ended` prefixes such as "local-currency:" take any ending."""

    values: Mapping[str, str] = field(hash=False)  # canonical English → French
    open_ended: tuple[str, ...] = ()

    fr: ClassVar[str] = "un choix"
    en: ClassVar[str] = "a choice"
    example: ClassVar[str] = "…"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The canonical word."""
        text = scalar(node, reading)
        if text is REFUSED or text.startswith(self.open_ended or "\0"):
            return text
        if text in self.values:
            return text
        wanted = folded(text)
        for value, french in self.values.items():
            if wanted in (folded(value), folded(french)):
                return value
        near = meant(text, [*self.values, *self.values.values()])
        said = ", ".join(f"{french} ({value})" if french != value else value for value, french in self.values.items())
        choices = ", ".join(self.values)
        reading.report(BAD_CHOICE.at(node.span, swap(node, near) if near else None, value=text, choix=said, choices=choices))
        return REFUSED

    def sample(self, language: Tongue) -> str:
        """The first of them."""
        return next(iter(self.values.values() if language == "fr" else self.values))

    def schema(self) -> dict[str, object]:
        """Either name of each value."""
        return {"anyOf": [{"enum": sorted({*self.values, *self.values.values()})}, {"type": "string"}]}


@dataclass(frozen=True)
class YesNo(Kind):
    """Yes or no, in French or in English."""

    fr: ClassVar[str] = "oui ou non"
    en: ClassVar[str] = "yes or no"
    example: ClassVar[str] = "oui"

    def sample(self, language: Tongue) -> str:
        """Yes."""
        return "oui" if language == "fr" else "yes"

    def read(self, node: Node, reading: Reading) -> bool | Refused:
        """True or False."""
        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        answer = _YES_NO.get(text.lower())
        if answer is None:
            reading.report(BAD_YES_NO.at(node.span, value=text))
            return REFUSED
        return answer

    def schema(self) -> dict[str, object]:
        """What YAML may make of the word."""
        return {"type": ["boolean", "string"]}


@dataclass(frozen=True)
class Number(Kind):
    """A decimal number between `least` and `most`; a decimal comma is read."""

    least: float
    most: float

    fr: ClassVar[str] = "un nombre"
    en: ClassVar[str] = "a number"
    example: ClassVar[str] = "43.73"

    def sample(self, language: Tongue) -> str:
        """One that is in its range."""
        usual = super().sample(language)
        return usual if self.least <= float(usual) <= self.most else f"{self.least:g}"

    def read(self, node: Node, reading: Reading) -> float | Refused:
        """The number."""
        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        if not _NUMBER.fullmatch(text):
            reading.report(BAD_NUMBER.at(node.span, value=text))
            return REFUSED
        number = float(text.replace(",", "."))
        if not self.least <= number <= self.most:
            reading.report(OUT_OF_RANGE.at(node.span, value=text, least=f"{self.least:g}", most=f"{self.most:g}"))
            return REFUSED
        return number

    def schema(self) -> dict[str, object]:
        """A number in its range."""
        return {"type": ["number", "string"], "minimum": self.least, "maximum": self.most}


@dataclass(frozen=True)
class Whole(Number):
    """A whole number between `least` and `most`."""

    fr: ClassVar[str] = "un nombre entier"
    en: ClassVar[str] = "a whole number"
    example: ClassVar[str] = "12"

    def read(self, node: Node, reading: Reading) -> int | Refused:
        """The number."""
        number = super().read(node, reading)
        if number is REFUSED:
            return REFUSED
        if number != int(number):
            reading.report(BAD_NUMBER.at(node.span, value=node.text))
            return REFUSED
        return int(number)


@dataclass(frozen=True)
class LanguageTag(Kind):
    """A language by its BCP 47 tag: fr, en, oc, pt-BR."""

    fr: ClassVar[str] = "un code de langue"
    en: ClassVar[str] = "a language code"
    example: ClassVar[str] = "fr"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The tag."""
        text = scalar(node, reading)
        if text is not REFUSED and not _LANGUAGE.fullmatch(text):
            likely = text.lower() if re.fullmatch(r"[A-Z]{2,3}", text) else None
            reading.report(BAD_LANGUAGE.at(node.span, swap(node, likely) if likely else None, value=text))
            return REFUSED
        return text
