"""Does every link lead to a file of the result, and can every page be reached from the home page?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from localsite.check.notes import META_REFRESH, Facts
from localsite.check.result import Answer, Finding, Result
from localsite.codes import links

HOME = "index.html"


def check(result: Result) -> Iterator[Finding]:
    """Broken links of every kind, then pages that nobody can find."""
    ways: dict[str, set[str]] = {}
    known = result.known  # most links of a page stand on many others
    for path, facts in result.facts.items():
        answers = [known.get(link) or result.answer(path, link) for link in facts.links]
        ways[path] = {answer.path for answer in answers}
        yield from _faults(result, path, facts.links, answers)
        named = [*facts.mentions, *(address for what, address in facts.loads if what != META_REFRESH)]  # that one is a link too
        yield from _faults(result, path, named, [result.answer(path, address) for address in named])
    yield from _orphans(result, ways)


def _faults(result: Result, path: str, addresses: Sequence[str], answers: Sequence[Answer]) -> Iterator[Finding]:
    for address, answer in zip(addresses, answers, strict=True):
        if answer.fault:
            yield Finding(answer.fault, path, (("base", result.base), ("right", answer.right), ("target", address)))


def _orphans(result: Result, ways: dict[str, set[str]]) -> Iterator[Finding]:
    """Pages to which no chain of links leads from the home page."""
    if HOME not in ways:
        return
    reached, waiting = {HOME, ""}, [HOME]
    while waiting:
        new = ways.get(waiting.pop(), set()) - reached
        reached |= new
        waiting += new
    for path, facts in result.facts.items():
        if path.endswith(".html") and path not in reached and not _is_apart(path, facts):
            yield Finding(links.ORPHAN_PAGE, path, (("page", result.address(path)),))


def _is_apart(path: str, facts: Facts) -> bool:
    """Pages that are not meant to be linked: the printed short addresses, fallbacks, the error page."""
    return facts.goes_on or facts.unlisted or path.startswith("s/") or path.rpartition("/")[2] == "404.html"
