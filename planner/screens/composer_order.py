"""The composer's keys for how steps go together: rounds, rests, notes, and their order."""

from __future__ import annotations

from planner.model.ordering import by_position
from planner.screens.base import asking
from planner.screens.composer_steps import NO_STEP, StepChanges
from planner.screens.reorder import Reorder
from planner.screens.step_forms import KeyForm, RoundsForm
from planner.store.step_blocks import order_steps, run_of, ungroup_steps


class Arrangement(StepChanges):
    """Each asks in a small form first, and shows what comes of it."""

    @asking
    async def action_rounds(self) -> None:
        """Do the picked steps in rounds, or the group of the chosen one in other rounds."""
        draft, shown, places = self.open, self.shown, self.picked
        if draft is None or shown is None or not places:
            self.say(NO_STEP)
            return
        if not self.steps.marked:
            places = run_of(shown.routine, places[0])
        form = RoundsForm(draft, shown, self.library, places, self.named(places))
        answer = await self.app.push_screen_wait(form)
        if answer is not None and (answer or not form.old):
            values = {**form.before, **answer}
            self.change(lambda *_: form.operation(values), shown)

    def action_ungroup(self) -> None:
        """Take the picked steps, or all of the chosen one's group, out of their rounds."""
        shown, places = self.shown, self.picked
        if shown is None or not places:
            self.say(NO_STEP)
            return
        if not self.steps.marked:
            places = run_of(shown.routine, places[0])
        if not any(shown.routine.steps[at].group for at in places):
            self.say("It is in no rounds: g makes some.")
            return
        words = f"take {self.named(places)} out of the rounds"
        self.change(lambda routine, _: ungroup_steps(routine, places, words))

    @asking
    async def action_rest(self) -> None:
        """Edit the rest of the picked steps."""
        await self._key("rest")

    @asking
    async def action_note(self) -> None:
        """Edit the note of the picked steps."""
        await self._key("note")

    async def _key(self, key: str) -> None:
        draft, shown, places = self.open, self.shown, self.picked
        if draft is None or shown is None or not places:
            self.say(NO_STEP)
            return
        form = KeyForm(draft, shown, self.library, places, self.named(places), key=key)
        answer = await self.app.push_screen_wait(form)
        if answer:
            self.change(lambda *_: form.operation(answer), shown)

    @asking
    async def action_order(self) -> None:
        """Show the order in which positions change least; enter takes it."""
        shown, at = self.shown, self.steps.cursor
        if self.open is None or shown is None or not shown.routine.steps:
            self.say(NO_STEP)
            return
        unknown = next(
            (step.exercise for step in shown.routine.steps if step.exercise not in self.library), ""
        )
        if unknown:
            self.say(f'There is no exercise "{unknown}", so its position is not known.', wrong=True)
            return
        order = by_position(shown.routine, self.library)
        if order == tuple(range(len(order))):
            self.say("Positions change as little as they can already, with the steps that there are.")
            return
        if await self.app.push_screen_wait(Reorder(shown.routine, self.library, order)):
            words = "order the steps by position"
            self.change(lambda *_: order_steps(order, words, order.index(at)), shown)
