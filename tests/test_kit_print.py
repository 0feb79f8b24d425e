"""The page that a shop prints from: what stands on its sheets, and in which colours."""

from __future__ import annotations

from pathlib import Path

import pytest

from localsite import pipeline, qr
from localsite.plan import Desk
from localsite.plan.kit import caption, picture_alt
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
    assert (full.name, full.trade, full.since, full.where) == ("Pain", "Boulangerie", "depuis 1987", "3 rue des Écoles, Exempleville")
    assert [days for days, _ in full.hours] == ["mardi\u00a0– vendredi", "samedi", "dimanche, lundi"]
    assert full.title == "Affiche A4 – Pain"
    assert full.address == "vitrines.example/s/painxx"
    assert full.code == qr.code("https://vitrines.example/s/painxx/")
    assert (bare.since, bare.phone, bare.hours) == ("", "", ())
    assert told(desk, "pain", "en").since == "since 1987"


STORY = "---\nid: histo1\ntitle: Le four\ndate: 2027-01-10\nshops: [{key}]\n---\n\nIl fume encore.\n"


def test_the_code_promises_no_more_than_there_is(tmp_path: Path) -> None:
    shops = with_hours("tout") | with_hours("heures") | shop("rien")
    desk = planned(street(tmp_path, shops, **{"content/stories/four.md": STORY.format(key="tout")})).desk
    assert [told(desk, key).invite.replace("\u00a0", " ") for key in ("tout", "heures", "rien")] == [
        "Notre page, nos horaires, nos histoires",
        "Notre page et nos horaires",
        "Retrouvez-nous en ligne",
    ]
    assert [told(desk, key, "en").invite.replace("\u00a0", " ") for key in ("tout", "heures", "rien")] == [
        "Our page, our hours, our stories",
        "Our page and our hours",
        "Find us online",
    ]


def test_a_shop_that_is_shut_says_so_as_its_page_does(tmp_path: Path) -> None:
    pause = "status: paused\nstatus_from: 2027-02-01\nstatus_to: 2027-03-12\n"
    shops = with_hours("neuf", more="status: opening\nstatus_from: 2027-04-03\n") | with_hours("repos", more=pause) | with_hours("ouvert")
    desk = planned(street(tmp_path, shops)).desk
    assert [told(desk, key).news for key in ("neuf", "repos", "ouvert")] == [
        "Ce commerce ouvre le 3 avril 2027",
        "Ce commerce est en pause du 1er février 2027 au 12 mars 2027",
        "",
    ]
    assert told(desk, "neuf", "en").news == "This shop opens on 3 April 2027"
    assert told(desk, "neuf").hours
    assert told(desk, "repos").hours == ()


def test_a_sheet_tells_no_more_of_an_address_than_may_be_told(tmp_path: Path) -> None:
    shops = dict[str, str]()
    for precision in ("exact", "street", "town", "hidden"):
        more = "service_area: [{name: Val d’Ain}]\n" if precision == "hidden" else ""
        shops |= shop(precision, precision=precision, more=more)
    desk = planned(street(tmp_path, shops)).desk
    assert [told(desk, key).where for key in ("exact", "street", "town", "hidden")] == [
        "3 rue des Écoles, Exempleville",
        "rue des Écoles, Exempleville",
        "Exempleville",
        "Val d’Ain",
    ]
    for key in ("street", "town", "hidden"):
        entry = desk.site.entries["shop", key]
        written = "\n".join((*caption(desk, entry, "fr").split("\n"), picture_alt(desk, entry, "fr"), *told(desk, key).where.split("\n")))
        assert "3 rue" not in written
        assert key == "street" or "Écoles" not in written
        assert key != "hidden" or "Exempleville" not in written


def test_a_place_is_told_with_its_town(tmp_path: Path) -> None:
    at = {"shops/stand/index.md": shop("stand")["shops/stand/index.md"]}
    line = next(one for one in at["shops/stand/index.md"].splitlines() if one.startswith("locations"))
    at["shops/stand/index.md"] = at["shops/stand/index.md"].replace(line, "locations: [{at: halle}]")
    place = "---\nid: halle1\nname: La halle\nkind: market\naddress: {street: place Neuve, city: Exempleville}\n---\n"
    desk = planned(street(tmp_path, at, **{"content/places/halle.md": place})).desk
    assert told(desk, "stand").where == "La halle, Exempleville"


def test_a_card_has_the_shop_s_own_ways(tmp_path: Path) -> None:
    own = "contact: {email: bonjour@pain.example, website: 'https://www.pain.example/'}\n"
    within = "contact: {website: 'https://reseau.example/pages/pain'}\n"
    desk = planned(street(tmp_path, shop("pain", more=own) | shop("page", more=within))).desk
    assert told(desk, "pain").own == ("bonjour@pain.example", "pain.example")
    assert told(desk, "page").own == ()


def test_days_of_which_a_shop_says_nothing_are_not_printed(tmp_path: Path) -> None:
    desk = planned(street(tmp_path, with_hours("pain", "hours: 'mar-sam 7h-13h'}"))).desk
    assert [[days for days, _ in told(desk, "pain", language).hours] for language in ("fr", "en")] == [
        ["mardi\u00a0– samedi"],
        ["Tuesday\u00a0– Saturday"],
    ]


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
    assert {
        shape.paint for shape in pages(planned(tmp_path))["commerces/pain/trousse/imprimer/index.html"].printed.sheets[0].piece.shapes
    } == {found.awning}
