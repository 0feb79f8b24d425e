"""How does a trail run from stop to stop, is what it promises true, and how does it go along on a telephone?"""

from __future__ import annotations

from localsite.trails.checking import check_days, closed_on, trips
from localsite.trails.files import Way, Waypoint, geojson, gpx
from localsite.trails.line import Unreadable, lines_of
from localsite.trails.stops import is_vague, kept_back, name_of, spot_of
from localsite.trails.value import FAR, Leg, Trip, minutes, traveller

__all__ = [
    "FAR", "Leg", "Trip", "Unreadable", "Way", "Waypoint", "check_days", "closed_on", "geojson", "gpx", "is_vague", "kept_back",
    "lines_of", "minutes", "name_of", "spot_of", "traveller", "trips",
]  # fmt: skip
