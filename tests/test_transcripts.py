"""The command line as it is used: tests/commands/*.md are read as documentation and run as tests.

A block ```` ```text shops/le-coin/index.md ```` is a file put over the minimal site. In a ```` ```console ```` block a line `$ localsite …`
is run in the folder of that site; what it prints follows, and `[1]` where it does not end with 0; `$ cat FILE` shows a file.
Times and counts of bytes differ from machine to machine: seconds are written 0,00. `LOCALSITE_REWRITE=1` writes what is printed now.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ground import TESTS, write_site

TRANSCRIPTS = sorted((TESTS / "commands").glob("*.md"))
BLOCK = re.compile(r"^```(?P<kind>text|console)(?: (?P<path>\S+))?\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
SECONDS = re.compile(r"\b\d+([.,])\d\d(?=\u00a0s\b)")
PORT = re.compile(r"(?<=127\.0\.0\.1:)\d+")


def files_of(transcript: str) -> dict[str, str | bytes]:
    """The files that a transcript puts over the minimal site."""
    return {block["path"]: block["text"] for block in BLOCK.finditer(transcript) if block["path"]}


def steady(printed: str, root: Path) -> str:
    """What is printed, without what differs from machine to machine."""
    told = printed.replace(str(root), "…").replace("\r\n", "\n")
    return PORT.sub("8000", SECONDS.sub(r"0\g<1>00", told))


def answered(command: str, root: Path) -> str:
    """What `$ localsite …` prints, and its exit code where it is not 0."""
    program, *arguments = shlex.split(command)
    if program == "cat":
        return (root / arguments[0]).read_text("utf-8")
    assert program == "localsite", command
    environment = {name: value for name, value in os.environ.items() if name != "CI"}
    environment |= {"PYTHONUTF8": "1", "PYTHONPATH": str(TESTS.parent), "NO_COLOR": "1", "COLUMNS": "140", "LANG": "fr_FR.UTF-8"}
    done = subprocess.run(
        [sys.executable, "-m", "localsite", *arguments],
        cwd=root, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL, check=False, timeout=60,
    )  # fmt: skip
    printed = steady(done.stdout.decode("utf-8"), root)
    return printed + (f"[{done.returncode}]\n" if done.returncode else "")


def played(transcript: str, root: Path) -> str:
    """The transcript with what its commands print now."""

    def play(block: re.Match[str]) -> str:
        if block["kind"] != "console":
            return block[0]
        commands = [line for line in block["text"].splitlines() if line.startswith("$ ")]
        return "```console\n" + "".join(f"{line}\n{answered(line.removeprefix('$ '), root)}" for line in commands) + "```"

    return BLOCK.sub(play, transcript)


@pytest.mark.parametrize("path", TRANSCRIPTS, ids=lambda path: path.stem)
def test_the_commands_print_what_their_page_says(path: Path, tmp_path: Path) -> None:
    transcript = path.read_text("utf-8")
    now = played(transcript, write_site(tmp_path / "site", files_of(transcript)))
    if os.environ.get("LOCALSITE_REWRITE") == "1":
        path.write_text(now, "utf-8", newline="\n")
    assert path.read_text("utf-8") == now


def test_a_transcript_is_taken_apart() -> None:
    page = "# Build\n\n```text content/pages/a.md\n---\ntitle: A\n---\n```\n\n```console\n$ localsite build\nok\n[1]\n```\n"
    assert files_of(page) == {"content/pages/a.md": "---\ntitle: A\n---\n"}
    assert [block["kind"] for block in BLOCK.finditer(page)] == ["text", "console"]


def test_what_differs_from_run_to_run_is_set() -> None:
    printed = "lecture 3 fichiers 12,34\u00a0s\nreading 0.12\u00a0s\nhttp://127.0.0.1:51234/ /tmp/x/site/public\n"
    assert steady(printed, Path("/tmp/x/site")) == "lecture 3 fichiers 0,00\u00a0s\nreading 0.00\u00a0s\nhttp://127.0.0.1:8000/ …/public\n"
