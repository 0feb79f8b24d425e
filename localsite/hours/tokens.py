"""Which words of a phrase count, and where does each stand?"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import NamedTuple

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


# Longer phrases first. All match text without accents, in lower case, of the same length as what was written.
_PATTERNS: tuple[tuple[str, str, str], ...] = (
    ("NOTE", r"\"[^\"]*\"|«[^»]*»|“[^”]*”", ""),
    ("ROUND_WEEK", r"24 ?/ ?7\b|", r"(?:24 ?h? ?/ ?24(?: ?h)?,? (?:et )?)?7 ?j? ?/ ?7(?: ?j)?(?:,? 24 ?h? ?/ ?24(?: ?h)?)(?!\w)"),
    ("ROUND_THE_CLOCK", r"24 ?h? ?/ ?24(?: ?h)?(?!\w)|24 ?h(?:eures)? sur 24(?: ?h)?|24 hours(?: a day)?|",
     r"round the clock|jour et nuit"),
    ("EVERY_DAY", r"tous les jours(?: de la semaine)?|tlj|chaque jour|every ?day|daily|7 ?/ ?7|(?:7|seven) days a week|",
     r"7 ?j(?:ours)? ?(?:/|sur) ?7(?: ?j(?:ours)?)?|(?:7|seven) days(?: (?:a|per) week)?"),
    ("EVERY_OTHER", r"(?:tous|toutes) les (?:15|quinze|deux|2) (?:jours|semaines)|une? (?:semaine|[a-z]+di|dimanche) sur deux|",
     r"(?:every (?:other|second|two|2)|alternate) (?:weeks?|[a-z]+days?|mon|tue|wed|thu|fri|sat|sun)|fortnightly"),
    ("WEEKDAYS", r"(?:en )?semaine(?= (?:de )?\d{1,2} ?[h:.])|jours ouvres|(?:on )?weekdays", ""),
    ("WEEKEND", r"(?:les? )?week-?ends?", ""),
    ("OTHER_DAYS", r"(?:les )?autres jours|le reste (?:de la semaine|du temps)|sinon|", r"(?:all )?other days|otherwise|rest of the week"),
    ("OF_MONTH", r"(?:du|de chaque|of the|of each|of every|in the|each|every) (?:mois|month)", ""),
    ("PARITY", r"(?:les |en )?semaines? (?:im)?paires?|", r"(?:on |in )?(?:odd|even)(?:-numbered)? weeks?"),
    ("SOME_SCHOOL", r"(?:les )?(?:petites |grandes )vacances(?: scolaires?)?|vacances(?: scolaires?)? (?:de (?:la |l')?|d')(?!\d)[a-z]+|",
     r"(?:summer|winter|autumn|spring|christmas|easter) (?:school )?(?:holidays|vacations?|breaks?)"),
    ("SCHOOL", r"(?:pendant )?(?:les )?vacances(?: scolaires?)?|", r"school (?:holidays|vacations?|breaks?)"),
    ("HOLIDAYS", r"(?:les |le )?(?:jours? )?feries?\b|\bj\.?f\.?(?!\w)|(?:on )?(?:public|bank|national) holidays?|\bph\b|holidays?\b", ""),
    ("USUAL", r"(?:(?:ouvert|open) )?(?:comme d'habitude|(?:aux )?(?:horaires|heures) (?:habituels|habituelles|normaux|normales)|",
     r"normalement|as usual|(?:usual|normal|regular) hours)"),
    ("OPEN_END", r"a partir de|des(?= \d)|jusqu'a la fermeture|jusqu'a(?= epuisement)|until late|\d{1,2}[h:]?\d{0,2} ?\+|",
     r"from(?= \d{1,2}(?:[:.h]\d\d| ?[ap]m)?(?:$| ?[;,.]))"),
    ("APPOINTMENT", r"(?:uniquement |seulement |only )?(?:sur|prendre|avec) (?:rendez-?vous|r\.?d\.?v\.?)(?: uniquement| seulement)?|",
     r"(?:strictly |only )?(?:by|on|with) appointment(?: only)?|\brdv\b|rendez-vous"),
    ("CLOSED_LONG", r"(?:fermetures? |conges )(?:annuelle|annuels|exceptionnelle|hebdomadaires?|estivale|hivernale)s?", ""),
    ("ALL_YEAR", r"toute l'annee|a l'annee|all (?:the )?year(?: round)?|year-?round|sans interruption|non[- ]?stop|en continu|",
     r"journee continue|(?:toute la|all) (?:journee|day)(?= \d)"),
    ("JUSQU", r"jusqu'(?:a|au|en)\b", ""),
    ("INCLUDED", r"y compris", ""),
    ("FEAST", _any(FEASTS), ""),
    ("ISO", r"\d{4}-\d{1,2}-\d{1,2}", ""),
    ("FIGURES", r"\d{1,2}[/.]\d{1,2}[/.]\d{4}|\d{1,2}/\d{1,2}(?![\d/h:])", ""),
    ("AMPM", r"\d{1,2}(?:[:.]\d{2})? ?(?:a\.?m\.?|p\.?m\.?)(?![a-z])", ""),
    ("CLOCK", r"\d{1,2} ?h(?:eures?|rs?)?(?: ?\d{2}(?![\dh:])(?: ?mi?n)?)?(?![a-z])(?:\.(?= ?-))?|",
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
}  # fmt: skip


def _bracket(match: re.Match[str], text: str, before: list[Token]) -> list[Token]:
    """What stands between brackets: a remark, or words of hours like those around it; both at once is asked."""
    start, end, inner = match.start(), match.end(), text[match.start() + 1 : match.end() - 1]
    within = [token._replace(start=token.start + start + 1, end=token.end + start + 1) for token in tokens(inner)]
    sorts = {token.sort for token in within}
    if sorts == {Sort.APPOINTMENT}:
        return [Token(Sort.APPOINTMENT, "slot", start, end)]
    if not within or not (sorts & _OF_HOURS or sorts.isdisjoint((Sort.STRANGE, Sort.NOTE))) or _repeats_closed(sorts, before):
        return [Token(Sort.NOTE, inner.strip(), start, end)]
    return within if sorts.isdisjoint((Sort.STRANGE, Sort.NOTE)) else [Token(Sort.REMARK, inner.strip(), start, end)]


def _repeats_closed(sorts: set[Sort], before: list[Token]) -> bool:
    """True for "fermé en août (congés annuels)"."""
    said = next((token.sort for token in reversed(before) if token.sort in (Sort.CLOSED, Sort.STOP, Sort.TIME)), Sort.STOP)
    return sorts == {Sort.CLOSED} and said is Sort.CLOSED


_DAYS_OF: Mapping[str, frozenset[int]] = {"WEEKDAYS": frozenset(range(5)), "WEEKEND": frozenset((5, 6))}
_PLAIN: frozenset[str] = frozenset((
    "ROUND_THE_CLOCK", "EVERY_DAY", "OTHER_DAYS", "OF_MONTH", "SCHOOL", "HOLIDAYS", "USUAL", "OPEN_END", "APPOINTMENT", "TO", "AND",
    "COMMA", "COLON", "STOP", "STRANGE", "EVERY_OTHER", "INCLUDED",
))  # fmt: skip


def _token(match: re.Match[str], text: str) -> Token | None:
    name, said, start, end = str(match.lastgroup), match[0], match.start(), match.end()
    if name in ("SPACE", "ELISION", "ALL_YEAR"):
        return None
    if name in _PLAIN:
        return Token(Sort[name], said if name in ("TO", "AND") else None, start, end)
    if name in _DAYS_OF:
        return Token(Sort.DAY, _DAYS_OF[name], start, end)
    if name == "NOTE":
        return Token(Sort.NOTE, text[start + 1 : end - 1].strip(), start, end)
    sort, value = _VALUES[name](said)
    return None if sort is Sort.SKIP else Token(sort, value, start, end)


def _word(said: str) -> tuple[Sort, object]:
    return WORDS.get(said.rstrip("."), (Sort.STRANGE, None))


def _clock(said: str) -> tuple[Sort, object]:
    hour, _, minute = re.sub(r"[^\d]+", ":", said.strip()).strip(":").partition(":")
    return _minutes(int(hour), int(minute or 0))


def _half_day(said: str) -> tuple[Sort, object]:
    hour, minute = (int(part or 0) for part in re.match(r"(\d+)(?:[:.](\d+))?", said).groups())  # type: ignore[union-attr]
    if not 1 <= hour <= 12:
        return Sort.STRANGE, None
    return _minutes(hour % 12 + (12 if "p" in said else 0), minute)


def _minutes(hour: int, minute: int) -> tuple[Sort, object]:
    good = minute < 60 and (hour < 24 or (hour == 24 and minute == 0))
    return (Sort.TIME, hour * 60 + minute) if good else (Sort.STRANGE, None)


def _figures(said: str) -> tuple[Sort, object]:
    day, month, *year = (int(part) for part in re.split(r"[/.]", said))
    return Sort.DATE, (year[0] if year else 0, month, day)


_VALUES = MappingProxyType({
    "ROUND_WEEK": lambda _: (Sort.ROUND_THE_CLOCK, "every day"),
    "SOME_SCHOOL": lambda _: (Sort.SCHOOL, "some"),
    "PARITY": lambda said: (Sort.PARITY, 1 if "impair" in said or "odd" in said else 2),
    "CLOSED_LONG": lambda _: (Sort.CLOSED, None),
    "JUSQU": lambda _: (Sort.TO, None),
    "FEAST": lambda said: (Sort.FEAST, FEASTS[said]),
    "ISO": lambda said: (Sort.DATE, tuple(int(part) for part in said.split("-"))),
    "FIGURES": _figures,
    "AMPM": _half_day,
    "CLOCK": _clock,
    "ORDINAL": lambda said: (Sort.RANK, int(re.sub(r"\D", "", said))),
    "NUMBER": lambda said: (Sort.NUMBER, int(said)),
    "WORD": _word,
})  # fmt: skip


def _settled(found: list[Token]) -> list[Token]:
    """The words without those that bind; "mar" is March where it stands with a number or a month, elsewhere it is mardi."""
    settled: list[Token] = []
    for number, token in enumerate(found):
        after = [one.sort for one in found[number + 1 : number + 3]] + [Sort.STOP] * 2
        if token.sort is Sort.HALF and after[0] in (Sort.TIME, Sort.COLON):
            continue
        if token.value == "season" and after[after[0] is Sort.COLON] in (Sort.NUMBER, Sort.RANK, Sort.DATE, Sort.MONTH):
            continue  # "été (juin-août)", "l'été, du 15 juin au 31 août"
        if token.sort is Sort.INCLUDED:
            settled += _included(token, settled, after[0])
            continue
        if token.sort is Sort.HOLIDAYS and number and found[number - 1].sort is Sort.INCLUDED:
            settled += [token, token._replace(sort=Sort.USUAL, value="included")]
            continue
        if token.sort is Sort.DAY and token.value == frozenset((1,)) and token.end - token.start in (3, 4) and _is_march(found, number):
            token = token._replace(sort=Sort.MONTH, value=3)  # noqa: PLW2901
        settled.append(token)
    return settled


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


def _is_march(found: list[Token], number: int) -> bool:
    before = found[number - 1].sort if number else Sort.STOP
    after = found[number + 1].sort if number + 1 < len(found) else Sort.STOP
    beyond = found[number - 2].sort if number > 1 else Sort.STOP
    far = found[number + 2].sort if number + 2 < len(found) else Sort.STOP
    is_day = before is Sort.NUMBER and found[number - 1].end - found[number - 1].start < len("2026")
    dated = is_day or (before is Sort.TO and beyond is Sort.MONTH) or (after is Sort.TO and far is Sort.MONTH)
    return dated or (after is Sort.NUMBER and far is not Sort.TO)
