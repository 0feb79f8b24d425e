"""What all that read an extract have in common: its day, its order, what is no extract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import osmium
import pytest

from localsite.extracts import Disordered, changed, dated, day_of, faults, ordered, reference, shape_of, tags_of

NODES = tuple(f'<node id="{n}" version="1" timestamp="2026-10-0{n}T00:00:00Z" lat="45.000{n}" lon="2.000{n * n}"/>' for n in range(1, 5))
CORNERS = '<nd ref="1"/><nd ref="2"/><nd ref="3"/>'
WAY = f'<way id="8" version="1">{CORNERS}<tag k="highway" v="residential"/></way>'
SQUARE = f'<way id="9" version="1">{CORNERS}<nd ref="1"/><tag k="highway" v="pedestrian"/><tag k="area" v="yes"/></way>'


def extract(folder: Path, *rows: str) -> Path:
    path = folder / "town.osm"
    path.write_text(f'<osm version="0.6">{"".join(rows)}</osm>', encoding="utf-8")
    return path


def things(path: Path) -> osmium.FileProcessor:
    return osmium.FileProcessor(str(path)).with_areas().with_filter(osmium.filter.KeyFilter("highway"))


def test_objects_are_called_and_drawn_as_they_are(tmp_path: Path) -> None:
    path, drawn = extract(tmp_path, *NODES, WAY, SQUARE), osmium.geom.WKBFactory()
    told = [(reference(one), tags_of(one)["highway"], shape_of(one, drawn).geom_type) for one in ordered(path, things(path))]
    assert sorted(told) == [
        ("way/8", "residential", "LineString"), ("way/9", "pedestrian", "LineString"), ("way/9", "pedestrian", "MultiPolygon"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "negative"),
    [
        ((WAY, *NODES), False),
        ((NODES[3], WAY, *NODES[:3]), False),
        (tuple(row.replace('id="', 'id="-').replace('ref="', 'ref="-') for row in (*NODES, WAY)), True),
        ((*(row.replace('id="1"', 'id="-1"') for row in NODES), WAY.replace('ref="1"', 'ref="-1"')), True),
    ],
)
def test_a_file_whose_ways_have_no_points_is_told_why(tmp_path: Path, rows: tuple[str, ...], negative: bool) -> None:
    path = extract(tmp_path, *rows)
    with pytest.raises(Disordered) as told:
        [*ordered(path, things(path))]
    assert told.value.is_negative is negative
    assert isinstance(told.value, faults())


@pytest.mark.parametrize(
    "rows",
    [
        (*NODES, WAY),
        (NODES[2], NODES[0], NODES[1], WAY),  # in no order of their numbers
        (NODES[0], WAY),  # cut off
        (NODES[3], WAY),  # all of it
        (),
    ],
)
def test_what_is_only_cut_off_is_in_order(tmp_path: Path, rows: tuple[str, ...]) -> None:
    path = extract(tmp_path, *rows)
    assert [reference(one) for one in ordered(path, things(path))] == (["way/8"] if rows else [])


def test_the_day_is_that_of_the_file_else_that_of_its_newest_change(tmp_path: Path) -> None:
    said, header = tmp_path / "said.osm.pbf", osmium.io.Header()
    header.set("osmosis_replication_timestamp", "2026-11-20T04:00:00Z")
    osmium.SimpleWriter(str(said), header=header).close()
    assert (dated(said), day_of(said)) == ("2026-11-20T04:00:00Z", date(2026, 11, 20))
    silent = extract(tmp_path, *NODES)
    newest = max(changed(one) for one in osmium.FileProcessor(str(silent)))
    assert (dated(silent), day_of(silent), day_of(silent, newest)) == ("", None, date(2026, 10, 4))


def test_what_is_no_extract_raises_what_is_said_to_be_raised(tmp_path: Path) -> None:
    for name, data in (("town.osm.pbf", b"\x00\x01 none"), ("town.txt", b"x"), ("none.osm.pbf", None)):
        path = tmp_path / name
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(faults()):
            [*ordered(path, things(path))]
