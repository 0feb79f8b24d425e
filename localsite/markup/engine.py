"""From one Markdown text that the guard has passed to HTML that is safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import nh3
from markdown import Markdown

from localsite.diagnostics import Diagnostic, Mend, Span
from localsite.markup.addresses import SCHEMES
from localsite.markup.extensions import REL, Found, House, reader
from localsite.markup.slips import slips

_ALIGNED = frozenset({"left", "center", "right"})
_NAMED = ("li", "sup", "h2", "h3", "h4", "h5", "h6")
_BARE = ("p", "br", "hr", "blockquote", "pre", "code", "em", "strong", "ul", "table", "thead", "tbody", "tr")
_CLEANER = nh3.Cleaner(
    tags={*_BARE, *_NAMED, "ol", "th", "td", "a", "img", "div"},
    attributes={
        "a": {"href", "title", "aria-label"},
        "img": {"src", "alt", "title"},
        "ol": {"start"},
        **{name: {"id"} for name in _NAMED},
    },
    allowed_classes={"th": _ALIGNED, "td": _ALIGNED, "a": {"footnote-ref", "footnote-backref"}, "div": {"footnote"}},
    tag_attribute_values={"a": {"rel": {REL}}},
    link_rel=None,
    url_schemes=set(SCHEMES),
)


class Converter:
    """Python-Markdown, made once for each language and used again for every text."""

    def __init__(self) -> None:
        self._readers: dict[str, tuple[Markdown, House]] = {}

    def convert(self, text: str, language: str, file: str, first_line: int) -> tuple[str, tuple[Diagnostic, ...]]:
        """The HTML of `text`, and the problems in it. Text that the guard has not passed may take minutes."""
        if language not in self._readers:
            self._readers[language] = reader(language)
        markdown, house = self._readers[language]
        house.found = []
        html = _CLEANER.clean(markdown.reset().convert(text))
        return html, (*slips(text, file, first_line), *_placed(house.found, text, file, first_line))


def _placed(troubles: Sequence[Found], text: str, file: str, first_line: int) -> Iterator[Diagnostic]:
    """Each problem at its line, found again by its address: Python-Markdown does not say where a link stood.

    The third link to an address is the third time that it stands in the text behind "](", "<" or "]:".
    """
    lines = text.split("\n") if troubles else []
    spots = {address: _spots(address, text) for address in {trouble.address for trouble in troubles}}
    for code, address, nth, whole in troubles:
        if not spots[address]:
            yield code.at(Span(file, first_line), address=address, whole=whole)
            continue
        start = spots[address][min(nth, len(spots[address]) - 1)]
        line, column = text.count("\n", 0, start), start - text.rfind("\n", 0, start)
        mended = lines[line][: column - 1] + whole + lines[line][column - 1 + len(address) :]
        mend = Mend(first_line + line, first_line + line, mended) if whole else None
        yield code.at(Span(file, first_line + line, column, len(address)), mend, address=address, whole=whole)


def _spots(address: str, text: str) -> list[int]:
    """Where `address` stands in `text` as that of a link or picture."""
    return [spot.start(1) for spot in re.finditer(rf"(?:\]\([ \n]?<?|\]: {{0,4}}<?|<)({re.escape(address)})(?=[\s)>]|\Z)", text)]
