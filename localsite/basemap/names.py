"""How long is a name on the map, and how is it said when there is little room?"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

# Widths in ems, about those of the sans serifs that come with telephones and computers. Each name is told its width in the sheet,
# so that it fills the same room in all of them.
_WIDTHS: Mapping[str, float] = {
    **dict.fromkeys("iljI|.,:;'’!", 0.26), **dict.fromkeys("frt()-/ ", 0.34), **dict.fromkeys("mwMW", 0.84),
    **dict.fromkeys("ABCDEGHKNOPQRSUVXYZŒÆ", 0.66),
}  # fmt: skip
_USUAL = 0.54


class Short(NamedTuple):
    """How one language shortens the name of a street."""

    before: Mapping[str, str] = MappingProxyType({})  # what a street is, where its name begins with it
    behind: Mapping[str, str] = MappingProxyType({})  # the same where its name ends with it, as a word or as the end of one
    titles: Mapping[str, str] = MappingProxyType({})  # whom it is called after


# As they stand on plates and plans, a word of a name → its short form. Whatever is written here, `locate` reads: a test holds that.
SHORT: Mapping[str, Short] = MappingProxyType({
    "fr": Short(
        before={
            "Avenue": "Av.", "Boulevard": "Bd", "Place": "Pl.", "Chemin": "Ch.", "Impasse": "Imp.", "Passage": "Pass.", "Square": "Sq.",
            "Escalier": "Esc.", "Escaliers": "Esc.", "Promenade": "Prom.", "Allée": "All.", "Allées": "All.", "Faubourg": "Fg",
            "Route": "Rte", "Esplanade": "Espl.", "Résidence": "Rés.", "Carrefour": "Carr.", "Traverse": "Trav.", "Montée": "Mtée",
            "Rond-Point": "Rd-Pt",
        },
        titles={
            "Saint": "St", "Sainte": "Ste", "Saints": "Sts", "Notre-Dame": "N.-D.", "Général": "Gal", "Maréchal": "Mal", "Docteur": "Dr",
            "Professeur": "Pr", "Président": "Pdt", "Commandant": "Cdt", "Capitaine": "Cne", "Colonel": "Col.", "Lieutenant": "Lt",
            "Princesse": "Psse", "Prince": "Pce", "Monseigneur": "Mgr", "Premier": "1er", "Première": "1re",
        },
    ),
    "en": Short(
        behind={
            " Street": " St", " Road": " Rd", " Avenue": " Ave", " Boulevard": " Blvd", " Lane": " Ln", " Drive": " Dr", " Court": " Ct",
            " Square": " Sq", " Place": " Pl", " Terrace": " Terr", " Crescent": " Cres", " Gardens": " Gdns", " Close": " Cl",
        },
        titles={"Saint": "St", "Doctor": "Dr"},
    ),
    "de": Short(
        before={"Straße": "Str."},
        behind={"straße": "str.", "strasse": "str.", " Straße": " Str.", " Strasse": " Str.", "platz": "pl."},
        titles={"Sankt": "St.", "Doktor": "Dr.", "Professor": "Prof."},
    ),
    "it": Short(
        before={
            "Viale": "V.le", "Piazza": "P.za", "Piazzale": "P.le", "Piazzetta": "P.tta", "Corso": "C.so", "Largo": "L.go",
            "Vicolo": "V.lo", "Borgo": "B.go", "Contrada": "C.da", "Strada": "Str.",
        },
        titles={"San": "S.", "Santa": "S.", "Santo": "S.", "Dottor": "Dott.", "Generale": "Gen.", "Monsignor": "Mons."},
    ),
    "es": Short(
        before={
            "Calle": "C/", "Avenida": "Avda.", "Plaza": "Pza.", "Carretera": "Ctra.", "Camino": "Cno.", "Pasaje": "Pje.",
            "Glorieta": "Gta.", "Ronda": "Rda.", "Rambla": "Rbla.", "Urbanización": "Urb.",
        },
        titles={"Santa": "Sta.", "Santo": "Sto.", "Doctor": "Dr.", "General": "Gral."},
    ),
    "ca": Short(
        before={
            "Carrer": "C.", "Avinguda": "Av.", "Plaça": "Pl.", "Passeig": "Pg.", "Carretera": "Ctra.", "Passatge": "Ptge.", "Ronda": "Rda.",
            "Rambla": "Rbla.", "Baixada": "Bda.",
        },
        titles={"Sant": "St.", "Santa": "Sta.", "Doctor": "Dr.", "General": "Gral."},
    ),
    "nl": Short(
        behind={"straat": "str.", "plein": "pln.", "laan": "ln.", "gracht": "gr."},
        titles={"Sint": "St.", "Dokter": "Dr.", "Professor": "Prof.", "Generaal": "Gen.", "Burgemeester": "Burg."},
    ),
})  # fmt: skip
# The languages of street names, the usual one first, where the country tells them better than the site does.
_SPOKEN: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "FR": ("fr",), "MC": ("fr",), "GB": ("en",), "IE": ("en",), "US": ("en",), "DE": ("de",), "AT": ("de",), "LI": ("de",),
    "IT": ("it",), "SM": ("it",), "ES": ("es", "ca"), "AD": ("ca",), "NL": ("nl",), "BE": ("nl", "fr", "de"), "CH": ("de", "fr", "it"),
    "LU": ("fr", "de"),
})  # fmt: skip


def language_of(site: str, country: str | None) -> str:
    """The language in which streets are called: that of the site where its country speaks it, else the country's own."""
    base = site.partition("-")[0]
    there = _SPOKEN.get(country or "", (base,))
    return base if base in there else there[0]


def width(text: str, size: float) -> float:
    """The room of a text in letters of a size."""
    return size * sum(_WIDTHS.get(sign, _USUAL) for sign in text)


def spellings(name: str, language: str) -> tuple[str, ...]:
    """A name in full, then as its language shortens it: "Avenue du Général Leclerc", "Av. du Gal Leclerc"; in full in any other."""
    patterns = _patterns(language)
    kind = name
    for pattern, short in patterns.kinds:
        if (kind := pattern.sub(short, name, count=1)) != name:
            break
    shortest = kind
    for pattern, short in patterns.titles:
        shortest = pattern.sub(short, shortest)
    return tuple(dict.fromkeys((name, kind, shortest)))


class _Patterns(NamedTuple):
    kinds: tuple[tuple[re.Pattern[str], str], ...]
    titles: tuple[tuple[re.Pattern[str], str], ...]


@cache
def _patterns(language: str) -> _Patterns:
    short = SHORT.get(language, Short())
    before = [(rf"\A{word}(?=[\s-])", to) for word, to in short.before.items()]
    behind = [(rf"(?<=[^\W_]){word}\Z", to) for word, to in short.behind.items()]
    # Nothing is called after a general alone; but a first may end a name.
    titles = [(rf"\b{word}\b" if to[0].isdigit() else rf"\b{word}(?=[\s-])", to) for word, to in short.titles.items()]
    kinds, after = ([(re.compile(text, re.IGNORECASE), to) for text, to in some] for some in ((*before, *behind), titles))
    return _Patterns(tuple(kinds), tuple(after))
