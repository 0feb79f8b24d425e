"""Records are written canonically: the names, the order, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from localsite.content import TYPES
from localsite.diagnostics import Diagnostic
from localsite.fields import REFUSED, Reading, fields, read_group
from localsite.fmt import format_site
from localsite.nodes import Front, front_matter
from tests.conftest import Sited
from tests.ground import MINIMAL, write_site

SHOP = "shops/le-fil/index.md"
HEAD = "---\nid: lefil01\nname: Le Fil\ncategories: haberdashery\n"
PLACE = "locations:\n  - address:\n      city: Exempleville\n"


def formatted(site_with: Sited, text: str, path: str = SHOP) -> str:
    """The text of a file after formatting; the file itself must not be touched by that."""
    root = site_with({path: text.encode()})
    (found,) = (one for one in format_site(root) if one.path == path)
    assert (root / path).read_bytes() == text.encode()
    assert found.errors == ()
    return text if found.data is None else found.data.decode()


def test_the_minimal_site_is_in_order() -> None:
    assert [(one.path, one.data, one.errors) for one in format_site(MINIMAL)] == [
        ("content/site.yaml", None, ()),
        ("shops/le-coin/index.md", None, ()),
    ]


def test_french_names_become_english_and_take_the_declared_order(site_with: Sited) -> None:
    text = """---
verifie: {comment: visit, le: 2027-01-15}
adresses:
  - horaires: mar-sam 9h-12h
    adresse:
      ville: Exempleville
      rue: 3 rue des Écoles
nom : Le Fil
categories: haberdashery
id: lefil01
---
Le texte : nom.
"""
    assert formatted(site_with, text) == """---
id: lefil01
name: Le Fil
categories: haberdashery
locations:
  - address:
      street: 3 rue des Écoles
      city: Exempleville
    hours: mar-sam 9h-12h
verified: {on: 2027-01-15, how: visit}
---
Le texte : nom.
"""


def test_what_is_said_of_a_point_stands_together(site_with: Sited) -> None:
    place = "locations:\n  - approximate: yes\n    lon: 5.22\n    hours: sam 9h-12h\n    lat: 46.2\n    address: {city: Exempleville}\n"
    text = f"---\nid: lefil01\nname: Le Fil\ncategories: haberdashery\n{place}---\n"
    after = formatted(site_with, text)
    there = "  - address: {city: Exempleville}\n    hours: sam 9h-12h\n    lat: 46.2\n    lon: 5.22\n    approximate: yes\n---\n"
    assert after.endswith(there)


def test_comments_stay_with_the_field_they_stand_above_or_beside(site_with: Sited) -> None:
    text = """---
# yaml-language-server: $schema=../../content/.schemas/shop.json
# about the whole

id: lefil01
# above contact
contact:
  # above mail
  email: a@exemple.fr  # beside mail
  phone: 04 74 00 00 01
  # later: website
# above locations
locations:
  # above the first
  - hours: mar-sam 9h-12h
    # above address
    address:
      city: Exempleville
      # below city
    # end of the first
  # above the second
  - label: Marché
    address: {city: Exempleville}
# above name
name: Le Fil  # beside name

# above categories
categories: haberdashery
# at the end
---
"""
    assert formatted(site_with, text) == """---
# yaml-language-server: $schema=../../content/.schemas/shop.json
# about the whole

id: lefil01
# above name
name: Le Fil  # beside name

# above categories
categories: haberdashery
# above locations
locations:
  # above the first
  # above address
  - address:
      city: Exempleville
      # below city
    hours: mar-sam 9h-12h
    # end of the first
  # above the second
  - label: Marché
    address: {city: Exempleville}
# above contact
contact:
  phone: 04 74 00 00 01
  # above mail
  email: a@exemple.fr  # beside mail
  # later: website
# at the end
---
"""


def test_a_missing_id_is_written(site_with: Sited) -> None:
    text = f"---\n# a remark\nname: Le Fil\ncategories: haberdashery\n{PLACE}---\n"
    assert formatted(site_with, text) == text.replace("# a remark\n", "id: 8qgs4k\n# a remark\n").replace("8qgs4k", id_of("le-fil"))


def test_an_empty_id_is_filled_in(site_with: Sited) -> None:
    text = f"---\nid:  # later\nname: Le Fil\ncategories: haberdashery\n{PLACE}---\n"
    assert formatted(site_with, text) == text.replace("id:  #", f"id: {id_of('le-fil')}  #")


def id_of(key: str) -> str:
    from localsite.understand import derived_id  # late: the other tests do without

    return derived_id("shop", key)


def test_a_page_needs_no_id(site_with: Sited) -> None:
    assert formatted(site_with, "---\ntitle: Nous\n---\n", "content/pages/nous.md") == "---\ntitle: Nous\n---\n"


def test_blocks_of_text_and_values_stay_as_they_are_written(site_with: Sited) -> None:
    text = f"{HEAD}{PLACE}summary: >-\n  Du fil\n  et des boutons.\n\nsince: '1998'\npayments: [carte,\n  # why\n  espèces]\n---\n"
    moved = f"{HEAD}summary: >-\n  Du fil\n  et des boutons.\n\nsince: '1998'\n{PLACE}payments: [carte,\n  # why\n  espèces]\n---\n"
    assert formatted(site_with, text) == moved


def test_braces_on_several_lines_keep_their_order(site_with: Sited) -> None:
    text = f"{HEAD}{PLACE}verified: {{comment: visit, # how\n  le: 2027-01-15}}\n---\n"
    assert formatted(site_with, text) == text.replace("comment:", "how:").replace("le:", "on:")


def test_line_ends_the_mark_and_the_text_below_stay(site_with: Sited) -> None:
    text = f"\ufeff---\nnom: Le Fil\nid: lefil01\ncategories: haberdashery\n{PLACE}---\n".replace("\n", "\r\n") + "nom: x  \n\tfin\r"
    expected = f"\ufeff{HEAD}{PLACE}---\n".replace("\n", "\r\n") + "nom: x  \n\tfin\r"
    assert formatted(site_with, text) == expected


def test_a_translation_and_the_settings_are_put_in_order_too(site_with: Sited) -> None:
    assert formatted(site_with, "---\nresume: Bread.\nnom: The Corner\n---\n", "shops/le-coin/index.en.md") == (
        "---\nname: The Corner\nsummary: Bread.\n---\n"
    )
    assert formatted(site_with, "devise: Together\nnom: The Windows", "content/site.en.yaml") == "name: The Windows\ntagline: Together\n"


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (f"{HEAD}phone: 04 74 00 00 01\nnom: x\n{PLACE}---\n", "LS101"),
        ("---\ncategories: haberdashery\n---\n", "LS100"),
        (f"---\nnom: a: b\n{PLACE}---\n", "LS840"),
        (f"{HEAD}{PLACE}nom: Le Fil\n---\n", "LS103"),
        (f"{HEAD}{PLACE}since: hier\n---\n", "LS115"),
    ],
)
def test_a_file_with_errors_is_left_alone(site_with: Sited, text: str, number: str) -> None:
    root = site_with({SHOP: text})
    (found,) = (one for one in format_site(root) if one.path == SHOP)
    assert found.data is None
    assert number in [problem.code.number for problem in found.errors]


def test_a_layout_that_rows_cannot_express_keeps_its_order(site_with: Sited) -> None:
    text = f"{HEAD}{PLACE}contact:\n  ? courriel\n  : a@exemple.fr\n  ? telephone\n  : 04 74 00 00 01\n---\n"
    assert formatted(site_with, text) == text.replace("courriel", "email").replace("telephone", "phone")


def test_a_field_written_twice_once_empty_keeps_its_names(site_with: Sited) -> None:
    text = f"{HEAD}{PLACE}depuis:\nsince: 1998\n---\n"
    root = site_with({SHOP: formatted(site_with, text)})
    assert (root / SHOP).read_text("utf-8") == f"{HEAD}depuis:\nsince: 1998\n{PLACE}---\n"


def test_the_real_site_says_the_same_in_order(tmp_path: Path) -> None:
    root = write_site(tmp_path / "site", {}, base=MINIMAL.parent / "monaco")
    first = format_site(root)
    assert [one.path for one in first if one.errors] == []
    for one in first:
        if one.data is not None:
            (root / one.path).write_bytes(one.data)
    assert [one.path for one in format_site(root) if one.data is not None] == []


# Any record whatever: fields in any order and either name, comments and blanks anywhere.

_NOISE = st.sampled_from(["", "", "", "# x\n", "\n", "\n# x\n\n", "# x\n# y\n"])
_BESIDE = st.sampled_from(["", "", "  # beside"])


def _blocks(*options: tuple[tuple[str, str], str]) -> st.SearchStrategy[list[str]]:
    """The fields in some order, each under one of its names, with noise above and beside."""

    def one(names: tuple[str, str], value: str) -> st.SearchStrategy[str]:
        return st.builds(
            lambda name, above, beside: f"{above}{name}:{value.replace('@', beside, 1)}\n", st.sampled_from(names), _NOISE, _BESIDE
        )

    return st.tuples(*(one(*option) for option in options)).flatmap(lambda made: st.permutations(list(made)))


def _indented(text: str, by: int) -> str:
    return "".join(" " * by + line if line.strip() else line for line in text.splitlines(keepends=True))


def _listed(text: str) -> str:
    """The block as an item of a list: its first field after the dash, the comments above it above the dash."""
    lines = text.splitlines(keepends=True)
    first = next(number for number, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    return _indented("".join(lines[:first]), 2) + "  - " + lines[first] + _indented("".join(lines[first + 1 :]), 4)


@st.composite
def records(draw: st.DrawFn) -> str:
    """A shop that can be read."""
    lines = ((("street", "rue"), " 3 rue des Écoles@"), (("city", "ville"), " 'Ville'@"), (("area", "quartier"), ' "Le Haut"@'))
    address = (("address", "adresse"), "@\n" + _indented("".join(draw(_blocks(*lines))), 2).rstrip("\n"))
    location = "".join(draw(_blocks((("label", "libelle"), " Atelier@"), (("hours", "horaires"), " lun 9h-12h@"), address)))
    contact = "".join(draw(_blocks((("phone", "telephone"), " 04 74 00 00 01@"), (("website", "site"), " https://exemple.fr/@"))))
    flow = draw(st.sampled_from([" {le: 2027-01-15, how: visit}@", " { comment: visit,on: 2027-01-15 }@"]))
    blocks = draw(
        _blocks(
            (("name", "nom"), " Le Fil@"),
            (("categories", "categories"), " haberdashery@"),
            (("locations", "adresses"), "@\n" + (_listed(location) * draw(st.integers(1, 2))).rstrip("\n")),
            (("contact", "contact"), "@\n" + _indented(contact, 2).rstrip("\n")),
            (("summary", "resume"), " |\n  du fil\n  # et plus\n"),
            (("since", "depuis"), " 1998@"),
            (("verified", "verifie"), flow),
        )
    )
    end = draw(st.sampled_from(["", "# end\n"]))
    return f"---\nid: lefil01\n{''.join(blocks)}{end}---\n\nUn texte.\n"


def read(text: str) -> tuple[object, Front]:
    """What a shop says, without the places where it says it."""
    found: list[Diagnostic] = []
    front = front_matter(text, SHOP, found.append)
    assert front is not None
    shop = read_group(TYPES["shop"].model, front.node, Reading(found.append, "fr", "FR"))
    assert shop is not REFUSED, (found, text)
    assert [one.code.number for one in found if one.code.severity == "error"] == []
    told = {info.name: getattr(shop, info.name) for info in fields(type(shop))}
    return {**told, "id": str(told["id"]), "categories": tuple(map(str, told["categories"]))}, front


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_site(tmp_path_factory.mktemp("fmt") / "site", {})


@given(text=records())
def test_formatting_loses_nothing_and_doing_it_twice_changes_nothing(ground: Path, text: str) -> None:
    def once(written: str) -> str:
        (ground / SHOP).parent.mkdir(exist_ok=True)
        (ground / SHOP).write_text(written, "utf-8", newline="\n")
        (found,) = format_site(ground, lambda path: path == SHOP)
        assert found.errors == ()
        return written if found.data is None else found.data.decode()

    after = once(text)
    assert once(after) == after
    (said, front), (said_after, front_after) = read(text), read(after)
    assert said_after == said
    assert front_after.body == front.body
    assert sorted(line.strip() for line in after.split("\n") if "#" in line and ":" not in line) == sorted(
        line.strip() for line in text.split("\n") if "#" in line and ":" not in line
    )
    names = [info.name for info in fields(TYPES["shop"].model)]
    written = [key.text for key, _ in front_after.node.pairs]
    assert written == sorted(written, key=names.index)
