"""In which commune is a point, when an extract was cut through the limits of all of them?

The limits that the extract holds and its rim divide it into fields. A field lies in the commune to which all the limits around it belong;
where two are possible, what stands in the field says which.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shapely import Geometry

_NEAR = 0.5  # metres within which two lines are one
_ALL = 0.95  # of the limits of a field
_SURE = 3  # how many times more signs must name a commune than the next one


def fields_of(limits: Mapping[str, Geometry], box: Geometry, signs: Sequence[tuple[str, Geometry]]) -> list[tuple[str, Geometry]]:
    """The fields of which the commune can be told.

    `limits` are the lines that are there, by commune; `signs` are points that name the commune they are in.
    """
    import shapely  # late: an authoring library

    if not limits:
        return []
    whole, rim = shapely.union_all([*limits.values()]), box.exterior
    faces = shapely.get_parts(shapely.polygonize([*shapely.get_parts(shapely.union(whole, rim))]))
    around = {name: lines.buffer(_NEAR) for name, lines in limits.items()}
    found: list[tuple[str, Geometry]] = []
    for face in (face for face in faces if box.contains(face.representative_point())):
        if whole.intersection(face.buffer(-2 * _NEAR)).length > _NEAR:  # a limit that ends within: some of it is not there
            continue
        border = face.exterior.difference(rim.buffer(_NEAR))
        own = [name for name, band in around.items() if border.intersection(band).length >= _ALL * border.length > 0]
        here = Counter(name for name, point in signs if name in own and face.contains(point)).most_common(2)
        if len(own) == 1 or len(here) == 1 or (here and here[0][1] > _SURE * here[1][1]):
            found.append((own[0] if len(own) == 1 else here[0][0], face))
    return found
