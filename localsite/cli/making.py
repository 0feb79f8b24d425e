"""How is the site built and checked from the command line?"""

from __future__ import annotations

import gc
import os
import sys
from datetime import datetime
from pathlib import Path

import click

from localsite import console
from localsite.cli.common import (
    PROBLEMS,
    cache_option,
    date_option,
    day_of,
    format_option,
    has_errors,
    language_option,
    report,
    root_option,
    say,
    spoken,
)
from localsite.diagnostics import Tongue
from localsite.pipeline import Job, build

MODES = ("local", "preview", "live")


@click.command("build", short_help="Construit le site. / Builds the site.")
@root_option
@click.option("--out", type=click.Path(path_type=Path), help="Dossier du résultat ; sinon public/. / Folder of the result; else public/.")
@date_option
@cache_option
@format_option
@language_option
@click.option(
    "--mode",
    type=click.Choice(MODES),
    default="local",
    help="preview : hors moteurs ; live : en ligne. / preview: unlisted; live: online.",
)
def build_command(
    root: Path = Path(),
    out: Path | None = None,
    today: datetime | None = None,
    no_cache: bool = False,  # noqa: FBT001, FBT002 - click hands flags over
    form: str = "text",
    language: Tongue | None = None,
    mode: str = "local",
) -> None:
    """Construit le site dans public/. / Builds the site into public/."""
    _run(Job(root, out or root / "public", day_of(today), mode, remember=not no_cache), form, language or spoken())


@click.command("check", short_help="Dit ce qui ne va pas. / Says what is wrong.")
@root_option
@date_option
@cache_option
@format_option
@language_option
def check_command(root: Path, today: datetime | None, no_cache: bool, form: str, language: Tongue | None) -> None:  # noqa: FBT001
    """Fait tout sauf publier. / Does everything but publishing."""
    _run(Job(root, None, day_of(today), remember=not no_cache), form, language or spoken())


def _run(job: Job, form: str, language: Tongue) -> None:
    def tell(name: str, count: int, seconds: float) -> None:
        if form == "text":
            say(console.stage_line(name, count, seconds, language))

    # A build makes values that live to its end: looking among them for garbage again and again finds none.
    gc.set_threshold(200_000, 50, 50)
    made = build(job, tell)
    say(report(made.diagnostics, job.root, language, form))
    if form == "text" and job.out is not None:
        folder = os.path.relpath(job.out)
        look = f"python3 -m http.server --bind 127.0.0.1 --directory {folder} 8000"
        say(console.closing(folder, look, language) if made.published else console.unchanged(folder, language))
    sys.exit(PROBLEMS if has_errors(made.diagnostics) else 0)
