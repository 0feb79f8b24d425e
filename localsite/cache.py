"""Was this made before? Results remembered by the content they were made from, in one SQLite file that may be lost at any time.

An entry may be unused; it can never be stale: its name holds the recipe (function, version, parameters) and the digest of what it
was made from. The file is not believed either: a contributor may have committed it. Each entry carries a seal over its own name
and bytes, and unpickles to nothing but plain data and the classes that were named.
"""

from __future__ import annotations

import gc
import io
import os
import pickle
import sqlite3
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import date, datetime, time
from enum import Enum
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any, Self, TypeVar

T = TypeVar("T")
Held = dict[bytes, Any]  # values by the name of their entry

TABLE = "CREATE TABLE entries (name BLOB PRIMARY KEY NOT NULL, value BLOB NOT NULL)"
SEAL = 16  # bytes before each value
ASKED_AT_ONCE = 900  # older SQLite takes 999 question marks
PATIENCE = 5  # seconds to wait for another build that is writing
FEW = 1000  # entries that are never worth a pruning
WRITTEN, HELD = 3, 1  # times what a build asks for: how much of others' may stand in the file, and in the memory of a process
DAMAGED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
# The journal is kept in memory (a torn file is noticed by its seals and thrown away), so one on disk is none of ours:
# SQLite would replay it.
LEFTOVERS = ("-journal", "-wal", "-shm")


def digest(*parts: bytes | str) -> str:
    """32 hexadecimal digits that differ when any part, or the place where one ends, differs."""
    return _digest(parts).hex()


def digest_of(pieces: Iterable[bytes], size: int) -> str:
    """What `digest` gives for `size` bytes, which come in pieces and need never be together."""
    state = blake2b(size.to_bytes(8, "big"), digest_size=SEAL)
    for piece in pieces:
        state.update(piece)
    return state.hexdigest()


@cache
def makers(places: tuple[str, ...], tools: tuple[str, ...]) -> bytes:
    """A mark of parts of the program, files or folders below localsite/, and of tools, as they stand: what they make depends on it."""
    home, files = Path(__file__).resolve().parent, list[Path]()
    for place in places:
        path = home / place
        files += [path] if path.is_file() else sorted((*path.glob("*.py"), *path.glob("*.typ")))
    found = {name for place in sys.path if Path(place).is_dir() for name in os.listdir(place or ".") if name.endswith(".dist-info")}
    return _digest([*sorted(name for name in found if name.startswith(tools)), *(file.read_bytes() for file in files)])


def _digest(parts: Sequence[bytes | str], key: bytes = b"") -> bytes:
    state = blake2b(digest_size=SEAL, key=key)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.digest()


class Memory:
    """What earlier builds made. Without a path it remembers nothing; where the file fails it goes on without (see `trouble`)."""

    def __init__(
        self,
        path: Path | None,
        classes: Sequence[type] = (),
        constants: Mapping[str, object] | None = None,
        seal: bytes = b"",
        held: Held | None = None,
        program: bytes = b"",
    ) -> None:
        """`classes` may appear in remembered values; `constants` are remembered by name and come back as themselves.

        `seal` is a secret of this machine (at most 64 bytes): entries sealed with another one count as absent. `program` marks the
        program as it stands: what another one made counts as absent too, where nothing else is said of its makers. `held` belongs to
        a process that builds again and again: what it used last stays in there as it is, and need not be read from the file.
        """
        self.trouble = ""  # why nothing is remembered any more, in SQLite's words; "" while all is well
        self._path = path
        self._seal = seal
        self._program = program
        self._vocabulary = _Vocabulary(classes, constants or {})
        self._asked: set[bytes] = set()
        self._held = held
        self._grown = False
        self._database: sqlite3.Connection | None = None
        if path is not None:
            self._open(path)

    def remember(self, recipe: str, key: str, make: Callable[[], T]) -> T:
        """What `make()` gives, or gave to an earlier build under the same recipe and key."""
        value: T = self.remember_all(recipe, [key], lambda _: [(make(), True)])[0]
        return value

    def remember_all(
        self, recipe: str, keys: Sequence[str], make: Callable[[Sequence[int]], Sequence[tuple[T, bool]]], makers: bytes = b""
    ) -> list[T]:
        """The value for each key, in order; `make` is called once, with the indexes of the keys that are not known yet.

        For each of them, in order, it gives the value and whether it may be kept (False: this build only). `makers` marks all that the
        values depend on, where that is less than the whole program: they stay when something else of it changes.
        """
        remembers = self._database is not None or self._held is not None
        names = [_digest((makers or self._program, recipe, key)) for key in keys] if remembers else [b""] * len(keys)
        known = self._at_hand(names) if remembers else {}
        missing = [index for index, name in enumerate(names) if name not in known]
        if not missing:
            return [known[name] for name in names]
        made = dict(zip(missing, make(missing), strict=True))
        self._keep({names[index]: value for index, (value, lasting) in made.items() if lasting})
        return [made[index][0] if index in made else known[name] for index, name in enumerate(names)]

    def hold(self, recipe: str, key: Callable[[], bytes], make: Callable[[], T]) -> T:
        """What `make()` gives, or gave to this process under the same recipe and key; nothing is written down.

        For what is made faster than it is read from a file. A process that builds once does not even ask for the key.
        """
        if self._held is None:
            return make()
        name = _digest((recipe, key()))
        self._asked.add(name)
        if name not in self._held:
            self._held[name] = make()
        value: T = self._held[name]
        return value

    def learn(self, classes: Sequence[type]) -> None:
        """Lets more classes stand in remembered values."""
        self._vocabulary.learn(classes)

    def close(self) -> None:
        """Lets go of the file, after dropping what no build seems to ask for any more."""
        with self._careful() as database:
            if database and self._grown:
                self._prune(database)
        if self._held is not None and self._is_crowded(len(self._held), HELD):
            for name in self._held.keys() - self._asked:
                del self._held[name]
        self._forget()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _open(self, path: Path) -> None:
        try:
            _make_way(path)
            try:
                self._database = _opened(path)
            except sqlite3.DatabaseError as problem:
                if problem.sqlite_errorcode not in DAMAGED:
                    raise
                _remove(path)
                self._database = _opened(path)
        except (OSError, sqlite3.Error) as problem:
            self.trouble = str(problem)

    def _at_hand(self, names: list[bytes]) -> Mapping[bytes, Any]:
        """What is remembered of `names`, here or in the file."""
        self._asked.update(names)
        if self._held is None:
            return self._recall(names)
        self._held |= self._recall([name for name in names if name not in self._held])
        return self._held

    def _recall(self, names: list[bytes]) -> dict[bytes, Any]:
        found: dict[bytes, Any] = {}
        with self._careful() as database, _without_collecting():
            if database is None:
                return found
            for start in range(0, len(names), ASKED_AT_ONCE):
                some = names[start : start + ASKED_AT_ONCE]
                marks = ",".join("?" * len(some))
                rows = database.execute(f"SELECT name, value FROM entries WHERE name IN ({marks})", some)  # noqa: S608 - question marks only
                for name, sealed in rows:
                    self._unseal(name, sealed, found)
        return found

    def _unseal(self, name: bytes, sealed: object, found: dict[bytes, Any]) -> None:
        if not isinstance(sealed, bytes) or _digest((name, sealed[SEAL:]), self._seal) != sealed[:SEAL]:
            return
        # A pickle that was made by hand fails in any way it likes; it then counts as absent and is replaced.
        with suppress(Exception):
            found[name] = self._vocabulary.read(sealed[SEAL:])

    def _keep(self, values: Mapping[bytes, object]) -> None:
        if self._held is not None:
            self._held |= values
        if self._database is None or not values:
            return
        # One of them read back tells of a class that was forgotten; the others are of its kind.
        first, *_ = values
        # One at a time: pictures are large.
        written = ((name, self._vocabulary.written(value, check=name == first)) for name, value in values.items())
        rows = ((name, _digest((name, data), self._seal) + data) for name, data in written)
        with self._careful() as database:
            if database:
                database.execute("BEGIN IMMEDIATE")
                database.executemany("INSERT OR REPLACE INTO entries VALUES (?, ?)", rows)
                database.execute("COMMIT")
                self._grown = True

    def _prune(self, database: sqlite3.Connection) -> None:
        (count,) = database.execute("SELECT count(*) FROM entries").fetchone()
        if not self._is_crowded(count, WRITTEN):
            return
        database.execute("CREATE TEMP TABLE asked (name BLOB PRIMARY KEY)")
        database.executemany("INSERT INTO asked VALUES (?)", ((name,) for name in self._asked))
        database.execute("DELETE FROM entries WHERE name NOT IN (SELECT name FROM asked)")
        database.execute("VACUUM")

    def _is_crowded(self, count: int, times: int) -> bool:
        """True where of `count` entries more than `times` those this build asked for are such as no build seems to ask for."""
        return count - len(self._asked) > max(FEW, times * len(self._asked))

    @contextmanager
    def _careful(self) -> Iterator[sqlite3.Connection | None]:
        """The database, if there is one; whatever it complains of ends the remembering, never the build."""
        try:
            yield self._database
        except sqlite3.Error as problem:
            self.trouble = str(problem)
            self._forget()
            if self._path and getattr(problem, "sqlite_errorcode", None) in DAMAGED:
                with suppress(OSError):
                    _remove(self._path)

    def _forget(self) -> None:
        database, self._database = self._database, None
        if database:
            with suppress(sqlite3.Error):
                database.close()


class _Vocabulary:
    """What may stand in a remembered value, and how it is written."""

    def __init__(self, classes: Sequence[type], constants: Mapping[str, object]) -> None:
        self._classes = {(found.__module__, found.__qualname__): found for found in (date, datetime, time, *classes)}
        self._constants = dict(constants)
        names = {value: name for name, value in constants.items()}
        # Enumerations write themselves through getattr() in some releases of Python, which no reader may ever allow.
        self._spellings: dict[type, Callable[[Any], object]] = {kind: _by_value for kind in classes if issubclass(kind, Enum)}
        self._spellings |= {type(value): lambda value: (_constant, (names[value],)) for value in constants.values()}

    def learn(self, classes: Sequence[type]) -> None:
        """More classes that may stand in a value."""
        self._classes |= {(found.__module__, found.__qualname__): found for found in classes}
        self._spellings |= {kind: _by_value for kind in classes if issubclass(kind, Enum)}

    def written(self, value: object, *, check: bool) -> bytes:
        """`value` as bytes that `read` understands; to `check` it raises TypeError where a class was not named beforehand."""
        buffer = io.BytesIO()
        pickler = pickle.Pickler(buffer, protocol=5)
        pickler.dispatch_table = self._spellings  # type: ignore[assignment] # typeshed asks for a narrower function than pickle does
        pickler.dump(value)
        data = buffer.getvalue()
        if check:
            try:
                self.read(data)
            except pickle.UnpicklingError as problem:
                message = f"cannot be remembered: {problem}"
                raise TypeError(message) from problem
        return data

    def read(self, data: bytes) -> object:
        """The value in `data`; any exception where `data` is not ours."""
        return _Reader(data, self).load()

    def find(self, module: str, name: str) -> object:
        """The one thing that may be called by that name."""
        if (module, name) == (__name__, "_constant"):
            return self._constants.__getitem__
        found = self._classes.get((module, name))
        if found is None:
            message = f"{module}.{name} is not among the classes of this memory"
            raise pickle.UnpicklingError(message)
        return found


class _Reader(pickle.Unpickler):
    def __init__(self, data: bytes, vocabulary: _Vocabulary) -> None:
        super().__init__(io.BytesIO(data))
        self._vocabulary = vocabulary

    def find_class(self, module: str, name: str) -> object:
        return self._vocabulary.find(module, name)


def _constant(name: str) -> object:
    """Stands in a pickle for a constant; the reader puts the constant there."""
    raise LookupError(name)


def _by_value(member: Enum) -> tuple[type, tuple[object]]:
    return type(member), (member.value,)


@contextmanager
def _without_collecting() -> Iterator[None]:
    """Thousands of new values, none of them garbage: looking through them again and again takes longer than reading them."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _make_way(path: Path) -> None:
    """Makes the folder; OSError where the file or its folder is a link, which could lead out of the site."""
    path.parent.mkdir(parents=True, exist_ok=True)
    for found, is_right in ((path.parent, stat.S_ISDIR), (path, stat.S_ISREG)):
        with suppress(FileNotFoundError):
            if not is_right(os.lstat(found).st_mode):
                message = f"{found.name} is a link or something else that is not expected there"
                raise OSError(message)
    for ending in LEFTOVERS:
        path.with_name(path.name + ending).unlink(missing_ok=True)


def _opened(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        for setting in ("journal_mode = MEMORY", "synchronous = OFF", "trusted_schema = OFF", "cell_size_check = ON"):
            database.execute(f"PRAGMA {setting}")
        if _tables(database) == []:
            database.execute(TABLE.replace("TABLE", "TABLE IF NOT EXISTS", 1))
        if _tables(database) != [TABLE]:
            problem = sqlite3.DatabaseError("not a memory of this program")
            problem.sqlite_errorcode = sqlite3.SQLITE_NOTADB
            raise problem  # noqa: TRY301 - closed in one place
    except BaseException:
        database.close()
        raise
    return database


def _tables(database: sqlite3.Connection) -> list[str]:
    """What the file declares, apart from the indexes that SQLite makes by itself."""
    return [text for (text,) in database.execute("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL")]


def _remove(path: Path) -> None:
    for ending in ("", *LEFTOVERS):
        path.with_name(path.name + ending).unlink(missing_ok=True)
