"""When do two people mean the same street, however each writes its name?

Both names are brought to one spelling, by rules that hold for every name: accents, abbreviations, articles, numerals. Nothing is guessed:
two names that differ by a letter stay two names.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from localsite.words import folded

_JOINTS = str.maketrans(dict.fromkeys("'’‘ʼ`´", " "))
_WORD = re.compile(r"[^\W_]+")

# What a street may be called, shortened; only before the rest of its name.
_TYPES: Mapping[str, str] = {
    short: whole
    for whole, shorts in {
        "allee": "all al allees", "avenue": "av ave aven", "boulevard": "bd bld bvd blvd boul", "chaussee": "chs", "chemin": "ch che chem",
        "cite": "cite", "cours": "crs", "descente": "desc", "escalier": "esc escaliers", "esplanade": "espl esp", "faubourg": "fg fbg",
        "galerie": "gal galeries", "hameau": "ham", "impasse": "imp", "lotissement": "lot", "montee": "mte", "passage": "pass psg",
        "passerelle": "passer", "place": "pl plc", "placette": "plte", "promenade": "prom", "quai": "q qu", "quartier": "qua qrt",
        "residence": "res", "rond point": "rpt rdpt", "route": "rte", "rue": "r", "ruelle": "rle", "sentier": "sen", "square": "sq",
        "terrasse": "tsse terrasses", "traverse": "tra trav", "villa": "vla",
    }.items()
    for short in shorts.split()
}  # fmt: skip
# Titles and the like, shortened; only before a name: a "col" that ends a name is a mountain pass.
_TITLES: Mapping[str, str] = {
    short: whole
    for whole, shorts in {
        "abbe": "abb", "adjudant": "adj", "amiral": "aml", "capitaine": "cne", "cardinal": "card",
        "colonel": "col", "commandant": "cdt cmdt", "comte": "cte", "docteur": "dr doct", "general": "gal gen", "grand": "gd",
        "grande": "gde", "ingenieur": "ing", "lieutenant": "lt", "madame": "mme", "marechal": "mal marl",
        "mademoiselle": "mlle", "monsieur": "mr", "monseigneur": "mgr", "president": "pdt pres", "prince": "pce",
        "princesse": "pcesse pcsse", "professeur": "pr prof", "saint": "st", "sainte": "ste", "sergent": "sgt", "vieux": "vx",
    }.items()
    for short in shorts.split()
}  # fmt: skip
_SMALL = frozenset(("de", "du", "des", "la", "le", "les", "l", "d", "et", "a", "au", "aux", "en", "the", "of"))

_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})(er|ere|re|e|eme|ieme|nd|nde)?")
_FIGURES = re.compile(r"([0-9]{1,4})(er|ere|re|e|eme|ieme|nd|nde)")
_ROMAN_WORDS = frozenset(("vie", "ive", "xe"))  # words that look like a numeral
_VALUES: Mapping[str, int] = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
_UNITS: Mapping[str, int] = {
    name: value
    for value, names in enumerate(
        ("premier premiere", "deux deuxieme second seconde", "trois troisieme", "quatre quatrieme", "cinq cinquieme", "six sixieme",
         "sept septieme", "huit huitieme", "neuf neuvieme", "dix dixieme", "onze onzieme", "douze douzieme", "treize treizieme",
         "quatorze quatorzieme", "quinze quinzieme", "seize seizieme"), 1)
    for name in names.split()
}  # fmt: skip
_TENS: Mapping[str, int] = {"vingt": 20, "trente": 30}
_ONES = frozenset(("un", "une", "unieme"))


def words(name: str) -> tuple[str, ...]:
    """The words of a name in one spelling, its articles among them: "Bd Albert Ier" is boulevard, albert, 1."""
    plain = _WORD.findall(folded(name.translate(_JOINTS)))
    return tuple(_counted(_unshortened(plain)))


def key(name: str) -> str:
    """What names of the same street have in common: their words without articles."""
    those = words(name)
    # No article ends a name: the rue D and the allée L are called so.
    return " ".join(word for number, word in enumerate(those, 1) if word not in _SMALL or number == len(those))


def is_type(word: str) -> bool:
    """True for what a street may be called: rue, av, boulevard."""
    return word in _TYPES or word in _TYPES.values()


def _unshortened(plain: Sequence[str]) -> list[str]:
    whole: list[str] = []
    for number, word in enumerate(plain):
        after = plain[number + 1] if number + 1 < len(plain) else ""
        if number == 0 and after and word in _TYPES:
            whole += _TYPES[word].split()
        elif after and word in _TITLES:
            whole.append(_TITLES[word])
        elif word == "s" and after and number:  # s/ Mer
            whole.append("sur")
        elif word in ("fg", "fbg"):
            whole.append("faubourg")
        elif word == "d" and whole[-1:] == ["n"] and after:  # N.-D. des Victoires
            whole[-1:] = ["notre", "dame"]
        elif word == "nd" and after:
            whole += ["notre", "dame"]
        else:
            whole.append(word)
    return whole


def _counted(whole: Sequence[str]) -> list[str]:
    """The words with every numeral in figures: premier, 1er and Ier are 1, dix-neuf is 19, vingt et un is 21."""
    told: list[str] = []
    number = 0
    while number < len(whole):
        word, (after, then) = whole[number], (*whole[number + 1 : number + 3], "", "")[:2]
        taken = 1
        value = _value(word, first=number == 0)
        if word in _TENS and after == "et" and then in _ONES:
            value, taken = _TENS[word] + 1, 3
        elif (word in _TENS and 1 < _UNITS.get(after, 0) < 10) or (word == "dix" and 6 < _UNITS.get(after, 0) < 10):
            value, taken = (value or 0) + _UNITS[after], 2
        told.append(word if value is None else str(value))
        number += taken
    return told


def _value(word: str, *, first: bool) -> int | None:
    """The number that a word writes; None for other words. A letter alone that begins a name (V. Hugo) is no numeral."""
    if word in _UNITS or word in _TENS:
        return _UNITS.get(word) or _TENS[word]
    if found := _FIGURES.fullmatch(word):
        return int(found[1])
    roman = _ROMAN.fullmatch(word)
    if not roman or word in _ROMAN_WORDS or not (roman[1] or roman[2]) or (first and len(word) == 1):
        return None
    return 10 * len(roman[1]) + _VALUES[roman[2]]
