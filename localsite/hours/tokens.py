"""Which words of a phrase count, and where does each stand?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple, cast

from localsite.hours.vocabulary import FEASTS, SHORT, WORDS, Sort


def _any(names: Iterable[str]) -> str:
    """A pattern for any of the names, the longest first."""
    return "|".join(sorted((re.escape(name) for name in names), key=len, reverse=True))


class Token(NamedTuple):
    """A word of hours; `start` and `end` count characters of the text."""

    sort: Sort
    value: object
    start: int
    end: int
    mark: str = ""  # of a time: "half" with am or pm, "24" of twenty-four hours, "12" where it may be of twelve; of a day: "mar"


_MONTHS = _any(word for word, (sort, _) in WORDS.items() if sort is Sort.MONTH)
_ONE_DAY = r"\d{1,2}(?:er)?"
_DAY_OF_MONTH = rf"{_ONE_DAY}(?: ?(?:,|-|et|and|au|a|to) ?{_ONE_DAY})* ?(?:{_MONTHS}|mar)\b|\d{{1,2}}[/.]\d"
# A blank before the minutes, and not before what begins something else: "19h 24 déc", "9-12h 14-18h".
_SPACED = rf"(?: (?!{_DAY_OF_MONTH})(?!(?:0?\d|1\d|2[0-4]) ?(?:-|a) ?\d{{1,2}} ?h))"
_HALF_OF_DAY = r"(?: (?:du (?:matin|soir)|de l'apres-midi|in the (?:morning|afternoon|evening))(?!\w))?"
# Longer phrases first. All match text without accents, in lower case, of the same length as what was written.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("NOTE", r"\"[^\"]*\"|«[^»]*»|“[^”]*”", ""),
    ("PHONE", r"(?:\+\d{2,3}[ .]?\d|0\d)(?:(?: \d{2}){4}|(?:\.\d{2}){4}|\d{8})(?!\d)", ""),
    ("ROUND_WEEK", r"24 ?/ ?7\b|", r"(?:24 ?h? ?/ ?24(?: ?h)?,? (?:et )?)?7 ?j? ?/ ?7(?: ?j)?(?:,? 24 ?h? ?/ ?24(?: ?h)?)(?!\w)"),
    ("ROUND_THE_CLOCK", r"24 ?h? ?/ ?24(?: ?h)?(?!\w)|24 ?h(?:eures)? sur 24(?: ?h)?|24 hours(?: a day)?|",
     r"round the clock|jour et nuit"),
    ("EVERY_DAY", r"tous les jours(?: de la semaine)?|tlj|chaque jour|every ?day|daily|7 ?/ ?7|(?:7|seven) days a week|",
     r"7 ?j(?:ours)? ?(?:/|sur) ?7(?: ?j(?:ours)?)?|(?:7|seven) days(?: (?:a|per) week)?"),
    ("EVERY_OTHER", r"(?:tous|toutes) les (?:15|quinze|deux|2) (?:jours|semaines)|une? (?:semaine|[a-z]+di|dimanche) sur deux|",
     r"(?:every (?:other|second|two|2)|alternate) (?:weeks?|[a-z]+days?|mon|tue|wed|thu|fri|sat|sun)|fortnightly"),
    ("WEEKDAYS", r"(?:en )?semaine(?= (?:de )?\d{1,2} ?[h:.])|jours ouvres|(?:on )?weekdays", ""),
    ("WEEKEND", r"(?:les? )?week-?ends?", ""),
    ("OTHER_DAYS", r"(?:les )?autres jours|le reste (?:de la semaine|du temps|de l'annee)|sinon|",
     r"(?:all )?other days|otherwise|(?:the )?rest of the (?:week|year)"),
    ("TO_MONTH", r"au mois (?:de |d')(?=[a-z])", ""),
    ("IN_MONTH", r"(?:(?:le|du|in the|the) )?(?:mois|month) (?:de |d'|of )(?=[a-z])", ""),
    ("OF_MONTH", r"(?:du|de chaque|of the|of each|of every|in the|each|every) (?:mois|month)", ""),
    ("PARITY", r"(?:les |en )?semaines? (?:im)?paires?|", r"(?:on |in )?(?:odd|even)(?:-numbered)? weeks?"),
    ("SOME_SCHOOL", r"(?:les )?(?:petites |grandes )vacances(?: scolaires?)?|vacances(?: scolaires?)? (?:de (?:la |l')?|d')(?!\d)[a-z]+|",
     r"(?:summer|winter|autumn|spring|christmas|easter) (?:school )?(?:holidays|vacations?|breaks?)"),
    ("SCHOOL", r"(?:pendant )?(?:les )?vacances(?: scolaires?)?|", r"school (?:holidays|vacations?|breaks?)"),
    ("HOLIDAYS", r"(?:les |le )?(?:jours? )?feries?\b|\bj\.?f\.?(?!\w)|(?:on )?(?:public|bank|national) holidays?|\bph\b|holidays?\b", ""),
    ("USUAL", r"(?:(?:ouvert|open) )?(?:comme d'habitude|(?:aux )?(?:horaires|heures) (?:habituels|habituelles|normaux|normales)|",
     r"normalement|as usual|(?:usual|normal|regular) hours)"),
    ("OPEN_END", r"a partir d(?:e|u|es|')(?![a-z])|des(?= \d)|jusqu'a la fermeture|jusqu'a(?= epuisement)|until late|",
     r"\d{1,2}[h:]?\d{0,2} ?\+|from(?= \d{1,2}(?:[:.h]\d\d| ?[ap]m)?(?:$| ?[;,.]))"),
    ("APPOINTMENT", r"(?:uniquement |seulement |only )?(?:sur|prendre|avec) (?:rendez-?vous|r\.?d\.?v\.?)(?: uniquement| seulement)?|",
     r"(?:strictly |only )?(?:by|on|with) appointment(?: only)?|\brdv\b|rendez-vous"),
    ("CLOSED_LONG", r"(?:fermetures? |conges )(?:annuelle|annuels|hebdomadaires?|estivale|hivernale)s?", ""),
    ("ALL_YEAR", r"toute l'annee|a l'annee|all (?:the )?year(?: round)?|year-?round|sans interruption|non[- ]?stop|en continu|",
     r"(?:pour|for) (?:(?:les |nos |mes )?conges(?: annuels?)?|annual leave)|journee continue|(?:toute la|all) (?:journee|day)(?= \d)"),
    ("JUSQU", r"jusqu'(?:a|au|en)\b", ""),
    ("INCLUDED", r"y compris", ""),
    ("FEAST", _any(FEASTS), ""),
    ("ISO", r"\d{4}-\d{1,2}-\d{1,2}", ""),
    ("FIGURES", r"\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}/\d{1,2}(?![\d/h:])", ""),
    ("AMPM", r"\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\.?|p\.?m\.?)(?![a-z])", ""),
    ("DOTTED", r"(?<=\bdu |\ble )\d{1,2}\.(?:0[1-9]|1[0-2])(?!\d)", ""),
    ("CLOCK", rf"\d{{1,2}} ?h(?:eures?|rs?)?(?:{_SPACED}?\d{{2}}(?![\dh:])(?: ?mi?n)?)?(?![a-z])(?:\.(?= ?-))?{_HALF_OF_DAY}|",
     r"\d{1,2}[:.]\d{2}(?!\d)(?: ?h(?![a-z0-9]))?"),
    ("ORDINAL", r"\d{1,2}(?:ers?|eres?|e|emes?|nd|nde|st|rd|th)(?![a-z])", ""),
    ("NUMBER", r"\d+", ""),
    ("ELISION", r"(?:l|d|qu)'", ""),
    ("WORD", rf"(?:{_any(SHORT)})\.(?= ?[\w:,/&-])|", r"[^\W\d_]+(?:'[^\W\d_]+)*(?:-midi)?"),
    ("TO", r"-+>?|~|→", ""),
    ("AND", r"[&+]|/", ""),
    ("COMMA", r",", ""),
    ("COLON", r":", ""),
    ("BRACKET", r"\([^)]*\)", ""),
    ("STOP", r"[;\n.|]", ""),
    ("SPACE", r"\s+", ""),
    ("STRANGE", r".", ""),
)  # fmt: skip
_LEXER = re.compile("|".join(f"(?P<{name}>{first}{more})" for name, first, more in _PATTERNS), re.DOTALL)
_ALIKE = str.maketrans("‐‑‒–—−‘’ʼ\u00a0\u202f\u2009\u2007", "------'''    ")


def flat(text: str) -> str:
    """The text in lower case, without accents, each sign in its place: as many signs as before."""
    return "".join(_flat_sign(sign) for sign in text.translate(_ALIKE))


def _flat_sign(sign: str) -> str:
    low = (unicodedata.normalize("NFD", sign)[0] if sign > "\x7f" else sign).lower()
    return low if len(low) == 1 else sign


def tokens(text: str) -> list[Token]:
    """The words of `text` that count, in order; words that only bind are left out."""
    plain = flat(text)
    found: list[Token] = []
    for match in _LEXER.finditer(plain):
        if match.lastgroup == "BRACKET":
            found += _bracket(match, text, found)
        elif (token := _token(match, text)) is not None:
            found.append(token)
    return _settled(found)


# What a remark does not hold without changing the hours, or seeming to.
_OF_HOURS = frozenset(Sort) - {
    Sort.NUMBER, Sort.RANK, Sort.INCLUDED, Sort.TO, Sort.AND, Sort.OR, Sort.COMMA, Sort.COLON, Sort.STOP, Sort.NOTE, Sort.STRANGE,
    Sort.PHONE,
}  # fmt: skip
_NO_HOURS = frozenset((Sort.STRANGE, Sort.NOTE, Sort.PHONE))


def _bracket(match: re.Match[str], text: str, before: list[Token]) -> list[Token]:
    """What stands between brackets: a remark, or words of hours like those around it; both at once is asked."""
    start, end, inner = match.start(), match.end(), text[match.start() + 1 : match.end() - 1]
    within = [token._replace(start=token.start + start + 1, end=token.end + start + 1) for token in tokens(inner)]
    sorts = {token.sort for token in within}
    if sorts == {Sort.APPOINTMENT}:
        return [Token(Sort.APPOINTMENT, "slot", start, end)]
    if _CHANGING.search(flat(inner)) and not sorts.isdisjoint(_NO_HOURS):
        return [Token(Sort.REMARK, inner.strip(), start, end)]
    if not within or not (sorts & _OF_HOURS or sorts.isdisjoint(_NO_HOURS)) or _repeats_closed(sorts, before):
        return [Token(Sort.NOTE, inner.strip(), start, end)]
    return within if sorts.isdisjoint(_NO_HOURS) else [Token(Sort.REMARK, inner.strip(), start, end)]


# Remarks that say how often, how long, or that it is not so.
_CHANGING = re.compile(
    r"\b(?:\d+ ?(?:semaines?|jours?|mois|sur|fois|weeks?|days?|months?)|(?:im)?pairs?|alternate\w*|biweekly|fortnight\w*|not|non|"
    r"annul\w*|suspend\w*|cancel\w*|reporte\w*)\b"
)


def _repeats_closed(sorts: set[Sort], before: list[Token]) -> bool:
    """True for "fermé en août (congés annuels)"."""
    said = next((token.sort for token in reversed(before) if token.sort in (Sort.CLOSED, Sort.STOP, Sort.TIME)), Sort.STOP)
    return sorts == {Sort.CLOSED} and said is Sort.CLOSED


_DAYS_OF: Mapping[str, frozenset[int]] = {"WEEKDAYS": frozenset(range(5)), "WEEKEND": frozenset((5, 6))}
_PLAIN: frozenset[str] = frozenset((
    "ROUND_THE_CLOCK", "EVERY_DAY", "OTHER_DAYS", "OF_MONTH", "SCHOOL", "HOLIDAYS", "USUAL", "OPEN_END", "APPOINTMENT", "TO", "AND",
    "COMMA", "COLON", "STOP", "STRANGE", "EVERY_OTHER", "INCLUDED",
    "PHONE",
))  # fmt: skip


def _token(match: re.Match[str], text: str) -> Token | None:
    name, said, start, end = str(match.lastgroup), match[0], match.start(), match.end()
    if name in ("SPACE", "ELISION", "ALL_YEAR", "IN_MONTH"):
        return None
    if name in _PLAIN:
        return Token(Sort[name], said if name in ("TO", "AND") else None, start, end)
    if name in _DAYS_OF:
        return Token(Sort.DAY, _DAYS_OF[name], start, end)
    if name == "NOTE":
        return Token(Sort.NOTE, text[start + 1 : end - 1].strip(), start, end)
    sort, value = _VALUES[name](said)
    if said == "des" and text[start:end].lower() != said:  # "dès"
        sort = Sort.FROM
    mark = _mark(name, said) if sort is Sort.TIME else _MAR if said.rstrip(".") == _MAR else ""
    return None if sort is Sort.SKIP else Token(sort, value, start, end, mark)


def _mark(name: str, said: str) -> str:
    """Of how many hours the clock is that a time was read from."""
    if name == "AMPM":
        return "half"
    is_plain = name == "CLOCK" and "h" not in said and said[0] != "0" and int(re.match(r"\d+", said)[0]) < 13  # type: ignore[index]
    return "12" if is_plain else "24"


def _word(said: str) -> tuple[Sort, object]:
    return WORDS.get(said.rstrip("."), (Sort.STRANGE, None))


def _clock(said: str) -> tuple[Sort, object]:
    hour, _, minute = re.sub(r"[^\d]+", ":", said.strip()).strip(":").partition(":")
    is_late = int(hour) < 12 and said.endswith(("soir", "midi", "noon", "evening"))
    return _minutes(int(hour) + (12 if is_late else 0), int(minute or 0))


def _half_day(said: str) -> tuple[Sort, object]:
    hour, minute = (int(part or 0) for part in re.match(r"(\d+)(?:[:.](\d+))?", said).groups())  # type: ignore[union-attr]
    if not 1 <= hour <= 12:
        return Sort.STRANGE, None
    return _minutes(hour % 12 + (12 if "p" in said else 0), minute)


def _minutes(hour: int, minute: int) -> tuple[Sort, object]:
    good = minute < 60 and (hour < 24 or (hour == 24 and minute == 0))
    return (Sort.TIME, hour * 60 + minute) if good else (Sort.STRANGE, "time")


def _figures(said: str) -> tuple[Sort, object]:
    day, month, *year = (int(part) for part in re.split(r"[/.]", said))
    return Sort.DATE, (year[0] if year else 0, month, day)


_VALUES = MappingProxyType({
    "ROUND_WEEK": lambda _: (Sort.ROUND_THE_CLOCK, "every day"),
    "SOME_SCHOOL": lambda _: (Sort.SCHOOL, "some"),
    "PARITY": lambda said: (Sort.PARITY, 1 if "impair" in said or "odd" in said else 2),
    "CLOSED_LONG": lambda _: (Sort.CLOSED, None),
    "JUSQU": lambda _: (Sort.TO, None),
    "TO_MONTH": lambda _: (Sort.TO, "au mois"),
    "FEAST": lambda said: (Sort.FEAST, FEASTS[said]),
    "ISO": lambda said: (Sort.DATE, tuple(int(part) for part in said.split("-"))),
    "FIGURES": _figures,
    "DOTTED": lambda _: (Sort.STRANGE, None),
    "AMPM": _half_day,
    "CLOCK": _clock,
    "ORDINAL": lambda said: (Sort.RANK, int(re.sub(r"\D", "", said))),
    "NUMBER": lambda said: (Sort.NUMBER, int(said)),
    "WORD": _word,
})  # fmt: skip


def _settled(found: list[Token]) -> list[Token]:
    """The words without those that bind, each as its neighbours have it: "mar" is March beside a number, mardi elsewhere."""
    settled: list[Token] = []
    found = _ranged(found)
    for number, token in enumerate(found):
        after = [one.sort for one in found[number + 1 : number + 3]] + [Sort.STOP] * 2
        last = settled[-1].sort if settled else Sort.STOP
        if _is_noon(found, number):
            token = token._replace(sort=Sort.HALF, value="noon")  # noqa: PLW2901
        if token.sort is Sort.HALF and _is_told_by_times(str(token.value), found, number):
            continue
        if token.value == "season" and after[after[0] is Sort.COLON] in (Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.MONTH):
            continue  # "été (juin-août)", "été : juin-août"
        if token.sort is Sort.COLON and number and found[number - 1].value == "season" and settled[-1:] != found[number - 1 : number]:
            continue
        if token.sort is Sort.TO and after[0] is Sort.FEAST and last in (Sort.AND, Sort.COMMA, Sort.CLOSED):
            continue  # "fermé à Noël et au jour de l'an"
        if token.value == "au mois" and last not in (Sort.MONTH, Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.FEAST):
            continue  # "fermé au mois d'août"
        if token.sort is Sort.INCLUDED:
            settled += _included(token, settled, after[0])
            continue
        if token.sort is Sort.HOLIDAYS and number and found[number - 1].sort is Sort.INCLUDED:
            settled += [token, token._replace(sort=Sort.USUAL, value="included")]
            continue
        settled.append(_day_or_month(found, number) if token.mark == _MAR else token)
    return settled


def _ranged(found: list[Token]) -> list[Token]:
    """The words with "entre 9h et 12h" as "9h à 12h"; "from" is left out where an end follows, and means an open end elsewhere."""
    ranged = list(found)
    for number, token in enumerate(found):
        if token.sort not in (Sort.BETWEEN, Sort.FROM):
            continue
        wanted = Sort.AND if token.sort is Sort.BETWEEN else Sort.TO
        ahead = number + 1
        while ahead < len(found) and found[ahead].sort in _IN_A_RANGE:
            if found[ahead].sort is Sort.DAY and ahead > number + 1:  # "from May Mon-Fri"
                break
            ahead += 1
        if ahead > number + 1 and ahead < len(found) and found[ahead].sort is wanted:
            ranged[ahead] = found[ahead]._replace(sort=Sort.TO)
            ranged[number] = token._replace(sort=Sort.SKIP)
        elif token.sort is Sort.FROM:
            ranged[number] = token._replace(sort=Sort.OPEN_END)
    return [token for token in ranged if token.sort is not Sort.SKIP]


_MAR = "mar"  # mardi or mars
_IN_A_RANGE = (Sort.NUMBER, Sort.RANK, Sort.MONTH, Sort.DATE, Sort.TIME, Sort.DAY, Sort.FEAST)
_HALF_BOUNDS: Mapping[str, tuple[int, int, int]] = {  # minutes: the earliest and the latest start, the latest end
    "morning": (0, 13 * 60, 870), "noon": (660, 870, 960), "afternoon": (720, 1080, 1260), "evening": (960, 1440, 2880),
}  # fmt: skip


def _is_told_by_times(half: str, found: list[Token], number: int) -> bool:
    """True where times follow that lie in this half of the day, and nothing closes it: "le matin 9h-12h"."""
    closing = (Sort.CLOSED, Sort.EXCEPT)
    governed = next((one.sort for one in reversed(found[:number]) if one.sort in (Sort.TIME, Sort.STOP, *closing)), Sort.STOP)
    colon = int(number + 1 < len(found) and found[number + 1].sort is Sort.COLON)
    times = found[number + 1 + colon : number + 4 + colon]
    are_times = len(times) == 3 and times[0].sort in (Sort.TIME, Sort.NUMBER) and times[2].sort is Sort.TIME
    if not are_times or governed in closing:
        return False
    start, end = (cast("int", one.value) * (60 if one.sort is Sort.NUMBER else 1) for one in (times[0], times[2]))
    earliest, latest, last = _HALF_BOUNDS[half]
    return earliest <= start <= latest and (start + 1 if end < start else end) <= last


def _included(token: Token, before: list[Token], after: Sort) -> list[Token]:
    """What "compris" means: beside public holidays "as usual", before a day "and", after a date nothing."""
    last = before[-1].sort if before else Sort.STOP
    if after is Sort.HOLIDAYS:
        return []
    if last is Sort.HOLIDAYS:
        return [token._replace(sort=Sort.USUAL, value="included")]
    if last in (Sort.NUMBER, Sort.MONTH, Sort.DATE, Sort.DAY):
        return []
    return [token._replace(sort=Sort.AND)] if after is Sort.DAY else [token]


def _is_noon(found: list[Token], number: int) -> bool:
    """True for the "midi" of "dimanche midi 12h-14h", which is no time; not in "du lundi au samedi midi", which may be one."""
    before = [found[ahead].sort if ahead >= 0 else Sort.STOP for ahead in (number - 1, number - 2)]
    after = found[number + 1].sort if number + 1 < len(found) else Sort.STOP
    is_word = found[number].sort is Sort.TIME and found[number].end - found[number].start == len("midi") and found[number].value == 12 * 60
    return is_word and before[0] is Sort.DAY and before[1] is not Sort.TO and after is not Sort.TO


def _day_or_month(found: list[Token], number: int) -> Token:
    """What "mar" is: March beside a number or at the end of a range of months, mardi elsewhere; beside another month nobody knows."""
    token = found[number]
    around = [found[ahead].sort if 0 <= ahead < len(found) else Sort.STOP for ahead in range(number - 2, number + 3)]
    beyond, before, _, after, far = around
    is_day = before is Sort.NUMBER and found[number - 1].end - found[number - 1].start < len("2026")
    dated = is_day or (before is Sort.TO and beyond is Sort.MONTH) or (after is Sort.TO and far is Sort.MONTH)
    is_year = after is Sort.NUMBER and found[number + 1].end - found[number + 1].start == len("2026")
    if dated or is_year:
        return token._replace(sort=Sort.MONTH, value=3)
    is_english = after is Sort.TIME and found[number + 1].mark == "half"
    if is_english or (after is Sort.NUMBER and far is not Sort.TO):
        return token._replace(sort=Sort.DAY_OR_MONTH)
    joints = (Sort.COMMA, Sort.AND)
    if Sort.DAY in (after, after in (Sort.TO, *joints) and far, before in (Sort.TO, *joints) and beyond):  # "août mar-dim"
        return token
    near = before is Sort.MONTH or after is Sort.MONTH
    return token._replace(sort=Sort.DAY_OR_MONTH) if near or Sort.MONTH in (before in joints and beyond, after in joints and far) else token
