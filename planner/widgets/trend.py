"""Two small charts: sessions a week against the goal, and pain before and after each session."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from planner.model.progress import PainPoint, WeekCount
from planner.widgets.marks import meter

_ROWS = 5
_LEVELS = _ROWS * 2
_GUTTER = 4


class WeekBars(Widget):
    """One line a week, newest first: its first day, a dot a session, the figures."""

    DEFAULT_CSS = "WeekBars { height: auto; width: auto; }"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._weeks: tuple[WeekCount, ...] = ()
        self._goal = 0

    def show(self, weeks: Sequence[WeekCount], goal: int) -> None:
        """Show these weeks, given oldest first, against a goal."""
        self._weeks, self._goal = tuple(weeks), goal
        self.refresh(layout=True)

    def render(self) -> Content:
        """The lines."""
        return Content("\n").join(self._line(week) for week in reversed(self._weeks))

    def _line(self, week: WeekCount) -> Content:
        reached = week.done >= self._goal
        day = f"{week.start.day:>2} {week.start:%b}"
        dots = f"{meter(week.done, self._goal):<10}"
        words = f"{week.done} of {self._goal}" + (f", {week.minutes} min" if week.done else "")
        return Content.assemble(
            (f"{day}  ", "$text-muted"),
            (dots, "bold $success" if reached else "$primary"),
            f" {words}",
            ("  goal" if reached else "", "bold $success"),
        )


class PainTrend(Widget):
    """Pain 0 to 10 of the latest sessions, two columns each: before, then after. A gap was not said."""

    DEFAULT_CSS = f"PainTrend {{ height: {_ROWS + 2}; width: 1fr; }}"

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self._points: tuple[PainPoint, ...] = ()

    def show(self, points: Sequence[PainPoint]) -> None:
        """Show these sessions, given oldest first; as many of the latest as there is room for."""
        self._points = tuple(points)
        self.refresh()

    def render(self) -> Content:
        """The chart with its scale, and a legend."""
        room = max(1, (self.size.width - _GUTTER) // 3)
        points = self._points[-room:]
        lines = [self._row(points, row) for row in range(_ROWS, 0, -1)]
        lines.append(Content.assemble(("  0 ", "$text-muted"), ("▔" * (3 * len(points)), "$text-muted")))
        legend = (("█", "$warning"), " before  ", ("▌", "$success"), "after")
        return Content("\n").join([*lines, Content.assemble("    ", *legend)])

    @staticmethod
    def _row(points: Sequence[PainPoint], row: int) -> Content:
        label = f"{row * 2:>3} "
        parts: list[tuple[str, str]] = [(label, "$text-muted")]
        for point in points:
            parts.append((_cell(point.before, row, "▁▄█"), "$warning"))
            parts.append((_cell(point.after, row, "▁▖▌"), "$success"))
            parts.append((" ", ""))
        return Content.assemble(*parts)


def _cell(pain: int | None, row: int, shapes: str) -> str:
    """One cell of a bar: each row stands for two points. `shapes` are those for none, one and two."""
    if pain is None:
        return " "
    if pain == 0 and row == 1:
        return shapes[0]  # no pain is an answer too
    above = min(pain, _LEVELS) - (row - 1) * 2
    if above >= 2:
        return shapes[2]
    return shapes[1] if above == 1 else " "
