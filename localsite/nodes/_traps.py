"""Which everyday trap a line of YAML fell into, seen from the line itself, and the line its writer meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from localsite.codes import syntax
from localsite.diagnostics import Code
from localsite.nodes._lines import ODD_SPACES, Change, Finding, indent_of, is_quoted, parts, quoted, safe

Lines = Sequence[str]
Trap = Callable[[Lines, int], Iterator[Finding]]

_BLOCK_HEADER = re.compile(r"[|>][+-]?[1-9]?[+-]?")
_SPECIAL = re.compile(r"[@`%*&!|>,\]}]|[-?:](?= |$)")
_LEAD = r"(?P<lead>[ ]*(?:-[ ]+)*(?P<key>[^\W\d][\w-]*(?: [\w-]+)?)"
_NO_SPACE = re.compile(rf"{_LEAD}:)(?P<value>(?!//)[^\s:{ODD_SPACES}].*)")
_EQUALS = re.compile(rf"{_LEAD})\s*(?P<sign>=>?)\s*(?P<value>.*)")
_WRONG_COLON = re.compile(rf"{_LEAD})\s*(?P<sign>[\uff1a\uff1b\ufe55\u2236\ua789;])\s*(?P<value>.*)")
_DASH = re.compile(r"(?P<lead>[ ]*)-(?P<value>[^\s-].*)")
_ODD_INDENT = re.compile(rf"(?P<lead>[ ]*)(?P<odd>[{ODD_SPACES}]+)[ {ODD_SPACES}]*")
_ODD_AFTER = re.compile(rf"(?P<lead>[ ]*(?:-[ ]+)*[^\W\d][\w-]*[ {ODD_SPACES}]*:)(?P<odd>[{ODD_SPACES}]+)[ ]*")
_FLOW_SAFE = re.compile(r"""[^\s\[\]{},:#&*!|>'"%@`?-][^\[\]{},:#]*""")


def _one(code: Code, row: int, column: int, length: int, line: str, **facts: object) -> Finding:
    return Finding(code, row, column, length, facts, Change(row, row, (line,)))


def document_mark(lines: Lines, row: int) -> Iterator[Finding]:
    """`...` or `---` between the fields, `%YAML` above them."""
    for at in (row, row - 1):
        if at >= 0 and re.fullmatch(r"(?:---|\.\.\.)\s*", lines[at]):
            yield Finding(syntax.SEVERAL_DOCUMENTS, at, 0, 3, {"line": lines[at].strip()}, Change(at, at, ("",)))
    if re.match(r"%(?:YAML|TAG) ", lines[row]):
        yield Finding(syntax.SEVERAL_DOCUMENTS, row, 0, 1, {"line": lines[row].strip()}, Change(row, row, ("",)))


def tab(lines: Lines, row: int) -> Iterator[Finding]:
    """`⇥nom: Anne`: YAML indents with spaces only."""
    first = last = row
    while first > 0 and _has_tab(lines[first - 1]):
        first -= 1
    while last + 1 < len(lines) and _has_tab(lines[last + 1]):
        last += 1
    if not _has_tab(lines[row]):
        return
    column = lines[first].index("\t")
    above = indent_of(lines[first - 1]) if first else 0
    for width in dict.fromkeys((2, 4, 8, above, above + 2)):
        new = tuple(_spaced(line, width) for line in lines[first : last + 1])
        yield Finding(syntax.TAB_INDENT, first, column, 1, {}, Change(first, last, new))


def _has_tab(line: str) -> bool:
    return "\t" in line[: len(line) - len(line.lstrip())]


def _spaced(line: str, width: int) -> str:
    text = line.lstrip()
    return line[: len(line) - len(text)].replace("\t", " " * width) + text


def odd_space(lines: Lines, row: int) -> Iterator[Finding]:
    """A no-break space where YAML wants a plain one: at the start of the line, or right after the colon."""
    line = lines[row]
    if match := _ODD_AFTER.match(line):
        yield _one(syntax.ODD_SPACE, row, match.start("odd"), 1, f"{match['lead']} {safe(line[match.end() :])}")
    if match := _ODD_INDENT.match(line):
        plain = " " * match.end() + line[match.end() :]
        yield _one(syntax.ODD_SPACE, row, match.start("odd"), 1, plain)
        yield _one(syntax.ODD_SPACE, row, match.start("odd"), 1, line[match.end() :])


def instead_of_colon(lines: Lines, row: int) -> Iterator[Finding]:
    """`nom = Anne`, `nom： Anne`, `nom:Anne`: a field, with something else than a colon and a space."""
    line = lines[row]
    if match := _EQUALS.fullmatch(line):
        yield _one(syntax.EQUALS_SIGN, row, match.start("sign"), len(match["sign"]), _field(match), key=match["key"])
    if match := _WRONG_COLON.fullmatch(line):
        yield _one(syntax.WRONG_COLON, row, match.start("sign"), 1, _field(match), key=match["key"], sign=match["sign"])
    if match := _NO_SPACE.fullmatch(line):
        lead = match["lead"]
        new = f"{lead} {safe(match['value'].rstrip())}"
        yield _one(syntax.NO_SPACE_AFTER_COLON, row, len(lead) - 1, 1, new, key=match["key"])


def _field(match: re.Match[str]) -> str:
    value = match["value"].rstrip()
    return f"{match['lead']}: {safe(value)}" if value else f"{match['lead']}:"


def dash(lines: Lines, row: int) -> Iterator[Finding]:
    """`-miel` for an item of a list: all the lines of the list that lack the space are mended together."""
    first = row if _DASH.fullmatch(lines[row]) else row - 1
    if first < 0 or not _DASH.fullmatch(lines[first]):
        return
    indent, last = indent_of(lines[first]), first
    while last + 1 < len(lines) and re.match(rf" {{{indent}}}-", lines[last + 1]):
        last += 1
    new = tuple(_DASH.sub(_spaced_item, line) if _DASH.fullmatch(line) else line for line in lines[first : last + 1])
    yield Finding(syntax.NO_SPACE_AFTER_DASH, first, indent, 1, {}, Change(first, last, new))


def _spaced_item(match: re.Match[str]) -> str:
    return f"{match['lead']}- {safe(match['value'].rstrip())}"


def bar(lines: Lines, row: int) -> Iterator[Finding]:
    """`note: | texte`: after the bar, the text starts on the next line."""
    head, indent, _, key, value, tail = parts(lines[row])
    if not value.startswith(("|", ">")) or _BLOCK_HEADER.fullmatch(value):
        return
    facts: dict[str, object] = {"sign": value[0]}
    text = value[1:].lstrip("+-123456789").lstrip() or value
    if key and row + 1 < len(lines) and indent_of(lines[row + 1]) > indent and lines[row + 1].strip():
        new = (f"{head}{value[0]}{tail}", " " * indent_of(lines[row + 1]) + text)
        yield Finding(syntax.TEXT_AFTER_BAR, row, len(head), 1, facts, Change(row, row, new))
    yield _one(syntax.TEXT_AFTER_BAR, row, len(head), 1, head + quoted(value) + tail, **facts)


def quotes(lines: Lines, row: int) -> Iterator[Finding]:
    """`'L'atelier d'Anne'`, `"Chez" Anne`, `"Chez Anne`: quotation marks that do not go together."""
    head, _, _, _, value, tail = parts(lines[row])
    if not value.startswith(("'", '"')):
        return
    sign, at = value[0], len(head)
    if is_quoted(value):
        if "\\" in value and sign == '"':
            inner = value[1:-1].replace('\\"', '"')
            yield _one(syntax.BACKSLASH, row, at + value.index("\\"), 1, head + quoted(inner) + tail)
        return
    inside = [match.start() for match in re.finditer(re.escape(sign), value)][1:]
    closes = len(value) > 1 and inside and inside[-1] == len(value) - 1
    if not inside or (not closes and _is_inside_a_word(value, inside[0])):
        yield from _unclosed(lines, row)
    elif closes and not _ends_a_word(value, inside[0]):
        text = value[1:-1].replace("''", "'") if sign == "'" else value[1:-1]
        code = syntax.APOSTROPHE_IN_QUOTES if sign == "'" else syntax.TEXT_AFTER_QUOTE
        yield _one(code, row, at + inside[0], 1, head + quoted(text) + tail, sign=sign)
    else:
        yield _one(syntax.TEXT_AFTER_QUOTE, row, at + inside[0], 1, head + quoted(value) + tail, sign=sign)


def _is_inside_a_word(text: str, at: int) -> bool:
    return text[at - 1].isalnum() and text[at + 1 : at + 2].isalnum()


def _ends_a_word(text: str, at: int) -> bool:
    return not text[at - 1].isspace() and not text[at + 1 : at + 2].isalnum()


def _unclosed(lines: Lines, row: int) -> Iterator[Finding]:
    head, indent, _, _, value, tail = parts(lines[row])
    last = _end_of_value(lines, row, indent)
    for end in dict.fromkeys((last, row)):
        more = [line.strip() for line in lines[row + 1 : end + 1] if line.strip()]
        text = " ".join([value[1:], *more])
        change = Change(row, end, (head + quoted(text) + (tail if end == row else ""),))
        yield Finding(syntax.QUOTE_NOT_CLOSED, row, len(head), 1, {"sign": value[0]}, change)


def _end_of_value(lines: Lines, row: int, indent: int) -> int:
    last = row
    while last + 1 < len(lines) and lines[last + 1].strip() and indent_of(lines[last + 1]) > indent and not parts(lines[last + 1]).key:
        last += 1
    return last


def brackets(lines: Lines, row: int) -> Iterator[Finding]:
    """`[pain, miel`, `[a, @b]`, `[Nouveau] marché`: a list in brackets that is not one."""
    head, indent, _, _, value, tail = parts(lines[row])
    if not value.startswith(("[", "{")):
        return
    sign, at = value[0], len(head)
    closing = "]" if sign == "[" else "}"
    if closing not in value:
        end = _end_of_value(lines, row, indent)
        for last in dict.fromkeys((end, row)):
            kept = [lines[row][: at + len(value)], *(line.rstrip() for line in lines[row + 1 : last + 1])]
            kept[-1] = kept[-1].rstrip(",") + closing
            facts: dict[str, object] = {"sign": sign, "closing": closing}
            yield Finding(syntax.BRACKET_NOT_CLOSED, row, at, 1, facts, Change(row, last, tuple(kept)))
        yield _one(syntax.BRACKET_NOT_CLOSED, row, at, 1, head + quoted(value) + tail, sign=sign, closing=closing)
        return
    if value.endswith("]") and sign == "[":
        items = [item.strip() for item in value[1:-1].split(",")]
        bad = next((item for item in items if not _is_flow_safe(item)), value)
        new = head + "[" + ", ".join(item if _is_flow_safe(item) else quoted(item) for item in items if item) + "]" + tail
        yield _one(syntax.LIST_IN_BRACKETS, row, at + value.index(bad), len(bad), new)
    yield _one(syntax.SPECIAL_SIGN, row, at, 1, head + quoted(value) + tail, sign=sign)


def _is_flow_safe(item: str) -> bool:
    return is_quoted(item) or _FLOW_SAFE.fullmatch(item) is not None


def special_sign(lines: Lines, row: int) -> Iterator[Finding]:
    """`@boulangerie`, `*bio*`, `& co`, `- miel` on the line of its field: signs that mean something to YAML."""
    line = lines[row]
    head, indent, dashes, key, value, tail = parts(line)
    if match := _SPECIAL.match(value):
        below = lines[row + 1] if row + 1 < len(lines) else ""
        if value.startswith("- ") and key and re.match(r" *- ", below) and indent_of(below) >= indent:
            new = (head.rstrip(), " " * indent_of(below) + value + tail)
            yield Finding(syntax.LIST_ON_KEY_LINE, row, len(head), 1, {}, Change(row, row, new))
        yield _one(syntax.SPECIAL_SIGN, row, len(head), 1, head + quoted(value) + tail, sign=match[0])
    if key and not dashes and (match := _SPECIAL.match(key)):
        renamed = " " * indent + quoted(key) + ":" + line[indent:].removeprefix(key).lstrip(" " + ODD_SPACES).removeprefix(":")
        yield _one(syntax.SPECIAL_SIGN, row, indent, 1, renamed, sign=match[0])


def colon(lines: Lines, row: int) -> Iterator[Finding]:
    """`titre: L'atelier: chez Anne`: a second colon followed by a space."""
    head, _, _, _, value, tail = parts(lines[row])
    if (match := re.search(r":(?=\s|$)", value)) and not value.startswith(("'", '"')):
        yield _one(syntax.COLON_IN_TEXT, row, len(head) + match.start(), 1, head + quoted(value) + tail)


TRAPS: tuple[Trap, ...] = (document_mark, tab, odd_space, bar, quotes, brackets, special_sign, colon, dash, instead_of_colon)
