"""Can everybody use the pages: a language, a title, headings in order, names for links, fields and pictures."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from localsite.check.notes import Notes
from localsite.check.result import Finding, Result
from localsite.codes import access, privacy

Attributes = Mapping[str, str | None]

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|\d{3}))?(-([A-Za-z0-9]{5,8}|\d[A-Za-z0-9]{3}))*")
_HEADINGS: Mapping[str, int] = {f"h{level}": level for level in range(1, 7)}
_NAMED_BY_ITSELF = frozenset({"hidden", "submit", "reset"})
_FIELDS = frozenset({"input", "select", "textarea"})
_NO_ZOOM = re.compile(r"user-scalable\s*=\s*(?:no|0)\b|maximum-scale\s*=\s*(?:0|1(?:\.\d+)?)\b(?!\d)", re.IGNORECASE)
_NEAR = 20  # how far out a field looks for the label around it


class Outline:
    """The shape of one page, as it is read from top to bottom."""

    def __init__(self) -> None:
        self.has_policy = False
        self.has_description = False
        self.headings: list[int] = []
        self.mains = 0
        self.first_stop: str | None = None  # where the first link leads, if one comes before <main>
        self.unnamed: list[tuple[LexborNode, str]] = []  # links and buttons without a text of their own
        self.unlabelled: list[tuple[str, str]] = []  # (id, what) of fields that need a <label for>
        self.labels: set[str] = set()
        self.tables: list[LexborNode] = []

    def stop(self, leads_to: str = "") -> None:
        """The Tab key stops here."""
        if self.first_stop is None and not self.mains:
            self.first_stop = leads_to

    def end(self, tree: LexborHTMLParser, notes: Notes) -> None:
        """Judges what could not be judged before the last element."""
        if not self.has_policy:
            notes.flaw(privacy.NO_POLICY)
        if not notes.title:
            notes.flaw(access.NO_TITLE)
        self._names(tree, notes)
        for name, what in self.unlabelled:
            if name not in self.labels:
                notes.flaw(access.NO_LABEL, what)
        self._tables(tree, notes)
        if not notes.goes_on:  # a page that only sends on has no shape to judge
            self._shape(notes)

    def _shape(self, notes: Notes) -> None:
        if self.headings.count(1) != 1:
            notes.flaw(access.MAIN_HEADING, self.headings.count(1))
        for above, below in zip(self.headings, self.headings[1:], strict=False):
            if below > above + 1:
                notes.flaw(access.HEADING_SKIPPED, f"h{above} → h{below}")
        if self.mains != 1:
            notes.flaw(access.MAIN_LANDMARK, self.mains)
        elif self.first_stop is not None and not self.first_stop[1:] * self.first_stop.startswith("#"):
            notes.flaw(access.NO_SKIP_LINK)
        if not self.has_description:
            notes.flaw(access.NO_DESCRIPTION)

    def _names(self, tree: LexborHTMLParser, notes: Notes) -> None:
        doubtful = [(node, what) for node, what in self.unnamed if not _surely_speaks(node)]
        spoken = _spoken(tree) if doubtful else set()
        for node, what in doubtful:
            if node.mem_id not in spoken:
                notes.flaw(access.NO_NAME, what)

    def _tables(self, tree: LexborHTMLParser, notes: Notes) -> None:
        if not self.tables:
            return
        headed = {_table_of(cell) for cell in tree.css("th")}
        if any(table.mem_id not in headed for table in self.tables):
            notes.flaw(access.TABLE_WITHOUT_HEADERS)


def _html(_: Outline, __: LexborNode, attributes: Attributes, notes: Notes) -> None:
    notes.language = (attributes.get("lang") or "").strip()
    if notes.language:
        _language(notes.language, notes)
    else:
        notes.flaw(access.NO_LANGUAGE)


def _language(tag: str, notes: Notes) -> None:
    # An empty lang says "unknown", which is allowed inside a page.
    if tag and tag != "x-default" and not _LANGUAGE.fullmatch(tag):
        notes.flaw(access.BAD_LANGUAGE, tag)


def _title(_: Outline, node: LexborNode, __: Attributes, notes: Notes) -> None:
    parent = node.parent
    if not notes.title and parent is not None and parent.tag == "head":
        notes.title = " ".join((node.text() or "").split())


def _heading(outline: Outline, node: LexborNode, _: Attributes, __: Notes) -> None:
    outline.headings.append(_HEADINGS[node.tag or ""])


def _img(_: Outline, __: LexborNode, attributes: Attributes, notes: Notes) -> None:
    if "alt" not in attributes and attributes.get("aria-hidden") != "true":
        notes.flaw(access.NO_ALT, f'<img src="{attributes.get("src") or ""}">')


def _link(outline: Outline, node: LexborNode, attributes: Attributes, _: Notes) -> None:
    if "href" in attributes:
        outline.stop(attributes["href"] or "")
        _needs_name(outline, node, attributes, f'<a href="{attributes["href"] or ""}">')


def _button(outline: Outline, node: LexborNode, attributes: Attributes, _: Notes) -> None:
    outline.stop()
    shown = attributes.get("id") or attributes.get("class") or ""
    _needs_name(outline, node, attributes, f"<button> {shown}".strip())


def _needs_name(outline: Outline, node: LexborNode, attributes: Attributes, what: str) -> None:
    first = node.first_child
    if first is not None and first.is_text_node and (first.text_content or "").strip():
        return
    if not _is_labelled(attributes) and attributes.get("aria-hidden") != "true":
        outline.unnamed.append((node, what))


def _is_labelled(attributes: Attributes) -> bool:
    return any((attributes.get(name) or "").strip() for name in ("aria-label", "aria-labelledby", "title"))


def _field(outline: Outline, node: LexborNode, attributes: Attributes, notes: Notes) -> None:
    kind = (attributes.get("type") or "").lower() if node.tag == "input" else ""
    if kind != "hidden":
        outline.stop()
    what = f'<{node.tag} name="{attributes.get("name") or ""}">'
    if kind in _NAMED_BY_ITSELF or _is_labelled(attributes):
        return
    if kind == "image":
        if not (attributes.get("alt") or "").strip():
            notes.flaw(access.NO_ALT, what)
    elif kind == "button":
        if not (attributes.get("value") or "").strip():
            notes.flaw(access.NO_NAME, what)
    elif not _has_label_around(node):
        outline.unlabelled.append((attributes.get("id") or "", what))


def _has_label_around(node: LexborNode) -> bool:
    above = node.parent
    for _ in range(_NEAR):
        if above is None:
            return False
        if above.tag == "label":
            return True
        above = above.parent
    return False


def _label(outline: Outline, _: LexborNode, attributes: Attributes, __: Notes) -> None:
    if attributes.get("for"):
        outline.labels.add(attributes["for"] or "")


def _main(outline: Outline, _: LexborNode, attributes: Attributes, __: Notes) -> None:
    outline.mains += "hidden" not in attributes


def _table(outline: Outline, node: LexborNode, attributes: Attributes, _: Notes) -> None:
    if attributes.get("role") not in ("presentation", "none"):
        outline.tables.append(node)


def _table_of(cell: LexborNode) -> int:
    above = cell.parent
    while above is not None and above.tag != "table":  # a cell is at most three steps below its table
        above = above.parent
    return above.mem_id if above is not None else 0


def _meta(outline: Outline, _: LexborNode, attributes: Attributes, notes: Notes) -> None:
    content, name = attributes.get("content") or "", (attributes.get("name") or "").lower()
    if name == "description":
        outline.has_description = outline.has_description or bool(content.strip())
    elif name == "viewport" and _NO_ZOOM.search(content):
        notes.flaw(access.ZOOM_FORBIDDEN, content)
    elif (attributes.get("http-equiv") or "").lower() == "content-security-policy":
        # A policy says nothing about what was loaded before it.
        outline.has_policy = outline.has_policy or ("default-src" in content and not notes.loads)


def _frame(outline: Outline, _: LexborNode, attributes: Attributes, notes: Notes) -> None:
    outline.stop()
    if not (attributes.get("title") or "").strip():
        notes.flaw(access.FRAME_WITHOUT_TITLE, f'<iframe src="{attributes.get("src") or ""}">')


def _language_attribute(tag: str, _: Attributes, value: str, notes: Notes) -> None:
    if tag != "html":
        _language(value, notes)


def _tabindex(tag: str, _: Attributes, value: str, notes: Notes) -> None:
    if value.strip().lstrip("+0").isdigit():
        notes.flaw(access.POSITIVE_TABINDEX, f'<{tag} tabindex="{value}">')


def _autofocus(tag: str, _: Attributes, __: str, notes: Notes) -> None:
    notes.flaw(access.AUTOFOCUS, f"<{tag} autofocus>")


ATTRIBUTES: Mapping[str, Callable[[str, Attributes, str, Notes], None]] = {
    "lang": _language_attribute,
    "hreflang": _language_attribute,
    "tabindex": _tabindex,
    "autofocus": _autofocus,
}

ELEMENTS: Mapping[str, Callable[[Outline, LexborNode, Attributes, Notes], None]] = {
    "html": _html,
    "title": _title,
    "img": _img,
    "a": _link,
    "button": _button,
    "label": _label,
    "main": _main,
    "table": _table,
    "meta": _meta,
    "iframe": _frame,
    **dict.fromkeys(_HEADINGS, _heading),
    **dict.fromkeys(_FIELDS, _field),
}


def _surely_speaks(node: LexborNode) -> bool:
    """True where there is a text and nothing in the element hides one; False where it takes a closer look."""
    return bool(node.text().strip()) and node.css_first("[aria-hidden]") is None


def _spoken(tree: LexborHTMLParser) -> set[int]:
    """Every element in which a screen reader finds something to say, by its number in memory."""
    spoken: set[int] = set()
    root = tree.root
    for node in root.traverse(include_text=True) if root is not None else ():
        if not _says(node):
            continue
        above: LexborNode | None = node
        # Each element is passed once, however many texts stand below it.
        while above is not None and above.mem_id not in spoken:
            spoken.add(above.mem_id)
            if above.is_element_node and above.attributes.get("aria-hidden") == "true":
                break
            above = above.parent
    return spoken


def _says(node: LexborNode) -> bool:
    if node.is_text_node:
        return bool((node.text_content or "").strip())
    attributes = node.attributes if node.is_element_node else {}
    return bool((attributes.get("alt") or attributes.get("aria-label") or "").strip())


def check(result: Result) -> Iterator[Finding]:
    """Titles that several pages of one language share."""
    pages: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for path, facts in result.facts.items():
        if facts.title and not (facts.goes_on or facts.unlisted):
            pages[facts.language, facts.title].append(path)
    for (_, title), paths in pages.items():
        if len(paths) > 1:
            yield from (Finding(access.SAME_TITLE, path, (("what", title),)) for path in paths)
