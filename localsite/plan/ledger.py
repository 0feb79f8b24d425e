"""Which addresses were promised? Those in content/addresses.txt must answer for ever: QR codes are printed with them."""

from __future__ import annotations

from collections.abc import Sequence

from localsite.codes import relations as codes
from localsite.diagnostics import Report, Span
from localsite.fields import Ref
from localsite.plan import badges, embeds
from localsite.plan.desk import HOME_KEYS, Desk
from localsite.plan.machines import moves
from localsite.settings import LEDGER

HEAD = "# Adresses publiées : une ligne ne s’efface jamais. / Published addresses: a line is never removed.\n"


def addresses(desk: Desk) -> tuple[str, ...]:
    """Every address of the site that is to live for ever, without the base path, sorted."""
    pages = {
        desk.address(entry.kind, entry.key, language)
        for entry in desk.site.entries.values()
        if not (entry.kind == "page" and entry.key in HOME_KEYS)
        for language in desk.settings.languages
    }
    return tuple(sorted(pages | {old for old, _, _ in moves(desk)} | {*badges.addresses(desk), *embeds.addresses(desk)}))


def check(desk: Desk, promised: Sequence[Ref], report: Report) -> None:
    """Says which promised addresses are lost, and how many are not promised yet."""
    now = set(addresses(desk))
    for ref in promised:
        if ref.key not in now:
            report(codes.LEDGER_BROKEN.at(ref.span, address=ref.key))
    fresh = len(now - {ref.key for ref in promised})
    if fresh:
        report(codes.LEDGER_BEHIND.at(Span(LEDGER), count=fresh))


def text(desk: Desk, promised: Sequence[Ref]) -> str:
    """The ledger with the addresses of today added."""
    return HEAD + "".join(f"{line}\n" for line in sorted({*(ref.key for ref in promised), *addresses(desk)}))
