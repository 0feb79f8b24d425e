"""What does a picture to share cost, in processor time and in bytes, for each shop of a town?

    python benchmarks/social.py FOLDER [--photo FILE] [--count 100] [--sheet FILE]

FOLDER is the root of a site. Each shop is drawn as the house that it has between those next door, in each size and in each language of
the site, as a build would: one after the other along its street. With --photo that picture is shown in the place of the house.
--sheet keeps a few of them, to look at. Medians and the worst are printed; the first shop, which loads what is loaded late, is left out.
"""

from __future__ import annotations

import argparse
import io
import statistics
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
from localsite.arrange import arrange  # noqa: E402
from localsite.cache import Memory, digest  # noqa: E402
from localsite.lettering import ROLES, faces  # noqa: E402
from localsite.parse import parse  # noqa: E402
from localsite.plan import fronts  # noqa: E402
from localsite.social import FRAMES, Look, Shown, Social, Told, social  # noqa: E402
from localsite.theme import Theme, load  # noqa: E402
from localsite.understand import settle, understand  # noqa: E402
from localsite.values import Site, Source  # noqa: E402

LOOK = Look("#fbf5e9", "#2c2230", "#54484f", "#8a2716", "#fffaf2", "#c2452b", "#fff6e6", "#972e1a", "#d6e8ee")
SENTENCE = "Le pain de la place depuis 1931 : levain, blé moulu à la meule, et une fournée du soir pour ceux qui finissent tard. On y rit."


def site_in(folder: Path) -> Site:
    """The site below a folder, whatever is wrong with it."""
    found = (*folder.glob("content/**/*.yaml"), *folder.glob("shops/**/*.md"))
    files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}
    sources = _sources(files)
    memory = Memory(None, [], {}, seal=b"")
    settings, words = settle(sources, _ignored)
    documents = parse(sources, settings.languages, memory, _ignored)
    return arrange(understand(documents, settings, words, sources, memory, _ignored), sources, date.today(), _ignored)  # noqa: DTZ011


def _sources(files: dict[str, bytes]) -> dict[str, Source]:
    return {path: Source(path, data, digest(data)) for path, data in files.items()}


def _ignored(_: object) -> None:
    return None


def theme() -> Theme:
    """The program's own."""
    files = {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in (PROJECT / "themes").rglob("*") if path.is_file()}
    return load(_sources(files), "atelier", _ignored)


def pages(site: Site, photo: bytes) -> Iterator[tuple[str, list[Told], Shown]]:
    """Each shop along its street: its key, its words in each language, and what is shown."""
    drawn = fronts.drawn(site, theme())
    for area, row in fronts.rows(site).items():
        for number, entry in enumerate(row):
            beside = [row[at] for at in (number - 1, number + 1, number - 2, number + 2) if 0 <= at < len(row)]
            houses = tuple(drawn[one.key].data for one in beside)
            shown = Shown(picture=photo) if photo else Shown(front=drawn[entry.key].data, neighbours=houses)
            category = entry.facts.categories[0].key if entry.facts.categories else ""
            told = [
                Told("shop", entry.say("name", code).text, category, area, SENTENCE, site.settings.name, "vitrines.example", code)
                for code in site.settings.languages
            ]
            yield entry.key, told, shown


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--photo", type=Path)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--sheet", type=Path)
    asked = parser.parse_args()
    lettering = PROJECT / "themes/atelier/lettering"
    type_ = faces({role: (lettering / f"{role}.ttf").read_bytes() for role in ROLES})
    spent, weight, kept = defaultdict(list), defaultdict(list), list[Social]()
    photo = asked.photo.read_bytes() if asked.photo else b""
    for number, (_, told, shown) in enumerate(pages(site_in(asked.folder), photo)):
        if number > asked.count:
            break
        for frame in FRAMES.values():
            for words in told:
                start = time.process_time()
                made = social(words, LOOK, type_, shown, frame)
                if number:
                    spent[frame.name].append((time.process_time() - start) * 1000)
                    weight[frame.name].append(len(made.data))
                if number % 7 == 1 and words is told[0]:
                    kept.append(made)
    print("size     pictures  median ms    mean   worst  median kB   worst")
    for name, each in spent.items():
        sizes = [size / 1000 for size in weight[name]]
        told = f"{statistics.median(each):9.1f} {statistics.mean(each):7.1f} {max(each):7.1f}"
        print(f"{name:8} {len(each):8}  {told}  {statistics.median(sizes):9.1f} {max(sizes):7.1f}")
    if asked.sheet:
        _sheet(kept, asked.sheet)


def _sheet(kept: list[Social], path: Path) -> None:
    from PIL import Image

    columns, cell = 9, (300, 300)
    sheet = Image.new("RGB", (columns * cell[0], -(-len(kept) // columns) * cell[1]), "#777777")
    for place, made in enumerate(kept):
        image = Image.open(io.BytesIO(made.data)).convert("RGB")
        image.thumbnail((cell[0] - 8, cell[1] - 8))
        sheet.paste(image, (place % columns * cell[0], place // columns * cell[1]))
    sheet.save(path)


if __name__ == "__main__":
    main()
