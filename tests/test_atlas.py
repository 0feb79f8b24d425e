"""The map of a site: read, looked through, painted, cut."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from localsite import pipeline
from localsite.cache import Memory
from localsite.diagnostics import Diagnostic, Report
from localsite.maps import MAP_FILE, Atlas, read
from localsite.maps.guard import DEEPEST, MOST_BYTES, looked_through
from localsite.maps.style import PAINT
from localsite.plan import maps
from localsite.stages import Plan
from localsite.theme.colours import tokens
from localsite.values import Job
from tests.ground import TODAY, write_site
from tests.stages import sources_of
from tests.town_map import LEVELS, SHEET, map_files

SVG = "{http://www.w3.org/2000/svg}"


def planned(folder: Path, files: Mapping[str, str], tell: Report = lambda _: None) -> Plan:
    """The plan of the minimal site with other files."""
    return pipeline.planned(Job(write_site(folder, files), None, TODAY, remember=False), tell)


def told(files: dict[str, str], memory: Memory | None = None) -> tuple[Atlas | None, list[tuple[str, str, int]]]:
    found: list[Diagnostic] = []
    atlas = read(sources_of(files), memory or Memory(None), found.append)
    return atlas, [(one.code.number, one.span.file, one.span.line) for one in found]


def sheet(inside: str, before: str = "") -> bytes:
    spaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    return f'{before}<svg {spaces} viewBox="0 0 9 9">\n{inside}</svg>'.encode()


def test_a_map_is_read() -> None:
    atlas, problems = told(map_files())
    assert problems == []
    assert atlas is not None
    assert [(level.name, level.scale, level.side, len(level.sheets)) for level in atlas.town.levels] == [
        ("overview", 0.3, 2004, 1), ("street", 0.9, 800, 8), ("close", 2.0, 1100, 2),
    ]  # fmt: skip
    assert atlas.town.date == date(2027, 1, 4)
    assert len(atlas.sheets) == 11


def test_a_site_without_a_map_is_none_the_worse() -> None:
    assert told({"content/map/LICENCE.md": "# ODbL"}) == (None, [])


@pytest.mark.parametrize(
    ("other", "code"),
    [
        ({"box": [46.2, 5.2, 46.1, 5.3]}, "LS622"),
        ({"box": [46.2, 5.2, 48.2, 5.3]}, "LS622"),
        ({"box": [46.2, 5.2, float("nan"), 5.3]}, "LS621"),
        ({"box": [46.2, 5.2, True, 5.3]}, "LS621"),
        ({"box": "46.2"}, "LS621"),
        ({"levels": []}, "LS621"),
        ({"levels": ["overview"]}, "LS621"),
        ({"levels": [LEVELS[0], LEVELS[0]]}, "LS621"),
        ({"levels": [{**LEVELS[0], "name": ["overview"]}]}, "LS623"),
        ({"levels": [{**LEVELS[0], "name": "town"}]}, "LS623"),
        ({"levels": [{**LEVELS[0], "scale": 0}]}, "LS621"),
        ({"levels": [{**LEVELS[0], "side": 0}]}, "LS621"),
        ({"levels": [{**LEVELS[0], "side": 0.5}]}, "LS621"),
        ({"levels": [{**LEVELS[0], "sheets": None}]}, "LS621"),
        ({"levels": [{**LEVELS[0], "sheets": [[0, 1]]}]}, "LS621"),
        ({"levels": [{**LEVELS[0], "sheets": [[0, "../../x"]]}]}, "LS621"),
    ],
)
def test_a_wrong_map_is_told_and_left_out(other: dict[str, Any], code: str) -> None:
    atlas, problems = told(map_files(**other))
    assert (atlas, [(number, file) for number, file, _ in problems]) == (None, [(code, MAP_FILE)])


@pytest.mark.parametrize(("key", "value"), [("scale", 0), ("side", 0), ("sheets", None), ("name", "town")])
@pytest.mark.parametrize("number", [0, 1, 2])
def test_what_is_wrong_of_a_level_is_told_at_its_own_line(number: int, key: str, value: object) -> None:
    files = map_files(levels=[{**level, key: value} if place == number else level for place, level in enumerate(LEVELS)])
    (_, _, line), = told(files)[1]
    level = json.loads(files[MAP_FILE])["levels"][number]
    starts = [row for row, text in enumerate(files[MAP_FILE].splitlines(), 1) if '"name"' in text]
    assert starts[number] <= line < starts[number] + 1 + len(json.dumps(level, indent=1).splitlines())
    assert f'"{key}"' in files[MAP_FILE].splitlines()[line - 1]


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"box": [' + "9" * 5000 + "]}", "\0"])
def test_what_is_no_json_is_told(text: str) -> None:
    assert [number for number, _, _ in told({MAP_FILE: text})[1]] == ["LS620"]


@pytest.mark.parametrize("text", ["[]", "null", "{}"])
def test_json_of_something_else_is_told(text: str) -> None:
    assert [number for number, _, _ in told({MAP_FILE: text})[1]] == ["LS621"]


def test_a_missing_or_refused_sheet_leaves_a_hole() -> None:
    files = map_files()
    del files["content/map/street-1-1.svg"]
    files["content/map/close-0-0.svg"] = SHEET.replace("<path", "\n<script/><path")
    atlas, problems = told(files)
    assert problems == [("LS624", MAP_FILE, 0), ("LS625", "content/map/close-0-0.svg", 2)]
    assert atlas is not None
    assert (1, 1) not in atlas.town.level("street").sheets
    assert atlas.town.level("close").sheets == {(1, 1)}


def test_a_level_without_sheets_is_none() -> None:
    atlas, _ = told({path: text for path, text in map_files().items() if "close" not in path})
    assert atlas is not None
    assert [level.name for level in atlas.town.levels] == ["overview", "street"]


def test_a_map_without_any_sheet_is_none() -> None:
    assert told({MAP_FILE: map_files()[MAP_FILE]})[0] is None


def test_verdicts_are_remembered_by_content(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bytes] = []
    monkeypatch.setattr("localsite.maps.atlas.looked_through", lambda data: asked.append(data) or looked_through(data))
    memory = Memory(None, held={})
    first = told(map_files(), memory)
    assert told(map_files(), memory) == first
    assert len(asked) == len(first[0].sheets if first[0] else ())


# Sheets


def test_a_sheet_is_written_anew_with_room_for_a_style() -> None:
    verdict = looked_through(SHEET.replace("<path", "<title>Plan</title><desc>x</desc><!-- a --><path").encode())
    assert verdict.what == ""
    root = ElementTree.fromstring(verdict.svg)
    assert [one.tag for one in root.iter()] == [f"{SVG}{tag}" for tag in ("svg", "style", "path", "g", "text")]
    assert verdict.svg.startswith('<svg viewBox="0 0 400 400" xmlns="http://www.w3.org/2000/svg" preserveAspectRatio="none">')
    assert "><style></style><path" in verdict.svg
    assert "Place de la Gare" in verdict.svg


@pytest.mark.parametrize(
    "inside",
    [
        "<script>alert(1)</script>",
        '<script href="x.js"/>',
        "<foreignObject/>",
        '<image href="https://example.org/x.png"/>',
        '<a href="#x"><path d="M0 0"/></a>',
        '<animate attributeName="d"/>',
        "<rect/>",
        "<tspan/>",
        "<svg/>",
        '<path d="M0 0" onclick="x()"/>',
        '<path d="M0 0" style="fill:red"/>',
        '<path d="M0 0" fill="url(#x)"/>',
        '<path d="M0 0" fill="red"/>',
        '<path d="M0 0" stroke="red"/>',
        '<path d="M0 0" stroke-width="url(//x)"/>',
        '<path d="javascript:x"/>',
        '<path class="a}b"/>',
        '<use href="https://example.org/x.svg#y"/>',
        '<use href="other.svg#y"/>',
        '<use href="data:image/svg+xml,x"/>',
        '<use xlink:href="#y"/>',
        '<use href="#a"/>',
        f'<path id="a" d="M0 0{"h1" * 1000}"/>',
        '<text font-family="x;}">x</text>',
        '<text font-size="1" xml:space="preserve">x</text>',
        '<path xmlns="http://www.w3.org/1999/xhtml" d="M0 0"/>',
        '<h1 xmlns="http://www.w3.org/1999/xhtml">x</h1>',
        "<style>.x{fill:red}<path d='M0 0'/></style>",
        '<style media="print">.x{fill:red}</style>',
        '<title><a href="https://example.org/">x</a></title>',
        "loose words",
        "<?xml-stylesheet href='x.css'?>",
        '<defs><use href="#a"/></defs>',
        '<g id="b"><use href="#a"/><use href="#a"/></g>',
        "<g>" * DEEPEST + "</g>" * DEEPEST,
    ],
)
def test_a_sheet_that_is_more_than_lines_and_names_is_refused(inside: str) -> None:
    verdict = looked_through(sheet(inside))
    assert (verdict.svg, bool(verdict.what), verdict.line) == ("", True, 2)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<svg>",
        b"<html xmlns='http://www.w3.org/1999/xhtml'/>",
        b"<svg/>",
        sheet("<path"),
        sheet("", '<!DOCTYPE svg [<!ENTITY a "b">]>'),
        sheet("", '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'),
        sheet("<text>é</text>").decode().encode("latin-1"),
        sheet("<text>é</text>").decode().encode("utf-16"),
        b"\0" * 50,
        b" " * (MOST_BYTES + 1),
    ],
)
def test_what_is_no_sheet_is_refused(data: bytes) -> None:
    verdict = looked_through(data)
    assert (verdict.svg, bool(verdict.what)) == ("", True)


def test_a_style_that_pretends_to_end_is_not_kept() -> None:
    verdict = looked_through(
        sheet("<style><![CDATA[</style><script>alert(1)</script>]]></style><title>&lt;script&gt;</title><text>&lt;b&gt;</text>")
    )
    assert (verdict.what, "script" in verdict.svg, "&lt;b&gt;" in verdict.svg) == ("", False, True)


# What is published


def test_sheets_go_out_in_the_colours_of_the_theme(tmp_path: Path) -> None:
    plan = planned(tmp_path, map_files())
    found = {output.path.partition("/map/")[2]: output for output in plan.outputs if output.path.startswith("assets/map/")}
    mark = plan.desk.charts.rpartition("/")[2]
    on_screen = {f"{mark}/{level['name']}-{column}-{row}.svg" for level in LEVELS for column, row in level["sheets"]}
    on_paper = {name.replace("/", "/print/") for name in on_screen if "close" not in name}
    assert found.keys() == on_screen | on_paper
    screen, paper = (found[f"{mark}/{name}"].data.decode() for name in ("street-0-0.svg", "print/street-0-0.svg"))
    land = [values[-1] for values in (colours["--land"] for colours in tokens(plan.desk.theme.map))]
    assert f".land{{fill:{land[0]}}}" in screen
    assert f"@media (prefers-color-scheme:dark){{.land{{fill:{land[1]}}}" in screen
    assert ".land{fill:#ffffff}" in paper
    assert "@media" not in paper
    assert all(f".{name}{{" in screen and f".{name}{{" in paper for name in PAINT)
    assert found[f"{mark}/street-0-0.svg"].because == ("content/map/street-0-0.svg",)


def test_another_map_has_other_addresses(tmp_path: Path) -> None:
    first, second = (planned(tmp_path / name, map_files(SHEET.replace("Gare", name))).desk.charts for name in ("a", "b"))
    assert first != second


def test_a_crop_names_the_sheets_that_it_shows(tmp_path: Path) -> None:
    desk = planned(tmp_path, map_files()).desk
    at = desk.href(desk.charts)
    assert maps.crop(desk, (700.4, 100.2, 300, 120), "street") == maps.Crop(
        "700 100 300 120", 300, 120, ((f"{at}/street-0-0.svg", 0, 0, 801, 801), (f"{at}/street-1-0.svg", 800, 0, 801, 801))
    )
    assert maps.crop(desk, (10, 10, 100, 100), "street", paper=True).sheets == ((f"{at}/print/street-0-0.svg", 0, 0, 801, 801),)


def test_where_a_level_has_no_sheet_the_coarser_one_shows(tmp_path: Path) -> None:
    desk = planned(tmp_path, map_files()).desk
    names = [sheet[0].rpartition("/")[2] for sheet in maps.crop(desk, (1500, 900, 300, 120), "street").sheets]
    assert names == ["overview-0-0.svg", "street-1-1.svg"]
    close = [sheet[0].rpartition("/")[2] for sheet in maps.crop(desk, (1200, 200, 300, 100), "close").sheets]
    assert close == ["street-1-0.svg"]
    # Nothing closer is printed.
    assert [sheet[0].rpartition("/")[2] for sheet in maps.crop(desk, (10, 10, 100, 100), "close", paper=True).sheets] == ["street-0-0.svg"]


@pytest.mark.parametrize(("wide", "level"), [(2000, "overview"), (600, "street"), (400, "street"), (150, "close")])
def test_the_level_is_the_one_whose_words_have_the_right_size(wide: int, level: str) -> None:
    atlas, _ = told(map_files())
    assert atlas is not None
    assert maps.best_level(atlas, (0, 0, wide, 100), 360).name == level


def test_without_a_map_nothing_is_published_of_one(tmp_path: Path) -> None:
    plan = planned(tmp_path, {})
    assert (plan.desk.atlas, plan.desk.charts) == (None, "")
    assert not [output.path for output in plan.outputs if "/map/" in output.path]


def test_what_lies_beside_the_map_is_no_record(tmp_path: Path) -> None:
    beside = {"content/map/LICENCE.md": "# ODbL\n", "content/map/town.osm.pbf": "OSM"}
    found: list[Diagnostic] = []
    planned(tmp_path, {**map_files(), **beside}, found.append)
    assert [one.span.file for one in found if one.span.file.startswith("content/map")] == []
