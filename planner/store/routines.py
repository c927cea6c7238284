"""The person's routines: one file each."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from types import MappingProxyType

from planner.model.progression import DEFAULT_AFTER, Progression
from planner.model.routine import (
    DEFAULT_FLOOR,
    DEFAULT_READY,
    DEFAULT_REST,
    DEFAULT_SWITCH,
    Group,
    Routine,
    Step,
)
from planner.model.text import slug
from planner.model.vocabulary import GROWING
from planner.store.edits import Edit, SetValue, Unset, edit
from planner.store.exercises import build_dose
from planner.store.files import create_bytes, free_path, make_folder
from planner.store.home import Home
from planner.store.reading import INDEX, Reader, Values
from planner.store.schema import FORMAT, ROUTINE
from planner.store.shelf import Entry, Shelf, change_entry, read_entry, read_shelf
from planner.store.toml_data import get
from planner.store.toml_text import parse


def build(stem: str, reader: Reader) -> Routine | None:
    """A routine from its file, or None when the file has errors."""
    values = reader.root(ROUTINE)
    steps = tuple(
        Step(
            exercise=row.get("exercise", ""),
            dose=build_dose(row),
            group=row.get("group", ""),
            note=row.get("note", ""),
            progress=build_progress(row.get("progress"), ("step", row[INDEX], "progress"), reader),
        )
        for row in values.get("step", ())
    )
    groups = {
        name: Group(row.get("rounds", 1), row.get("rest")) for name, row in values.get("group", {}).items()
    }
    for name in sorted(groups.keys() - {step.group for step in steps}):
        reader.warning(("group", name), f"no step is in the group {name}", key=True)
    if reader.failed:
        return None
    return Routine(
        id=stem,
        title=values["title"],
        steps=steps,
        description=values.get("description", ""),
        prescribed_by=values.get("prescribed_by", ""),
        prescribed_on=values.get("prescribed_on"),
        review_on=values.get("review_on"),
        ready=values.get("ready", DEFAULT_READY),
        floor=values.get("floor", DEFAULT_FLOOR),
        rest=values.get("rest", DEFAULT_REST),
        switch=values.get("switch", DEFAULT_SWITCH),
        groups=MappingProxyType(groups),
        was=values.get("was", ()),
        ignore=values.get("ignore", ()),
    )


def build_progress(row: Values | None, path: tuple[str | int, ...], reader: Reader) -> Progression | None:
    """How a step may grow; None where the file does not say, or not rightly. Notes a count with a unit."""
    if not row:
        return None  # of most steps
    key = next((one for one in GROWING if one in row), None)
    if key is None:
        return None
    if key != "hold" and isinstance(get(reader.document.data, (*path, "max")), str):
        reader.error((*path, "max"), f"max is a number of {key} here:", f"max = {row.get('max', 12)}")
    return Progression(key, row[key], row.get("max"), row.get("after", DEFAULT_AFTER))


def load(home: Home, known: Shelf[Routine] | None = None) -> Shelf[Routine]:
    """Every routine of the home."""
    return read_shelf(home, home.routines, build, known)


def change(home: Home, entry: Entry[Routine], edits: Sequence[Edit]) -> Entry[Routine]:
    """Save named operations into a routine's file and read it back; NotSaved or Conflict when that fails."""
    return change_entry(home, entry, edits, build)


def create(
    home: Home, title: str, like: Entry[Routine] | None = None, edits: Sequence[Edit] = ()
) -> Entry[Routine]:
    """A new routine, empty or a copy of another with its comments, which `edits` change.

    NotSaved when it cannot be written.
    """
    from planner.store.schema_files import head

    make_folder(home.routines)
    path = free_path(home.routines, slug(title))
    if like is not None and like.document is not None:
        document = edit(like.document, [SetValue(("title",), title), Unset(("was",)), *edits])
    else:
        start = parse(home.label(path), f"{head(home, path)}format = {FORMAT}\n".encode())
        document = edit(start, [SetValue(("title",), title)])
    create_bytes(path, document.raw)
    return read_entry(home, path, build)


def put_back(home: Home, path: Path, raw: bytes) -> Entry[Routine]:
    """A routine that was removed, byte for byte; Conflict when there is another of its name by now."""
    create_bytes(path, raw)
    return read_entry(home, path, build)
