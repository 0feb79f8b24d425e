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
        "allee": "all al allees", "avenue": "av ave aven", "boulevard": "bd bld bvd blvd boul", "carrefour": "carr", "chaussee": "chs",
        "chemin": "ch che chem", "cite": "cite", "cours": "crs", "descente": "desc", "escalier": "esc escaliers", "esplanade": "espl esp",
        "faubourg": "fg fbg", "galerie": "gal galeries", "hameau": "ham", "impasse": "imp", "lotissement": "lot", "montee": "mte mtee",
        "passage": "pass psg", "passerelle": "passer", "place": "pl plc", "placette": "plte", "promenade": "prom", "quai": "q qu",
        "quartier": "qua qrt", "residence": "res", "rond point": "rpt rdpt", "route": "rte", "rue": "r", "ruelle": "rle",
        "sentier": "sen", "square": "sq", "terrasse": "tsse terrasses", "traverse": "tra trav", "villa": "vla",
    }.items()
    for short in shorts.split()
}  # fmt: skip
# The same of other languages. Where two of them shorten to the same letters, these letters stand for both: "str Bologna".
_TYPES_ELSEWHERE: Mapping[str, str] = {
    short: whole
    for whole, shorts in {
        "avenue": "avenida avda avinguda avd", "place": "plaza pza plza placa plz", "c": "calle carrer", "paseo": "pso passeig pg",
        "carretera": "ctra", "ronda": "rda", "rambla": "rbla", "camino": "cno cami", "glorieta": "gta", "pasaje": "pje passatge ptge",
        "str": "strada strasse straat", "baixada": "bda", "urbanizacion": "urb", "travesia": "trva travessia",
    }.items()
    for short in shorts.split()
}  # fmt: skip
_HALVED: Mapping[tuple[str, str], str] = {  # V.le Mazzini
    ("v", "le"): "viale", ("p", "za"): "piazza", ("p", "le"): "piazzale", ("p", "tta"): "piazzetta", ("c", "so"): "corso",
    ("l", "go"): "largo", ("v", "lo"): "vicolo", ("rd", "pt"): "rond point", ("b", "go"): "borgo", ("c", "da"): "contrada",
}  # fmt: skip
_ITALIAN = frozenset((*_HALVED.values(), "via", "str", "salita", "ponte"))
# What stands at the end: High St, Bahnhofstr.
_BEHIND: Mapping[str, str] = {
    short: whole
    for whole, shorts in {
        "street": "st", "road": "rd", "avenue": "ave", "boulevard": "blvd", "lane": "ln", "drive": "dr", "court": "ct", "square": "sq",
        "place": "pl", "terrace": "terr", "crescent": "cres", "gardens": "gdns", "close": "cl", "str": "strasse straat",
    }.items()
    for short in shorts.split()
}  # fmt: skip
_ENDINGS: Mapping[str, str] = {"strasse": "str", "straat": "str", "platz": "pl", "plein": "pln", "laan": "ln", "gracht": "gr"}
# Titles and the like, shortened; only before a name: a "col" that ends a name is a mountain pass.
_TITLES: Mapping[str, str] = {
    short: whole
    for whole, shorts in {
        "abbe": "abb", "adjudant": "adj", "amiral": "aml", "capitaine": "cne", "cardinal": "card", "colonel": "col",
        "commandant": "cdt cmdt", "comte": "cte", "docteur": "dr doct doctor dokter doktor dottor dott",
        "general": "gal gen gral generaal generale", "grand": "gd", "grande": "gde", "ingenieur": "ing", "lieutenant": "lt",
        "madame": "mme", "marechal": "mal marl", "mademoiselle": "mlle", "monsieur": "mr", "monseigneur": "mgr mons monsignor",
        "president": "pdt pres", "prince": "pce", "princesse": "pcesse pcsse psse", "professeur": "pr prof professor", "saints": "sts",
        "saint": "st sant sankt sint", "sainte": "ste sta santa", "santo": "sto", "burgemeester": "burg", "sergent": "sgt", "vieux": "vx",
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


def names_street(name: str) -> bool:
    """True for a name that says that it is a street's, in whichever language it does: "rue Plati", "Old Road", "Bahnhofstrasse"."""
    those, plain = words(name), _WORD.findall(folded(name.translate(_JOINTS)))
    if len(those) < 2:
        return bool(plain) and any(plain[-1].endswith(end) for end in (*_ENDINGS, "str"))
    is_first = is_type(those[0]) or those[0] in _TYPES_ELSEWHERE.values() or those[0] in _ITALIAN
    return is_first or is_type(those[-1]) or those[-1] in _BEHIND.values() or any(plain[-1].endswith(end) for end in (*_ENDINGS, "str"))


def _unshortened(plain: Sequence[str]) -> list[str]:
    start = _HALVED.get((plain[0], plain[1])) if len(plain) > 2 else None
    whole = start.split() if start else []
    for number, word in enumerate(plain[2:] if start else plain, 2 if start else 0):
        after = plain[number + 1] if number + 1 < len(plain) else ""
        if number == 0:
            whole += _begun(word, after).split()
        elif after and whole[0] in _ITALIAN and word in ("s", "san", "sant", "santa", "santo"):
            whole.append("san")
        elif word == "s" and after:  # s/ Mer
            whole.append("sur")
        elif word == "d" and whole[-1:] == ["n"] and after:  # N.-D. des Victoires
            whole[-1:] = ["notre", "dame"]
        else:
            whole += (_BEHIND.get(word, "") if not after else "").split() or _within(word, after).split()
    return whole


def _begun(word: str, after: str) -> str:
    """What begins a name, in full; nothing is shortened that stands alone."""
    return _TYPES.get(word) or _TYPES_ELSEWHERE.get(word) or _within(word, after) if after else _within(word, after)


def _within(word: str, after: str) -> str:
    """A word of a name in full."""
    if word in ("fg", "fbg"):
        return "faubourg"
    if after and word == "nd":
        return "notre dame"
    end = next((end for end in _ENDINGS if word.endswith(end) and word != end), "")
    whole = _TITLES.get(word, word) if after else word
    return f"{word.removesuffix(end)}{_ENDINGS[end]}" if end else whole


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
