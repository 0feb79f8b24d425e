"""What the guides say is true: their examples build, their commands exist, their paths lead somewhere."""

from __future__ import annotations

import re
import shlex
import shutil
from datetime import date
from pathlib import Path

import click
import pytest
import yaml
from PIL import Image

from localsite.cli import cli
from localsite.hours import understood
from localsite.pipeline import Job, build

PROJECT = Path(__file__).parents[1]
SAMPLE = Path(__file__).parent / "sites/minimal"
GUIDES = [*PROJECT.glob("*.md"), *(path for path in PROJECT.glob("docs/*.md"))]
FORMS = sorted((PROJECT / ".github/ISSUE_TEMPLATE").glob("*.yml"))
EXAMPLE = re.compile(r"^`([^`\n]+)`\n(?:[^\n]*\n){1,5}?```yaml\n(.*?)^```", re.MULTILINE | re.DOTALL)
BLOCK = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
LINK = re.compile(r"\]\(([^)#\s]+)(#[^)\s]+)?\)")
# What a guide may name though it is not here: it is the reader's own.
READERS = re.compile(
    r"^(?:shops|content|themes/rivage|public|kit|my-town|town\.osm\.pbf|demonstration|\.localsite|events|places|stories|trails|pages"
    r"|theme\.yaml|examples\.yaml)(?:/|$)|<|…"
)


def examples() -> list[tuple[str, str]]:
    return [match for path in GUIDES for match in EXAMPLE.findall(path.read_text("utf-8"))]


def commands() -> list[str]:
    blocks = [block for path in GUIDES for block in BLOCK.findall(path.read_text("utf-8"))]
    return sorted({row.partition("#")[0].strip() for block in blocks for row in block.splitlines()} - {""})


def test_there_are_guides_examples_and_commands() -> None:
    assert {"CONTRIBUTING.md", "README.md", "README.fr.md", "hosting.md", "horaires.md"} <= {path.name for path in GUIDES}
    assert (len(examples()), len(commands()) > 10) == (4, True)


@pytest.mark.parametrize(("path", "text"), examples(), ids=[path for path, _ in examples()])
def test_an_example_builds_without_an_error_or_a_warning(tmp_path: Path, path: str, text: str) -> None:
    shutil.copytree(SAMPLE, tmp_path, dirs_exist_ok=True)
    file = tmp_path / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    for name in re.findall(r"(?:fichier|file): (\S+)", text):
        Image.new("RGB", (1200, 800), "tan").save(file.parent / name)
    made = build(Job(tmp_path, tmp_path / "public", date(2026, 11, 24), remember=False))
    assert made.published
    graver = [found for found in made.diagnostics if found.span.file == path and found.code.severity != "notice"]
    assert [(found.code.number, found.span) for found in graver] == []


@pytest.mark.parametrize("command", commands())
def test_a_command_of_the_guides_exists_with_its_options(command: str) -> None:
    words = shlex.split(command)
    assert words[:2] == ["python3", "build.py"], command
    if words[2:3] in ([], ["test"]):
        return
    found = cli.commands[words[2]]
    options = {option for one in found.params if isinstance(one, click.Option) for option in one.opts}
    assert [word for word in words[3:] if word.startswith("-") and word not in options] == []


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.name)
def test_links_and_paths_of_a_guide_lead_somewhere(guide: Path) -> None:
    text = guide.read_text("utf-8")
    for target, anchor in LINK.findall(text):
        if target.startswith(("http:", "https:")):
            continue
        place = guide.parent / target
        assert place.exists(), target
        if anchor:
            heads = re.findall(r"^#+ (.*)$", place.read_text("utf-8"), re.MULTILINE)
            heads = [re.sub(r"[^\w-]", "", head.lower().replace(" ", "-")) for head in heads]
            assert anchor[1:] in heads, f"{target}{anchor}"
    named = re.findall(r"`((?:[\w.-]+/)+[\w.-]*|[\w-]+\.(?:md|py|toml|yaml))`", text)
    assert [one for one in named if not READERS.search(one) and not (PROJECT / one).exists() and not (guide.parent / one).exists()] == []


@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_speaks_both_languages_and_asks_for_something(path: Path) -> None:
    form = yaml.safe_load(path.read_text("utf-8"))
    assert {"name", "description", "body"} <= set(form)
    labels = [form["name"], form["description"], *(one["attributes"].get("label", "") for one in form["body"] if one["type"] != "markdown")]
    assert [label for label in labels if " / " not in label] == []
    ids = [one["id"] for one in form["body"] if one["type"] != "markdown"]
    assert len(ids) == len(set(ids)) > 0


def test_pictures_of_the_guides_are_light() -> None:
    sizes = {path.name: path.stat().st_size for path in (PROJECT / "docs/screenshots").iterdir()}
    assert {name: size for name, size in sizes.items() if size > 70_000} == {}


def test_every_phrase_of_the_guide_to_hours_is_understood() -> None:
    """In its tables; a phrase of one day stands there without the rest of its week."""
    text = (PROJECT / "docs/horaires.md").read_text("utf-8")
    phrases = [phrase for row in re.findall(r"^\|.*\|$", text, re.MULTILINE) for phrase in re.findall(r"`([^`]+)`", row)]
    assert len(phrases) > 25
    assert [(phrase, found.code.number) for phrase in phrases for found in understood(phrase).troubles] == []
