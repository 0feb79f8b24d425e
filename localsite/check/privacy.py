"""Does any file of the result make a browser ask another site for something?"""

from __future__ import annotations

from collections.abc import Iterator

from localsite.check.result import Finding, Result
from localsite.codes import privacy


def check(result: Result) -> Iterator[Finding]:
    """Every request to another origin."""
    for path, facts in result.facts.items():
        for what, address in facts.loads:
            if result.answer(path, address).elsewhere and not address.startswith("mailto:"):
                yield Finding(privacy.THIRD_PARTY, path, (("target", address), ("what", what)))
