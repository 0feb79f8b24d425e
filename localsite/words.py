"""How words are written for people and compared by machines: typography, folding, order, lists."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence

NBSP = "\u00a0"  # no-break space: before ":" and inside « »
THIN = "\u202f"  # narrow no-break space: before ";", "!" and "?"

_GAP = "[ \t\u00a0\u2009\u202f]"
_ADDRESS = r"(?P<address>(?:https?://|www\.)[^\s<>«»]+)"
_ELLIPSIS = r"(?P<ellipsis>(?<!\.)\.\.\.(?!\.))"
# "o'neil@example.org" keeps its apostrophe.
_APOSTROPHE = r"(?P<apostrophe>(?<=[^\W\d_])'(?![\w.+-]*@))"
_PAIR = re.compile(r'(?<![\w"“”=])"(?=[^\s"])([^"“”\n]*[^\s"“”])"(?!["“”\w])')
_SINGLE_PAIR = re.compile(r"(?<![\w'‘’=])'(?=[^\W\d_])((?:[^'‘’\n]|(?<=\w)['’](?=\w))*[^\s'‘’])'(?!['‘’\w])")

_FRENCH = re.compile(
    rf"""{_ADDRESS} | {_ELLIPSIS} | {_APOSTROPHE}
    | (?P<emoji>(?<!\w):[a-z0-9_+-]+:)
    | (?P<nothing>«{_GAP}*»)
    | (?P<opening>«){_GAP}*
    | (?<!{_GAP}){_GAP}*(?P<closing>»)
    # A mark that ends a word and is followed by the end of something: never "9:30", "a?b=c", ";-)" or "(!)".
    | (?<=[\w)\]’'"%€…».]){_GAP}*(?:(?P<colon>:)(?=[\s»]|$) | (?P<mark>;(?=[\s»]|$) | [!?]+(?=[\s»)\]"”,.…]|$)))
    # "10%" is surely a percentage; "5 m" needs the writer's own space to be a measure.
    | (?<=\d)(?:{_GAP}?(?P<sign>[%‰€]) | {_GAP}(?P<unit>(?:km|kg|cm|mm|min|m²|°C|[hmg])(?![\w'’/])))
    """,
    re.VERBOSE,
)
_ENGLISH = re.compile(rf"{_ADDRESS}|{_ELLIPSIS}|{_APOSTROPHE}")
# One of these stands in every text that a rule could change.
_FRENCH_SIGNS = re.compile(r"[\"'«»:;!?%‰€]|\.\.\.|\d[ \t\u2009\u202f][a-z°]")
_ENGLISH_SIGNS = re.compile(r"[\"']|\.\.\.")

_FRENCH_FORMS: Mapping[str, str] = {"ellipsis": "…", "apostrophe": "’", "opening": "«" + NBSP, "closing": NBSP + "»", "colon": NBSP + ":"}


def typographed(text: str, language: str) -> str:
    """`text` with the spaces, quotes and apostrophes of `language` ("fr", "fr-CH", "en-GB"…).

    Other languages than French and English come back untouched. Doing it twice changes nothing more.
    """
    tongue = language.partition("-")[0]
    if tongue == "fr" and _FRENCH_SIGNS.search(text):
        return _FRENCH.sub(_french_form, _PAIR.sub(r"«\1»", text))
    if tongue == "en" and _ENGLISH_SIGNS.search(text):
        return _ENGLISH.sub(_english_form, _SINGLE_PAIR.sub(r"‘\1’", _PAIR.sub(r"“\1”", text)))
    return text


def _french_form(match: re.Match[str]) -> str:
    kind = match.lastgroup or ""
    if kind == "mark":
        return THIN + match["mark"]
    if kind in {"sign", "unit"}:
        return NBSP + match[kind]
    return _FRENCH_FORMS.get(kind, match[0])


def _english_form(match: re.Match[str]) -> str:
    return {"ellipsis": "…", "apostrophe": "’"}.get(match.lastgroup or "", match[0])


_LETTERS = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"} | dict.fromkeys("'’‘ʼ`´"))
_GAPS = re.compile(r"[\W_]+")
_ARTICLES: Mapping[str, re.Pattern[str]] = {
    "fr": re.compile(r"(?:l['’]\s*|(?:le|la|les|une?|des)\s+)(?=\w)", re.IGNORECASE),
    "en": re.compile(r"(?:the|an?)\s+(?=\w)", re.IGNORECASE),
}


def folded(text: str) -> str:
    """`text` for comparing: no capitals, accents, ligatures or apostrophes ("L’Œuf" is "loeuf")."""
    if text.isascii():
        return text.lower().replace("'", "").replace("`", "")
    letters = unicodedata.normalize("NFKD", text.casefold()).casefold().translate(_LETTERS)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def sort_key(name: str, language: str) -> tuple[str, str, str]:
    """Where `name` stands in an alphabetical list of `language`: the article does not count, accents and capitals only break ties."""
    article = _ARTICLES.get(language.partition("-")[0])
    core = article.sub("", name.strip(), count=1) if article and article.match(name.strip()) else name.strip()
    return _GAPS.sub(" ", folded(core)).strip(), unicodedata.normalize("NFD", core.casefold()), name.swapcase()


def joined(items: Sequence[str], language: str) -> str:
    """`items` as a list in words: "le pain, le vin et le fromage"."""
    word = {"fr": "et", "en": "and"}.get(language.partition("-")[0])
    if len(items) < 2:
        return "".join(items)
    if word:
        return f"{', '.join(items[:-1])} {word} {items[-1]}"
    from babel import UnknownLocaleError  # late: 40 ms that only a site in a third language pays
    from babel.lists import format_list  # late: the same

    try:
        return format_list(items, locale=language.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return ", ".join(items)


def number(value: float, language: str) -> str:
    """A number as people write it: 7,5 in French, 7.5 in English; 7.5 where nobody has described the language."""
    from babel import Locale, UnknownLocaleError  # late: 40 ms, and few pages hold a number with a fraction
    from babel.numbers import format_decimal  # late: see above

    try:
        return format_decimal(value, locale=Locale.parse(language, sep="-"))
    except (UnknownLocaleError, ValueError):
        return f"{value:g}"
