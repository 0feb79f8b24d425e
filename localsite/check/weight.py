"""Are the pages light enough for an old phone in the street?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from localsite.check.notes import IMPORT, MODULE, SCRIPT, STYLESHEET
from localsite.check.result import Finding, Result
from localsite.codes import privacy

SHOP_PAGE = 14 * 1024  # bytes, compressed: what a server sends before it waits for the first answer
ALL_SCRIPTS = 12 * 1024
_NEEDED = frozenset({SCRIPT, STYLESHEET, IMPORT, MODULE})

Budgets = Sequence[tuple[str, int]]  # (path, bytes): "*" stands for one step of the path, "commerces/*/index.html"


def pages(result: Result, budgets: Budgets) -> Iterator[Finding]:
    """Pages that weigh more, with their style sheets and scripts, than the first budget that fits their path."""
    table = [(_pattern(path), most) for path, most in budgets]
    known: dict[tuple[str, ...], int] = {}
    for path, facts in result.facts.items():
        most = next((most for pattern, most in table if pattern.fullmatch(path)), None)
        if most is None:
            continue
        needed = tuple(result.answer(path, address).path for what, address in facts.loads if what in _NEEDED)
        if needed not in known:
            known[needed] = _weight(result, needed)
        weight = facts.weight + known[needed]
        if weight > most:
            yield Finding(privacy.HEAVY_PAGE, path, (("budget", str(most)), ("weight", str(weight))))


def scripts(result: Result, most: int = ALL_SCRIPTS) -> Iterator[Finding]:
    """All the scripts of the site, where they weigh more than `most` bytes together."""
    weights = {path: facts.weight for path, facts in result.facts.items() if path.endswith((".js", ".mjs"))}
    total = sum(weights.values())
    if total > most:
        heaviest = max(weights, key=lambda path: (weights[path], path))
        yield Finding(privacy.HEAVY_SCRIPTS, heaviest, (("budget", str(most)), ("weight", str(total))))


def _weight(result: Result, needed: tuple[str, ...]) -> int:
    """The bytes of these files and of all that they import."""
    waiting, counted = list(needed), {""}
    total = 0
    while waiting:
        path = waiting.pop()
        if path in counted or path not in result.facts:
            continue
        counted.add(path)
        facts = result.facts[path]
        total += facts.weight
        waiting += [result.answer(path, address).path for what, address in facts.loads if what == IMPORT]
    return total


def _pattern(path: str) -> re.Pattern[str]:
    return re.compile("[^/]*".join(re.escape(part) for part in path.split("*")))
