"""Going about in a plain run: time away, leaving out, going to, one set more, and a full disk at the end."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from planner.model.session import LeftOut, Session
from planner.store import sessions
from planner.store.errors import NotSaved
from planner.store.home import Home
from tests.cli.conftest import StillClock
from tests.cli.plain_person import BEFORE, SKIP, Run, logged


def away(monkeypatch: pytest.MonkeyPatch, clock: StillClock, at: int, seconds: int, *, asleep: bool) -> None:
    """Once, at so many seconds of the session, nobody looks for so many; asleep, one clock stands still."""
    real, gone = StillClock.now, [False]
    began = clock.ms

    def now(self: StillClock) -> datetime:
        if not gone[0] and self.ms >= began + at * 1000:
            gone[0] = True
            self.wall += timedelta(seconds=seconds)
            self.ms += 0 if asleep else seconds * 1000
        return real(self)

    monkeypatch.setattr(StillClock, "now", now)


@pytest.mark.parametrize("asleep", [True, False])
@pytest.mark.parametrize(
    ("answer", "told", "counted"),
    [
        ("", ["Going on, 14s left.", "rest, 10s. Next: Squat"], 0),
        ("c", ["Going on.", "rest, 10s. Next: Squat"], 21),
    ],
)
def test_time_away_asks_what_it_was(
    run: Run,
    ready: Home,
    clock: StillClock,
    monkeypatch: pytest.MonkeyPatch,
    answer: str,
    told: list[str],
    counted: int,
    asleep: bool,
) -> None:
    """Twenty seconds away in a hold, stopped or asleep: Enter goes on where it stood, c counts them."""
    away(monkeypatch, clock, 12, 20, asleep=asleep)
    _, lines, _ = run(*BEFORE, (40, answer), (95, ""), SKIP, SKIP)
    (at,) = [number for number, line in enumerate(lines) if line.startswith("Away for 2")]
    assert lines[at].endswith("s. c counts that time, q ends.")
    assert lines[at + 1] == "Paused, 14s left. Enter goes on."
    assert lines[at + 2 : at + 4] == told
    assert logged(ready).counts
    assert logged(ready).seconds == 66 + counted


def test_an_exercise_is_left_out_with_its_reason(run: Run, ready: Home) -> None:
    """The next one begins at once, and the log says what was left out and why."""
    _, lines, _ = run(*BEFORE, (10, "x"), (-1, "p"), (40, ""), SKIP, SKIP)
    assert "Leave out the rest of this exercise, why?" in "\n".join(lines)
    session = logged(ready)
    assert session.left_out == (LeftOut(1, "cobra", "pain"),)
    assert [(row.exercise, row.skipped) for row in session.done] == [("cobra", True), ("squat", False)]


def test_without_a_reason_nothing_is_left_out(run: Run, ready: Home) -> None:
    """Enter goes on with the time that was left."""
    _, lines, _ = run(*BEFORE, (10, "x"), SKIP, (51, ""), SKIP, SKIP)
    assert "Going on, 15s left." in lines
    assert logged(ready).left_out == ()


def test_going_to_another_exercise_by_its_number(run: Run, ready: Home) -> None:
    """The list says where one is; what is no number of it is asked again."""
    _, lines, _ = run(*BEFORE, (10, "g"), (-1, "3"), (-1, "2"), (40, ""), SKIP, SKIP)
    assert "  1:  1  Cobra pose  now" in lines
    assert "a number from 1 to 2." in lines
    assert [(row.exercise, row.skipped) for row in logged(ready).done] == [("cobra", True), ("squat", False)]


def test_one_set_more(run: Run, ready: Home) -> None:
    """It is told, done after the last one, and logged as the second set."""
    _, lines, _ = run(*BEFORE, (10, "a"), (90, ""), SKIP, SKIP)
    assert "One set more: 2 in all." in lines
    assert "hold, set 2 of 2, 20s" in lines
    assert [(row.exercise, row.set) for row in logged(ready).done] == [
        ("cobra", 1),
        ("cobra", 2),
        ("squat", 1),
    ]


def test_again_and_longer(run: Run, ready: Home) -> None:
    """`e` begins the exercise again with its time to get ready, `r` the phase; + and - change its time."""
    _, lines, _ = run(*BEFORE, (10, "e"), (17, "r"), (18, "+"), (19, "-"), (70, ""), SKIP, SKIP)
    assert lines.count("1. Cobra pose (face down): get ready, 5s") == 2
    assert lines.count("hold, 20s") == 3
    assert "Now, 29s left." in lines
    assert "Now, 18s left." in lines
    assert logged(ready).counts


def test_the_rest_of_the_keys_is_one_key_away(run: Run) -> None:
    """The line at the start stays short."""
    _, lines, _ = run(*BEFORE, (10, "?"), (51, ""), SKIP, SKIP)
    assert "a: one set more. +: 10 s more. -: 10 s less. q: stop. Each with Enter." in lines


@pytest.mark.parametrize(("answers", "saved"), [(("a", "a"), True), (("a", ""), False)])
def test_a_disk_that_is_full_at_the_end_can_be_tried_again(
    run: Run, ready: Home, monkeypatch: pytest.MonkeyPatch, answers: tuple[str, str], saved: bool
) -> None:
    """As often as one likes; unsaved, it says so and is no success."""
    real, full = sessions.Journal.write, [True] * 4

    def write(journal: sessions.Journal, session: Session) -> None:
        if session.status == "finished" and full:
            full.pop()
            raise NotSaved("log.toml was not saved: the disk is full")
        real(journal, session)

    monkeypatch.setattr(sessions.Journal, "write", write)
    script = (*BEFORE, (51, ""), SKIP, SKIP, *((-1, answer) for answer in answers))
    if saved:
        code, lines, _ = run(*script)
        assert (code, logged(ready).status) == (0, "finished")
        assert lines[-1] == "Log: log/2026/2026-11-22T0700-short.toml"
    else:
        with pytest.raises(NotSaved, match="the disk is full"):
            run(*script)
        assert logged(ready).status == "running"


def test_a_session_taken_up_again_says_so(run: Run, ready: Home) -> None:
    """The log counts how often it was left and gone on with."""
    run(*BEFORE, (12, 15))
    run((-1, "r"), (3, 15))
    run((-1, "r"), (39, ""), SKIP, SKIP)
    assert (logged(ready).status, logged(ready).resumed) == ("finished", 2)
