"""Which lines of YAML do not stand well together: wrong indentation, lines that belong to no field."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from localsite.codes import syntax
from localsite.nodes._lines import Change, Finding, indent_of, is_name, parts, quoted

Lines = Sequence[str]


def first_line_indented(lines: Lines, row: int) -> Iterator[Finding]:
    """The first field stands further right than the others."""
    first = next((index for index, line in enumerate(lines) if line.strip()), 0)
    indent = indent_of(lines[first])
    if indent == 0 or indent_of(lines[row]) >= indent:
        return
    last = first
    while last + 1 < row and indent_of(lines[last + 1]) >= indent:
        last += 1
    new = tuple(line[indent:] for line in lines[first : last + 1])
    yield Finding(syntax.WRONG_INDENT, first, indent, 1, {}, Change(first, last, new))


def text_goes_on(lines: Lines, row: int) -> Iterator[Finding]:
    """The text of a field goes on below it, and there it has a colon: all of it goes on one line, in quotes."""
    line = lines[row]
    colon = re.search(r":(?= |$)", line)
    if row == 0 or not colon or _is_field(parts(line).key):
        return
    first, indent = row - 1, indent_of(line)
    while first > 0 and indent_of(lines[first]) >= indent and not parts(lines[first]).key:
        first -= 1
    head, _, _, key, value, _ = parts(lines[first])
    if not key or not value or value[0] in "'\"[{|>" or indent <= indent_of(lines[first]):
        return
    text = " ".join([lines[first][len(head) :].strip(), *(each.strip() for each in lines[first + 1 : row + 1])])
    yield Finding(syntax.COLON_IN_TEXT, row, colon.start(), 1, {}, Change(first, row, (head + quoted(text),)))


def _is_field(key: str) -> bool:
    return is_name(key) and key.islower()


def wrong_indent(lines: Lines, row: int) -> Iterator[Finding]:
    """A field or an item that is not aligned with its neighbours: it moves to one of the margins above, what is inside it too."""
    line = lines[row]
    indent = indent_of(line)
    if not parts(line).key and not parts(line).dashes:
        return
    last = row
    while last + 1 < len(lines) and (indent_of(lines[last + 1]) > indent or not lines[last + 1].strip()):
        last += 1
    while not lines[last].strip():
        last -= 1
    margins = dict.fromkeys(indent_of(above) for above in reversed(lines[:row]) if above.strip())
    # The nearest margin is the most likely; then the one two further right, for the first line inside a field.
    inside = [margin + 2 for margin in list(margins)[:1] if not _says_something(lines, row)]
    for margin in [*list(margins)[:6], *inside]:
        if margin != indent:
            new = tuple((" " * (margin - indent) + each)[max(0, indent - margin) :] for each in lines[row : last + 1])
            yield Finding(syntax.WRONG_INDENT, row, indent, 1, {}, Change(row, last, new))


def _says_something(lines: Lines, row: int) -> bool:
    """True where the line above is a field with a value: nothing can be inside it."""
    above = next((line for line in reversed(lines[:row]) if line.strip()), "")
    return bool(parts(above).key and parts(above).value)


def stray(lines: Lines, row: int) -> Iterator[Finding]:
    """A line without a colon: a name that lacks it, or the rest of the text above."""
    line = lines[row]
    text = line.strip()
    if not text or parts(line).key or parts(line).dashes:
        return
    indent, facts = indent_of(line), dict[str, object](line=text)
    if _is_field(text):
        yield Finding(syntax.STRAY_LINE, row, indent, len(text), facts, Change(row, row, (f"{line.rstrip()}:",)))
    above = next((index for index in range(row - 1, -1, -1) if lines[index].strip()), None)
    if above is None:
        return
    margin = indent_of(lines[above]) + 2 if parts(lines[above]).key or parts(lines[above]).dashes else indent_of(lines[above])
    yield Finding(syntax.STRAY_LINE, row, indent, len(text), facts, Change(row, row, (" " * margin + text,)))
    head, _, _, key, value, _ = parts(lines[above])
    if key and value and value[0] not in "'\"[{|>":
        whole = quoted(f"{lines[above][len(head) :].strip()} {text}")
        yield Finding(syntax.STRAY_LINE, row, indent, len(text), facts, Change(above, row, (head + whole,)))


def last_resort(lines: Lines, row: int) -> Iterator[Finding]:
    """Nothing else is known: perhaps quotes around the text make it readable."""
    head, _, _, key, value, tail = parts(lines[row])
    if key and value:
        facts: dict[str, object] = {"text": value}
        yield Finding(syntax.UNREADABLE, row, len(head), len(value), facts, Change(row, row, (head + quoted(value) + tail,)))


LAYOUT = (first_line_indented, text_goes_on, wrong_indent, stray, last_resort)
