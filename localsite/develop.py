"""Which pictures are shown, and as what? Those that a record names are made fit to publish; the others stay where they are."""

from __future__ import annotations

import ctypes
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import replace
from functools import cache
from itertools import groupby
from typing import NamedTuple

from localsite import drawing, images, written
from localsite.cache import Memory
from localsite.codes.photos import PEOPLE_DISAGREE, PICTURE_UNNAMED
from localsite.content import parts
from localsite.diagnostics import Report, Span
from localsite.images import Picture, Rendition
from localsite.settings import PATH
from localsite.urls import slug
from localsite.values import Format, Output, Shot, Site, Source

DRAWING = ".svg"
CENTRE = "centre"
FOLDERS = ("content/", "shops/")
PHOTOGRAPHS = (".jpg", ".jpeg", ".png", ".webp", ".heic", ".heif", ".avif")
AT_ONCE = 32  # pictures
MOST_TOLD = 4  # photographs of a folder, by name
MOST_WORKERS = 4  # each holds a picture unpacked
MMAP_THRESHOLD, LARGE_PIECE = -3, 65_536  # of malloc.h, and bytes
TYPES: Mapping[str, str] = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}
MIDDLE = 720  # pixels: the width that a browser without a choice gets
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
    wanted = {(one.source.path, one.focus): one for one in reversed([*_wanted(site, sources, report)])}
    ordered = [wanted[key] for key in sorted(wanted)]
    shots, outputs = dict[str, Shot](), dict[str, Output]()
    # Some at a time: what is made is written down before the next ones are begun, and a build that is stopped has not worked in vain.
    for some in (ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE)):
        for one, picture in zip(some, _pictures(some, memory), strict=True):
            path = one.source.path
            if picture.diagnostic is None:
                shots[path] = _joined(shots.get(path), _shot(picture, one))
                outputs |= {output.path: output for output in _outputs(one, picture)}
            else:
                report(replace(picture.diagnostic, span=one.span))
    return shots, tuple(outputs.values())


def _pictures(some: Sequence[Wanted], memory: Memory) -> Sequence[Picture]:
    """What each comes to, made now or before."""

    def make(missing: Sequence[int]) -> list[tuple[Picture, bool]]:
        _give_memory_back()
        # Pillow lets go of the interpreter while it works: threads are enough.
        with ThreadPoolExecutor(min(MOST_WORKERS, os.cpu_count() or 1)) as pool:
            return list(pool.map(lambda index: _made(some[index]), missing))

    keys = [f"{one.source.path} {one.source.digest} {one.focus} {one.card}" for one in some]
    return memory.remember_all(images.RECIPE, keys, make, images.makers())


@cache
def _give_memory_back() -> None:
    """Has the C library return large pieces at once: what encoders take and leave would else be held twice over."""
    with suppress(AttributeError, OSError, TypeError):  # only that of GNU is asked so
        ctypes.CDLL(None).mallopt(MMAP_THRESHOLD, LARGE_PIECE)


def tell_unnamed(site: Site, sources: Mapping[str, Source], report: Report) -> None:
    """Tells photographs that no file names: being put into a folder does not show them."""
    named = {one.path for one in written.pictures(site, sources)}
    named |= {
        f"{entry.path.rpartition('/')[0]}/{step.image.key}"
        for entry in site.of("story")
        for step in getattr(entry.facts, "steps", ())
        if step.image
    }
    mistaken = {path.rpartition("/")[0] for path in named if path not in sources}  # where a name leads nowhere, that was told
    photographs = (path for path in sources if path.startswith(FOLDERS) and path.lower().endswith(PHOTOGRAPHS) and path not in named)
    for folder, paths in groupby(photographs, key=lambda path: path.rpartition("/")[0]):
        files = [path.rpartition("/")[2] for path in paths]
        if folder not in mistaken:
            told = ", ".join(files[:MOST_TOLD]) + ("…" if files[MOST_TOLD:] else "")
            report(PICTURE_UNNAMED.at(Span(f"{folder}/{files[0]}"), file=files[0], files=told))


def _wanted(site: Site, sources: Mapping[str, Source], report: Report) -> Iterator[Wanted]:
    told, refused = dict[str, list[parts.Picture]](), set[str]()
    for entry in site.entries.values():
        for picture in entry.facts.images:
            path = f"{entry.path.rpartition('/')[0]}/{picture.file.key}"
            told.setdefault(path, []).append(picture)
            if picture.people_agreed is False:
                refused.add(path)
                report(PEOPLE_DISAGREE.at(picture.file.span, file=picture.file.key))
    for path, owner, span in written.pictures(site, sources):
        if path not in sources or path in refused:
            continue  # that one is missing is told elsewhere
        if path not in told:
            yield Wanted(sources[path], owner, span, CENTRE, card=False)
        for picture in told.get(path, ()):
            if picture.file.span == span:
                yield Wanted(sources[path], owner, span, picture.focus or CENTRE, card=True)


def _made(one: Wanted) -> tuple[Picture, bool]:
    """A photograph or a drawing, fit to publish, and whether it would be the same again."""
    source, data, lasting = one.source, one.source.whole(), True
    if source.path.lower().endswith(DRAWING):
        painted = drawing.drawn(data, source.path)
        data, lasting = painted.data, painted.lasting
        if painted.diagnostic is not None:
            return Picture((), 0, 0, "", painted.diagnostic), lasting
    return images.developed(data, source.path, one.focus, card=one.card), lasting


def _stem(one: Wanted, part: str = "whole") -> str:
    # Called as its record: a name that somebody gave to a file may tell what the record hides. The digest is in it too, so that a
    # new picture is never hidden by an old copy in a browser.
    folder, _, name = one.owner.rpartition("/")
    key = "logo" if one.owner == PATH else folder.rpartition("/")[2] if name.startswith("index.") else name.partition(".")[0]
    cut = "" if part == "whole" else f"-{part}" if one.focus == CENTRE else f"-{part}-{one.focus}"
    return f"assets/photos/{slug(key)}.{one.source.digest[:8]}{cut}"


def _file(one: Wanted, made: Rendition) -> str:
    return f"{_stem(one, made.part)}-{made.width}.{made.ending}"


def _outputs(one: Wanted, picture: Picture) -> Iterator[Output]:
    return (Output(_file(one, made), (one.owner, one.source.path), data=made.data) for made in picture.renditions)


def _shot(picture: Picture, one: Wanted) -> Shot:
    found = {name: tuple(made) for name, made in groupby(picture.renditions, key=lambda made: made.part)}
    # What can be seen through would show its tone for ever.
    seen = tone(picture.colour) if any(made.ending == "jpg" for made in picture.renditions) else ""
    whole = _part(found["whole"], one, seen)
    return whole._replace(cards=((one.focus, _part(found["card"], one, seen)),)) if "card" in found else whole


def _joined(before: Shot | None, shot: Shot) -> Shot:
    """The same picture as several records want it."""
    return shot._replace(cards=(*before.cards, *shot.cards)) if before else shot


def _part(made: Sequence[Rendition], one: Wanted, seen: str) -> Shot:
    """One part of a picture in all its formats; the last of them is for every browser."""
    formats = [
        Format(TYPES[ending], tuple((f"/{_file(one, each)}", each.width) for each in files))
        for ending, files in ((ending, tuple(of)) for ending, of in groupby(made, key=lambda each: each.ending))
    ]
    widest = max(made, key=lambda each: each.width)
    path = min(formats[-1].files, key=lambda file: abs(file[1] - MIDDLE))[0]
    return Shot(path, widest.width, widest.height, tuple(formats), seen)


def tone(colour: str) -> str:
    """What is near a colour, by a name that a style sheet knows: "1w" is neither dark nor light, and warm."""
    red, green, blue = (int(colour[place : place + 2], 16) for place in (1, 3, 5))
    light = (3 * red + 6 * green + blue) // 10 * LIGHTS // 256
    return f"{light}{'w' if red - blue > COLOURED else 'c' if blue - red > COLOURED else 'n'}"
