"""What the codes and the fields mean: docs/reference/, in French and in English, written from their declarations."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from localsite.codes import every_code
from localsite.content import TYPES
from localsite.diagnostics import LANGUAGES, Code, Tongue
from localsite.fields import Choice, FieldInfo, Group, GroupOf, Kind, ListOf, MapOf, Text, fields
from localsite.settings import PATH, Settings

FOLDER = "docs/reference"
SPECIMENS = "tests/specimens"

_SIGNS = re.compile(r"[\\`*<\[|]")
_PLACEHOLDER = re.compile(r"\{\{|\}\}|\{(\w+)\}")


class _Words(NamedTuple):
    """The words of the reference in one language."""

    made: str
    codes: str
    codes_intro: str
    severity: Mapping[str, str]
    fields: str
    fields_intro: str
    site: str
    head: tuple[str, str, str, str]
    required: str
    translated: str
    several: str
    most: str
    table: str
    group: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        made="Page écrite par `python3 build.py reference`\u00a0: ne la modifiez pas.",
        codes="Ce que disent les messages",
        codes_intro="Chaque problème a un numéro qui ne change jamais. Seule une erreur empêche de publier le site.",
        severity={"error": "erreur", "warning": "avertissement", "notice": "remarque"},
        fields="Les champs",
        fields_intro="Chaque champ a un nom anglais et un nom français\u00a0: écrivez celui que vous voulez.",
        site="le site",
        head=("Champ", "En français", "Ce que c’est", "Ce que l’on y écrit"),
        required="obligatoire",
        translated="se traduit",
        several="un ou plusieurs\u00a0: {kind}",
        most="{count} caractères au plus",
        table="une table\u00a0: {key} → {value}",
        group="un groupe\u00a0: {link}",
    ),
    "en": _Words(
        made="Page written by `python3 build.py reference`: do not edit it.",
        codes="What the messages say",
        codes_intro="Every problem has a number that never changes. Only an error keeps the site from being published.",
        severity={"error": "error", "warning": "warning", "notice": "notice"},
        fields="The fields",
        fields_intro="Every field has an English and a French name: write the one you like.",
        site="the site",
        head=("Field", "In French", "What it is", "What is written there"),
        required="required",
        translated="translated",
        several="one or several: {kind}",
        most="{count} characters at most",
        table="a table: {key} → {value}",
        group="a group: {link}",
    ),
})  # fmt: skip


def reference(language: Tongue, project: Path) -> dict[str, str]:
    """The reference of one language: text by path below `project`, whose specimens show what each code says."""
    said = {path.parent.name.partition("-")[0]: path.read_text("utf-8") for path in (project / SPECIMENS).glob(f"*/said.{language}.txt")}
    return {f"{FOLDER}/{language}/codes.md": _codes(language, said), f"{FOLDER}/{language}/fields.md": _fields(language)}


def write_reference(project: Path) -> tuple[str, ...]:
    """Write the reference below `project`; the paths of what has changed."""
    pages = {path: text for language in LANGUAGES for path, text in reference(language, project).items()}
    changed = []
    for path, text in pages.items():
        target = project / path
        if not target.is_file() or target.read_text("utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8", newline="\n")
            changed.append(path)
    return tuple(changed)


def _codes(language: Tongue, said: Mapping[str, str]) -> str:
    words = _WORDS[language]
    sections = [_code(code, language, said.get(code.number, "")) for code in every_code()]
    return "\n".join([f"# {words.codes}\n", f"{words.made} {words.codes_intro}\n", *sections])


def _code(code: Code, language: Tongue, said: str) -> str:
    sentence = code.fr if language == "fr" else code.en
    parts = [
        f"## {code.name}",
        f"**{code.number}** · {_WORDS[language].severity[code.severity]}",
        _with_placeholders(sentence.message),
        _with_placeholders(sentence.hint),
    ]
    if said:
        fence = "`" * max(3, 1 + max(map(len, re.findall("`+", said)), default=0))
        parts.append(f"{fence}text\n{said.rstrip()}\n{fence}")
    return "\n\n".join(part for part in parts if part) + "\n"


def _with_placeholders(text: str) -> str:
    """A sentence as Markdown, its facts shown by their names."""
    pieces, end = [], 0
    for match in _PLACEHOLDER.finditer(text):
        pieces += [_escaped(text[end : match.start()]), f"*{match[1]}*" if match[1] else match[0][0]]
        end = match.end()
    return "".join([*pieces, _escaped(text[end:])])


def _escaped(text: str) -> str:
    return _SIGNS.sub(r"\\\g<0>", text)


def _fields(language: Tongue) -> str:
    words = _WORDS[language]
    roots: list[tuple[str, str, type[Group]]] = [("site", f"{words.site}\u00a0– `{PATH}`", Settings)]
    roots += [(key, f"{kind.fr if language == 'fr' else kind.en}\u00a0– `{kind.folder}/`", kind.model) for key, kind in TYPES.items()]
    places = dict(_places([(key, model) for key, _, model in roots]))
    rows = [f"# {words.fields}\n", f"{words.made} {words.fields_intro}\n"]
    titles = {model: title for _, title, model in roots}
    for group, path in places.items():
        title = titles.get(group)
        heading = f"## {title[0].upper()}{title[1:]}" if title else f"### `{path.partition('-')[2].replace('-', '.')}`"
        rows += [f'<a id="{path}"></a>\n\n{heading}\n', _table(group, places, language)]
    return "\n".join(rows)


def _places(groups: list[tuple[str, type[Group]]]) -> Iterator[tuple[type[Group], str]]:
    """Every group of fields once, with the anchor of its description: the path on which it is met first."""
    seen: set[type[Group]] = {group for _, group in groups}
    for root, model in groups:
        waiting = [(root, model)]
        while waiting:
            path, group = waiting.pop(0)
            yield group, path
            inner = [(f"{path}-{info.name}", _group(info.declared.kind)) for info in fields(group)]
            for below, found in inner:
                if found and found not in seen:
                    seen.add(found)
                    waiting.append((below, found))


def _group(kind: Kind) -> type[Group] | None:
    if isinstance(kind, ListOf | MapOf):
        return _group(kind.kind)
    return kind.group if isinstance(kind, GroupOf) else None


def _table(group: type[Group], places: Mapping[type[Group], str], language: Tongue) -> str:
    rows = [_WORDS[language].head, ("---",) * 4, *(_row(info, places, language) for info in fields(group))]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows) + "\n"


def _row(info: FieldInfo, places: Mapping[type[Group], str], language: Tongue) -> tuple[str, str, str, str]:
    words, declared = _WORDS[language], info.declared
    marks = [mark for mark, holds in ((words.required, info.required), (words.translated, declared.words)) if holds]
    sentence = _escaped(declared.fr if language == "fr" else declared.en) + (f" *({', '.join(marks)})*" if marks else "")
    return f"`{info.name}`", f"`{declared.nom}`", sentence, _kind(declared.kind, places, language)


def _kind(kind: Kind, places: Mapping[type[Group], str], language: Tongue) -> str:
    """What is written in a field of this kind."""
    words = _WORDS[language]
    if isinstance(kind, ListOf):
        return words.several.format(kind=_kind(kind.kind, places, language))
    if isinstance(kind, MapOf):
        return words.table.format(key=_kind(kind.key, places, language), value=_kind(kind.kind, places, language))
    if isinstance(kind, GroupOf):
        return words.group.format(link=f"[`{places[kind.group].rpartition('-')[2]}`](#{places[kind.group]})")
    if isinstance(kind, Choice):
        return ", ".join(f"`{french if language == 'fr' else value}`" for value, french in kind.values.items())
    name = kind.fr if language == "fr" else kind.en
    return f"{name} ({words.most.format(count=kind.most)})" if isinstance(kind, Text) else f"{name}\u00a0– `{kind.example}`"
