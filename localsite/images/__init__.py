"""How does a contributor's picture become what a page shows: upright, in few bytes, nothing but its pixels?"""

from localsite.images.developing import RECIPE, developed
from localsite.images.makers import makers
from localsite.images.value import Picture, Rendition

__all__ = ["RECIPE", "Picture", "Rendition", "developed", "makers"]
