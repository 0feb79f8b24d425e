"""The type of the built-in theme, for tests that set words in it."""

from pathlib import Path

from localsite.lettering import ROLES, faces

FOLDER = Path(__file__).resolve().parent.parent / "themes/atelier/lettering"
FACES = faces({role: (FOLDER / f"{role}.ttf").read_bytes() for role in ROLES})
