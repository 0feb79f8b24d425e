"""Which record a file belongs to, and what is written in it."""

from __future__ import annotations

import pytest

from localsite.cache import Memory
from localsite.codes import every_code
from localsite.diagnostics import Diagnostic, Mend, Span, Swap
from localsite.nodes import Node
from localsite.parse import Parsed, parse, place_of
from tests.stages import SHOP, sources_of

PAGE = "---\ntitle: Une page\n---\n\nDu *texte*.\n"


def parsed(files, languages=("fr", "en"), memory=None):
    problems = []
    documents = parse(sources_of(files), languages, memory or Memory(None), problems.append)
    return documents, [(problem.code.number, problem.span.file) for problem in problems]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("shops/le-coin/index.md", ("shop", "le-coin", "")),
        ("shops/le-coin/index.en.md", ("shop", "le-coin", "en")),
        ("shops/le-coin/index.pt-BR.md", ("shop", "le-coin", "pt-BR")),
        ("content/stories/le-pain.md", ("story", "le-pain", "")),
        ("content/stories/le-pain.en.md", ("story", "le-pain", "en")),
        ("content/stories/le-pain/index.oc.md", ("story", "le-pain", "oc")),
        ("content/pages/le.pain.md", ("page", "le.pain", "")),
        ("shops/le-coin.md", None),
        ("shops/index.md", None),
        ("shops/le-coin/notes.md", None),
        ("shops/le-coin/notes/index.md", None),
        ("content/stories/index.md", None),
        ("content/stories/index.en.md", None),
        ("content/stories/le-pain/notes.md", None),
        ("content/autre.md", None),
        ("content/pages/x.txt", None),
        ("README.md", None),
    ],
)
def test_a_path_alone_tells_the_record(path, expected):
    assert place_of(path) == expected


def test_a_file_becomes_fields_with_places_and_html():
    ((document,), problems) = parsed({"content/pages/a.md": PAGE})
    assert problems == []
    assert (document.kind, document.key, document.language, document.path, document.text_line) == (
        "page",
        "a",
        "fr",
        "content/pages/a.md",
        4,
    )
    ((key, value),) = document.fields.pairs
    assert (key.text, value.text, value.span) == ("title", "Une page", Span("content/pages/a.md", 2, 8, 8))
    assert document.html == "<p>Du <em>texte</em>.</p>"


def test_files_that_are_not_records_are_told_or_passed_over():
    documents, problems = parsed(
        {"shops/le-fil.md": PAGE, "shops/le-fil/vitrine.jpg": b"", "themes/mine/README.md": "# Mine", "content/site.yaml": "a: b"}
    )
    assert (documents, problems) == ((), [("LS208", "shops/le-fil.md")])


@pytest.mark.parametrize(
    ("path", "name", "better"),
    [
        ("shops/Le Fil/index.md", "Le Fil", "le-fil"),
        ("shops/l'œuf/index.md", "l'œuf", "l-oeuf"),
        ("content/pages/le.pain.md", "le.pain", "le-pain"),
    ],
)
def test_a_name_that_is_no_address_is_told_with_a_better_one(path, name, better):
    problems = []
    assert parse(sources_of({path: PAGE}), ("fr",), Memory(None), problems.append) == ()
    assert [(problem.code.number, dict(problem.facts)) for problem in problems] == [("LS209", {"name": name, "better": better})]


def test_a_language_that_was_not_asked_for_is_told():
    assert parsed({"content/pages/a.de.md": PAGE, "content/pages/a.md": PAGE})[1] == [("LS207", "content/pages/a.de.md")]
    assert parsed({"content/pages/a.en.md": PAGE, "content/pages/a.md": PAGE}, ("fr",))[1] == [("LS207", "content/pages/a.en.md")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("content/pages/a.md", "content/pages/a/index.md"),
        ("content/pages/a.en.md", "content/pages/a/index.en.md"),
        ("content/pages/a.fr.md", "content/pages/a.md"),
        ("shops/a/index.fr.md", "shops/a/index.md"),
    ],
)
def test_two_files_for_one_record_are_told(first, second):
    documents, problems = parsed({first: PAGE, second: PAGE})
    assert ([document.path for document in documents], problems) == ([first], [("LS210", second)])


def test_the_main_file_may_name_its_language():
    ((document,), problems) = parsed({"content/pages/a.en.md": PAGE}, ("en", "fr"))
    assert (document.language, problems) == ("en", [])


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_read():
    documents, problems = parsed({"content/pages/a.md": "rien", "content/pages/b.md": b"\xff\xfea\0", "content/pages/c.md": PAGE})
    assert [(document.key, document.fields is None) for document in documents] == [("a", True), ("b", True), ("c", False)]
    assert [problem for problem in problems if problem[1] == "content/pages/c.md"] == []
    assert {file for _, file in problems} == {"content/pages/a.md", "content/pages/b.md"}


def test_what_is_remembered_is_what_would_be_read(tmp_path):
    files = {"shops/le-coin/index.md": SHOP, "content/pages/a.md": PAGE + "\n<b>brut</b>\n", "content/pages/b.md": "rien"}
    cold = parsed(files)
    for _ in range(2):
        with Memory(
            tmp_path / "m.sqlite", [Parsed, Node, Diagnostic, Span, Mend, Swap], {code.number: code for code in every_code()}, b"x"
        ) as memory:
            assert parsed(files, memory=memory) == cold
            assert memory.trouble == ""
    assert cold[1] != []
