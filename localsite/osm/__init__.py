"""How does a town begin from OpenStreetMap, and follow it, without losing what a volunteer wrote?"""

from __future__ import annotations

from localsite.osm.extract import Extract, read_extract
from localsite.osm.facts import is_candidate
from localsite.osm.importing import Imported, imported
from localsite.osm.known import BrokenState
from localsite.osm.sifting import Outcome, Told

__all__ = ["BrokenState", "Extract", "Imported", "Outcome", "Told", "imported", "is_candidate", "read_extract"]
