"""How a Markdown text becomes HTML that is safe to show, whoever wrote it and whatever stands in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from localsite.diagnostics import Report
from localsite.markup.addresses import KINDS
from localsite.markup.guard import Unsafe, cost
from localsite.markup.html import Picture, Reference, pictures, plain, prefixed, references, resolve
from localsite.markup.worker import Converted, Text, converted_apart

if TYPE_CHECKING:
    from localsite.markup.engine import Converter

__all__ = [
    "KINDS",
    "Converted",
    "Picture",
    "Reference",
    "Text",
    "convert",
    "convert_all",
    "pictures",
    "plain",
    "prefixed",
    "references",
    "resolve",
]

SECONDS = 20.0  # that a text may take in the process apart
CHEAP_SECONDS = 0.3  # a text that surely takes less is converted in this process
CHEAP_SIZE = 16_000  # characters


def convert(text: str, language: str, file: str, first_line: int, report: Report) -> str:
    """The HTML of one text that begins on line `first_line` of `file`; "" where a problem forbids to convert it."""
    (result,) = convert_all([Text(text, language, file, first_line)])
    for diagnostic in result.diagnostics:
        report(diagnostic)
    return result.html


def convert_all(texts: Sequence[Text], seconds: float = SECONDS) -> list[Converted]:
    """Each of `texts` converted, in their order. Hand in many at once: what converting needs is made once.

    A text takes three ways: refused by the guard; converted here where it is short and surely cheap; else converted by
    a process apart, which is killed after `seconds`.
    """
    from localsite.markup.engine import Converter  # late: 60 ms that a build which finds everything in its memory does without

    converter = Converter()
    return [_one(text, converter, seconds) for text in texts]


def _one(text: Text, converter: Converter, seconds: float) -> Converted:
    text = text._replace(text=text.text.replace("\r\n", "\n").replace("\r", "\n"))
    try:
        is_cheap = cost(text.text, text.file, text.first_line) < CHEAP_SECONDS and len(text.text) < CHEAP_SIZE
    except Unsafe as unsafe:
        return Converted("", (unsafe.diagnostic,))
    return Converted(*converter.convert(*text)) if is_cheap else converted_apart(text, seconds)
