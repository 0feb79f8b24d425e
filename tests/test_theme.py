"""The theme: which files make it, what its words say, and whether every kind of page can be made from its templates."""

from __future__ import annotations

import gzip
import re
from collections.abc import Mapping
from datetime import date, time
from html.parser import HTMLParser
from pathlib import Path
from types import MappingProxyType

import pytest

from localsite.cache import digest
from localsite.codes import theme as codes
from localsite.content import TYPES, Event, Page, Place, Shop, Story, Trail, event, place, shop
from localsite.content.event import Booking
from localsite.content.parts import PRECISIONS, Access, Consent, Contact, Label, Person, SocialLink
from localsite.content.shop import OFFERS, PAYMENTS, Online, ServiceArea
from localsite.content.story import Audio, Step
from localsite.dates import spoken
from localsite.diagnostics import Diagnostic, SiteError, Span, Swap
from localsite.fields import PhoneNumber, Ref
from localsite.fields.when import Moment
from localsite.plan import views
from localsite.theme import KINDS, MissingWord, Theme, compiled, environment, load, render, translator
from localsite.values import Entry, Said, Source, Words

PROJECT = Path(__file__).resolve().parent.parent
HERE = Span("x.md", 1, 1, 1)
CHAIRS = ("yes", "limited", "no", "unknown")
VOID = {"meta", "link", "br", "img", "hr", "input"}
FRAME = views.Frame(
    name="Les Vitrines & Cie",
    tagline="Des gens, des boutiques",
    summary="",
    home="/",
    menu=(views.Link("Tous les commerces", "/commerces/"), views.Link("Agenda", "/agenda/")),
    foot=(views.Link("Mentions légales", "/mentions-legales/"),),
    styles="/assets/site.css",
    feed="/atom.xml",
    icon="/assets/favicon.svg",
    policy="default-src 'none'; style-src 'self'; img-src 'self' data:",
    data_licence="ODbL",
    contact="bonjour@vitrines.example",
    origin="https://vitrines.example",
)
LINKS = (views.Link("Boulangeries", "/b/", count=3), views.Link("Luthier", "", language="fr"), views.Link("Ici", "/i/", current=True))
PICTURE = views.Img("/assets/a.jpg", 1200, 800, 'Une "enseigne"', "Ana", "CC BY", name="a.jpg")
CARD = views.Card(
    name=Said("Le <Coin>", "fr"), href="/commerces/le-coin/", summary=Said("Du pain.", "fr"), kind="shop", category="Boulangerie",
    areas=("La Condamine",), phone=PhoneNumber("04 74 00 00 00", "+33474000000"), status="paused", picture=PICTURE,
)  # fmt: skip
EVENT_CARD = views.Card(Said("Marché", "fr"), "/agenda/marche/", Said("", "fr"), "event", status="cancelled", when="samedi 14 mars 2027")
STORY_CARD = views.Card(Said("Le pain", "fr"), "/histoires/pain/", Said("", "fr"), "story", day=date(2027, 5, 1))
WHERE = views.Where(
    "Atelier", views.Link("La halle", "/lieux/halle/"), "allée B", ("1 rue du Four", "98000 Monaco"), views.Link("Condamine", "/q/"),
    "mar-sam 9h-19h", "", "Sonnez.", "street", "",
)  # fmt: skip
UNREAD = views.Where("", None, "", (), None, "", "du mardi au samedi", "", "exact", "43.7,7.4")
PHONE = PhoneNumber("04 74 00 00 00", "+33474000000")
ACCESS = Access(
    wheelchair="limited", step_cm=4, bell=True, ramp=True, toilets=True, induction_loop=True, sign_language=True, note="Par la cour.",
)  # fmt: skip


def source(path: str, data: str | bytes) -> Source:
    raw = data.encode() if isinstance(data, str) else data
    return Source(path, raw, digest(raw))


def sources(files: Mapping[str, str | bytes]) -> dict[str, Source]:
    return {path: source(path, data) for path, data in files.items()}


def built_in() -> dict[str, Source]:
    folder = PROJECT / "themes"
    return sources({path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()})


def loaded(files: Mapping[str, str | bytes] = MappingProxyType({}), name: str = "atelier") -> tuple[Theme, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return load({**built_in(), **sources(files)}, name, found.append), found


@pytest.fixture(scope="module")
def theme() -> Theme:
    return loaded()[0]


def small(words: str, language: str = "fr") -> Theme:
    """A theme of two languages that says little."""
    found: list[Diagnostic] = []
    files = {f"themes/small/words/{language}.yaml": words, "themes/small/theme.yaml": "name: small"}
    return load(sources(files), "small", found.append)


# Which files


def test_the_built_in_theme_has_nothing_to_be_said_about() -> None:
    assert loaded()[1] == []


def test_a_child_takes_from_its_parent_what_it_has_not_itself() -> None:
    files = {
        "themes/mine/theme.yaml": "name: Mine\nparent: atelier\n",
        "themes/mine/pages/moved.html": "gone to {{ page.title }}",
        "themes/mine/css/tokens.css": "/* mine */",
        "themes/mine/assets/favicon.svg": "<svg/>",
        "themes/mine/words/fr.yaml": "page:\n  home: Chez nous\n",
    }
    theme, found = loaded(files, "mine")
    assert found == []
    assert theme.templates["pages/moved.html"] == "gone to {{ page.title }}"
    assert theme.templates["pages/shop.html"] == loaded()[0].templates["pages/shop.html"]
    assert (theme.words["fr"]["page.home"], theme.words["fr"]["page.legal"]) == ("Chez nous", "Mentions légales")
    assert b"/* mine */" in theme.styles
    assert theme.assets == {"favicon.svg": b"<svg/>"}
    assert theme.origins["pages/moved.html"] == "themes/mine/pages/moved.html"
    assert theme.origins["pages/shop.html"] == "themes/atelier/pages/shop.html"
    assert set(theme.overridden) == {"pages/moved.html", "css/tokens.css", "assets/favicon.svg", "words/fr.yaml"}
    assert theme.overridden["pages/moved.html"] == "themes/atelier/pages/moved.html"


@pytest.mark.parametrize("path", ["themes/atelier/words/fr.yaml", "themes/atelier/css/base.css", "themes/mine/pages/moved.html"])
def test_the_digest_changes_with_every_file(path: str) -> None:
    files = {"themes/mine/theme.yaml": "name: Mine\nparent: atelier\n", "themes/mine/words/fr.yaml": "page:\n  home: Chez nous\n"}
    before = loaded(files, "mine")[0].digest
    assert loaded({**files, path: "page:\n  home: x\n"}, "mine")[0].digest != before


def test_style_sheets_are_joined_in_the_order_of_their_layers() -> None:
    files = {f"themes/t/{name}": name for name in (
        "css/print.css", "css/utilities.css", "components/b/b.css", "components/a/a.css", "css/own.css", "css/layout.css", "css/base.css",
        "css/tokens.css", "css/reset.css", "css/layers.css",
    )}  # fmt: skip
    joined = load(sources(files), "t", lambda _: None).styles.decode().split("\n")
    assert [name.rpartition("/")[2].removesuffix(".css") for name in joined] == [
        "layers", "reset", "tokens", "base", "layout", "own", "a", "b", "utilities", "print",
    ]  # fmt: skip


def test_line_ends_and_marks_of_other_systems_are_read() -> None:
    theme = load(sources({"themes/t/pages/a.html": b"\xef\xbb\xbfa\r\nb"}), "t", lambda _: None)
    assert theme.templates == {"pages/a.html": "a\nb"}


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        ("atelie", codes.MISSPELT_THEME.at(Span("content/site.yaml"), name="atelie", near="atelier")),
        ("zzz", codes.UNKNOWN_THEME.at(Span("content/site.yaml"), name="zzz", known="atelier")),
    ],
)
def test_an_unknown_theme_is_told_and_the_built_in_one_is_taken(name: str, problem: Diagnostic) -> None:
    theme, found = loaded({}, name)
    assert (theme.name, found) == ("atelier", [problem])


def test_without_any_theme_nothing_can_follow() -> None:
    with pytest.raises(SiteError) as caught:
        load({}, "atelier", lambda _: None)
    assert caught.value.diagnostic == codes.UNKNOWN_THEME.at(Span("content/site.yaml"), name="atelier", known="")


@pytest.mark.parametrize(
    ("about", "files", "code", "span", "mend"),
    [
        ("parent: atelie", {}, codes.MISSPELT_PARENT, (1, 9, 6), Swap("atelier")),
        ("name: Mine\nparent: zzz", {}, codes.UNKNOWN_PARENT, (2, 9, 3), None),
        ("parent: mine", {}, codes.UNKNOWN_PARENT, (1, 9, 4), None),
        ("parent: mid", {"themes/mid/theme.yaml": "parent: atelier"}, codes.PARENT_HAS_PARENT, (1, 9, 3), None),
        ("parent: atelier\ncolour: red", {}, codes.UNKNOWN_THEME_FIELD, (2, 1, 6), None),
    ],
)
def test_what_is_wrong_in_theme_yaml_is_told_at_its_line(about, files, code, span, mend) -> None:
    found = [problem for problem in loaded({"themes/mine/theme.yaml": about, **files}, "mine")[1] if problem.code is not codes.NO_TEMPLATE]
    assert [(problem.code, problem.span, problem.mend) for problem in found] == [(code, Span("themes/mine/theme.yaml", *span), mend)]


def test_a_theme_that_stands_alone_must_be_whole() -> None:
    found = loaded({"themes/mine/pages/shop.html": "x"}, "mine")[1]
    missing = ", ".join(f"{kind}.html" for kind in KINDS if kind != "shop")
    assert found == [
        codes.NO_THEME_FILE.at(Span("themes/mine/theme.yaml"), name="mine", file="themes/mine/theme.yaml"),
        codes.NO_TEMPLATE.at(Span("themes/mine/theme.yaml"), missing=missing, folder="themes/mine/pages/"),
    ]


# Words


def test_the_words_of_both_languages_have_the_same_keys_and_forms(theme: Theme) -> None:
    french, english = theme.words["fr"], theme.words["en"]
    assert list(french) == list(english)
    assert [isinstance(word, str) for word in french.values()] == [isinstance(word, str) for word in english.values()]


def test_every_choice_of_the_fields_has_a_word(theme: Theme) -> None:
    access = Access.model_fields.keys() - {"wheelchair", "step_cm", "note"}
    groups = {
        "payment": PAYMENTS, "offer": OFFERS, "shop_kind": shop.KINDS, "place_kind": place.KINDS, "trail": ("walk", "bike", *CHAIRS),
        "wheelchair": CHAIRS, "access": access, "where": PRECISIONS.keys() - {"exact"},
        "checked": ("visit", "phone", "owner", "email", "import"),
        "status.shop": shop.STATUSES.keys() - {"open"}, "banner.shop": shop.STATUSES.keys() - {"open"}, "kind": TYPES,
        "status.event": event.STATUSES.keys() - {"confirmed"}, "banner.event": event.STATUSES.keys() - {"confirmed"}, "describe": TYPES,
    }  # fmt: skip
    assert [key for group, names in groups.items() for name in names if (key := f"{group}.{name}") not in theme.words["fr"]] == []


def test_every_word_that_a_template_names_is_there_and_every_word_serves(theme: Theme) -> None:
    text = "".join(theme.templates.values()) + "".join(path.read_text("utf-8") for path in (PROJECT / "localsite" / "plan").glob("*.py"))
    named = set(re.findall(r'"([a-z_]+(?:\.[a-z_]+)+)"', text))
    begun = tuple(re.findall(r'"([a-z_.]+\.)(?:" ?~|\{)', text))
    known = theme.words["fr"]
    asked = set(re.findall(r'\bt\("([^"]+)"[,)]', text))
    assert sorted(asked - known.keys()) == []
    assert [key for key in known if key not in named and not key.startswith((*begun, "kind."))] == []


def test_words_are_set_with_the_spaces_of_their_language() -> None:
    theme = small('a: "Ouvert ?"\nb: l\'heure')
    assert theme.words["fr"] == {"a": "Ouvert\u202f?", "b": "l’heure"}


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fr", ["0 boutique", "1 boutique", "2 boutiques"]),
        ("fr-CH", ["0 boutique", "1 boutique", "2 boutiques"]),
        ("en", ["0 boutiques", "1 boutique", "2 boutiques"]),
        ("de", ["0 boutiques", "1 boutique", "2 boutiques"]),
        ("xx", ["0 boutiques", "1 boutique", "2 boutiques"]),
    ],
)
def test_a_plural_follows_the_rules_of_the_language(language: str, said: list[str]) -> None:
    t = translator(small('n:\n  one: "{count} boutique"\n  other: "{count} boutiques"', language), language, "fr")
    assert [t("n", count=count) for count in range(3)] == said


def test_a_language_with_more_forms_has_them() -> None:
    t = translator(small("n:\n  one: sklep\n  few: sklepy\n  many: sklepów\n  other: sklepu", "pl"), "pl", "fr")
    assert [t("n", count=count) for count in (1, 3, 5)] == ["sklep", "sklepy", "sklepów"]


def test_a_language_without_words_speaks_the_other_one_by_its_rules(theme: Theme) -> None:
    t = translator(theme, "oc", "fr")
    assert [t("count.shops", count=0), t("page.home")] == ["0 commerce", "Accueil"]


def test_a_word_that_one_language_lacks_is_told_and_another_one_serves() -> None:
    theme, found = loaded({"themes/atelier/words/oc.yaml": "page:\n  home: Acuèlh\n"})
    t = translator(theme, "oc", "fr")
    assert [t("page.home"), t("page.legal")] == ["Acuèlh", "Mentions légales"]
    every = [key for key in theme.words["fr"] if key != "page.home"]
    facts = {"count": len(every), "language": "oc", "missing": ", ".join(every[:5]) + "…", "model": "themes/atelier/words/en.yaml"}
    assert found == [codes.WORDS_MISSING.at(Span("themes/atelier/words/oc.yaml"), **facts)]


@pytest.mark.parametrize(
    ("key", "code", "facts"),
    [
        ("page.hom", codes.MISSPELT_WORD, {"key": "page.hom", "near": "page.home"}),
        ("zzzzzzzz", codes.UNKNOWN_WORD, {"key": "zzzzzzzz"}),
        ("site.licence", codes.WORD_WITHOUT_VALUE, {"key": "site.licence", "name": "name"}),
    ],
)
def test_a_word_that_cannot_be_said_is_an_error_of_the_theme(theme: Theme, key, code, facts) -> None:
    with pytest.raises(MissingWord) as caught:
        translator(theme, "fr", "fr")(key)
    assert caught.value.diagnostic == code.at(Span("themes/atelier/words/fr.yaml"), **facts)


@pytest.mark.parametrize(
    ("words", "code", "span"),
    [
        ("a:\n  - b", codes.WORD_NOT_TEXT, (2, 3)),
        ("a:\n  one: x", codes.PLURAL_WITHOUT_OTHER, (1, 1)),
        ("a:\n  one: [x]\n  other: y", codes.WORD_NOT_TEXT, (2, 8)),
        ('a: "{count"', codes.BAD_BRACES, (1, 4)),
        ('a: "{0.__class__}"', codes.BAD_BRACES, (1, 4)),
    ],
)
def test_what_is_wrong_in_the_words_is_told_at_its_line(words: str, code, span) -> None:
    found: list[Diagnostic] = []
    load(sources({"themes/t/words/fr.yaml": words, "themes/t/theme.yaml": "name: t"}), "t", found.append)
    assert [(problem.code, problem.span[:3]) for problem in found[1:]] == [(code, ("themes/t/words/fr.yaml", *span))]


def test_days_are_spoken_as_people_write_them() -> None:
    assert [spoken(date(2027, 5, 1), "fr"), spoken(date(2027, 5, 11), "fr", "long")] == ["samedi 1er mai 2027", "11 mai 2027"]
    assert [spoken(date(2027, 5, 1), "en", "long"), spoken(date(2027, 5, 1), "xx")] == ["1 May 2027", "2027-05-01"]


# Faults in templates


def fault(template: str, **others: str) -> Diagnostic:
    """What is said of a page made from `template`, which takes the place of pages/legal.html."""
    files = {"themes/atelier/pages/legal.html": template, **{f"themes/atelier/{name}": text for name, text in others.items()}}
    theme = loaded(files)[0]
    with pytest.raises(SiteError) as caught:
        render(environment(theme), "pages/legal.html", told(theme, listing("legal", "fr")))
    return caught.value.diagnostic


LEGAL = "themes/atelier/pages/legal.html"


@pytest.mark.parametrize(
    ("template", "problem"),
    [
        ('a\n{{ t("page.hom") }}', codes.MISSPELT_WORD.at(Span(LEGAL, 2, 7, 8), Swap("page.home"), key="page.hom", near="page.home")),
        ('{{ t("page.hom" ~ "") }}{# page.hom #}', codes.MISSPELT_WORD.at(Span(LEGAL, 1), key="page.hom", near="page.home")),
        ('a\n\n{{ t("zzzzzzzz") }}', codes.UNKNOWN_WORD.at(Span(LEGAL, 3, 7, 8), key="zzzzzzzz")),
        ('{{ t("site.licence") }}', codes.WORD_WITHOUT_VALUE.at(Span(LEGAL, 1, 7, 12), key="site.licence", name="name")),
        ("a\n{{ pge.title }}", codes.UNKNOWN_VALUE.at(Span(LEGAL, 2), reason="'pge' is undefined")),
        (
            "{{ page.titel }}",
            codes.UNKNOWN_VALUE.at(Span(LEGAL, 1), reason="'localsite.plan.views.Page object' has no attribute 'titel'"),
        ),
        (
            '{% extends "layouts/bas.html" %}',
            codes.MISSPELT_TEMPLATE.at(
                Span(LEGAL, 1, 13, 16), Swap("layouts/base.html"), name="layouts/bas.html", near="layouts/base.html"
            ),
        ),
        ('a\n{% include "zzz" %}', codes.UNKNOWN_TEMPLATE.at(Span(LEGAL, 2, 13, 3), name="zzz")),
        (
            "{{ page.checked|day }}",
            codes.TEMPLATE_FAULT.at(Span(LEGAL, 1), reason="TypeError: spoken() missing 1 required positional argument: 'language'"),
        ),
    ],
)
def test_a_fault_in_a_template_is_told_at_its_line(template: str, problem: Diagnostic) -> None:
    assert fault(template) == problem


def test_a_template_that_is_not_understood_is_told_at_its_line() -> None:
    found = fault("a\n{% if page %}\n{% endfor %}")
    assert (found.code, found.span) == (codes.TEMPLATE_SYNTAX, Span(LEGAL, 3))


def test_a_fault_in_a_component_is_told_at_the_line_of_the_component() -> None:
    macro = "{% macro heading(page) %}\n{{ page.nothing }}\n{% endmacro %}"
    found = fault((PROJECT / LEGAL).read_text("utf-8"), **{"components/heading/heading.html": macro})
    assert (found.code, found.span) == (codes.UNKNOWN_VALUE, Span("themes/atelier/components/heading/heading.html", 2))


def test_a_page_without_a_template_is_told() -> None:
    with pytest.raises(SiteError) as caught:
        render(environment(loaded()[0]), "pages/shopp.html", {})
    found = caught.value.diagnostic
    assert found == codes.MISSPELT_TEMPLATE.at(Span("themes/pages/shopp.html"), name="pages/shopp.html", near="pages/shop.html")


def test_a_mistake_of_the_program_is_not_blamed_on_the_theme(theme: Theme) -> None:
    with pytest.raises(TypeError):
        render(environment(theme), "pages/legal.html", 7)  # type: ignore[arg-type]


# Pages


def told(theme: Theme, page: views.Page) -> dict[str, object]:
    t = translator(theme, page.language, "fr")
    return {"page": page, "site": FRAME, "t": t, "url": lambda address: "/" + address.lstrip("/")}


def listing(kind: str, language: str, **values: object) -> views.Page:
    return views.Page(
        kind=kind,
        language=language,
        title=f"Titre & {kind}",
        description='Une "description"',
        canonical=f"https://vitrines.example/{kind}/",
        **{
            "alternates": (("fr", f"/{kind}/", "français"), ("en", f"/en/{kind}/", "English")),
            "crumbs": (views.Link("Accueil", "/"), views.Link("Agenda", "/agenda/")),
            **values,
        },
    )


def record(kind: str, language: str, facts: object, **values: object) -> views.Page:
    words = {"fr": Words("fr", {"craft": "pain", "price": "5 €", "moved_to": "à Beausoleil", "theme": "le fer"}, "", "x.md", 1)}
    common: dict[str, object] = {
        "title_language": "fr",
        "intro": Said("Un résumé.", "fr"),
        "text": Said("<h2>Texte</h2><p>Un <b>texte</b>.</p>", "fr"),
        "pictures": (PICTURE, PICTURE._replace(name="b.jpg", credit="", licence="", alt="")),
        "entry": Entry(kind, "x", "abcdef", facts, words, "x.md", "0"),
        "facts": facts,
        "edit": "https://forge.example/edit/x.md",
        "report": "mailto:a@b.example?subject=x&body=y",
        "checked": date(2027, 5, 1),
        "checked_how": "visit",
        "jsonld": ('{"@type":"Bakery"}',),
    }
    return listing(kind, language, **{**common, **values})


def full_pages(language: str) -> list[views.Page]:
    """A page of each kind with everything on it."""
    cards, refs = (CARD, CARD._replace(picture=None, summary=Said("Bread.", "en"), phone=None, status="")), (Ref("a", HERE),)
    shop = Shop(
        name="Le Coin", categories=refs, status="paused", status_from=date(2027, 1, 1), status_to=date(2027, 2, 1), since=1950,
        people=(Person(name="Ana", role="boulangère", story="Elle pétrit.", consent=Consent(on=date(2026, 1, 1))),),
        service_area=(ServiceArea(name="Monaco", radius_km=5.0), ServiceArea(name="Nice")),
        online=Online(url="https://coin.example/", label="Tout le pain"),
        contact=Contact(
            phone=PHONE, email="a@coin.example", website="https://coin.example/", order_url="https://coin.example/o",
            social=(SocialLink(network="Mastodon", url="https://m.example/"),),
        ),
        payments=("cash", "local-currency:Eusko"), offers=("repair", "bulk"), access=ACCESS, languages=("fr", "it"),
        labels=(Label(name="Maître artisan", url="https://l.example/", until=date(2028, 1, 1)), Label(name="Bio")),
    )  # fmt: skip
    event = Event(
        title="Marché", status="postponed", start=Moment(date(2027, 5, 1)), previous_start=Moment(date(2027, 4, 1)), doors=time(9, 30),
        online="https://e.example/", booking=Booking(url="https://r.example/", phone=PHONE, email="r@e.example"), free=True, access=ACCESS,
    )  # fmt: skip
    story = Story(
        title="Le pain", date=date(2027, 5, 1), author="Léa", makers=("Ana", "Bo"), sources=("Un livre",),
        steps=(Step(text="Pétrir.", image=Ref("b.jpg", HERE)), Step(text="Cuire.")), audio=Audio(file="a.mp3", transcript="Bonjour."),
    )  # fmt: skip
    trail = Trail(title="Le fer", stops=(), loop=True, minutes=60, wheelchair="limited")
    place = Place(name="La halle", contact=shop.contact, access=ACCESS)
    letters = (views.Link("A", "/commerces/#a", count=1), views.Link("0–9", "/commerces/#numbers"))
    groups = (views.Group("A", "a", cards), views.Group("#", "numbers", cards))
    events, stories = (EVENT_CARD,), (STORY_CARD,)
    stops = (views.Stop(views.Link("Le Coin", "/c/"), "Entrez.", 5), views.Stop(views.Link("La fontaine", ""), "", 0))
    ways = {"categories": LINKS, "areas": LINKS, "letters": letters}
    return [
        listing("home", language, crumbs=(), total=2, events=events, stories=stories, text=Said("<p>Oui.</p>", "fr"), **ways),
        listing("shops", language, groups=groups, total=4, **ways),
        *(listing(kind, language, cards=cards, total=2, **ways) for kind in ("category", "area", "places", "trails")),
        *(listing(kind, language, **ways) for kind in ("categories", "areas")),
        listing("agenda", language, events=events, past=events),
        listing("stories", language, stories=stories),
        record("shop", language, shop, where=(WHERE, UNREAD), categories=LINKS, areas=LINKS, events=events, stories=stories, related=LINKS,
               replaced_by=LINKS[0], stale=True),
        record("place", language, place, where=(WHERE,), shops=cards, events=events),
        record("event", language, event, where=(WHERE,), areas=LINKS, related=LINKS, when="samedi",
               rows=(("samedi", "9 h"), ("lundi", ""))),
        record("story", language, story, related=LINKS),
        record("trail", language, trail, stops=stops),
        record("page", language, Page(title="Nous"), checked=None),
        listing("legal", language, rows=(("name", "Les Vitrines"), ("host", "Hôte"), ("licence_data", "ODbL"))),
        listing("notfound", language, noindex=True, **ways),
        listing("moved", language, noindex=True, alternates=(), crumbs=(), replaced_by=LINKS[0]),
    ]  # fmt: skip


def bare_pages(language: str) -> list[views.Page]:
    """A page of each kind with as little on it as there can be."""
    empty = Said("", language)
    none = {"checked": None, "report": "", "edit": "", "intro": empty, "text": empty, "pictures": (), "jsonld": ()}
    lists = ("home", "shops", "category", "area", "places", "trails", "categories", "areas", "agenda", "stories", "legal", "notfound")
    return [
        *(listing(kind, language) for kind in lists),
        record("shop", language, Shop(name="Le Coin", categories=()), **none),
        record("place", language, Place(name="La halle"), **none),
        record("event", language, Event(title="Marché", start=Moment(date(2027, 5, 1))), when="samedi", **none),
        record("story", language, Story(title="Le pain", date=date(2027, 5, 1)), **none),
        record("trail", language, Trail(title="Le fer", stops=()), **none),
        record("page", language, Page(title="Nous"), **none),
        listing("moved", language, noindex=True, alternates=(), crumbs=(), replaced_by=views.Link("Luthier", "/x/", "fr")),
    ]


class Judge(HTMLParser):
    """Reads a page strictly: every element closes in its turn, every id is there once, every reference has its aim."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.wrong: list[str] = []
        self.seen: list[str] = []
        self.ids: list[str] = []
        self.aims: list[str] = []
        self.feed(html)
        self.close()
        self.wrong += [f"<{tag}> stays open" for tag in self.open]
        self.wrong += [f"#{aim} leads nowhere" for aim in self.aims if aim not in self.ids]
        self.wrong += [f"id {name} is there twice" for name in set(self.ids) if self.ids.count(name) > 1]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.append(tag)
        if tag not in VOID:
            self.open.append(tag)
        given = dict(attrs)
        self.wrong += [f"<{tag} {name}> is empty" for name in ("lang", "href", "class", "id") if given.get(name, "x") in (None, "")]
        self.wrong += [f"<{tag} style>"] * ("style" in given) + [f"<{tag} {name}>" for name in given if name.startswith("on")]
        self.ids += [given["id"] or ""] if "id" in given else []
        self.aims += [(given.get("aria-labelledby") or "")] if "aria-labelledby" in given else []
        self.aims += [(given["href"] or "")[1:]] if (given.get("href") or "").startswith("#") else []

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(f"</{tag}> closes nothing")


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("pages", [full_pages, bare_pages])
def test_every_kind_of_page_is_made_and_well_formed(theme: Theme, pages, language: str) -> None:
    made = environment(theme)
    kinds = set()
    for page in pages(language):
        html = render(made, f"pages/{page.kind}.html", told(theme, page))
        judge = Judge(html)
        assert (page.kind, judge.wrong) == (page.kind, [])
        assert {tag: judge.seen.count(tag) for tag in ("h1", "main", "title", "html")} == {"h1": 1, "main": 1, "title": 1, "html": 1}
        assert "None" not in html
        kinds.add(page.kind)
    assert kinds == set(KINDS)


def test_what_was_compiled_before_makes_the_same_pages(theme: Theme) -> None:
    fresh, known = environment(theme), environment(theme, compiled(theme))
    for page in full_pages("fr"):
        template, context = f"pages/{page.kind}.html", told(theme, page)
        assert render(known, template, context) == render(fresh, template, context)


def test_a_fault_is_told_at_its_line_though_the_template_was_compiled_before() -> None:
    theme = loaded({LEGAL: "a\n{{ nothing }}", "themes/atelier/pages/moved.html": "{% if %}"})[0]
    code = compiled(theme)
    assert set(theme.templates) - set(code) == {"pages/moved.html"}
    for template, problem in (("legal", codes.UNKNOWN_VALUE), ("moved", codes.TEMPLATE_SYNTAX)):
        with pytest.raises(SiteError) as caught:
            render(environment(theme, code), f"pages/{template}.html", told(theme, listing("legal", "fr")))
        assert caught.value.diagnostic.code == problem
        assert caught.value.diagnostic.span.line == {"legal": 2, "moved": 1}[template]


def shop_page(theme: Theme, language: str = "en", **values: object) -> str:
    page = next(page for page in full_pages(language) if page.kind == "shop")
    return render(environment(theme), "pages/shop.html", told(theme, page._replace(**values)))


def test_words_of_another_language_are_marked(theme: Theme) -> None:
    html = shop_page(theme)
    assert '<h1 lang="fr">Titre &amp; shop</h1>' in html
    assert '<p class="lead" lang="fr">Un résumé.</p>' in html
    assert '<span lang="fr">mar-sam 9h-19h</span>' in html
    # The names of languages and the link that a test page marks are all that is left of it on a French page.
    assert re.findall('<[^<>]*lang="fr"[^<>]*>[^<]*', shop_page(theme, "fr").partition("<main")[2]) == ['<span lang="fr">français']


def test_what_a_writer_typed_is_shown_as_text(theme: Theme) -> None:
    html = shop_page(theme, title="<script>alert(1)</script>", intro=Said('"><img src=x>', "fr"))
    assert "<script>alert" not in html
    assert "<img src=x>" not in html


def test_a_record_says_how_to_mend_it_and_when_it_was_checked(theme: Theme) -> None:
    html = shop_page(theme, "fr")
    assert '<a href="mailto:a@b.example?subject=x&amp;body=y">Signaler une erreur</a>' in html
    assert '<a href="https://forge.example/edit/x.md" rel="nofollow">Modifier cette fiche</a>' in html
    assert '<time datetime="2027-05-01">Vérifié le 1er mai 2027</time>, sur place.' in html
    assert "Cette fiche n’a pas encore été vérifiée." in shop_page(theme, "fr", checked=None)


def test_one_can_call_a_shop_from_its_page(theme: Theme) -> None:
    assert 'href="tel:+33474000000"' in shop_page(theme)


def test_the_languages_of_a_page_lead_to_each_other(theme: Theme) -> None:
    html = shop_page(theme, "fr")
    assert '<link rel="alternate" hreflang="en" href="https://vitrines.example/en/shop/">' in html
    assert '<link rel="alternate" hreflang="x-default" href="https://vitrines.example/shop/">' in html
    assert '<a href="/shop/" lang="fr" hreflang="fr" aria-current="true">français</a>' in html


def test_a_moved_page_leads_on(theme: Theme) -> None:
    page = next(page for page in full_pages("fr") if page.kind == "moved")
    html = render(environment(theme), "pages/moved.html", told(theme, page))
    assert '<meta http-equiv="refresh" content="0; url=/b/">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_pages_and_styles_are_small(theme: Theme) -> None:
    assert len(gzip.compress(theme.styles)) <= 8 * 1024
    assert len(gzip.compress(shop_page(theme).encode())) <= 6 * 1024
