"""Is the finished site whole, private, usable by everybody and light? Nothing here changes a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from localsite.cache import Memory, digest
from localsite.check import access, links, privacy, weight
from localsite.check.facts import RECIPE, facts, kind_of
from localsite.check.notes import Facts
from localsite.check.result import Finding, Result
from localsite.check.weight import Budgets
from localsite.codes import access as access_codes
from localsite.codes import links as links_codes
from localsite.codes import privacy as privacy_codes
from localsite.diagnostics import Code, Report, Span
from localsite.values import File

CONTENT = ("content/", "shops/")  # where the words of the writers stand


def flaws(result: Result) -> Iterator[Finding]:
    """What is wrong with a file by itself, noted when it was read."""
    for path, found in result.facts.items():
        for number, detail in found.flaws:
            yield Finding(_CODES[number], path, (("target", detail), ("what", detail)))


CHECKS: tuple[Callable[[Result], Iterable[Finding]], ...] = (flaws, links.check, privacy.check, access.check, weight.scripts)

_CODES: Mapping[str, Code] = {
    code.number: code for module in (links_codes, access_codes, privacy_codes) for code in vars(module).values() if isinstance(code, Code)
}


def check(files: Sequence[File], site_url: str, memory: Memory, report: Report, budgets: Budgets = ()) -> None:
    """Reports all that is wrong with the result as it will stand at `site_url` ("https://vitrines.example/vitrine/", or its path).

    `budgets` gives the most bytes a page may weigh, by path. One problem on many pages is reported once.
    """
    by_path = {file.path: file for file in files}
    result = Result.at(site_url, by_path, known(files, memory))
    findings = [finding for one in CHECKS for finding in one(result)]
    findings += weight.pages(result, budgets)
    for finding, paths in _grouped(findings):
        facts_ = {"page": result.address(finding.path), "pages": len(paths), **dict(finding.detail)}
        report(finding.code.at(blame([by_path[path] for path in paths]), None, **facts_))


def known(files: Sequence[File], memory: Memory) -> dict[str, Facts]:
    """The facts of every file that has any, by path; read again only where the bytes are new."""
    kinds = [kind_of(file.path) for file in files]
    told = [file for file, kind in zip(files, kinds, strict=True) if kind]
    kinds = [kind for kind in kinds if kind]
    keys = [f"{kind} {digest(file.data)}" for file, kind in zip(told, kinds, strict=True)]

    def make(missing: Sequence[int]) -> list[tuple[tuple[object, ...], bool]]:
        # A plain tuple: what is remembered need not know our classes.
        return [(tuple(facts(kinds[index], told[index].data)), True) for index in missing]

    rows = memory.remember_all(RECIPE, keys, make)
    return {file.path: Facts._make(row) for file, row in zip(told, rows, strict=True)}


def blame(files: Sequence[File]) -> Span:
    """The source to look at: one that asked for all these pages, a writer's before the theme's; else the first page's."""
    first = files[0]
    shared = set(first.because).intersection(*(file.because for file in files[1:]))
    for sources in ([source for source in first.because if source in shared], first.because):
        for source in (*(source for source in sources if source.startswith(CONTENT)), *sources):
            return Span(source)
    return Span(f"public/{first.path}")


def _grouped(findings: Iterable[Finding]) -> Iterator[tuple[Finding, list[str]]]:
    """Each problem once, with its first page and all its pages in order."""
    groups: dict[tuple[str, tuple[tuple[str, str], ...]], dict[str, None]] = {}
    example: dict[tuple[str, tuple[tuple[str, str], ...]], Finding] = {}
    for finding in sorted(findings, key=lambda finding: finding.path):
        # A page that is too heavy is one problem with many pages, whatever each one weighs.
        key = (finding.code.number, () if finding.code is privacy_codes.HEAVY_PAGE else finding.detail)
        groups.setdefault(key, {})[finding.path] = None
        example.setdefault(key, finding)
    for key in sorted(groups):
        yield example[key], list(groups[key])
