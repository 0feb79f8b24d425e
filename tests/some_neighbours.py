"""A street with as many shops as a test wants, on a tiny map."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.ground import MINIMAL, write_site
from tests.town_map import map_files

SHOP = """\
---
id: {id}
name: "{name}"
categories: {category}
locations: [{{address: {{street: 3 rue des Écoles, city: Exempleville}}, lat: {lat:.5f}, lon: {lon:.5f}, precision: {precision}}}]
{more}verified: {{on: 2027-01-15, how: visit}}
---
"""
HERE = (46.20917, 5.23371)
SETTINGS = "\nmap:\n  centre: [46.2090, 5.2330]\n"


def shop(
    key: str, at: Sequence[float] = HERE, name: str = "", precision: str = "exact", more: str = "", category: str = "bakery"
) -> dict[str, str]:
    """The file of a shop; its mark is its key, filled up."""
    told = SHOP.format(id=f"{key:x<6}", name=name or key.title(), lat=at[0], lon=at[1], precision=precision, more=more, category=category)
    return {f"shops/{key}/index.md": told}


def street(folder: Path, shops: Mapping[str, str], **files: str) -> Path:
    """A site of these shops alone."""
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS
    root = write_site(folder, {"content/site.yaml": settings, **map_files(), **shops, **files})
    if "shops/le-coin/index.md" not in shops:
        (root / "shops/le-coin/index.md").unlink()
        (root / "content/addresses.txt").unlink()
    return root
