"""Which addresses does this site promise from now on? Those of today, added to those of content/addresses.txt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from localsite.codes.relations import LEDGER_BROKEN, LEDGER_LINE
from localsite.diagnostics import Diagnostic, Severity, Tongue
from localsite.plan.ledger import text
from localsite.settings import LEDGER
from localsite.stages import Plan

# What is wrong with the ledger itself does not keep the rest from being added; any other mistake may have given a wrong address.
_ITS_OWN = (LEDGER_BROKEN, LEDGER_LINE)
_SAID: Mapping[Tongue, tuple[str, str]] = MappingProxyType({
    "fr": (
        "{path}\u00a0: rien à ajouter, {total} adresses.",
        "{path}\u00a0: {added} de plus, {total} adresses en tout.\nEnregistrez ce fichier avec le reste\u00a0: git add {path}",
    ),
    "en": (
        "{path}: nothing to add, {total} addresses.",
        "{path}: {added} more, {total} addresses in all.\nCommit this file with the rest: git add {path}",
    ),
})


class Ledger(NamedTuple):
    """The ledger as it should be written to `path` below the root."""

    text: str
    added: int
    total: int
    path: str = LEDGER

    def said(self, language: Tongue) -> str:
        """How many addresses were added."""
        return _SAID[language][self.added > 0].format(path=self.path, added=self.added, total=self.total)


def ledger(planned: Plan) -> Ledger:
    """The ledger with the addresses of today added; sorted, and nothing is ever taken out."""
    written = text(planned.desk, planned.promised)
    before = {ref.key for ref in planned.promised}
    now = {line for line in written.splitlines() if not line.startswith("#")}
    return Ledger(written, len(now - before), len(now))


def in_the_way(found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """The errors that must be mended before anything is promised."""
    return tuple(one for one in found if one.code.severity is Severity.ERROR and one.code not in _ITS_OWN)
