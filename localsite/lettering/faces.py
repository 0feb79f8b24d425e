"""Which type is there to set words in? A theme has three faces, each a TrueType file: for titles, for text, and bold."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from localsite.cache import digest

if TYPE_CHECKING:
    import uharfbuzz

ROLES = ("title", "text", "bold")
# What a face may lack, and what is set in its place: the eye hardly sees it, and no name is lost for it.
INSTEAD: Mapping[str, str] = {
    "\u202f": " ", "\u2009": " ", "\u00a0": " ", "\u2011": "-", "\u2010": "-", "\u02bc": "’", "'": "’", "\u2212": "–", "″": "”",
}  # fmt: skip


@dataclass(frozen=True)
class Face:
    """A face, by the bytes of its file."""

    data: bytes
    digest: str

    @cached_property
    def font(self) -> uharfbuzz.Font:
        """What HarfBuzz sets with."""
        import uharfbuzz  # late: 25 ms, and a build that finds all badges made sets nothing

        return uharfbuzz.Font(uharfbuzz.Face(self.data))

    @cached_property
    def em(self) -> int:
        """Units of the file to its size."""
        return int(self.font.face.upem)

    @cached_property
    def high(self) -> float:
        """Height of a capital, as a share of the size."""
        found = self.font.get_nominal_glyph(ord("H"))
        extents = self.font.get_glyph_extents(found) if found else None
        return float(extents.y_bearing) / self.em if extents else 0.7

    def deep(self, text: str) -> float:
        """How far a text hangs below its foot, as a share of the size."""
        found = (self.font.get_glyph_extents(glyph) for letter in text if (glyph := self.font.get_nominal_glyph(ord(letter))))
        return max((-(one.y_bearing + one.height) / self.em for one in found if one), default=0.0)

    def has(self, letter: str) -> bool:
        """True where the face can show a letter."""
        return bool(self.font.get_nominal_glyph(ord(letter)))

    def spelt(self, text: str) -> str:
        """The text with the signs that the face lacks replaced by such as look alike."""
        return "".join(INSTEAD.get(letter, letter) if not self.has(letter) else letter for letter in text)

    def lacks(self, text: str) -> str:
        """The letters of a text that the face cannot show, each once, in their order."""
        return "".join(dict.fromkeys(letter for letter in self.spelt(text) if not self.has(letter)))


@dataclass(frozen=True)
class Faces:
    """The faces of a theme."""

    title: Face
    text: Face
    bold: Face

    @property
    def digest(self) -> str:
        """Of all their files."""
        return digest(self.title.digest, self.text.digest, self.bold.digest)

    def display(self, text: str) -> Face | None:
        """The face to set a name in: that of titles, or the bold one where only that has all its letters; None where neither has."""
        return next((face for face in (self.title, self.bold) if not face.lacks(text)), None)


@lru_cache(maxsize=16)
def _face(data: bytes) -> Face:
    return Face(data, digest(data))


def is_type(data: bytes) -> bool:
    """True for a file of TrueType or OpenType that has letters in it."""
    return data.startswith((b"\0\1\0\0", b"OTTO")) and _face(data).has("e")


def faces(files: Mapping[str, bytes]) -> Faces:
    """The faces in TrueType files by their roles. KeyError where one is missing."""
    return Faces(*(_face(files[role]) for role in ROLES))
