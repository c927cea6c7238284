"""Values as TOML text, and how two plain values are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from planner.store.errors import NotSaved

_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")


def plain(value: object) -> Any:
    """A copy in plain types, as a parser would give it back. NotSaved for what TOML cannot say."""
    if isinstance(value, str):
        try:
            value.encode()
        except UnicodeEncodeError:
            raise NotSaved("the text has half a character in it, which no file can hold") from None
        return str(value)
    if isinstance(value, (bool, int, float, datetime, date, time)):
        return value
    if isinstance(value, Mapping):
        return {plain(key): plain(item) for key, item in value.items()}
    if isinstance(value, Iterable):
        return [plain(item) for item in value]
    raise NotSaved(f"a TOML file cannot hold {type(value).__name__}")


def same(one: Any, other: Any) -> bool:
    """Whether two plain values are the same, in type too: 1, 1.0 and true are three values."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    if type(one) is not type(other):
        return False
    if isinstance(one, (datetime, time)) and one.tzinfo != other.tzinfo:
        return False
    return bool(one == other) or (one != one and other != other)  # noqa: PLR0124 - nan is not itself


def key(name: str) -> str:
    """A key, quoted where it must be."""
    return name if _BARE_KEY.fullmatch(name) else literal(name)


def literal(value: Any, like: str = "", *, wide: bool = False) -> str:
    """A plain value as TOML text.

    `like` is the text it replaces: a string keeps that kind of quotes where they can hold it.
    `wide` puts the tables of a list on a line each.
    """
    if isinstance(value, dict):
        body = ", ".join(f"{key(name)} = {literal(item)}" for name, item in value.items())
        return f"{{ {body} }}" if body else "{}"
    if isinstance(value, list):
        if wide and value and all(isinstance(item, dict) for item in value):
            return "".join(("[\n", *(f"  {literal(item)},\n" for item in value), "]"))
        return f"[{', '.join(literal(item) for item in value)}]"
    if isinstance(value, str):
        return _string(value, like)
    import tomlkit

    return str(tomlkit.item(value).as_string())


def _string(value: str, like: str) -> str:
    import tomlkit
    from tomlkit.exceptions import InvalidStringError

    lines = like[:3] in {'"""', "'''"} and "\n" in like and "\r" not in value
    if like.startswith("'"):
        try:
            text = tomlkit.string(value, literal=True, multiline=lines).as_string()
        except InvalidStringError:
            pass
        else:
            return _on_lines(text) if lines else text
    if lines:
        return _on_lines(tomlkit.string(value, multiline=True).as_string())
    return tomlkit.string(value).as_string()


def _on_lines(text: str) -> str:
    """A string in triple quotes that starts on a line of its own, as people write them."""
    return f"{text[:3]}\n{text[3:]}"


def ordered(values: Mapping[str, Any], order: Sequence[str]) -> list[str]:
    """The keys of `values`: those in `order` first, in that order, then the others as they come."""
    known = [name for name in order if name in values]
    return known + [name for name in values if name not in order]


def block(
    header: str, values: Mapping[str, Any], order: Sequence[str] = (), *, width: int = 0, aligned: bool = True
) -> str:
    """A whole table as text, its `=` in one column at least `width` characters in, if `aligned`."""
    names = ordered(values, order)
    wide = max([width, *(len(key(name)) + 1 for name in names)]) if aligned else 0
    lines = [f"{key(name) + ' ':<{wide}}= {literal(values[name], wide=True)}" for name in names]
    return "".join(f"{line}\n" for line in (header, *lines))
