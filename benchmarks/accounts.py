"""Accounts for a benchmark that only its own processes see; nothing on the machine is changed. Needs root."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from benchmarks.subject import SETTINGS

_APART = "PLANNER_BENCHMARK_APART"
_FIRST_ID = 61_000

_ROUTINE = """\
format = 1
title  = "{title}"

[[step]]
exercise = "knee-to-chest"
reps     = 20
hold     = "30s"
"""

_SCHEDULE = """\
format = 1

[[once]]
routine = "own"
on      = {day}
"""


@dataclass(frozen=True, slots=True)
class Person:
    """An account: its name, its number (of its group too), its folder, and the title of its only routine."""

    name: str
    uid: int
    folder: Path
    routine: str

    @property
    def home(self) -> Path:
        """Where planner keeps this person's files."""
        return self.folder / ".local/share/planner"


def stand_apart() -> None:
    """Go on in a view of the file system of one's own; from then on mounts are seen by nobody else."""
    if _APART not in os.environ:
        words = ["unshare", "--mount", "--propagation", "private", sys.executable, "-m", *_module()]
        os.execvpe("unshare", words, os.environ | {_APART: "1"})


def _module() -> list[str]:
    """What was run, and with what: `python -m MODULE WORDS`."""
    spec = sys.modules["__main__"].__spec__
    assert spec is not None
    return [spec.name, *sys.argv[1:]]


def people(folder: Path, count: int) -> list[Person]:
    """So many accounts with a home past the safety page, and a routine that stands on today.

    Only after `stand_apart`. Homes and all else lie in the folder.
    """
    folder.chmod(0o711)
    everybody = [
        Person(f"person{index:04}", _FIRST_ID + index, folder / f"person{index:04}", f"Routine of {index:04}")
        for index in range(1, count + 1)
    ]
    for person in everybody:
        _furnish(person)
    lines = {
        "passwd": [f"{one.name}:x:{one.uid}:{one.uid}::{one.folder}:/bin/sh" for one in everybody],
        "shadow": [f"{one.name}:*:19000:0:99999:7:::" for one in everybody],
        "group": [
            *(f"{one.name}:x:{one.uid}:" for one in everybody),
            f"planner:x:{_FIRST_ID}:{','.join(one.name for one in everybody)}",
        ],
    }
    for name, more in lines.items():
        real, copy = Path("/etc", name), folder / name
        copy.write_text("\n".join([real.read_text().rstrip("\n"), *more, ""]))
        copy.chmod(real.stat().st_mode & 0o777)
        _mount("--bind", copy, real)
    return everybody


def _furnish(person: Person) -> None:
    (person.home / "routines").mkdir(parents=True)
    (person.home / "settings.toml").write_text(SETTINGS)
    (person.home / "routines" / "own.toml").write_text(_ROUTINE.format(title=person.routine))
    (person.home / "schedule.toml").write_text(_SCHEDULE.format(day=date.today()))
    for path in (person.folder, *person.folder.rglob("*")):
        os.chown(path, person.uid, person.uid)
    person.folder.chmod(0o700)


def closed_to_others() -> Path | None:
    """The first folder on the way to Python, the packages or this checkout that is not for every account."""
    needed = (Path(sys.base_prefix), Path(sys.prefix), Path.cwd())
    way = (folder for path in needed for folder in (*reversed(path.parents), path))
    return next((folder for folder in way if not folder.stat().st_mode & 0o001), None)


def _mount(*words: str | Path) -> None:
    subprocess.run(["mount", *map(str, words)], check=True)
