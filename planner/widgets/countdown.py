"""The clock that is read from the floor: seconds left, or how many reps, as large as there is room."""

from __future__ import annotations

from planner.model.units import clock
from planner.widgets import pixel_font
from planner.widgets.big_text import BigText


class Countdown(BigText):
    """Seconds in digits that keep their size from the first to the last of a phase."""

    def show_seconds(self, seconds: int) -> None:
        """Count down: `25` below a minute, `1:05` above; never below 0."""
        self.show(str(max(0, seconds)) if seconds < 60 else clock(seconds))

    def show_reps(self, reps: int) -> None:
        """Reps at one's own pace: no clock, but how many there are to do."""
        word = "rep" if reps == 1 else "reps"
        self.show(f"{reps} {word}", str(reps))

    def room_for(self, form: str) -> int:
        """Two digits' width at least, so that 9 is no larger than 10 was."""
        return max(pixel_font.width(form), pixel_font.width("00"))
