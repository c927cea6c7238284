"""Plain data by path: looked up, changed in a copy, found again in another version, named in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time
from typing import Any

from planner.model.text import clean
from planner.store.errors import NotSaved
from planner.store.toml_index import KeyPath
from planner.store.toml_write import same

_SHOWN = 40


def get(data: Any, path: KeyPath) -> Any:
    """The value at a path, None when there is none (TOML has no null of its own)."""
    for part in path:
        if isinstance(part, int):
            data = data[part] if isinstance(data, list) and 0 <= part < len(data) else None
        else:
            data = data.get(part) if isinstance(data, dict) else None
    return data


def update(data: Any, path: KeyPath, change: Callable[[Any], Any]) -> Any:
    """A copy in which the value at `path` is `change` of what it was, None where there was none.

    Missing tables are made. NotSaved when the path leads through an item or a table that is not there.
    """
    return _update(data, path, change, path)


def _update(data: Any, path: KeyPath, change: Callable[[Any], Any], whole: KeyPath) -> Any:
    if not path:
        return change(data)
    part, *rest = path
    if isinstance(part, int):
        if not isinstance(data, list) or not 0 <= part < len(data):
            raise NotSaved(f"there is no {described(whole[: len(whole) - len(rest)])}")
        return [*data[:part], _update(data[part], tuple(rest), change, whole), *data[part + 1 :]]
    if data is not None and not isinstance(data, dict):
        raise NotSaved(f"{described(whole[: len(whole) - len(path)])} is not a table")
    table = data or {}
    return {**table, part: _update(table.get(part), tuple(rest), change, whole)}


def items(data: Any, array: KeyPath, index: int) -> list[Any]:
    """A copy of the list at `array`, in which `index` is. NotSaved when it is not there."""
    found = get(data, array)
    if not isinstance(found, list) or not 0 <= index < len(found):
        raise NotSaved(f"there is no {described((*array, index))}")
    return list(found)


def owner(path: KeyPath) -> KeyPath:
    """The outermost item of an array that a path lies in, or the path itself when it lies in none."""
    first = next((at for at, part in enumerate(path) if isinstance(part, int)), len(path) - 1)
    return path[: first + 1]


def moved_to(path: KeyPath, index: int) -> KeyPath:
    """The same path in another item of the outermost array."""
    size = len(owner(path))
    return (*path[: size - 1], index, *path[size:])


def follow(mine: Any, theirs: Any, item: KeyPath) -> int | None:
    """Where an item of an array stands in another version: its index if it is there just once."""
    wanted, others = get(mine, item), get(theirs, item[:-1])
    found = [at for at, other in enumerate(others or ()) if same(wanted, other)]
    return found[0] if len(found) == 1 else None


def described(path: KeyPath) -> str:
    """A path in words: `reps of step 3`. Items count from 1."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int) and words:
            words[-1] += f" {part + 1}"
        else:
            words.append(clean(str(part)))
    return " of ".join(reversed(words)) or "the file"


def said(value: object) -> str:
    """A value in a few words."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (date, datetime, time)):
        return value.isoformat(" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, dict):
        text = ", ".join(f"{name} {said(item)}" for name, item in value.items())
    elif isinstance(value, (list, tuple)):
        text = ", ".join(said(item) for item in value)
    else:
        text = str(value)
    text = clean(text) or "nothing"
    return text if len(text) <= _SHOWN else text[: _SHOWN - 3].rstrip() + "..."
