"""What does a published picture hold besides its pixels? Taken apart by hand, as no library tells of everything."""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from pathlib import Path

# What draws: tables, frames and passes of JPEG; JFIF's own header, which says nothing but the shape of a pixel.
DRAWS = {0xC0, 0xC2, 0xC4, 0xDB, 0xDA, 0xDD, 0xE0}
CHUNKS = {b"VP8 ", b"VP8L", b"VP8X", b"ALPH"}
ITEMS = {b"av01"}
MARKS = (b"Exif", b"xmpmeta", b"ICC_PROFILE", b"Photoshop", b"GPS", b"Secret")


def strangers(path: Path) -> list[str]:
    """The parts of a picture that draw nothing, by name."""
    data = path.read_bytes()
    read = {".jpg": _of_jpeg, ".webp": _of_webp, ".avif": _of_avif}[path.suffix]
    return [*read(data), *(mark.decode() for mark in MARKS if mark in data)]


def _of_jpeg(data: bytes) -> Iterator[str]:
    assert data[:2] == b"\xff\xd8"
    at = 2
    while data[at + 1] != 0xD9:
        assert data[at] == 0xFF
        marker, size = data[at + 1], int.from_bytes(data[at + 2 : at + 4])
        if marker not in DRAWS or (marker == 0xE0 and data[at + 4 : at + 8] != b"JFIF"):
            yield f"marker {marker:x}"
        at += 2 + size
        if marker == 0xDA:
            at += re.compile(rb"\xff(?![\0\xd0-\xd7])").search(data, at).start() - at
    if data[at + 2 :]:
        yield "after the end"


def _of_webp(data: bytes) -> Iterator[str]:
    assert (data[:4], data[8:12], int.from_bytes(data[4:8], "little")) == (b"RIFF", b"WEBP", len(data) - 8)
    at = 12
    while at < len(data):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name not in CHUNKS:
            yield f"chunk {name!r}"
        if name == b"VP8X" and data[at + 8] & 0b101100:
            yield "a flag of what is not there"
        at += 8 + size + size % 2


def _of_avif(data: bytes) -> Iterator[str]:
    assert data[4:12] == b"ftypavif"
    kinds = [data[found.start() + 8 + 4 : found.start() + 8 + 8] for found in re.finditer(rb"infe\x02", data)]
    assert kinds
    yield from (f"item {kind!r}" for kind in kinds if kind not in ITEMS)
    yield from (f"colours {kind!r}" for kind in re.findall(rb"colr(....)", data) if kind != b"nclx")
    at = 0
    while at < len(data):
        size, name = struct.unpack(">I4s", data[at : at + 8])
        if name not in {b"ftyp", b"meta", b"mdat"}:
            yield f"box {name!r}"
        at += size
