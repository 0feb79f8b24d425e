"""What do the pictures cost, beside sharp: seconds, bytes, likeness and memory, for photographs of twelve megapixels?

    python benchmarks/pictures.py --photos FOLDER… --sharp FOLDER [--count 40] [--rounds 5] [--slow-rounds 1] [--trade 8]

The photographs are free ones, of five packages of Debian, fetched with `apt-get download` and unpacked with `dpkg-deb -x FILE FOLDER`:
lomiri-wallpapers-16.04, lomiri-wallpapers-20.04, lxqt-themes, mate-backgrounds, plasma-workspace-wallpapers. Each picture is made of
four crops of them, none of them scaled, so that it has the detail of a telephone's, and lies on its side as often as one of those.

sharp comes with `npm install sharp` in an empty folder, the one to give. Likeness needs `pip install scikit-image`. Both sides make
AVIF and WebP 400, 720 and 1600 pixels wide and JPEG 720 wide, two photos at a time, in processes that take turns, ten photos each;
one that is waiting does nothing. sharp decodes each photo once and takes 720 and 400 from the 1600, as localsite does. It is asked
as it is by itself, and once more with its fastest AVIF. What it does by itself takes long, and gets fewer rounds.

Likeness is the mean structural similarity, of the luma and of red, green and blue, to one reference for both sides: the photo
decoded whole and reduced by Pillow's Lanczos. localsite reduces with that too, after the decoder's own halving where there is one;
sharp's Lanczos is its own. What that is worth shows at JPEG, where the encoders are alike.

--also '{"speed": 9, "quality": 48}' has localsite take part once more, with other settings of AVIF. --trade asks for a few such settings on
so many photos: processor seconds of the encoder alone, bytes and likeness.
"""

from __future__ import annotations

import argparse
import functools
import io
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from pathlib import Path
from typing import Any, NamedTuple

from PIL import Image, ImageOps

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
from localsite.images import developed, printing  # noqa: E402

# The photographs among the wallpapers, by a part of their paths; the others are drawings.
NAMES = (
    "Bridge_by", "Dragonfly_by", "Picture_0B_by", "Wine_by", "aitzgorri_by", "free_by", "friends_by", "greentock_by", "life_by",
    "picosdeeuropa_by", "seeding_by", "sunset_by", "Kleiber_by", "silver/beam", "after-the-rain", "appleflower",
    "lxqt/wallpapers/butterfly", "cloud.png", "lxqt/wallpapers/flowers", "fog.jpg", "nature/Aqua", "nature/Garden", "nature/LadyBird",
    "nature/TwoWings", "nature/Wood", "nature/YellowFlower", "/BytheWater/", "/ColdRipple/", "/ColorfulCups/", "/DarkestHour/",
    "/EveningGlow/", "/FallenLeaf/", "/Grey/", "/Kite/", "/OneStandsOut/", "/Path/",
)  # fmt: skip
CROP = (2000, 1500)  # pixels
WIDTHS = (400, 720, 1600)
CHUNK = 10
PLAIN = {"enable-qm": "1", "sharpness": "7"}  # what libavif asks of aom by itself
OTHERS = (
    {"speed": 9, "quality": 48},
    {"speed": 9, "quality": 50, "advanced": PLAIN},
    {"speed": 8, "quality": 49},
    {"speed": 7, "quality": 46, "subsampling": "4:4:4"},
    {"speed": 7, "quality": 40, "subsampling": "4:4:4", "advanced": {"tune": "ssim", "deltaq-mode": "6"}},
    {"speed": 6, "quality": 46, "subsampling": "4:4:4"},
    {"speed": 6, "quality": 50, "subsampling": "4:4:4", "advanced": PLAIN},
)


class Cost(NamedTuple):
    """Of ten photos, or of all of them."""

    wall: float  # seconds
    processor: float
    memory: float  # kilobytes, the most so far


class Side:
    """A process that makes pictures when it is told to."""

    def __init__(self, name: str, command: Sequence[str], folder: Path) -> None:
        """`command` reads lines of JSON, as `work` does."""
        self.name, self.folder = name, folder / name.replace(" ", "-")
        self.folder.mkdir()
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def made(self, photos: Sequence[Path], *, kept: bool) -> Cost:
        """What it costs to make the pictures of these photos."""
        asked = {"paths": list(map(str, photos)), "folder": str(self.folder) if kept else ""}
        assert self.process.stdin  # noqa: S101 (a pipe, as said above)
        assert self.process.stdout  # noqa: S101
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        return Cost(**json.loads(self.process.stdout.readline()))


def work(options: str) -> None:
    """Our side: reads what to make, line by line, and says what it cost; `options` for AVIF take the place of our own."""
    printing.AVIF = {**printing.AVIF, **json.loads(options)}
    printing.WIDE_AVIF = {**printing.WIDE_AVIF, **json.loads(options)}
    for line in sys.stdin:
        asked = json.loads(line)
        wall, processor = time.perf_counter(), time.process_time()
        with ThreadPoolExecutor(2) as threads:
            list(threads.map(functools.partial(_make, asked["folder"]), asked["paths"]))
        cost = Cost(time.perf_counter() - wall, time.process_time() - processor, _most_memory())
        print(json.dumps(cost._asdict()), flush=True)


def _most_memory() -> int:
    """The most memory that this process has held, in KB; what the system says of a child begins with what its parent held."""
    return int(next(line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM")).split()[1])


def _make(folder: str, path: str) -> None:
    for made in developed(Path(path).read_bytes(), path).renditions:
        if folder:
            Path(folder, f"{Path(path).stem}.{made.width}.{made.ending}").write_bytes(made.data)


def photographs(folders: Sequence[Path], count: int, into: Path) -> list[Path]:
    """So many pictures of 4000 by 3000 pixels, the same ones each time."""
    files = sorted({file for folder in folders for file in folder.rglob("*") if file.suffix in {".jpg", ".png"} and file.is_file()})
    found = [max(fitting, key=lambda file: file.stat().st_size) for name in NAMES if (fitting := [f for f in files if name in str(f)])]
    images = [Image.open(file).convert("RGB") for file in found]
    large = [image for image in images if image.width >= CROP[0] and image.height >= CROP[1]]
    print(f"{len(large)} photographs", flush=True)
    return [_patchwork(large, number, into) for number in range(count)]


def _patchwork(images: Sequence[Image.Image], number: int, into: Path) -> Path:
    dice = random.Random(number)  # noqa: S311 (for the same pictures each time)
    sheet = Image.new("RGB", (2 * CROP[0], 2 * CROP[1]))
    for place, image in enumerate(dice.sample(images, 4)):
        left, top = dice.randint(0, image.width - CROP[0]), dice.randint(0, image.height - CROP[1])
        crop = image.crop((left, top, left + CROP[0], top + CROP[1]))
        sheet.paste(crop, (place % 2 * CROP[0], place // 2 * CROP[1]))
    exif = Image.Exif()
    exif[0x0112] = dice.choice((1, 1, 3, 6, 8))
    path = into / f"{number:02}.jpg"
    sheet.save(path, quality=92, subsampling="4:2:0", exif=exif)
    return path


def likeness(image: Image.Image, reference: Image.Image) -> tuple[float, float]:
    """The structural similarity of the luma, and of red, green and blue."""
    import numpy as np
    from skimage.metrics import structural_similarity

    luma = structural_similarity(np.asarray(image.convert("L")), np.asarray(reference.convert("L")))
    return float(luma), float(structural_similarity(np.asarray(image.convert("RGB")), np.asarray(reference), channel_axis=2))


def references(photo: Path) -> dict[int, Image.Image]:
    """What the photo looks like in each width, without any loss."""
    with Image.open(photo) as opened:
        whole = ImageOps.exif_transpose(opened).convert("RGB")
    return {width: whole.resize((width, round(width * whole.height / whole.width)), Image.Resampling.LANCZOS) for width in WIDTHS}


def judged(photo: Path, folders: Sequence[Path]) -> list[tuple[str, str, int, int, float, float]]:
    """Of each file made of a photo: the side, the format, the width, the bytes, the likeness."""
    found = []
    for width, reference in references(photo).items():
        for folder in folders:
            for file in sorted(folder.glob(f"{photo.stem}.{width}.*")):
                image = Image.open(file)
                alike = likeness(image if image.size == reference.size else image.resize(reference.size), reference)
                found.append((folder.name, file.suffix[1:], width, file.stat().st_size, *alike))
    return found


def trade(options: dict[str, Any], photos: Sequence[Path]) -> str:
    """Other settings of AVIF: processor seconds for a photo, bytes, likeness."""
    seconds, size, alike = 0.0, 0, []
    for photo in photos:
        for reference in references(photo).values():
            written = io.BytesIO()
            start = time.process_time()
            reference.save(written, "AVIF", **{**printing.AVIF, **options})
            seconds += time.process_time() - start
            size += written.tell()
            alike.append(likeness(Image.open(written), reference))
    luma, colours = (statistics.mean(one) for one in zip(*alike, strict=True))
    return f"{seconds / len(photos):6.3f} s  {size / len(photos) / 1000:7.1f} kB  {luma:.4f} {colours:.4f}  {options}"


def measured(sides: Sequence[Side], slow: Side, photos: Sequence[Path], rounds: int, slow_rounds: int) -> dict[str, list[Cost]]:
    """What each round cost each side; the first one writes the files too, a few milliseconds."""
    costs = defaultdict(list)
    chunks = [photos[start : start + CHUNK] for start in range(0, len(photos), CHUNK)]
    for side in sides:
        side.made(photos[:2], kept=False)  # what is loaded late is loaded now
    for number in range(rounds):
        taking = [side for side in sides if side is not slow or number < slow_rounds]
        found = defaultdict(list)
        for turn, chunk in enumerate(chunks):
            for side in taking[turn % len(taking) :] + taking[: turn % len(taking)]:
                found[side.name].append(side.made(chunk, kept=number == 0))
        for name, each in found.items():
            costs[name].append(Cost(sum(cost.wall for cost in each), sum(cost.processor for cost in each), each[-1].memory))
    return costs


def told(costs: dict[str, list[Cost]], files: Sequence[tuple[str, str, int, int, float, float]], count: int) -> Iterator[str]:
    """The tables."""
    yield "side            rounds  wall s/photo  processor s/photo  memory MB"
    for name, each in costs.items():
        wall, processor = (statistics.median(getattr(cost, what) for cost in each) / count for what in ("wall", "processor"))
        yield f"{name:14} {len(each):7} {wall:13.3f} {processor:18.3f} {max(cost.memory for cost in each) / 1024:10.0f}"
    yield "side           format  width       kB  luma    colours"
    groups = defaultdict(list)
    for side, ending, width, *numbers in files:
        groups[ending, "all", side].append(numbers)
        groups[ending, str(width), side].append(numbers)
    for (ending, width, side), numbers in sorted(groups.items()):
        size, luma, colours = zip(*numbers, strict=True)
        yield f"{side:14} {ending:6} {width:>6} {sum(size) / 1000:8.0f}  {statistics.mean(luma):.4f}  {statistics.mean(colours):.4f}"


def main() -> None:
    """Prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--photos", type=Path, nargs="+", required=True)
    parser.add_argument("--sharp", type=Path, required=True)
    for name, number in (("count", 40), ("rounds", 5), ("slow-rounds", 1), ("concurrency", 1), ("trade", 0)):
        parser.add_argument(f"--{name}", type=int, default=number)
    parser.add_argument("--also", nargs="*", default=[], help="JSON of other settings of AVIF, each measured as a further side")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        node = ["node", str(PROJECT / "benchmarks/pictures.mjs"), str(asked.sharp)]
        ours = [sys.executable, __file__, "--work"]
        # Two photos are under way on two cores: more threads for each only get into each other's way.
        sides = [
            Side("sharp", [*node, "", str(asked.concurrency)], folder),
            Side("localsite", [*ours, "{}"], folder),
            *(Side(f"localsite {number}", [*ours, options], folder) for number, options in enumerate(asked.also, 1)),
            Side("sharp effort 0", [*node, "0", str(asked.concurrency)], folder),
        ]
        # Made only now: a process begins with the memory record of the one that starts it.
        photos = photographs(asked.photos, asked.count, folder)
        costs = measured(sides, sides[0], photos, asked.rounds, asked.slow_rounds)
        with ProcessPoolExecutor(os.cpu_count()) as processes:
            jobs = processes.map(functools.partial(judged, folders=[side.folder for side in sides]), photos)
            files = [file for job in jobs for file in job]
        print(f"{len(photos)} photos, sharp.concurrency({asked.concurrency})")
        print(*told(costs, files, len(photos)), sep="\n", flush=True)
        for options in ({}, *OTHERS) if asked.trade else ():
            print(trade(options, photos[: asked.trade]), flush=True)


if __name__ == "__main__":
    work(sys.argv[2]) if sys.argv[1:2] == ["--work"] else main()
