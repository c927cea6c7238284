"""What can go wrong with a file, in one shape everywhere: path, line, column, words, the text itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from planner.model.text import clean

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one file.

    `line` and `column` count from 1; 0 means the whole file. `length` is how many
    characters are underlined. `source` is the offending line as it stands in the file.
    """

    path: str
    line: int
    column: int
    severity: Severity
    message: str
    hint: str = ""
    source: str = ""
    length: int = 1

    def place(self) -> str:
        """`path:line:column`, or the path alone for a whole file."""
        return f"{clean(self.path)}:{self.line}:{self.column}" if self.line else clean(self.path)

    def text(self) -> str:
        """The full message, with the line quoted and the offending text underlined."""
        mark = "" if self.severity == "error" else "warning: "
        hint = f" {self.hint}" if self.hint else ""
        head = f"{self.place()}: {mark}{self.message}{hint}"
        if not self.line:
            return head
        number = f"{self.line:>5}"
        before = clean(self.source[: self.column - 1])
        under = clean(self.source[self.column - 1 : self.column - 1 + self.length])
        pad = " " * len(before)
        return (
            f"{head}\n{number} | {clean(self.source)}\n{' ' * len(number)} | {pad}{'^' * max(1, len(under))}"
        )


class PlannerError(Exception):
    """Anything a person should be told in one plain sentence; `str()` is that sentence."""


class HomeError(PlannerError):
    """The folder that holds a person's files cannot be used."""


class UnreadableFile(PlannerError):
    """A file that cannot be read at all: missing, not a regular file, too large, no permission."""


class BrokenFile(PlannerError):
    """A file that can be read and makes no sense; `problems` says where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(problems[0].text())
        self.problems = problems


class NotSaved(PlannerError):
    """A change that did not reach the disk; what was there before is still there."""


class Conflict(NotSaved):
    """The thing to be changed is not what it was when it was read: somebody else changed it."""


class Unknown(PlannerError):
    """Something asked for by name that does not exist."""
