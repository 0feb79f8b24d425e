"""Which files take a while to make? Badges, images to share, archives: each is made once, and remembered.

One that cannot be made is told and left out: a name that no tool expected must not keep a hundred other shops from their pages.
"""

from __future__ import annotations

import os
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from localsite.cache import Memory
from localsite.codes.kit import NOT_MADE
from localsite.codes.workplace import BAD_OUTPUT_NAME
from localsite.diagnostics import Report, Span
from localsite.urls import is_file_name
from localsite.values import Craft, Output

AT_ONCE = 64  # crafts between two times that what is made is written down
MOST_WORKERS = 4
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that an archive knows: the same files give the same bytes
READABLE = 0o644 << 16
STORED = (".png", ".jpg", ".pdf")  # as small as they get

Made = Mapping[tuple[str, str], Mapping[str, bytes] | str]  # (recipe, key) of a craft → its files, or why there are none


def craft(outputs: Sequence[Output], memory: Memory, report: Report) -> tuple[Output, ...]:
    """The same outputs, with the data of those that a craft makes, and of the archives of others; without those that cannot be made."""
    every = (*outputs, *(part for output in outputs for _, part in output.packed if isinstance(part, Output)))
    crafts = {(output.craft.recipe, output.craft.key): output.craft for output in every if output.craft}
    made = _made(tuple(crafts.values()), memory)
    _tell(every, made, report)
    by_path = {output.path: _data(output, made) for output in outputs}
    done = (output._replace(data=data, craft=None) for output in outputs if (data := by_path[output.path]) is not None)
    return tuple(_packed(output, by_path, made, report) if output.packed else output for output in done)


def _tell(outputs: Sequence[Output], made: Made, report: Report) -> None:
    """Tells once of each craft that came to nothing, by the first file that it owes."""
    told = set[tuple[str, str]]()
    for output in outputs:
        name = (output.craft.recipe, output.craft.key) if output.craft else None
        if name and name not in told and isinstance(reason := made[name], str):
            told.add(name)
            report(NOT_MADE.at(Span(output.because[0]), file=output.path, reason=reason))


def _data(output: Output, made: Made) -> bytes | None:
    """The bytes of a file; None where they could not be made."""
    if output.craft is None:
        return output.data
    files = made[output.craft.recipe, output.craft.key]
    return None if isinstance(files, str) else files[output.part]


def _made(crafts: Sequence[Craft], memory: Memory) -> Made:
    """What each craft gives, made now or before."""
    found = dict[tuple[str, str], Mapping[str, bytes] | str]()
    for recipe in dict.fromkeys(one.recipe for one in crafts):
        mine = [one for one in crafts if one.recipe == recipe]
        for some in (mine[start : start + AT_ONCE] for start in range(0, len(mine), AT_ONCE)):
            files = memory.remember_all(recipe, [one.key for one in some], lambda missing, some=some: _all([some[at] for at in missing]))
            found |= {(recipe, one.key): each for one, each in zip(some, files, strict=True)}
    return found


def _all(crafts: Sequence[Craft]) -> list[tuple[Mapping[str, bytes] | str, bool]]:
    # Pillow and Typst let go of the interpreter while they work: threads are enough. resvg does not, and is a third of the work.
    with ThreadPoolExecutor(min(MOST_WORKERS, os.cpu_count() or 1)) as pool:
        return list(pool.map(_one, crafts))


def _one(craft_: Craft) -> tuple[Mapping[str, bytes] | str, bool]:
    """The files of a craft, or why there are none, and whether that may be remembered."""
    try:
        return dict(craft_.make()), True
    except Exception as fault:  # noqa: BLE001 - the tools of others fail as they like
        return str(fault).partition("\n")[0] or type(fault).__name__, False


def _packed(output: Output, by_path: Mapping[str, bytes | None], made: Made, report: Report) -> Output:
    """An archive of other files of the result, and of what it holds by itself."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in _held(output, by_path, made):
            # Whoever opens an archive writes what it names: nothing in it may lie outside.
            if not is_file_name(name):
                report(BAD_OUTPUT_NAME.at(Span(output.because[0]), path=name))
                continue
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.external_attr = READABLE
            entry.create_system = 3  # of all systems the one whose rights are told above
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, data)
    return output._replace(data=buffer.getvalue(), packed=())


def _held(output: Output, by_path: Mapping[str, bytes | None], made: Made) -> Iterator[tuple[str, bytes]]:
    """What an archive holds: all that could be made."""
    for name, held in output.packed:
        data = by_path[held] if isinstance(held, str) else held if isinstance(held, bytes) else _data(held, made)
        if data is not None:
            yield name, data
