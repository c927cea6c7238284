"""A quick way through lists that have an inline table on each line, as the logs of sessions do.

Such lines say the same again and again, in one session and from one to the next. So each text of a line is
parsed once, by tomllib, and what it says is shared; tomllib reads the file with that list empty. Whatever
is written in another way is left to tomllib alone.
"""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from typing import Any

# What may stand before the list: comments, and keys with a plain value on one line. No table is begun.
_PLAIN = r"""(?:"[^"\\\n]*+(?:\\.[^"\\\n]*+)*"|'[^'\n]*+'|[^\s"'\[\]{}#,]++(?:[ ][^\s"'\[\]{}#,]++)?)"""
_LINE = rf"(?:[A-Za-z0-9_-]++[ \t]*+=[ \t]*+{_PLAIN}[ \t]*+)?(?:#[^\n]*+)?\n"
_LIST = re.compile(rf"(?:{_LINE})*([A-Za-z_]++)[ \t]*+=[ \t]*+\[\n((?:[ ]*+\{{[^\n#]*+(?<=\}},)\n)+)(?=\]\n)")

_KEPT_LINES = 4096
_LONGEST_LINE = 256


def loads(text: str) -> dict[str, Any]:
    """What `tomllib.loads` says of a text, and its TOMLDecodeError; rows of one text are one object."""
    found = _LIST.match(text)
    if found is not None:
        rows = _rows(found[2])
        if rows is not None:
            # The empty list has the same place and clashes with the same keys.
            rest = f"{text[: found.start(2) - 1]}{text[found.end(2) :]}"
            try:
                data = tomllib.loads(rest)
            except ValueError:
                return tomllib.loads(text)  # the same error, at its own line
            data[found[1]] = rows
            return data
    return tomllib.loads(text)


def _rows(lines: str) -> list[dict[str, Any]] | None:
    """What the lines of a list say; None when one of them is no inline table by itself."""
    rows = [_row(line) for line in lines.split("\n")[:-1]]
    return None if None in rows else rows  # type: ignore[return-value]  # None is in no other list


@lru_cache(_KEPT_LINES)
def _row(line: str) -> dict[str, Any] | None:
    if len(line) > _LONGEST_LINE:
        return None
    try:
        row = tomllib.loads(f"row = {line.strip(' ')[:-1]}")["row"]
    except (ValueError, RecursionError):
        return None
    return row if isinstance(row, dict) else None
