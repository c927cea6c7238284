"""The sessions of the log, a line each, of which only those in sight are drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.events import Resize

from planner.model.clock_face import time_words
from planner.model.session import Session
from planner.model.units import about
from planner.model.vocabulary import ClockFace
from planner.widgets.cells import fill
from planner.widgets.row_list import RowList

_COLUMNS = (("Day", 18), ("Routine", 0), ("Time", 8), ("Pain", 8), ("Leg", 17), ("", 11))
"""Their names, and cells with the blank behind them; the routine has what is left."""

_LEG = 4
"""The column that is left out where there is no room for all."""

_ROUTINE = (10, 34)
"""The fewest and the most cells of a routine's title."""

_WORDS = {"finished": "done", "stopped": "stopped", "running": "not ended"}


class SessionList(RowList):
    """`sessions` as they are given, the latest first; one is chosen."""

    sessions: tuple[Session, ...] = ()
    face: ClockFace = "24h"

    _longest = 0
    """Cells of the longest title."""

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.sessions)

    @property
    def session(self) -> Session | None:
        """The chosen one."""
        return None if self.chosen is None else self.sessions[self.chosen]

    def show(self, sessions: Iterable[Session], face: ClockFace) -> None:
        """Show these; the same one stays chosen, else the place stays."""
        self.face = face
        before = self.session.id if self.session is not None else ""
        self.sessions = tuple(sessions)
        self._longest = max(map(cell_len, {one.whole_title for one in self.sessions}), default=0)
        same = (at for at, one in enumerate(self.sessions) if one.id == before)
        self.renew(next(same, self.cursor) if before else self.cursor)

    def on_resize(self, _event: Resize) -> None:
        """The columns are others now, and what is said of the chosen one stands below their names."""
        self.post_message(self.Highlighted(self))

    def head(self) -> str:
        """The names of the columns, above the first line."""
        width = self.scrollable_content_region.width - 1
        return f" {self._line([name for name, _ in _COLUMNS], width)}"

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """The day, the routine, how long, pain and leg before and after, and how it ended."""
        return [Content(self._line(_cells(self.sessions[index], self.face), width))]

    def _line(self, cells: Sequence[str], width: int) -> str:
        least, most = _ROUTINE
        rooms = [room for _, room in _COLUMNS]
        if width < least + sum(rooms):
            rooms[_LEG] = 0
        rooms[1] = max(least, min(self._longest + 2, most, width - sum(rooms)))
        line = (f"{fill(cell, room - 1)} " for cell, room in zip(cells, rooms, strict=True) if room)
        return "".join(line).rstrip()


def _cells(session: Session, face: ClockFace) -> tuple[str, ...]:
    began = session.started
    return (
        f"{began:%a} {began.day} {began:%b} {time_words(began, face)}",
        session.whole_title,
        about(session.seconds) if session.seconds is not None else "",
        _pair(session.pain_before, session.pain_after),
        _pair(session.leg_before or None, session.leg_after or None),
        _ended(session),
    )


def _ended(session: Session) -> str:
    if session.speed > 1:
        return f"trial ×{session.speed}"
    return "unattended" if session.unattended else _WORDS[session.status]


def _pair(before: object, after: object) -> str:
    if before is None and after is None:
        return ""
    if before == after:
        return f"{before}"
    return f"{'?' if before is None else before} → {'?' if after is None else after}"
