"""JSON Schemas of the files, made from the tables of their keys: what an editor completes and underlines.

They are draft-07, which Tombi and Taplo both read. A schema sees less than `planner check`: no bounds of
a duration written as text, no value against another one, no second file.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from planner.model.units import (
    DURATION_PATTERN,
    LOAD_PATTERN,
    LONGER_PATTERN,
    MORE_PATTERN,
    TEMPO_PATTERN,
    TIME_PATTERN,
    duration,
)
from planner.store.fields import Field, Rule, Table

Schema = dict[str, Any]

DRAFT = "http://json-schema.org/draft-07/schema#"

# TOML has times and dates of its own. Tombi tells them from text by `format`; Taplo takes them for text and
# does not know the formats that end in `-local`: the patterns are for it.
_CLOCK = r"^([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\.[0-9]+)?)?$"
_LOCAL_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}[0-9:.]*$"
_MOMENT = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}[Tt ][0-9]{2}:[0-9]{2}"


def file_schema(table: Table) -> Schema:
    """The schema of a whole file."""
    head = {"$schema": DRAFT, "title": f"planner: {table.files}", "description": _sentence(table.about)}
    return head | table_schema(table)


def table_schema(table: Table) -> Schema:
    """The schema of one table: its keys, which of them must be there, and the rules over several."""
    found: Schema = {
        "type": "object",
        "additionalProperties": False,
        "properties": {field.name: field_schema(field, table.rules) for field in table.fields},
    }
    if table.required:
        found["required"] = [field.name for field in table.required]
    forbidden: list[Schema] = []
    for rule in table.rules:
        if rule.kind == "apart":
            forbidden.append({"required": list(rule.keys)})
        elif rule.kind == "needs":
            first, second = rule.keys
            says = {"required": [first], "properties": {first: {"const": second}}}
            forbidden.append({**says, "not": {"required": [second]}})
        else:
            found["oneOf"] = [_given(table.by_name[key]) for key in rule.keys]
    if forbidden:
        found["not"] = forbidden[0] if len(forbidden) == 1 else {"anyOf": forbidden}
    return found


def _given(field: Field) -> Schema:
    least = {"minItems": 1} if field.many else {"minLength": 1}
    return {"required": [field.name], "properties": {field.name: least}}


def field_schema(field: Field, rules: Iterable[Rule] = ()) -> Schema:
    """The schema of one key, with all that an editor shows of it, the rules about it too."""
    asked = [_sentence(rule.message) for rule in rules if field.name in rule.keys]
    told: Schema = {"description": " ".join((describe(field), *asked))}
    if field.default is not None:
        told["default"] = field.default
    return told | {"examples": [plain(field.example)]} | _shape(field)


def _shape(field: Field) -> Schema:
    """The value of a key: one, a list, or tables by name."""
    if field.table is not None:
        one = table_schema(field.table)
        if field.named:
            return {"type": "object", "additionalProperties": one}
    else:
        one = _KINDS[field.kind](field)
    if field.pair:
        return {"type": "array", "items": one, "minItems": 2, "maxItems": 2}
    several = {"type": "array", "items": one, "maxItems": field.at_most}
    if field.one_or_many:
        return {"anyOf": [*one.get("anyOf", [one]), several]}
    return several if field.many else one


def _text(field: Field) -> Schema:
    return {"type": "string", "pattern": r"\S"} if field.required else {"type": "string"}


def _whole(pattern: str) -> Callable[[Field], Schema]:
    return lambda _field: {"type": "string", "pattern": f"^{pattern}$"}


def _bounds(field: Field) -> Schema:
    return {"minimum": field.low, "maximum": field.high}


_KINDS: Mapping[str, Callable[[Field], Schema]] = {
    "text": _text,
    "flag": lambda _field: {"type": "boolean"},
    "int": lambda field: {"type": "integer", **_bounds(field)},
    "seconds": lambda field: {
        "type": ["string", "integer"],
        "pattern": f"^{DURATION_PATTERN}$",
        **_bounds(field),
    },
    "longer": _whole(LONGER_PATTERN),
    "more": _whole(MORE_PATTERN),
    "tempo": _whole(TEMPO_PATTERN),
    "load": _whole(LOAD_PATTERN),
    "time": lambda _field: {
        "anyOf": [
            {"type": "string", "pattern": f"^{TIME_PATTERN}$"},
            {"type": "string", "format": "time-local", "pattern": _CLOCK},
        ]
    },
    "date": lambda _field: {"type": "string", "format": "date"},
    "slot": lambda _field: {
        "anyOf": [
            {"type": "string", "format": "date"},
            {"type": "string", "format": "date-time-local", "pattern": _LOCAL_MOMENT},
        ]
    },
    "moment": lambda _field: {
        "anyOf": [
            {"type": "string", "format": "date-time"},
            {"type": "string", "format": "date-time-local", "pattern": _MOMENT},
        ]
    },
    "choice": lambda field: {"type": "string", "enum": list(field.allowed)},
    "free": lambda _field: {"type": "object", "additionalProperties": True},
}


def describe(field: Field) -> str:
    """What a key is, how its value is written, and what it means when it is absent."""
    default = "" if field.default is None else f"When absent: {_said(field.default)}."
    return " ".join(part for part in (_sentence(field.about), _written(field), default) if part)


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _said(value: str | int | bool) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _written(field: Field) -> str:
    how = {
        "int": f"A whole number from {field.low} to {field.high}.",
        "seconds": f'A duration like "25s" or "1m30s", or whole seconds; {duration(field.low)} to '
        f"{duration(field.high)}.",
        "longer": 'In quotes, like "+5s".',
        "more": 'In quotes, like "+2".',
        "tempo": 'Three numbers in quotes, like "3-0-3".',
        "load": 'In quotes, like "5kg", "2.5kg" or "10lb".',
        "time": 'A time of day in quotes, like "07:00".',
        "date": "A date without quotes, like 2026-11-23.",
        "slot": "A date without quotes, like 2026-12-25, or a local date and time, like 2026-12-25T07:00:00.",
        "moment": "A date and time without quotes, like 2026-11-22T07:00:00+01:00.",
        "choice": f"One of {', '.join(field.allowed)}.",
        "flag": "Either true or false.",
    }.get(field.kind, "")
    if field.pair:
        return f"Two in square brackets, lowest and highest. {how}"
    if field.table is not None and field.many:
        return "A list of tables."
    return f"A list in square brackets. {how}".rstrip() if field.many else how


def plain(value: object) -> object:
    """A value with lists where the tables of keys have tuples, as JSON has them."""
    if isinstance(value, Mapping):
        return {key: plain(one) for key, one in value.items()}
    return [plain(one) for one in value] if isinstance(value, list | tuple) else value


def render(schema: Schema) -> bytes:
    """A schema as the text of its file."""
    import json  # only where it is written: reading a file must not wait for it

    return (json.dumps(schema, indent=2, ensure_ascii=False) + "\n").encode()
