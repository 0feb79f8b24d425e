"""How a code is declared: number, name, then what to say in French and in English. Both are required by the signature."""

from __future__ import annotations

from localsite.diagnostics import Code, Sentence, Severity


def error(number: str, name: str, *, fr: tuple[str, str], en: tuple[str, str]) -> Code:
    """A problem that fails the build. Each language gives (message, hint)."""
    return Code(number, name, Severity.ERROR, Sentence(*fr), Sentence(*en))


def warning(number: str, name: str, *, fr: tuple[str, str], en: tuple[str, str]) -> Code:
    """A problem that people should know of; the site is built."""
    return Code(number, name, Severity.WARNING, Sentence(*fr), Sentence(*en))


def notice(number: str, name: str, *, fr: tuple[str, str], en: tuple[str, str]) -> Code:
    """Something worth knowing, that may stay as it is."""
    return Code(number, name, Severity.NOTICE, Sentence(*fr), Sentence(*en))
