"""The log: one file a session."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.safety import LEG
from planner.model.schedule import Plan, Schedule
from planner.model.session import REASONS, AddedSet, DoneSet, LeftOut, Running, Session, Stopped
from planner.store import sessions
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.sessions import Journal, render
from tests.store.reading import problems, read, value

ZONE = timezone(timedelta(hours=1))
STARTED = datetime(2026, 11, 22, 7, 0, 12, tzinfo=ZONE)
START = 'status = "finished"\nroutine = "r"\nstarted = 2026-11-22T07:00:12+01:00\n'


def session(**given_values: object) -> Session:
    """A finished session, but for what is given."""
    plain: dict[str, object] = {
        "id": "it",
        "status": "finished",
        "routine": "r",
        "title": "R",
        "started": STARTED,
    }
    return Session(**(plain | given_values))  # type: ignore[arg-type]


def test_every_key() -> None:
    """Of the file in the design, as people may also write it."""
    text = """\
format      = 1
status      = "stopped"
routine     = "morning-relief"
title       = "Morning relief"
plan        = "mornings"
started     = 2026-11-22T07:00:12+01:00
ended       = 2026-11-22T07:21:40+01:00
active      = "8m24s"
pain_before = 4
pain_after  = 3
leg_before  = "calf"
leg_after   = "thigh"
note        = "fine"
done = [
  { step = 1, exercise = "cat-cow", set = 1, reps = 10 },
  { step = 2, exercise = "p", round = 2, set = 1, side = "right", skipped = true },
  { step = 2, exercise = "p", side = "left", reps = 3, hold = "25s" },
]

[stopped]
step   = 3
reason = "pain"
"""
    assert value(sessions.build, text) == session(
        status="stopped",
        routine="morning-relief",
        title="Morning relief",
        plan="mornings",
        ended=datetime(2026, 11, 22, 7, 21, 40, tzinfo=ZONE),
        active=504,
        pain_before=4,
        pain_after=3,
        leg_before="calf",
        leg_after="thigh",
        note="fine",
        done=(
            DoneSet(1, "cat-cow", reps=10),
            DoneSet(2, "p", side="right", round=2, skipped=True),
            DoneSet(2, "p", side="left", reps=3, hold=25),
        ),
        stopped=Stopped(3, "pain"),
    )


def test_what_is_left_out_has_its_default() -> None:
    """A title falls back to the id; a time without a zone is local."""
    found = value(sessions.build, START)
    assert (found.title, found.speed, found.done) == ("r", 1, ())
    naive = value(sessions.build, START.replace("+01:00", ""))
    assert naive.started.tzinfo is not None
    assert naive.started.replace(tzinfo=None) == datetime(2026, 11, 22, 7, 0, 12)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (START.replace("finished", "running"), ["1:10: a running session needs its [running] table"]),
        (START.replace("finished", "stopped"), ["1:10: a stopped session needs its [stopped] table"]),
        (f"{START}ended = 2026-11-22T05:00:00Z\n", ["4:9: the session ends before it began"]),
        (f"{START}pain_after = 12\n", ["4:14: pain_after must be a whole number from 0 to 10, not 12"]),
        (
            f'{START}leg_after = "knee"\n',
            ['4:13: leg_after must be one of none, back, buttock, thigh, calf, foot, not "knee".'],
        ),
        (
            f"{START}done = [{{ step = 0 }}]\n",
            [
                "4:18: step must be a whole number from 1 to 500, not 0",
                "4:9: done has no exercise: the id of the exercise",
            ],
        ),
        (
            f'{START}[stopped]\nstep = 1\nreason = "bored"\n',
            ['6:10: reason must be one of pain, leg, numbness, time, other, not "bored".'],
        ),
        (
            f"{START}[running]\nphase = 0\noutcomes = 5\n",
            [
                "6:12: outcomes must be text in quotes, not 5",
                "4:2: running has no written: when this was last written",
            ],
        ),
    ],
)
def test_what_is_wrong(text: str, words: list[str]) -> None:
    """Everything, each at its place; a log with an error counts for nothing."""
    assert problems(sessions.build, text) == words
    assert read(sessions.build, text)[0] is None


@pytest.mark.parametrize(
    "moment", ["0001-01-01T00:00:00+23:59", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00"]
)
def test_the_ends_of_the_calendar_crash_nothing(moment: str) -> None:
    """Read, or refused in words."""
    for text in (START.replace("2026-11-22T07:00:12+01:00", moment), f"{START}ended = {moment}\n"):
        found, wrong = read(sessions.build, text)
        assert found is not None or wrong


text = st.text(max_size=20).map(lambda words: "".join(c for c in words if c.isprintable())).map(str.strip)
moments = st.datetimes(datetime(1990, 1, 1), datetime(2100, 1, 1), timezones=st.just(ZONE)).map(
    lambda moment: moment.replace(microsecond=0)
)
sets = st.builds(
    DoneSet,
    step=st.integers(1, 500),
    exercise=st.sampled_from(["a", "cat-cow"]),
    set=st.integers(1, 200),
    side=st.sampled_from([None, "left", "right"]),
    reps=st.integers(0, 2000),
    hold=st.none() | st.integers(1, 86_400),
    round=st.integers(1, 50),
)
pain = st.none() | st.integers(0, 10)


@settings(max_examples=60, deadline=None)
@given(
    title=text.filter(bool),
    note=text,
    plan=text,
    started=moments,
    minutes=st.none() | st.integers(0, 10_000),
    pains=st.tuples(pain, pain),
    legs=st.tuples(st.sampled_from(["", *LEG]), st.sampled_from(["", *LEG])),
    done=st.lists(sets, max_size=4).map(tuple),
    stopped=st.none() | st.builds(Stopped, st.integers(1, 500), st.sampled_from(REASONS)),
    running=st.none()
    | st.builds(
        Running,
        st.integers(0, 20_000),
        st.none() | st.integers(0, 86_400_000),
        st.text("ds."),
        moments,
        st.none() | st.integers(0, 86_400_000),
        st.lists(
            st.builds(AddedSet, st.integers(1, 500), st.integers(1, 50), st.integers(0, 86_400)), max_size=3
        ).map(tuple),
    ),
    left_out=st.lists(
        st.builds(
            LeftOut, st.integers(1, 500), st.just("cobra"), st.sampled_from(REASONS), st.integers(1, 50)
        ),
        max_size=3,
    ).map(tuple),
    resumed=st.integers(0, 86_400),
    speed=st.integers(1, 10_000),
    unattended=st.booleans(),
    active=st.none() | st.integers(0, 86_400),
)
def test_what_is_written_is_read_again(
    title: str,
    note: str,
    plan: str,
    started: datetime,
    minutes: int | None,
    pains: tuple[int | None, int | None],
    legs: tuple[str, str],
    done: tuple[DoneSet, ...],
    stopped: Stopped | None,
    running: Running | None,
    left_out: tuple[LeftOut, ...],
    resumed: int,
    speed: int,
    unattended: bool,
    active: int | None,
) -> None:
    """Whatever was said and done, the file tells all of it, and is the same when written again."""
    one = session(
        status="stopped" if stopped else "running" if running and running.outcomes else "finished",
        title=title,
        note=note,
        plan=plan,
        started=started,
        ended=None if minutes is None else started + timedelta(minutes=minutes),
        pain_before=pains[0],
        pain_after=pains[1],
        leg_before=legs[0],
        leg_after=legs[1],
        done=done,
        stopped=stopped,
        running=running if running and running.outcomes and not stopped else None,
        left_out=left_out,
        resumed=resumed,
        speed=speed,
        unattended=unattended,
        active=active,
    )
    found = value(sessions.build, render(one).decode())
    assert found == one
    assert render(found) == render(one)


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """An empty home."""
    return Home(tmp_path)


def test_the_name_of_a_log_is_its_time_and_routine_and_never_anothers(home: Home) -> None:
    """Two in one minute stand side by side."""
    names = [Journal.begin(home, session()).path for _ in range(3)]
    assert [home.label(path) for path in names] == [
        "log/2026/2026-11-22T0700-r.toml",
        "log/2026/2026-11-22T0700-r-2.toml",
        "log/2026/2026-11-22T0700-r-3.toml",
    ]


def test_a_journal_is_written_whole_each_time(home: Home) -> None:
    """And discarded into the backups."""
    journal = Journal.begin(home, session())
    journal.write(session(pain_after=3))
    assert "pain_after = 3" in journal.path.read_text()
    journal.discard()
    assert not journal.path.exists()
    (kept,) = home.backups.iterdir()
    assert "pain_after = 3" in kept.read_text()


def test_a_log_that_somebody_else_wrote_stays_and_ours_goes_on_beside_it(home: Home) -> None:
    """Nothing of theirs is lost, nothing of ours either."""
    journal = Journal.begin(home, session())
    first = journal.path
    first.write_text("# mine now\n")
    journal.write(session(pain_after=3))
    journal.write(session(pain_after=4))
    assert first.read_text() == "# mine now\n"
    assert journal.path.name == "2026-11-22T0700-r-2.toml"
    assert "pain_after = 4" in journal.path.read_text()


def test_a_log_folder_that_cannot_be_made_is_told(home: Home) -> None:
    """A file stands in its place."""
    home.log.write_text("x")
    with pytest.raises(NotSaved, match="cannot make the folder log/2026"):
        Journal.begin(home, session())


def _log(home: Home, day: date, **values: object) -> None:
    started = datetime(day.year, day.month, day.day, 7, tzinfo=ZONE)
    Journal.begin(home, session(**({"started": started} | values)))


def test_sessions_are_found_by_the_dates_in_their_names(home: Home) -> None:
    """From and to, both included, oldest first; nothing that is no year or no log."""
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 2), date(2027, 1, 1)]
    for day in days:
        _log(home, day)
    (home.log / "notes").mkdir()
    (home.log / "2026" / "readme.md").write_text("x")
    assert [one.day for one in sessions.load(home).values.values()] == days
    found = sessions.load(home, date(2025, 12, 31), date(2026, 1, 1))
    assert [one.day for one in found.values.values()] == days[:2]
    assert sessions.load(Home(home.root / "nowhere")).entries == ()


def test_the_newest_session_that_never_ended_is_found(home: Home) -> None:
    """Finished ones and broken ones are passed over."""
    assert sessions.left_running(home) is None
    running = Running(0, 5_000, "..", STARTED)
    _log(home, date(2026, 1, 1), status="running", running=running)
    _log(home, date(2026, 1, 2), status="running", running=running)
    _log(home, date(2026, 1, 3))
    (home.log / "2026" / "2026-01-04T0700-r.toml").write_text("x")
    found = sessions.left_running(home)
    assert found is not None
    assert found.id == "2026-01-02T0700-r"
    journal = Journal.take_up(home, found)
    journal.write(session(started=datetime(2026, 1, 2, 7, tzinfo=ZONE)))
    assert sessions.left_running(home) is not found


def test_the_last_of_a_sequence_is_found(home: Home) -> None:
    """Per plan, of what was finished before the day; other routines and later days do not count."""
    plan = Schedule(plans=(Plan("s", sequence=("a", "b"), days=("mon",)), Plan("p", "c", days=("tue",))))
    _log(home, date(2026, 1, 1), routine="a", plan="s")
    _log(home, date(2026, 1, 2), routine="b", plan="s", status="stopped", stopped=Stopped(1, "time"))
    _log(home, date(2026, 1, 3), routine="c", plan="p")
    _log(home, date(2026, 1, 5), routine="b", plan="s")
    assert sessions.last_done(home, plan, date(2026, 1, 5)) == {"s": "a"}
    assert sessions.last_done(home, plan, date(2026, 1, 6)) == {"s": "b"}
    assert sessions.last_done(home, Schedule(), date(2026, 1, 6)) == {}


RUNNING = Running(0, 1_000, "..", STARTED)


def test_a_log_that_was_taken_away_is_made_again(tmp_path: Path) -> None:
    """A sync tool or another window removes the file in the middle of a session: nothing of it is lost."""
    home = Home(tmp_path)
    journal = Journal.begin(home, session(status="running", running=RUNNING))
    journal.path.unlink()
    journal.path.parent.rmdir()
    journal.write(session(note="done"))
    assert [entry.value.note for entry in sessions.load(home).entries if entry.value] == ["done"]


def test_an_older_state_of_the_same_session_makes_way(tmp_path: Path) -> None:
    """Another writer put a running state back: the end replaces it, and no ghost is left to be resumed."""
    home = Home(tmp_path)
    journal = Journal.begin(home, session(status="running", running=RUNNING))
    journal.path.write_bytes(render(session(status="running", running=RUNNING, note="theirs")))
    journal.write(session())
    assert sessions.left_running(home) is None
    assert len(list(home.log.rglob("*.toml"))) == 1
    assert len(list(home.backups.rglob("*.toml*"))) == 1


def test_what_somebody_wrote_over_the_log_stays(tmp_path: Path) -> None:
    """A log that another made of it is not ours to replace: ours goes on beside it."""
    home = Home(tmp_path)
    journal = Journal.begin(home, session(status="running", running=RUNNING))
    journal.path.write_bytes(START.encode() + b'note = "theirs"\n')
    journal.write(session(note="ours"))
    notes = sorted(entry.value.note for entry in sessions.load(home).entries if entry.value)
    assert notes == ["ours", "theirs"]


def test_two_of_one_minute_stand_in_their_order(home: Home) -> None:
    """The second one has a number behind its name."""
    for second in (13, 46):
        Journal.begin(home, session(started=datetime(2026, 11, 22, 7, 54, second, tzinfo=ZONE)))
    assert [one.started.second for one in sessions.load(home).values.values()] == [13, 46]
