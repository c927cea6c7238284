"""The bytes that reach a real terminal: nothing but what the program draws, whatever stands in the files."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks.pty_harness import Terminal
from tests.hostile import corpus
from tests.hostile.homes import break_all, furnish
from tests.hostile.stream import NotOurs, Stream
from tests.hostile.visits import VISITS, Visit

_BYTES = {
    "down": "\x1b[B",
    "right": "\x1b[C",
    "enter": "\r",
    "home": "\x1b[H",
    "space": " ",
    "escape": "\x1b",
}

WAYS = tuple(one for one in VISITS if " r" not in one.keys)
"""All but those on which a session runs: they are waited for apart."""


def press(terminal: Terminal, visit: Visit) -> None:
    """Press the keys of a visit, then leave it again."""
    for word in (*visit.keys.split(), "escape", "escape", "escape"):
        for key in word[1:-1] if word[0] == "'" else [word]:
            terminal.send(_BYTES.get(key, key))
            # After an escape a key that comes at once would be one with alt.
            terminal.wait_for_quiet(0.2 if key == "escape" else 0.03)


def check(terminal: Terminal) -> Stream:
    """Everything that the terminal was sent; NotOurs at what the program does not draw."""
    stream = Stream()
    stream.feed(b"".join(chunk.data for chunk in terminal.chunks).decode())
    stream.end()
    return stream


@pytest.mark.parametrize("part", [0, 1])
def test_only_what_the_program_draws_reaches_the_terminal(tmp_path: Path, part: int) -> None:
    """Through the rooms and their dialogs in a pseudo-terminal, and out again: no bell, no title, no link."""
    text = corpus.LONG if part else corpus.WILD
    home = furnish(tmp_path / "home", text)
    break_all(home, text)
    command = [sys.executable, "-m", "planner", "--home", str(home.root)]
    with Terminal(command, size=(100, 30), limit=300) as terminal:
        terminal.wait_for_text("Today", within=60)
        for visit in WAYS[part::6]:
            press(terminal, visit)
        terminal.send("q")
        assert terminal.wait_for_exit(60) == 0, terminal.screen.text()
        stream = check(terminal)
    assert stream.pieces > 500
    assert stream.bells == 0
    assert stream.said == []


def test_a_session_sends_its_cues_and_nothing_else(tmp_path: Path) -> None:
    """The title of the window and the notification say what to do in plain letters, and a bell rings."""
    home = furnish(tmp_path / "home", corpus.WILD)
    command = [sys.executable, "-m", "planner", "--home", str(home.root), "run", "a-routine", "--speed", "40"]
    with Terminal(command, size=(80, 24), limit=300) as terminal:
        terminal.wait_for_text("How much pain", within=60)
        terminal.send("\r")
        terminal.wait_for_text("Ouch", within=60)
        terminal.watch(2.0)
        terminal.send("s")
        terminal.wait_for_quiet(0.3)
        terminal.send("\x1b")
        terminal.close()
        stream = check(terminal)
    assert stream.bells > 0
    assert any("[/foo]" in said for said in stream.said)


def _letter_by_letter(stream: Stream, text: str) -> None:
    for letter in text:
        stream.feed(letter)
    stream.end()


@pytest.mark.parametrize("name", [name for name in corpus.TEXTS if "\x1b" in corpus.TEXTS[name]])
def test_the_look_at_the_bytes_sees_each_sequence(name: str) -> None:
    """What hostile text would do to a terminal is not taken for the program's own."""
    stream = Stream()
    with pytest.raises(NotOurs):
        _letter_by_letter(stream, f"\x1b[1;1Hfine{corpus.TEXTS[name]}")


@pytest.mark.parametrize(
    "text", ["\x9b31m", "\u202eabc", "a\u200bb", "\x00", "\x7f", "\x05", "\ue000", "\x1b[2J"]
)
def test_the_look_at_the_bytes_sees_each_character(text: str) -> None:
    """One of them alone is enough."""
    with pytest.raises(NotOurs):
        Stream().feed(text)


def test_what_the_program_draws_is_known() -> None:
    """Moves, colours, titles and bells, cut anywhere, are taken as they come."""
    painted = "\x1b[?1049h\x1b[?25l\x1b[2;3H\x1b[0;38;2;1;2;3mtext \u6df1\x1b[m\x1b[4X\r\n\v\b"
    stream = Stream()
    _letter_by_letter(stream, f"{painted}\x1b]2;Bird dog\x1b\\\x07\x1b[?1049l")
    assert (stream.bells, stream.said) == (1, ["Bird dog"])
