"""The commands do what they say, in the language of the person, and end with the code that scripts rely on."""

from __future__ import annotations

import io
import json
import os
import pty
import stat
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from localsite.cli import COMMANDS, cli
from localsite.cli.common import as_called, write_whole
from localsite.cli.extracts import sign_of_life
from localsite.cli.writing import KINDS
from localsite.content import TYPES
from localsite.diagnostics import LANGUAGES, Tongue
from localsite.schema import schemas
from tests.conftest import Sited
from tests.ground import TESTS

WRONG = "---\nnom: Le Fil\ncategories: bakry\nlocations: {address: {city: X}}\n---\n"
MESSY = "---\nnom: Le Fil\nid: lefil01\ncategories: haberdashery\nlocations: {address: {city: X}}\n---\n"


@pytest.fixture
def root(site_with: Sited, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The minimal site, from whose folder the commands are run."""
    folder = site_with({})
    monkeypatch.chdir(folder)
    monkeypatch.setenv("LANG", "fr_FR.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    return folder


def run(*words: str) -> Result:
    done = CliRunner().invoke(cli, words)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exc_info
    return done


def written(root: Path) -> dict[str, bytes]:
    """Every file of the site but what the program remembers."""
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and ".localsite" not in path.parts)
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("build.py", "python3 build.py check"),
        ("/home/a/localsite/build.py", "python3 build.py check"),
        ("/home/a/.venv/bin/localsite", "localsite check"),
        ("C:/a/localsite.exe", "localsite check"),
    ],
)
def test_a_command_is_told_as_the_person_called_this_one(script: str, said: str) -> None:
    assert as_called("python3 build.py check", script) == said


def test_without_a_command_the_site_is_built(root: Path) -> None:
    done = run()
    assert (done.exit_code, (root / "public/commerces/le-coin/index.html").is_file()) == (0, True)
    assert done.stdout.splitlines()[-1] == "Pour le regarder\u00a0: python3 -m http.server --bind 127.0.0.1 --directory public 8000"


def test_check_writes_nothing_and_ends_with_1_where_there_are_errors(root: Path) -> None:
    before = written(root)
    assert run("check", "--date", "2027-03-01").exit_code == 0
    assert written(root) == before
    (root / "shops/le-fil").mkdir()
    (root / "shops/le-fil/index.md").write_text(WRONG, "utf-8")
    done = run("build", "--date", "2027-03-01")
    assert (done.exit_code, (root / "public").exists()) == (1, False)
    assert done.stdout.endswith("Rien n’a été publié\u00a0: le dossier public reste comme il était.\n")


def test_problems_are_told_in_the_form_that_is_asked_for(root: Path) -> None:
    (root / "shops/le-fil").mkdir()
    (root / "shops/le-fil/index.md").write_text(WRONG, "utf-8")
    told = json.loads(run("check", "--format", "json").stdout)
    assert [problem["number"] for problem in told["problems"] if problem["severity"] == "error"] == ["LS201"]
    assert "::error file=shops/le-fil/index.md,line=3," in run("check", "--format", "github", "--language", "en").stdout


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({"LANG": "fr_FR.UTF-8"}, "Tout est en ordre.\n"),
        ({"LANG": "en_GB.UTF-8"}, "Everything is in order.\n"),
        ({"LANG": "fr_FR.UTF-8", "LC_ALL": "en_US.UTF-8"}, "Everything is in order.\n"),
        ({"LANG": "de_DE.UTF-8"}, "Tout est en ordre.\n"),
    ],
)
def test_the_language_is_that_of_the_terminal(root: Path, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], said: str) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert run("fmt", "--root", str(root)).stdout == said


def every_command(commands: Iterable[click.Command] = COMMANDS, *above: str) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """The commands with the words that call them, those of a group after it."""
    for command in commands:
        words = (*above, command.name or "")
        yield words, command
        yield from every_command(command.commands.values(), *words) if isinstance(command, click.Group) else ()


@pytest.mark.parametrize(("words", "command"), [*every_command()])
def test_every_command_is_explained_in_both_languages(words: tuple[str, ...], command: click.Command) -> None:
    help_text = run(*words, "--help").stdout
    assert " / " in help_text
    options = () if isinstance(command, click.Group) else ("Dossier du site.", "Langue des messages.")
    assert all(f"{option} / " in help_text for option in options)
    assert " / " in command.get_short_help_str()


def test_the_commands_are_listed_in_the_order_in_which_one_needs_them() -> None:
    listed = [line.split()[0] for line in run("-h").stdout.partition("Commands:\n")[2].splitlines()]
    first = ["build", "serve", "check", "start", "new", "hours", "import", "demo", "basemap", "locate", "trail"]
    rest = ["fmt", "photos", "kit", "explain", "ledger", "schema", "reference", "contact-sheet"]
    assert listed == first + rest


# What is typed wrongly


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize(
    ("typed", "french", "english"),
    [
        ("trail route", "Il manque KEY.", "KEY is missing."),
        (
            "locat x",
            "Il n’y a pas de commande «\u00a0locat\u00a0». Vouliez-vous dire\u00a0: locate\u202f?",
            "There is no command “locat”. Did you mean: locate?",
        ),
        (
            "locate --form x",
            "L’option «\u00a0--form\u00a0» n’existe pas ici. Vouliez-vous dire\u00a0: --from\u202f?",
            "There is no option “--form” here. Did you mean: --from?",
        ),
        (
            "hours lun-ven 9h",
            "Ceci est de trop\u00a0: 9h. Ce qui contient des espaces se met entre guillemets.",
            "This is too much: 9h. What contains spaces stands in quotation marks.",
        ),
        (
            "build --no-cache=3",
            "L’option --no-cache s’écrit seule, sans rien derrière le signe =.",
            "The option --no-cache stands alone, with nothing behind an equals sign.",
        ),
        ("build --root", "L’option --root attend une valeur derrière elle.", "The option --root takes a value behind it."),
        (
            "basemap --around x",
            "L’option --around attend 2 valeurs derrière elle.",
            "The option --around takes 2 values behind it.",
        ),
        (
            "check --format xml",
            "--format se choisit parmi\u00a0: text, json, github.",
            "--format is one of: text, json, github.",
        ),
        ("build --date 12", "--date attend un jour\u00a0: 2027-03-21.", "--date takes a day: 2027-03-21."),
        ("serve --port 99999", "--port attend un nombre entier, de 0 à 65535.", "--port takes a whole number, 0 to 65535."),
        (
            "import osm none.pbf",
            "FILE attend un fichier qui existe et qui se lit.",
            "FILE takes a file that exists and can be read.",
        ),
        ("import xyz f", "SOURCE se choisit parmi\u00a0: osm.", "SOURCE is one of: osm."),
    ],
)
def test_what_is_typed_wrongly_is_told_in_the_language_of_the_person(
    monkeypatch: pytest.MonkeyPatch, typed: str, french: str, english: str
) -> None:
    for locale, sentence in (("fr_FR.UTF-8", french), ("en_GB.UTF-8", english)):
        monkeypatch.setenv("LANG", locale)
        done = run(*typed.split())
        assert (done.exit_code, done.stdout, done.stderr.splitlines()[0]) == (2, "", sentence)
    assert "Error" not in done.stderr
    assert "Usage" not in done.stderr


@pytest.mark.usefixtures("root")
def test_a_misuse_shows_how_the_command_is_written_in_the_language_that_is_asked_for() -> None:
    assert run("trail", "route", "--language=en").stderr == (
        "KEY is missing.\n"
        "It is written: python3 build.py trail route [OPTIONS] KEY\n"
        "To know more: python3 build.py trail route --help\n"
    )  # fmt: skip
    assert run("trail", "--language", "fr", "route").stderr.startswith("L’option «\u00a0--language\u00a0» n’existe pas ici.")


# new


def test_new_without_a_terminal_names_the_option_that_is_missing(root: Path) -> None:
    before = written(root)
    french, english = (run("new", "shop", "--name", "Le Fil", "--language", language) for language in LANGUAGES)
    assert (french.exit_code, french.stdout, french.stderr) == (
        2,
        "",
        'Il manque --category\u00a0: Catégories, la principale d’abord. Par exemple\u00a0: --category "antiques"\n',
    )
    assert english.stderr == '--category is missing: Categories, the main one first. For example: --category "antiques"\n'
    assert written(root) == before


def test_new_writes_a_record_its_schemas_and_the_next_step(root: Path) -> None:
    before = written(root)
    done = run("new", "shop", "--name", "Le Fil", "--category", "mercerie", "--city", "Exempleville", "--date", "2027-03-01")
    assert done.exit_code == 0
    assert done.stdout.startswith("Écrit\u00a0: shops/le-fil/index.md\n1. Ouvrez ce fichier")
    after = written(root)
    assert after.keys() - before.keys() == {"shops/le-fil/index.md", *schemas()}
    assert all(after[path] == data for path, data in {**before, **schemas()}.items())
    assert after["shops/le-fil/index.md"].startswith(b"---\n# yaml-language-server: $schema=../../content/.schemas/shop.json\nid: ")
    assert run("check", "--date", "2027-03-01").exit_code == 0


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--key", "le-coin"), "The key “le-coin” is taken or reserved, and nothing is ever replaced. Try: --key le-coin-2\n"),
        (("--key", "Le Coin!"), "“Le Coin!” cannot be the name of a folder. Try: --key le-coin-2\n"),
        (("--phone", "abc"), "--phone “abc” is not a phone number.\n"),
        (("--category", "bakry"), "--category “bakry” points to nothing.\nDid you mean “bakery”?\n"),
    ],
)
def test_new_refuses_what_cannot_be(root: Path, options: Sequence[str], said: str) -> None:
    before = written(root)
    done = run("new", "shop", "--name", "x", "--category", "bakery", "--city", "y", "--language", "en", *options)
    assert (done.exit_code, done.stderr.startswith(said), written(root)) == (2, True, before), done.stderr


def test_new_never_writes_over_what_the_site_does_not_see(root: Path) -> None:
    (root / "content/places/la-halle.md").mkdir(parents=True)
    done = run("new", "place", "--name", "La Halle", "--language", "en")
    said = "The key “la-halle” is taken or reserved, and nothing is ever replaced. Try: --key la-halle-2\n"
    assert (done.exit_code, done.stderr) == (2, said)


def test_new_asks_in_a_terminal_until_the_answer_is_right(root: Path) -> None:
    mine, theirs = pty.openpty()
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent), "PYTHONUTF8": "1", "LANG": "en_GB.UTF-8"}
    command = [sys.executable, "-m", "localsite", "new", "story", "--date", "2027-03-01"]
    with subprocess.Popen(command, cwd=root, env=environment, stdin=theirs, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        os.close(theirs)
        os.write(mine, b"\nLe pain\n?\nle-coinn\nle-coin\n")
        said = process.communicate(timeout=60)[0].decode()
    os.close(mine)
    assert said.startswith("Name or title: Name or title: Keys of the shops (optional, “?” for the list): le-coin\n"), said
    assert "“le-coinn” points to nothing.\nDid you mean “le-coin”?\n" in said
    assert "Written: content/stories/le-pain.md\n" in said
    assert "\nshops: le-coin\n" in (root / "content/stories/le-pain.md").read_text("utf-8")


# basemap


@pytest.mark.parametrize(("language", "told"), [("fr", "Lecture de town.osm.pbf…"), ("en", "Reading town.osm.pbf…")])
def test_a_terminal_is_told_that_an_extract_is_read_and_nobody_else(root: Path, language: str, told: str) -> None:
    (root / "town.osm.pbf").write_bytes((TESTS.parent / "localsite/demos/monaco/monaco-2023-12-26.osm.pbf").read_bytes())
    environment = {**os.environ, "PYTHONPATH": str(TESTS.parent), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "localsite", "basemap", "--from", "town.osm.pbf", "--around", "x", "9", "--language", language]
    quiet = subprocess.run(command, cwd=root, env=environment, capture_output=True, timeout=120, check=False)
    mine, theirs = pty.openpty()
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE, stderr=theirs) as process:
        os.close(theirs)
        process.communicate(timeout=120)
    shown = os.read(mine, 9999).decode().replace("\r\n", "\n")
    os.close(mine)
    assert shown == f"\r{told}\x1b[K\r\x1b[K{quiet.stderr.decode()}"
    assert quiet.stderr.count(b"\n") == 1


@pytest.mark.parametrize(
    ("language", "told"), [("fr", "x.pbf\u00a0: 0,2 millions d’objets regardés…"), ("en", "x.pbf: 0.2 million objects looked at…")]
)
def test_a_terminal_is_told_how_far_an_extract_is_read(monkeypatch: pytest.MonkeyPatch, language: Tongue, told: str) -> None:
    screen = io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True)
    monkeypatch.setattr(screen, "isatty", lambda: True, raising=False)
    monkeypatch.setattr(sys, "stderr", screen)
    with sign_of_life(Path("x.pbf"), language, 100_000) as seen:
        seen()
        seen()
    shown = screen.buffer.getvalue().decode().split("\x1b[K")
    assert shown[2].endswith(told)
    assert shown[3:] == ["\r", ""]


# hours


def test_hours_say_what_was_understood_and_the_days_to_come(root: Path) -> None:
    done = run("hours", "mar-sam 9h-12h30, 14h-19h ; lun fermé ; jours fériés fermé", "--date", "2026-11-09", "--language", "fr")
    assert done.exit_code == 0
    assert done.stdout.startswith(
        "Compris\u00a0: mar-sam 9h-12h30, 14h-19h ; lun fermé ; jours fériés fermé\n"
        "OpenStreetMap\u00a0: Tu-Sa 09:00-12:30,14:00-19:00; Mo off; PH off\n\n"
        "  lundi       fermé\n  mardi       9h-12h30, 14h-19h\n"
    )
    assert "  mercredi 11 novembre 2026       fermé (Armistice)\n" in done.stdout
    assert "  dimanche 15 novembre 2026       non précisé\n" in done.stdout
    assert (root / "content/site.yaml").is_file()


def test_hours_are_told_to_programs(root: Path) -> None:
    told = json.loads(run("hours", "Tue 9:00-12:00", "--json", "--language", "en", "--root", str(root)).stdout)
    assert told == {"osm": "Tu 09:00-12:00", "phrase": "Tue 09:00-12:00", "week": [None, [[540, 720, False]], *[None] * 5], "problems": []}
    refused = run("hours", "mrdi 9h-12h", "--json", "--language", "fr")
    sentence = "«\u00a0mrdi\u00a0» n’est pas compris dans ces horaires."
    problem = {"code": "LS151", "severity": "error", "column": 1, "length": 4, "message": sentence}
    assert (refused.exit_code, json.loads(refused.stdout)) == (1, {"osm": None, "phrase": None, "week": None, "problems": [problem]})


# fmt


def test_fmt_writes_hours_as_the_site_says_them(root: Path) -> None:
    record = root / "shops/le-coin/index.md"
    plain = record.read_text("utf-8")
    for written in (
        '"osm: Tu-Sa 07:00-13:00; PH off"',
        "Tue-Sat 7am-1pm; Sun and Mon closed ; public holidays closed",
        "fermé dim, lun et fériés; mar-sam 7h-13h",
    ):
        record.write_text(plain.replace("hours: mar-sam 7h-13h", f"hours: {written}  # vu"), "utf-8")
        assert run("fmt").exit_code == 0
        assert "    hours: mar-sam 7h-13h ; dim-lun fermé ; jours fériés fermé  # vu\n" in record.read_text("utf-8")
    assert run("fmt", "--check").exit_code == 0


def test_fmt_writes_only_what_changes_and_says_it(root: Path) -> None:
    (root / "shops/le-fil").mkdir()
    (root / "shops/le-fil/index.md").write_text(MESSY, "utf-8")
    (root / "shops/le-fil/index.md").chmod(0o640)
    before = written(root)
    checked = run("fmt", "--check")
    assert (checked.exit_code, checked.stdout, written(root)) == (1, "à mettre en ordre\u00a0: shops/le-fil/index.md\n", before)
    done = run("fmt")
    assert (done.exit_code, done.stdout) == (0, "mis en ordre\u00a0: shops/le-fil/index.md\n")
    text = MESSY.replace("nom: Le Fil\nid: lefil01\n", "id: lefil01\nname: Le Fil\n").encode()
    assert written(root) == {**before, "shops/le-fil/index.md": text}
    assert stat.S_IMODE((root / "shops/le-fil/index.md").stat().st_mode) == 0o640
    again = run("fmt", "--check")
    assert (again.exit_code, again.stdout) == (0, "Tout est en ordre.\n")


def test_fmt_takes_files_and_folders(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for key in ("le-fil", "le-fil-2"):
        (root / "shops" / key).mkdir()
        (root / "shops" / key / "index.md").write_text(MESSY, "utf-8")
    assert run("fmt", "--check", "shops/le-fil").stdout == "à mettre en ordre\u00a0: shops/le-fil/index.md\n"
    assert run("fmt", "--check", "content", "shops/le-fil-2/index.md").stdout == "à mettre en ordre\u00a0: shops/le-fil-2/index.md\n"
    monkeypatch.chdir(root / "shops/le-fil")
    assert run("fmt", "--check", "--root", "../..", "index.md").stdout == "à mettre en ordre\u00a0: shops/le-fil/index.md\n"
    assert len(run("fmt", "--check", "--root", "../..", "../..").stdout.splitlines()) == 2
    for path in ("nothing.md", "/", "../nothing"):
        done = run("fmt", "--root", "../..", path)
        assert (done.exit_code, done.stderr.startswith("Il n’y a rien à mettre en ordre sous «")) == (2, True)


def test_fmt_leaves_a_file_with_errors_and_tells_them(root: Path) -> None:
    (root / "shops/le-fil").mkdir()
    (root / "shops/le-fil/index.md").write_text("---\nnom: Le Fil\nprix: 3\n---\n", "utf-8")
    before = written(root)
    done = run("fmt", "--language", "en")
    assert (done.exit_code, written(root)) == (1, before)
    assert done.stdout.startswith("Files with errors were left as they are:\nshops/le-fil/index.md\n")


# explain, ledger, schema, reference


def test_explain_ends_with_1_for_what_is_not_there(root: Path) -> None:
    assert [run("explain", address).exit_code for address in ("/", "/commerces/le-coin/", "/nothing-at-all")] == [0, 0, 1]
    assert str(root)


def test_ledger_writes_once(root: Path) -> None:
    (root / "content/addresses.txt").unlink(missing_ok=True)
    first, path = run("ledger", "--date", "2027-03-01"), root / "content/addresses.txt"
    text, when = path.read_bytes(), path.stat().st_mtime_ns
    second = run("ledger", "--date", "2027-03-01")
    assert first.stdout.startswith("content/addresses.txt\u00a0: 11 de plus, 11 adresses en tout.\n")
    assert second.stdout == "content/addresses.txt\u00a0: rien à ajouter, 11 adresses.\n"
    assert (path.read_bytes(), path.stat().st_mtime_ns) == (text, when)


def test_ledger_promises_nothing_for_a_site_with_errors(root: Path) -> None:
    (root / "shops/le-fil").mkdir()
    (root / "shops/le-fil/index.md").write_text(WRONG, "utf-8")
    before = written(root)
    done = run("ledger")
    assert (done.exit_code, "LS201" in done.stdout, written(root)) == (1, True, before)


def test_schema_and_reference_write_what_has_changed(root: Path) -> None:
    assert run("schema").stdout == f"Écrit\u00a0: {', '.join(schemas())}\n"
    assert run("schema", "--language", "en").stdout == "Nothing has changed.\n"
    assert run("reference").stdout.startswith("Écrit\u00a0: docs/reference/fr/codes.md, ")
    assert run("reference").stdout == "Rien n’a changé.\n"
    assert (root / "docs/reference/en/fields.md").is_file()


@pytest.mark.parametrize("words", [("new", "shop"), ("fmt",), ("explain", "/"), ("ledger",)])
def test_a_folder_that_is_no_site_is_told_in_one_place(words: Sequence[str], tmp_path: Path) -> None:
    done = run(*words, "--root", str(tmp_path), "--language", "en")
    assert (done.exit_code, "LS001" in done.stdout) == (1, True)


def test_a_file_is_put_in_place_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a/b.txt", b"x")
    write_whole(tmp_path / "a/b.txt", b"y")
    assert [(path.name, path.read_bytes()) for path in (tmp_path / "a").iterdir()] == [("b.txt", b"y")]
    (tmp_path / "a/c").mkdir()
    with pytest.raises(IsADirectoryError):
        write_whole(tmp_path / "a/c", b"z")
    assert sorted(path.name for path in (tmp_path / "a").iterdir()) == ["b.txt", "c"]


def test_every_type_of_content_can_be_written() -> None:
    assert tuple(TYPES) == KINDS


def test_a_build_without_a_change_loads_no_model_of_the_content() -> None:
    asked = "import sys, localsite.cli; print(sorted({'pydantic', 'jinja2', 'babel', 'yaml', 'markdown', 'PIL'} & {*sys.modules}))"
    assert subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True).stdout == "[]\n"


@pytest.mark.parametrize("command", ["build", "check", "kit"])
def test_help_says_how_a_day_is_written(command: str) -> None:
    told = run(command, "--help").stdout
    assert "AAAA-MM-JJ" in told
    assert "%Y" not in told
