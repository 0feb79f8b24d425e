"""What is told on paper, in which colours, and what a sheet consists of once it is laid out: plain values, in millimetres."""

from __future__ import annotations

from typing import NamedTuple

from localsite.qr import Code


class Mark(NamedTuple):
    """The logo of a collective."""

    href: str  # where a page finds it
    wide: int  # any unit: only the proportion matters
    high: int
    data: bytes = b""  # the file itself, for a PDF: PNG, JPEG, WebP or SVG


class Printed(NamedTuple):
    """What a shop tells on paper, in one language."""

    language: str
    title: str  # of the document
    name: str  # of the shop; "" where there is no type for it
    trade: str  # "Boulangerie"
    since: str  # "depuis 1987", or ""
    where: str  # "3 rue Grimaldi, Monaco", or ""
    phone: str
    hours: tuple[tuple[str, str], ...]  # days and times; () where they are unknown, or too many to be read in passing
    invite: str  # "Notre page, nos horaires, nos histoires"
    hint: str  # what one does with the code
    member: str  # "Membre du collectif"
    collective: str
    address: str  # that of the code, in letters
    code: Code
    alt: str  # what the code is, for who cannot see it
    mark: Mark | None = None
    news: str = ""  # "Ce commerce ouvre le 3 avril 2027", where it is not simply there
    own: tuple[str, ...] = ()  # its e-mail address, its own web site


class Look(NamedTuple):
    """The colours, each "#rrggbb". The ground is the paper itself: nobody's ink is spent on it."""

    ink: str
    soft: str  # of what is less important
    accent: str  # of words
    awning: str  # of the cloth


class Shape(NamedTuple):
    """Something drawn."""

    path: str  # the `d` of an SVG path
    paint: str
    stroke: float = 0  # 0: it is filled


class Text(NamedTuple):
    """A line of words. It never wraps: its width is known."""

    text: str
    face: str  # "title", "text", "bold"
    size: float
    x: float  # of its beginning
    y: float  # of its foot
    wide: float
    paint: str
    spacing: float = 0  # between letters, as a share of the size
    is_name: bool = False  # it is the heading, or a line of it


class Piece(NamedTuple):
    """One poster, one sticker, one face of a card: what comes once or several times on a sheet."""

    key: str
    wide: float
    high: float
    shapes: tuple[Shape, ...]
    texts: tuple[Text, ...]
    code: tuple[float, float, float]  # x, y, side of the QR code
    mark: tuple[float, float, float, float] | None = None  # x, y, wide, high of the logo


class Spot(NamedTuple):
    """Where a piece lies on a sheet."""

    x: float
    y: float
    scale: float = 1
    is_turned: bool = False  # upside down


class Sheet(NamedTuple):
    """A sheet of paper."""

    key: str
    wide: float
    high: float
    piece: Piece
    spots: tuple[Spot, ...]
    shapes: tuple[Shape, ...] = ()  # where to cut, where to fold


class Print(NamedTuple):
    """The sheets that a shop prints, as pages show them."""

    sheets: tuple[Sheet, ...]  # of A4
    pieces: tuple[Piece, ...]  # what lies on them: two sheets may share one
    code: tuple[int, str]  # QR: modules on a side, and the dark ones as the `d` of a path to be stroked
    ink: str  # the colour of what is said to have no other
    mark: Mark | None  # the logo of the collective
