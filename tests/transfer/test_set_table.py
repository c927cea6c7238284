"""The log as a table: every set once, figures as figures, and nothing that a spreadsheet would calculate."""

from __future__ import annotations

import csv
import shutil
import subprocess
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.session import DoneSet, LeftOut, Session, Stopped
from planner.model.text import clean
from planner.transfer.set_table import COLUMNS, harmless, set_table
from tests.model.logs import session
from tests.transfer.sheets import HOSTILE

FORMULAS = (
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1",
    "\u200b=1",
    "'=1",
    "=cmd|' /C calc'!A0",
)


def read(text: str) -> list[dict[str, str]]:
    """The rows as Python's own reader has them."""
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def unguarded(cell: str) -> str:
    """A cell without the quote that makes it harmless."""
    return cell.removeprefix("'")


SETS = (
    DoneSet(1, "cobra", 1, None, 3, 15),
    DoneSet(2, "bird-dog", 1, "left", 10, 5, 2),
    DoneSet(2, "bird-dog", 1, "right", 0, 5, 2, skipped=True),
)


def full() -> Session:
    """A session in which everything was answered."""
    return replace(
        session("11-22 07:00", status="stopped"),
        pain_before=4,
        pain_after=3,
        pain_morning=2,
        morning="settled",
        leg_before="calf",
        leg_after="thigh",
        leg_new="nothing",
        note='one, "two"; three',
        active=504,
        done=SETS,
        stopped=Stopped(2, "leg"),
        left_out=(LeftOut(2, "bird-dog", "leg", 2),),
    )


def test_every_set_is_a_row_with_its_session() -> None:
    """Dates as ISO has them, units in the names of the columns, a skipped set with its reason."""
    rows = read(set_table([full()]))
    assert len(rows) == 3
    first, done, last = rows
    assert {
        "session": "11-22 07:00-relief",
        "date": "2026-11-22",
        "started": "2026-11-22T07:00:00+01:00",
        "status": "stopped",
        "counts": "false",
        "active_seconds": "504",
        "pain_before_0_10": "4",
        "pain_morning_0_10": "2",
        "leg_after": "thigh",
        "stopped_step": "2",
        "stopped_reason": "leg",
        "note": 'one, "two"; three',
        "exercise": "cobra",
        "reps": "3",
        "hold_seconds": "15",
        "held_seconds": "45",
        "skipped": "false",
        "left_out_reason": "",
    }.items() <= first.items()
    assert (done["side"], done["skipped"], done["left_out_reason"]) == ("left", "false", "")
    assert (last["side"], last["round"], last["skipped"], last["left_out_reason"]) == (
        "right",
        "2",
        "true",
        "leg",
    )


def test_a_session_that_lists_no_sets_is_not_lost() -> None:
    """It has one row, without a set: what was marked as done by hand."""
    (row,) = read(set_table([replace(session("11-22 07:00"), by_hand=True)]))
    assert row["by_hand"] == "true"
    assert row["step"] == row["exercise"] == row["reps"] == ""


def test_the_table_is_as_rfc_4180_has_it() -> None:
    """CR LF at each end of a line, as many fields in each, and a heading even without a session."""
    text = set_table([full(), session("11-23 07:00")])
    assert text.count("\r\n") == text.count("\n") == 5
    assert {len(row) for row in csv.reader(StringIO(text, newline=""))} == {len(COLUMNS)}
    assert set_table([]) == ",".join(COLUMNS) + "\r\n"


@pytest.mark.parametrize("words", [*FORMULAS, *HOSTILE])
def test_no_words_are_a_formula(words: str) -> None:
    """In whatever column; behind the quote they are what they were."""
    one = replace(full(), id=words, title=words, routine=words, plan=words, note=words, variant=words)
    one = replace(one, done=(replace(SETS[0], exercise=words),))
    (row,) = read(set_table([one]))
    for column in ("session", "title", "routine", "plan", "note", "variant", "exercise"):
        assert not row[column].startswith(tuple("=+-@\t\r\n＝＋－＠"))
        assert unguarded(row[column]) == clean(words) or row[column] == clean(words)
    for column in ("pain_before_0_10", "reps", "hold_seconds", "active_seconds"):
        assert row[column].isdigit(), "a number stays a number"


@settings(max_examples=200, deadline=None)
@given(note=st.text(st.characters(exclude_categories=["Cs"]), max_size=40), title=st.text(max_size=20))
def test_any_words_come_back(note: str, title: str) -> None:
    """Commas, quotes, signs of any script: they survive writing and reading, but for what nobody can see."""
    (row,) = read(set_table([replace(session("11-22 07:00"), note=note, title=title)]))
    for said, cell in ((note, row["note"]), (title, row["title"])):
        assert cell == harmless(said)
        assert clean(said) == (unguarded(cell) if cell != clean(said) else cell)


@settings(max_examples=60, deadline=None)
@given(
    sets=st.lists(
        st.builds(
            DoneSet,
            step=st.integers(1, 9),
            exercise=st.sampled_from(["cobra", "cat-cow"]),
            reps=st.integers(0, 2000),
            hold=st.one_of(st.none(), st.integers(1, 600)),
        ),
        max_size=8,
    )
)
def test_the_figures_add_up_to_the_log(sets: list[DoneSet]) -> None:
    """Repetitions and seconds held, summed over the rows, are those of the sessions."""
    rows = read(
        set_table([replace(session("11-22 07:00"), done=tuple(sets)), replace(full(), done=tuple(sets))])
    )
    assert sum(int(row["reps"] or 0) for row in rows) == 2 * sum(one.reps for one in sets)
    assert sum(int(row["held_seconds"] or 0) for row in rows) == 2 * sum(
        one.reps * (one.hold or 0) for one in sets
    )


@pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not on this machine")
def test_libreoffice_calculates_nothing(tmp_path: Path) -> None:
    """It opens the table, and gives back the same words as text, and the same numbers as numbers."""
    path, out = tmp_path / "sessions.csv", tmp_path / "out"
    notes = [one for one in FORMULAS if clean(one)]
    path.write_bytes(set_table([replace(full(), note=one, done=SETS[:1]) for one in notes]).encode())
    reading, writing = "44,34,76,1", "44,34,76,1,,0,true,true,false"  # commas, UTF-8; text in quotes
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile"]
    command += [f"--infilter=Text - txt - csv (StarCalc):{reading}"]
    command += ["--convert-to", f"csv:Text - txt - csv (StarCalc):{writing}", "--outdir", str(out)]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=120)
    text = (out / "sessions.csv").read_text(encoding="utf-8")
    assert [unguarded(row["note"]) for row in read(text)] == [clean(one) for one in notes]
    assert text.count(",3,15,45,") == len(notes)
