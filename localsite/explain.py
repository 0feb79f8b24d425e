"""Why does this page exist? Who asked for it, which template makes it, in which language it speaks, and what leads to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from localsite.content import TYPES
from localsite.diagnostics import Tongue, visible
from localsite.pipeline import HOME
from localsite.plan.machines import moves
from localsite.plan.views import Page
from localsite.stages import Plan
from localsite.theme import Theme
from localsite.urls import file_of
from localsite.values import Entry, Output

PUBLIC = "public/"  # where a path of the result may have been copied from


class Explained(NamedTuple):
    """What there is to say of an address. `known` is False where nothing answers it."""

    text: str
    known: bool


class _Words(NamedTuple):
    """What is said in one language."""

    page: str
    because: str
    template: str
    inherited: str
    overrides: str
    replaces: str
    data: str
    record: str
    language: str
    falls_back: str
    name: str
    text: str
    also: str
    alone: str
    leads_on: str
    unknown: str
    meant: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        page="{address} est le fichier {file} du résultat.",
        because="Ce qui le demande\u00a0:",
        template="Gabarit\u00a0: {file} (thème «\u00a0{theme}\u00a0»).",
        inherited="Gabarit\u00a0: {file}, dont le thème «\u00a0{theme}\u00a0» hérite.",
        overrides="Ce gabarit du site remplace {other}.",
        replaces="Ce gabarit du site remplace celui du programme.",
        data="C’est un fichier sans gabarit.",
        record="Fiche\u00a0: {title} ({kind}, clé «\u00a0{key}\u00a0», identifiant {id}).",
        language="Langue de la page\u00a0: {language}.",
        falls_back="Pas encore traduit en «\u00a0{language}\u00a0», donc montré en «\u00a0{other}\u00a0»\u00a0: {what}.",
        name="le nom",
        text="le texte",
        also="Y mènent aussi\u00a0:",
        alone="Aucune autre adresse n’y mène.",
        leads_on="Cette adresse mène à {new}.",
        unknown="Rien dans ce site ne répond à l’adresse «\u00a0{address}\u00a0».",
        meant="Vouliez-vous dire\u202f?",
    ),
    "en": _Words(
        page="{address} is the file {file} of the result.",
        because="What asks for it:",
        template="Template: {file} (theme “{theme}”).",
        inherited="Template: {file}, which the theme “{theme}” inherits.",
        overrides="This template of the site takes the place of {other}.",
        replaces="This template of the site takes the place of the program’s own.",
        data="It is a file without a template.",
        record="Record: {title} ({kind}, key “{key}”, identifier {id}).",
        language="Language of the page: {language}.",
        falls_back="Not translated into “{language}” yet, so shown in “{other}”: {what}.",
        name="the name",
        text="the text",
        also="Also lead here:",
        alone="No other address leads here.",
        leads_on="This address leads to {new}.",
        unknown="Nothing in this site answers the address “{address}”.",
        meant="Did you mean?",
    ),
})  # fmt: skip


def explain(asked: str, planned: Plan, root: Path, language: Tongue) -> Explained:
    """What there is to say of `asked`, in the site at `root`: an address, a file of the result, or a full address of the site."""
    words = _WORDS[language]
    outputs = {output.path: output for output in planned.outputs}
    addresses = _addresses(asked, planned)
    address = next((one for one in addresses if file_of(one) in outputs), None)
    if address is None:
        near = get_close_matches(addresses[0], [_address(path) for path in outputs], n=3, cutoff=0.6)
        unknown = words.unknown.format(address=visible(addresses[0]))
        return Explained("\n".join([unknown, *([words.meant] if near else []), *(f"  {one}" for one in near)]), known=False)
    output = outputs[file_of(address)]
    rows = [words.page.format(address=_address(output.path), file=output.path), words.because, *(f"  {path}" for path in output.because)]
    rows += _template(output, planned.desk.theme, root, words)
    rows += _record(output, language)
    rows += _leading(_address(output.path), planned, words)
    return Explained("\n".join(rows), known=True)


def _addresses(asked: str, planned: Plan) -> Sequence[str]:
    """The addresses that may be meant, without the base path of the site; the likeliest first."""
    settings = planned.desk.settings
    try:
        path = unquote(urlsplit(asked).path if "://" in asked else asked.partition("#")[0].partition("?")[0])
    except ValueError:  # brackets that are no address of a host
        path = asked
    path = "/" + path.removeprefix("./").lstrip("/")
    inside = "/" + path.removeprefix(settings.base) if settings.base != "/" and path.startswith(settings.base) else path
    found = [inside, path, "/" + inside.removeprefix(f"/{PUBLIC}")]
    return tuple(dict.fromkeys(one for each in found for one in (each, each if each.endswith("/") else f"{each}/")))


def _address(path: str) -> str:
    """The address that a file of the result answers."""
    return f"/{path.removesuffix('index.html') if path == 'index.html' or path.endswith('/index.html') else path}"


def _template(output: Output, theme: Theme, root: Path, words: _Words) -> list[str]:
    if not output.template:
        return [words.data]
    file = theme.origins.get(output.template, output.template)
    own = file.startswith(f"themes/{theme.name}/")
    rows = [(words.template if own else words.inherited).format(file=file, theme=theme.name)]
    if output.template in theme.overridden:
        return [*rows, words.overrides.format(other=theme.overridden[output.template])]
    return [*rows, words.replaces] if _replaces_built_in(file, root) else rows


def _replaces_built_in(file: str, root: Path) -> bool:
    """True where the site has a file of its own for one that the program brings."""
    homes = (HOME, HOME.parent)  # inside the program in a wheel, beside it in a checkout
    return (root / file).is_file() and root.resolve() not in homes and any((home / file).is_file() for home in homes)


def _record(output: Output, tongue: Tongue) -> list[str]:
    words = _WORDS[tongue]
    page = output.context.get("page")
    if not isinstance(page, Page):
        return []
    rows = [words.language.format(language=page.language)]
    if page.entry is None:
        return rows
    entry = page.entry
    title, kind = entry.say(entry.title, page.language), TYPES[entry.kind]
    said = words.record.format(title=title.text, kind=kind.fr if tongue == "fr" else kind.en, key=entry.key, id=entry.id)
    rows.insert(0, said)
    return rows + _fallback(entry, page.language, words)


def _fallback(entry: Entry, language: str, words: _Words) -> list[str]:
    """What is shown in another language, as nobody has translated it yet."""
    said = ((words.name, entry.say(entry.title, language)), (words.text, entry.text(language)))
    other = [(what, one.language) for what, one in said if one and one.language != language]
    return [words.falls_back.format(language=language, other=spoken, what=what) for what, spoken in other]


def _leading(address: str, planned: Plan, words: _Words) -> list[str]:
    """Where the address leads on to, or else which others lead to it."""
    led = sorted((old, new) for old, new, _ in moves(planned.desk))
    onward = [new for old, new in led if old == address]
    if onward:
        return [words.leads_on.format(new=onward[0])]
    backward = [old for old, new in led if new == address]
    return [words.also, *(f"  {old}" for old in backward)] if backward else [words.alone]
