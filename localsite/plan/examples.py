"""How do a component's examples, a few lines of YAML, become the very values that its macros are told on a page?

`examples.yaml` says, for each macro, one example or several; all but `with` may be left out, and `with` too where nothing must be said:

    card:
      - name: {fr: Une boulangerie, en: A bakery}       # words in several languages, here and everywhere below
        with: {card: {kind: shop, name: Le Four, href: "#", picture: {width: 800, height: 600}}}    # parameter: value
        inside: Ouvert                                  # HTML for a macro that is used with {% call %}
        around: dl.facts                                # the element and its class without which it would not be whole

The comment above the macro says of which type each value is. A page starts from the guide's own; a picture without an address is drawn.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import is_dataclass
from datetime import date
from functools import cache, lru_cache
from types import GenericAlias, NoneType, UnionType
from typing import Any, NamedTuple, get_args, get_origin, get_type_hints

from localsite import typeset
from localsite.codes import theme as codes
from localsite.content import TYPES, Facts, parts, story
from localsite.diagnostics import Diagnostic, Report, Swap
from localsite.fields import REFUSED, Group, Phone, PhoneNumber, Reading, fields, read_fields
from localsite.fields.base import meant
from localsite.nodes import Node, compose
from localsite.plan import mapped, views
from localsite.plan.views import Face, Img, Page, Take
from localsite.values import Entry, Said, Words

FILE = "examples.yaml"
GIVEN: Mapping[str, str] = {"words": "t", "Frame": "site"}  # what every page has: it is not for an example to say
SAMPLES: Mapping[Any, str] = {int: "12", float: "1.5", bool: "true", date: "2026-12-05", tuple: "[…, …]", str: "…"}
_YES, _NO = ("true", "yes", "oui"), ("false", "no", "non")
_PIECE = re.compile(r"\{#-?(?P<said>.*?)-?#\}|\{%-?\s*macro (?P<name>\w+)\((?P<takes>.*?)\)\s*-?%\}", re.DOTALL)
_TAKEN = re.compile(r"(\w+)\s*(?:=\s*(\"[^\"]*\"|[^,\s]+))?")
_KIND = re.compile(r"(tuple\[)?(\w+)\]?( or None)?")
# A stand-in for a photograph: a wall, the sea, a boat.
DRAWN = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 30" preserveAspectRatio="xMidYMid slice">'
    '<path fill="#f3dca6" d="M0 0h40v30H0z"/>'
    '<circle cx="31" cy="8" r="4" fill="#fff6e6"/><path fill="#2b7a83" d="M0 19h40v11H0z"/><path fill="#b93a22" d="M9 21h16l-4 5h-8z"/>'
    '<path fill="#fffdf7" d="M16 7v13h-8zm2 3v10h6z"/></svg>'
)
NAMED: Mapping[str, Any] = {
    **{name: kind for module in (typeset, parts, story, mapped, views) for name, kind in vars(module).items() if isinstance(kind, type)},
    **{kind.__name__: kind for kind in (str, int, float, bool, date)},
}


class Parameter(NamedTuple):
    """What a macro takes."""

    name: str
    said: str  # of its kind, in the comment above the macro: "tuple[Card]"
    default: str | None  # as it is written; None where it must be given


class Example(NamedTuple):
    """A macro with what it is told once."""

    name: str
    values: Mapping[str, Any]
    given: Mapping[str, str]  # name of a parameter → "t" or "site"
    inside: str  # HTML between {% call %} and {% endcall %}: a theme is trusted with it, as with its templates
    tag: str  # of the element around it, which it would not be whole without
    block: str  # the class of that element

    def told(self, t: Any, site: Any) -> dict[str, Any]:  # noqa: ANN401 - it only passes through
        """All that the macro is told, for the template that calls it."""
        every = {"t": t, "site": site}
        return {**self.values, **{name: every[what] for name, what in self.given.items()}}


class Macro(NamedTuple):
    """A macro of a component, and how it looks."""

    name: str
    about: str
    takes: tuple[Parameter, ...]
    examples: tuple[Example, ...] = ()


class Bench(NamedTuple):
    """Where values are put together."""

    languages: tuple[str, ...]  # the page's own, then those whose words serve instead
    country: str | None
    page: Page  # a page to start from
    report: Report
    picture: str  # address of what stands for a photograph


def macros(text: str) -> tuple[Macro, ...]:
    """The macros of a template, as the comments above them describe them."""
    found, said = [], ""
    for piece in _PIECE.finditer(text):
        if piece["name"] is None:
            said = piece["said"].strip()
            continue
        about, _, told = said.rpartition("  ")
        kinds = {name: kind.strip() for name, _, kind in (part.strip().partition(":") for part in told.split(" · "))}
        takes = (Parameter(name, kinds.get(name, ""), default or None) for name, default in _TAKEN.findall(piece["takes"]))
        found.append(Macro(piece["name"], (about or said).strip(), tuple(takes)))
        said = ""
    return tuple(found)


def examples(text: str, file: str, known: Sequence[Macro], bench: Bench) -> tuple[Macro, ...]:
    """The macros with the examples that are written for them. One that is not right is reported and left out."""
    root, troubles = _composed(text, file)
    for trouble in troubles:
        bench.report(trouble)
    written = dict[str, list[Example]]()
    for key, value in root.pairs if root else ():
        macro = next((one for one in known if one.name == key.text), None)
        if macro is None:
            bench.report(_stranger(key, "macro", [one.name for one in known]))
            continue
        items = value.items if value.kind == "list" else (value,)
        written[macro.name] = [one for item in items if (one := _example(macro, _in_words(item, bench.languages), bench))]
    return tuple(macro._replace(examples=tuple(written.get(macro.name, ()))) for macro in known)


@lru_cache(maxsize=256)
def _composed(text: str, file: str) -> tuple[Node | None, tuple[Diagnostic, ...]]:
    """Asked again for every language, and after every edit of another file."""
    found: list[Diagnostic] = []
    return compose(text, file, 1, found.append), tuple(found)


def _in_words(node: Node, languages: Sequence[str]) -> Node:
    """The same with the words of one language, wherever there are several: {fr: Le four, en: The oven}."""
    if node.kind == "list":
        return node._replace(items=tuple(_in_words(item, languages) for item in node.items))
    if node.kind == "text":
        return node
    words = {key.text: value for key, value in node.pairs}
    if words and words.keys() <= {*languages, "fr", "en"}:
        return next((words[one] for one in languages if one in words), node.pairs[0][1])
    return node._replace(pairs=tuple((key, _in_words(value, languages)) for key, value in node.pairs))


def _example(macro: Macro, node: Node, bench: Bench) -> Example | None:
    said, values = {"name": "", "inside": "", "around": ""}, dict[str, Any]()
    if node.kind != "map":
        bench.report(_unfit(node, macro.name, "{with: {…}}"))
        return None
    for key, value in node.pairs:
        if key.text in said:
            said[key.text] = value.text
        elif key.text == "with":
            values = _told(macro, value, bench)
        else:
            bench.report(_stranger(key, "example", [*said, "with"]))
            return None
    if REFUSED in values.values():
        return None
    given = {one.name: GIVEN[one.said] for one in macro.takes if one.said in GIVEN}
    if "page" in {one.name for one in macro.takes if one.said.startswith("Page")}:
        values.setdefault("page", bench.page)
    for name in (one.name for one in macro.takes if one.default is None and one.name not in {*values, *given}):
        bench.report(codes.EXAMPLE_INCOMPLETE.at(node.span, name=name, macro=macro.name))
        return None
    tag, _, block = said["around"].partition(".")
    return Example(said["name"], values, given, said["inside"], tag, block)


def _told(macro: Macro, node: Node, bench: Bench) -> dict[str, Any]:
    takes = {one.name: one for one in macro.takes if one.said not in GIVEN}
    values = dict[str, Any]()
    for key, value in node.pairs:
        if key.text in takes:
            values[key.text] = made(_hint(takes[key.text]), key.text, value, bench)
        else:
            values[key.text] = REFUSED
            bench.report(_stranger(key, macro.name, [*takes]))
    return values


def _hint(parameter: Parameter) -> Any:  # noqa: ANN401 - any type
    """The type that the comment names; where it names none, that of the default."""
    named = _KIND.match(parameter.said)
    kind = NAMED.get(named[2]) if named else None
    if kind is None or named is None:
        default = parameter.default or ""
        return int if default.isdigit() else bool if default in ("True", "False") else str
    kind = GenericAlias(tuple, (kind, ...)) if named[1] else kind
    return kind | None if named[3] else kind


def made(hint: Any, name: str, node: Node, bench: Bench) -> Any:  # noqa: ANN401, PLR0911 - any type, a line for each
    """The value of a type that is written at `node` for the field `name`; REFUSED after saying why it is none."""
    if isinstance(hint, UnionType) and NoneType in get_args(hint):
        if node.is_empty:
            return None
        hint = next(one for one in get_args(hint) if one is not NoneType)
    if get_origin(hint) is tuple:
        return _several(get_args(hint), name, node, bench)
    if hint is PhoneNumber:
        return Phone().read(node, Reading(bench.report, bench.languages[0], bench.country))
    if hint is Said and node.kind == "text":
        return Said(node.text, bench.languages[0])
    if hint is Page:
        return _page(node, bench)
    if isinstance(hint, type) and issubclass(hint, Group):
        return _group(hint, node, bench)
    if node.kind == "text" and hint in SAMPLES:
        with suppress(ValueError):
            return _plain(hint, node.text)
    if node.kind == "map" and (is_dataclass(hint) or hasattr(hint, "_fields")):
        return _fields(hint, node, bench)
    bench.report(_unfit(node, name, SAMPLES.get(hint) or "{…: …}"))
    return REFUSED


def _plain(hint: Any, text: str) -> Any:  # noqa: ANN401 - any of a few types
    """A text, a number, a day, yes or no. ValueError where it is not."""
    if hint is bool:
        return (*_NO, *_YES).index(text.lower()) >= len(_NO)
    return date.fromisoformat(text) if hint is date else hint(text)


def _several(kinds: Sequence[Any], name: str, node: Node, bench: Bench) -> Any:  # noqa: ANN401 - a tuple or REFUSED
    if node.kind != "list" or (kinds[-1] is not ... and len(kinds) != len(node.items)):
        bench.report(_unfit(node, name, SAMPLES[tuple]))
        return REFUSED
    each = [kinds[0]] * len(node.items) if kinds[-1] is ... else kinds
    values = tuple(made(kind, name, item, bench) for kind, item in zip(each, node.items, strict=True))
    return REFUSED if REFUSED in values else values


@cache
def _hints(kind: Any) -> Mapping[str, Any]:  # noqa: ANN401 - any class of the views
    return get_type_hints(kind)


def _read(kind: Any, node: Node, bench: Bench, beside: Sequence[str] = ()) -> dict[str, Any]:  # noqa: ANN401 - any class of the views
    """The fields of a class that are written at `node`, but for those `beside`, which somebody else reads."""
    hints, values = _hints(kind), dict[str, Any]()
    for key, value in node.pairs:
        if key.text in beside:
            continue
        if key.text in hints:
            values[key.text] = made(hints[key.text], key.text, value, bench)
        else:
            values[key.text] = REFUSED
            bench.report(_stranger(key, kind.__name__, [*hints]))
    return values


def _fields(kind: Any, node: Node, bench: Bench) -> Any:  # noqa: ANN401 - any class of the views
    values, hints = _read(kind, node, bench), _hints(kind)
    if REFUSED in values.values():
        return REFUSED
    if kind in (Img, Face):
        values.setdefault("src", bench.picture)
    if kind is Take:
        values.setdefault("href", bench.picture)
    for name in (name for name in hints if name not in {*values, *_optional(kind)}):
        values[name] = _nothing(hints[name], bench)
        if values[name] is REFUSED:
            bench.report(codes.EXAMPLE_INCOMPLETE.at(node.span, name=name, macro=kind.__name__))
            return REFUSED
    return kind(**values)


def _optional(kind: Any) -> Iterable[str]:  # noqa: ANN401 - any class of the views
    if is_dataclass(kind):
        return [one.name for one in dataclasses.fields(kind) if one.default is not dataclasses.MISSING]
    names: Iterable[str] = kind._field_defaults
    return names


def _nothing(hint: Any, bench: Bench) -> Any:  # noqa: ANN401 - any type
    """What stands in a field of which an example says nothing, though every record says something there."""
    if hint is Said:
        return Said("", bench.languages[0])
    if get_origin(hint) is tuple:
        return ()
    if isinstance(hint, UnionType):
        return None
    return hint() if hint in (str, int, float, bool) else REFUSED


def _group(model: type[Group], node: Node, bench: Bench) -> Any:  # noqa: ANN401 - a group or REFUSED
    """A part of a record, as its file would say it; only what the component shows has to be there."""
    if node.kind != "map":
        bench.report(_unfit(node, model.__name__, "{…: …}"))
        return REFUSED
    values, _ = read_fields(model, node, Reading(bench.report, bench.languages[0], bench.country), lambda _: True)
    unknown = {key.text for key, _ in node.pairs} - {name for info in fields(model) for name in info.names}
    return REFUSED if unknown or REFUSED in values.values() else model.model_construct(**values)


def _page(node: Node, bench: Bench) -> Any:  # noqa: ANN401 - a Page or REFUSED
    """The guide's own page, with what the example says otherwise. Its facts are read as a record's file is."""
    values = _read(Page, node, bench, ("facts",))
    kind = str(values.get("kind") or bench.page.kind)
    for key, value in node.pairs:
        if key.text == "facts" and kind not in TYPES:
            bench.report(_unfit(key, "kind", "shop"))
            return REFUSED
        if key.text == "facts":
            values["facts"] = _group(TYPES[kind].model, value, bench)
    if REFUSED in values.values():
        return REFUSED
    values["entry"] = _entry(kind, values.get("facts"), bench.languages[0])
    return bench.page._replace(**values)


def _entry(kind: str, facts: Facts | None, language: str) -> Entry | None:
    if facts is None:
        return None
    told = {info.name: getattr(facts, info.name, None) for info in fields(type(facts)) if info.declared.words}
    return Entry(kind, "", "", facts, {language: Words(language, told, "", "", 0)}, "", "")


def _stranger(key: Node, owner: str, known: Sequence[str]) -> Diagnostic:
    near = meant(key.text, tuple(known))
    return codes.EXAMPLE_UNKNOWN.at(key.span, Swap(near) if near else None, name=key.text, owner=owner, known=", ".join(known))


def _unfit(node: Node, name: str, sample: str) -> Diagnostic:
    return codes.EXAMPLE_UNFIT.at(node.span, None, name=name, sample=sample)
