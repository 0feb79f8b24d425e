"""A finger on the words of a phrase: what stands here, what comes next, and what it is to be misread."""

from __future__ import annotations

from typing import NamedTuple

from localsite.diagnostics import Code
from localsite.hours.tokens import Token
from localsite.hours.value import Rhythm, School, Span
from localsite.hours.vocabulary import Sort

BINDING = frozenset((Sort.COMMA, Sort.AND))
_END = Token(Sort.STOP, None, -1, -1)


class Trouble(NamedTuple):
    """What is wrong with a phrase: the characters `start` to `end` of it, and what to write instead where that is sure."""

    code: Code
    start: int
    end: int
    paste: str = ""
    weekdays: tuple[int, ...] = ()  # those that were meant


class Misread(Exception):
    """A phrase that cannot be read on."""

    def __init__(self, code: Code, start: int, end: int, paste: str = "", weekdays: tuple[int, ...] = ()) -> None:
        super().__init__(code.number)
        self.trouble = Trouble(code, start, end, paste, weekdays)


class Scope(NamedTuple):
    """When something holds. All of it together: `spans` and `rhythm` narrow the days; holidays and feasts stand beside them."""

    days: frozenset[int] = frozenset()
    rhythm: Rhythm = Rhythm()
    spans: tuple[Span | School, ...] = ()
    feasts: tuple[Span, ...] = ()
    holidays: bool = False
    others: bool = False  # "les autres jours"
    apart: tuple[Scope, ...] = ()  # "le lundi et en août": two things
    usual: bool = False  # "tous les jours, jours fériés compris"
    half: str = ""  # "mercredi après-midi": a word of Sort.HALF
    narrowed: bool = False  # "août, lundi", which may be one thing or two
    start: int = 0
    end: int = 0

    @property
    def is_empty(self) -> bool:
        """True where nothing is said of when."""
        return self[:7] == Scope()[:7]


class Cursor:
    """The words of one saying, and the place that is reached in them."""

    def __init__(self, tokens: list[Token]) -> None:
        self._tokens = tokens
        self._at = 0
        self.notes: list[str] = []

    def _next(self, ahead: int = 0) -> Token:
        number = self._at + ahead
        return self._tokens[number] if 0 <= number < len(self._tokens) else _END._replace(start=self._last, end=self._last)

    @property
    def _last(self) -> int:
        return self._tokens[-1].end if self._tokens else 0

    def _take(self) -> Token:
        token = self._next()
        self._at += 1
        return token

    def _is(self, *sorts: Sort, ahead: int = 0) -> bool:
        return self._next(ahead).sort in sorts

    def _accept(self, *sorts: Sort) -> bool:
        if self._is(*sorts):
            self._at += 1
            return True
        return False

    def _is_bare_time(self, ahead: int) -> bool:
        return self._is(Sort.NUMBER, ahead=ahead) and self._next(ahead + 1).sort is Sort.TO and self._next(ahead + 2).sort is Sort.TIME
