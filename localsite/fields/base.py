"""What a kind of field is: it reads a node into a value, and can describe itself."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from enum import Enum
from typing import Any, ClassVar, NamedTuple

from localsite.diagnostics import Report, Span, Swap, Tongue
from localsite.nodes import Node
from localsite.words import folded


class Refused(Enum):
    """The value of a field that was written wrongly: the problem is reported already."""

    REFUSED = "refused"


REFUSED = Refused.REFUSED


class Reading(NamedTuple):
    """What a kind needs to know while it reads: whom to tell, the language of the words, and the country (ISO 3166-1) of the site."""

    report: Report
    language: str
    country: str | None = None


class Ref(NamedTuple):
    """A name written in one record for another thing: a record's key or a picture's file, and where it stands."""

    key: str
    span: Span

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True)
class Kind:
    """A kind of field. `fr` and `en` say what it is, after "this is not …"."""

    fr: ClassVar[str]
    en: ClassVar[str]
    example: ClassVar[str]

    def read(self, node: Node, reading: Reading) -> Any:  # noqa: ANN401  # each kind has its own
        """The value written at `node`, or REFUSED after saying why."""
        raise AssertionError(f"{type(self).__name__} cannot read {node}, {reading}")

    def canonical(self, node: Node, reading: Reading) -> str | None:  # noqa: ARG002  # most kinds have one way to be written
        """The value as `fmt` writes it, in the words of the site; None where it stays as it is written."""
        return None

    def sample(self, language: Tongue) -> str:  # noqa: ARG002  # words differ between languages, figures do not
        """What to type for one, in the words of `language`."""
        return self.example

    def schema(self) -> dict[str, object]:
        """Its JSON Schema, for editors. Text at heart: YAML's own types are not trusted."""
        return {"type": ["string", "number"]}


@dataclass(frozen=True, slots=True)
class Declared:
    """A field of a content type: its kind, its French name, and its sentence in each language."""

    kind: Kind
    nom: str
    fr: str
    en: str
    words: bool = False  # True: a translation may hold it too


def swap(node: Node, text: str) -> Swap | None:
    """The repair that writes `text` instead of `node`; None where the node has several lines, as a repair replaces one."""
    return Swap(text) if node.line == node.last_line else None


def meant(text: str, choices: list[str] | tuple[str, ...]) -> str | None:
    """The choice that was probably meant by `text`, whatever its accents and case."""
    by_fold = {folded(choice): choice for choice in choices}
    near = get_close_matches(folded(text), by_fold, n=1, cutoff=0.6)
    return by_fold[near[0]] if near else None
