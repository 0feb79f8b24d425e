"""Typography, folding, alphabetical order and lists in words."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from pyuca import Collator

from localsite.words import folded, joined, sort_key, typographed

# "_" stands for the narrow space and "~" for the no-break space.
FRENCH = {
    "Oui! Non ? Peut-être ;": "Oui_! Non_? Peut-être_;",
    "Quoi?! Ah !!!": "Quoi_?! Ah_!!!",
    "Le menu: du pain": "Le menu~: du pain",
    'Le "Coin" et "l\'Étal"!': "Le «~Coin~» et «~l’Étal~»_!",
    "«ici» et « là »": "«~ici~» et «~là~»",
    'l\'"Étoile" du quai': "l’«~Étoile~» du quai",
    "aujourd'hui, l'ami d'un jour": "aujourd’hui, l’ami d’un jour",
    "Attendez...": "Attendez…",
    "Voilà...!": "Voilà…_!",
    "10% de 20€, 5 km, 2 kg, 3 h, 9 h 30": "10~% de 20~€, 5~km, 2~kg, 3~h, 9~h 30",
    "(ouvert !) puis": "(ouvert_!) puis",
    "ouvert 9:30-12:30": "ouvert 9:30-12:30",
    "https://x.example/?a=b;c! www.x.example/l'ami...": "https://x.example/?a=b;c! www.x.example/l'ami...",
    "o'neil@x.example": "o'neil@x.example",
    "content/pages/index.md": "content/pages/index.md",
    ':-) ;-) :) :smile: (!) 12"': ':-) ;-) :) :smile: (!) 12"',
    "2 l'un": "2 l’un",
    "rien à changer": "rien à changer",
    "": "",
}
ENGLISH = {
    'It\'s "fine"...': "It’s “fine”…",
    "the shops' 'best' bread, 'don't' ask": "the shops’ ‘best’ bread, ‘don’t’ ask",
    "Yes! No? 10% https://x.example/it's": "Yes! No? 10% https://x.example/it's",
}
TYPED = st.text(alphabet="aé1 \u00a0\u202f\"'’«»:;!?.…%€kmh()@/-\n", max_size=30)


@pytest.mark.parametrize(("typed", "shown"), FRENCH.items())
def test_french_has_its_spaces_and_quotes(typed: str, shown: str) -> None:
    assert typographed(typed, "fr").replace("\u202f", "_").replace("\u00a0", "~") == shown


@pytest.mark.parametrize(("typed", "shown"), ENGLISH.items())
def test_english_has_its_quotes(typed: str, shown: str) -> None:
    assert typographed(typed, "en-GB") == shown


def test_a_language_we_do_not_know_stays_as_it_is() -> None:
    assert typographed("L'òme \"qu'es\" aquí!", "oc") == "L'òme \"qu'es\" aquí!"


def test_swiss_french_is_french() -> None:
    assert typographed("Oui!", "fr-CH") == "Oui\u202f!"


@pytest.mark.parametrize("language", ["fr", "en"])
@given(typed=st.one_of(TYPED, st.text(max_size=30)))
@example(typed='"a"b"')
@example(typed="'a''")
@example(typed="....")
def test_typography_done_twice_is_typography_done_once(language: str, typed: str) -> None:
    once = typographed(typed, language)
    assert typographed(once, language) == once


@pytest.mark.parametrize("language", ["fr", "en"])
@given(typed=TYPED)
def test_typography_changes_no_letter(language: str, typed: str) -> None:
    kept = "aé1kmh%€()@/-"
    assert [sign for sign in typographed(typed, language) if sign in kept] == [sign for sign in typed if sign in kept]


@pytest.mark.parametrize(
    ("text", "plain"),
    [("L’Œuf", "loeuf"), ("L'Œuf", "loeuf"), ("Ça et Là", "ca et la"), ("Straße", "strasse"), ("ÆRØ", "aero"), ("n°1", "n°1"), ("İ", "i")],
)
def test_folding_leaves_letters_to_compare(text: str, plain: str) -> None:
    assert folded(text) == plain


@given(st.text(max_size=20))
def test_folding_twice_is_folding_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_the_article_does_not_count_in_the_order() -> None:
    names = ["Zinc", "Les Halles", "L'Atelier", "Le Coin", "L’Étal", "Une Fleur", "Lectures", "Des Bulles", "La"]
    expected = ["L'Atelier", "Des Bulles", "Le Coin", "L’Étal", "Une Fleur", "Les Halles", "La", "Lectures", "Zinc"]
    assert sorted(names, key=lambda name: sort_key(name, "fr")) == expected
    assert sorted(["The Oak", "Pear", "A Nut", "An Apple"], key=lambda name: sort_key(name, "en")) == [
        "An Apple",
        "A Nut",
        "The Oak",
        "Pear",
    ]


@cache
def collator() -> Collator:
    return Collator()


@given(st.lists(st.text(alphabet="abceéèêëçœozCEÉZ", min_size=1, max_size=5), min_size=2, max_size=6))
def test_without_articles_the_order_is_that_of_unicode(names: list[str]) -> None:
    key = collator().sort_key
    in_order = sorted(names, key=lambda name: sort_key(f"x{name}", "fr"))
    # Accents are compared with the letters alone: what Unicode ties there, it may order in its own way.
    primary = [tuple(weight for weight in key(f"x{name}")[: key(f"x{name}").index(0)]) for name in in_order]
    assert primary == sorted(primary)


def test_accents_and_capitals_only_break_ties() -> None:
    names = ["côté", "cotes", "coté", "Cote", "côte", "cote"]
    assert sorted(names, key=lambda name: sort_key(name, "fr")) == ["cote", "Cote", "coté", "côte", "côté", "cotes"]
    assert sorted(names, key=collator().sort_key) == ["cote", "Cote", "coté", "côte", "côté", "cotes"]


@pytest.mark.parametrize(
    ("items", "language", "text"),
    [
        ([], "fr", ""),
        (["le pain"], "fr", "le pain"),
        (["le pain", "le vin"], "fr", "le pain et le vin"),
        (["le pain", "le vin", "le fromage"], "fr-CH", "le pain, le vin et le fromage"),
        (["bread", "wine", "cheese"], "en", "bread, wine and cheese"),
        (["Brot", "Wein", "Käse"], "de", "Brot, Wein und Käse"),
        (["a", "b"], "xx", "a, b"),
    ],
)
def test_a_list_is_said_in_words(items: list[str], language: str, text: str) -> None:
    assert joined(items, language) == text
