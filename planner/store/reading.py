"""From the plain data of a file to typed values, with every problem listed rather than the first."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from planner.model.text import clean, did_you_mean
from planner.model.units import (
    duration,
    parse_duration,
    parse_load,
    parse_longer,
    parse_more,
    parse_tempo,
    parse_time,
)
from planner.store.errors import Problem
from planner.store.schema import FORMAT, Field, Table
from planner.store.toml_text import Document

Values = dict[str, Any]
Path = tuple[str | int, ...]


_ENDLESS = 10**20


class WrongValue(ValueError):
    """A value that does not fit its key: what is wrong, and what to write instead."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def said(value: object) -> str:
    """A value as the person wrote it, short enough for a message."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        plain = clean(value)
        return f'"{plain if len(plain) <= 40 else plain[:37] + "..."}"'
    if isinstance(value, dict):
        return "a table"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, int) and abs(value) >= _ENDLESS:
        return "a number with no end"  # Python refuses to write out what a hexadecimal one may hold
    return str(value)


def _int(value: object, field: Field) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not field.low <= value <= field.high:
        span = f"a whole number from {field.low} to {field.high}"
        raise WrongValue(f"{field.name} must be {span}, not {said(value)}")
    return value


def _seconds(value: object, field: Field) -> int:
    if isinstance(value, str):
        try:
            seconds = parse_duration(value)
        except ValueError as error:
            raise WrongValue(f"{field.name} is {said(value)}: {error}") from None
    elif isinstance(value, bool) or not isinstance(value, int):
        kind = 'a duration like "30s" or "1m30s", or whole seconds'
        raise WrongValue(f"{field.name} must be {kind}, not {said(value)}")
    else:
        seconds = value
    if not field.low <= seconds <= field.high:
        span = f"{duration(field.low)} to {duration(field.high)}"
        raise WrongValue(f"{field.name} must be from {span}, not {said(value)}")
    return seconds


def _parsed(parse: Callable[[str], Any]) -> Callable[[object, Field], Any]:
    def read(value: object, field: Field) -> Any:
        if not isinstance(value, str):
            raise WrongValue(f"{field.name} must be text in quotes, not {said(value)}")
        try:
            return parse(value)
        except ValueError as error:
            raise WrongValue(f"{field.name} is {said(value)}: {error}") from None

    return read


def _text(value: object, field: Field) -> str:
    if not isinstance(value, str):
        raise WrongValue(f"{field.name} must be text in quotes, not {said(value)}")
    text = clean(value)
    if field.required and not text.strip():
        raise WrongValue(f"{field.name} must not be empty")
    return text


def _flag(value: object, field: Field) -> bool:
    if not isinstance(value, bool):
        raise WrongValue(f"{field.name} must be true or false, not {said(value)}")
    return value


def _time(value: object, field: Field) -> time:
    if isinstance(value, time):
        return value.replace(second=0, microsecond=0)
    read: time = _parsed(parse_time)(value, field)
    return read


def _date(value: object, field: Field) -> date:
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if isinstance(value, str):
        try:
            plain = date.fromisoformat(value.strip())
        except ValueError:
            raise WrongValue(f"{field.name} must be a date like 2026-11-23, not {said(value)}") from None
        raise WrongValue("a date is written without quotes:", f"{field.name} = {plain.isoformat()}")
    raise WrongValue(f"{field.name} must be a date like 2026-11-23, not {said(value)}")


def _slot(value: object, field: Field) -> date:
    if not isinstance(value, datetime):
        return _date(value, field)
    if value.tzinfo is not None:
        plain = value.replace(tzinfo=None, second=0, microsecond=0).isoformat()
        raise WrongValue(f"{field.name} is by the local clock, without a time zone:", plain)
    return clock(value)


def clock(value: date) -> date:
    """A day, or a moment to the minute: nothing is planned for a second."""
    return value.replace(second=0, microsecond=0) if isinstance(value, datetime) else value


def _moment(value: object, field: Field) -> datetime:
    if not isinstance(value, datetime):
        raise WrongValue(
            f"{field.name} must be a date and time like 2026-11-22T07:00:00+01:00, not {said(value)}"
        )
    try:
        return value if value.tzinfo else value.astimezone()
    except (OverflowError, ValueError, OSError):
        raise WrongValue(f"{field.name} is a moment that no calendar here knows: {value}") from None


def _choice(value: object, field: Field) -> str:
    if isinstance(value, str) and value in field.allowed:
        return value
    hint = did_you_mean(value, field.allowed) if isinstance(value, str) else ""
    raise WrongValue(f"{field.name} must be one of {', '.join(field.allowed)}, not {said(value)}.", hint)


def _free(value: object, field: Field) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise WrongValue(f"{field.name} must be a table, [{field.name}]")
    return value


_READERS: Mapping[str, Callable[[Any, Field], Any]] = {
    "text": _text,
    "flag": _flag,
    "int": _int,
    "seconds": _seconds,
    "longer": _parsed(parse_longer),
    "more": _parsed(parse_more),
    "tempo": _parsed(parse_tempo),
    "load": _parsed(parse_load),
    "time": _time,
    "date": _date,
    "slot": _slot,
    "moment": _moment,
    "choice": _choice,
    "free": _free,
}


class Reader:
    """Reads one document by its table; `problems` collects what is wrong, with its place."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []

    def error(self, path: Path, message: str, hint: str = "", *, key: bool = False) -> None:
        """Note an error at a value, or at its key."""
        part = "key" if key else "value"
        self.problems.append(self.document.problem(path, message, hint=hint, part=part))

    def warning(self, path: Path, message: str, hint: str = "", *, key: bool = False) -> None:
        """Note a warning at a value, or at its key."""
        part = "key" if key else "value"
        self.problems.append(self.document.problem(path, message, hint=hint, severity="warning", part=part))

    @property
    def failed(self) -> bool:
        """Whether any of the problems is an error."""
        return any(p.severity == "error" for p in self.problems)

    def root(self, table: Table) -> Values:
        """The whole file. A newer format is read as far as it goes, with a warning."""
        data = self.document.data
        if isinstance(data.get("format"), int) and data["format"] > FORMAT:
            self.warning(("format",), "this file is from a newer planner: it is read and never changed")
        return self.table(table, data, ())

    def table(self, table: Table, data: Mapping[str, Any], path: Path) -> Values:
        """The values of one table that are right; the rest becomes problems."""
        values: Values = {}
        fields = table.by_name
        for key, value in data.items():
            field = fields.get(key)
            if field is None:
                self._unknown(table, key, path)
                continue
            try:
                # Most keys hold one plain value: read at once, and its path made only if it is wrong.
                if field.single:
                    values[key] = _READERS[field.kind](value, field)
                else:
                    values[key] = self._value(field, value, (*path, key))
            except WrongValue as wrong:
                self.error((*path, key), str(wrong), wrong.hint)
        for field in table.required:
            if field.name not in data:
                self.error(path, f"{table.name} has no {field.name}: {field.about}", key=True)
        for rule in table.rules:
            if rule.broken(data):
                place = (*path, rule.at) if rule.at else path
                self.error(place, rule.message, key=rule.kind != "needs")
        return values

    def _unknown(self, table: Table, key: str, path: Path) -> None:
        hint = did_you_mean(key, table.order)
        self.warning((*path, key), f'unknown key "{clean(key)}" is left alone.', hint, key=True)

    def _value(self, field: Field, value: Any, path: Path) -> Any:
        if field.table is not None:
            return self._tables(field, field.table, value, path)
        read = _READERS[field.kind]
        if field.pair:
            return self._pair(field, value)
        if field.one_or_many and not isinstance(value, list):
            return (read(value, field),)
        if not isinstance(value, list):
            raise WrongValue(f"{field.name} must be a list in square brackets, not {said(value)}")
        if len(value) > field.at_most:
            raise WrongValue(f"{len(value)} values in {field.name}: at most {field.at_most} are read")
        items = []
        for index, item in enumerate(value):
            try:
                items.append(read(item, field))
            except WrongValue as wrong:
                self.error((*path, index), str(wrong), wrong.hint)
        return tuple(items)

    def _pair(self, field: Field, value: Any) -> tuple[Any, Any]:
        if not isinstance(value, list) or len(value) != 2:
            raise WrongValue(f"{field.name} must be a list of two, lowest and highest")
        read = _READERS[field.kind]
        low, high = read(value[0], field), read(value[1], field)
        if low > high:
            raise WrongValue(f"{field.name}: the lowest comes first")
        return low, high

    def _tables(self, field: Field, table: Table, value: Any, path: Path) -> Any:
        if field.named:
            return self._named(field, table, _free(value, field), path)
        if not field.many:
            return self.table(table, self._inner(field, value), path)
        if not isinstance(value, list):
            raise WrongValue(f"{field.name} is written with two brackets: [[{field.name}]]")
        if len(value) > field.at_most:
            raise WrongValue(f"{len(value)} times {field.name}: at most {field.at_most} are read")
        rows = []
        for index, item in enumerate(value):
            place = (*path, index)
            before = len(self.problems)
            try:
                row = self.table(table, self._inner(field, item), place)
            except WrongValue as wrong:
                self.error(place, str(wrong), wrong.hint)
                continue
            new = self.problems[before:]
            row[BROKEN] = bool(new) and any(p.severity == "error" for p in new)
            row[INDEX] = index
            rows.append(row)
        return tuple(rows)

    def _named(self, field: Field, table: Table, value: Values, path: Path) -> dict[str, Values]:
        named: dict[str, Values] = {}
        for name, item in value.items():
            try:
                named[clean(name)] = self.table(table, self._inner(field, item), (*path, name))
            except WrongValue as wrong:
                self.error((*path, name), str(wrong), wrong.hint)
        return named

    @staticmethod
    def _inner(field: Field, value: Any) -> Mapping[str, Any]:
        if not isinstance(value, dict):
            raise WrongValue(f"{field.name} must be a table, not {said(value)}")
        return value


BROKEN = "\x00broken"
"""Set in each row of a list of tables: whether that row has an error. No TOML key is spelt so."""

INDEX = "\x00index"
"""Set in each row of a list of tables: its place in the file, from 0."""
