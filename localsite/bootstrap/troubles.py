"""What to tell a person when `.venv` cannot be made: the likely cause, and what to do."""

from __future__ import annotations

import errno
import os
import re
import sys

from localsite.bootstrap.workshop import Trouble

NO_ROOM = (
    r"No space left on device|Disk quota exceeded|os error (28|122)\b|not enough space on the disk",
    "Le disque est plein. Libérez environ 200 Mo, puis relancez la commande.",
    "The disk is full. Free about 200 MB, then run the command again.",
)
NO_RIGHT = (
    r"Permission denied|Read-only file system|os error (13|30)\b|Access is denied",
    "Je n’ai pas le droit d’écrire dans ce dossier. Placez le projet dans un dossier à vous, puis relancez la commande.",
    "I may not write in this folder. Put the project in a folder of yours, then run the command again.",
)
NO_VENV = (
    r"ensurepip is not available|No module named '?(ensurepip|venv|pip)\b|python3-venv",
    "Ce Python n’a pas le module venv. Sous Debian ou Ubuntu, tapez\u00a0: sudo apt install python3-venv\u00a0; puis relancez la commande.",
    "This Python has no venv module. On Debian or Ubuntu, type: sudo apt install python3-venv ; then run the command again.",
)
WRONG_HASH = (
    r"DO NOT MATCH THE HASHES|[Hh]ash mismatch",
    "Un paquet téléchargé n’est pas celui qui est attendu, il est refusé. Relancez la commande\u202f; si cela dure, prévenez le projet.",
    "A downloaded package is not the expected one, and was not installed. Run the command again; if it lasts, tell the project.",
)
NO_NETWORK = (
    (
        r"connection broken|Failed to (establish|fetch)|[Nn]ame resolution|Name or service not known|dns error|error sending request|"
        r"SSLError|[Cc]onnection (refused|reset)|Could not connect|[Tt]imed? ?out|Network is unreachable|[Pp]roxy ?[Ee]rror|"
        r"CERTIFICATE|certificate"
    ),
    "Les paquets ne peuvent pas être téléchargés. Vérifiez la connexion à Internet, puis relancez la commande.",
    "The packages cannot be downloaded. Check the connection to the Internet, then run the command again.",
)
NO_WHEEL = (
    r"No matching distribution|no wheels? |no compatible wheel|has no usable wheels",
    "Un des paquets n’existe pas tout prêt pour ce Python ou cette machine. Essayez avec un autre Python, de la version 3.11 à la 3.14.",
    "One of the packages is not available ready-made for this Python or this machine. Try another Python, from version 3.11 to 3.14.",
)
UNKNOWN = (
    r"",
    "La préparation a échoué.",
    "Getting ready has failed.",
)
# In this order: without network, pip also says that it found no matching package.
CAUSES = (NO_ROOM, NO_RIGHT, NO_VENV, WRONG_HASH, NO_NETWORK, NO_WHEEL, UNKNOWN)


def cause(log: str, path: str) -> Trouble:
    """The likely cause of a failure, read from all that the failed tool printed, which is kept at `path`."""
    french, english = next((french, english) for pattern, french, english in CAUSES if re.search(pattern, log))
    return Trouble(f"{french} Le détail est dans {path}", f"{english} The details are in {path}")


def of_the_disk(error: OSError) -> Trouble:
    """What to say of an error of the file system."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return Trouble(*NO_ROOM[1:])
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return Trouble(*NO_RIGHT[1:])
    reason = f"{error.strerror or error}: {error.filename}"
    return Trouble(f"La préparation a échoué\u00a0: {reason}", f"Getting ready has failed: {reason}")


def say(french: str, english: str) -> None:
    """One line on the error stream, in the language of the machine, in both where it has neither."""
    wish = next((value for name in ("LC_ALL", "LC_MESSAGES", "LANG") if (value := os.environ.get(name))), "")
    spoken = {"fr": french, "en": english}.get(wish[:2], f"{french} / {english}")
    sys.stderr.buffer.write((spoken + "\n").encode(sys.stderr.encoding or "utf-8", "replace"))
    sys.stderr.flush()
