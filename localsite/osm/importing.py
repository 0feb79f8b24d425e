"""What does an import write, and what is there to say about every place that it met?"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from localsite.content.shop import Shop
from localsite.new import LONGEST_KEY, Draft, is_free, mistakes, path_of, rows
from localsite.osm.extract import Extract, Place
from localsite.osm.facts import Found, accepted, clean, found
from localsite.osm.known import STATE, File, Known, known, normal, state_text
from localsite.osm.merge import Facts, facts, merged, remarked
from localsite.osm.sifting import Outcome, Told, Twins, renumbered, sifted
from localsite.understand import derived_id
from localsite.urls import slug


@dataclass(frozen=True, slots=True)
class Imported:
    """The files to write, by path below the site's root, and what to say."""

    files: Mapping[str, str] = field(hash=False)
    told: tuple[Told, ...]
    read: int  # places in the extract
    date: date | None  # of the extract


class _Brought(NamedTuple):
    """What becomes of one place."""

    told: Told
    text: str | None = None  # to write
    memory: Facts | None = None  # to remember; None where nothing new is


class _Names:
    """The keys and ids that are taken, by the site and by this import so far."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._keys, self._ids = set(known.site.keys["shop"]), set(known.site.ids)
        self._tried: Counter[str] = Counter()

    def key(self, place: Place) -> str:
        """A folder that nothing has: no record, no file that the site does not see, no system."""
        stem = slug(place.tags["name"])[:LONGEST_KEY].strip("-") or f"lieu-{place.ref.rpartition('/')[2]}"
        while True:
            self._tried[stem] += 1
            key = stem if self._tried[stem] == 1 else f"{stem}-{self._tried[stem]}"
            is_there = os.path.lexists(self._known.root / path_of("shop", key).partition("/index.md")[0])
            if key not in self._keys and not is_there and is_free("shop", key, self._known.site):
                self._keys.add(key)
                return key

    def identity(self, ref: str) -> str:
        """An id that stays with the place as long as OpenStreetMap keeps its number."""
        tries = (derived_id("osm", ref if number == 1 else f"{ref}/{number}") for number in range(1, 1000))
        identity = next(one for one in tries if one not in self._ids and not one.isdigit())
        self._ids.add(identity)
        return identity


def imported(root: Path, extract: Extract, today: date) -> Imported:
    """What the extract brings to the site at `root`. SiteError where its settings cannot be read, BrokenState as it says."""
    before = known(root)
    places, refused = sifted(extract, before, today)
    before = renumbered(places, extract, before)
    told, files, state = list(refused), dict[str, str](), dict(before.state)
    names, twins = _Names(before), Twins(before.own)
    for place in places:
        brought = _brought(place, extract, before, names, twins, today)
        told.append(brought.told)
        if brought.text is not None:
            files[brought.told.path] = brought.text
        if brought.memory is not None:
            spoken = _translations(place, before)
            files |= _translated(spoken, brought.told, before)
            state[place.ref] = {**brought.memory, **{f"name:{language}": name for language, name in spoken.items()}}
    met = {one.ref for one in told}
    told += [Told(Outcome.VANISHED, ref, file.facts.get("name", ""), file.path) for ref, file in before.by_ref.items() if ref not in met]
    return Imported({**files, STATE: state_text(state)}, tuple(told), len(extract.places) + len(extract.unplaced), extract.date)


def _brought(place: Place, extract: Extract, before: Known, names: _Names, twins: Twins, today: date) -> _Brought:
    """What becomes of a place that deserves a file."""
    ref, name = place.ref, clean(place.tags["name"])
    if file := before.by_ref.get(ref):
        return _followed(found(place, extract, before.site.settings, file.facts.get("id", ""), today), file, before)
    if standing := _standing(place, before, twins):
        return _Brought(standing)
    now = found(place, extract, before.site.settings, names.identity(ref), today)
    text = _file_text(now)
    # Its folder is chosen last: a place that is refused takes none.
    if wrong := mistakes("shop", Draft(path_of("shop", "new"), text), before.site):
        return _Brought(Told(Outcome.REFUSED, ref, name, problem=wrong[0]))
    path = path_of("shop", names.key(place))
    return _Brought(Told(Outcome.WRITTEN, ref, name, path, left=_said(now)), text, _memory(now, facts(text, path) or {}))


def _standing(place: Place, before: Known, twins: Twins) -> Told | None:
    """What a volunteer has decided about a place that has no file of an import; None where nobody has."""
    ref, name = place.ref, clean(place.tags["name"])
    if path := before.unreadable.get(ref):
        return Told(Outcome.UNREADABLE, ref, name, path)
    if path := before.unlinked.get(ref):
        return Told(Outcome.KNOWN, ref, name, path)
    if ref in before.state:
        return Told(Outcome.REMOVED_HERE, ref, name)
    twin = twins.of(place)
    return Told(Outcome.KNOWN, ref, name, twin.path) if twin else None


def _followed(now: Found, file: File, before: Known) -> _Brought:
    """A file that stands already follows its place."""
    ref, last = now.place.ref, before.state.get(now.place.ref)
    base = {name: value for name, value in (last or {}).items() if name[0] != "#" and ":" not in name}
    wanted = dict(facts(_file_text(now), file.path) or {})
    for one in now.left:  # a value that its field refuses leaves what stands there
        wanted |= {name: value for name, value in base.items() if one.field and f"{name}.".startswith(f"{one.field}.")}
    if normal(file.facts.get("refs.osm", "")) == ref:
        wanted["refs.osm"] = base["refs.osm"] = file.facts["refs.osm"]
    after = merged(file.text, file.path, base if last else None, wanted)
    new = tuple(one for one in now.left if (last or {}).get(f"#{one.tag}") != one.value)
    gone = {f"# OpenStreetMap: {name[1:]}={value}" for name, value in (last or {}).items() if name[0] == "#"}
    text = remarked(after.text, gone - {*_comments(now)}, [f"# OpenStreetMap: {one.tag}={one.value}" for one in new])
    outcome = Outcome.LINKED if last is None else Outcome.SAME if text == file.text else Outcome.UPDATED
    said = tuple(f"{one.tag}={one.value}" for one in new)
    told = Told(outcome, ref, str(now.tree["name"]), file.path, "", after.done, after.kept, after.stuck, said)
    return _Brought(told, text if text != file.text else None, _memory(now, after.memory))


def _memory(now: Found, said: Facts) -> Facts:
    return {**said, **{f"#{one.tag}": one.value for one in now.left}}


def _said(now: Found) -> tuple[str, ...]:
    return tuple(f"{one.tag}={one.value}" for one in now.left)


def _comments(now: Found) -> list[str]:
    """What finds no field, as it stays in the file for a person to decide upon."""
    return [f"# OpenStreetMap: {one}" for one in _said(now)]


def _file_text(now: Found) -> str:
    return "\n".join(["---", *rows(Shop, now.tree), *_comments(now), "---", ""])


# Its name in the site's other languages


def _translations(place: Place, before: Known) -> dict[str, str]:
    """Language → name, where OpenStreetMap has one that differs."""
    names = {language: clean(place.tags.get(f"name:{language}", "")) for language in before.site.settings.languages[1:]}
    taken = {language: name for language, name in names.items() if name and name != clean(place.tags["name"])}
    return {language: name for language, name in taken.items() if accepted(("name",), name, before.site.settings) is not None}


def _translated(names: Mapping[str, str], told: Told, before: Known) -> dict[str, str]:
    """The files of the names that are new, or that changed where nobody had touched them."""
    made: dict[str, str] = {}
    last = before.state.get(told.ref, {})
    for language, name in names.items():
        path, was = told.path.replace("index.md", f"index.{language}.md"), last.get(f"name:{language}")
        file = before.root / path
        if not os.path.lexists(file):
            text = "\n".join(["---", *rows(Shop, {"name": name}), "---", ""])
            made |= {path: text} if was is None and told.outcome is not Outcome.LINKED else {}
        elif was and was != name and file.is_file() and not file.is_symlink():
            text = file.read_bytes().decode("utf-8", errors="replace")
            made |= {path: after} if (after := merged(text, path, {"name": was}, {"name": name}).text) != text else {}
    return made
