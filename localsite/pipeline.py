"""What has to be made at all? Where nothing changed the site stands already; else `stages` makes it, and it is published."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from localsite import codes
from localsite.cache import Held, Memory, digest
from localsite.codes.files import CHANGED_FILE
from localsite.codes.kit import NOT_MADE
from localsite.codes.markup import TEXT_TOO_SLOW
from localsite.codes.photos import DRAWING_TOO_SLOW
from localsite.codes.relations import NO_PICTURE
from localsite.codes.workplace import MEMORY_UNUSED
from localsite.diagnostics import Diagnostic, Mend, Report, Severity, SiteError, Span, Swap, ordered
from localsite.publish import Published, holds, publish
from localsite.read import read
from localsite.values import Build, File, Job, Source

if TYPE_CHECKING:
    from localsite.stages import Plan

__all__ = ["Job", "Summary", "Warm", "build", "planned"]

T = TypeVar("T")
HOME = Path(__file__).resolve().parent
SECRET = 32  # bytes
# Problems that the same files may not have tomorrow.
PASSING = frozenset({DRAWING_TOO_SLOW.number, TEXT_TOO_SLOW.number, CHANGED_FILE.number, NOT_MADE.number})

Files = Mapping[str, Source]


class Summary(NamedTuple):
    """What a build came to, without its bytes: enough to know whether it stands already."""

    diagnostics: tuple[Diagnostic, ...]
    digests: Mapping[str, str]  # path of each file of the result → digest of its data


class Made(NamedTuple):
    """The files of the result, and their summary with whether it may be kept."""

    files: tuple[File, ...]
    summary: tuple[Summary, bool]


@dataclass(slots=True)
class Warm:
    """What a process that builds again and again keeps from one build to the next. All of it may be lost; none of it can be wrong."""

    values: Held | None = field(default_factory=dict)  # what the memory remembers
    sources: Files = field(default_factory=dict)
    themes: Files = field(default_factory=dict)  # of the program
    made: Mapping[str, tuple[bytes, str]] = field(default_factory=dict)  # path of a file of the result → its data and their digest

    def digests(self, files: Sequence[File]) -> Mapping[str, str]:
        """The digest of each file by its path; data that are still the very same object are not looked at again."""
        before = self.made
        known = {file.path: before[file.path] for file in files if file.path in before and before[file.path][0] is file.data}
        self.made = {file.path: known.get(file.path) or (file.data, digest(file.data)) for file in files}
        return {path: told for path, (_, told) in self.made.items()}


Tell = Callable[[str, int, float], None]
Stage = Callable[..., Any]


def build(job: Job, tell: Tell = lambda *_: None, warm: Warm | None = None) -> Build:
    """Makes the site and publishes it, if no error was found on the way. `tell` hears of each stage: name, count, seconds.

    The whole is a function of the files, the day and the program: where none changed, what it came to is remembered. A process
    that builds again and again gives the same `warm` each time.
    """
    found: list[Diagnostic] = []
    stage, published = _timed(tell), False
    warm = warm or Warm(values=None)
    try:
        warm.sources = stage("read", lambda: read(job.root, found.append, before=warm.sources).files)
        themes = _with_built_in(warm.sources, job.root, found.append, warm)
        with _memory(job, warm.values) as memory:
            published = _brought_up(job, themes, memory, found, stage, warm)
        if memory.trouble:
            found.append(MEMORY_UNUSED.at(Span(""), reason=memory.trouble, file=".localsite/memory.sqlite"))
    except SiteError as problem:
        found.append(problem.diagnostic)
    return Build(tuple(ordered(_without_echoes(found))), published)


def _brought_up(job: Job, themes: Files, memory: Memory, found: list[Diagnostic], stage: Stage, warm: Warm) -> bool:
    """True where the site stands in its folder, made now or before; adds to `found` what is wrong with it."""
    made: list[Made] = []

    def make(_: Sequence[int]) -> list[tuple[Summary, bool]]:
        made.append(_made(job, themes, memory, stage, warm))
        return [made[0].summary]

    (summary,) = memory.remember_all("build 1", [_key(job, warm.sources, themes)], make)
    found += summary.diagnostics
    if job.out is None or _errors(found):
        return False
    if not made and stage("recall", lambda: holds(job.out, summary.digests), lambda _: len(summary.digests)):
        return True
    files = (made or [_made(job, themes, memory, stage, warm)])[0].files
    return stage("publish", lambda: publish(files, job.out, job.root, found.append), _written) is not None


def _without_echoes(found: Sequence[Diagnostic]) -> Iterator[Diagnostic]:
    """All that was said, but for pictures that are said to be missing because they were refused before: that was said already."""
    refused = {problem.span.file for problem in found}
    for problem in found:
        facts = dict(problem.facts) if problem.code.number == NO_PICTURE.number else {}
        if not facts or f"{facts['folder']}/{facts['file']}" not in refused:
            yield problem


def _made(job: Job, themes: Files, memory: Memory, stage: Stage, warm: Warm) -> Made:
    """Every file of the result, made and checked; nothing is written."""
    from localsite import stages  # late: a model of the content and of its pages takes 150 ms, and a build that remembers does without

    found: list[Diagnostic] = []
    try:
        files = stages.made(job, warm.sources, themes, memory, found.append, stage)
    except SiteError as problem:
        found.append(problem.diagnostic)
        files = ()
    summary = Summary(tuple(found), warm.digests(files))
    return Made(files, (summary, not any(problem.code.number in PASSING for problem in found)))


def planned(job: Job, report: Report) -> Plan:
    """The site up to its plan, for the commands that only ask questions."""
    from localsite import stages  # late: see above

    sources = read(job.root, report).files
    with _memory(job) as memory:
        return stages.planned_site(job, sources, _with_built_in(sources, job.root, report), memory, report, _timed(lambda *_: None))


def _key(job: Job, sources: Files, themes: Files) -> str:
    parts = (part for files in (sources, themes) for path, source in files.items() for part in (path, source.digest))
    return digest(job.mode, job.today.isoformat(), *parts)


def _with_built_in(sources: Files, root: Path, report: Report, warm: Warm | None = None) -> Files:
    """The site's own themes over the program's."""
    # Beside the program in a checkout, inside it in a wheel.
    program = HOME.parent if (HOME.parent / "themes").is_dir() else HOME
    mine = {path: source for path, source in sources.items() if path.startswith("themes/")}
    warm = warm or Warm(values=None)
    warm.themes = {} if program == root.resolve() else read(program, report, ("themes",), before=warm.themes).files
    return {**warm.themes, **mine}


def _memory(job: Job, held: Held | None = None) -> Memory:
    # The stages teach it more, once they are needed.
    classes = (Summary, Diagnostic, Span, Mend, Swap)
    constants = {code.number: code for code in codes.every_code()}
    secret = _secret() if job.remember else None
    path = job.root / ".localsite" / "memory.sqlite" if secret else None
    return Memory(path, classes, constants, secret or b"", held, _program_digest())


def _secret() -> bytes | None:
    """A secret beside the installed Python, out of a contributor's reach: a memory that came with the files is not believed.

    None where it cannot be kept: then nothing is remembered.
    """
    path = Path(sys.prefix) / "localsite.seal"
    try:
        if not path.is_file() or path.stat().st_size != SECRET:
            # Whole or not at all: a build killed meanwhile must not leave a secret that is none.
            fresh = path.with_name(f"{path.name}.{os.getpid()}")
            with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
                file.write(os.urandom(SECRET))
            fresh.replace(path)
        return path.read_bytes()
    except OSError:
        return None


@cache
def _program_digest() -> bytes:
    """A mark of the program as it stands: what another version remembered is never believed."""
    # Asked once: a file that changes while this process runs does not change the process.
    # Templates that something is made from count as much as code; only what Python compiled for itself does not.
    found = (path for path in sorted(HOME.rglob("*")) if "__pycache__" not in path.parts and path.is_file())
    texts = (part for path in found for part in (str(path.relative_to(HOME)), path.read_bytes()))
    # Every installed package by its folder, "jinja2-3.1.6.dist-info": asking for their versions by name takes thirty times as long.
    tools = sorted(name for place in sys.path if Path(place).is_dir() for name in os.listdir(place or ".") if name.endswith(".dist-info"))
    return bytes.fromhex(digest(sys.version, *tools, *texts))


def _errors(found: list[Diagnostic]) -> bool:
    return any(diagnostic.code.severity is Severity.ERROR for diagnostic in found)


def _written(published: Published | None) -> int:
    return len(published.written) + len(published.removed) if published else 0


def _timed(tell: Tell) -> Callable[..., Any]:
    """Runs a stage and tells its name, how much it made, and how long it took."""

    def stage(name: str, make: Callable[[], T], count: Callable[[T], int] = len) -> T:  # type: ignore[assignment]
        start = time.perf_counter()
        made = make()
        tell(name, count(made), time.perf_counter() - start)
        return made

    return stage
