"""Which files take a while to make? Badges, images to share, archives: each is made once, and remembered."""

from __future__ import annotations

import os
import zipfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO

from localsite.cache import Memory
from localsite.values import Craft, Output

AT_ONCE = 64  # crafts between two times that what is made is written down
MOST_WORKERS = 4
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first day that an archive knows: the same files give the same bytes
READABLE = 0o644 << 16
STORED = (".png", ".jpg", ".pdf")  # as small as they get


def craft(outputs: Sequence[Output], memory: Memory) -> tuple[Output, ...]:
    """The same outputs, with the data of those that a craft makes, and of the archives of others."""
    held = (part for output in outputs for _, part in output.packed if isinstance(part, Output))
    crafts = {(output.craft.recipe, output.craft.key): output.craft for output in (*outputs, *held) if output.craft}
    made = _made(tuple(crafts.values()), memory)
    done = [_done(output, made) for output in outputs]
    by_path = {output.path: output.data for output in done}
    return tuple(_packed(output, by_path, made) if output.packed else output for output in done)


def _done(output: Output, made: Mapping[tuple[str, str], Mapping[str, bytes]]) -> Output:
    if output.craft is None:
        return output
    return output._replace(data=made[output.craft.recipe, output.craft.key][output.part], craft=None)


def _made(crafts: Sequence[Craft], memory: Memory) -> dict[tuple[str, str], Mapping[str, bytes]]:
    """What each craft gives, made now or before."""
    found = dict[tuple[str, str], Mapping[str, bytes]]()
    for recipe in dict.fromkeys(one.recipe for one in crafts):
        mine = [one for one in crafts if one.recipe == recipe]
        for some in (mine[start : start + AT_ONCE] for start in range(0, len(mine), AT_ONCE)):
            files = memory.remember_all(recipe, [one.key for one in some], lambda missing, some=some: _all([some[at] for at in missing]))
            found |= {(recipe, one.key): each for one, each in zip(some, files, strict=True)}
    return found


def _all(crafts: Sequence[Craft]) -> list[tuple[Mapping[str, bytes], bool]]:
    # Pillow and HarfBuzz let go of the interpreter while they work: threads are enough.
    with ThreadPoolExecutor(min(MOST_WORKERS, os.cpu_count() or 1)) as pool:
        return [(dict(files), True) for files in pool.map(lambda one: one.make(), crafts)]


def _packed(output: Output, by_path: Mapping[str, bytes], made: Mapping[tuple[str, str], Mapping[str, bytes]]) -> Output:
    """An archive of other files of the result, and of what it holds by itself."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, held in output.packed:
            entry = zipfile.ZipInfo(name, LONG_AGO)
            entry.external_attr = READABLE
            entry.create_system = 3  # of all systems the one whose rights are told above
            entry.compress_type = zipfile.ZIP_STORED if name.endswith(STORED) else zipfile.ZIP_DEFLATED
            archive.writestr(entry, by_path[held] if isinstance(held, str) else held if isinstance(held, bytes) else _done(held, made).data)
    return output._replace(data=buffer.getvalue(), packed=())
