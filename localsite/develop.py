"""Which pictures are shown, and as what? Those that a record names are made fit to publish; the others stay where they are."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from localsite import images, markup
from localsite.cache import Memory
from localsite.diagnostics import Report
from localsite.images import Picture
from localsite.settings import LOGO_FOLDER, PATH
from localsite.urls import slug
from localsite.values import Output, Shot, Site, Source


def develop(site: Site, sources: Mapping[str, Source], memory: Memory, report: Report) -> tuple[Mapping[str, Shot], tuple[Output, ...]]:
    """The shots by path of their source, and the files that hold them."""
    wanted = {path: owner for path, owner in _named(site) if path in sources}
    paths = sorted(wanted)

    def make(missing: Sequence[int]) -> list[tuple[Picture, bool]]:
        return [(images.developed(sources[paths[index]].data, paths[index]), True) for index in missing]

    keys = [f"{path} {sources[path].digest}" for path in paths]
    shots, outputs = {}, []
    for path, picture in zip(paths, memory.remember_all(images.RECIPE, keys, make), strict=True):
        if picture.diagnostic is not None:
            report(picture.diagnostic)
            continue
        # The digest is in the name, so that a new picture is never hidden by an old copy in a browser.
        stem = path.rpartition("/")[2].rpartition(".")[0]
        name = f"assets/photos/{slug(stem)}.{sources[path].digest[:8]}.{picture.ending}"
        shots[path] = Shot(f"/{name}", picture.width, picture.height)
        outputs.append(Output(name, (wanted[path], path), data=picture.data))
    return shots, tuple({output.path: output for output in outputs}.values())


def _named(site: Site) -> Iterator[tuple[str, str]]:
    logo = site.settings.theme.logo
    if logo and not logo.key.lower().endswith(".svg"):
        yield f"{LOGO_FOLDER}/{logo.key}", PATH
    for entry in site.entries.values():
        folder = entry.path.rpartition("/")[0]
        for picture in entry.facts.images:
            yield f"{folder}/{picture.file.key}", entry.path
        for words in entry.words.values():
            for shown in markup.pictures(words.html):
                yield f"{folder}/{shown.src}", words.path
