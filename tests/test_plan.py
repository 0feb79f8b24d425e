"""Which files make the site: their addresses, the ones that were promised, what machines read, and why each is there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import pytest

from localsite.diagnostics import Diagnostic, Severity
from localsite.pipeline import Job, build, planned
from localsite.plan.desk import RESERVED
from localsite.plan.ledger import LEDGER, addresses, text
from localsite.plan.views import Page
from localsite.read import read
from localsite.stages import Plan
from localsite.urls import file_of, slug
from localsite.values import Output
from tests.ground import TODAY, write_site
from tests.properties.sites import AREAS, lay, shop, town

VITRINE = {"site_url: https://vitrines.example/": "site_url: https://vitrines.example/vitrine/"}
NOTHING: Mapping[str, str] = {}


def planned_with(
    folder: Path, files: Mapping[str, str] = NOTHING, settings: Mapping[str, str] = NOTHING, mode: str = "local"
) -> tuple[Plan, list[Diagnostic]]:
    """The plan of the small town with other files, and texts replaced in its settings."""
    said = town()["content/site.yaml"].decode()
    for old, new in settings.items():
        assert old in said
        said = said.replace(old, new)
    root = lay(folder, {**town(), "content/site.yaml": said.encode(), **{path: data.encode() for path, data in files.items()}})
    found: list[Diagnostic] = []
    return planned(Job(root, None, TODAY, mode, remember=False), found.append), found


def told(found: list[Diagnostic], *numbers: str) -> list[tuple[str, str, dict[str, str]]]:
    """What was said of some kinds of problems: number, file, facts."""
    return [(one.code.number, one.span.file, dict(one.facts)) for one in found if one.code.number in numbers]


def lines_of(plan: Plan, path: str) -> list[str]:
    (output,) = [output for output in plan.outputs if output.path == path]
    return output.data.decode().splitlines()


def pages(plan: Plan) -> list[Output]:
    return [output for output in plan.outputs if output.template]


def test_each_file_is_planned_once_in_order_and_knows_what_asked_for_it(tmp_path: Path) -> None:
    plan, _ = planned_with(tmp_path)
    paths = [output.path for output in plan.outputs]
    assert paths == sorted(set(paths))
    sources = read(tmp_path, lambda _: None).files
    asking = {source for output in plan.outputs for source in output.because}
    assert all(output.because for output in plan.outputs)
    assert {source for source in asking if source not in sources} == {"themes/petit"}
    assert {path for path in sources if path.startswith(("shops/", "content/")) and path.endswith((".md", ".png"))} <= asking


def own_pages(plan: Plan) -> dict[str, Page]:
    """The pages that do not lead on to another, by address; not what is for frames on other sites."""
    told = [output for output in pages(plan) if output.template != "pages/moved.html" and not output.path.startswith("embed/")]
    return {plan.desk.href("/" + re.sub(r"(^|/)index\.html$", r"\1", output.path)): output.context["page"] for output in told}


def test_each_record_has_a_page_in_each_language_and_the_pages_name_each_other(tmp_path: Path) -> None:
    plan, _ = planned_with(tmp_path)
    by_address = own_pages(plan)
    assert by_address["/commerces/commerce-0/"].alternates == (
        ("fr", "/commerces/commerce-0/", "français"),
        ("en", "/en/shops/commerce-0/", "English"),
    )
    for own, page in by_address.items():
        assert (page.language, own) in [(language, address) for language, address, _ in page.alternates]
        assert all(by_address[address].alternates == page.alternates for _, address, _ in page.alternates)


def test_a_page_without_words_of_its_own_is_told_to_be_the_main_languages(tmp_path: Path) -> None:
    by_address = own_pages(planned_with(tmp_path)[0])
    told = {
        address: by_address[address].canonical for address in ("/en/shops/commerce-0/", "/en/shops/commerce-1/", "/commerces/commerce-1/")
    }
    assert told == {
        "/en/shops/commerce-0/": "https://vitrines.example/en/shops/commerce-0/",
        "/en/shops/commerce-1/": "https://vitrines.example/commerces/commerce-1/",
        "/commerces/commerce-1/": "https://vitrines.example/commerces/commerce-1/",
    }


def test_the_sitemap_names_each_page_that_search_engines_may_keep_once(tmp_path: Path) -> None:
    plan, _ = planned_with(tmp_path)
    kept = sorted(page.canonical for own, page in own_pages(plan).items() if not page.noindex and page.canonical.endswith(f".example{own}"))
    assert re.findall(r"<loc>(.*?)</loc>", "\n".join(lines_of(plan, "sitemap.xml"))) == kept
    assert lines_of(plan, "robots.txt") == ["User-agent: *", "Allow: /", "", "Sitemap: https://vitrines.example/sitemap.xml"]


def test_nothing_of_a_preview_is_for_search_engines(tmp_path: Path) -> None:
    plan, _ = planned_with(tmp_path, mode="preview")
    assert [output.path for output in pages(plan) if not output.context["page"].noindex] == []
    assert "<loc>" not in "\n".join(lines_of(plan, "sitemap.xml"))
    assert lines_of(plan, "robots.txt")[:2] == ["User-agent: *", "Disallow: /"]


@pytest.mark.parametrize("settings", [NOTHING, VITRINE], ids=["root", "vitrine"])
def test_exactly_one_pattern_of_the_headers_answers_for_each_file(tmp_path: Path, settings: Mapping[str, str]) -> None:
    plan, _ = planned_with(tmp_path, settings=settings)
    patterns = [line for line in lines_of(plan, "_headers") if line.startswith("/")]
    base = plan.desk.base
    for output in plan.outputs:
        asked = {base + output.path, base + re.sub(r"(^|/)index\.html$", r"\1", output.path)}
        for address in asked - {f"{base}_headers"}:
            matching = [one for one in patterns if one == address or (one.endswith("/*") and address.startswith(one[:-1]))]
            assert len(matching) == 1, (address, matching)
    blocks = "\n".join(lines_of(plan, "_headers")).split("\n/")
    assert all("default-src 'none'" in block for block in blocks)
    framed = [block for block in blocks if "frame-ancestors 'none'" not in block]
    assert [block.partition("\n")[0] for block in framed] == [f"{base}embed/*"[1:]]
    assert "script-src 'none'" in framed[0]
    assert "frame-ancestors *" in framed[0]
    assert ["immutable" in block for block in blocks] == [f"{base}assets/*"[1:] in block for block in blocks]


@pytest.mark.parametrize("settings", [NOTHING, VITRINE], ids=["root", "vitrine"])
def test_every_redirect_leads_to_a_page_and_stands_as_a_page_too(tmp_path: Path, settings: Mapping[str, str]) -> None:
    plan, _ = planned_with(tmp_path, settings=settings)
    base, made = plan.desk.base, {output.path: output for output in plan.outputs}
    lines = [line.split() for line in lines_of(plan, "_redirects")]
    for old, new, status in lines:
        assert old.startswith(base)
        assert new.startswith(base)
        fallback = made[file_of("/" + old.removeprefix(base))]
        assert (fallback.template, fallback.context["page"].canonical) == ("pages/moved.html", "https://vitrines.example" + new)
        assert made[file_of("/" + new.removeprefix(base))].template not in ("", "pages/moved.html")
        assert status == ("302!" if old.startswith(f"{base}s/") or re.search("/(trousse|kit)/", old) else "301!")
    assert [f"{base}commerces/ancien-nom/", f"{base}commerces/commerce-5/", "301!"] in lines
    assert [f"{base}en/shops/ancien-nom/", f"{base}en/shops/commerce-5/", "301!"] in lines
    assert [f"{base}s/shop01/", f"{base}commerces/commerce-1/", "302!"] in lines
    assert len([output for output in plan.outputs if output.template == "pages/moved.html"]) == len(lines)


def test_a_base_path_changes_addresses_and_no_file(tmp_path: Path) -> None:
    root, _ = planned_with(tmp_path / "root")
    below, _ = planned_with(tmp_path / "below", settings=VITRINE)
    assert [output.path for output in below.outputs] == [output.path for output in root.outputs]
    assert addresses(below.desk) == addresses(root.desk)
    told = [output.context["page"] for output in pages(below)]
    assert all(page.canonical.startswith("https://vitrines.example/vitrine/") for page in told)
    assert all(address.startswith("/vitrine/") for page in told for _, address, _ in page.alternates)
    frame = below.desk.frame("en")
    assert all(address.startswith("/vitrine/") for address in (frame.home, frame.styles, frame.feed, *(link.href for link in frame.menu)))


@pytest.mark.parametrize(("languages", "shops"), [
    ("[fr]", ["commerces"]), ("[en, fr]", ["fr/commerces", "shops"]), ("[fr, en, oc]", ["commerces", "en/shops", "oc/commerces"]),
])  # fmt: skip
def test_the_main_language_lives_at_the_root_and_the_others_below_their_name(tmp_path: Path, languages: str, shops: list[str]) -> None:
    files = {} if languages != "[en, fr]" else {"shops/one/index.md": shop(9)}
    plan, _ = planned_with(tmp_path, files, {"[fr, en]": languages})
    lists = [output.path for output in plan.outputs if output.template == "pages/shops.html"]
    assert lists == [f"{folder}/index.html" for folder in shops]


def test_a_closed_shop_leaves_the_lists_and_keeps_its_page(tmp_path: Path) -> None:
    plan, _ = planned_with(tmp_path)
    assert "commerces/commerce-5/index.html" in [output.path for output in plan.outputs]
    listed = [card.href for output in pages(plan) for group in output.context["page"].groups for card in group.cards]
    assert "/commerces/commerce-1/" in listed
    assert "/commerces/commerce-5/" not in listed


def test_what_was_promised_and_answers_no_more_is_an_error_at_its_line(tmp_path: Path) -> None:
    _, found = planned_with(tmp_path, {LEDGER: "# Adresses\n/commerces/ancien-nom/\n/commerces/perdu/\n/s/shop01/\n"})
    (lost,) = [one for one in found if one.code.number == "LS212"]
    assert (lost.span.file, lost.span.line, dict(lost.facts)) == (LEDGER, 3, {"address": "/commerces/perdu/"})


def test_addresses_that_are_not_promised_yet_are_counted_in_one_notice(tmp_path: Path) -> None:
    plan, found = planned_with(tmp_path / "new", {LEDGER: "/s/shop01/\n"})
    assert told(found, "LS213") == [("LS213", LEDGER, {"count": str(len(addresses(plan.desk)) - 1)})]
    written = text(plan.desk, plan.promised)
    assert [line for line in written.splitlines() if line[0] != "#"] == list(addresses(plan.desk))
    again, found = planned_with(tmp_path / "again", {LEDGER: written})
    assert told(found, "LS212", "LS213") == []
    assert text(again.desk, again.promised) == written


def test_a_lost_promise_stays_in_the_ledger(tmp_path: Path) -> None:
    plan, _ = planned_with(tmp_path, {LEDGER: "/commerces/perdu/\n"})
    assert text(plan.desk, plan.promised).splitlines()[1:] == sorted({"/commerces/perdu/", *addresses(plan.desk)})


def test_while_a_record_cannot_be_read_no_promise_is_said_to_be_broken(tmp_path: Path) -> None:
    _, found = planned_with(tmp_path, {LEDGER: "/commerces/commerce-1/\n", "shops/commerce-1/index.md": "---\nname: [\n---\n"})
    assert told(found, "LS212", "LS213") == []


@pytest.mark.parametrize("key", [*sorted(RESERVED - {"_guide", "index"}), "en", "commerces", "shops", "agenda"])
def test_a_page_under_a_reserved_name_is_refused(tmp_path: Path, key: str) -> None:
    _, found = planned_with(tmp_path, {f"content/pages/{key}.md": "---\ntitle: Une page\n---\n"})
    assert told(found, "LS215") == [("LS215", f"content/pages/{key}.md", {"name": key})]


def test_a_page_that_once_had_a_reserved_name_is_refused_too(tmp_path: Path) -> None:
    _, found = planned_with(tmp_path, {"content/pages/nous.md": "---\ntitle: Nous\nformerly: badges\n---\n"})
    assert told(found, "LS215") == [("LS215", "content/pages/nous.md", {"name": "badges"})]


ODD = (
    "X",
    "x",
    "É",
    "E",
    "1er",
    "Rue",
    "street",
    "carte",
    "map",
    "page",
    "Content",
    "Elsewhere",
    "area-content",
    "n-1",
    "Épicerie",
    "中",
    "?",
    "",
)


def test_neighbourhoods_of_any_name_have_a_place_of_their_own_in_the_street(tmp_path: Path) -> None:
    files = {
        f"shops/odd-{number}/index.md": shop(number + 20).replace(f"area: {AREAS[(number + 20) % len(AREAS)]}", f'area: "{area}"')
        for number, area in enumerate(ODD)
    }
    root = write_site(tmp_path, files)
    result = build(Job(root, root / "public", TODAY, remember=False))
    assert [problem for problem in result.diagnostics if problem.code.severity is not Severity.NOTICE] == []
    street = (root / "public/rue/index.html").read_text("utf-8")
    anchors = re.findall(r'<h2 id="([^"]+)"', street)
    assert len(anchors) == len({*anchors}) == len({slug(area) for area in ODD if area}) + 1
    assert [street.count(f'id="n-shop{number + 20:02d}"') for number in range(len(ODD))] == [1] * len(ODD)
