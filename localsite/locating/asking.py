"""What does somebody ask who types an address? Which numbers, which street, which town, and what else may be meant?

An address can often be read in several ways ("rue du 8 mai 1945": a street, or number 1945 of the rue du 8 mai?). All of them are given,
the likeliest first; the names of the town decide. Each step looks at each letter once: the time grows with the length alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

from localsite.dates import is_month
from localsite.locating.spelling import names_street

LONGEST = 250  # characters; an address has fewer
_MOST_NUMBERS = 4


class Number(NamedTuple):
    """The number of a house."""

    value: int
    suffix: str = ""  # "bis", "ter", "a", …

    def __str__(self) -> str:
        return f"{self.value} {self.suffix}".strip() if len(self.suffix) != 1 else f"{self.value}{self.suffix.upper()}"


class Reading(NamedTuple):
    """One way to read an address."""

    numbers: tuple[Number, ...]  # several for a range: 12-14
    name: str  # of a street, else of a place
    after: tuple[str, ...] = ()  # what is said behind it: a town, mostly


class Asked(NamedTuple):
    """An address as it was asked for."""

    readings: tuple[Reading, ...]  # the likeliest first; none where there is nothing to look for
    postcode: str = ""
    town: str = ""  # what stands behind the postcode
    parts: tuple[str, ...] = ()  # what stands between commas


_SUFFIX = r"(?:(?:bis|ter|quater|quinquies|[a-z])(?![^\W_]|['’]))"
_ONE = rf"\d{{1,4}}(?!\d)[ ]?{_SUFFIX}?"
_SIGN = r"(?:(?:n[°ºo]|num[ée]ro|no?\.)[ ]?)?"
_RANGE = rf"{_ONE}(?:[ ]?(?:[-–—/+&;]|et(?=[ ])|à(?=[ ])|a(?=[ ]\d))[ ]?{_ONE}){{0,3}}"
_LEADING = re.compile(rf"{_SIGN}(?P<numbers>{_RANGE})(?:(?:er|re|ère)(?=[ ]|\Z))?(?P<rest>(?:[ ]|(?=[^\W\d_])).*)?", re.IGNORECASE)
_TRAILING = re.compile(rf"[ ]{_SIGN}(?P<numbers>{_RANGE})", re.IGNORECASE)
_SUFFIXED = re.compile(rf"[ ]{_SUFFIX}[ ]", re.IGNORECASE)
_EACH = re.compile(rf"(\d{{1,4}})[ ]?({_SUFFIX})?", re.IGNORECASE)
# Of five figures; of four with a country before (L-1234), with two letters behind (1015 CJ), or bare (1200 Genève); of Britain.
_POSTCODE = re.compile(
    r"(?<![^\W_])(?:(?:[a-z]{1,2}-?)?(?P<five>\d{5})|[a-z]{1,2}-(?P<marked>\d{4})"
    r"|(?P<dutch>\d{4} ?(?-i:(?!L[AE]\b|D[EU]\b|ST\b)[A-Z]{2}))|(?P<bare>\d{4})(?=[ ][^\W\d_]|\Z|[;,])"
    r"|(?P<british>[a-z]{1,2}\d[a-z\d]? ?\d(?!er|re|nd|rd|st|th)[a-z]{2}))(?![^\W_])",
    re.IGNORECASE,
)
_CEDEX = re.compile(r"\bcedex\b(?: \d{1,2})?", re.IGNORECASE)
_PARTS = re.compile(r"[,\n\r\t|·]| [-–—] (?!\d)")
_GAP = re.compile(r"[^\S\n\r\t]+")
_DIGIT = re.compile(r" \d")


def asked(text: str, behind: str = "") -> Asked:
    """The ways to read an address; `behind` stands behind it (postcode, town) and is no part of what is looked for."""
    said = _asked(text)
    if not behind or not said.readings:
        return said
    tail = _asked(f"x, {behind}")
    more = tail.parts[1:]
    readings = tuple(reading._replace(after=(*reading.after, *more)) for reading in said.readings)
    return Asked(readings, tail.postcode or said.postcode, tail.town or said.town, (*said.parts, *more))


def holds_number(part: str) -> bool:
    """True for a part of an address in which the number of a house may stand."""
    return bool(_LEADING.fullmatch(part)) or any(reading.numbers for reading in _trailing([part]))


def begins_with_number(part: str) -> bool:
    """True for a part of an address that begins with the number of a house."""
    return bool(_LEADING.fullmatch(part))


def _asked(text: str) -> Asked:
    text = _GAP.sub(" ", unicodedata.normalize("NFC", text[: 2 * LONGEST])).strip()
    if not text or len(text) > LONGEST:
        return Asked(())
    postcode, town = "", ""
    if found := [one for one in _POSTCODE.finditer(text) if not one["bare"] or _stands_before_a_town(one)]:
        last = found[-1]
        postcode = _code(last)
        behind = [_CEDEX.sub("", part).strip(" .") for part in _PARTS.split(text[last.end() :])]
        town = next((part for part in behind if part), "")
        text = text[: last.start()].rstrip(" ,-–\n")
    parts = [stripped for part in _PARTS.split(text) if (stripped := part.strip(" .;:"))]
    return Asked(
        tuple(dict.fromkeys([*_numbered(parts), *_plain(parts), *_trailing(parts), *_within(parts)])), postcode, town, tuple(parts)
    )


def postcodes(tag: str) -> list[str]:
    """The postcodes in a tag, each as `asked` tells it."""
    return [_code(found) for found in _POSTCODE.finditer(tag)]


def _code(found: re.Match[str]) -> str:
    """A postcode without its country and its gap: "1234" of L-1234, "1015CJ", "SW1A2AA"."""
    return next(filter(None, found.groups())).replace(" ", "").upper()


def _stands_before_a_town(found: re.Match[str]) -> bool:
    """True where four bare figures are a postcode, and neither the number of a house nor a year."""
    text = found.string
    before, after = text[: found.start()].rstrip(" ,-–\n\t"), _PARTS.split(text[found.end() :])[0]
    is_behind = any(map(str.isalpha, before)) and bool(after.strip()) and not _SUFFIXED.match(after)
    return is_behind and not is_month(before.split()[-1]) and not names_street(after)


def _numbered(parts: list[str]) -> Iterator[Reading]:
    """The readings that begin with a number, and those whose number stands alone between commas."""
    number = 0
    while number < len(parts):
        numbers: tuple[Number, ...] = ()
        start = number
        while number < len(parts) and (found := _LEADING.fullmatch(parts[number])) and not (found["rest"] or "").strip():
            numbers += _each(found["numbers"])
            number += 1
        if number >= len(parts):
            if numbers and start:
                yield Reading(numbers[:_MOST_NUMBERS], parts[start - 1])
            return
        found = _LEADING.fullmatch(parts[number])
        if found and found["rest"]:
            numbers += _each(found["numbers"])
            yield Reading(numbers[:_MOST_NUMBERS], found["rest"].strip(), tuple(parts[number + 1 :]))
            if len(numbers[-1].suffix) == 1:  # 7 B rue X, but also 12 L Auréglia
                rest = f"{numbers[-1].suffix} {found['rest'].strip()}"
                yield Reading((*numbers[:-1], Number(numbers[-1].value))[:_MOST_NUMBERS], rest, tuple(parts[number + 1 :]))
        elif numbers:
            yield Reading(numbers[:_MOST_NUMBERS], parts[number], tuple(parts[number + 1 :]))
            if start:  # rue X, 25, Monaco
                yield Reading(numbers[:_MOST_NUMBERS], parts[start - 1], tuple(parts[number:]))
        number += 1


def _plain(parts: list[str]) -> Iterator[Reading]:
    for number, part in enumerate(parts):
        yield Reading((), part, tuple(parts[number + 1 :]))


def _trailing(parts: list[str]) -> Iterator[Reading]:
    """The readings that end with a number: rue Princesse-Caroline 8."""
    for number, part in enumerate(parts):
        for gap in [found.start() for found in re.finditer(" ", part)][-6:]:
            found = _TRAILING.fullmatch(part, gap)
            if found:
                yield Reading(_each(found["numbers"])[:_MOST_NUMBERS], part[:gap].strip(), tuple(parts[number + 1 :]))
                break


def _within(parts: list[str]) -> Iterator[Reading]:
    """The readings that begin in the middle of a part: Galerie Y 12 rue X."""
    for number, part in enumerate(parts):
        for gap in [found.start() for found in _DIGIT.finditer(part)][:6]:
            found = _LEADING.fullmatch(part, gap + 1)
            if found and (found["rest"] or "").strip():
                yield Reading(_each(found["numbers"])[:_MOST_NUMBERS], found["rest"].strip(), tuple(parts[number + 1 :]))


def _each(text: str) -> tuple[Number, ...]:
    return tuple(Number(int(found[1]), found[2].lower() if found[2] else "") for found in _EACH.finditer(text))


def house_numbers(text: str) -> tuple[Number, ...]:
    """The numbers in a tag addr:housenumber: 12, 4bis, 1;3;5, 7-9 (which is 7 and 9), 2-8 (which is 2, 4, 6 and 8)."""
    found: list[Number] = []
    for piece in re.split(r"[;,/]", text[:LONGEST]):
        those = _each(piece)
        if re.fullmatch(r"\s*\d+\s*[-–]\s*\d+\s*", piece) and len(those) == 2:
            first, last = those[0].value, those[1].value
            between = range(first, last + 1, 2 if (last - first) % 2 == 0 else 1)
            found += [Number(value) for value in between] if 0 < last - first <= 20 else those
        else:
            found += those[:1]
    return tuple(dict.fromkeys(found))
