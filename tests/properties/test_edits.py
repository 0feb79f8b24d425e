"""Whatever was edited, in whatever order: the next build gives the bytes of a first build, or leaves the site as it was."""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from localsite.pipeline import Job, Warm, build
from localsite.values import Build
from tests.ground import TODAY
from tests.properties.sites import AREAS, CATEGORIES, Files, held, lay, picture, shop, town

EDITS = 50  # by seed
Edit = Callable[[Files, random.Random], None]


def records(files: Files) -> list[str]:
    return sorted(path for path in files if path.endswith(".md"))


def replaced(files: Files, path: str, old: str, new: str) -> None:
    files[path] = files[path].replace(old.encode(), new.encode())


def add_a_shop(files: Files, chance: random.Random) -> None:
    number = chance.randrange(20, 40)
    others = [path.split("/")[1] for path in records(files) if path.endswith("/index.md")]
    link = f"Voir [ailleurs](shop:{chance.choice(others)})." if others else ""
    files[f"shops/neuf-{number}/index.md"] = shop(number, text=f"Tout neuf. {link}").encode()


def add_another_record(files: Files, chance: random.Random) -> None:
    number = chance.randrange(10)
    kind, head = chance.choice(
        [
            ("events", f"title: Soirée {number}\nstart: 2027-0{chance.randrange(1, 9)}-11 19:00"),
            ("stories", f"title: Histoire {number}\ndate: 2026-0{chance.randrange(1, 9)}-05\nshops: commerce-{chance.randrange(5)}"),
            ("places", f"name: Place {number}"),
            ("pages", f"title: Page {number}\norder: {number}"),
        ]
    )
    files[f"content/{kind}/autre-{number}.md"] = f"---\nid: autre{kind[0]}{number}\n{head}\n---\n\nTexte {number}.\n".encode()


def change_a_text(files: Files, chance: random.Random) -> None:
    path = chance.choice(records(files))
    files[path] += f"\nUne phrase de plus, n° {chance.randrange(1000)}.\n".encode()


def change_a_field(files: Files, chance: random.Random) -> None:
    path = chance.choice(records(files))
    pairs = [
        ("name: C", "name: D"), ("name: D", "name: Ép"), ("summary: Le", "summary: Notre"), ("mar-sam", "lun-sam"), ("7h-13h", "8h-12h"),
        ("title: L", "title: P"), ("how: visit", "how: phone"), ("on: 2027-01-15", "on: 2025-01-15"),
        *((f"area: {one}", f"area: {chance.choice(AREAS)}") for one in AREAS),
        *((f"categories: {one}", f"categories: {chance.choice(CATEGORIES)}") for one in CATEGORIES),
    ]  # fmt: skip
    chance.shuffle(pairs)
    old, new = next(((old, new) for old, new in pairs if old.encode() in files[path]), ("", ""))
    if old:
        replaced(files, path, old, new)


def close_or_open(files: Files, chance: random.Random) -> None:
    path = chance.choice([path for path in records(files) if path.endswith("/index.md")])
    if b"status:" in files[path]:
        replaced(files, path, "status: closed\n", "")
    else:
        replaced(files, path, "summary:", "status: closed\nsummary:")


def rename(files: Files, chance: random.Random) -> None:
    old = chance.choice([path.split("/")[1] for path in records(files) if path.startswith("shops/")])
    new = f"renomme-{chance.randrange(10)}"
    for path in [path for path in files if path.startswith(f"shops/{old}/")]:
        files[path.replace(f"shops/{old}/", f"shops/{new}/")] = files.pop(path)
    if chance.random() < 0.7:  # else the references are forgotten
        for path in records(files):
            replaced(files, path, old, new)
    if chance.random() < 0.5:
        path = f"shops/{new}/index.md"
        if path in files and b"formerly" not in files[path]:
            replaced(files, path, "summary:", f"formerly: {old}\nsummary:")


def delete(files: Files, chance: random.Random) -> None:
    gone = chance.choice(records(files))
    for path in [path for path in files if path == gone or (gone.endswith("/index.md") and path.startswith(gone.removesuffix("index.md")))]:
        del files[path]


def translate(files: Files, chance: random.Random) -> None:
    path = chance.choice([path for path in records(files) if path.endswith("/index.md")]).replace("index.md", "index.en.md")
    if path in files and chance.random() < 0.5:
        del files[path]
    else:
        files[path] = f"---\nname: Translated {chance.randrange(100)}\n---\n\nSome *words*.\n".encode()


def change_a_picture(files: Files, chance: random.Random) -> None:
    paths = sorted(path for path in files if path.endswith(".png"))
    if paths:
        path = chance.choice(paths)
        files[path] = picture(chance.randrange(256)) if chance.random() < 0.8 else b"no picture"


def add_or_lose_a_picture(files: Files, chance: random.Random) -> None:
    paths = sorted(path for path in files if path.endswith(".png"))
    if paths and chance.random() < 0.3:
        del files[chance.choice(paths)]
        return
    path = chance.choice([path for path in records(files) if path.endswith("/index.md")])
    files[path.replace("index.md", "vitrine.png")] = picture(chance.randrange(256))
    files[path] += b"\n![La vitrine.](vitrine.png)\n"


def change_the_theme(files: Files, chance: random.Random) -> None:
    kind = chance.choice(("shop", "home", "category", "story", "moved"))
    path, text = chance.choice([
        (f"themes/petit/pages/{kind}.html", '{% extends "layouts/base.html" %}\n{# ' + str(chance.random()) + " #}"),
        (f"themes/petit/pages/{kind}.html", '{% extends "layouts/base.html" %}\n{% if %}'),
        ("themes/petit/css/tokens.css", f":root {{ --space: {chance.randrange(9)}px }}\n"),
        ("themes/petit/components/own/own.css", f".own {{ order: {chance.randrange(9)} }}\n"),
        ("themes/petit/assets/mark.txt", f"{chance.random()}"),
        ("themes/petit/words/fr.yaml", f"site:\n  skip: Au texte {chance.randrange(9)}\n"),
        ("themes/petit/words/fr.yaml", "address:\n  shops: boutiques\n"),
        ("themes/petit/layouts/base.html", TOWN["themes/socle/layouts/base.html"].decode().replace("<h1>", "<h1 class='own'>")),
    ])  # fmt: skip
    files[path] = text.encode()


def change_the_layout(files: Files, chance: random.Random) -> None:
    replaced(files, "themes/socle/layouts/base.html", "</main>", f"<p>{chance.randrange(100)}</p>\n</main>")


def undo_the_theme(files: Files, chance: random.Random) -> None:
    mine = sorted(path for path in files if path.startswith("themes/petit/") and not path.endswith("theme.yaml"))
    if mine:
        del files[chance.choice(mine)]


def change_the_settings(files: Files, chance: random.Random) -> None:
    old, new = chance.choice([
        ("name: Les Vitrines", "name: Nos Vitrines"), ("name: Nos", "name: Les"),
        (".example/\nlanguages", ".example/vitrine/\nlanguages"), ("/vitrine/\n", "/\n"),
        ("[fr, en]", "[fr]"), ("[fr]", "[fr, en]"), ("[fr, en]", "[fr, en, oc]"), ("[fr, en, oc]", "[en, fr]"), ("[en, fr]", "[fr, en]"),
        ("country: FR", "country: MC"), ("country: MC", "country: FR"),
        ("theme:\n", "freshness:\n  warn_months: 1\ntheme:\n"), ("freshness:\n  warn_months: 1\n", ""),
        ("theme:\n", "categories:\n  - key: bakery\n    names:\n      fr: Boulange\ntheme:\n"),
        ("theme:\n", "couleur: rouge\ntheme:\n"), ("couleur: rouge\n", ""),
        ("contact:\n  email: bonjour", "contact:\n  email: salut"),
    ])  # fmt: skip
    replaced(files, "content/site.yaml", old, new)


def change_the_form(files: Files, chance: random.Random) -> None:
    path = chance.choice(records(files))
    files[path] = files[path].replace(b"\r\n", b"\n") if b"\r\n" in files[path] else files[path].replace(b"\n", b"\r\n")


def promise(files: Files, chance: random.Random) -> None:
    lines = ["/commerces/commerce-0/", "/en/shops/commerce-1/", "/s/levain/", "/qui/", "/perdu/"]
    files["content/addresses.txt"] = "".join(f"{line}\n" for line in sorted(chance.sample(lines, 2))).encode()


def break_a_record(files: Files, chance: random.Random) -> None:
    path = chance.choice(records(files))
    files[path] = files[path].replace(b"---\n", chance.choice([b"", b"---\ncouleur: bleue\n", b"---\nname: [\n", b"---\xff\n"]), 1)


TOWN = town()
ALL: tuple[Edit, ...] = (
    add_a_shop, add_another_record, change_a_text, change_a_field, close_or_open, rename, delete, translate, change_a_picture,
    add_or_lose_a_picture, change_the_theme, change_the_layout, undo_the_theme, change_the_settings, change_the_form, promise,
    break_a_record,
)  # fmt: skip


def edited(files: Files, before: list[Files], chance: random.Random, *, was_good: bool) -> tuple[Files, str]:
    """The site after one more edit, and its name. A broken site is mostly reverted: else all would end broken."""
    if before and chance.random() < (0.1 if was_good else 0.7):
        return dict(chance.choice(before)), "revert"
    after, edit = dict(files), chance.choice(ALL)
    edit(after, chance)
    return after, edit.__name__


@pytest.mark.slow
@pytest.mark.parametrize(("seed", "warm"), [*((seed, None) for seed in range(4)), (4, Warm()), (5, Warm())])
def test_any_edit_then_a_build_gives_what_a_first_build_gives(quick_folder: Path, seed: int, warm: Warm | None) -> None:
    chance, files, today = random.Random(seed), dict(TOWN), TODAY
    root, public = quick_folder / "site", quick_folder / "public"
    good: list[Files] = [files]
    names, held_before, was_good = list[str](), dict[str, bytes](), True
    published, known = 0, dict[object, tuple[Build, dict[str, bytes]]]()
    for _ in range(EDITS):
        if chance.random() < 0.1:
            today, name = today + timedelta(days=chance.choice((1, 100, 300))), "wait"
        else:
            files, name = edited(files, good, chance, was_good=was_good)
        names.append(name)
        said = f"seed {seed}, edits {names[-8:]}, {today}"
        again = build(Job(lay(root, files), public, today), warm=warm)
        state = today, tuple(sorted(files.items()))
        if state not in known:
            known[state] = clean(quick_folder / "clean", files, today)
        first, wanted = known[state]
        assert again.diagnostics == first.diagnostics, said
        assert again.published == first.published, said
        now = held(public)
        assert now == (wanted if first.published else held_before), said
        if first.published:
            published += 1
            good.append(files)
        held_before, was_good = now, first.published
    # The edits are worth something where many of them make a site and some do not.
    assert EDITS / 2 < published < EDITS


def clean(folder: Path, files: Files, today: date) -> tuple[Build, dict[str, bytes]]:
    """What a first build gives: no memory, no result of an earlier one."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    first = build(Job(lay(folder / "site", files), folder / "out", today, remember=False))
    return first, held(folder / "out")
