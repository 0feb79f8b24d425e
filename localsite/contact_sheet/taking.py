"""How does a site become a folder of photographs, sheets and one page that shows them?"""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from localsite.contact_sheet.camera import AT_ONCE, NARROW, PAPER, SCREENS, Fault, Look, Photo, photograph
from localsite.contact_sheet.choosing import Choice
from localsite.contact_sheet.paper import Print, index, is_ours, lay_out, pictures_of
from localsite.contact_sheet.site import Made, answered
from localsite.diagnostics import Report

PRINTED = frozenset({"shop"})  # the kinds that people put in their pocket


class Occupied(Exception):
    """The folder holds a page of somebody else's, which nothing replaces."""


class Taken(NamedTuple):
    """What came of it."""

    faults: tuple[tuple[Choice, Fault], ...]
    pages: int
    photos: int


def take(site: Made, choices: Sequence[Choice], folder: Path, browser: Path, report: Report) -> Taken:
    """Photographs the chosen pages into `folder`, without those of before; Occupied where it holds another page."""
    folder.mkdir(parents=True, exist_ok=True)
    _sweep(folder)
    files = site.files([choice.output for choice in choices], report)
    # A page whose template fails is reported and is not there.
    choices = [choice for choice in choices if choice.output.path in files]
    names = [f"{choice.kind}-{number:03}-{choice.why}-{choice.language}" for number, choice in enumerate(choices)]
    photos = list[tuple[int, Look, str]]()

    def keep(number: int, photo: Photo) -> None:
        name = f"{names[number]}-{str(photo.look).replace(' ', '-')}.png"
        (folder / name).write_bytes(photo.data)
        photos.append((number, photo.look, name))

    with answered(files, site.base) as host:
        visits = [(host.removesuffix(site.base) + choice.address, looks_at(choice)) for choice in choices]
        seen = photograph(visits, keep, browser)
    photos.sort()
    prints = [(choices[number], look, name) for number, look, name in photos]
    (folder / "index.html").write_text(index(_sheets(folder, prints), [_print(*one) for one in prints]), encoding="utf-8")
    faults = tuple((choice, fault) for choice, found in zip(choices, seen, strict=True) for fault in found)
    return Taken(faults, len(choices), len(photos))


def _sweep(folder: Path) -> None:
    """Removes what an earlier sheet put there, as its own page names it; whatever else is in the folder stays."""
    page = folder / "index.html"
    if page.is_file() and not is_ours(page.read_text("utf-8", errors="replace")):
        raise Occupied(page)
    for name in pictures_of(page.read_text("utf-8", errors="replace")) if page.is_file() else ():
        (folder / name).unlink(missing_ok=True)


def looks_at(choice: Choice) -> tuple[Look, ...]:
    """How a page is looked at."""
    return (*SCREENS, NARROW, *([PAPER] if choice.kind in PRINTED else []))


def _sheets(folder: Path, photos: Sequence[tuple[Choice, Look, str]]) -> list[tuple[str, tuple[str, ...]]]:
    """The sheets of each kind and look: their title, their files."""

    def place(one: tuple[Choice, Look, str]) -> tuple[str, Look]:
        return one[0].kind, one[1]

    rows = [(kind, look, [_print(*one) for one in same]) for (kind, look), same in groupby(sorted(photos, key=place), key=place)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        laid = pool.map(lambda row: lay_out(folder, f"{row[0]}-{str(row[1]).replace(' ', '-')}", row[2], row[1].width), rows)
        return [(f"{kind} · {look}", names) for (kind, look, _), names in zip(rows, laid, strict=True)]


def _print(choice: Choice, look: Look, file: str) -> Print:
    return Print(file, f"{choice.why} · {choice.language} · {look}", choice.address)
