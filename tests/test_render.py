"""The bytes of every output: templates filled, the rest passed on, a fault told once."""

from __future__ import annotations

from dataclasses import dataclass

from localsite.diagnostics import Diagnostic
from localsite.render import render
from localsite.theme import Theme, compiled
from localsite.values import File, Output


@dataclass(frozen=True)
class Told:
    """What the templates of these tests need of a page."""

    language: str
    title: str


THEME = Theme(
    name="essai",
    templates={
        "pages/shop.html": '<h1 lang="{{ page.language }}">{{ page.title }}</h1>{{ t("hello") }} <a href="{{ url("/a/") }}">a</a>',
        "pages/page.html": "{{ page.nothing }}",
        "pages/event.html": "{% if %}",
    },
    words={},
    styles=b"",
    assets={},
    origins={f"pages/{name}.html": f"themes/essai/pages/{name}.html" for name in ("shop", "page", "event")},
    overridden={},
    digest="0",
)
WORDS = {"fr": lambda key: f"Bonjour {key}", "en": lambda key: f"Hello {key}"}


def page(kind: str, title: str, language: str = "fr") -> Output:
    return Output(f"{title}/{language}.html", (f"{title}.md",), f"pages/{kind}.html", {"page": Told(language, title)})


def made(*outputs: Output, base: str = "/") -> tuple[tuple[File, ...], list[Diagnostic]]:
    found: list[Diagnostic] = []
    return render(outputs, THEME, WORDS, base, found.append), found


def test_a_page_is_its_template_filled_in_its_language_under_the_base_path() -> None:
    assert made(page("shop", "Été"), page("shop", "<b>", "en"), base="/vitrine/") == (
        (
            File("Été/fr.html", '<h1 lang="fr">Été</h1>Bonjour hello <a href="/vitrine/a/">a</a>'.encode(), ("Été.md",)),
            File("<b>/en.html", b'<h1 lang="en">&lt;b&gt;</h1>Hello hello <a href="/vitrine/a/">a</a>', ("<b>.md",)),
        ),
        [],
    )


def test_what_is_no_page_is_passed_on_untouched() -> None:
    assert made(Output("photo.jpg", ("a.md", "b.md"), data=b"\xff{{")) == ((File("photo.jpg", b"\xff{{", ("a.md", "b.md")),), [])


def test_a_faulty_template_is_told_once_and_the_pages_of_the_others_are_made() -> None:
    files, found = made(page("page", "a"), page("event", "b"), page("page", "c"), page("shop", "d"), page("event", "e"))
    assert [file.path for file in files] == ["d/fr.html"]
    assert [(problem.code.number, problem.span.file) for problem in found] == [
        ("LS321", "themes/essai/pages/page.html"),
        ("LS320", "themes/essai/pages/event.html"),
    ]


def test_templates_that_were_compiled_before_give_the_same() -> None:
    found: list[Diagnostic] = []
    outputs = [page("shop", "a"), page("page", "b"), page("event", "c")]
    assert (render(outputs, THEME, WORDS, "/", found.append, compiled(THEME)), found) == made(*outputs)
