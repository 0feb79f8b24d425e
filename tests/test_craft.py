"""What takes a while is made once, for whoever asks, and remembered; an archive is the same from build to build."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pytest

from localsite.cache import Memory
from localsite.craft import AT_ONCE
from localsite.craft import craft as crafted
from localsite.diagnostics import Diagnostic, Report
from localsite.values import Craft, Output

BECAUSE = ("shops/le-coin/index.md",)


class Bench:
    """A place where things are made, and counted."""

    def __init__(self) -> None:
        self.made = list[str]()

    def craft(self, key: str, recipe: str = "badge 1", **files: bytes) -> Craft:
        def make() -> Mapping[str, bytes]:
            self.made.append(key)
            return files or {"svg": f"<svg>{key}</svg>".encode(), "png": key.encode()}

        return Craft(recipe, key, make)

    def output(self, path: str, key: str, part: str = "svg", recipe: str = "badge 1") -> Output:
        return Output(path, BECAUSE, craft=self.craft(key, recipe), part=part)


def unheard(problem: Diagnostic) -> None:
    raise AssertionError(problem)


def craft(outputs: Sequence[Output], remembered: Memory, report: Report = unheard) -> tuple[Output, ...]:
    return crafted(outputs, remembered, report)


def memory(path: Path, program: bytes = b"") -> Memory:
    return Memory(path / "memory.sqlite", seal=b"secret", program=program)


def test_several_files_of_one_craft_are_made_together() -> None:
    bench = Bench()
    done = craft((bench.output("a.svg", "a"), bench.output("a.png", "a", "png"), Output("x.txt", BECAUSE, data=b"x")), Memory(None))
    assert [(one.path, one.data, one.craft, one.because) for one in done] == [
        ("a.svg", b"<svg>a</svg>", None, BECAUSE),
        ("a.png", b"a", None, BECAUSE),
        ("x.txt", b"x", None, BECAUSE),
    ]
    assert bench.made == ["a"]


def test_the_same_key_of_another_recipe_is_another_thing() -> None:
    bench = Bench()
    craft((bench.output("a.svg", "a"), bench.output("b.svg", "a", recipe="badge 2"), bench.output("c.svg", "b")), Memory(None))
    assert sorted(bench.made) == ["a", "a", "b"]


def test_what_an_earlier_process_made_is_not_made_again(tmp_path: Path) -> None:
    bench = Bench()
    asked = (bench.output("a.svg", "a"), bench.output("b.png", "b", "png"))
    with memory(tmp_path) as first:
        before = craft(asked, first)
    with memory(tmp_path) as second:
        after = craft((*asked, bench.output("c.svg", "c")), second)
    assert bench.made[:2] in (["a", "b"], ["b", "a"])
    assert bench.made[2:] == ["c"]
    assert [one.data for one in after[:2]] == [one.data for one in before]


def test_another_program_believes_none_of_it(tmp_path: Path) -> None:
    bench = Bench()
    for program in (b"one", b"one", b"two"):
        with memory(tmp_path, program) as remembered:
            craft((bench.output("a.svg", "a"),), remembered)
    assert bench.made == ["a", "a"]


def test_more_than_are_written_down_at_once_keep_their_places(tmp_path: Path) -> None:
    bench = Bench()
    count = 2 * AT_ONCE + 1
    asked = tuple(bench.output(f"{number}.png", str(number), "png") for number in range(count))
    with memory(tmp_path) as first:
        done = craft(asked, first)
    assert [one.data for one in done] == [str(number).encode() for number in range(count)]
    assert len(bench.made) == count


def test_what_was_made_before_a_fault_is_not_lost(tmp_path: Path) -> None:
    bench = Bench()
    asked = [bench.output(f"{number}.png", str(number), "png") for number in range(AT_ONCE)]

    def fail() -> Mapping[str, bytes]:
        raise ValueError("no paint left")

    broken = Output("x.png", BECAUSE, craft=Craft("badge 1", "x", fail), part="png")
    told: list[Diagnostic] = []
    for _ in range(2):  # nor is the fault remembered
        with memory(tmp_path) as remembered:
            assert [one.path for one in craft((*asked, broken), remembered, told.append)] == [one.path for one in asked]
    assert len(bench.made) == AT_ONCE
    assert [(one.code.number, one.span.file, dict(one.facts)) for one in told] == [
        ("LS653", BECAUSE[0], {"file": "x.png", "reason": "no paint left"})
    ] * 2


def test_what_cannot_be_made_is_told_once_and_left_out_of_archives(tmp_path: Path) -> None:
    def fail() -> Mapping[str, bytes]:
        raise RuntimeError("heading title is empty\nhint: fill it")

    broken = Craft("pdf 1", "x", fail)
    lost = [Output(f"x.{part}", BECAUSE, craft=broken, part=part) for part in ("pdf", "png")]
    told: list[Diagnostic] = []
    done = craft((packed(("a.txt", b"a"), ("x.pdf", "x.pdf"), ("y.pdf", lost[0])), *lost), memory(tmp_path), told.append)
    assert [one.path for one in done] == ["kit.zip"]
    with zipfile.ZipFile(BytesIO(done[0].data)) as read:
        assert read.namelist() == ["a.txt"]
    assert [dict(one.facts)["reason"] for one in told] == ["heading title is empty"]


@pytest.mark.parametrize("name", ["../evil.sh", "/etc/evil", "a/../../b", "a\\b", "a\nb", "", "a//b", "c:b"])
def test_an_archive_names_nothing_outside_itself(name: str) -> None:
    told: list[Diagnostic] = []
    (done,) = craft((packed((name, b"x"), ("a.txt", b"a")),), Memory(None), told.append)
    with zipfile.ZipFile(BytesIO(done.data)) as read:
        assert read.namelist() == ["a.txt"]
    assert [(one.code.number, one.span.file) for one in told] == [("LS920", BECAUSE[0])]


def packed(*held: tuple[str, str | bytes]) -> Output:
    return Output("kit.zip", BECAUSE, packed=held)


def test_an_archive_holds_files_of_the_result_and_its_own() -> None:
    bench = Bench()
    outputs = (packed(("badges/a.svg", "a.svg"), ("LISEZ-MOI.txt", b"Lisez")), bench.output("a.svg", "a"))
    archive, badge = craft(outputs, Memory(None))
    with zipfile.ZipFile(BytesIO(archive.data)) as read:
        assert {name: read.read(name) for name in read.namelist()} == {"badges/a.svg": badge.data, "LISEZ-MOI.txt": b"Lisez"}
    assert (archive.packed, archive.because) == ((), BECAUSE)


def test_an_archive_has_no_day_no_machine_and_packs_nothing_twice() -> None:
    held = (("a.svg", b"<svg/>" * 50), ("a.png", b"png" * 50), ("a.jpg", b"jpg" * 50), ("a.pdf", b"pdf" * 50), ("a.txt", b"txt" * 50))
    (first,), (second,) = craft((packed(*held),), Memory(None)), craft((packed(*held),), Memory(None))
    assert first.data == second.data
    with zipfile.ZipFile(BytesIO(first.data)) as read:
        entries = read.infolist()
    assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert {(entry.create_system, entry.external_attr >> 16) for entry in entries} == {(3, 0o644)}
    kept = {entry.filename for entry in entries if entry.compress_type == zipfile.ZIP_STORED}
    assert kept == {"a.png", "a.jpg", "a.pdf"}


def test_an_archive_of_what_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError, match=r"lost\.svg"):
        craft((packed(("a.svg", "lost.svg")),), Memory(None))
