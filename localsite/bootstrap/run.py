"""Is everything that localsite stands on installed beside it? Made where it is not; then the command is handed over.

This module runs before every command, twice, so it imports next to nothing; what only a first run needs is in `install`.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from localsite.bootstrap.workshop import AUTHORING, CORE, TESTS, Trouble, Workshop

# The commands that need what no build needs.
AUTHORS = ("import", "demo", "basemap", "locate", "trail", "kit")
SPOKEN_TO_THE_PROGRAM = ("-h", "--help", "--version")


def run(script: str, arguments: Sequence[str]) -> int:
    """Do what `python3 build.py ARGUMENTS` asks for; gives the exit code, where this process is not replaced by another."""
    shop, words = Workshop(script), list(arguments)
    testing = words[:1] == ["test"]
    locks = [CORE, TESTS, AUTHORING] if testing else [CORE, AUTHORING] if words[:1] and words[0] in AUTHORS else [CORE]
    if not all(map(shop.has, locks)):
        if shop.inside:  # it cannot be remade by the Python that stands in it
            hand_over(getattr(sys, "_base_executable", sys.executable), [shop.script, *words])
        from localsite.bootstrap.install import install  # late: only a first run pays for what it imports

        install(shop, locks)
    if testing:
        from localsite.bootstrap.install import install_node_packages  # late, for the same reason

        install_node_packages(shop)
        os.chdir(shop.root)
        hand_over(shop.python, ["-m", "pytest", *words[1:]])
    if not shop.inside:
        hand_over(shop.python, [shop.script, *words])
    return call(shop, words)


def call(shop: Workshop, words: list[str]) -> int:
    """Call the program, from inside `.venv`. Without a command, it builds."""
    if not words or (words[0].startswith("-") and words[0] not in SPOKEN_TO_THE_PROGRAM):
        words = ["build", *words]
    try:
        from localsite.cli import main  # late: it stands on what was installed just before
    except ModuleNotFoundError as missing:
        if (missing.name or "").startswith("localsite"):
            raise
        raise Trouble(
            f"Il manque « {missing.name} » dans {shop.venv}. Supprimez ce dossier et relancez la commande\u00a0: il sera refait.",
            f'"{missing.name}" is missing from {shop.venv}. Delete that folder and run the command again: it will be made anew.',
        ) from missing
    main(words)  # it ends the process itself where there is something to complain of
    return 0


def hand_over(python: str, arguments: Sequence[str]) -> NoReturn:
    """Go on as `python ARGUMENTS`, with UTF-8 everywhere whatever the machine's habits."""
    command = [python, "-X", "utf8", *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name == "nt":  # there, a replaced process would give the prompt back before the work is done
        import subprocess  # late: needed on Windows only

        sys.exit(subprocess.call(command))
    os.execv(python, command)
