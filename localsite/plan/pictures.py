"""How does a page name a picture: all its files, so that a browser takes the lightest one that is sharp enough?"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from localsite.plan.views import Img
from localsite.values import Format, Shot

# The room that a picture has in a text. A telephone is told two thirds of its width: with three points to a pixel nobody sees more.
IN_TEXT = "(min-width: 60rem) 48rem, (min-width: 30rem) calc(100vw - 2rem), 66vw"


def image(shot: Shot, href: Callable[[str], str], alt: str, *, focus: str = "", **said: str) -> Img:
    """A published picture with its words; `said` are others of its fields: "credit", "licence", "name", "language"."""
    *better, every = shot.formats or (Format("", ((shot.path, shot.width),)),)
    card = dict(shot.cards).get(focus or "centre")
    # Of the widest files the one that most browsers know: the last.
    large = max((file for one in reversed((*better, every)) for file in one.files), key=lambda file: file[1])[0]
    return Img(
        src=href(shot.path),
        width=shot.width,
        height=shot.height,
        alt=alt,
        sources=tuple((one.type, _srcset(one, href)) for one in better),
        srcset=_srcset(every, href) if len(every.files) > 1 else "",
        large=href(large),
        focus=focus,
        tone=shot.tone,
        card=image(card, href, alt, **said) if card else None,
        **said,
    )


def _srcset(one: Format, href: Callable[[str], str]) -> str:
    return ", ".join(f"{href(path)} {width}w" for path, width in one.files)


def element(picture: Img, sizes: str) -> str:
    """A picture inside a text, as HTML; what templates show goes through the macro `img`."""
    sources = "".join(f'<source type="{kind}" srcset="{escape(files)}" sizes="{sizes}">' for kind, files in picture.sources)
    srcset = f' srcset="{escape(picture.srcset)}" sizes="{sizes}"' if picture.srcset else ""
    size = f'width="{picture.width}" height="{picture.height}"'
    tone = f' class="tone--{picture.tone}"' if picture.tone else ""
    img = f'<img{tone} src="{escape(picture.src)}"{srcset} {size} alt="{escape(picture.alt)}" loading="lazy" decoding="async">'
    return f"<picture>{sources}{img}</picture>" if sources else img
