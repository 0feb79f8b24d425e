"""What do the fields mean? Documents become records: facts once, words per language; remembered by content."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from localsite import maps
from localsite.cache import Memory, digest
from localsite.codes import fields as field_codes
from localsite.codes import relations as codes
from localsite.codes import settings as settings_codes
from localsite.codes.maps import OFF_THE_MAP
from localsite.content import TYPES, Facts
from localsite.content.parts import Point
from localsite.content.shop import Shop
from localsite.content.trail import Trail
from localsite.diagnostics import Diagnostic, Mend, Report, SiteError, Span
from localsite.fields import REFUSED, FieldInfo, Reading, Ref, fields, read_fields, read_group
from localsite.geo import Plan
from localsite.nodes import Node, compose
from localsite.settings import LEDGER, PATH, Settings
from localsite.texts import text
from localsite.values import Document, Entry, Records, Source, Words
from localsite.words import folded

RECIPE = "understand 2"
_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


class Understood(NamedTuple):
    """One record by itself, whatever the rest of the site says. None: it could not be understood."""

    entry: Entry | None
    diagnostics: tuple[Diagnostic, ...]


def settle(sources: Mapping[str, Source], report: Report) -> tuple[Settings, Mapping[str, Mapping[str, Any]]]:
    """The settings, and what the collective says of itself in each language. SiteError where nothing can follow."""
    source = sources.get(PATH)
    if source is None:
        raise SiteError(settings_codes.NO_SETTINGS.at(Span(PATH)))
    found: list[Diagnostic] = []
    written = text(source, found.append)
    node = None if written is None else compose(written, PATH, 1, found.append)
    # The language must be known to read the rest: a first look finds it.
    reading = Reading(found.append, _first_language(node) if node else "fr", "FR")
    settings = read_group(Settings, node, reading) if node else REFUSED
    for diagnostic in found[:-1] if settings is REFUSED else found:
        report(diagnostic)
    if settings is REFUSED:
        raise SiteError(found[-1])
    return settings, {settings.language: _settings_words(settings), **_translations(sources, settings, report)}


def _first_language(node: Node) -> str:
    for key, value in node.pairs:
        if folded(key.text) in {"languages", "langues"}:
            return value.items[0].text if value.items else value.text.split(",")[0].strip()
    return "fr"


def _settings_words(settings: Settings) -> Mapping[str, Any]:
    return {info.name: getattr(settings, info.name) for info in fields(Settings) if info.declared.words}


def _translations(sources: Mapping[str, Source], settings: Settings, report: Report) -> dict[str, Mapping[str, Any]]:
    said: dict[str, Mapping[str, Any]] = {}
    for language in settings.languages[1:]:
        path = f"content/site.{language}.yaml"
        written = text(sources[path], report) if path in sources else None
        node = compose(written, path, 1, report) if written is not None else None
        if node is not None:
            values, _ = read_fields(Settings, node, Reading(report, language), _is_words)
            said[language] = {name: value for name, value in values.items() if value is not REFUSED}
    return said


def _is_words(info: FieldInfo) -> bool:
    return info.declared.words


def understand(
    documents: Sequence[Document],
    settings: Settings,
    site_words: Mapping[str, Mapping[str, Any]],
    sources: Mapping[str, Source],
    memory: Memory,
    report: Report,
) -> Records:
    """Every record; what could not be understood is reported, and its key is kept, as others may rightly name it."""
    groups: dict[tuple[str, str], list[Document]] = {}
    for document in documents:
        groups.setdefault((document.kind, document.key), []).append(document)
    whole = [sorted(group, key=lambda one: settings.languages.index(one.language)) for group in groups.values()]
    plan = maps.plan_of(sources)
    context = digest(repr(settings.map), repr(plan), settings.name, settings.country, *settings.languages)
    keys = [digest(context, *(part for document in group for part in (document.path, document.digest))) for group in whole]

    def make(missing: Sequence[int]) -> list[tuple[Understood, bool]]:
        return [(_understood(whole[index], settings, plan), all(document.lasting for document in whole[index])) for index in missing]

    recalled = memory.remember_all(RECIPE, keys, make)
    entries = []
    for understood in recalled:
        for diagnostic in understood.diagnostics:
            report(diagnostic)
        if understood.entry is not None:
            entries.append(understood.entry)
    known = {(entry.kind, entry.key) for entry in entries}
    return Records(settings, site_words, tuple(entries), frozenset(groups.keys() - known), _ledger(sources, report))


def _understood(group: Sequence[Document], settings: Settings, plan: Plan | None) -> Understood:
    main, found = group[0], list[Diagnostic]()
    if main.language != settings.language:
        expected = main.path.replace(f".{main.language}.md", ".md")
        return Understood(None, (codes.TRANSLATION_ALONE.at(Span(main.path), main=expected),))
    if main.fields is None:
        return Understood(None, ())
    facts = read_group(TYPES[main.kind].model, main.fields, Reading(found.append, main.language, settings.country))
    words = [_words_of(document, settings, found.append) for document in group[1:]]
    if facts is REFUSED or None in words:
        return Understood(None, tuple(found))
    _check_points(facts, main, settings, plan, found.append)
    told = {info.name: getattr(facts, info.name) for info in fields(type(facts)) if info.declared.words}
    main_words = Words(main.language, told, main.html, main.path, main.text_line)
    entry = Entry(
        kind=main.kind,
        key=main.key,
        id=_id_of(facts, main, found.append),
        facts=_public(facts),
        words={one.language: one for one in (main_words, *words) if one is not None},
        path=main.path,
        digest=digest(*(document.digest for document in group)),
    )
    return Understood(entry, tuple(found))


def _words_of(document: Document, settings: Settings, report: Report) -> Words | None:
    if document.fields is None:
        return None
    reading = Reading(report, document.language, settings.country)
    values, _ = read_fields(TYPES[document.kind].model, document.fields, reading, _is_words)
    if REFUSED in values.values():
        return None
    return Words(document.language, values, document.html, document.path, document.text_line)


def _id_of(facts: Facts, document: Document, report: Report) -> str:
    if facts.id is not None:
        return facts.id.key
    derived = derived_id(document.kind, document.key)
    if document.kind != "page" and document.fields is not None:
        report(_id_missing(document.fields, derived))
    return derived


def _id_missing(node: Node, derived: str) -> Diagnostic:
    """The remark that a record has no id, with the line to paste: in place of an empty one, else before the first field."""
    first, _ = node.pairs[0]
    line = f"{' ' * (first.column - 1)}id: {derived}"
    for key, _ in node.pairs:
        if folded(key.text) == "id":
            return codes.ID_MISSING.at(key.span, Mend(key.line, key.line, line), id=derived)
    is_in_brackets = any(other.line == first.line for other, _ in node.pairs[1:])
    return codes.ID_MISSING.at(first.span, None if is_in_brackets else Mend(first.line, first.line - 1, line), id=derived)


def derived_id(kind: str, key: str) -> str:
    """Six letters and digits that follow from the key: good until the volunteer pastes them."""
    number = int(digest(kind, key), 16)
    letters = []
    for _ in range(6):
        number, rest = divmod(number, len(_DIGITS))
        letters.append(_DIGITS[rest])
    return "".join(letters)


def _public(facts: Facts) -> Facts:
    if not isinstance(facts, Shop):
        return facts
    people = tuple(known for person in facts.people if (known := person.public()))
    return facts.model_copy(update={"locations": tuple(location.public() for location in facts.locations), "people": people})


def _check_points(facts: Facts, document: Document, settings: Settings, plan: Plan | None, report: Report) -> None:
    """Tells points that lie outside of the territory, or of the map."""
    territory = settings.map.box if settings.map else None
    drawn = (plan.south, plan.west, plan.north, plan.east) if plan else None
    box = territory or drawn
    if box is None or document.fields is None:
        return
    points = [(point.lat, point.lon) for point in _points(facts) if point.lat is not None and point.lon is not None]
    if all(_inside(box, lat, lon) and _inside(drawn or box, lat, lon) for lat, lon in points):
        return
    # Other things than a point may have such names: a language of which one writes the name is no place.
    for span, (lat, lon) in zip(_lats(document.fields), points, strict=False):
        if not _inside(box, lat, lon) and _inside(box, lon, lat):
            report(field_codes.SWAPPED.at(span, town=settings.name))
        elif territory and not _inside(territory, lat, lon):
            report(field_codes.FAR_AWAY.at(span, town=settings.name))
        elif drawn and not _inside(drawn, lat, lon):
            report(OFF_THE_MAP.at(span))


def _points(facts: Facts) -> Sequence[Point]:
    if isinstance(facts, Shop):
        return facts.locations
    if isinstance(facts, Trail):
        return facts.stops
    return [facts] if isinstance(facts, Point) else []


def _inside(box: Sequence[float], lat: float, lon: float) -> bool:
    south, west, north, east = box
    return south <= lat <= north and west <= lon <= east


def _lats(node: Node) -> Iterator[Span]:
    """Where the latitude of each whole point at and below `node` stands, in the order of the file."""
    for item in node.items:
        yield from _lats(item)
    mine = {folded(key.text): value for key, value in node.pairs if not value.is_empty}
    lat, lon = (mine.get(short) or mine.get(long) for short, long in (("lat", "latitude"), ("lon", "longitude")))
    if lat and lon:
        yield lat.span
    for _, value in node.pairs:
        yield from _lats(value)


def _ledger(sources: Mapping[str, Source], report: Report) -> tuple[Ref, ...]:
    source = sources.get(LEDGER)
    written = text(source, report) if source else None
    lines = []
    for number, line in enumerate((written or "").split("\n"), start=1):
        if line.startswith("#") or not line.strip():
            continue
        if not line.startswith("/") or line != line.strip():
            report(codes.LEDGER_LINE.at(Span(LEDGER, number, 1, len(line)), value=line))
        else:
            lines.append(Ref(line, Span(LEDGER, number, 1, len(line))))
    return tuple(lines)
