"""The words of French and English that make up hours, in lower case and without accents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import Enum, auto
from types import MappingProxyType


class Sort(Enum):
    """What a word is for."""

    DAY = auto()  # value: frozenset of weekdays, from 0 for Monday
    MONTH = auto()  # value: 1 to 12
    NUMBER = auto()
    RANK = auto()  # "1er", "2nd": value 1 to 5 or more; "dernier": -1
    DATE = auto()  # value: (year or 0, month, day)
    TIME = auto()  # value: minutes
    EVERY_DAY = auto()
    OTHER_DAYS = auto()
    OF_MONTH = auto()
    PARITY = auto()  # value: 1 odd, 2 even
    EVERY_OTHER = auto()  # "un samedi sur deux", which does not say which
    HOLIDAYS = auto()
    FEAST = auto()  # value: (month, day) or (0, days from Easter Sunday)
    SCHOOL = auto()
    VAGUE = auto()  # "l'été", "fin août"; value: "season" where dates may follow
    HALF = auto()  # "le matin", which says nothing that the times beside it do not; value: morning, noon, afternoon, evening
    CLOSED = auto()
    APPOINTMENT = auto()
    ROUND_THE_CLOCK = auto()
    USUAL = auto()
    OPEN_END = auto()  # "à partir de"
    EXCEPT = auto()
    INCLUDED = auto()  # "jours fériés compris", "du 14 au 21 inclus"
    TO = auto()  # value: the sign, where it is one
    AND = auto()  # value: "/" where that stands there
    OR = auto()
    COMMA = auto()
    COLON = auto()
    STOP = auto()  # ";", a line, a full stop
    NOTE = auto()  # value: the text between quotes or brackets
    REMARK = auto()  # between brackets, with words of hours among others
    SKIP = auto()
    OPEN = auto()  # "ouvert", which says nothing of itself
    ONCE = auto()  # "exceptionnellement", which needs a date
    BETWEEN = auto()
    FROM = auto()
    DAY_OR_MONTH = auto()  # "mar" beside a month
    PHONE = auto()
    STRANGE = auto()  # value: "time" for one that does not exist


_DAY_NAMES = (
    "lundis lundi lun lu mondays monday mon mo",
    "mardis mardi mar ma tuesdays tuesday tues tue tu",
    "mercredis mercredi mer me wednesdays wednesday weds wed we",
    "jeudis jeudi jeu je thursdays thursday thurs thur thu th",
    "vendredis vendredi ven ve vend fridays friday fri fr",
    "samedis samedi sam sa saturdays saturday sat",
    "dimanches dimanche dim di sundays sunday sun su",
)
_MONTH_NAMES = (
    "janvier janv january jan",
    "fevrier fevr fev february feb",
    "mars march mar",
    "avril avr april apr",
    "mai may",
    "juin june jun",
    "juillet juil july jul",
    "aout august aug",
    "septembre sept september sep",
    "octobre oct october",
    "novembre nov november",
    "decembre dec december",
)
_OTHERS: tuple[tuple[Sort, object, str], ...] = (
    (Sort.RANK, 1, "premier premiers premiere premieres first"),
    (Sort.RANK, 2, "deuxieme deuxiemes second seconde secondes"),
    (Sort.RANK, 3, "troisieme troisiemes third"),
    (Sort.RANK, 4, "quatrieme quatriemes fourth"),
    (Sort.RANK, 5, "cinquieme fifth"),
    (Sort.RANK, -1, "dernier derniers derniere dernieres last"),
    (Sort.TIME, 12 * 60, "midi noon"),
    (Sort.TIME, 24 * 60, "minuit midnight"),
    (Sort.CLOSED, None, "ferme fermee fermes fermees fermeture closed shut off relache repos conges pause"),
    (Sort.TO, None, "a au aux to through thru till until jusqu'a jusqu'au"),
    (Sort.AND, None, "et and puis"),
    (Sort.OR, None, "ou or"),
    (Sort.INCLUDED, None, "inclus incluse inclusivement compris comprise meme included including inclusive"),
    (Sort.EXCEPT, None, "sauf except hors excepte hormis excluding"),
    (Sort.VAGUE, "season", "ete hiver automne printemps saison summer winter autumn spring season"),
    (Sort.VAGUE, None, "quinzaine debut fin mi courant mid early late"),
    (Sort.HALF, "morning", "matin matins morning mornings"),
    (Sort.HALF, "afternoon", "apres-midi afternoon afternoons"),
    (Sort.HALF, "evening", "soir soirs evening evenings"),
    (Sort.SKIP, None, "le la les l' du de des d' en the on of in pour for is are est sont at"),
    (Sort.SKIP, None, "chaque tous toutes every que qu'"),
    (Sort.OPEN, None, "ouvert ouverte ouverts ouvertes open"),
    (Sort.SKIP, None, "ouverture opening hours heures horaires uniquement seulement only"),
    (Sort.SKIP, None, "dejeuner lunch"),
    (Sort.ONCE, None, "exceptionnel exceptionnels exceptionnelle exceptionnelles exceptionnellement exceptionally special"),
    (Sort.BETWEEN, None, "entre between"),
    (Sort.FROM, None, "from"),
)


def _all_words() -> Iterator[tuple[str, tuple[Sort, object]]]:
    for number, names in enumerate(_DAY_NAMES):
        yield from ((name, (Sort.DAY, frozenset((number,)))) for name in names.split())
    for number, names in enumerate(_MONTH_NAMES, 1):
        # "mar" is mardi until its neighbours say otherwise.
        yield from ((name, (Sort.MONTH, number)) for name in names.split() if name != "mar")
    for sort, value, names in _OTHERS:
        yield from ((name, (sort, value)) for name in names.split())


WORDS: Mapping[str, tuple[Sort, object]] = MappingProxyType(dict(_all_words()))
_WHOLE = frozenset(("lundi", "mardi", "jeudi", "mars", "avril", "mai", "juin", "aout", "march", "april", "may", "june", "july"))
# Names of days and months that a full stop may follow without ending anything.
SHORT = tuple(name for names in (*_DAY_NAMES, *_MONTH_NAMES) for name in names.split() if len(name) < 6 and name not in _WHOLE)
_ACCENTS: Mapping[str, str] = {
    "fevrier": "février", "fevr": "févr", "fev": "fév", "aout": "août", "decembre": "décembre", "dec": "déc", "ferme": "fermé",
    "fermee": "fermée",
}  # fmt: skip
_MEANT = (Sort.DAY, Sort.MONTH, Sort.TIME, Sort.EXCEPT)
# Words to look for what was meant in: without accents → as they are written.
VOCABULARY: Mapping[str, str] = MappingProxyType({
    word: _ACCENTS.get(word, word)
    for word, (sort, _) in WORDS.items()
    if len(word) > 2 and (sort in _MEANT or word in ("ferme", "fermee", "fermeture", "closed"))
})
# Feast → month and day, or 0 and days from Easter Sunday.
FEASTS: Mapping[str, tuple[int, int]] = MappingProxyType({
    "jour de l'an": (1, 1), "nouvel an": (1, 1), "new year's day": (1, 1), "new year": (1, 1), "saint-sylvestre": (12, 31),
    "new year's eve": (12, 31), "noel": (12, 25), "christmas day": (12, 25), "christmas": (12, 25), "veille de noel": (12, 24),
    "christmas eve": (12, 24), "boxing day": (12, 26), "toussaint": (11, 1), "all saints' day": (11, 1), "assomption": (8, 15),
    "lundi de paques": (0, 1), "easter monday": (0, 1), "dimanche de paques": (0, 0), "easter sunday": (0, 0), "paques": (0, 0),
    "easter": (0, 0), "vendredi saint": (0, -2), "good friday": (0, -2), "jeudi de l'ascension": (0, 39), "ascension day": (0, 39),
    "ascension": (0, 39), "lundi de pentecote": (0, 50), "whit monday": (0, 50), "pentecote": (0, 49), "mardi gras": (0, -47),
})  # fmt: skip
