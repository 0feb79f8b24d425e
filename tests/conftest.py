"""What many tests start from: a small good site, and a build of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

from localsite.values import Craft
from tests.ground import TODAY, write_site

Sited = Callable[[Mapping[str, str | bytes]], Path]
Built = Callable[[Path], Path]

# The same examples on every machine, and no limit of time: two cores may be busy with something else.
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


CRAFTS = ("badges ", "share ", "piece ")  # of the program, whose files follow from their keys


@pytest.fixture(scope="session", autouse=True)
def _crafts_once() -> Iterator[Callable[[Craft], tuple[Mapping[str, bytes] | str, bool]]]:
    """Badges and images are made once for all the sites that tests build: what they follow from is tested by itself."""
    from localsite import craft  # late: most tests do without the whole program

    made, plain = dict[tuple[str, str], tuple[Mapping[str, bytes] | str, bool]](), craft._one

    def once(one: Craft) -> tuple[Mapping[str, bytes] | str, bool]:
        if not one.recipe.startswith(CRAFTS):
            return plain(one)
        name = one.recipe, one.key
        if name not in made:
            made[name] = plain(one)
        return made[name]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(craft, "_one", once)
        yield plain


@pytest.fixture
def each_craft(_crafts_once: Callable[[Craft], tuple[Mapping[str, bytes] | str, bool]], monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that count what is made: nothing is remembered but by the program itself."""
    from localsite import craft  # late: see above

    monkeypatch.setattr(craft, "_one", _crafts_once)


@pytest.fixture
def site_with(tmp_path: Path) -> Sited:
    """A function: the minimal good site with the given files (path → text) put over it."""
    return lambda files: write_site(tmp_path / "site", files)


@pytest.fixture
def built(tmp_path: Path) -> Built:
    """A function: the folder with the result of a site without errors."""

    def make(root: Path) -> Path:
        from localsite.pipeline import Job, build  # late: most tests do without the whole program

        done = build(Job(root, tmp_path / "public", TODAY, remember=False))
        assert done.published, done.diagnostics
        return tmp_path / "public"

    return make
