"""Files around one table, for samples of its keys."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from planner.store import exercises, routines, schedule, sessions, settings
from planner.store.fields import Table
from planner.store.schema import EXERCISE, ROUTINE, SCHEDULE, SESSION, SETTINGS
from planner.store.shelf import Build

_BUILDS: dict[str, Build[Any]] = {
    "routine": routines.build,
    "exercise": exercises.build,
    "schedule": schedule.build,
    "session": sessions.build,
    "settings": settings.build,
}


_INSTEAD_OF = {"sequence": "routine", "reps": "hold", "sets": "hold"}


@dataclass(frozen=True)
class Frame:
    """A file around one table: what stands before its keys, and the keys that it cannot do without."""

    file: Table
    before: str = ""
    needed: tuple[str, ...] = ()

    @property
    def build(self) -> Build[Any]:
        """What reads such a file."""
        return _BUILDS[self.file.name]

    def text(self, line: str) -> str:
        """The file with a line in the table, in place of the needed one of that key."""
        key = line.partition(" ")[0]
        # Of some keys only one may be given.
        gone = (f"{key} ", f"{_INSTEAD_OF.get(key, key)} ")
        own = [each for each in self.needed if not each.startswith(gone)]
        return self.before + "\n".join((*own, line)) + "\n"


_STEPS = 'step = [{ exercise = "cat-cow", group = "core" }]\n'
_EXERCISE = ('name = "A"', 'kind = "strength"', 'position = "standing"')
_MOMENT = "2026-11-22T07:00:12+01:00"
_SESSION = ('status = "finished"', 'routine = "a"', "started = 2026-11-22T07:00:00+01:00")

FRAMES: dict[str, Frame] = {
    "ROUTINE": Frame(ROUTINE, "", ('title = "A"', _STEPS.strip())),
    "STEP": Frame(ROUTINE, 'title = "A"\n\n[[step]]\n', ('exercise = "cat-cow"',)),
    "PROGRESS": Frame(
        ROUTINE,
        'title = "A"\n\n[[step]]\nexercise = "cat-cow"\n\n[step.progress]\n',
        ('hold = "+5s"',),
    ),
    "GROUP": Frame(ROUTINE, f'title = "A"\n{_STEPS}\n[group.core]\n'),
    "EXERCISE": Frame(EXERCISE, "", _EXERCISE),
    "DOSE": Frame(EXERCISE, "\n".join((*_EXERCISE, "\n[dose]\n"))),
    "RANGE": Frame(EXERCISE, "\n".join((*_EXERCISE, "dose = { sets = 2, reps = 8 }\n\n[range]\n"))),
    "FIGURE": Frame(EXERCISE, "\n".join((*_EXERCISE, "\n[figure]\n")), ("start = { trunk = 90 }",)),
    "MOMENT": Frame(EXERCISE, "\n".join((*_EXERCISE, "\n[figure.start]\n")), ("trunk = 90",)),
    "SCHEDULE": Frame(SCHEDULE),
    "PLAN": Frame(SCHEDULE, "[[plan]]\n", ('id = "a"', 'routine = "a"', 'days = ["mon"]')),
    "MOVE": Frame(
        SCHEDULE,
        '[[plan]]\nid = "a"\nroutine = "a"\ndays = ["mon"]\n\n[[plan.moves]]\n',
        ("on = 2026-12-01", "to = 2026-12-02"),
    ),
    "NOTE": Frame(
        SCHEDULE,
        '[[plan]]\nid = "a"\nroutine = "a"\ndays = ["mon"]\n\n[[plan.notes]]\n',
        ("on = 2026-12-01", 'text = "a"'),
    ),
    "ONCE": Frame(SCHEDULE, "[[once]]\n", ('routine = "a"', "on = 2026-12-01")),
    "PAUSE": Frame(SCHEDULE, "[[pause]]\n", ("from = 2026-12-01", "to = 2026-12-31")),
    "SESSION": Frame(SESSION, "", _SESSION),
    "DONE": Frame(SESSION, "\n".join((*_SESSION, "\n[[done]]\n")), ("step = 1", 'exercise = "a"')),
    "STOPPED": Frame(SESSION, "\n".join((*_SESSION, "\n[stopped]\n")), ("step = 1", 'reason = "pain"')),
    "LEFT_OUT": Frame(
        SESSION,
        "\n".join((*_SESSION, "\n[[left_out]]\n")),
        ("step = 1", 'exercise = "a"', 'reason = "pain"'),
    ),
    "ADDED": Frame(
        SESSION,
        "\n".join(
            (
                *_SESSION,
                "\n[running]",
                "phase = 1",
                'outcomes = "d."',
                f"written = {_MOMENT}",
                "",
                "[[running.added]]\n",
            )
        ),
        ("step = 1", 'rest = "5s"'),
    ),
    "RUNNING": Frame(
        SESSION,
        "\n".join((*_SESSION, "\n[running]\n")),
        ("phase = 1", 'outcomes = "d."', f"written = {_MOMENT}"),
    ),
    "SETTINGS": Frame(SETTINGS),
    "PAIN": Frame(SETTINGS, "[pain]\n"),
    "CUES": Frame(SETTINGS, "[cues]\n"),
    "LINT": Frame(SETTINGS, "[lint]\n"),
}
"""The files by the name of their table in `planner.store.schema`."""
