"""The page that a shop takes everything from, and badges, in a real browser: for everybody, with and without script, the same picture."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import resvg_py
from PIL import Image, ImageChops, ImageFilter, ImageStat

from localsite.badges import SHAPES, Sayings, badge, paints
from localsite.lettering import cleaned, lacking
from tests.browser.site import Page, file_at, pages
from tests.browser.test_accessibility import LOOKS, faults
from tests.some_type import FACES
from tests.test_badges import DAY, NIGHT

pytestmark = [pytest.mark.browser]

KITS = ("commerces/tout-avoir/trousse/", "en/shops/tout-avoir/kit/", "commerces/hostile/trousse/", "commerces/nom-tres-long/trousse/")
PRESS = ("presse/", "en/press/")
NAMES = (
    "Le Fournil des Escales", "L’Âme & la Table", "Chez «\u00a0Nine\u00a0» <b>", "Мастерская",
    "Chez Éléonore & Filles, salon de coiffure pour dames, messieurs et petits chiens", "",
)  # fmt: skip
# 12 badges: each shape with half the names, in turn, by day and by night.
DRAWN = [
    (shape, name, tone)
    for place, shape in enumerate(SHAPES)
    for name, tone in zip(NAMES[place % 2 :: 2], ("light", "dark", "light"), strict=True)
]
SCALE = 2
CLOSE = 1.2  # mean difference of a channel of 256
EDGE, FEW = 40, 0.0003  # what an edge may differ by; share of pixels that differ by more
NAMED = ("seal", "stamp")  # the other shapes say the collective alone
SELECTED = "box => [box.selectionStart, box.selectionEnd, box.value.length]"


@pytest.fixture
def window(browser: Any) -> Iterator[Any]:
    """A window that may use the clipboard."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, permissions=["clipboard-read", "clipboard-write"])
    yield context.new_page()
    context.close()


@pytest.fixture
def plain(browser: Any) -> Iterator[Any]:
    """A window without script."""
    context = browser.new_context(viewport={"width": 390, "height": 844}, java_script_enabled=False)
    yield context.new_page()
    context.close()


@pytest.fixture(scope="module")
def of_sample(sample: Path) -> dict[str, Page]:
    return pages(sample)


@pytest.mark.node
@pytest.mark.parametrize("path", [*KITS, *PRESS])
def test_the_page_is_accessible(window: Any, sample_host: str, path: str) -> None:
    assert faults(window, sample_host + path, LOOKS) == []


@pytest.mark.parametrize("path", [*KITS, *PRESS])
def test_the_page_keeps_within_its_window(window: Any, sample_host: str, path: str) -> None:
    window.goto(sample_host + path)
    for width in (320, 390, 1280):
        window.set_viewport_size({"width": width, "height": 844})
        assert window.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("path", [*KITS, *PRESS])
def test_a_button_copies_exactly_what_is_in_its_box(window: Any, sample_host: str, of_sample: dict[str, Page], path: str) -> None:
    window.goto(sample_host + path)
    boxes = [box.text() for box in of_sample[f"/{path}"].tree.css("textarea")]
    buttons = window.locator(".copy button")
    buttons.first.wait_for()
    assert buttons.count() == len(boxes) >= 2
    said = buttons.first.text_content()
    for place, text in enumerate(boxes):
        window.evaluate("navigator.clipboard.writeText('')")
        buttons.nth(place).click()
        window.wait_for_function(
            "([place, said]) => document.querySelectorAll('.copy button')[place].textContent !== said", arg=[place, said]
        )
        assert window.evaluate("navigator.clipboard.readText()") == text
    assert window.locator(".copy button").first.get_attribute("aria-live") == "polite"


def test_a_box_that_is_entered_is_selected_whole(window: Any, sample_host: str) -> None:
    window.goto(sample_host + KITS[0])
    window.locator(".copy button").first.wait_for()
    for box in window.locator("textarea").all():
        box.focus()
        start, end, length = box.evaluate(SELECTED)
        assert (start, end) == (0, length)
        box.press("x")
        assert box.evaluate(SELECTED)[2] == length


@pytest.mark.parametrize("path", [*KITS, *PRESS])
def test_without_script_boxes_can_be_selected_and_all_else_is_a_link(plain: Any, sample_host: str, sample: Path, path: str) -> None:
    plain.goto(sample_host + path)
    assert plain.locator("button:visible", has_text="Copier").count() == 0
    assert plain.locator("main button").count() == 0
    for box in plain.locator("textarea").all():
        assert box.is_visible()
        box.focus()
        plain.keyboard.press("Control+A")
        assert box.evaluate(SELECTED)[:2] == [0, box.evaluate("box => box.value.length")]
    files = plain.locator("main a[download]")
    assert files.count() >= 4
    for link in files.all():
        target = link.evaluate("link => link.href").replace(sample_host, "https://vitrines.example/")
        assert file_at(sample, target).is_file()


def test_it_asks_nobody_else_for_anything(window: Any, sample_host: str) -> None:
    asked, said = list[str](), list[str]()
    window.on("request", lambda request: asked.append(request.url))
    window.on("console", lambda message: said.append(message.text))
    window.on("pageerror", lambda error: said.append(str(error)))
    for path in (*KITS, *PRESS):
        window.goto(sample_host + path, wait_until="networkidle")
        window.evaluate("scrollTo(0, document.body.scrollHeight)")
        window.wait_for_load_state("networkidle")
    assert len(asked) > 20
    assert [url for url in asked if not url.startswith((sample_host, "data:"))] == []
    assert said == []
    assert window.context.cookies() == []


def test_a_badge_that_is_taken_away_is_the_file_that_is_shown(window: Any, sample_host: str, sample: Path) -> None:
    window.goto(sample_host + KITS[0])
    with window.expect_download() as started:
        window.locator('a[download="tout-avoir-seal-light.fr.svg"]').click()
    assert started.value.suggested_filename == "tout-avoir-seal-light.fr.svg"
    assert Path(started.value.path()).read_bytes() == (sample / "badges/toutav/seal-light.fr.svg").read_bytes()
    with window.expect_download() as started:
        window.locator("a.button[download]").click()
    assert started.value.suggested_filename == "tout-avoir.zip"


def drawn(shape: str, name: str, tone: str) -> Any:
    assert not lacking(name, FACES)
    told = cleaned(name, FACES)
    collective = "Les Vitrines de la Condamine" if shape in NAMED else told or "Les Vitrines"
    said = Sayings("fr", told, "Commerce indépendant", "depuis 1987", "1987", "Membre du collectif", collective, "x")
    return badge(shape, said, paints(DAY, NIGHT, tone), FACES)


def by_browser(window: Any, svg: str, size: tuple[int, int]) -> Image.Image:
    """A badge as Chromium shows it, on white."""
    window.set_viewport_size({"width": size[0] + 20, "height": size[1] + 20})
    window.set_content("<!doctype html><style>body { margin: 0; background: #fff } img { display: block }</style><img>")
    window.evaluate("svg => { document.querySelector('img').src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' })) }", svg)
    window.wait_for_function("() => { const one = document.querySelector('img'); return one.complete && one.naturalWidth }")
    taken = window.screenshot(clip={"x": 0, "y": 0, "width": size[0], "height": size[1]})
    return Image.open(BytesIO(taken)).convert("RGB")


def by_resvg(svg: str, wide: int) -> Image.Image:
    painted = Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=wide, skip_system_fonts=True)))).convert("RGBA")
    paper = Image.new("RGBA", painted.size, "white")
    paper.alpha_composite(painted)
    return paper.convert("RGB")


def unlike(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """The mean difference of a channel, and the share of pixels that still differ when both are a little blurred: shapes, not edges."""
    mean = max(ImageStat.Stat(ImageChops.difference(one, other)).mean)
    soft = [image.filter(ImageFilter.GaussianBlur(1.5)) for image in (one, other)]
    grey = ImageChops.difference(*soft).convert("L")
    far = sum(count for level, count in enumerate(grey.histogram()) if level > EDGE)
    return mean, far / (grey.width * grey.height)


@pytest.fixture(scope="module")
def fine(browser: Any) -> Iterator[Any]:
    """A window of a screen with small pixels."""
    context = browser.new_context(device_scale_factor=SCALE, color_scheme="light")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("shape", "name", "tone"), DRAWN)
def test_a_badge_is_the_same_picture_wherever_it_is_painted(fine: Any, shape: str, name: str, tone: str) -> None:
    made = drawn(shape, name, tone)
    shown, painted = by_browser(fine, made.svg, (made.wide, made.high)), by_resvg(made.svg, made.wide * SCALE)
    assert shown.size == painted.size == (made.wide * SCALE, made.high * SCALE)
    mean, far = unlike(shown, painted)
    assert mean <= CLOSE
    assert far <= FEW


@pytest.mark.parametrize("shape", SHAPES)
def test_another_name_is_another_picture(fine: Any, shape: str) -> None:
    one, other = drawn(shape, NAMES[0], "light"), drawn(shape, "Le Fournil des Escalas", "light")
    painted = by_resvg(other.svg, other.wide * SCALE).resize((one.wide * SCALE, one.high * SCALE))
    _, far = unlike(by_browser(fine, one.svg, (one.wide, one.high)), painted)
    assert far > 3 * FEW


def test_the_picture_for_mail_is_the_badge(fine: Any, sample: Path) -> None:
    for folder in ("toutav", "host001", "long001", "collective"):
        svg = (sample / f"badges/{folder}/seal-light.fr.svg").read_text("utf-8")
        image = Image.open(BytesIO((sample / f"badges/{folder}/seal.png").read_bytes())).convert("RGBA")
        paper = Image.new("RGBA", image.size, "white")
        paper.alpha_composite(image)
        shown = by_browser(fine, svg, (200, 200)).resize(image.size, Image.Resampling.LANCZOS)
        mean, far = unlike(shown, paper.convert("RGB"))
        assert mean <= 3 * CLOSE  # it has few colours, and its edges lie elsewhere
        assert far <= FEW
