"""What text stands in a source? Strict UTF-8, its line ends made one; what is not says how to become so."""

from __future__ import annotations

import re

from localsite.codes import files as codes
from localsite.diagnostics import Diagnostic, Mend, Report, Span
from localsite.values import Source

MOST_CONTROLS = 20  # of one file; after that the reader has understood
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def text(source: Source, report: Report) -> str | None:
    r"""The text of a source, its lines ended by "\n"; None, and why, where it is not plain UTF-8."""
    data = source.data.removeprefix(b"\xef\xbb\xbf")
    if _is_utf16(data):
        report(codes.UTF16.at(Span(source.path)))
        return None
    if b"\0" in data:
        report(codes.NOT_A_TEXT.at(Span(source.path), name=source.path))
        return None
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        found = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        report(_undecodable(source.path, data, problem.start))
        return None
    if CONTROL.search(found):
        _report_controls(source.path, found, report)
        return None
    return found


def _is_utf16(data: bytes) -> bool:
    """True by its mark, or by the empty half of each character of a text without accents."""
    if data[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return True
    return b"\0" in data and max(data[::2].count(0), data[1::2].count(0)) > len(data) // 4


def _undecodable(path: str, data: bytes, start: int) -> Diagnostic:
    """The first byte that is not UTF-8: an old encoding, or one damaged character among good ones."""
    first = data.rfind(b"\n", 0, start) + 1
    line = data[first:].partition(b"\n")[0]
    span = Span(path, data.count(b"\n", 0, start) + 1, len(data[first:start].decode()) + 1, 1)
    if data.decode("utf-8", "ignore").isascii():
        return codes.NOT_UTF8.at(span, seen=line.decode("cp1252", "replace").strip())
    return codes.BROKEN_UTF8.at(span, seen=line.decode("utf-8", "replace").strip())


def _report_controls(path: str, found: str, report: Report) -> None:
    lines = ((number, line) for number, line in enumerate(found.split("\n"), start=1) if CONTROL.search(line))
    for _, (number, line) in zip(range(MOST_CONTROLS), lines, strict=False):
        clean = CONTROL.sub("", line)
        match = next(CONTROL.finditer(line))
        span = Span(path, number, match.start() + 1, 1)
        report(codes.CONTROL_CHARACTER.at(span, mend=Mend(number, number, clean), sign=f"U+{ord(match[0]):04X}", line=clean))
