"""How does a record begin? A few questions, taken from the declared fields, become a file that builds as it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, cast

from localsite.codes.relations import NEAR_REFERENCE, UNKNOWN_REFERENCE
from localsite.content import TYPES
from localsite.diagnostics import Diagnostic, Report, Severity, Span, Tongue
from localsite.fields import Choice, Day, FieldInfo, Group, GroupOf, Kind, ListOf, Number, Pointer, Reading, When, fields, read_group
from localsite.fields.base import meant
from localsite.nodes import Node, front_matter
from localsite.parse import place_of
from localsite.plan.desk import RESERVED
from localsite.read import RESERVED as RESERVED_BY_SYSTEMS
from localsite.read import read
from localsite.settings import LEDGER, Settings, categories_of
from localsite.texts import text
from localsite.understand import derived_id, settle
from localsite.urls import slug
from localsite.values import Source
from localsite.words import folded

LONGEST_KEY = 60
_SHORT_ADDRESS = re.compile(r"^/s/([a-z0-9]+)/$", re.MULTILINE)

Tree = Mapping[str, object]  # field name → text, list of trees, or tree


class Question(NamedTuple):
    """What is asked about a new record: the option's name, and the field that it fills (names from the top down)."""

    option: str
    field: tuple[str, ...]
    required: bool = False


class Outline(NamedTuple):
    """How a record of a type begins: what is asked, and which optional fields are shown as comments."""

    questions: tuple[Question, ...]
    shown: Tree


_PICTURE: Mapping[str, object] = {"file": {}, "alt": {}, "credit": {}}
_ADDRESS = ("street", "postcode", "city", "area")
_VERIFIED = (Question("how", ("verified", "how")), Question("by", ("verified", "by")))


def _address(*above: str, required: bool = False) -> tuple[Question, ...]:
    return tuple(Question(name, (*above, "address", name), required and name == "city") for name in _ADDRESS)


OUTLINES: Mapping[str, Outline] = MappingProxyType({
    "shop": Outline(
        (
            Question("name", ("name",), required=True),
            Question("category", ("categories",), required=True),
            *_address("locations", required=True),
            Question("hours", ("locations", "hours")),
            Question("phone", ("contact", "phone")),
            *_VERIFIED,
        ),
        {
            "summary": {}, "since": "1998", "people": {"name": {}, "role": {}, "consent": {"on": {}}}, "locations": {"hours": {}},
            "contact": {"phone": {}, "email": {}, "website": {}}, "payments": {}, "offers": {}, "access": {"wheelchair": {}, "step_cm": {}},
            "languages": {}, "images": _PICTURE,
        },
    ),
    "place": Outline(
        (Question("name", ("name",), required=True), *_address(), Question("hours", ("hours",)), *_VERIFIED),
        {"kind": {}, "summary": {}, "address": {"street": {}, "city": {}}, "hours": {}, "access": {"wheelchair": {}}, "images": _PICTURE},
    ),
    "event": Outline(
        (
            Question("name", ("title",), required=True),
            Question("start", ("start",), required=True),
            Question("end", ("end",)),
            Question("at", ("at",)),
            *_VERIFIED,
        ),
        {"end": {}, "at": {}, "organisers": {}, "category": {}, "summary": {}, "price": {}, "booking": {"phone": {}}, "images": _PICTURE},
    ),
    "story": Outline(
        (Question("name", ("title",), required=True), Question("shop", ("shops",)), *_VERIFIED),
        {
            "summary": {}, "author": {}, "makers": {}, "shops": {}, "craft": {}, "steps": {"text": {}}, "images": _PICTURE,
            "consent": {"on": {}, "covers": {}},
        },
    ),
    "trail": Outline(
        (Question("name", ("title",), required=True), Question("stop", ("stops",), required=True), *_VERIFIED),
        {"theme": {}, "summary": {}, "minutes": {}, "wheelchair": {}, "best_days": {}, "days": {}, "images": _PICTURE},
    ),
    "page": Outline(
        (Question("name", ("title",), required=True), *_VERIFIED),
        {"summary": {}, "menu": {}, "order": {}, "images": _PICTURE},
    ),
})  # fmt: skip


# What the questions about other things ask for.
_SORTS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "category": ("catégorie", "category"), "shop": ("commerce", "shop"), "at": ("lieu ou commerce", "place or shop"),
    "stop": ("commerce ou lieu", "shop or place"),
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Ground:
    """What a new record must fit into: the settings, and what the site has already."""

    root: Path
    settings: Settings
    keys: Mapping[str, frozenset[str]] = field(hash=False)  # kind → the keys and former keys that are taken
    ids: frozenset[str]  # of records, and of addresses once printed


class Draft(NamedTuple):
    """A record as it is to be written."""

    path: str
    text: str


def ground(root: Path) -> Ground:
    """The site at `root` as far as a new record must know it. SiteError where its settings cannot be read."""
    sources = read(root, _unheard).files
    settings, _ = settle(sources, _unheard)
    keys: dict[str, set[str]] = {kind: set() for kind in TYPES}
    ids = set(_SHORT_ADDRESS.findall((LEDGER in sources and text(sources[LEDGER], _unheard)) or ""))
    for kind, key, node in _records(sources):
        keys[kind].add(key)
        ids.add(derived_id(kind, key))
        for name, value in node.pairs if node else ():
            if folded(name.text) == "id":
                ids.add(value.text)
            if folded(name.text) in ("formerly", "anciennement"):
                keys[kind] |= {one.strip() for one in (item.text for item in value.items or (value,)) for one in one.split(",")}
    return Ground(root, settings, {kind: frozenset(taken) for kind, taken in keys.items()}, frozenset(ids))


def _records(sources: Mapping[str, Source]) -> Iterator[tuple[str, str, Node | None]]:
    for path, source in sources.items():
        place = place_of(path) if path.endswith(".md") else None
        if place:
            written = text(source, _unheard)
            front = front_matter(written, path, _unheard) if written is not None else None
            yield place.kind, place.key, front.node if front else None


def _unheard(_: Diagnostic) -> None:
    """What is wrong elsewhere is the build's to tell."""


def free_key(kind: str, name: str, site: Ground) -> str:
    """A key for a record of that name that nothing has yet: le-coin, else le-coin-2."""
    stem = slug(name)[:LONGEST_KEY].strip("-")
    return next(key for key in (stem, *(f"{stem}-{number}" for number in range(2, 10_000))) if is_free(kind, key, site))


def is_key(text: str) -> bool:
    """True for what may name a folder."""
    return text == slug(text) and len(text) <= LONGEST_KEY


def is_free(kind: str, key: str, site: Ground) -> bool:
    """True where no record of that kind has or had the key, and no system or section wants the name."""
    reserved = RESERVED | set(site.settings.languages) if kind == "page" else frozenset[str]()
    return key not in site.keys[kind] and key not in reserved and key not in RESERVED_BY_SYSTEMS


def fresh_id(kind: str, key: str, site: Ground) -> str:
    """An id that neither a record nor a printed address has. It follows from the key, so that two runs give the same."""
    tries = (derived_id(kind, key if number == 1 else f"{key}/{number}") for number in range(1, 10_000))
    return next(one for one in tries if one not in site.ids and not one.isdigit())


def field_of(kind: str, question: Question) -> FieldInfo:
    """The declared field that a question fills."""
    group: type[Group] = TYPES[kind].model
    for name in question.field[:-1]:
        group = _group(_info(group, name).declared.kind) or group
    return _info(group, question.field[-1])


def _info(group: type[Group], name: str) -> FieldInfo:
    return next(info for info in fields(group) if info.name == name)


def _group(kind: Kind) -> type[Group] | None:
    kind = kind.kind if isinstance(kind, ListOf) else kind
    return kind.group if isinstance(kind, GroupOf) else None


# Answers


def answered(kind: str, question: Question, answer: str, site: Ground) -> tuple[str, tuple[Diagnostic, ...]]:
    """An answer as it is to be written, and what is wrong with it."""
    said, found = " ".join(answer.split()), list[Diagnostic]()
    known = _known(question, site)
    if known is not None:
        keys = [_key(one.strip(), known, question, found.append) for one in said.split(",") if one.strip()]
        return ", ".join(keys), tuple(found)
    node = Node("text", said, (), (), f"--{question.option}", 0, 0, 0, 0)
    field_of(kind, question).declared.kind.read(node, Reading(found.append, site.settings.language, site.settings.country))
    return said, tuple(one for one in found if one.code.severity is Severity.ERROR)


def _known(question: Question, site: Ground) -> Mapping[str, str] | None:
    """What a question about other things may be answered with: each name, folded, with its key. None for other questions."""
    if question.option == "category":
        categories = categories_of(site.settings)
        names = {folded(name): key for key, one in categories.items() for name in (*one.names.values(), *one.several.values())}
        return {**names, **{folded(key): key for key in categories}}
    kinds = {"at": ("place", "shop"), "stop": ("shop", "place"), "shop": ("shop",)}.get(question.option)
    return {folded(key): key for kind in kinds for key in site.keys[kind]} if kinds else None


def choices(question: Question, site: Ground) -> tuple[str, ...]:
    """The keys that a question about other things may be answered with."""
    return tuple(sorted({*(_known(question, site) or {}).values()}))


def sample(kind: str, question: Question, site: Ground, tongue: Tongue) -> str:
    """An answer to a question, as an example."""
    if question.option == "name":
        return "Le Coin"
    known = choices(question, site)
    return known[0] if known else field_of(kind, question).declared.kind.sample(tongue)


def _key(name: str, known: Mapping[str, str], question: Question, report: Report) -> str:
    found = known.get(folded(name))
    if found is None:
        near = meant(name, (*known.values(), *known))
        place, (sorte, sort) = Span(f"--{question.option}"), _SORTS[question.option]
        report(
            NEAR_REFERENCE.at(place, key=name, near=known.get(near, near))
            if near
            else UNKNOWN_REFERENCE.at(place, key=name, sorte=sorte, kind=sort)
        )
    return found or name


# The file


def path_of(kind: str, key: str) -> str:
    """Where a record of that key is written."""
    folder = TYPES[kind].folder
    return f"{folder}/{key}/index.md" if kind == "shop" else f"{folder}/{key}.md"


def draft(kind: str, key: str, answers: Mapping[str, str], site: Ground, today: date, head: str) -> Draft:
    """The file of a new record. `answers` are by option, as `answered` gives them; `head` is the first line, for editors."""
    tree: dict[str, object] = {"id": fresh_id(kind, key, site), "verified": {"on": today.isoformat(), "how": "visit"}}
    if kind == "story":
        tree["date"] = today.isoformat()
    for question in OUTLINES[kind].questions:
        if answer := answers.get(question.option):
            _put(tree, question.field, _stops(answer, site) if question.option == "stop" else answer)
    tongue: Tongue = "en" if site.settings.language.startswith("en") else "fr"
    rows = _rows(TYPES[kind].model, _with_lists(TYPES[kind].model, tree), OUTLINES[kind].shown, tongue)
    return Draft(path_of(kind, key), "\n".join(["---", head, *rows, "---", "", ""]))


def mistakes(kind: str, made: Draft, site: Ground) -> tuple[Diagnostic, ...]:
    """What is wrong with a file before it is written: answers may be right each by itself and not together."""
    found: list[Diagnostic] = []
    front = front_matter(made.text, made.path, found.append)
    if front:
        read_group(TYPES[kind].model, front.node, Reading(found.append, site.settings.language, site.settings.country))
    return tuple(one for one in found if one.code.severity is Severity.ERROR)


def _stops(answer: str, site: Ground) -> list[Tree]:
    return [{"shop" if key in site.keys["shop"] else "place": key} for key in answer.split(", ")]


def _put(tree: dict[str, object], path: tuple[str, ...], value: object) -> None:
    for name in path[:-1]:
        tree = cast("dict[str, object]", tree.setdefault(name, {}))
    tree[path[-1]] = value


def _with_lists(group: type[Group], tree: Tree) -> Tree:
    """The tree with a list of one wherever the field holds a list of groups."""
    after: dict[str, object] = {}
    for name, value in tree.items():
        kind = _info(group, name).declared.kind
        inner = _group(kind)
        whole = _with_lists(inner, value) if inner and isinstance(value, Mapping) else value
        after[name] = [whole] if isinstance(kind, ListOf) and isinstance(whole, Mapping) else whole
    return after


def rows(group: type[Group], tree: Tree) -> list[str]:
    """The rows of a group as YAML, in the declared order. A list of groups is a list of trees."""
    return _rows(group, tree, {}, "fr")


def _rows(group: type[Group], tree: Tree, shown: Tree, tongue: Tongue) -> list[str]:
    """The rows of a group in the declared order: what was answered, and what else may be said, as comments."""
    rows: list[str] = []
    for info in fields(group):
        below = shown.get(info.name)
        if info.name in tree:
            rows += _field(info, tree[info.name], below if isinstance(below, Mapping) else {}, tongue)
        elif info.name in shown:
            sentence = info.declared.fr if tongue == "fr" else info.declared.en
            rows += [f"# {sentence}", *(f"# {row}" for row in _field(info, _example(info, below, tongue), {}, tongue))]
    return rows


def _field(info: FieldInfo, value: object, shown: Tree, tongue: Tongue) -> list[str]:
    inner = _group(info.declared.kind)
    if inner and isinstance(value, Mapping):
        return [f"{info.name}:", *(f"  {row}" for row in _rows(inner, value, shown, tongue))]
    if inner and isinstance(value, list):
        items = (_rows(inner, item, shown, tongue) for item in value)
        return [f"{info.name}:", *(f"  {'  ' if number else '- '}{row}" for rows in items for number, row in enumerate(rows))]
    return [f"{info.name}: {_written(str(value), info.declared.kind)}"]


def _example(info: FieldInfo, shown: object, tongue: Tongue) -> object:
    """What may stand in a field: the text that is given, else a sample of its kind; for a group, of the fields that are shown."""
    kind = info.declared.kind
    one = kind.kind if isinstance(kind, ListOf) else kind
    if isinstance(shown, str):
        return shown
    if isinstance(one, GroupOf) and isinstance(shown, Mapping):
        tree = {each.name: _example(each, shown[each.name], tongue) for each in fields(one.group) if each.name in shown}
        return [tree] if isinstance(kind, ListOf) else tree
    if isinstance(one, Choice) and isinstance(kind, ListOf):
        return ", ".join([*(one.values.values() if tongue == "fr" else one.values)][:2])
    return "photo.jpg" if isinstance(one, Pointer) and one.what == "picture" else one.sample(tongue)


def _written(value: str, kind: Kind) -> str:
    return value if isinstance(kind, Day | When | Number) else written(value)


def written(value: str) -> str:
    """A text as YAML on one line, in quotes where others than localsite would take it for something else (01000, no)."""
    import yaml  # late: 20 ms that no build should pay

    # Where quotes are needed, double ones: an apostrophe inside single ones must be doubled, which nobody knows.
    is_plain = yaml.safe_dump([value], allow_unicode=True, width=10_000) == f"- {value}\n"
    return value if is_plain else json.dumps(value, ensure_ascii=False)
