"""What the collective says of its site: content/site.yaml."""

from __future__ import annotations

import pytest

from localsite.categories import CATEGORIES
from localsite.diagnostics import SiteError, Span
from localsite.fields import fields
from localsite.settings import Settings, categories_of
from localsite.understand import settle
from tests.stages import SITE, settled_from, sources_of

LEAST = "name: Essai\nsite_url: https://v.example/\nlanguages: fr\n"


def codes(text, **others):
    return [problem.code.number for problem in settled_from(text, **others)[1]]


def test_the_good_settings_are_good():
    settings, problems = settled_from(SITE)
    assert problems == []
    assert (settings.language, settings.languages, settings.base, settings.origin) == ("fr", ("fr", "en"), "/", "https://vitrines.example")


def test_there_are_at_most_twenty_top_level_keys():
    assert len(fields(Settings)) <= 20


def test_what_is_not_given_has_a_good_value():
    settings, problems = settled_from(LEAST)
    assert [problem.code.number for problem in problems] == ["LS006"]
    assert (settings.timezone, settings.country, settings.theme.name, settings.accessibility) == (
        "Europe/Paris",
        "FR",
        "atelier",
        "unknown",
    )
    assert (settings.freshness.warn_months, settings.freshness.grey_months, settings.contact.email) == (12, 18, None)
    assert dict(categories_of(settings)) == dict(CATEGORIES)


def test_french_names_give_the_same_settings():
    french = "nom: Essai\nadresse: https://v.example/\nlangues: fr\n"
    assert settled_from(french)[0] == settled_from(LEAST)[0]


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ("timezone: Europe/Nantes", "LS002"),
        ("timezone: ../../etc/passwd", "LS002"),
        ("timezone: Europe", "LS002"),
        ('timezone: "/etc/passwd"', "LS002"),
        ("map: {centre: [46.2, 5.2], box: [46.3, 5.1, 46.1, 5.3]}", "LS008"),
        ("map: {centre: [46.2, 5.2], box: [46.1, 5.1]}", "LS008"),
        ("map: {centre: [46.2, 5.2], box: [46.1, 5.1, 100, 5.3]}", "LS008"),
        ("map: {centre: [46.2]}", "LS010"),
        ("map: {centre: [146.2, 5.2]}", "LS010"),
        ("map: {centre: [5.2, 46.2], box: [46.1, 5.1, 46.3, 5.3]}", "LS010"),
        ("map: {centre: [1, 2, 3]}", "LS107"),
        ("map: {centre: []}", "LS100"),
        ("map: {}", "LS100"),
        ("theme: {name: Mon Thème}", "LS118"),
        ("theme: {colours: rouge}", "LS106"),
        ("theme: {colours: {accent: rouge}}", "LS129"),
        ('theme: {colours: {accent: "#84351"}}', "LS129"),
        ('theme: {colours: {accent: "843"}}', "LS129"),
        ("theme: {colours: {accent: [a]}}", "LS105"),
        ('theme: {colours: {acent: "#84351a"}}', "LS102"),
        ("categories: [{key: zinzolin}]", "LS005"),
        ("categories: [{key: zinzolin, names: {en: Purple}}]", "LS005"),
        ("contacts: [a]", "LS102"),
        ("zzzzzzz: [a]", "LS101"),
        ("country: fr", "LS126"),
        ("contact: bonjour@v.example", "LS106"),
    ],
)
def test_what_is_wrong_is_told(more, expected):
    found = codes(f"{LEAST}{more}\n")
    assert [code for code in found if code != "LS006"] == [expected]


def test_the_address_of_the_site_is_a_folder():
    assert "LS003" in codes(LEAST.replace("example/", "example/?a=1"))
    assert "LS003" in codes(LEAST.replace("example/", "example/#a"))
    settings, _ = settled_from(LEAST.replace("example/", "example/vitrine"))
    assert (settings.base, settings.origin) == ("/vitrine/", "https://v.example")


@pytest.mark.parametrize(
    ("written", "expected"), [("fr", ("fr",)), ("[en, fr]", ("en", "fr")), ("fr, en, oc", ("fr", "en", "oc")), ("[pt-BR]", ("pt-BR",))]
)
def test_any_set_of_languages_will_do(written, expected):
    settings, problems = settled_from(LEAST.replace("languages: fr", f"languages: {written}"))
    assert (settings.languages, settings.language, [problem.code.number for problem in problems]) == (expected, expected[0], ["LS006"])


@pytest.mark.parametrize("written", ["", "[]", "''", "['', '']"])
def test_a_site_without_a_language_is_told_so(written):
    settings, problems = settled_from(LEAST.replace("languages: fr", f"languages: {written}"))
    assert (settings, [problem.code.number for problem in problems]) == (None, ["LS100"])


def test_a_language_is_given_once():
    _, problems = settled_from(LEAST.replace("languages: fr", "languages: [fr, en, fr]"))
    assert [(problem.code.number, problem.span[:3]) for problem in problems if problem.code.number != "LS006"] == [
        ("LS004", ("content/site.yaml", 3, 12))
    ]


@pytest.mark.parametrize("text", ["", "# rien\n", "---\n", "[a, b]\n", "texte\n", "a: [\n", "\0", "\ufffe"])
def test_settings_that_say_nothing_are_refused_with_a_reason(text):
    settings, problems = settled_from(text)
    assert settings is None
    assert problems


def test_settings_that_are_not_there_make_no_site():
    said = []
    with pytest.raises(SiteError) as refused:
        settle({}, said.append)
    assert (refused.value.diagnostic.code.number, refused.value.diagnostic.span, said) == ("LS001", Span("content/site.yaml"), [])


def test_what_the_law_asks_for_is_listed_under_its_names_in_both_languages():
    legal = "legal: {form: association, address: 1 place du Marché, host: {name: H, phone: 01 23 45 67 89}}\n"
    _, (problem,) = settled_from(LEAST + legal)
    assert problem.said("en").message == "The legal page lacks: phone, email, publication_director, host.address."
    assert (
        problem.said("fr").message == "Il manque à la page légale\u00a0: telephone, courriel, directeur_de_publication, hebergeur.adresse."
    )
    assert problem.span[:3] == ("content/site.yaml", 4, 8)


def test_the_words_of_the_settings_have_the_typography_of_the_main_language():
    english, _ = settled_from(LEAST.replace("languages: fr", "languages: [en, fr]").replace("Essai", "Anne's shop !"))
    french, _ = settled_from(LEAST.replace("Essai", "L'essai !"))
    assert (english.name, french.name) == ("Anne’s shop !", "L’essai\u202f!")


def test_phone_numbers_are_of_the_country_of_the_site_wherever_it_is_written():
    settings, _ = settled_from("contact: {phone: 93 15 00 00}\n" + LEAST + "pays: MC\n")
    assert settings.contact.phone.dialled == "+37793150000"


def test_translations_of_the_settings_hold_words_only():
    said = []
    english = "name: The Windows\ntagline: Always open\ncountry: GB\n"
    sources = sources_of({"content/site.yaml": SITE, "content/site.en.yaml": english, "content/site.oc.yaml": "name: Las Vitrinas\n"})
    _, words = settle(sources, said.append)
    assert [(problem.code.number, problem.span[:3]) for problem in said] == [("LS104", ("content/site.en.yaml", 3, 1))]
    assert words == {
        "fr": {"name": "Les Vitrines d’Essai", "tagline": None, "summary": None},
        "en": {"name": "The Windows", "tagline": "Always open"},
    }


def test_a_translation_of_the_settings_that_cannot_be_read_is_told_and_passed_over():
    settings, problems = settled_from(SITE, **{"content/site.en.yaml": "- a\n"})
    assert settings is not None
    assert [problem.span.file for problem in problems] == ["content/site.en.yaml"]


def test_a_category_may_be_added_and_a_built_in_one_renamed():
    own = (
        "categories:\n  - key: zinzolin\n    names: {fr: Teinture, en: Dyeing}\n    several: {fr: Teintures}\n"
        "    icon: bakery\n    osm: craft=dyer\n    schema: Store\n"
        "  - {key: bakery, names: {fr: Fournil}}\n  - {key: plain, noms: {fr: Simple}}\n"
    )
    table = categories_of(settled_from(LEAST + own)[0])
    assert (table["zinzolin"].names, table["zinzolin"].several, table["zinzolin"].icon, table["zinzolin"].osm, table["zinzolin"].group) == (
        {"fr": "Teinture", "en": "Dyeing"}, {"fr": "Teintures", "en": "Dyeing"}, "bakery", ("craft=dyer",), "other",
    )  # fmt: skip
    assert (table["bakery"].names["fr"], table["bakery"].schema, table["bakery"].icon) == (
        "Fournil",
        CATEGORIES["bakery"].schema,
        CATEGORIES["bakery"].icon,
    )
    assert (table["plain"].schema, table["plain"].osm, table["plain"].icon, table["plain"].several) == (
        "Store",
        (),
        "plain",
        {"fr": "Simple"},
    )
    assert CATEGORIES.keys() < table.keys()


def test_the_collective_may_have_colours_and_a_logo_of_its_own():
    english = 'theme: {name: rivage, colours: {accent: "#84351A", paper: fff, ink: "#123"}, logo: logo.png}\n'.replace("fff", '"#fff"')
    french = 'theme: {nom: rivage, couleurs: {accent: "#84351a", papier: ffffff, encre: "112233"}, logo: logo.png}\n'
    for written in (english, french):
        settings, problems = settled_from(LEAST + written)
        assert [problem.code.number for problem in problems] == ["LS006"]
        assert {name: str(colour) for name, colour in settings.theme.colours} == {"accent": "#84351a", "paper": "#ffffff", "ink": "#112233"}
        assert (settings.theme.name, str(settings.theme.logo)) == ("rivage", "logo.png")


def test_a_colour_without_its_quotes_is_told_to_be_a_comment():
    settings, problems = settled_from(f"{LEAST}theme:\n  colours:\n    accent: #84351a\n")
    assert (settings.theme.colours.accent, [(problem.code.number, problem.span.line) for problem in problems]) == (
        None,
        [("LS846", 6), ("LS006", 1)],
    )
