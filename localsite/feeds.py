"""News for feed readers: Atom (RFC 4287)."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple
from xml.sax.saxutils import escape

# Characters that XML 1.0 has no way to say.
_UNSAYABLE = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class News(NamedTuple):
    """One entry of a feed. Addresses are absolute; the summary is plain text."""

    title: str
    address: str
    id: str  # an address that never changes
    day: date
    author: str
    summary: str


class Feed(NamedTuple):
    """A feed, newest entry first."""

    title: str
    language: str
    home: str
    address: str
    entries: tuple[News, ...]


def escaped(text: str) -> str:
    """`text` inside an XML element or a quoted attribute."""
    return escape(_UNSAYABLE.sub("", text), {'"': "&quot;"})


def atom(feed: Feed) -> bytes:
    """The feed as Atom. It is dated by its newest entry, as a build has no clock."""
    updated = max((news.day for news in feed.entries), default=date(2000, 1, 1))
    entries = "".join(_entry(news) for news in feed.entries)
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{escaped(feed.language)}">\n'
        f"<title>{escaped(feed.title)}</title>\n"
        f"<id>{escaped(feed.home)}</id>\n"
        f'<link href="{escaped(feed.home)}"/>\n'
        f'<link rel="self" type="application/atom+xml" href="{escaped(feed.address)}"/>\n'
        f"<updated>{_instant(updated)}</updated>\n"
        f"<author><name>{escaped(feed.title)}</name></author>\n"
        f"{entries}</feed>\n"
    ).encode()


def _entry(news: News) -> str:
    return (
        "<entry>\n"
        f"<title>{escaped(news.title)}</title>\n"
        f"<id>{escaped(news.id)}</id>\n"
        f'<link href="{escaped(news.address)}"/>\n'
        f"<published>{_instant(news.day)}</published>\n"
        f"<updated>{_instant(news.day)}</updated>\n"
        f"<author><name>{escaped(news.author)}</name></author>\n"
        f"<summary>{escaped(news.summary)}</summary>\n"
        "</entry>\n"
    )


def _instant(day: date) -> str:
    # Noon in UTC is the same day everywhere that a town of ours may be.
    return f"{day.isoformat()}T12:00:00Z"
