"""What a terminal is sent: the bytes, for each kind of terminal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.vocabulary import NOTIFICATIONS, Notification
from planner.sounding.escapes import notification, title

XTERM = {"TERM": "xterm-256color"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-0/default,1,0"}


@pytest.mark.parametrize(
    ("kind", "environ", "sent"),
    [
        ("off", XTERM, ""),
        ("osc9", XTERM, "\x1b]9;Rest; now.\x1b\\"),
        ("osc777", XTERM, "\x1b]777;notify;planner;Rest, now.\x1b\\"),
        ("osc99", XTERM, "\x1b]99;i=planner;Rest; now.\x1b\\"),
        ("osc9", TMUX, "\x1bPtmux;\x1b\x1b]9;Rest; now.\x1b\x1b\\\x1b\\"),
        ("auto", XTERM, "\x1b]9;Rest; now.\x1b\\"),
        ("auto", {"TERM": "xterm-kitty"}, "\x1b]99;i=planner;Rest; now.\x1b\\"),
        ("auto", {"TERM": "foot"}, "\x1b]777;notify;planner;Rest, now.\x1b\\"),
        ("auto", XTERM | {"TERM_PROGRAM": "WezTerm"}, "\x1b]9;Rest; now.\x1b\\"),
        ("auto", XTERM | {"KITTY_WINDOW_ID": "1"}, "\x1b]99;i=planner;Rest; now.\x1b\\"),
        ("osc9", {"TERM": "linux"}, ""),
        ("osc9", {"TERM": "dumb"}, ""),
        ("osc9", {}, ""),
    ],
)
def test_a_notification_in_the_words_of_the_terminal(
    kind: Notification, environ: dict[str, str], sent: str
) -> None:
    """Each kind in its own, wrapped for tmux, and nothing where it would be printed as rubbish."""
    assert notification(kind, "Rest; now.", environ) == sent


def test_a_title() -> None:
    """Ended without a bell; none on a console."""
    assert title("Hold, left side.", XTERM) == "\x1b]2;Hold, left side.\x1b\\"
    assert title("Hold, left side.", {"TERM": "linux"}) == ""


@given(st.text(), st.sampled_from(NOTIFICATIONS), st.sampled_from([XTERM, TMUX]))
def test_no_text_breaks_out(text: str, kind: Notification, environ: dict[str, str]) -> None:
    """Whatever an exercise is called, its name ends no sequence and begins none; nothing rings."""
    for sent in (notification(kind, text, environ), title(text, environ)):
        plain = notification(kind, "", environ) if sent.count("]2;") != 1 else title("", environ)
        assert sent.count("\x1b") in (plain.count("\x1b"), title("", environ).count("\x1b"))
        assert not any((ord(letter) < 32 and letter != "\x1b") or 127 <= ord(letter) < 160 for letter in sent)
        assert len(sent) < 200
