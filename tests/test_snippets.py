"""What others paste: whole, harmless, the same whatever a shop is called."""

from __future__ import annotations

import pytest
from selectolax.lexbor import LexborHTMLParser

from localsite.plan.snippets import Card, Frame, Picture, badge, card, frame, hosted

HREF = "https://vitrines.example/commerces/le-coin/"
SEAL = Picture("seal-light.fr.svg", 160, 160, "Le Coin, membre des Vitrines")
NASTY = (
    "Le Coin", "L’Âme & la Table", 'Chez "Nine"', "<script>alert(1)</script>", "$& ${x} $1", "'><img src=x onerror=y>", "&amp;",
    "</iframe></figure>", "Мастерская",
)  # fmt: skip


def of(name: str) -> dict[str, str]:
    """Each snippet for a shop of that name, at addresses that hold it too."""
    seal, href = SEAL._replace(alt=name), f"{HREF}?{name}"
    return {
        "badge": badge(href, seal, "fr"),
        "hosted": hosted(href, f"https://vitrines.example/badges/x/{name}.svg", seal, "fr"),
        "card": card(href, Card(name, name, name, name, "+37799990106"), seal, "fr"),
        "frame": frame(href, Frame("https://vitrines.example/embed/fr/s/x/", name), name, "fr"),
    }


def test_a_badge_is_kept_beside_the_page_or_comes_from_us():
    kept = badge(HREF, SEAL, "fr")
    assert kept == (
        '<a href="https://vitrines.example/commerces/le-coin/" lang="fr">'
        '<img src="seal-light.fr.svg" width="160" height="160" alt="Le Coin, membre des Vitrines"></a>\n'
    )
    ours = "https://vitrines.example/badges/lecoin/seal-light.fr.svg"
    assert hosted(HREF, ours, SEAL, "fr") == kept.replace("seal-light.fr.svg", ours)


def test_a_card_says_what_is_known_and_nothing_else():
    whole = card(HREF, Card("Le Coin", "Boulangerie", "1 rue du Four", "99 99 01 06", "+37799990106"), SEAL, "fr")
    assert whole == (
        '<figure lang="fr">\n'
        f'<p><a href="{HREF}"><img src="seal-light.fr.svg" width="160" height="160" alt="Le Coin, membre des Vitrines"></a></p>\n'
        f'<figcaption><strong><a href="{HREF}">Le Coin</a></strong><br>\nBoulangerie<br>\n1 rue du Four<br>\n'
        '<a href="tel:+37799990106">99 99 01 06</a></figcaption>\n</figure>\n'
    )
    bare = card(HREF, Card("Le Coin"), None, "fr")
    assert bare == f'<figure lang="fr">\n<figcaption><strong><a href="{HREF}">Le Coin</a></strong></figcaption>\n</figure>\n'


def test_a_frame_has_a_size_a_title_and_a_link_beside_it():
    assert frame(HREF, Frame("https://vitrines.example/embed/en/s/x/", "Le Coin: hours"), "Le Coin", "en") == (
        '<iframe src="https://vitrines.example/embed/en/s/x/" width="320" height="640" frameborder="0" title="Le Coin: hours" '
        'lang="en" loading="lazy"></iframe>\n'
        f'<p lang="en"><a href="{HREF}">Le Coin</a></p>\n'
    )


@pytest.mark.parametrize("name", NASTY)
@pytest.mark.parametrize("kind", ["badge", "hosted", "card", "frame"])
def test_no_name_gets_out_of_its_place(kind: str, name: str):
    plain, tree = LexborHTMLParser(of("Le Coin")[kind]), LexborHTMLParser(of(name)[kind])
    assert [node.tag for node in tree.root.traverse()] == [node.tag for node in plain.root.traverse()]
    shown = tree.css_first("img") or tree.css_first("iframe")
    assert shown.attributes.get("alt", shown.attributes.get("title")) == name
    assert {node.attributes["href"] for node in tree.css("a")} <= {f"{HREF}?{name}", "tel:+37799990106"}
    if kind in ("card", "frame"):
        assert tree.css("a")[-2 if kind == "card" else 0].text() == name


@pytest.mark.parametrize("kind", ["badge", "hosted", "card", "frame"])
def test_a_strict_policy_lets_all_of_it_through(kind: str):
    tree = LexborHTMLParser(of("Le Coin")[kind])
    attributes = {name for node in tree.root.traverse() for name in node.attributes}
    assert attributes <= {"href", "src", "width", "height", "alt", "lang", "title", "loading", "frameborder"}
    assert not tree.css("script, style, link, object, form")
