"""Kinds of fields that lead somewhere: phone, e-mail, web address, coordinates' codes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import ClassVar, NamedTuple
from urllib.parse import urlsplit

from localsite.codes.fields import BAD_COUNTRY, BAD_EMAIL, BAD_LINK, BAD_PHONE, BAD_POSTCODE, LINK_WITHOUT_SCHEME, ODD_PHONE
from localsite.fields.base import REFUSED, Kind, Reading, Refused, swap
from localsite.fields.text import scalar
from localsite.nodes import Node

_EMAIL = re.compile(r"[A-Za-z0-9.!$'*+_~-]{1,64}@(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_]{2,63}")
_HOST = re.compile(r"(?:[\w](?:[\w-]{0,61}[\w])?\.)+[^\W\d_][\w-]{0,61}[\w]")
_UNSAFE = re.compile(r"[^!-~]|[\"<>\\^`{|}]")
_DIGITS = re.compile(r"[+()0-9\s./-]{3,30}")


class PhoneNumber(NamedTuple):
    """A phone number as it is shown and as it is dialled (E.164 where the country is known)."""

    shown: str
    dialled: str


@dataclass(frozen=True)
class Phone(Kind):
    """A phone number; one without its country's code is read as a number of the site's country."""

    fr: ClassVar[str] = "un numéro de téléphone"
    en: ClassVar[str] = "a phone number"
    example: ClassVar[str] = "06 12 34 56 78"

    def read(self, node: Node, reading: Reading) -> PhoneNumber | Refused:
        """The number. One that no numbering plan knows is kept, with a warning: short numbers exist."""
        import phonenumbers  # late: its tables take 50 ms, and remembered records never need them

        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        if not _DIGITS.fullmatch(text) or not 3 <= sum(map(str.isdigit, text)) <= 15:  # ITU-T E.164
            reading.report(BAD_PHONE.at(node.span, value=text))
            return REFUSED
        try:
            number = phonenumbers.parse(text, reading.country)
        except phonenumbers.NumberParseException:
            number = None
        if number is not None and phonenumbers.is_valid_number(number):
            return PhoneNumber(text, phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
        reading.report(ODD_PHONE.at(node.span, value=text))
        return PhoneNumber(text, "".join(character for character in text if character in "+0123456789"))


@dataclass(frozen=True)
class Email(Kind):
    """An e-mail address."""

    fr: ClassVar[str] = "une adresse e-mail"
    en: ClassVar[str] = "an e-mail address"
    example: ClassVar[str] = "bonjour@exemple.fr"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The address."""
        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        address = text.removeprefix("mailto:")
        if not _EMAIL.fullmatch(address):
            reading.report(BAD_EMAIL.at(node.span, value=text))
            return REFUSED
        return address


@dataclass(frozen=True)
class Link(Kind):
    """A web address: http or https, with a real host name."""

    fr: ClassVar[str] = "une adresse web"
    en: ClassVar[str] = "a web address"
    example: ClassVar[str] = "https://exemple.fr/"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The address, percent-encoded where it must be."""
        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        if "://" not in text and _web_address(f"https://{text}"):
            reading.report(LINK_WITHOUT_SCHEME.at(node.span, swap(node, f"https://{text}"), value=text))
            return REFUSED
        return _web_address(text) or self._refuse(text, node, reading)

    def _refuse(self, text: str, node: Node, reading: Reading) -> Refused:
        reading.report(BAD_LINK.at(node.span, value=text))
        return REFUSED


def _web_address(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        parts.port  # noqa: B018  # raises ValueError where the port is no number
    except ValueError:
        return None
    if parts.scheme not in {"http", "https"} or not _HOST.fullmatch(parts.hostname or "") or parts.username is not None:
        return None
    try:
        host = parts.netloc if parts.netloc.isascii() else parts.netloc.encode("idna").decode("ascii")
    except UnicodeError:
        return None
    scheme, _, rest = text.partition("://")
    return _UNSAFE.sub(lambda match: "".join(f"%{byte:02X}" for byte in match[0].encode()), f"{scheme}://{host}{rest[len(parts.netloc) :]}")


@dataclass(frozen=True)
class Postcode(Kind):
    """A postcode of any country, as text: 01310 keeps its zero."""

    fr: ClassVar[str] = "un code postal"
    en: ClassVar[str] = "a postcode"
    example: ClassVar[str] = "98000"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The postcode; a French one has five digits."""
        text = scalar(node, reading)
        if text is REFUSED:
            return REFUSED
        is_short = reading.country == "FR" and re.fullmatch(r"[0-9]+", text) and len(text) != 5
        if is_short or not re.fullmatch(r"[A-Z0-9][A-Z0-9 -]{2,9}", text):
            likely = f"0{text}" if re.fullmatch(r"[1-9][0-9]{3}", text) else None
            reading.report(BAD_POSTCODE.at(node.span, swap(node, f'"{likely}"') if likely else None, value=text))
            return REFUSED
        return text


@cache
def countries() -> frozenset[str]:
    """The codes of ISO 3166-1, by the list that comes with the time zones, and the one in use for Kosovo."""
    table = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text("utf-8")
    return frozenset((*(line[:2] for line in table.splitlines() if not line.startswith("#")), "XK"))


@dataclass(frozen=True)
class Country(Kind):
    """A country by its two letters (ISO 3166-1)."""

    fr: ClassVar[str] = "un code de pays"
    en: ClassVar[str] = "a country code"
    example: ClassVar[str] = "FR"

    def read(self, node: Node, reading: Reading) -> str | Refused:
        """The code."""
        text = scalar(node, reading)
        if text is REFUSED or text in countries():
            return text
        reading.report(BAD_COUNTRY.at(node.span, swap(node, text.upper()) if text.upper() in countries() else None, value=text))
        return REFUSED
