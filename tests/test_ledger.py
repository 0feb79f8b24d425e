"""The ledger of addresses only grows."""

from __future__ import annotations

from pathlib import Path

from localsite.diagnostics import Diagnostic
from localsite.ledger import Ledger, in_the_way, ledger
from localsite.pipeline import Job, planned
from localsite.plan.ledger import HEAD, LEDGER
from tests.conftest import Sited
from tests.ground import TODAY

# Its pages, its badges, its frames; those of the collective, of the agenda and of its category.
OURS = (
    *("/badges/collective/", "/badges/lecoin/", "/commerces/le-coin/"),
    *("/embed/en/agenda/", "/embed/en/c/bakery/", "/embed/en/s/lecoin/"),
    *("/embed/fr/agenda/", "/embed/fr/c/bakery/", "/embed/fr/s/lecoin/"),
    *("/en/shops/le-coin/", "/s/lecoin/"),
)


def made(root: Path) -> tuple[Ledger, list[str]]:
    """The ledger, and the codes of what keeps it from being written."""
    found: list[Diagnostic] = []
    plan = planned(Job(root, None, TODAY, remember=False), found.append)
    return ledger(plan), [problem.code.number for problem in in_the_way(found)]


def of(*addresses: str) -> str:
    return HEAD + "".join(f"{address}\n" for address in addresses)


def test_the_addresses_of_today_are_written(site_with: Sited) -> None:
    root = site_with({LEDGER: ""})
    assert made(root) == (Ledger(of(*OURS), len(OURS), len(OURS)), [])


def test_a_second_time_there_is_nothing_to_add(site_with: Sited) -> None:
    root = site_with({LEDGER: of(*OURS)})
    assert made(root) == (Ledger(of(*OURS), 0, len(OURS)), [])


def test_what_was_promised_stays_even_where_nothing_answers_it(site_with: Sited) -> None:
    root = site_with({LEDGER: "/s/zzzzzz/\n/commerces/le-coin/\nnot an address\n"})
    assert made(root) == (Ledger(of(*OURS, "/s/zzzzzz/"), len(OURS) - 1, len(OURS) + 1), [])


def test_a_site_with_errors_promises_nothing(site_with: Sited) -> None:
    root = site_with({"shops/le-fil/index.md": "---\nname: Le Fil\ncategories: bakry\nlocations: {address: {city: X}}\n---\n"})
    assert made(root)[1] == ["LS201"]


def test_what_was_done_is_told_in_both_languages() -> None:
    assert Ledger("", 2, 5).said("fr") == (
        "content/addresses.txt\u00a0: 2 de plus, 5 adresses en tout.\n"
        "Enregistrez ce fichier avec le reste\u00a0: git add content/addresses.txt"
    )
    assert Ledger("", 0, 5).said("en") == "content/addresses.txt: nothing to add, 5 addresses."
