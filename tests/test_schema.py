"""The schemas that editors are given accept what the build accepts, and know every field."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from localsite.content import TYPES
from localsite.nodes import front_matter
from localsite.parse import place_of
from localsite.schema import DIALECT, FOLDER, editor_line, schemas
from tests.ground import TESTS

SCHEMAS = {path.removeprefix(f"{FOLDER}/").removesuffix(".json"): json.loads(data) for path, data in schemas().items()}
SITES = sorted(path for path in (TESTS / "sites").iterdir() if (path / "content").is_dir())


class AsEditorsSee(yaml.SafeLoader):
    """YAML 1.2, as editors load it: a date is a text, `on` is a name, `no` is a word."""

    yaml_implicit_resolvers = {}  # noqa: RUF012 - the name and the shape are PyYAML's


for _tag, _pattern, _first in (
    ("null", r"~|null|", "~n\0"),
    ("bool", r"true|false", "tf"),
    ("int", r"[-+]?[0-9]+", "-+0123456789"),
    ("float", r"[-+]?[0-9]*\.?[0-9]+([eE][-+]?[0-9]+)?", "-+.0123456789"),
):
    AsEditorsSee.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(rf"^(?:{_pattern})$"), [*_first.replace("\0", ""), ""])


def loaded(text: str) -> Any:
    return yaml.load(text, AsEditorsSee)


def test_there_is_a_schema_for_each_type_and_for_the_settings() -> None:
    assert SCHEMAS.keys() == {*TYPES, "site"}
    for name, schema in SCHEMAS.items():
        Draft202012Validator.check_schema(schema)
        assert (schema["$schema"], schema["$id"]) == (DIALECT, f"urn:localsite:{name}")
        assert " / " in schema["title"]
        assert schema["description"].endswith(".")


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_the_schemas_accept_the_sites_we_have(site: Path) -> None:
    validators = {name: Draft202012Validator(schema) for name, schema in SCHEMAS.items()}
    settings = loaded((site / "content/site.yaml").read_text("utf-8"))
    wrong = [problem.message for problem in validators["site"].iter_errors(settings)]
    for path in sorted(site.rglob("*.md")):
        place = place_of(path.relative_to(site).as_posix())
        if place and not place.language:
            lines = path.read_text("utf-8").split("\n---\n")[0].removeprefix("---\n")
            wrong += [f"{path}: {problem.message}" for problem in validators[place.kind].iter_errors(loaded(lines))]
    assert not wrong, "\n".join(wrong[:20])


@pytest.mark.parametrize(
    "text",
    [
        "categories: bakery",
        "name: x\ncategories: bakery\nphone: 1",
        "name: {a: b}\ncategories: bakery",
        "name: x\ncategories: bakery\nlocations: 3",
    ],
)
def test_the_schemas_refuse_what_the_build_refuses(text: str) -> None:
    assert not Draft202012Validator(SCHEMAS["shop"]).is_valid(loaded(text))


def test_both_names_of_a_field_are_known_with_both_sentences() -> None:
    name, nom = (SCHEMAS["shop"]["properties"][one] for one in ("name", "nom"))
    assert name == nom
    assert name["description"] == "Le nom, comme sur l’enseigne.\n\nThe name, as on the sign."


@pytest.mark.parametrize("path", ["shops/le-coin/index.md", "content/stories/le-pain.md"])
def test_the_line_for_editors_leads_from_the_record_to_its_schema(path: str, tmp_path: Path) -> None:
    relative = editor_line(path, "shop").removeprefix("# yaml-language-server: $schema=")
    assert (tmp_path / path).parent.joinpath(relative).resolve() == (tmp_path / FOLDER / "shop.json").resolve()


def test_the_line_for_editors_is_a_comment_to_the_build() -> None:
    text = f"---\n{editor_line('shops/x/index.md', 'shop')}\nname: x\n---\n"
    front = front_matter(text, "x.md", lambda problem: pytest.fail(str(problem)))
    assert front is not None
    assert [(key.text, value.text) for key, value in front.node.pairs] == [("name", "x")]
