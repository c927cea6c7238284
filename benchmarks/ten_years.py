"""A home of somebody who has used the planner for ten years: what telling a week must not read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.many_routines import routine, write_home
from planner.model.session import DoneSet, Session
from planner.store.sessions import file_stem, render

ROUTINES = 1000
"""Routines in the home."""

DAYS = 3650
"""Days that the log goes back."""

_SCHEDULE = """\
format = 1

[[plan]]
id      = "mornings"
routine = "routine-0000"
days    = ["mon", "tue", "wed", "thu", "fri"]
at      = "07:00"
from    = {first}

[[plan]]
id       = "turns"
sequence = ["routine-0001", "routine-0002"]
days     = ["sat"]
from     = {first}
"""


@contextmanager
def ten_years_home(today: date) -> Iterator[Path]:
    """A home with 1,000 routines and a session on each working day of ten years; removed afterwards."""
    with TemporaryDirectory(prefix="planner-benchmark-") as folder:
        root = Path(folder) / "home"
        write_home(root, [routine(number) for number in range(ROUTINES)])
        first = today - timedelta(days=DAYS)
        for number in range(DAYS + 1):
            day = first + timedelta(days=number)
            if day.weekday() != 6:
                _write_session(root, day)
        (root / "schedule.toml").write_text(_SCHEDULE.format(first=first), encoding="utf-8")
        yield root


def _write_session(root: Path, day: date) -> None:
    began = datetime(day.year, day.month, day.day, 7, 1, tzinfo=UTC)
    saturday = day.weekday() == 5
    session = Session(
        id="",
        status="finished",
        routine=f"routine-000{1 + day.toordinal() // 7 % 2 if saturday else 0}",
        title="Routine",
        started=began,
        ended=began + timedelta(minutes=20),
        plan="turns" if saturday else "mornings",
        done=tuple(DoneSet(step=step, exercise="cat-cow", set=1, reps=10) for step in range(1, 11)),
    )
    path = root / "log" / f"{day:%Y}" / f"{file_stem(session.routine, began)}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(render(session))
