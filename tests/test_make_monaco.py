"""The script that made the site of Monaco: what it does with odd names, numbers and texts, and that the site is what it makes."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tests.sites import make_monaco as monaco

SITES = Path(__file__).parent / "sites"


def feature(osm: str = "node/1", at: tuple[float, float] = (7.42, 43.73), tags: dict[str, str] | None = None, **facts: str) -> Any:
    """A feature of the file that the script reads; a bakery unless told."""
    facts = {"osm": osm, "key": "shop", "value": "bakery", **facts}
    return {"geometry": {"coordinates": list(at)}, "properties": {**facts, "tags": tags or {}}}


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("Stars ’n’ Bars", "stars-n-bars"),
        ('Freddy"s International', "freddy-s-international"),
        ("L'Épi d'Or", "l-epi-d-or"),
        ("Le Cœur & l’Æther", "le-coeur-l-aether"),
        ("E\N{COMBINING ACUTE ACCENT}quivoque", "equivoque"),
        ("Trinity  Cocktail Club", "trinity-cocktail-club"),
        ("Ñandú ②", "nandu-2"),
        ("寿司", ""),
        ("!!", ""),
    ],
)
def test_a_name_becomes_a_folder(name: str, slug: str) -> None:
    assert monaco.slug(name) == slug


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Stars ’n’ Bars", "Stars ’n’ Bars"),
        ('Freddy"s', '"Freddy\\"s"'),
        ("98000", '"98000"'),
        ("06 12 34 56 78", "06 12 34 56 78"),
        ("+37793153616", '"+37793153616"'),
        ("No", '"No"'),
        ("12:30", '"12:30"'),
        ("2023-12-26", '"2023-12-26"'),
        ("1e5000", '"1e5000"'),
        ("L'atelier: chez Anne", '"L\'atelier: chez Anne"'),
        ("Salon #1", '"Salon #1"'),
        ("@boulangerie", '"@boulangerie"'),
        ("https://a.mc/b?c=d#e", "https://a.mc/b?c=d#e"),
        ("Fin:", '"Fin:"'),
        ("two\nlines", '"two\\U0000000alines"'),
        ("back\\slash", '"back\\\\slash"'),
        ("", '""'),
    ],
)
def test_a_text_is_quoted_where_it_must_be(text: str, written: str) -> None:
    assert monaco.scalar(text) == written


@given(st.text(st.characters(exclude_categories=["Cs"])) | st.from_regex(r"[-+0-9a-fA-FxXoObB_.,:eE~ #TZ]{1,12}", fullmatch=True))
def test_every_text_comes_back_from_every_reader_as_that_text(text: str) -> None:
    assert yaml.safe_load(f"name: {monaco.scalar(text)}\n") == {"name": text}


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("Mo-Sa 08:30-19:30; Su off", "osm: Mo-Sa 08:30-19:30; Su off"),
        ("Jun 15-Jul 31: 20:45-24:00", "osm: Jun 15-Jul 31: 20:45-24:00"),
        ("24/7", "osm: 24/7"),
        ("Mo-Fr 09:00-1300 & 14:00-18:00", None),
        ("lundi 9h-12h", None),
        ("Mo-Sa", None),
        ("", None),
    ],
)
def test_hours_are_taken_in_the_words_of_openstreetmap_only(text: str, hours: str | None) -> None:
    assert monaco.hours(text) == hours


def test_a_number_without_its_country_is_one_of_monaco_and_all_others_stay() -> None:
    assert monaco.phones("93504202") == ["+377 93504202"]
    assert monaco.phones("+377 93 25 87 67;+33 6 51 04 59 05") == ["+377 93 25 87 67", "+33 6 51 04 59 05"]
    assert monaco.phones("3631") == ["3631"]
    assert monaco.phones("") == []


def test_an_address_that_no_browser_can_follow_is_none() -> None:
    found = [monaco.website(text) for text in ("http://aroca.mc", "www.aroca.mc", "https://bad one.mc", "javascript:alert(1)", "http://[x")]
    assert found == ["http://aroca.mc", None, None, None, None]


def test_the_ward_is_the_one_whose_point_is_nearest() -> None:
    assert monaco.ward(43.732781, 7.425203) == "La Condamine"
    assert monaco.ward(43.7299, 7.4161) == "Fontvieille"


def test_an_identity_depends_on_the_number_alone_and_grows_where_it_is_taken() -> None:
    own = monaco.identity("node/267901435")
    assert (own, len(monaco.identity("node/267901435", {own}))) == ("nf11ke", 7)


def test_the_place_that_says_more_stays_of_two_that_are_one() -> None:
    places = [
        monaco.place(feature("node/1", name="Pattaya")),
        monaco.place(feature("way/2", name="PATTAYA", tags={"wheelchair": "yes"})),
        monaco.place(feature("node/3", (7.43, 43.74), name="Pattaya")),
        monaco.place(feature("node/4")),
        monaco.place(feature("node/5", name="Fontaine", key="amenity", value="fountain")),
    ]
    kept, refused = monaco.chosen(places)
    assert [one.osm for one in kept] == ["node/3", "way/2"]
    assert refused == Counter({"has no name": 1, "same name within 25 m": 1, "no category for amenity=fountain": 1})


def test_shops_of_one_name_get_numbers_and_a_name_without_letters_gets_its_identity() -> None:
    names = ["Spar", "Spar 2", "Spar", "寿司"]
    made = monaco.files([monaco.place(feature(f"node/{number}", name=name)) for number, name in enumerate(names)])
    assert list(made) == ["shops/spar/index.md", "shops/spar-2/index.md", "shops/spar-3/index.md", "shops/lieu-z4v2bs/index.md"]


def test_an_odd_place_becomes_a_file_and_nothing_of_it_is_lost() -> None:
    odd = feature(
        "node/7",
        tags={"name:en": "The: Oven", "start_date": "1871-05", "facebook": "https://www.facebook.com/four"},
        name='Le Four : « chez "Anne" »',
        value="bakery;doityourself",
        street="Rue Basse",
        housenumber="1;3",
        opening_hours="sur rendez-vous",
        phone="93504202; 3631",
        website="four",
        wheelchair="designated",
    )
    made = monaco.files([monaco.place(odd)])
    assert made["shops/le-four-chez-anne/index.en.md"] == '---\nname: "The: Oven"\n---\n'
    assert made["shops/le-four-chez-anne/index.md"].splitlines() == [
        "---",
        f"id: {monaco.identity('node/7')}",
        'name: "Le Four : « chez \\"Anne\\" »"',
        "kind: shop",
        "categories: [bakery, hardware]",
        "since: 1871",
        "locations:",
        "  - address:",
        '      street: "1;3 Rue Basse"',
        "      city: Monaco",
        "      area: Fontvieille",
        "      country: MC",
        "    hours_unread: sur rendez-vous",
        "    lat: 43.73",
        "    lon: 7.42",
        "contact:",
        "  phone: +377 93504202",
        '  # also phone: "3631"',
        "  # website: four",
        "  social:",
        "    - network: facebook",
        "      url: https://www.facebook.com/four",
        "access:",
        "  wheelchair: unknown",
        "verified: {on: 2023-12-26, how: import, by: OSM}",
        "refs: {osm: node/7}",
        "source: OpenStreetMap",
        "licence: ODbL-1.0",
        "---",
    ]


def test_the_site_has_a_file_for_every_chosen_place_and_no_identity_twice() -> None:
    heads = [yaml.safe_load(file.read_text(encoding="utf-8").split("---\n")[1]) for file in SITES.glob("monaco/shops/*/index.md")]
    assert (len(heads), len({head["id"] for head in heads}), len({head["refs"]["osm"] for head in heads})) == (366, 366, 366)
    assert {len(monaco.slug(head["name"])) > 0 for head in heads} == {True}
