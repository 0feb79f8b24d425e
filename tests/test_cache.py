"""The memory gives back what was made, believes nothing it did not write, and never stands in the way of a build."""

from __future__ import annotations

import os
import pickle
import sqlite3
from datetime import date
from enum import Enum
from pathlib import Path
from typing import NamedTuple

import pytest

from localsite.cache import FEW, Memory, _digest, digest
from localsite.codes import every_code
from localsite.codes import files as codes
from localsite.diagnostics import Diagnostic, Mend, Span


class Leaf(NamedTuple):
    text: str
    day: date


class Colour(Enum):
    RED = "red"


class Stranger(NamedTuple):
    text: str


class Trap:
    """What a hostile pickle does when it is read without care."""

    def __init__(self, target: Path) -> None:
        self.target = target

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (str(self.target),)


LEAF = Leaf("é", date(2026, 7, 14))


def never() -> Leaf:
    message = "this was remembered, and is not made again"
    raise AssertionError(message)


def planted(path: Path, value: bytes, recipe: str = "r", key: str = "k", seal: bytes = b"") -> None:
    """An entry put into the file by somebody else."""
    name = _digest((recipe, key))
    with sqlite3.connect(path) as database:
        database.execute("INSERT OR REPLACE INTO entries VALUES (?, ?)", (name, _digest((name, value), seal) + value))
    database.close()


def count(path: Path) -> int:
    database = sqlite3.connect(path)
    (found,) = database.execute("SELECT count(*) FROM entries").fetchone()
    database.close()
    return int(found)


def test_what_was_made_once_is_remembered_by_the_next_build(tmp_path: Path) -> None:
    path = tmp_path / ".localsite" / "memory.sqlite"
    with Memory(path, (Leaf,)) as memory:
        assert memory.remember("r", "k", lambda: LEAF) == LEAF
    with Memory(path, (Leaf,)) as memory:
        assert memory.remember("r", "k", never) == LEAF
        assert memory.trouble == ""


def test_another_recipe_or_another_key_is_another_entry(tmp_path: Path) -> None:
    with Memory(tmp_path / "m") as memory:
        assert [memory.remember(*name, lambda name=name: name) for name in (("r", "k"), ("r", "l"), ("s", "k"), ("rk", ""))] == [
            ("r", "k"),
            ("r", "l"),
            ("s", "k"),
            ("rk", ""),
        ]


def test_a_batch_makes_only_what_is_missing_in_order(tmp_path: Path) -> None:
    asked: list[list[int]] = []

    def make(indexes: list[int]) -> list[tuple[int, bool]]:
        asked.append(list(indexes))
        return [(index * 10, True) for index in indexes]

    with Memory(tmp_path / "m") as memory:
        memory.remember_all("r", ["b", "d"], make)
        assert memory.remember_all("r", ["a", "b", "c", "d"], make) == [0, 0, 20, 10]
    assert asked == [[0, 1], [0, 2]]


def test_thousands_of_keys_are_recalled_at_once(tmp_path: Path) -> None:
    keys = [str(number) for number in range(2500)]
    with Memory(tmp_path / "m") as memory:
        memory.remember_all("r", keys, lambda indexes: [(index, True) for index in indexes])
        assert memory.remember_all("r", keys, lambda _: never()) == list(range(2500))


def test_what_may_not_last_is_given_but_not_kept(tmp_path: Path) -> None:
    for _ in range(2):
        with Memory(tmp_path / "m") as memory:
            made: list[int] = []
            assert memory.remember_all("r", ["a", "b"], lambda i, made=made: made.extend(i) or [(n, n == 0) for n in i]) in ([0, 1], [0, 0])
    assert made == [1]


def test_a_process_that_builds_again_holds_the_very_values_it_made(tmp_path: Path) -> None:
    held: dict[bytes, object] = {}
    with Memory(tmp_path / "m", (Leaf,), held=held) as memory:
        made = memory.remember("r", "k", lambda: Leaf("oak", date(2026, 7, 14)))
        assert memory.remember_all("r", ["not kept"], lambda _: [(1, False)]) == [1]
    (tmp_path / "m").unlink()
    with Memory(tmp_path / "m", (Leaf,), held=held) as memory:
        assert memory.remember("r", "k", never) is made
        assert memory.remember_all("r", ["not kept"], lambda _: [(2, False)]) == [2]


def test_a_value_read_from_the_file_is_held_too(tmp_path: Path) -> None:
    with Memory(tmp_path / "m") as memory:
        memory.remember("r", "k", lambda: "value")
    held: dict[bytes, object] = {}
    with Memory(tmp_path / "m", held=held) as memory:
        assert memory.remember("r", "k", never) == "value"
    with Memory(None, held=held) as memory:
        assert memory.remember("r", "k", never) == "value"


def test_what_is_only_held_is_written_nowhere(tmp_path: Path) -> None:
    held: dict[bytes, object] = {}
    with Memory(tmp_path / "m", held=held) as memory:
        assert [memory.hold("r", lambda key=key: key, lambda key=key: key + b"!") for key in (b"a", b"b")] == [b"a!", b"b!"]
    with Memory(tmp_path / "m", held=held) as memory:
        assert memory.hold("r", lambda: b"a", never) == b"a!"
        assert memory.hold("another", lambda: b"a", lambda: b"?") == b"?"
    assert count(tmp_path / "m") == 0


def test_a_process_that_builds_once_is_not_even_asked_for_the_key(tmp_path: Path) -> None:
    with Memory(tmp_path / "m") as memory:
        assert [memory.hold("r", never, lambda n=n: n) for n in (1, 2)] == [1, 2]


def test_what_nobody_asks_for_any_more_is_not_held_for_ever(tmp_path: Path) -> None:
    held: dict[bytes, object] = {}
    with Memory(tmp_path / "m", held=held) as memory:
        memory.remember_all("r", [str(number) for number in range(FEW + 10)], lambda indexes: [(index, True) for index in indexes])
    with Memory(tmp_path / "m", held=held) as memory:
        memory.remember("r", "0", never)
    assert len(held) == 1


def test_whoever_tries_many_looks_has_two_of_them_in_the_memory_of_the_process(tmp_path: Path) -> None:
    held, most = dict[bytes, object](), FEW + 10

    def build(look: int) -> tuple[int, int]:
        """How many looks are held and written down after a build of one that makes everything anew."""
        with Memory(tmp_path / "m", held=held) as memory:
            memory.remember_all("r", [f"{look} {number}" for number in range(most)], lambda indexes: [(look, True)] * len(indexes))
        return len(held) // most, count(tmp_path / "m") // most

    assert [build(look) for look in range(4)] == [(1, 1), (2, 2), (1, 3), (2, 4)]
    with Memory(tmp_path / "m", held=held) as memory:
        assert memory.remember("r", "0 0", never) == 0  # the first one comes back from the file


def test_without_a_path_nothing_is_remembered() -> None:
    with Memory(None) as memory:
        assert [memory.remember("r", "k", lambda n=n: n) for n in (1, 2)] == [1, 2]


def test_a_build_with_nothing_new_writes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "m"
    for _ in range(2):
        with Memory(path) as memory:
            memory.remember("r", "k", lambda: 1)
        os.utime(path, ns=(1, 1))
    with Memory(path) as memory:
        memory.remember("r", "k", lambda: 1)
    assert path.stat().st_mtime_ns == 1
    assert sorted(p.name for p in tmp_path.iterdir()) == ["m"]


def test_a_constant_comes_back_as_itself_whatever_it_says_by_then(tmp_path: Path) -> None:
    old, new = Stranger("old words"), Stranger("new words")
    with Memory(tmp_path / "m", constants={"LS1": old}) as memory:
        memory.remember("r", "k", lambda: [old])
    with Memory(tmp_path / "m", constants={"LS1": new}) as memory:
        assert memory.remember("r", "k", never)[0] is new
    with Memory(tmp_path / "m") as memory:
        assert memory.remember("r", "k", lambda: "made again") == "made again"


def test_diagnostics_are_remembered_with_their_codes_by_number(tmp_path: Path) -> None:
    constants = {code.number: code for code in every_code()}
    problem = codes.CONTROL_CHARACTER.at(Span("a.md", 1, 2, 3), mend=Mend(1, 1, "x"), sign="s", line="l")
    for make in (lambda: [problem], never):
        with Memory(tmp_path / "m", (Diagnostic, Span, Mend), constants) as memory:
            found = memory.remember("r", "k", make)
        assert found == [problem]
        assert found[0].code is codes.CONTROL_CHARACTER


def test_enumerations_are_remembered(tmp_path: Path) -> None:
    with Memory(tmp_path / "m", (Colour,)) as memory:
        memory.remember("r", "k", lambda: [Colour.RED])
        assert memory.remember("r", "k", never) == [Colour.RED]


def test_a_class_that_was_not_named_is_a_mistake_of_the_caller(tmp_path: Path) -> None:
    with Memory(tmp_path / "m") as memory, pytest.raises(TypeError, match="Stranger"):
        memory.remember("r", "k", lambda: Stranger("x"))


@pytest.mark.parametrize(
    "value",
    [b"", b"not a pickle", pickle.dumps(LEAF)[:-9], pickle.dumps(Stranger("x")), b"cbuiltins\neval\n(V1\ntR."],
)
def test_an_entry_that_is_not_ours_counts_as_absent_and_is_replaced(tmp_path: Path, value: bytes) -> None:
    with Memory(tmp_path / "m", (Leaf,)):
        planted(tmp_path / "m", value)
    for make in (lambda: LEAF, never):
        with Memory(tmp_path / "m", (Leaf,)) as memory:
            assert memory.remember("r", "k", make) == LEAF


def test_a_hostile_pickle_does_nothing(tmp_path: Path) -> None:
    trap = pickle.dumps(Trap(tmp_path / "trapped"), protocol=5)
    with Memory(tmp_path / "m", (Leaf,)):
        planted(tmp_path / "m", trap)
    with Memory(tmp_path / "m", (Leaf,)) as memory:
        assert memory.remember("r", "k", lambda: LEAF) == LEAF
    assert not (tmp_path / "trapped").exists()
    pickle.loads(trap)  # the trap itself works
    assert (tmp_path / "trapped").exists()


def test_an_entry_with_another_machines_seal_counts_as_absent(tmp_path: Path) -> None:
    with Memory(tmp_path / "m", seal=b"ours"):
        planted(tmp_path / "m", pickle.dumps("<script>"), seal=b"theirs")
    with Memory(tmp_path / "m", seal=b"ours") as memory:
        assert memory.remember("r", "k", lambda: "text") == "text"


def test_an_entry_moved_to_another_name_counts_as_absent(tmp_path: Path) -> None:
    with Memory(tmp_path / "m") as memory:
        memory.remember("r", "k", lambda: "one")
    database = sqlite3.connect(tmp_path / "m")
    database.execute("UPDATE entries SET name = ?", (_digest(("r", "l")),))
    database.commit()
    database.close()
    with Memory(tmp_path / "m") as memory:
        assert memory.remember("r", "l", lambda: "two") == "two"


@pytest.mark.parametrize("damage", [b"this is no database" * 300, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_file_is_thrown_away_and_begun_anew(tmp_path: Path, damage: bytes) -> None:
    (tmp_path / "m").write_bytes(damage)
    with Memory(tmp_path / "m") as memory:
        assert memory.remember("r", "k", lambda: 1) == 1
    with Memory(tmp_path / "m") as memory:
        assert memory.remember("r", "k", never) == 1


def test_a_file_damaged_in_the_middle_is_thrown_away_and_the_build_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "m"
    keys = [str(number) for number in range(500)]
    with Memory(path) as memory:
        memory.remember_all("r", keys, lambda indexes: [("x" * 500, True) for _ in indexes])
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xee" * (len(data) - 4096)
    path.write_bytes(data)
    with Memory(path) as memory:
        assert memory.remember_all("r", keys, lambda indexes: [("y", True) for _ in indexes]) == ["y"] * 500
    with Memory(path) as memory:
        assert memory.remember("r", "new", lambda: 1) == 1
        assert memory.trouble == ""


def test_a_database_with_other_tables_is_not_ours(tmp_path: Path) -> None:
    database = sqlite3.connect(tmp_path / "m")
    database.execute("CREATE VIEW entries AS SELECT 1 AS name, 2 AS value")
    database.close()
    with Memory(tmp_path / "m") as memory:
        memory.remember("r", "k", lambda: 1)
        assert memory.remember("r", "k", never) == 1


def test_a_journal_left_or_planted_beside_the_file_is_not_replayed(tmp_path: Path) -> None:
    (tmp_path / "m-journal").write_bytes(b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(600))
    with Memory(tmp_path / "m") as memory:
        memory.remember("r", "k", lambda: 1)
    assert not (tmp_path / "m-journal").exists()


def test_a_linked_file_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "precious").write_bytes(b"precious")
    (tmp_path / "m").symlink_to(tmp_path / "precious")
    with Memory(tmp_path / "m") as memory:
        assert memory.remember("r", "k", lambda: 1) == 1
        assert memory.trouble != ""
    assert (tmp_path / "precious").read_bytes() == b"precious"


def test_a_folder_where_nothing_can_be_made_means_no_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with Memory(tmp_path / "file" / "m") as memory:
        assert memory.remember("r", "k", lambda: 1) == 1
        assert memory.trouble != ""


def test_two_builds_at_once_share_one_file(tmp_path: Path) -> None:
    with Memory(tmp_path / "m") as one, Memory(tmp_path / "m") as two:
        one.remember("r", "a", lambda: 1)
        two.remember("r", "b", lambda: 2)
        assert (two.remember("r", "a", never), one.remember("r", "b", never)) == (1, 2)
        assert (one.trouble, two.trouble) == ("", "")


def test_what_no_build_asks_for_any_more_is_dropped(tmp_path: Path) -> None:
    def build(keys: list[str]) -> int:
        with Memory(tmp_path / "m") as memory:
            memory.remember_all("r", keys, lambda indexes: [(index, True) for index in indexes])
        return count(tmp_path / "m")

    old = [f"old {number}" for number in range(FEW + 1)]
    assert build(old) == FEW + 1
    assert build(old[:5]) == FEW + 1  # nothing new: not even looked at
    assert build(["new"]) == 1
    assert build([f"more {number}" for number in range(400)]) == 401


def test_a_digest_knows_where_its_parts_end() -> None:
    assert len({digest("ab", "c"), digest("a", "bc"), digest("abc"), digest("abc", "")}) == 4
    assert digest("é") == digest("é".encode())
    assert len(digest()) == 32


def test_what_depends_on_little_of_the_program_outlives_the_rest_of_it(tmp_path: Path) -> None:
    def asked(program: bytes, makers: bytes) -> str:
        with Memory(tmp_path / "m.sqlite", seal=b"s", program=program) as memory:
            return memory.remember_all("r", ["k"], lambda _: [(f"{program!r} {makers!r}", True)], makers)[0]

    assert [asked(b"1", b"m"), asked(b"2", b"m"), asked(b"2", b"n")] == ["b'1' b'm'", "b'1' b'm'", "b'2' b'n'"]
    assert [asked(b"1", b""), asked(b"2", b""), asked(b"1", b"")] == ["b'1' b''", "b'2' b''", "b'1' b''"]
