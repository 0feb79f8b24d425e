"""The records in relation: references, lists, areas, and what time does to them."""

from __future__ import annotations

from datetime import date

import pytest

from localsite.diagnostics import Severity, settled
from localsite.understand import derived_id
from tests.ground import MINIMAL, TODAY
from tests.stages import SHOP, SITE, made, shop

COIN = "shops/le-coin/index.md"
HALL = "---\nid: lahalle\nname: La Halle\n---\n"
EVENT = "---\nid: marche\ntitle: Marché\nstart: 2027-05-08 18:00\n{}---\n"
STORY = "---\nid: lepain\ntitle: Le pain\ndate: 2027-01-02\n{}---\n\n{}\n"
TRAIL = "---\nid: balade\ntitle: Balade\nstops:\n{}---\n"


def told(found):
    return [(problem.code.number, problem.span[:3]) for problem in found.problems]


def test_every_reference_that_leads_somewhere_is_silent_and_answered_both_ways():
    found = made(
        {
            COIN: shop("locations: {at: la-halle}\nalso_found_at: [le-fil, la-halle]\n"),
            "shops/le-fil/index.md": shop(id="lefil1", name="Le Fil"),
            "shops/vieux/index.md": shop("status: closed\nreplaced_by: le-coin\n", id="vieux1"),
            "content/places/la-halle.md": HALL,
            "content/events/marche.md": EVENT.format("at: [la-halle, le-fil]\norganisers: le-coin\nparticipants: [le-coin, le-fil]\n"
                                                     "repeat:\n  every: week\n  change: {on: 2027-05-15, at: la-halle}\n"),
            "content/stories/le-pain.md": STORY.format("shops: le-coin\nplace: la-halle\n", "[ici](shop:le-coin), [là](place:la-halle)"),
            "content/trails/balade.md": TRAIL.format("  - {shop: le-coin}\n  - {place: la-halle}\n"),
        }
    )  # fmt: skip
    assert found.codes == ["LS220"]  # the event comes back
    site = found.site
    assert {key: [entry.key for entry in entries] for key, entries in site.at_place.items()} == {"la-halle": ["le-coin"]}
    # A key may be a place's or a shop's: both are asked for.
    assert {key for key, entries in site.events_at.items() if entries[0].key == "marche"} >= {
        ("place", "la-halle"),
        ("shop", "le-fil"),
        ("shop", "le-coin"),
    }
    assert {key: [entry.key for entry in entries] for key, entries in site.stories_of.items()} == {"le-coin": ["le-pain"]}
    assert [entry.key for entry in site.of("shop")] == ["le-coin", "vieux", "le-fil"]
    assert [entry.key for entry in site.listed] == ["le-coin", "le-fil"]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({COIN: shop("also_found_at: le-foin\n")}, ("LS201", (COIN, 6, 16), "le-coin")),
        ({COIN: shop("also_found_at: zzzz\n")}, ("LS200", (COIN, 6, 16), None)),
        ({COIN: shop("locations: {at: la-hale}\n"), "content/places/la-halle.md": HALL}, ("LS201", (COIN, 6, 17), "la-halle")),
        ({COIN: shop("locations: {at: le-coin}\n")}, ("LS200", (COIN, 6, 17), None)),
        ({COIN: shop("status: closed\nreplaced_by: zzzz\n")}, ("LS200", (COIN, 7, 14), None)),
        ({COIN: shop(categories="bakery, chese")}, ("LS201", (COIN, 4, 21), "cheese")),
        ({COIN: shop(categories="Boulangrie")}, ("LS201", (COIN, 4, 13), "Boulangerie")),
        ({COIN: shop(categories="zzzzzzz")}, ("LS219", (COIN, 4, 13), None)),
        ({"content/events/marche.md": EVENT.format("at: zzzz\n")}, ("LS200", ("content/events/marche.md", 5, 5), None)),
        ({"content/events/marche.md": EVENT.format("organisers: [zzzz]\n")}, ("LS200", ("content/events/marche.md", 5, 14), None)),
        ({"content/events/marche.md": EVENT.format("repeat: {every: week, change: [{on: 2027-05-15, at: zzzz}]}\n")},
         ("LS200", ("content/events/marche.md", 5, 53), None)),
        ({"content/stories/le-pain.md": STORY.format("shops: zzzz\n", "")}, ("LS200", ("content/stories/le-pain.md", 5, 8), None)),
        ({"content/stories/le-pain.md": STORY.format("place: zzzz\n", "")}, ("LS200", ("content/stories/le-pain.md", 5, 8), None)),
        ({"content/trails/balade.md": TRAIL.format("  - {shop: zzzz}\n")}, ("LS200", ("content/trails/balade.md", 5, 12), None)),
        ({"content/trails/balade.md": TRAIL.format("  - {place: zzzz}\n")}, ("LS200", ("content/trails/balade.md", 5, 13), None)),
    ],
)  # fmt: skip
def test_a_reference_that_leads_nowhere_is_told_with_the_one_that_was_meant(files, expected):
    (problem,) = (problem for problem in made(files).problems if problem.code.number != "LS220")  # some of the events come back
    assert (problem.code.number, problem.span[:3], getattr(problem.mend, "text", None)) == expected


@pytest.mark.parametrize("named", ["Boulangerie", "boulangerie", "Bakery", "bakery"])
def test_a_category_may_be_named_as_people_do(named):
    found = made({COIN: shop(categories=f"{named}, Fromagerie")})
    assert (found.codes, sorted(found.site.by_category)) == ([], ["bakery", "cheese"])


def test_what_a_reference_should_lead_to_is_said_in_both_languages():
    (problem,) = made({COIN: shop("also_found_at: zzzz\n")}).problems
    assert "pas de commerce ou lieu de ce nom" in problem.said("fr").message
    assert "no shop or place of that name" in problem.said("en").message


def test_a_record_that_could_not_be_understood_is_not_unknown():
    found = made({COIN: shop("also_found_at: le-fil\n", "[voir](shop:le-fil)"), "shops/le-fil/index.md": shop(id="lefil1", name="[a]")})
    assert told(found) == [("LS105", ("shops/le-fil/index.md", 3, 7))]


def test_an_id_belongs_to_one_record():
    found = made({COIN: shop(), "shops/le-fil/index.md": shop(), "content/places/la-halle.md": HALL.replace("lahalle", "lecoin")})
    assert told(found) == [("LS202", (COIN, 2, 5)), ("LS202", ("shops/le-fil/index.md", 2, 5))]
    assert dict(found.problems[0].facts) == {"id": "lecoin", "other": "content/places/la-halle.md"}


def test_a_derived_id_that_another_record_has_is_told():
    found = made({COIN: shop(id=""), "content/places/a.md": f"---\nid: {derived_id('shop', 'le-coin')}\nname: A\n---\n"})
    assert sorted(told(found)) == [("LS202", (COIN, 0, 0)), ("LS203", (COIN, 2, 1))]


def test_two_pages_need_no_ids_but_those_that_they_have_count():
    page = "---\n{}title: Une page\n---\n"
    assert made({"content/pages/a.md": page.format(""), "content/pages/b.md": page.format("")}).codes == []
    assert made({"content/pages/a.md": page.format("id: memeid\n"), "content/pages/b.md": page.format("id: memeid\n")}).codes == ["LS202"]


@pytest.mark.parametrize(
    ("mine", "other", "expected"),
    [
        ("vieux", "", []),
        ("le-fil", "", [("LS211", (COIN, 6, 11), "shops/le-fil/index.md")]),
        ("vieux", "formerly: vieux\n", [("LS211", ("shops/le-fil/index.md", 6, 11), COIN)]),
        ("le-coin", "", [("LS211", (COIN, 6, 11), COIN)]),
        ("[vieux, vieux]", "", []),
    ],
)
def test_a_former_key_belongs_to_one_record(mine, other, expected):
    found = made({COIN: shop(f"formerly: {mine}\n"), "shops/le-fil/index.md": shop(other, id="lefil1")})
    assert [(problem.code.number, problem.span[:3], dict(problem.facts)["other"]) for problem in found.problems] == expected


def test_a_former_key_may_be_one_of_another_kind_and_not_one_of_a_record_that_was_refused():
    assert made({COIN: shop("formerly: la-halle\n"), "content/places/la-halle.md": HALL}).codes == []
    found = made({COIN: shop("anciennement: le-fil\n"), "shops/le-fil/index.md": shop(id="x")})
    assert sorted(found.codes) == ["LS119", "LS211"]


def test_links_in_a_text_are_looked_at_where_they_stand():
    found = made({COIN: shop("", "Voir [ici](shop:zzzz) ou [là](shop:le-foin), [accueil](/), [a](trail:zzzz), [moi](shop:le-coin).")})
    assert [(problem.code.number, problem.span[:3], getattr(problem.mend, "text", None)) for problem in found.problems] == [
        ("LS216", (COIN, 8, 12), None), ("LS201", (COIN, 8, 31), "shop:le-coin"), ("LS216", (COIN, 8, 64), None),
    ]  # fmt: skip
    line = "Voir [ici](shop:zzzz) ou [là](shop:le-foin), [accueil](/)"
    assert settled(found.problems[1], line).mend.text == "Voir [ici](shop:zzzz) ou [là](shop:le-coin), [accueil](/)"


def test_links_of_a_translation_are_told_in_its_file():
    found = made({COIN: shop(), "shops/le-coin/index.en.md": "---\nname: A\n---\n\n[x](shop:zzzz)\n"})
    assert told(found) == [("LS216", ("shops/le-coin/index.en.md", 5, 5))]


PICTURE = "images: {file: vitrine.jpg, alt: La vitrine}\n"


def test_a_picture_stands_beside_its_record():
    files = {COIN: shop(PICTURE, "![La vitrine](vitrine.jpg)"), "shops/le-coin/vitrine.jpg": b"x"}
    assert made(files).codes == []


@pytest.mark.parametrize(
    ("front", "body", "expected"),
    [
        ("images: {file: Vitrine.JPG, alt: A}\n", "", ("LS205", (COIN, 6, 16), "vitrine.jpg")),
        ("images: {file: ../le-coin/vitrine.jpg, alt: A}\n", "", ("LS205", (COIN, 6, 16), "vitrine.jpg")),
        ("images: {file: zzzz.png, alt: A}\n", "", ("LS204", (COIN, 6, 16), None)),
        ("", "Voici\n\n![La vitrine](vitrin.jpg)", ("LS205", (COIN, 10, 15), "vitrine.jpg")),
        ("", "![La vitrine](zzz.png)", ("LS204", (COIN, 8, 15), None)),
    ],
)
def test_a_picture_that_is_not_there_is_told_where_it_is_named(front, body, expected):
    found = made({COIN: shop(front, body), "shops/le-coin/vitrine.jpg": b"x"})
    (problem,) = found.problems
    assert (problem.code.number, problem.span[:3], getattr(problem.mend, "text", None)) == expected


def test_the_picture_of_a_step_is_looked_at_too():
    steps = "steps: [{text: Pétrir, image: petrin.jpg}, {text: Cuire}]\n"
    assert told(made({"content/stories/le-pain/index.md": STORY.format(steps, "")})) == [
        ("LS204", ("content/stories/le-pain/index.md", 5, 31))
    ]
    named = STORY.format(steps + "images: [{file: petrin.jpg, alt: Un pétrin}]\n", "")
    assert made({"content/stories/le-pain/index.md": named, "content/stories/le-pain/petrin.jpg": b"x"}).codes == []
    unnamed = made({"content/stories/le-pain/index.md": STORY.format(steps, ""), "content/stories/le-pain/petrin.jpg": b"x"})
    assert told(unnamed) == [("LS605", ("content/stories/le-pain/index.md", 5, 31))]


def test_lists_are_in_the_order_of_the_language_articles_left_out():
    names = {"a": "L’Œuf", "b": "Le Zinc", "c": "Éclair", "d": "Abeille", "e": "eclair"}
    found = made({f"shops/{key}/index.md": shop(id=f"shop0{key}", name=name) for key, name in names.items()})
    assert [entry.key for entry in found.site.of("shop")] == ["d", "e", "c", "a", "b"]


def test_lists_by_category_and_by_area_hold_the_shops_that_are_listed():
    town = "  - {address: {city: Ville}"
    place = f"locations:\n  - {{address: {{city: Ville, area: Le Port}}}}\n{town}}}\n{town}, precision: hidden}}\n"
    found = made(
        {
            COIN: shop(place, categories="bakery, cheese, bakery"),
            "shops/b/index.md": shop("status: closed\n" + place, id="shop0b"),
            "shops/c/index.md": shop("locations: {address: {city: Ville}}\n", id="shop0c"),
        }
    )
    assert found.codes == []
    assert {key: [entry.key for entry in entries] for key, entries in found.site.by_category.items()} == {
        "bakery": ["c", "le-coin"],
        "cheese": ["le-coin"],
    }
    assert {key: [entry.key for entry in entries] for key, entries in found.site.by_area.items()} == {
        "le-port": ["le-coin"],
        "ville": ["c", "le-coin"],
    }
    assert dict(found.site.areas) == {"le-port": "Le Port", "ville": "Ville"}


def test_the_order_of_the_files_changes_nothing():
    files = {f"shops/s{n}/index.md": shop(id=f"shop0{n}", name="Pareil") for n in range(5)} | {
        "content/places/s1.md": HALL.replace("La Halle", "Pareil")
    }
    found, turned = made(files), made(dict(reversed(files.items())))
    assert (list(found.site.entries), found.site.listed) == (list(turned.site.entries), turned.site.listed)


LABEL = "labels:\n  - {name: Bio}\n  - {name: Artisan du pain, until: 2026-12-31}\n"


def test_a_label_that_is_over_is_told_where_it_stands():
    found = made({COIN: shop(LABEL)})
    assert told(found) == [("LS217", (COIN, 8, 12))]
    assert made({COIN: shop(LABEL)}, today=date(2026, 12, 31)).codes == []


def test_a_label_whose_name_was_set_otherwise_is_told_at_its_field():
    assert told(made({COIN: shop("labels: {name: L'artisan, until: 2026-12-31}\n")})) == [("LS217", (COIN, 6, 1))]
    assert told(
        made({COIN: "---\n{id: lecoin, name: A, categories: bakery, status: fermé, labels: {name: B, until: 2026-12-31}}\n---\n"})
    ) == [("LS217", (COIN, 0, 0))]


def test_old_checks_are_told_once_with_the_oldest():
    checked = "verified: {{on: {}, how: visit}}\n"
    files = {
        f"shops/s{n}/index.md": shop(checked.format(day), id=f"shop0{n}")
        for n, day in enumerate(["2025-06-01", "2024-06-01", "2026-12-01"])
    }
    found = made(files)
    assert told(found) == [("LS218", ("shops/s1/index.md", 0, 0))]
    assert dict(found.problems[0].facts) == {"count": "2", "months": "12", "oldest": "shops/s1/index.md", "on": "2024-06-01"}


def test_the_passing_of_time_alone_never_makes_an_error():
    files = {
        COIN: SHOP,
        "shops/b/index.md": shop(
            LABEL + "status: paused\nstatus_from: 2027-01-01\nstatus_to: 2027-02-01\nverified: {on: 2026-01-01, how: visit}\n", id="shop0b"
        ),
        "content/events/marche.md": EVENT.format("end: 2027-05-09 01:00\n"),
        "content/places/la-halle.md": HALL,
    }
    for today in (TODAY, date(2032, 3, 1), date(2099, 12, 31)):
        found = made(files, today=today)
        assert found.errors == []
        assert {problem.code.severity for problem in found.problems} <= {Severity.NOTICE}
    assert made({COIN: (MINIMAL / COIN).read_text("utf-8")}, today=date(2032, 3, 1)).codes == ["LS218"]


def test_the_site_knows_its_day_its_words_and_its_categories():
    found = made({COIN: shop(categories="zinzolin")}, site=SITE + "categories: [{key: zinzolin, names: {fr: Teinture, en: Dyeing}}]\n")
    assert (found.codes, found.site.today, found.site.words["fr"]["name"], "zinzolin" in found.site.categories) == (
        [],
        TODAY,
        "Les Vitrines d’Essai",
        True,
    )
