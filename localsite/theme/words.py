"""What does a theme say in each language? Its words are read, checked against each other, and told with their plurals."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from string import Formatter
from typing import Protocol

from localsite.codes import theme as codes
from localsite.diagnostics import Diagnostic, Report, SiteError, Span
from localsite.fields.base import meant
from localsite.nodes import Node, compose
from localsite.theme.value import FOLDER, Theme, Word
from localsite.words import typographed

FORMS = frozenset({"zero", "one", "two", "few", "many", "other"})  # of plurals, in CLDR
SHOWN = 5  # missing words that a message names


class Translator(Protocol):
    """The words of a theme in one language."""

    def __call__(self, key: str, /, **values: object) -> str:
        """The word with its values put in; `count` chooses the form of a plural. MissingWord where there is none."""


class MissingWord(SiteError):
    """A word was asked for that the theme has in no language, or without a value that it needs."""

    def __init__(self, key: str, diagnostic: Diagnostic) -> None:
        super().__init__(diagnostic)
        self.key = key


def read_words(text: str, path: str, language: str, report: Report) -> dict[str, Word]:
    """The words of one file by dotted key, with the spaces and quotes of their language."""
    root = compose(text, path, 1, report)
    return {} if root is None else dict(_words(root, "", language, report))


def _words(group: Node, above: str, language: str, report: Report) -> Iterator[tuple[str, Word]]:
    for name, value in group.pairs:
        key = f"{above}{name.text}"
        if value.kind == "text":
            yield key, _text(key, value, language, report)
        elif value.kind == "list" or not value.pairs:
            report(codes.WORD_NOT_TEXT.at(value.span, key=key))
        elif {form.text for form, _ in value.pairs} <= FORMS:
            yield key, {form.text: _text(key, text, language, report) for form, text in value.pairs}
            if "other" not in {form.text for form, _ in value.pairs}:
                report(codes.PLURAL_WITHOUT_OTHER.at(name.span, key=key))
        else:
            yield from _words(value, f"{key}.", language, report)


def _text(key: str, node: Node, language: str, report: Report) -> str:
    if node.kind != "text":
        report(codes.WORD_NOT_TEXT.at(node.span, key=key))
        return key
    text = typographed(node.text, language)
    try:
        if all(name.isidentifier() for name in _names(text)):
            return text
    except ValueError:
        pass
    report(codes.BAD_BRACES.at(node.span, key=key))
    return text.replace("{", "{{").replace("}", "}}")


def check_words(words: Mapping[str, Mapping[str, Word]], paths: Mapping[str, str], report: Report) -> None:
    """Reports the words that a language lacks and another has; `paths` tells each language's file."""
    every = dict.fromkeys(key for table in words.values() for key in table)
    for language, table in words.items():
        missing = [key for key in every if key not in table]
        if missing:
            shown = ", ".join(missing[:SHOWN]) + ("…" if len(missing) > SHOWN else "")
            model = next(paths[other] for other in words if missing[0] in words[other])
            report(codes.WORDS_MISSING.at(Span(paths[language]), count=len(missing), language=language, missing=shown, model=model))


def translator(theme: Theme, language: str, fallback: str) -> Translator:
    """The words of a theme in `language`; where it lacks one, in `fallback`, then in any other language."""
    spoken = dict.fromkeys(one for one in (language, fallback, *theme.words) if one in theme.words)
    table = {key: (word, one) for one in reversed(spoken) for key, word in theme.words[one].items()}
    # Most words have no value in them: they are ready at once, as pages ask for thirty of them.
    ready = {key: word.format() for key, (word, _) in table.items() if isinstance(word, str) and not _names(word)}
    rules = {one: plural_rule(one) for one in spoken}
    file = Span(f"{FOLDER}{theme.name}/words/{language}.yaml")

    def t(key: str, /, **values: object) -> str:
        if key in ready:
            return ready[key]
        if key not in table:
            raise _missing(key, file, tuple(table))
        word, one = table[key]
        text = word if isinstance(word, str) else _form(word, rules[one], values.get("count"))
        try:
            return text.format_map(values)
        except KeyError as problem:
            raise MissingWord(key, codes.WORD_WITHOUT_VALUE.at(file, key=key, name=problem.args[0])) from problem

    return t


def _names(text: str) -> list[str]:
    """The values that a text waits for."""
    return [name for _, name, _, _ in Formatter().parse(text) if name is not None]


def _form(forms: Mapping[str, str], rule: Callable[[int], str], count: object) -> str:
    form = rule(count) if isinstance(count, int) else "other"
    return forms.get(form) or forms.get("other", "")


def _missing(key: str, file: Span, known: Sequence[str]) -> MissingWord:
    near = meant(key, tuple(known))
    return MissingWord(key, codes.MISSPELT_WORD.at(file, key=key, near=near) if near else codes.UNKNOWN_WORD.at(file, key=key))


def plural_rule(language: str) -> Callable[[int], str]:
    """Which form a number takes in a language: French says 0 and 1 alike, English only 1."""
    tongue = language.partition("-")[0]
    if tongue == "fr":
        return lambda count: "one" if abs(count) < 2 else "other"
    if tongue == "en":
        return lambda count: "one" if abs(count) == 1 else "other"
    from babel import Locale, UnknownLocaleError  # late: 40 ms, and only a site in a third language pays for it

    try:
        return Locale.parse(language, sep="-").plural_form
    except (UnknownLocaleError, ValueError):
        return lambda count: "one" if abs(count) == 1 else "other"
