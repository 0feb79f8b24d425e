"""Which days are public holidays in a country or a part of it, and what are they called?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

# Where a part of a country is known by several names there and by one to the library.
_PARTS: Mapping[str, str] = MappingProxyType({"FR-67": "FR-6AE", "FR-68": "FR-6AE", "FR-A": "FR-6AE"})

_BY_LAW = re.compile(r"^Le (?:jour de (?:la |l'(?!An)|(?=[A-ZÉÈ]))|(?=[Lj]))")
_SAID: Mapping[str, str] = MappingProxyType({"Fête de S.A.S. le Prince Souverain": "Fête du Prince", "Fête Dieu": "Fête-Dieu"})


def public_holidays(code: str, years: Iterable[int], language: str) -> dict[date, str] | None:
    """The public holidays of "FR", "FR-57", "MC"… with their names in a language, else in that of the country; None for an unknown code.

    Source: the package holidays, which knows Alsace and Moselle and the islands too.
    """
    country, _, part = _PARTS.get(code.upper(), code.upper()).partition("-")
    made = _made(country, part, sorted(years))
    if made is None:
        return None
    spoken = [one for one in getattr(made, "supported_languages", ()) if one.partition("_")[0] == language.partition("-")[0]]
    # Always named: without a language the library takes that of the machine.
    named = _made(country, part, sorted(years), language=spoken[0] if spoken else made.default_language)
    return {day: _short(name.partition("; ")[0]) for day, name in sorted(named.items())} if named is not None else None


def _short(name: str) -> str:
    """A name as people say it: the library has some in the words of the law."""
    short = _BY_LAW.sub("", name).replace("'", "’")
    return _SAID.get(short, short[:1].upper() + short[1:])


def _made(country: str, part: str, years: list[int], language: str | None = None) -> Any:  # noqa: ANN401  # the library comes without types
    import holidays  # late: 100 ms, and remembered

    try:
        return holidays.country_holidays(country, subdiv=part or None, years=years, language=language)
    except NotImplementedError:  # what it says of a country or of a part that it does not know
        return None
