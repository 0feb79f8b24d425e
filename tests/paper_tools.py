"""What is on a PDF: its pages, its type, and its pixels as a camera would see them."""

from __future__ import annotations

import io
import re
import zlib
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

POINTS = 72 / 25.4  # a millimetre
CAMERA = 100  # pixels an inch: what a telephone sees of a sheet at arm’s length


class Font(NamedTuple):
    """A font of a PDF."""

    name: str
    kind: str  # "Type0", "Type3", …
    is_embedded: bool


def objects(pdf: bytes) -> bytes:
    """Everything that a PDF says of its objects, those that are packed together among them."""
    packed = re.finditer(rb"/Type\s*/ObjStm.*?stream\r?\n(.*?)endstream", pdf, re.DOTALL)
    return b"\n".join((pdf, *(zlib.decompress(match[1].strip(b"\r\n")) for match in packed)))


def pages(pdf: bytes) -> list[tuple[float, float]]:
    """The size of each page in millimetres."""
    told = objects(pdf)
    count = len(re.findall(rb"/Type\s*/Page\b(?!s)", told))
    boxes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", told)
    return [(round(float(wide) / POINTS, 1), round(float(high) / POINTS, 1)) for wide, high in boxes[:count]]


def fonts(pdf: bytes) -> set[Font]:
    """The fonts that a PDF has."""
    told = objects(pdf)
    found = set()
    for one in re.finditer(rb"<<(?:(?!<<|>>).|<<(?:(?!<<|>>).)*>>)*?/Type\s*/Font\b(?:(?!<<|>>).|<<(?:(?!<<|>>).)*>>)*>>", told, re.DOTALL):
        kind = re.search(rb"/Subtype\s*/(\w+)", one[0])
        name = re.search(rb"/BaseFont\s*/([^\s/<>\[\]]+)", one[0])
        if kind and not kind[1].startswith(b"CIDFont"):
            tag = name[1] if name else b""
            found.add(Font(tag.decode(), kind[1].decode(), bool(re.match(rb"[A-Z]{6}\+", tag))))
    return found


def lines(pdf: bytes) -> list[list[int]]:
    """The glyphs of each line of type, by the numbers that they have in the PDF."""
    found = list[list[int]]()
    for packed in re.finditer(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL):
        drawn = zlib.decompressobj().decompress(packed[1]) if packed[1].startswith(b"x") else b""
        for line in re.findall(rb"\[((?:[^\]\\]|\\.)*)\]TJ", drawn, re.DOTALL):
            codes_ = b"".join(_ESCAPE.sub(_plain, one) for one in re.findall(rb"\(((?:[^)\\]|\\.)*)\)", line, re.DOTALL))
            found.append([int.from_bytes(codes_[place : place + 2]) for place in range(0, len(codes_), 2)])
    return found


_ESCAPE, _ESCAPES = re.compile(rb"\\([0-7]{3}|.)", re.DOTALL), {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}


def _plain(escape: re.Match[bytes]) -> bytes:
    return bytes([int(escape[1], 8)]) if escape[1].isdigit() else _ESCAPES.get(escape[1], escape[1])


def pixels(pdf: bytes, size: tuple[float, float], dots: int = CAMERA) -> Any:
    """The page of a PDF of one page, as a picture in grey. `size` in millimetres."""
    import typst  # late: only these tests need them
    from PIL import Image

    wide, high = size
    with TemporaryDirectory() as folder:
        Path(folder, "sheet.pdf").write_bytes(pdf)
        shown = f'#set page(width: {wide}mm, height: {high}mm, margin: 0mm)\n#image("sheet.pdf", width: {wide}mm, height: {high}mm)'
        main = Path(folder, "main.typ")
        main.write_text(shown, encoding="utf-8")
        made = typst.compile(main, root=folder, format="png", ppi=dots)
    return Image.open(io.BytesIO(bytes(made))).convert("L")


def codes(picture: Any) -> list[str]:
    """What the QR codes of a picture say."""
    import zxingcpp  # late: see above

    return [found.text for found in zxingcpp.read_barcodes(picture)]
