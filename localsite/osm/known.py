"""What does the site hold before an import: which file is which place, and what was imported last?"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from localsite.codes.files import LINKED_FILE
from localsite.diagnostics import Diagnostic, SiteError, Span
from localsite.new import Ground, ground
from localsite.osm.facts import LICENCE, SOURCE
from localsite.osm.merge import Facts, facts
from localsite.read import read
from localsite.texts import text
from localsite.values import Source

STATE = "content/osm.json"  # what was imported last, so that a volunteer's words are told from OpenStreetMap's
_REF = re.compile(r"(?<![\w.-])(node|way|relation)/(\d+)")
_MOST_SEARCHED = 1_000_000  # bytes of a file that cannot be read, where its number is looked for


class File(NamedTuple):
    """A shop of the site as it stands."""

    path: str
    text: str
    facts: Facts


@dataclass(frozen=True, slots=True)
class Known:
    """What the site holds before the import."""

    root: Path
    site: Ground
    by_ref: Mapping[str, File] = field(hash=False)
    own: tuple[File, ...]  # volunteers' shops, without a number of OpenStreetMap
    unreadable: Mapping[str, str] = field(hash=False)  # ref → the file that has a mistake, or that no build reads
    unlinked: Mapping[str, str] = field(hash=False)  # ref → the file whose number a volunteer took away
    # ref → the facts that were imported last, with the names in other languages ("name:en") and what found no field ("#website")
    state: Mapping[str, Mapping[str, str]] = field(hash=False)


class BrokenState(Exception):
    """The file STATE is lost, or no longer what an import wrote: without it, nobody's words can be told from OpenStreetMap's."""


def known(root: Path) -> Known:
    """The site at `root`. BrokenState as it says; SiteError where its settings cannot be read or where a link leads out of it."""
    for folder in ("shops", "content"):
        if (root / folder).is_symlink():
            raise SiteError(LINKED_FILE.at(Span(folder), name=folder))
    state = _state(root / STATE)
    by_ref: dict[str, File] = {}
    own: list[File] = []
    unreadable: dict[str, str] = {}
    for path, written, said in _shops(root):
        if said is None:
            unreadable |= {ref: path for ref in _refs(written.replace("\0", "")) if ref in (state or {})}
        elif ref := normal(said.get("refs.osm", "")):
            by_ref[ref] = File(path, written, said)
        else:
            own.append(File(path, written, said))
    if state is None and any(file.facts.get("source") == SOURCE for file in by_ref.values()):
        raise BrokenState
    ids = {file.facts.get("id"): file.path for file in own}
    gone = {ref: ids[said["id"]] for ref, said in (state or {}).items() if ref not in by_ref and said.get("id") in ids}
    return Known(root, ground(root), by_ref, tuple(own), unreadable, gone, state or {})


def normal(ref: str) -> str:
    """A place as OpenStreetMap numbers it, "node/1", also where it was pasted as an address; "" where there is none."""
    return next(_refs(ref), "")


def _refs(text: str) -> Iterator[str]:
    return ("/".join(found) for found in _REF.findall(text))


def _shops(root: Path) -> Iterator[tuple[str, str, Facts | None]]:
    """Every shop on the disk: its path, its text, its fields; None for the fields where a build would not read it."""
    sources = read(root, _unheard).files
    for file in sorted(root.glob("shops/*/index.md")):
        path = file.relative_to(root).as_posix()
        source = sources.get(path)
        # As the file is written: what is put back must keep its own line ends.
        written = (source.data if source else _start_of(file)).decode("utf-8", errors="replace")
        yield path, written, _facts(source, written) if source else None


def _facts(source: Source, written: str) -> Facts | None:
    return facts(written, source.path) if text(source, _unheard) is not None else None


def _start_of(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            return opened.read(_MOST_SEARCHED)
    except OSError:
        return b""


def _unheard(_: Diagnostic) -> None:
    """What is wrong in the site is the build's to tell."""


def _state(path: Path) -> Mapping[str, Mapping[str, str]] | None:
    """What was imported last; None before any import."""
    if path.is_symlink():
        raise BrokenState
    try:
        records = json.loads(path.read_bytes())["records"]
        return {str(ref): {str(name): str(value) for name, value in said.items()} for ref, said in records.items()}
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, KeyError, AttributeError, TypeError) as problem:
        raise BrokenState from problem


def state_text(state: Mapping[str, Mapping[str, str]]) -> str:
    """One line per place, so that a pull request shows what changed."""
    lines = (f"{json.dumps(ref)}: {json.dumps(dict(sorted(said.items())), ensure_ascii=False)}" for ref, said in sorted(state.items()))
    return f'{{"source": "{SOURCE}", "licence": "{LICENCE}", "records": {{\n' + ",\n".join(lines) + "\n}}\n"
