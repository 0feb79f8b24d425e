"""How are many photographs judged at a glance? Side by side on sheets, with captions, and in one page that shows all sheets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, unquote

from PIL import Image, ImageDraw, ImageFont

GAP, CAPTION = 24, 44
GROUND, INK, SOFT = "#8d8a86", "#ffffff", "#e6e3df"
STYLE = (
    f"body {{ margin: 1rem; background: {GROUND}; color: {INK}; font: 1rem sans-serif }} "
    f"img {{ display: block; max-width: 100% }} a {{ color: {INK} }}"
)
HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Contact sheet</title>'
_NAMED = re.compile(r'(?:src|href)="([\w%.-]+\.png)"')


class Print(NamedTuple):
    """A photograph to be put on a sheet."""

    file: str  # its name in the folder
    caption: str
    address: str


class Format(NamedTuple):
    """How photographs of one width are put on a sheet."""

    across: int  # side by side
    width: int  # of each, in pixels
    height: int  # at most: what is below is on the photograph itself


FORMATS: Mapping[int, Format] = {
    320: Format(5, 300, 1600),
    390: Format(5, 312, 1600),
    1280: Format(2, 800, 1600),
    680: Format(3, 520, 1600),
}


def lay_out(folder: Path, name: str, prints: Sequence[Print], width: int) -> tuple[str, ...]:
    """Sheets with all these photographs, each of which was `width` pixels wide; gives their names."""
    how = FORMATS[width]
    names = []
    for first in range(0, len(prints), how.across):
        file = f"sheet-{name}{f'-{first // how.across + 1}' if len(prints) > how.across else ''}.png"
        _sheet(folder, prints[first : first + how.across], how).save(folder / file, compress_level=1)
        names.append(file)
    return tuple(names)


def _sheet(folder: Path, prints: Sequence[Print], how: Format) -> Image.Image:
    shown = [_scaled(folder / one.file, how) for one in prints]
    size = (GAP + (how.width + GAP) * len(shown), GAP + CAPTION + max(one.height for one in shown) + GAP)
    sheet, font = Image.new("RGB", size, GROUND), ImageFont.load_default(15)
    pen = ImageDraw.Draw(sheet)
    for number, (one, picture) in enumerate(zip(prints, shown, strict=True)):
        left = GAP + (how.width + GAP) * number
        pen.text((left, GAP // 2), one.caption, INK, font)
        pen.text((left, GAP // 2 + 20), one.address[-how.width // 8 :], SOFT, font)
        sheet.paste(picture, (left, GAP + CAPTION))
    return sheet


def _scaled(file: Path, how: Format) -> Image.Image:
    with Image.open(file) as photo:
        scale = how.width / photo.width
        seen = (0, 0, photo.width, min(photo.height, round(how.height / scale)))
        return photo.resize((how.width, round(seen[3] * scale)), Image.Resampling.BOX, seen).convert("RGB")


def index(sheets: Sequence[tuple[str, Sequence[str]]], prints: Sequence[Print]) -> str:
    """A page with all sheets below their titles, and with a link to each photograph."""
    parts = [f"<h2>{escape(title)}</h2>" + "".join(f'<img src="{quote(file)}" alt="">' for file in files) for title, files in sheets]
    links = "".join(f'<li><a href="{quote(one.file)}">{escape(one.caption)}</a> {escape(one.address)}</li>' for one in prints)
    return f"{HEAD}<style>{STYLE}</style><h1>Contact sheet</h1>{''.join(parts)}<h2>Photographs</h2><ul>{links}</ul>\n"


def is_ours(page: str) -> bool:
    """True for a page that `index` has made."""
    return page.startswith(HEAD)


def pictures_of(page: str) -> Iterator[str]:
    """The names of the sheets and photographs of a page that `index` has made; of another page none."""
    if is_ours(page):
        # A name that leads out of the folder is not one of ours.
        yield from (name for found in dict.fromkeys(_NAMED.findall(page)) if "/" not in (name := unquote(found)))
