"""The rooms of the house: who may use whom, what a start may import, and how large things may grow."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "planner"
SOURCES = sorted(PACKAGE.rglob("*.py"))
ALL = [*SOURCES, *sorted((ROOT / "tests").rglob("*.py")), *sorted((ROOT / "benchmarks").rglob("*.py"))]

ARROWS = {
    "model": {"model"},
    "keys": {"keys", "model"},
    "store": {"store", "keys", "model"},
    "transfer": {"transfer", "model"},
    "widgets": {"widgets", "model", "commands", "keys"},  # a widget takes its keys from there
    "sounding": {"sounding", "store", "model"},
    "line": set[str](),
    "screens": {
        "screens",
        "widgets",
        "sounding",
        "store",
        "transfer",
        "model",
        "commands",
        "keys",
        "clock",
        "editor",
        "line",
    },
    "app": {
        "screens",
        "widgets",
        "store",
        "model",
        "commands",
        "keys",
        "clock",
        "editor",
        "terminal",
        "terminal_app",
    },
    "terminal_app": {"screens", "widgets", "model", "terminal", "line", "paper", "themes"},
    "commandline": {"commandline", "sounding", "store", "transfer", "model", "keys", "clock", "editor", ""},
    "cli": {"commandline", "app", "store", "model", "clock", "guardian", "kiosk"},
    "kiosk": set[str](),
    "commands": {"keys"},
    "editor": {"store"},  # for its errors
    "guardian": set[str](),
    "themes": set[str](),
    "clock": set[str](),
    "terminal": {"thrift", "sounding", "line", "paper"},
    "paper": set[str](),
    "thrift": {"pen"},
    "pen": set[str](),
    "__main__": {"cli"},
    "__init__": set[str](),
}
"""Each room with the rooms that it may import; the empty name is the package itself, for its version."""

DRAWING = {
    "app",
    "terminal_app",
    "commands",
    "line",
    "paper",
    "screens",
    "terminal",
    "themes",
    "thrift",
    "widgets",
}
"""The rooms that may know Textual and Rich."""

LATE = {"textual", "rich", "tomlkit", "icalendar"}
"""What a plain-text command must start without."""

OUTSIDE = {
    "textual": DRAWING,
    "rich": DRAWING,
    "tomlkit": {"store"},
    "platformdirs": {"store"},
    "icalendar": {"transfer"},
    "dateutil": {"model", "transfer"},
}
"""The packages that are not ours, each with the rooms that may import it."""


def room_of(path: Path) -> str:
    """The room a source file stands in."""
    inside = path.relative_to(PACKAGE).parts
    return inside[0] if len(inside) > 1 else path.stem


def imports(path: Path) -> Iterator[tuple[str, int]]:
    """Every module that a file imports with its line, inside functions and under TYPE_CHECKING too."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.Import):
            yield from ((name.name, node.lineno) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: a relative import"
            module = node.module or ""
            if module == "planner":
                yield from ((f"planner.{name.name}", node.lineno) for name in node.names)
            else:
                yield module, node.lineno
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("import_module"):
            # The first words of what is imported by name: `planner.screens.` of an f-string.
            yield ast.unparse(node.args[0]).strip("f'\""), node.lineno


def target_room(module: str) -> str:
    """The room that a `planner...` module stands in; empty for the package itself."""
    name = module.split(".")[1]
    known = (PACKAGE / f"{name}.py").exists() or (PACKAGE / name).is_dir()
    return name if known else ""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_room_uses_only_the_rooms_below_it(path: Path) -> None:
    """The arrows of docs/architecture.md, by every import of every file."""
    room = room_of(path)
    for module, line in imports(path):
        top = module.split(".")[0]
        if top == "planner":
            target = target_room(module)
            assert target in ARROWS[room], f"{path}:{line}: {room} must not use {target or 'planner'}"
        elif top not in sys.stdlib_module_names:
            assert top in OUTSIDE, f"{path}:{line}: {top} is not a dependency"
            assert room in OUTSIDE[top], f"{path}:{line}: {room} must not use {top}"


def test_the_walk_sees_what_it_should() -> None:
    """The test above finds an import wherever it stands: at the top, in a function, by name."""
    found = {module for module, _ in imports(PACKAGE / "cli.py")}
    assert {"planner.app", "planner.store.errors", "planner.commandline.parser"} <= found
    assert any(module.startswith("planner.commandline.") for module in found)


@pytest.mark.parametrize("room", ["model", "store", "sounding", "commandline", "cli"])
def test_a_plain_command_starts_without_the_heavy_libraries(room: str) -> None:
    """Importing all of a room of the plain-text commands brings none of what is only needed later."""
    paths = [path for path in SOURCES if room_of(path) == room]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts) for path in paths]
    program = f"import sys, {', '.join(names)}; print(*sorted(set(sys.modules) & {LATE!r}))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, cwd=ROOT, check=True
    )
    assert done.stdout.split() == []


@pytest.mark.parametrize("path", ALL, ids=lambda path: str(path.relative_to(ROOT)))
def test_no_file_and_no_function_outgrows_its_reader(path: Path) -> None:
    """A file has at most 400 lines, a function at most 50."""
    text = path.read_text("utf-8")
    assert text.count("\n") <= 400
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            lines = (node.end_lineno or node.lineno) - node.lineno + 1
            assert lines <= 50, f"{path}:{node.lineno}: {node.name} has {lines} lines"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_nothing_is_caught_that_was_not_named(path: Path) -> None:
    """No bare except and no `except Exception`: what was not foreseen must be seen."""
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"{path}:{node.lineno}: a bare except"
            caught = {one.id for one in ast.walk(node.type) if isinstance(one, ast.Name)}
            assert not caught & {"Exception", "BaseException"}, f"{path}:{node.lineno}: {sorted(caught)}"
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith("suppress"):
            given = {ast.unparse(argument) for argument in node.args}
            assert not given & {"Exception", "BaseException"}, f"{path}:{node.lineno}: {sorted(given)}"


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_module_says_what_it_is(path: Path) -> None:
    """Each module begins with a docstring."""
    assert ast.get_docstring(ast.parse(path.read_bytes()))


POSSESSIVE = re.compile(r"\)(?:[*+?]|\{\d*,?\d*\})\+|\(\?>")
"""A group that is repeated without giving anything back."""


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_no_pattern_repeats_a_group_possessively(path: Path) -> None:
    """Before 3.11.5, as on Debian 12, Python matches such groups wrongly (gh-106052); characters are fine."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            assert POSSESSIVE.search(node.value) is None, f"{path.name}:{node.lineno}"
