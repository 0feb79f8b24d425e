"""What does the site look like, and in which words does it speak? A theme's files, read, checked and filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from localsite.theme.loading import KINDS, load
from localsite.theme.palette import dressed, faint, worn
from localsite.theme.value import Theme, Word
from localsite.theme.words import MissingWord, Translator, translator

if TYPE_CHECKING:
    from jinja2 import Environment

__all__ = [
    "KINDS", "MissingWord", "Theme", "Translator", "Word", "compiled", "dressed", "environment", "faint", "load", "render", "translator",
    "worn",
]  # fmt: skip
NOTHING: Mapping[str, bytes] = {}


def environment(theme: Theme, known: Mapping[str, bytes] = NOTHING) -> Environment:
    """The templates of a theme, compiled when first asked for.

    `known` is what `compiled` gave for the same theme, by the same Python and Jinja.
    """
    from localsite.theme import rendering  # late: Jinja takes 30 ms to import, and a build that renders nothing does without

    return rendering.environment(theme, known)


def compiled(theme: Theme) -> dict[str, bytes]:
    """Every template as Python's own code, by name; one that is not understood is left out, and told when a page asks for it."""
    from localsite.theme import rendering  # late: see above

    return rendering.compiled(theme)


def render(environment: Environment, template: str, context: Mapping[str, Any]) -> str:
    """A page. SiteError, with the line of the template, where the theme is at fault."""
    from localsite.theme import rendering  # late: see above

    return rendering.render(environment, template, context)
