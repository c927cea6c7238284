"""The report for the physiotherapist: what was measured and said, and nothing more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from planner.model.done_sets import done_sets
from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.player import DONE
from planner.model.routine import Routine, Step
from planner.model.schedule import Occurrence
from planner.model.session import DoneSet, LeftOut, Session, Stopped
from planner.model.timeline import compile_routine
from planner.model.week import DayPlan
from planner.transfer.document import Table
from planner.transfer.markdown import markdown
from planner.transfer.report import Told, report
from tests.model.logs import session

LIBRARY = {
    "stretch": Exercise("stretch", "Stretch", "stretch", "supine", dose=Dose(reps=2, hold=20, sides="each")),
    "bridge": Exercise("bridge", "Bridge", "strength", "supine", dose=Dose(sets=2, reps=10)),
}
PLAN = compile_routine(Routine("relief", "Relief", (Step("stretch"), Step("bridge"))), LIBRARY)
WHOLE = replace(session("11-16 07:00"), done=done_sets(PLAN, DONE * len(PLAN)))

ANSWERED = replace(
    WHOLE,
    pain_before=5,
    pain_after=3,
    leg_before="thigh",
    leg_after="buttock",
    leg_new="sharper",
    pain_morning=2,
    morning="not settled",
    note="slept badly",
)
STOPPED = replace(
    session("11-18 07:00", status="stopped"),
    done=(DoneSet(1, "stretch", 1, "left", 2, 20), DoneSet(1, "stretch", 1, "right", 0, 20, skipped=True)),
    stopped=Stopped(2, "leg"),
    left_out=(LeftOut(1, "stretch", "pain"),),
    pain_after=6,
    note="may I swim?",
)


def told(*sessions: Session, missed: int = 0, goal: int = 4) -> Told:
    """Two weeks up to Sunday the 22nd, with these sessions, and so many that nobody did."""
    first = date(2026, 11, 9)
    gone = [
        Occurrence(first + timedelta(days=one), time(7), "relief", "p", "missed") for one in range(missed)
    ]
    gone += [
        Occurrence(one.day, time(7), "relief", "p", "done" if one.counts else "stopped", one)
        for one in sessions
        if one.lived and one.status != "running"
    ]
    days = (first + timedelta(days=day) for day in range(14))
    week = tuple(DayPlan(day, tuple(one for one in gone if one.date == day)) for day in days)
    names = {one.id: one.name for one in LIBRARY.values()}
    return Told(week, sessions, {("relief", ""): PLAN}, {"relief": "Relief"}, names, goal)


def rows(of: Told, column: str) -> list[list[str]]:
    """The rows of the table with this column, as text."""
    tables = [block for block in report(of).blocks if isinstance(block, Table)]
    (table,) = [one for one in tables if column in one.head]
    return [[str(cell).replace("\u00a0", " ") for cell in row] for row in table.rows]


def test_the_weeks_are_counted() -> None:
    """What was done, stopped and missed, beside the goal."""
    found = told(WHOLE, STOPPED, missed=2)
    assert rows(found, "Missed") == [["9 Nov", "0", "0", "2", "0", "0"], ["16 Nov", "1", "1", "0", "0", "0"]]
    text = markdown(report(found))
    assert "9–22 Nov 2026: 2 weeks, 2 sessions begun, 1 finished." in text
    assert "**Goal:** 4 a week" in text


def test_every_exercise_has_what_was_done_of_what_was_planned_on_each_side() -> None:
    """Sets, repetitions and seconds held; why the rest was not done."""
    assert rows(told(WHOLE, STOPPED, missed=1), "Held") == [
        ["Stretch, left", "2 of 3", "4 of 6", "1m20s of 2m", "1 missed"],
        ["Stretch, right", "1 of 3", "2 of 6", "40s of 2m", "1 skipped, 1 missed"],
        ["Bridge", "2 of 6", "20 of 60", "", "2 not reached, 2 missed"],
    ]


def test_a_routine_that_is_gone_says_that_it_has_no_plan() -> None:
    """Its sets are told all the same."""
    gone = replace(STOPPED, routine="gone", title="Old one")
    assert rows(told(gone), "Held")[0] == ["Stretch, left", "1, no plan", "2, no plan", "40s, no plan", ""]
    assert "Old one" in markdown(report(told(gone)))


def test_pain_and_leg_are_told_session_by_session() -> None:
    """As they were answered: a dash for one that was not, nothing where none was."""
    assert rows(told(WHOLE, STOPPED), "Pain")[0] == ["16 Nov", "Relief", "", "", "", ""]
    assert rows(told(ANSWERED, STOPPED), "Pain") == [
        ["16 Nov", "Relief", "5 → 3", "thigh → buttock", "2 not settled", "sharper"],
        ["18 Nov", "Relief (stopped)", "– → 6", "", "", ""],
    ]


def test_stops_and_what_was_left_out_have_their_reasons() -> None:
    """With the exercise, from the log or from the routine."""
    text = markdown(report(told(STOPPED)))
    assert "- 18 Nov, Relief: stopped at step 2, Bridge: symptoms further down the leg." in text
    assert "- 18 Nov, Relief: left out Stretch: pain that is sharp, shooting or getting worse." in text
    assert "stopped; no reason was given" in markdown(report(told(replace(STOPPED, stopped=None))))
    assert "Nothing was stopped early" in markdown(report(told(WHOLE)))


def test_questions_come_first_and_notes_that_ask_are_questions() -> None:
    """Each once; there is room to write more."""
    found = replace(told(ANSWERED, STOPPED), questions=("How long still?",))
    text = markdown(report(found))
    questions, notes = text.partition("## Sessions by week")[0], text.partition("## Notes")[2]
    assert "- How long still?\n- 18 Nov, Relief: may I swim?\n" in questions
    assert questions.count("\\_" * 40) == 4
    assert "16 Nov, Relief: slept badly" in notes
    assert "swim" not in notes


@pytest.mark.parametrize(
    ("session", "words"),
    [
        (replace(WHOLE, speed=8), "Not in it: 1 session run at more than real speed or without a terminal."),
        (replace(WHOLE, unattended=True), "Not in it: 1 session run at"),
        (replace(WHOLE, status="running", ended=None), "Not in it: 1 session that never ended."),
        (
            replace(WHOLE, by_hand=True, done=()),
            "1 session marked as done by hand: its sets were not measured.",
        ),
    ],
)
def test_what_was_not_measured_is_said_and_not_counted(session: Session, words: str) -> None:
    """Nobody did it, or nobody saw it: no figure rests on it."""
    found = told(session)
    assert words in markdown(report(found)).replace("\\", "")
    assert "No session of these weeks tells" in markdown(report(found))


def test_it_draws_no_conclusions() -> None:
    """Even where pain is high: no light, no advice, no word of better or worse of its own."""
    text = markdown(report(told(replace(STOPPED, left_out=(), note="")))).lower()
    for word in ("green", "amber", "red light", "better", "worse", "improve", "should", "average"):
        assert word not in text
