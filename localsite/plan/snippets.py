"""What does somebody paste into the page of another site? A badge, a card, a frame: HTML that needs no style sheet and runs nothing.

All of it is made of attributes and elements that a strict policy of that site lets through: no style, no script, no class.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import NamedTuple

SHOP_FRAME, LIST_FRAME = (320, 640), (320, 480)  # pixels: a telephone's width; what is longer scrolls inside


class Picture(NamedTuple):
    """A badge as a page shows it."""

    src: str  # the name of a file kept beside the page, or an address
    wide: int  # pixels: with them nothing moves when it comes
    high: int
    alt: str


class Frame(NamedTuple):
    """A page of ours inside another."""

    src: str
    title: str  # what is in it, for who cannot see that
    wide: int = SHOP_FRAME[0]
    high: int = SHOP_FRAME[1]


class Card(NamedTuple):
    """What a card says of a shop. What is "" is left out."""

    name: str
    category: str = ""
    street: str = ""
    phone: str = ""  # as people read it
    call: str = ""  # as a telephone dials it: "+37799990106"


def badge(href: str, picture: Picture, language: str) -> str:
    """A badge that leads to the page of the shop. Kept on the shop's own server it asks nobody anything: `src` is a file name then."""
    return _element("a", _element("img", None, **_of(picture)), href=href, lang=language) + "\n"


def hosted(href: str, address: str, picture: Picture, language: str) -> str:
    """The same from our server, for who has no place for a file. Guests of that site ask us for it, and it renews itself."""
    return badge(href, picture._replace(src=address), language)


def card(href: str, said: Card, picture: Picture | None, language: str) -> str:
    """A card that is its own text: nothing of it comes from us but the badge, and that only where `src` says so."""
    call = _element("a", escape(said.phone), href=f"tel:{said.call}") if said.call else escape(said.phone)
    lines = (
        _element("strong", _element("a", escape(said.name), href=href)),
        *(line for line in (escape(said.category), escape(said.street), call) if line),
    )
    shown = [_element("p", _element("a", _element("img", None, **_of(picture)), href=href))] if picture else []
    return _block("figure", [*shown, _element("figcaption", "<br>\n".join(lines))], lang=language)


def frame(href: str, framed: Frame, link: str, language: str) -> str:
    """A page of ours in a frame, with a link below it for who sees no frames: readers of mail, old machines, the cautious."""
    size = {"width": str(framed.wide), "height": str(framed.high)}
    return (
        # Without frameborder browsers draw a grey groove around it, and a style is what a strict policy refuses.
        _element("iframe", "", src=framed.src, **size, frameborder="0", title=framed.title, lang=language, loading="lazy")
        + "\n"
        + _element("p", _element("a", escape(link), href=href), lang=language)
        + "\n"
    )


def _of(picture: Picture) -> dict[str, str]:
    return {"src": picture.src, "width": str(picture.wide), "height": str(picture.high), "alt": picture.alt}


def _block(tag: str, lines: Iterable[str], **attributes: str) -> str:
    return _element(tag, "\n" + "\n".join(lines) + "\n", **attributes) + "\n"


def _element(tag: str, inside: str | None, **attributes: str) -> str:
    """An element, its attributes escaped; `inside` is HTML already, None where the element has no end."""
    said = "".join(f' {name}="{escape(value)}"' for name, value in attributes.items())
    return f"<{tag}{said}>" if inside is None else f"<{tag}{said}>{inside}</{tag}>"
