"""Just enough of a terminal's screen to know which text stands on it, and what it answers when asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from unicodedata import combining, east_asian_width

_SEQUENCE = re.compile(
    r"\x1b\[(?P<parameters>[0-?]*)(?P<between>[ -/]*)(?P<final>[@-~])"  # CSI
    r"|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)"  # OSC: titles, links, notifications
    r"|\x1b[PX^_][^\x1b]*\x1b\\"  # DCS and the other strings
    r"|\x1b[ -/]*[0-OQ-WYZ\\`-~]"  # two and three byte escapes
)
_UNFINISHED = re.compile(r"\x1b(?:\[[0-?]*[ -/]*|\][^\x07\x1b]*\x1b?|[PX^_][^\x1b]*\x1b?|[ -/]*)?\Z")

_MODES = {"?2026": 2}
"""Private modes this terminal knows, and their state: 2 is "known, now off". All others are 0, unknown.

Synchronized output is answered because the terminals in use today have it. In-band
resize (2048) is not: most terminals, and tmux, do not know it.
"""


def strip_escapes(text: str) -> str:
    """The text without its escape sequences and without the remaining control characters."""
    return "".join(mark for mark in _SEQUENCE.sub("", text) if mark >= " " and mark != "\x7f")


class Screen:
    """A grid of characters that follows what a program writes.

    It knows cursor moves, erasing, wrapping and scrolling at the lower edge; it ignores
    colours and scroll regions. `feed` also gives what a terminal would answer to the
    queries in the text: cursor position, status, device attributes, private modes.
    """

    def __init__(self, columns: int, rows: int) -> None:
        self.columns = columns
        self.rows = rows
        self._row = 0
        self._column = 0
        self._wrap = True
        self._rest = ""
        self._cells: list[list[str]] = []
        self._clear()

    def text(self) -> str:
        """What stands on the screen, one line a row, without spaces at the line ends."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def shows(self, text: str) -> bool:
        """Whether the text stands on the screen, within one row."""
        return any(text in "".join(row) for row in self._cells)

    def feed(self, text: str) -> str:
        """Take what a program wrote, and return what the terminal sends back (usually nothing).

        A sequence that is cut at the end is kept until the rest of it comes.
        """
        text = self._rest + text
        self._rest = ""
        answers: list[str] = []
        position = 0
        while position < len(text):
            if text[position] != "\x1b":
                self._put(text[position])
                position += 1
            elif sequence := _SEQUENCE.match(text, position):
                answers.append(self._obey(sequence))
                position = sequence.end()
            elif _UNFINISHED.match(text, position):
                self._rest = text[position:]
                break
            else:
                position += 1
        return "".join(answers)

    def _obey(self, sequence: re.Match[str]) -> str:
        """Carry out one escape sequence and return the answer to it."""
        final = sequence["final"]
        if final is None:
            return ""
        parameters = sequence["parameters"]
        if sequence["between"] or not re.fullmatch(r"[0-9;]*", parameters):
            return self._obey_private(parameters, sequence["between"] + final)
        numbers = [int(number or "0") for number in parameters.split(";")]
        if final == "n":
            place = f"\x1b[{self._row + 1};{min(self._column, self.columns - 1) + 1}R"
            return {5: "\x1b[0n", 6: place}.get(numbers[0], "")
        if final == "c":
            return "\x1b[?62;22c"
        action = self._actions().get(final)
        if action:
            action(numbers)
        return ""

    def _obey_private(self, parameters: str, final: str) -> str:
        """Carry out a sequence with a private marker or an intermediate byte."""
        if final == "$p":
            return f"\x1b[{parameters};{_MODES.get(parameters, 0)}$y"
        if final in {"h", "l"} and parameters == "?1049":
            self._clear()
        elif final in {"h", "l"} and parameters == "?7":
            self._wrap = final == "h"
        return ""

    def _actions(self) -> dict[str, Callable[[list[int]], None]]:
        """What each control sequence does with its numbers."""
        return {
            "A": lambda numbers: self._move(self._row - max(1, numbers[0]), self._column),
            "B": lambda numbers: self._move(self._row + max(1, numbers[0]), self._column),
            "C": lambda numbers: self._move(self._row, self._column + max(1, numbers[0])),
            "D": lambda numbers: self._move(self._row, self._column - max(1, numbers[0])),
            "E": lambda numbers: self._move(self._row + max(1, numbers[0]), 0),
            "F": lambda numbers: self._move(self._row - max(1, numbers[0]), 0),
            "G": lambda numbers: self._move(self._row, max(1, numbers[0]) - 1),
            "d": lambda numbers: self._move(max(1, numbers[0]) - 1, self._column),
            "H": lambda numbers: self._move(max(1, numbers[0]) - 1, max(1, *numbers[1:2], 1) - 1),
            "f": lambda numbers: self._move(max(1, numbers[0]) - 1, max(1, *numbers[1:2], 1) - 1),
            "J": lambda numbers: self._erase_rows(numbers[0]),
            "K": lambda numbers: self._erase_in_row(numbers[0]),
            "X": lambda numbers: self._blank(self._row, self._column, self._column + max(1, numbers[0])),
        }

    def _put(self, mark: str) -> None:
        """Write one character at the cursor, or obey it if it is a control character."""
        if mark == "\r":
            self._column = 0
        elif mark in "\n\v":
            self._line_feed()
        elif mark == "\b":
            self._column = max(0, self._column - 1)
        elif mark == "\t":
            self._column = min(self.columns - 1, (self._column // 8 + 1) * 8)
        elif mark >= " " and mark != "\x7f" and not combining(mark):
            self._print(mark, 2 if east_asian_width(mark) in "WF" else 1)

    def _print(self, mark: str, width: int) -> None:
        """Put a visible character of the given width at the cursor."""
        if self._column + width > self.columns:
            if self._wrap:
                self._column = 0
                self._line_feed()
            else:
                self._column = self.columns - width
        cells = self._cells[self._row]
        cells[self._column] = mark
        if width == 2:
            cells[self._column + 1] = ""
        self._column += width

    def _line_feed(self) -> None:
        """Go one row down; at the lower edge everything moves up."""
        if self._row == self.rows - 1:
            self._cells = [*self._cells[1:], [" "] * self.columns]
        else:
            self._row += 1

    def _move(self, row: int, column: int) -> None:
        """Put the cursor somewhere, counted from 0, and keep it on the screen."""
        self._row = min(max(row, 0), self.rows - 1)
        self._column = min(max(column, 0), self.columns - 1)

    def _clear(self) -> None:
        """Start with an empty screen and the cursor in its first cell."""
        self._cells = [[" "] * self.columns for _ in range(self.rows)]
        self._row = self._column = 0

    def _blank(self, row: int, start: int, end: int) -> None:
        """Put spaces into part of a row."""
        end = min(end, self.columns)
        self._cells[row][start:end] = [" "] * max(0, end - start)

    def _erase_in_row(self, how: int) -> None:
        """Erase in the cursor's row: 0 from the cursor on, 1 up to the cursor, 2 all of it."""
        start = self._column if how == 0 else 0
        self._blank(self._row, start, self._column + 1 if how == 1 else self.columns)

    def _erase_rows(self, how: int) -> None:
        """Erase on the screen: 0 from the cursor on, 1 up to the cursor, 2 and 3 all of it."""
        self._erase_in_row(min(how, 2))
        rows = {0: range(self._row + 1, self.rows), 1: range(self._row)}.get(how, range(self.rows))
        for row in rows:
            self._blank(row, 0, self.columns)
