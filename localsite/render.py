"""The bytes of every output: templates are filled, the rest is passed on."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from localsite import theme as themes
from localsite.cache import digest
from localsite.codes.theme import TEMPLATE_FAULT
from localsite.diagnostics import Report, SiteError, Span
from localsite.theme import Theme
from localsite.values import File, Output

if TYPE_CHECKING:
    from jinja2 import Environment

NOTHING: Mapping[str, bytes] = {}
Hold = Callable[[str, Callable[[], bytes], Callable[[], bytes]], bytes]  # (recipe, key, make): what was made of the same, or made now


def _make(_: str, __: Callable[[], bytes], make: Callable[[], bytes]) -> bytes:
    return make()


def render(
    outputs: Sequence[Output],
    theme: Theme,
    words: Mapping[str, Callable[..., str]],
    base: str,
    report: Report,
    compiled: Mapping[str, bytes] = NOTHING,
    hold: Hold = _make,
) -> tuple[File, ...]:
    """Every output as a file. A fault in a template is reported once, and its pages are left out.

    `compiled` is what `theme.compiled` gave for the same theme by the same Python; `hold` recalls a page that was told the same.
    """
    environment = themes.environment(theme, compiled)
    faulty: set[str] = set()
    files = []
    for output in outputs:
        if not output.template:
            files.append(File(output.path, output.data, output.because))
        elif output.template not in faulty:
            try:
                data = _page(output, environment, theme, words, base, hold)
            except SiteError as problem:
                faulty.add(output.template)
                report(problem.diagnostic)
            except UnicodeEncodeError as problem:
                faulty.add(output.template)
                report(TEMPLATE_FAULT.at(Span(theme.origins[output.template]), reason=str(problem)))
            else:
                files.append(File(output.path, data, output.because))
    return tuple(files)


def _page(output: Output, environment: Environment, theme: Theme, words: Mapping[str, Callable[..., str]], base: str, hold: Hold) -> bytes:
    language = output.context["page"].language
    told = {**output.context, "t": words[language], "url": lambda address: base + address.lstrip("/")}
    # All that a page follows from: what it is told, the theme with its words and the languages that stand in for each other.
    recipe = digest("page 1", theme.digest, theme.name, base, *words, language, output.template)
    return hold(recipe, lambda: pickle.dumps(output.context), lambda: themes.render(environment, output.template, told).encode())
