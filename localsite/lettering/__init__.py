"""How do words become shapes, which look the same on every machine?

Letters are set by HarfBuzz from the theme's own files of type, and kept as outlines: no page, no mail and no shop's own site need
have the type. Nothing is drawn here but letters.
"""

from localsite.lettering.faces import ROLES, Face, Faces, faces, is_type
from localsite.lettering.fitting import Fitted, cleaned, fitted, lacking, shortened
from localsite.lettering.setting import Letter, Line, goes_backward, set_line
from localsite.lettering.shapes import Shapes

__all__ = [
    "ROLES", "Face", "Faces", "Fitted", "Letter", "Line", "Shapes", "cleaned", "faces", "fitted", "goes_backward", "is_type", "lacking",
    "set_line", "shortened",
]  # fmt: skip
