"""The clock that is read from the floor: seconds left, or how many reps, as large as there is room."""

from __future__ import annotations

from planner.model.units import clock
from planner.widgets.big_text import BigText


class Countdown(BigText):
    """Seconds in digits that keep their size from the first to the last of a phase.

    Where large digits do not fit, the time is one bold line.
    """

    # Two digits' width at least, so that 9 is no larger than 10 was.
    LEAST = "00"

    @staticmethod
    def second_forms(seconds: int, side: str = "") -> tuple[str, ...]:
        """`25` below a minute, `1:05` above; never below 0. A letter for the side goes before."""
        digits = clock(seconds) if seconds >= 60 else str(max(0, seconds))
        return (f"{side} {digits}", digits) if side else (digits,)

    @staticmethod
    def rep_forms(reps: int, *, brief: bool = False) -> tuple[str, ...]:
        """`12 reps`, or `12×` where there is less room; never what could be read as seconds left."""
        word = "rep" if reps == 1 else "reps"
        short = (f"{reps}×", str(reps))
        return short if brief else (f"{reps} {word}", *short)
