"""What a person types into a field of a form, read by the same tables as the files."""

from __future__ import annotations

import re
from datetime import date

from planner.model.text import clean
from planner.model.units import duration
from planner.store.reading import Reader
from planner.store.schema import Field, Table
from planner.store.toml_text import parse

_MINUTES = re.compile(r"(\d{1,4})m(\d{1,2})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,4}):(\d{2})", re.ASCII)


def read_typed(field: Field, text: str) -> object:
    """The value to write into a file, in its one spelling; None for an empty text.

    ValueError with a plain sentence when it does not fit the key. `1m30` and `1:30` are durations too.
    """
    plain = clean(text).strip()
    if not plain:
        return None
    reader = Reader(parse("", b""))
    values = reader.table(Table("", (field,)), {field.name: _raw(field, plain)}, ())
    if reader.problems:
        first = reader.problems[0]
        raise ValueError(f"{first.message} {first.hint}".strip())
    return written(field, values[field.name])


def written(field: Field, value: object) -> object:
    """A value of the model as a file has it; None stays None."""
    if value is None or field.kind in ("int", "date", "text", "choice"):
        return value or None if field.kind == "text" else value
    return duration(value) if isinstance(value, int) else str(value)


def _raw(field: Field, text: str) -> object:
    """The text as the file would have it, were it typed there."""
    if field.kind == "int" and text.isascii() and text.isdigit() and len(text) < 10:
        return int(text)
    if field.kind == "seconds":
        found = _MINUTES.fullmatch(text.lower()) or _CLOCK.fullmatch(text)
        return f"{found[1]}m{found[2]}s" if found else text
    if field.kind == "date":
        try:
            return date.fromisoformat(text)
        except ValueError:
            return False  # the reader says what a date looks like, and we what was typed
    return text.lower() if field.kind == "choice" else text
