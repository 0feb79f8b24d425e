"""How much of a text goes into a few lines? As much as ends where one would pause."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from localsite.lettering import Face, Line, set_line

SENTENCE = re.compile(r"(?<=[^\s.][.!?…])(?:[\u00a0\u202f]?»)?(?= )")
CLAUSE = re.compile(r"(?<=\w)(?:[\u00a0\u202f ]?[;:]|,|[\u00a0\u202f ][–—])(?= )")
ENOUGH = 0.5  # of what there is room for: an earlier pause says too little
SHORTEST, SHORTEST_WORDS = 36, 60  # letters before a pause, and where there is none
# What no text ends with: a sign that opens or joins, a word of one or two letters.
LOOSE_END = re.compile(r"[\s\u00a0\u202f]*(?:[«,;:(–—-]|(?<=\s)\w{1,2})?$")
ELLIPSIS = "…"
OPEN = 0.012  # between letters, in shares of their size: what is read small stands a little further apart
STEPS = 8  # in which lines are drawn in to the same length


def paragraph(text: str, face: Face, size: float, wide: float, count: int) -> tuple[Line, ...]:
    """The text on at most so many lines of a width, shortened where needed; () where too little of it has room to be worth it."""
    if not text or count < 1:
        return ()
    for part in (text, *_parts(text, lambda part: bool(_broken(part, face, wide / size, count)))):
        rows = _broken(part, face, wide / size, count)
        if rows:
            return tuple(set_line(row, face, OPEN) for row in _even(part, face, wide / size, rows))
    return ()


def _parts(text: str, has_room: Callable[[str], bool]) -> Iterator[str]:
    """The beginnings of a text, the best first: sentences, then what ends with a pause, then words."""
    most = next((place for place in _places(text) if has_room(text[:place] + ELLIPSIS)), 0)
    sentences = [found.end() for found in SENTENCE.finditer(text)]
    pauses = [found.start() for found in CLAUSE.finditer(text)]
    yield from (text[:place] for place in reversed(sentences) if most * ENOUGH <= place <= most)
    yield from (text[:place] + ELLIPSIS for place in reversed(pauses) if max(SHORTEST, most * ENOUGH) <= place <= most)
    if most >= SHORTEST_WORDS:
        yield LOOSE_END.sub("", text[:most]) + ELLIPSIS


def _places(text: str) -> Iterator[int]:
    """Where words end, the last one first."""
    return (place for place in range(len(text) - 1, 0, -1) if text[place] == " ")


def _broken(text: str, face: Face, wide: float, count: int) -> tuple[str, ...]:
    """Lines no longer than a width; () where they would be too many."""
    rows, row, long = list[str](), list[str](), 0.0
    blank = _wide("a a", face) - 2 * _wide("a", face)
    for word in text.split(" "):
        own = _wide(word, face)
        if own > wide:
            return ()
        if row and long + blank + own > wide:
            rows.append(" ".join(row))
            row, long = [], 0.0
            if len(rows) == count:
                return ()
        long += own + (blank if row else 0)
        row.append(word)
    return (*rows, " ".join(row))


def _even(text: str, face: Face, wide: float, rows: tuple[str, ...]) -> tuple[str, ...]:
    """As many lines, none of them left with a word or two: as narrow as they can be without another one."""
    if len(rows) < 2:
        return rows
    for step in range(1, STEPS):
        tighter = _broken(text, face, wide * (1 - step * 0.04), len(rows))
        if not tighter:
            break
        rows = tighter
    return rows


@lru_cache(maxsize=8192)
def _wide(word: str, face: Face) -> float:
    return set_line(word, face, OPEN).wide
