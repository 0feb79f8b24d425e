"""How does a collective's own site begin? Six answers, and the demonstration steps aside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape
from importlib.resources import files
from pathlib import Path
from string import Template
from types import MappingProxyType
from typing import NamedTuple

from localsite.diagnostics import Diagnostic, Severity
from localsite.fields import FieldInfo, Group, GroupOf, ListOf, Reading, fields
from localsite.new import written
from localsite.nodes import Node, compose
from localsite.settings import PATH, Settings
from localsite.urls import slug

LANGUAGES = ("fr", "en")  # those that the first pages are written in
ASIDE = "demonstration"  # where the demonstration goes
DEMONSTRATION = ("Les Vitrines de la Condamine", "https://vitrines-condamine.example/")  # its name and its address, by which it is known
_PARTS: Mapping[str, str] = MappingProxyType({"shops": "shops", "content": "content", "docs/illustrations": "illustrations"})
# The pages that a collective begins with: the file of their words, and their key, which is their address, by the main language.
_PAGES: Mapping[str, Mapping[str, str]] = MappingProxyType({
    "accueil": {"fr": "accueil", "en": "home"},
    "le-collectif": {"fr": "le-collectif", "en": "the-collective"},
    "rejoindre": {"fr": "rejoindre", "en": "join"},
    "vie-privee": {"fr": "vie-privee", "en": "privacy"},
})  # fmt: skip

# The zone of the largest town where a country has several; the table of zones goes by history and by place, not by people.
_LARGEST = frozenset((
    "America/Argentina/Buenos_Aires", "America/Guayaquil", "America/Mexico_City", "America/New_York", "America/Nuuk",
    "America/Santiago", "America/Sao_Paulo", "America/Toronto", "Africa/Kinshasa", "Asia/Almaty", "Asia/Jakarta",
    "Asia/Kuala_Lumpur", "Asia/Shanghai", "Asia/Tashkent", "Asia/Ulaanbaatar", "Australia/Sydney", "Europe/Berlin",
    "Europe/Kyiv", "Europe/Lisbon", "Europe/Madrid", "Europe/Moscow", "Pacific/Auckland", "Pacific/Tahiti",
))  # fmt: skip
MOST_ZONES = 4  # named beside the chosen one
_MARKDOWN = re.compile(r"[\\`*_\[\]<>&]")
_FACTS = ("menu:", "order:")  # said once, in the main language


class Question(NamedTuple):
    """What is asked: the option's name, the field of the settings that the answer must fit, whether it may stay open."""

    option: str
    field: tuple[str, ...]
    example: str
    required: bool = True


QUESTIONS = (
    Question("name", ("name",), "Les Vitrines de Valmont"),
    Question("town", ("name",), "Valmont"),
    Question("country", ("country",), "FR"),
    Question("languages", ("languages",), "fr, en"),
    Question("email", ("contact", "email"), "bonjour@vitrines-valmont.fr"),
    Question("url", ("site_url",), "https://vitrines-valmont.fr/", required=False),
)


def owner(root: Path) -> str | None:
    """Whose site stands at `root`: the collective, else a file that is somebody's; None for the demonstration, and before any."""
    path = root / PATH
    if not path.is_file():
        in_the_way = (one for part in ("shops", "content") if (one := root / part).is_file())
        others = (*in_the_way, *sorted(root.glob("shops/*/index.md")), *sorted(root.glob("content/*")))
        return others[0].relative_to(root).as_posix() if others else None
    node = compose(path.read_text("utf-8", errors="replace"), PATH, 1, _unheard)
    said = {key.text: value.text for key, value in node.pairs} if node else {}
    name = said.get("name") or said.get("nom") or PATH
    return None if (name, said.get("site_url")) == DEMONSTRATION else name


def _unheard(_: Diagnostic) -> None:
    """What is wrong there is the build's to tell."""


def answered(question: Question, answer: str, country: str | None) -> tuple[Diagnostic, ...]:
    """What is wrong with an answer."""
    found: list[Diagnostic] = []
    node = Node("text", answer, (), (), f"--{question.option}", 0, 0, 0, 0)
    _info(Settings, question.field).declared.kind.read(node, Reading(found.append, "fr", country))
    return tuple(one for one in found if one.code.severity is Severity.ERROR)


def _info(group: type[Group], names: tuple[str, ...]) -> FieldInfo:
    info = next(one for one in fields(group) if one.name == names[0])
    kind = info.declared.kind
    inner = kind.kind if isinstance(kind, ListOf) else kind
    return _info(inner.group, names[1:]) if len(names) > 1 and isinstance(inner, GroupOf) else info


def languages_of(answer: str) -> tuple[str, ...]:
    """The languages of an answer: "fr, en"."""
    return tuple(dict.fromkeys(one.strip().lower() for one in answer.split(",") if one.strip()))


def begun(answers: Mapping[str, str]) -> dict[str, str]:
    """The files of the new site: path → text."""
    first, *others = languages_of(answers["languages"])
    made = {PATH: _settings(answers)}
    for language in (first, *others):
        ending = "" if language == first else f".{language}"
        told = {"name": answers["name"], "town": answers["town"], "email": answers["email"]}
        for page, keys in _PAGES.items():
            words = files("localsite") / "starter" / language / f"{page}.md"
            rows = [row for row in words.read_text("utf-8").splitlines(keepends=True) if not (ending and row.startswith(_FACTS))]
            made[f"content/pages/{keys[first]}{ending}.md"] = "".join(_filled(row, told) for row in rows)
        if ending:
            made[f"content/site.{language}.yaml"] = f"tagline: {written(_TAGLINES[language].format(town=answers['town']))}\n"
    return made


def _filled(row: str, told: Mapping[str, str]) -> str:
    """A row of a page with the answers in it, as words: in a summary no colon announces a value, in a text no sign is Markdown."""
    if row.startswith("summary:"):
        return f"summary: {written(Template(row).substitute(told).removeprefix('summary:').strip())}\n"
    return Template(row).substitute({name: _MARKDOWN.sub(_as_word, text) for name, text in told.items()})


def _as_word(sign: re.Match[str]) -> str:
    return escape(sign[0]) if sign[0] in "<>&" else f"\\{sign[0]}"


_TAGLINES: Mapping[str, str] = MappingProxyType({"fr": "Les commerces de {town}", "en": "The shops of {town}"})

# The items of the legal notice stand there as comments: a build lists those that are still to fill.
_SETTINGS = """\
# Ce que le collectif dit de lui-même. / What the collective says of itself.
name: {name}
tagline: {tagline}
site_url: {url}{open}
languages: [{languages}]
timezone: {timezone}{zones}
country: {country}
holidays: {country}
contact:
  email: {email}

# Les mentions légales : ôtez les « # » et remplissez. / The legal notice: take the “#” away and fill in.
legal:
  email: {email}
  # form: association loi 1901
  # registration: W061000000
  # address: 1 rue de la Mairie, 06000 Ville
  # phone: 04 93 00 00 00
  # publication_director: Prénom Nom
  # host:
  #   name: Netlify
  #   address: 101 2nd Street, San Francisco, CA 94105
  #   phone: +1 415 691 1573
"""
_OPEN = "  # à changer quand vous aurez la vôtre / to change when you have yours"
_OTHERS = "  # ou, selon la ville / or, by town: {zones}"


def _settings(answers: Mapping[str, str]) -> str:
    languages = languages_of(answers["languages"])
    country = answers["country"].upper()
    zone, *others = zones_of(country)
    url = answers.get("url", "")
    return _SETTINGS.format(
        name=written(answers["name"]),
        tagline=written(_TAGLINES[languages[0]].format(town=answers["town"])),
        url=written(url or f"https://{slug(answers['name']) or 'vitrines'}.example/"),
        open="" if url else _OPEN,
        languages=", ".join(languages),
        timezone=zone,
        zones=_OTHERS.format(zones=", ".join(others[:MOST_ZONES])) if others else "",
        country=written(country),
        email=written(answers["email"]),
    )


def zones_of(country: str) -> tuple[str, ...]:
    """The time zones of a country (ISO 3166-1), by the table of the zones themselves, that of its largest town first where one is known.

    A country without one there (Kosovo) has that of its neighbours.
    """
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if not line.startswith("#")]
    return tuple(sorted((row[2] for row in rows if row[0] == country), key=lambda zone: zone not in _LARGEST)) or ("Europe/Paris",)


def step_aside(root: Path) -> tuple[str, ...]:
    """Moves the demonstration out of the way, where nothing is lost and no build looks; gives the folders that moved."""
    moved: list[str] = []
    for part, name in _PARTS.items():
        if (root / part).is_dir():
            (root / ASIDE).mkdir(exist_ok=True)
            (root / part).rename(root / ASIDE / name)
            moved.append(part)
    return tuple(moved)


def unspoken(answer: str) -> str:
    """The first language of an answer that the first pages are not written in; "" where there is none."""
    return next((one for one in languages_of(answer) if one not in LANGUAGES), "")
