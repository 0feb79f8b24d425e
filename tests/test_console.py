"""What people, programs and pull requests are told of a problem."""

from __future__ import annotations

import json
import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite.codes._declare import error, notice, warning
from localsite.console import as_github, as_json, as_text, closing, counted, encodable, stage_line, unchanged
from localsite.diagnostics import LANGUAGES, Diagnostic, Mend, Span, Swap, Tongue

BAD_TIME = error(
    "LS110",
    "bad-time",
    fr=("«\u00a0{value}\u00a0» n’est pas une heure.", "Écrivez l’heure sur 24\u00a0h, par exemple 09:30."),
    en=("“{value}” is not a time.", "Write the time on 24 hours, for example 09:30."),
)
OLD = warning("LS190", "old", fr=("Vérifié il y a longtemps.", "{value}"), en=("Checked long ago.", "{value}"))
NAME = notice("LS191", "name", fr=("Sans nom.", ""), en=("No name.", ""))
WHOLE = error("LS801", "whole", fr=("Le fichier est vide.", "Écrivez-le."), en=("The file is empty.", "Write it."))
SHOP = "shops/le-coin/index.md"
SHOP_LINES = ("---", "name: Le Coin", "phone: 1", "a: b", "c: d", "e: f", "hours: 9h30")


def lines(file: str) -> tuple[str, ...]:
    return SHOP_LINES if file == SHOP else ()


def bad_time(mend: Mend | Swap | None = None) -> Diagnostic:
    return BAD_TIME.at(Span(SHOP, 7, 8, 4), mend, value="9h30")


def excerpt(line: str, column: int, length: int) -> list[str]:
    """The line and the carets below it, from the bar on."""
    text = as_text([NAME.at(Span("f", 1, column, length))], lambda _: [line], "en")
    return [row.split("│ ")[1] for row in text.splitlines() if "│" in row]


def test_a_problem_is_shown_with_its_line_a_caret_a_hint_and_the_line_to_paste() -> None:
    assert as_text([bad_time(Mend(7, 7, 'hours: "09:30"'))], lines, "fr") == (
        "shops/le-coin/index.md\n"
        "  7:8  erreur LS110  «\u00a09h30\u00a0» n’est pas une heure.\n"
        "        7 │ hours: 9h30\n"
        "          │        ^^^^\n"
        "        Écrivez l’heure sur 24\u00a0h, par exemple 09:30.\n"
        "        à coller\u00a0:\n"
        '        7 │ hours: "09:30"\n'
        "\n"
        "1 erreur dans 1 fichier\n"
    )


def test_the_same_problem_in_english() -> None:
    assert as_text([bad_time(Swap('"09:30"'))], lines, "en") == (
        "shops/le-coin/index.md\n"
        "  7:8  error LS110  “9h30” is not a time.\n"
        "        7 │ hours: 9h30\n"
        "          │        ^^^^\n"
        "        Write the time on 24 hours, for example 09:30.\n"
        "        to paste:\n"
        '        7 │ hours: "09:30"\n'
        "\n"
        "1 error in 1 file\n"
    )


def test_problems_are_grouped_by_file_and_sorted_by_place_and_told_once() -> None:
    found = [NAME.at(Span("b.md", 2, 1)), WHOLE.at(Span("b.md")), bad_time(), NAME.at(Span("a.md", 10)), bad_time(), WHOLE.at(Span(""))]
    shown = as_text(found, lambda _: (), "en")
    assert [row for row in shown.splitlines() if row and not row.startswith("   ")] == [
        "(the whole site)",
        "  error LS801  The file is empty.",
        "a.md",
        "  10  notice LS191  No name.",
        "b.md",
        "  error LS801  The file is empty.",
        "  2:1  notice LS191  No name.",
        SHOP,
        "  7:8  error LS110  “9h30” is not a time.",
        "3 errors, 2 notices in 3 files",
    ]


def test_a_file_that_is_told_as_a_whole_is_not_opened() -> None:
    asked: list[str] = []

    def opened(file: str) -> list[str]:
        asked.append(file)
        return []

    found = [WHOLE.at(Span("pipe.md")), WHOLE.at(Span("link.md"), Swap("x")), NAME.at(Span("a.md", 1, 1))]
    as_text(found, opened, "en")
    as_github(found, "en", opened)
    as_json(found, opened)
    assert asked == ["a.md"]


@pytest.mark.parametrize(
    ("line", "column", "length", "expected"),
    [
        ("nom: 茶屋 x", 9, 1, ["nom: 茶屋 x", "          ^"]),  # a wide character takes two columns
        ("nom: 茶屋", 6, 2, ["nom: 茶屋", "     ^^^^"]),
        ("\tnom: x", 7, 1, ["    nom: x", "         ^"]),
        ("a\tb", 2, 2, ["a   b", " ^^^^"]),
        ("cafe\u0301 x", 7, 1, ["cafe\u0301 x", "     ^"]),  # a combining accent takes none
        ("a\x1b[31mb", 7, 1, ["a<U+001B>[31mb", "             ^"]),
        ("court", 40, 3, ["court", "     ^"]),  # past the end: what is missing
        ("", 1, 0, ["", "^"]),
        ("x ##[error]y", 12, 1, ["x ##\\[error]y", "            ^"]),
        ("sans colonne", 0, 0, ["sans colonne"]),
    ],
)
def test_the_caret_stands_under_the_place(line: str, column: int, length: int, expected: list[str]) -> None:
    text = as_text([NAME.at(Span("f", 1, column, length))], lambda _: [line], "en")
    assert [row[11:].removeprefix(" ") for row in text.splitlines() if "│" in row] == expected


def test_a_long_line_is_cut_around_the_place() -> None:
    line = "a" * 300 + "HERE" + "b" * 300
    assert excerpt(line, 301, 4) == ["…" + "a" * 40 + "HERE" + "b" * 56 + "…", " " * 41 + "^^^^"]


def test_a_problem_longer_than_what_is_shown_ends_with_it() -> None:
    assert excerpt("a" * 200, 1, 200) == ["a" * 100 + "…", "^" * 100]


def test_several_lines_to_paste_keep_their_numbers_aligned() -> None:
    text = as_text([NAME.at(Span("f", 9, 1, 1), Mend(9, 9, "a: 1\nb: 2"))], lambda _: ["x"] * 9, "en")
    assert text.splitlines()[2:7] == ["         9 │ x", "           │ ^", "        to paste:", "         9 │ a: 1", "        10 │ b: 2"]


def test_lines_to_remove_are_shown() -> None:
    text = as_text([NAME.at(Span("f", 2, 1, 1), Mend(2, 3, ""))], lambda _: ["a", "b", "c", "d"], "fr")
    assert text.splitlines()[4:7] == ["        à supprimer\u00a0:", "        2 │ b", "        3 │ c"]


@pytest.mark.parametrize("text", ["name: a\x1bb", "name: \u202ea", "x" * 601, "##[group]"])
def test_what_cannot_be_shown_as_it_is_typed_is_not_offered_to_paste(text: str) -> None:
    assert "to paste:" not in as_text([NAME.at(Span("f", 1, 1, 1), Mend(1, 1, text))], lambda _: ["a"], "en")


@pytest.mark.parametrize(
    ("severities", "french", "english"),
    [
        ("", "Aucun problème.", "No problem."),
        ("n", "0 erreur, 1 remarque dans 1 fichier", "0 errors, 1 notice in 1 file"),
        ("ew", "1 erreur, 1 avertissement dans 2 fichiers", "1 error, 1 warning in 2 files"),
        ("eewwnn", "2 erreurs, 2 avertissements, 2 remarques dans 6 fichiers", "2 errors, 2 warnings, 2 notices in 6 files"),
        ("e" * 1200, "1\u202f200 erreurs dans 1\u202f200 fichiers", "1,200 errors in 1,200 files"),
    ],
)
def test_problems_are_counted_with_the_plurals_of_the_language(severities: str, french: str, english: str) -> None:
    codes = {"e": BAD_TIME, "w": OLD, "n": NAME}
    found = [codes[letter].at(Span(f"{index}.md")) for index, letter in enumerate(severities)]
    assert (counted(found, "fr"), counted(found, "en")) == (french, english)


def test_colour_adds_nothing_but_colour() -> None:
    found = [bad_time(Mend(7, 7, "hours: x")), OLD.at(Span("b", 1, 1), value="x"), WHOLE.at(Span(SHOP))]
    plain, coloured = (as_text(found, lines, "fr", colour=colour) for colour in (False, True))
    assert "\x1b" not in plain
    assert plain != coloured
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_json_says_everything_of_a_problem() -> None:
    assert json.loads(as_json([bad_time(Mend(7, 7, 'hours: "09:30"')), NAME.at(Span("a.md"))])) == {
        "format": 1,
        "problems": [
            {
                "number": "LS191",
                "name": "name",
                "severity": "notice",
                "file": "a.md",
                "line": 0,
                "column": 0,
                "length": 0,
                "facts": {},
                "fr": {"message": "Sans nom.", "hint": ""},
                "en": {"message": "No name.", "hint": ""},
                "mend": None,
            },
            {
                "number": "LS110",
                "name": "bad-time",
                "severity": "error",
                "file": SHOP,
                "line": 7,
                "column": 8,
                "length": 4,
                "facts": {"value": "9h30"},
                "fr": {"message": "«\u00a09h30\u00a0» n’est pas une heure.", "hint": "Écrivez l’heure sur 24\u00a0h, par exemple 09:30."},
                "en": {"message": "“9h30” is not a time.", "hint": "Write the time on 24 hours, for example 09:30."},
                "mend": {"first": 7, "last": 7, "text": 'hours: "09:30"'},
            },
        ],
    }


def test_an_annotation_stands_beside_its_line_with_the_line_to_paste() -> None:
    found = [NAME.at(Span("a, b:c%.md")), bad_time(Mend(7, 7, 'hours: "09:30"')), OLD.at(Span(SHOP, 3, 1), value="50 %")]
    assert as_github(found, "en") == (
        "::error file=shops/le-coin/index.md,line=7,col=8,title=LS110::“9h30” is not a time."
        '%0AWrite the time on 24 hours, for example 09:30.%0Ato paste:%0Ahours: "09:30"\n'
        "::warning file=shops/le-coin/index.md,line=3,col=1,title=LS190::Checked long ago.%0A50 %25\n"
        "::notice file=a%2C b%3Ac%25.md,title=LS191::No name.%0A\n"
        "1 error, 1 warning, 1 notice in 2 files\n"
    )


def test_a_repair_that_only_knows_its_own_words_is_told_as_a_whole_line() -> None:
    found = [bad_time(Swap('"09:30"'))]
    assert json.loads(as_json(found, lines))["problems"][0]["mend"] == {"first": 7, "last": 7, "text": 'hours: "09:30"'}
    assert as_github(found, "en", lines) == as_github([bad_time(Mend(7, 7, 'hours: "09:30"'))], "en")
    assert json.loads(as_json(found))["problems"][0]["mend"] is None


def test_a_stage_takes_one_line_of_one_width() -> None:
    told = [stage_line("read", 1024, 0.123, "fr"), stage_line("render", 1, 12.5, "fr"), stage_line("publish", 0, 0, "fr")]
    assert told == [
        "lecture             1\u202f024 fichiers            0,12\u00a0s",
        "fabrication             1 fichier            12,50\u00a0s",
        "publication             0 fichier changé      0,00\u00a0s",
    ]
    assert stage_line("publish", 0, 0, "en") == "publishing              0 changed files       0.00\u00a0s"


def test_the_last_lines_say_where_the_site_is_and_how_to_look_at_it() -> None:
    assert closing("public", "python3 build.py serve", "fr") == (
        "Le site est prêt dans le dossier public\nPour le regarder\u00a0: python3 build.py serve"
    )
    assert closing("public", "python3 build.py serve", "en") == (
        "The site is ready in the folder public\nTo look at it: python3 build.py serve"
    )
    assert unchanged("public", "fr") == "Rien n’a été publié\u00a0: le dossier public reste comme il était."
    assert unchanged("public", "en") == "Nothing was published: the folder public is as it was."


def test_a_terminal_that_is_not_utf8_gets_every_character_spelled() -> None:
    assert encodable("«\u00a09h\u00a0» │ é 茶", "ascii") == r"\xab\xa09h\xa0\xbb \u2502 \xe9 \u8336"
    assert encodable("é 茶", "latin-1") == r"é \u8336"
    assert encodable("é 茶", "utf-8") == "é 茶"
    assert encodable("é", None) == r"\xe9"


# What a hostile contribution may hold: everything, and more often than chance would have it what runners and terminals obey.
HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\x1b\x9b\x07\x08\r\n\x7f\x00\u202e\u2066\u2028\u2029\ufeff\u200b\udc80\u0085 \t\u00a0\u3000:#[]%,"),
    )
) | st.builds(
    "".join,
    st.lists(st.sampled_from(["::", "error", "##", "[", "##[error]", "##vso[", "::error::", " ", "\n", "\r", "#", "\x1b[31m", "]0;\x07"])),
)


@st.composite
def problems(draw: st.DrawFn) -> Diagnostic:
    code = draw(st.sampled_from([BAD_TIME, OLD, NAME]))
    span = Span(draw(HOSTILE), draw(st.integers(0, 3)), draw(st.integers(0, 9)), draw(st.integers(0, 9)))
    mend = draw(st.none() | st.builds(Mend, st.integers(1, 3), st.integers(0, 3), HOSTILE) | st.builds(Swap, HOSTILE))
    return code.at(span, mend, value=draw(HOSTILE))


def assert_harmless(text: str) -> None:
    """Nothing in `text` is obeyed by a terminal, turns its reading round or is a command in the midst of a line."""
    assert {character for character in text if unicodedata.category(character) in {"Cc", "Cf", "Cs", "Zl", "Zp"}} <= {"\n"}
    assert not re.search(r"##\w*\[", text)


@given(st.lists(problems(), max_size=4), st.lists(HOSTILE, max_size=3), st.sampled_from(LANGUAGES))
def test_no_content_forges_a_command_or_an_escape_in_the_text(found: list[Diagnostic], source: list[str], language: Tongue) -> None:
    text = as_text(found, lambda _: source, language)
    assert_harmless(text)
    assert not [row for row in text.split("\n") if row.strip().startswith("::")]
    painted = as_text(found, lambda _: source, language, colour=True)
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == text
    assert set(re.findall(r"\x1b\[[0-9;]*m", painted)) <= {f"\x1b[{style}m" for style in ("0", "1", "2", "32", "1;31", "1;33", "1;36")}


@given(st.lists(problems(), max_size=4), st.sampled_from(LANGUAGES))
def test_no_content_forges_an_annotation(found: list[Diagnostic], language: Tongue) -> None:
    text = as_github(found, language)
    assert_harmless(text)
    rows = text.split("\n")
    commands = [row for row in rows if row.strip().startswith("::")]
    assert len(commands) == len(set(found)) == len(rows) - 2
    for row in commands:  # one command, of ours, whose properties are ours
        matched = re.fullmatch(r"::(error|warning|notice) ((?:[a-z]+=[^:,]*,?)+)::.*", row)
        assert matched
        names = [part.split("=")[0] for part in matched[2].split(",")]
        assert names == [name for name in ("file", "line", "col", "title") if name in names]


@given(st.lists(problems(), max_size=4))
def test_json_keeps_the_facts_and_is_harmless_ascii(found: list[Diagnostic]) -> None:
    text = as_json(found)
    assert_harmless(text)
    assert text.isascii()
    assert not [row for row in text.split("\n") if row.strip().startswith("::")]
    assert {one["facts"]["value"] for one in json.loads(text)["problems"]} == {dict(one.facts)["value"] for one in found}


@given(HOSTILE, HOSTILE, st.sampled_from(LANGUAGES))
def test_no_folder_forges_a_command(folder: str, command: str, language: Tongue) -> None:
    for text in (closing(folder, command, language), unchanged(folder, language)):
        assert_harmless(text)
        assert not [row for row in text.split("\n") if row.strip().startswith("::")]


@given(problems(), st.sampled_from(["ascii", "latin-1", "cp1252", "utf-8", "cp437"]))
def test_every_text_can_be_written_to_every_terminal(problem: Diagnostic, encoding: str) -> None:
    text = encodable(as_text([problem], lambda _: ["été 茶"], "fr"), encoding)
    assert text.encode(encoding, "strict")
    assert_harmless(text.replace("\x1b", ""))
