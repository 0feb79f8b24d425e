"""How well are addresses found? `python benchmarks/locate.py FILE.osm.pbf` hides each shop of an extract and looks for its address.

A shop is what the import would bring in, with a house number and a street. It is hidden with whatever else is the same shop: what has
its name within 60 m, and what has no name on the same spot. What remains of the extract says where its address is; the shop's own point
says how far off that is.
"""

from __future__ import annotations

import argparse
import math
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[1]))

from localsite.geo import Spot, metres
from localsite.locating import Answer, locate, read_town
from localsite.osm import is_candidate, read_extract

SAME_NAME, SAME_SPOT = 60.0, 3.0  # metres
FAR = 100.0
KINDS = ("exact", "interpolated", "nearest number", "street", "place")


class Trial(NamedTuple):
    """A shop, its address, what was answered without it, and how far that is off."""

    ref: str
    address: str
    answer: Answer
    metres: float  # from the shop; infinite where nothing was found


def trials(file: Path) -> list[Trial]:
    """Every addressed shop of an extract, hidden and looked for."""
    town = read_town(file)
    places = {place.ref: place for place in read_extract(file, lambda tags: is_candidate(tags) or "addr:housenumber" in tags).places}
    found: list[Trial] = []
    for ref, shop in places.items():
        street = shop.tags.get("addr:street") or shop.tags.get("addr:place")
        if not (is_candidate(shop.tags) and street and shop.tags.get("addr:housenumber")):
            continue
        here, name = Spot(shop.lat, shop.lon), shop.tags.get("name")
        same = {ref}
        for other in places.values():
            apart = metres(here, Spot(other.lat, other.lon))
            if apart < (SAME_NAME if name and other.tags.get("name") == name else 0 if other.tags.get("name") else SAME_SPOT):
                same.add(other.ref)
        address = f"{shop.tags['addr:housenumber']} {street}"
        answer = locate(town.without(same), address, shop.tags.get("addr:city", ""))
        found.append(Trial(ref, address, answer, metres(here, answer.spot) if answer.spot else math.inf))
    return found


def table(those: Sequence[Trial]) -> str:
    """The trials counted by precision."""
    rows = [f"{'':16}{'shops':>6}{'median m':>10}{'9 in 10 m':>10}{'worst m':>9}{'as said':>9}"]
    for kind in (*KINDS, "all"):
        some = [one for one in those if one.answer.is_found and kind in (one.answer.outcome.value, "all")]
        if some:
            off = sorted(one.metres for one in some)
            kept = sum(one.metres <= one.answer.metres for one in some)
            rows.append(f"{kind:16}{len(off):>6}{median(off):>10.0f}{off[len(off) * 9 // 10]:>10.0f}{off[-1]:>9.0f}{kept / len(off):>9.0%}")
    lost = [one for one in those if not one.answer.is_found]
    rows.append(f"{'not answered':16}{len(lost):>6}")
    sure = sum(one.answer.outcome.value in ("exact", "interpolated") for one in those)
    rows.append(f"answered {1 - len(lost) / len(those):.0%}, exact or interpolated {sure / len(those):.0%}")
    return "\n".join(rows)


def main() -> None:
    """Prints the table, and each answer that is far off or missing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    file: Path = parser.parse_args().file
    start = time.process_time()
    read_town(file)
    read = time.process_time() - start
    those = trials(file)
    print(f"{file.name}: index read in {read:.2f} s of processor time\n{table(those)}")
    for one in sorted(those, key=lambda one: -one.metres):
        if one.metres > FAR:
            answer = one.answer
            off = f"{one.metres:.0f} m off, within {answer.metres} m as said" if answer.is_found else f"near: {', '.join(answer.near)}"
            print(f"{one.ref:16} {one.address}: {answer.outcome.value} {answer.number} ({off})")


if __name__ == "__main__":
    main()
