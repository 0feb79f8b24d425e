"""Nothing sticks out, nothing jumps, nobody else is asked: every kind of page, language and look, in a real browser."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import brotli
import pytest

from localsite.check.weight import SHOP_PAGE
from localsite.contact_sheet import chosen
from localsite.contact_sheet.camera import NARROW, PAPER, SCREENS, look_at
from localsite.pipeline import Job, planned
from localsite.theme import KINDS
from tests.browser.conftest import SITES
from tests.browser.host import serving
from tests.ground import TODAY

pytestmark = pytest.mark.browser

LOOKS = (*SCREENS, NARROW, PAPER)
# A page of this kind is not looked at: it leads on by itself.
LOOKED_AT = tuple(kind for kind in KINDS if kind != "moved")
# Brotli, as every host of today sends it. The check of every build reckons with gzip, which is coarser.
NEEDED = ("document", "stylesheet", "script")
FAULTY = """<!doctype html><html lang="fr"><title>x</title><style>body { margin: 8px } .late { height: 300px }</style><h1>x</h1>
<div></div><p>Du texte qui descend.</p><p class="wide" style="width: 500px">x</p><img src="http://localhost:9/x.png" alt="">
<script>
const frame = (then) => requestAnimationFrame(() => setTimeout(then))
frame(() => frame(() => { document.querySelector('div').className = 'late' }))
throw new Error('gone wrong')
</script>"""


@pytest.fixture(scope="module")
def addresses() -> dict[str, list[str]]:
    """The pages of the sample site that try each kind hardest."""
    plan = planned(Job(SITES / "sample", None, TODAY, remember=False), lambda _: None)
    choices = chosen(plan.outputs, plan.desk.base)
    return {kind: [choice.address for choice in choices if choice.kind == kind] for kind in LOOKED_AT}


@pytest.mark.parametrize("kind", LOOKED_AT)
def test_a_page_keeps_still_and_within_its_window_and_asks_nobody_else(
    page: Any, sample_host: str, addresses: dict[str, list[str]], kind: str
):
    assert addresses[kind]
    seen = {address: look_at(page, sample_host.removesuffix("/") + address, LOOKS) for address in addresses[kind]}
    assert seen == dict.fromkeys(addresses[kind], ())


def test_a_page_that_does_all_this_is_found_out(page: Any, tmp_path: Path):
    (tmp_path / "index.html").write_text(FAULTY, encoding="utf-8")
    with serving(tmp_path, reads_rules=False) as host:
        faults = look_at(page, host, (SCREENS[0],))
    assert {(fault.look, fault.kind) for fault in faults} == {(SCREENS[0], kind) for kind in ("scroll", "shift", "outside", "console")}
    assert {fault.detail for fault in faults if fault.kind == "outside"} == {"http://localhost:9/x.png"}
    assert {fault.detail for fault in faults if fault.kind == "scroll"} == {"+118 px (p.wide)"}


def test_a_shop_is_there_with_the_first_answer(browser: Any, sample_host: str, addresses: dict[str, list[str]]):
    heavy = {address: weight for address in addresses["shop"] if (weight := weighed(browser, sample_host, address)) > SHOP_PAGE}
    assert heavy == {}


def weighed(browser: Any, host: str, address: str) -> int:
    """The bytes of a page with its style sheets and scripts, as the network brings them to somebody who comes for the first time."""
    context = browser.new_context()
    page, answers = context.new_page(), list[Any]()
    page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108 - Playwright marks the function it is given
    page.goto(host.removesuffix("/") + address, wait_until="load")
    weight = sum(len(brotli.compress(one.body())) for one in answers if one.request.resource_type in NEEDED)
    context.close()
    return weight
