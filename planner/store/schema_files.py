"""The JSON Schemas in a home, the line that names one, and what tells Tombi and Taplo of them."""

from __future__ import annotations

import os
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from planner.store.errors import Conflict, NotSaved, UnreadableFile
from planner.store.files import create_bytes, read_bytes, reason, replace_bytes
from planner.store.home import Home
from planner.store.json_schema import file_schema, render
from planner.store.schema import FILES, Table

# What the sum in the first line of an editor's file was made of: all that stands below it.
_MARK = b"# Made by 'planner schema --write', which makes it anew as long as nobody changed it: "


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one file. `kept`: a person has changed it, so it is left as it is."""

    label: str
    state: Literal["new", "renewed", "same", "kept"]


def write_all(home: Home) -> tuple[Written, ...]:
    """Write the schema of every kind of file, `tombi.toml` and `.taplo.toml` into a home.

    An editor's file that a person has changed is kept. NotSaved with a plain sentence when the disk says no.
    """
    _make_folder(home)
    found = [_write(home, _schema_path(home, table), render(file_schema(table))) for table in FILES]
    for name, text in (("tombi.toml", _tombi()), (".taplo.toml", _taplo())):
        found.append(_write(home, home.root / name, signed(text), only_ours=True))
    return tuple(found)


def head(home: Home, path: Path) -> str:
    """The first lines of a new file at `path`, which name its schema to an editor; empty when they cannot.

    The schemas that are not in the home yet are written first, so that the line never points nowhere.
    """
    inside = path.relative_to(home.root)
    table = next(table for table in FILES if inside.match(table.files))
    try:
        _make_folder(home)
        for each in FILES:
            target = _schema_path(home, each)
            if not os.path.lexists(target):
                create_bytes(target, render(file_schema(each)))
    except Conflict:
        pass  # another planner wrote it at this very moment
    except NotSaved:
        return ""
    way = os.path.relpath(_schema_path(home, table), path.parent)
    return f"#:schema {Path(way).as_posix()}\n\n"


def _schema_path(home: Home, table: Table) -> Path:
    return home.schema / f"{table.name}.schema.json"


def _make_folder(home: Home) -> None:
    try:
        home.schema.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotSaved(f"cannot make the folder {home.label(home.schema)}: {reason(error)}") from error


def _write(home: Home, path: Path, data: bytes, *, only_ours: bool = False) -> Written:
    label = home.label(path)
    if not os.path.lexists(path):
        create_bytes(path, data)
        return Written(label, "new")
    try:
        there: bytes | None = read_bytes(path)
    except UnreadableFile:
        there = None
    if there == data:
        return Written(label, "same")
    if only_ours and (there is None or not _is_ours(there)):
        return Written(label, "kept")
    replace_bytes(path, data, expected=there, backups=None)
    return Written(label, "renewed")


def signed(text: str) -> bytes:
    """The bytes of an editor's file: a first line by which a later change is seen, then the text."""
    body = text.encode()
    return b"%s%08x\n\n%s" % (_MARK, zlib.crc32(body), body)


def _is_ours(raw: bytes) -> bool:
    """Whether a file is as some version of the program wrote it, to the byte."""
    first, _, rest = raw.partition(b"\n\n")
    return first == b"%s%08x" % (_MARK, zlib.crc32(rest))


def _tombi() -> str:
    return "\n".join(
        f'[[schemas]]\npath    = "schema/{table.name}.schema.json"\ninclude = ["{table.files}"]\n'
        for table in FILES
    )


def _taplo() -> str:
    return "\n".join(
        f'[[rule]]\ninclude     = ["{table.files}"]\nschema.path = "schema/{table.name}.schema.json"\n'
        for table in FILES
    )
