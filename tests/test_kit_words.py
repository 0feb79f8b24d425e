"""What a kit says of its own parts: of the picture that is there, in one language, and of nothing that is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from localsite import pipeline
from localsite.cache import makers
from localsite.plan import badges, kit, pieces, shares
from localsite.plan.views import Kit
from localsite.values import Job
from tests.ground import MINIMAL, TODAY
from tests.some_neighbours import HERE, SETTINGS, shop, street
from tests.some_pictures import photograph, saved

SHOT = saved(photograph(640, 480))
TWO = """\
summary: Le pain du quartier.
images:
  - {file: cassee.jpg, alt: Une image cassée}
  - {file: vitrine.jpg, %s}
  - {file: autre.jpg, alt: Une autre}
"""
WORDS = "---\nname: The Oven\nsummary: The bread of the neighbourhood.\n---\n"


def planned(folder: Path, files: dict[str, str | bytes]) -> pipeline.Plan:
    settings = (MINIMAL / "content/site.yaml").read_text("utf-8") + SETTINGS
    return pipeline.planned(Job(street(folder, files, **{"content/site.yaml": settings}), None, TODAY, remember=False), lambda _: None)


def with_pictures(said: str) -> dict[str, str | bytes]:
    files: dict[str, str | bytes] = {**shop("four", HERE, "Le Four", more=TWO % said)}
    return {**files, "shops/four/cassee.jpg": b"no picture", "shops/four/vitrine.jpg": SHOT, "shops/four/autre.jpg": SHOT}


def kit_of(plan: pipeline.Plan, language: str) -> Kit:
    end = {"fr": "commerces/four/trousse/index.html", "en": "en/shops/four/kit/index.html"}[language]
    (page,) = (output.context["page"] for output in plan.outputs if output.path == end)
    assert isinstance(page.kit, Kit)
    return page.kit


@pytest.mark.parametrize(("said", "seen"), [("alt: La vitrine", "La vitrine"), ("decorative: true", "une photographie")])
def test_the_picture_that_is_shared_is_the_one_that_is_described(tmp_path: Path, said: str, seen: str) -> None:
    plan = planned(tmp_path, with_pictures(said))
    entry = plan.desk.site.entries["shop", "four"]
    picture = shares.picture_of(plan.desk, entry)
    assert picture is not None
    assert picture.file.key == "vitrine.jpg"
    assert kit.picture_alt(plan.desk, entry, "fr") == f"Le Four, Boulangerie, 3 rue des Écoles\u00a0: {seen}"


def test_a_front_is_told_as_drawn(tmp_path: Path) -> None:
    plan = planned(tmp_path, {**shop("four", HERE, "Le Four")})
    said = kit.picture_alt(plan.desk, plan.desk.site.entries["shop", "four"], "fr")
    assert said == "Le Four, Boulangerie, 3 rue des Écoles\u00a0: une façade dessinée"


def test_a_kit_says_in_one_language_what_is_said_beside_a_picture(tmp_path: Path) -> None:
    plan = planned(tmp_path, with_pictures("alt: La vitrine"))
    french, english = kit_of(plan, "fr"), kit_of(plan, "en")
    assert [one.text for one in english.captions] == [one.text for one in french.captions]
    assert "Boulangerie" in english.captions[0].text
    assert ([one.language for one in french.captions], [one.language for one in english.captions]) == (["", ""], ["fr", "fr"])
    assert (french.images[0].language, english.images[0].language) == ("", "fr")


def test_a_shop_with_words_in_a_language_is_told_of_in_it(tmp_path: Path) -> None:
    english = kit_of(planned(tmp_path, {**with_pictures("alt: La vitrine"), "shops/four/index.en.md": WORDS}), "en")
    assert english.captions[0].text.startswith("The Oven – Bakery, 3 rue des Écoles")
    assert [one.language for one in (*english.captions, *english.images)] == ["", "", ""]


def test_without_type_a_kit_promises_nothing_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("localsite.plan.badges.unset", lambda _: ["title"])
    plan = planned(tmp_path, {**shop("four", HERE, "Le Four")})
    assert plan.desk.faces is None
    (of_kit,) = (output for output in plan.outputs if output.path == "commerces/four/trousse/index.html")
    held = of_kit.context["page"].kit
    assert (held.badges, held.images, held.site) == ((), (), ())
    assert [one.key for one in held.captions] == ["caption"]
    assert "badge" not in of_kit.context["page"].description
    public = tmp_path / "public"
    assert pipeline.build(Job(tmp_path, public, TODAY, remember=False)).published
    html = (public / "commerces/four/trousse/index.html").read_text("utf-8")
    main = html[html.index("<main") : html.index("</main>")]
    assert not re.search(r"[Bb]adge|l’image|feuille|découpez", main)
    shown = (public / "commerces/four/index.html").read_text("utf-8")
    assert "Badge, affiches, images" not in shown


def test_what_is_made_follows_from_what_makes_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture to share is kept for good by who has it: one that is painted otherwise needs another name."""
    plan = planned(tmp_path, {**shop("four", HERE, "Le Four")})
    entry = plan.desk.site.entries["shop", "four"]

    def told() -> tuple[str, list[str]]:
        made = (*badges.badges(plan.desk), *pieces.outputs(plan.desk, entry, ("badges", "pdf")))
        return shares.name(plan.desk, entry, "fr", "wide"), [output.craft.key for output in made if output.craft]

    before = told()
    assert told() == before
    plan.desk.shared.clear()  # what it has once named it names so again
    for module, name in ((shares, "MAKERS"), (badges, "MAKERS"), (pieces, "SETTERS")):
        monkeypatch.setattr(module, name, (("qr.py",), ()))
    after = told()
    assert after[0] != before[0]
    assert not {*after[1]} & {*before[1]}


def test_a_mark_of_makers_differs_by_module_and_by_tool() -> None:
    marks = {
        makers(places, tools) for places in (("social",), ("typeset",), ("typeset/sheet.typ",)) for tools in ((), ("pillow",), ("resvg",))
    }
    assert len(marks) == 9
    for places, tools in (shares.MAKERS, badges.MAKERS, pieces.SETTERS):
        assert all(makers((place,), ()) != makers((), ()) for place in places)
        assert all(makers((), (tool,)) != makers((), ()) for tool in tools)
