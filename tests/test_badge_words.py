"""What badges and sheets say where letters are missing: another language, an address, or nothing; and somebody is told."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from localsite import pipeline
from localsite.badges import drawing
from localsite.diagnostics import Diagnostic
from localsite.lettering import faces, lacking, set_line
from localsite.plan import badges, kit_print
from localsite.values import Job
from tests.ground import MINIMAL, TODAY
from tests.some_neighbours import SETTINGS, shop, street
from tests.some_type import FACES, FOLDER
from tests.test_badges import said

ARABIC = """\
badge:
  trade: متجر مستقل
  trades: متاجر مستقلة
  since: "منذ {year}"
  member: عضو
  alt: "{name}. {trade}. عضو {collective}."
"""


def planned(folder: Path, shops: Mapping[str, str], settings: str = "", **files: str) -> tuple[pipeline.Plan, list[Diagnostic]]:
    told = settings or (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS
    found = list[Diagnostic]()
    return pipeline.planned(
        Job(street(folder, shops, **{"content/site.yaml": told, **files}), None, TODAY, remember=False), found.append
    ), found


def spoken_arabic(folder: Path) -> tuple[pipeline.Plan, list[Diagnostic]]:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("languages: [fr, en]", "languages: [fr, ar]") + SETTINGS
    files = {"themes/rue/theme.yaml": "name: Rue\nparent: atelier\n", "themes/rue/words/ar.yaml": ARABIC}
    return planned(
        folder, shop("four", name="Le Four", more="since: 1987\nmember_since: 2019\n"), f"{settings}theme: {{name: rue}}\n", **files
    )


def of_kit(found: list[Diagnostic]) -> list[tuple[str, str, str]]:
    return [(one.code.number, one.span.file, dict(one.facts)["letters"]) for one in found if "LS650" <= one.code.number <= "LS659"]


def test_what_has_no_type_is_said_in_the_main_language_and_told_once(tmp_path: Path) -> None:
    plan, found = spoken_arabic(tmp_path)
    told = badges.sayings(plan.desk, plan.desk.site.entries["shop", "four"], "ar")
    assert (told.trade, told.since, told.member) == ("Commerce indépendant", "depuis 1987", "Membre du collectif")
    assert badges.own_sayings(plan.desk, "ar").trade == "Commerces indépendants"
    assert "متجر مستقل منذ 1987" in told.alt
    assert [(number, path) for number, path, _ in of_kit(found)] == [("LS654", "content/site.yaml")]
    assert kit_print.spoken(plan.desk) == ("fr",)


def glyphs(text: str, *, face=FACES.bold) -> list[int]:
    return [letter.glyph for letter in set_line(text, face).letters]


def test_figures_stand_in_their_order_among_letters_without_type() -> None:
    assert glyphs("منذ 1987")[-4:] == glyphs("1987")
    assert glyphs("1987 منذ")[:4] == glyphs("1987")


def with_arabic() -> bytes:
    """The bold type with shapes for some Arabic letters, whatever they look like: a type of ours has none."""
    font = TTFont(FOLDER / "bold.ttf")
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap |= dict.fromkeys(map(ord, "منذ"), table.cmap[ord("o")])
    buffer = BytesIO()
    font.save(buffer)
    return buffer.getvalue()


def test_figures_stand_in_their_order_among_letters_that_are_read_from_right_to_left() -> None:
    bold = faces(dict.fromkeys(("title", "text", "bold"), with_arabic())).bold
    assert glyphs("منذ 1987", face=bold)[:4] == glyphs("1987", face=bold)


@pytest.mark.parametrize(("written", "seen"), [
    ("من Phở Bò 21", "Phở Bò 21 oo"), ("من Афина", "Афина oo"), ("من 21 1987", "1987 21 oo"), ("من 3B, 7h30", "3B, 7h30 oo"),
    ("من Café (Nine) 2", "Café (Nine) 2 oo"), ("(من)", "(oo)"),
])  # fmt: skip
def test_words_of_ours_keep_their_letters_and_their_order_among_such_letters(written: str, seen: str) -> None:
    bold = faces(dict.fromkeys(("title", "text", "bold"), with_arabic())).bold
    # Blanks are other ones beside letters of another script.
    one, other = ([glyph for glyph in glyphs(text, face=bold) if bold.font.get_glyph_extents(glyph).width] for text in (written, seen))
    assert one == other


def test_a_collective_without_type_is_named_by_its_address_and_told_of(tmp_path: Path) -> None:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("name: Les Vitrines d’Essai", "name: 商店街")
    plan, found = planned(tmp_path, shop("four"), settings + SETTINGS)
    entry = plan.desk.site.entries["shop", "four"]
    told = badges.sayings(plan.desk, entry, "fr")
    assert told.collective == kit_print.printed(plan.desk, entry, "fr").collective == "vitrines.example"
    assert "商店街" in told.alt
    assert "商店街" in badges.own_sayings(plan.desk, "fr").alt
    assert of_kit(found) == [("LS651", "content/site.yaml", "商店街")]


def test_letters_of_titles_alone_are_none_in_rows(tmp_path: Path) -> None:
    name = "Les Amis⁴ de Dɲoŋ"
    assert (lacking(name, FACES), lacking(name, FACES, in_rows=True)) == ("", "⁴ɲ")
    assert lacking("ƒ", FACES, in_rows=True) == "Ƒ"
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8").replace("name: Les Vitrines d’Essai", f"name: {name}")
    plan, found = planned(tmp_path, shop("four"), settings + SETTINGS)
    assert badges.collective(plan.desk, "fr") == "vitrines.example"
    assert of_kit(found) == [("LS651", "content/site.yaml", "⁴ɲ")]


def test_a_long_name_in_letters_of_titles_alone_keeps_them() -> None:
    told = said("Les Amis⁴ de Dɲoŋ et de toutes leurs belles voisines")
    assert [name.name for name, face in drawing._attempts(told, FACES) if face.lacks(name.name)] == []


def test_a_name_of_signs_alone_is_told_of(tmp_path: Path) -> None:
    plan, found = planned(tmp_path, shop("four", name="🥐🥖") | shop("pain", name="🥐 Pain"))
    assert badges.name_of(plan.desk, plan.desk.site.entries["shop", "four"], "fr") == ""
    assert of_kit(found) == [("LS651", "shops/four/index.md", "🥐🥖")]


def test_a_name_in_its_own_letters_is_not_told_of_where_another_has_type(tmp_path: Path) -> None:
    plan, found = planned(tmp_path, shop("four", name="Le Thé", more="name_i18n: {en: 茶房}\n"))
    assert badges.name_of(plan.desk, plan.desk.site.entries["shop", "four"], "en") == "Le Thé"
    assert of_kit(found) == []
