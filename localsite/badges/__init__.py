"""What does a shop hang on its own site? A badge: a drawing that asks nobody anything, and looks the same on every machine.

The picture proves nothing, and says so: it links to the page of the shop, where the membership stands.
"""

from localsite.badges.drawing import HEAVIEST, SHAPES, badge
from localsite.badges.value import TONES, Badge, Paints, Sayings, paints

__all__ = ["HEAVIEST", "SHAPES", "TONES", "Badge", "Paints", "Sayings", "badge", "paints"]
