"""What do the commands share? The language to answer in, the options, how problems are told, how a file is written."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

import click

from localsite import console
from localsite.diagnostics import LANGUAGES, Diagnostic, Severity, Tongue

FORMATS = ("text", "json", "github")
PROBLEMS, MISUSE = 1, 2  # exit codes

root_option = click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Dossier du site. / Folder of the site.")
date_option = click.option(
    "--date", "today", type=click.DateTime(["%Y-%m-%d"]), metavar="AAAA-MM-JJ", help="Le jour qu’il est. / The day it is (YYYY-MM-DD)."
)
cache_option = click.option("--no-cache", is_flag=True, help="Ne rien se rappeler. / Remember nothing.")
format_option = click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="Forme du compte rendu. / Form of the report."
)
language_option = click.option("--language", type=click.Choice(LANGUAGES), help="Langue des messages. / Language of the messages.")


def spoken() -> Tongue:
    """The language to answer in: that of the terminal where it is one of ours, else French, the first language of the place."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return next((language for language in LANGUAGES if said.lower().startswith(language)), "fr")


def say(text: str, *, to_error: bool = False) -> None:
    """Prints a text, spelling out what the terminal cannot show."""
    stream = sys.stderr if to_error else sys.stdout
    if text:
        click.echo(console.encodable(as_called(text, sys.argv[0]), stream.encoding), file=stream)


def as_called(text: str, script: str) -> str:
    """A text whose commands are written as the person called this one: the installed `localsite` has no `build.py` beside it."""
    return text.replace("python3 build.py", "localsite") if Path(script).stem == "localsite" else text


def give_up(text: str) -> NoReturn:
    """Ends with a sentence on what was asked for wrongly."""
    say(text, to_error=True)
    sys.exit(MISUSE)


def day_of(today: datetime | None) -> date:
    """The day that was given, else the day where the person is."""
    return today.date() if today else date.today()  # noqa: DTZ011 - the day where the person is


def has_errors(diagnostics: Sequence[Diagnostic]) -> bool:
    """True where one of them fails a build."""
    return any(problem.code.severity is Severity.ERROR for problem in diagnostics)


def report(diagnostics: Sequence[Diagnostic], root: Path, language: Tongue, form: str = "text") -> str:
    """The problems of the site at `root`, in the form that was asked for."""

    def lines(path: str) -> Sequence[str]:
        try:
            return (root / path).read_text("utf-8", errors="replace").removeprefix("\ufeff").split("\n")
        except (OSError, ValueError):
            return ()

    if form == "json":
        return console.as_json(diagnostics)
    if form == "github":
        return console.as_github(diagnostics, language)
    return console.as_text(diagnostics, lines, language, colour=sys.stdout.isatty())


def write_whole(path: Path, data: bytes) -> None:
    """Puts a file in place, whole or not at all, with the rights that it had."""
    path.parent.mkdir(parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
        if path.exists():
            shutil.copymode(path, name)
        else:
            Path(name).chmod(0o644)
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
