"""How much processor time do the hours of a thousand places cost: reading them, and what is said of 120 days of each?

    python benchmarks/hours.py [--places 1000] [--runs 5]

The phrases are those of the tests' table that are understood, one after the other, each made different by its minutes, so that no
two places share anything. The median of the runs is printed.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import time
from datetime import date
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(PROJECT))
from localsite.hours import Calendar, days, public_holidays, understood  # noqa: E402

TODAY = date(2026, 11, 24)


def phrases(count: int) -> list[str]:
    """So many different phrases."""
    lines = (PROJECT / "tests/hours/phrases.txt").read_text("utf-8").splitlines()
    table = [line.split(" => ")[0] for line in lines if " => " in line and "refused" not in line]
    usable = [text for text in table if re.search(r"\b9h-", text)]
    return [re.sub(r"\b9h-", f"9h{number // len(usable) % 60:02}-", usable[number % len(usable)]) for number in range(count)]


def cost(texts: list[str], calendar: Calendar) -> tuple[float, float]:
    """Seconds of processor time to read, and to say what is said of the days."""
    start = time.process_time()
    read = [understood(text).hours for text in texts]
    middle = time.process_time()
    for hours in read:
        if hours:
            days(hours, TODAY, 120, calendar)
    return middle - start, time.process_time() - middle


def main() -> None:
    """Prints the medians."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", type=int, default=1000)
    parser.add_argument("--runs", type=int, default=5)
    asked = parser.parse_args()
    texts = phrases(asked.places)
    calendar = Calendar(public_holidays("FR", (2026, 2027), "fr") or {})
    runs = [cost(texts, calendar) for _ in range(asked.runs)]
    reading, saying = (statistics.median(one) for one in zip(*runs, strict=True))
    print(f"{asked.places} places: reading {reading:.3f} s, 120 days of each {saying:.3f} s")


if __name__ == "__main__":
    main()
