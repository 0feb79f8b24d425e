"""Markdown: what is shown, what is refused, what is explained; and that no text can keep the build waiting."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite.codes.markup import (
    ADDRESS_INCOMPLETE,
    ADDRESS_REFUSED,
    BRACKETS_UNCLOSED,
    HEADING_SKIPS,
    HTML_SHOWN,
    LIST_AFTER_TEXT,
    NOTE_NEVER_CALLED,
    NOTE_WITHOUT_TEXT,
    NUMBER_BEGINS_LIST,
    PICTURE_OUTSIDE,
    PICTURE_REMOTE,
    PICTURE_WITHOUT_WORDS,
    SPACE_IN_LINK,
    TABLE_TOO_LARGE,
    TEXT_TOO_LONG,
    TEXT_TOO_NESTED,
    TEXT_TOO_SLOW,
    TOO_MANY_NOTES,
    TOO_MANY_SIGNS,
)
from localsite.diagnostics import Code, Diagnostic, Severity, Span
from localsite.markup import Converted, Picture, Reference, Text, convert, convert_all, pictures, plain, prefixed, references, resolve
from tests.markdown_shapes import HEAVY, SLOW

FILE = "shops/le-coin/index.md"


def html(text: str, language: str = "en") -> str:
    """The HTML of a text that has no problem."""
    result = converted(text, language)
    assert result.diagnostics == ()
    return result.html


def converted(text: str, language: str = "en", first_line: int = 1) -> Converted:
    (result,) = convert_all([Text(text, language, FILE, first_line)])
    return result


def mended(text: str, problem: Diagnostic) -> str:
    assert problem.mend is not None
    first, last, replacement = problem.mend
    lines = text.split("\n")
    return "\n".join([*lines[: first - 1], *replacement.split("\n"), *lines[last:]])


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("", ""),
        ("*a* **b** `c < d`", "<p><em>a</em> <strong>b</strong> <code>c &lt; d</code></p>"),
        ("1. a\n2. b", "<ol>\n<li>a</li>\n<li>b</li>\n</ol>"),
        ("- a\r\n- b\r\n", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>"),
        ("a &eacute; &amp; & R&D", "<p>a é &amp; &amp; R&amp;D</p>"),
        ("[a](shop:le-coin#top)", '<p><a href="shop:le-coin#top">a</a></p>'),
        ("[a](#top) [b](/agenda/?m=1)", '<p><a href="#top">a</a> <a href="/agenda/?m=1">b</a></p>'),
        ('[a](https://x.example "It\'s")', '<p><a href="https://x.example" rel="noopener nofollow ugc" title="It’s">a</a></p>'),
        ("<https://x.example/>", '<p><a href="https://x.example/" rel="noopener nofollow ugc">https://x.example/</a></p>'),
        ("<jo@x.example>", '<p><a href="mailto:jo@x.example">jo@x.example</a></p>'),
        ("[a](tel:+33123456789)", '<p><a href="tel:+33123456789">a</a></p>'),
        ("![The door](door.jpg)", '<p><img alt="The door" src="door.jpg"></p>'),
        ("![The door](street/door.jpg)", '<p><img alt="The door" src="street/door.jpg"></p>'),
        ("[a][1]\n\n[1]: shop:b", '<p><a href="shop:b">a</a></p>'),
    ],
)
def test_markdown_becomes_html(text: str, shown: str) -> None:
    assert html(text) == shown


def test_headings_begin_below_the_title_of_the_page_and_have_ids_of_their_own() -> None:
    assert html("# L'Été\n\n## Halle\n\n## Halle\n\n### Halle 2", "xx") == (
        '<h2 id="l-ete">L\'Été</h2>\n<h3 id="halle">Halle</h3>\n<h3 id="halle-2">Halle</h3>\n<h4 id="halle-2-2">Halle 2</h4>'
    )
    assert html("### a") == '<h2 id="a">a</h2>'


def test_a_table_is_aligned_by_class() -> None:
    shown = html("|a|b|c|\n|:-|:-:|-:|\n|1|2|3|")
    assert 'style="' not in shown
    assert '<th class="left">a</th>\n<th class="center">b</th>\n<th class="right">c</th>' in shown
    assert '<td class="left">1</td>\n<td class="center">2</td>\n<td class="right">3</td>' in shown


def test_a_note_leads_there_and_back_in_the_language_of_the_page() -> None:
    assert html("Oui[^à voir]\n\n[^à voir]: Le samedi!", "fr") == (
        '<p>Oui<sup id="fnref:1"><a class="footnote-ref" href="#fn:1">1</a></sup></p>\n<div class="footnote">\n<hr>\n<ol>\n'
        '<li id="fn:1">\n<p>Le samedi\u202f!&nbsp;<a aria-label="Retour à l’appel de la note 1" class="footnote-backref" '
        'href="#fnref:1">↩</a></p>\n</li>\n</ol>\n</div>'
    )


def test_typography_stays_out_of_code_and_addresses() -> None:
    assert html("Oui! `non!` *Le \"Coin\"* : [l'ami](https://x.example/?a;b!) https://x.example/l'a", "fr") == (
        "<p>Oui\u202f! <code>non!</code> <em>Le «&nbsp;Coin&nbsp;»</em>&nbsp;: "
        '<a href="https://x.example/?a;b!" rel="noopener nofollow ugc">l’ami</a> https://x.example/l\'a</p>'
    )


HOSTILE = [
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<math><mi></math>",
    "<math>",
    "<!-- a -->",
    "<![CDATA[ a ]]>",
    "<?php a ?>",
    "</div></p>",
    "<svg/onload=alert(1)>",
    "<style>*{}</style>",
    "<iframe src='//x.example'></iframe>",
    "[a](javascript:alert(1))",
    "[a](JaVaScript:alert(1))",
    "[a](java&#115;cript:alert(1))",
    "[a](&#106;avascript:alert(1))",
    "[a](\tjavascript:alert(1))",
    "[a](<java\nscript:alert(1)>)",
    "[a](data:text/html,x)",
    "[a](vbscript:x)",
    "[a](file:///etc/passwd)",
    "[a](//x.example)",
    "[a](\\\\x.example)",
    "[a](/\\x.example)",
    "[a](https:\\\\x.example)",
    "[a](https://x.example@y.example)",
    "[a](shop:b:c)",
    "<javascript://%0aalert(1)>",
    "[a][1]\n\n[1]: javascript:alert(1)",
    "![a](https://x.example/a.png)",
    "![a](//x.example/a.png)",
    "![a](data:image/png;base64,AA)",
    "![a](../b.jpg)",
    "![a](b/../../c.jpg)",
    "![a](/b.jpg)",
    '![a" onerror="x](b.jpg)',
    '[a](https://x.example/"onclick="x)',
    '[a](https://x.example "\\" onclick=\\"x")',
    "`<b>`",
    "    <b>",
    "\x02amp\x03lt;script>",
    "\x02wzxhzdk:0\x03",
    "\x02klzzwxh:0000\x03",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_that_a_text_holds_can_run_or_be_fetched(text: str) -> None:
    shown = converted(f"{text}\n\nThe end[^1].\n\n[^1]: Note").html
    tags = set(_tags(shown))
    assert {name for name, _ in tags} <= {
        "p",
        "a",
        "img",
        "sup",
        "div",
        "hr",
        "ol",
        "li",
        "code",
        "pre",
        "/p",
        "/a",
        "/sup",
        "/div",
        "/ol",
        "/li",
    } | {
        "/code",
        "/pre",
    }
    for name, attributes in tags:
        for attribute, value in attributes:
            assert attribute in {"href", "rel", "title", "src", "alt", "id", "class", "aria-label"}
            if attribute == "href":
                assert value.startswith(("#fn", "https://x.example", "shop:")), name
            if attribute == "src":
                assert value == "b.jpg"
    # Nothing swallows what follows it.
    assert "The end" in shown
    assert "Note" in shown


def _tags(shown: str) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """Every tag that a browser would see, by an independent parser."""
    from html.parser import HTMLParser

    found = []

    class Seen(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            found.append((tag, tuple((name, value or "") for name, value in attrs)))

        def handle_endtag(self, tag: str) -> None:
            found.append((f"/{tag}", ()))

    Seen().feed(shown)
    return found


@pytest.mark.parametrize(
    ("code", "text", "place", "repaired"),
    [
        (ADDRESS_REFUSED, "a\n\n[a](javascript:b)", (3, 5, 12), None),
        (ADDRESS_REFUSED, "[a](horaires.pdf)", (1, 5, 12), None),
        (ADDRESS_REFUSED, "[a](boutique:b)", (1, 5, 10), None),
        (ADDRESS_INCOMPLETE, "[a](www.x.example) b", (1, 5, 13), "[a](https://www.x.example) b"),
        (ADDRESS_INCOMPLETE, "[a](//x.example/b)", (1, 5, 13), "[a](https://x.example/b)"),
        (ADDRESS_INCOMPLETE, "[a](jo@x.example)", (1, 5, 12), "[a](mailto:jo@x.example)"),
        (ADDRESS_INCOMPLETE, "[a][1]\n\n[1]: www.x.example", (3, 6, 13), "[a][1]\n\n[1]: https://www.x.example"),
        (PICTURE_REMOTE, "![a](https://x.example/b.png)", (1, 6, 23), None),
        (PICTURE_OUTSIDE, "![a](../b.png)", (1, 6, 8), None),
        (PICTURE_WITHOUT_WORDS, "a\n![](b.png)", (2, 5, 5), None),
        (LIST_AFTER_TEXT, "a\n- b\n- c", (2, 1, 3), "a\n\n- b\n- c"),
        (LIST_AFTER_TEXT, "a\n1. b", (2, 1, 4), "a\n\n1. b"),
        (NUMBER_BEGINS_LIST, "2024. A\n2025. B", (1, 1, 5), "2024\\. A\n2025\\. B"),
        (HEADING_SKIPS, "## a\n\n#### b", (3, 1, 4), "## a\n\n### b"),
        (NOTE_WITHOUT_TEXT, "a[^b]", (1, 2, 4), None),
        (NOTE_NEVER_CALLED, "a\n\n[^b]: c", (3, 1, 4), None),
        (SPACE_IN_LINK, "[a] (https://x.example) b", (1, 4, 1), "[a](https://x.example) b"),
        (HTML_SHOWN, "a <b>c</b>", (1, 3, 3), None),
    ],
)
def test_a_slip_is_explained_where_it_stands_and_the_hint_repairs_it(
    code: Code, text: str, place: tuple[int, int, int], repaired: str | None
) -> None:
    (problem,) = converted(text).diagnostics
    assert (problem.code, problem.span) == (code, Span(FILE, *place))
    if repaired is None:
        assert problem.mend is None
    else:
        assert mended(text, problem) == repaired
        assert converted(repaired).diagnostics == ()


def test_lines_are_counted_from_where_the_text_begins() -> None:
    found: list[Diagnostic] = []
    convert("a\n\n[b](c d) [b](www.x.example) [b](www.x.example)\n", "fr", FILE, 10, found.append)
    assert [(problem.span.line, problem.span.column, problem.mend and problem.mend.first) for problem in found] == [
        (12, 5, None),
        (12, 14, 12),
        (12, 33, 12),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "- a\n- b\n    - c\n    - d\n\n1. e\n2. f",
        "## a\n- b",
        "|a|b|\n|-|-|\n|- c|d|",
        "En 2024. Oui",
        "12. a",
        "a\n-b\n5 - 3",
        "`<b>` and 3 < 4 > 2 <3",
        "[a] (b) [ ] task",
        "    <b>\n    - a",
        "***\n\na\n\n---",
        "# a\n\n## b\n\n### c\n\n## d\n\n# e",
    ],
)
def test_what_is_right_is_left_in_peace(text: str) -> None:
    assert converted(text).diagnostics == ()


def test_references_and_pictures_are_found_and_resolved() -> None:
    shown = html(
        '[a](shop:b#c) [d](/e/#f) [g](https://x.example) ![h "i"](j.jpg "k") <a href="shop:no">'.removesuffix(' <a href="shop:no">')
    )
    assert references(shown) == (Reference("shop", "b", "c"), Reference("path", "/e/", "f"))
    assert pictures(shown) == (Picture("j.jpg", "h “i”", "k"),)
    known = {("shop", "b"): "/shops/b/?x&y", ("path", "/e/"): None}
    assert resolve(shown, lambda kind, key: known[kind, key], lambda picture: f"<picture>{picture.src}</picture>") == (
        '<p><a href="/shops/b/?x&amp;y#c">a</a> <a>d</a> <a href="https://x.example" rel="noopener nofollow ugc">g</a> '
        "<picture>j.jpg</picture></p>"
    )


def test_a_tag_shown_as_text_is_no_reference() -> None:
    shown = converted('<a href="shop:a"> <img src="b.jpg">').html
    assert (references(shown), pictures(shown)) == ((), ())
    assert resolve(shown, lambda *_: "x", lambda _: "y") == shown


def test_two_texts_may_stand_on_one_page() -> None:
    shown = html("# A\n\n[b](#a) c[^1]\n\n[^1]: d")
    assert prefixed(shown, "x-").count('"#x-') == shown.count('"#') == 3
    assert prefixed(shown, "x-").count('id="x-') == shown.count('id="') == 3


def test_plain_text_has_no_tags_and_keeps_its_words_apart() -> None:
    assert plain(html("# Le *Coin*\n\na & b\nc\n\n- d\n- e!", "fr")) == "Le Coin a & b c d e\u202f!"


def test_a_text_gives_the_same_html_after_any_other() -> None:
    texts = [Text(f"# a\n\n{word}[^1] [c][d]\n\n[^1]: e\n\n[d]: shop:f", language, FILE) for word in "ab" for language in ("fr", "en")]
    assert convert_all([*texts, *texts]) == [*map(one, texts), *map(one, texts)]


def one(text: Text) -> Converted:
    (result,) = convert_all([text])
    return result


@pytest.mark.parametrize("name", [*SLOW])
@pytest.mark.parametrize("size", [16_000, 64_000, 100_000])
def test_a_shape_that_costs_minutes_is_refused_at_its_line(name: str, size: int) -> None:
    result = converted(SLOW[name](size), first_line=7)
    (problem,) = result.diagnostics
    assert result == Converted("", (problem,))
    assert problem.code.severity == Severity.ERROR
    assert problem.code in {BRACKETS_UNCLOSED, TABLE_TOO_LARGE, TEXT_TOO_LONG, TEXT_TOO_NESTED, TOO_MANY_NOTES, TOO_MANY_SIGNS}
    assert problem.span.file == FILE
    assert problem.span.line in {7, 9}


@pytest.mark.parametrize("shape", [pytest.param(shape, id=name) for name, shape in (SLOW | HEAVY).items()])
def test_no_shape_of_any_size_keeps_the_build_waiting(shape: Callable[[int], str]) -> None:
    begin = time.process_time()
    for size in (500, 2000, 4000, 15_000):
        converted(shape(size))
    # Alone, Python-Markdown takes up to four seconds for the third and a minute for the fourth.
    assert time.process_time() - begin < 5


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a\n\n" + "> " * 11 + "a", 3),
        ("- " * 11 + "a", 1),
        ("".join("    " * depth + "- a\n" for depth in range(11)), 11),
        ("a\n\n" + "[" * 400 + "a" + "]" * 400, 3),
    ],
)
def test_too_many_levels_are_refused_at_their_line(text: str, line: int) -> None:
    (problem,) = converted(text).diagnostics
    assert (problem.code, problem.span.line) == (TEXT_TOO_NESTED, line)


def test_a_rule_of_many_signs_is_not_a_nest() -> None:
    assert html("- " * 14) == "<hr>"


def test_the_first_bracket_left_open_is_the_one_that_is_named() -> None:
    text = "[ok](shop:a)\n\n[b](shop:c)\nopen [\n" + "[" * 5000
    (problem,) = converted(text, first_line=10).diagnostics
    assert (problem.code, problem.span.line) == (BRACKETS_UNCLOSED, 13)


PARAGRAPH = (
    "Depuis 1987, *Léa* et **Hugo** tiennent l'épicerie du quai[^{n}]: du pain à 4 €, [la halle](place:halle), "
    "[le site](https://x.example/a_(b)) et `du code`. " * 4
)
STORY = "\n\n".join(
    (
        "## Chapitre {n}",
        PARAGRAPH,
        "- du pain\n- du vin\n    - rouge\n    - blanc",
        "1. un\n2. deux",
        "> Une citation.\n> > Une autre.",
        "| Jour | Heures | Prix |\n|:--|:-:|--:|\n" + "| lundi | [9 h](page:a) | 3 € |\n" * 12,
        "![La rue {n}](rue-{n}.jpg)",
    )
)


def story(characters: int) -> str:
    """What a long story looks like: chapters with notes, tables, lists, pictures and links."""
    chapters = [STORY.replace("{n}", str(n)) for n in range(1, characters // len(STORY))]
    notes = "\n".join(f"[^{n}]: Une note, avec [un lien](shop:le-coin)." for n in range(1, len(chapters) + 1))
    return "\n\n".join([*chapters, notes])


@pytest.mark.parametrize("characters", [3000, 8000, 15_000, 30_000, 55_000])
def test_a_long_story_raises_no_false_alarm(characters: int) -> None:
    text = story(characters)
    shown = html(text, "fr")
    chapters = text.count("## ")
    assert shown.count("<h2") == chapters
    assert shown.count("<table") == shown.count("<img") == shown.count("<li id=") == chapters
    assert shown.count('href="place:halle"') == 4 * chapters


def test_the_process_apart_gives_what_this_one_gives() -> None:
    slip = "\n\n[a](www.x.example)\n- b"
    long = story(20_000) + slip
    (apart,) = convert_all([Text(long, "fr", FILE)])
    (problem, other) = apart.diagnostics
    assert (other.code, problem.code, apart.lasting) == (ADDRESS_INCOMPLETE, LIST_AFTER_TEXT, True)
    parts = [part.html for part in convert_all([Text(slip, "fr", FILE), Text("## Chapitre 1", "fr", FILE)])]
    assert parts[0] in apart.html
    assert parts[1] in apart.html


def test_a_text_that_takes_too_long_is_given_up_and_not_remembered_and_the_next_is_converted() -> None:
    texts = [Text(story(20_000), "fr", FILE, 5), Text("b", "fr", FILE)]
    slow, quick = convert_all(texts, seconds=0.001)
    assert (slow.html, slow.lasting, [(d.code, d.span) for d in slow.diagnostics]) == ("", False, [(TEXT_TOO_SLOW, Span(FILE, 5))])
    assert quick == Converted("<p>b</p>")


MARKED = st.text(alphabet="ab \n*_`[]()!<>&#-+1.|:^\\\"'/", max_size=80)


@given(MARKED)
def test_any_signs_give_html_that_a_second_cleaning_leaves_alone(text: str) -> None:
    from localsite.markup.engine import _CLEANER  # late: as the program does

    shown = converted(text, "fr").html
    assert _CLEANER.clean(shown) == shown
    assert not {name for name, _ in _tags(shown)} & {"script", "style", "h1", "span", "b"}
