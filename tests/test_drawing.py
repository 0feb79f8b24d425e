"""A drawn logo becomes a picture; a drawing that runs, fetches, names a file or never ends is refused before anything is painted."""

from __future__ import annotations

import gzip
import io
import shutil
import sys
import time
from dataclasses import replace

import pytest
from PIL import Image

from localsite.cache import Memory
from localsite.codes import photos as codes
from localsite.develop import develop
from localsite.diagnostics import Span
from localsite.drawing import DEEPEST, MOST_BYTES, MOST_ELEMENTS, WIDEST, Drawn, drawn
from localsite.pipeline import Job, build
from tests.ground import MINIMAL, TODAY, write_site
from tests.stages import SITE, made, shop, sources_of

OPEN = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 40 20">'
BARE = '<svg xmlns="http://www.w3.org/2000/svg"'
GOOD = OPEN + '<rect width="20" height="20" fill="#c81e1e"/></svg>'
SECRET = "SecretPixels"


def svg(inside, opened=OPEN):
    return f"{opened}\n{inside}\n</svg>".encode()


def painted(data):
    found = drawn(data if isinstance(data, bytes) else data.encode(), "content/logo.svg")
    assert found.diagnostic is None, found.diagnostic.said("en")
    opened = Image.open(io.BytesIO(found.data))
    assert (opened.format, opened.mode) == ("PNG", "RGBA")
    return opened


def refused(data):
    found = drawn(data, "content/logo.svg")
    assert (found.data, found.lasting, found.diagnostic.span) == (b"", True, Span("content/logo.svg"))
    facts = dict(found.diagnostic.facts)
    assert facts.pop("file") == "logo.svg"
    return found.diagnostic.code.number, facts


def test_a_drawing_becomes_a_picture_that_is_clear_where_nothing_is_drawn():
    found = painted(GOOD)
    assert (found.size, found.getpixel((10, 10)), found.getpixel((1200, 400))[3]) == ((WIDEST, WIDEST // 2), (200, 30, 30, 255), 0)


@pytest.mark.parametrize(
    "opened",
    [
        f'{BARE} width="40" height="20">', f'{BARE} width="4cm" height="2cm">', f'{BARE} width="1" height="900" viewBox="0,0 , 40 20">',
        '<s:svg xmlns:s="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4e1 20">',
    ],
)  # fmt: skip
def test_a_drawing_has_the_size_that_it_says_in_any_unit(opened):
    end = "</s:svg>" if "s:svg" in opened else "</svg>"
    assert painted(f'{opened}<rect width="500" height="500"/>{end}').size == (WIDEST, WIDEST // 2)


def test_a_high_drawing_is_no_higher_than_a_wide_one_is_wide():
    assert painted(GOOD.replace("0 0 40 20", "0 0 20 40")).size == (WIDEST // 2, WIDEST)


def test_what_drawing_programs_write_around_a_drawing_is_passed_over():
    head = '<?xml version="1.0" encoding="utf-8"?>\n<!-- Adobe Illustrator -->\n'
    head += '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n'
    opened = OPEN.replace(">", ' xmlns:i="http://ns.adobe.com/i/" xmlns:inkscape="http://inkscape.org/" inkscape:export="C:\\a@2x.png">')
    inside = """<metadata><?xpacket begin=""?><a href="https://e.fr/"/></metadata><i:pgf>eJx url(x)</i:pgf>
      <style>.a{fill:url(#g)}</style><defs><linearGradient id="g"><stop offset="0" stop-color="#0a0"/></linearGradient></defs>
      <symbol id="s" viewBox="0 0 40 20"><rect class="a" width="20" height="20"/></symbol><use xlink:href="#s" id="logo@2x"/>"""
    found = painted(head.encode() + svg(inside, opened))
    assert (found.getpixel((9, 9)), found.getpixel((1500, 9))[3]) == ((0, 170, 0, 255), 0)


REFUSED = [
    ("<script>alert(1)</script>", "<script>"), ('<x:script xmlns:x="http://www.w3.org/1999/xhtml"/>', "<script>"),
    ('<metadata><x:script xmlns:x="a"/></metadata>', "<script>"),
    ('<foreignObject><p xmlns="http://www.w3.org/1999/xhtml">a</p></foreignObject>', "<foreignObject>"),
    ('<rect onload="alert(1)"/>', "onload="), ('<g xmlns:x="y" x:onload="alert(1)"/>', "onload="),
    ('<image href="/etc/passwd"/>', "<image>"), ('<image xlink:href="../secret.png"/>', "<image>"),
    ('<image href="data:image/png;base64,AAAA"/>', "<image>"),
    ('<filter id="a"><feImage href="https://e.fr/a.png"/></filter>', "<feImage>"),
    ('<filter id="a"><feTurbulence numOctaves="999999"/></filter>', "<feTurbulence>"),
    ('<use href="https://e.fr/a.svg#x"/>', 'href="https://e.fr/a.svg#x"'), ('<use xlink:href="other.svg#x"/>', 'href="other.svg#x"'),
    ('<a href="javascript:alert(1)"><rect/></a>', 'href="javascript:alert(1)"'),
    ('<rect fill="url(https://e.fr/a.svg#x)"/>', 'fill="url(https://e.fr/a.svg#x)"'),
    ('<rect fill="URL( a.svg#x )"/>', 'fill="URL( a.svg#x )"'),
    ('<rect fill="url(\'a.svg#x\')"/>', "fill=\"url('a.svg#x')\""), ('<rect style="fill:u\\72l(a.svg)"/>', 'style="fill:u\\72l(a.svg)"'),
    ('<style>@import "https://e.fr/a.css";</style>', "<style> … @"), ("<style>@font-face{src:url(a.woff)}</style>", "<style> … url("),
    ("<style>rect{fill:url(a.svg#b)}</style>", "<style> … url("), ("<style>rect{fill:u\\72l(a)}</style>", "<style> … \\"),
    ('<link xmlns="http://www.w3.org/1999/xhtml" rel="stylesheet" href="a.css"/>', "<link>"), ('<g xml:base="https://e.fr/"/>', "base="),
    ('<rect><animate attributeName="x" to="9"/></rect>', "<animate>"), ('<rect><set attributeName="href" to="a"/></rect>', "<set>"),
    ('<?xml-stylesheet href="a.css"?>', "<?xml-stylesheet?>"),
    ("<g>" * DEEPEST + "</g>" * DEEPEST, f"> {DEEPEST} × <g>"),
]  # fmt: skip


@pytest.mark.parametrize(("inside", "what"), REFUSED)
def test_what_runs_fetches_or_refers_is_refused_with_its_line(inside, what):
    assert refused(svg(inside)) == ("LS612", {"line": "2", "what": what})


def test_too_many_elements_are_refused_where_they_become_too_many():
    assert refused(svg("<g/>\n" * MOST_ELEMENTS)) == ("LS612", {"line": str(MOST_ELEMENTS + 1), "what": f"> {MOST_ELEMENTS} <…>"})


LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


@pytest.mark.parametrize(
    ("head", "inside"),
    [
        ('<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>', "<title>&x;</title>"),
        (f'<!DOCTYPE svg [<!ENTITY l0 "ha">{LAUGHS}]>', "<title>&l9;</title>"),
        ('<!DOCTYPE svg SYSTEM "https://e.fr/a.dtd">', ""), ('<!DOCTYPE svg [<!ATTLIST svg onload CDATA "alert(1)">]>', ""),
        ('<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "https://e.fr/a.dtd" [<!ENTITY % x SYSTEM "https://e.fr/b.dtd"> %x;]>', ""),
    ],
)  # fmt: skip
def test_a_document_type_that_says_anything_is_refused(head, inside):
    number, facts = refused(head.encode() + svg(inside))
    assert (number, facts["what"]) == ("LS612", "<!DOCTYPE>")


@pytest.mark.parametrize("view", ["0 0 1e9 1e9", "0 0 100 1", "0 0 1 90", "1e9 0 40 20", "0 0 200000 200000"])
def test_a_drawing_without_measure_is_refused(view):
    number, facts = refused(GOOD.replace("0 0 40 20", view).encode())
    assert (number, facts["what"][:9]) == ("LS612", 'viewBox="')


@pytest.mark.parametrize(
    "data",
    [
        b"", b"rien", GOOD.encode("utf-16"), gzip.compress(GOOD.encode()), GOOD[:-4].encode(),
        GOOD.replace("#c81e1e", "\xe9").encode("latin-1"),
        GOOD.replace('xmlns="http://www.w3.org/2000/svg"', "").encode(), b"<html/>",
        b'<?xml version="1.0" encoding="klingon"?>' + GOOD.encode(),
        GOOD.replace("0 0 40 20", "0 0 nan 20").encode(), GOOD.replace("0 0 40 20", "0 0 0 20").encode(),
        GOOD.replace("0 0 40 20", "a").encode(),
        b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', b'<svg xmlns="http://www.w3.org/2000/svg" width="100%" height="100%"/>',
        b"\x89PNG\r\n\x1a\n", svg("&nbsp;"),
    ],
)  # fmt: skip
def test_what_is_no_drawing_is_told(data):
    assert refused(data)[0] == "LS613"


def test_a_drawing_that_is_too_big_is_refused_unread():
    assert refused(GOOD.encode() + b" " * MOST_BYTES) == ("LS612", {"line": "1", "what": "1.0 MB > 1 MB"})


@pytest.mark.parametrize(
    "inside", ["<text>Le Coin</text>", "<text><tspan>Le  Coin</tspan></text>", "<flowRoot><flowPara>Le Coin</flowPara></flowRoot>"]
)
def test_words_that_would_be_missing_are_told(inside):
    assert refused(svg(inside)) == ("LS614", {"line": "2", "words": "Le Coin"})
    assert painted(svg('<text x="4"> </text><title>Le Coin</title>')).size == (WIDEST, WIDEST // 2)


def test_a_drawing_of_endless_copies_ends():
    copies = '<g id="a0"><rect width="1" height="1"/></g>' + "".join(
        f'<g id="a{n}">{f"""<use href="#a{n - 1}"/>""" * 10}</g>' for n in range(1, 10)
    )
    before = time.monotonic()
    found = drawn(svg(f"<defs>{copies}</defs><use href='#a9'/>"), "logo.svg", seconds=5)
    assert (found.data, found.diagnostic.code.number in {"LS613", "LS616"}) == (b"", True)
    assert time.monotonic() - before < 15


def test_a_drawing_that_takes_too_long_is_stopped_and_tried_again_another_day():
    told = codes.DRAWING_TOO_SLOW.at(Span("content/logo.svg"), file="logo.svg", seconds="0.001")
    assert drawn(GOOD.encode(), "content/logo.svg", seconds=0.001) == Drawn(b"", told, lasting=False)


COIN = "shops/le-coin/index.md"
FIELDS = "images: {file: enseigne.svg, decorative: oui}\n"


def developed(files, site=SITE):
    problems = []
    sources = sources_of({"content/site.yaml": site, **files})
    shots, outputs = develop(made(files, site=site).site, sources, Memory(None), problems.append)
    return shots, outputs, problems


def test_a_drawing_that_a_record_or_the_settings_name_is_shown_as_a_picture():
    files = {COIN: shop(FIELDS, "![Plan](plan.svg)"), "content/logo.svg": GOOD}
    files |= {
        f"shops/le-coin/{name}": GOOD.replace("c81e1e", colour) for name, colour in (("enseigne.svg", "1e1ec8"), ("plan.svg", "1ec81e"))
    }
    shots, outputs, problems = developed(files, SITE + "theme: {logo: logo.svg}\n")
    assert (problems, sorted(shots)) == ([], ["content/logo.svg", "shops/le-coin/enseigne.svg", "shops/le-coin/plan.svg"])
    assert {output.path.rpartition(".")[2] for output in outputs} <= {"avif", "webp"}
    logo = max((output for output in outputs if "logo" in output.path), key=lambda output: len(output.data))
    seen = Image.open(io.BytesIO(logo.data)).convert("RGBA")
    assert seen.getpixel((seen.width * 3 // 4, seen.height // 2))[3] == 0


def test_a_drawing_that_is_refused_is_told_where_it_is_named():
    bad = svg('<image href="a.png"/>')
    files = {
        COIN: shop(FIELDS, "![Plan](plan.svg)"),
        **{f"shops/le-coin/{name}.svg": bad for name in ("enseigne", "plan")},
        "content/logo.svg": bad,
    }
    site = SITE + "theme: {logo: logo.svg}\n"
    _, outputs, problems = developed(files, site)
    told = [(problem.code, problem.span.file, problem.span.line, problem.span.length) for problem in problems]
    refused = codes.DRAWING_REFUSED
    assert (outputs, told) == ((), [
        (refused, "content/site.yaml", site.count("\n"), 8), (refused, COIN, 6, 12), (refused, COIN, 9, 8),
    ])  # fmt: skip


def test_no_drawing_of_a_contributor_is_ever_published(tmp_path):
    marked = GOOD.replace("<rect", f"<title>{SECRET}</title><rect")
    site = write_site(tmp_path / "site", {
        COIN: (MINIMAL / COIN).read_text("utf-8").replace("contact:", FIELDS + "contact:"), "shops/le-coin/enseigne.svg": marked,
        "shops/le-coin/autre.svg": marked, "content/logo.svg": marked,
        "content/site.yaml": (MINIMAL / "content/site.yaml").read_text("utf-8") + "theme: {logo: logo.svg}\n",
    })  # fmt: skip
    done = build(Job(site, tmp_path / "public", TODAY, remember=False))
    assert done.published, done.diagnostics
    files = {path: path.read_bytes() for path in (tmp_path / "public").rglob("*") if path.is_file()}
    assert [path for path, data in files.items() if SECRET.encode() in data] == []
    assert {path.name.partition(".")[0] for path in files if path.parent.name == "photos"} == {"le-coin", "logo"}


def test_the_name_of_a_file_makes_no_drawing_of_a_photograph_nor_the_contrary():
    png = io.BytesIO()
    Image.new("RGB", (4, 4)).save(png, "PNG")
    files = {COIN: shop("images: [{file: a.svg, decorative: oui}, {file: b.png, decorative: oui}]\n")}
    _, _, problems = developed({**files, "shops/le-coin/a.svg": png.getvalue(), "shops/le-coin/b.png": GOOD})
    assert [(problem.code.number, problem.span.file) for problem in problems] == [("LS613", COIN), ("LS600", COIN)]
    assert replace(problems[0], span=Span("")).code is codes.DRAWING_UNREADABLE


def test_a_style_is_looked_through_behind_the_elements_in_it_too():
    for inside in ("<style>a<g/>{} @import url(http://x.example/y.css);</style>", "<style>a{}<g/>b{fill:url(http://x.example)}</style>"):
        assert refused(svg(inside))[0] == "LS612"


def test_a_painter_that_dies_is_no_fault_of_the_drawing_and_is_tried_again(monkeypatch):
    monkeypatch.setattr(sys, "executable", shutil.which("false"))
    found = drawn(GOOD.encode(), "shops/le-coin/enseigne.svg")
    assert (found.data, found.diagnostic.code, found.lasting) == (b"", codes.DRAWING_TOO_SLOW, False)
