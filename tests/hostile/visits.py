"""The way to every screen and dialog, over a home that is full of hostile text."""

from __future__ import annotations

import ast
import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from textual.screen import Screen

from planner import app, screens


@dataclass(frozen=True, slots=True)
class Visit:
    """The keys from any of the five rooms to a screen; `screen` is what is open then.

    `@3` lets the timer run for three seconds, what stands in quotes is typed.
    """

    keys: str
    screen: str
    shows: bool = False
    """Whether the text can be read there, as far as it goes."""

    @property
    def name(self) -> str:
        """What it is called in a list of tests."""
        return f"{self.screen}: {self.keys}"


# In this order in one sitting: what is changed by one is there for the next. With a star where the hostile
# text is to be read.
VISITS = tuple(
    Visit(keys.strip(), screen.lstrip("*"), screen.startswith("*"))
    for screen, _, keys in (
        line.partition(":")
        for line in """\
*Today: 1
Help: 1 ?
TourCard: 1 T
WarningSigns: 1 w
*Choose: 1 down v
Review: 1 down v enter
Suggestions: 1 a
*Problems: 1 ! down down
SettingsPage: 1 , end up
*Library: 2 home
*Library: 2 / 'foo'
Facets: 2 v down space
*Choose: 2 a
ExerciseForm: 2 n 'wall'
*AskText: 2 c
*AskText: 2 / 'foo' enter x
*Confirm: 2 / 'foo' enter d
*Library: 2 / 'foo' enter
*Library: 2 / 'foo' enter enter down down down down
*Routines: 3 home
*Routines: 3 / 'foo'
AskText: 3 n
*AskText: 3 c
AskText: 3 t
*Confirm: 3 d
*Review: 3 v enter
*Composer: 3 home enter
*AddStep: 3 home enter a 'foo'
*DoseEditor: 3 home enter enter
*Preview: 3 home enter p
*KeyForm: 3 home enter n
*RoundsForm: 3 home enter g
*Reorder: 3 home enter o
*RoutineSettings: 3 home enter i
*WeekScreen: 4
*WeekScreen: 4 m right
*Review: 4 i
*AskText: 4 n
*PlanForm: 4 a
Form: 4 p
*Month: 4 M
*Progress: 5
*Progress: 5 j
SessionPage: 5 enter
*CheckIn: 3 home r
Advice: 3 home r 9 enter
*Timer: 3 home r enter @3
Timer: 3 home r enter @20 d
*Choose: 3 home r enter @3 g
AskReason: 3 home r enter @3 x
Choose: 3 home r enter @3 o
Advice: 3 home r enter @3 o enter
*CheckIn: 3 home r enter @3 s enter
*Advice: 3 home r enter @3 s enter enter
""".splitlines()
    )
)


FIRST = (
    Visit("", "FirstPage"),
    Visit("enter enter enter", "Advice"),
    Visit("down down enter", "AskReason"),
    Visit("enter", "CheckIn"),
)
"""What is asked at a start, one after the other."""


NEW = (
    Visit("enter enter enter", "StarterChoice", True),
    Visit("up up enter", "StarterDays", True),
    Visit("enter", "FirstReady", True),
)
"""What a home is asked in which nothing is planned and nothing was done."""


@cache
def all_screens() -> frozenset[str]:
    """The screens that the program makes somewhere, by name: as a call, or as one of the five rooms."""
    for module in pkgutil.iter_modules(screens.__path__):
        importlib.import_module(f"{screens.__name__}.{module.name}")
    known = {kind.__name__ for kind in kinds(Screen) if kind.__module__.startswith("planner.")}
    made: set[str] = set()
    for path in (Path(app.__file__), *Path(screens.__file__).parent.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                made.add(node.func.id)
            elif path.name == "app.py" and isinstance(node, ast.Constant):
                made.add(str(node.value))
    return frozenset(known & made)


def kinds(kind: type) -> Iterator[type]:
    """Every class made of another one, however far down."""
    below: list[type] = kind.__subclasses__()
    for one in below:
        yield one
        yield from kinds(one)
