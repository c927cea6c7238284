"""The benchmarks' own tools: what they say about a program must be what the program did."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks import composing, far_week, moving_figure, random_edits, random_plans, search, week_screen
from benchmarks.__main__ import BEGIN, END, PAGE, with_block
from benchmarks.many_exercises import write_exercises
from benchmarks.many_routines import STEPS, routine, with_doses_outside, with_slip, write_home
from benchmarks.pty_harness import Chunk, HarnessError, Terminal, Window, clean_environment, repaints
from benchmarks.reading import CHECK_LIMIT, Comparison, measure
from benchmarks.report import table
from benchmarks.screen import Screen, strip_escapes
from benchmarks.start_up import imported
from planner.model.schedule import Schedule
from planner.store.home import Home
from planner.store.report import check_home


def program(code: str) -> list[str]:
    """A command line that runs a few lines of Python."""
    return [sys.executable, "-c", code]


def test_what_a_program_paints_is_seen_and_the_program_is_reaped() -> None:
    """The text is on the screen, the exit code is the program's own, and no process is left."""
    with Terminal(program("print('hello'); raise SystemExit(3)"), limit=20) as terminal:
        painted = terminal.wait_for_text("hello")
        assert terminal.wait_for_exit() == 3
    assert 0 < painted < 20
    assert terminal.screen.text().startswith("hello")
    with pytest.raises(ChildProcessError):
        os.waitpid(terminal.pid, os.WNOHANG)


def test_a_program_that_would_never_end_is_ended() -> None:
    """Leaving the block ends the program, also one that ignores a polite request."""
    code = (
        "import signal, threading; signal.signal(15, signal.SIG_IGN); print('up'); threading.Event().wait()"
    )
    with Terminal(program(code), limit=20) as terminal:
        terminal.wait_for_text("up")
        assert (terminal.peak_rss_kib() or 1) > 0
    assert terminal.exit_code == -9


def test_the_program_has_a_terminal_of_the_size_asked_for_and_a_clean_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """It is the controlling terminal, and nothing of the caller's environment but PATH comes through."""
    monkeypatch.setenv("PLANNER_HOME", "/somewhere")
    code = (
        "import os; s = os.get_terminal_size(0); tty = os.open('/dev/tty', os.O_RDWR)\n"
        "print(s.columns, s.lines, os.isatty(tty), os.environ['TERM'], 'PLANNER_HOME' in os.environ, 'end')"
    )
    with Terminal(program(code), size=(100, 30), term="linux", limit=20) as terminal:
        terminal.wait_for_text("100 30 True linux False end")
    assert "PLANNER_HOME" not in clean_environment()


def test_a_key_is_timed_and_the_terminal_answers_questions() -> None:
    """The program asks where its cursor is, as Textual does, and echoes a key after it was pressed."""
    code = (
        "import os, tty; tty.setraw(0); os.write(1, b'ab\\x1b[6n')\n"
        "answer = os.read(0, 20); os.write(1, b' at ' + answer[2:-1] + b' ready')\n"
        "os.read(0, 1); os.write(1, b'\\r\\x1b[Kdone'); os.read(0, 1)"
    )
    with Terminal(program(code), limit=20) as terminal:
        terminal.wait_for_text("ab at 1;3 ready")
        terminal.wait_for_quiet(0.05)
        repaint = terminal.press(" ", quiet=0.05)
        assert terminal.screen.text().strip() == "done"
    assert 0 < repaint.first_byte <= repaint.complete < 10
    assert repaint.bytes == len(b"\r\x1b[Kdone")


def test_a_window_counts_what_is_written_and_used_in_it() -> None:
    """What came before it does not count."""
    code = (
        "import os, threading, tty; tty.setraw(0); os.write(1, b'up'); os.read(0, 1)\n"
        "os.write(1, b'one'); threading.Event().wait()"
    )
    with Terminal(program(code), limit=20) as terminal:
        terminal.wait_for_text("up")
        terminal.send(" ")
        window = terminal.watch(0.5)
    assert (window.bytes, window.repaints) == (3, 1)
    assert window.bytes_per_second == 3 / window.seconds
    assert window.cpu_seconds is None or 0 <= window.cpu_seconds <= window.seconds


def test_a_burst_is_one_repaint_and_a_query_is_none() -> None:
    """Bytes close together belong together; escape sequences alone paint nothing."""
    written = ((1.0, b"on"), (1.01, b"e"), (2.0, b"\x1b[6n"), (3.0, b"\x1b[1;1Htwo"))
    assert repaints([Chunk(at, data) for at, data in written]) == 2
    assert repaints([Chunk(0.0, b"\x1b[3;4H\x1b[6X"), Chunk(1.0, b"\x1b[6n")]) == 1, (
        "erasing is seen, asking is not"
    )
    assert repaints([]) == 0


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("print('something else')", "did not paint 'hello'; the screen shows:\n  | something else"),
        ("print('here'); import threading; threading.Event().wait()", "did not paint 'hello'"),
    ],
)
def test_text_that_never_comes_is_an_error_that_shows_the_screen(code: str, words: str) -> None:
    """Whether the program ends or goes on, the wait is over in time and says what is there instead."""
    with Terminal(program(code), limit=20) as terminal, pytest.raises(HarnessError) as caught:
        terminal.wait_for_text("hello", within=1)
    assert words in str(caught.value)


def test_a_program_that_does_not_exist_is_named() -> None:
    """No terminal is left open for it."""
    with pytest.raises(FileNotFoundError, match="no-such-program"):
        Terminal(["no-such-program"])


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("plain\r\ntwo", "plain\ntwo"),
        ("\x1b[1mbo\x1b[0mld", "bold"),
        ("\x1b]0;title\x07a\x1b]8;;http://x\x1b\\b", "ab"),
        ("\x1b[2;3Hhere", "\n  here"),
        ("abc\x1b[2Dx", "axc"),
        ("0123456789abc", "0123456789\nabc"),
        ("\x1b[?7l0123456789ab", "012345678b"),
        ("深蹲!\r\x1b[4CX", "深蹲X"),
        ("1\r\n2\r\n3\r\n4", "2\n3\n4"),
        ("old\x1b[?1049hnew", "new"),
        ("abc\x1b[2J\x1b[Hx", "x"),
        ("abc\rx\x1b[K", "x"),
        ("abcd\x1b[1;2H\x1b[2X", "a  d"),
        ("e\u0301!", "e!"),
    ],
)
def test_the_screen_shows_what_a_terminal_would(written: str, shown: str) -> None:
    """In one piece or character by character, with the escape sequences cut anywhere."""
    whole, pieces = Screen(10, 3), Screen(10, 3)
    whole.feed(written)
    for mark in written:
        pieces.feed(mark)
    assert whole.text().rstrip("\n") == shown
    assert pieces.text() == whole.text()


@given(
    st.lists(st.text(alphabet="\x1b[]?;012Hm$pJKlh ab深\r\n\x07\\", max_size=8), max_size=8),
)
@settings(max_examples=100)
def test_where_output_is_cut_never_matters(pieces: list[str]) -> None:
    """Law: a screen fed in pieces is the screen fed at once, whatever the program writes."""
    whole, parts = Screen(10, 3), Screen(10, 3)
    answers = whole.feed("".join(pieces))
    assert "".join(parts.feed(piece) for piece in pieces) == answers
    assert parts.text() == whole.text()


@pytest.mark.parametrize(
    ("query", "answer"),
    [
        ("\x1b[?2026$p", "\x1b[?2026;2$y"),
        ("\x1b[?2048$p", "\x1b[?2048;0$y"),
        ("\x1b[5n", "\x1b[0n"),
        ("ab\x1b[6n", "\x1b[1;3R"),
        ("\x1b[c", "\x1b[?62;22c"),
        ("\x1b[>31u\x1b[?1000h text", ""),
    ],
)
def test_queries_are_answered_as_a_terminal_does(query: str, answer: str) -> None:
    """Known and unknown modes, status, cursor position, attributes; nothing else is answered."""
    assert Screen(80, 24).feed(query) == answer


def test_escape_sequences_are_no_visible_text() -> None:
    """What is left is what a reader sees."""
    assert strip_escapes("\x1b[?2026h\x1b[1;1Hok\x1b[?2026l\r\n") == "ok"
    assert strip_escapes("\x1b[6n\x1b]2;title\x07") == ""


def test_imports_of_a_plain_command_are_seen() -> None:
    """A module imported by name or from within another shows with its top-level package."""
    assert {"json", "tomllib"} <= imported(program("import json.decoder, tomllib"))
    assert "tomllib" not in imported(program("pass"))
    with pytest.raises(HarnessError, match="exit code 4"):
        imported(program("raise SystemExit(4)"))


@pytest.mark.parametrize(
    ("texts", "problems"),
    [
        ([routine(number) for number in range(STEPS)], 0),
        ([with_slip(routine(number), number) for number in range(STEPS)], 1),
        ([with_doses_outside(routine(number)) for number in range(STEPS)], 9),
    ],
    ids=["in order", "a slip", "nine doses"],
)
def test_the_routines_that_are_read_have_the_problems_they_are_said_to_have(
    tmp_path: Path, texts: list[str], problems: int
) -> None:
    """Ten steps of four to six keys, and in each file as many problems as the table says."""
    write_home(tmp_path, texts)
    found = [problem.path for problem in check_home(Home(tmp_path)).problems]
    assert sorted(found) == [f"routines/routine-{n:04}.toml" for n in range(STEPS) for _ in range(problems)]
    for text in texts:
        steps = [step.partition("\n\n")[0] for step in text.split("[[step]]")[1:]]
        assert len(steps) == STEPS
        assert {sum("=" in line for line in step.splitlines()) for step in steps} <= {4, 5, 6}


def test_reading_and_checking_are_measured_side_by_side() -> None:
    """Every home is read by both, the long file is edited, and what was measured is told."""
    report = measure(files=20, rounds=1, count=1)
    assert [row[0] for row in report.rows] == [
        "read",
        "check, all in order",
        "check, a problem in one file of 20",
        "check, a problem in every file",
        "check, nine in every file",
    ]
    figures = [report.figures[row[0]] for row in report.rows]
    assert [one["problems"] for one in figures if isinstance(one, dict)] == [0, 0, 1, 20, 180]
    assert "One edit in a file of 200 steps, saved and read back, without fsync" in report.text()


def test_the_best_round_counts_and_what_is_over_the_limit_fails() -> None:
    """A busy moment in one round decides nothing; exactly the limit is good."""
    good = Comparison("check", plain=(2.0, 9.0), ours=(9.0, 5.0), limit=CHECK_LIMIT)
    slow = Comparison("check", plain=(2.0, 9.0), ours=(9.0, 5.1), limit=CHECK_LIMIT)
    assert (good.ratio, good.failures()) == (2.5, ())
    assert slow.failures() == ("check: 2.55 times plain tomllib, more than 2.5",)
    assert slow.row() == ("check", "2000 ms", "5100 ms", "2.55", "2.5")


def test_tables_are_aligned() -> None:
    """Names to the left, numbers to the right."""
    assert table(("", "ms"), [("painted", "9")]) == "|         | ms |\n| ------- | -: |\n| painted |  9 |"


def test_only_what_stands_between_the_markers_is_replaced() -> None:
    """The rest of the page is a person's; a page without its markers is left alone."""
    page = f"before\n{BEGIN}\nold\n{END}\nafter\n"
    assert with_block(page, "new") == f"before\n{BEGIN}\n\nnew\n\n{END}\nafter\n"
    assert with_block(with_block(page, "new"), "new") == with_block(page, "new")
    for broken in ("", BEGIN, END, f"{END}{BEGIN}", page + page):
        with pytest.raises(ValueError, match="once each"):
            with_block(broken, "new")


def test_the_page_has_its_markers() -> None:
    """docs/performance.md can be written by the benchmarks."""
    assert with_block(Path(PAGE).read_text(encoding="utf-8"), "block")


def test_each_letter_of_a_search_is_timed_to_the_frame_that_answers_it() -> None:
    """Typed and taken away again, over as many exercises as asked for; the right count stood in a frame."""
    report = search.measure(12, ["calf"])
    assert len(report.figures["repaint_ms"]) == 8  # type: ignore[arg-type]
    assert all(0 < one < 5_000 for one in report.figures["repaint_ms"])  # type: ignore[attr-defined]
    assert [row[0] for row in report.rows] == ["letter to repaint", "letter to all, the card too"]


def test_made_up_exercises_have_no_problems(tmp_path: Path) -> None:
    """What is searched through in the benchmark are real exercises."""
    write_exercises(tmp_path, 60)
    assert check_home(Home(tmp_path)).problems == ()


def test_random_edits_are_counted_and_a_broken_law_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """As many files as asked for, the same for the same seed; the file that breaks a law is named."""
    one, again = (random_edits.measure(30, 7, 1).figures for _ in range(2))
    assert one["files"] == 30
    assert {**one, "seconds": 0} == {**again, "seconds": 0}

    def broken(seed: str, tally: object) -> None:
        assert seed != "7 3", "a comment is gone"

    monkeypatch.setattr(random_edits, "walk_at_random", broken)
    assert random_edits.walks(7, 30, 0)[1].startswith("file 3 of seed 7: a comment is gone")


def test_the_composer_is_timed_from_the_key_to_the_screen() -> None:
    """A short routine, opened and moved in the real app: every time is one, and the table has them all."""
    report = composing.measure(steps=12, openings=2, moves=2)
    assert [row[0] for row in report.rows] == ["opened for the first time", "opened", "moved"]
    assert report.figures["steps"] == 12
    times = (report.figures["opened_ms"], report.figures["moved_ms"])
    assert all(isinstance(some, list) and len(some) == 2 and min(some) > 0 for some in times)


def test_the_week_is_timed_from_the_key_to_the_screen() -> None:
    """A few plans, opened, turned and moved in the real app: every time is one, and the table has them."""
    report = week_screen.measure(plans=14, openings=2)
    assert [row[0] for row in report.rows] == [
        "opened for the first time",
        "opened",
        "turned to the next week",
        "a session moved by a day",
    ]
    times = [report.figures[f"{what}_ms"] for what in ("opened", "turned", "moved")]
    assert all(isinstance(some, list) and len(some) == 2 and min(some) > 0 for some in times)


def test_the_95th_percentile_leaves_out_the_worst_twentieth() -> None:
    """Of a hundred values it is the 95th, of one it is that one."""
    assert composing.percentile_95(list(range(1, 101))) == 95
    assert composing.percentile_95([7.0]) == 7.0


def test_random_plans_are_counted_and_a_difference_is_a_failure(monkeypatch: pytest.MonkeyPatch) -> None:
    """A seed has always the same schedules, and the one that differs is told in full."""
    one, again = (random_plans.part(7, 6, 0) for _ in range(2))
    assert one == again
    assert one[0] == 6
    assert one[3] == ""

    def differs(_schedule: Schedule) -> int:
        raise AssertionError("ours has Tuesday")

    monkeypatch.setattr(random_plans, "check_ten_years", differs)
    assert random_plans.part(7, 6, 0)[3].startswith("seed 7, part 0: ours has Tuesday")


def test_a_week_ten_years_on_is_measured_beside_the_first(monkeypatch: pytest.MonkeyPatch) -> None:
    """Three ways to look at it, each held against the limit."""
    report = far_week.measure(4, 2, 3)
    assert [row[0] for row in report.rows] == [
        "the first week",
        "2 years on, when it has come",
        "2 years on, looked at today",
    ]
    assert report.failures == ()
    monkeypatch.setattr(far_week, "LIMIT", 0.0)
    assert len(far_week.measure(4, 2, 3).failures) == 3


@pytest.mark.parametrize(
    ("moving", "still", "paused", "words"),
    [
        (Window(10, 15_000, 40, 0.3), Window(10, 4_000, 10, 0.1), Window(5, 0, 0, 0.0), []),
        (
            Window(10, 15_100, 40, 0.3),
            Window(10, 4_000, 10, 0.1),
            Window(5, 0, 0, 0.0),
            ["1510 bytes a second"],
        ),
        (
            Window(10, 9_000, 42, 0.3),
            Window(10, 4_000, 10, 0.1),
            Window(5, 0, 0, 0.0),
            ["42 repaints in 10 s"],
        ),
        (Window(10, 9_000, 40, 0.4), Window(10, 4_000, 10, 0.1), Window(5, 0, 0, 0.0), ["4.0 % of a core"]),
        (
            Window(10, 9_000, 40, None),
            Window(10, 4_000, 10, None),
            Window(5, 3, 1, None),
            ["3 bytes in a pause"],
        ),
        (
            Window(10, 9_000, 40, 0.3),
            Window(10, 6_000, 10, 0.1),
            Window(5, 0, 0, 0.0),
            ["600 bytes a second"],
        ),
    ],
)
def test_a_moving_figure_that_costs_too_much_is_told(
    moving: Window, still: Window, paused: Window, words: list[str]
) -> None:
    """Each limit by itself; without a figure the screen takes 400 bytes a second here."""
    told = list(moving_figure.too_much(moving, still, Window(10, 4_000, 10, 0.1), paused))
    assert [one[: len(word)] for one, word in zip(told, words, strict=True)] == words
