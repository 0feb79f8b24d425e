"""Which pictures are shown, and as what? Those that a record names are made fit to publish; the others stay where they are."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from localsite import drawing, images, written
from localsite.cache import Memory
from localsite.codes.photos import PEOPLE_DISAGREE
from localsite.content import parts
from localsite.diagnostics import Report, Span
from localsite.images import Picture, Rendition
from localsite.urls import slug
from localsite.values import Format, Output, Shot, Site, Source

DRAWING = ".svg"
TYPES: Mapping[str, str] = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
MIDDLE = 800  # pixels: the width that a browser without a choice gets
LIGHTS = 3  # from dark to light: enough to wait in
COLOURED = 16  # of 255: less is grey


class Wanted(NamedTuple):
    """A picture to make, and what for."""

    source: Source
    owner: str  # the file that names it
    span: Span  # where
    focus: str
    card: bool  # cut for lists and walls too


def develop(site: Site, sources: Mapping[str, Source], memory: Memory, report: Report) -> tuple[Mapping[str, Shot], tuple[Output, ...]]:
    """The shots by path of their source, and the files that hold them."""
    wanted = {one.source.path: one for one in reversed([*_wanted(site, sources, report)])}
    ordered = [wanted[path] for path in sorted(wanted)]

    def make(missing: Sequence[int]) -> list[tuple[Picture, bool]]:
        # Pillow lets go of the interpreter while it works: threads are enough.
        with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
            return list(pool.map(lambda index: _made(ordered[index]), missing))

    keys = [f"{one.source.path} {one.source.digest} {one.focus} {one.card}" for one in ordered]
    shots, outputs = {}, dict[str, Output]()
    for one, picture in zip(ordered, memory.remember_all(images.RECIPE, keys, make), strict=True):
        if picture.diagnostic is not None:
            report(replace(picture.diagnostic, span=one.span))
        else:
            shots[one.source.path] = _shot(picture, _stem(one.source, one.focus))
            outputs |= {output.path: output for output in _outputs(one, picture)}
    return shots, tuple(outputs.values())


def _wanted(site: Site, sources: Mapping[str, Source], report: Report) -> Iterator[Wanted]:
    told: dict[str, parts.Picture] = {}
    for entry in site.entries.values():
        folder = entry.path.rpartition("/")[0]
        told |= {f"{folder}/{picture.file.key}": picture for picture in reversed(entry.facts.images)}
    for picture in told.values():
        if picture.people_agreed is False:
            report(PEOPLE_DISAGREE.at(picture.file.span, file=picture.file.key))
    for path, owner, span in written.pictures(site, sources):
        picture = told.get(path)
        if path in sources and (picture is None or picture.people_agreed is not False):  # one that is missing is told elsewhere
            yield Wanted(sources[path], owner, span, (picture and picture.focus) or "centre", bool(picture))


def _made(one: Wanted) -> tuple[Picture, bool]:
    """A photograph or a drawing, fit to publish, and whether it would be the same again."""
    source, data, lasting = one.source, one.source.whole(), True
    if source.path.lower().endswith(DRAWING):
        painted = drawing.drawn(data, source.path)
        data, lasting = painted.data, painted.lasting
        if painted.diagnostic is not None:
            return Picture((), 0, 0, "", painted.diagnostic), lasting
    return images.developed(data, source.path, one.focus, card=one.card), lasting


def _stem(source: Source, focus: str) -> str:
    # The digest is in the name, so that a new picture is never hidden by an old copy in a browser.
    name = slug(source.path.rpartition("/")[2].rpartition(".")[0])
    return f"assets/photos/{name}.{source.digest[:8]}{'' if focus == 'centre' else f'-{focus}'}"


def _file(stem: str, made: Rendition) -> str:
    part = "" if made.part == "whole" else f"-{made.part}"
    return f"{stem}{part}-{made.width}.{made.ending}"


def _outputs(one: Wanted, picture: Picture) -> Iterator[Output]:
    stem = _stem(one.source, one.focus)
    return (Output(_file(stem, made), (one.owner, one.source.path), data=made.data) for made in picture.renditions)


def _shot(picture: Picture, stem: str) -> Shot:
    found = {name: tuple(made) for name, made in groupby(picture.renditions, key=lambda made: made.part)}
    whole = _part(found["whole"], stem, tone(picture.colour))
    return whole._replace(card=_part(found["card"], stem, whole.tone)) if "card" in found else whole


def _part(made: Sequence[Rendition], stem: str, tone: str) -> Shot:
    """One part of a picture in all its formats; the last of them is for every browser."""
    formats = [
        Format(TYPES[ending], tuple((f"/{_file(stem, one)}", one.width) for one in files))
        for ending, files in ((ending, tuple(of)) for ending, of in groupby(made, key=lambda one: one.ending))
    ]
    widest = max(made, key=lambda one: one.width)
    path = min(formats[-1].files, key=lambda file: abs(file[1] - MIDDLE))[0]
    return Shot(path, widest.width, widest.height, tuple(formats), tone)


def tone(colour: str) -> str:
    """What is near a colour, by a name that a style sheet knows: "1w" is neither dark nor light, and warm."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    light = (3 * red + 6 * green + blue) // 10 * LIGHTS // 256
    return f"{light}{'w' if red - blue > COLOURED else 'c' if blue - red > COLOURED else 'n'}"
