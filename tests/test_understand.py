"""Documents become records: facts once, words per language."""

from __future__ import annotations

import re

import pytest

from localsite import pipeline, stages
from localsite.diagnostics import Mend, Span
from localsite.parse import parse
from localsite.understand import derived_id, settle, understand
from tests.ground import TODAY
from tests.stages import SHOP, SITE, made, shop, sources_of

MAP = "map: {centre: [46.2, 5.2], box: [46.1, 5.1, 46.3, 5.3]}\n"
COIN = "shops/le-coin/index.md"


def languages(*tags):
    return SITE.replace("languages: [fr, en]", f"languages: [{', '.join(tags)}]")


def told(found):
    return [(problem.code.number, problem.span[:3]) for problem in found.problems]


def test_a_record_has_its_facts_once_and_its_words_in_each_language():
    english = "---\nname: The Corner\nsummary: Bread.\n---\n\nSince three generations.\n"
    found = made({COIN: SHOP, "shops/le-coin/index.en.md": english})
    entry = found.entry("shop", "le-coin")
    assert found.codes == []
    assert [entry.say("name", tongue) for tongue in ("fr", "en", "oc")] == [
        entry.say("name", "fr"), entry.say("name", "en"), entry.say("name", "fr"),
    ]  # fmt: skip
    assert (str(entry.say("name", "fr")), str(entry.say("name", "en")), entry.say("name", "oc").language) == ("Le Coin", "The Corner", "fr")
    assert [entry.text(tongue).language for tongue in ("fr", "en")] == ["fr", "en"]
    assert (entry.id, entry.facts.name, entry.path) == ("lecoin", "Le Coin", COIN)


@pytest.mark.parametrize(
    ("tags", "main", "others"),
    [
        (("fr",), "index.md", ()),
        (("en", "fr"), "index.md", ("index.fr.md",)),
        (("fr", "en", "oc"), "index.md", ("index.en.md", "index.oc.md")),
        (("oc",), "index.oc.md", ()),
    ],
)
def test_any_set_of_languages_will_do(tags, main, others):
    words = "---\nname: {0}\n---\n"
    files = {f"shops/le-coin/{main}": shop(), **{f"shops/le-coin/{name}": words.format(name) for name in others}}
    found = made(files, site=languages(*tags))
    assert found.codes == []
    assert tuple(found.entry("shop", "le-coin").words) == tags


def test_a_missing_translation_falls_back_to_the_main_language_and_says_so():
    found = made({COIN: SHOP, "shops/le-coin/index.en.md": "---\nname: The Corner\n---\n"})
    entry = found.entry("shop", "le-coin")
    assert (entry.say("summary", "en").language, entry.text("en").language, bool(entry.say("moved_to", "en"))) == ("fr", "fr", False)


def test_facts_in_a_translation_are_refused():
    found = made({COIN: SHOP, "shops/le-coin/index.en.md": "---\nname: The Corner\nsince: 1998\nadresses: []\n---\n"})
    assert told(found) == [("LS104", ("shops/le-coin/index.en.md", 3, 1)), ("LS104", ("shops/le-coin/index.en.md", 4, 1))]


def test_a_wrong_word_in_a_translation_refuses_the_record_and_its_key_is_kept():
    found = made({COIN: SHOP, "shops/le-coin/index.en.md": "---\nname: [a]\n---\n"})
    assert (told(found), found.site.entries, found.records.refused) == (
        [("LS105", ("shops/le-coin/index.en.md", 2, 7))],
        {},
        {("shop", "le-coin")},
    )


def test_a_translation_that_cannot_be_read_refuses_the_record():
    found = made({COIN: SHOP, "shops/le-coin/index.en.md": "rien"})
    assert (found.site.entries, found.records.refused, "LS206" in found.codes) == ({}, {("shop", "le-coin")}, False)


def test_a_translation_alone_names_the_file_that_is_missing():
    found = made({"shops/le-coin/index.en.md": "---\nname: The Corner\n---\n"})
    assert [(problem.code.number, dict(problem.facts)) for problem in found.problems] == [("LS206", {"main": COIN})]
    assert found.records.refused == {("shop", "le-coin")}


def test_a_main_file_that_cannot_be_read_is_told_once():
    found = made({"content/pages/a.md": "rien"})
    assert (len(found.problems), found.records.refused) == (1, {("page", "a")})


def test_a_record_without_id_gets_one_that_follows_from_its_key():
    found = made({COIN: shop(id="")})
    derived = derived_id("shop", "le-coin")
    assert (found.entry("shop", "le-coin").id, re.fullmatch("[a-z0-9]{6}", derived) is not None) == (derived, True)
    assert [(problem.code.number, problem.span, problem.mend) for problem in found.problems] == [
        ("LS203", Span(COIN, 2, 1, 4), Mend(2, 1, f"id: {derived}")),
    ]  # fmt: skip
    assert derived_id("shop", "le-coin") != derived_id("place", "le-coin")


@pytest.mark.parametrize(
    "text",
    [
        shop(id=""),
        shop(id="''"),
        shop(id="").replace("---\n", "---\n# une remarque\n", 1),
        "---\nid:\n" + shop(id="")[4:],
        shop(id="").replace("\nname", "\nname"),
    ],
)
def test_the_line_that_is_offered_gives_the_record_the_same_id(text):
    found = made({COIN: text})
    (problem,) = found.problems
    lines = text.splitlines()
    lines[problem.mend.first - 1 : problem.mend.last] = [problem.mend.text]
    after = made({COIN: "\n".join(lines) + "\n"})
    assert (after.codes, after.entry("shop", "le-coin").id) == ([], found.entry("shop", "le-coin").id)


def test_fields_in_braces_are_offered_no_line():
    found = made({COIN: "---\n{name: A, categories: bakery, online: {url: https://a.example/}}\n---\n"})
    assert [(problem.code.number, problem.mend) for problem in found.problems] == [("LS203", None)]


def test_a_page_needs_no_id():
    found = made({"content/pages/a.md": "---\ntitle: Une page\n---\n"})
    assert (found.codes, found.entry("page", "a").id) == ([], derived_id("page", "a"))


def point(*lines):
    return "locations:\n" + "".join(f"  - {line}\n" for line in lines)


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["{lat: 46.2, lon: 5.2}"], []),
        (["{lat: 5.2, lon: 46.2}"], [("LS130", 7, 11)]),
        (["{lat: 48.8, lon: 2.3}"], [("LS131", 7, 11)]),
        (["{hours: lun 9h-12h}", "{latitude: 48.8, longitude: 2.3}", "{lat: 46.2, lon: 5.2}"], [("LS131", 8, 16)]),
        (["{lat: 46.2, lon: 5.2}", "{Lon: 46.2, Lat: 5.2}", "{lat: '', lon: ''}"], [("LS130", 8, 22)]),
    ],
)
def test_a_point_outside_the_territory_is_told_where_it_stands(lines, expected):
    found = made({COIN: shop(point(*lines))}, site=SITE + MAP)
    assert [(problem.code.number, problem.span.line, problem.span.column) for problem in found.problems] == expected


def test_points_of_places_and_of_stops_are_looked_at_too():
    place = "---\nid: lahalle\nname: La Halle\nname_i18n: {lat: Forum}\nlat: 48.8\nlon: 2.3\n---\n"
    trail = "---\nid: balade\ntitle: Balade\nstops:\n  - {name: A, lat: 46.2, lon: 5.2}\n  - {name: B, lat: 5.2, lon: 46.2}\n---\n"
    found = made({"content/places/la-halle.md": place, "content/trails/balade.md": trail}, site=SITE + MAP)
    assert told(found) == [("LS131", ("content/places/la-halle.md", 5, 6)), ("LS130", ("content/trails/balade.md", 6, 20))]


def test_without_a_territory_every_point_will_do():
    assert made({COIN: shop(point("{lat: 48.8, lon: 2.3}"))}).codes == []
    assert made({COIN: shop(point("{lat: 48.8, lon: 2.3}"))}, site=SITE + "map: {centre: [46.2, 5.2]}\n").codes == []


def test_no_message_tells_a_hidden_point():
    found = made({COIN: shop(point("{lat: 48.8123, lon: 2.3123, precision: hidden}"))}, site=SITE + MAP)
    assert [problem for problem in found.problems if "48.8123" in repr(problem)] == []


def test_the_ledger_has_one_address_a_line():
    found = made({"content/addresses.txt": "# un commentaire\n\n/commerces/le-coin/\ncommerces/\n /s/x/\n/s/lecoin/\n"})
    assert [(ref.key, ref.span) for ref in found.records.ledger] == [
        ("/commerces/le-coin/", Span("content/addresses.txt", 3, 1, 19)), ("/s/lecoin/", Span("content/addresses.txt", 6, 1, 10)),
    ]  # fmt: skip
    assert told(found) == [("LS214", ("content/addresses.txt", 4, 1)), ("LS214", ("content/addresses.txt", 5, 1))]


def test_phones_and_postcodes_are_of_the_country_of_the_site():
    contact = "contact: {phone: 93 15 00 00}\n"
    found = made(
        {COIN: shop(contact)},
        site=SITE.replace("country: FR", "country: MC").replace("04 74 00 00 00", "+33474000000").replace("01 23 45 67 89", "+33123456789"),
    )
    assert found.entry("shop", "le-coin").facts.contact.phone.dialled == "+37793150000"


def test_what_is_remembered_hangs_on_all_that_it_was_made_of(tmp_path):
    job = pipeline.Job(tmp_path, None, TODAY)
    far = shop(point("{lat: 5.2, lon: 46.2}"))

    def told_with(site):
        problems = []
        sources = sources_of({"content/site.yaml": site, COIN: far})
        memory = pipeline._memory(job)
        memory.learn(stages.vocabulary())
        settings, words = settle(sources, problems.append)
        understand(parse(sources, settings.languages, memory, problems.append), settings, words, sources, memory, problems.append)
        memory.close()
        return [problem.said("fr").message for problem in problems]

    first = told_with(SITE + MAP)
    renamed = told_with(SITE.replace("Les Vitrines d’Essai", "Autre Nom") + MAP)
    assert told_with(SITE + MAP) == first
    assert "Autre Nom" in renamed[0]
    assert told_with(SITE) == []


def test_what_came_of_a_text_that_took_too_long_is_not_remembered(tmp_path):
    sources = sources_of({"content/site.yaml": SITE, "shops/le-coin/index.md": SHOP})
    job = pipeline.Job(tmp_path, None, TODAY)

    def texts(*, lasting):
        with pipeline._memory(job) as memory:
            memory.learn(stages.vocabulary())
            settings, words = settle(sources, print)
            documents = parse(sources, settings.languages, memory, print)
            told = [one._replace(html="" if not lasting else one.html, lasting=lasting) for one in documents]
            entries = understand(told, settings, words, sources, memory, print).entries
            return [entry.text("fr").text for entry in entries]

    assert texts(lasting=False) == [""]
    assert texts(lasting=True) != [""]
