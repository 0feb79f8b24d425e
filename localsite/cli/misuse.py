"""What is said to somebody who typed a command that does not exist, or wrote one in a way that nobody understands?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import pairwise
from types import MappingProxyType
from typing import IO, Any, NamedTuple

import click

from localsite.cli.common import MISUSE, say, spoken
from localsite.diagnostics import LANGUAGES, Tongue


class _Words(NamedTuple):
    """What is said in one language."""

    no_command: str
    no_option: str
    near: str
    missing: str
    surplus: str
    spaces: str
    no_value: str
    one_value: str
    values: str
    wrong: str
    choice: str
    day: str
    range: str
    file: str
    other: str
    written: str
    more: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        no_command="Il n’y a pas de commande «\u00a0{name}\u00a0».",
        no_option="L’option «\u00a0{name}\u00a0» n’existe pas ici.",
        near=" Vouliez-vous dire\u00a0: {names}\u202f?",
        missing="Il manque {name}.",
        surplus="Ceci est de trop\u00a0: {names}.",
        spaces=" Ce qui contient des espaces se met entre guillemets.",
        no_value="L’option {name} s’écrit seule, sans rien derrière le signe =.",
        one_value="L’option {name} attend une valeur derrière elle.",
        values="L’option {name} attend {count} valeurs derrière elle.",
        wrong="{name} n’est pas ce qu’il faut.",
        choice="{name} se choisit parmi\u00a0: {choices}.",
        day="{name} attend un jour\u00a0: 2027-03-21.",
        range="{name} attend un nombre entier, de {low} à {high}.",
        file="{name} attend un fichier qui existe et qui se lit.",
        other="Cela ne se comprend pas ({reason}).",
        written="Cela s’écrit\u00a0: {usage}",
        more="Pour en savoir plus\u00a0: {command} --aide",
    ),
    "en": _Words(
        no_command="There is no command “{name}”.",
        no_option="There is no option “{name}” here.",
        near=" Did you mean: {names}?",
        missing="{name} is missing.",
        surplus="This is too much: {names}.",
        spaces=" What contains spaces stands in quotation marks.",
        no_value="The option {name} stands alone, with nothing behind an equals sign.",
        one_value="The option {name} takes a value behind it.",
        values="The option {name} takes {count} values behind it.",
        wrong="{name} is not what it should be.",
        choice="{name} is one of: {choices}.",
        day="{name} takes a day: 2027-03-21.",
        range="{name} takes a whole number, {low} to {high}.",
        file="{name} takes a file that exists and can be read.",
        other="This cannot be understood ({reason}).",
        written="It is written: {usage}",
        more="To know more: {command} --help",
    ),
})  # fmt: skip
_VALUES = re.compile(r"requires (an|\d+) argument")
_BRACKETS = re.compile(r"\((.*)\)", re.DOTALL)


class Misuse(click.ClickException):
    """What was typed wrongly, in the language of the person."""

    exit_code = MISUSE

    def show(self, file: IO[Any] | None = None) -> None:
        """Says it, and nothing else."""
        del file
        say(self.message, to_error=True)


def wanted(arguments: Sequence[str]) -> Tongue:
    """The language to answer in: the one that is asked for, however wrong the rest is, else that of the terminal."""
    pairs = pairwise([*map(str, arguments), ""])
    asked = {after if word == "--language" else word.removeprefix("--language=") for word, after in pairs if word.startswith("--language")}
    return next((language for language in LANGUAGES if language in asked), spoken())


@contextmanager
def explained(tongue: Tongue) -> Iterator[None]:
    """Says in the language of the person what click says in English alone."""
    try:
        yield
    except click.exceptions.NoArgsIsHelpError:
        raise
    except click.UsageError as problem:
        raise Misuse(_told(problem, tongue)) from problem


def _told(problem: click.UsageError, tongue: Tongue) -> str:
    words = _WORDS[tongue]
    rows = [_what(problem, words)]
    if problem.ctx:
        command = " ".join(["python3 build.py", *problem.ctx.command_path.split()[1:]])
        pieces = problem.ctx.command.collect_usage_pieces(problem.ctx)
        rows += [words.written.format(usage=" ".join([command, *pieces])), words.more.format(command=command)]
    return "\n".join(rows)


def _what(problem: click.UsageError, words: _Words) -> str:
    match problem:
        case click.exceptions.NoSuchCommand():
            return words.no_command.format(name=problem.command_name) + _near(problem.possibilities, words)
        case click.NoSuchOption():
            return words.no_option.format(name=problem.option_name) + _near(problem.possibilities, words)
        case click.MissingParameter():
            return words.missing.format(name=_named(problem.param, problem.ctx))
        case click.BadOptionUsage():
            return _valued(problem, words)
        case click.BadParameter():
            return _wrong(problem, words)
    # The one problem that click tells by its message alone.
    surplus = _BRACKETS.search(problem.message)
    return words.surplus.format(names=surplus[1]) + words.spaces if surplus else words.other.format(reason=problem.message)


def _near(names: Sequence[str] | None, words: _Words) -> str:
    return words.near.format(names=", ".join(names)) if names else ""


def _named(parameter: click.Parameter | None, ctx: click.Context | None) -> str:
    """How a parameter is typed: --from, FILE."""
    if isinstance(parameter, click.Option):
        return max(parameter.opts, key=len)
    if parameter is None or ctx is None:
        return "?"
    written = parameter.make_metavar(ctx).strip("[].")
    return parameter.human_readable_name if "{" in written else written


def _valued(problem: click.BadOptionUsage, words: _Words) -> str:
    """How an option takes its values: click knows, and tells it in its message alone."""
    counted = _VALUES.search(problem.message)
    sentence = words.no_value if counted is None else words.values if counted[1].isdigit() else words.one_value
    return sentence.format(name=problem.option_name, count=counted[1] if counted else 0)


def _wrong(problem: click.BadParameter, words: _Words) -> str:
    parameter = problem.param
    name, kind = _named(parameter, problem.ctx), parameter.type if parameter else None
    match kind:
        case click.Choice():
            return words.choice.format(name=name, choices=", ".join(map(str, kind.choices)))
        case click.DateTime():
            return words.day.format(name=name)
        case click.IntRange():
            return words.range.format(name=name, low=kind.min, high=kind.max)
        case click.Path():
            return words.file.format(name=name)
    return words.wrong.format(name=name)
