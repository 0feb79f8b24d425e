from __future__ import annotations

import ast
import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import build
from localsite.bootstrap.troubles import CAUSES, cause, of_the_disk

ROOT = Path(__file__).parents[1]
PYTHON = getattr(sys, "_base_executable", sys.executable)
PROGRAM = "def main(words):\n    print(*words)\n"
# Stands in for uv, which need not be on this machine: makes an empty .venv, installs nothing, and can refuse as the test wishes.
UV = """#!/bin/sh
echo "$1 $2" >> "$CALLS"
if [ "$1" = venv ]; then for last; do :; done; exec "$BASE" -I -m venv --without-pip "$last"; fi
if [ "$1" = pip ] && [ -n "$REFUSAL" ]; then echo "$REFUSAL"; exit 1; fi
"""


class Clone:
    """A copy of what prepares the work, with an empty lock, a program that repeats its words, and a uv that downloads nothing."""

    def __init__(self, folder: Path, tools: Path) -> None:
        self.folder, self.calls = folder, tools / "calls"
        shutil.copytree(ROOT / "localsite" / "bootstrap", folder / "localsite" / "bootstrap")
        shutil.copy(ROOT / "build.py", folder)
        self.write("localsite/__init__.py", "")
        self.write("localsite/cli.py", PROGRAM)
        self.write("requirements.txt", "")
        tools.mkdir()
        (tools / "uv").write_text(UV)
        (tools / "uv").chmod(0o755)
        self.env = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PIP_", "UV_", "PYTHON", "COV", "LC_"))},
            "PATH": f"{tools}{os.pathsep}/usr/bin{os.pathsep}/bin",
            "CALLS": str(self.calls),
            "BASE": PYTHON,
            "LANG": "fr_FR.UTF-8",
            "PYTHONIOENCODING": "utf-8",
        }

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def start(self, *words: str, python: str = PYTHON, **env: str) -> subprocess.Popen[str]:
        command = [python, str(self.folder / "build.py"), *words]
        return subprocess.Popen(
            command, env={**self.env, **env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=self.folder
        )

    def run(self, *words: str, python: str = PYTHON, **env: str) -> tuple[int, str, str]:
        """The exit code, and what was printed on each stream."""
        with self.start(*words, python=python, **env) as process:
            said, complained = process.communicate()
        return process.returncode, said, complained

    def installs(self) -> int:
        return self.calls.read_text().splitlines().count("pip install") if self.calls.exists() else 0


READY = "Préparation, une seule fois, quelques dizaines de secondes au plus…\n"


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    (tmp_path / "a town").mkdir()
    return Clone(tmp_path / "a town", tmp_path / "tools")


def test_any_python_can_read_the_command_to_be_told_that_it_is_too_old():
    source = (ROOT / "build.py").read_bytes()
    tree = ast.parse(source.decode("ascii"))
    younger = (ast.JoinedStr, ast.AnnAssign, ast.NamedExpr, ast.AsyncFunctionDef, ast.Match, ast.Starred, ast.Nonlocal)
    assert [node.lineno for node in ast.walk(tree) if isinstance(node, younger)] == []
    assert [node.arg for node in ast.walk(tree) if isinstance(node, ast.arg) and node.annotation] == []
    assert [node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.returns] == []


def test_only_a_python_older_than_3_11_is_too_old():
    assert [build.too_old(version) is None for version in [(2, 7, 18), (3, 10, 13)]] == [False, False]
    assert [build.too_old(version) for version in [(3, 11, 0), (3, 14, 1), (4, 0, 0)]] == [None, None, None]
    french, english = build.too_old((3, 6, 15))
    assert french.startswith("localsite demande Python 3.11 ou plus récent, et ceci est Python 3.6. Installez")
    assert english.startswith("localsite needs Python 3.11 or newer, and this is Python 3.6. Install")


def test_the_first_run_prepares_in_one_line_and_the_next_ones_install_nothing(clone: Clone):
    assert clone.run("check", "--format", "json") == (0, "check --format json\n", READY)
    assert clone.run("check", "--format", "json", REFUSAL="no network") == (0, "check --format json\n", "")
    assert clone.installs() == 1


def test_without_a_command_it_builds(clone: Clone):
    clone.run()
    spoken = {(): "build", ("--root", "my town"): "build --root my town", ("--help",): "--help", ("fmt", "-x"): "fmt -x"}
    assert {words: clone.run(*words)[1].strip() for words in spoken} == spoken


def test_the_preparation_speaks_the_language_of_the_machine_and_both_where_it_is_neither(clone: Clone):
    french = READY.strip()
    english = "Getting ready, this once, some tens of seconds at most…"
    said = []
    for number, language in enumerate(["fr_CA.UTF-8", "en_GB.UTF-8", "C.UTF-8"]):
        clone.write("requirements.txt", f"# {number}\n")
        said.append(clone.run(LANG=language)[2].strip())
    assert said == [french, english, f"{french} / {english}"]


def test_what_the_program_answers_is_the_exit_code(clone: Clone):
    clone.write("localsite/cli.py", "def main(words):\n    raise SystemExit(1)\n")
    assert clone.run()[0] == 1


def test_a_half_made_environment_is_made_anew(clone: Clone):
    clone.run()
    (clone.folder / ".venv" / "requirements.txt.stamp").unlink()
    (clone.folder / ".venv" / "left-over").touch()
    assert clone.run("check") == (0, "check\n", READY)
    assert not (clone.folder / ".venv" / "left-over").exists()


def test_a_file_or_a_dead_link_in_the_place_of_the_environment_is_replaced(clone: Clone):
    clone.write(".venv", "")
    assert clone.run("check")[:2] == (0, "check\n")
    shutil.rmtree(clone.folder / ".venv")
    (clone.folder / ".venv").symlink_to("nowhere")
    assert clone.run("check")[:2] == (0, "check\n")


def test_an_environment_that_was_moved_is_made_anew(clone: Clone):
    clone.run()
    clone.folder = clone.folder.rename(clone.folder.with_name("moved"))
    assert clone.run("check") == (0, "check\n", READY)
    assert str(clone.folder / ".venv") in (clone.folder / ".venv" / "requirements.txt.stamp").read_text()


def test_an_environment_whose_python_has_gone_is_made_anew(clone: Clone):
    clone.run()
    (clone.folder / ".venv" / "bin" / "python").unlink()
    assert clone.run("check") == (0, "check\n", READY)


def test_another_lock_is_installed_also_when_called_from_inside_the_environment(clone: Clone):
    clone.run()
    clone.write("requirements.txt", "# another\n")
    assert clone.run("check", python=str(clone.folder / ".venv" / "bin" / "python")) == (0, "check\n", READY)
    assert clone.installs() == 2


def test_what_stood_beside_a_core_that_has_changed_is_installed_again_with_it(clone: Clone):
    clone.write("requirements-authoring.txt", "")
    clone.run("import")
    clone.write("requirements.txt", "# another\n")
    assert clone.run("import") == (0, "import\n", READY)
    assert clone.installs() == 4


def test_two_first_runs_at_once_prepare_once(clone: Clone):
    runs = [clone.start(f"run-{number}") for number in range(3)]
    said = [process.communicate()[0] for process in runs]
    assert ([process.returncode for process in runs], said) == ([0, 0, 0], ["run-0\n", "run-1\n", "run-2\n"])
    assert clone.installs() == 1


def test_the_tests_have_a_lock_of_their_own_and_get_their_words(clone: Clone):
    clone.write("requirements-dev.txt", "")
    clone.write("requirements-authoring.txt", "")
    clone.write("pytest.py", "import sys\nprint(*sys.argv[1:])\n")
    assert clone.run("test", "-k", "hours") == (0, "-k hours\n", READY)
    assert clone.run("test", "-x") == (0, "-x\n", "")
    assert clone.installs() == 3


def test_a_command_for_authors_installs_what_no_build_needs(clone: Clone):
    clone.write("requirements-authoring.txt", "")
    assert clone.run("import", "osm") == (0, "import osm\n", READY)
    assert clone.installs() == 2
    assert clone.run("check") == (0, "check\n", "")


def test_a_refused_installation_is_told_in_two_sentences_and_leaves_the_next_run_a_clean_start(clone: Clone):
    code, said, complained = clone.run(REFUSAL="error: Connection refused (os error 111)")
    log = clone.folder / ".localsite" / "install.log"
    assert (code, said) == (2, "")
    _, french, english = CAUSES[4]
    assert complained == f"{READY}{french} Le détail est dans {log}\n{english} The details are in {log}\n"
    assert log.read_text() == "error: Connection refused (os error 111)\n"
    assert not (clone.folder / ".venv").exists()
    assert clone.run("check")[:2] == (0, "check\n")


def test_without_uv_pip_is_used_and_without_network_it_is_told_so(clone: Clone):
    (clone.calls.parent / "uv").unlink()
    clone.write("requirements.txt", f"nothing==1.0 --hash=sha256:{'0' * 64}\n")
    code, said, complained = clone.run(PIP_INDEX_URL="http://127.0.0.1:9/simple", PIP_CONFIG_FILE=os.devnull, LANG="en_GB.UTF-8")
    assert (code, said) == (2, "")
    assert [line.split(". ")[0] for line in complained.splitlines()[1:]] == [
        "Les paquets ne peuvent pas être téléchargés",
        "The packages cannot be downloaded",
    ]


def test_a_python_without_venv_is_told_which_package_to_install(clone: Clone, tmp_path: Path):
    (clone.calls.parent / "uv").unlink()
    (tmp_path / "sitecustomize.py").write_text("import sys\nsys.modules['ensurepip'] = None\n")
    code, said, complained = clone.run(PYTHONPATH=str(tmp_path))
    assert (code, said) == (2, "")
    assert [line.count("sudo apt install python3-venv") for line in complained.splitlines()] == [0, 1, 1]


def test_a_folder_where_nothing_can_be_made_is_told_without_a_traceback(clone: Clone):
    clone.write(".localsite", "")
    code, said, complained = clone.run()
    assert (code, said, len(complained.splitlines()), "Traceback" in complained) == (2, "", 2, False)


def test_a_package_taken_out_of_the_environment_is_named(clone: Clone):
    clone.write("localsite/cli.py", "import not_installed\n")
    code, said, complained = clone.run()
    assert (code, said) == (2, "")
    assert [line.count("not_installed") for line in complained.splitlines()] == [0, 1, 1]


@pytest.mark.parametrize(
    ("printed", "place"),
    [
        ("OSError: [Errno 28] No space left on device", 0),
        ("error: Failed to write: No space left on device (os error 28)", 0),
        ("PermissionError: [Errno 13] Permission denied: '/srv/x'", 1),
        ("error: failed to create directory: Read-only file system (os error 30)", 1),
        ("python3: No module named ensurepip", 2),
        ("The virtual environment was not created successfully because ensurepip is not available.", 2),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE.", 3),
        ("error: Hash mismatch for `segno==1.6.6`", 3),
        ("WARNING: Retrying after connection broken by 'NewConnectionError'\nERROR: No matching distribution found for x", 4),
        ("error: Failed to fetch: `http://[::1]/simple/`\n dns error: failed to lookup address", 4),
        ("ERROR: No matching distribution found for osmium==4.3.2", 5),
        ("because osmium==4.3.2 has no wheels with a matching Python ABI tag", 5),
        ("Segmentation fault", 6),
    ],
)
def test_what_the_tools_print_is_understood(printed: str, place: int):
    _, french, english = CAUSES[place]
    assert cause(printed, "the log").sentences == (f"{french} Le détail est dans the log", f"{english} The details are in the log")


def test_a_full_disk_and_a_folder_of_someone_else_are_told_apart():
    said = [of_the_disk(OSError(number, os.strerror(number), "x")).sentences[1] for number in (errno.ENOSPC, errno.EROFS, errno.ENOENT)]
    assert said == [CAUSES[0][2], CAUSES[1][2], "Getting ready has failed: No such file or directory: x"]


@pytest.mark.parametrize(("ci", "counted"), [("", "1 passed, 2 skipped"), ("true", "1 failed, 1 passed, 1 error")])
def test_what_needs_a_missing_tool_is_skipped_in_one_line_and_fails_in_continuous_integration(tmp_path: Path, ci: str, counted: str):
    (tmp_path / "test_x.py").write_text(
        "import pytest\nfrom tests.tools import require\ndef test_a(): require('no-such-package')\ndef test_b(): pass\n"
        "@pytest.mark.java\ndef test_c(): pass\n"
    )
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml", "--rootdir", tmp_path, "-p", "no:cacheprovider", tmp_path]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "CI": ci, "PATH": str(tmp_path)}, capture_output=True, text=True, check=False
    )
    assert counted in done.stdout.splitlines()[-1]
    assert done.stdout.count("not on this machine: java (1 skipped), no-such-package (1 skipped)\n") == (not ci)


def test_no_lock_names_an_index_or_a_path_and_every_package_has_its_hashes():
    locks = {name: (ROOT / name).read_text() for name in ("requirements.txt", "requirements-dev.txt", "requirements-authoring.txt")}
    assert {name: [word for word in ("://", "index", "find-links", "file:", " @ ") if word in text] for name, text in locks.items()} == {
        name: [] for name in locks
    }
    pinned = [line for text in locks.values() for line in text.splitlines() if not line.startswith(" ")]
    assert [line for line in pinned if "==" not in line or not line.endswith("\\")] == []
    assert '"resolved"' not in (ROOT / "tests" / "package-lock.json").read_text()


def test_the_three_locks_agree_on_every_package_they_share():
    seen: dict[str, set[str]] = {}
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-authoring.txt"):
        found: dict[str, set[str]] = {}
        for line in (ROOT / name).read_text().splitlines():
            if "==" in line and not line.startswith(" "):
                package, _, version = line.split(" ")[0].partition("==")
                found.setdefault(package, set()).add(version)
        for package, versions in found.items():
            seen.setdefault(package, set()).add(" or ".join(sorted(versions)))
    assert {package: versions for package, versions in seen.items() if len(versions) > 1} == {}
