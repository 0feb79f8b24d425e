"""How does a person begin a record from the command line?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

import click

from localsite.cli.asking import write_changed
from localsite.cli.common import (
    MISUSE,
    PROBLEMS,
    date_option,
    day_of,
    give_up,
    language_option,
    report,
    root_option,
    say,
    spoken,
)
from localsite.diagnostics import Diagnostic, SiteError, Tongue

if TYPE_CHECKING:
    from localsite.new import Draft, Ground, Question

# The keys of `localsite.content.TYPES`, by test: a model of the content takes 150 ms to load, and most commands do without.
KINDS = ("shop", "place", "event", "story", "trail", "page")


class _Words(NamedTuple):
    """What these commands say in one language."""

    missing: str
    optional: str
    suffix: str
    list_with: str
    bad_key: str
    taken: str
    written: str
    next_step: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        missing='Il manque --{option}\u00a0: {sentence} Par exemple\u00a0: --{option} "{sample}"',
        optional="facultatif",
        suffix="\u00a0: ",
        list_with="«\u00a0?\u00a0» pour la liste",
        bad_key="«\u00a0{key}\u00a0» ne peut pas être le nom d’un dossier. Essayez\u00a0: --key {better}",
        taken="La clé «\u00a0{key}\u00a0» est déjà prise ou réservée, et rien n’est jamais remplacé. Essayez\u00a0: --key {better}",
        written="Écrit\u00a0: {path}",
        next_step=(
            "1. Ouvrez ce fichier\u00a0: ôtez le «\u00a0#\u00a0» devant ce que vous voulez remplir,\n"
            "   et écrivez le texte sous le second «\u00a0---\u00a0».\n"
            "2. Lancez «\u00a0python3 build.py check\u00a0»\u00a0: tout ce qui reste à corriger est expliqué.\n"
            '3. Pour le proposer\u00a0: git switch -c {key} && git add {folder} && git commit -m "{key}" && git push -u origin {key},\n'
            "   puis ouvrez la demande de fusion (pull request) que la forge propose."
        ),
    ),
    "en": _Words(
        missing='--{option} is missing: {sentence} For example: --{option} "{sample}"',
        optional="optional",
        suffix=": ",
        list_with="“?” for the list",
        bad_key="“{key}” cannot be the name of a folder. Try: --key {better}",
        taken="The key “{key}” is taken or reserved, and nothing is ever replaced. Try: --key {better}",
        written="Written: {path}",
        next_step=(
            "1. Open this file: remove the “#” before what you want to fill in, write the text below the second “---”.\n"
            "2. Run “python3 build.py check”: whatever remains to be corrected is explained.\n"
            '3. To propose it: git switch -c {key} && git add {folder} && git commit -m "{key}" && git push -u origin {key},\n'
            "   then open the pull request that the forge proposes."
        ),
    ),
})  # fmt: skip

# One option per question of any type; a type takes those that it asks for. The words ask the question in a terminal too.
_OPTIONS: Mapping[str, Mapping[Tongue, str]] = MappingProxyType({
    "name": {"fr": "Nom ou titre.", "en": "Name or title."},
    "category": {"fr": "Catégories, la principale d’abord.", "en": "Categories, the main one first."},
    "street": {"fr": "Numéro et rue.", "en": "House number and street."},
    "postcode": {"fr": "Code postal.", "en": "Postcode."},
    "city": {"fr": "Ville.", "en": "Town."},
    "area": {"fr": "Quartier.", "en": "Neighbourhood."},
    "hours": {"fr": "Horaires sur une ligne.", "en": "Opening hours on one line."},
    "phone": {"fr": "Téléphone.", "en": "Phone number."},
    "start": {"fr": "Début.", "en": "Start."},
    "end": {"fr": "Fin.", "en": "End."},
    "at": {"fr": "Clé du lieu.", "en": "Key of the place."},
    "shop": {"fr": "Clés des commerces.", "en": "Keys of the shops."},
    "stop": {"fr": "Clés des étapes, dans l’ordre.", "en": "Keys of the stops, in order."},
    "how": {"fr": "Comment on l’a vérifié.", "en": "How it was checked."},
    "by": {"fr": "Initiales de qui a vérifié.", "en": "Initials of who checked it."},
})  # fmt: skip


def _with_questions(command: Callable[..., Any]) -> Callable[..., Any]:
    for name, said in reversed([*_OPTIONS.items()]):
        command = click.option(f"--{name}", help=f"{said['fr']} / {said['en']}")(command)
    return command


@click.command("new", short_help="Commence une fiche. / Begins a record.")
@click.argument("kind", metavar="|".join(KINDS), type=click.Choice(KINDS))
@_with_questions
@click.option("--key", help="Nom du dossier ; sinon tiré du nom. / Name of the folder; else made from the name.")
@root_option
@date_option
@language_option
def new_command(kind: str, key: str | None, root: Path, today: datetime | None, language: Tongue | None, **given: str | None) -> None:
    """Commence une fiche. / Begins a record.

    Dans un terminal, les questions sont posées ; sinon, tout se dit par les options.
    In a terminal the questions are asked; elsewhere, the options say everything.
    """
    from localsite import new, schema  # late: no build needs them

    tongue = language or spoken()
    try:
        site = new.ground(root)
    except SiteError as problem:
        say(report([problem.diagnostic], root, tongue))
        sys.exit(PROBLEMS)
    answers = _answers(kind, {name: text for name, text in given.items() if text and text.strip()}, site, tongue)
    chosen = _key(kind, key, answers["name"], site, tongue)
    made = new.draft(kind, chosen, answers, site, day_of(today), schema.editor_line(new.path_of(kind, chosen), kind))
    if wrong := new.mistakes(kind, made, site):
        _refuse(wrong, tongue)
    _write_new(root, made, tongue)
    write_changed(root, schema.schemas())
    folder = made.path.removesuffix("/index.md")
    say(_WORDS[tongue].written.format(path=made.path))
    say(_WORDS[tongue].next_step.format(key=chosen, folder=folder))


def _answers(kind: str, given: Mapping[str, str], site: Ground, tongue: Tongue) -> dict[str, str]:
    """The answers by option: those given, then, in a terminal where a required one is missing, those to the questions."""
    from localsite import new  # late: see above

    questions = new.OUTLINES[kind].questions
    answers: dict[str, str] = {}
    for question in questions:
        if question.option in given:
            answers[question.option], wrong = new.answered(kind, question, given[question.option], site)
            if wrong:
                _refuse(wrong, tongue)
    missing = [question for question in questions if question.required and question.option not in answers]
    if missing and not sys.stdin.isatty():
        option, sample = missing[0].option, new.sample(kind, missing[0], site, tongue)
        give_up(_WORDS[tongue].missing.format(option=option, sentence=_OPTIONS[option][tongue], sample=sample))
    for question in questions if missing else ():
        if question.option not in answers and question.field[0] != "verified":
            answers[question.option] = _ask(kind, question, site, tongue)
    return answers


def _ask(kind: str, question: Question, site: Ground, tongue: Tongue) -> str:
    """The answer to a question, asked until it is right; "" where nothing is said to an optional one."""
    from localsite import new  # late: see above

    words, known = _WORDS[tongue], new.choices(question, site)
    remarks = ([] if question.required else [words.optional]) + ([words.list_with] if known else [])
    sentence = _OPTIONS[question.option][tongue].rstrip(".")
    prompt = f"{sentence} ({', '.join(remarks)})" if remarks else sentence
    while True:
        said = click.prompt(prompt, default="", show_default=False, prompt_suffix=words.suffix).strip()
        if not said and not question.required:
            return ""
        if said == "?" and known:
            say(", ".join(known))
            continue
        answer, wrong = new.answered(kind, question, said, site) if said else ("", ())
        if answer and not wrong:
            return answer
        for problem in wrong:
            say("\n".join(problem.said(tongue)))


def _key(kind: str, wanted: str | None, name: str, site: Ground, tongue: Tongue) -> str:
    from localsite import new  # late: see above

    if wanted is None:
        return new.free_key(kind, name, site)
    if not new.is_key(wanted):
        give_up(_WORDS[tongue].bad_key.format(key=wanted, better=new.free_key(kind, wanted, site)))
    if not new.is_free(kind, wanted, site):
        give_up(_WORDS[tongue].taken.format(key=wanted, better=new.free_key(kind, wanted, site)))
    return wanted


def _refuse(wrong: tuple[Diagnostic, ...], tongue: Tongue) -> NoReturn:
    for problem in wrong:
        option = f"{problem.span.file} " if problem.span.file.startswith("--") else ""
        say("\n".join([option + problem.said(tongue).message, problem.said(tongue).hint]), to_error=True)
    sys.exit(MISUSE)


def _write_new(root: Path, made: Draft, tongue: Tongue) -> None:
    path = root / made.path
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(made.text)
    except FileExistsError:
        key = path.parent.name if path.name == "index.md" else path.stem
        give_up(_WORDS[tongue].taken.format(key=key, better=f"{key}-2"))
