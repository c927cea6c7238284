"""A session lived through in quarters of a second, by counting down: slow, plain, and none of planner's."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from planner.model.cues import Cue, marks, opening
from planner.model.timeline import Phase, Timeline

QUARTER = 250
"""Milliseconds of one step; every mark of a cue is a multiple of it."""


@dataclass
class NaiveSession:
    """Phases in a list, a letter for each, and what is left of the current one."""

    phases: list[Phase]
    now: int
    index: int = -1
    left: int | None = 0
    running: bool = True
    letters: list[str] = field(default_factory=list)
    heard: list[tuple[Cue, int]] = field(default_factory=list)
    spent: int = 0

    def __post_init__(self) -> None:
        self.letters = ["."] * len(self.phases)
        self.enter(0)

    @property
    def over(self) -> bool:
        """Whether the last phase is behind."""
        return self.index >= len(self.phases)

    def enter(self, index: int, *, after_done: bool = False) -> None:
        """Begin a phase with its full time."""
        self.index, self.spent = index, 0
        if self.running:
            whole = Timeline(tuple(self.phases))
            self.heard += [(cue, self.now) for cue in opening(whole, index, after_done=after_done)]
        if not self.over:
            seconds = self.phases[index].seconds
            self.left = None if seconds is None else seconds * 1000

    def quarter(self) -> None:
        """Let a quarter of a second pass."""
        self.now += QUARTER
        if not self.running or self.over:
            return
        self.spent += QUARTER
        if self.left is not None:
            self.left -= QUARTER
            phase = self.phases[self.index]
            self.heard += [(cue, self.now) for at, cue in marks(phase) if at == self.left]
            self.end_if_over()

    def end_if_over(self) -> None:
        """End a phase with nothing left, while time runs."""
        if self.running and self.left == 0:
            self.letters[self.index] = "d"
            self.enter(self.index + 1, after_done=True)

    def press(self, key: str) -> None:
        """Do what a key does."""
        if not self.over:
            getattr(self, key)()

    def pause(self) -> None:
        """Stop."""
        self.running = False

    def resume(self) -> None:
        """Go on."""
        if not self.running:
            self.running = True
            self.end_if_over()

    def whole(self) -> None:
        """Go on, with the whole hold again."""
        if not self.running and self.phases[self.index].hold:
            self.enter(self.index)
        self.resume()

    def next(self) -> None:
        """On by one."""
        done = self.phases[self.index].seconds is None or self.letters[self.index] == "d"
        self.letters[self.index] = "d" if done else "s"
        self.enter(self.index + 1, after_done=done)

    def skip(self) -> None:
        """Leave this phase out."""
        self.letters[self.index] = "s"
        self.enter(self.index + 1)

    def previous(self) -> None:
        """Back by one."""
        self.enter(max(0, self.index - 1))

    def restart(self) -> None:
        """Again."""
        self.enter(self.index)

    def far(self) -> None:
        """Five phases on, if there are so many."""
        aim = self.index + 5
        if aim < len(self.phases):
            passed = self.letters[self.index : aim]
            self.letters[self.index : aim] = ["d" if one == "d" else "s" for one in passed]
            self.enter(aim)

    def first(self) -> None:
        """Back to the first phase."""
        self.enter(0)

    def longer(self) -> None:
        """Ten seconds more."""
        if self.left is not None:
            self.left += 10_000

    def shorter(self) -> None:
        """Ten seconds less, but a second stays."""
        if self.left is not None:
            self.left = max(self.left - 10_000, min(self.left, 1_000))

    def one_more(self) -> None:
        """The last set of the step again, after its last work; three seconds of rest before it."""
        here = self.phases[self.index]
        mine = [i for i, one in enumerate(self.phases) if (one.step, one.round) == (here.step, here.round)]
        works = [i for i in mine if self.phases[i].kind == "work"]
        first = next(i for i in works if self.phases[i].set == self.phases[works[-1]].set)
        place, number = works[-1] + 1, self.phases[works[-1]].set + 1
        work = self.phases[first]
        rest = Phase("rest", 3, 3, work.step, work.exercise, round=work.round)
        again = [rest, *(replace(one, set=number) for one in self.phases[first:place])]
        self.phases[place:place] = again
        self.letters[place:place] = ["."] * len(again)
        if self.index >= place:
            self.left = max(0, 3_000 - self.spent)
            self.end_if_over()
