"""Where in the town is what somebody asks for?

A name is either known, by the rules of `spelling`, or it is not: nothing that only looks like it is ever taken.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial

from localsite.geo import metres
from localsite.locating.along import Found, Street, at_number, in_the_middle, spread, streets_of
from localsite.locating.answer import Answer, Other, Outcome
from localsite.locating.asking import Asked, Number, Reading, asked, begins_with_number, holds_number
from localsite.locating.nearby import alike
from localsite.locating.spelling import is_type, key, words
from localsite.locating.town import XY, Door, Sight, Town
from localsite.locating.whereabouts import Whereabouts, commune_of, is_beside, whereabouts

AMBIGUOUS = 100.0  # metres between two houses of the same number from which on they are two
_MOST_OTHERS = 6
_ENGLISH: Mapping[str, str] = {"street": "rue", "avenue": "avenue", "boulevard": "boulevard", "square": "place", "quay": "quai"}


def locate(town: Town, text: str, within: str = "", behind: str = "") -> Answer:
    """Where the address is; `within` names the commune where the address itself does not.

    `behind` is what a file says of its town: it is never itself what is looked for.
    """
    said = asked(text, behind)
    if not said.readings:
        return Answer(Outcome.NOTHING)
    readings = [reading for reading in said.readings if not _is_passed_over(town, said, reading)]
    for reading in readings:
        if met := _street(town, reading.name):
            where = whereabouts(town, (*reading.after, met[1]), said.postcode, said.town, within)
            found = partial(_on_street, town, met[0], reading.numbers)
            return _sure(town, where, said.postcode, found)
    for reading in readings:
        if not reading.numbers and (sights := town.sights.get(key(reading.name))):
            where = whereabouts(town, reading.after, said.postcode, said.town, within)
            return _sure(town, where, said.postcode, partial(_at_sight, town, sights))
    if all(is_beside(town, part) for part in said.parts) and (
        commune := next(filter(None, (commune_of(town, one) for one in said.parts)), "")
    ):
        return Answer(Outcome.TOWN, commune)
    best = max(said.readings, key=lambda reading: _likelihood(town, reading))
    return Answer(Outcome.UNKNOWN, best.name, near=alike(town, best.name))


def _likelihood(town: Town, reading: Reading) -> tuple[bool, bool, bool, int]:
    """How likely this is what was meant, where nothing has its name."""
    those = words(reading.name)
    return bool(reading.numbers and those), not is_beside(town, reading.name), is_type(next(iter(those), "")), -len(reading.after)


def _is_passed_over(town: Town, said: Asked, reading: Reading) -> bool:
    """True for a name that only says whereabouts another part of the address is, be that known or not.

    Who mistypes "12 rue Grimladi, Monte-Carlo" must not be sent to the middle of Monte-Carlo.
    """
    name, here = key(reading.name), len(said.parts) - 1 - len(reading.after)
    if reading.numbers:
        return False
    before, after = ([part for part in some if not is_beside(town, part)] for some in (said.parts[:here], said.parts[here + 1 :]))
    if any(map(holds_number, before)) or any(map(begins_with_number, after)):
        return True
    is_kind = is_type(next(iter(words(reading.name)), ""))
    if not is_kind and (name in town.communes or (name in town.quarters and before)):
        return True
    unknown = [part for part in before if key(part) not in town.streets]
    return not is_kind and any(is_type(words(part)[0]) and len(words(part)) > 1 for part in unknown)


def _sure(town: Town, where: Whereabouts, postcode: str, answered: Callable[[str], Answer]) -> Answer:
    """What is answered in that commune, or in those of the postcode; nothing where it is not of this town."""
    if where.unknown:
        return Answer(Outcome.ELSEWHERE, where.unknown, near=tuple(sorted({*town.communes.values()})))
    if where.of_postcode and not where.commune:
        return _of_postcode(where.of_postcode, postcode, answered)
    answer = answered(where.commune)._replace(against=where.of_postcode)
    return answer._replace(unsure=where.unsure or ("" if answer.commune else where.commune)) if answer.is_found else answer


def _of_postcode(communes: tuple[str, ...], postcode: str, answered: Callable[[str], Answer]) -> Answer:
    """What is answered in the communes of a postcode, where nothing else says which: the streets of their neighbours do not count."""
    there = [answered(commune) for commune in communes]
    found = [answer for answer in there if answer.is_found]
    if not found:
        elsewhere = there[0]._replace(name=f"{postcode} {communes[0]}" if len(communes) == 1 else postcode)
        return next((answer for answer in there if answer.outcome is not Outcome.ELSEWHERE), elsewhere)
    exact = [answer for answer in found if answer.outcome is Outcome.EXACT]
    best = (exact if len(exact) == 1 else found)[0]
    rest = [answer for answer in found if answer.spot != best.spot]
    if rest and len(exact) != 1:
        return Answer(Outcome.AMBIGUOUS, best.name, others=_answers_as_others(found))
    return best if best.commune else best._replace(unsure=", ".join(communes))


def _answers_as_others(those: list[Answer]) -> tuple[Other, ...]:
    spots = [(one, one.spot) for one in those if one.spot]
    return tuple(Other(one.name, one.number, one.commune, spot, round(metres(spots[0][1], spot))) for one, spot in spots)


def _street(town: Town, name: str) -> tuple[str, str] | None:
    """The key of the street that a name means, and the commune that stood behind it without a comma; None where no street has it."""
    whole = key(name)
    if not whole:
        return None
    those = words(name)
    turned = key(f"{_ENGLISH[those[-1]]} {' '.join(those[:-1])}") if len(those) > 1 and those[-1] in _ENGLISH else ""
    cuts = ((whole.removesuffix(f" {commune}"), commune) for commune in town.communes if whole.endswith(f" {commune}"))
    for one, commune in ((whole, ""), *cuts, (turned, "")):
        if one and (one in town.streets or one in town.doors or one in town.runs):
            return one, commune
    return None


def _on_street(town: Town, street: str, numbers: tuple[Number, ...], commune: str) -> Answer:
    those = streets_of(town, street, commune)
    if not those:
        return Answer(Outcome.ELSEWHERE, commune, others=_streets_as_others(town, streets_of(town, street, ""), None))
    houses = [(one, door) for one in those for door in one.doors_of(numbers)]
    if spread([door.at for _, door in houses]) > AMBIGUOUS:
        return Answer(
            Outcome.AMBIGUOUS,
            houses[0][1].street,
            str(houses[0][1].number),
            others=_doors_as_others(town, [door for _, door in houses], None),
        )
    if houses and (found := at_number(houses[0][0], numbers)):
        return _answer(town, houses[0][0], found, those, numbers)
    communes = {key(one.commune) for one in those} - {""}
    if len(those) > 1 and len(communes) > 1:
        return Answer(Outcome.AMBIGUOUS, those[0].name, others=_streets_as_others(town, those, None))
    longest = max(those, key=lambda one: one.reach)
    found = (at_number(longest, numbers) if numbers else None) or in_the_middle(longest)
    return _answer(town, longest, found, those, numbers)


def _answer(town: Town, street: Street, found: Found, those: Sequence[Street], numbers: tuple[Number, ...]) -> Answer:
    rest = [one for one in those if one is not street]
    strays = [door for door in street.strays if door.number in numbers and door.number != found.number]
    far = found.metres
    if found.outcome is not Outcome.EXACT:  # it may be on the other piece of that name as well
        far = max([far, *(spread([found.at, in_the_middle(one).at]) for one in rest)])
    is_missing = bool(numbers) and found.outcome not in (Outcome.EXACT, Outcome.INTERPOLATED)
    missing, known = ("–".join(map(str, numbers)), _known(those)) if is_missing else ("", ())
    return Answer(
        found.outcome, street.name, str(found.number or ""), found.commune or street.commune, town.plan.spot(*found.at), round(far),
        found.is_inside, "", (),
        tuple(map(str, found.between)), missing, known,
        (*_streets_as_others(town, rest, found.at), *_doors_as_others(town, strays, found.at)),
    )  # fmt: skip


def _known(those: Iterable[Street]) -> tuple[str, ...]:
    """The lowest and the highest number that these streets have."""
    numbers = sorted({number for one in those for number in one.numbers})
    return (str(numbers[0]), str(numbers[-1])) if numbers else ()


def _streets_as_others(town: Town, those: Iterable[Street], at: XY | None) -> tuple[Other, ...]:
    middles = [(one, in_the_middle(one).at) for one in those][:_MOST_OTHERS]
    start = at or (middles[0][1] if middles else (0.0, 0.0))
    return tuple(Other(one.name, "", one.commune, town.plan.spot(*middle), round(spread([start, middle]))) for one, middle in middles)


def _doors_as_others(town: Town, doors: Iterable[Door], at: XY | None) -> tuple[Other, ...]:
    """Houses that may be meant, one for each spot."""
    apart: list[Door] = []
    for door in doors:
        apart += [door] if all(spread([door.at, one.at]) > AMBIGUOUS / 2 for one in apart) else []
    return tuple(
        Other(door.street, str(door.number), door.commune, town.plan.spot(*door.at), round(spread([at or apart[0].at, door.at])))
        for door in apart[:_MOST_OTHERS]
    )


def _at_sight(town: Town, sights: tuple[Sight, ...], commune: str) -> Answer:
    here = [one for one in sights if not commune or key(one.commune) in ("", key(commune))]
    if not here:
        return Answer(Outcome.ELSEWHERE, commune, others=_sights_as_others(town, sights, None))
    first = max(here, key=lambda one: (one.reach, one.ref))  # the market hall rather than its stop
    if spread([one.at for one in here]) > AMBIGUOUS + first.reach:
        return Answer(Outcome.AMBIGUOUS, first.name, others=_sights_as_others(town, here, None))
    return Answer(Outcome.PLACE, first.name, "", first.commune, town.plan.spot(*first.at), round(first.reach))


def _sights_as_others(town: Town, sights: Iterable[Sight], at: XY | None) -> tuple[Other, ...]:
    some = [*sights][:_MOST_OTHERS]
    start = at or some[0].at
    return tuple(Other(one.name, "", one.commune, town.plan.spot(*one.at), round(spread([start, one.at]))) for one in some)
