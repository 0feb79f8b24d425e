"""How is a site made? This screen is the whole program: each stage is a function of its arguments."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from localsite import almanac, hours, maps, trails, values
from localsite.arrange import arrange
from localsite.cache import Memory, digest
from localsite.check import check
from localsite.check.weight import SHOP_PAGE
from localsite.codes.settings import LEGAL_MISSING
from localsite.craft import craft
from localsite.develop import develop, tell_unnamed
from localsite.diagnostics import Diagnostic, Report, Span
from localsite.discretion import check_traces
from localsite.fields import Group, Moment, PhoneNumber, Ref
from localsite.images import Picture, Rendition
from localsite.nodes import Node
from localsite.parse import Parsed, parse
from localsite.plan import Desk, desk_of, plan, without
from localsite.render import render
from localsite.settings import PATH
from localsite.theme import Theme, compiled, load
from localsite.traces import Traces
from localsite.understand import Understood, settle, understand
from localsite.values import File, Job, Output, Source

T = TypeVar("T")
Stage = Callable[..., Any]
Files = Mapping[str, Source]


class Plan(NamedTuple):
    """A site up to the point where nothing is made yet, for the commands that only ask questions."""

    desk: Desk
    outputs: tuple[Output, ...]
    promised: tuple[Ref, ...]


def made(job: Job, sources: Files, themes: Files, memory: Memory, report: Report, stage: Stage) -> tuple[File, ...]:
    """Every file of the result: planned → craft → render → check. Nothing is written. SiteError where nothing can follow."""
    planned = planned_site(job, sources, themes, memory, report, stage)
    desk = planned.desk
    crafted = stage("craft", lambda: craft(planned.outputs, memory, report))
    lost = {output.path: output for output in planned.outputs} if len(crafted) < len(planned.outputs) else {}
    for output in crafted:
        lost.pop(output.path, None)
    outputs = without(desk, crafted, lost)
    files: tuple[File, ...] = stage(
        "render", lambda: render(outputs, desk.theme, desk.words, desk.base, report, _templates(desk.theme, memory), memory.hold)
    )
    # Pages that a fault in a template left out would only be told as broken links to them.
    if len(files) == len(outputs):
        # That a file could not be made was told: it is not told of the links to it once more.
        all_names = (*files, *(File(path, b"<svg/>", output.because) for path, output in lost.items()))
        stage("check", lambda: check(all_names, desk.settings.site_url, memory, report, _budgets(planned.outputs)), lambda _: len(files))
    return files


def planned_site(job: Job, sources: Files, themes: Files, memory: Memory, report: Report, stage: Stage) -> Plan:
    """Every stage that makes nothing yet: parse → understand → arrange → plan. SiteError where nothing can follow."""
    memory.learn(vocabulary())
    chosen, words = _of("settings 2", _about_the_site(sources), memory, report, settle)
    if job.mode == "live" and chosen.legal.missing():
        said = chosen.legal.said_missing()
        report(LEGAL_MISSING.at(Span(PATH), missing=said["missing"], manque=said["manque"]))
    theme = _of(f"theme 1 {chosen.theme.name}", themes, memory, report, lambda files, tell: load(files, chosen.theme.name, tell))
    documents = stage("parse", lambda: parse(sources, chosen.languages, memory, report))
    records = stage("understand", lambda: understand(documents, chosen, words, sources, memory, report), lambda made: len(made.entries))
    site = stage("arrange", lambda: arrange(records, sources, job.today, report), lambda made: len(made.entries))
    shots, pictures = stage("develop", lambda: develop(site, sources, memory, report), lambda made: len(made[1]))
    check_traces(site, sources, memory, report)
    if not records.refused:  # what those name is not known
        tell_unnamed(site, sources, report)
    almanac.check_school(site.entries.values(), chosen, report)
    atlas = maps.read(sources, memory, report)
    calendars = almanac.calendars(chosen, job.today, memory, report)
    trips = trails.trips(site, sources, report)
    trails.check_days(site, calendars[chosen.language], report)
    is_production, is_guided = job.mode not in {"preview", "serve"}, job.mode == "serve"
    desk = desk_of(site, theme, shots, calendars, production=is_production, guided=is_guided, atlas=atlas)
    developed = {output.path: output.data for output in pictures}
    desk = replace(desk, trips=trips, promised=frozenset(ref.key for ref in records.ledger), developed=developed)
    promised = None if records.refused else records.ledger
    outputs = stage("plan", lambda: plan(desk, promised, pictures, report))
    return Plan(desk, outputs, records.ledger)


def _of(recipe: str, files: Files, memory: Memory, report: Report, make: Callable[[Files, Report], T]) -> T:
    """What `make` gives and reports for `files`: a process that builds again has it still, as most edits are to other files."""

    def read() -> tuple[T, Sequence[Diagnostic]]:
        found: list[Diagnostic] = []
        return make(files, found.append), found

    made, found = memory.hold(recipe, lambda: digest(*(part for path in files for part in (path, files[path].digest))).encode(), read)
    for diagnostic in found:
        report(diagnostic)
    return made


def _about_the_site(sources: Files) -> Files:
    return {path: source for path, source in sources.items() if path.startswith("content/site.")}


def _templates(theme: Theme, memory: Memory) -> Mapping[str, bytes]:
    """The theme's templates as Python's own code: compiling them takes longer than filling two hundred pages."""
    return memory.remember(f"templates {sys.implementation.cache_tag}", theme.digest, lambda: compiled(theme))


def vocabulary() -> tuple[type, ...]:
    """What may stand in a remembered value."""
    found, waiting = list[type](), [Group]
    while waiting:
        group = waiting.pop()
        found.append(group)
        waiting.extend(group.__subclasses__())
    pictures = (Picture, Rendition, Traces)
    return (*found, *hours.KINDS, Node, Parsed, Understood, Ref, PhoneNumber, Moment, *pictures, values.Entry, values.Words)


def _budgets(outputs: Sequence[Output]) -> tuple[tuple[str, int], ...]:
    folders = {output.path.rpartition("/")[0].rpartition("/")[0] for output in outputs if output.template == "pages/shop.html"}
    return tuple((f"{folder}/*/index.html", SHOP_PAGE) for folder in sorted(folders))
