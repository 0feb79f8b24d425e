"""The plan of the town to print: every shop has a number, the list is in that order, and no number covers another."""

from __future__ import annotations

from itertools import combinations
from pathlib import Path

import pytest

from localsite import pipeline
from localsite.plan.sheet import NUMBERS, RADIUS, TYPE
from localsite.plan.views import Page, Town
from localsite.values import Job
from tests.ground import TODAY
from tests.some_neighbours import HERE, shop, street


def printed(root: Path) -> dict[str, Page]:
    plan = pipeline.planned(Job(root, None, TODAY, remember=False), lambda _: None)
    return {output.path: output.context["page"] for output in plan.outputs if output.template == "pages/map_print.html"}


def town(folder: Path, count: int) -> Town:
    shops = {"shops/loin/index.md": shop("loin", precision="hidden")["shops/loin/index.md"]}
    for number in range(count):
        shops |= shop(f"s{number:03}", (HERE[0] - number % 9 * 0.0003, HERE[1] + number // 9 * 0.0002))
    found = printed(street(folder, shops))
    assert sorted(found) == ["carte/imprimer/index.html", "en/map/print/index.html"]
    assert found["carte/imprimer/index.html"].noindex
    told = found["carte/imprimer/index.html"].town
    assert told
    return told


def spans(told: Town) -> list[range]:
    """The numbers that each tag stands for."""
    ends = [[int(end) for end in tag.text.split("–")] for tag in told.tags]
    return [range(end[0], end[-1] + 1) for end in ends]


@pytest.mark.parametrize("count", [1, 23, NUMBERS + 40])
def test_every_shop_on_the_map_has_a_number_and_its_line(tmp_path: Path, count: int) -> None:
    told = town(tmp_path, count)
    assert [number for span in spans(told) for number in span] == list(range(1, count + 1))
    assert [line.number for line in told.lines] == [*range(1, count + 1), 0]
    assert told.lines[-1].name.text == "Loin"
    assert len(told.dots) == count
    assert all(href.startswith("/assets/map/") and "/print/" in href for href, *_ in told.crop.sheets)
    assert (len(told.tags) == count) is (count <= NUMBERS)


@pytest.mark.parametrize("count", [23, NUMBERS, NUMBERS + 40])
def test_no_number_covers_another(tmp_path: Path, count: int) -> None:
    told = town(tmp_path, count)
    unit = told.crop.wide / told.wide
    boxes = [(tag.x, tag.y, (TYPE * len(tag.text) + 1.2) * unit) for tag in told.tags]
    for (x, y, half), (tox, toy, other) in combinations(boxes, 2):
        assert abs(x - tox) > (half + other) * 0.85 or abs(y - toy) > 2 * RADIUS * 0.75 * unit


def test_a_door_that_is_somewhere_around_has_a_number_and_no_dot(tmp_path: Path) -> None:
    shops = shop("ici") | shop("rue", (HERE[0] - 0.001, HERE[1]), precision="street")
    told = printed(street(tmp_path, shops))["carte/imprimer/index.html"].town
    assert told
    assert (len(told.tags), len(told.dots)) == (2, 1)


def test_a_town_without_a_map_has_no_plan_to_print(tmp_path: Path) -> None:
    root = street(tmp_path, shop("ici"))
    (root / "content/map/map.json").unlink()
    assert printed(root) == {}


def test_the_page_of_the_map_leads_to_it(tmp_path: Path) -> None:
    root = street(tmp_path, shop("ici"))
    made = pipeline.build(Job(root, root / "public", TODAY, remember=False))
    assert made.published, made.diagnostics
    assert 'href="/carte/imprimer/">Le plan à imprimer' in (root / "public/carte/index.html").read_text("utf-8")
    assert 'href="/en/map/print/">The map to print' in (root / "public/en/map/index.html").read_text("utf-8")
