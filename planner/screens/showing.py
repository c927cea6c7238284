"""The figure of a session: whether it is wanted, whether it is there, and when it looks different."""

from __future__ import annotations

from textual.message import Message

from planner.model.course import Course
from planner.model.demonstration import demonstrate
from planner.model.player import Player
from planner.store import preferences
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.widgets.figure_view import FRAME
from planner.widgets.timer_face import TimerFace


class FigureWanted(Message):
    """The figure beside the clock is wanted, or is not: also the next time."""

    def __init__(self, wanted: bool) -> None:
        super().__init__()
        self.wanted = wanted


class Showing:
    """Shows the figure on a timer's face. `speed` is how fast the session runs, for a look."""

    def __init__(self, wanted: bool, speed: int) -> None:
        self.wanted, self.there = wanted, False
        self._moves = False
        self._frame = round(1000 * FRAME * speed)

    def show(self, face: TimerFace, course: Course, player: Player, now: int, *, still: bool) -> None:
        """Show what there is at this instant; nothing from afar, and nothing that moves with `still`."""
        wanted = self.wanted and not face.has_class("-far")
        shown = demonstrate(course, player, now, still=still) if wanted else None
        self.there = face.demonstrate(shown)
        self._moves = self.there and shown is not None and shown.moves

    def sooner(self, ahead: int, player: Player, now: int) -> int:
        """Milliseconds until something is due that is `ahead`, or the next picture of a movement."""
        return min(ahead, self._frame - player.elapsed_ms(now) % self._frame) if self._moves else ahead


def remember(home: Home, wanted: bool) -> None:
    """Save it for the sessions to come; where the disk says no, it holds until the program ends."""
    try:
        preferences.show_figure(home, wanted)
    except PlannerError:
        return
