"""How does a collective begin its own site from the command line?"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

import click

from localsite.cli.asking import write_changed
from localsite.cli.common import give_up, language_option, root_option, say, spoken
from localsite.diagnostics import Tongue


class _Words(NamedTuple):
    """What this command says in one language."""

    hello: str
    questions: Mapping[str, str]  # by option
    optional: str
    example: str
    missing: str
    unspoken: str
    taken: str
    aside_taken: str
    moved: str
    written: str
    next_steps: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        hello="Six questions, et le site est à vous. La démonstration sera mise de côté\u00a0: rien ne se perd.",
        questions={
            "name": "Nom du collectif",
            "town": "Ville ou quartier, comme on dit «\u00a0les commerces de…\u00a0»",
            "country": "Pays, en deux lettres (FR, MC, BE, CH…)",
            "languages": "Langues du site, la principale d’abord (fr, en)",
            "email": "Adresse e-mail du collectif",
            "url": "Adresse du site en ligne",
        },
        optional="facultatif, vous pourrez la donner plus tard",
        example="par exemple {example}",
        missing='Il manque --{option}\u00a0: {sentence}. Par exemple\u00a0: --{option} "{example}"',
        unspoken="Les premières pages sont en français et en anglais, pas encore en «\u00a0{language}\u00a0». Écrivez\u00a0: fr, en",
        taken="Il y a déjà un site ici\u00a0: {owner}. Rien n’a été changé. Pour un autre\u00a0: --root un-autre-dossier",
        aside_taken="Le dossier «\u00a0demonstration\u00a0» existe déjà. Rien n’a été changé. Renommez-le, puis recommencez.",
        moved=(
            "Mis de côté dans «\u00a0demonstration\u00a0» (un exemple à garder"
            "\u00a0; si vous y aviez déjà écrit, vos fiches y sont aussi)\u00a0: {parts}"
        ),
        written="Écrit\u00a0: {paths}",
        next_steps=(
            "1. Regardez\u00a0: python3 build.py serve\n"
            "2. Votre premier commerce\u00a0: python3 build.py new shop\n"
            "   ou toute la ville\u00a0: python3 build.py import osm FICHIER.osm.pbf\n"
            "3. Le plan de la ville\u00a0: docs/plan.md\n"
            "4. Avant la mise en ligne, remplissez les mentions légales dans content/site.yaml\u00a0:\n"
            "   «\u00a0python3 build.py check\u00a0» dit ce qui manque."
        ),
    ),
    "en": _Words(
        hello="Six questions, and the site is yours. The demonstration will be put aside: nothing is lost.",
        questions={
            "name": "Name of the collective",
            "town": "Town or quarter, as in “the shops of…”",
            "country": "Country, in two letters (FR, MC, BE, CH…)",
            "languages": "Languages of the site, the main one first (fr, en)",
            "email": "E-mail address of the collective",
            "url": "Address of the live site",
        },
        optional="optional, you may give it later",
        example="for example {example}",
        missing='--{option} is missing: {sentence}. For example: --{option} "{example}"',
        unspoken="The first pages are written in French and in English, not in “{language}” yet. Write: fr, en",
        taken="There is a site here already: {owner}. Nothing was changed. For another one: --root another-folder",
        aside_taken="The folder “demonstration” exists already. Nothing was changed. Rename it, then begin again.",
        moved="Put aside in “demonstration” (an example to keep; if you had written anything already, your files are in it too): {parts}",
        written="Written: {paths}",
        next_steps=(
            "1. Look: python3 build.py serve\n"
            "2. Your first shop: python3 build.py new shop\n"
            "   or the whole town: python3 build.py import osm FILE.osm.pbf\n"
            "3. The map of the town: docs/plan.md\n"
            "4. Before going live, fill in the legal notice in content/site.yaml:\n"
            "   “python3 build.py check” says what is missing."
        ),
    ),
})  # fmt: skip


def _with_questions(command: Callable[..., Any]) -> Callable[..., Any]:
    for option, sentence in reversed([*_WORDS["fr"].questions.items()]):
        command = click.option(f"--{option}", help=f"{sentence}. / {_WORDS['en'].questions[option]}.")(command)
    return command


@click.command("start", short_help="Commence votre site. / Begins your site.")
@_with_questions
@root_option
@language_option
def start_command(root: Path, language: Tongue | None, **given: str | None) -> None:
    """Met la démonstration de côté et commence votre site. / Puts the demonstration aside and begins your site.

    Dans un terminal, six questions sont posées ; sinon, tout se dit par les options.
    In a terminal six questions are asked; elsewhere, the options say everything.
    """
    from localsite import start  # late: no build needs it

    tongue = language or spoken()
    words = _WORDS[tongue]
    if owner := start.owner(root):
        give_up(words.taken.format(owner=owner))
    if (root / start.ASIDE).exists():
        give_up(words.aside_taken)
    answers = _answers({option: tidy for option, text in given.items() if (tidy := _tidy(option, text or ""))}, tongue)
    made = start.begun(answers)
    if moved := start.step_aside(root):
        say(words.moved.format(parts=", ".join(moved)))
    say(words.written.format(paths=", ".join(write_changed(root, {path: text.encode() for path, text in made.items()}))))
    say(words.next_steps)


def _answers(given: Mapping[str, str], tongue: Tongue) -> dict[str, str]:
    """The six answers: those given, then those to the questions, where there is a terminal to ask them in."""
    from localsite import start  # late: see above

    words, asks = _WORDS[tongue], sys.stdin.isatty()
    answers: dict[str, str] = {}
    for question in start.QUESTIONS:
        option, sentence = question.option, words.questions[question.option]
        if option not in given and question.required and not asks:
            give_up(words.missing.format(option=option, sentence=sentence, example=question.example))
        if option in given:
            answers[option] = given[option]
            if wrong := _wrong(option, given[option], answers, tongue):
                give_up(f"--{option}: {wrong}")
    if asks and any(question.required and question.option not in answers for question in start.QUESTIONS):
        say(words.hello)
        for question in start.QUESTIONS:
            if question.option not in answers:
                answers[question.option] = _asked(question.option, answers, tongue)
    return answers


def _asked(option: str, answers: Mapping[str, str], tongue: Tongue) -> str:
    """The answer to a question, asked until it is right; "" where an optional one stays open."""
    from localsite import start  # late: see above

    words = _WORDS[tongue]
    question = next(one for one in start.QUESTIONS if one.option == option)
    remark = words.example.format(example=question.example) if question.required else words.optional
    while True:
        said = _tidy(option, click.prompt(f"{words.questions[option]} ({remark})", default="", show_default=False))
        if not said and not question.required:
            return ""
        wrong = _wrong(option, said, answers, tongue) if said else ""
        if said and not wrong:
            return said
        say(wrong)


def _tidy(option: str, said: str) -> str:
    return said.strip().upper() if option == "country" else " ".join(said.split()).strip(" ,")


def _wrong(option: str, said: str, answers: Mapping[str, str], tongue: Tongue) -> str:
    """What is wrong with an answer, in words; "" where nothing is."""
    from localsite import start  # late: see above

    question = next(one for one in start.QUESTIONS if one.option == option)
    found = start.answered(question, said, answers.get("country"))
    if found:
        return f"{found[0].said(tongue).message}\n{found[0].said(tongue).hint}"
    unspoken = start.unspoken(said) if option == "languages" else ""
    return _WORDS[tongue].unspoken.format(language=unspoken) if unspoken else ""
