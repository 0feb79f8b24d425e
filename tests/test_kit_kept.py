"""What a shop took away keeps its word: when it moves, when a language goes, when something cannot be made."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner

from localsite.cli import cli
from localsite.pipeline import Job, planned
from localsite.plan import badges
from localsite.stages import Plan
from tests.ground import TODAY
from tests.some_neighbours import HERE, shop, street

Files = dict[str, str | bytes]


def plan_of(root: Path) -> Plan:
    return planned(Job(root, None, TODAY, remember=False), lambda _: None)


def left_town() -> Files:
    """A shop that is at no address of ours any more."""
    files = shop("parti", HERE, "Parti", more="status: moved\nmoved_to: 12 rue Neuve, Ailleurs\n")
    return {path: re.sub("locations: .*\n", "", str(text)) for path, text in files.items()}


@pytest.mark.parametrize(("language", "moved", "closed"), [("fr", "A déménagé", "Commerce fermé"), ("en", "Has moved", "Closed")])
def test_the_badge_of_a_shop_that_moved_does_not_call_it_closed(tmp_path: Path, language: str, moved: str, closed: str) -> None:
    desk = plan_of(street(tmp_path / "site", left_town() | shop("ferme", more="status: closed\n") | shop("four"))).desk
    told = {key: badges.sayings(desk, desk.site.entries["shop", key], language) for key in ("parti", "ferme")}
    assert (told["parti"].trade, told["ferme"].trade) == (moved, closed)
    assert moved in told["parti"].alt
    assert closed not in told["parti"].alt


@pytest.mark.parametrize(("language", "moved", "closed"), [("fr", "a déménagé", "est fermé"), ("en", "has moved", "is closed")])
def test_the_command_says_what_has_become_of_a_shop(tmp_path: Path, language: str, moved: str, closed: str) -> None:
    root = street(tmp_path / "site", left_town() | shop("ferme", more="status: closed\n") | shop("four"))
    for key, said in (("parti", moved), ("ferme", closed)):
        result = CliRunner().invoke(cli, ["kit", key, "--root", str(root), "--language", language, "--date", TODAY.isoformat()])
        assert result.exit_code
        assert said in result.output
