"""A record begins as a file that builds as it is, is in order, and takes nobody's place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite.content import TYPES
from localsite.diagnostics import Diagnostic
from localsite.fields import REFUSED, Reading, read_group
from localsite.fmt import format_site
from localsite.hours import understood
from localsite.new import OUTLINES, Draft, answered, choices, draft, free_key, fresh_id, ground, is_free, is_key, mistakes, path_of
from localsite.nodes import front_matter
from localsite.understand import derived_id
from tests.conftest import Sited
from tests.ground import MINIMAL, TODAY, problems, write_site

EDITOR = "# yaml-language-server: $schema=x.json"
LEAST: Mapping[str, Mapping[str, str]] = {
    "shop": {"name": "Le Fil", "category": "Mercerie", "city": "Exempleville"},
    "place": {"name": "La Halle"},
    "event": {"name": "La Fête", "start": "2027-03-13 10:00"},
    "story": {"name": "Le pain"},
    "trail": {"name": "La balade", "stop": "le-coin"},
    "page": {"name": "Qui sommes-nous"},
}
MOST: Mapping[str, Mapping[str, str]] = {
    "shop": {
        "name": 'L’Atelier: chez "Zoé" #1', "category": "bakery, wine", "street": "3 rue", "postcode": "01000", "city": "No",
        "area": "Haut: bas", "hours": "mar-sam 9h-12h30, 14h-19h ; lun fermé", "phone": "04 74 00 00 01", "how": "visite", "by": "CE",
    },
    "place": {
        "name": "2027", "street": "x", "postcode": "01000", "city": "y", "area": "z", "hours": "sam 8h-13h", "how": "phone", "by": "1",
    },
    "event": {"name": "- Fête", "start": "12 juin 2027 à 10h", "end": "2027-06-13", "at": "le-coin", "how": "owner", "by": "NO"},
    "story": {"name": "yes", "shop": "le-coin", "how": "owner", "by": "AB"},
    "trail": {"name": "{x}", "stop": "le-coin, le-coin", "how": "visit", "by": "AB"},
    "page": {"name": "À propos ?", "how": "visit", "by": "AB"},
}  # fmt: skip


def begun(kind: str, said: Mapping[str, str], root: Path) -> Draft:
    """A record begun with these answers, not written."""
    site = ground(root)
    answers = {}
    for question in OUTLINES[kind].questions:
        if question.option in said:
            answers[question.option], wrong = answered(kind, question, said[question.option], site)
            assert wrong == ()
    made = draft(kind, free_key(kind, said["name"], site), answers, site, TODAY, EDITOR)
    assert mistakes(kind, made, site) == ()
    return made


def told(kind: str, text: str) -> dict[str, object]:
    """What a file says, field by field, read as the build reads it."""
    found: list[Diagnostic] = []
    front = front_matter(text, "x.md", found.append)
    assert front is not None
    record = read_group(TYPES[kind].model, front.node, Reading(found.append, "fr", "FR"))
    assert record is not REFUSED, found
    return record.model_dump(exclude_unset=True)


def errors(root: Path) -> list[str]:
    return [problem.code.number for problem in problems(root) if problem.code.severity == "error"]


@pytest.mark.parametrize("kind", TYPES)
@pytest.mark.parametrize("said", [LEAST, MOST], ids=["least", "most"])
def test_what_is_begun_builds_and_is_in_order(kind: str, said: Mapping[str, Mapping[str, str]], tmp_path: Path) -> None:
    made = begun(kind, said[kind], write_site(tmp_path / "site", {}))
    root = write_site(tmp_path / "site", {made.path: made.text})
    assert errors(root) == []
    assert [one.path for one in format_site(root) if one.data is not None or one.errors] == []
    assert made.text.startswith(f"---\n{EDITOR}\nid: ")


@pytest.mark.parametrize("kind", TYPES)
def test_what_is_shown_as_a_comment_can_be_used(kind: str, tmp_path: Path) -> None:
    made = begun(kind, LEAST[kind], write_site(tmp_path / "site", {}))
    field = re.compile(r"^( *)# ([a-z_]+:( .*)?| +.*)$")
    head, *below = made.text.removeprefix("---\n").split("\n")
    lines = ["---", head, *(match[1] + match[2] if (match := field.match(line)) else line for line in below)]
    said = told(kind, "\n".join(lines))
    assert said.keys() >= OUTLINES[kind].shown.keys() - {"locations"}


def test_a_shop_says_what_was_answered(site_with: Sited) -> None:
    text = begun("shop", MOST["shop"], site_with({})).text
    said = told("shop", text)
    assert said["name"] == "L’Atelier\u00a0: chez «\u00a0Zoé\u00a0» #1"
    address = {"street": "3 rue", "postcode": "01000", "city": "No", "area": "Haut: bas"}
    hours = understood(MOST["shop"]["hours"]).hours
    assert hours
    assert said["locations"] == ({"address": address, "hours": asdict(hours)},)
    assert said["verified"] == {"on": TODAY, "how": "visit", "by": "CE"}
    assert "# Une phrase, 160 caractères au plus.\n# summary: texte\n" in text


def test_comments_are_in_the_main_language_of_the_site(site_with: Sited) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("[fr, en]", "[en, fr]")
    text = begun("shop", LEAST["shop"], site_with({"content/site.yaml": settings})).text
    assert "# One sentence, 160 characters at most.\n# summary: text\n" in text


def test_a_key_that_is_taken_is_never_taken_again(site_with: Sited) -> None:
    formerly = "---\nname: Le Fil\ncategories: haberdashery\nlocations: {address: {city: X}}\nanciennement: le-lin, le-cuir\n---\n"
    site = ground(site_with({"shops/le-fil/index.md": formerly, "content/places/le-coin.md": "---\nname: Le Coin\n---\n"}))
    names = ["Le Coin", "Le Fil", "Le lin", "Le Cuir", "Con", "Le Pain"]
    assert [free_key("shop", name, site) for name in names] == ["le-coin-2", "le-fil-2", "le-lin-2", "le-cuir-2", "con-2", "le-pain"]
    assert [is_free(kind, "le-coin", site) for kind in TYPES] == [False, False, True, True, True, True]
    assert [key for key in ("en", "s", "data", "contact") if is_free("page", key, site)] == ["contact"]


def test_a_key_is_a_name_for_a_folder() -> None:
    assert [text for text in ("le-coin", "Le Coin", "le_coin", "-x", "é", "a" * 61) if is_key(text)] == ["le-coin"]


def test_an_id_is_fresh_for_the_site_and_for_what_was_printed(site_with: Sited) -> None:
    first = derived_id("shop", "le-fil")
    assert fresh_id("shop", "le-fil", ground(site_with({}))) == first
    ledger = {"content/addresses.txt": f"# ids\n/s/{first}/\n"}
    printed = ground(site_with(ledger))
    second = fresh_id("shop", "le-fil", printed)
    assert second != first
    assert re.fullmatch(r"[a-z0-9]{6}", second)
    taken = ground(site_with({**ledger, "shops/le-lin/index.md": f"---\nid: {second}\nname: x\n---\n"}))
    assert fresh_id("shop", "le-fil", taken) not in {first, second}


def test_answers_about_other_things_are_keys_that_exist(site_with: Sited) -> None:
    site = ground(site_with({}))
    asked = {question.option: question for kind in OUTLINES for question in OUTLINES[kind].questions}
    assert answered("shop", asked["category"], "Boulangerie, WINE", site) == ("bakery, wine", ())
    assert [problem.code.number for problem in answered("shop", asked["category"], "bakry", site)[1]] == ["LS201"]
    assert [problem.code.number for problem in answered("story", asked["shop"], "xyz", site)[1]] == ["LS200"]
    assert choices(asked["shop"], site) == ("le-coin",)
    assert choices(asked["name"], site) == ()


def test_an_answer_is_read_as_its_field_reads_it(site_with: Sited) -> None:
    site = ground(site_with({}))
    asked = {question.option: question for question in OUTLINES["shop"].questions}
    assert [problem.code.number for problem in answered("shop", asked["postcode"], "1000", site)[1]] == ["LS125"]
    assert answered("shop", asked["phone"], " 04 74  00 00 01 ", site) == ("04 74 00 00 01", ())


def test_answers_that_no_file_can_hold_are_refused(site_with: Sited) -> None:
    site = ground(site_with({}))
    made = draft("place", "x", {"name": "a\x1bb"}, site, TODAY, EDITOR)
    assert [problem.code.number for problem in mistakes("place", made, site)] == ["LS857"]


def test_each_type_has_its_place() -> None:
    assert {kind: path_of(kind, "x") for kind in TYPES} == {
        "shop": "shops/x/index.md",
        "place": "content/places/x.md",
        "event": "content/events/x.md",
        "story": "content/stories/x.md",
        "trail": "content/trails/x.md",
        "page": "content/pages/x.md",
    }


@pytest.fixture(scope="module")
def minimal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("new") / "site", {})


SEEN = st.characters(exclude_categories=("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))


@given(name=st.text(SEEN, min_size=1, max_size=60).filter(str.strip))
def test_any_name_comes_back_as_it_was_typed(minimal: Path, name: str) -> None:
    site = ground(minimal)
    typed = " ".join(name.split())
    made = draft("place", free_key("place", name, site), {"name": typed}, site, TODAY, EDITOR)
    front = front_matter(made.text, made.path, lambda _: None)
    assert front is not None
    assert is_key(free_key("place", name, site))
    assert {key.text: value.text for key, value in front.node.pairs}["name"] == unicodedata.normalize("NFC", typed)
