"""What does the site look like, and in which words does it speak? A theme's files, read, checked and filled in."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from localsite.theme.loading import KINDS, load
from localsite.theme.value import Theme, Word
from localsite.theme.words import MissingWord, Translator, translator

if TYPE_CHECKING:
    from jinja2 import BytecodeCache, Environment

__all__ = ["KINDS", "MissingWord", "Theme", "Translator", "Word", "environment", "load", "render", "translator"]


def environment(theme: Theme, bytecode: BytecodeCache | None = None) -> Environment:
    """The templates of a theme, compiled when first asked for; `bytecode` keeps what was compiled for the next time."""
    from localsite.theme import rendering  # late: Jinja takes 60 ms to import, and a build that renders nothing does without

    return rendering.environment(theme, bytecode)


def render(environment: Environment, template: str, context: Mapping[str, Any]) -> str:
    """A page. SiteError, with the line of the template, where the theme is at fault."""
    from localsite.theme import rendering  # late: see above

    return rendering.render(environment, template, context)
