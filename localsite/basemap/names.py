"""How long is a name on the map, and how is it said when there is little room?"""

from __future__ import annotations

import re
from collections.abc import Mapping

# Widths in ems, about those of the sans serifs that come with telephones and computers. Each name is told its width in the sheet,
# so that it fills the same room in all of them.
_WIDTHS: Mapping[str, float] = {
    **dict.fromkeys("iljI|.,:;'’!", 0.26), **dict.fromkeys("frt()-/ ", 0.34), **dict.fromkeys("mwMW", 0.84),
    **dict.fromkeys("ABCDEGHKNOPQRSUVXYZŒÆ", 0.66),
}  # fmt: skip
_USUAL = 0.54
# As they stand on the plates and plans of French towns: what a street is, then whom it is called after.
_KINDS = (
    ("Avenue", "Av."), ("Boulevard", "Bd"), ("Place", "Pl."), ("Chemin", "Ch."), ("Impasse", "Imp."), ("Passage", "Pass."),
    ("Square", "Sq."),
    ("Escaliers?", "Esc."), ("Promenade", "Prom."), ("Allées?", "All."), ("Faubourg", "Fg"), ("Route", "Rte"), ("Esplanade", "Espl."),
    ("Résidence", "Rés."), ("Carrefour", "Carr."), ("Traverse", "Trav."), ("Montée", "Mtée"), ("Rond-Point", "Rd-Pt"),
)  # fmt: skip
_TITLES = (
    ("Saint", "St"), ("Sainte", "Ste"), ("Saints", "Sts"), ("Notre-Dame", "N.-D."), ("Général", "Gal"), ("Maréchal", "Mal"),
    ("Docteur", "Dr"),
    ("Professeur", "Pr"), ("Président", "Pdt"), ("Commandant", "Cdt"), ("Capitaine", "Cne"), ("Colonel", "Col."), ("Lieutenant", "Lt"),
    ("Princesse", "Psse"), ("Prince", "Pce"), ("Monseigneur", "Mgr"),
)  # fmt: skip
_KIND_WORDS = tuple((re.compile(rf"{word}(?=[\s-])", re.IGNORECASE), short) for word, short in _KINDS)
_TITLE_WORDS = tuple((re.compile(rf"\b{word}(?=[\s-])", re.IGNORECASE), short) for word, short in _TITLES)
_ORDINAL = re.compile(r"\b(premier|première)\b", re.IGNORECASE)


def width(text: str, size: float) -> float:
    """The room of a text in letters of a size."""
    return size * sum(_WIDTHS.get(sign, _USUAL) for sign in text)


def spellings(name: str) -> tuple[str, ...]:
    """A name in full, then as it is shortened: "Avenue du Général Leclerc", "Av. du Gal Leclerc"."""
    kind = next((pattern.sub(short, name, count=1) for pattern, short in _KIND_WORDS if pattern.match(name)), name)
    shortest = kind
    for pattern, short in _TITLE_WORDS:
        shortest = pattern.sub(short, shortest)
    shortest = _ORDINAL.sub(lambda found: "1re" if found[1].lower().endswith("e") else "1er", shortest)
    return tuple(dict.fromkeys((name, kind, shortest)))
