"""The composer: a routine put together by key, every change saved at once."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import work
from textual.binding import BindingType

from planner.commands import bindings
from planner.model.text import clean
from planner.model.timeline import UnknownExercise, measure
from planner.screens.base import Unsaved, asking
from planner.screens.composer_order import Arrangement
from planner.screens.composer_steps import NO_STEP
from planner.screens.composer_view import failure_words, leaving_words
from planner.screens.dialogs import AskText, Confirm, Review
from planner.screens.library import wrong_title
from planner.screens.preview import Preview
from planner.screens.routine_settings import RoutineSettings
from planner.store.contents import Contents
from planner.store.draft import Draft
from planner.store.errors import PlannerError
from planner.store.step_edits import set_head


class Composer(Arrangement):
    """The keys of the routine as a whole, back and forth, and the disk."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings("composer")]

    # Back and forth.

    def action_undo(self) -> None:
        """Take the last change back."""
        change = self.open.undo() if self.open else None
        if change is None:
            words = "There is nothing to undo."
            if self.draft is not None and self.draft.forgotten:
                words = f"The file was changed outside: 'planner restore {self.routine}' has what was before."
            self.say(words)
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
            self.say(NO_STEP)
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

    def show(self, contents: Contents) -> None:
        """Put the routine on the screen, and ask about what an earlier program could not save of it."""
        super().show(contents)
        if self.left is not None and self.is_active:
            self._offer()

    @asking
    async def _offer(self) -> None:
        draft, left = self.draft, self.left
        if draft is None or left is None:
            return
        operation, differences = left
        question = "Changes of this routine could not be saved when it was left. What shall become of them?"
        options = ["Bring them back: u undoes it", "Leave them out: the routine stays as its file says"]
        answer = await self.app.push_screen_wait(Review(question, differences, options))
        self.left = None
        if answer == 0:
            draft.kept = True  # saving it is what settles it
            self.change(lambda *_: operation)
        elif answer == 1:
            await asyncio.to_thread(draft.forget)

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
        """No marks any more, or back to the routines; asks first when something could not be saved."""
        draft = self.draft
        if self.steps.marked:
            self.steps.mark(frozenset())
            self.say_keys()
            return
        if draft is not None:
            await asyncio.to_thread(draft.save)
            if draft.failure and not await self.app.push_screen_wait(_leave(draft)):
                self.show_state()
                return
            if not self.is_active:  # something was opened over it meanwhile
                return
            self.post_message(Unsaved(self, ""))
        self.dismiss()


def _leave(draft: Draft) -> Confirm:
    return Confirm(leaving_words(draft), "Leave", "Stay")
