"""What is the map of the town, which sheets is it made of, and how do they take the colours of the theme?"""

from __future__ import annotations

from localsite.maps.atlas import MOST_SHEETS, Atlas, name_of, plan_of, read
from localsite.maps.value import ATTRIBUTION, EXTRACT, FOLDER, LEVELS, MAP_FILE, NOTICE, Level, Sheet, TownMap, sheet

__all__ = [
    "ATTRIBUTION", "EXTRACT", "FOLDER", "LEVELS", "MAP_FILE", "MOST_SHEETS", "NOTICE", "Atlas", "Level", "Sheet", "TownMap", "name_of",
    "plan_of", "read",
    "sheet",
]  # fmt: skip
