"""The hosts: what is written for them is what they read, and what they skip cannot reach the site."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from localsite.pipeline import Job, build
from localsite.read import FOLDERS
from tests.tools import require

PROJECT = Path(__file__).parents[1]
SAMPLE = Path(__file__).parent / "sites/sample"
NETLIFY = tomllib.loads((PROJECT / "netlify.toml").read_text("utf-8"))
WORKFLOWS = sorted((PROJECT / ".github/workflows").glob("*.yml"))


@pytest.fixture(scope="session")
def public(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("hosted")
    shutil.copytree(SAMPLE, root, dirs_exist_ok=True)
    assert build(Job(root, root / "public", date(2027, 3, 14), remember=False)).published
    return root / "public"


@pytest.fixture(scope="session")
def understood(public: Path) -> dict[str, Any]:
    """What Netlify's own parsers read."""
    node = require("node")
    done = subprocess.run(
        [node, "read_as_netlify.mjs", public], cwd=PROJECT / "tests", capture_output=True, text=True, encoding="utf-8", check=True
    )
    return dict(json.loads(done.stdout))


# _headers and _redirects


@pytest.mark.node
def test_netlify_reads_every_header_that_was_written(public: Path, understood: dict[str, Any]) -> None:
    written: dict[str, dict[str, str]] = {}
    for line in (public / "_headers").read_text("utf-8").splitlines():
        if line.startswith("/"):
            rule = written[line] = {}
        elif line.strip():
            name, _, value = line.strip().partition(": ")
            rule[name] = value
    assert understood["headerErrors"] == []
    assert {rule["for"]: rule["values"] for rule in understood["headers"]} == written
    assert "default-src 'none'" in written["/"]["Content-Security-Policy"]


@pytest.mark.node
def test_netlify_reads_every_redirect_that_was_written(public: Path, understood: dict[str, Any]) -> None:
    written = [line.split(" ") for line in (public / "_redirects").read_text("utf-8").splitlines() if line]
    assert understood["redirectErrors"] == []
    read = [[rule["from"], rule["to"], f"{rule['status']}{'!' if rule['force'] else ''}"] for rule in understood["redirects"]]
    assert (read, len(read) > 3) == (written, True)


# netlify.toml


def excluded() -> list[str]:
    return re.findall(r"':\(exclude,top\)([^']+)'", NETLIFY["build"]["ignore"])


def test_a_build_is_skipped_for_folders_that_cannot_reach_the_site(public: Path, tmp_path: Path) -> None:
    assert excluded() == ["benchmarks", "docs", "tests", ".github"]
    assert set(excluded()).isdisjoint({*FOLDERS, "localsite", "build.py", "requirements.txt", "netlify.toml"})
    root = tmp_path / "site"
    shutil.copytree(SAMPLE, root)
    for folder in excluded():
        shutil.copytree(SAMPLE, root / folder)
    assert build(Job(root, root / "public", date(2027, 3, 14), remember=False)).published
    files = [{path.relative_to(one): path.read_bytes() for path in one.rglob("*") if path.is_file()} for one in (public, root / "public")]
    assert files[0] == files[1]


def test_the_program_reads_nothing_from_those_folders() -> None:
    named = {
        f"{path.name}: {match[0]}"
        for path in (PROJECT / "localsite").rglob("*.py")
        for match in re.finditer(r"[\"'](?:benchmarks|docs|tests|\.github)(?:/[^\"']*)?[\"']", path.read_text("utf-8"))
    }
    # The bootstrap installs the tests' tools, the reference is written there, and start puts the drawings aside: no build does either.
    assert named <= {'install.py: "tests"', 'start.py: "docs/illustrations"', *(one for one in named if one.startswith("reference.py: "))}


@pytest.mark.parametrize(
    ("changed", "is_built"),
    [("docs/theme.md", False), ("tests/a/b.py", False), ("shops/x/index.md", True), ("localsite/docs/x.py", True), ("README.md", True)],
)
def test_the_rule_that_skips_a_build_does_so_for_those_folders_alone(tmp_path: Path, changed: str, is_built: bool) -> None:
    def git(*words: str) -> str:
        command = ["git", "-c", "user.name=x", "-c", "user.email=x@y.example", "-c", "commit.gpgsign=false", *words]
        return subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout.strip()

    def skips(before: str, after: str) -> bool:
        refs = {"CACHED_COMMIT_REF": before, "COMMIT_REF": after, "PATH": "/usr/bin:/bin:/usr/local/bin"}
        rule = ["bash", "-c", NETLIFY["build"]["ignore"]]
        return subprocess.run(rule, cwd=tmp_path, env=refs, capture_output=True, check=False).returncode == 0

    git("init", "-q")
    git("commit", "-q", "--allow-empty", "-m", "one")
    before = git("rev-parse", "HEAD")
    (tmp_path / changed).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / changed).write_text("x")
    git("add", "-A")
    git("commit", "-q", "-m", "two")
    after = git("rev-parse", "HEAD")
    assert (skips(before, after), skips("", after)) == (not is_built, False)


def test_netlify_runs_commands_that_there_are_and_keeps_the_memory() -> None:
    commands = [NETLIFY["build"]["command"], *(one["command"] for one in NETLIFY["context"].values())]
    assert commands == ["python3 build.py build --mode live", *["python3 build.py build --mode preview"] * 2]
    assert NETLIFY["build"]["publish"] == "public"
    (plugin,) = NETLIFY["plugins"]
    folder = PROJECT / plugin["package"].removeprefix("/")
    assert (folder / "manifest.yml").is_file()
    assert not json.loads((folder / "package.json").read_text("utf-8")).get("dependencies")


@pytest.mark.node
def test_the_memory_is_brought_back_before_a_build_and_kept_after_it() -> None:
    script = (
        "import(process.argv[1]).then(async (plugin) => { const told = [];"
        "const cache = { restore: async (one) => told.push('restore ' + one), save: async (one) => told.push('save ' + one) };"
        "await plugin.onPreBuild({ utils: { cache } }); await plugin.onPostBuild({ utils: { cache } }); console.log(told.join()) })"
    )
    plugin = (PROJECT / ".ci/netlify-memory/index.js").as_uri()
    done = subprocess.run([require("node"), "-e", script, plugin], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "restore .localsite,restore .venv,save .localsite,save .venv"


# Workflows


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_needs_no_secret_and_runs_what_there_is(path: Path) -> None:
    text = path.read_text("utf-8")
    flow = yaml.safe_load(text)
    assert "secrets." not in text
    assert flow["permissions"] == {"contents": "read"}
    steps = [step for job in flow["jobs"].values() for step in job["steps"]]
    assert [step for step in steps if "run" in step and not step["run"].startswith("python3 build.py ")] == []
    assert [step for step in steps if "uses" in step and not re.fullmatch(r"actions/[a-z-]+@v\d+", step["uses"])] == []


def test_proposals_from_forks_are_checked_without_any_right() -> None:
    flow = yaml.safe_load((PROJECT / ".github/workflows/check.yml").read_text("utf-8"))
    assert [*flow[True]] == ["pull_request"]  # "on", which YAML takes for yes
    assert [job.get("permissions") for job in flow["jobs"].values()] == [None]


def test_gitlab_publishes_the_folder_that_a_build_makes() -> None:
    flow = yaml.safe_load((PROJECT / ".gitlab-ci.yml").read_text("utf-8"))
    assert flow["pages"]["artifacts"]["paths"] == ["public"]
    assert [flow[job]["script"] for job in ("check", "pages")] == [["python3 build.py check"], ["python3 build.py build --mode live"]]
