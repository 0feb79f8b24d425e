"""What does `locate` say, in each language?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from localsite.diagnostics import Tongue


class Words(NamedTuple):
    """What is said in one language."""

    outcome: Mapping[str, str]  # by the value of the Outcome
    inside: str  # of a number that is the whole building's
    told: Mapping[str, str]  # the same in a row of a list
    refusal: Mapping[str, str]  # by the value of the Refusal
    missing: tuple[str, str, str]  # where no number, one, several are known
    numberless: str
    others: str
    apart: str
    from_first: str
    within: str
    near: str
    nearest: str
    towns: str
    unsure: str
    against: str
    look: str
    source: str
    written: str
    written_all: str
    approximate: str
    build: str
    several: str
    no_record: str
    is_id: str
    keys: str
    two_records: str
    ask: str
    no_extract: str
    bad_place: str
    only_write: str
    row: str
    asked: str
    counted: str
    unreadable: str
    to_write: str
    all_placed: str


WORDS: Mapping[Tongue, Words] = MappingProxyType({
    "fr": Words(
        outcome={
            "exact": "Précision\u00a0: exacte (ce numéro même), à {metres}\u00a0m près.",
            "interpolated": "Précision\u00a0: entre le {low} et le {high} du même côté, à {metres}\u00a0m près.",
            "nearest number": "Précision\u00a0: numéro le plus proche, le {number}\u202f; la porte peut être à {metres}\u00a0m.",
            "street": "Précision\u00a0: la rue, en son milieu\u202f; la porte peut être à {metres}\u00a0m.",
            "place": "Précision\u00a0: le lieu de ce nom, à {metres}\u00a0m près.",
            "ambiguous": "«\u00a0{name}\u00a0» est à plusieurs endroits éloignés\u00a0: aucun n’est pris.",
            "unknown": "Aucune rue et aucun lieu de l’extrait ne s’appelle «\u00a0{name}\u00a0».",
            "elsewhere": "L’extrait ne connaît pas cette adresse à «\u00a0{name}\u00a0»\u00a0: rien n’est pris.",
            "town": "«\u00a0{name}\u00a0» est une commune entière, et non une adresse\u00a0: ajoutez la rue.",
            "nothing": 'Cela ne se lit pas comme une adresse. Essayez\u00a0: python3 build.py locate "12 rue Grimaldi"',
        },
        inside="Précision\u00a0: dans ce bâtiment, dont le milieu est à {metres}\u00a0m au plus d’une porte.",
        told={
            "exact": "exacte", "interpolated": "entre deux numéros", "nearest number": "numéro le plus proche", "street": "la rue",
            "place": "le lieu", "ambiguous": "à plusieurs endroits", "unknown": "rue inconnue", "elsewhere": "pas dans cette commune",
            "town": "une commune, sans rue", "nothing": "pas une adresse",
        },
        refusal={
            "several": "{path} a plusieurs adresses. Dites laquelle\u00a0: {keys}.",
            "no such": "{path} n’a pas cette adresse. Dites laquelle\u00a0: {keys}.",
            "nowhere": "{path} n’a pas d’adresse. Ajoutez-en une\u00a0: adresses, adresse, rue.",
            "no street": '{path} ne dit pas la rue (adresse, rue). Donnez l’adresse\u00a0: locate "12 rue Grimaldi" --write {key}',
            "at place": "{path} dit se trouver dans un lieu décrit\u00a0: c’est ce lieu qui porte le point (--write {at}).",
            "private": "{path} ne veut pas dire son adresse (precision: {precision})\u00a0: aucun point n’y est écrit.",
            "has point": "{path} a déjà un point, gardé. Pour le remplacer\u00a0: --replace",
            "by hand": "{path} est écrit d’une façon que l’on ne touche pas. Collez-y ces lignes, sous l’adresse\u00a0:",
        },
        missing=(
            "Le {number} n’est pas dans l’extrait (aucun numéro connu dans cette rue).",
            "Le {number} n’est pas dans l’extrait (seul numéro connu\u00a0: {low}).",
            "Le {number} n’est pas dans l’extrait (numéros connus\u00a0: {low} à {high}).",
        ),
        numberless="numéro inconnu, {told}",
        others="Du même nom\u00a0:",
        apart="à {metres}\u00a0m",
        from_first="à {metres}\u00a0m du premier",
        within="\u00a0: --in {name}",
        near="Vouliez-vous dire\u00a0: {names}\u202f?",
        nearest="Vouliez-vous dire «\u00a0{name}\u00a0»\u202f?",
        towns="Il connaît\u00a0: {names}.",
        unsure="L’extrait ne dit pas si ce point est à {name}\u00a0: regardez.",
        against="Le code postal est, dans l’extrait, celui de {names}\u00a0: regardez.",
        look="Pour regarder\u00a0: {link}",
        source="Données © les contributeurs d’OpenStreetMap, licence ODbL.",
        written="Écrit dans {path}\u00a0: {rows}",
        written_all="Écrit\u00a0: {paths}",
        approximate="Le point est approximatif\u00a0: la carte montre un cercle, l’adresse reste entière. S’il est juste, ôtez la ligne "
        "«\u00a0{name}\u00a0».",
        build="Regardez la page\u00a0: python3 build.py serve",
        several="--location {key}",
        no_record="Aucun commerce et aucun lieu n’a la clé «\u00a0{key}\u00a0».",
        is_id="«\u00a0{id}\u00a0» est l’identifiant de {path}. Sa clé est le nom de son dossier ou de son fichier\u00a0: --write {key}",
        keys="Il y a\u00a0: {keys}",
        two_records="«\u00a0{key}\u00a0» est un commerce et un lieu. Écrivez shop:{key} ou place:{key}.",
        ask='Donnez une adresse, ou --write CLÉ, ou --all. Par exemple\u00a0: python3 build.py locate "12 rue Grimaldi"',
        no_extract="L’extrait de la ville manque\u00a0: {file}. Faites d’abord le plan de la ville, "
        "python3 build.py basemap --from … (docs/plan.md), ou dites où est un extrait\u00a0: --from ville.osm.pbf",
        bad_place="Impossible d’écrire {path} ({reason})\u00a0: rien n’y a changé.",
        only_write="--location et --replace ne vont qu’avec --write CLÉ\u00a0: python3 build.py locate --write le-coin --replace",
        row="  {path}\u00a0: {text}",
        asked=" → {name}\u202f?",
        counted="Sans point\u00a0: {count}, dont à l’adresse exacte\u00a0: {exact}, à peu près\u00a0: {about}, non trouvés\u00a0: {lost}.",
        unreadable="Fiches illisibles, laissées telles quelles («\u00a0python3 build.py check\u00a0» dit pourquoi)\u00a0: {paths}",
        to_write="Rien n’est écrit. Pour écrire les exacts\u00a0: --all --write. Pour un autre, après avoir regardé\u00a0: --write CLÉ",
        all_placed="Tous les commerces et les lieux qui ont une adresse ont un point.",
    ),
    "en": Words(
        outcome={
            "exact": "Precision: exact (that very number), within {metres} m.",
            "interpolated": "Precision: between {low} and {high} on the same side, within {metres} m.",
            "nearest number": "Precision: the nearest number, {number}; the door may be {metres} m away.",
            "street": "Precision: the street, in its middle; the door may be {metres} m away.",
            "place": "Precision: the place of that name, within {metres} m.",
            "ambiguous": "“{name}” is in several places, far from each other: none is taken.",
            "unknown": "No street and no place of the extract is called “{name}”.",
            "elsewhere": "The extract knows no such address in “{name}”: nothing is taken.",
            "town": "“{name}” is a whole town and no address: add the street.",
            "nothing": 'This cannot be read as an address. Try: python3 build.py locate "12 rue Grimaldi"',
        },
        inside="Precision: in this building, of which the middle is at most {metres} m from a door.",
        told={
            "exact": "exact", "interpolated": "between two numbers", "nearest number": "nearest number", "street": "the street",
            "place": "the place", "ambiguous": "in several places", "unknown": "unknown street", "elsewhere": "not in that town",
            "town": "a town, no street", "nothing": "no address",
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
        missing=(
            "The extract does not have {number} (no number of this street is known).",
            "The extract does not have {number} (the only known number: {low}).",
            "The extract does not have {number} (known numbers: {low} to {high}).",
        ),
        numberless="unknown number, {told}",
        others="Of the same name:",
        apart="{metres} m away",
        from_first="{metres} m from the first",
        within=": --in {name}",
        near="Did you mean: {names}?",
        nearest="Did you mean “{name}”?",
        towns="It knows: {names}.",
        unsure="The extract does not say whether this point is in {name}: have a look.",
        against="In the extract, that postcode is that of {names}: have a look.",
        look="To look at it: {link}",
        source="Data © OpenStreetMap contributors, under the ODbL.",
        written="Written into {path}: {rows}",
        written_all="Written: {paths}",
        approximate="The point is approximate: the map shows a circle, the address stays whole. If it is right, take the line "
        "“{name}” away.",
        build="Look at the page: python3 build.py serve",
        several="--location {key}",
        no_record="No shop and no place has the key “{key}”.",
        is_id="“{id}” is the id of {path}. Its key is the name of its folder or file: --write {key}",
        keys="There are: {keys}",
        two_records="“{key}” is a shop and a place. Write shop:{key} or place:{key}.",
        ask='Give an address, or --write KEY, or --all. For example: python3 build.py locate "12 rue Grimaldi"',
        no_extract="The extract of the town is missing: {file}. Make the map of the town first, "
        "python3 build.py basemap --from … (docs/plan.md), or say where an extract is: --from town.osm.pbf",
        bad_place="{path} cannot be written ({reason}): nothing has changed there.",
        only_write="--location and --replace go with --write KEY alone: python3 build.py locate --write le-coin --replace",
        row="  {path}: {text}",
        asked=" → {name}?",
        counted="Without a point: {count}, of which at the exact address: {exact}, about there: {about}, not found: {lost}.",
        unreadable="Files that cannot be read, left as they are (“python3 build.py check” says why): {paths}",
        to_write="Nothing is written. To write the exact ones: --all --write. For another one, once you have looked: --write KEY",
        all_placed="All shops and places that have an address have a point.",
    ),
})  # fmt: skip
