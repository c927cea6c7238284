"""A week of many plans, the first one and one ten years on: both must cost the same.

The plans are as such a file might grow: some every few weeks, some twice a day, some sequences, each with
four skips and four moves a year, with pauses and extras between.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock
from functools import partial
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from benchmarks.report import Report, arguments, at_least_one, gather, publish
from planner.model.schedule import DAYS, Move, Once, Pause, Plan, Schedule
from planner.model.session import Session
from planner.model.week import Week, build_week

PLANS = 50
YEARS = 10
ROUNDS = 200
LIMIT = 0.005
"""Seconds for a week, at most."""

START = date(2026, 11, 23)
_ZONE = ZoneInfo("Europe/Berlin")


def grown(plans: int, years: int) -> Schedule:
    """A schedule of so many plans after so many years."""
    weeks = 52 * years
    pauses = [START + timedelta(weeks=n) for n in range(0, weeks, 26)]
    extras = [START + timedelta(weeks=n, days=n % 7) for n in range(0, weeks, 5)]
    return Schedule(
        plans=tuple(_plan(number, weeks) for number in range(plans)),
        once=tuple(Once("walk", day, clock(10)) for day in extras),
        pauses=tuple(Pause(day, day + timedelta(days=6), "away") for day in pauses),
    )


def _plan(number: int, weeks: int) -> Plan:
    day = START + timedelta(days=number % 5)
    changed = [day + timedelta(weeks=n) for n in range(number % 13, weeks, 13)]
    return Plan(
        id=f"plan-{number}",
        routine="" if number % 5 == 0 else f"routine-{number}",
        sequence=("core-a", "core-b", "core-c") if number % 5 == 0 else (),
        days=(DAYS[number % 5], DAYS[(number + 2) % 7]),
        at=(clock(7), clock(19)) if number % 3 == 0 else (clock(2, 30),),
        from_=START,
        every=1 + number % 3,
        skip=tuple(changed),
        moves=tuple(Move(one + timedelta(days=2), one + timedelta(days=3)) for one in changed),
    )


def _log(day: date, plans: int) -> list[Session]:
    """A session of each plan in the days before `day`."""
    began = datetime.combine(day, clock(7), tzinfo=_ZONE)
    return [
        Session(
            str(n),
            "finished",
            "core-a" if n % 5 == 0 else f"routine-{n}",
            "",
            began - timedelta(hours=n),
            plan=f"plan-{n}",
        )
        for n in range(plans)
    ]


def _times(build: Callable[[], Week], rounds: int) -> list[float]:
    found = []
    for _ in range(rounds):
        began = time.perf_counter()
        build()
        found.append(time.perf_counter() - began)
    return found


def measure(plans: int, years: int, rounds: int) -> Report:
    """Build the weeks, and say how long they took."""
    schedule = grown(plans, years)
    far = START + timedelta(weeks=6 * (52 * years // 6 + 1))  # as many of every 2 and 3 weeks as in the first
    first, then = (datetime.combine(day + timedelta(days=2), clock(12), tzinfo=_ZONE) for day in (START, far))
    log, later = _log(first.date(), plans), _log(then.date(), plans)
    builds = {
        "the first week": partial(build_week, schedule, START, log, first, zone=_ZONE),
        f"{years} years on, when it has come": partial(build_week, schedule, far, later, then, zone=_ZONE),
        f"{years} years on, looked at today": partial(build_week, schedule, far, log, first, zone=_ZONE),
    }
    found = {name: _times(build, rounds) for name, build in builds.items()}
    failures = [
        f"{name} takes {1000 * median(times):.1f} ms, more than {1000 * LIMIT:.0f}"
        for name, times in found.items()
        if median(times) > LIMIT
    ]
    exceptions = sum(len(plan.skip) + len(plan.moves) for plan in schedule.plans)
    sessions = sum(len(day.occurrences) for day in builds["the first week"]().days)
    return Report(
        name="far_week",
        title=f"A week of {plans} plans",
        headings=("week", "median", "p95", "limit (median)"),
        rows=tuple(
            (name, _cell(median(times)), _cell(quantiles(times, n=20)[-1]), _cell(LIMIT))
            for name, times in found.items()
        ),
        notes=(f"{exceptions:,} skips and moves in the file, {sessions} lines in the first week.",),
        figures={name: median(times) for name, times in found.items()},
        failures=tuple(failures),
    )


def _cell(seconds: float) -> str:
    return f"{1000 * seconds:.2f} ms"


def main() -> None:
    """Measure and print."""
    parser = arguments("benchmarks.far_week", __doc__)
    parser.add_argument("--plans", type=at_least_one, default=PLANS, help="how many plans")
    parser.add_argument("--years", type=at_least_one, default=YEARS, help="how far ahead")
    options = parser.parse_args()
    publish(
        gather(lambda: [measure(options.plans, options.years, ROUNDS)]),
        as_json=options.json,
    )


if __name__ == "__main__":
    main()
