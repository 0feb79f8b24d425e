"""Any address of the site can be asked why it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from localsite.explain import Explained, explain
from localsite.pipeline import Job, planned
from tests.conftest import Sited
from tests.ground import MINIMAL, TODAY

SHOP = """/commerces/le-coin/ est le fichier commerces/le-coin/index.html du résultat.
Ce qui le demande\u00a0:
  shops/le-coin/index.md
Gabarit\u00a0: themes/atelier/pages/shop.html (thème «\u00a0atelier\u00a0»).
Fiche\u00a0: Le Coin (un commerce, clé «\u00a0le-coin\u00a0», identifiant lecoin).
Langue de la page\u00a0: fr.
Y mènent aussi\u00a0:
  /s/lecoin/"""


def asked(root: Path, address: str, language: str = "fr") -> Explained:
    plan = planned(Job(root, None, TODAY, remember=False), lambda _: None)
    return explain(address, plan, root, "en" if language == "en" else "fr")


@pytest.mark.parametrize(
    "address",
    [
        "/commerces/le-coin/",
        "/commerces/le-coin",
        "commerces/le-coin/index.html",
        "public/commerces/le-coin/index.html",
        "./commerces/le-coin/",
        "https://vitrines.example/commerces/le-coin/?a=b#c",
        "/commerces/le%2Dcoin/",
    ],
)
def test_an_address_is_understood_in_whatever_form_it_was_copied(address: str) -> None:
    assert asked(MINIMAL, address) == Explained(SHOP, known=True)


def test_a_page_that_nobody_translated_says_so() -> None:
    assert asked(MINIMAL, "/en/shops/le-coin/", "en").text.splitlines() == [
        "/en/shops/le-coin/ is the file en/shops/le-coin/index.html of the result.",
        "What asks for it:",
        "  shops/le-coin/index.md",
        "Template: themes/atelier/pages/shop.html (theme “atelier”).",
        "Record: Le Coin (a shop, key “le-coin”, identifier lecoin).",
        "Language of the page: en.",
        "Not translated into “en” yet, so shown in “fr”: the name.",
        "Not translated into “en” yet, so shown in “fr”: the text.",
        "No other address leads here.",
    ]


def test_a_translated_page_names_both_its_sources(site_with: Sited) -> None:
    root = site_with({"shops/le-coin/index.en.md": "---\nname: The Corner\n---\n\nBread.\n"})
    text = asked(root, "/en/shops/le-coin/", "en").text
    assert "What asks for it:\n  shops/le-coin/index.md\n  shops/le-coin/index.en.md\n" in text
    assert "Record: The Corner (" in text
    assert "Not translated" not in text


def test_an_address_that_leads_on_says_where() -> None:
    assert asked(MINIMAL, "/s/lecoin/").text.endswith("\nCette adresse mène à /commerces/le-coin/.")


def test_former_names_are_told(site_with: Sited) -> None:
    shop = (MINIMAL / "shops/le-coin/index.md").read_text("utf-8").replace("verified:", "formerly: le-vieux-coin\nverified:")
    text = asked(site_with({"shops/le-coin/index.md": shop}), "/commerces/le-coin/").text
    assert text.endswith("Y mènent aussi\u00a0:\n  /commerces/le-vieux-coin/\n  /s/lecoin/")


def test_a_file_that_is_no_page_has_no_template() -> None:
    assert asked(MINIMAL, "/robots.txt", "en") == Explained(
        "/robots.txt is the file robots.txt of the result.\nWhat asks for it:\n  content/site.yaml\n"
        "It is a file without a template.\nNo other address leads here.",
        known=True,
    )


def test_an_unknown_address_is_answered_with_the_nearest() -> None:
    assert asked(MINIMAL, "/comerces/le-coinn/").text.splitlines()[:3] == [
        "Rien dans ce site ne répond à l’adresse «\u00a0/comerces/le-coinn/\u00a0».",
        "Vouliez-vous dire\u202f?",
        "  /commerces/le-coin/",
    ]
    assert asked(MINIMAL, "/\x1b[31mzzzzzzzzzzzz", "en") == Explained(
        "Nothing in this site answers the address “/<U+001B>[31mzzzzzzzzzzzz”.", known=False
    )


def test_a_site_under_a_path_is_asked_with_or_without_it(site_with: Sited) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("vitrines.example/", "vitrines.example/vitrine/", 1)
    root = site_with({"content/site.yaml": settings})
    for address in ("/commerces/le-coin/", "/vitrine/commerces/le-coin/", "https://vitrines.example/vitrine/commerces/le-coin/"):
        assert asked(root, address) == Explained(SHOP, known=True)


def test_a_template_of_the_sites_own_is_told(site_with: Sited) -> None:
    own = {"themes/atelier/pages/shop.html": (Path(__file__).parent.parent / "themes/atelier/pages/shop.html").read_bytes()}
    assert "Ce gabarit du site remplace celui du programme." in asked(site_with(own), "/commerces/le-coin/").text


def test_a_theme_with_a_parent_tells_what_it_inherits_and_replaces(site_with: Sited) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + "theme:\n  name: rue\n"
    shop = (Path(__file__).parent.parent / "themes/atelier/pages/shop.html").read_bytes()
    root = site_with(
        {"content/site.yaml": settings, "themes/rue/theme.yaml": "name: Rue\nparent: atelier\n", "themes/rue/pages/shop.html": shop}
    )
    replaced = asked(root, "/commerces/le-coin/", "en").text
    assert "Template: themes/rue/pages/shop.html (theme “rue”).\n" in replaced
    assert "This template of the site takes the place of themes/atelier/pages/shop.html.\n" in replaced
    assert "Template: themes/atelier/pages/home.html, which the theme “rue” inherits." in asked(root, "/", "en").text
