"""The one folder in which everything a person owns stands."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from planner.store.errors import Conflict, HomeError, NotSaved, UnreadableFile
from planner.store.files import clean_leftovers, create_bytes, read_bytes, reason

PACKAGE = Path(__file__).resolve().parent.parent


def built_in() -> Path:
    """The folder of the exercises that come with the program."""
    return PACKAGE / "library"


def starters() -> Path:
    """The folder of the starter routines: inside an installed package, beside it in a checkout."""
    inside = PACKAGE / "routines"
    return inside if inside.is_dir() else PACKAGE.parent / "routines"


@dataclass(frozen=True, slots=True)
class Home:
    """Where things stand. Nothing here is read or made until it is asked for."""

    root: Path
    confined: bool = False
    """Whether nothing outside of it is for this person: no editor, no other file. So it is in a kiosk."""

    @staticmethod
    def locate(given: str | None, environ: Mapping[str, str]) -> Home:
        """`--home`, else `$PLANNER_HOME`, else the platform's folder for a user's data."""
        named = given or environ.get("PLANNER_HOME")
        if named:
            if "\0" in named:
                raise HomeError("the name of the home folder has a NUL character in it")
            try:
                return Home(Path(named).expanduser().absolute())
            except RuntimeError:
                raise HomeError(f"there is no user for the home folder {named}") from None
            except FileNotFoundError:
                raise HomeError(f"the folder you are in is gone, so {named} cannot be found") from None
        from platformdirs import user_data_path

        return Home(user_data_path("planner"))

    @property
    def routines(self) -> Path:
        """One file a routine."""
        return self.root / "routines"

    @property
    def exercises(self) -> Path:
        """The person's own exercises, one file each."""
        return self.root / "exercises"

    @property
    def schedule(self) -> Path:
        """What is planned when."""
        return self.root / "schedule.toml"

    @property
    def settings(self) -> Path:
        """How the program behaves."""
        return self.root / "settings.toml"

    @property
    def log(self) -> Path:
        """One file a session, in a folder for each year."""
        return self.root / "log"

    @property
    def sheets(self) -> Path:
        """The pages to print that were made in the app."""
        return self.root / "sheets"

    @property
    def schema(self) -> Path:
        """The JSON Schemas of the files, for editors."""
        return self.root / "schema"

    @property
    def backups(self) -> Path:
        """Earlier versions of files that the program changed."""
        return self.root / ".planner" / "backups"

    @property
    def unsaved(self) -> Path:
        """Routines as they were on a screen that could not save them."""
        return self.root / ".planner" / "unsaved"

    @property
    def calendars(self) -> Path:
        """Which revision each exported event of a calendar has."""
        return self.root / ".planner" / "calendars.json"

    def label(self, path: Path) -> str:
        """A path as it is shown: from the home where it lies in it, `library/...` for a built-in."""
        for base in (self.root, PACKAGE):
            with suppress(ValueError):
                return path.relative_to(base).as_posix()
        return str(path)

    def tidy(self, now: datetime) -> None:
        """Take away what a crash in the middle of a save left behind more than a day ago."""
        years = self.log / f"{now:%Y}"
        for folder in (
            self.root,
            self.routines,
            self.exercises,
            self.schema,
            self.sheets,
            self.backups,
            self.unsaved,
            years,
        ):
            clean_leftovers(folder, now)

    def prepare(self) -> bool:
        """On the first start, copy the starter routines in; True when it did.

        A home that has a `routines` folder is never touched again. HomeError when it cannot be made.
        """
        try:
            if self.routines.exists():
                return False
            self.routines.mkdir(parents=True)
            for source in sorted(starters().glob("*.toml")):
                target = self.routines / source.name
                if not os.path.lexists(target):
                    create_bytes(target, read_bytes(source))
        except (OSError, NotSaved, UnreadableFile) as error:
            if isinstance(error, FileExistsError | Conflict) and self.routines.is_dir():
                return False  # another planner made it at this very moment
            why = reason(error) if isinstance(error, OSError) else str(error)
            raise HomeError(f"the home folder {self.root} cannot be made: {why}") from error
        return True
