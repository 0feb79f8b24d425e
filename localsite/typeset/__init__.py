"""What does a shop print? Posters, stickers, cards: laid out once, in millimetres, for the page that prints and for PDFs."""

from localsite.typeset.pdf import pdf
from localsite.typeset.sheets import KINDS, Kind, for_page, sheet
from localsite.typeset.value import Look, Mark, Piece, Print, Printed, Shape, Sheet, Spot, Text

__all__ = ["KINDS", "Kind", "Look", "Mark", "Piece", "Print", "Printed", "Shape", "Sheet", "Spot", "Text", "for_page", "pdf", "sheet"]
