"""The person's own exercises as files: made anew or as a copy, taken away, brought back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path

from planner.model.exercise import Exercise
from planner.model.text import slug
from planner.store.edits import SetValue, edit
from planner.store.errors import BrokenFile, NotSaved
from planner.store.exercises import build_own
from planner.store.files import create_bytes, free_path, make_folder
from planner.store.home import Home
from planner.store.schema import DOSE, EXERCISE, FORMAT
from planner.store.schema_files import head
from planner.store.shelf import Entry, entry_of, read_entry
from planner.store.toml_text import BOM, parse
from planner.store.toml_write import block, literal, ordered, plain

# A list of texts that makes a longer line than this is written one a line.
_LINE = 100


def sketch(home: Home, values: Mapping[str, object]) -> Entry[Exercise]:
    """An exercise as a file would have it that says `values`, read as from there; nothing is written.

    `values` are keys of the exercise, and those of its usual dose under `dose`; None is left out.
    """
    path = home.exercises / "new.toml"
    return entry_of(home, path, build_own, _text(values).encode())


def create(home: Home, values: Mapping[str, object], taken: Collection[str]) -> Entry[Exercise]:
    """A new exercise of `values`; its id comes from its name, and is none of those `taken`.

    NotSaved when it cannot be written, BrokenFile when the values make no exercise.
    """
    found = sketch(home, values)
    if found.value is None:
        raise BrokenFile(found.problems)
    return _make(home, found.value.name, _text(values).encode(), taken)


def copy(home: Home, entry: Entry[Exercise], name: str, taken: Collection[str]) -> Entry[Exercise]:
    """A copy of an exercise, built in or own, with its comments, under another name."""
    if entry.document is None:
        raise NotSaved(f"{entry.label} cannot be read, so it cannot be copied: mend it first")
    return _make(home, name, edit(entry.document, [SetValue(("name",), name)]).raw, taken)


def put_back(home: Home, path: Path, raw: bytes) -> Entry[Exercise]:
    """An exercise that was removed, byte for byte; Conflict when there is another of its name by now."""
    create_bytes(path, raw)
    return read_entry(home, path, build_own)


def _make(home: Home, name: str, raw: bytes, taken: Collection[str]) -> Entry[Exercise]:
    make_folder(home.exercises)
    path = free_path(home.exercises, slug(name, "exercise"), taken)
    body = raw.removeprefix(BOM)
    first = b"" if body.startswith(b"#:schema") else head(home, path).encode()
    whole = parse(home.label(path), first + body)  # never a file that we could not read again
    create_bytes(path, whole.raw)
    return read_entry(home, path, build_own)


def _text(values: Mapping[str, object]) -> str:
    """The file as a person would write it: in the order of the keys, the `=` below each other."""
    given = {key: value for key, value in values.items() if value not in (None, (), [])}
    dose = {key: value for key, value in _table(given.pop("dose", None)).items() if value is not None}
    lines = _lines({"format": FORMAT, **given})
    return lines + (f"\n{block('[dose]', dose, DOSE.order)}" if dose else "")


def _table(value: object) -> Mapping[str, object]:
    return value if isinstance(value, Mapping) else {}


def _lines(values: Mapping[str, object]) -> str:
    names = ordered(values, EXERCISE.order)
    wide = max(map(len, names)) + 1
    return "".join(f"{name:<{wide}}= {_value(plain(values[name]))}\n" for name in names)


def _value(value: object) -> str:
    text = literal(value)
    if isinstance(value, list) and len(value) > 1 and len(text) > _LINE:
        return "".join(("[\n", *(f"  {literal(one)},\n" for one in value), "]"))
    return text
