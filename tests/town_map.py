"""A tiny map, for tests: two kilometres of nothing around the minimal site."""

from __future__ import annotations

import json
from typing import Any

from localsite.maps import ATTRIBUTION, EXTRACT, FOLDER, MAP_FILE, NOTICE

BOX = [46.2000, 5.2200, 46.2180, 5.2460]  # 1,998 by 2,004 metres, north up
SHEET = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 400"><style>.land{fill:#fff}</style>'
    '<path class="land" d="M0 0h400v400h-400z"/><g class="words" text-anchor="middle" paint-order="stroke">'
    '<text x="200" y="200" font-size="12">Place de la Gare</text></g></svg>'
)
LEVELS = [
    {"name": "overview", "scale": 0.3, "side": 2004, "sheets": [[0, 0]]},
    {"name": "street", "scale": 0.9, "side": 800, "sheets": [[0, 0], [1, 0], [2, 0], [0, 1], [1, 1], [0, 2], [1, 2], [2, 2]]},
    {"name": "close", "scale": 2.0, "side": 1100, "sheets": [[0, 0], [1, 1]]},
]


def map_files(sheet: str = SHEET, **other: Any) -> dict[str, str]:
    """The files of a map; `other` takes the place of what map.json says."""
    told = {
        "attribution": ATTRIBUTION,
        "licence": "ODbL-1.0",
        "date": "2027-01-04",
        "box": BOX,
        "levels": LEVELS,
        **other,
    }
    names = [f"{level['name']}-{column}-{row}.svg" for level in LEVELS for column, row in level["sheets"]]
    beside = {NOTICE: "© OpenStreetMap contributors", EXTRACT: "an extract"}
    return {MAP_FILE: json.dumps(told, indent=1), **beside, **{FOLDER + name: sheet for name in names}}
