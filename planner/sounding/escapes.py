"""What a terminal is sent for a notification and for the title of its window."""

from __future__ import annotations

from collections.abc import Mapping

from planner.model.text import clean
from planner.model.vocabulary import Notification

ESC = "\x1b"
END = f"{ESC}\\"
"""Ends a string for the terminal. Not a bell: some terminals would ring."""

KEEP_TITLE, GIVE_BACK_TITLE = f"{ESC}[22;2t", f"{ESC}]2;{END}{ESC}[23;2t"
"""Have the terminal remember the title of its window, and put it back; without such a memory it is empty."""

_MOST = 120
"""Letters of a notification: what is longer some terminals cut, and some drop."""

_DEAF = frozenset({"", "dumb", "linux", "vt52", "vt100", "vt102", "vt220", "ansi"})
"""Kinds of terminal that have no window, or would show what they do not understand."""

_BY_PROGRAM: Mapping[str, Notification] = {
    "iTerm.app": "osc9",
    "WezTerm": "osc9",
    "ghostty": "osc9",
    "rio": "osc9",
    "kitty": "osc99",
    "foot": "osc777",
}
_BY_TERM: Mapping[str, Notification] = {
    "xterm-kitty": "osc99",
    "foot": "osc777",
    "foot-extra": "osc777",
    "rxvt-unicode": "osc777",
    "rxvt-unicode-256color": "osc777",
    "xterm-ghostty": "osc9",
    "wezterm": "osc9",
}


def has_window(environ: Mapping[str, str]) -> bool:
    """Whether this kind of terminal takes titles and notifications, or at least leaves them unseen."""
    return environ.get("TERM", "") not in _DEAF


def known_notification(environ: Mapping[str, str]) -> Notification:
    """The kind of notification that this terminal is known for; `osc9`, which most take, for any other."""
    program = environ.get("TERM_PROGRAM", "")
    if environ.get("KITTY_WINDOW_ID"):
        return "osc99"
    return _BY_PROGRAM.get(program) or _BY_TERM.get(environ.get("TERM", "")) or "osc9"


def notification(kind: Notification, text: str, environ: Mapping[str, str]) -> str:
    """What shows the text as a notification; nothing where it is switched off or cannot be shown.

    In tmux it is wrapped, and reaches the terminal where `allow-passthrough` is on.
    """
    if kind == "auto":
        kind = known_notification(environ)
    words = clean(text)[:_MOST]
    if kind == "off" or not has_window(environ):
        return ""
    if kind == "osc99":
        # One name for all of them: each takes the place of the last.
        sent = f"{ESC}]99;i=planner;{words}{END}"
    elif kind == "osc777":
        sent = f"{ESC}]777;notify;planner;{words.replace(';', ',')}{END}"
    else:
        sent = f"{ESC}]9;{words}{END}"
    return through_tmux(sent) if environ.get("TMUX") else sent


def through_tmux(sent: str) -> str:
    """The same, wrapped so that tmux passes it on to the terminal that it runs in."""
    return f"{ESC}Ptmux;{sent.replace(ESC, ESC + ESC)}{END}"


def title(text: str, environ: Mapping[str, str]) -> str:
    """What makes the text the title of the window, and in tmux that of the pane."""
    return f"{ESC}]2;{clean(text)[:_MOST]}{END}" if has_window(environ) else ""
