"""How is a phrase about hours tried: what was understood, in a table, in OpenStreetMap's form and for the days to come?"""

from __future__ import annotations

import json
import sys
from datetime import datetime
from pathlib import Path

import click

from localsite.cli.common import PROBLEMS, date_option, day_of, language_option, root_option, say, spoken
from localsite.diagnostics import Tongue


@click.command("hours", short_help="Essaie des horaires. / Tries hours.")
@click.argument("phrase")
@click.option("--json", "as_json", is_flag=True, help="Pour les programmes. / For programs.")
@root_option
@date_option
@language_option
def hours_command(phrase: str, *, as_json: bool, root: Path, today: datetime | None, language: Tongue | None) -> None:
    """Dit ce qui est compris d’une phrase. / Says what is understood of a phrase.

    Par exemple / For example: "mar-sam 9h-12h30, 14h-19h ; dim 8h-13h ; lun fermé"
    """
    from localsite import tryout  # late: no build needs it

    tongue = language or spoken()
    tried = tryout.tried(phrase, root, day_of(today), tongue)
    if as_json:
        say(json.dumps(tryout.told(tried, tongue), ensure_ascii=False, indent=2))
    else:
        say(tryout.said(tried, day_of(today), tongue))
    sys.exit(PROBLEMS if tried.hours is None else 0)
