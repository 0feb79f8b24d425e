"""What is seen of a page that somebody passes on? A picture composed for it: of what there is to show, and of its own words.

Nothing is asked of the page or of the site: words, colours, type and pictures come in, files go out, the same ones each time.
"""

from localsite.social.drawing import social
from localsite.social.value import FRAMES, Frame, Leaf, Look, Shown, Social, Told

__all__ = ["FRAMES", "Frame", "Leaf", "Look", "Shown", "Social", "Told", "social"]
