"""What machines read of a finished site: feeds, sitemap, headers, data for search engines; and what nobody may read."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path
from xml.etree import ElementTree

import feedparser
import pytest

from tests.browser.host import header_rules, patterns_for, redirect_rules
from tests.browser.site import HOST, file_at, pages

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; script-src 'self'; connect-src 'self'; "
    "manifest-src 'self'; form-action 'self'; base-uri 'none'"
)
FRAMED = "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; script-src 'none'; form-action 'none'; base-uri 'none'"
MEANT_FOR_HOSTS = {"_headers", "_redirects", ".localsite-site"}
NEEDED = {  # what search engines need to know of each type
    "Organization": {"name", "url"},
    "Place": {"name", "url"},
    "Event": {"name", "url", "eventStatus"},
    "Article": {"headline", "datePublished", "author", "url"},
    "TouristTrip": {"name", "url"},
}
# Of the sample's homes and workshops that are not told, or not to the door: never, in any file.
UNTOLD = (
    "87418741", "dissimul", "invisible", "01987", "villesecr", "quartier tu", "quartier-tu", "46.239", "46.240", "5.316", "5.317",
    "porte close", "87428742", "escalier", "46.24876", "5.32765", "porte discr", "87438743", "voilé", "voil%c3", "hameau",
    "46.257", "46.258", "5.338", "5.339", "87448744",
)  # fmt: skip


def is_framed(path: str, base: str = "/") -> bool:
    """True for what other sites may show in a frame."""
    return path.startswith(f"{base}embed/")


def data_of(folder: Path, address: str) -> dict[str, object]:
    """What the page says to search engines."""
    found: dict[str, object] = json.loads(pages(folder)[address].tree.css_first('script[type="application/ld+json"]').text())
    return found


@pytest.mark.parametrize(("language", "titles"), [
    ("", ["Comment naît un violon", "Une histoire courte\u00a0: <em>sans</em> rien & vite"]),
    ("en/", ["How a violin is born", "Une histoire courte\u00a0: <em>sans</em> rien & vite"]),
    ("oc/", ["Comment naît un violon", "Une histoire courte\u00a0: <em>sans</em> rien & vite"]),
])  # fmt: skip
def test_a_feed_is_well_formed_and_tells_the_stories(sample: Path, language: str, titles: list[str]):
    feed = feedparser.parse((sample / language / "atom.xml").read_bytes())
    told = [entry.title_detail["value"].replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") for entry in feed.entries]
    assert (feed.bozo, feed.version, told) == (False, "atom10", titles)
    assert [entry.link for entry in feed.entries if not file_at(sample, entry.link).is_file()] == []
    assert feed.feed.links[1]["href"] == f"{HOST}/{language}atom.xml"


def test_the_sitemap_lists_every_page_that_may_be_found_and_no_other(sample: Path):
    root = ElementTree.parse(sample / "sitemap.xml").getroot()
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    listed = [entry.findtext(f"{space}loc") for entry in root]
    wanted = [HOST + page.address for page in pages(sample).values() if not page.is_kept_out and page.canonical == HOST + page.address]
    assert (root.tag, listed) == (f"{space}urlset", sorted(wanted))
    assert len(wanted) > 80


@pytest.mark.parametrize(("site", "base"), [("sample", "/"), ("vitrine", "/vitrine/"), ("monaco", "/")])
def test_one_pattern_of_the_headers_fits_each_file_and_gives_the_policy(site: str, base: str, request: pytest.FixtureRequest):
    folder: Path = request.getfixturevalue(site)
    rules = header_rules(folder)
    files = [
        base + path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file() and path.name not in MEANT_FOR_HOSTS
    ]
    asked = {*files, *(path.removesuffix("index.html") for path in files)}
    fitting = {path: patterns_for(rules, path) for path in asked}
    assert {path: found for path, found in fitting.items() if len(found) != 1} == {}
    policies = {path: rules[found[0]]["Content-Security-Policy"] for path, found in fitting.items()}
    assert {policy for path, policy in policies.items() if not is_framed(path, base)} == {f"{POLICY}; frame-ancestors 'none'"}
    assert {policy for path, policy in policies.items() if is_framed(path, base)} == {f"{FRAMED}; frame-ancestors *"}
    assert {rules[found[0]]["X-Content-Type-Options"] for found in fitting.values()} == {"nosniff"}
    kept = {path for path, found in fitting.items() if "immutable" in rules[found[0]].get("Cache-Control", "")}
    assert kept == {path for path in asked if path.startswith(f"{base}assets/")}


def test_every_page_carries_the_policy_itself(sample: Path):
    for address, page in pages(sample).items():
        said = page.tree.css_first('meta[http-equiv="Content-Security-Policy"]').attributes["content"]
        assert (address, said) == (address, FRAMED if is_framed(address) else POLICY)


@pytest.mark.parametrize(("site", "base"), [("sample", "/"), ("vitrine", "/vitrine/")])
def test_a_redirect_says_the_same_as_the_page_in_its_place(site: str, base: str, request: pytest.FixtureRequest):
    folder: Path = request.getfixturevalue(site)
    told = {old: new for old, (new, _) in redirect_rules(folder).items()}
    assert told == {page.address: page.refresh for page in pages(folder, base).values() if page.refresh}
    assert {status for old, (_, status) in redirect_rules(folder).items() if old.startswith(f"{base}s/")} == {302}
    assert [new for new in told.values() if not file_at(folder, new, base).is_file()] == []


@pytest.mark.parametrize("site", ["sample", "monaco"])
def test_what_search_engines_are_told_is_complete(site: str, request: pytest.FixtureRequest):
    lacking, types = [], set()
    for page in pages(request.getfixturevalue(site)).values():
        tree = page.tree
        for node in tree.css('script[type="application/ld+json"]'):
            data = json.loads(node.text())
            types.add(data["@type"])
            needed = NEEDED.get(data["@type"], {"name", "url"})
            missing = {*needed, "@context"} - data.keys()
            is_gone = tree.css_first(".banner--moved, .banner--closed") is not None
            if data["@type"] not in NEEDED and not is_gone and not {"address", "areaServed", "sameAs", "telephone"} & data.keys():
                missing.add("a way to it")
            lacking += [(page.address, sorted(missing))] if missing else []
    assert lacking == []
    assert types >= (set(NEEDED) if site == "sample" else {"Organization", "Restaurant", "Bakery"})


@pytest.mark.parametrize("page", [
    "/agenda/fete/", "/agenda/annule/", "/agenda/complet/", "/agenda/deplace/", "/agenda/foire/",
])  # fmt: skip
def test_an_event_that_has_a_day_and_a_place_tells_them(sample: Path, page: str):
    data = data_of(sample, page)
    assert [name for name in ("startDate", "location") if not data.get(name)] == []


@pytest.mark.parametrize(("page", "expected"), [
    ("/commerces/tout-avoir/", {"@type": "GeoCoordinates", "latitude": 46.20533, "longitude": 5.22677}),
    ("/commerces/rue-seule/", None),
    ("/commerces/ville-seule/", None),
    ("/commerces/traiteuse/", None),
    ("/lieux/halle/", {"@type": "GeoCoordinates", "latitude": 46.20512, "longitude": 5.22641}),
])  # fmt: skip
def test_a_point_is_told_only_where_it_may_be_told_to_the_door(sample: Path, page: str, expected: object):
    assert data_of(sample, page).get("geo") == expected


@pytest.mark.parametrize("site", ["sample", "vitrine"])
def test_no_file_betrays_an_address_that_is_not_told(site: str, request: pytest.FixtureRequest):
    folder: Path = request.getfixturevalue(site)
    texts = ((path, path.read_bytes().decode("latin-1").lower()) for path in sorted(folder.rglob("*")) if path.is_file())
    betrayed = [[(path.relative_to(folder).as_posix(), word) for word in UNTOLD if word in text] for path, text in texts]
    assert list(chain(*betrayed)) == []


def test_what_is_searched_for_stands_in_the_sources():
    sources = Path(__file__).parents[1] / "sites" / "sample" / "shops"
    text = " ".join(path.read_bytes().decode(errors="replace").lower() for path in sorted(sources.rglob("*")) if path.is_file())
    derived = {"quartier-tu", "voil%c3", "46.240", "5.317", "46.258", "5.339"}  # slugs and rounded numbers
    assert [word for word in UNTOLD if word not in text and word not in derived] == []


def test_a_shop_whose_street_may_be_told_is_found_by_it(sample: Path):
    page = pages(sample)["/commerces/rue-seule/"]
    assert "rue Visible" in page.tree.body.text()
    assert page.canonical == HOST + page.address
