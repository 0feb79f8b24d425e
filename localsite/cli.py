"""The command line: what can be asked of localsite, in French and in English."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path

import click

from localsite import console
from localsite.diagnostics import LANGUAGES, Severity, Tongue
from localsite.pipeline import Job, build
from localsite.values import Build

FORMATS = ("text", "json", "github")
MODES = ("local", "preview", "live")


def spoken() -> Tongue:
    """The language to answer in: that of the terminal where it is one of ours, else French, the first language of the place."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return next((language for language in LANGUAGES if said.lower().startswith(language)), "fr")


def say(text: str, *, to_error: bool = False) -> None:
    """Prints a text, spelling out what the terminal cannot show."""
    stream = sys.stderr if to_error else sys.stdout
    if text:
        click.echo(console.encodable(text, stream.encoding), file=stream)


class Group(click.Group):
    """Commands in the order in which one needs them; without any, the site is built."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As declared, not by letter."""
        del ctx
        return list(self.commands)


root_option = click.option("--root", type=click.Path(path_type=Path), default=Path(), help="Dossier du site. / Folder of the site.")
date_option = click.option(
    "--date", "today", type=click.DateTime(["%Y-%m-%d"]), help="Jour de la construction. / Day of the build (YYYY-MM-DD)."
)
cache_option = click.option("--no-cache", is_flag=True, help="Ne rien se rappeler. / Remember nothing.")
format_option = click.option("--format", "form", type=click.Choice(FORMATS), default="text", help="Forme du compte rendu. / Form of the report.")
language_option = click.option("--language", type=click.Choice(LANGUAGES), default=None, help="Langue des messages. / Language of the messages.")


@click.group(cls=Group, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help", "--aide"]})
@click.pass_context
def cli(ctx: click.Context) -> None:
    """La vitrine commune d’un collectif de commerçants. / The shared shop window of a merchants' collective."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(build_command)


@cli.command("build")
@root_option
@click.option("--out", type=click.Path(path_type=Path), help="Dossier du résultat ; sinon public/. / Folder of the result; else public/.")
@date_option
@cache_option
@format_option
@language_option
@click.option("--mode", type=click.Choice(MODES), default="local", help="preview : hors moteurs ; live : en ligne. / preview: unlisted; live: online.")
def build_command(  # noqa: PLR0913 - one argument per option
    root: Path = Path(),
    out: Path | None = None,
    today: datetime | None = None,
    no_cache: bool = False,  # noqa: FBT001, FBT002 - click hands flags over
    form: str = "text",
    language: Tongue | None = None,
    mode: str = "local",
) -> None:
    """Construit le site dans public/. / Builds the site into public/."""
    _run(Job(root, out or root / "public", _day(today), mode, remember=not no_cache), form, language or spoken())


@cli.command("check")
@root_option
@date_option
@cache_option
@format_option
@language_option
def check_command(root: Path, today: datetime | None, no_cache: bool, form: str, language: Tongue | None) -> None:  # noqa: FBT001
    """Fait tout sauf publier. / Does everything but publishing."""
    _run(Job(root, None, _day(today), remember=not no_cache), form, language or spoken())


def _day(today: datetime | None) -> date:
    return today.date() if today else date.today()  # noqa: DTZ011 - the day where the person is


def _run(job: Job, form: str, language: Tongue) -> None:
    def tell(name: str, count: int, seconds: float) -> None:
        if form == "text":
            say(console.stage_line(name, count, seconds, language))

    made = build(job, tell)
    say(_report(made, job, form, language))
    if form == "text" and job.out is not None:
        folder = os.path.relpath(job.out)
        look = f"python3 -m http.server --bind 127.0.0.1 --directory {folder} 8000"
        say(console.closing(folder, look, language) if made.published else console.unchanged(folder, language))
    sys.exit(1 if any(problem.code.severity is Severity.ERROR for problem in made.diagnostics) else 0)


def _report(made: Build, job: Job, form: str, language: Tongue) -> str:
    def lines(path: str) -> Sequence[str]:
        try:
            return (job.root / path).read_text("utf-8", errors="replace").removeprefix("\ufeff").splitlines()
        except (OSError, ValueError):
            return ()

    if form == "json":
        return console.as_json(made.diagnostics)
    if form == "github":
        return console.as_github(made.diagnostics, language)
    return console.as_text(made.diagnostics, lines, language, colour=sys.stdout.isatty())


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command that `arguments` (else the command line) asks for; exits with 0, 1 for problems, 2 for misuse."""
    cli.main(list(sys.argv[1:] if arguments is None else arguments), prog_name="localsite")
