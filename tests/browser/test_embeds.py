"""On another origin, under its strict policy: badge, card and frame are shown, ask for what is expected, and stay in their place."""

from __future__ import annotations

import gzip
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from localsite.plan import snippets
from localsite.plan.snippets import Card, Frame, Picture
from tests.browser.host import serving
from tests.browser.site import HOST

pytestmark = pytest.mark.browser

SEAL = "badges/toutav/seal-light.fr.svg"
MOST = 30_000  # bytes of the frame of a shop, besides its letters
WIDTHS = (280, 360, 600)
FRAMES = (
    "embed/fr/s/toutav/", "embed/fr/s/host001/", "embed/fr/s/long001/", "embed/fr/s/ferme01/", "embed/fr/s/deplac/", "embed/fr/s/pause01/",
    "embed/fr/s/etals02/", "embed/en/s/toutav/", "embed/oc/s/long001/", "embed/fr/agenda/", "embed/en/agenda/", "embed/fr/c/bakery/",
)  # fmt: skip
SHIFTS = """() => new Promise((tell) => {
  let sum = 0
  const add = (list) => { for (const one of list.getEntries()) sum += one.value }
  new PerformanceObserver(add).observe({ type: 'layout-shift', buffered: true })
  setTimeout(() => tell(sum), 300)
})"""
SHOWN = "(images) => images.map((image) => image.complete && image.naturalWidth)"


def page_of(origin: str, inside: str) -> str:
    """A page of another site, with its own sheet."""
    assert origin.endswith("/")
    return (
        '<!doctype html>\n<html lang="fr">\n<head>\n<meta charset="utf-8">\n<title>Chez moi</title>\n'
        '<meta name="color-scheme" content="light dark">\n<link rel="icon" href="seal.svg">\n<link rel="stylesheet" href="own.css">\n'
        f"</head>\n<body>\n<h1>Chez moi</h1>\n{inside}<p>La suite.</p>\n</body>\n</html>\n"
    )


@contextmanager
def another(folder: Path, origin: str) -> Iterator[str]:
    """The address of another site that embeds ours, as strict as a site can be."""
    folder.mkdir(exist_ok=True)
    shop = f"{origin}commerces/tout-avoir/"
    seal = Picture("seal.svg", 160, 160, "Tout avoir, membre des Vitrines")
    pasted = "\n".join([
        snippets.badge(shop, seal, "fr"),
        snippets.hosted(shop, f"{origin}{SEAL}", seal, "fr"),
        snippets.card(shop, Card("Tout <avoir> & cie", "Boulangerie", "1 rue du Four", "04 74 00 00 00", "+33474000000"), seal, "fr"),
        snippets.frame(shop, Frame(f"{origin}embed/fr/s/toutav/", "Tout avoir : adresse, horaires", 320, 640), "Tout avoir", "fr"),
    ])  # fmt: skip
    policy = f"default-src 'none'; img-src 'self' https: {origin}; style-src 'self'; frame-src {origin}"
    files = {
        "index.html": page_of(origin, pasted),
        "refused.html": page_of(origin, snippets.frame(shop, Frame(shop, "Tout avoir"), "Tout avoir", "fr")),
        "404.html": page_of(origin, ""),
        "own.css": "body { font-family: sans-serif }\n",
        # The page that wants what it cannot have would be stopped by the second line already.
        "_headers": f"/\n  Content-Security-Policy: {policy}\n  Cross-Origin-Embedder-Policy: require-corp\n"
        f"/refused.html\n  Content-Security-Policy: {policy}\n",
        "_redirects": "",
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "seal.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><path d="M0 0h200v200z"/></svg>')
    with serving(folder) as address:
        # Another site, not only another port: browsers share cookies between ports.
        yield address.replace("127.0.0.1", "localhost")


class Visit(NamedTuple):
    """A page that a browser has loaded, and what happened on the way."""

    page: Any
    console: list[str]
    asked: list[str]
    failed: list[str]
    bytes: dict[str, int]  # of each answer as it would travel, by path
    cookies: list[Any]


@contextmanager
def visit(browser: Any, address: str, scheme: str = "light") -> Iterator[Visit]:
    context = browser.new_context(color_scheme=scheme, viewport={"width": 390, "height": 2000})
    page = context.new_page()
    seen = Visit(page, [], [], [], {}, [])
    page.on("console", lambda message: seen.console.append(message.text))
    page.on("pageerror", lambda error: seen.console.append(str(error)))
    page.on("request", lambda request: seen.asked.append(request.url))
    page.on("requestfailed", lambda request: seen.failed.append(request.url))
    page.on("response", lambda answer: seen.failed.append(answer.url) if answer.status != 200 else None)
    page.goto(address, wait_until="networkidle")
    seen.cookies.extend(context.cookies())
    yield seen
    context.close()


def without_digests(url: str) -> str:
    return re.sub(r"(?<=[./])[0-9a-f]{8}(?=[-./])", "*", url)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_is_shown_on_another_origin_and_nothing_unexpected_is_asked_for(
    browser: Any, sample: Path, tmp_path: Path, scheme: str
) -> None:
    with serving(sample) as origin, another(tmp_path / "theirs", origin) as theirs, visit(browser, theirs, scheme) as seen:
        page, frame = seen.page, seen.page.frames[1]
        assert (seen.console, seen.failed, seen.cookies) == ([], [], [])
        assert page.eval_on_selector_all("img", SHOWN) == [200] * 3
        assert frame.locator("h1").is_visible()
        assert frame.locator("table").first.is_visible()
        assert min(frame.eval_on_selector_all("img", SHOWN)) > 0
        assert (page.evaluate(SHIFTS), frame.evaluate(SHIFTS)) == (0, 0)
        assert page.evaluate("document.cookie") == frame.evaluate("document.cookie") == ""
        assert page.locator("figcaption").inner_text() == "Tout <avoir> & cie\nBoulangerie\n1 rue du Four\n04 74 00 00 00"
        is_dark = frame.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(27, 24, 34)"
        assert is_dark == (scheme == "dark")
        asked = {without_digests(url.replace(theirs, "their:").replace(origin, "our:")) for url in seen.asked}
        sheets = {url for url in asked if re.fullmatch(r"our:assets/map/[0-9a-f]{5}/\w+-\d-\d\.svg", url)}
        pictures = {url for url in asked if re.fullmatch(r"our:assets/photos/[\w.*-]+", url)}
        assert asked - sheets - pictures == {
            "their:", "their:own.css", "their:seal.svg", f"our:{SEAL}", "our:embed/fr/s/toutav/", "our:assets/*/site.css",
            "our:assets/*/embed.css", "our:assets/*/fonts/young-serif.woff2", "our:assets/*/fonts/alegreya-sans.woff2",
        }  # fmt: skip
        assert (1 <= len(sheets) <= 2, len(pictures)) == (True, 1)
        weights = [weight(sample / url.removeprefix(origin)) for url in seen.asked if url.startswith(origin) and "/badges/" not in url]
        assert sum(weights) <= MOST


def weight(path: Path) -> int:
    """What travels of a file; letters are counted elsewhere."""
    data = (path / "index.html" if path.is_dir() else path).read_bytes()
    if path.suffix == ".woff2":
        return 0
    return len(gzip.compress(data, 6)) if path.suffix in {"", ".css", ".svg"} else len(data)


def test_what_is_not_meant_for_frames_is_shown_in_none(browser: Any, sample: Path, tmp_path: Path) -> None:
    with serving(sample) as origin, another(tmp_path / "theirs", origin) as theirs, visit(browser, f"{theirs}refused.html") as seen:
        assert seen.page.frames[1].url.startswith("chrome-error:")
        assert [text for text in seen.console if "frame-ancestors 'none'" in text] != []


def test_a_host_that_sends_no_headers_shows_nothing_under_that_policy(browser: Any, sample: Path, tmp_path: Path) -> None:
    """So the headers are what the test before the last stands on."""
    with (
        serving(sample, reads_rules=False) as origin,
        another(tmp_path / "theirs", origin) as theirs,
        visit(browser, theirs) as seen,
    ):
        assert seen.page.frames[1].url.startswith("chrome-error:")
        assert seen.page.eval_on_selector_all("img", SHOWN) == [200, 0, 200]


def test_a_telephone_is_dialled_and_the_page_stays(browser: Any, sample: Path, tmp_path: Path) -> None:
    """A frame that went to "tel:" itself would be stopped by the policy of the page around it."""
    with serving(sample) as origin, another(tmp_path / "theirs", origin) as theirs, visit(browser, theirs) as seen:
        seen.page.frames[1].locator('a[href^="tel:"]').click()
        seen.page.wait_for_timeout(200)
        assert seen.page.url == theirs
        assert [text for text in seen.console if "Content Security Policy" in text] == []


def test_every_link_of_a_frame_leads_out_of_it(sample: Path) -> None:
    from tests.browser.site import pages  # late: beside what it is for

    frames = {address: page for address, page in pages(sample).items() if address.startswith("/embed/")}
    assert len(frames) > 60
    for address, page in frames.items():
        links = [node.attributes for node in page.tree.css("a")]
        kept = [one["href"] for one in links if one.get("target") not in ("_blank", "_top")]
        assert (address, kept) == (address, [])
        assert {one.get("rel") for one in links if one["target"] == "_blank"} == {"noopener"}
        assert {one["href"].partition(":")[0] for one in links if one["target"] == "_top"} <= {"tel"}
        assert not page.tree.css("script, style, [style], iframe, form")
        assert page.is_kept_out
        assert page.canonical.startswith(f"{HOST}/")
        assert "/embed/" not in page.canonical


@pytest.mark.parametrize("address", FRAMES)
def test_a_frame_fits_its_width(browser: Any, sample_host: str, address: str) -> None:
    page = browser.new_context(viewport={"width": 280, "height": 640}).new_page()
    page.goto(sample_host + address)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 640})
        assert (width, page.evaluate("document.documentElement.scrollWidth")) == (width, width)
    page.context.close()
