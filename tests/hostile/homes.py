"""Homes with hostile text in every place where text may stand, made from the table of all keys."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from pathlib import Path

from benchmarks.stage import NOW
from planner.store import schema
from planner.store.fields import Field, Table
from planner.store.home import Home

EXERCISE, ROUTINE, PLAN = "an-exercise", "a-routine", "a-plan"

_NAMED: Mapping[tuple[str, str], object] = {
    ("step", "exercise"): EXERCISE,
    ("done", "exercise"): EXERCISE,
    ("left_out", "exercise"): EXERCISE,
    ("plan", "id"): PLAN,
    ("plan", "routine"): ROUTINE,
    ("once", "routine"): ROUTINE,
    ("session", "routine"): ROUTINE,
    ("session", "plan"): PLAN,
    ("session", "status"): "finished",
    ("running", "outcomes"): "d...",
    ("settings", "bell"): True,
    ("settings", "clock"): "24h",
    ("settings", "keymap"): "standard",  # the visits are told by its keys
    ("step", "progress"): {"after": 3, "hold": "+5s", "max": "30s"},
}
"""What must name another thing, so that the rest of the file is shown."""

_LEFT_OUT = {
    ("plan", "sequence"),  # a plan names one routine
    ("plan", "from"),
    ("plan", "until"),
    ("plan", "skip"),
    ("plan", "moves"),
    ("routine", "ignore"),
    ("session", "running"),
    ("session", "ended"),
    ("session", "speed"),
    ("session", "unattended"),
    ("session", "by_hand"),
    ("session", "stopped"),
    ("settings", "lint"),
    ("settings", "safety_read"),
    ("session", "morning"),
    ("session", "pain_morning"),
    ("cues", "voice"),  # what would be started
    ("cues", "command"),
    ("step", "tempo"),  # hold stands there already
    ("dose", "tempo"),
    ("exercise", "imported"),
}

_DAY = NOW.date()
_DATES: Mapping[tuple[str, str], date] = {
    ("routine", "review_on"): _DAY,
    ("once", "on"): _DAY + timedelta(days=1),
    ("note", "on"): _DAY,
    ("pause", "from"): _DAY + timedelta(days=2),
    ("pause", "to"): _DAY + timedelta(days=2),
}


def toml(text: str) -> str:
    """A text as TOML, with everything escaped that could not stand there."""
    plain = (c if c.isprintable() and c not in '"\\' else f"\\U{ord(c):08X}" for c in text)
    return f'"{"".join(plain)}"'


def spelled(value: object) -> str:
    """A value as TOML, tables within their line."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return toml(value)
    if isinstance(value, Mapping):
        return "{ " + ", ".join(f"{toml(key)} = {spelled(one)}" for key, one in value.items()) + " }"
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(spelled, value))}]"
    return value.isoformat() if isinstance(value, date) else str(value)


def values(table: Table, text: str) -> dict[str, object]:
    """Every key of a table: the texts hostile, the rest as in its example."""
    return {
        field.name: _value(table, field, text)
        for field in table.fields
        if (table.name, field.name) not in _LEFT_OUT
    }


def _value(table: Table, field: Field, text: str) -> object:
    place = (table.name, field.name)
    if place in _NAMED:
        return _NAMED[place]
    if place in _DATES:
        return _DATES[place]
    if field.table is not None:
        inner = values(field.table, text)
        return {text: inner} if field.named else [inner] if field.many else inner
    if field.kind == "free":
        return {"run.pause" if field.name == "keys" else "cat-cow": text, text: text}
    if field.kind == "text":
        return [text, text] if field.many else text
    if field.kind in ("date", "moment"):
        read = date if field.kind == "date" else datetime
        return read.fromisoformat(str(field.example))
    return field.example


def document(table: Table, text: str, **more: object) -> str:
    """A whole file of a kind; `more` are further keys, or other values."""
    lines, tables = [], []
    for key, value in {**values(table, text), **more}.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            for row in value:
                tables += [f"\n[[{key}]]", *_lines(row)]
        elif key == "group" and isinstance(value, Mapping):
            for name, row in value.items():
                tables += [f"\n[group.{toml(name)}]", *_lines(row)]
        else:
            lines.append(f"{key} = {spelled(value)}")
    return "\n".join((*lines, *tables, ""))


def _lines(row: Mapping[str, object]) -> Iterator[str]:
    return (f"{toml(key)} = {spelled(value)}" for key, value in row.items())


def furnish(folder: Path, text: str, *, fresh: bool = False) -> Home:
    """A home with the text in every field of every kind of file.

    A `fresh` one asks all that is asked at a start: the safety page was never read, a session was left
    unfinished, and nobody was asked how it was the morning after.
    """
    home = Home(folder)
    home.prepare()
    home.exercises.mkdir()
    own = home.exercises / f"{EXERCISE}.toml"
    own.write_text(document(schema.EXERCISE, text), encoding="utf-8")
    step = values(schema.STEP, text)
    steps = [
        {**step, "hold": "3s"},
        {"exercise": "cobra", "note": text},
        {"exercise": EXERCISE, "note": text},
    ]
    routine = document(schema.ROUTINE, text, step=steps)
    (home.routines / f"{ROUTINE}.toml").write_text(routine, encoding="utf-8")
    plan = {**values(schema.PLAN, text), "days": ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]}
    plan.update({"at": "07:30", "every": 1, "notes": [{"on": _DAY, "text": text}]})
    home.schedule.write_text(document(schema.SCHEDULE, text, plan=[plan]), encoding="utf-8")
    read = "" if fresh else "safety_read = 2026-11-01\n"
    home.settings.write_text(read + document(schema.SETTINGS, text), encoding="utf-8")
    for back in (1, 2, 8):
        started = NOW - timedelta(days=back)
        asked = {} if fresh else {"morning": "settled"}
        _log(home, text, started, ended=started + timedelta(minutes=3), **asked)
    if fresh:
        left = {**values(schema.RUNNING, text), "added": [], "phase": 1, "written": NOW}
        _log(home, text, NOW - timedelta(minutes=5), status="running", running=left)
    return home


def never_used(folder: Path, text: str) -> Home:
    """A fresh home with nothing planned and nothing done, and routines that somebody else wrote."""
    home = furnish(folder, text, fresh=True)
    home.schedule.unlink()
    shutil.rmtree(home.log)
    return home


def _log(home: Home, text: str, started: datetime, **more: object) -> None:
    folder = home.log / f"{started:%Y}"
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{started:%Y-%m-%dT%H%M}-{ROUTINE}.toml"
    path.write_text(document(schema.SESSION, text, started=started, **more), encoding="utf-8")


def break_all(home: Home, text: str) -> None:
    """Files that name what is not there, or say nonsense, in the words of the text."""
    broken = (
        f"title = {toml(text)}\n{toml(text)} = 1\n[[step]]\nexercise = {toml(text)}\nsets = {toml(text)}\n"
    )
    (home.routines / "broken.toml").write_text(broken, encoding="utf-8")
    lost = f"title = {toml(text)}\n[[step]]\nexercise = {toml(text)}\n"
    (home.routines / "lost.toml").write_text(lost, encoding="utf-8")
    (home.routines / "slip.toml").write_text(f"title = {text}\n", encoding="utf-8", errors="replace")
    plan = f"\n[[once]]\nroutine = {toml(text)}\non = {_DAY}\n\n[[plan]]\nid = {toml(text + '2')}\n"
    with home.schedule.open("a", encoding="utf-8") as schedule:
        schedule.write(f'{plan}sequence = [{toml(text)}, {toml(ROUTINE)}]\ndays = [{toml(text)}, "mon"]\n')
