"""What may an editor propose while somebody writes a record? The JSON Schemas, made from the declared fields.

They live in the site, in content/.schemas/, so that the line at the top of a record finds them by a relative path, in this project
and in any other folder that holds a site. The build passes over hidden folders. See docs/decisions/0006-schemas-beside-the-content.md.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from localsite.content import TYPES
from localsite.fields import Group, schema_of
from localsite.settings import Settings

FOLDER = "content/.schemas"
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schemas() -> dict[str, bytes]:
    """Every schema: JSON by path below the root of a site."""
    made = {f"{FOLDER}/{key}.json": _schema(key, kind.model, kind.fr, kind.en) for key, kind in TYPES.items()}
    return {**made, f"{FOLDER}/site.json": _schema("site", Settings, "le site", "the site")}


def _schema(key: str, group: type[Group], fr: str, en: str) -> bytes:
    sentence = " ".join((group.__doc__ or "").split())
    head: Mapping[str, object] = {
        "$schema": DIALECT,
        "$id": f"urn:localsite:{key}",  # a name, not a place: nothing is ever asked over the network
        "title": f"{fr} / {en}",
        "description": sentence,
    }
    return (json.dumps({**head, **schema_of(group)}, ensure_ascii=False, indent=1) + "\n").encode()


def editor_line(path: str, kind: str) -> str:
    """The comment at the top of the fields of a record at `path` that shows editors its schema."""
    return f"# yaml-language-server: $schema={'../' * path.count('/')}{FOLDER}/{kind}.json"
