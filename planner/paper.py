"""Whether the terminal is dark or light: what it is asked, what it answers, and what is known without.

The background is asked for with OSC 11 ("XTerm Control Sequences", Operating System Commands), the colour
scheme as in https://contour-terminal.org/vt-extensions/color-palette-update-notifications/.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from textual._xterm_parser import XTermParser
from textual.events import Key
from textual.keys import Keys
from textual.message import Message

FOLLOW, UNFOLLOW = "\x1b[?2031h", "\x1b[?2031l"
"""Whether the terminal tells when its colours change."""

ASK_PAPER = "\x1b[?996n\x1b]11;?\x1b\\"
"""Is the scheme dark? Which colour has the background? That is what is seen, and has the last word."""

_SCHEME = re.compile(r"\x1b\[\?997;([12])n")
_PAPER = re.compile(r"\x1b\]11;rgb(a?):([0-9a-f]{1,4}(?:/[0-9a-f]{1,4}){2,3})", re.IGNORECASE)
_ENDS = ("\a", "\x1b\\")

_MIDDLE = 0.179
"""The relative luminance of WCAG at which black letters and white ones are read equally well."""

_LIGHT = frozenset({7, *range(9, 16)})
"""Those of the 16 colours that are light as the paper."""

_SILENT = ("linux", "dumb", "vt", "ansi", "cons")
"""How the names of terminals begin that answer nothing of the kind, and have 16 colours at most."""


class PaperTold(Message, bubble=False):
    """The terminal told whether it is dark."""

    def __init__(self, *, dark: bool) -> None:
        super().__init__()
        self.dark = dark


class Answer(Key):
    """The same, as it comes from the parser, which makes nothing but keys. Nobody pressed it."""

    def __init__(self, *, dark: bool) -> None:
        super().__init__(Keys.Ignore.value, None)
        self.key = "paper"  # what is named `Ignore` the parser keeps for itself
        self.dark = dark


class PaperParser(XTermParser):
    """Textual's parser of what is typed, which knows these answers too and would else take them for keys."""

    _open = False
    """Whether the end of an answer is to come."""

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        closes, self._open = self._open and sequence in _ENDS, False
        if closes:
            yield Key(Keys.Ignore.value, sequence)
        elif (dark := read_answer(sequence)) is not None:
            self._open = sequence[1] == "]"
            yield Answer(dark=dark)
        else:
            yield from super()._sequence_to_key_events(sequence, alt)


def read_answer(sequence: str) -> bool | None:
    """Whether an answer says that the terminal is dark; None when it is no answer, or not yet all of one."""
    if scheme := _SCHEME.fullmatch(sequence):
        return scheme[1] == "1"
    paper = _PAPER.fullmatch(sequence)
    parts = paper[2].split("/") if paper else []
    if paper is None or len(parts) != (4 if paper[1] else 3) or len(set(map(len, parts))) > 1:
        return None
    red, green, blue = (_linear(int(part, 16) / (16 ** len(part) - 1)) for part in parts[:3])
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue < _MIDDLE


def _linear(value: float) -> float:
    """A part of a colour of sRGB from 0 to 1, as the light that it gives."""
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def told_beforehand(environment: Mapping[str, str]) -> bool | None:
    """Whether the terminal is dark, from the environment: `COLORFGBG` ends with the colour of the paper."""
    paper = environment.get("COLORFGBG", "").rpartition(";")[2]
    if paper.isascii() and paper.isdigit():
        return int(paper) not in _LIGHT
    return True if environment.get("TERM", "") == "linux" else None


def answers_such(environment: Mapping[str, str]) -> bool:
    """Whether this kind of terminal may be asked; some others would show the question."""
    return not environment.get("TERM", "").startswith(_SILENT)
