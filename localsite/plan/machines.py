"""The files for machines: sitemap, robots, feeds, headers, redirects; the short addresses; the theme's own files."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import rcssmin  # type: ignore[import-untyped]
import rjsmin  # type: ignore[import-untyped]

from localsite import feeds, markup
from localsite.content import Story
from localsite.plan import kit
from localsite.plan.desk import FRAMED_POLICY, POLICY, Desk
from localsite.plan.views import Page
from localsite.settings import PATH
from localsite.urls import file_of
from localsite.values import Entry, Output

FOREVER, A_DAY = "public, max-age=31536000, immutable", "public, max-age=86400"
COMMON = (
    "X-Content-Type-Options: nosniff",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Permissions-Policy: geolocation=(self), camera=(), microphone=(), browsing-topics=()",
)
STRICT = f"Content-Security-Policy: {POLICY}; frame-ancestors 'none'"
# Without it a site that asks its guests for leave (Cross-Origin-Embedder-Policy: require-corp) shows nothing of ours.
ANYWHERE = "Cross-Origin-Resource-Policy: cross-origin"
# What is said of a folder besides, or instead: of all others that nobody may show them in a frame.
FOLDERS: Mapping[str, tuple[str, ...]] = {
    "assets": (f"Cache-Control: {FOREVER}", STRICT, ANYWHERE),
    "badges": (f"Cache-Control: {A_DAY}", STRICT, ANYWHERE, "Access-Control-Allow-Origin: *"),
    # Such a site asks of a page in a frame that it asks the same of what it shows.
    "embed": (f"Content-Security-Policy: {FRAMED_POLICY}; frame-ancestors *", ANYWHERE, "Cross-Origin-Embedder-Policy: require-corp"),
}


def assets(desk: Desk) -> Iterator[Output]:
    """The style sheet and the other files of the theme."""
    because = (f"themes/{desk.theme.name}",)
    yield Output(f"{desk.assets}/site.css".lstrip("/"), because, data=without_blanks(desk.theme.styles))
    lighter: Mapping[str, Callable[[bytes], bytes]] = {"js": rjsmin.jsmin, "css": without_blanks}
    for path, data in desk.theme.assets.items():
        make = lighter.get(path.rpartition(".")[2], bytes)
        yield Output(f"{desk.assets}/{path}".lstrip("/"), because, data=make(data))


_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SELECTORS = re.compile(r"(?<=[;{}])[^;{}@]+(?={)")
_BRACES = re.compile(r"""[{}]|"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_PSEUDO = re.compile(r"(?<=[\w\])&]) +(?=:)")


def without_blanks(styles: bytes) -> bytes:
    """A style sheet without comments and blanks, for the way.

    rcssmin takes the blank out of ".text :is(h2)" where that stands in @layer, and so its meaning: ".text *:is(h2)" says the same.
    """
    plain = _COMMENT.sub("", styles.decode("utf-8", "surrogateescape"))
    light: str = rcssmin.cssmin(_SELECTORS.sub(lambda match: _PSEUDO.sub(" *", match[0]), plain))
    return _joined(light).encode("utf-8", "surrogateescape")


def _joined(styles: str) -> str:
    """A light style sheet in which blocks of one layer that follow each other are one block."""
    depth, last, layer, parts = 0, 0, "", list[str]()
    for piece in _BRACES.finditer(styles):
        if piece[0] == "{":
            opens = styles[last : piece.end()] if depth == 0 else ""
            if opens.startswith("@layer") and opens == layer:
                parts[-1] = parts[-1].removesuffix("}")
                last = piece.end()
            layer = opens or layer
            depth += 1
        elif piece[0] == "}":
            depth -= 1
            if depth == 0:
                parts.append(styles[last : piece.end()])
                last = piece.end()
    return "".join((*parts, styles[last:]))


def atom(desk: Desk) -> Iterator[Output]:
    """The news of each language: its stories, newest first."""
    for language in desk.settings.languages:
        stories = [entry for entry in desk.site.of("story") if isinstance(entry.facts, Story)]
        stories.sort(key=lambda entry: (getattr(entry.facts, "date"), entry.key), reverse=True)  # noqa: B009
        frame = desk.frame(language)
        feed = feeds.Feed(
            title=frame.name,
            language=language,
            home=desk.settings.origin + frame.home,
            address=desk.settings.origin + frame.feed,
            entries=tuple(_news(desk, entry, language) for entry in stories[:20]),
        )
        because = tuple(entry.path for entry in stories) or (PATH,)
        yield Output(f"{desk.root(language)}atom.xml".lstrip("/"), because, data=feeds.atom(feed))


def _news(desk: Desk, entry: Entry, language: str) -> feeds.News:
    text = desk.text(entry, language)
    return feeds.News(
        title=entry.say("title", language).text,
        address=desk.settings.origin + desk.href(desk.address("story", entry.key, language)),
        id=f"{desk.settings.origin}{desk.href(f'/s/{entry.id}/')}",
        day=getattr(entry.facts, "date"),  # noqa: B009
        author=getattr(entry.facts, "author", None) or desk.settings.name,
        summary=entry.say("summary", language).text or markup.plain(text.text)[:300],
    )


def moved(desk: Desk) -> Iterator[Output]:
    """The short address of each record, its former ones, those of kits: each a page that leads on, for hosts without redirects."""
    for old, new, entry in (*moves(desk), *kit.moves(desk)):
        language = next((one for one in desk.settings.languages[1:] if old.startswith(f"/{one}/")), desk.settings.language)
        t, link = desk.words[language], replace(desk.link(entry, language), href=desk.href(new))
        page = Page(
            kind="moved",
            language=language,
            title=t("page.moved"),
            description=t("describe.moved"),
            canonical=desk.settings.origin + desk.href(new),
            alternates=(),
            noindex=True,
            replaced_by=link,
        )
        yield Output(file_of(old), (entry.path,), "pages/moved.html", {"page": page, "site": language})


def moves(desk: Desk) -> Iterator[tuple[str, str, Entry]]:
    """Every address that leads on to another for ever, with the record that it leads to."""
    main = desk.settings.language
    for entry in desk.site.entries.values():
        if entry.kind != "page":
            yield f"/s/{entry.id}/", desk.address(entry.kind, entry.key, main), entry
        for key in dict.fromkeys(entry.facts.formerly):
            for language in desk.settings.languages:
                yield desk.address(entry.kind, key, language), desk.address(entry.kind, entry.key, language), entry


def sitemap(pages: Iterable[Output]) -> Output:
    """Every page that search engines may keep."""
    found = sorted({_page(output).canonical for output in pages if output.template and not _page(output).noindex})
    lines = "".join(f"<url><loc>{feeds.escaped(address)}</loc></url>\n" for address in found)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Output("sitemap.xml", (PATH,), data=f"{head}{lines}</urlset>\n".encode())


def _page(output: Output) -> Page:
    page: Page = output.context["page"]
    return page


def robots(desk: Desk) -> Output:
    """Who may look: everybody, but for previews."""
    allowed = "Allow: /" if desk.production else "Disallow: /"
    address = desk.settings.origin + desk.href("/sitemap.xml")
    return Output("robots.txt", (PATH,), data=f"User-agent: *\n{allowed}\n\nSitemap: {address}\n".encode())


def headers(desk: Desk, outputs: Iterable[Output]) -> Output:
    """What hosts that read `_headers` send. Patterns do not overlap, as some hosts join what two patterns say."""
    tops: Mapping[str, Any] = {output.path.split("/")[0]: "/" in output.path for output in outputs}
    base = desk.settings.base
    blocks = [(base, (STRICT, *COMMON))] if "index.html" in tops else []
    for name, is_folder in sorted(tops.items()):
        blocks.append((f"{base}{name}/*" if is_folder else f"{base}{name}", (*FOLDERS.get(name, (STRICT,)), *COMMON)))
    text = "\n".join("\n".join([pattern, *(f"  {line}" for line in lines)]) for pattern, lines in blocks)
    return Output("_headers", (PATH,), data=f"{text}\n".encode())


def redirects(desk: Desk) -> Output:
    """What hosts that read `_redirects` answer before any page: short addresses and those of kits for now, former ones for good."""
    lines = [f"{desk.href(old)} {desk.href(new)} {'302!' if old.startswith('/s/') else '301!'}" for old, new, _ in moves(desk)]
    lines += [f"{desk.href(old)} {desk.href(new)} 302!" for old, new, _ in kit.moves(desk)]
    return Output("_redirects", (PATH,), data="".join(f"{line}\n" for line in sorted(lines)).encode())
