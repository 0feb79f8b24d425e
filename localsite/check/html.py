"""What a browser would build from a page, and what that page then links to, fetches and runs."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from selectolax.lexbor import LexborHTMLParser, LexborNode

from localsite.check.access import ATTRIBUTES, ELEMENTS, Outline
from localsite.check.notes import META_REFRESH, PAPER, STYLESHEET, Notes, scheme_of
from localsite.check.styles import PRESENTED, style
from localsite.codes import links, privacy

Attributes = Mapping[str, str | None]
Rule = Callable[[str, Attributes, str, Notes], None]  # (tag, attributes, value of the attribute, notes)

_SMALL = 32_768  # below this many bytes no shape is slow
_DEEPEST = 2_000  # browsers themselves stop at 512
_MOST_ATTRIBUTES = 2_000
_TAG = re.compile(rb"""<(/?)([a-zA-Z][^\s/>]*+)((?:[^"'>]++|"[^"]*+(?:"|\Z)|'[^']*+(?:'|\Z))*+)(?:>|\Z)""")
_QUOTED = re.compile(rb"""=\s*+(?:"[^"]*+"|'[^']*+')""")
_VOID = frozenset(b"area base br col embed hr img input link meta source track wbr".split())

_CANDIDATE = re.compile(r"[\s,]*+(\S++)")
_REFRESH = re.compile(r"""^[\s\d.]*[;,]?\s*(?:url\s*=\s*)?["']?([^"']*)""", re.IGNORECASE)
# The only kinds of <link> that a browser leaves alone until somebody follows them.
_RESTING = frozenset({
    *("alternate", "author", "bookmark", "canonical", "help", "license"),
    *("me", "next", "nofollow", "noopener", "prev", "search"),
})
_PICTURE_MENTIONS = frozenset({"og:image", "og:url", "og:image:secure_url", "og:video", "og:audio", "twitter:image"})
_DATA_ADDRESS = re.compile(r'"(https?://[^"\\\s]+)"')


def read_html(data: bytes, notes: Notes) -> None:
    """Notes all that a page holds."""
    if len(data) > _SMALL and _is_monstrous(data):
        notes.flaw(links.TOO_DEEP)
        return
    tree = LexborHTMLParser(data)
    outline = Outline()
    for node in _below(tree):
        tag, attributes = node.tag or "", node.attributes
        _element(node, tag, attributes, notes)
        if tag in ELEMENTS:
            ELEMENTS[tag](outline, node, attributes, notes)
        elif tag == "template":
            _apart(node.template_fragments(), notes)
    outline.end(tree, notes)


def piece(text: str, notes: Notes) -> None:
    """Notes what a piece of HTML inside another file links to and fetches."""
    data = text.encode("utf-8", "replace")
    if len(data) > _SMALL and _is_monstrous(data):
        notes.flaw(links.TOO_DEEP)
        return
    _apart([LexborHTMLParser(data)], notes)


def _below(tree: LexborHTMLParser | LexborNode) -> Iterable[LexborNode]:
    """Each element of a page in its order, without what is in its <template>s."""
    root = tree.root if isinstance(tree, LexborHTMLParser) else tree
    return root.traverse() if root is not None else ()


def _apart(trees: Sequence[LexborHTMLParser | LexborNode], notes: Notes) -> None:
    """Notes what elements link to, fetch and run that have ids and a shape of their own: those in a template or a feed."""
    inner, waiting = Notes(), list(trees)
    while waiting:
        for node in _below(waiting.pop()):
            _element(node, node.tag or "", node.attributes, inner)
            if node.tag == "template":
                waiting += node.template_fragments()
    notes.links |= {link: None for link in inner.links if not link.startswith("#")}
    notes.loads |= inner.loads
    notes.flaws |= {flaw: None for flaw in inner.flaws if flaw[0] != links.DUPLICATE_ID.number}


def _is_monstrous(data: bytes) -> bool:
    """True for shapes that take a parser minutes: thousands of elements in one another, thousands of attributes."""
    open_tags: Counter[bytes] = Counter()
    depth = 0
    for closing, name, attributes in _TAG.findall(data.lower()):
        if len(attributes) > _MOST_ATTRIBUTES and _QUOTED.sub(b" ", attributes).count(b" ") > _MOST_ATTRIBUTES:
            return True
        if closing:
            if open_tags[name]:
                open_tags[name] -= 1
                depth -= 1
        elif name not in _VOID:
            open_tags[name] += 1
            depth += 1
            if depth > _DEEPEST:
                return True
    return False


def _element(node: LexborNode, tag: str, attributes: Attributes, notes: Notes) -> None:
    rule = _TAGS.get(tag)
    if rule:
        rule(node, attributes, notes)
    for name, value in attributes.items():
        concern = _ATTRIBUTES.get(name)
        if concern:
            concern(tag, attributes, value or "", notes)
        elif name.startswith("on"):
            notes.flaw(privacy.INLINE_HANDLER, f"<{tag} {name}>")


# ---- elements


def _script(node: LexborNode, attributes: Attributes, notes: Notes) -> None:
    kind = (attributes.get("type") or "").partition(";")[0].strip().lower()
    if kind == "application/json" or kind.endswith("+json"):
        for address in _DATA_ADDRESS.findall(node.text() or ""):
            notes.mention(address)
    elif "src" not in attributes:
        first = " ".join((node.text() or "").split())[:60]
        notes.flaw(privacy.INLINE_SCRIPT, f"<script>{first}")


def _style_element(node: LexborNode, _: Attributes, notes: Notes) -> None:
    style(node.text() or "", notes)


def _meta(_: LexborNode, attributes: Attributes, notes: Notes) -> None:
    content = attributes.get("content") or ""
    name = (attributes.get("name") or attributes.get("property") or "").lower()
    if (attributes.get("http-equiv") or "").lower() == "refresh":
        found = _REFRESH.match(content)
        address = found[1].strip() if found else ""
        notes.goes_on = notes.goes_on or bool(address)
        if address:
            notes.load(META_REFRESH, address)
            notes.link(META_REFRESH, address)
    elif name == "robots":
        notes.unlisted = notes.unlisted or "noindex" in content.lower() or "none" in content.lower()
    elif name in _PICTURE_MENTIONS:
        notes.mention(content)


def _base(_: LexborNode, __: Attributes, notes: Notes) -> None:
    notes.flaw(links.BASE_ELEMENT)


_TAGS: Mapping[str, Callable[[LexborNode, Attributes, Notes], None]] = {
    "script": _script,
    "style": _style_element,
    "meta": _meta,
    "base": _base,
}


# ---- attributes


def _href(tag: str, attributes: Attributes, value: str, notes: Notes) -> None:
    if tag in ("a", "area"):
        notes.link(f"<{tag} href>", value)
    elif tag == "link":
        _link_element(attributes, value, notes)
    elif value.startswith("#"):  # <use href="#x">, a gradient that builds on another
        notes.links[value] = None
    elif tag != "base":
        notes.load(f"<{tag} href>", value)


def _link_element(attributes: Attributes, value: str, notes: Notes) -> None:
    kinds = (attributes.get("rel") or "").lower().split()
    if "stylesheet" in kinds:
        notes.load(PAPER if (attributes.get("media") or "").strip().lower() == "print" else STYLESHEET, value)
    elif kinds and _RESTING.issuperset(kinds):
        notes.mention(value)
    else:
        shown = "icon" if "icon" in kinds else " ".join(kinds)[:40]
        notes.load(f'<link rel="{shown}">', value)


def _target(tag: str, attributes: Attributes, value: str, notes: Notes) -> None:
    kinds = (attributes.get("rel") or "").lower().split()
    if value.lower() == "_blank" and "noopener" not in kinds and "noreferrer" not in kinds:
        notes.flaw(privacy.OPENER, f"<{tag}> {attributes.get('href') or ''}".strip())


def _src(tag: str, _: Attributes, value: str, notes: Notes) -> None:
    notes.load(f"<{tag} src>", value)


def _srcset(tag: str, _: Attributes, value: str, notes: Notes) -> None:
    for address in candidates(value):
        notes.load(f"<{tag} srcset>", address)


def _fetched(name: str) -> Rule:
    def rule(tag: str, _: Attributes, value: str, notes: Notes) -> None:
        if value.strip():
            notes.load(f"<{tag} {name}>", value)

    return rule


def _ping(tag: str, _: Attributes, value: str, notes: Notes) -> None:
    for address in value.split():
        notes.load(f"<{tag} ping>", address)


def _object(tag: str, _: Attributes, value: str, notes: Notes) -> None:
    if tag == "object":
        notes.load("<object data>", value)


def _cite(_: str, __: Attributes, value: str, notes: Notes) -> None:
    notes.mention(value)


def _style_attribute(tag: str, _: Attributes, value: str, notes: Notes) -> None:
    notes.flaw(privacy.INLINE_STYLE, f"<{tag}>")
    style(value, notes)


def _id(_: str, __: Attributes, value: str, notes: Notes) -> None:
    if value:
        notes.own(value)


def _presented(_: str, __: Attributes, value: str, notes: Notes) -> None:
    style(value, notes)


def _inner_document(tag: str, _: Attributes, __: str, notes: Notes) -> None:
    notes.flaw(privacy.HIDDEN_CONTENT, f"<{tag} srcdoc>")


def _animated(tag: str, _: Attributes, value: str, notes: Notes) -> None:
    if "//" in value or scheme_of(value.strip()):
        notes.load(f"<{tag}>", value)


_ATTRIBUTES: Mapping[str, Rule] = {
    "id": _id,
    "href": _href,
    "xlink:href": _href,
    "target": _target,
    "src": _src,
    "srcset": _srcset,
    "imagesrcset": _srcset,
    "poster": _fetched("poster"),
    "background": _fetched("background"),
    "manifest": _fetched("manifest"),
    "codebase": _fetched("codebase"),
    "archive": _fetched("archive"),
    "attributionsrc": _fetched("attributionsrc"),
    "lowsrc": _fetched("lowsrc"),
    "dynsrc": _fetched("dynsrc"),
    "action": _fetched("action"),
    "formaction": _fetched("formaction"),
    "ping": _ping,
    "data": _object,
    "cite": _cite,
    "longdesc": _cite,
    "style": _style_attribute,
    "srcdoc": _inner_document,
    "to": _animated,
    "from": _animated,
    "by": _animated,
    "values": _animated,
    **dict.fromkeys(PRESENTED, _presented),
    **ATTRIBUTES,
}


def candidates(srcset: str) -> Iterator[str]:
    """The addresses in a srcset, split as browsers do: an address may hold commas, not end with one."""
    found = _CANDIDATE.match(srcset)
    while found:
        yield found[1].rstrip(",")
        end = found.end() if found[1].endswith(",") else srcset.find(",", found.end())
        found = _CANDIDATE.match(srcset, end) if end >= 0 else None
