"""The checks of the finished site: small literal files, one rule at a time."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite.cache import Memory
from localsite.check import check
from localsite.check.facts import facts, kind_of
from localsite.check.html import candidates
from localsite.check.weight import ALL_SCRIPTS
from localsite.diagnostics import Diagnostic, Severity, Span
from localsite.values import File

HEAD = (
    '<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src \'none\'"><title>{title}</title>'
    '<meta name="description" content="d">'
)
SITE = "https://vitrines.example/"


def page(body: str = "", *, head: str = "", title: str = "Accueil", main: str = "", html: str = 'lang="fr"') -> bytes:
    """A page without fault, with these pieces in it."""
    top = HEAD.format(title=title)
    content = f'{body}<main id="main"><h1>Bonjour</h1>{main}</main>'
    return f"<!doctype html><html {html}><head>{top}{head}</head><body>{content}</body></html>".encode()


def found(files: dict[str, bytes], site_url: str = SITE, budgets: tuple[tuple[str, int], ...] = ()) -> list[Diagnostic]:
    """Everything that is reported about these files."""
    diagnostics: list[Diagnostic] = []
    result = [File(path, data, (f"content/pages/{path}.md",)) for path, data in files.items()]
    check(result, site_url, Memory(None), diagnostics.append, budgets)
    for diagnostic in diagnostics:
        for language in ("fr", "en"):
            assert diagnostic.said(language).hint  # a fact that is missing raises
    return diagnostics


def numbers(files: dict[str, bytes], site_url: str = SITE) -> list[str]:
    """The codes of everything that is reported."""
    return [diagnostic.code.number for diagnostic in found(files, site_url)]


def one(**pieces: str) -> list[str]:
    """The codes reported about a site of one page made of these pieces."""
    others = {"a.png": b"", "b/index.html": page(title="B", main='<p id="x">'), "c/index.html": FALLBACK.encode()}
    return numbers({"index.html": page(**pieces)} | others)


FALLBACK = f'<!doctype html><html lang="fr">{HEAD.format(title="C")}<meta http-equiv="refresh" content="0; url=/b/"><a href="/b/">B</a>'


def test_a_page_without_fault_gives_nothing() -> None:
    assert one(main='<a href="/b/#x">B</a>') == []


# ---- links


@pytest.mark.parametrize(
    ("main", "expected"),
    [
        ('<a href="/b/">B</a>', []),
        ('<a href="b/">B</a>', []),
        ('<a href="./x/../b/?q=1#x">B</a>', []),
        ('<a href="https://vitrines.example/b/#x">B</a>', []),
        ('<a href="//VITRINES.example/b/">B</a>', []),
        ('<a href=" /b/\n ">B</a>', []),
        ('<a href="\\b\\">B</a>', []),
        ('<a href="%62/#%78">B</a>', []),
        ('<a href="/b/#top">B</a><a href="/b/#:~:text=x">B</a><a href="#">B</a>', []),
        ('<a href="https://ailleurs.example/x" rel="nofollow">x</a><a href="mailto:a@b.fr">m</a><a href="tel:+33">t</a>', []),
        ('<a href="/absent/">B</a>', ["LS400"]),
        ('<a href="https://vitrines.example/absent/">B</a>', ["LS400"]),
        ('<a href="absent.pdf">B</a>', ["LS400"]),
        ('<img src="/absent.png" alt="">', ["LS400"]),
        ('<img src="/a.png" srcset="/a.png 1x, /absent.png 2x" alt="">', ["LS400"]),
        ('<video poster="/absent.png"></video>', ["LS400"]),
        ('<form action="/absent/"></form>', ["LS400"]),
        ('<blockquote cite="/absent/">x</blockquote>', ["LS400"]),
        ('<svg><use href="/absent.svg#x"/></svg>', ["LS400"]),
        ('<svg><rect fill="url(/absent.svg#x)"/></svg>', ["LS400"]),
        ('<script type="application/ld+json">{"url":"https://vitrines.example/absent/"}</script>', ["LS400"]),
        ('<a href="/B/">B</a>', ["LS401"]),
        ('<img src="/A.png" alt="">', ["LS401"]),
        ('<a href="/b/#y">B</a>', ["LS402"]),
        ('<a href="#y">B</a>', ["LS402"]),
        ('<svg><use href="#y"/></svg>', ["LS402"]),
        ('<a href="/b">B</a>', ["LS403"]),
        ('<p id="x"></p><p id="x"></p>', ["LS405"]),
        ('<a href="/%zz">B</a>', ["LS407"]),
        ('<a href="/%ff">B</a>', ["LS407"]),
    ],
)
def test_a_link_leads_to_a_file_of_the_result(main: str, expected: list[str]) -> None:
    assert one(main=main + '<a href="/b/">B</a>') == expected


def test_under_a_base_path_a_link_that_leaves_it_is_reported() -> None:
    site = {
        "index.html": page(main='<a href="/vitrine/b/">B</a><a href="/b/">B</a><a href="/vitrine">home</a>'),
        "b/index.html": page(title="B"),
    }
    assert [(d.code.number, dict(d.facts)) for d in found(site, "https://v.example/vitrine/")] == [
        ("LS403", {"base": "/vitrine/", "page": "/vitrine/", "pages": "1", "right": "/vitrine/", "target": "/vitrine"}),
        ("LS404", {"base": "/vitrine/", "page": "/vitrine/", "pages": "1", "right": "", "target": "/b/"}),
    ]


def test_the_right_spelling_of_a_link_is_given() -> None:
    site = {"index.html": page(main='<a href="/Café/#x">B</a>'), "café/index.html": page(title="B", main='<p id="x">')}
    assert [dict(d.facts)["right"] for d in found(site)] == ["/caf%C3%A9/"]


def test_a_page_that_nobody_can_reach_is_noticed_and_islands_do_not_hide_it() -> None:
    site = {
        "index.html": page(),
        "b/index.html": page(title="B", main='<a href="/c/">C</a>'),
        "c/index.html": page(title="C", main='<a href="/b/">B</a>'),
        "404.html": page(title="404"),
        "s/abc/index.html": page(title="S"),
        "d/index.html": page(title="D", head='<meta name="robots" content="noindex">'),
    }
    assert [(d.code.number, d.span.file) for d in found(site)] == [
        ("LS406", "content/pages/b/index.html.md"),
        ("LS406", "content/pages/c/index.html.md"),
    ]


def test_the_fallback_of_a_renamed_page_leads_on() -> None:
    assert one(main='<a href="/c/">C</a>') == []


def test_a_base_element_is_refused() -> None:
    assert one(head='<base href="/b/">', main='<a href="/b/">B</a>') == ["LS408"]


@pytest.mark.parametrize(
    ("path", "data", "expected"),
    [
        ("sitemap.xml", b"<urlset><url><loc>https://vitrines.example/</loc></url></urlset>", []),
        ("sitemap.xml", b"<urlset><url><loc>https://vitrines.example/absent/</loc></url></urlset>", ["LS400"]),
        ("feed.xml", b'<feed xmlns="http://www.w3.org/2005/Atom"><link href="/absent/"/></feed>', ["LS400"]),
        ("feed.xml", b'<feed><content type="html">&lt;img src="//e.fr/t.gif"&gt;</content></feed>', ["LS700"]),
        ("feed.json", b'{"version":"https://jsonfeed.org/version/1.1","items":[{"url":"/absent/"}]}', ["LS400"]),
        ("feed.json", b'{"version":"https://jsonfeed.org/version/1.1","items":[{"content_html":"<img src=//e.fr/t.gif>"}]}', ["LS700"]),
        ("feed.json", b'{"version":"https://jsonfeed.org/version/1.1",', ["LS409"]),
        ("_redirects", b"# from to\n/old/ / 301\n/x/* /y/:splat\n", []),
        ("_redirects", b"/old/ /absent/ 301\n", ["LS400"]),
        ("robots.txt", b"User-agent: *\nSitemap: https://vitrines.example/absent.xml\n", ["LS400"]),
        ("site.webmanifest", b'{"start_url":"/","icons":[{"src":"/absent.png"}]}', ["LS400"]),
        ("a.css", b'a{background:url("absent.png")}', ["LS400"]),
        ("a.css", b'@font-face{src:url(f.woff2)}@import "absent.css";', ["LS400", "LS400"]),
        ("a.js", b"import { x } from './absent.js'\n", ["LS400"]),
        ("a.js", b"const m = await import('./absent.js')\n", ["LS400"]),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><g id="x"/><use href="#x"/></svg>', []),
        ("a.svg", b'<svg xmlns="http://www.w3.org/2000/svg"><use href="#y"/></svg>', ["LS402"]),
        ("a.svg", b"<svg><g></svg>", ["LS409"]),
        ("a.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]><svg>&a;</svg>', ["LS409"]),
    ],
)
def test_every_kind_of_file_is_followed(path: str, data: bytes, expected: list[str]) -> None:
    assert numbers({"index.html": page(), path: data}) == expected


# ---- privacy


@pytest.mark.parametrize(
    "main",
    [
        '<img src="https://e.fr/a.png" alt="">',
        '<img src="//e.fr/a.png" alt="">',
        '<img src="\\\\e.fr/a.png" alt="">',
        '<img src="ht\ntps://e.fr/a.png" alt="">',
        '<img src="http://vitrines.example/a.png" alt="">',
        '<img srcset="//e.fr/a.png 2x" alt="">',
        '<picture><source srcset="//e.fr/a.avif"></picture>',
        '<video src="//e.fr/v"></video>',
        '<video poster="//e.fr/v"></video>',
        '<audio src="//e.fr/v"></audio>',
        '<video><track src="//e.fr/v"></video>',
        '<iframe src="//e.fr/" title="x"></iframe>',
        '<embed src="//e.fr/">',
        '<object data="//e.fr/"></object>',
        '<form action="//e.fr/"></form>',
        '<button formaction="//e.fr/">x</button>',
        '<input type="image" src="//e.fr/" alt="x">',
        '<a href="/" ping="//e.fr/">x</a>',
        '<script src="//e.fr/a.js"></script>',
        '<style>@import "//e.fr/a.css";</style>',
        "<style>a{b:u\\72l(//e.fr/x)}</style>",
        '<style>a{b:image-set("//e.fr/x" 1x)}</style>',
        '<svg><image href="//e.fr/a.png"/></svg>',
        '<svg><image xlink:href="//e.fr/a.png"/></svg>',
        '<svg><filter><feImage href="//e.fr/a.png"/></filter></svg>',
        '<svg><use href="//e.fr/a.svg#x"/></svg>',
        '<svg><rect fill="url(//e.fr/a.svg#x)"/></svg>',
        '<svg><image><set attributeName="href" to="//e.fr/a.png"/></image></svg>',
        '<template><template><img src="//e.fr/a.png"></template></template>',
        '<noscript><img src="//e.fr/a.png" alt=""></noscript>',
    ],
)
def test_a_request_to_another_origin_is_an_error(main: str) -> None:
    assert numbers({"index.html": page(main=main)}) == ["LS700"]


FETCHING = ("stylesheet", "preload", "icon", "manifest", "dns-prefetch", "preconnect", "modulepreload", "prefetch", "new")


@pytest.mark.parametrize("kind", FETCHING)
def test_a_link_element_that_fetches_stays_at_home(kind: str) -> None:
    assert numbers({"index.html": page(head=f'<link rel="{kind}" href="//e.fr/a">')}) == ["LS700"]


def test_what_only_names_another_site_is_allowed() -> None:
    head = '<link rel="license" href="https://e.fr/"><link rel="canonical" href="https://vitrines.example/">'
    assert numbers({"index.html": page(head=head, main='<a href="https://e.fr/">x</a><img src="data:image/png;base64,AA" alt="">')}) == []


def test_a_page_that_sends_visitors_to_another_site_is_an_error() -> None:
    assert numbers({"index.html": page(head='<meta http-equiv="Refresh" content="0;URL=\'https://e.fr/\'">')}) == ["LS700"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"// see https://e.fr/\n/* https://e.fr */ const s = 'http://www.w3.org/2000/svg'\n", []),
        (b"const r = /[\"'/*]/; fetch('/data/a.json') // ok\n", []),
        (b"fetch('https://e.fr/')", ["LS700"]),
        (b"fetch('//e.fr/')", ["LS700"]),
        (b'const r = /[\'"]/g; fetch("https://e.fr/")', ["LS700"]),
        (b"import('https://e.fr/a.js')", ["LS700", "LS700"]),
        (b"import x from 'https://e.fr/a.js'", ["LS700", "LS700"]),
        (b"new WebSocket(where)", ["LS705"]),
        (b"navigator.sendBeacon(where)", ["LS705"]),
        (b"eval('1')", ["LS705"]),
        (b"new Function('a')", ["LS705"]),
        (b"const evaluate = (x) => x; evaluate(1)", []),
    ],
)
def test_our_scripts_know_no_other_site(data: bytes, expected: list[str]) -> None:
    assert numbers({"index.html": page(), "a.js": data}) == expected


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"/* https://e.fr/ */ @namespace url(http://www.w3.org/1999/xhtml); a{b:url(#x)}", []),
        (b"a{b:url(\"data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg'/>\")}", []),
        (b"@import url(https://e.fr/a.css);", ["LS700"]),
        (b"@font-face{src:url(https://e.fr/a.woff2)}", ["LS700"]),
        (b"a{b:url(blob:x)}", ["LS708"]),
    ],
)
def test_our_style_sheets_know_no_other_site(data: bytes, expected: list[str]) -> None:
    assert numbers({"index.html": page(), "a.css": data}) == expected


@pytest.mark.parametrize(
    ("inside", "expected"),
    [
        ('<image href="//e.fr/a"/>', ["LS700"]),
        ('<image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="//e.fr/a"/>', ["LS700"]),
        ('<g style="fill:url(//e.fr/a)"/>', ["LS700"]),
        ("<style>a{b:url(//e.fr/a)}</style>", ["LS700"]),
        ("<script>x()</script>", ["LS701"]),
        ('<g onload="x()"/>', ["LS702"]),
        ('<a href="javascript:x()"/>', ["LS703"]),
        ('<a href="https://e.fr/"/>', []),
    ],
)
def test_a_drawing_asks_nobody_and_runs_nothing(inside: str, expected: list[str]) -> None:
    drawing = f'<svg xmlns="http://www.w3.org/2000/svg">{inside}</svg>'.encode()
    assert numbers({"index.html": page(), "a.svg": drawing}) == expected
    assert numbers({"index.html": page(), "a.svg": b'<?xml-stylesheet href="//e.fr/a.css"?>' + drawing}) == sorted([*expected, "LS700"])


@pytest.mark.parametrize(
    ("main", "expected"),
    [
        ('<script type="application/ld+json">{}</script><script type="application/json">{}</script>', []),
        ("<script>x()</script>", ["LS701"]),
        ('<script type="module">x()</script>', ["LS701"]),
        ('<script type="importmap">{}</script>', ["LS701"]),
        ('<p onclick="x()">x</p>', ["LS702"]),
        ('<a href="java\nscript:x()">x</a>', ["LS703"]),
        ('<form action="javascript:x()"></form>', ["LS703"]),
        ('<p style="color:red">x</p>', ["LS704"]),
        ('<a href="/" target="_blank">x</a>', ["LS707"]),
        ('<a href="/" target="_blank" rel="nofollow noopener">x</a>', []),
        ('<img src="blob:x" alt="">', ["LS708"]),
        ('<a href="data:text/html,x">x</a>', ["LS708"]),
        ('<iframe srcdoc="<p>x" title="x"></iframe>', ["LS708"]),
    ],
)
def test_nothing_in_a_page_runs(main: str, expected: list[str]) -> None:
    assert numbers({"index.html": page(main=main)}) == expected


def test_a_page_has_its_policy_before_anything_is_loaded() -> None:
    without = page().replace(b"Content-Security-Policy", b"x")
    late = page().replace(b"<head>", b'<head><link rel="stylesheet" href="/a.css">')
    assert numbers({"index.html": without}) == ["LS706"]
    assert numbers({"index.html": late, "a.css": b""}) == ["LS706"]


# ---- access


@pytest.mark.parametrize(
    ("pieces", "expected"),
    [
        ({"html": ""}, ["LS500"]),
        ({"html": 'lang="fr_FR"'}, ["LS501"]),
        ({"html": 'lang="pt-BR"'}, []),
        ({"main": '<p lang="zh-Hant-TW">x</p><p lang="">x</p>'}, []),
        ({"main": '<p lang="anglais">x</p>'}, ["LS501"]),
        ({"title": " "}, ["LS502"]),
        ({"main": "<h1>x</h1>"}, ["LS504"]),
        ({"main": "<h2>x</h2><h3>y</h3><h2>z</h2>"}, []),
        ({"main": "<h3>y</h3>"}, ["LS505"]),
        ({"main": '<img src="data:image/png,">'}, ["LS506"]),
        ({"main": '<input type="image" src="data:image/png,">'}, ["LS506"]),
        ({"main": '<a href="/"><span> </span></a>'}, ["LS507"]),
        ({"main": '<a href="/"><img src="data:image/png," alt=""></a>'}, ["LS507"]),
        ({"main": '<a href="/"><span aria-hidden="true">x</span></a>'}, ["LS507"]),
        ({"main": "<button></button>"}, ["LS507"]),
        ({"main": '<a href="/"><img src="data:image/png," alt="x"></a><a href="/" aria-label="x"></a><a href="/"><b>x</b></a>'}, []),
        ({"main": '<input name="q">'}, ["LS508"]),
        ({"main": '<label for="q">x</label><input id="q"><label>x <select></select></label><input type="submit">'}, []),
        ({"main": '<textarea id="q"></textarea><label for="q">x</label>'}, []),
        ({"main": "<main></main>"}, ["LS509"]),
        ({"body": '<a href="/">x</a>'}, ["LS510"]),
        ({"body": '<a href="#main">x</a><a href="/">y</a>'}, []),
        ({"main": '<p tabindex="1">x</p>'}, ["LS511"]),
        ({"main": '<p tabindex="0">x</p><p tabindex="-1">x</p>'}, []),
        ({"main": '<input aria-label="x" autofocus>'}, ["LS512"]),
        ({"main": "<table><tr><td>x</td></tr></table>"}, ["LS513"]),
        ({"main": "<table><tr><td><table><tr><th>x</th></tr></table></td></tr></table>"}, ["LS513"]),
        ({"main": '<table><tr><th>x</th></tr></table><table role="presentation"></table>'}, []),
        ({"head": '<meta name="viewport" content="width=device-width, user-scalable=no">'}, ["LS514"]),
        ({"head": '<meta name="viewport" content="width=device-width, maximum-scale=1.0">'}, ["LS514"]),
        ({"head": '<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=10">'}, []),
        ({"main": '<iframe src="/"></iframe>'}, ["LS515"]),
    ],
)
def test_everybody_can_use_the_page(pieces: dict[str, str], expected: list[str]) -> None:
    assert numbers({"index.html": page(**pieces)}) == expected


def test_a_missing_description_is_noticed() -> None:
    assert numbers({"index.html": page().replace(b"description", b"x")}) == ["LS516"]


def test_two_pages_of_one_language_have_different_titles() -> None:
    twin = page(title="Le Coin", main='<a href="/a/">A</a><a href="/b/">B</a>')
    site = {"index.html": page(main='<a href="/a/">A</a>'), "a/index.html": twin, "b/index.html": twin.replace(b'lang="fr"', b'lang="en"')}
    assert numbers(site) == []
    assert [(d.code.number, dict(d.facts)) for d in found(site | {"b/index.html": twin})] == [
        ("LS503", {"page": "/a/", "pages": "2", "what": "Le Coin"})
    ]


# ---- weight


def test_a_page_is_weighed_with_what_it_needs() -> None:
    heavy = b"".join(b"/*%x*/" % (n * 2654435761 % 2**32) for n in range(300))
    site = {
        "index.html": page(head='<link rel="stylesheet" href="/a.css">', main='<a href="/b/">B</a>'),
        "b/index.html": page(
            title="B", head='<link rel="stylesheet" href="/a.css"><script src="/a.js"></script><link rel="modulepreload" href="/b.js">'
        ),
        "a.css": b'@import "b.css";',
        "b.css": heavy,
        "a.js": b"x",
        "b.js": b"export default 1",
    }
    weights = {path: facts(kind_of(path), data).weight for path, data in site.items()}
    whole = sum(weights.values()) - weights["index.html"]
    assert found(site, budgets=(("*/index.html", whole),)) == []
    assert [(d.code.number, dict(d.facts)) for d in found(site, budgets=(("*/index.html", whole - 1),))] == [
        ("LS750", {"budget": str(whole - 1), "page": "/b/", "pages": "1", "weight": str(whole)})
    ]


def test_nobody_waits_for_a_sheet_that_is_for_paper() -> None:
    sheet = b"a{color:red}" * 9
    for media, waits in ((' media="print"', 0), (' media=" PRINT "', 0), (' media="screen"', 1), ("", 1)):
        site = {"index.html": page(head=f'<link rel="stylesheet" href="/a.css"{media}>'), "a.css": sheet}
        alone = facts("html", site["index.html"]).weight
        told = [dict(one.facts)["weight"] for one in found(site, budgets=(("index.html", 1),))]
        assert told == [str(alone + waits * facts("css", sheet).weight)]
    assert numbers({"index.html": page(head='<link rel="stylesheet" href="https://e.fr/a.css" media="print">')}) == ["LS700"]


def test_all_the_scripts_are_weighed_together() -> None:
    script = b"".join(b"x%x()\n" % (n * 2654435761 % 2**32) for n in range(2000))
    weight = facts("js", script).weight
    assert weight < ALL_SCRIPTS < 2 * weight
    assert numbers({"index.html": page(), "a.js": script}) == []
    assert [dict(d.facts) for d in found({"index.html": page(), "a.js": script, "b.js": script})] == [
        {"budget": str(ALL_SCRIPTS), "page": "/b.js", "pages": "1", "weight": str(2 * weight)}
    ]


# ---- reporting


def test_a_fault_of_the_theme_is_reported_once_and_blames_what_the_pages_share() -> None:
    nav = page(main='<a href="/absent/">x</a>')
    result = [File(f"{n}.html", nav.replace(b"Accueil", b"%d" % n), (f"shops/{n}/index.md", "themes/atelier/nav.html")) for n in range(50)]
    reported: list[Diagnostic] = []
    check(result, SITE, Memory(None), reported.append)
    assert [(d.code.number, d.span, dict(d.facts)["pages"], dict(d.facts)["page"]) for d in reported] == [
        ("LS400", Span("themes/atelier/nav.html"), "50", "/0.html")
    ]


def test_a_fault_of_one_page_blames_the_file_that_somebody_wrote() -> None:
    reported: list[Diagnostic] = []
    check(
        [File("index.html", page(main='<a href="/x/">x</a>'), ("themes/t.html", "shops/a/index.md"))], SITE, Memory(None), reported.append
    )
    assert [d.span for d in reported] == [Span("shops/a/index.md")]


def test_what_is_remembered_gives_the_same_report(tmp_path: object) -> None:
    files = [File("index.html", page(main='<a href="/x/">x</a>'), ())]
    reports: list[list[Diagnostic]] = []
    for _ in range(2):
        reports.append([])
        with Memory(tmp_path / "memory") as memory:  # type: ignore[operator]
            check(files, SITE, memory, reports[-1].append)
            assert memory.trouble == ""
    assert reports[0] == reports[1] != []


def test_facts_are_plain_and_quick_to_remember() -> None:
    whole = facts("html", page(main='<a href="/x/">x</a><img src="/y" alt="">'))
    assert pickle.loads(pickle.dumps(tuple(whole))) == whole
    assert (whole.links, whole.loads, whole.ids) == (("/x/",), (("<img src>", "/y"),), ("main",))


@pytest.mark.parametrize(
    ("srcset", "expected"),
    [
        ("a.png", ["a.png"]),
        (" a.png 1x,b.png 2x ", ["a.png", "b.png"]),
        ("a.png, b.png", ["a.png", "b.png"]),
        ("data:image/png,AA 1x", ["data:image/png,AA"]),
        (",,, ", []),
    ],
)
def test_a_srcset_is_split_as_browsers_do(srcset: str, expected: list[str]) -> None:
    assert list(candidates(srcset)) == expected


# ---- odd and hostile bytes


KINDS = ("html", "css", "js", "xml", "json", "redirects", "robots", "")


@given(
    st.sampled_from(KINDS), st.binary(max_size=300) | st.text(alphabet="<>/\"'=a#%:()&;! \\*`{}@uhrefscil\n", max_size=300).map(str.encode)
)
def test_odd_bytes_give_odd_facts_and_never_an_exception(kind: str, data: bytes) -> None:
    facts(kind, data)
    found({{"redirects": "_redirects", "robots": "robots.txt"}.get(kind, f"index.{kind}"): data})


@pytest.mark.parametrize(
    "data",
    [b"<div>" * 100_000, b"<DIV></div ><ul><li>" * 50_000, b"<p " + b" ".join(b"a%d=x" % n for n in range(100_000)) + b">"],
    ids=["deep", "list", "attributes"],
)
def test_a_monstrous_page_is_not_parsed(data: bytes) -> None:
    assert [number for number, _ in facts("html", data).flaws] == ["LS410"]
    assert [number for number, _ in facts("xml", b"<feed><content>" + data.replace(b"<", b"&lt;") + b"</content></feed>").flaws] == [
        "LS410"
    ]


@pytest.mark.parametrize(
    ("kind", "piece"),
    [
        ("html", b"<a href=x><object>"),
        ("html", b"<template>"),
        ("html", b"<table><tr><td>"),
        ("html", b"<b><p>"),
        ("html", b"<label><input>"),
        ("html", b'<a "'),
        ("html", b"<!--"),
        ("html", b"<img srcset='a,b'>"),
        ("css", b"url("),
        ("css", b"/*"),
        ("css", b"@import "),
        ("css", b"image-set("),
        ("js", b"import "),
        ("js", b"import a,"),
        ("js", b"`"),
        ("js", b"=/["),
        ("js", b"/*"),
        ("xml", b"<g>"),
        ("json", b"["),
    ],
)
def test_a_long_repetition_is_read_in_one_pass(kind: str, piece: bytes) -> None:
    begun = {"json": b'{"icons":', "xml": b"", "html": b"", "css": b"", "js": b""}[kind]
    assert facts(kind, begun + piece * (200_000 // len(piece))).flaws is not None  # where it is slow, it takes hours


def test_a_huge_attribute_is_cut_in_the_report() -> None:
    [broken] = found({"index.html": page(main=f'<a href="/{"x" * 1_000_000}">x</a>')})
    assert len(broken.said("fr").message) < 400


def test_every_severity_is_in_use() -> None:
    wrong = page(main='<a href="/b">x</a><h1>x</h1>').replace(b"description", b"x")
    severities = {diagnostic.code.severity for diagnostic in found({"index.html": wrong, "b/index.html": page(title="B")})}
    assert severities == {Severity.ERROR, Severity.WARNING, Severity.NOTICE}
