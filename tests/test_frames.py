"""What is planned for frames on other sites: every address lives for ever, and no page of it is one of the site's own."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from localsite.diagnostics import Diagnostic
from localsite.pipeline import Job, planned
from localsite.plan import embeds
from localsite.plan.ledger import LEDGER
from localsite.plan.machines import headers
from localsite.stages import Plan
from localsite.theme import environment, render
from localsite.values import Output
from tests.conftest import Sited
from tests.ground import TODAY

OF_EACH_LANGUAGE = ("agenda/", "c/bakery/", "s/lecoin/")
SHOP = """---
id: leclos
name: Le Clos
categories: florist
status: {status}
locations: {{address: {{street: 3 rue Basse, city: X}}, hours: mar-sam 9h-19h}}
contact: {{phone: 04 74 00 00 01}}
verified: {{on: 2027-01-15, how: visit}}
---
"""
MORE = {"closed": "", "moved": "\nmoved_to: 12 rue Neuve, Ailleurs"}


def plan_of(root: Path) -> Plan:
    return planned(Job(root, None, TODAY, remember=False), lambda _: None)


def frames(plan: Plan) -> dict[str, Output]:
    """The pages for frames, by address."""
    return {f"/{output.path.removesuffix('index.html')}": output for output in plan.outputs if output.path.startswith("embed/")}


def html(plan: Plan, address: str) -> str:
    output = frames(plan)[address]
    context = {**output.context, "t": plan.desk.words[output.context["page"].language]}
    return render(environment(plan.desk.theme), output.template, context)


def test_each_address_has_a_page_and_each_page_an_address(site_with: Sited) -> None:
    plan = plan_of(site_with({}))
    expected = tuple(f"/embed/{language}/{name}" for language in ("en", "fr") for name in OF_EACH_LANGUAGE)
    assert embeds.addresses(plan.desk) == tuple(sorted(frames(plan))) == expected


def test_a_category_that_was_promised_stays_when_its_last_shop_is_another(site_with: Sited) -> None:
    plan = plan_of(site_with({LEDGER: "/embed/fr/c/florist/\n/embed/fr/c/gone-for-good/\n/embed/fr/agenda/\n"}))
    assert {f"/embed/{language}/c/{key}/" for language in ("fr", "en") for key in ("florist", "gone-for-good")} <= {*frames(plan)}
    assert {*frames(plan)} == {*embeds.addresses(plan.desk)}
    page = frames(plan)["/embed/fr/c/florist/"].context["page"]
    assert page.canonical == "https://vitrines.example/commerces/"
    assert "Aucun commerce" in html(plan, "/embed/fr/c/florist/")


def test_without_events_the_agenda_says_so_and_leads_home(site_with: Sited) -> None:
    plan = plan_of(site_with({}))
    assert frames(plan)["/embed/en/agenda/"].context["page"].canonical == "https://vitrines.example/en/"
    assert "Nothing announced for the moment." in html(plan, "/embed/en/agenda/")


def test_the_real_page_is_named_and_search_engines_are_kept_out(site_with: Sited) -> None:
    plan = plan_of(site_with({}))
    pages = {address: output.context["page"] for address, output in frames(plan).items()}
    assert all(page.noindex for page in pages.values())
    assert {pages[f"/embed/{language}/s/lecoin/"].canonical for language in ("fr", "en")} == {"https://vitrines.example/commerces/le-coin/"}
    assert "embed" not in next(output for output in plan.outputs if output.path == "sitemap.xml").data.decode()


@pytest.mark.parametrize("status", [*MORE])
def test_a_shop_that_is_gone_says_so_and_nothing_that_leads_astray(site_with: Sited, status: str) -> None:
    gone = SHOP.format(status=f"{status}{MORE[status]}")
    if status == "moved":  # and nowhere on this map any more
        gone = re.sub("locations: .*\n", "", gone)
    plan = plan_of(site_with({"shops/le-clos/index.md": gone}))
    told = html(plan, "/embed/en/s/leclos/")
    assert f"banner--{status}" in told
    assert not any(word in told for word in ("rue Basse", "04 74", "9:00", "<table"))
    assert "/embed/en/c/florist/" in frames(plan)


def test_a_shop_that_moved_within_the_town_is_found_at_its_new_door(site_with: Sited) -> None:
    moved = SHOP.format(status="moved\nmoved_to: 3 rue Basse")
    plan = plan_of(site_with({"shops/le-clos/index.md": moved}))
    told = html(plan, "/embed/en/s/leclos/")
    assert "banner--moved" in told
    assert [word for word in ("3 rue Basse", "04 74", "<table") if word not in told] == []
    still = plan_of(site_with({"shops/le-clos/index.md": SHOP.format(status="open")}))
    assert embeds.height(plan.desk, plan.desk.site.entries["shop", "le-clos"]) == embeds.height(
        still.desk, still.desk.site.entries["shop", "le-clos"]
    )


@pytest.mark.parametrize("bad", ["/embed/fr/c/../", "/embed/fr/c/<script>/", "/embed/../c/bakery/", "/embed/fr/c/a%2fb/"])
def test_a_promise_that_no_category_can_keep_is_told_as_lost(site_with: Sited, bad: str) -> None:
    found: list[Diagnostic] = []
    plan = planned(Job(site_with({LEDGER: f"{bad}\n"}), None, TODAY, remember=False), found.append)
    assert bad not in {*frames(plan)}
    assert [(one.code.number, dict(one.facts)["address"], one.span.file) for one in found if one.code.number == "LS212"] == [
        ("LS212", bad, LEDGER)
    ]


def test_an_open_shop_tells_its_usual_week_and_makes_no_claim_of_today(site_with: Sited) -> None:
    told = html(plan_of(site_with({"shops/le-clos/index.md": SHOP.format(status="open")})), "/embed/en/s/leclos/")
    assert "9:00" in told.replace("09:00", "9:00")
    assert "3 rue Basse" in told
    assert "data-hours" not in told
    assert "<script" not in told


def test_badges_and_frames_are_for_everybody_and_all_else_for_no_frame(site_with: Sited) -> None:
    plan = plan_of(site_with({}))
    text = headers(plan.desk, (*plan.outputs, Output("badges/lecoin/seal-light.fr.svg", ("x",), data=b""))).data.decode()
    blocks = {block.partition("\n")[0]: block for block in ("\n" + text).split("\n/")[1:]}
    assert [name for name, block in blocks.items() if "frame-ancestors *" in block] == ["embed/*"]
    assert [name for name, block in blocks.items() if "Embedder-Policy: require-corp" in block] == ["embed/*"]
    assert [name for name, block in blocks.items() if "Resource-Policy: cross-origin" in block] == ["assets/*", "badges/*", "embed/*"]
    assert [name for name, block in blocks.items() if "Allow-Origin: *" in block] == ["badges/*"]
    assert "max-age=86400" in blocks["badges/*"]
