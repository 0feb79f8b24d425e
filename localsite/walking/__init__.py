"""Which way does one walk from stop to stop, on the streets that an extract of OpenStreetMap holds?"""

from __future__ import annotations

from localsite.walking.finding import NoWay, Path, found
from localsite.walking.routing import Routed, Trouble, routed
from localsite.walking.streets import Streets, read_streets
from localsite.walking.ways import Traveller

__all__ = ["NoWay", "Path", "Routed", "Streets", "Traveller", "Trouble", "found", "read_streets", "routed"]
