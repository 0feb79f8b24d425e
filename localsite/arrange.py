"""How do the records hang together? Every reference is checked and answered; lists and areas are made; nothing is rendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from localsite import markup
from localsite.codes import relations as codes
from localsite.content import Event, Shop, Story, Trail
from localsite.diagnostics import Diagnostic, Report, Span, Swap
from localsite.fields import Ref
from localsite.fields.base import meant
from localsite.settings import Settings, categories_of
from localsite.urls import slug
from localsite.values import Entry, Records, Site, Source
from localsite.words import sort_key

T = TypeVar("T")
NAMES: Mapping[str, str] = {"shop": "commerce", "place": "lieu", "event": "événement", "story": "histoire", "trail": "balade", "page": "page"}
DAYS_A_MONTH = 30.44


def arrange(records: Records, sources: Mapping[str, Source], today: date, report: Report) -> Site:
    """The site in relation, sorted as people sort."""
    settings = records.settings
    ordered = sorted(records.entries, key=lambda entry: (sort_key(str(entry.say(entry.title, settings.language)), settings.language), entry.key))
    entries = {(entry.kind, entry.key): entry for entry in ordered}
    categories = categories_of(settings)
    known = {kind: [key for of, key in (*entries, *records.refused) if of == kind] for kind in NAMES} | {"category": list(categories)}
    _check_ids(records.entries, report)
    for entry in records.entries:
        _check_references(entry, known, report)
        _check_pictures(entry, sources, report)
        _check_links(entry, known, report)
        _check_ages(entry, settings, today, report)
    _check_formerly(records.entries, known, report)
    listed = tuple(entry for entry in ordered if isinstance(entry.facts, Shop) and entry.facts.is_listed)
    areas = {slug(area): area for entry in listed for area in areas_of(entry)}
    return Site(
        settings=settings,
        words=records.site_words,
        entries=entries,
        listed=listed,
        categories=categories,
        by_category=_grouped(listed, lambda entry: [ref.key for ref in _shop(entry).categories if ref.key in categories]),
        by_area=_grouped(listed, lambda entry: [slug(area) for area in areas_of(entry)]),
        areas=dict(sorted(areas.items())),
        at_place=_grouped(listed, lambda entry: [location.at.key for location in _shop(entry).locations if location.at]),
        events_at=_events_at(ordered),
        stories_of=_grouped(ordered, lambda entry: [ref.key for ref in entry.facts.shops] if isinstance(entry.facts, Story) else []),
        today=today,
    )


def _shop(entry: Entry) -> Shop:
    if not isinstance(entry.facts, Shop):
        raise AssertionError(f"{entry.key} is no shop")
    return entry.facts


def areas_of(entry: Entry) -> tuple[str, ...]:
    """The neighbourhoods (else the towns) that a shop receives people in, each once."""
    addresses = [location.address for location in _shop(entry).locations if location.address]
    return tuple(dict.fromkeys(area for address in addresses if (area := address.area or address.city)))


def _grouped(entries: Iterable[Entry], keys: Callable[[Entry], Sequence[T]]) -> dict[T, tuple[Entry, ...]]:
    groups: dict[T, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in dict.fromkeys(keys(entry)):
            groups[key].append(entry)
    return {key: tuple(group) for key, group in groups.items()}


def _events_at(entries: Iterable[Entry]) -> dict[tuple[str, str], tuple[Entry, ...]]:
    def keys(entry: Entry) -> list[tuple[str, str]]:
        facts = entry.facts
        if not isinstance(facts, Event):
            return []
        places = [(kind, ref.key) for ref in facts.at for kind in ("place", "shop")]
        return [*places, *(("shop", ref.key) for ref in (*facts.organisers, *facts.participants))]

    return _grouped(entries, keys)


def _check_ids(entries: Iterable[Entry], report: Report) -> None:
    owners: dict[str, str] = {}
    for entry in entries:
        if entry.kind == "page" and entry.facts.id is None:
            continue
        other = owners.setdefault(entry.id, entry.path)
        if other != entry.path:
            span = entry.facts.id.span if entry.facts.id else entry.span
            report(codes.ID_TWICE.at(span, id=entry.id, other=other))


def references_of(entry: Entry) -> list[tuple[str, Ref]]:
    """Every key that a record names in its fields, with the kind that it must be. "place" may also be a shop for an event."""
    facts, found = entry.facts, list[tuple[str, Ref]]()
    if isinstance(facts, Shop):
        found += [("category", ref) for ref in facts.categories] + [("shop or place", ref) for ref in facts.also_found_at]
        found += [("place", location.at) for location in facts.locations if location.at]
        found += [("shop", facts.replaced_by)] if facts.replaced_by else []
    elif isinstance(facts, Event):
        found += [("shop or place", ref) for ref in facts.at]
        found += [("shop", ref) for ref in (*facts.organisers, *facts.participants)]
        found += [("place", change.at) for change in facts.repeat.change if change.at] if facts.repeat else []
    elif isinstance(facts, Story):
        found += [("shop", ref) for ref in facts.shops] + ([("place", facts.place)] if facts.place else [])
    elif isinstance(facts, Trail):
        found += [("shop", stop.shop) for stop in facts.stops if stop.shop] + [("place", stop.place) for stop in facts.stops if stop.place]
    return found


def _check_references(entry: Entry, known: Mapping[str, Sequence[str]], report: Report) -> None:
    for kind, ref in references_of(entry):
        choices = [key for one in kind.split(" or ") for key in known[one]]
        if ref.key not in choices:
            report(_unknown(ref.key, ref.span, choices, kind))


def _unknown(key: str, span: Span, choices: Sequence[str], kind: str) -> Diagnostic:
    near = meant(key, tuple(choices))
    if near:
        return codes.NEAR_REFERENCE.at(span, Swap(near), key=key, near=near)
    return codes.UNKNOWN_REFERENCE.at(span, key=key, kind=kind)


def _check_pictures(entry: Entry, sources: Mapping[str, Source], report: Report) -> None:
    folder = entry.path.rpartition("/")[0]
    told = [picture.file for picture in entry.facts.images]
    told += [Ref(shown.src, Span(words.path, words.line)) for words in entry.words.values() for shown in markup.pictures(words.html)]
    for ref in told:
        if f"{folder}/{ref.key}" in sources and "/" not in ref.key:
            continue
        beside = [path.rpartition("/")[2] for path in sources if path.startswith(f"{folder}/") and not path.endswith(".md")]
        near = meant(ref.key, tuple(beside))
        if near:
            report(codes.NEAR_PICTURE.at(ref.span, Swap(near) if ref.span.length else None, file=ref.key, near=near))
        else:
            report(codes.NO_PICTURE.at(ref.span, file=ref.key, folder=folder))


def _check_links(entry: Entry, known: Mapping[str, Sequence[str]], report: Report) -> None:
    for words in entry.words.values():
        for kind, key, _ in markup.references(words.html):
            if kind != "path" and key not in known.get(kind, ()):
                report(codes.LINK_TO_NOTHING.at(Span(words.path, words.line), link=f"{kind}:{key}"))


def _check_formerly(entries: Iterable[Entry], known: Mapping[str, Sequence[str]], report: Report) -> None:
    owners: dict[tuple[str, str], str] = {}
    for entry in entries:
        for key in entry.facts.formerly:
            other = f"{entry.kind} {key}" if key in known[entry.kind] else owners.setdefault((entry.kind, key), entry.path)
            if other != entry.path:
                report(codes.FORMERLY_TAKEN.at(entry.span, key=key, other=other))


def _check_ages(entry: Entry, settings: Settings, today: date, report: Report) -> None:
    """Time passing is told as a notice: it never breaks a build."""
    for label in entry.facts.labels if isinstance(entry.facts, Shop) else ():
        if label.until and label.until < today:
            report(codes.LABEL_OVER.at(entry.span, name=label.name, until=label.until))
    verified = entry.facts.verified
    if verified and (today - verified.on).days > settings.freshness.warn_months * DAYS_A_MONTH:
        report(codes.CHECK_OLD.at(entry.span, on=verified.on))
