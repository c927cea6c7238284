"""What can go wrong with a file, in one shape everywhere: path, line, column, words, the text itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from planner.model.text import clean, plural, width

Severity = Literal["error", "warning", "advice"]
SEVERITIES: tuple[Severity, ...] = ("error", "warning", "advice")
"""The worst first."""

# A quoted line longer than the first is cut to the second on each side of what is wrong.
_LONG, _NEAR = 120, 36


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

    @property
    def rank(self) -> int:
        """0 for an error, more for what matters less: the key to sort by."""
        return SEVERITIES.index(self.severity)

    def place(self) -> str:
        """`path:line:column`, or the path alone for a whole file."""
        return f"{clean(self.path)}:{self.line}:{self.column}" if self.line else clean(self.path)

    def text(self) -> str:
        """The full message, with the line quoted and the offending text underlined."""
        mark = "" if self.severity == "error" else f"{self.severity}: "
        hint = f" {self.hint}" if self.hint else ""
        head = f"{self.place()}: {mark}{self.message}{hint}"
        if not self.line:
            return head
        before, under, after = self._quoted()
        mark = " " * width(before) + "^" * max(1, width(under))
        return f"{head}\n{self.line:>5} | {before}{under}{after}\n{'':>5} | {mark}"

    def _quoted(self) -> tuple[str, str, str]:
        """The line before, under and after the mark; of a very long one what is near the mark."""
        start, end = self.column - 1, self.column - 1 + self.length
        parts = self.source[:start], self.source[start:end], self.source[end:]
        before, under, after = (clean(part) for part in parts)
        if len(before) + len(under) + len(after) <= _LONG:
            return before, under, after
        before = before if len(before) <= _NEAR else f"...{before[-_NEAR:]}"
        under = under if len(under) <= _NEAR else f"{under[:_NEAR]}..."
        return before, under, after if len(after) <= _NEAR else f"{after[:_NEAR]}..."


def tally(problems: Iterable[Problem]) -> tuple[str, ...]:
    """How many there are of each severity that there is: `1 error`, `2 warnings`, `1 piece of advice`."""
    ranks = [problem.rank for problem in problems]
    return tuple(
        plural(count, *_COUNTED[severity])
        for rank, severity in enumerate(SEVERITIES)
        if (count := ranks.count(rank))
    )


_COUNTED: dict[Severity, tuple[str, str]] = {
    "error": ("error", "errors"),
    "warning": ("warning", "warnings"),
    "advice": ("piece of advice", "pieces of advice"),
}


class PlannerError(Exception):
    """Anything a person should be told in one plain sentence; `str()` is that sentence."""

    code = 1
    """The exit code of a command that ends with it."""


class HomeError(PlannerError):
    """The folder that holds a person's files cannot be used."""


class UnreadableFile(PlannerError):
    """A file that cannot be read at all: missing, not a regular file, too large, no permission."""


class BrokenFile(PlannerError):
    """A file that can be read and makes no sense; `problems` says where and why."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        first = next((one for one in problems if one.severity == "error"), problems[0])
        super().__init__(first.text())
        self.problems = problems


class NotSaved(PlannerError):
    """A change that did not reach the disk; what was there before is still there."""


class Conflict(NotSaved):
    """The thing to be changed is not what it was when it was read: somebody else changed it."""


class Unknown(PlannerError):
    """Something asked for by name that does not exist."""
