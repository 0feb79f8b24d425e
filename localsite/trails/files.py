"""How does a trail go along on a telephone? As GPX 1.1 and as GeoJSON, which every map app reads."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import NamedTuple
from xml.etree import ElementTree as ET  # nothing is parsed: it writes

from localsite.geo import Spot

GPX = "http://www.topografix.com/GPX/1/1"
OSM = "OpenStreetMap contributors"
OSM_LICENCE = "https://www.openstreetmap.org/copyright"
_UNSAYABLE = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")  # what XML 1.0 has no way to write


class Waypoint(NamedTuple):
    """A stop."""

    spot: Spot
    name: str
    text: str
    href: str  # absolute; "" for a mere point


class Way(NamedTuple):
    """A trail as others may carry it along."""

    name: str
    text: str
    href: str  # absolute
    stops: tuple[Waypoint, ...]
    legs: tuple[tuple[Spot, ...], ...]
    mode: str  # "walk", "bike"
    from_osm: bool  # True where the lines follow the streets of OpenStreetMap
    day: date | None = None  # of the last check


def gpx(way: Way) -> bytes:
    """GPX 1.1: a waypoint for each stop, and a track with a segment for each leg."""
    root = ET.Element("gpx", {"xmlns": GPX, "version": "1.1", "creator": "localsite"})
    about = ET.SubElement(root, "metadata")
    _said(about, "name", way.name)
    _said(about, "desc", way.text)
    if way.from_osm:
        due = ET.SubElement(about, "copyright", author=OSM)
        _said(due, "license", OSM_LICENCE)
    ET.SubElement(about, "link", href=_plain(way.href))
    if way.day:
        _said(about, "time", f"{way.day.isoformat()}T12:00:00Z")
    for stop in way.stops:
        point = ET.SubElement(root, "wpt", _at(stop.spot))
        _said(point, "name", stop.name)
        _said(point, "desc", stop.text)
        if stop.href:
            ET.SubElement(point, "link", href=_plain(stop.href))
    track = ET.SubElement(root, "trk")
    _said(track, "name", way.name)
    _said(track, "type", "cycling" if way.mode == "bike" else "walking")
    for leg in way.legs:
        segment = ET.SubElement(track, "trkseg")
        for spot in leg:
            ET.SubElement(segment, "trkpt", _at(spot))
    ET.indent(root, "")
    return b'<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="utf-8") + b"\n"


def _said(parent: ET.Element, tag: str, text: str) -> None:
    if text:
        ET.SubElement(parent, tag).text = _plain(text)


def _plain(text: str) -> str:
    return _UNSAYABLE.sub("", text)


def _at(spot: Spot) -> dict[str, str]:
    return {"lat": f"{spot.lat:.5f}", "lon": f"{spot.lon:.5f}"}


def geojson(way: Way) -> bytes:
    """GeoJSON (RFC 7946), a feature a line: the legs, then the stops."""
    legs = (
        {"type": "Feature", "properties": {"leg": number}, "geometry": {"type": "LineString", "coordinates": [*map(_pair, leg)]}}
        for number, leg in enumerate(way.legs, 1)
    )
    stops = (
        {
            "type": "Feature",
            "properties": {name: value for name, value in (("stop", number), *_words(stop)) if value},
            "geometry": {"type": "Point", "coordinates": _pair(stop.spot)},
        }
        for number, stop in enumerate(way.stops, 1)
    )
    about = {"name": way.name, "url": way.href, **({"attribution": f"© {OSM}", "licence": "ODbL-1.0"} if way.from_osm else {})}
    head = json.dumps({"type": "FeatureCollection", **about}, ensure_ascii=False)
    rows = ",\n".join(json.dumps(feature, ensure_ascii=False) for feature in (*legs, *stops))
    return f'{head[:-1]}, "features": [\n{rows}\n]}}\n'.encode("utf-8", "replace")


def _words(stop: Waypoint) -> tuple[tuple[str, str], ...]:
    return ("name", stop.name), ("text", stop.text), ("url", stop.href)


def _pair(spot: Spot) -> list[float]:
    return [round(spot.lon, 5), round(spot.lat, 5)]
