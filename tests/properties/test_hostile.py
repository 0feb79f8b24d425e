"""Whatever is written in whatever field: pages run nothing, data stays well-formed, the log forges nothing."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from selectolax.lexbor import LexborHTMLParser

from localsite.content import TYPES
from localsite.content.trail import Stop
from localsite.fields import Group, GroupOf, Kind, ListOf, MapOf, Pointer, Text, Words, fields
from localsite.pipeline import Job, build
from localsite.settings import Settings
from tests.ground import TODAY
from tests.properties.commands import run
from tests.properties.sites import Files, held, lay, picture, town

HOSTILE = {
    "a script": "</script><script>alert(1)</script><!--",
    "a picture": '"><img src=x onerror=alert(1)>',
    "an attribute": "' onmouseover='alert(1)' x=\"",
    "a formula": "=HYPERLINK(\"http://x\")|'/C calc'!A0",
    "a template": "{{ 7*7 }}{% raw %}{name} %s {0}",
    "the end of a text": ']]></summary>&bogus;\\"}]\\u003c/',
    "a command": "::error::x ##[error]x ; rm -rf $(x)",
}
# What is no free text, or excludes another field: a value that is right, or None to leave the field out.
RIGHT: Mapping[str, Any] = {
    "id": None, "at": None, "hours_unread": None, "replaced_by": None, "status": None,
    "status_to": None, "pause": None, "lat": 43.7, "lon": 7.4, "formerly": None,
    "hours": "mar-sam 7h-13h", "holidays": ["FR"], "school_holidays": None, "end": None, "file": "facade.png",
    "image": None, "captions": None, "decorative": None, "organisers": ["commerce-0"], "participants": ["commerce-1"],
    "site_url": "https://vitrines.example/vitrine/", "languages": ["fr", "en"], "timezone": "Europe/Paris", "country": "FR",
    "theme": None, "policy": None, "map": None, "categories": ["bakery"], "edit": None, "name_i18n": {"br": "Ti"},
    "previous_start": None,
}  # fmt: skip
POINTED = {"shop": "commerce-0", "place": "marche", "category": "bakery", "picture": "facade.png", "line": "trace.geojson"}


def folded(text: str | None) -> str:
    """Text without what French typography may change in it: quotes, blanks."""
    return re.sub(r"[\s\"'’«»“”]", "", text or "")


def value_of(kind: Kind, text: str) -> Any:
    """A value of a kind, hostile where it may hold free text."""
    match kind:
        case GroupOf(group=group):
            return filled(group, text)
        case ListOf(kind=one):
            return [value_of(one, text)]
        case MapOf(key=key, kind=one):
            return {value_of(key, text): value_of(one, text)}
        case Text(most=most) | Words(most=most):
            return text[:most]
        case Pointer(what=what):
            return POINTED[what]
    return kind.sample("fr")


def filled(group: type[Group], text: str) -> dict[str, Any]:
    """Every field of a group, hostile where it may be."""
    values = {info.name: RIGHT[info.name] if info.name in RIGHT else value_of(info.declared.kind, text) for info in fields(group)}
    return {name: value for name, value in values.items() if value is not None}


def file_of(group: type[Group], text: str, **more: Any) -> bytes:
    lines = "".join(f"{name}: {json.dumps(value, ensure_ascii=False)}\n" for name, value in {**filled(group, text), **more}.items())
    return f"---\n{lines}---\n\n{text}\n\n<script>alert(1)</script>\n\n- {text}\n".encode()


def line(text: str) -> bytes:
    """The file of a line whose every text is `text`."""
    geometry = {"type": "LineString", "coordinates": [[7.4, 43.7], [7.401, 43.7]], "name": text}
    feature = {"type": "Feature", "properties": {"from": text, "to": text, text: text}, "geometry": geometry, "id": text}
    return json.dumps({"type": "FeatureCollection", "name": text, "features": [feature]}).encode()


def hostile_site(text: str) -> Files:
    """A site whose every free text is `text`, in every field of every type."""
    files = {path: data for path, data in town().items() if not path.startswith("themes/")}
    folders = {
        "shop": "shops/hostile",
        **{kind: f"content/{TYPES[kind].folder.rpartition('/')[2]}/hostile" for kind in TYPES if kind != "shop"},
    }
    for kind, folder in folders.items():
        two = {"stops": [filled(Stop, text), {"name": text, "lat": 43.7, "lon": 7.401}]} if kind == "trail" else {}
        files[f"{folder}/index.md"] = file_of(TYPES[kind].model, text, **two)
        files[f"{folder}/index.en.md"] = (
            f"---\n{'name' if kind in ('shop', 'place') else 'title'}: {json.dumps(text)}\n---\n\n{text}\n".encode()
        )
        files[f"{folder}/facade.png"] = picture(1)
        files[f"{folder}/trace.geojson"] = line(text)
    own = [{"key": "hostile", "names": {"fr": text, "en": text}, "several": {"fr": text}}]
    settings = {**filled(Settings, text), "categories": own}
    files["content/site.yaml"] = "".join(f"{name}: {json.dumps(value)}\n" for name, value in settings.items()).encode()
    return files


# The scripts a page may name: the own ones of the theme, below the hash of all its files.
OWN_SCRIPT = re.compile(r"/vitrine/assets/[0-9a-f]+/js/[a-z]+\.js").fullmatch


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_words_in_every_field_stay_words(tmp_path: Path, text: str) -> None:
    root = lay(tmp_path, hostile_site(text))
    made = build(Job(root, root / "public", TODAY, remember=False))
    assert made.published, [found for found in made.diagnostics if found.code.severity == "error"]
    pages = {path: LexborHTMLParser(data) for path, data in held(root / "public").items() if path.endswith(".html")}
    for path, page in pages.items():
        modules, told = page.css('script[type="module"]'), page.css('script[type="application/ld+json"]')
        assert len(page.css("script")) == len(modules) + len(told), path
        assert [node.attributes["src"] for node in modules if not OWN_SCRIPT(node.attributes["src"] or "") or node.text()] == [], path
        assert all(json.loads(node.text())["@context"] for node in told), path
        assert page.css("iframe, object, embed, base, form:not([role=search]), x, [src=x], [srcdoc]") == [], path
        named = [(name, node.attributes[name] or "") for node in page.css("*") for name in node.attributes]
        assert [name for name, value in named if name.startswith("on") or value.lower().startswith("javascript:")] == [], path
    for path in ("commerces/hostile/index.html", "en/shops/hostile/index.html"):
        heading = pages[path].css_first("h1")
        assert heading is not None
        assert folded(heading.text()) == folded(text)
        (data,) = [json.loads(node.text()) for node in pages[path].css('script[type="application/ld+json"]')]
        assert folded(data["name"]) == folded(text)
    for path in ("sitemap.xml", "atom.xml", "en/atom.xml", "balades/hostile/hostile.gpx", "en/trails/hostile/hostile.gpx"):
        assert ET.fromstring(held(root / "public")[path]).tag
    titles = [node.text for node in ET.fromstring((root / "public/atom.xml").read_bytes()).iter("{http://www.w3.org/2005/Atom}title")]
    assert folded(text) in map(folded, titles)
    for name, line in (("_headers", r"/\S*|  [A-Z][A-Za-z-]+: .*|"), ("_redirects", r"/\S* /\S* 30[12]!")):
        assert all(re.fullmatch(line, one) for one in (root / "public" / name).read_text().splitlines()), name


# What a name or a value may hold that a terminal or a runner obeys; YAML's escapes carry what cannot stand in a file.
FORGED = (
    "\x1b[2J\x1b]0;owned\x07",
    "\n::error file=x::forged",
    "##[error]forged",
    "\r::stop-commands::x",
    "\u202egnp.md",
    "\u2028::warning::x",
)


@pytest.mark.parametrize("form", ["text", "github", "json"])
def test_hostile_names_and_values_forge_nothing_in_the_log(tmp_path: Path, form: str) -> None:
    files = town()
    for number, text in enumerate(FORGED):
        quoted = json.dumps(text)
        files[f"shops/mal-{number}/index.md"] = f"---\nname: {quoted}\n{quoted}: x\ncategories: {quoted}\nstatus: {quoted}\n---\n".encode()
        files[f"content/pages/{text.replace('/', '-')}.md"] = b"---\ntitle: [\n---\n"
        files[f"content/stories/{number}.md"] = f"---\ntitle: x\ndate: {text}\n---\n\n[x]({text})\n\n[y](shop:{text})\n".encode()
    root = lay(tmp_path, files)
    for language in ("fr", "en"):
        told = run("build", "--root", root, "--format", form, "--language", language)
        assert told.code == 1
        assert told.out.count("LS") > 2 * len(FORGED)
        assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]", told.out)
        assert "##[" not in told.out
        commands = [line for line in told.out.splitlines() if line.lstrip().startswith("::")]
        if form == "github":
            assert [line for line in commands if not re.match(r"::(error|warning|notice) (file=|title=)", line)] == []
        else:
            assert commands == []
        if form == "json":
            assert json.loads(told.out)["problems"]
