"""How is the site looked at while it is being written?"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

import click

from localsite.cli.common import date_option, day_of, give_up, language_option, report, root_option, say, spoken
from localsite.diagnostics import Tongue
from localsite.pipeline import Job

if TYPE_CHECKING:
    from localsite.serve import Started, Told

PORT = 8000
# Editors that open a line by an address: as the name of a program, or of the terminal that this one was started in.
EDITORS = (("code", "vscode://file"), ("codium", "vscodium://file"))

_WORDS: Mapping[Tongue, Mapping[str, str]] = MappingProxyType({
    "fr": {
        "here": "Le site se regarde ici\u00a0: {address} (Ctrl-C pour arrêter)",
        "taken": "Le port {asked} est pris\u00a0; le site se regarde ici\u00a0: {address} (Ctrl-C pour arrêter)",
        "full": "Aucun port n’est libre à partir de {asked}. Donnez-en un autre avec --port, par exemple\u00a0: --port 8500",
        "made": "Refait en {seconds}\u00a0s.",
        "bye": "Arrêté. Pour publier le site\u00a0: python3 build.py",
    },
    "en": {
        "here": "Look at the site here: {address} (Ctrl-C to stop)",
        "taken": "Port {asked} is taken; look at the site here: {address} (Ctrl-C to stop)",
        "full": "No port is free from {asked} on. Give another one with --port, for example: --port 8500",
        "made": "Made again in {seconds}\u00a0s.",
        "bye": "Stopped. To publish the site: python3 build.py",
    },
})  # fmt: skip


@click.command("serve", short_help="Montre le site en direct. / Shows the site live.")
@root_option
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, help="Port ; s’il est pris, le suivant. / Port; if taken, the next.")
@date_option
@language_option
def serve_command(root: Path, port: int, today: datetime | None, language: Tongue | None) -> None:
    """Montre le site sur cet ordinateur, refait à chaque enregistrement. / Shows the site on this computer, made again at each save."""
    from localsite.serve import Started, serve  # late: no other command needs a server

    tongue = language or spoken()

    def tell(news: Started | Told) -> None:
        say(_opened(news, tongue) if isinstance(news, Started) else _made(news, root, tongue))

    try:
        serve(root, lambda folder: Job(root, folder, day_of(today), "serve"), port, tongue, editor(), tell)
    except OSError as problem:
        if problem.strerror != str(port):
            raise
        give_up(_WORDS[tongue]["full"].format(asked=port))
    say("\n" + _WORDS[tongue]["bye"])


def _opened(news: Started, tongue: Tongue) -> str:
    is_other = news.asked not in {0, news.port}
    return _WORDS[tongue]["taken" if is_other else "here"].format(**news._asdict())


def _made(news: Told, root: Path, tongue: Tongue) -> str:
    seconds = f"{news.seconds:.2f}".replace(".", "," if tongue == "fr" else ".")
    lines = [report(news.diagnostics, root, tongue).rstrip("\n")] if news.are_new else []
    return "\n".join([*lines, *([_WORDS[tongue]["made"].format(seconds=seconds)] if news.published else [])])


def editor() -> str:
    """The address that opens a line in the editor of this computer, with {path}, {line} and {column}; "" where none is known."""
    if os.environ.get("TERM_PROGRAM") == "vscode":
        return "vscode://file{path}:{line}:{column}"
    return next((f"{scheme}{{path}}:{{line}}:{{column}}" for name, scheme in EDITORS if shutil.which(name)), "")
