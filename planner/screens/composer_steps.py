"""The composer's keys for steps: added, dosed, marked, moved, copied, removed."""

from __future__ import annotations

from collections.abc import Callable

from textual import on

from planner.clock import Clock
from planner.model.routine import Routine, Step
from planner.model.text import plural
from planner.screens.add_step import AddStep
from planner.screens.base import asking
from planner.screens.clipboard import Clipboard
from planner.screens.composer_view import ComposerView
from planner.screens.dose_editor import DoseEditor
from planner.store.contents import Contents
from planner.store.draft import Draft, Operation, Shown
from planner.store.errors import NotSaved
from planner.store.home import Home
from planner.store.step_blocks import (
    Places,
    clip,
    duplicate_steps,
    move_steps,
    moved,
    paste_steps,
    remove_steps,
)
from planner.store.step_edits import add_step, duplicate_step, move_step, remove_step
from planner.widgets.row_list import RowList
from planner.widgets.step_lines import StepLine, StepLines

NO_STEP = "There is no step yet: a adds one."


class StepChanges(ComposerView):
    """Every key is about the marked steps, or without marks about the chosen one."""

    def __init__(
        self,
        home: Home,
        clock: Clock,
        routine: str,
        clipboard: Clipboard | None = None,
        known: Contents | None = None,
    ) -> None:
        super().__init__(home, clock, routine, known)
        self.clipboard = clipboard or Clipboard()

    @property
    def open(self) -> Draft | None:
        """The draft when it can be changed; else None."""
        return self.draft if self.draft is not None and not self.draft.lost else None

    @property
    def picked(self) -> Places:
        """The marked steps, or the chosen one; empty when there is none."""
        at = self.steps.chosen
        return tuple(sorted(self.steps.marked)) or (() if at is None else (at,))

    def named(self, places: Places) -> str:
        """What to call some steps: the name of one, the number of several."""
        return self.name_of(places[0]) if len(places) == 1 else plural(len(places), "step")

    def change(
        self,
        make: Callable[[Routine, int], Operation],
        since: Shown | None = None,
        marked: Places = (),
    ) -> Operation | None:
        """Make an operation on the chosen step: shown now, on the disk as soon as may be.

        It is made of the routine as it was shown `since`, when a form opened, or as it is on the screen;
        in the draft it follows its step. None when it could not be made, and the person is told. `marked`
        are the steps that are marked afterwards.
        """
        draft, shown, at = self.open, since or self.shown, self.steps.cursor
        if draft is None or shown is None:
            return None
        try:
            operation = draft.do(make(shown.routine, at), at, shown)
        except NotSaved as error:
            draft.take_note()  # what is said here says it too
            self.show_again()
            self.say(f"Nothing was changed: {error}.", wrong=True)
            return None
        self.show_draft(operation.place, frozenset(marked))
        self.say(f"Done: {operation.words}.  u undoes it")
        self.write()
        return operation

    def step_change(self, make: Callable[[Routine, Places], Operation]) -> None:
        """The same on the picked steps, of which there may be none."""
        places = self.picked
        if places:
            self.change(lambda routine, _: make(routine, places))
        else:
            self.say(NO_STEP)

    @on(RowList.Entered)
    def entered(self) -> None:
        """A click on the chosen step edits it."""
        self.action_edit()

    def action_move(self, by: int) -> None:
        """Move the choice."""
        self.steps.move(by)

    @asking
    async def action_add(self) -> None:
        """Add exercises after the chosen step, as many as are wanted."""
        if self.open is None or self.contents is None:
            return
        await self.app.push_screen_wait(AddStep(self.contents.listed, self._line_of, self._add))

    @property
    def _after(self) -> int:
        """Where a new step goes: after the chosen one."""
        return 0 if self.steps.chosen is None else self.steps.cursor + 1

    def _adding(self, routine: Routine, step: Step) -> Operation:
        known = self.library.get(step.exercise)
        name = known.name if known else step.exercise
        return add_step(routine, self._after, step.exercise, name, dose=step.dose, note=step.note)

    def _line_of(self, step: Step) -> StepLine | None:
        """What a step would be if it were added now; None when it cannot be."""
        draft, shown = self.open, self.shown
        if draft is None or shown is None:
            return None
        operation = self._adding(shown.routine, step)
        try:
            return StepLines(draft.preview(operation, shown), self.library)[operation.place]
        except NotSaved:
            return None

    def _add(self, step: Step) -> str:
        known = self.library.get(step.exercise)
        if known is None:
            return "It could not be added: its file is gone."
        done = self.change(lambda routine, _: self._adding(routine, step))
        if done is None:
            return "It could not be added."
        return f"✓ {known.name} is step {done.place + 1}. The next one comes after it."

    @asking
    async def action_edit(self) -> None:
        """Edit the dose, the note and the group of the chosen step."""
        draft, shown = self.open, self.shown
        if draft is None or shown is None or self.steps.chosen is None:
            self.say(NO_STEP)
            return
        editor = DoseEditor(draft, shown, self.library, self.steps.cursor)
        changed = await self.app.push_screen_wait(editor)
        if changed:
            self.change(lambda *_: editor.operation(changed), shown)

    # Several steps.

    def action_mark(self) -> None:
        """Mark the chosen step, or take its mark away, and go on to the next."""
        if self.steps.chosen is None:
            self.say(NO_STEP)
        else:
            self.steps.mark(self.steps.marked ^ {self.steps.cursor})
            self.steps.move(1)
            self.say_keys()

    def action_mark_all(self) -> None:
        """Mark every step, or when all are marked none."""
        if self.steps.chosen is None:
            self.say(NO_STEP)
            return
        every = frozenset(range(self.steps.count))
        self.steps.mark(frozenset() if self.steps.marked == every else every)
        self.say_keys()

    def action_carry(self, by: int) -> None:
        """Move the picked steps; the choice goes with it, and so do the marks."""
        places, count = self.picked, self.steps.count
        if not places:
            self.say(NO_STEP)
            return
        to = moved(places, by, count)
        if to == places:
            return
        if len(places) == 1 and not self.steps.marked:
            self.change(lambda _, at: move_step(at, at + by, self.name_of(at)))
            return
        at = self.steps.cursor
        place = to[places.index(at)] if at in places else to[0]
        words = f"move {self.named(places)} {'up' if by < 0 else 'down'}"
        self.change(lambda routine, _: move_steps(routine, places, to, words, place), marked=to)

    def action_duplicate(self) -> None:
        """A copy of the picked steps after them."""
        self.step_change(
            lambda routine, places: (
                duplicate_step(places[0], self.name_of(places[0]))
                if len(places) == 1
                else duplicate_steps(routine, places, f"duplicate {self.named(places)}")
            )
        )

    def action_remove(self) -> None:
        """Remove the picked steps."""
        self.step_change(
            lambda routine, places: (
                remove_step(routine, places[0], self.name_of(places[0]))
                if len(places) == 1
                else remove_steps(routine, places, f"remove {self.named(places)}")
            )
        )

    def action_copy(self) -> None:
        """Keep a copy of the picked steps, for this routine or another."""
        places, shown = self.picked, self.shown
        if not places or shown is None:
            self.say(NO_STEP)
            return
        self.clipboard.clip = clip(shown.data, places)
        self.say(
            f"Copied {self.named(places)}.  P puts a copy after the chosen step, here or in another routine"
        )

    def action_paste(self) -> None:
        """Put what was copied after the chosen step."""
        copied = self.clipboard.clip
        if copied is None:
            self.say("Nothing was copied yet: y copies the chosen step, or those that v marked.")
            return
        words = f"paste {plural(len(copied.steps), 'step')}"
        self.change(lambda routine, _: paste_steps(routine, self._after, copied, words))
