"""Everything that can be said, written or found is described, in both languages, and what is described is there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from localsite.codes import MODULES, every_code
from localsite.console import as_text
from localsite.content import TYPES
from localsite.diagnostics import LANGUAGES, Code, Sentence, Span, Tongue
from localsite.fields import Group, GroupOf, Kind, ListOf, MapOf, fields
from localsite.reference import reference, write_reference
from localsite.settings import Settings

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "localsite"
CODES = every_code()
PROGRAM = {path: ast.parse(path.read_text("utf-8")) for path in PACKAGE.rglob("*.py") if path.parent.name != "codes"}
# Printed French: a no-break space belongs before : ; ! ? and inside « », and the apostrophe is a curved one.
FAULTS_OF_FRENCH = {
    "a plain space before : ; ! ? or »": re.compile(r" [:;!?»]"),
    "no space before ; ! ?": re.compile(r"\w[;!?](?=\s|$)"),
    "no no-break space after «": re.compile(r"«(?![\u00a0\u202f])"),
    "no no-break space before »": re.compile(r"(?<![\u00a0\u202f])»"),
    "a straight apostrophe": re.compile(r"[^\W\d]'[^\W\d]"),
}
FAULTS_OF_ENGLISH = {"a French quote": re.compile("[«»]"), "a straight apostrophe": re.compile(r"[^\W\d]'[^\W\d]")}


def faults_of_print(text: str, language: Tongue) -> list[str]:
    """What a printer would mark in `text`."""
    return [name for name, pattern in (FAULTS_OF_FRENCH if language == "fr" else FAULTS_OF_ENGLISH).items() if pattern.search(text)]


def sentence(code: Code, language: Tongue) -> Sentence:
    return code.fr if language == "fr" else code.en


def groups() -> list[type[Group]]:
    """Every group of fields that content or settings can hold."""
    found: list[type[Group]] = [Settings, *(kind.model for kind in TYPES.values())]
    for group in found:  # it grows while it is walked
        inner = (group_of(info.declared.kind) for info in fields(group))
        found += [one for one in dict.fromkeys(inner) if one and one not in found]
    return found


def group_of(kind: Kind) -> type[Group] | None:
    if isinstance(kind, ListOf | MapOf):
        return group_of(kind.kind)
    return kind.group if isinstance(kind, GroupOf) else None


def test_no_number_and_no_name_is_given_twice() -> None:
    given = Counter(mark for code in CODES for mark in (code.number, code.name))
    assert [mark for mark, count in given.items() if count > 1] == []
    assert [code.number for code in CODES if not re.fullmatch(r"LS\d{3}", code.number)] == []
    assert [code.name for code in CODES if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_says_what_is_wrong_and_what_to_type(language: Tongue) -> None:
    unfinished = [code.number for code in CODES for text in sentence(code, language) if not text.strip()]
    assert unfinished == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_set_as_it_would_be_printed(language: Tongue) -> None:
    texts = [(code.number, text) for code in CODES for text in sentence(code, language)]
    declared = [(f"{group.__name__}.{info.name}", info.declared) for group in groups() for info in fields(group)]
    texts += [(place, one.fr if language == "fr" else one.en) for place, one in declared]
    wrong = [f"{place} {fault}: {text}" for place, text in texts for fault in faults_of_print(text, language)]
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Il manque : quoi\u202f?", ["a plain space before : ; ! ? or »"]),
        ("Quoi?", ["no space before ; ! ?"]),
        ("«quoi\u00a0»", ["no no-break space after «"]),
        ("«\u00a0quoi»", ["no no-break space before »"]),
        ("l'heure", ["a straight apostrophe"]),
        ("L’heure\u00a0: «\u00a09:30\u00a0», “https://x.fr/?a”\u202f!", []),
    ],
)
def test_faults_of_print_are_seen(text: str, faults: list[str]) -> None:
    assert faults_of_print(text, "fr") == faults


def test_every_code_is_reported_somewhere() -> None:
    used = {code.number for tree in PROGRAM.values() for _, code in named(tree)}
    assert not (dead := [f"{code.number} {code.name}" for code in CODES if code.number not in used]), f"nobody reports: {dead}"


def test_every_report_gives_the_facts_that_its_sentences_need() -> None:
    wrong = []
    for path, tree in PROGRAM.items():
        codes = {id(node): code for node, code in named(tree)}
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            if isinstance(call.func, ast.Attribute) and call.func.attr == "at" and (code := codes.get(id(call.func.value))):
                given = {keyword.arg for keyword in call.keywords}
                if None not in given and (missing := placeholders(code) - given):
                    wrong.append(f"{path.relative_to(PROJECT)}:{call.lineno} {code.number} lacks {sorted(missing)}")
    assert not wrong, "\n" + "\n".join(wrong)


def named(tree: ast.Module) -> Iterator[tuple[ast.expr, Code]]:
    """Every place of a module that names a code, as `BAD_TIME` or as `fields.BAD_TIME`."""
    subjects = {module.__name__: {name: value for name, value in vars(module).items() if isinstance(value, Code)} for module in MODULES}
    known: dict[str, Code] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for alias in node.names:
                local = alias.asname or alias.name
                known |= {f"{local}.{name}": code for name, code in subjects.get(f"{node.module}.{alias.name}", {}).items()}
                if code := subjects.get(node.module or "", {}).get(alias.name):
                    known[local] = code
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) if name in known:
                yield node, known[name]
            case ast.Attribute(value=ast.Name(id=module), attr=name) if f"{module}.{name}" in known:
                yield node, known[f"{module}.{name}"]


def placeholders(code: Code) -> set[str]:
    texts = (*code.fr, *code.en)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_is_what_the_program_declares(language: Tongue) -> None:
    stale = [
        path for path, text in reference(language, PROJECT).items()
        if not (PROJECT / path).is_file() or (PROJECT / path).read_text("utf-8") != text
    ]  # fmt: skip
    assert not stale, f"to make them again: python3 build.py reference  ({stale})"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_reference_names_every_code_and_every_field(language: Tongue) -> None:
    codes, described = reference(language, PROJECT).values()
    assert [code.number for code in CODES if f"## {code.name}\n\n**{code.number}**" not in codes] == []
    lost = [info.name for group in groups() for info in fields(group) if f"| `{info.name}` | `{info.declared.nom}` |" not in described]
    assert lost == []


def test_every_path_on_the_map_exists() -> None:
    paths = re.findall(r"`([\w./-]+/[\w./-]*|\w+\.py)`", (PROJECT / "docs/map.md").read_text("utf-8"))
    written_by_volunteers = {"shops/le-coin/index.md", "content/site.yaml"}
    assert [path for path in paths if path not in written_by_volunteers and not (PROJECT / path).exists()] == []


def test_every_module_is_on_the_map() -> None:
    text = (PROJECT / "docs/map.md").read_text("utf-8")
    modules = {path for path in PACKAGE.rglob("*.py") if path.parent == PACKAGE and path.stem != "__init__"}
    packages = {path.parent for path in PACKAGE.glob("*/*.py")}
    rooms = sorted(f"localsite/{path.name}{'/' * path.is_dir()}" for path in modules | packages)
    assert [room for room in rooms if f"`{room}`" not in text] == []


def test_every_decision_says_context_choice_and_consequences() -> None:
    decisions = sorted((PROJECT / "docs/decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in decisions]
    assert numbers == list(range(1, len(decisions) + 1))
    for path, number in zip(decisions, numbers, strict=True):
        headings = re.findall(r"^#+ .*", path.read_text("utf-8"), re.MULTILINE)
        assert headings[0].startswith(f"# {number}. "), path.name
        assert headings[1:] == ["## Context", "## Choice", "## Consequences"], path.name


def test_every_sentence_of_a_code_can_be_printed_with_its_facts() -> None:
    for code in CODES:
        problem = code.at(Span("a.md", 1, 1, 1), None, **dict.fromkeys(placeholders(code), "fait"))
        for language in LANGUAGES:
            assert code.number in as_text([problem], lambda _: ["a"], language)


def test_the_reference_is_written_where_it_has_changed(tmp_path: Path) -> None:
    pages = {path for language in LANGUAGES for path in reference(language, tmp_path)}
    assert set(write_reference(tmp_path)) == pages
    assert write_reference(tmp_path) == ()
    (tmp_path / min(pages)).write_text("old", "utf-8")
    assert write_reference(tmp_path) == (min(pages),)


def test_the_reference_shows_a_message_with_its_facts_and_its_specimen(tmp_path: Path) -> None:
    specimen = tmp_path / "tests/specimens/LS110-bad-time"
    specimen.mkdir(parents=True)
    (specimen / "said.en.txt").write_text("7 │ ```\n", "utf-8")
    codes, _ = reference("en", tmp_path).values()
    assert codes.partition("## bad-time\n")[2].partition("\n## ")[0] == (
        "\n**LS110** · error\n\n“*value*” is not a time.\n\nWrite the time on 24 hours, for example 09:30.\n\n````text\n7 │ ```\n````\n"
    )
