"""How is an address looked for on the town's own extract, and put into a file?"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from localsite.cli.asking import write_changed
from localsite.cli.common import PROBLEMS, give_up, language_option, report, root_option, say, spoken
from localsite.cli.extracts import reading
from localsite.cli.locating_words import WORDS, Words
from localsite.diagnostics import SiteError, Tongue
from localsite.maps import EXTRACT

if TYPE_CHECKING:
    from localsite.locating import Answer, Other, Placed, Record, Town

_LOOK = "https://www.openstreetmap.org/?mlat={lat}&mlon={lon}#map=19/{lat}/{lon}"
_MOST_KEYS = 12  # that are listed to somebody who typed another one


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
    words = WORDS[tongue]
    if not (said or key or whole) or (whole and (said or key)) or (key == "" and not whole) or (as_json and (whole or key is not None)):
        give_up(words.ask)
    if (location or replace) and not key:
        give_up(words.only_write)
    town = _town(file or root / EXTRACT, root, tongue)
    if whole:
        _locate_all(town, root, tongue, within, is_written=key is not None)
    elif key:
        _write(town, root, tongue, key, (said, within, location), replace=replace)
    else:
        from localsite.locating import locate  # late: the libraries of authors may be absent

        answer = locate(town, said, within)
        say(json.dumps(_as_json(answer), ensure_ascii=False, indent=2) if as_json else told(answer, tongue))
        sys.exit(0 if answer.is_found else PROBLEMS)


def _town(file: Path, root: Path, tongue: Tongue) -> Town:
    """The addresses of an extract; ends with a sentence where there is none."""
    if not file.is_file():
        give_up(WORDS[tongue].no_extract.format(file=file))
    with reading(file, root, tongue):
        from localsite.locating import read_town  # late: it needs the libraries of authors

        return read_town(file)


def told(answer: Answer, tongue: Tongue, rows: Sequence[tuple[str, str]] = ()) -> str:
    """An answer in words, with the rows to paste into a file: `rows` as that file names them."""
    words = WORDS[tongue]
    low, high = answer.between or ("", "")
    sentence = (words.inside if answer.is_inside else words.outcome[answer.outcome.value]).format(
        name=answer.name, number=answer.number, low=low, high=high, metres=answer.metres
    )
    if not answer.is_found:
        names = [f"«\u00a0{name}\u00a0»" if tongue == "fr" else f"“{name}”" for name in answer.near]
        is_town = answer.outcome.value == "elsewhere"
        near = words.towns if is_town else words.near if len(names) > 1 else words.nearest
        asked = [near.format(names=", ".join(names), name=answer.near[0])] if names else []
        return "\n".join([sentence, *asked, *_others(answer, words)])
    number = answer.number if answer.outcome.value != "nearest number" else ""
    head = " ".join(part for part in (number, answer.name) if part)
    return "\n".join([
        f"{head}, {answer.commune}" if answer.commune else head, *_missing(answer, words), sentence,
        *_rows(answer, rows), *_others(answer, words),
        *([words.unsure.format(name=answer.unsure)] if answer.unsure else []),
        *([words.against.format(names=", ".join(answer.against))] if answer.against else []),
        words.look.format(link=_link(answer)), words.source,
    ])  # fmt: skip


def _missing(answer: Answer, words: Words) -> list[str]:
    """That the number is not there, and which are."""
    if not answer.missing:
        return []
    low, high = answer.known or ("", "")
    return [words.missing[len({*answer.known})].format(number=answer.missing, low=low, high=high)]


def _rows(answer: Answer, rows: Sequence[tuple[str, str]]) -> list[str]:
    """The rows to paste, as deep as they stand below an address."""
    from localsite.locating import point_of  # late: see above

    return [f"    {name}: {value}" for name, value in rows or point_of(answer)._asdict().items() if value]


def _link(answer: Answer) -> str:
    from localsite.locating import point_of  # late: see above

    return _LOOK.format(**point_of(answer)._asdict())


def _others(answer: Answer, words: Words) -> list[str]:
    """What else has the name, each with what would choose it."""
    communes = Counter([one.commune for one in answer.others] + ([answer.commune] if answer.is_found else []))
    can_choose = len(communes) > 1 and "" not in communes and answer.outcome.value != "elsewhere"  # there a town was chosen already
    rows = [
        f"  {', '.join(filter(None, (f'{one.number} {one.name}'.strip(), one.commune, _apart(one, answer, words))))}"
        f" (lat: {one.spot.lat:.5f}, lon: {one.spot.lon:.5f})"
        f"{words.within.format(name=_quoted(one.commune)) if can_choose and communes[one.commune] == 1 else ''}"
        for one in answer.others
    ]
    return [words.others, *rows] if rows else []


def _apart(one: Other, answer: Answer, words: Words) -> str:
    """How far it is from the answer; from the first of the list where there is no answer."""
    is_first = not answer.is_found and one is answer.others[0]
    return "" if is_first else (words.apart if answer.is_found else words.from_first).format(metres=one.metres)


def _quoted(name: str) -> str:
    """A name as one types it in a command."""
    return name if name.replace("-", "").isalnum() else f'"{name}"'


def _as_json(answer: Answer) -> dict[str, object]:
    spot = answer.spot
    return {
        "outcome": answer.outcome.value, "found": answer.is_found, "name": answer.name, "number": answer.number or None,
        "commune": answer.commune or None, "unsure": answer.unsure or None, "against": [*answer.against],
        "lat": round(spot.lat, 5) if spot else None, "lon": round(spot.lon, 5) if spot else None,
        "metres": answer.metres if spot else None, "between": [*answer.between],
        "missing": answer.missing or None, "known": [*answer.known],
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

    words, (all_records, unreadable) = WORDS[tongue], _records(root, tongue)
    those = [one for one in all_records if key in (one.key, f"{one.kind}:{one.key}", one.path)]
    if len(those) != 1:
        give_up(_not_one(key, those, all_records, unreadable, words))
    done = placed(town, those[0], *asked, replace=replace)
    if not done.refusal:
        failed = _put(root, {done.record.path: done.text}, words)[1]
        if failed:
            say(told(done.answer, tongue, done.rows) if done.answer else "")
            give_up(failed)
    say(_told_placed(done, tongue))
    if done.refusal:
        sys.exit(PROBLEMS)


def _not_one(key: str, those: Sequence[Record], all_records: Sequence[Record], unreadable: Sequence[str], words: Words) -> str:
    """What is said where no record, or more than one, has the key that was typed."""
    from localsite.fields.base import meant  # late: a model of the content, which no build wants

    if those:
        return words.two_records.format(key=key)
    broken = [path for path in unreadable if f"/{key}/" in path or path.endswith(f"/{key}.md")]
    if broken:
        return words.unreadable.format(paths=", ".join(broken))
    if of_id := [one for one in all_records if one.id == key]:
        return words.is_id.format(id=key, key=of_id[0].key, path=of_id[0].path)
    keys = sorted({one.key for one in all_records})
    near = meant(key, keys)
    there_is = ", ".join([*keys[:_MOST_KEYS], *(["…"] if len(keys) > _MOST_KEYS else [])])
    more = words.nearest.format(name=near) if near else words.keys.format(keys=there_is) if keys else ""
    return f"{words.no_record.format(key=key)} {more}".strip()


def _put(root: Path, texts: Mapping[str, str], words: Words) -> tuple[list[str], str]:
    """Writes files one by one; gives the paths of those that are written, and what is to be said where one could not be."""
    written: list[str] = []
    for path, text in texts.items():
        try:
            write_changed(root, {path: text.encode()})
        except OSError as problem:
            return written, words.bad_place.format(path=path, reason=problem.strerror or problem)
        written.append(path)
    return written, ""


def _told_placed(done: Placed, tongue: Tongue) -> str:
    words = WORDS[tongue]
    answer = told(done.answer, tongue, done.rows) if done.answer else ""
    if done.refusal:
        keys = ", ".join(
            words.several.format(key=spot.key or spot.number + 1) + f" ({spot.street})" for spot in done.record.spots if spot.street
        )
        at, precision = (done.spot.at, done.spot.precision) if done.spot else ("", "")
        sentence = words.refusal.get(done.refusal.value, "{path}")
        facts = {"path": done.record.path, "key": done.record.key, "keys": keys, "at": at, "precision": precision}
        return "\n".join(filter(None, (sentence.format(**facts), answer)))
    written = ", ".join(f"{name} {value}" for name, value in done.rows)
    doubted = [words.approximate.format(name=name) for name, value in done.rows if value in ("yes", "oui")]
    return "\n".join([answer, "", words.written.format(path=done.record.path, rows=written), *doubted, words.build])


def _locate_all(town: Town, root: Path, tongue: Tongue, within: str, *, is_written: bool) -> None:
    """Tells where all is that has no point yet, and writes what is exact."""
    from localsite.locating import Refusal, at_spot  # late: see above

    words, (all_records, unreadable) = WORDS[tongue], _records(root, tongue)
    silent = (Refusal.HAS_POINT, Refusal.AT_PLACE, Refusal.PRIVATE)
    texts: dict[str, str] = {}
    done: list[Placed] = []
    for record in all_records:
        for spot in record.spots:
            one = at_spot(town, record._replace(text=texts.get(record.path, record.text)), spot, within=within)
            done += [one] if one.refusal not in silent else []
            if one.text and one.answer and one.answer.is_sure:
                texts[record.path] = one.text
    rows = [_row(one, words) for one in done]
    exact = sum(bool(one.text and one.answer and one.answer.is_sure) for one in done)
    lost = sum(not (one.answer and one.answer.is_found) for one in done)
    counted = words.counted.format(count=len(done), exact=exact, about=len(done) - exact - lost, lost=lost)
    broken = [words.unreadable.format(paths=", ".join(unreadable))] if unreadable else []
    written, failed = _put(root, texts, words) if is_written else ([], "")
    after = [words.written_all.format(paths=", ".join(written)), words.build] if written else [] if is_written else [words.to_write]
    say("\n".join([*rows, counted, *after, *broken] if done else [words.all_placed, *broken]))
    if failed:
        give_up(failed)


def _row(one: Placed, words: Words) -> str:
    """One file in the list of all."""
    street, found = one.spot.street if one.spot else "", one.answer
    if found is None:
        return words.row.format(path=one.record.path, text=street or "–")
    where = f" {found.spot.lat:.5f}, {found.spot.lon:.5f} (± {found.metres}\u00a0m)" if found.spot else ""
    precision = words.told[found.outcome.value]
    precision = words.numberless.format(told=precision) if found.missing else precision
    near = words.asked.format(name=found.near[0]) if found.near and found.outcome.value == "unknown" else ""
    return words.row.format(path=one.record.path, text=f"{street} · {precision}{where}{near}")
