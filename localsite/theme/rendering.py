"""How is a page made from a template, and at which line of it does it fail?"""

from __future__ import annotations

import marshal
from collections.abc import Mapping, MutableMapping
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache
from types import CodeType, TracebackType
from typing import Any

from jinja2 import BaseLoader, Environment, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError, UndefinedError

from localsite import dates, words
from localsite.codes import theme as codes
from localsite.diagnostics import Diagnostic, SiteError, Span, Swap
from localsite.fields import PhoneNumber
from localsite.fields.base import meant
from localsite.theme.value import FOLDER, Theme
from localsite.theme.words import MissingWord


class _Loader(BaseLoader):
    """The templates of a theme; each knows the file that it comes from, which is how a line of it is found again."""

    def __init__(self, theme: Theme, known: Mapping[str, bytes]) -> None:
        self.theme = theme
        self.known = known

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, None]:  # noqa: ARG002 - Jinja's signature
        """The text and the file of a template."""
        if template not in self.theme.templates:
            raise TemplateNotFound(template)
        return self.theme.templates[template], self.theme.origins[template], None

    def load(self, environment: Environment, name: str, globals: MutableMapping[str, Any] | None = None) -> Template:  # noqa: A002 - the same
        """A template, from what was compiled before where it is there."""
        if name not in self.known:
            return super().load(environment, name, globals)
        code: CodeType = marshal.loads(self.known[name])  # noqa: S302 - sealed by the memory, or made just now
        return environment.template_class.from_code(environment, code, globals if globals is not None else {})

    def list_templates(self) -> list[str]:
        """All names."""
        return sorted(self.theme.templates)


def environment(theme: Theme, known: Mapping[str, bytes]) -> Environment:
    """See `localsite.theme.environment`."""
    made = Environment(
        loader=_Loader(theme, known),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # a theme does not change while the site is made
    )
    # Nothing but what a page is told: with Jinja's own names each import of a macro costs ten times as much.
    made.globals.clear()
    # The same days and languages come back on every page.
    said = {"day": cache(dates.spoken), "tongue": cache(dates.language_name)}
    made.filters |= {**said, "clock": dates.o_clock, "iso": date.isoformat, "tel": _tel}
    made.filters |= {"number": words.number, "weekday": dates.weekday_name}
    return made


def compiled(theme: Theme) -> dict[str, bytes]:
    """See `localsite.theme.compiled`."""
    made = environment(theme, {})
    code = {}
    for name, text in theme.templates.items():
        # One that is not understood is told when a page asks for it.
        with suppress(TemplateSyntaxError):
            code[name] = marshal.dumps(made.compile(text, name, theme.origins[name]))
    return code


def _tel(number: PhoneNumber) -> str:
    return f"tel:{number.dialled}"


def render(environment: Environment, template: str, context: Mapping[str, Any]) -> str:
    """See `localsite.theme.render`."""
    try:
        return environment.get_template(template).render(context)
    except Exception as problem:
        # Whatever happens between the braces of a template is the theme's business; everything else is a bug of ours.
        place = _place(problem, template)
        if place is None:
            raise
        raise SiteError(_explained(problem, place, environment)) from problem


def _place(problem: Exception, template: str) -> Span | None:
    """The innermost line of a template that the problem came from."""
    if isinstance(problem, TemplateSyntaxError):
        return Span(problem.filename or template, problem.lineno)
    found = None
    trace: TracebackType | None = problem.__traceback__
    while trace:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(FOLDER):
            found = Span(file, trace.tb_lineno)
        trace = trace.tb_next
    return Span(f"{FOLDER}{template}") if found is None and isinstance(problem, TemplateNotFound) else found


def _explained(problem: Exception, place: Span, environment: Environment) -> Diagnostic:
    match problem:
        case MissingWord():
            return _moved(problem.diagnostic, _marked(place, problem.key, environment))
        case TemplateSyntaxError():
            return codes.TEMPLATE_SYNTAX.at(place, reason=problem.message or "")
        case TemplateNotFound():
            name = str(problem.name)
            near = meant(name, environment.list_templates())
            span = _marked(place, name, environment)
            if near:
                return codes.MISSPELT_TEMPLATE.at(span, Swap(near) if span.length else None, name=name, near=near)
            return codes.UNKNOWN_TEMPLATE.at(span, name=name)
        case UndefinedError():
            return codes.UNKNOWN_VALUE.at(place, reason=problem.message or "")
    return codes.TEMPLATE_FAULT.at(place, reason=f"{type(problem).__name__}: {problem}")


def _moved(diagnostic: Diagnostic, span: Span) -> Diagnostic:
    """The same problem where the template asks for the word, with its repair where the word stands there in full."""
    near = dict(diagnostic.facts).get("near")
    return replace(diagnostic, span=span, mend=Swap(near) if near and span.length else None)


def _marked(place: Span, words: str, environment: Environment) -> Span:
    """The place of `words` on a line of a template, where they stand there once."""
    name = place.file.removeprefix(FOLDER).partition("/")[2]
    if not environment.loader or name not in environment.list_templates():
        return place
    lines = environment.loader.get_source(environment, name)[0].split("\n")
    line = lines[place.line - 1] if 0 < place.line <= len(lines) else ""
    return Span(place.file, place.line, line.index(words) + 1, len(words)) if line.count(words) == 1 else place
