"""The figures that come with planner, read from their files."""

from __future__ import annotations

from planner.model.figure import Figure
from planner.store.exercises import build
from planner.store.home import built_in
from planner.store.reading import Reader
from planner.store.toml_text import parse


def library_figures() -> dict[str, Figure]:
    """Each by the id of its exercise."""
    found = {}
    for path in sorted(built_in().glob("*.toml")):
        exercise = build(path.stem, Reader(parse(path.name, path.read_bytes())))
        assert exercise is not None
        assert exercise.figure is not None
        found[path.stem] = exercise.figure
    return found


FIGURES = library_figures()
