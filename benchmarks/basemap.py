"""How much processor time and memory does the map of a town cost?

    python benchmarks/basemap.py [EXTRACT.osm.pbf] [--runs 5]

Each run is a process of its own that draws the whole of the extract, from reading it to the last sheet; the median of the runs is printed,
and the largest memory that any of them held. Without an extract it is Monaco, which stands in the repository.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import time
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
MONACO = PROJECT / "localsite/demos/monaco/monaco-2023-12-26.osm.pbf"
MEGABYTE = 1024  # of what the system counts, kilobytes
sys.path.insert(0, str(PROJECT))


def draw(extract: Path) -> None:
    """Draws once, and prints the seconds of processor time, the megabytes, the sheets and the names."""
    from localsite.basemap import basemap, box_of, usual_style  # what the import costs belongs to it

    plan = box_of(extract).plan
    if plan is None:
        sys.exit(f"{extract} does not say how far it goes")
    drawn = basemap(extract, plan, usual_style())
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    print(time.process_time(), largest, sum(drawn.sheets.values()), len(drawn.streets), len(drawn.unnamed))


def main() -> None:
    """Prints the median."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("extract", nargs="?", type=Path, default=MONACO)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.once:
        draw(asked.extract)
        return
    command = [sys.executable, __file__, str(asked.extract), "--once"]
    runs = [subprocess.run(command, check=True, capture_output=True, text=True).stdout.split() for _ in range(asked.runs)]
    seconds, largest = statistics.median(float(run[0]) for run in runs), max(float(run[1]) for run in runs)
    sheets, streets, unnamed = runs[0][2:]
    print(f"{asked.extract.name}: {seconds:.2f} s of processor time (median of {asked.runs}), {largest:.0f} MB, {sheets} sheets")
    print(f"{streets} named streets, {unnamed} of them without room for their name")


if __name__ == "__main__":
    main()
