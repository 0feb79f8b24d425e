"""The stages up to the whole site in relation, on files that are only in memory; and one field read alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any, NamedTuple

from localsite.arrange import arrange
from localsite.cache import Memory, digest
from localsite.diagnostics import Diagnostic, Severity, SiteError
from localsite.fields import Kind, Reading
from localsite.nodes import compose
from localsite.parse import parse
from localsite.settings import Settings
from localsite.theme import Theme, load
from localsite.understand import settle, understand
from localsite.values import Entry, Records, Site, Source
from tests.ground import MINIMAL, PROJECT, TODAY

SITE = (MINIMAL / "content/site.yaml").read_text("utf-8")
SHOP = (MINIMAL / "shops/le-coin/index.md").read_text("utf-8")
FR_EN = {"content/site.yaml": SITE}


class Made(NamedTuple):
    """What the stages made of some files, and all that they said."""

    site: Site
    records: Records
    problems: list[Diagnostic]

    @property
    def codes(self) -> list[str]:
        return [problem.code.number for problem in self.problems]

    @property
    def errors(self) -> list[str]:
        return [problem.code.number for problem in self.problems if problem.code.severity is Severity.ERROR]

    def entry(self, kind: str, key: str) -> Entry:
        return self.site.entries[kind, key]


def sources_of(files: Mapping[str, str | bytes]) -> dict[str, Source]:
    """The files as `read` gives them."""
    data = {path: text.encode() if isinstance(text, str) else text for path, text in files.items()}
    return {path: Source(path, found, digest(found)) for path, found in sorted(data.items())}


def made(files: Mapping[str, str | bytes], *, site: str = SITE, today: date = TODAY) -> Made:
    """A site in relation, from `content/site.yaml` and `files`."""
    problems: list[Diagnostic] = []
    sources = sources_of({"content/site.yaml": site, **files})
    memory = Memory(None, [], {}, seal=b"")
    settings, words = settle(sources, problems.append)
    documents = parse(sources, settings.languages, memory, problems.append)
    records = understand(documents, settings, words, sources, memory, problems.append)
    return Made(arrange(records, sources, today, problems.append), records, problems)


@cache
def built_in_theme() -> Theme:
    """The program's own theme."""
    folder = PROJECT / "themes"
    files = {f"themes/{path.relative_to(folder).as_posix()}": path.read_bytes() for path in folder.rglob("*") if path.is_file()}

    def fail(problem: Diagnostic) -> None:
        raise AssertionError(problem)

    return load({path: Source(path, data, digest(data)) for path, data in files.items()}, "atelier", fail)


def settled_from(text: str, **others: str) -> tuple[Settings | None, list[Diagnostic]]:
    """The settings that `text` gives, None where they are refused, and every problem."""
    problems: list[Diagnostic] = []
    try:
        settings, _ = settle(sources_of({"content/site.yaml": text, **others}), problems.append)
    except SiteError as refused:
        return None, [*problems, refused.diagnostic]
    return settings, problems


def read(kind: Kind, written: str, *, language: str = "fr", country: str = "FR") -> tuple[Any, list[Diagnostic]]:
    """The value of a field of `kind` with `written` after its colon, and what was said of it."""
    problems: list[Diagnostic] = []
    node = compose(f"champ: {written}", "f.md", 1, problems.append)
    assert node is not None, problems
    return kind.read(node.pairs[0][1], Reading(problems.append, language, country)), problems


def said(kind: Kind, written: str, *, country: str = "FR") -> list[tuple[str, str | None]]:
    """What is said of a field written so: the number of each problem, and the text that would repair it."""
    return [(problem.code.number, getattr(problem.mend, "text", None)) for problem in read(kind, written, country=country)[1]]


def shop(front: str = "", body: str = "", **changed: str) -> str:
    """A shop's file with `front` added to the least that a shop needs; `changed` replaces lines of it by name."""
    least = {"id": "lecoin", "name": "Le Coin", "categories": "bakery", "online": "{url: https://le-coin.example/}", **changed}
    lines = "".join(f"{name}: {value}\n" for name, value in least.items() if value)
    return f"---\n{lines}{front}---\n\n{body}\n"
