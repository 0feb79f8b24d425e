"""Kinds of fields made of others: lists, mappings, groups; and how a whole group of declared fields is read."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Any, ClassVar, NamedTuple, TypeVar

from pydantic import BaseModel, ConfigDict

from localsite.codes.fields import (
    FACT_IN_TRANSLATION,
    FIELD_TWICE,
    MISSING_FIELD,
    MISSPELT_FIELD,
    NOT_GROUP,
    TOO_MANY,
    UNKNOWN_FIELD,
)
from localsite.diagnostics import Code, Diagnostic, Severity, Span, Tongue
from localsite.fields.base import REFUSED, Declared, Kind, Reading, Refused, meant, swap
from localsite.fields.choice import Number
from localsite.fields.text import Text
from localsite.nodes import Node
from localsite.words import folded

_COUNTRY = re.compile(r"[A-Z]{2}")


class Fault(NamedTuple):
    """What is wrong between the fields of a group: `field` says where to show it."""

    code: Code
    field: str
    facts: Mapping[str, object] = MappingProxyType({})

    def at(self, span: Span) -> Diagnostic:
        """The problem, at the place of its field."""
        return self.code.at(span, None, **self.facts)


class Group(BaseModel):
    """Declared fields that belong together. Frozen; nothing is coerced; nothing unknown is let in."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True, arbitrary_types_allowed=True, defer_build=True)

    def faults(self) -> Iterator[Fault]:
        """What does not fit between fields that are each right by themselves."""
        return iter(())


G = TypeVar("G", bound=Group)


class FieldInfo(NamedTuple):
    """A declared field of a group, as the reader, the scaffolder and the reference see it."""

    name: str
    declared: Declared
    required: bool

    @property
    def names(self) -> tuple[str, str]:
        """Its canonical name and its French one."""
        return self.name, self.declared.nom


@cache
def fields(group: type[Group]) -> tuple[FieldInfo, ...]:
    """The declared fields of a group, in the order in which `fmt` writes them."""
    # Its own before those that it shares with others, which pydantic puts first.
    named = sorted(group.model_fields.items(), key=lambda item: item[0] not in group.__annotations__)
    return tuple(
        FieldInfo(name, next(item for item in info.metadata if isinstance(item, Declared)), info.is_required()) for name, info in named
    )


@cache
def _by_name(group: type[Group]) -> Mapping[str, FieldInfo]:
    return {_field_key(name): info for info in fields(group) for name in info.names}


@lru_cache(maxsize=4096)
def _field_key(text: str) -> str:
    return folded(text).replace("-", "_").replace(" ", "_")


@dataclass(frozen=True)
class GroupOf(Kind):
    """A mapping with declared fields of its own."""

    group: type[Group]

    fr: ClassVar[str] = "un groupe de champs"
    en: ClassVar[str] = "a group of fields"
    example: ClassVar[str] = ""

    def read(self, node: Node, reading: Reading) -> Group | Refused:
        """The group."""
        return read_group(self.group, node, reading)

    def sample(self, language: Tongue) -> str:
        """Its required fields between braces, on one line; where there are none, the first that says something by itself."""
        declared = fields(self.group)
        # Half a point is no point.
        required = [info for info in declared if info.required]
        wanted = required or [info for info in declared if not isinstance(info.declared.kind, Number)][:1]
        told = (f"{info.declared.nom if language == 'fr' else info.name}: {info.declared.kind.sample(language)}" for info in wanted)
        return f"{{{', '.join(told)}}}"

    def schema(self) -> dict[str, object]:
        """An object of its fields under both names."""
        return schema_of(self.group)


@dataclass(frozen=True)
class ListOf(Kind):
    """Several of a kind; a single one may stand without its dash, short ones on one line between commas."""

    kind: Kind
    most: int = 50
    commas: bool = False

    fr: ClassVar[str] = "une liste"
    en: ClassVar[str] = "a list"
    example: ClassVar[str] = ""

    def read(self, node: Node, reading: Reading) -> tuple[Any, ...] | Refused:
        """What could be read, in order; REFUSED where nothing is a list."""
        items = self._items(node)
        if len(items) > self.most:
            reading.report(TOO_MANY.at(items[self.most].span, count=len(items), most=self.most))
            return REFUSED
        values = [self.kind.read(item, reading) for item in items if not item.is_empty]
        return REFUSED if any(value is REFUSED for value in values) else tuple(values)

    def _items(self, node: Node) -> tuple[Node, ...]:
        if node.kind == "list":
            return node.items
        # In quotes a comma may belong to a text; a choice, a key and a reference have none.
        is_one = node.quoted and isinstance(self.kind, Text)
        if node.kind == "map" or not self.commas or "," not in node.text or is_one:
            return (node,)
        if node.line != node.last_line:
            return tuple(node._replace(text=piece.strip()) for piece in node.text.split(","))
        # Each piece keeps its own column, so that a mistake is shown where it stands.
        pieces, column = [], node.column + node.quoted
        for piece in node.text.split(","):
            blank = len(piece) - len(piece.lstrip())
            pieces.append(node._replace(text=piece.strip(), column=column + blank, length=len(piece.strip())))
            column += len(piece) + 1
        return tuple(pieces)

    def sample(self, language: Tongue) -> str:
        """A single one, which needs no dash."""
        return self.kind.sample(language)

    def schema(self) -> dict[str, object]:
        """One or several."""
        one = self.kind.schema()
        return {"anyOf": [{"type": "array", "items": one, "maxItems": self.most}, one]}


@dataclass(frozen=True)
class MapOf(Kind):
    """Words or values under keys that the writer chooses: languages, file names."""

    key: Kind
    kind: Kind

    fr: ClassVar[str] = "une table"
    en: ClassVar[str] = "a table"
    example: ClassVar[str] = ""

    def read(self, node: Node, reading: Reading) -> Mapping[str, Any] | Refused:
        """The values by key."""
        if node.kind != "map":
            reading.report(NOT_GROUP.at(node.span))
            return REFUSED
        pairs = [(self.key.read(key, reading), self.kind.read(value, reading)) for key, value in node.pairs if not value.is_empty]
        return REFUSED if any(REFUSED in pair for pair in pairs) else {str(key): value for key, value in pairs}

    def schema(self) -> dict[str, object]:
        """An object with free keys."""
        return {"type": "object", "additionalProperties": self.kind.schema()}


def read_group(group: type[G], node: Node, reading: Reading, wanted: Callable[[FieldInfo], bool] = lambda _: True) -> G | Refused:
    """The group written at `node`; every mistake in it is reported, each at its own place."""
    if node.kind != "map":
        reading.report(NOT_GROUP.at(node.span))
        return REFUSED
    values, places = read_fields(group, node, reading, wanted)
    # An empty list is as good as none.
    missing = [info for info in fields(group) if info.required and values.get(info.name, ()) == ()]
    for info in missing:
        reading.report(_missing(info).at(places.get(info.name, node.span)))
    if missing or REFUSED in values.values():
        return REFUSED
    value = group.model_validate(values)
    faults = tuple(value.faults())
    for fault in faults:
        reading.report(fault.at(places.get(fault.field, node.span)))
    return REFUSED if any(fault.code.severity is Severity.ERROR for fault in faults) else value


def read_fields(
    group: type[Group], node: Node, reading: Reading, wanted: Callable[[FieldInfo], bool]
) -> tuple[dict[str, Any], dict[str, Span]]:
    """The value of each field written at `node` (REFUSED for a wrong one), and where each stands."""
    values: dict[str, Any] = {}
    places: dict[str, Span] = {}
    reading = _at_home(node, reading)
    for key, value in node.pairs:
        info = _by_name(group).get(_field_key(key.text))
        if info is None:
            near = _near(group, key)
            reading.report(_unknown(group, key, near))
            # What was surely meant is not said to be missing as well.
            values |= {near.name: REFUSED} if near else {}
        elif info.name in places:
            reading.report(FIELD_TWICE.at(key.span, name=key.text, line=places[info.name].line))
            values[info.name] = REFUSED
        elif not wanted(info):
            reading.report(FACT_IN_TRANSLATION.at(key.span, name=key.text))
        elif not value.is_empty:
            values[info.name] = info.declared.kind.read(value, reading)
            places[info.name] = value.span
    return values, places


def _at_home(node: Node, reading: Reading) -> Reading:
    """The country that stands beside a postcode or a phone number counts, before the site's own."""
    near = (value.text.strip() for key, value in node.pairs if _field_key(key.text) in {"country", "pays"})
    country = next((text for text in near if _COUNTRY.fullmatch(text)), reading.country)
    return reading._replace(country=country)


def missing_field(group: type[Group], name: str) -> Fault:
    """The fault of a group that lacks a field which is not always required."""
    return _missing(next(info for info in fields(group) if info.name == name))


def _missing(info: FieldInfo) -> Fault:
    kind, nom = info.declared.kind, info.declared.nom
    return Fault(MISSING_FIELD, info.name, {"name": info.name, "nom": nom, "exemple": kind.sample("fr"), "example": kind.sample("en")})


def _near(group: type[Group], key: Node) -> FieldInfo | None:
    near = meant(key.text, [name for info in fields(group) for name in info.names])
    return _by_name(group)[_field_key(near)] if near else None


def _unknown(group: type[Group], key: Node, near: FieldInfo | None) -> Diagnostic:
    if near is None:
        connus, known = (", ".join(info.names[tongue] for info in fields(group)) for tongue in (1, 0))
        return UNKNOWN_FIELD.at(key.span, name=key.text, connus=connus, known=known)
    name = meant(key.text, near.names) or near.name
    return MISSPELT_FIELD.at(key.span, swap(key, name), name=key.text, near=name)


def schema_of(group: type[Group]) -> dict[str, object]:
    """The JSON Schema of a group: each field under both of its names, with both of its sentences."""
    properties = {
        name: {**info.declared.kind.schema(), "description": f"{info.declared.fr}\n\n{info.declared.en}"}
        for info in fields(group)
        for name in dict.fromkeys(info.names)
    }
    required = [{"anyOf": [{"required": [name]} for name in dict.fromkeys(info.names)]} for info in fields(group) if info.required]
    schema: dict[str, object] = {"type": "object", "additionalProperties": False, "properties": properties}
    return {**schema, "allOf": required} if required else schema
