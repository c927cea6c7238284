"""The composer: steps added, dosed, moved and removed by key, every change saved at once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType

from planner.commands import bindings
from planner.model.routine import Routine
from planner.model.text import clean
from planner.model.timeline import UnknownExercise, measure
from planner.screens.add_step import AddStep
from planner.screens.base import Unsaved, asking
from planner.screens.composer_view import ComposerView, failure_words
from planner.screens.dialogs import AskText, Confirm, Review
from planner.screens.dose_editor import DoseEditor
from planner.screens.library import wrong_title
from planner.screens.preview import Preview
from planner.screens.routine_settings import RoutineSettings
from planner.store.draft import Draft, Operation, Shown
from planner.store.errors import NotSaved, PlannerError
from planner.store.step_edits import add_step, duplicate_step, move_step, remove_step, set_head
from planner.widgets.row_list import RowList

_NO_STEP = "There is no step yet: a adds one."


class Composer(ComposerView):
    """The keys over what `ComposerView` shows."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("composer")]

    @property
    def open(self) -> Draft | None:
        """The draft when it can be changed; else None."""
        return self.draft if self.draft is not None and not self.draft.lost else None

    def change(
        self, make: Callable[[Routine, int], Operation], since: Shown | None = None
    ) -> Operation | None:
        """Make an operation on the chosen step: shown now, on the disk as soon as may be.

        It is made of the routine as it was shown `since`, when a form opened, or as it is on the screen;
        in the draft it follows its step. None when it could not be made, and the person is told.
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
        self.show_draft(operation.place)
        self.say(f"Done: {operation.words}.  u undoes it")
        self.write()
        return operation

    def _step_change(self, make: Callable[[Routine, int], Operation]) -> None:
        if self.steps.chosen is None:
            self.say(_NO_STEP)
        else:
            self.change(make)

    @on(RowList.Entered)
    def entered(self) -> None:
        """A click on the chosen step edits it."""
        self.action_edit()

    def action_move(self, by: int) -> None:
        """Move the choice."""
        self.steps.move(by)

    # Steps.

    @asking
    async def action_add(self) -> None:
        """Add exercises after the chosen step, as many as are wanted."""
        if self.open is None or self.contents is None:
            return
        await self.app.push_screen_wait(AddStep(self.contents.listed, self._add))

    def _add(self, exercise: str) -> str:
        at = 0 if self.steps.chosen is None else self.steps.cursor + 1
        known = self.library.get(exercise)
        if known is None:
            return "It could not be added: its file is gone."
        done = self.change(lambda routine, _: add_step(routine, at, exercise, known.name))
        if done is None:
            return "It could not be added."
        return f"✓ {known.name} is step {done.place + 1}. The next one comes after it."

    @asking
    async def action_edit(self) -> None:
        """Edit the dose, the note and the group of the chosen step."""
        draft, shown = self.open, self.shown
        if draft is None or shown is None or self.steps.chosen is None:
            self.say(_NO_STEP)
            return
        editor = DoseEditor(draft, shown, self.library, self.steps.cursor)
        changed = await self.app.push_screen_wait(editor)
        if changed:
            self.change(lambda *_: editor.operation(changed), shown)

    def action_carry(self, by: int) -> None:
        """Move the chosen step; the choice goes with it."""
        at = self.steps.chosen
        if at is not None and 0 <= at + by < self.steps.count:
            self.change(lambda _, at: move_step(at, at + by, self.name_of(at)))

    def action_duplicate(self) -> None:
        """A copy of the chosen step after itself."""
        self._step_change(lambda _, at: duplicate_step(at, self.name_of(at)))

    def action_remove(self) -> None:
        """Remove the chosen step."""
        self._step_change(lambda routine, at: remove_step(routine, at, self.name_of(at)))

    # Back and forth.

    def action_undo(self) -> None:
        """Take the last change back."""
        change = self.open.undo() if self.open else None
        if change is None:
            self.say("There is nothing to undo.")
            return
        self.show_draft(change.place_before)
        self.say(f"Undone: {change.words}.  U makes it again")
        self.write()

    def action_redo(self) -> None:
        """Make the change again that was taken back."""
        change = self.open.redo() if self.open else None
        if change is None:
            self.say("There is nothing to make again.")
            return
        self.show_draft(change.operation.place)
        self.say(f"Done again: {change.words}.  u undoes it")
        self.write()

    # The routine as a whole.

    @asking
    async def action_title(self) -> None:
        """Give the routine another title; its file keeps its name."""
        shown = self.shown
        if self.open is None or shown is None:
            return
        title = shown.routine.title
        asked = await self.app.push_screen_wait(AskText("Title of the routine", title, check=wrong_title))
        new = clean(asked or "").strip()
        if new and new != title:
            self.change(lambda _, at: set_head({"title": new}, "change the title", at), shown)

    @asking
    async def action_settings(self) -> None:
        """Edit the pauses, the description and who prescribed it."""
        draft, shown = self.open, self.shown
        if draft is None or shown is None:
            return
        form = RoutineSettings(draft, shown, self.library, self.steps.cursor)
        changed = await self.app.push_screen_wait(form)
        if changed:
            self.change(lambda *_: form.operation(changed), shown)

    @asking
    async def action_file(self) -> None:
        """Open the file in the person's editor, at the chosen step, once all that is shown is on the disk."""
        draft = self.draft
        if draft is None or draft.lost:
            await self.edit(self.home.routines / f"{self.routine}.toml")
            return
        await asyncio.to_thread(draft.save)
        self.written(draft)
        if not draft.failure and not draft.lost:
            await self.edit(draft.path, draft.place(self.steps.cursor))

    def action_preview(self) -> None:
        """Show every phase with its time."""
        if self.open is not None:
            self.app.push_screen(Preview(self.open.routine, self.library))

    @asking
    async def action_run(self) -> None:
        """Start the routine, once all of it is on the disk."""
        draft = self.open
        if draft is None:
            return
        if not draft.routine.steps:
            self.say(_NO_STEP)
            return
        try:
            measure(draft.routine, self.library)
        except UnknownExercise as error:
            self.say(f"It cannot be run: {error}", wrong=True)
            return
        await asyncio.to_thread(draft.save)
        self.written(draft)
        if not draft.failure and not draft.lost:
            self.start_routine(self.routine)

    # The disk.

    @work
    async def action_save(self) -> None:
        """Say that all is saved, or try again; settle it when somebody else changed the same thing."""
        draft = self.open
        if draft is None:
            return
        await asyncio.to_thread(draft.save)
        self.written(draft)
        if draft.conflict:
            self._settle()
        elif not draft.failure:
            self.say("All changes are saved.")

    @asking
    async def _settle(self) -> None:
        draft = self.open
        if draft is None or not self.is_active:
            return
        question = f"{failure_words(draft)}. Which version of the routine shall stay?"
        copy = "Both: theirs, and mine beside it in a file of its own"
        options = ["Theirs: my change is left out", copy, "Mine: theirs goes into the backups"]
        try:
            differences = await asyncio.to_thread(draft.differences)
        except PlannerError as error:
            self.tell(str(error), wrong=True)
            return
        answer = await self.app.push_screen_wait(Review(question, differences, options))
        if answer is None:
            return
        now = self.clock.now()
        settle = (draft.take_theirs, lambda: draft.keep_both(now), draft.keep_mine)[answer]
        try:
            await asyncio.to_thread(settle)
        except PlannerError as error:
            self.tell(str(error), wrong=True)
        self.written(draft)

    @asking
    async def action_back(self) -> None:
        """Back to the routines; asks first when something could not be saved."""
        draft = self.draft
        if draft is not None:
            await asyncio.to_thread(draft.save)
            if draft.failure:
                question = f"{failure_words(draft)}. Leave, and lose what is not saved?"
                if not await self.app.push_screen_wait(Confirm(question, "Leave", "Stay")):
                    self.show_state()
                    return
            if not self.is_active:  # something was opened over it meanwhile
                return
            self.post_message(Unsaved(self, ""))
        self.dismiss()
