"""How fast the week is: from a key until what it asked for stands on the screen.

The planner runs under a pseudo-terminal of 120x40, over a home with 50 plans that began ten years ago and
a year of sessions. "Opened" is the time from 4 in another mode until the sessions of the week are painted;
the first time, when the week is imported and laid out, stands by itself. "Turned" is the time from ] until
the next week is painted, "moved" from an arrow until what is being moved stands in its next place.
"""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from benchmarks.composing import answered, percentile_95
from benchmarks.pty_harness import Terminal
from benchmarks.report import Report, arguments, at_least_one, gather, publish
from benchmarks.subject import planner, prepared_home
from planner.model.dates import day_words, range_words
from planner.model.schedule import DAYS, week_of
from planner.store.home import Home

PLANS = 50
"""Plans of the schedule."""

OPENINGS = 15
"""How often the week is opened again."""

LIMIT = 0.060
"""Seconds that opening, turning and moving may take, in the median."""

SIZE = (120, 40)


@dataclass(frozen=True, slots=True)
class Times:
    """Seconds from the key to the screen."""

    first: float
    opened: tuple[float, ...]
    turned: tuple[float, ...]
    moved: tuple[float, ...]


def schedule_text(plans: int, today: date) -> str:
    """A schedule with so many plans, one on most hours of most days, all begun ten years ago."""
    start = today - timedelta(days=3650)
    tables = [
        f'[[plan]]\nid      = "plan-{number}"\nroutine = "core-three"\ndays    = ["{DAYS[number % 7]}"]\n'
        f'at      = "{6 + number // 7 * 2:02}:00"\nfrom    = {start}\nevery   = {1 + number % 2}\n'
        for number in range(plans)
    ]
    return "format = 1\n\n" + "\n".join(tables)


def write_week(home: Home, plans: int, today: date) -> None:
    """A home with a full schedule, and a session on each day of the last year."""
    home.schedule.write_text(schedule_text(plans, today), encoding="utf-8")
    for back in range(1, 366):
        day = today - timedelta(days=back)
        path = home.log / f"{day:%Y}" / f"{day}T0601-core-three.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        began = f"{day}T06:01:00+00:00"
        path.write_text(
            'format = 1\nstatus = "finished"\nroutine = "core-three"\ntitle = "Core three"\n'
            'morning = "settled"\n'
            f"started = {began}\nended = {began.replace('06:01', '06:10')}\n",
            encoding="utf-8",
        )


def time_it(plans: int, openings: int) -> Times:
    """Open the week once, then again and again; turn it; move a session."""
    today = date.today()
    this = week_of(today)

    def named(weeks: int) -> str:
        start = this + timedelta(weeks=weeks)
        return range_words(start, start + timedelta(days=6))

    with prepared_home() as folder:
        home = Home(folder)
        write_week(home, plans, today)
        with Terminal(planner(folder), size=SIZE, limit=120 + openings) as terminal:
            terminal.wait_for_text("All routines")
            terminal.wait_for_quiet()
            time.sleep(0.5)
            first = answered(terminal, "4", named(0), "Core three", "plan plan-")
            opened = []
            for _ in range(openings):
                answered(terminal, "1", "All routines")
                opened.append(answered(terminal, "4", named(0), "Core three"))
            turned = [answered(terminal, "]", named(weeks)) for weeks in range(1, openings + 1)]
            terminal.send("m")
            terminal.wait_for_text("[ ] week")
            terminal.wait_for_quiet()
            day = today + timedelta(weeks=openings)
            moved = [
                answered(terminal, "l", f"→  {day_words(day + timedelta(days=days), today)}")
                for days in range(1, openings + 1)
            ]
            terminal.send("\x1b")
            terminal.wait_for_quiet()
    return Times(first, tuple(opened), tuple(turned), tuple(moved))


def row(what: str, times: Sequence[float]) -> tuple[str, str, str]:
    """A line of the table."""
    return what, f"{1000 * median(times):.0f} ms", f"{1000 * percentile_95(times):.0f} ms"


def measure(plans: int, openings: int) -> Report:
    """Open, turn and move, and hold all of them against the limit."""
    times = time_it(plans, openings)
    held = {
        "opening": median(times.opened),
        "turning": median(times.turned),
        "a move": median(times.moved),
    }
    return Report(
        name="week_screen",
        title="The week",
        headings=(f"{plans} plans", "median", "95th percentile"),
        rows=(
            ("opened for the first time", f"{1000 * times.first:.0f} ms", ""),
            row("opened", times.opened),
            row("turned to the next week", times.turned),
            row("a session moved by a day", times.moved),
        ),
        notes=(
            f"{openings} times each under a terminal of {SIZE[0]}x{SIZE[1]}.",
            f"Limit: each within {1000 * LIMIT:.0f} ms, in the median.",
        ),
        figures={
            "plans": plans,
            "first_ms": round(1000 * times.first, 1),
            **{
                f"{name}_ms": [round(1000 * one, 1) for one in found]
                for name, found in (
                    ("opened", times.opened),
                    ("turned", times.turned),
                    ("moved", times.moved),
                )
            },
        },
        failures=tuple(
            f"{what} took {1000 * took:.0f} ms, more than {1000 * LIMIT:.0f} ms"
            for what, took in held.items()
            if took > LIMIT
        ),
    )


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.week_screen", __doc__)
    option = parser.add_argument
    option("--plans", type=at_least_one, default=PLANS, help="plans of the schedule (default %(default)s)")
    option(
        "--openings", type=at_least_one, default=OPENINGS, help="how often to open it (default %(default)s)"
    )
    given = parser.parse_args()
    publish(gather(lambda: [measure(given.plans, given.openings)]), as_json=given.json)


if __name__ == "__main__":
    main()
