"""How is an address looked for on the town's own extract, and put into a file?"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

import click

from localsite.cli.asking import write_changed
from localsite.cli.common import PROBLEMS, give_up, language_option, report, root_option, say, spoken
from localsite.diagnostics import SiteError, Tongue

if TYPE_CHECKING:
    from localsite.locating import Answer, Other, Placed, Record, Town

EXTRACT = "content/map/town.osm.pbf"
_LOOK = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=19/{lat}/{lon}"


class _Words(NamedTuple):
    """What is said in one language."""

    outcome: Mapping[str, str]  # by the value of the Outcome
    told: Mapping[str, str]  # the same in a row of a list
    refusal: Mapping[str, str]  # by the value of the Refusal
    others: str
    apart: str
    near: str
    nearest: str
    towns: str
    unsure: str
    look: str
    source: str
    written: str
    written_all: str
    hides_number: str
    build: str
    several: str
    no_record: str
    two_records: str
    ask: str
    no_extract: str
    no_library: str
    bad_file: str
    counted: str
    unreadable: str
    to_write: str
    all_placed: str


_WORDS: Mapping[Tongue, _Words] = MappingProxyType({
    "fr": _Words(
        outcome={
            "exact": "Précision\u00a0: exacte (ce numéro même), à {metres}\u00a0m près.",
            "interpolated": "Précision\u00a0: entre le {low} et le {high} du même côté, à {metres}\u00a0m près.",
            "nearest number": "Précision\u00a0: numéro le plus proche, le {number}\u00a0; la porte peut être à {metres}\u00a0m.",
            "street": "Précision\u00a0: la rue, en son milieu\u00a0; la porte peut être à {metres}\u00a0m.",
            "place": "Précision\u00a0: le lieu de ce nom, à {metres}\u00a0m près.",
            "ambiguous": "«\u00a0{name}\u00a0» est à plusieurs endroits éloignés\u00a0: aucun n’est pris. Précisez la commune (--in).",
            "unknown": "Aucune rue et aucun lieu de l’extrait ne s’appelle «\u00a0{name}\u00a0».",
            "elsewhere": "L’extrait ne connaît pas cette adresse à «\u00a0{name}\u00a0»\u00a0: rien n’est pris.",
            "nothing": 'Cela ne se lit pas comme une adresse. Essayez\u00a0: python3 build.py locate "12 rue Grimaldi"',
        },
        told={
            "exact": "exacte", "interpolated": "entre deux numéros", "nearest number": "numéro le plus proche", "street": "la rue",
            "place": "le lieu", "ambiguous": "à plusieurs endroits", "unknown": "rue inconnue", "elsewhere": "pas dans cette commune",
            "nothing": "pas une adresse",
        },
        refusal={
            "several": "{path} a plusieurs adresses. Dites laquelle\u00a0: {keys}.",
            "no such": "{path} n’a pas cette adresse. Dites laquelle\u00a0: {keys}.",
            "nowhere": "{path} n’a pas d’adresse. Ajoutez-en une\u00a0: locations, address, street.",
            "no street": '{path} ne dit pas la rue (address, street). Donnez l’adresse\u00a0: locate "12 rue Grimaldi" --write {key}',
            "at place": "{path} dit se trouver dans un lieu décrit\u00a0: c’est ce lieu qui porte le point (--write {at}).",
            "private": "{path} ne veut pas dire son adresse (precision: {precision})\u00a0: aucun point n’y est écrit.",
            "has point": "{path} a déjà un point, gardé. Pour le remplacer\u00a0: --replace",
            "by hand": "{path} est écrit d’une façon que l’on ne touche pas. Collez-y ces lignes, sous l’adresse\u00a0:",
        },
        others="Du même nom\u00a0:",
        apart="à {metres}\u00a0m",
        near="Vouliez-vous dire\u00a0: {names}\u202f?",
        nearest="Vouliez-vous dire «\u00a0{name}\u00a0»\u202f?",
        towns="Il connaît\u00a0: {names}.",
        unsure="L’extrait ne dit pas si ce point est à {name}\u00a0: regardez.",
        look="Pour regarder\u00a0: {link}",
        source="Données © les contributeurs d’OpenStreetMap, licence ODbL.",
        written="Écrit dans {path}\u00a0: lat {lat}, lon {lon}",
        written_all="Écrit\u00a0: {paths}",
        hides_number="Avec «\u00a0precision: street\u00a0», le site montre la rue sans le numéro. Si le point est juste, ôtez cette ligne.",
        build="Regardez la page\u00a0: python3 build.py serve",
        several="--location {key}",
        no_record="Aucun commerce et aucun lieu n’a la clé «\u00a0{key}\u00a0».",
        two_records="«\u00a0{key}\u00a0» est un commerce et un lieu. Écrivez shop:{key} ou place:{key}.",
        ask='Donnez une adresse, ou --write CLÉ, ou --all. Par exemple\u00a0: python3 build.py locate "12 rue Grimaldi"',
        no_extract="L’extrait de la ville manque\u00a0: {file}. Dites où il est\u00a0: --from ville.osm.pbf",
        no_library='Il manque de quoi lire OpenStreetMap. Tapez\u00a0: pip install "localsite[authoring]"',
        bad_file="Ce fichier ne se lit pas comme un extrait d’OpenStreetMap (.osm.pbf)\u00a0: {file} ({reason})",
        counted="Sans point\u00a0: {count}, dont à l’adresse exacte\u00a0: {exact}, à peu près\u00a0: {about}, non trouvés\u00a0: {lost}.",
        unreadable="Fiches illisibles, laissées telles quelles («\u00a0python3 build.py check\u00a0» dit pourquoi)\u00a0: {paths}",
        to_write="Rien n’est écrit. Pour écrire les exacts\u00a0: --all --write. Pour un autre, après avoir regardé\u00a0: --write CLÉ",
        all_placed="Tous les commerces et les lieux qui ont une adresse ont un point.",
    ),
    "en": _Words(
        outcome={
            "exact": "Precision: exact (that very number), within {metres} m.",
            "interpolated": "Precision: between {low} and {high} on the same side, within {metres} m.",
            "nearest number": "Precision: the nearest number, {number}; the door may be {metres} m away.",
            "street": "Precision: the street, in its middle; the door may be {metres} m away.",
            "place": "Precision: the place of that name, within {metres} m.",
            "ambiguous": "“{name}” is in several places, far from each other: none is taken. Say the town (--in) if it differs.",
            "unknown": "No street and no place of the extract is called “{name}”.",
            "elsewhere": "The extract knows no such address in “{name}”: nothing is taken.",
            "nothing": 'This cannot be read as an address. Try: python3 build.py locate "12 rue Grimaldi"',
        },
        told={
            "exact": "exact", "interpolated": "between two numbers", "nearest number": "nearest number", "street": "the street",
            "place": "the place", "ambiguous": "in several places", "unknown": "unknown street", "elsewhere": "not in that town",
            "nothing": "no address",
        },
        refusal={
            "several": "{path} has several addresses. Say which: {keys}.",
            "no such": "{path} has no such address. Say which: {keys}.",
            "nowhere": "{path} has no address. Add one: locations, address, street.",
            "no street": '{path} does not say the street (address, street). Give the address: locate "12 rue Grimaldi" --write {key}',
            "at place": "{path} says that it is in a described place: that place has the point (--write {at}).",
            "private": "{path} does not want its address told (precision: {precision}): no point is written there.",
            "has point": "{path} has a point already, kept. To replace it: --replace",
            "by hand": "{path} is written in a way that is not touched. Paste these lines below its address:",
        },
        others="Of the same name:",
        apart="{metres} m away",
        near="Did you mean: {names}?",
        nearest="Did you mean “{name}”?",
        towns="It knows: {names}.",
        unsure="The extract does not say whether this point is in {name}: have a look.",
        look="To look at it: {link}",
        source="Data © OpenStreetMap contributors, under the ODbL.",
        written="Written into {path}: lat {lat}, lon {lon}",
        written_all="Written: {paths}",
        hides_number="With “precision: street” the site shows the street without the number. If the point is right, take that line away.",
        build="Look at the page: python3 build.py serve",
        several="--location {key}",
        no_record="No shop and no place has the key “{key}”.",
        two_records="“{key}” is a shop and a place. Write shop:{key} or place:{key}.",
        ask='Give an address, or --write KEY, or --all. For example: python3 build.py locate "12 rue Grimaldi"',
        no_extract="The extract of the town is missing: {file}. Say where it is: --from town.osm.pbf",
        no_library='What reads OpenStreetMap is missing. Type: pip install "localsite[authoring]"',
        bad_file="This file cannot be read as an extract of OpenStreetMap (.osm.pbf): {file} ({reason})",
        counted="Without a point: {count}, of which at the exact address: {exact}, about there: {about}, not found: {lost}.",
        unreadable="Files that cannot be read, left as they are (“python3 build.py check” says why): {paths}",
        to_write="Nothing is written. To write the exact ones: --all --write. For another one, once you have looked: --write KEY",
        all_placed="All shops and places that have an address have a point.",
    ),
})  # fmt: skip


@click.command("locate", short_help="Trouve une adresse. / Finds an address.")
@click.argument("address", nargs=-1)
@click.option("--from", "file", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Extrait (.osm.pbf). / Extract.")
@click.option("--in", "within", metavar="COMMUNE", default="", help="Commune où chercher. / Town to look in.")
@click.option("--write", "key", metavar="KEY", is_flag=False, flag_value="", help="Écrire dans cette fiche. / Write into that file.")
@click.option("--location", default="", metavar="KEY", help="Laquelle des adresses de la fiche. / Which address of the file.")
@click.option("--replace", is_flag=True, help="Remplacer un point. / Replace a point.")
@click.option("--all", "whole", is_flag=True, help="Tout ce qui n’a pas de point. / All that has no point.")
@click.option("--json", "as_json", is_flag=True, help="Pour les programmes. / For programs.")
@root_option
@language_option
def locate_command(  # noqa: PLR0913  # one for each option
    address: tuple[str, ...], *, file: Path | None, within: str, key: str | None, location: str, replace: bool, whole: bool, as_json: bool,
    root: Path, language: Tongue | None,
) -> None:  # fmt: skip
    """Trouve une adresse dans l’extrait de la ville. / Finds an address in the extract of the town.

    Rien n’est demandé au réseau, et un nom qui ressemble n’est jamais pris pour un autre.
    Nothing is asked of the network, and a name that looks alike is never taken for another.
    """
    tongue, said = language or spoken(), " ".join(address).strip()
    words = _WORDS[tongue]
    if not (said or key or whole) or (whole and (said or key)) or (key == "" and not whole) or (as_json and (whole or key is not None)):
        give_up(words.ask)
    town = _town(file or root / EXTRACT, words)
    if whole:
        _locate_all(town, root, tongue, within, is_written=key is not None)
    elif key:
        _write(town, root, tongue, key, (said, within, location), replace=replace)
    else:
        from localsite.locating import locate  # late: the libraries of authors may be absent

        answer = locate(town, said, within)
        say(json.dumps(_as_json(answer), ensure_ascii=False, indent=2) if as_json else told(answer, tongue))
        sys.exit(0 if answer.is_found else PROBLEMS)


def _town(file: Path, words: _Words) -> Town:
    """The addresses of an extract; ends with a sentence where there is none."""
    if not file.is_file():
        give_up(words.no_extract.format(file=file))
    try:
        import osmium  # late: the libraries of authors may be absent
        import shapely  # noqa: F401  # late: see above

        from localsite.locating import read_town  # late: see above
    except ModuleNotFoundError:
        give_up(words.no_library)
    try:
        return read_town(file)
    except (RuntimeError, OSError, osmium.InvalidLocationError) as problem:
        give_up(words.bad_file.format(file=file, reason=problem))


def told(answer: Answer, tongue: Tongue) -> str:
    """An answer in words, with the rows to paste into a file."""
    words = _WORDS[tongue]
    low, high = answer.between or ("", "")
    sentence = words.outcome[answer.outcome.value].format(name=answer.name, number=answer.number, low=low, high=high, metres=answer.metres)
    if not answer.is_found:
        names = [f"«\u00a0{name}\u00a0»" if tongue == "fr" else f"“{name}”" for name in answer.near]
        is_town = answer.outcome.value == "elsewhere"
        near = words.towns if is_town else words.near if len(names) > 1 else words.nearest
        asked = [near.format(names=", ".join(names), name=answer.near[0])] if names else []
        return "\n".join([sentence, *asked, *_others(answer.others, words)])
    number = answer.number if answer.outcome.value != "nearest number" else ""
    head = " ".join(part for part in (number, answer.name) if part)
    return "\n".join([
        f"{head}, {answer.commune}" if answer.commune else head, sentence, *_rows(answer), *_others(answer.others, words),
        *([words.unsure.format(name=answer.unsure)] if answer.unsure else []),
        words.look.format(link=_link(answer)), words.source,
    ])  # fmt: skip


def _rows(answer: Answer) -> list[str]:
    """The rows to paste, as deep as they stand below an address."""
    from localsite.locating import point_of  # late: see above

    point = point_of(answer)
    return [f"    {name}: {value}" for name, value in point._asdict().items() if value]


def _link(answer: Answer) -> str:
    from localsite.locating import point_of  # late: see above

    return _LOOK.format(**point_of(answer)._asdict())


def _others(others: Iterable[Other], words: _Words) -> list[str]:
    rows = [
        f"  {', '.join(part for part in (f'{one.number} {one.name}'.strip(), one.commune, words.apart.format(metres=one.metres)) if part)}"
        f" (lat: {one.spot.lat:.5f}, lon: {one.spot.lon:.5f})"
        for one in others
    ]
    return [words.others, *rows] if rows else []


def _as_json(answer: Answer) -> dict[str, object]:
    spot = answer.spot
    return {
        "outcome": answer.outcome.value, "found": answer.is_found, "name": answer.name, "number": answer.number or None,
        "commune": answer.commune or None, "unsure": answer.unsure or None,
        "lat": round(spot.lat, 5) if spot else None, "lon": round(spot.lon, 5) if spot else None,
        "metres": answer.metres if spot else None, "between": [*answer.between],
        "others": [
            {"name": one.name, "number": one.number or None, "commune": one.commune or None, "lat": round(one.spot.lat, 5),
             "lon": round(one.spot.lon, 5), "metres": one.metres}
            for one in answer.others
        ],
        "near": [*answer.near],
    }  # fmt: skip


# Files


def _records(root: Path, tongue: Tongue) -> tuple[list[Record], list[str]]:
    """The files of shops and places, and the paths of those that cannot be read."""
    from localsite.locating import Unreadable, records  # late: see above

    try:
        found = records(root)
    except SiteError as problem:
        say(report([problem.diagnostic], root, tongue))
        sys.exit(PROBLEMS)
    return [one for one in found if not isinstance(one, Unreadable)], [one.path for one in found if isinstance(one, Unreadable)]


def _write(town: Town, root: Path, tongue: Tongue, key: str, asked: tuple[str, str, str], *, replace: bool) -> None:
    """Puts the point of an address into the file of a shop or of a place."""
    from localsite.locating import placed  # late: see above

    words, (all_records, unreadable) = _WORDS[tongue], _records(root, tongue)
    those = [one for one in all_records if key in (one.key, f"{one.kind}:{one.key}", one.path)]
    if len(those) != 1:
        broken = [path for path in unreadable if f"/{key}/" in path or path.endswith(f"/{key}.md")]
        if broken and not those:
            give_up(words.unreadable.format(paths=", ".join(broken)))
        give_up((words.two_records if those else words.no_record).format(key=key))
    done = placed(town, those[0], *asked, replace=replace)
    say(_told_placed(done, tongue))
    if done.refusal:
        sys.exit(PROBLEMS)
    write_changed(root, {done.record.path: done.text.encode()})


def _told_placed(done: Placed, tongue: Tongue) -> str:
    words = _WORDS[tongue]
    answer = told(done.answer, tongue) if done.answer else ""
    if done.refusal:
        keys = ", ".join(
            words.several.format(key=spot.key or spot.number + 1) + f" ({spot.street})" for spot in done.record.spots if spot.street
        )
        at, precision = (done.spot.at, done.spot.precision) if done.spot else ("", "")
        sentence = words.refusal.get(done.refusal.value, "{path}")
        facts = {"path": done.record.path, "key": done.record.key, "keys": keys, "at": at, "precision": precision}
        return "\n".join(filter(None, (sentence.format(**facts), answer)))
    assert done.answer is not None  # noqa: S101 - what is written was found
    from localsite.locating import point_of  # late: see above

    point = point_of(done.answer)
    hidden = [words.hides_number] if point.precision and done.record.kind == "shop" else []
    return "\n".join([answer, "", words.written.format(path=done.record.path, lat=point.lat, lon=point.lon), *hidden, words.build])


def _locate_all(town: Town, root: Path, tongue: Tongue, within: str, *, is_written: bool) -> None:
    """Tells where all is that has no point yet, and writes what is exact."""
    from localsite.locating import Refusal, at_spot  # late: see above

    words, (all_records, unreadable) = _WORDS[tongue], _records(root, tongue)
    silent = (Refusal.HAS_POINT, Refusal.AT_PLACE, Refusal.PRIVATE)
    texts: dict[str, str] = {}
    done: list[Placed] = []
    for record in all_records:
        for spot in record.spots:
            one = at_spot(town, record._replace(text=texts.get(record.path, record.text)), spot, within=within)
            done += [one] if one.refusal not in silent else []
            if one.text and one.answer and one.answer.outcome.value == "exact":
                texts[record.path] = one.text
    rows = [_row(one, words) for one in done]
    exact = sum(bool(one.text and one.answer and one.answer.outcome.value == "exact") for one in done)
    lost = sum(not (one.answer and one.answer.is_found) for one in done)
    counted = words.counted.format(count=len(done), exact=exact, about=len(done) - exact - lost, lost=lost)
    broken = [words.unreadable.format(paths=", ".join(unreadable))] if unreadable else []
    if is_written:
        write_changed(root, {path: text.encode() for path, text in texts.items()})
        after = [words.written_all.format(paths=", ".join(texts)), words.build] if texts else []
    else:
        after = [words.to_write]
    say("\n".join([*rows, counted, *after, *broken] if done else [words.all_placed, *broken]))


def _row(one: Placed, words: _Words) -> str:
    """One file in the list of all."""
    if one.answer is None:
        street = one.spot.street if one.spot else ""
        return f"  {one.record.path}: {street or '–'}"
    street = one.spot.street if one.spot else ""
    found = one.answer
    where = f" {found.spot.lat:.5f}, {found.spot.lon:.5f} (± {found.metres}\u00a0m)" if found.spot else ""
    near = f" → {found.near[0]}\u202f?" if found.near and found.outcome.value == "unknown" else ""
    return f"  {one.record.path}: {street} · {words.told[found.outcome.value]}{where}{near}"
