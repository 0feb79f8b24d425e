"""How are the photographs of a site freed of what they tell? Each is shown as it would be written; nothing is written here."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote

from localsite.diagnostics import Diagnostic, Report
from localsite.read import read
from localsite.traces import ENDINGS, Damaged, Traces, as_jpeg, cleaned, form_of, traces
from localsite.values import Source

FOLDERS = ("content", "shops")
RECORDS = (".md", ".yaml")
DAMAGED, TAKEN = "damaged", "taken"


class Cleaning(NamedTuple):
    """What becomes of one photograph that tells something."""

    path: str
    told: Traces
    before: int  # bytes
    data: bytes = b""  # none where it stays as it is
    target: str = ""  # where they go: the same path, or another name for another form
    records: Mapping[str, bytes] = {}  # that name it, as they name the other
    trouble: str = ""  # why it stays as it is


class Album(NamedTuple):
    """The pictures that were wanted, and what becomes of those that tell something."""

    pictures: tuple[str, ...]
    cleanings: tuple[Cleaning, ...]
    unread: tuple[Diagnostic, ...]  # files that the program does not take: links, files too big


def album(root: Path, is_wanted: Callable[[str], bool] = lambda _: True) -> Album:
    """Every picture below the folders of the site whose path is wanted. SiteError where there is no site."""
    unread: list[Diagnostic] = []
    report: Report = unread.append
    sources = dict(read(root, report, FOLDERS).files)
    wanted = tuple(path for path in sources if path.lower().endswith(ENDINGS) and is_wanted(path))
    return Album(wanted, tuple(_cleanings(wanted, sources)), tuple(one for one in unread if is_wanted(one.span.file)))


def _cleanings(wanted: tuple[str, ...], sources: dict[str, Source]) -> Iterator[Cleaning]:
    for path in wanted:
        data = sources[path].whole()
        told = traces(data)
        if not any(told):
            continue
        one = _cleaning(path, data, told, sources)
        # What is written here is what the next one finds.
        changed = {**one.records, **({one.target: one.data} if one.target else {})}
        sources |= {name: Source(name, new, "") for name, new in changed.items()}
        yield one


def _cleaning(path: str, data: bytes, told: Traces, sources: Mapping[str, Source]) -> Cleaning:
    is_heic = form_of(data) == "HEIC"
    target = f"{path.rpartition('.')[0]}.jpg" if is_heic else path
    if is_heic and target.casefold() in {name.casefold() for name in sources}:
        return Cleaning(path, told, len(data), target=target, trouble=TAKEN)
    try:
        clean = as_jpeg(data) if is_heic else cleaned(data)
    except Damaged:
        return Cleaning(path, told, len(data), trouble=DAMAGED)
    return Cleaning(path, told, len(data), clean, target, dict(_renamed(path, target, sources)) if is_heic else {})


def _renamed(path: str, target: str, sources: Mapping[str, Source]) -> Iterator[tuple[str, bytes]]:
    """The records beside a picture that name it, with its new name."""
    folder, _, old = path.rpartition("/")
    new = target.rpartition("/")[2]
    for name, source in sources.items():
        if name.rpartition("/")[0] == folder and name.endswith(RECORDS):
            before = source.data.decode("utf-8", "surrogateescape")
            after = _named(before, old, new, is_text=name.endswith(".md"))
            if after != before:
                yield name, after.encode("utf-8", "surrogateescape")


def _named(text: str, old: str, new: str, *, is_text: bool) -> str:
    """In the fields the name stands alone; in a text it is the address of a picture."""
    fields, body = text, ""
    if is_text and (end := re.compile(r"\s*---.*?^---[^\S\n]*$", re.MULTILINE | re.DOTALL).match(text.removeprefix("\ufeff"))):
        cut = end.end() + len(text) - len(text.removeprefix("\ufeff"))
        fields, body = text[:cut], text[cut:]
    elif is_text:
        fields, body = "", text
    fields = re.sub(rf"(?<![\w./%-]){re.escape(old)}(?![\w%-]|\.\w)", lambda _: new, fields)
    for one, other in {old: new, quote(old): quote(new)}.items():
        address = re.compile(rf"(\]\(\s*<?|^\s*\[[^\]\n]+\]:\s*<?){re.escape(one)}(?=[>)\s]|$)", re.MULTILINE)
        body = address.sub(lambda found, to=other: found[1] + to, body)  # type: ignore[misc]
    return fields + body
