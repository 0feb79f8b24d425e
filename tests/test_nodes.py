"""YAML is read as text with places, and every everyday trap is explained where it stands."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from localsite.codes import syntax
from localsite.diagnostics import Diagnostic, SiteError, Span, ordered
from localsite.nodes import Front, Node, _build, compose, front_matter

if TYPE_CHECKING:
    from localsite.diagnostics import Mend

FOLDER = Path(__file__).parent / "traps"
BODY = "\nDu pain, tous les jours.\n"

# The file, what is found in it (code, line, column), and the fields as they are read.
TRAPS = [
    ("a-list", [("not-fields", 2, 1)], None),
    ("anchor", [("special-sign", 2, 6)], {"nom": "&anne Chez Anne"}),
    ("apostrophe", [("apostrophe-in-quotes", 2, 10)], {"titre": "L'atelier d'Anne"}),
    ("bar-text", [("text-after-bar", 2, 7)], {"note": "Fermé\nen août\n"}),
    ("blank-before", [("blank-before-fields", 1, 1)], {"nom": "Anne"}),
    ("both-missing", [("no-closing-dashes", 3, 1), ("no-opening-dashes", 1, 1)], {"nom": "Anne", "status": "open"}),
    ("brace-open", [("bracket-not-closed", 2, 10)], {"contact": {"phone": "01 23 45 67 89"}, "status": "open"}),
    ("bracket-open", [("bracket-not-closed", 2, 13)], {"categories": ["boulangerie", "épicerie"], "status": "open"}),
    ("bracket-sign", [("list-in-brackets", 2, 20)], {"categories": ["pain", "@miel"]}),
    ("bracket-then-text", [("special-sign", 2, 8)], {"titre": "[Nouveau] marché"}),
    ("colon-glued-colon", [("no-space-after-colon", 2, 4)], {"nom": "L'atelier: chez Anne"}),
    ("colon-glued-inside", [("no-space-after-colon", 3, 8)], {"contact": {"phone": "0123456789"}}),
    ("colon-glued-only", [("no-space-after-colon", 2, 4)], {"nom": "Truc"}),
    ("colon-glued", [("no-space-after-colon", 3, 7)], {"nom": "Anne", "status": "open", "kind": "shop"}),
    ("colon", [("colon-in-text", 2, 17)], {"titre": "L'atelier: chez Anne"}),
    ("control", [("hidden-character", 2, 10)], {"nom": "Anne", "status": "open"}),
    ("dash-glued", [("no-space-after-dash", 3, 3)], {"payments": ["cash", "card"]}),
    ("document-end", [("several-documents", 3, 1)], {"nom": "Anne", "status": "open"}),
    ("emoji-key", [], {"🥖": "pain"}),
    ("empty", [("no-front-matter", 1, 1)], None),
    ("end-missing-rule", [("no-closing-dashes", 4, 1)], {"nom": "Anne", "status": "open"}),
    ("end-missing", [("no-closing-dashes", 4, 1)], {"nom": "Anne", "status": "open"}),
    ("equals", [("equals-sign", 2, 5)], {"nom": "Anne", "status": "open"}),
    ("four-dashes", [("odd-dashes", 1, 1), ("odd-dashes", 3, 1)], {"nom": "Anne"}),
    ("hash-first", [("empty-after-hash", 2, 8)], {"titre": ""}),
    ("hash-inside", [("cut-at-hash", 2, 15)], {"note": "50% off"}),
    ("hopeless", [("special-sign", 3, 1), ("unreadable-yaml", 4, 1)], None),
    ("indent-between", [("wrong-indent", 4, 2)], {"contact": {"phone": "01 23 45 67 89", "email": "anne@exemple.fr"}}),
    ("indent-first", [("wrong-indent", 2, 3)], {"nom": "Anne", "status": "open"}),
    ("indent-list", [("wrong-indent", 4, 2)], {"payments": ["cash", "card"]}),
    ("indent-too-far", [("wrong-indent", 3, 2)], {"nom": "Anne", "status": "open"}),
    ("key-not-text", [("key-not-text", 2, 1)], None),
    ("list-on-key-line", [("list-on-key-line", 2, 11)], {"payments": ["cash", "card"]}),
    ("long-dash", [("odd-dashes", 1, 1)], {"nom": "Anne"}),
    ("merge-key", [("merge-key", 2, 1)], None),
    ("no-colon", [("stray-line", 3, 1)], {"nom": "Anne", "status": "", "kind": "shop"}),
    ("no-fields", [("no-front-matter", 1, 1)], None),
    ("no-value", [], {"nom": "", "status": "open"}),
    ("nul", [("hidden-character", 2, 8)], {"nom": "Anne"}),
    ("odd-space-after-colon", [("odd-space", 2, 5)], {"nom": "Anne", "status": "open"}),
    ("odd-space-before-colon", [], {"nom": "Anne", "status": "open"}),
    ("odd-space-indent", [("odd-space", 3, 1)], {"contact": {"phone": "01 23 45 67 89"}}),
    ("quote-open", [("quote-not-closed", 2, 6)], {"nom": "Chez Anne", "status": "open"}),
    ("quote-then-text", [("text-after-quote", 2, 11)], {"nom": '"Chez" Anne'}),
    ("quotes-inside", [("text-after-quote", 2, 12)], {"nom": 'Chez "Anne" et fils'}),
    ("same-key-same-value", [("same-key-twice", 4, 1)], {"nom": "Anne", "status": "open"}),
    ("same-key", [("same-key-twice", 4, 1)], {"nom": "Anne", "status": "open"}),
    ("sign-ampersand", [("special-sign", 2, 6)], {"nom": "& co"}),
    ("sign-at", [("special-sign", 2, 8)], {"insta": "@boulangerie"}),
    ("sign-backtick", [("special-sign", 2, 6)], {"nom": "`x`"}),
    ("sign-dash", [("special-sign", 2, 7)], {"note": "- sur commande"}),
    ("sign-exclamation", [("special-sign", 2, 7)], {"note": "!x"}),
    ("sign-greater", [("text-after-bar", 2, 7)], {"note": "> 18 ans"}),
    ("sign-in-list", [("special-sign", 4, 5)], {"payments": ["cash", "@carte"]}),
    ("sign-percent", [("special-sign", 2, 8)], {"offre": "%promo"}),
    ("sign-question", [("special-sign", 2, 7)], {"note": "? à voir"}),
    ("sign-star", [("special-sign", 2, 7)], {"note": "*bio*"}),
    ("smart-quotes", [], {"nom": "« Chez Anne »", "summary": "“Le pain”"}),
    ("tab", [("tab-indent", 3, 1)], {"contact": {"phone": "01 23 45 67 89", "email": "anne@exemple.fr"}}),
    ("tag", [("special-sign", 2, 6)], {"nom": "!!str Anne"}),
    ("text-goes-on-at-margin", [("stray-line", 3, 1)], {"summary": "Du pain et du miel"}),
    ("text-goes-on-colon", [("colon-in-text", 3, 12)], {"summary": "Du pain Le samedi: du miel"}),
    ("text-goes-on", [], {"summary": "Du pain et du miel"}),
    (
        "text-stays-text",
        [],
        {"a": "yes", "b": "no", "c": "12:30", "d": "01000", "e": "2026-02-30", "f": "~", "g": "+33612345678", "h": "01/02/2026"},
    ),
    ("too-deep", [("too-deep", 2, 23)], None),
    ("top-missing", [("no-opening-dashes", 1, 1)], {"nom": "Anne", "status": "open"}),
    ("wide-colon", [("wrong-colon", 2, 4), ("wrong-colon", 3, 7)], {"nom": "Anne", "status": "open"}),
    ("windows-path", [("backslash", 2, 10)], {"note": "C:\\Users\\anne", "file": "C:\\photos"}),
]

NOT_MENDABLE = {
    syntax.KEY_NOT_TEXT,
    syntax.MERGE_KEY,
    syntax.NO_FRONT_MATTER,
    syntax.NOT_FIELDS,
    syntax.TOO_DEEP,
    syntax.UNREADABLE,
}
# A warning leaves the text as it is read; its mend gives what was meant.
MEANT = {
    "hash-first": {"titre": "#1 des fromages"},
    "hash-inside": {"note": "50% off # soldes"},
}


def plain(node: Node) -> object:
    if node.kind == "map":
        return {key.text: plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items] if node.kind == "list" else node.text


def read(text: str) -> tuple[Front | None, list[Diagnostic]]:
    found: list[Diagnostic] = []
    return front_matter(text, "index.md", found.append), found


def fields(text: str) -> tuple[object, list[Diagnostic]]:
    found: list[Diagnostic] = []
    node = compose(text, "site.yaml", 1, found.append)
    return (None if node is None else plain(node)), found


def names(found: list[Diagnostic]) -> list[str]:
    return [problem.code.name for problem in found]


def mended(text: str, mend: Mend) -> str:
    lines = text.split("\n")
    lines[mend.first - 1 : mend.last] = mend.text.split("\n")
    return "\n".join(lines)


def healed(text: str) -> str:
    """The text after the mend of its first problem, of the first one left then, and so on."""
    _, found = read(text)
    for _ in range(20):
        if not found:
            return text
        assert found[0].mend, found[0]
        text = mended(text, found[0].mend)
        _, found = read(text)
    raise AssertionError(names(found))


def trap(name: str) -> str:
    return (FOLDER / f"{name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("name", "expected", "meant"), TRAPS, ids=[name for name, _, _ in TRAPS])
def test_each_trap_is_explained_where_it_stands(name, expected, meant):
    front, found = read(trap(name))
    assert [(d.code.name, d.span.line, d.span.column) for d in found] == expected
    assert (plain(front.node) if front else None) == meant


@pytest.mark.parametrize(("name", "meant"), [(name, meant) for name, _, meant in TRAPS], ids=[name for name, _, _ in TRAPS])
def test_each_mend_heals_and_gives_what_was_meant(name, meant):
    _, found = read(trap(name))
    if {d.code for d in found} & NOT_MENDABLE:
        assert [d.mend for d in found if d.code in NOT_MENDABLE] == [None]
    elif name == "same-key":
        assert [d.mend for d in found] == [None]  # only the writer knows which of the two is right
    else:
        front, left = read(healed(trap(name)))
        assert (left, front and plain(front.node)) == ([], MEANT.get(name, meant))


def test_every_file_of_the_folder_is_in_the_table():
    assert sorted(path.stem for path in FOLDER.iterdir()) == sorted(name for name, _, _ in TRAPS)


def test_both_languages_speak_of_every_problem_without_a_hole():
    found = [problem for name, _, _ in TRAPS for problem in read(trap(name))[1]]
    said = [problem.said(language) for problem in found for language in ("fr", "en")]
    assert [sentence for sentence in said if not sentence.message or "{" in sentence.hint] == []


def test_every_code_of_the_syntax_has_a_trap_or_a_test_here():
    elsewhere = {"too-many-fields", "no-fast-yaml", "several-documents", "stray-line"}
    codes = {code.name for code in vars(syntax).values() if hasattr(code, "severity")}
    assert codes - {code for _, expected, _ in TRAPS for code, _, _ in expected} - elsewhere == set()


def test_a_front_matter_gives_fields_with_places_and_the_body():
    front, found = read('---\nnom: "Anne"\nlocations:\n  - rue: été 🌞 x\n    cp: 01000\n---\nTexte.\n')
    assert found == []
    assert front is not None
    assert (front.body, front.body_line) == ("Texte.\n", 7)
    file = "index.md"
    name = (Node("text", "nom", (), (), file, 2, 1, 3, 2), Node("text", "Anne", (), (), file, 2, 6, 6, 2, quoted=True))
    street = (Node("text", "rue", (), (), file, 4, 5, 3, 4), Node("text", "été 🌞 x", (), (), file, 4, 10, 7, 4))
    code = (Node("text", "cp", (), (), file, 5, 5, 2, 5), Node("text", "01000", (), (), file, 5, 9, 5, 5))
    place = Node("map", "", (), (street, code), file, 4, 5, 12, 5)
    places = (Node("text", "locations", (), (), file, 3, 1, 9, 3), Node("list", "", (place,), (), file, 4, 3, 14, 5))
    assert front.node == Node("map", "", (), (name, places), file, 2, 1, 11, 5)


def test_a_block_of_text_and_a_list_in_brackets_end_where_they_end():
    found: list[Diagnostic] = []
    node = compose("a: |\n  un\n  deux\n\nb: [x,\n  y]\nc: z", "site.yaml", 10, found.append)
    assert found == []
    assert node is not None
    assert [(value.line, value.column, value.length, value.last_line) for _, value in node.pairs] == [
        (10, 4, 1, 13),
        (14, 4, 3, 15),
        (16, 4, 1, 16),
    ]


@pytest.mark.parametrize("text", ["---\n---\n", "---\n# rien\n---\n", "---\n\n---\n"])
def test_no_field_at_all_is_an_empty_map(text):
    front, found = read(text)
    assert (front and plain(front.node), found) == ({}, [])


def test_an_empty_yaml_file_is_an_empty_map():
    assert [fields(text) for text in ("", "# rien\n", "---\n", "\n\n")] == [({}, [])] * 4


def test_texts_and_names_are_composed_whatever_the_keyboard():
    assert fields("me\u0301tier: caf\u00e9\nb: cafe\u0301") == ({"métier": "café", "b": "café"}, [])


@pytest.mark.parametrize("sign", "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_what_turns_letters_around_is_refused_and_what_joins_them_is_kept(sign):
    found, problems = fields(f"name: Le Coin {sign}moc.elbmexe")
    assert (found, names(problems)) == ({"name": "Le Coin moc.elbmexe"}, ["hidden-character"])
    assert fields("name: \U0001f469\u200d\U0001f373") == ({"name": "\U0001f469\u200d\U0001f373"}, [])


@pytest.mark.parametrize("text", ["---\nnom: A\n---", "---\nnom: A\n---  \n", "---  \nnom: A\n---\n", "---\nnom: A\n---\n\n---\n"])
def test_dashes_may_have_spaces_behind_them_and_end_the_file(text):
    front, found = read(text)
    assert (front and plain(front.node), found) == ({"nom": "A"}, [])


def test_an_error_is_counted_from_the_top_of_the_file():
    found: list[Diagnostic] = []
    compose("a: b\nc: @d", "site.yaml", 41, found.append)
    assert [(d.span, d.mend) for d in found] == [(Span("site.yaml", 42, 4, 1), (42, 42, 'c: "@d"'))]


def test_ten_mistakes_in_one_file_are_ten_problems_in_one_run():
    text = (
        "---\ntitre: L'atelier: chez Anne\nnom: 'L'atelier d'Anne'\ninsta: @anne\nnote: 50% # soldes\nstatus:open\n"
        'kind = shop\ncontact:\n\tphone: 0123\nlist: [a, *b\nkind: shop\nsummary: "Du pain\n---\n'
    )
    _, found = read(text)
    assert [(d.span.line, d.span.column, d.code.name) for d in ordered(found)] == [
        (2, 17, "colon-in-text"),
        (3, 8, "apostrophe-in-quotes"),
        (4, 8, "special-sign"),
        (5, 11, "cut-at-hash"),
        (6, 7, "no-space-after-colon"),
        (7, 6, "equals-sign"),
        (9, 1, "tab-indent"),
        (10, 7, "bracket-not-closed"),
        (11, 1, "same-key-twice"),
        (12, 10, "quote-not-closed"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "note: 50%  # à revoir",
        "note: '50%' # à revoir",
        "# à revoir\nnote: 50%",
        "note:  # à revoir",
        "note: [a, b] # à revoir",
        "a: # sous\n  b: c",
    ],
)
def test_a_comment_that_stands_apart_is_a_comment(text):
    assert fields(text)[1] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: b\n---\nc: d", {"a": "b", "c": "d"}),
        ("a: b\n...\nc: d", {"a": "b", "c": "d"}),
        ("%YAML 1.1\n---\na: b", {"a": "b"}),
    ],
)
def test_fields_cut_in_two_are_read_as_one(text, expected):
    read_fields, found = fields(text)
    assert (read_fields, names(found)) == (expected, ["several-documents"])
    assert [fields(mended(text, d.mend)) for d in found if d.mend] == [(expected, [])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("summary: Du pain\net du miel", {"summary": "Du pain et du miel"}),
        ("nom\nstatus: open", {"nom": "", "status": "open"}),
        ("summary: Du pain # bis\n  et du miel", {"summary": "Du pain # bis et du miel"}),
        ("l:\n  - pain\n et miel", {"l": ["pain et miel"]}),
    ],
)
def test_a_line_that_belongs_to_no_field_is_given_one(text, expected):
    read_fields, found = fields(text)
    assert (read_fields, names(found)) == (expected, ["stray-line"])
    assert [fields(mended(text, d.mend)) for d in found if d.mend] == [(expected, [])]


@pytest.mark.parametrize(
    ("text", "code", "expected"),
    [
        ('note: "C:\\foo"', "backslash", {"note": "C:\\foo"}),
        ('note: "Chez"#1', "text-after-quote", {"note": '"Chez"#1'}),
        ("note: |#1", "text-after-bar", {"note": "|#1"}),
        ('note: "Chez" #1', "cut-at-hash", {"note": '"Chez" #1'}),
        ("note: Du pain\n  et # du miel", "cut-at-hash", {"note": "Du pain et # du miel"}),
        ("nom: Anne\nnote = L'atelier: chez", "equals-sign", {"nom": "Anne", "note": "L'atelier: chez"}),
        ("note：L'atelier: chez", "wrong-colon", {"note": "L'atelier: chez"}),
        ('nom:"Anne"\nkind: shop', "no-space-after-colon", {"nom": "Anne", "kind": "shop"}),
        ("nom=", "equals-sign", {"nom": ""}),
        ("a:\n\tb: c\n\td: e\nf: g", "tab-indent", {"a": {"b": "c", "d": "e"}, "f": "g"}),
        ("nom: Anne\n\tville: Nice", "tab-indent", {"nom": "Anne", "ville": "Nice"}),
        ("  a: b\n  c: d\ne: f", "wrong-indent", {"a": "b", "c": "d", "e": "f"}),
        ("s: un\n  deux\n  Trois: quatre", "colon-in-text", {"s": "un deux Trois: quatre"}),
        ('"nom": @anne', "special-sign", {"nom": "@anne"}),
        ("@nom: Anne", "special-sign", {"@nom": "Anne"}),
        ('nom: "Chez\n  Anne\nkind: shop', "quote-not-closed", {"nom": "Chez Anne", "kind": "shop"}),
        ("l: [a,\n  b,\nkind: shop", "bracket-not-closed", {"l": ["a", "b"], "kind": "shop"}),
        ("l:\n  - 'Chez' Anne", "text-after-quote", {"l": ["'Chez' Anne"]}),
        ("l:\n  - L'atelier: chez: Anne", "colon-in-text", {"l": ["L'atelier: chez: Anne"]}),
        ("l:\n  - a\n  -b", "no-space-after-dash", {"l": ["a", "b"]}),
        ("nom: *a", "special-sign", {"nom": "*a"}),
        ("nom: L'a: b  # vrai", "colon-in-text", {"nom": "L'a: b"}),
        ("nom: Anne\n[]: b", "key-not-text", None),
        ("nom: Anne\n'': b", "key-not-text", None),
        ("<<: b", "merge-key", None),
        ("nom: Anne\n- miel", "unreadable-yaml", None),
    ],
)
def test_more_ways_to_fall_and_to_get_up(text, code, expected):
    read_fields, found = fields(text)
    assert names(found) == [code]
    assert read_fields == expected or found[0].code == syntax.CUT_AT_HASH
    assert [fields(mended(text, d.mend)) for d in found if d.mend] == ([(expected, [])] if expected else [])


def test_a_list_as_the_name_of_a_field_is_refused_where_it_stands():
    assert [(d.code, d.span) for d in fields("nom: Anne\n? [a]\n: b")[1]] == [(syntax.KEY_NOT_TEXT, Span("site.yaml", 2, 3, 3))]


def test_what_looks_like_a_reference_or_a_number_below_its_field_is_text():
    assert fields("site:\n  https://exemple.fr\nat:\n  place:halle\nlon:\n  -4.5") == (
        {"site": "https://exemple.fr", "at": "place:halle", "lon": "-4.5"},
        [],
    )


def test_after_fifty_mistakes_the_reading_stops():
    assert (fields("k: 'a' b\n" * 60)[0], len(fields("k: 'a' b\n" * 60)[1])) == (None, 50)


def test_too_many_bytes_are_not_even_parsed():
    front, found = read("---\nnom: " + "é" * 40_000 + "\n---\n")
    assert (front, names(found)) == (None, ["too-many-fields"])


def test_sixty_kilobytes_are_read():
    front, found = read("---\nnom: " + "a" * 60_000 + "\n---\n")
    assert (front and plain(front.node), found) == ({"nom": "a" * 60_000}, [])


DEEP = {
    "brackets": "a: " + "[" * 1_000_000,
    "bare brackets": "[" * 1_000_000,
    "braces": "a: " + "{a: " * 100_000,
    "dashes": "- " * 100_000,
    "block lists": "\n".join(" " * level + "-" for level in range(3_000)),
    "block maps": "\n".join(" " * level + "a:" for level in range(3_000)),
    "question marks": "? " * 100_000,
}


@pytest.mark.parametrize("name", DEEP)
def test_a_bomb_ends_with_a_sentence_and_the_process_lives(name, monkeypatch):
    monkeypatch.setattr("localsite.nodes._compose.LONGEST", sys.maxsize)
    read_fields, found = fields(DEEP[name])
    assert (read_fields, len(found)) == (None, 1)
    assert found[0].code in {syntax.TOO_DEEP, syntax.KEY_NOT_TEXT}


def test_twenty_levels_are_read():
    assert fields("a: " + "[" * 19 + "]" * 19)[1] == []


@pytest.mark.parametrize("text", ["a:\n" + "-x\n" * 9_000, "\ta: b\n" * 9_000, 'a: "' + 'x: "\n' * 9_000, "a: b\n" * 9_000, "\a\n" * 9_000])
def test_a_file_full_of_mistakes_gives_a_list_one_can_read(text):
    assert 1 <= len(fields(text)[1]) <= 100


def test_without_the_c_parser_nothing_is_read_slowly(monkeypatch):
    monkeypatch.setattr(_build, "CSafeLoader", None)
    with pytest.raises(SiteError) as raised:
        read("---\nnom: Anne\n---\n")
    assert raised.value.diagnostic == syntax.NO_FAST_YAML.at(Span("index.md"))


def test_a_line_with_two_mistakes_is_mended_whole():
    text = "---\nnom:L'atelier: chez 'Anne' # 1\n---\n"
    front, found = read(healed(text))
    assert (front and plain(front.node), found) == ({"nom": "L'atelier: chez 'Anne' # 1"}, [])


WORDS = [
    "L'atelier",
    "Chez",
    "d'Anne",
    "miel",
    "été",
    "10",
    "50%",
    "n°",
    "&",
    "#1",
    "#",
    "@nous",
    "*bio*",
    "%",
    "`x`",
    ":",
    "le:",
    "12:30",
    '"Chez"',
    '"',
    "'",
    "''",
    "!",
    "?",
    "-",
    "|",
    ">",
    "C:\\x",
    "«",
    "»",
    ",",
    "x,",
    "a=b",
    "=",
    "é",
    "L'",
    "’",
]
SIGNS = st.text(alphabet="abL é:'\"#@*&%`-!?|>,", min_size=1, max_size=14).map(str.strip)
TITLES = (st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join) | SIGNS).filter(
    # Two spaces before a # make a comment; a lone bar opens a block of text.
    lambda title: title and "  " not in title and not re.match(r"[|>][+-]?( #.*)?$", title)
)
SHAPES = st.sampled_from(
    (
        "titre: {}\n",
        "nom: Anne\ntitre: {}\n",
        "titre: {}\nnom: Anne\n",
        "titre: {}\ncontact:\n  phone: 06\n",
        "l:\n  - b\ntitre: {}\nm:\n  - x\n",
    )
)


def readings(title: str) -> set[str]:
    """What a title written without care may mean: itself; without its quotes, where it starts with one."""
    if title[0] not in "'\"":
        return {title}
    comment = re.match(r"""("[^"]*"|'[^']*') #( |$)""", title)
    inner = title[1:-1]
    return {title, title[1:], inner, inner.replace("''", "'"), comment[1][1:-1] if comment else title}


@given(TITLES, SHAPES)
@settings(deadline=None, max_examples=300)
def test_a_title_written_without_care_is_read_or_mended_to_what_was_written(title, shape):
    front, found = read(healed("---\n" + shape.replace("{}", title) + "---\n"))
    read_fields = plain(front.node) if front else {}
    assert isinstance(read_fields, dict)
    assert (read_fields["titre"] in readings(title), len(read_fields), found) == (True, shape.count(":") - shape.count("  phone"), [])


@given(st.text(alphabet="ab:-#'\"[]{}|>&*!%@`,?=\n\t \u00a0é.", max_size=60))
@settings(deadline=None, max_examples=300)
def test_whatever_is_written_there_is_an_answer(text):
    node, found = fields(text)
    assert node is not None or found
    assert [problem for problem in found if not 1 <= problem.span.line <= text.count("\n") + 1] == []


@given(st.text(alphabet="ab:-#'\"\n é—.", max_size=60))
@settings(deadline=None, max_examples=300)
def test_whatever_a_file_holds_there_is_an_answer(text):
    front, found = read(text)
    assert front is not None or found
    if front:
        assert text.split("\n")[front.body_line - 1 :] == front.body.split("\n") or front.body == ""
