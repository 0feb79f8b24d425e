"""The command line: what can be asked of localsite, in French and in English."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import click

from localsite.cli.asking import explain_command, ledger_command, reference_command, schema_command
from localsite.cli.hours import hours_command
from localsite.cli.importing import demo_command, import_command
from localsite.cli.kits import kit_command
from localsite.cli.locating import locate_command
from localsite.cli.making import build_command, check_command
from localsite.cli.mapping import basemap_command
from localsite.cli.misuse import explained, wanted
from localsite.cli.ordering import fmt_command
from localsite.cli.pictures import photos_command
from localsite.cli.serving import serve_command
from localsite.cli.sheets import contact_sheet_command
from localsite.cli.starting import start_command
from localsite.cli.walking import trail_command
from localsite.cli.writing import new_command

COMMANDS = (
    build_command,
    serve_command,
    check_command,
    start_command,
    new_command,
    hours_command,
    import_command,
    demo_command,
    basemap_command,
    locate_command,
    trail_command,
    fmt_command,
    photos_command,
    kit_command,
    explain_command,
    ledger_command,
    schema_command,
    reference_command,
    contact_sheet_command,
)


class Group(click.Group):
    """Commands in the order in which one needs them; without any, the site is built."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """As declared, not by letter."""
        del ctx
        return list(self.commands)

    def make_context(self, info_name: str | None, args: list[str], parent: click.Context | None = None, **extra: Any) -> click.Context:  # noqa: ANN401  # click's
        """Reads what was typed before the name of a command; remembers the language to answer in."""
        tongue = wanted(args)
        with explained(tongue):
            ctx = super().make_context(info_name, args, parent, **extra)
        ctx.obj = tongue
        return ctx

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401  # click's
        """Reads the rest, and runs the command."""
        with explained(ctx.obj):
            return super().invoke(ctx)


@click.group(cls=Group, commands=COMMANDS, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help", "--aide"]})
@click.pass_context
def cli(ctx: click.Context) -> None:
    """La vitrine commune d’un collectif de commerçants. / The shared shop window of a merchants’ collective."""
    if ctx.invoked_subcommand is None:
        ctx.invoke(build_command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Runs the command that `arguments` (else the command line) asks for; exits with 0, 1 for problems, 2 for misuse."""
    cli.main(list(sys.argv[1:] if arguments is None else arguments), prog_name="localsite")
