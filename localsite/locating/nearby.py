"""Which names look like one that nothing has?"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher

from localsite.locating.spelling import is_type, key
from localsite.locating.town import Town

_MOST = 5
_ALIKE = 0.72
_LONGEST = 80  # letters that are compared


def alike(town: Town, name: str) -> tuple[str, ...]:
    """The names of streets and places that look like `name`, the nearest first: one for each spelling."""
    wanted = key(name[:_LONGEST])
    kind = next(iter(wanted.split()), "")
    if not any(map(_says_something, _proper(wanted))):
        return ()
    # Whoever asks for a street wants no restaurant; there are buildings called "résidence", though.
    sights = {one: some[0].name for one, some in town.sights.items() if not is_type(kind) or one.startswith(f"{kind} ")}
    doors, pieces = {one: some[0].street for one, some in town.doors.items()}, {one: some[0].name for one, some in town.streets.items()}
    known = {one: _own(said, one) for one, said in {**sights, **doors, **pieces}.items()}
    letters = SequenceMatcher(None, "", wanted, autojunk=False)
    scored = ((_likeness(letters, wanted, one), known[one]) for one in known)
    best = sorted((one for one in scored if one[0] >= _ALIKE), key=lambda one: (-one[0], one[1]))
    return tuple(dict.fromkeys(name for _, name in best))[:_MOST]


def _likeness(letters: SequenceMatcher[str], wanted: str, known: str) -> float:
    """From 0 to 1: letters in the same order, or words in common where the kind of street or a first name was left out."""
    those, these = frozenset(_proper(wanted)), frozenset(_proper(known))
    if not any(map(_says_something, those & these)):
        pass  # an article or an initial in common is nothing
    elif those <= these:
        return 0.95 if len(these) - len(those) <= 1 else 0.85
    elif these <= those:
        return 0.8
    letters.set_seq1(known[:_LONGEST])
    if letters.real_quick_ratio() < _ALIKE or letters.quick_ratio() < _ALIKE:
        return 0.0
    # "rue" in common says little: what comes behind it must be alike too.
    proper = SequenceMatcher(None, " ".join(_proper(known)), " ".join(_proper(wanted)), autojunk=False)
    return letters.ratio() if proper.ratio() >= _ALIKE else 0.0


def _says_something(word: str) -> bool:
    """False for articles, initials and the kind of street."""
    return len(word) > 2 and not is_type(word) and bool(key(f"{word} x").removesuffix("x"))


def _own(name: str, known: str) -> str:
    """Of several names in one tag, the one that is known by this key."""
    return next((part.strip() for part in name.split(";") if key(part) == known), name)


def _proper(name: str) -> Sequence[str]:
    """The words of a name without the kind of street."""
    parts = name.split()
    return parts[1:] if len(parts) > 1 and is_type(parts[0]) else parts
