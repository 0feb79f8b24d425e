"""A site in a folder of its host: every address keeps to the folder and leads to a file."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from tests.browser.site import HOST, file_at, pages

BASES = [("sample", "/"), ("vitrine", "/vitrine/")]


@pytest.mark.parametrize(("site", "base"), BASES)
def test_every_link_inside_the_site_leads_to_a_file(site: str, base: str, request: pytest.FixtureRequest):
    folder: Path = request.getfixturevalue(site)
    links = [(page.address, link) for page in pages(folder, base).values() for link in page.links() if link.startswith(f"{HOST}/")]
    assert len(links) > 2000
    assert [found for found in links if not file_at(folder, found[1], base).is_file()] == []


@pytest.mark.parametrize(("site", "base"), BASES)
def test_every_link_to_a_part_of_a_page_finds_it(site: str, base: str, request: pytest.FixtureRequest):
    found = pages(request.getfixturevalue(site), base)
    ids = {address: {node.attributes["id"] for node in page.tree.css("[id]")} for address, page in found.items()}
    links = [link for page in found.values() for link in page.links() if link.startswith(f"{HOST}/") and "#" in link]
    drawings = {link.partition("#")[0].removeprefix(HOST) for link in links if "/icons.svg#" in link}
    ids |= {address: _symbols(request.getfixturevalue(site), address.removeprefix(base)) for address in drawings}
    parts = [urlsplit(link) for link in links]
    assert len(parts) > len(found)
    assert [part.geturl() for part in parts if unquote(part.fragment) not in ids[part.path]] == []


def _symbols(folder: Path, path: str) -> set[str | None]:
    return set(re.findall(r'<symbol id="([^"]+)"', (folder / path).read_text(encoding="utf-8")))


def test_nothing_in_a_folder_of_the_host_reaches_out_of_it(vitrine: Path):
    """Addresses in pages, style sheets, feeds, sitemap and both files for hosts."""
    texts = {path: path.read_text(encoding="utf-8") for path in vitrine.rglob("*") if path.suffix in {".html", ".css", ".xml", ".txt"}}
    texts |= {vitrine / name: (vitrine / name).read_text(encoding="utf-8") for name in ("_headers", "_redirects")}
    written = re.compile(r"""(?:(?:href|src|url)=["']?|url\(["']?|https://vitrines\.example|^|[ ])(/(?![/*])[^"'\s<>)]*)""", re.MULTILINE)
    outside = [(path.name, address) for path, text in texts.items() if path.suffix != ".html" for address in written.findall(text)]
    assert outside
    assert [one for one in outside if not one[1].startswith("/vitrine/") and one[1] != "/"] == []
    inside = [link for page in pages(vitrine, "/vitrine/").values() for link in page.links() if link.startswith(HOST)]
    assert [link for link in inside if not link.startswith(f"{HOST}/vitrine/")] == []


def test_both_sites_are_the_same_but_for_their_folder(sample: Path, vitrine: Path):
    def names(folder: Path) -> set[str]:
        return {re.sub(r"\.[0-9a-f]{8}\.", ".", path.relative_to(folder).as_posix()) for path in folder.rglob("*") if path.is_file()}

    assert names(sample) == names(vitrine)
