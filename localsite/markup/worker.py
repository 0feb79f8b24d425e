"""How long a text may take: a process apart converts it, and is killed when it does not answer.

Both ends of the pipe stand here: the text goes in as JSON, and what came of it comes back. Starting Python for one text costs
a tenth of a second, which is why only the rare long or odd text takes this way.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

from localsite.codes import markup as codes
from localsite.codes.markup import TEXT_TOO_SLOW
from localsite.diagnostics import Code, Diagnostic, Mend, Span


class Text(NamedTuple):
    """A Markdown text and where it stands: `first_line` is the line of `file` on which it begins."""

    text: str
    language: str
    file: str
    first_line: int = 1


class Converted(NamedTuple):
    """The HTML of a text, the problems in it, and whether the same text would give the same again (not so after a time-out)."""

    html: str
    diagnostics: tuple[Diagnostic, ...] = ()
    lasting: bool = True


def converted_apart(text: Text, seconds: float) -> Converted:
    """`text` converted by a process apart that is killed after `seconds`; then there is no HTML, and nothing to remember."""
    with _started() as process:
        try:
            answer, _ = process.communicate(json.dumps(text), timeout=seconds)
            return _decoded(json.loads(answer))
        except (subprocess.TimeoutExpired, json.JSONDecodeError):
            process.kill()
    return Converted("", (TEXT_TOO_SLOW.at(Span(text.file, text.first_line), seconds=f"{seconds:g}"),), lasting=False)


def _started() -> subprocess.Popen[str]:
    # The worker sees nothing of the environment but where localsite is (and what Python needs to start on Windows).
    package = Path(__file__).parents[2]
    code = f"import sys; sys.path[:] = {[str(package), *filter(None, sys.path)]!r}; from localsite.markup.worker import main; main()"
    needed = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    command = [sys.executable, "-I", "-S", "-c", code]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL, encoding="utf-8", env=needed)


def main() -> None:
    """The far end: one text in, one answer out."""
    from localsite.markup.engine import Converter  # late: it takes 60 ms, and only the far end needs it here

    with open(0, encoding="utf-8") as question, open(1, "w", encoding="utf-8") as answer:
        answer.write(json.dumps(_encoded(*Converter().convert(*json.load(question)))))


def _encoded(html: str, diagnostics: tuple[Diagnostic, ...]) -> list[object]:
    return [html, [[found.code.number, found.span, found.facts, found.mend] for found in diagnostics]]


def _decoded(answer: list[Any]) -> Converted:
    by_number = {code.number: code for code in vars(codes).values() if isinstance(code, Code)}
    html, found = answer
    return Converted(
        html,
        tuple(
            Diagnostic(by_number[number], Span(*span), tuple((name, value) for name, value in facts), mend and Mend(*mend))
            for number, span, facts, mend in found
        ),
    )
