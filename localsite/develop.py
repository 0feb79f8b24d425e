"""Which pictures are shown, and as what? Those that a record names are made fit to publish; the others stay where they are."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from localsite import drawing, images, written
from localsite.cache import Memory
from localsite.diagnostics import Report
from localsite.images import Picture
from localsite.urls import slug
from localsite.values import Output, Shot, Site, Source

DRAWING = ".svg"


def develop(site: Site, sources: Mapping[str, Source], memory: Memory, report: Report) -> tuple[Mapping[str, Shot], tuple[Output, ...]]:
    """The shots by path of their source, and the files that hold them."""
    wanted = {named.path: named for named in written.pictures(site, sources) if named.path in sources}
    paths = sorted(wanted)

    def make(missing: Sequence[int]) -> list[tuple[Picture, bool]]:
        return [_made(sources[paths[index]]) for index in missing]

    keys = [f"{path} {sources[path].digest}" for path in paths]
    shots, outputs = {}, []
    for path, picture in zip(paths, memory.remember_all(images.RECIPE, keys, make), strict=True):
        if picture.diagnostic is not None:
            # What a drawing holds is mended elsewhere; that it is shown is said in the record.
            is_drawing = path.lower().endswith(DRAWING)
            report(replace(picture.diagnostic, span=wanted[path].span) if is_drawing else picture.diagnostic)
            continue
        # The digest is in the name, so that a new picture is never hidden by an old copy in a browser.
        stem = path.rpartition("/")[2].rpartition(".")[0]
        name = f"assets/photos/{slug(stem)}.{sources[path].digest[:8]}.{picture.ending}"
        shots[path] = Shot(f"/{name}", picture.width, picture.height)
        outputs.append(Output(name, (wanted[path].owner, path), data=picture.data))
    return shots, tuple({output.path: output for output in outputs}.values())


def _made(source: Source) -> tuple[Picture, bool]:
    """A photograph or a drawing, fit to publish, and whether it would be the same again."""
    if not source.path.lower().endswith(DRAWING):
        return images.developed(source.whole(), source.path), True
    painted = drawing.drawn(source.whole(), source.path)
    if painted.diagnostic is not None:
        return Picture(b"", "", 0, 0, painted.diagnostic), painted.lasting
    return images.developed(painted.data, source.path), True
