"""Texts of a few kilobytes that Python-Markdown takes seconds, minutes or for ever to read: each a function of its size in bytes."""

from __future__ import annotations

from collections.abc import Callable, Mapping

Shape = Callable[[int], str]


def repeated(unit: str) -> Shape:
    """The same sign again and again."""
    return lambda size: unit * (size // len(unit))


def nested_brackets(size: int) -> str:
    return "[" * (size // 2) + "]" * (size // 2)


def nested_links(size: int) -> str:
    return "[a " * (size // 8) + "](b) " * (size // 8)


def brackets_closed_once(size: int) -> str:
    return "[" * (size - 1) + "]"


def one_cell_rows_of_a_wide_table(size: int) -> str:
    columns = size // 8
    return "|a" * columns + "|\n" + "|-" * columns + "|\n" + "|\n" * ((size - 4 * columns) // 2)


def self_citing_note(size: int) -> str:
    return "a[^1]\n\n[^1]: " + "[^1]" * ((size - 14) // 4)


def note_called_for_ever(size: int) -> str:
    return "[^1]" * ((size - 10) // 4) + "\n\n[^1]: a"


def indented_lists(size: int) -> str:
    return "".join("    " * depth + "- a\n" for depth in range(int((size / 2) ** 0.5)))


def quotes_in_a_definition(size: int) -> str:
    return "[a]: " + '"' * (size - 7) + " x"


def code_in_a_table_row(size: int) -> str:
    return "a|b\n-|-\n" + "|`a`" * ((size - 8) // 4)


# Python-Markdown 3.11 alone, with tables, notes and sane lists, needs over 10 s for each of them at 64 kB.
# benchmarks/markdown_shapes.py measures it, and what is left of it here.
SLOW: Mapping[str, Shape] = {
    "brackets that never close": repeated("["),
    "words in brackets that never close": repeated("[a "),
    "pictures that never close": repeated("!["),
    "addresses that never close": repeated("[a]("),
    "angle brackets that never close": repeated("[a](<"),
    "link titles that never close": repeated('[a](b "c) '),
    "brackets closed once": brackets_closed_once,
    "nested brackets": nested_brackets,
    "nested links": nested_links,
    "one-cell rows of a wide table": one_cell_rows_of_a_wide_table,
    "a note that cites itself": self_citing_note,
    "a note called for ever": note_called_for_ever,
    "notes that never close": repeated("[^"),
    "notes that never close, each on its line": repeated("[^\n"),
    "notes without a blank line": repeated("[^1]: a\nb\n"),
    "definitions on two lines": repeated("[a]:\nb\n"),
    "quotes in a definition": quotes_in_a_definition,
    "backticks without a partner": repeated("``a`"),
    "headings without a blank line": repeated("# a\n"),
    "underlined headings": repeated("a\n-\n"),
    "rules without a blank line": repeated("***\n"),
    "rules under words": repeated("a\n---\n"),
}
# These take it seconds only, or break it: a list in a list in a list ends in a RecursionError.
HEAVY: Mapping[str, Shape] = {
    "nested quotations": repeated("> "),
    "nested lists": lambda size: "- " * (size // 2) + "a",
    "nested numbered lists": lambda size: "1. " * (size // 3) + "a",
    "indented lists": indented_lists,
    "emphasis": repeated("*a* "),
    "emphasis inside words": repeated("a*a_"),
    "emphasis that never ends": repeated("***a **b *c "),
    "backslashes": repeated("\\*"),
    "backticks": repeated("`a` "),
    "code in a table row": code_in_a_table_row,
    "entities": repeated("&amp;"),
    "addresses in angle brackets": repeated("<a://b> "),
    "angle brackets": repeated("<"),
    "headings of one name": repeated("# a\n\n"),
    "lists": repeated("- a\n\n1. b\n\n"),
    "blank lines": repeated("\n"),
    "spaces": lambda size: "a" + " " * size + "b",
    "tabs": repeated("\ta\n"),
    "quotes": repeated('"a '),
    "apostrophes": repeated("'a "),
    "punctuation": repeated("a!?;:» "),
    "one word": repeated("a"),
    "tags": repeated("<a "),
    "lines": repeated("a\n- b\n"),
    "table rows": repeated("a|b\n-|-\n"),
    "years": repeated("2024. a\n"),
}
