"""Which pages stand for all of a kind? Those that try a design hardest: the longest name, no picture, closed for good."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from localsite.plan.views import Page
from localsite.values import Output

Score = Callable[[Page], int]  # how well a page shows it; 0: not at all


class Choice(NamedTuple):
    """A page that is to be looked at, and what for."""

    kind: str  # "shop"
    why: str  # "longest-name"
    language: str
    address: str  # on the host: "/en/shops/le-coin/"
    output: Output


def _is(status: str) -> Score:
    return lambda page: int(getattr(page.facts, "status", "") == status)


def _plain(page: Page) -> int:
    return int(getattr(page.facts, "status", "open") in ("open", "confirmed") and not page.pictures)


def _pictures(page: Page) -> int:
    return len(page.pictures)


def _name(page: Page) -> int:
    return len(page.title)


def _text(page: Page) -> int:
    return len(page.text.text)


_PLACES: tuple[str, Score] = ("most-places", lambda page: max(0, len(page.where) - 1))
_LISTED: tuple[str, Score] = ("most-cards", lambda page: len(page.cards))
_LEAST: tuple[str, Score] = ("fewest-cards", lambda page: max(0, 1000 - len(page.cards)))
# In this order, so that a page that was chosen for one thing need not be shown for another.
WANTED: Mapping[str, tuple[tuple[str, Score], ...]] = {
    "shop": (
        ("longest-name", _name), ("most-pictures", _pictures), ("no-picture", _plain), _PLACES, ("longest-text", _text),
        ("opening", _is("opening")), ("paused", _is("paused")), ("moved", _is("moved")), ("closed", _is("closed")),
    ),
    "event": (
        ("most-pictures", _pictures), ("longest-name", _name), ("no-picture", _plain), ("most-sessions", lambda page: len(page.rows)),
        ("cancelled", _is("cancelled")), ("postponed", _is("postponed")), ("moved", _is("moved")), ("full", _is("full")),
    ),
    "place": (("most-shops", lambda page: len(page.shops)), ("most-pictures", _pictures), ("no-picture", _plain)),
    "story": (("most-pictures", _pictures), ("longest-text", _text), ("no-picture", _plain)),
    "trail": (("most-stops", lambda page: len(page.stops)), ("longest-text", _text)),
    "category": (_LISTED, _LEAST),
    "area": (_LISTED, _LEAST),
    "page": (("longest-text", _text), ("most-pictures", _pictures)),
    "guide": tuple((name, lambda _: 1) for name in ("paper", "raised", "sunk")),
}  # fmt: skip
TRANSLATED = 2  # of each kind are looked at in the other languages too: another language makes words longer, nothing else
_ONE: tuple[tuple[str, Score], ...] = (("the-page", lambda _: 1),)


def kinds(outputs: Sequence[Output]) -> tuple[str, ...]:
    """The kinds of pages that a site has."""
    return tuple(sorted({_page(output).kind for output in outputs if output.template}))


def chosen(outputs: Sequence[Output], base: str, only: Sequence[str] = (), addresses: Sequence[str] = ()) -> tuple[Choice, ...]:
    """The pages to look at; the first of each kind with their twins in the other languages.

    `only` keeps to some kinds. With `addresses` ("/commerces/le-coin/") exactly these pages, as they are.
    """
    pages = {_address(output, base): output for output in outputs if output.template}
    if addresses:
        asked = [(address, pages[address]) for address in addresses if address in pages]
        return tuple(Choice(_page(one).kind, _last(address), _page(one).language, address, one) for address, one in asked)
    found = []
    for kind in only or kinds(outputs):
        firsts = [(address, page) for address, one in pages.items() if (page := _page(one)).kind == kind and _is_first(page, address)]
        for number, (why, address) in enumerate(_best(firsts, WANTED.get(kind, _ONE))):
            others = _page(pages[address]).alternates if number < TRANSLATED else ()
            twins = [twin for _, twin, _ in others] or [address]
            found += [Choice(kind, why, _page(pages[twin]).language, twin, pages[twin]) for twin in twins if twin in pages]
    return tuple(found)


def _best(pages: Sequence[tuple[str, Page]], wanted: Sequence[tuple[str, Score]]) -> list[tuple[str, str]]:
    found = list[tuple[str, str]]()
    for why, score in wanted:
        left = [(score(page), address) for address, page in pages if address not in {one for _, one in found}]
        # The address settles ties, so that two sheets of one site show the same pages.
        best = min(left, key=lambda pair: (-pair[0], pair[1]), default=(0, ""))
        if best[0]:
            found.append((why, best[1]))
    return found


def _is_first(page: Page, address: str) -> bool:
    """True for the main language's page of its twins."""
    return not page.alternates or page.alternates[0][1] == address


def _address(output: Output, base: str) -> str:
    return base + output.path.removesuffix("index.html")


def _last(address: str) -> str:
    return address.strip("/").rpartition("/")[2] or "home"


def _page(output: Output) -> Page:
    page: Page = output.context["page"]
    return page
