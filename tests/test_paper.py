"""Light or dark as the terminal is: what it answers, and that nobody takes the answer for something typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key
from textual.message import Message

from benchmarks.leftovers import left_over
from benchmarks.pty_harness import Terminal
from benchmarks.subject import planner, prepared_home
from planner.paper import ASK_PAPER, Answer, PaperParser, answers_such, read_answer, told_beforehand

WHITE, BLACK = "\x1b]11;rgb:ffff/ffff/ffff", "\x1b]11;rgb:0000/0000/0000"
LIGHT_PAPER, DARK_PAPER = b"48;2;250;248;244", b"48;2;20;24;28"
"""The backgrounds of the two usual themes, as they are written."""


@pytest.mark.parametrize(
    ("answer", "dark"),
    [
        (WHITE, False),
        (BLACK, True),
        ("\x1b]11;rgb:fdfd/f6f6/e3e3", False),
        ("\x1b]11;rgb:0000/2b2b/3636", True),
        ("\x1b]11;rgb:1e/1e/1e", True),
        ("\x1b]11;rgb:F/F/F", False),
        ("\x1b]11;rgba:ffff/ffff/ffff/8000", False),
        ("\x1b[?997;1n", True),
        ("\x1b[?997;2n", False),
        ("\x1b[?997;3n", None),
        ("\x1b]11;rgb:ffff/ffff/fff", None),
        ("\x1b]11;rgba:ffff/ffff/ffff", None),
        ("\x1b]10;rgb:ffff/ffff/ffff", None),
        ("\x1b[A", None),
    ],
)
def test_an_answer_tells_whether_it_is_dark(answer: str, dark: bool | None) -> None:
    """By the light that the background gives, in whatever length it is told."""
    assert read_answer(answer) is dark


@pytest.mark.parametrize(
    ("environment", "dark"),
    [
        ({"COLORFGBG": "15;0"}, True),
        ({"COLORFGBG": "0;15"}, False),
        ({"COLORFGBG": "0;default;7"}, False),
        ({"COLORFGBG": "12;8"}, True),
        ({"COLORFGBG": "15;default"}, None),
        ({"COLORFGBG": "\u0663"}, None),
        ({"COLORFGBG": ""}, None),
        ({"TERM": "linux"}, True),
        ({"TERM": "xterm-256color"}, None),
    ],
)
def test_the_environment_may_tell_it_beforehand(environment: dict[str, str], dark: bool | None) -> None:
    """Where it says nothing that is understood, nothing is known."""
    assert told_beforehand(environment) is dark


@pytest.mark.parametrize(
    ("term", "asked"),
    [("xterm", True), ("tmux-256color", True), ("", True), ("linux", False), ("vt220", False)],
)
def test_who_would_show_the_question_is_not_asked(term: str, asked: bool) -> None:
    """The console of Linux and old terminals have no answer."""
    assert answers_such({"TERM": term}) is asked


TYPED = {
    "a": "a",
    "]": "right_square_bracket",
    "\x1b[A": "up",
    "\\": "backslash",
    "\a": "ctrl+g",
    "\r": "enter",
}
ANSWERS = (WHITE + "\a", BLACK + "\x1b\\", "\x1b]11;rgba:0/0/0/f\x1b\\", "\x1b[?997;1n", "\x1b[?997;2n")


@given(
    st.lists(st.one_of(st.sampled_from(sorted(TYPED)), st.sampled_from(ANSWERS)), max_size=8),
    st.lists(st.integers(1, 12), min_size=1),
)
def test_an_answer_is_nobodys_key(pieces: list[str], sizes: list[int]) -> None:
    """However it is cut, and whatever is typed before and behind it: each key arrives, and nothing else."""
    parser, text = PaperParser(), "".join(pieces)
    found: list[Message] = []
    while text:
        size = sizes[len(found) % len(sizes)]
        found += list(parser.feed(text[:size]))
        text = text[size:]
    keys = [event.key for event in found if isinstance(event, Key) and not isinstance(event, Answer)]
    assert keys == [TYPED[piece] for piece in pieces if piece in TYPED]
    assert [event.dark for event in found if isinstance(event, Answer)] == [
        read_answer(piece.rstrip("\a").removesuffix("\x1b\\")) for piece in pieces if piece in ANSWERS
    ]


def test_the_program_is_light_or_dark_as_the_terminal_is_and_follows_it() -> None:
    """No picture waits. The answer comes in pieces, and opens nothing; all is off in the end."""
    environment = {"COLORTERM": "truecolor"}
    with prepared_home() as home, Terminal(planner(home), env=environment, limit=60) as terminal:
        terminal.wait_for_text("All routines", "q Quit")
        terminal.wait_for_quiet()
        before = terminal.screen.text()
        assert ASK_PAPER.encode() in written(terminal)
        assert DARK_PAPER in written(terminal)
        for answer, paper in ((WHITE + "\x1b\\", LIGHT_PAPER), ("\x1b[?997;1n", DARK_PAPER)):
            seen = len(terminal.chunks)
            for piece in (answer[:2], answer[2:9], answer[9:]):
                terminal.send(piece)
                terminal.watch(0.03)
            terminal.watch(0.2)
            terminal.wait_for_quiet()
            assert paper in written(terminal, seen)
            assert terminal.screen.text() == before
        terminal.send("q")
        assert terminal.wait_for_exit() == 0
        assert b"\x1b[?2031h" in written(terminal)
        assert left_over(written(terminal)) == []


def test_a_theme_that_was_chosen_stays() -> None:
    """What the terminal answers is then of no account."""
    with prepared_home() as home:
        settings = home / "settings.toml"
        settings.write_text(settings.read_text() + 'theme = "planner-dark"\n')
        with Terminal(planner(home), env={"COLORTERM": "truecolor"}, limit=60) as terminal:
            terminal.wait_for_text("All routines", "q Quit")
            terminal.send(WHITE + "\a")
            terminal.watch(0.5)
            assert LIGHT_PAPER not in written(terminal)
            terminal.send("q")
            assert terminal.wait_for_exit() == 0


def written(terminal: Terminal, since: int = 0) -> bytes:
    """What came to a terminal."""
    return b"".join(chunk.data for chunk in terminal.chunks[since:])
