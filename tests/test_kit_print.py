"""The page that a shop prints from: what stands on its sheets, and in which colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from localsite import pipeline, qr
from localsite.plan import Desk
from localsite.plan.kit_print import address, look, printed, spoken
from localsite.plan.views import Page
from localsite.stages import Plan
from localsite.theme.colours import WHITE, contrast
from localsite.values import Job
from tests.ground import MINIMAL, TODAY
from tests.some_neighbours import SETTINGS, shop, street

PLACE = "precision: exact}"
HOURS = "hours: 'mar-ven 7h-13h, 15h30-19h ; sam 7h-13h ; dim-lun fermé'}"


def planned(root: Path) -> Plan:
    return pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)


def pages(plan: Plan) -> dict[str, Page]:
    return {output.path: output.context["page"] for output in plan.outputs if output.template == "pages/kit_print.html"}


def with_hours(key: str, hours: str = HOURS, more: str = "") -> dict[str, str]:
    return {path: text.replace(PLACE, f"precision: exact, {hours}") for path, text in shop(key, more=more).items()}


def told(desk: Desk, key: str, language: str = "fr"):
    return printed(desk, desk.site.entries["shop", key], language, "poster")


def test_a_shop_tells_what_is_known_of_it(tmp_path: Path) -> None:
    more = "since: 1987\ncontact: {phone: 04 74 00 00 12}\n"
    desk = planned(street(tmp_path, with_hours("pain", more=more) | shop("nu", more="", name="Nu"))).desk
    full, bare = told(desk, "pain"), told(desk, "nu")
    assert (full.name, full.trade, full.since, full.where) == ("Pain", "Boulangerie", "depuis 1987", "3 rue des Écoles · Exempleville")
    assert [days for days, _ in full.hours] == ["mardi\u00a0– vendredi", "samedi", "dimanche, lundi"]
    assert full.title == "Affiche A4 – Pain"
    assert full.address == "vitrines.example/s/painxx"
    assert full.code == qr.code("https://vitrines.example/s/painxx/")
    assert (bare.since, bare.phone, bare.hours) == ("", "", ())
    assert told(desk, "pain", "en").since == "since 1987"


def test_hours_that_nobody_has_checked_for_long_or_that_change_are_not_printed(tmp_path: Path) -> None:
    old = {path: text.replace("2027-01-15", "2019-01-15") for path, text in with_hours("vieux").items()}
    season = with_hours("ete", "hours: 'avr-oct mar-sam 9h-20h ; nov-mars sam 9h-12h'}")
    desk = planned(street(tmp_path, old | season)).desk
    assert told(desk, "vieux").hours == ()
    assert told(desk, "ete").hours == ()


def test_a_name_that_no_type_has_is_left_out(tmp_path: Path) -> None:
    desk = planned(
        street(tmp_path, shop("chine", name="北京烤鸭") | shop("russe", name="Кафе Жемчужина") | shop("pain", name="🥐 Pain"))
    ).desk
    assert [told(desk, key).name for key in ("chine", "russe", "pain")] == ["", "Кафе Жемчужина", "Pain"]


def test_each_listed_shop_has_a_page_in_each_language_that_the_theme_speaks(tmp_path: Path) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS
    assert "languages: [fr, en]" in settings
    files = {"content/site.yaml": settings.replace("languages: [fr, en]", "languages: [fr, en, oc]")}
    plan = planned(street(tmp_path, shop("ouvert") | shop("ferme", more="status: closed\n"), **files))
    assert [*pages(plan)] == ["commerces/ouvert/trousse/imprimer/index.html", "en/shops/ouvert/kit/print/index.html"]
    assert spoken(plan.desk) == ("fr", "en")
    assert address(plan.desk, plan.desk.site.entries["shop", "ouvert"], "oc") == "/commerces/ouvert/trousse/imprimer/"
    assert all(page.noindex for page in pages(plan).values())


@pytest.mark.parametrize("chosen", ["accent: '#ffe600'", "{paper: '#101418', ink: '#f4f4f4', accent: '#ffd166'}"])
def test_the_colours_of_a_collective_are_read_on_white_paper(tmp_path: Path, chosen: str) -> None:
    colours = chosen if chosen.startswith("{") else f"{{{chosen}}}"
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS + f"theme: {{colours: {colours}}}\n"
    desk = planned(street(tmp_path, shop("pain"), **{"content/site.yaml": settings})).desk
    found = look(desk)
    assert all(contrast(colour, WHITE) >= 4.5 for colour in (found.ink, found.soft, found.accent))
    assert contrast(found.awning, WHITE) >= 2
    assert {shape.paint for shape in pages(planned(tmp_path))["commerces/pain/trousse/imprimer/index.html"].printed.sheets[0].piece.shapes} == {
        found.awning
    }
