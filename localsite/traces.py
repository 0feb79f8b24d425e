"""What does a photograph tell besides what one sees, and how is it the same picture without that?

It is read as a row of parts, without decoding a pixel and without believing a length. What stays is copied byte by byte.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Literal, NamedTuple

SIGNATURES = re.compile(
    rb"(?P<JPEG>\xff\xd8\xff)|(?P<PNG>\x89PNG\r\n\x1a\n)|(?P<WEBP>RIFF....WEBP)|....ftyp(?P<HEIC>hei[cxmsv]|hev[cxms]|mif[12]|msf1|avi[fs])",
    re.DOTALL,
)
ENDINGS = ("jpg", "jpeg", "png", "webp", "heic", "heif", "avif")  # of the files that people send
MOST_PIXELS = 50_000_000
FINE = 92  # quality of a photograph that takes the place of another

MARKER = re.compile(rb"\xff+([^\x00\xff])")
SCAN_END = re.compile(rb"\xff+[^\x00\xff\xd0-\xd7]")  # what is drawn goes on over restarts and stuffed zeros
SOI, EOI, SOS, APP0, APP1, APP2, APP14, APP15, COM = 0xD8, 0xD9, 0xDA, 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
DRAWING = frozenset({*range(0xC0, 0xD0), SOS, *range(0xDB, 0xE0)})  # of JPEG: frames, tables, scans
DRAWN = frozenset({
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT"),
    *(b"cHRM", b"gAMA", b"iCCP", b"sBIT", b"sRGB", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"pHYs", b"hIST"),
    *(b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"),
})  # fmt: skip
HAS_EXIF, HAS_XMP = 0x08, 0x04  # in the first byte of VP8X
MOST_TEXT = 4_000_000  # bytes that a packed text may unpack to

TIFF = re.compile(rb"II\*\0|MM\0\*")
MOST_TIFFS, MOST_TAGS, MOST_DIRECTORIES = 100, 500, 6
SIZES: Mapping[int, int] = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8}  # bytes of a value, by its type
ORIENTATION, EXIF_IFD, GPS_IFD = 0x0112, 0x8769, 0x8825
DEGREES = (2, 4, 20, 22)  # latitude and longitude, of the camera and of what it looked at
PERSON_TAGS = frozenset({0x013B, 0x8298, 0xA430, 0x9C9D})  # artist, copyright, owner of the camera, author
DEVICE_TAGS = frozenset({0x010F, 0x0110, 0x0131, 0x013C, 0x927C, 0xA420, 0xA431, 0xA433, 0xA434, 0xA435})
# In XMP, in the films of telephones, in the words of an agency (IPTC) and in the texts of PNG.
PLACE = re.compile(rb"(?i:gps(?:dest)?l(?:at|ongt?)itude)|\xa9xyz.{4}[+-]\d\d|location\.ISO6709", re.DOTALL)
PERSON = re.compile(
    rb"dc:creator|dc:rights|photoshop:Credit|OwnerName|PersonInImage|CreatorContactInfo|\x1c\x02[\x50\x74\x7a]|[tiz]TXt(?:Author|Copyright)"
)
DEVICE = re.compile(rb"SerialNumber|tiff:M(?:ake|odel)|xmp:CreatorTool|aux:Lens|exifEX:Lens|[tiz]TXtSo(?:ftware|urce)")
XMP_TURN = re.compile(rb'tiff:Orientation(?:="|>)([0-9])')


class Traces(NamedTuple):
    """What a picture tells of the one who took it."""

    place: bool = False  # where, to a few metres
    person: bool = False  # whose
    device: bool = False  # with which camera, which program
    more: bool = False  # anything else that is not the picture: comments, previews, films


class Damaged(ValueError):
    """The picture cannot be taken apart, so nothing of it can be left out."""


@dataclass(slots=True)
class _Sorted:
    """The parts of a picture: those that make it, and those that only tell something."""

    kept: list[bytes] = field(default_factory=list)
    told: list[bytes] = field(default_factory=list)
    exif: bytes = b""
    xmp: bytes = b""
    slot: int = 0  # where EXIF belongs among those that are kept

    @property
    def turn(self) -> int:
        """How the picture is to be turned, 1 to 8, as a reader of it will understand: EXIF, else XMP."""
        start = TIFF.search(self.exif[:10])
        found = _orientation(self.exif, start.start()) if start else None
        if found is None and (said := XMP_TURN.search(self.xmp)):
            found = int(said[1])
        return found if found and 2 <= found <= 8 else 1


def form_of(data: bytes) -> str:
    """JPEG, PNG, WEBP or HEIC (AVIF is a container of that form), by the first bytes; "" for anything else."""
    found = SIGNATURES.match(data)
    return (found.lastgroup or "") if found else ""


def traces(data: bytes) -> Traces:
    """What the picture tells; of a damaged one, what can still be read of it. Never raises."""
    form = form_of(data)
    if form not in _SORTERS:
        return _traces_in(data, mixed=True) if form else Traces()
    parts = _Sorted()
    try:
        _SORTERS[form](data, parts)
    except Damaged:
        return _traces_in(data, mixed=True)
    own = _least_exif(parts.turn)
    found = [_traces_in(part) for part in parts.told if not (part.endswith(own) and len(part) <= len(own) + 8)]
    return Traces(*(any(column) for column in zip(*found, strict=True))) if found else Traces()


def cleaned(data: bytes) -> bytes:
    """The same pixels, turned the same way and in the same colours, and nothing else. Damaged where that cannot be had byte by byte."""
    form = form_of(data)
    if form not in _SORTERS:
        raise Damaged(form)
    parts = _Sorted()
    _SORTERS[form](data, parts)
    turn = parts.turn
    if form == "WEBP":
        return _webp_of(parts, turn)
    if turn != 1:
        exif = _least_exif(turn)
        parts.kept.insert(parts.slot, _segment(b"Exif\0\0" + exif) if form == "JPEG" else _chunk(b"eXIf", exif))
    return b"".join(parts.kept)


def as_jpeg(data: bytes) -> bytes:
    """A HEIC or AVIF photograph as JPEG: upright, in its own colours, and nothing else. Damaged where it cannot be read."""
    import pillow_heif  # late: 60 ms, for one command
    from PIL import Image, ImageOps  # late: see above

    try:
        is_avif = data[8:12] in (b"avif", b"avis")
        opened = Image.open(io.BytesIO(data), formats=["AVIF"]) if is_avif else pillow_heif.open_heif(data)
        if opened.size[0] * opened.size[1] > MOST_PIXELS:
            raise Damaged("size")
        # The reader of HEIC turns by itself; what EXIF says of it is history.
        found = ImageOps.exif_transpose(opened) if is_avif else opened.to_pillow()
        profile = found.info.get("icc_profile")
        if "A" in found.getbands():
            ground = Image.new("RGB", found.size, "white")
            ground.paste(found, mask=found.getchannel("A"))
            found = ground
        written = io.BytesIO()
        found.convert("RGB").save(written, "JPEG", quality=FINE, icc_profile=profile, exif=b"", xmp=b"", comment=b"")
    except (OSError, ValueError, SyntaxError, RuntimeError, EOFError, MemoryError) as problem:
        raise Damaged("HEIC") from problem
    return written.getvalue()


# The parts of each form


def _sort_jpeg(data: bytes, parts: _Sorted) -> None:
    """Sorts the segments; what follows the picture are films and second pictures."""
    parts.kept.append(data[:2])
    at, parts.slot = 2, 1
    while marker := MARKER.match(data, at):
        kind, start = marker[1][0], marker.end()
        if kind == EOI:
            parts.kept.append(b"\xff\xd9")
            parts.told += [data[start:]] if data[start:] else []
            return
        size = int.from_bytes(data[start : start + 2], "big")
        at = start + size
        if size < 2 or at > len(data):
            break
        if kind == SOS:
            end = SCAN_END.search(data, at)
            if end is None:
                break
            at = end.start()
        _sort_segment(kind, data[start + 2 : at], data[start - 2 : at], parts)
    raise Damaged("JPEG")


def _sort_segment(kind: int, body: bytes, whole: bytes, parts: _Sorted) -> None:
    if kind in DRAWING or (kind == APP2 and body.startswith(b"ICC_PROFILE\0")) or (kind == APP14 and body.startswith(b"Adobe")):
        parts.kept.append(whole)
    elif kind == APP0 and body.startswith(b"JFIF\0") and len(body) >= 14 and len(parts.kept) == 1:
        # A preview may stand behind the fourteen bytes, of the picture before it was cropped.
        parts.kept.append(b"\xff\xe0\x00\x10" + body[:12] + b"\0\0")
        parts.told += [body[14:]] if body[14:] else []
        parts.slot = 2
    elif APP0 <= kind <= APP15 or kind == COM:
        parts.told.append(body)
        if kind == APP1 and body.startswith(b"Exif\0\0"):
            parts.exif = parts.exif or body
        elif kind == APP1 and body.startswith(b"http://ns.adobe.com/xap/1.0/"):
            parts.xmp = parts.xmp or body
    else:
        raise Damaged("JPEG")


def _sort_png(data: bytes, parts: _Sorted) -> None:
    """Sorts the chunks; what follows the last is told by nobody's reader, and goes."""
    parts.kept.append(data[:8])
    at, raw = 8, b""
    while at + 12 <= len(data):
        size, kind = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        whole = data[at : at + size + 12]
        if len(whole) < size + 12 or not kind.isalpha():
            break
        at += len(whole)
        if kind in DRAWN:
            parts.slot = parts.slot or (len(parts.kept) if kind == b"IDAT" else 0)
            parts.kept.append(whole)
            if kind == b"IEND":
                parts.told += [data[at:]] if data[at:] else []
                parts.exif = parts.exif or raw
                return
        elif kind[:1].isupper():
            break
        else:
            body = whole[8:-4]
            text = _text_of(kind, body)
            parts.told.append(kind + body if text is None else kind + text)
            if kind == b"eXIf":
                parts.exif = parts.exif or body
            elif text and text.startswith(b"Raw profile type exif\0"):
                raw = raw or text.partition(b"\0")[2]
            elif text and text.startswith(b"XML:com.adobe.xmp\0"):
                parts.xmp = parts.xmp or text
    raise Damaged("PNG")


def _text_of(kind: bytes, body: bytes) -> bytes | None:
    """A text of PNG with its keyword before a zero, unpacked; None for another chunk."""
    keyword, _, rest = body.partition(b"\0")
    if kind == b"zTXt":
        text = _unpacked(rest[1:])
    elif kind == b"iTXt":
        text = rest[2:].split(b"\0", 2)[-1]
        text = _unpacked(text) if rest[:1] == b"\1" else text
    elif kind == b"tEXt":
        text = rest
    else:
        return None
    if keyword.startswith(b"Raw profile type"):
        digits = re.sub(rb"[^0-9a-fA-F]", b"", b"".join(text.split(b"\n")[3:]))
        text = bytes.fromhex(digits[: len(digits) // 2 * 2].decode())
    return keyword + b"\0" + text


def _unpacked(packed: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(packed, MOST_TEXT)
    except zlib.error:
        return packed


def _sort_webp(data: bytes, parts: _Sorted) -> None:
    """Sorts the chunks of the container; what follows it goes."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data):
        raise Damaged("WEBP")
    at = 12
    while at + 8 <= end:
        kind, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        whole = data[at : at + 8 + size + size % 2]
        at += len(whole)
        if len(whole) < 8 + size or at > end + 1:
            raise Damaged("WEBP")
        if kind in DRAWN:
            parts.kept.append(whole)
            continue
        parts.told.append(whole)
        if kind == b"EXIF":
            parts.exif = parts.exif or whole[8:]
        elif kind == b"XMP ":
            parts.xmp = parts.xmp or whole[8:]
    if not parts.kept:
        raise Damaged("WEBP")
    parts.told += [data[max(end, at) :]] if data[max(end, at) :] else []


def _webp_of(parts: _Sorted, turn: int) -> bytes:
    """The container anew. Only an extended one may say how it is turned."""
    chunks = parts.kept
    if chunks[0].startswith(b"VP8X") and len(chunks[0]) >= 18:
        flags = chunks[0][8] & ~(HAS_EXIF | HAS_XMP)
        if turn != 1:
            exif = _least_exif(turn)
            flags |= HAS_EXIF
            chunks = [*chunks, b"EXIF" + len(exif).to_bytes(4, "little") + exif]
        chunks = [chunks[0][:8] + bytes([flags]) + chunks[0][9:], *chunks[1:]]
    body = b"WEBP" + b"".join(chunk + b"\0" * (len(chunk) % 2) for chunk in chunks)
    return b"RIFF" + len(body).to_bytes(4, "little") + body


_SORTERS: Mapping[str, Callable[[bytes, _Sorted], None]] = {"JPEG": _sort_jpeg, "PNG": _sort_png, "WEBP": _sort_webp}


def _least_exif(turn: int) -> bytes:
    """EXIF that says how to turn the picture, and nothing else."""
    entry = ORIENTATION.to_bytes(2, "big") + b"\0\x03\0\0\0\x01" + turn.to_bytes(2, "big") + b"\0\0"
    return b"MM\0*\0\0\0\x08\0\x01" + entry + b"\0\0\0\0"


def _segment(body: bytes) -> bytes:
    return b"\xff\xe1" + (len(body) + 2).to_bytes(2, "big") + body


def _chunk(kind: bytes, body: bytes) -> bytes:
    return len(body).to_bytes(4, "big") + kind + body + zlib.crc32(kind + body).to_bytes(4, "big")


# What a part tells


def _traces_in(part: bytes, *, mixed: bool = False) -> Traces:
    """What is told in some bytes, wherever it stands in them; `mixed` where they hold the picture too."""
    place, person, device = (bool(said.search(part)) for said in (PLACE, PERSON, DEVICE))
    for start in islice(TIFF.finditer(part), MOST_TIFFS):
        for is_of_place, tags in _directories(part, start.start()):
            place = place or (is_of_place and any(tag in tags and _is_somewhere(tags[tag]) for tag in DEGREES))
            person = person or (not is_of_place and any(tags.get(tag, b"").strip(b"\0 ") for tag in PERSON_TAGS))
            device = device or (not is_of_place and not DEVICE_TAGS.isdisjoint(tags))
    return Traces(place, person, device, not (place or person or device or mixed))


def _is_somewhere(degrees: bytes) -> bool:
    """True unless all its numbers are zero, as telephones write that may not tell; what cannot be read may be a place."""
    return not degrees or any(any(degrees[at : at + 4]) for at in range(0, len(degrees), 8))


def _directories(data: bytes, start: int) -> Iterator[tuple[bool, Mapping[int, bytes]]]:
    """Every directory of the EXIF that begins at `start`, and whether it is the one of the place."""
    order: Literal["little", "big"] = "little" if data[start : start + 1] == b"I" else "big"
    waiting, seen = [(False, int.from_bytes(data[start + 4 : start + 8], order))], set[int]()
    while waiting and len(seen) < MOST_DIRECTORIES:
        is_of_place, offset = waiting.pop(0)
        if offset in seen or not 8 <= offset < len(data) - start:
            continue
        seen.add(offset)
        tags, after = _tags(data, start, offset, order)
        yield is_of_place, tags
        inner = ((tag == GPS_IFD, int.from_bytes(tags[tag][:4], order)) for tag in (GPS_IFD, EXIF_IFD) if tag in tags)
        waiting += [*inner, (False, after)]


def _tags(data: bytes, start: int, offset: int, order: Literal["little", "big"]) -> tuple[dict[int, bytes], int]:
    """The values of a directory by tag, and where the next one stands."""
    at = start + offset
    count = int.from_bytes(data[at : at + 2], order)
    found: dict[int, bytes] = {}
    for number in range(min(count, MOST_TAGS)):
        entry = data[at + 2 + 12 * number : at + 14 + 12 * number]
        if len(entry) < 12:
            break
        tag, kind, many = (int.from_bytes(entry[first:last], order) for first, last in ((0, 2), (2, 4), (4, 8)))
        size = SIZES.get(kind, 1) * many
        place = start + int.from_bytes(entry[8:], order)
        found[tag] = entry[8 : 8 + size] if size <= 4 else data[place : place + min(size, 1000)]
    after = at + 2 + 12 * count
    return found, int.from_bytes(data[after : after + 4], order)


def _orientation(data: bytes, start: int) -> int | None:
    for _, tags in islice(_directories(data, start), 1):
        if ORIENTATION in tags:
            return int.from_bytes(tags[ORIENTATION], "little" if data[start : start + 1] == b"I" else "big")
    return None
