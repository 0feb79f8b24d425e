"""A town from OpenStreetMap: what comes in, what is refused and why, and that nothing a volunteer wrote is ever touched."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest

from localsite.diagnostics import SiteError
from localsite.osm import BrokenState, Imported, Outcome, Told, imported, is_candidate, read_extract
from localsite.osm.known import STATE
from localsite.pipeline import Job, build
from tests.test_cli import run

TODAY = date(2026, 11, 24)
PACKAGE = Path(__file__).parents[1] / "localsite"
EXTRACT = PACKAGE / "demos/monaco/monaco-2023-12-26.osm.pbf"
MONACO = Path(__file__).parent / "sites/monaco"
SITE = """\
name: Les Vitrines
site_url: https://vitrines.example/
languages: [fr, en]
country: FR
contact:
  email: bonjour@vitrines.example
"""
BAKER = {
    "shop": "bakery", "name": "Le Fournil", "phone": "04 93 00 00 01", "opening_hours": "Tu-Sa 07:00-19:00", "addr:street": "rue Haute",
}  # fmt: skip

Tags = Mapping[str, str]


def extract(folder: Path, *nodes: Tags, others: str = "") -> Path:
    """A file of OpenStreetMap with one node per mapping of tags, numbered from 1, each 100 m further north; "@" gives a latitude."""
    rows = []
    for number, tags in enumerate(nodes, 1):
        inner = "".join(f"<tag k={quoteattr(key)} v={quoteattr(value)}/>" for key, value in tags.items() if key != "@")
        lat = tags.get("@", f"{43.7 + number / 1000:.6f}")
        rows.append(f'<node id="{number}" version="1" timestamp="2026-10-01T00:00:00Z" lat="{lat}" lon="7.26">{inner}</node>')
    path = folder / "town.osm"
    path.write_text(f'<osm version="0.6" generator="test">{"".join(rows)}{others}</osm>', encoding="utf-8")
    return path


def site(folder: Path) -> Path:
    root = folder / "site"
    (root / "content").mkdir(parents=True)
    (root / "content/site.yaml").write_text(SITE, encoding="utf-8")
    return root


def bring(root: Path, *nodes: Tags, others: str = "") -> Imported:
    """Imports the nodes into the site and writes what that gives."""
    made = imported(root, read_extract(extract(root.parent, *nodes, others=others), is_candidate), TODAY)
    for path, text in made.files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode())
    return made


def shop(root: Path, key: str = "le-fournil") -> Path:
    return root / "shops" / key / "index.md"


def outcomes(made: Imported) -> Counter[Outcome]:
    return Counter(one.outcome for one in made.told)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return site(tmp_path)


def test_a_place_becomes_a_file_with_all_that_it_says(root: Path) -> None:
    tags = {
        **BAKER, "craft": "confectionery", "addr:housenumber": "7;9", "addr:postcode": "06300", "addr:city": "Nice", "email": "a@b.example",
        "website": "https://fournil.example/", "wheelchair": "limited", "start_date": "1998-05", "payment:cash": "yes",
        "payment:credit_cards": "yes", "contact:instagram": "https://www.instagram.com/f", "name:en": "The Bakehouse",
    }  # fmt: skip
    made = bring(root, tags)
    text = shop(root).read_text("utf-8")
    identity = re.search(r"^id: (\w{6})$", text, re.MULTILINE)
    assert identity
    assert text == (
        f"---\nid: {identity[1]}\nname: Le Fournil\nkind: shop\ncategories: bakery, chocolate\nsince: 1998\n"
        'locations:\n  - address:\n      street: 7;9 rue Haute\n      postcode: "06300"\n      city: Nice\n'
        '    hours: mar-sam 7h-19h ; dim-lun fermé ; jours fériés comme d’habitude\n    lat: 43.701000\n    lon: 7.260000\n'
        "contact:\n  phone: 04 93 00 00 01\n  email: a@b.example\n  website: https://fournil.example/\n"
        "  social:\n    - network: instagram\n      url: https://www.instagram.com/f\n"
        "payments: cash, card\naccess:\n  wheelchair: limited\nverified:\n  on: 2026-10-01\n  how: import\n  by: OSM\n"
        "refs:\n  osm: node/1\nsource: © OpenStreetMap contributors\nlicence: ODbL-1.0\n---\n"
    )
    assert shop(root).with_name("index.en.md").read_text("utf-8") == "---\nname: The Bakehouse\n---\n"
    assert made.date == date(2026, 10, 1)


@pytest.mark.parametrize(
    ("tags", "outcome", "reason"),
    [
        ({"shop": "bakery"}, Outcome.NAMELESS, ""),
        ({"shop": "bakery", "name": "  "}, Outcome.NAMELESS, ""),
        ({"shop": "vacant", "name": "A louer"}, Outcome.GONE, "shop=vacant"),
        ({"shop": "bakery", "name": "Le Fournil", "disused": "yes"}, Outcome.GONE, "disused=yes"),
        ({"shop": "bakery", "name": "Le Fournil", "end_date": "2019"}, Outcome.GONE, "end_date=2019"),
        ({"shop": "bakery", "name": "\u202e\u00ad"}, Outcome.NAMELESS, ""),
        ({"shop": "bakery", "name": "x" * 400}, Outcome.REFUSED, ""),
        ({"shop": "guns", "name": "Chasse"}, Outcome.NO_CATEGORY, "shop=guns"),
    ],
)
def test_what_gets_no_file_is_counted_by_its_reason(root: Path, tags: Tags, outcome: Outcome, reason: str) -> None:
    made = bring(root, tags)
    assert [(one.outcome, one.ref, one.reason) for one in made.told] == [(outcome, "node/1", reason)]
    assert [*made.files] == [STATE]


@pytest.mark.parametrize(
    "odd",
    [
        {"shop": "yes"},
        {"shop": "deli; kitchen"},
        {"shop": ";bakery;"},
        {"name": 'L\'"Ami" | du pain: #1 – où?'},
        {"name": "- [x] {y} & *z*"},
        {"name": "y"},
        {"name": "日本"},
        {"name": "nul"},
        {"name": "con"},
        {"name": "Tab\tand\nline"},
        {"phone": "3631"},
        {"phone": "+33 4 93 00 00 01;+33 6 00 00 00 02"},
        {"phone": "appelez"},
        {"website": "www.fournil.example"},
        {"website": "javascript:alert(1)"},
        {"website": "http://[x"},
        {"email": "personne"},
        {"opening_hours": "Mo-Fr 09:00-1300 & 14:00-18:00"},
        {"opening_hours": 'Mo-Fr 09:00-12:00 "sur rdv"'},
        {"opening_hours": "x" * 255},
        {"addr:postcode": "MC 98000 !"},
        {"addr:country": "France"},
        {"addr:housenumber": "7"},
        {"wheelchair": "designated"},
        {"start_date": "C19"},
        {"start_date": "~1920"},
        {"wikidata": "Q1" * 20},
        {"contact:facebook": "fournil"},
    ],
    ids=lambda odd: " ".join(f"{key}={value[:20]}" for key, value in odd.items()),
)
def test_odd_values_are_never_fatal_and_lose_nothing(root: Path, odd: Tags) -> None:
    made = bring(root, {**{key: value for key, value in BAKER.items() if key not in odd}, **odd})
    assert outcomes(made) == {Outcome.WRITTEN: 1}
    ((path, text),) = [(path, text) for path, text in made.files.items() if path != STATE]
    for part in (part.strip() for value in odd.values() for part in re.split(r"[;\n\t]", value)):
        assert part in text.replace('\\"', '"') or odd.keys() & {"shop", "start_date", "opening_hours"}, text
    built = build(Job(root, root / "public", TODAY, remember=False))
    assert [str(found) for found in built.diagnostics if found.code.severity == "error"] == [], path
    again = bring(root, {**{key: value for key, value in BAKER.items() if key not in odd}, **odd})
    assert (outcomes(again), [*again.files]) == ({Outcome.SAME: 1}, [STATE])


def test_hours_that_are_not_understood_are_quoted_and_claim_nothing(root: Path) -> None:
    bring(root, {**BAKER, "opening_hours": "Mo-Fr 09:00-1300 & 14:00-18:00"})
    assert "    hours_unread: Mo-Fr 09:00-1300 & 14:00-18:00\n" in shop(root).read_text("utf-8")
    assert "    hours:" not in shop(root).read_text("utf-8")


def test_one_place_drawn_twice_is_taken_once_and_two_of_a_chain_twice(root: Path) -> None:
    made = bring(root, {**BAKER, "@": "43.700000"}, {"shop": "bakery", "name": "LE FOURNIL", "@": "43.700100"}, {**BAKER, "@": "43.710000"})
    assert [(one.outcome, one.ref, one.reason or one.path) for one in made.told] == [
        (Outcome.TWICE, "node/2", "node/1"),
        (Outcome.WRITTEN, "node/1", "shops/le-fournil/index.md"),
        (Outcome.WRITTEN, "node/3", "shops/le-fournil-2/index.md"),
    ]


def test_a_building_stands_at_its_heart_in_its_town_and_quarter(root: Path) -> None:
    corners = ((43.8, 7.0), (43.8, 7.1), (43.9, 7.1), (43.9, 7.0))
    nodes = "".join(f'<node id="{100 + at}" version="1" lat="{lat}" lon="{lon}"/>' for at, (lat, lon) in enumerate(corners))
    ring = "".join(f'<nd ref="{100 + at}"/>' for at in (0, 1, 2, 3, 0))
    others = (
        f'{nodes}<node id="200" version="1" lat="43.855" lon="7.05"><tag k="place" v="quarter"/><tag k="name" v="Le Port"/></node>'
        f'<node id="201" version="1" lat="43.0" lon="7.0"><tag k="place" v="quarter"/><tag k="name" v="Au loin"/></node>'
        f'<way id="9" version="1">{ring}<tag k="shop" v="mall"/><tag k="name" v="La Galerie"/></way>'
        f'<way id="10" version="1">{ring}<tag k="boundary" v="administrative"/><tag k="admin_level" v="8"/><tag k="name" v="Ville"/></way>'
    )
    made = bring(root, others=others)
    assert outcomes(made) == {Outcome.WRITTEN: 1}
    text = shop(root, "la-galerie").read_text("utf-8")
    assert "      city: Ville\n      area: Le Port\n    lat: 43.85" in text
    assert "osm: way/9\n" in text


# Again


def test_the_same_extract_again_changes_not_a_byte(root: Path) -> None:
    first = bring(root, BAKER)
    again = bring(root, BAKER)
    assert (outcomes(again), again.files) == ({Outcome.SAME: 1}, {STATE: first.files[STATE]})


def edit(root: Path, before: str, after: str) -> None:
    text = shop(root).read_text("utf-8")
    assert before in text
    shop(root).write_text(text.replace(before, after), encoding="utf-8")


def changes(one: Told) -> tuple[list[tuple[str, str, str]], list[tuple[str, str, str]]]:
    return [tuple(change) for change in one.done], [tuple(change) for change in one.kept]  # type: ignore[misc]


def test_what_changed_in_openstreetmap_follows_and_what_a_volunteer_wrote_stays(root: Path) -> None:
    bring(root, {**BAKER, "website": "https://old.example/"})
    edit(root, "name: Le Fournil\n", "name: Le Fournil d’Anaïs  # comme sur l’enseigne\n")
    edit(root, "kind: shop\n", "kind: workshop\nresume: Du pain.\n")
    edit(root, "licence: ODbL-1.0\n---\n", "licence: ODbL-1.0\n---\n\nÀ quatre heures du matin…\n")
    before = shop(root).read_text("utf-8")
    made = bring(root, {**BAKER, "name": "Fournil & Fils", "phone": "04 93 00 00 99", "wheelchair": "yes", "addr:city": "Nice"})
    expected = (
        before.replace("04 93 00 00 01", "04 93 00 00 99")
        .replace("  website: https://old.example/\n", "")
        .replace("      street: rue Haute\n", "      street: rue Haute\n      city: Nice\n")
        .replace("licence: ODbL-1.0\n", 'licence: ODbL-1.0\naccess:\n  wheelchair: "yes"\n')
    )
    assert shop(root).read_text("utf-8") == expected
    assert changes(made.told[0]) == (
        [
            ("contact.website", "https://old.example/", ""),
            ("access.wheelchair", "", "yes"),
            ("contact.phone", "04 93 00 00 01", "04 93 00 00 99"),
            ("locations.0.address.city", "", "Nice"),
        ],
        [("name", "Le Fournil d’Anaïs", "Fournil & Fils")],
    )


def test_hours_of_a_volunteer_are_stronger_than_any_import(root: Path) -> None:
    bring(root, {**BAKER, "opening_hours": "gibberish"})
    edit(root, "hours_unread: gibberish", "horaires: mar-sam 7h-19h")
    before = shop(root).read_bytes()
    made = bring(root, {**BAKER, "opening_hours": "Mo-Su 06:00-20:00"})
    assert shop(root).read_bytes() == before
    assert ("locations.0.hours", "mar-sam 7h-19h", "tous les jours 6h-20h ; jours fériés comme d’habitude") in changes(made.told[0])[1]


def test_a_visit_is_not_undone_by_an_import(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "  on: 2026-10-01\n  how: import\n  by: OSM\n", "  on: 2026-11-02\n  how: visit\n  by: AB\n")
    bring(root, {**BAKER, "phone": "04 93 00 00 99"})
    assert "  on: 2026-11-02\n  how: visit\n  by: AB\n" in shop(root).read_text("utf-8")


def test_fields_that_a_volunteer_took_away_stay_away(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "contact:\n  phone: 04 93 00 00 01\n", "")
    before = shop(root).read_bytes()
    made = bring(root, {**BAKER, "phone": "04 93 00 00 99"})
    assert shop(root).read_bytes() == before
    assert changes(made.told[0])[1] == [("contact.phone", "", "04 93 00 00 99")]


def test_a_shop_with_two_locations_of_a_volunteer_keeps_both(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "locations:\n", "locations:\n  - label: Le samedi au marché\n    address: {city: Nice}\n")
    before = shop(root).read_bytes()
    made = bring(root, {**BAKER, "addr:street": "rue Basse"})
    assert shop(root).read_bytes() == before
    assert [name for name, _, _ in changes(made.told[0])[1]] == ["locations.0.address.street"]


def test_values_in_quotes_in_braces_and_with_windows_line_ends_are_changed_in_place(root: Path) -> None:
    bring(root, {**BAKER, "wikidata": "Q1"})
    edit(root, "refs:\n  osm: node/1\n  wikidata: Q1\n", "refs: {osm: 'node/1', wikidata: \"Q1\"}  # vu\n")
    shop(root).write_bytes(shop(root).read_bytes().replace(b"\n", b"\r\n"))
    before = shop(root).read_bytes()
    bring(root, {**BAKER, "wikidata": "Q2"})
    assert shop(root).read_bytes() == before.replace(b'"Q1"', b"Q2")


def test_a_folder_may_be_renamed_and_a_file_taken_away(root: Path) -> None:
    bring(root, BAKER, {"shop": "books", "name": "La Marge"})
    shop(root).parent.rename(root / "shops/chez-anais")
    shop(root, "la-marge").unlink()
    made = bring(root, {**BAKER, "phone": "04 93 00 00 99"}, {"shop": "books", "name": "La Marge"})
    assert [(one.outcome, one.path) for one in made.told] == [(Outcome.UPDATED, "shops/chez-anais/index.md"), (Outcome.REMOVED_HERE, "")]
    assert sorted(path.parent.name for path in root.glob("shops/*/index.md")) == ["chez-anais"]
    again = bring(root, BAKER, {"shop": "books", "name": "La Marge"})
    assert outcomes(again) == {Outcome.UPDATED: 1, Outcome.REMOVED_HERE: 1}


def test_a_shop_that_a_volunteer_described_is_not_written_twice(root: Path) -> None:
    own = root / "shops/chez-nous/index.md"
    own.parent.mkdir(parents=True)
    words = "---\nnom: le fournil\ncategories: bakery\nadresses:\n  - latitude: 43.7010\n    longitude: 7.2601\n---\n"
    own.write_text(words, encoding="utf-8")
    made = bring(root, BAKER)
    assert [(one.outcome, one.path) for one in made.told] == [(Outcome.KNOWN, "shops/chez-nous/index.md")]
    assert [*made.files] == [STATE]


def test_a_place_that_left_openstreetmap_is_told_and_its_file_stays(root: Path) -> None:
    bring(root, BAKER, {"shop": "books", "name": "La Marge"})
    made = bring(root, {}, {"shop": "books", "name": "La Marge"})
    assert [(one.outcome, one.ref, one.path) for one in made.told if one.outcome is Outcome.VANISHED] == [
        (Outcome.VANISHED, "node/1", "shops/le-fournil/index.md")
    ]
    assert shop(root).is_file()


def test_a_file_with_a_mistake_is_left_to_its_writer(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "contact:\n", "contact: [\n")
    before = shop(root).read_bytes()
    made = bring(root, {**BAKER, "phone": "04 93 00 00 99"})
    assert (outcomes(made), shop(root).read_bytes()) == ({Outcome.UNREADABLE: 1}, before)


def test_a_broken_memory_stops_the_import_before_anything_is_written(root: Path) -> None:
    bring(root, BAKER)
    (root / STATE).write_text("<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(BrokenState):
        bring(root, {**BAKER, "phone": "04 93 00 00 99"})


def test_a_number_that_a_volunteer_gives_to_a_file_brings_only_what_it_lacks(root: Path) -> None:
    own = shop(root, "chez-marie")
    own.parent.mkdir(parents=True)
    words = (
        "---\nid: abcd\nname: Chez Marie\nsummary: Du pain.\ncategories: bakery\nlocations:\n  - address: {city: Nice}\n"
        "contact:\n  phone: 06 11 22 33 44\nrefs:\n  osm: https://www.openstreetmap.org/node/1\n---\n\nMes mots.\n"
    )
    own.write_text(words, encoding="utf-8")
    made = bring(root, {**BAKER, "email": "a@b.example"}).told[0]
    text = own.read_text("utf-8")
    for row in words.splitlines():  # braces may hold one more
        assert row.removesuffix("}") in text
    assert "  email: a@b.example\n" in text
    assert "street: rue Haute" in text
    assert "verified" not in text
    assert made.outcome is Outcome.LINKED
    assert {change.field for change in made.kept} == {"name", "contact.phone"}
    assert outcomes(bring(root, {**BAKER, "email": "a@b.example"})) == {Outcome.SAME: 1}


def test_a_lost_memory_stops_the_import_and_an_empty_one_keeps_every_word(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "phone: 04 93 00 00 01", "phone: 06 11 22 33 44\n# appeler avant midi")
    edit(root, "categories:", "summary: Du pain.\ncategories:")
    before = shop(root).read_bytes()
    (root / STATE).rename(root / "elsewhere.json")
    with pytest.raises(BrokenState):
        bring(root, BAKER)
    (root / STATE).symlink_to(root / "elsewhere.json")
    with pytest.raises(BrokenState):
        bring(root, BAKER)
    (root / STATE).unlink()
    (root / STATE).write_text('{"records": {}}', encoding="utf-8")
    assert outcomes(bring(root, BAKER)) == {Outcome.LINKED: 1}
    assert shop(root).read_bytes() == before


def test_a_memory_of_any_size_is_read(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "phone: 04 93 00 00 01", "phone: 06 11 22 33 44")
    (root / STATE).write_bytes((root / STATE).read_bytes() + b" " * 5_000_000)
    bring(root, {**BAKER, "email": "a@b.example"})
    assert "phone: 06 11 22 33 44\n  email: a@b.example\n" in shop(root).read_text("utf-8")
    done = build(Job(root, root / "public", TODAY, remember=False))
    assert not [found for found in done.diagnostics if found.code.severity == "error"]


def test_nothing_that_stands_in_the_way_is_written_over(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere/index.md").write_text("ailleurs", encoding="utf-8")
    (root / "shops").mkdir()
    (root / "shops/le-fournil").symlink_to(tmp_path / "elsewhere")
    shop(root, "le-fournil-2").parent.mkdir()
    shop(root, "le-fournil-2").write_text("mots " * 60_000, encoding="utf-8")  # more than a build reads
    made = bring(root, BAKER)
    assert [one.path for one in made.told] == ["shops/le-fournil-3/index.md"]
    assert (tmp_path / "elsewhere/index.md").read_text("utf-8") == "ailleurs"
    assert shop(root, "le-fournil-2").stat().st_size == 300_000


def test_a_linked_folder_stops_the_import(root: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (root / "shops").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SiteError):
        bring(root, BAKER)
    assert not [*(tmp_path / "elsewhere").iterdir()]


def test_a_remark_beside_a_field_keeps_the_field(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "phone: 04 93 00 00 01", "phone: 04 93 00 00 01  # le matin seulement")
    before = shop(root).read_bytes()
    without = {key: value for key, value in BAKER.items() if key != "phone"}
    for _ in range(2):  # told until it is done
        made = bring(root, without)
        assert shop(root).read_bytes() == before
        assert [tuple(change) for change in made.told[0].stuck] == [("contact.phone", "04 93 00 00 01", "")]


def test_a_value_that_its_field_refuses_leaves_the_old_one_and_is_told_once(root: Path) -> None:
    bring(root, {**BAKER, "website": "https://old.example/"})
    odd = {**BAKER, "website": "www.new.example"}
    assert [one.left for one in bring(root, odd).told] == [("website=www.new.example",)]
    text = shop(root).read_text("utf-8")
    assert "  website: https://old.example/\n" in text
    assert text.endswith("licence: ODbL-1.0\n# OpenStreetMap: website=www.new.example\n---\n")
    edit(root, "# OpenStreetMap: website=www.new.example\n", "")
    assert [(one.outcome, one.left) for one in bring(root, odd).told] == [(Outcome.SAME, ())]
    bring(root, {**BAKER, "website": "www.other.example"})
    bring(root, {**BAKER, "website": "https://new.example/"})
    text = shop(root).read_text("utf-8")
    assert "  website: https://new.example/\n" in text
    assert "# OpenStreetMap" not in text


WAY = """\
<node id="11" version="1" timestamp="2026-10-01T00:00:00Z" lat="43.7010" lon="7.26"/>
<node id="12" version="1" timestamp="2026-10-01T00:00:00Z" lat="43.70105" lon="7.26"/>
<node id="13" version="1" timestamp="2026-10-01T00:00:00Z" lat="43.70105" lon="7.26005"/>
<node id="14" version="1" timestamp="2026-10-01T00:00:00Z" lat="43.7010" lon="7.26005"/>
<way id="5" version="1" timestamp="2026-10-01T00:00:00Z">{rows}<tag k="shop" v="bakery"/><tag k="name" v="Le Fournil"/></way>
"""


def way(*points: int) -> str:
    return WAY.format(rows="".join(f'<nd ref="{point}"/>' for point in points))


def test_a_shop_that_is_drawn_anew_keeps_its_file(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "name: Le Fournil", "name: Chez Anaïs")
    made = bring(root, others=way(11, 12, 13, 11))
    assert [(one.outcome, one.ref, one.path) for one in made.told] == [(Outcome.UPDATED, "way/5", "shops/le-fournil/index.md")]
    assert "  osm: way/5\n" in shop(root).read_text("utf-8")
    assert "    lat: 43.701025\n" in shop(root).read_text("utf-8")
    assert outcomes(bring(root, others=way(11, 12, 13, 11))) == {Outcome.SAME: 1}
    shop(root).unlink()
    assert outcomes(bring(root, BAKER)) == {Outcome.REMOVED_HERE: 1}


def test_a_place_whose_lines_cross_stands_amid_its_points_and_one_without_any_is_told(root: Path) -> None:
    nowhere = (
        '<relation id="9" version="1" timestamp="2026-10-01T00:00:00Z"><tag k="shop" v="mall"/><tag k="name" v="La Halle"/></relation>'
    )
    made = bring(root, others=way(11, 13, 12, 14, 11) + nowhere)
    assert [(one.outcome, one.ref) for one in made.told] == [(Outcome.UNPLACED, "relation/9"), (Outcome.WRITTEN, "way/5")]
    assert made.read == 2
    assert "  - lat: 43.701025\n" in shop(root).read_text("utf-8")


def test_of_a_place_drawn_twice_the_one_that_has_a_file_stays(root: Path) -> None:
    first, second = {**BAKER, "@": "43.701000"}, {"shop": "bakery", "name": "Le Fournil", "@": "43.701050"}
    bring(root, first, second)
    made = bring(root, first, {**second, **{f"note:{number}": "x" for number in range(9)}})
    assert [(one.outcome, one.ref) for one in made.told] == [(Outcome.TWICE, "node/2"), (Outcome.SAME, "node/1")]


def test_a_file_whose_shop_is_no_more_is_named(root: Path) -> None:
    bring(root, BAKER, {**BAKER, "name": "Deux"}, {**BAKER, "name": "Trois"})
    made = bring(root, {**BAKER, "shop": "vacant"}, {"shop": "bakery"}, {**BAKER, "name": "Trois", "shop": "guns"})
    assert sorted((one.outcome, one.path, one.reason) for one in made.told) == [
        (Outcome.VANISHED, "shops/deux/index.md", "name="),
        (Outcome.VANISHED, "shops/le-fournil/index.md", "shop=vacant"),
        (Outcome.VANISHED, "shops/trois/index.md", "shop=guns"),
    ]


def test_a_volunteers_shop_without_coordinates_stands_for_one_place_in_its_street(root: Path) -> None:
    own = shop(root, "le-notre")
    own.parent.mkdir(parents=True)
    own.write_text("---\nname: Le Fournil\nlocations:\n  - address: {street: 3 rue Basse, city: Nice}\n---\n", encoding="utf-8")
    made = bring(root, BAKER, {**BAKER, "addr:street": "Rue Basse"}, {**BAKER, "addr:street": "Rue Basse"})
    assert [one.outcome for one in made.told] == [Outcome.WRITTEN, Outcome.KNOWN, Outcome.WRITTEN]


def test_an_address_is_followed_whole_or_not_at_all(root: Path) -> None:
    bring(root, {**BAKER, "addr:postcode": "06000"})
    edit(root, "street: rue Haute", "street: 9 rue Basse")
    before = shop(root).read_bytes()
    made = bring(root, {**BAKER, "addr:street": "Place Neuve", "addr:postcode": "06600", "@": "43.58"})
    assert shop(root).read_bytes() == before
    assert {change.field for change in made.told[0].kept} == {
        "locations.0.address.postcode", "locations.0.address.street", "locations.0.lat",
    }  # fmt: skip


def test_a_translated_name_follows_unless_somebody_changed_it(root: Path) -> None:
    english = shop(root).with_name("index.en.md")
    bring(root, {**BAKER, "name:en": "The Oven"})
    bring(root, {**BAKER, "name:en": "The Bakehouse"})
    assert english.read_text("utf-8") == "---\nname: The Bakehouse\n---\n"
    english.write_text("---\nname: Anaïs’s\n---\n", encoding="utf-8")
    bring(root, {**BAKER, "name:en": "The Bread"})
    assert english.read_text("utf-8") == "---\nname: Anaïs’s\n---\n"
    english.unlink()
    bring(root, {**BAKER, "name:en": "The Loaf"})
    assert not english.exists()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_number_is_found_in_a_file_that_cannot_be_read(root: Path, encoding: str) -> None:
    bring(root, *[{**BAKER, "name": f"N{number}"} for number in range(11)])
    shop(root, "n0").unlink()
    text = shop(root, "n10").read_text("utf-8").replace("osm: node/11", "osm: 'node/11'").replace("name: N", 'name: "N')
    shop(root, "n10").write_bytes(text.encode(encoding))
    made = bring(root, *[{**BAKER, "name": f"N{number}"} for number in range(11)])
    assert [(one.outcome, one.ref) for one in made.told if one.outcome is not Outcome.SAME] == [
        (Outcome.REMOVED_HERE, "node/1"), (Outcome.UNREADABLE, "node/11"),
    ]  # fmt: skip


def test_a_file_whose_number_was_taken_away_is_a_volunteers(root: Path) -> None:
    bring(root, BAKER)
    edit(root, "refs:\n  osm: node/1\n", "")
    before = shop(root).read_bytes()
    made = bring(root, {**BAKER, "phone": "04 93 00 00 99"})
    assert ([(one.outcome, one.path) for one in made.told], shop(root).read_bytes()) == (
        [(Outcome.KNOWN, "shops/le-fournil/index.md")], before,
    )  # fmt: skip


def test_no_value_of_openstreetmap_becomes_a_field_of_its_own(root: Path) -> None:
    bad = "12\nsummary: INJECTED\nstatus: closed"
    bring(
        root, {"shop": "bakery", "name": f"A {bad}", **{f"addr:{key}": bad for key in ("housenumber", "country", "postcode")}, "phone": bad}
    )
    text = next(root.glob("shops/*/index.md")).read_text("utf-8")
    assert not re.search(r"^(summary|status):", text, re.MULTILINE)
    assert "# OpenStreetMap: addr:housenumber=12 summary: INJECTED status: closed\n" in text


def test_addresses_with_semicolons_are_whole_and_lists_are_not(root: Path) -> None:
    tags = {"website": "https://a.example/?a=1;b=2", "phone": "nobody;04 93 00 00 01;04 93 00 00 02", "addr:city": "Nice;Antibes"}
    bring(root, {**BAKER, **tags, "facebook": "https://elsewhere.example/f", "payment:cash": "no", "payment:coins": "yes"})
    text = shop(root).read_text("utf-8")
    assert "  website: https://a.example/?a=1;b=2\n" in text
    assert "  phone: 04 93 00 00 01\n" in text
    assert "payments" not in text
    assert "social" not in text
    assert {row for row in text.splitlines() if row.startswith("#")} == {
        "# OpenStreetMap: phone=nobody", "# OpenStreetMap: phone=04 93 00 00 02", "# OpenStreetMap: addr:city=Nice;Antibes",
        "# OpenStreetMap: facebook=https://elsewhere.example/f",
    }  # fmt: skip


# The command


def test_the_account_of_an_import_is_told_in_both_languages(root: Path) -> None:
    path = extract(root.parent, {**BAKER, "website": "www.fournil.example"}, {"shop": "guns", "name": "Chasse"}, {"shop": "bakery"})
    said = run("import", "osm", str(path), "--out", str(root), "--language", "fr").stdout
    assert said == (
        "Lieux lus dans town.osm\u00a0: 3 (données du 2026-10-01)\n"
        "- Fiches écrites\u00a0: 1\n"
        "- Lieux sans nom, laissés\u00a0: 1\n"
        "- Lieux sans catégorie chez nous, laissés\u00a0: 1\n  shop=guns (1)\n"
        "- Gardé en commentaire dans la fiche, à relire\n  shops/le-fournil/index.md: website=www.fournil.example\n"
        "Relisez, puis lancez «\u00a0python3 build.py\u00a0». Données © les contributeurs d’OpenStreetMap, licence ODbL.\n"
    )
    edit(root, "name: Le Fournil", "name: Chez Anaïs")
    path = extract(root.parent, {**BAKER, "name": "Fournil", "phone": "04 93 00 00 99"})
    said = run("import", "osm", str(path), "--out", str(root), "--language", "en", "--dry-run").stdout
    assert "contact.phone goes from “04 93 00 00 01” to “04 93 00 00 99”" in said
    assert "you wrote name “Chez Anaïs”, kept; OpenStreetMap now says “Fournil”" in said
    assert "04 93 00 00 01" in shop(root).read_text("utf-8")


def test_a_trial_makes_no_folder(root: Path) -> None:
    path = extract(root.parent, BAKER)
    said = run("import", "osm", str(path), "--out", str(root), "--dry-run", "--language", "en").stdout
    assert said.startswith("A trial: nothing is written. This is what would be done.\n")
    assert not (root / "shops").exists()
    run("import", "osm", str(path), "--out", str(root.parent / "none"), "--dry-run")
    assert not (root.parent / "none").exists()


@pytest.mark.parametrize("words", [("import", "osm"), ("demo", "monaco")])
def test_a_file_in_the_place_of_the_folder_is_told(root: Path, words: tuple[str, str]) -> None:
    path = extract(root.parent, BAKER)
    refused = run(*words, *([str(path)] if words[0] == "import" else []), "--out", str(path), "--language", "en")
    assert refused.exit_code != 0
    assert "folder" in refused.stdout + refused.stderr


@pytest.mark.parametrize(
    ("name", "data"),
    [("photo.osm.pbf", b"not a map"), ("photo.txt", b""), ("far.osm", b'<osm version="0.6"><node id="1" lat="1000" lon="7"/></osm>')],
)
def test_a_file_that_is_no_extract_is_refused_in_words(root: Path, name: str, data: bytes) -> None:
    path = root.parent / name
    path.write_bytes(data)
    refused = run("import", "osm", str(path), "--out", str(root), "--language", "en")
    assert refused.exit_code == 2
    assert "cannot be read as an extract of OpenStreetMap" in refused.stderr


# A real town


def test_the_extract_of_monaco_gives_what_it_always_gave(tmp_path: Path) -> None:
    made = imported(site(tmp_path), read_extract(EXTRACT, is_candidate), TODAY)
    assert (made.read, len(made.told)) == (448, 448)
    assert outcomes(made) == {Outcome.WRITTEN: 395, Outcome.NAMELESS: 50, Outcome.TWICE: 3}
    assert made.date == date(2023, 12, 26)


def test_the_demonstration_of_monaco_is_the_site_that_the_tests_build(tmp_path: Path) -> None:
    assert run("demo", "monaco", "--out", str(tmp_path / "monaco"), "--date", "2026-11-24").exit_code == 0
    made = {path.relative_to(tmp_path / "monaco"): path.read_bytes() for path in (tmp_path / "monaco").rglob("*") if path.is_file()}
    kept = {path.relative_to(MONACO): path.read_bytes() for path in MONACO.rglob("*") if path.is_file() and ".localsite" not in path.parts}
    drawn = {path for path in made if path.is_relative_to("content/map")}
    assert {Path("content/map/map.json"), Path("content/map/town.osm.pbf"), Path("content/map/LICENCE.md")} < drawn
    made = {path: data for path, data in made.items() if path not in drawn}  # the tests that want the map draw it
    assert made == {path: data for path, data in kept.items() if path != Path("content/addresses.txt")}
    assert run("demo", "monaco", "--out", str(tmp_path / "monaco")).exit_code == 2


def test_the_memory_of_an_import_has_one_line_per_place(root: Path) -> None:
    made = bring(root, BAKER, {"shop": "books", "name": "La Marge"})
    lines = made.files[STATE].splitlines()
    assert [line.partition(":")[0] for line in lines[1:-1]] == ['"node/1"', '"node/2"']
    assert json.loads(made.files[STATE])["records"]["node/2"]["name"] == "La Marge"
