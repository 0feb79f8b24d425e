"""What localsite changes in Python-Markdown: no raw HTML, our headings, links, pictures, tables, notes and typography."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import NBSP_PLACEHOLDER, FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.inlinepatterns import AUTOMAIL_RE, InlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from localsite.codes.markup import PICTURE_WITHOUT_WORDS
from localsite.diagnostics import Code
from localsite.markup.addresses import is_external, link_trouble, picture_trouble
from localsite.urls import slug
from localsite.words import NBSP, typographed

REL = "noopener nofollow ugc"
BACK_TO_CALL: Mapping[str, str] = {"fr": "Retour à l’appel de la note {}", "en": "Back to the call of note {}"}
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


class Found(NamedTuple):
    """A problem with an address, the `nth` (from 0) of its like in the text."""

    code: Code
    address: str
    nth: int
    whole: str = ""


def reader(language: str) -> tuple[Markdown, House]:
    """A Python-Markdown for `language`, and the part of it to ask for what it found."""
    title = BACK_TO_CALL.get(language.partition("-")[0], BACK_TO_CALL["en"])
    notes = _Notes(BACKLINK_TITLE=title, BACKLINK_TEXT="↩")
    house = House(language)
    # Objects, not names: a name makes Python-Markdown search every installed package.
    extensions: list[Extension | str] = [TableExtension(use_align_attribute=True), notes, SaneListExtension(), _Ours(house)]
    return Markdown(extensions=extensions, output_format="html"), house


class _Ours(Extension):
    """Registers what is ours and takes out what we do without."""

    def __init__(self, house: House) -> None:
        super().__init__()
        self.house = house

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the library's name
        """Raw HTML is not read at all, so that it is shown as text."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        for pictures_by_reference in ("image_reference", "short_image_ref"):
            md.inlinePatterns.deregister(pictures_by_reference)
        md.treeprocessors.register(_Signless(), "signless", 30)
        md.inlinePatterns.register(_Mail(AUTOMAIL_RE, md), "automail", 110)
        # After everything else, when the escaped characters are themselves again.
        md.treeprocessors.register(self.house, "house", -10)


class _Notes(FootnoteExtension):
    """Notes whose ids are made of their numbers: a writer may call a note "à voir", which is no id."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: A002, N802 - the library's names
        """The id of the text of a note."""
        return super().makeFootnoteId(self._number(id))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: A002, FBT001, FBT002, N802 - the library's names
        """The id of the call of a note."""
        return super().makeFootnoteRefId(self._number(id), found)

    def _number(self, name: str) -> str:
        return str(list(self.footnotes).index(name) + 1)


class _Signless(Treeprocessor):
    """Spares texts without any sign the fifteen expressions that look for one."""

    SIGN = re.compile(r"[\\`*_\[<&]|  \n")

    def run(self, root: Element) -> None:
        """Marks such texts in `root`, in place."""
        for element in root.iter():
            if element.text and not self.SIGN.search(element.text):
                element.text = AtomicString(element.text)


class _Mail(InlineProcessor):
    """<name@example.org>, without the library's entities, which typography would take for punctuation."""

    def handleMatch(self, m: re.Match[str], data: str) -> tuple[Element, int, int]:  # type: ignore[override]  # noqa: ARG002, N802
        """The link, and what it replaces."""
        link = Element("a", href="mailto:" + m[1].removeprefix("mailto:"))
        link.text = AtomicString(m[1].removeprefix("mailto:"))
        return link, m.start(0), m.end(0)


class House(Treeprocessor):
    """One walk over the finished tree that brings it to the rules of the house; `found` holds the problems of the last text."""

    def __init__(self, language: str) -> None:
        super().__init__()
        self.language = language
        self.found: list[Found] = []
        self._seen = Counter[str]()

    def run(self, root: Element) -> None:
        """Changes `root` in place."""
        self.found, self._seen = [], Counter()
        elements = list(root.iter())
        self._headings([element for element in elements if element.tag in _HEADINGS])
        called = {element.get("id") for element in elements if element.tag == "sup"}
        for element in elements:
            match element.tag:
                case "a":
                    self._link(element, called)
                case "img":
                    self._picture(element)
                case "th" | "td" if "align" in element.attrib:
                    element.set("class", element.attrib.pop("align"))
            self._typography(element)

    def _headings(self, headings: list[Element]) -> None:
        """Ids, and levels that begin at h2: the page's own title is its only h1."""
        highest = min((int(heading.tag[1]) for heading in headings), default=2)
        names = Counter[str]()
        for heading in headings:
            heading.tag = f"h{min(int(heading.tag[1]) + 2 - highest, 6)}"
            name = slug("".join(heading.itertext()))
            names[name] += 1
            number = names[name]
            heading.set("id", name if number == 1 else f"{name}-{number}")
            # "Halle", "Halle", "Halle 2": the third may not be called like the second.
            names[heading.get("id", "")] += number > 1

    def _link(self, link: Element, called: set[str | None]) -> None:
        address = link.get("href", "")
        if link.get("class") == "footnote-backref":
            link.set("aria-label", link.attrib.pop("title", ""))
            if address[1:] not in called:
                _remove(link)
            return
        if link.get("class") == "footnote-ref":
            return
        nth = self._seen[address]
        self._seen[address] += 1
        trouble = link_trouble(address)
        if trouble:
            self.found.append(Found(trouble.code, address, nth, trouble.whole))
            _remove(link)
        elif is_external(address):
            link.set("rel", REL)
        if "title" in link.attrib:
            link.set("title", typographed(link.attrib["title"], self.language))

    def _picture(self, picture: Element) -> None:
        address, words = picture.get("src", ""), picture.get("alt", "").strip()
        nth = self._seen[address]
        self._seen[address] += 1
        trouble = picture_trouble(address)
        if trouble:
            self.found.append(Found(trouble.code, address, nth))
            _remove(picture)
            picture.text = words
            return
        if not words:
            self.found.append(Found(PICTURE_WITHOUT_WORDS, address, nth))
        for name in ("alt", "title"):
            if name in picture.attrib:
                picture.set(name, typographed(picture.get(name, "").strip(), self.language))

    def _typography(self, element: Element) -> None:
        if element.text and element.tag not in {"code", "pre"}:
            element.text = typographed(element.text.replace(NBSP_PLACEHOLDER, NBSP), self.language)
        if element.tail and element.tag != "br" and not element.tail.isspace():
            # A letter stands for the word that the element ends with: "*Le Coin* !" is one sentence.
            element.tail = typographed("x" + element.tail, self.language)[1:]
        elif element.tail and element.tag == "br":
            element.tail = typographed(element.tail, self.language)


def _remove(element: Element) -> None:
    """Leaves the words of `element` only: the cleaning afterwards drops a tag that is not on its list."""
    element.tag = "span"
    if element.get("class") == "footnote-backref":
        element.text = ""
    element.attrib.clear()
