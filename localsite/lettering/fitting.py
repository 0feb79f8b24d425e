"""How does a name of any length fit into a given room? In smaller type, on more lines, at last shortened where one would pause."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from localsite.lettering.faces import Face, Faces
from localsite.lettering.setting import Line, set_line

ELLIPSIS = "…"
STEPS = 12  # sizes that are tried
# Signs and not letters: what no type of ours shows of them is left out, and no name is the poorer.
SIGNS = frozenset({"So", "Sk", "Sm", "Cf", "Cs", "Co", "Cn", "Cc", "Me"})
JOINERS = re.compile("[\u00ad\ufe00-\ufe0f\u200b-\u200f\u2060\ufeff\U000e0000-\U000e01ef\U0001f3fb-\U0001f3ff\U0001f1e6-\U0001f1ff]")
BLANKS = re.compile("[ \t\n\r\u2000-\u200a\u2028\u2029\u205f\u3000]+")
LONE = re.compile(r" (?=[:;!?»%€])|(?<=«) ")  # a blank at which no line may end
# Where a name pauses: what comes after is told elsewhere.
PAUSES = re.compile(r"\s*(?:[,;:(\[«|/]|\s[–—-]\s|[\"“])")
LEAST_LETTERS = 3  # before a pause
SHORT = 2  # letters: a word that leans on the next one, in any language that we know of
CLOSING = frozenset("»”!?:;,.)…")  # what stands after a blank in some languages, and never begins a line
# What no shortened name ends with: articles, prepositions, signs that join.
LOOSE = 3  # letters of such a word


class Fitted(NamedTuple):
    """Lines of one text in one size."""

    lines: tuple[Line, ...]
    size: float
    whole: bool  # False where something was left out


def cleaned(text: str, faces: Faces) -> str:
    """A text in which only what is read remains: without emoji and other signs that the type lacks, composed, its blanks single.

    Signs are kept beside their words, by blanks at which no line ends.
    """
    composed = unicodedata.normalize("NFC", JOINERS.sub("", BLANKS.sub(" ", text)))
    kept = "".join(letter for letter in composed if unicodedata.category(letter) not in SIGNS or _is_known(letter, faces))
    return LONE.sub("\u00a0", BLANKS.sub(" ", kept.strip()))


def _is_known(letter: str, faces: Faces) -> bool:
    return any(face.has(letter) for face in (faces.title, faces.bold)) and unicodedata.category(letter) != "Cc"


@lru_cache(maxsize=4096)
def lacking(text: str, faces: Faces, *, in_rows: bool = False) -> str:
    """The letters of a text for which there is no type, "" where all of it can be set in one face; `in_rows` in bold and in capitals."""
    text = cleaned(text, faces)
    if in_rows:
        return faces.bold.lacks(text) or faces.bold.lacks(text.upper())
    return "" if faces.display(text) else (faces.bold.lacks(text) or faces.title.lacks(text))


def fitted(text: str, face: Face, room: tuple[float, float], sizes: tuple[float, float], lines: int = 1, leading: float = 1.16) -> Fitted:
    """A text in a room (wide, high), as large as can be between two sizes (largest, smallest), on no more lines than are allowed.

    In the smallest size it is shortened until it fits: first where the name pauses, then word by word.
    """
    for part in (text, *shortened(text)):
        made = _at_best(part, face, room, sizes, lines, leading)
        if made:
            return made._replace(whole=part == text)
    cut = text
    while len(cut) > 1:
        cut = cut[:-1]
        line = set_line(cut.rstrip() + ELLIPSIS, face)
        if line.wide * sizes[1] <= room[0]:
            return Fitted((line,), sizes[1], whole=False)
    return Fitted((), sizes[1], whole=False)


def shortened(text: str) -> Iterator[str]:
    """The same name in fewer words, the longest first: none ends with an article or a preposition."""
    pauses = [found.start() for found in PAUSES.finditer(text) if found.start() >= LEAST_LETTERS]
    yield from (text[:place].rstrip() for place in reversed(pauses))
    words = text[: pauses[0]].split(" ") if pauses else text.split(" ")
    ends = (count for count in range(len(words) - 1, 0, -1) if sum(map(str.isalnum, words[count - 1])) > LOOSE)
    yield from (" ".join(words[:count]).rstrip(" ,;:&-–") + ELLIPSIS for count in ends)


def _at_best(text: str, face: Face, room: tuple[float, float], sizes: tuple[float, float], lines: int, leading: float) -> Fitted | None:
    """The text in its largest size; no line ends with a word of a letter or two, unless nothing else fits."""
    words = text.split(" ")
    tied = _tied(words)
    made = _largest(tied, face, room, sizes, lines, leading)
    return made or (_largest(words, face, room, sizes, lines, leading) if len(tied) < len(words) else None)


def _largest(
    words: list[str], face: Face, room: tuple[float, float], sizes: tuple[float, float], lines: int, leading: float
) -> Fitted | None:
    largest, smallest = sizes
    wide, high = room
    whole = set_line(" ".join(words), face)
    best: Fitted | None = None
    for count in range(1, lines + 1):
        rows = (whole,) if count == 1 else _broken(words, face, count)
        if not rows:
            break
        size = min(largest, wide / max(0.01, *(row.wide for row in rows)), high / (len(rows) * leading))
        # Fewer lines are calmer: another one must be worth it.
        if size >= smallest and (best is None or size > best.size * 1.12):
            best = Fitted(rows, size, whole=True)
    return best


def _tied(words: list[str]) -> list[str]:
    """The words that a line may be broken between: "À Saint-Crépin" is one, as "de la Condamine" is."""
    tied = [""]
    for word in words:
        before = tied[-1].rpartition(" ")[2]
        if _is_short(before) or (before and word and {*word} <= CLOSING):
            tied[-1] += f" {word}"
        else:
            tied.append(word)
    return tied[1:]


def _is_short(word: str) -> bool:
    return bool(word) and not {*word} <= CLOSING and sum(map(str.isalnum, word)) <= SHORT


def _broken(words: list[str], face: Face, count: int) -> tuple[Line, ...]:
    """The words on so many lines, the longest of which is as short as can be; () where there are not so many."""
    if len(words) < count:
        return ()
    wides = [set_line(word, face).wide for word in words]
    blank = set_line("a a", face).wide - set_line("aa", face).wide

    def long(first: int, last: int) -> float:
        return sum(wides[first:last]) + blank * (last - first - 1)

    # The best last line of the first words, for each number of lines: what is known of fewer words is used for more.
    best = {(0, 0): (0.0, 0)}
    for rows in range(1, count + 1):
        for last in range(rows, len(words) + 1):
            known = [
                (max(best[rows - 1, first][0], long(first, last)), first) for first in range(rows - 1, last) if (rows - 1, first) in best
            ]
            best[rows, last] = min(known)
    cuts, last = [len(words)], len(words)
    for rows in range(count, 0, -1):
        last = best[rows, last][1]
        cuts.append(last)
    cuts.reverse()
    return tuple(set_line(" ".join(words[a:b]), face) for a, b in pairwise(cuts))
