"""The kinds of fields that hold opening hours, as a phrase, a small mapping or OpenStreetMap's form; and days of the week."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar, NamedTuple

from localsite import dates, hours
from localsite.codes.fields import HOURS_TOO_LONG, NOT_TEXT
from localsite.codes.hours import NEAR_HOURS, NOT_HOURS, NOT_OSM, OTHER_DAYS_MEANT, WRONG_WEEKDAY
from localsite.codes.trails import NOT_WEEKDAYS
from localsite.diagnostics import Diagnostic, Span, Tongue
from localsite.fields.base import REFUSED, Kind, Reading, Refused, swap
from localsite.nodes import Node

MOST = 500  # characters; the longest real one in the extract has 160
_BARE = re.compile(r"\w[^:#\"'{}\[\]]*")
_CLOSE = 0.75  # how alike a word must be to the one that was meant
_SHORT = 5  # letters: words that differ from another one in most of them by a single slip


class _Piece(NamedTuple):
    """A scalar in the phrase that a mapping makes: where it stands there."""

    start: int
    node: Node


@dataclass(frozen=True)
class Hours(Kind):
    """Opening hours as one value, whichever way they are written."""

    fr: ClassVar[str] = "des horaires"
    en: ClassVar[str] = "opening hours"
    example: ClassVar[str] = "mar-sam 9h-12h30, 14h-19h ; dim 8h-13h ; lun fermé"

    def read(self, node: Node, reading: Reading) -> hours.Hours | Refused:
        """The hours. What is not understood is refused with the very words; nothing is guessed."""
        if node.kind == "text" and node.text.strip().lower().startswith("osm:"):
            return _from_osm(node, reading)
        text, pieces = _phrase(node)
        if not pieces:
            reading.report(NOT_TEXT.at(node.span))
            return REFUSED
        if len(text) > MOST:
            reading.report(HOURS_TOO_LONG.at(node.span, count=len(text)))
            return REFUSED
        made = hours.understood(text)
        for trouble in made.troubles:
            reading.report(_told(trouble, text, pieces))
        return made.hours or REFUSED

    def canonical(self, node: Node, reading: Reading) -> str | None:
        """The phrase; a mapping stays one, and so does what YAML would not hold bare."""
        if node.kind != "text" or node.line != node.last_line:
            return None
        made = self.read(node, Reading(lambda _: None, reading.language, reading.country))
        if made is REFUSED:
            return None
        text = hours.phrase(made, reading.language)
        return text if _BARE.fullmatch(text) and len(text) <= MOST else None

    def schema(self) -> dict[str, object]:
        """A line, or days with their times."""
        return {"type": ["string", "object", "array", "number"]}


@dataclass(frozen=True)
class Weekdays(Kind):
    """Days of the week, written as in opening hours: from 0 for Monday, in the order of the week."""

    fr: ClassVar[str] = "des jours de la semaine"
    en: ClassVar[str] = "days of the week"
    example: ClassVar[str] = "mar-sam"

    def read(self, node: Node, reading: Reading) -> tuple[int, ...] | Refused:
        """The days; nothing else may be said with them."""
        items = node.items if node.kind == "list" else (node,)
        if any(item.kind != "text" for item in items):
            reading.report(NOT_TEXT.at(node.span))
            return REFUSED
        found = _weekdays(", ".join(item.text for item in items if not item.is_empty))
        if found is None:
            reading.report(NOT_WEEKDAYS.at(node.span, value=", ".join(item.text for item in items)))
            return REFUSED
        return found

    def canonical(self, node: Node, reading: Reading) -> str | None:
        """Like "mar-sam"; a list stays one."""
        found = _weekdays(node.text) if node.kind == "text" and node.line == node.last_line else None
        return hours.day_list(found, hours.words_of(reading.language)) if found else None

    def sample(self, language: Tongue) -> str:
        """From Tuesday to Saturday."""
        return hours.day_list(range(1, 6), hours.words_of(language))

    def schema(self) -> dict[str, object]:
        """A line, or a list of days."""
        return {"type": ["string", "array"], "items": {"type": "string"}}


def _weekdays(text: str) -> tuple[int, ...] | None:
    """The days that are named; None where anything else is."""
    # The grammar of hours knows every way to name days, and wants to hear what is said of them.
    made = hours.understood(f"{text} {hours.words_of('fr').closed}").hours if text and len(text) <= MOST else None
    days = tuple(number for number, said in enumerate(made.week.days) if said == hours.CLOSED) if made else ()
    return days if made and days and made == hours.Hours(made.week) and not made.week.rhythms else None


def _phrase(node: Node) -> tuple[str, tuple[_Piece, ...]]:
    """What is written as one phrase, a row of a mapping after the other."""
    text, pieces = "", list[_Piece]()
    for one in _scalars(node):
        if text:
            text += one.joint
        pieces.append(_Piece(len(text), one.node))
        text += one.node.text
    return text, tuple(pieces)


class _Scalar(NamedTuple):
    node: Node
    joint: str = " ; "  # to the words before it


def _scalars(node: Node, above: tuple[Node, ...] = ()) -> list[_Scalar]:
    """The words of a mapping in the order of a phrase: below a season, each row repeats it."""
    if node.kind == "text":
        return [_Scalar(node)]
    if node.kind == "list":
        return [one for item in node.items for one in _scalars(item)]
    found: list[_Scalar] = []
    for key, value in node.pairs:
        heads = (*above, key)
        if value.kind == "map":
            found += _scalars(value, heads)
            continue
        found += [_Scalar(head, " " if number else " ; ") for number, head in enumerate(heads)]
        found += [one._replace(joint=", " if number else " ") for number, one in enumerate(_scalars(value))]
    return found


def _told(trouble: hours.Trouble, text: str, pieces: tuple[_Piece, ...]) -> Diagnostic:
    """The problem at the very words."""
    piece = next((one for one in reversed(pieces) if one.start <= trouble.start), pieces[0])
    start, end = trouble.start - piece.start, min(trouble.end, piece.start + len(piece.node.text)) - piece.start
    value = text[trouble.start : trouble.end].strip() or text
    span, whole = _span(piece.node, start, end), piece.node.text
    facts = {"value": value}
    if trouble.code is OTHER_DAYS_MEANT:
        facts |= {
            "jours": hours.day_list(trouble.weekdays, hours.words_of("fr")),
            "days": hours.day_list(trouble.weekdays, hours.words_of("en")),
        }
    if trouble.code is WRONG_WEEKDAY:
        facts |= {"jour": dates.weekday_name(trouble.weekdays[0], "fr"), "day": dates.weekday_name(trouble.weekdays[0], "en")}
    near = _near(hours.flat(value)) if trouble.code is NOT_HOURS else ""
    better = near or trouble.paste
    is_found = span != piece.node.span or value == whole
    mend = swap(piece.node, better) if better and is_found else None
    if near:
        return NEAR_HOURS.at(span, mend, near=near, **facts)
    return trouble.code.at(span, mend, **facts)


def _near(word: str) -> str:
    """The word of hours that was meant, "" where none is near: letters in another order, else a few of them."""
    turned = [known for known in hours.VOCABULARY if len(word) < _SHORT and sorted(known) == sorted(word)]
    near = turned or get_close_matches(word, hours.VOCABULARY, n=1, cutoff=_CLOSE)
    return hours.VOCABULARY[near[0]] if near and near[0] != word else ""


def _span(node: Node, start: int, end: int) -> Span:
    """The characters `start` to `end` of a scalar in its file, where it stands on one line as it is read."""
    mark = 1 if node.quoted else 0
    if node.line != node.last_line or node.length != len(node.text) + 2 * mark or end <= start:
        return node.span
    return Span(node.file, node.line, node.column + mark + start, end - start)


def _from_osm(node: Node, reading: Reading) -> hours.Hours | Refused:
    value = node.text.strip()[4:].strip()
    if len(value) > MOST:
        reading.report(HOURS_TOO_LONG.at(node.span, count=len(value)))
        return REFUSED
    try:
        return hours.read_osm(value)
    except hours.Unread as unread:
        start = max(node.text.find(unread.text), 0)
        reading.report(NOT_OSM.at(_span(node, start, start + len(unread.text)), value=unread.text, raison=unread.fr, reason=unread.en))
        return REFUSED
