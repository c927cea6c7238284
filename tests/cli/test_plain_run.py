"""`run --plain` with a person at the terminal, on a clock of its own."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from datetime import timedelta
from pathlib import Path

import pytest

from planner.commandline.lines import Interrupted, Lines
from planner.commandline.signals import Signals
from planner.model.session import Session
from planner.store import sessions
from planner.store.errors import NotSaved
from planner.store.home import Home
from tests.cli.conftest import StillClock
from tests.cli.plain_person import BEFORE, ROUTINE, SKIP, Run, logged

_ROOT = Path(__file__).resolve().parent.parent.parent


def test_a_whole_session_one_line_a_phase(run: Run, ready: Home) -> None:
    """Holds go by the clock, reps by Enter, and pain and leg are asked before and after."""
    code, lines, err = run((-1, "4"), (-1, "thigh"), (-1, "noth"), (50.5, ""), (-1, "2"), (-1, "back"))
    assert (code, err) == (0, "")
    assert lines[:4] == [
        "Short",
        "Pain now, 0 (none) to 10 (the worst you can imagine)? Enter leaves it out.",
        "How far down does it reach? none, back, buttock, thigh, calf, foot. Enter leaves it out.",
        "Anything new in the leg since last time? "
        "nothing, new, sharper, further down, numb, weak. Enter leaves it out.",
    ]
    assert lines[5:9] == [
        "1. Cobra pose (face down): get ready, 5s",
        "hold, 20s",
        "rest, 10s. Next: Squat",
        "2. Squat (standing): get ready, 15s. slowly",
    ]
    assert lines[9] == "8 reps, Enter when done"
    assert lines[10] == "Finished: 2 exercises in 50 s."
    assert lines[-2:] == ["Fine to carry on.", "Log: log/2026/2026-11-22T0700-short.toml"]
    session = logged(ready)
    assert session.counts
    assert (session.pain_before, session.leg_before) == (4, "thigh")
    assert (session.leg_new, session.pain_after, session.leg_after) == ("nothing", 2, "back")
    assert [(row.exercise, row.reps, row.hold) for row in session.done] == [
        ("cobra", 1, 20),
        ("squat", 8, None),
    ]


def test_questions_insist_on_an_answer_that_makes_sense_or_none(run: Run, ready: Home) -> None:
    """`11` and `toe` are asked again; Enter leaves out."""
    _, lines, _ = run((-1, "11"), (-1, ""), (-1, "toe"), (-1, "c"), SKIP, (51, ""), SKIP, SKIP)
    assert 'a whole number from 0 to 10 is needed, not "11".' in lines
    assert "one of none, back, buttock, thigh, calf, foot." in lines
    session = logged(ready)
    assert (session.pain_before, session.leg_before) == (None, "calf")


def test_pause_keeps_the_time_and_enter_goes_on(run: Run, ready: Home) -> None:
    """Ten minutes of pause cost the session nothing but the wall."""
    _, lines, _ = run(*BEFORE, (10, "p"), (610, ""), (651, ""), SKIP, SKIP)
    at = lines.index("Paused, 15s left. Enter goes on.")
    assert lines[at + 1] == "Going on, 15s left."
    assert logged(ready).done[0].skipped is False
    assert "Finished: 2 exercises in 51 s." in lines
    assert logged(ready).seconds == 51


def test_the_time_away_from_a_resumed_session_does_not_count(
    run: Run, ready: Home, clock: StillClock
) -> None:
    """Left for a day in the hold: what it took is what was done before and after."""
    run(*BEFORE, (12, 15))
    clock.ms += 26 * 3_600_000
    clock.wall += timedelta(hours=26)
    _, lines, _ = run((-1, "r"), (39, ""), SKIP, SKIP)
    assert "Finished: 2 exercises in 51 s." in lines
    session = logged(ready)
    assert session.counts
    assert session.seconds == 51


def test_back_and_skip(run: Run, ready: Home) -> None:
    """`b` begins the phase before again, `n` leaves a hold or reps out: they are then not done."""
    _, lines, _ = run(*BEFORE, (6, "b"), (7, "n"), (8, "n"), (9, "n"), (10, "n"), (11, "n"), SKIP, SKIP)
    assert lines.count("1. Cobra pose (face down): get ready, 5s") == 2
    assert "Skipped: hold" in lines
    session = logged(ready)
    assert [(row.exercise, row.skipped) for row in session.done] == [("cobra", True), ("squat", True)]
    assert "Finished: 0 exercises in 11 s." in lines


def test_enter_alone_never_cuts_a_hold_short(run: Run, ready: Home) -> None:
    """A pause may be left with Enter; a hold says what does, and other keys are explained."""
    _, lines, _ = run(*BEFORE, (1, ""), (2, ""), (3, "z"), (22, ""), (30, "n"), (40, ""), SKIP, SKIP)
    at = lines.index("hold, 20s")
    assert lines[at + 1] == "This goes by the clock: n and Enter skips it."
    assert (
        lines[at + 2]
        == lines[4]
        == "Enter: done, or on. p: pause. n: skip. b: back. q: stop. ?: more keys. Each with Enter."
    )
    assert lines[at + 3] == "rest, 10s. Next: Squat"
    assert logged(ready).done[0].skipped is False


@pytest.mark.parametrize(
    ("key", "reason", "advice"),
    [
        ("p", "pain", True),
        ("l", "leg", True),
        ("n", "numbness", True),
        ("t", "time", False),
        ("o", "other", False),
    ],
)
def test_stop_asks_why(run: Run, ready: Home, key: str, reason: str, advice: bool) -> None:
    """The log says where and why; pain and the leg get their advice, and the way to the warning signs."""
    code, lines, _ = run(*BEFORE, (10, "q"), (-1, "x"), (-1, key), SKIP, SKIP)
    session = logged(ready)
    assert (code, session.status, session.counts) == (0, "stopped", False)
    assert session.stopped is not None
    assert (session.stopped.step, session.stopped.reason) == (1, reason)
    assert session.done == ()
    assert "Stopped: 0 exercises in 10 s." in lines
    assert ("planner warning-signs" in "\n".join(lines)) is advice


def test_stop_can_be_taken_back(run: Run, ready: Home) -> None:
    """Enter instead of a reason goes on where it was."""
    _, lines, _ = run(*BEFORE, (10, "q"), SKIP, (51, ""), SKIP, SKIP)
    assert "Going on, 15s left." in lines
    assert logged(ready).counts


def test_symptoms_further_down_the_leg_are_told(run: Run) -> None:
    """Whatever the number for pain."""
    _, lines, _ = run((-1, "2"), (-1, "back"), SKIP, (51, ""), (-1, "1"), (-1, "calf"))
    assert any(line.startswith("Stop this exercise.") for line in lines)


def test_the_log_is_written_at_phases_and_every_four_seconds(
    run: Run, ready: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A crash costs at most five seconds."""
    written: list[tuple[int, int | None]] = []
    real = sessions.Journal.write

    def write(journal: sessions.Journal, session: Session) -> None:
        real(journal, session)
        if session.running is not None:
            written.append((session.running.phase, session.running.left_ms))

    monkeypatch.setattr(sessions.Journal, "write", write)
    run(*BEFORE, (51, ""), SKIP, SKIP)
    hold = [left for phase, left in written if phase == 1]
    assert hold == [20_000, 16_000, 12_000, 8_000, 4_000]
    assert [phase for phase, _ in written] == sorted(phase for phase, _ in written)


@pytest.mark.parametrize("number", [2, 15, 1])
def test_an_interrupted_session_is_kept_and_can_be_resumed(run: Run, ready: Home, number: int) -> None:
    """The log has the exact place; the next run goes on there and the same file is finished."""
    code, _, err = run(*BEFORE, (12, number))
    assert code == 128 + number
    assert "the next run offers to go on. Log: log/2026/2026-11-22T0700-short.toml" in err
    left = logged(ready).running
    assert left is not None
    assert (left.phase, left.left_ms, left.outcomes) == (1, 13_000, "d....")
    code, lines, _ = run((-1, "r"), (39, ""), SKIP, SKIP, routine="gentle-day")
    assert lines[0] == "Short, begun on 2026-11-22 at 07:00, was not ended."
    at = lines.index("hold, 20s")
    assert lines[at + 1] == "Going on, 13s left."
    assert code == 0
    session = logged(ready)
    assert session.counts
    assert [row.exercise for row in session.done] == ["cobra", "squat"]


def test_a_session_left_running_may_be_logged_discarded_or_left(run: Run, ready: Home) -> None:
    """Enter leaves it and begins a new one; `l` logs what was done; `d` takes it away, into the backups."""
    run(*BEFORE, (70, 15))
    run(SKIP, *BEFORE, (70, 15))
    assert len(sessions.load(ready).values) == 2
    _, lines, _ = run((-1, "d"), *BEFORE, (51, ""), SKIP, SKIP)
    assert "Discarded. A copy is among the backups." in lines
    _, lines, _ = run((-1, "l"), *BEFORE, (51, ""), SKIP, SKIP)
    assert "Logged: log/2026/2026-11-22T0700-short.toml" in lines
    found = sessions.load(ready).values
    assert [one.status for one in found.values()] == ["stopped", "finished", "finished"]
    assert [row.exercise for row in found["2026-11-22T0700-short"].done] == ["cobra"]


def test_a_routine_that_changed_since_cannot_be_resumed(run: Run, ready: Home) -> None:
    """The reason is told, and what can still be done."""
    run(*BEFORE, (12, 15))
    (ready.routines / "short.toml").write_text(ROUTINE.replace("reps = 1", "reps = 2"))
    _, lines, _ = run((-1, "l"), *BEFORE, (200, 2))
    assert lines[1] == "It cannot be resumed: the log tells of 5 phases, the routine now has 7."
    assert "r resumes it" not in "\n".join(lines)


def test_an_interrupt_before_the_session_leaves_nothing(run: Run, ready: Home) -> None:
    """While the questions are asked nothing has begun."""
    code, _, err = run((-1, 2))
    assert (code, err) == (130, "Nothing was begun.\n")
    assert not ready.log.exists()


def test_an_interrupt_after_the_session_loses_nothing(run: Run, ready: Home) -> None:
    """It was finished before the questions, and stays so."""
    code, _, _ = run(*BEFORE, (51, ""), (-1, "3"), (-1, 2))
    assert code == 0
    assert logged(ready).counts
    assert logged(ready).pain_after == 3


def test_a_run_at_high_speed_counts_for_nothing(run: Run, ready: Home) -> None:
    """Ten times as fast takes a tenth of the time, and the log says so."""
    _, lines, _ = run(*BEFORE, (5.2, ""), SKIP, SKIP, speed=10)
    session = logged(ready)
    assert (session.speed, session.status, session.counts) == (10, "finished", False)
    assert session.seconds == 5
    assert "8 reps, Enter when done" in lines


def test_without_a_name_the_due_routine_is_run_for_its_plan(run: Run, ready: Home) -> None:
    """What is due today; the log names the plan."""
    ready.schedule.write_text('[[plan]]\nid = "p"\nroutine = "short"\ndays = ["sun"]\nat = "06:00"\n')
    run(*BEFORE, (51, ""), SKIP, SKIP, routine=None)
    assert logged(ready).plan == "p"


def test_a_disk_that_fills_up_does_not_end_the_session(
    run: Run, ready: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told once, tried again, and fine when it went well in the end."""
    real = sessions.Journal.write
    calls: list[int] = []

    def write(journal: sessions.Journal, session: Session) -> None:
        calls.append(1)
        if len(calls) in (3, 4, 5):
            raise NotSaved("log.toml was not saved: the disk is full")
        real(journal, session)

    monkeypatch.setattr(sessions.Journal, "write", write)
    code, _, err = run(*BEFORE, (51, ""), SKIP, SKIP)
    assert code == 0
    assert err == "planner: log.toml was not saved: the disk is full\n"
    assert logged(ready).counts


def test_lines_come_from_a_pipe_as_they_are_typed() -> None:
    """Several at once are read one by one; the end of the input interrupts."""
    import os

    reading, writing = os.pipe()
    with Signals() as signals:
        lines = Lines(signals, reading)
        assert lines.read(0) is None
        os.write(writing, b"a\r\n\n\xff")
        assert [lines.read(1), lines.read(1), lines.read(0)] == ["a", "", None]
        os.write(writing, b"\n")
        assert lines.read(1) == "\ufffd"
        os.close(writing)
        with pytest.raises(Interrupted) as caught:
            lines.read(1)
        assert caught.value.code == 130
    os.close(reading)


def test_a_signal_ends_the_wait_and_the_handlers_come_back() -> None:
    """The wait is over at once; afterwards Ctrl-C does again what it did."""
    import signal

    before = signal.getsignal(signal.SIGINT)
    with Signals() as signals:
        signal.raise_signal(signal.SIGTERM)
        with pytest.raises(Interrupted) as caught:
            Lines(signals, None).read(None)
        assert caught.value.code == 143
    assert signal.getsignal(signal.SIGINT) is before


def test_a_gentle_session_is_told_and_logged_as_one_and_taken_up_as_one(run: Run, ready: Home) -> None:
    """What is less is said first, the log names routine and variant, and a resume goes by the variant."""
    _, lines, _ = run(*BEFORE, (45, 1), gentle=True)
    assert lines[:3] == ["Short", "Variant: gentle; it takes 1 min.", "Cobra pose: hold 15s instead of 20s."]
    assert lines[3] == "Squat: 5 reps instead of 8."
    session = logged(ready)
    assert (session.routine, session.variant, session.status) == ("short", "gentle", "running")
    code, lines, _ = run((-1, "r"), (1, ""), SKIP, SKIP)
    assert code == 0
    assert lines[0].startswith("Short (gentle), begun on ")
    assert "5 reps, Enter when done" in lines
    session = logged(ready)
    assert (session.variant, session.status) == ("gentle", "finished")
    assert [(row.exercise, row.reps) for row in session.done] == [("cobra", 1), ("squat", 5)]


def test_a_run_that_nobody_reads_any_more_ends_and_is_kept(tmp_path: Path) -> None:
    """Over `ssh -T` a dropped line shows in the output alone: it is noticed within a second, before the next
    line is due, and the session can be taken up again.
    """
    argv = [sys.executable, "-m", "planner", "--home", str(tmp_path), "run", "core-three", "--plain"]
    with subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, cwd=_ROOT) as run:
        assert run.stdout is not None
        while b"get ready" not in run.stdout.readline():
            assert run.poll() is None
        run.stdout.close()
        assert run.wait(3) == 141
    (log,) = tmp_path.joinpath("log").rglob("*.toml")
    told = tomllib.loads(log.read_text())
    assert told["status"] == "running"
    assert told["running"]["phase"] == 0
