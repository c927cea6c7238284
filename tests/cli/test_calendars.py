"""Calendars out and in by command: files, revisions, what is known again, and what is left out."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner, StillClock, finish, spawn
from tests.transfer.calendars import events

SCHEDULE = """\
[[plan]]
id = "mornings"
routine = "core-three"
days = ["mon", "wed"]
at = "07:00"
from = 2026-11-16
remind = "10m"
notes = [{ on = 2026-11-25, text = "slowly; the knee" }]

[[plan]]
id = "turns"
sequence = ["gentle-day", "strength-day"]
days = ["sat"]
from = 2026-11-16

[[once]]
routine = "full-eight"
on = 2026-11-29
at = "10:00"
note = "with a friend"
"""

EVENT = """\
BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:e1@elsewhere
SUMMARY:Core three
DTSTART:20261123T070000
RRULE:FREQ=WEEKLY;BYDAY=MO,WE
EXDATE:20261125T070000
BEGIN:VALARM
ACTION:DISPLAY
TRIGGER:-PT10M
END:VALARM
END:VEVENT
BEGIN:VEVENT
UID:e1@elsewhere
SUMMARY:Core three
RECURRENCE-ID:20261130T070000
DTSTART:20261201T180000
END:VEVENT
BEGIN:VEVENT
UID:e2@elsewhere
SUMMARY:Dentist
DTSTART:20261124T093000
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def planned(ready: Home) -> Home:
    """Two plans, one of them a sequence, and an extra."""
    ready.schedule.write_text(SCHEDULE)
    return ready


def revisions(path: Path) -> dict[str, int]:
    """The SEQUENCE of each event in a file."""
    return {str(event["uid"]): int(event["sequence"]) for event in events(path.read_bytes())}


def test_the_calendar_is_a_file_that_says_all(planner: Planner, planned: Home, tmp_path: Path) -> None:
    """Titles, steps with doses, notes, whose turn it is; twelve weeks of turns, and one line about it."""
    path = tmp_path / "plans.ics"
    answer = planner("export", "ics", str(path))
    assert (answer.code, answer.err) == (0, "")
    assert answer.lines == [f"{path}: 2 repeating events, 1 single event"]
    found = events(path.read_bytes())
    told = [(str(one["summary"]), str(one["dtstart"].dt)) for one in found]
    assert told[:4] == [
        ("Core three", "2026-11-16 07:00:00"),
        ("Core three", "2026-11-25 07:00:00"),
        ("Gentle day / Strength day, in turn", "2026-11-21"),
        ("Gentle day", "2026-11-28"),
    ]
    assert told[4] == ("Strength day", "2026-12-05")
    assert told[-1] == ("The full eight", "2026-11-29 10:00:00")
    assert len(found) == 3 + 12 + 1
    assert "1. " in found[0]["description"]
    assert "hold" in found[0]["description"]
    assert found[1]["description"].startswith("slowly; the knee\n\n")
    assert found[-1]["description"].startswith("with a friend\n\n")


def test_without_a_file_it_goes_to_the_output(planned: Home, environment: dict[str, str]) -> None:
    """As it is, with the line ends of the standard, ready to be piped."""
    answer = finish(spawn(["export", "ics"], environment))
    assert answer.code == 0
    assert answer.out.startswith("BEGIN:VCALENDAR\r\n")
    assert answer.out.endswith("END:VCALENDAR\r\n")
    assert answer.err == ""


def test_the_same_schedule_is_the_same_file(
    planner: Planner, planned: Home, clock: StillClock, tmp_path: Path
) -> None:
    """To the byte, hours later; a change raises the revision of its event and of no other."""
    path = tmp_path / "plans.ics"
    planner("export", "ics", str(path))
    before, numbers = path.read_bytes(), revisions(path)
    clock.wall += timedelta(hours=3)
    planner("export", "ics", str(path))
    assert path.read_bytes() == before
    planner("skip", "mornings", "2 dec")
    planner("export", "ics", str(path))
    after = revisions(path)
    assert after.keys() == numbers.keys()
    assert [uid for uid in after if after[uid] != numbers[uid]] == ["mornings-1@me.planner"]
    assert after["mornings-1@me.planner"] == numbers["mornings-1@me.planner"] + 180


def test_a_revision_only_goes_up(planner: Planner, planned: Home, clock: StillClock, tmp_path: Path) -> None:
    """With a clock that was put back, with the notes of earlier exports lost or broken, in one minute."""
    path, uid = tmp_path / "plans.ics", "mornings-1@me.planner"
    planner("export", "ics", str(path))
    last = revisions(path)[uid]
    for number, broken in enumerate([None, None, b"{", b'{"me": {"x": 1}, "y": 2}', b"[" * 9999]):
        clock.wall += timedelta(hours=-5 if number == 0 else 6)
        if broken is not None:
            planned.calendars.write_bytes(broken)
        planned.schedule.write_text(SCHEDULE.replace("07:00", f"07:0{number + 1}"))
        planner("export", "ics", str(path))
        assert revisions(path)[uid] > last
        last = revisions(path)[uid]
    planned.calendars.unlink()
    clock.wall += timedelta(minutes=1)
    planner("export", "ics", str(path))
    assert revisions(path)[uid] > last


def test_what_is_planned_no_more_is_cancelled_there(
    planner: Planner, planned: Home, clock: StillClock, tmp_path: Path
) -> None:
    """In every export of a year, so that an import takes it away; another calendar is not touched."""
    path = tmp_path / "plans.ics"
    planner("export", "ics", str(path))
    planner("unschedule", "mornings")
    clock.wall += timedelta(days=1)
    assert planner("export", "ics", str(tmp_path / "b.ics"), "--name", "Anna B").code == 0
    assert "mornings-1@anna-b.planner" not in revisions(tmp_path / "b.ics")
    for _ in range(2):
        answer = planner("export", "ics", str(path))
        assert answer.lines[-1] == "1 event of earlier exports cancelled."
        clock.wall += timedelta(days=300)
    gone = events(path.read_bytes())[-1]
    assert (str(gone["uid"]), str(gone["status"])) == ("mornings-1@me.planner", "CANCELLED")
    clock.wall += timedelta(days=1)
    planner("export", "ics", str(path))
    assert "mornings-1@me.planner" not in revisions(path)


def test_the_revisions_that_cannot_be_kept_are_no_reason_to_fail(
    planner: Planner, planned: Home, tmp_path: Path
) -> None:
    """The calendar is written; a note says what follows from it."""
    (planned.root / ".planner").write_text("in the way")
    answer = planner("export", "ics", str(tmp_path / "plans.ics"))
    assert answer.code == 0
    assert "The next export will count every event as changed." in answer.err
    assert (tmp_path / "plans.ics").exists()


@pytest.mark.parametrize("there", [b"my diary\n", b"BEGIN:VCALENDAR\r\nPRODID:other\r\nEND:VCALENDAR\r\n"])
def test_a_file_that_is_somebody_elses_is_never_written(
    planner: Planner, planned: Home, tmp_path: Path, there: bytes
) -> None:
    """Not a text, not another program's calendar, not a folder."""
    path = tmp_path / "mine.ics"
    path.write_bytes(there)
    answer = planner("export", "ics", str(path))
    assert (answer.code, path.read_bytes()) == (1, there)
    assert "is there and is no calendar of planner's: it is left as it is" in answer.err
    assert planner("export", "ics", str(tmp_path)).code == 1
    assert planner("export", "ics", str(tmp_path / "no" / "x.ics")).code == 1
    assert not planned.calendars.exists()


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("--timezone", "Berlin"), 2, 'there is no time zone "Berlin": it is written like Europe/Berlin'),
        (("--timezone", "../../etc/passwd"), 2, "there is no time zone"),
        (("--name", ""), 2, "a title needs at least one letter or digit"),
    ],
)
def test_an_export_that_makes_no_sense_is_wrong_use(
    planner: Planner, planned: Home, words: tuple[str, ...], code: int, sentence: str
) -> None:
    """In a sentence."""
    answer = planner("export", "ics", *words)
    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err


def test_a_broken_schedule_is_not_exported_as_an_empty_one(planner: Planner, planned: Home) -> None:
    """That would cancel every event."""
    planned.schedule.write_text("[[plan]\n")
    assert planner("export", "ics").code == 1


# In


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """A calendar of somebody else's."""
    path = tmp_path / "theirs.ics"
    path.write_text(EVENT)
    return path


def test_events_with_a_routines_title_become_plans(planner: Planner, ready: Home, file: Path) -> None:
    """As a person would write them; what no routine is called is left out and named."""
    answer = planner("import", "ics", str(file))
    assert (answer.code, answer.err) == (0, "")
    assert answer.lines == [
        "3 events read: 1 new plan, 1 left out.",
        "  Core three: mon, wed at 07:00, from Mon 23 Nov 2026, reminded 10 min before.",
        "    It is the plan core-three.",
        '  Left out: "Dentist": no routine is called that; --routine names the one that',
        "    it is.",
    ]
    text = ready.schedule.read_text()
    assert text.endswith(
        """\
[[plan]]
id      = "core-three"
routine = "core-three"
days    = ["mon", "wed"]
at      = "07:00"
from    = 2026-11-23
skip    = [2026-11-25]
moves   = [
  { on = 2026-11-30, to = 2026-12-01, at = "18:00" },
]
remind  = "10m"
uid     = "e1@elsewhere"
"""
    )
    assert planner("check").code == 0


def test_a_second_import_doubles_nothing(planner: Planner, ready: Home, file: Path) -> None:
    """What differs by now is left as it is, and said to."""
    planner("import", "ics", str(file))
    before = ready.schedule.read_bytes()
    answer = planner("import", "ics", str(file))
    assert answer.lines[:2] == [
        "3 events read: 1 planned already, 1 left out.",
        '  Already: "Core three" is the plan core-three.',
    ]
    file.write_text(EVENT.replace("BYDAY=MO,WE", "BYDAY=MO"))
    changed = planner("import", "ics", str(file))
    assert "which differs from it now" in changed.lines[1] + changed.lines[2]
    assert (changed.code, ready.schedule.read_bytes()) == (0, before)


def test_a_routine_can_be_named_for_all_of_them(planner: Planner, ready: Home, file: Path) -> None:
    """Then every event is one of its sessions, and a dry run writes nothing."""
    dry = planner("import", "ics", str(file), "--routine", "gentle day", "--dry-run")
    assert dry.lines[0] == "3 events read: 1 new plan, 1 new extra session."
    assert dry.lines[-1] == "This was a dry run: nothing was written."
    assert not ready.schedule.exists()
    answer = planner("import", "ics", str(file), "--routine", "gentle day")
    assert "  Gentle day: Tue 24 Nov 2026 at 09:30, once." in answer.lines
    assert '[[once]]\nroutine = "gentle-day"\non      = 2026-11-24\nat      = "09:30"\nuid     =' in (
        ready.schedule.read_text()
    )
    assert planner("import", "ics", str(file), "--routine", "nothing").code == 1


def test_ones_own_export_is_known_again(planner: Planner, planned: Home, tmp_path: Path) -> None:
    """Nothing of it is new; in another home all of it is."""
    path = tmp_path / "plans.ics"
    planner("export", "ics", str(path))
    before = planned.schedule.read_bytes()
    answer = planner("import", "ics", str(path))
    assert answer.lines[0] == f"{3 + 12 + 1} events read: 3 planned already."
    assert planned.schedule.read_bytes() == before
    planned.schedule.unlink()
    again = planner("import", "ics", str(path))
    assert again.lines[0].startswith("16 events read: 1 new plan, 1 new extra session")
    assert planner("export", "ics", str(tmp_path / "again.ics")).code == 0
    assert "mornings-1@me.planner" in revisions(tmp_path / "again.ics")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "it does not begin with BEGIN:VCALENDAR"),
        (b"\x00\x01\xff", "its text is not UTF-8"),
        (EVENT.encode()[:200], "the calendar is cut off: a part of it never ends"),
        (
            b"BEGIN:VCALENDAR\n" + b"X" * (5 * 1024 * 1024),
            "the file is too large: 5 MiB, at most 4 MiB are read",
        ),
    ],
)
def test_a_file_that_is_no_calendar_is_told(
    planner: Planner, ready: Home, tmp_path: Path, data: bytes, sentence: str
) -> None:
    """One line, exit code 1, and nothing is written."""
    path = tmp_path / "bad.ics"
    path.write_bytes(data)
    answer = planner("import", "ics", str(path))
    assert (answer.code, answer.out) == (1, "")
    assert sentence in answer.err
    assert len(answer.err.splitlines()) == 1
    assert not ready.schedule.exists()
    assert planner("import", "ics", str(tmp_path / "none.ics")).code == 1


def test_a_calendar_of_thousands_leaves_no_half(planner: Planner, ready: Home, tmp_path: Path) -> None:
    """More plans than a schedule may have are refused together."""
    event = EVENT.split("BEGIN:VEVENT")[1].split("END:VEVENT", maxsplit=1)[0]
    many = "".join(f"BEGIN:VEVENT{event}END:VEVENT\n".replace("e1@", f"e{n}@") for n in range(501))
    path = tmp_path / "many.ics"
    path.write_text(f"BEGIN:VCALENDAR\n{many}END:VCALENDAR\n")
    answer = planner("import", "ics", str(path))
    assert answer.code == 1
    assert "schedule.toml would have more than 500 of plan" in answer.err
    assert not ready.schedule.exists()


def test_json_keeps_the_shape_of_the_revisions(planner: Planner, planned: Home) -> None:
    """What is kept for the next export is plain and small."""
    planner("export", "ics", str(planned.root.parent / "x.ics"))
    kept = json.loads(planned.calendars.read_text())
    assert set(kept["me"]["mornings-1@me.planner"]) == {"sum", "sequence", "title", "start"}
