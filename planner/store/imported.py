"""Imported exercises as files of one's own: updated as long as nobody else changed them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Literal

from planner.model.imported import Imported
from planner.model.text import MAX_ID, clean, slug
from planner.store.errors import BrokenFile, NotSaved, UnreadableFile
from planner.store.files import create_bytes, read_bytes, reason, replace_bytes
from planner.store.home import Home, built_in
from planner.store.report import check_text
from planner.store.schema import FORMAT
from planner.store.shelf import toml_files
from planner.store.toml_text import BOM
from planner.store.toml_write import literal

Outcome = Literal["new", "updated", "unchanged", "kept"]
"""What became of one exercise; `kept` when the person has changed its file, which is then left alone."""

# Columns that a list may take on one line.
_LINE = 100

_SUM = re.compile(r'^imported\s*=\s*"([^"\n]*)"', re.MULTILINE)


class Intake:
    """The own exercises of a home as an import finds them; it takes one exercise after the other.

    An exercise is known again by its line in `sources`, wherever its file has gone. Whether a person has
    changed the file is told by `imported`, a sum over everything else in it: one that does not fit
    any more, or is not there, means that the file is the person's.
    """

    def __init__(self, home: Home, collection: str) -> None:
        self._home = home
        self._files: dict[str, list[tuple[Path, bytes]]] = {}
        # An own exercise with the id of a built-in one would replace it.
        self._taken = {path.stem for path in toml_files(built_in())}
        self._numbers: dict[str, int] = {}
        source = re.compile(rf'"{re.escape(collection)}: (?:[^"\\\n]|\\.)*"')
        for path in toml_files(home.exercises):
            self._taken.add(path.stem.casefold())
            for line in _sources(path, source):
                self._files.setdefault(line[0], []).append((path, line[1]))

    def take(self, exercise: Imported, *, dry: bool = False) -> Outcome:
        """Bring one exercise into the home; `dry` tells what would become of it, and writes nothing.

        BrokenFile when a file of it would have problems, Conflict when somebody else wrote to the same
        file in the meantime, NotSaved when the disk says no.
        """
        text = _text(exercise)
        known = self._files.get(exercise.source)
        if known is None:
            self._create(exercise, text, dry=dry)
            return "new"
        untouched = [(path, raw) for path, raw in known if _is_untouched(raw)]
        stale = [(path, raw) for path, raw in untouched if _plain(raw) != text]
        for path, raw in stale:
            data = _like(raw, text)
            self._check(path, data)
            if not dry:
                replace_bytes(path, data, expected=raw, backups=self._home.backups)
        return "updated" if stale else "unchanged" if untouched else "kept"

    def _create(self, exercise: Imported, text: str, *, dry: bool) -> None:
        stem = self._free(slug(exercise.name, "") or slug(exercise.origin, "exercise"))
        path, data = self._home.exercises / f"{stem}.toml", text.encode()
        self._check(path, data)
        if not dry:
            try:
                path.parent.mkdir(parents=True, exist_ok=True)
            except OSError as error:
                words = f"the folder {clean(str(path.parent))} cannot be made: {reason(error)}"
                raise NotSaved(words) from error
            create_bytes(path, data)
        self._taken.add(stem)

    def _free(self, wish: str) -> str:
        """An id like the wish that nothing has yet, with a number when the wish itself is taken."""
        if wish not in self._taken:
            return wish
        while True:
            number = self._numbers[wish] = self._numbers.get(wish, 1) + 1
            end = f"-{number}"
            stem = wish[: MAX_ID - len(end)].rstrip("-") + end
            if stem not in self._taken:
                return stem

    def _check(self, path: Path, data: bytes) -> None:
        problems = check_text(self._home, path, data)
        if problems:
            raise BrokenFile(problems)


def _sources(path: Path, source: re.Pattern[str]) -> Iterator[tuple[str, bytes]]:
    """The lines of a file that name an exercise of the collection, and the file's bytes.

    They are looked for in the text: a slip elsewhere in the file must not make its exercise unknown.
    """
    try:
        raw = read_bytes(path)
    except UnreadableFile:
        return
    for quoted in dict.fromkeys(source.findall(raw.decode(errors="replace"))):
        try:
            yield tomllib.loads(f"line = {quoted}")["line"], raw
        except tomllib.TOMLDecodeError:
            continue


def _text(exercise: Imported) -> str:
    """The file of an exercise, as a person would write it; its sum comes last."""
    said = "read from its words" if exercise.position_said else "not said there: change it if it is wrong"
    lists = {"targets": exercise.targets, "equipment": exercise.equipment, "how": exercise.how}
    lines = [
        ("format", str(FORMAT)),
        ("name", literal(exercise.name)),
        ("kind", literal(exercise.kind)),
        ("position", f"{literal(exercise.position)}  # {said}"),
        *((key, _list(items)) for key, items in lists.items() if items),
        ("sources", _list((exercise.source,))),
    ]
    text = "".join(f"{key:<9} = {value}\n" for key, value in lines)
    before, after = 'imported  = "', '"\n'
    return f"{text}{before}{_sum(text + before + after)}{after}"


def _list(items: tuple[str, ...]) -> str:
    written = [literal(item) for item in items]
    line = f"[{', '.join(written)}]"
    if len(line) <= _LINE:
        return line
    return "".join(("[\n", *(f"  {item},\n" for item in written), "]"))


def _sum(bare: str) -> str:
    return sha256(bare.encode()).hexdigest()[:16]


def _is_untouched(raw: bytes) -> bool:
    """Whether a file is as an import left it, but for its line ends and a byte order mark."""
    text = _plain(raw)
    found = _SUM.search(text)
    return found is not None and _sum(text[: found.start(1)] + text[found.end(1) :]) == found[1]


def _plain(raw: bytes) -> str:
    return raw.decode("utf-8-sig", errors="replace").replace("\r\n", "\n")


def _like(raw: bytes, text: str) -> bytes:
    """The new text with the line ends and the byte order mark of the old one."""
    ends = text.replace("\n", "\r\n") if b"\r\n" in raw else text
    return (BOM if raw.startswith(BOM) else b"") + ends.encode()
