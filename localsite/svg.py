"""How is an SVG that somebody sent read: element by element, by the rules of whoever reads it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "http://www.w3.org/2000/svg"


class Look:
    """Is told of every piece of a file while that is read, and builds of it what it likes; whatever it raises ends the reading.

    Those who look have their own `start`, `end`, `data` and `pi`, and may have a `doctype`; without one there may be none.
    """

    def __init__(self) -> None:
        from xml.etree.ElementTree import TreeBuilder  # late: a build that knows all its drawings needs no parser

        self.tree = TreeBuilder()
        self.expat: Any = None
        self.path: list[str] = []  # the elements around
        self.count = 0

    @property
    def line(self) -> int:
        """The line that is read just now."""
        return int(self.expat.CurrentLineNumber)

    def close(self) -> Element:
        """The end of the file."""
        return self.tree.close()


def read(data: bytes | str, look: Look) -> Element:
    """What a look keeps of a file. ParseError where that is no XML, ValueError or LookupError in an encoding that nobody knows."""
    from defusedxml.ElementTree import DefusedXMLParser  # late: see above

    doctype = getattr(look, "doctype", None)
    parser = DefusedXMLParser(target=look, forbid_dtd=doctype is None)
    look.expat = parser.parser
    if doctype:
        look.expat.StartDoctypeDeclHandler = doctype
    parser.feed(data)
    root: Element = parser.close()
    return root
