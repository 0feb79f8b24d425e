r"""How problems, stages and results are put into words for a terminal, a program and a pull request.

Pure functions from values to text. What comes from content (names of files, facts, lines of source) can forge neither a
terminal escape nor a workflow command. Whoever writes the text to a stream passes it through `encodable` first, with the
encoding of that stream, so that a terminal which is not UTF-8 shows `\xe9` rather than a traceback:
`stream.write(encodable(text, stream.encoding))`; that is how cli does it.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from typing import NamedTuple

from localsite.diagnostics import LANGUAGES, Diagnostic, Mend, Severity, Span, Swap, Tongue, ordered, settled, visible

Lines = Callable[[str], Sequence[str]]  # the lines of a source by its path, empty where it cannot be read
JSON_FORMAT = 1  # grows when a member of the JSON changes its meaning or goes; not when one is added

_INDENT = " " * 8
_TAB = 4
_WIDEST = 100  # characters of a source line that are shown
_BEFORE = 40  # of these, before the place of the problem
_LONGEST_PATH = 400
_LONGEST_PASTE = 600  # a longer corrected line is not shown: half of one cannot be pasted
# The old form of a workflow command is obeyed anywhere in a line: "##[error]", "##vso[…]". The new one begins it: "::error::".
_OLD_COMMAND = re.compile(r"##(?=\w*\[)")
_NEW_COMMAND = re.compile(r"^(?=\s*::)")


class _Words(NamedTuple):
    """What the console says in one language. A pair is (one, several)."""

    severity: Mapping[Severity, tuple[str, str]]
    file: tuple[str, str]
    within: str  # "in", before a number of files
    clean: str
    everywhere: str  # the heading of what concerns no file
    paste: str
    add: str
    remove: str
    ready: str
    look: str
    unchanged: str
    stages: Mapping[str, tuple[str, str, str]]  # key → what is done, then to one, to several


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        severity={
            Severity.ERROR: ("erreur", "erreurs"),
            Severity.WARNING: ("avertissement", "avertissements"),
            Severity.NOTICE: ("remarque", "remarques"),
        },
        file=("fichier", "fichiers"),
        within="dans",
        clean="Aucun problème.",
        everywhere="(tout le site)",
        paste="à coller :",
        add="à ajouter avant la ligne {line} :",
        remove="à supprimer :",
        ready="Le site est prêt dans le dossier {folder}",
        look="Pour le regarder : {command}",
        unchanged="Rien n’a été publié : le dossier {folder} reste comme il était.",
        stages={
            "read": ("lecture", "fichier", "fichiers"),
            "parse": ("analyse", "document", "documents"),
            "understand": ("interprétation", "fiche", "fiches"),
            "arrange": ("mise en relation", "fiche", "fiches"),
            "develop": ("images", "image", "images"),
            "plan": ("plan", "fichier prévu", "fichiers prévus"),
            "craft": ("façonnage", "fichier prévu", "fichiers prévus"),
            "render": ("fabrication", "fichier", "fichiers"),
            "check": ("contrôle", "fichier", "fichiers"),
            "recall": ("mémoire", "fichier inchangé", "fichiers inchangés"),
            "publish": ("publication", "fichier changé", "fichiers changés"),
        },
    ),
    "en": _Words(
        severity={
            Severity.ERROR: ("error", "errors"),
            Severity.WARNING: ("warning", "warnings"),
            Severity.NOTICE: ("notice", "notices"),
        },
        file=("file", "files"),
        within="in",
        clean="No problem.",
        everywhere="(the whole site)",
        paste="to paste:",
        add="to add before line {line}:",
        remove="to remove:",
        ready="The site is ready in the folder {folder}",
        look="To look at it: {command}",
        unchanged="Nothing was published: the folder {folder} is as it was.",
        stages={
            "read": ("reading", "file", "files"),
            "parse": ("parsing", "document", "documents"),
            "understand": ("understanding", "record", "records"),
            "arrange": ("arranging", "record", "records"),
            "develop": ("pictures", "picture", "pictures"),
            "plan": ("planning", "planned file", "planned files"),
            "craft": ("crafting", "planned file", "planned files"),
            "render": ("rendering", "file", "files"),
            "check": ("checking", "file", "files"),
            "recall": ("remembering", "unchanged file", "unchanged files"),
            "publish": ("publishing", "changed file", "changed files"),
        },
    ),
})
_STAGE_WIDTH = 17  # the longest name of a stage, in any language
_COLOURS: Mapping[str, str] = MappingProxyType({
    "file": "1", "place": "2", "caret": "1;31", "paste": "32",
    Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.NOTICE: "1;36",
})  # fmt: skip


def as_text(diagnostics: Iterable[Diagnostic], lines: Lines, language: Tongue, *, colour: bool = False) -> str:
    """The problems for people: by file, by place, with the line, a caret and the line to paste; counted at the end."""
    problems = ordered(list(diagnostics))
    blocks: list[str] = []
    for file, together in groupby(problems, key=lambda problem: problem.span.file):
        group = list(together)
        # A file that is told as a whole may be what nobody should open: a pipe, a link.
        source = lines(file) if any(problem.span.line for problem in group) else ()
        heading = _guarded(visible(file, _LONGEST_PATH)) if file else _WORDS[language].everywhere
        rows = [_painted("file", heading, colour=colour)]
        for problem in group:
            rows += _told(problem, source, language, colour=colour)
        blocks.append("\n".join(rows))
    return "\n\n".join([*blocks, counted(problems, language)]) + "\n"


def _unread(_file: str) -> Sequence[str]:
    return ()


def as_json(diagnostics: Iterable[Diagnostic], lines: Lines = _unread) -> str:
    """The problems for a program, in ASCII: `{"format": 1, "problems": […]}`, by file and place.

    A problem has `number`, `name`, `severity` (error, warning, notice), `file` (below the root, "" for the whole site), `line`
    and `column` (from 1; 0: the whole file), `length` (characters), `facts` (as they stand in the content), `fr` and `en` (each
    with `message` and `hint`), and `mend`: null, or `first`, `last` and `text`, which takes the place of the lines first to
    last (an insertion before `first` has last = first - 1; an empty text removes the lines). `lines` serves to tell a repair
    that only knows its own words as a whole line; without it that repair is left out.
    """
    problems = [_as_data(problem) for problem in _settled(diagnostics, lines)]
    text = json.dumps({"format": JSON_FORMAT, "problems": problems}, indent=1)
    # A program in between may print it: what JSON leaves as it is (DEL) and what a runner obeys anywhere (##[) is spelled.
    return text.replace("\x7f", "\\u007f").replace("##", "#\\u0023") + "\n"


def as_github(diagnostics: Iterable[Diagnostic], language: Tongue, lines: Lines = _unread) -> str:
    """The problems as annotations on a pull request, gravest first (the forge shows ten of a kind), then their count."""
    problems = _settled(diagnostics, lines)
    ranks = list(Severity)
    rows = [_annotation(problem, language) for problem in sorted(problems, key=lambda problem: ranks.index(problem.code.severity))]
    return "\n".join([*rows, counted(problems, language)]) + "\n"


def counted(diagnostics: Sequence[Diagnostic], language: Tongue) -> str:
    """How many problems of each severity there are, in how many files."""
    words = _WORDS[language]
    if not diagnostics:
        return words.clean
    found = Counter(problem.code.severity for problem in diagnostics)
    # Errors are counted even where there are none: that is what decides.
    told = [severity for severity in Severity if found[severity] or severity is Severity.ERROR]
    parts = [_many(found[severity], *words.severity[severity], language) for severity in told]
    files = len({problem.span.file for problem in diagnostics if problem.span.file})
    return ", ".join(parts) + (f" {words.within} {_many(files, *words.file, language)}" if files else "")


def stage_line(name: str, count: int, seconds: float, language: Tongue) -> str:
    """What a stage did: "reading              1,024 files      0.12 s"."""
    done, one, several = _WORDS[language].stages[name]
    thing = one if _is_one(count, language) else several
    took = f"{seconds:.2f}".replace(".", "," if language == "fr" else ".")
    return f"{done:<{_STAGE_WIDTH}}{_number(count, language):>8} {thing:<17}{took:>7}\u00a0s"


def closing(folder: str, command: str, language: Tongue) -> str:
    """Where the site is and what to type to look at it."""
    words = _WORDS[language]
    shown = _guarded(visible(folder, _LONGEST_PATH))
    return f"{words.ready.format(folder=shown)}\n{words.look.format(command=_guarded(visible(command, _LONGEST_PATH)))}"


def unchanged(folder: str, language: Tongue) -> str:
    """That a build with errors published nothing."""
    return _WORDS[language].unchanged.format(folder=_guarded(visible(folder, _LONGEST_PATH)))


def encodable(text: str, encoding: str | None) -> str:
    """`text` with what `encoding` cannot say spelled out, ready to be written to a stream that has this encoding."""
    known = encoding or "ascii"
    return text.encode(known, "backslashreplace").decode(known)


def _told(problem: Diagnostic, source: Sequence[str], language: Tongue, *, colour: bool) -> list[str]:
    """The lines about one problem: place and message, the line and its caret, the hint, the line to paste."""
    span, said = problem.span, problem.said(language)
    mend = _mend(_whole(problem, source))
    digits = len(str(max(span.line, mend.last, mend.first + mend.text.count("\n")) if mend else span.line))
    place = _painted("place", _place(span), colour=colour) + "  " if span.line else ""
    severity = _WORDS[language].severity[problem.code.severity][0]
    title = _painted(problem.code.severity, f"{severity} {problem.code.number}", colour=colour)
    rows = [f"  {place}{title}  {_guarded(said.message)}"]
    rows += _excerpt(span, source, digits, colour=colour)
    rows += [_INDENT + _guarded(line) for line in said.hint.split("\n") if line]
    return rows + _paste(mend, source, digits, language, colour=colour)


def _settled(diagnostics: Iterable[Diagnostic], lines: Lines) -> list[Diagnostic]:
    """The problems in order, their repairs told as whole lines."""
    found = ordered(list(diagnostics))
    files = {problem.span.file for problem in found if isinstance(problem.mend, Swap) and problem.span.line}
    sources = {file: lines(file) for file in files}
    return [_whole(problem, sources.get(problem.span.file, ())) for problem in found]


def _whole(problem: Diagnostic, source: Sequence[str]) -> Diagnostic:
    if not 1 <= problem.span.line <= len(source):
        return problem
    return settled(problem, source[problem.span.line - 1].rstrip("\r\n"))


def _mend(problem: Diagnostic) -> Mend | None:
    """The repair as whole lines, where it is known."""
    return problem.mend if isinstance(problem.mend, Mend) else None


def _place(span: Span) -> str:
    return f"{span.line}:{span.column}" if span.column else f"{span.line}"


def _excerpt(span: Span, source: Sequence[str], digits: int, *, colour: bool) -> list[str]:
    """The line of the problem and, below it, carets under its characters."""
    if not 1 <= span.line <= len(source):
        return []
    line = source[span.line - 1].rstrip("\r\n")
    column = min(span.column, len(line) + 1)
    start = max(0, column - 1 - _BEFORE) if len(line) > _WIDEST else 0
    shown = line[start : start + _WIDEST]
    cells = _cells(shown)
    head, tail = "…" if start else "", "…" if start + _WIDEST < len(line) else ""
    rows = [_numbered(span.line, digits, head + "".join(cells) + tail, colour=colour)]
    if column:
        first = column - 1 - start
        before = len(head) + sum(_width(cell) for cell in cells[:first])
        under = max(1, sum(_width(cell) for cell in cells[first : first + max(1, span.length)]))
        gutter = _painted("place", " " * digits + " │", colour=colour)
        rows.append(f"{_INDENT}{gutter} {' ' * before}{_painted('caret', '^' * under, colour=colour)}")
    return rows


def _paste(mend: Mend | None, source: Sequence[str], digits: int, language: Tongue, *, colour: bool) -> list[str]:
    """The corrected lines, or the lines to remove; nothing where they cannot be shown exactly as they are to be typed."""
    words = _WORDS[language]
    if mend is None:
        return []
    if not mend.text and mend.last >= mend.first:
        gone = range(mend.first, min(mend.last, len(source)) + 1)
        return [_INDENT + words.remove] + [
            _numbered(number, digits, "".join(_cells(source[number - 1].rstrip("\r\n")[:_WIDEST])), colour=colour) for number in gone
        ]
    lines = mend.text.split("\n")
    if any(len(line) > _LONGEST_PASTE or "".join(_cells(line)) != line for line in lines):
        return []
    rows = [_numbered(number, digits, line, colour=colour, style="paste") for number, line in enumerate(lines, start=mend.first)]
    # Nothing stands there yet: pasted over the line of that number, it would erase it.
    is_new = mend.last < mend.first
    return [_INDENT + (words.add.format(line=mend.first) if is_new else words.paste), *rows]


def _numbered(number: int, digits: int, text: str, *, colour: bool, style: str = "") -> str:
    gutter = _painted("place", f"{number:>{digits}} │", colour=colour)
    shown = text.rstrip()
    return f"{_INDENT}{gutter} {_painted(style, shown, colour=colour) if style else shown}" if shown else _INDENT + gutter


def _cells(line: str) -> list[str]:
    """What is shown for each character of a line: itself, blanks for a tab, its name where it could not be seen or could do harm."""
    commands = {match.end() for match in _OLD_COMMAND.finditer(line)}
    cells: list[str] = []
    width = 0
    for index, character in enumerate(line):
        cell = " " * (_TAB - width % _TAB) if character == "\t" else visible(character)
        cells.append("\\" + cell if index in commands else cell)
        width += _width(cells[-1])
    return cells


def _width(text: str) -> int:
    """How many columns of a terminal `text` takes."""
    return sum(_columns(character) for character in text)


def _columns(character: str) -> int:
    if unicodedata.combining(character) or unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _guarded(text: str) -> str:
    """One line of `text` that no runner takes for a command."""
    return _NEW_COMMAND.sub(r"\\", _OLD_COMMAND.sub(r"##\\", text))


def _painted(style: str, text: str, *, colour: bool) -> str:
    return f"\x1b[{_COLOURS[style]}m{text}\x1b[0m" if colour else text


def _as_data(problem: Diagnostic) -> dict[str, object]:
    code, span, mend = problem.code, problem.span, _mend(problem)
    return {
        "number": code.number,
        "name": code.name,
        "severity": code.severity.value,
        **span._asdict(),
        "facts": dict(problem.facts),
        **{language: problem.said(language)._asdict() for language in LANGUAGES},
        "mend": mend._asdict() if mend else None,
    }


def _annotation(problem: Diagnostic, language: Tongue) -> str:
    span, said, mend = problem.span, problem.said(language), _mend(problem)
    places = {"file": visible(span.file, _LONGEST_PATH), "line": span.line, "col": span.column}
    properties = {name: value for name, value in places.items() if value} | {"title": problem.code.number}
    listed = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items())
    message = [said.message, said.hint]
    if mend and mend.text:
        fixed = [visible(line, _LONGEST_PASTE) for line in mend.text.split("\n")]
        message += [_WORDS[language].paste, *fixed]
    return f"::{problem.code.severity.value} {listed}::{_data(chr(10).join(message))}"


def _data(text: str) -> str:
    """`text` as the message of a workflow command."""
    escaped = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return _OLD_COMMAND.sub(r"##\\", escaped)


def _property(text: str) -> str:
    """`text` as the value of a property of a workflow command."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _many(count: int, one: str, several: str, language: Tongue) -> str:
    return f"{_number(count, language)} {one if _is_one(count, language) else several}"


def _is_one(count: int, language: Tongue) -> bool:
    # French says "0 erreur", English "0 errors".
    return count < 2 if language == "fr" else count == 1


def _number(count: int, language: Tongue) -> str:
    return f"{count:,}".replace(",", "\u202f" if language == "fr" else ",")
