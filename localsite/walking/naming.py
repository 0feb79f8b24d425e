"""How does the file of a trail learn the name of its line, every other letter of it staying as it is?"""

from __future__ import annotations

import re
from collections.abc import Mapping

from localsite.content import Trail
from localsite.fields import fields
from localsite.nodes import Node, front_matter
from localsite.words import folded

_ROW = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$")
_END = re.compile("\r\n?")
_NAMES: Mapping[str, str] = {folded(name): info.name for info in fields(Trail) for name in info.names}
_ORDER = (*(info.name for info in fields(Trail)),)


def named(text: str, path: str, line: str) -> str | None:
    """The text with `line:` in its fields; None where it is written in a way that no program should touch."""
    before = _fields(text, path)
    if before is None or not before.pairs:
        return None
    said = {_NAMES.get(folded(key.text).replace("-", "_"), ""): (key, value) for key, value in before.pairs}
    if "line" in said and said["line"][1].text == line:
        return text
    rows = _ROW.findall(text)
    if "line" in said:
        key, value = said["line"]
        if value.is_empty or value.kind != "text" or value.line != value.last_line or value.line != key.line:
            return None
        row = rows[value.line - 1]
        rows[value.line - 1] = row[: value.column - 1] + line + row[value.column - 1 + value.length :]
    else:
        above = [said[name] for name in _ORDER[: _ORDER.index("line")] if name in said]
        last = max(max(key.line, value.last_line) for key, value in above)
        ending = "\r\n" if rows[last - 1].endswith("\r\n") else "\n"
        rows.insert(last, f"{_word(before)}: {line}{ending}")
    after = "".join(rows)
    return after if _is_all_there(before, _fields(after, path), line) else None


def _fields(text: str, path: str) -> Node | None:
    front = front_matter(_END.sub("\n", text).removeprefix("\ufeff"), path, lambda _: None)
    return front.node if front else None


def _word(node: Node) -> str:
    """The name of the field in the language of the others."""
    written = {folded(key.text) for key, _ in node.pairs}
    info = next(one for one in fields(Trail) if one.name == "line")
    return info.declared.nom if "etapes" in written else info.name


def _is_all_there(before: Node, after: Node | None, line: str) -> bool:
    """True where nothing but the line is another one now."""
    if after is None:
        return False
    told = [(key.text, _plain(value)) for key, value in after.pairs if _NAMES.get(folded(key.text)) != "line"]
    mine = [value.text for key, value in after.pairs if _NAMES.get(folded(key.text)) == "line"]
    return mine == [line] and told == [(key.text, _plain(value)) for key, value in before.pairs if _NAMES.get(folded(key.text)) != "line"]


def _plain(node: Node) -> object:
    """What a node says, wherever it stands."""
    return node.text, tuple(map(_plain, node.items)), tuple((key.text, _plain(value)) for key, value in node.pairs)
