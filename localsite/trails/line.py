"""Which lines does a GeoJSON file hold? One that a program wrote, or a hand; nothing in it is believed unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from localsite.geo import Spot

MOST_POINTS = 10_000  # of all lines together: a walk of 20 km has about 1,000
MOST_STEPS = 100_000  # metres


class Unreadable(Exception):
    """What is wrong with a file, in French and in English."""

    def __init__(self, fr: str, en: str) -> None:
        super().__init__(en)
        self.fr, self.en = fr, en


class Line(NamedTuple):
    """A line and what is said of it."""

    spots: tuple[Spot, ...]  # two at least
    start: str = ""  # the stop that it leaves
    end: str = ""
    steps: int = 0  # metres of stairs
    treads: int = 0
    straight: bool = False
    from_osm: bool = False  # "trail route" made it, or its file names OpenStreetMap
    traveller: str = ""  # whom it was made for, as `value.traveller` says; "" where the file does not
    kept_back: frozenset[str] = frozenset()  # the stops of which no door was told any more when it was made


def lines_of(data: bytes) -> tuple[Line, ...]:
    """The lines of a file, in order. Unreadable where it is no GeoJSON, or where a point of a line is none."""
    try:
        root = json.loads(data)
    except (ValueError, RecursionError) as problem:
        raise Unreadable("ce n’est pas du JSON", "it is no JSON") from problem
    found: list[Line] = []
    count = 0
    is_credited = _names_osm(root)
    for geometry, said in _geometries(root):
        for coordinates in _parts(geometry):
            count += len(coordinates) if isinstance(coordinates, list) else 0
            if count > MOST_POINTS:
                raise Unreadable(f"il a plus de {MOST_POINTS} points", f"it has more than {MOST_POINTS} points")
            spots = _spots(coordinates)
            if len(spots) > 1:
                found.append(_line(spots, said, is_credited=is_credited or _names_osm(said)))
    return tuple(one._replace(**_made_for(root)) for one in found)


def _made_for(root: Any) -> Mapping[str, Any]:  # noqa: ANN401  # see below
    """What "trail route" wrote at the head of a file."""
    said = root.get("traveller") if isinstance(root, dict) else None
    kept_back = frozenset(name for name in _list(root, "kept_back") if isinstance(name, str))
    return {"traveller": said if isinstance(said, str) else "", "kept_back": kept_back}


def _geometries(root: Any) -> Iterator[tuple[Any, Mapping[str, Any]]]:  # noqa: ANN401  # whatever stands in a file
    """Every geometry with the properties of its feature. What nests any deeper is nothing that people draw."""
    features = _list(root, "features") if _type(root) == "FeatureCollection" else [root]
    for feature in features:
        is_feature = _type(feature) == "Feature"
        geometry, said = (feature.get("geometry"), feature.get("properties")) if is_feature else (feature, {})
        for one in _list(geometry, "geometries") if _type(geometry) == "GeometryCollection" else [geometry]:
            yield one, said if isinstance(said, dict) else {}


def _type(thing: Any) -> str:  # noqa: ANN401  # see above
    return str(thing.get("type", "")) if isinstance(thing, dict) else ""


def _list(thing: Any, name: str) -> list[Any]:  # noqa: ANN401  # see above
    found = thing.get(name)
    return found if isinstance(found, list) else []


def _parts(geometry: Any) -> list[Any]:  # noqa: ANN401  # see above
    if _type(geometry) == "LineString":
        return [geometry.get("coordinates")]
    return _list(geometry, "coordinates") if _type(geometry) == "MultiLineString" else []


def _spots(coordinates: Any) -> tuple[Spot, ...]:  # noqa: ANN401  # see above
    """The points of a line; none follows its like, unless there is no other."""
    if not isinstance(coordinates, list):
        raise Unreadable("une ligne n’a pas de points", "a line has no points")
    found: list[Spot] = []
    for pair in coordinates:
        spot = _spot(pair)
        if not found or found[-1] != spot:
            found.append(spot)
    # Two stops at one door: the way between them is a line all the same.
    return tuple(found * 2 if len(found) == 1 < len(coordinates) else found)


def _spot(pair: Any) -> Spot:  # noqa: ANN401  # see above
    lon, lat = pair[:2] if isinstance(pair, list) and len(pair) > 1 else (None, None)
    is_point = _is_number(lon) and _is_number(lat) and abs(lat) <= 90 and abs(lon) <= 180  # NaN is less than nothing
    if not is_point:
        raise Unreadable("un point n’est pas une longitude et une latitude", "a point is not a longitude and a latitude")
    return Spot(float(lat), float(lon))


def _is_number(value: Any) -> bool:  # noqa: ANN401  # see above
    return isinstance(value, int | float) and not isinstance(value, bool)


def _names_osm(thing: Any) -> bool:  # noqa: ANN401  # see above
    """True where one of the words that stand beside the lines says whose data they are."""
    words = (value.lower() for value in thing.values() if isinstance(value, str)) if isinstance(thing, dict) else ()
    return any("openstreetmap" in said or "odbl" in said for said in words)


def _line(spots: tuple[Spot, ...], said: Mapping[str, Any], *, is_credited: bool) -> Line:
    start, end = (said[name] if isinstance(said.get(name), str) else "" for name in ("from", "to"))
    steps, treads = (_whole(said.get(name)) for name in ("steps", "step_count"))
    is_straight = said.get("straight") is True
    return Line(spots, start, end, steps, treads, is_straight, is_credited or bool(start and end and not is_straight))


def _whole(value: Any) -> int:  # noqa: ANN401  # see above
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 <= value <= MOST_STEPS else 0
