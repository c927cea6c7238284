"""What may stand in the place of the last word of a command line: read from the parser, and from the home."""

from __future__ import annotations

import os
import shlex
from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from planner.commandline.parser import build_parser
from planner.model.schedule import DAYS
from planner.model.text import clean
from planner.store import schedule_file
from planner.store.errors import BrokenFile, PlannerError, UnreadableFile
from planner.store.files import read_bytes
from planner.store.home import Home, built_in
from planner.store.toml_text import parse

FILES, FOLDERS = "\tfiles", "\tfolders"
"""Words that stand for any file and any folder: the shell knows them better. No word begins with a tab."""

_TOLD = 60
"""Files that are read for their titles; with more to choose from the ids have to do."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A word that fits, and in a few words what it is."""

    word: str
    about: str = ""


@dataclass(slots=True)
class _Place:
    """Where in the arguments of a command the next word stands."""

    parser: ArgumentParser
    waiting: Action | None = None
    """The option whose value comes next."""
    met: int = 0
    """How many of the arguments without a dash have their word."""
    plain: bool = False
    """Whether `--` stood before: no option follows."""
    given: dict[str, str] = field(default_factory=dict)

    def argument(self) -> Action | None:
        """The argument that a word without a dash would be."""
        places = [one for one in self.parser._actions if not one.option_strings]
        return places[min(self.met, len(places) - 1)] if places and self._free(places) else None

    def _free(self, places: Sequence[Action]) -> bool:
        return self.met < len(places) or places[-1].nargs in ("*", "+")


def candidates(words: Sequence[str], now: datetime) -> tuple[Candidate, ...]:
    """What fits as the last of the words, which are as they were typed, with their quotes; sorted.

    `now` is what the arguments of commands are seen from. A home that cannot be read has nothing to offer.
    """
    if not words:
        return ()
    *before, last = map(_unquoted, words)
    last = "" if last == "=" else last  # bash takes `--format=` for two words
    place = _Place(build_parser(now))
    for word in before:
        if not _take(place, word):
            return ()
    return tuple(_fitting(place, last))


def _unquoted(word: str) -> str:
    """A word without the quotes of a shell; one that is still open is closed."""
    for end in ("", "'", '"'):
        try:
            return "".join(shlex.split(word + end))
        except ValueError:
            continue
    return word


def _take(place: _Place, word: str) -> bool:
    """Go on behind a word; whether it can stand there at all."""
    if word == "=" and place.waiting:
        return True
    if place.waiting:
        place.given[place.waiting.dest] = word
        place.waiting = None
        return True
    if word == "--" and not place.plain:
        place.plain = True
        return True
    if word.startswith("-") and len(word) > 1 and not place.plain:
        name, tied, value = word.partition("=")
        option = place.parser._option_string_actions.get(name)
        if option is not None and option.nargs != 0:
            place.waiting = None if tied else option
            place.given[option.dest] = value
        return True
    argument = place.argument()
    if isinstance(argument, _SubParsersAction):
        if word not in argument.choices:
            return False
        place.parser, place.met = argument.choices[word], 0
        return True
    place.met += 1
    return argument is not None


def _fitting(place: _Place, last: str) -> Iterator[Candidate]:
    if place.waiting:
        yield from _values(place, place.waiting, last)
    elif last.startswith("-") and not place.plain:
        name, tied, value = last.partition("=")
        option = place.parser._option_string_actions.get(name)
        if tied and option is not None:
            for one in _values(place, option, value):
                yield one if one.word in (FILES, FOLDERS) else Candidate(f"{name}={one.word}", one.about)
        elif not tied:
            yield from _options(place.parser, last)
    elif (argument := place.argument()) is not None:
        yield from _values(place, argument, last)


def _options(parser: ArgumentParser, last: str) -> Iterator[Candidate]:
    for name, action in sorted(parser._option_string_actions.items()):
        if name.startswith(last) and action.help != SUPPRESS:
            yield Candidate(name, _about(action))


def _about(action: Action) -> str:
    return clean((action.help or "").replace("%%", "%"))


def _values(place: _Place, action: Action, last: str) -> Iterator[Candidate]:
    """What may stand for an argument: its commands or choices, else what its name in the help tells of."""
    if isinstance(action, _SubParsersAction):
        pairs: Iterable[tuple[str, str]] = [(one.dest, _about(one)) for one in action._choices_actions]
    elif action.choices is not None:
        pairs = [(str(one), "") for one in action.choices]
    else:
        pairs = _named(place, str(action.metavar or ""), last)
    yield from (
        Candidate(word, about) for word, about in pairs if word.startswith(last) or word in (FILES, FOLDERS)
    )


def _named(place: _Place, metavar: str, last: str) -> Iterator[tuple[str, str]]:
    home = Home.locate(place.given.get("home"), os.environ)
    for name in metavar.split("|"):
        if name in _LIVE:
            yield from sorted(_LIVE[name](home, last))
        elif name.islower():
            yield name, ""


def _routines(home: Home, last: str) -> Iterator[tuple[str, str]]:
    return _titled(home, (home.routines,), "title", last)


def _exercises(home: Home, last: str) -> Iterator[tuple[str, str]]:
    return _titled(home, (built_in(), home.exercises), "name", last)


def _titled(home: Home, folders: Sequence[Path], key: str, last: str) -> Iterator[tuple[str, str]]:
    """The files of folders by id, with the title that each says it has."""
    found = {
        path.stem: path for folder in folders for path in _toml_files(folder) if path.stem.startswith(last)
    }
    for number, (name, path) in enumerate(sorted(found.items())):
        yield name, _title(home, path, key) if number < _TOLD else ""


def _toml_files(folder: Path) -> list[Path]:
    try:
        names = os.listdir(folder)
    except OSError:
        return []
    # What a shell would show otherwise than it is, or take for two words, is better typed by its title.
    return [folder / one for one in names if one.endswith(".toml") and one[0] != "." and clean(one) == one]


def _title(home: Home, path: Path, key: str) -> str:
    try:
        title = parse(home.label(path), read_bytes(path)).data.get(key)
    except (UnreadableFile, BrokenFile):
        return ""
    return clean(title).strip() if isinstance(title, str) else ""


def _plans(home: Home, last: str) -> Iterator[tuple[str, str]]:
    """The plans of the week with the days that they are on, and the routines: either names one."""
    try:
        schedule = schedule_file.load(home).value or schedule_file.EMPTY
    except PlannerError:
        return
    for plan in schedule.plans:
        if plan.id.startswith(last):
            yield plan.id, " ".join((plan.routine or ", ".join(plan.sequence), ",".join(plan.days)))


def _days(_home: Home, last: str) -> Iterator[tuple[str, str]]:
    """One day of the week, or behind a comma one more."""
    begun = last.rpartition(",")[0]
    lead = f"{begun}," if begun else ""
    yield from ((f"{lead}{day}", "") for day in DAYS if day not in begun.split(","))
    if not lead:
        yield "daily", "every day"


def _one_day(_home: Home, _last: str) -> Iterator[tuple[str, str]]:
    yield from ((day, "") for day in ("today", "tomorrow", *DAYS))


_LIVE: Mapping[str, Callable[[Home, str], Iterable[tuple[str, str]]]] = {
    "ROUTINE": _routines,
    "EXERCISE": _exercises,
    "PLAN": _plans,
    "DAYS": _days,
    **dict.fromkeys(("D", "DAY", "FROM", "TO"), _one_day),
    **dict.fromkeys(("FILE", "PATH"), lambda _home, _last: ((FILES, ""),)),
    "DIR": lambda _home, _last: ((FOLDERS, ""),),
}
"""What the names of arguments in the help stand for."""
