"""A page with photographs is light on a telephone, keeps still, and shows each where it belongs."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from localsite.contact_sheet.camera import SETTLE, WATCH
from tests.browser.conftest import made
from tests.browser.host import serving
from tests.ground import MINIMAL, write_site
from tests.scanned import strangers
from tests.some_pictures import exif, photograph, saved

pytestmark = pytest.mark.browser

COIN = "shops/le-coin/index.md"
MOST = 200_000  # bytes of a shop page with four photographs, all of it, on a telephone
PHONE = {"viewport": {"width": 390, "height": 844}, "device_scale_factor": 2}
TEXT = ("text/", "application/javascript", "application/json", "image/svg+xml")
# For each picture: how wide it is shown, the file that the browser took of it and how wide that is.
SHOWN = """() => [...document.querySelectorAll('main picture img')].map((one) => ({
  box: one.getBoundingClientRect().width, ratio: one.naturalWidth / one.naturalHeight,
  file: new URL(one.currentSrc || one.src).pathname, lazy: one.getAttribute('loading') === 'lazy',
}))"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shop with four photographs of a telephone, the last of them upright."""
    root = tmp_path_factory.mktemp("pictures")
    photos = {f"p{number}.jpg": saved(photograph(2000, 1500), quality=90, exif=exif(6 if number == 4 else 1)) for number in range(1, 5)}
    named = "".join(f"  - {{file: {name}, alt: Une vitrine}}\n" for name in photos)
    record = (MINIMAL / COIN).read_text("utf-8").replace("contact:", f"images:\n{named}contact:", 1)
    site = write_site(root / "site", {COIN: record, **{f"shops/le-coin/{name}": data for name, data in photos.items()}})
    return made(site, root / "public")


@pytest.fixture(scope="module")
def host(folder: Path) -> Iterator[str]:
    with serving(folder) as address:
        yield address


def sent(response: Any) -> int:
    """What an answer weighs on its way: texts go compressed, as every host sends them."""
    body = response.body()
    is_text = response.headers.get("content-type", "").startswith(TEXT)
    return len(gzip.compress(body, 9)) if is_text else len(body)


def test_a_shop_with_four_photographs_is_light_and_still_on_a_telephone(browser: Any, host: str):
    context = browser.new_context(**PHONE)
    page, answers = context.new_page(), []
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - the tool marks its handlers
    page.add_init_script(WATCH)
    page.goto(f"{host}commerces/le-coin/")
    assert [one["lazy"] for one in page.evaluate(SHOWN)] == [False, True, True, True]
    assert page.evaluate(SETTLE) == 0
    shown = page.evaluate(SHOWN)
    assert len(shown) == 4
    # Sharp, and no larger than that: at two points to a pixel, never a file twice as wide as it is seen.
    sizes = [(one["box"], int(one["file"].rpartition("-")[2].partition(".")[0])) for one in shown]
    assert [(box, wide) for box, wide in sizes if not box * 1.9 <= wide <= box * 4] == []
    assert {one["file"].rpartition(".")[2] for one in shown} == {"avif"}
    assert sum(sent(answer) for answer in answers) <= MOST
    context.close()


def test_an_upright_photograph_is_cut_for_the_wall_and_whole_in_its_file(browser: Any, host: str):
    context = browser.new_context(**PHONE)
    page = context.new_page()
    page.goto(f"{host}commerces/le-coin/")
    page.evaluate("() => { for (const one of document.images) one.loading = 'eager' }")
    page.wait_for_function("() => [...document.images].every((one) => one.complete)")
    last = page.evaluate(SHOWN)[-1]
    assert "-card-" in last["file"]
    assert abs(last["ratio"] - 1.5) < 0.02
    links = page.eval_on_selector_all(".picture__open", "(all) => all.map((one) => one.getAttribute('href'))")
    assert "-card-" not in links[-1]
    context.close()


@pytest.mark.parametrize("refused", [("avif",), ("avif", "webp")])
def test_an_old_browser_gets_what_it_knows(browser: Any, host: str, refused: tuple[str, ...]):
    context = browser.new_context(**PHONE)
    page = context.new_page()
    # A browser passes over the types that it does not know.
    types = ", ".join(f'source[type="image/{one}"]' for one in refused)
    html = f"document.querySelectorAll('{types}').forEach((one) => one.remove())"
    page.add_init_script(f"new MutationObserver(() => {{ {html} }}).observe(document, {{ childList: true, subtree: true }})")
    page.goto(f"{host}commerces/le-coin/")
    page.evaluate("() => { for (const one of document.images) one.loading = 'eager' }")
    page.wait_for_function("() => [...document.images].every((one) => one.complete && one.naturalWidth)")
    endings = {one["file"].rpartition(".")[2] for one in page.evaluate(SHOWN)}
    assert endings == {"webp" if refused == ("avif",) else "jpg"}
    context.close()


def test_no_picture_of_the_sample_site_holds_more_than_its_pixels(sample: Path):
    pictures = sorted((sample / "assets/photos").iterdir())
    assert len(pictures) > 10
    assert [(path.name, found) for path in pictures if (found := strangers(path))] == []
