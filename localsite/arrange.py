"""How do the records hang together? Every reference is checked and answered; lists and areas are made; nothing is rendered."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from localsite import markup
from localsite.categories import Category
from localsite.codes import relations as codes
from localsite.codes.photos import STEP_PICTURE_UNTOLD
from localsite.content import Event, Shop, Story, Trail
from localsite.diagnostics import Diagnostic, Report, Span, Swap
from localsite.fields import Ref
from localsite.fields.base import meant
from localsite.settings import LOGO_FOLDER, Settings, categories_of
from localsite.urls import slug
from localsite.values import Entry, Records, Site, Source
from localsite.words import folded, sort_key
from localsite.written import in_fields, written

T = TypeVar("T")
NAMES: Mapping[str, str] = {
    "shop": "commerce", "place": "lieu", "event": "événement", "story": "histoire", "trail": "balade", "page": "page",
}  # fmt: skip
MOST_GUESSES = 200


def arrange(records: Records, sources: Mapping[str, Source], today: date, report: Report) -> Site:
    """The site in relation, sorted as people sort."""
    settings = records.settings
    categories = categories_of(settings)
    records = replace(records, entries=tuple(_by_key(entry, categories) for entry in records.entries))
    ordered = sorted(records.entries, key=lambda entry: _rank(entry, settings.language))
    entries = {(entry.kind, entry.key): entry for entry in ordered}
    known = {kind: [key for of, key in (*entries, *records.refused) if of == kind] for kind in NAMES}
    _check_ids(records.entries, report)
    _check_references(records.entries, known, report)
    for entry in records.entries:
        _check_categories(entry, categories, report)
        _check_pictures(entry, sources, report)
        _check_links(entry, known, sources, report)
        _check_labels(entry, today, sources, report)
        if isinstance(entry.facts, Event) and entry.facts.repeat:
            report(codes.REPEAT_NOT_SHOWN.at(entry.span))
    _check_logo(settings.theme.logo, sources, report)
    _check_ages(records.entries, settings, today, report)
    _check_formerly(records.entries, known, sources, report)
    listed = tuple(entry for entry in ordered if isinstance(entry.facts, Shop) and entry.facts.is_listed)
    areas_by_shop = {entry.key: areas_of(entry, entries) for entry in listed}
    areas = {slug(area): area for found in areas_by_shop.values() for area in found}
    return Site(
        settings=settings,
        words=records.site_words,
        entries=entries,
        listed=listed,
        categories=categories,
        by_category=_grouped(listed, lambda entry: [ref.key for ref in _shop(entry).categories if ref.key in categories]),
        by_area=_grouped(listed, lambda entry: [slug(area) for area in areas_by_shop[entry.key]]),
        areas=dict(sorted(areas.items())),
        areas_of=areas_by_shop,
        at_place=_grouped(listed, lambda entry: [location.at.key for location in _shop(entry).locations if location.at]),
        events_at=_events_at(ordered),
        stories_of=_grouped(ordered, lambda entry: [ref.key for ref in entry.facts.shops] if isinstance(entry.facts, Story) else []),
        today=today,
    )


def _rank(entry: Entry, language: str) -> tuple[tuple[str, str, str], str, str]:
    return sort_key(entry.say(entry.title, language).text, language), entry.key, entry.kind


def _shop(entry: Entry) -> Shop:
    if not isinstance(entry.facts, Shop):
        raise AssertionError(f"{entry.key} is no shop")
    return entry.facts


def areas_of(entry: Entry, entries: Mapping[tuple[str, str], Entry]) -> tuple[str, ...]:
    """The neighbourhoods (else the towns) that a shop receives people in, each once. A town alone is no area where the rest is private."""
    found = []
    for location in _shop(entry).locations:
        address = location.address
        if location.at and ("place", location.at.key) in entries:
            address = getattr(entries["place", location.at.key].facts, "address", None)
        if address:
            found.append(address.area or (address.city if location.precision in ("exact", "street") else None))
    return tuple(dict.fromkeys(area for area in found if area))


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
    """Every key that a record names in its fields, with the kind that it must be: "shop", "place", "shop or place"."""
    facts, found = entry.facts, list[tuple[str, Ref]]()
    if isinstance(facts, Shop):
        found += [("shop or place", ref) for ref in facts.also_found_at]
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


def _check_references(entries: Iterable[Entry], known: Mapping[str, Sequence[str]], report: Report) -> None:
    choices = {kind: {key for one in kind.split(" or ") for key in known[one]} for kind in (*known, "shop or place")}
    unknown = [(kind, ref) for entry in entries for kind, ref in references_of(entry) if ref.key not in choices[kind]]
    for number, (kind, ref) in enumerate(unknown):
        # Each guess looks at every record: a site where nothing fits would wait for minutes.
        report(_unknown(ref.key, ref.span, sorted(choices[kind]) if number < MOST_GUESSES else (), kind))


def _unknown(key: str, span: Span, choices: Sequence[str], kind: str) -> Diagnostic:
    near = meant(key, tuple(choices))
    if near:
        return codes.NEAR_REFERENCE.at(span, _swap(near, span), key=key, near=near)
    return codes.UNKNOWN_REFERENCE.at(span, key=key, kind=kind, sorte=" ou ".join(NAMES[one] for one in kind.split(" or ")))


def _swap(text: str, span: Span) -> Swap | None:
    return Swap(text) if span.length else None


def _by_key(entry: Entry, categories: Mapping[str, Category]) -> Entry:
    """The record with its categories by their keys, where it names them as people do: boulangerie, Bakery."""
    if not isinstance(entry.facts, Shop) or all(ref.key in categories for ref in entry.facts.categories):
        return entry
    keys = {folded(name): key for key, category in categories.items() for name in category.names.values()}
    found = tuple(ref if ref.key in categories else ref._replace(key=keys.get(folded(ref.key), ref.key)) for ref in entry.facts.categories)
    return replace(entry, facts=entry.facts.model_copy(update={"categories": found}))


def _check_categories(entry: Entry, categories: Mapping[str, Category], report: Report) -> None:
    """A category is named by its key or by its name in a language; what is near one of them is a good hint at what was meant."""
    for ref in entry.facts.categories if isinstance(entry.facts, Shop) else ():
        if ref.key in categories:
            continue
        near = meant(ref.key, tuple(name for key, category in categories.items() for name in (*category.names.values(), key)))
        if near:
            report(codes.NEAR_REFERENCE.at(ref.span, _swap(near, ref.span), key=ref.key, near=near))
        else:
            report(codes.UNKNOWN_CATEGORY.at(ref.span, key=ref.key))


def _check_pictures(entry: Entry, sources: Mapping[str, Source], report: Report) -> None:
    folder = entry.path.rpartition("/")[0]
    told = [picture.file for picture in entry.facts.images]
    if isinstance(entry.facts, Story):
        told += [step.image for step in entry.facts.steps if step.image]
    for words in entry.words.values():
        shown = dict.fromkeys(picture.src for picture in markup.pictures(words.html))
        told += [Ref(src, written(words, src, sources)) for src in shown if not _is_beside(src, folder, sources)]
    for ref in told:
        if not _is_beside(ref.key, folder, sources):
            report(_missing_picture(ref, folder, sources))
    named = {picture.file.key for picture in entry.facts.images}
    for step in entry.facts.steps if isinstance(entry.facts, Story) else ():
        if step.image and step.image.key not in named and _is_beside(step.image.key, folder, sources):
            report(STEP_PICTURE_UNTOLD.at(step.image.span, file=step.image.key))


def _check_logo(logo: Ref | None, sources: Mapping[str, Source], report: Report) -> None:
    if logo and not _is_beside(logo.key, LOGO_FOLDER, sources):
        report(_missing_picture(logo, LOGO_FOLDER, sources))


def _missing_picture(ref: Ref, folder: str, sources: Mapping[str, Source]) -> Diagnostic:
    names = (path.removeprefix(f"{folder}/") for path in sources if path.startswith(f"{folder}/"))
    near = meant(ref.key, tuple(name for name in names if "/" not in name and not name.endswith((".md", ".yaml", ".txt"))))
    if near:
        return codes.NEAR_PICTURE.at(ref.span, _swap(near, ref.span), file=ref.key, near=near)
    return codes.NO_PICTURE.at(ref.span, file=ref.key, folder=folder)


def _is_beside(file: str, folder: str, sources: Mapping[str, Source]) -> bool:
    return "/" not in file and f"{folder}/{file}" in sources


def _check_links(entry: Entry, known: Mapping[str, Sequence[str]], sources: Mapping[str, Source], report: Report) -> None:
    for words in entry.words.values():
        for kind, key, _ in markup.references(words.html):
            if kind == "path" or key in known.get(kind, ()):
                continue
            link = f"{kind}:{key}"
            span, near = written(words, link, sources), meant(key, tuple(known.get(kind, ())))
            if near:
                report(codes.NEAR_REFERENCE.at(span, _swap(f"{kind}:{near}", span), key=link, near=f"{kind}:{near}"))
            else:
                report(codes.LINK_TO_NOTHING.at(span, link=link))


def _check_formerly(entries: Iterable[Entry], known: Mapping[str, Sequence[str]], sources: Mapping[str, Source], report: Report) -> None:
    living = {(entry.kind, entry.key): entry.path for entry in entries}
    owners: dict[tuple[str, str], str] = {}
    for entry in entries:
        for key in entry.facts.formerly:
            mine = entry.kind, key
            is_living = key in known[entry.kind]
            other = living.get(mine, f"{entry.kind}:{key}") if is_living else owners.setdefault(mine, entry.path)
            if is_living or other != entry.path:
                report(codes.FORMERLY_TAKEN.at(in_fields(entry, key, ("formerly", "anciennement"), sources), key=key, other=other))


def _check_ages(entries: Iterable[Entry], settings: Settings, today: date, report: Report) -> None:
    """Time passing is told as one notice: it never breaks a build, nor fills the screen."""
    months = settings.freshness.warn_months
    checks = [(entry.facts.verified.on, entry.path) for entry in entries if entry.facts.verified]
    old = [(on, path) for on, path in checks if settings.freshness.is_due(on, today)]
    if old:
        on, path = min(old)
        report(codes.CHECK_OLD.at(Span(path), count=len(old), months=months, oldest=path, on=on))


def _check_labels(entry: Entry, today: date, sources: Mapping[str, Source], report: Report) -> None:
    for label in entry.facts.labels if isinstance(entry.facts, Shop) else ():
        if label.until and label.until < today:
            span = in_fields(entry, label.name, ("labels",), sources)
            report(codes.LABEL_OVER.at(span, name=label.name, until=label.until))
