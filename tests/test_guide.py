"""The style guide shows every component of the theme with real values, only while somebody works on the site."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser, LexborNode

from localsite import theme as themes
from localsite.diagnostics import Diagnostic
from localsite.fields import PhoneNumber
from localsite.pipeline import Job, build, planned
from localsite.plan import examples
from localsite.plan.examples import Bench, Macro, Parameter, macros
from localsite.plan.guide import GROUNDS, Component, components
from localsite.plan.opening import Opening
from localsite.plan.views import Card, Img, Page
from localsite.render import render
from localsite.stages import Plan
from localsite.values import Said
from tests.conftest import Sited
from tests.ground import MINIMAL, TESTS, TODAY

ATELIER = TESTS.parent / "themes" / "atelier"
SAID = "themes/atelier/components/said/examples.yaml"
PAGE = Page("guide", "fr", "Le guide", "", "", ())
CARDS = """{#- Records in a list.  items: tuple[Card] · page: Page · t: words · level: heading level -#}
{% from "components/front/front.html" import front %}
{% macro cards(items, page, t, level=3, wide=False) -%}
{%- endmacro %}
{#- A leaf of a calendar.  day: date or None -#}
{% macro leaf(day) -%}{%- endmacro %}
{% macro bare() -%}{%- endmacro %}
"""


@pytest.fixture(scope="module")
def served() -> tuple[Plan, list[Diagnostic]]:
    """The plan of the minimal site while it is served, and what is wrong with it."""
    return planned_in("serve", MINIMAL)


def planned_in(mode: str, root: Path) -> tuple[Plan, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return planned(Job(root, None, TODAY, mode, remember=False), found.append), found


def guide_of(plan: Plan, language: str = "fr") -> tuple[Component, ...]:
    return components(plan.desk, language, lambda _: None)


def pages_of(plan: Plan) -> dict[str, LexborHTMLParser]:
    """The pages of the guide by path, filled in; fails where one cannot be."""
    outputs = [output for output in plan.outputs if output.template == "pages/guide.html"]
    found: list[Diagnostic] = []
    files = render(outputs, plan.desk.theme, plan.desk.words, plan.desk.base, found.append, themes.compiled(plan.desk.theme))
    assert found == []
    return {file.path: LexborHTMLParser(file.data.decode()) for file in files}


def read(text: str, language: str = "fr") -> tuple[tuple[Macro, ...], list[tuple[str, int, dict[str, str]]]]:
    """The macros of CARDS with the examples in `text`, and what is wrong with them: number, line, facts."""
    found: list[Diagnostic] = []
    bench = Bench((language, "fr"), "FR", PAGE, found.append, "/picture.svg")
    made = examples.examples(text, "examples.yaml", macros(CARDS), bench)
    return made, [(one.code.number, one.span.line, dict(one.facts)) for one in found]


def values(text: str, language: str = "fr") -> list[Mapping[str, object]]:
    """What each example in `text` tells its macro."""
    made, wrong = read(text, language)
    assert wrong == []
    return [example.values for macro in made for example in macro.examples]


def text_of(node: LexborNode | None) -> str:
    assert node is not None
    return " ".join(node.text().split())


@pytest.mark.parametrize("folder", sorted(path.name for path in (ATELIER / "components").iterdir()))
def test_every_component_has_examples_that_are_shown(served: tuple[Plan, list[Diagnostic]], folder: str) -> None:
    shown = {component.name: [example for macro in component.macros for example in macro.examples] for component in guide_of(served[0])}
    assert shown[folder]


def test_no_example_of_the_theme_is_wrong(served: tuple[Plan, list[Diagnostic]]) -> None:
    assert [one for one in served[1] if one.span.file.startswith("themes/")] == []


def test_the_guide_shows_each_example_on_each_ground_in_each_language(served: tuple[Plan, list[Diagnostic]]) -> None:
    plan, _ = served
    count = sum(len(macro.examples) for component in guide_of(plan) for macro in component.macros)
    shown = {
        path: len(page.css(f".guide__ground--{ground}")) for path, page in pages_of(plan).items() for ground in GROUNDS if ground in path
    }
    shown |= {path: len(page.css(".guide__ground--paper")) for path, page in pages_of(plan).items() if path.endswith("_guide/index.html")}
    roots = [plan.desk.root(language).lstrip("/") for language in plan.desk.settings.languages]
    assert shown == {f"{root}_guide/{part}index.html": count for root in roots for part in GROUNDS.values()}


def test_the_guide_shows_the_colours_the_sizes_and_the_drawings(served: tuple[Plan, list[Diagnostic]]) -> None:
    page = pages_of(served[0])["_guide/index.html"]
    theme = served[0].desk.theme
    assert {text_of(node) for node in page.css('[aria-labelledby="guide-icons"] li')} == theme.icons
    named = {text_of(node) for node in page.css("code")}
    assert {"--surface", "--ink", "--step-1", "--space-3", "hue--food"} <= named
    css = next(output.data.decode() for output in served[0].outputs if output.path == "_guide/guide.css")
    assert ".guide__step-1 { font-size: var(--step-1); }" in css


def test_search_engines_are_asked_to_leave_the_guide(served: tuple[Plan, list[Diagnostic]]) -> None:
    kept_out = [page.css_first('meta[name="robots"][content="noindex"]') is not None for page in pages_of(served[0]).values()]
    assert kept_out == [True] * 3 * len(served[0].desk.settings.languages)


@pytest.mark.parametrize("mode", ["local", "preview", "live"])
def test_what_is_published_has_no_guide(mode: str) -> None:
    plan, _ = planned_in(mode, MINIMAL)
    assert [output.path for output in plan.outputs if "_guide" in output.path] == []
    assert b".guide" not in plan.desk.theme.styles


def test_a_site_that_is_served_with_its_guide_has_no_errors(tmp_path: Path) -> None:
    done = build(Job(MINIMAL, tmp_path / "public", TODAY, "serve", remember=False))
    assert (done.published, (tmp_path / "public/_guide/index.html").is_file()) == (True, True)
    assert [one for one in done.diagnostics if "themes/" in one.span.file] == []


def test_only_who_writes_sees_what_was_understood_of_hours(tmp_path: Path) -> None:
    for mode, is_seen in (("serve", True), ("live", False)):
        build(Job(TESTS / "sites/sample", tmp_path / mode, TODAY, mode, remember=False))
        pages = [path.read_text("utf-8") for path in (tmp_path / mode / "commerces").rglob("index.html")]
        assert any("hours__week" in page for page in pages)
        assert any("hours__read" in page for page in pages) is is_seen


def test_a_site_may_have_its_own_examples(site_with: Sited) -> None:
    root = site_with({SAID: "said:\n  - name: Le mien\n    with: {words: bonjour}\n"})
    shown = {component.name: component for component in guide_of(planned_in("serve", root)[0])}
    (example,) = shown["said"].macros[0].examples
    assert (example.name, example.values["words"]) == ("Le mien", Said("bonjour", "fr"))


def test_a_theme_without_a_guide_has_none(site_with: Sited) -> None:
    pages = {path.name: path.read_text("utf-8") for path in (ATELIER / "pages").glob("*.html") if path.name != "guide.html"}
    layout = (
        '{#- A page -#}\n<!doctype html><html lang="{{ page.language }}"><title>{{ page.title }}</title><h1>{{ page.title }}</h1></html>\n'
    )
    files = {f"themes/nu/pages/{name}": layout for name in pages} | {"themes/nu/theme.yaml": "name: nu\n"}
    words = {f"themes/nu/words/{path.name}": path.read_text("utf-8") for path in (ATELIER / "words").iterdir()}
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + "theme: {name: nu}\n"
    plan, _ = planned_in("serve", site_with({**files, **words, "content/site.yaml": settings}))
    assert (plan.desk.theme.name, [output.path for output in plan.outputs if "_guide" in output.path]) == ("nu", [])


def test_the_comment_above_a_macro_says_what_it_takes() -> None:
    assert macros(CARDS) == (
        Macro(
            "cards",
            "Records in a list.",
            (
                Parameter("items", "tuple[Card]", None),
                Parameter("page", "Page", None),
                Parameter("t", "words", None),
                Parameter("level", "heading level", "3"),
                Parameter("wide", "", "False"),
            ),
        ),
        Macro("leaf", "A leaf of a calendar.", (Parameter("day", "date or None", None),)),
        Macro("bare", "", ()),
    )


def test_an_example_becomes_the_values_that_a_page_has() -> None:
    card = (
        "{kind: shop, name: Le Four, href: '#', phone: '+33 4 93 00 00 01', day: 2026-12-05, areas: [Le port], "
        "here: [[Cabine 2, {phrase: 9h-12h}]]}"
    )
    assert values(f"cards:\n  with: {{level: 4, wide: yes, items: [{card}]}}\n") == [
        {
            "level": 4,
            "wide": True,
            "page": PAGE,
            "items": (
                Card(
                    name=Said("Le Four", "fr"),
                    href="#",
                    summary=Said("", "fr"),
                    kind="shop",
                    phone=PhoneNumber("+33 4 93 00 00 01", "+33493000001"),
                    day=date(2026, 12, 5),
                    areas=("Le port",),
                    here=(("Cabine 2", Opening(phrase="9h-12h")),),
                ),
            ),
        }
    ]


def test_a_picture_without_an_address_is_drawn() -> None:
    (told,) = values("cards: {with: {items: [{kind: shop, picture: {width: 8, height: 6, alt: Un mur}}]}}\n")
    (card,) = told["items"]
    assert isinstance(card, Card)
    assert isinstance(card.picture, Img)
    assert card.picture == Img("/picture.svg", 8, 6, "Un mur")


@pytest.mark.parametrize(
    ("language", "said"), [("fr", Said("Le four", "fr")), ("en", Said("The oven", "en")), ("oc", Said("Le four", "oc"))]
)
def test_an_example_speaks_the_language_of_the_page(language: str, said: Said) -> None:
    (told,) = values("cards: {with: {items: [{name: {fr: Le four, en: The oven}}]}}\n", language)
    assert [card.name for card in told["items"]] == [said]


def test_words_in_another_language_say_so() -> None:
    (told,) = values("cards: {with: {items: [{name: {text: La bottega, language: it}}]}}\n")
    assert [card.name for card in told["items"]] == [Said("La bottega", "it")]


def test_a_page_of_an_example_has_the_facts_of_a_record() -> None:
    facts = "{kind: shop, title: Le Four, facts: {status: moved, moved_to: Au 12}}"
    (told,) = values(f"cards: {{with: {{items: [], page: {facts}}}}}\n")
    page = told["page"]
    assert isinstance(page, Page)
    assert page.entry is not None
    assert (page.title, page.facts.status, page.entry.say("moved_to", "fr")) == ("Le Four", "moved", Said("Au 12", "fr"))


def test_a_value_that_may_be_missing_is_none() -> None:
    assert values("leaf:\n  - with: {day: }\n  - with: {day: 2026-12-05}\n") == [{"day": None}, {"day": date(2026, 12, 5)}]


def test_what_stands_in_and_around_a_component_is_kept() -> None:
    ((_, _, bare), wrong) = read("bare: {name: Nu, inside: des mots, around: dl.facts}\n")
    (example,) = bare.examples
    assert (wrong, example.name, example.inside, example.tag, example.block) == ([], "Nu", "des mots", "dl", "facts")


@pytest.mark.parametrize(
    ("text", "number", "line", "facts"),
    [
        ("card: {with: {items: []}}", "LS340", 1, {"name": "card", "owner": "macro", "known": "cards, leaf, bare"}),
        ("cards:\n  with: {itens: []}", "LS340", 2, {"name": "itens", "owner": "cards", "known": "items, page, level, wide"}),
        ("leaf:\n  wiht: {day: 2026-12-05}", "LS340", 2, {"name": "wiht", "owner": "example", "known": "name, inside, around, with"}),
        ("leaf:\n  with: {day: demain}", "LS341", 2, {"name": "day", "sample": "2026-12-05"}),
        ("cards:\n  with: {items: un}", "LS341", 2, {"name": "items", "sample": "[…, …]"}),
        ("cards:\n  with: {items: [un]}", "LS341", 2, {"name": "items", "sample": "{…: …}"}),
        ("cards:\n  with: {items: [], level: haut}", "LS341", 2, {"name": "level", "sample": "12"}),
        ("cards:\n  with: {items: [], wide: presque}", "LS341", 2, {"name": "wide", "sample": "true"}),
        ("cards:\n  with: {items: [{here: [[un]]}]}", "LS341", 2, {"name": "here", "sample": "[…, …]"}),
        ("cards:\n  with: {items: [], page: {facts: {status: open}}}", "LS341", 2, {"name": "kind", "sample": "shop"}),
        ("leaf: demain", "LS341", 1, {"name": "leaf", "sample": "{with: {…}}"}),
        ("leaf: {name: Une feuille}", "LS342", 1, {"name": "day", "macro": "leaf"}),
    ],
)
def test_an_example_that_is_not_right_is_explained_where_it_stands(text: str, number: str, line: int, facts: dict[str, str]) -> None:
    made, wrong = read(f"{text}\n")
    assert wrong == [(number, line, facts)]
    assert [example for macro in made for example in macro.examples] == []


def test_a_misspelt_field_of_a_record_in_an_example_is_told_with_its_fields() -> None:
    _, wrong = read("cards:\n  with:\n    items: [{sumary: Du pain}]\n")
    assert [(number, line, facts["name"], facts["owner"]) for number, line, facts in wrong] == [("LS340", 3, "sumary", "Card")]


def test_a_wrong_example_is_told_once_and_the_others_are_shown(site_with: Sited) -> None:
    root = site_with({SAID: "said:\n  - with: {words: bonjour}\n  - with: {wordz: bonjour}\n"})
    plan, found = planned_in("serve", root)
    shown = {component.name: len(component.macros[0].examples) for component in guide_of(plan) if component.name == "said"}
    told = [(one.code.number, one.span.file, one.span.line) for one in found if one.span.file == SAID]
    assert (shown, told) == ({"said": 1}, [("LS340", SAID, 3)])
    assert len(pages_of(plan)["_guide/index.html"].css('[aria-labelledby="guide-said"] .guide__example')) == 1


@pytest.mark.parametrize("entry", ["", '""'])
def test_an_entry_that_is_left_blank_stops_nothing(entry: str) -> None:
    made, wrong = read(f"cards:\n  - with: {{items: [], page: {{kind: shop, entry: {entry}}}}}")
    assert (wrong, len([example for macro in made for example in macro.examples])) == ([], 1)
