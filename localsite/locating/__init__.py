"""Where is an address, how surely, and how does its point get into a file?"""

from __future__ import annotations

from localsite.locating.answer import Answer, Other, Outcome
from localsite.locating.extract import read_town
from localsite.locating.finding import locate
from localsite.locating.placing import Placed, Refusal, at_spot, placed, point_of
from localsite.locating.records import Record, Spotted, Unreadable, records
from localsite.locating.town import Town

__all__ = [
    "Answer", "Other", "Outcome", "Placed", "Record", "Refusal", "Spotted", "Town", "Unreadable",
    "at_spot", "locate", "placed", "point_of", "read_town", "records",
]  # fmt: skip
