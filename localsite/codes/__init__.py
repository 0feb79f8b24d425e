"""Every kind of problem, by number: settings 0xx, fields 1xx, relations 2xx, theme 3xx, links and outputs 4xx,
accessibility 5xx, photographs, maps, trails and the kit 6xx, privacy and budgets 7xx, files and their syntax 8xx, the place of work 9xx.
"""

from __future__ import annotations

from localsite.codes import (
    access,
    fields,
    files,
    hours,
    kit,
    links,
    maps,
    markup,
    photos,
    privacy,
    relations,
    settings,
    syntax,
    theme,
    trails,
    workplace,
)
from localsite.diagnostics import Code

MODULES = (settings, fields, hours, relations, theme, links, access, photos, maps, trails, kit, privacy, files, syntax, markup, workplace)


def every_code() -> tuple[Code, ...]:
    """All of them, in the order of their numbers."""
    found = (value for module in MODULES for value in vars(module).values() if isinstance(value, Code))
    return tuple(sorted(found, key=lambda code: code.number))
