"""The bytes of every output: templates are filled, the rest is passed on."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from localsite import theme as themes
from localsite.codes.theme import TEMPLATE_FAULT
from localsite.diagnostics import Report, SiteError, Span
from localsite.theme import Theme
from localsite.values import File, Output

NOTHING: Mapping[str, bytes] = {}


def render(
    outputs: Sequence[Output],
    theme: Theme,
    words: Mapping[str, Callable[..., str]],
    base: str,
    report: Report,
    compiled: Mapping[str, bytes] = NOTHING,
) -> tuple[File, ...]:
    """Every output as a file. A fault in a template is reported once, and its pages are left out.

    `compiled` is what `theme.compiled` gave for the same theme by the same Python.
    """
    environment = themes.environment(theme, compiled)
    faulty: set[str] = set()
    files = []
    for output in outputs:
        if not output.template:
            files.append(File(output.path, output.data, output.because))
        elif output.template not in faulty:
            told = {**output.context, "t": words[output.context["page"].language], "url": lambda address: base + address.lstrip("/")}
            try:
                data = themes.render(environment, output.template, told).encode()
            except SiteError as problem:
                faulty.add(output.template)
                report(problem.diagnostic)
            except UnicodeEncodeError as problem:
                faulty.add(output.template)
                report(TEMPLATE_FAULT.at(Span(theme.origins[output.template]), reason=str(problem)))
            else:
                files.append(File(output.path, data, output.because))
    return tuple(files)
