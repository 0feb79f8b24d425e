"""The generated town: as many shops as asked, the same bytes again, and nothing in it that leads nowhere."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from benchmarks import town


def test_the_same_arguments_make_the_same_files_and_another_seed_others() -> None:
    assert list(town.files(20, 1, ("fr", "en"))) == list(town.files(20, 1, ("fr", "en")))
    assert list(town.files(20, 1, ("fr", "en"))) != list(town.files(20, 2, ("fr", "en")))


def test_a_town_has_its_shops_in_each_language_and_its_places_events_and_stories() -> None:
    made = [path for path, _ in town.files(50, 1, ("fr", "en", "oc"))]
    ends = ("/index.md", "/index.en.md", "/index.oc.md")
    assert len(made) == len(set(made))
    assert [sum(path.endswith(end) for path in made) for end in ends] == [50, 50, 0]
    folders = ("content/places/", "content/events/", "content/stories/")
    assert [sum(path.startswith(folder) for path in made) for folder in folders] == [10, 30, 20]


def test_every_link_and_every_reference_leads_somewhere() -> None:
    made = dict(town.files(50, 1, ("fr", "en")))
    shops = {path.split("/")[1] for path in made if path.startswith("shops/")}
    places = {Path(path).stem for path in made if path.startswith("content/places/")}
    linked = {key for text in made.values() for key in re.findall(r"\(shop:([^)]*)\)", text)}
    heads = {path: yaml.safe_load(text.split("---\n")[1]) for path, text in made.items() if path.endswith(".md")}
    named = {key for head in heads.values() for field in ("organisers", "participants", "shops") for key in head.get(field, [])}
    assert (linked | named) - shops == set()
    assert {head["at"] for head in heads.values() if "at" in head} == places


def test_a_shop_says_about_two_hundred_words_and_a_story_nine_hundred() -> None:
    made = dict(town.files(50, 1, ("fr",)))
    counts = {path: len(text.split("---\n", 2)[2].split()) for path, text in made.items() if path.endswith(".md")}
    assert {200 <= count < 300 for path, count in counts.items() if path.startswith("shops/")} == {True}
    assert {900 <= count < 1000 for path, count in counts.items() if "/stories/" in path} == {True}


def test_a_town_of_one_shop_can_be_written(tmp_path: Path) -> None:
    town.make(tmp_path, 1, 1, ("fr", "en"))
    assert len(list(tmp_path.glob("shops/*/index.md"))) == 1
