"""Which photographs would give away where somebody was? Those of the project, which keeps every file for ever, shown or not."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from localsite.cache import Memory
from localsite.codes import photos as codes
from localsite.content import Shop, Story
from localsite.diagnostics import Diagnostic, Report, Severity, Span
from localsite.traces import ENDINGS, Traces, traces
from localsite.values import Entry, Site, Source
from localsite.written import pictures

RECIPE = "traces 1"
FOLDERS = ("content/", "shops/")
MOST_TOLD = 5  # photographs, one by one
PRIVATE = frozenset({"hidden", "town"})  # addresses of which no street may be told


def check_traces(site: Site, sources: Mapping[str, Source], memory: Memory, report: Report) -> None:
    """Tells each photograph that says where it was taken, where it is named; those of a home first."""
    paths = [path for path in sources if path.startswith(FOLDERS) and path.lower().endswith(ENDINGS)]

    def make(missing: Sequence[int]) -> list[tuple[Traces, bool]]:
        return [(traces(sources[paths[index]].whole()), True) for index in missing]

    found = memory.remember_all(RECIPE, [sources[path].digest for path in paths], make)
    telling = [path for path, traced in zip(paths, found, strict=True) if traced.place]
    if not telling:
        return
    places = {named.path: named.span for named in reversed([*pictures(site, sources)])}
    homes = dict(_homes(site))
    told = [_told(path, places.get(path, Span(path)), homes.get(path.rpartition("/")[0], "")) for path in telling]
    told.sort(key=lambda one: one.code.severity is not Severity.ERROR)
    for one in told[:MOST_TOLD]:
        report(one)
    if rest := told[MOST_TOLD:]:
        report(codes.MORE_PHOTOS_TELL.at(Span(min(one.span.file for one in rest)), count=len(rest)))


def _told(path: str, span: Span, home: str) -> Diagnostic:
    name = path.rpartition("/")[2]
    return codes.PHOTO_TELLS_HOME.at(span, file=name, key=home) if home else codes.PHOTO_TELLS_PLACE.at(span, file=name)


def _homes(site: Site) -> Iterator[tuple[str, str]]:
    """The folders of pictures that may show where a hidden shop is, and its key: its own, and those of stories about it."""
    hidden = {entry.key for entry in site.of("shop") if _is_hidden(entry)}
    for entry in site.entries.values():
        folder = entry.path.rpartition("/")[0]
        if isinstance(entry.facts, Shop) and entry.key in hidden:
            yield folder, entry.key
        elif isinstance(entry.facts, Story) and entry.path.endswith("/index.md"):
            yield from ((folder, ref.key) for ref in entry.facts.shops if ref.key in hidden)


def _is_hidden(entry: Entry) -> bool:
    return isinstance(entry.facts, Shop) and any(location.precision in PRIVATE for location in entry.facts.locations)
