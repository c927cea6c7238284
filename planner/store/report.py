"""Every problem of a whole home, or of files anywhere: what `planner check` tells."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from planner.store import check, exercises, routines, schedule, sessions, settings
from planner.store.contents import Contents
from planner.store.errors import Problem
from planner.store.files import MAX_BYTES, size_words
from planner.store.home import Home
from planner.store.schema import FILES, Table
from planner.store.shelf import Build, Entry, entry_of, read_entry, toml_files

_BUILDS: dict[str, Build[Any]] = {
    "routine": routines.build,
    "exercise": exercises.build,
    "schedule": schedule.build,
    "session": sessions.build,
    "settings": settings.build,
}
_FOLDERS = {"routines": "routine", "exercises": "exercise", "library": "exercise"}


SWITCH = "Advice can be switched off: ignore in the routine, or lint.ignore in settings.toml."


@dataclass(frozen=True, slots=True)
class Report:
    """How many files were read, and what is wrong or worth another look in them, by path and line."""

    files: int
    problems: tuple[Problem, ...]

    @property
    def errors(self) -> int:
        """How many of the problems are errors."""
        return sum(problem.severity == "error" for problem in self.problems)

    @property
    def switch(self) -> str:
        """How to be rid of advice, where there is any; nothing to say otherwise."""
        given = any(problem.severity == "advice" for problem in self.problems)
        return SWITCH if given else ""


def check_home(home: Home) -> Report:
    """Every file of a home, its whole log too, what they say about each other, and advice."""
    contents = Contents.read(home)
    log = sessions.load(home)
    singles = (contents.schedule_file, contents.settings_file)
    paths = {entry.path for shelf in (contents.library, contents.routines, log) for entry in shelf.entries}
    paths |= {entry.path for entry in singles if os.path.lexists(entry.path)}
    own = sum(path.is_relative_to(home.root) for path in paths)
    problems = (*contents.problems, *contents.advice, *log.problems, *sessions.copies_of_logs(home))
    return Report(own, _sorted(problems))


def check_paths(home: Home, paths: Sequence[Path]) -> Report:
    """Files and folders wherever they are; what kind a file is tells its place, its name, or its keys.

    A file in a home is seen with what that home holds and switches off, any other with what `home` does.
    """
    known: dict[Path, Contents] = {}
    files = tuple(dict.fromkeys(file for path in paths for file in _files(path)))
    found = [problem for file in files for problem in _check_file(home, file, known)]
    return Report(len(files), _sorted(found))


def check_text(home: Home, path: Path, raw: bytes) -> tuple[Problem, ...]:
    """Every problem of a file of this home, as `check_home` finds it, if the file said what `raw` does."""
    if len(raw) > MAX_BYTES:
        words = f"the file is too large: {size_words(len(raw))}, at most {size_words(MAX_BYTES)} are read"
        return (Problem(home.label(path), 0, 0, "error", words),)
    found = _check_file(home, path, {}, raw)
    return _sorted(replace(problem, path=home.label(path)) for problem in found)


def _sorted(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(dict.fromkeys(problems), key=lambda one: (one.path, one.line, one.column, one.rank)))


def _files(path: Path) -> Iterator[Path]:
    """A file, or the TOML files below a folder."""
    if not os.path.isdir(path):
        yield path
        return
    # A `tombi.toml` stands in a home for the editor; elsewhere the name is as good as any.
    yield from (file for file in toml_files(path) if file.name != "tombi.toml" or _kind_by_place(file))
    for folder in sorted(_folders(path)):
        yield from _files(folder)


def _folders(path: Path) -> Iterator[Path]:
    try:
        with os.scandir(path) as found:
            for one in found:
                # A link could lead round in a circle; hidden folders hold what is not for people.
                if one.is_dir(follow_symlinks=False) and not one.name.startswith("."):
                    yield Path(one.path)
    except OSError:
        return


def _check_file(
    home: Home, path: Path, known: dict[Path, Contents], raw: bytes | None = None
) -> Iterator[Problem]:
    whole = path.absolute()
    kind = _kind_by_place(whole)
    entry = _entry(home, path, _BUILDS[kind] if kind else lambda _stem, _reader: None, raw)
    if not kind and entry.document is not None:
        kind = _kind_by_keys(entry.document.data)
        if not kind:
            words = (
                "it is not clear what this file is: a routine has a title and [[step]], a schedule [[plan]]"
            )
            yield Problem(str(path), 0, 0, "error", words)
            return
        entry = _entry(home, path, _BUILDS[kind], raw)
    problems = list(entry.problems)
    if kind == "exercise":
        problems += check.exercise(entry)
    if kind in ("routine", "schedule", "settings") and entry.document is not None:
        around = _around(home, whole)
        if around.root not in known:
            known[around.root] = Contents.read(around)
        contents = known[around.root]
        if kind == "routine":
            problems += check.routine(entry, contents.library.values, contents.settings.off)
            problems += check.advice(entry, contents.library.values, contents.settings.lint_ignore)
        elif kind == "schedule":
            problems += check.schedule(entry, contents.routines)
        else:
            problems += check.settings(entry, contents.library.by_id)
    yield from (replace(problem, path=str(path)) for problem in problems)


def _entry(home: Home, path: Path, build: Build[Any], raw: bytes | None) -> Entry[Any]:
    return read_entry(home, path, build) if raw is None else entry_of(home, path, build, raw)


def _kind_by_place(path: Path) -> str:
    if path.name in ("schedule.toml", "settings.toml"):
        return path.stem
    if path.parent.parent.name == "log":
        return "session"
    return _FOLDERS.get(path.parent.name, "")


def _kind_by_keys(data: dict[str, Any]) -> str:
    """The kind whose keys a file has most of, then lacks fewest of; empty when that is none, or several."""
    scores = {table.name: _score(table, data) for table in FILES}
    best = max(scores.values())
    kinds = [kind for kind, score in scores.items() if score == best]
    return kinds[0] if best[0] and len(kinds) == 1 else ""


def _score(table: Table, data: dict[str, Any]) -> tuple[int, int]:
    """How many keys of a table there are (`[[plan]]` is not `plan = "a"`), and how few needed ones lack."""
    own = [field for field in table.fields if field.name not in ("format", "x") and field.name in data]
    there = sum(bool(field.table) == isinstance(data[field.name], list | dict) or field.many for field in own)
    return there, -sum(field.name not in data for field in table.required)


def _around(home: Home, path: Path) -> Home:
    """The home that a file lies in, as its place tells; the given one when it lies in none."""
    root = path.parent.parent if path.parent.name == "routines" else path.parent
    return Home(root) if os.path.isdir(root / "routines") else home
