"""The floor plan and the habits of the house, held by reading the program without running it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import CycleError, TopologicalSorter
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parent.parent
PACKAGE = PROJECT / "localsite"
# A room is a module or a package right below localsite/. It imports only from lower floors: neighbours do not know each other.
FLOORS = (
    ("", "diagnostics", "cache"),  # "": localsite/__init__.py, the version
    ("codes",),
    ("nodes", "urls", "words", "svg"),
    ("geo", "dates", "extracts", "lettering", "qr"),
    ("hours",),
    ("fields", "categories"),
    ("content", "settings"),
    ("values",),
    (
        *("texts", "theme", "markup", "images", "facades", "maps", "badges", "social", "typeset"),
        *("traces", "drawing", "feeds", "jsonld", "almanac", "trails"),
    ),
    ("written",),
    ("read", "parse", "understand", "arrange", "develop", "discretion", "plan", "craft", "render", "check", "publish"),
    ("stages",),
    ("pipeline", "console"),
    ("new", "fmt", "cleaning", "explain", "reference", "ledger", "kit", "schema", "serve", "contact_sheet"),
    ("osm", "basemap", "locating", "walking", "start", "tryout"),
    ("cli",),
    ("__main__", "bootstrap"),
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}
LONGEST_MODULE = 400
LONGEST_FUNCTION = 40
MAY_WRITE = {"console", "cli", "bootstrap", "__main__"}  # the rooms that know the terminal
MUTABLE = {"list", "dict", "set", "defaultdict", "Counter", "OrderedDict", "deque", "bytearray"}
FROZEN_NAMES = {"Mapping", "Sequence", "Collection", "AbstractSet", "Iterable", "Final"}  # an annotation that promises no change
LATE = re.compile(r"# late\b")

Function = ast.FunctionDef | ast.AsyncFunctionDef
Definition = Function | ast.ClassDef


@cache
def modules() -> dict[str, ast.Module]:
    """Every module of the program by dotted name, "" being localsite itself."""
    return {dotted(path): ast.parse(path.read_text("utf-8")) for path in sorted(PACKAGE.rglob("*.py"))}


def dotted(path: Path) -> str:
    return ".".join(path.relative_to(PACKAGE).with_suffix("").parts).removesuffix("__init__").removesuffix(".")


def path_of(module: str) -> Path:
    """The file of a module."""
    found = PACKAGE / module.replace(".", "/")
    return found / "__init__.py" if found.is_dir() else found.with_suffix(".py")


def room(module: str) -> str:
    return module.partition(".")[0]


def imported(module: str) -> Iterator[tuple[str, int]]:
    """The modules of the house that `module` imports, for types and inside functions too, with the line."""
    for node in ast.walk(modules()[module]):
        if isinstance(node, ast.Import):
            yield from ((inside(alias.name), node.lineno) for alias in node.names if is_ours(alias.name))
        elif isinstance(node, ast.ImportFrom) and is_ours(node.module or ""):
            base = inside(node.module or "")
            for alias in node.names:
                child = f"{base}.{alias.name}".removeprefix(".")
                yield (child if child in modules() else base), node.lineno


def is_ours(name: str) -> bool:
    return name == "localsite" or name.startswith("localsite.")


def inside(name: str) -> str:
    return name.removeprefix("localsite").removeprefix(".")


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def test_every_module_has_a_floor() -> None:
    homeless = sorted({room(module) for module in modules()} - FLOOR.keys())
    assert not homeless, f"give each a floor in tests/test_architecture.py and a line in docs/map.md: {homeless}"


def test_modules_import_only_from_lower_floors() -> None:
    wrong = [
        f"localsite.{module}, line {line}, imports localsite.{target} (floor {FLOOR.get(room(module))} → {FLOOR.get(room(target))})"
        for module in modules()
        for target, line in imported(module)
        if room(target) != room(module) and FLOOR.get(room(target), 0) >= FLOOR.get(room(module), 0)
    ]
    assert not wrong, "\n" + "\n".join(wrong)


def test_no_module_needs_itself() -> None:
    graph = {module: {target for target, _ in imported(module) if target != module} for module in modules()}
    try:
        TopologicalSorter(graph).prepare()
    except CycleError as cycle:
        pytest.fail(" → ".join(cycle.args[1]))


def test_imports_are_written_in_full() -> None:
    relative = [
        f"localsite.{module}, line {node.lineno}"
        for module, tree in modules().items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert not relative, f"from localsite.… import …, so that one search finds every use: {relative}"


def test_modules_and_functions_are_short() -> None:
    files = [*PACKAGE.rglob("*.py"), *PROJECT.glob("*.py")]
    long = [f"{path.name}: {count} lines" for path in files if (count := len(path.read_text("utf-8").splitlines())) > LONGEST_MODULE]
    for path in files:
        for function in functions(ast.parse(path.read_text("utf-8"))):
            count = (function.end_lineno or 0) - function.lineno + 1
            if count > LONGEST_FUNCTION:
                long.append(f"{path.relative_to(PROJECT)}:{function.lineno} {function.name}: {count} lines")
    assert not long, "\n" + "\n".join(long)


def test_no_module_holds_state() -> None:
    wrong = [f"localsite.{module}, line {line}" for module, tree in modules().items() for line in state(tree)]
    assert not wrong, "a tuple, a frozenset, a MappingProxyType or the annotation Mapping says that it stays as it is:\n" + "\n".join(wrong)


def state(tree: ast.Module) -> Iterator[int]:
    """The lines where a module keeps something that may change while the program runs."""
    yield from (node.lineno for node in ast.walk(tree) if isinstance(node, ast.Global))
    for node in tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                pass  # the language asks for a list
            case ast.Assign(value=value) if is_mutable(value):
                yield node.lineno
            case ast.AnnAssign(value=ast.expr() as value) if is_mutable(value) and not promises_no_change(node.annotation):
                yield node.lineno


def is_mutable(value: ast.expr) -> bool:
    if isinstance(value, ast.Call):
        return isinstance(value.func, ast.Name) and value.func.id in MUTABLE
    return isinstance(value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp)


def promises_no_change(annotation: ast.expr) -> bool:
    names = [node.id for node in ast.walk(annotation) if isinstance(node, ast.Name)]
    return bool(names) and names[0] in FROZEN_NAMES and names != ["Final"] and not MUTABLE & set(names[:2])


def test_imports_stand_at_the_top() -> None:
    wrong = []
    for module, tree in modules().items():
        lines = path_of(module).read_text("utf-8").splitlines()
        inside = {node for function in functions(tree) for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)}
        late = (node for node in inside if not LATE.search("".join(lines[node.lineno - 1 : node.end_lineno])))
        wrong += sorted(f"localsite.{module}, line {node.lineno}" for node in late)
    assert not wrong, "move it to the top, or say on its line why it cannot be there (# late: …):\n" + "\n".join(wrong)


def test_everything_public_is_described() -> None:
    wrong = [f"localsite.{module}" for module, tree in modules().items() if not ast.get_docstring(tree)]
    for module, tree in modules().items():
        wrong += [f"localsite.{module}, line {node.lineno}: {node.name}" for node in public(tree) if not ast.get_docstring(node)]
    assert not wrong, "a docstring is missing:\n" + "\n".join(wrong)


def public(parent: ast.Module | ast.ClassDef) -> Iterator[Definition]:
    """The classes, functions and methods that others may use."""
    for node in parent.body:
        if isinstance(node, Definition) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef):
                yield from public(node)


def test_only_the_door_writes_to_the_terminal() -> None:
    wrong = [
        f"localsite.{module}, line {node.lineno}"
        for module, tree in modules().items()
        if room(module) not in MAY_WRITE
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id in {"print", "input"})
        or (isinstance(node, ast.Attribute) and node.attr in {"stdout", "stderr", "stdin"})
    ]
    assert not wrong, "return text; console puts it into words and cli writes it:\n" + "\n".join(wrong)


@pytest.mark.parametrize(
    ("line", "held"),
    [
        ("A = []", True),
        ("A = {'a': 1}", True),
        ("A = set()", True),
        ("A: dict[str, int] = {}", True),
        ("A = [x for x in B]", True),
        ("def f():\n    global A", True),
        ("__all__ = ['f']", False),
        ("A = ()", False),
        ("A = frozenset({1})", False),
        ("A: Mapping[str, int] = {'a': 1}", False),
        ("A: Final[Mapping[str, int]] = {'a': 1}", False),
        ("A: Final = {'a': 1}", True),
        ("A: Final[dict[str, int]] = {'a': 1}", True),
        ("A = MappingProxyType({'a': 1})", False),
    ],
)
def test_state_is_recognised(line: str, held: bool) -> None:
    assert bool([*state(ast.parse(line))]) is held
