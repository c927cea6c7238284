"""From nothing to the first session: a routine, its days, and begin."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import ClassVar, Literal

from textual.app import App, ComposeResult
from textual.binding import BindingType

from planner.clock import Clock
from planner.commands import bindings
from planner.model.routine import Routine
from planner.model.schedule import Plan
from planner.screens.dialog import Dialog
from planner.screens.dialogs import plain
from planner.screens.starter_choice import StarterChoice, startable
from planner.screens.starter_days import StarterDays, goal_beside
from planner.store import schedule
from planner.store.contents import Contents
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.store.sessions import years
from planner.widgets.plan_words import plan_words

Next = Literal["start", "tour", "later"]


class FirstReady(Dialog[Next]):
    """What was planned, or why not, and what to do now."""

    CSS_PATH = "first_start.tcss"
    SECTION = "first-ready"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("first-ready")]

    def __init__(self, routine: Routine, saved: str) -> None:
        super().__init__()
        self.routine, self.saved = routine, saved

    def compose(self) -> ComposeResult:
        yield plain(f"Ready: {self.routine.title}", classes="title")
        yield plain(self.saved, "saved")
        yield plain(
            "Lie down where you see the screen. A session first asks how the pain is; in it space pauses, "
            "o is for when it hurts, and d makes all of it large.",
            "more",
        )
        yield plain("enter  start now    t  look round first    esc  later", classes="keys")

    def action_answer(self, answer: Next) -> None:
        """Close with what to do."""
        if self.is_active:
            self.dismiss(answer)


async def first_start(app: App[None], home: Home, clock: Clock) -> tuple[str, str] | None:
    """Lead to the first session; the routine and the plan to start at once, None for neither.

    Nothing is asked where something is planned or was done already, and nothing is written before the
    days were said.
    """
    contents = await asyncio.to_thread(_new, home)
    if contents is None:
        return None
    now, chosen, plan = clock.now(), "", None
    while plan is None:
        answer = await app.push_screen_wait(StarterChoice(contents, chosen))
        if answer is None:
            return None
        chosen, routine = answer, contents.routines.values[answer]
        plan = await app.push_screen_wait(StarterDays(contents, routine, now))
    name, saved = await asyncio.to_thread(_save, home, contents, plan, now.date())
    while (then := await app.push_screen_wait(FirstReady(routine, saved))) == "tour":
        from planner.screens.tour import tour

        await tour(app)
    return (chosen, name) if then == "start" else None


def _new(home: Home) -> Contents | None:
    """What a home holds in which nothing was planned and nothing was done; None for any other."""
    contents = Contents.read(home)
    planned = contents.schedule.plans or contents.schedule.once or contents.schedule_file.value is None
    return None if planned or years(home) or not startable(contents) else contents


def _save(home: Home, contents: Contents, plan: Plan, today: date) -> tuple[str, str]:
    """Put it on the week, with a goal it can reach: the plan's id, and what to say of it."""
    if not plan.days:
        return "", "Nothing is planned yet. Today has every routine ready, and 4 puts one on the week."
    entry, before = schedule.load(home), contents.schedule
    goal = goal_beside(plan, before)
    try:
        add = schedule.add_plan(entry, plan.routine, plan.days, at=plan.at, from_=plan.from_)
        schedule.change(home, entry, [add, schedule.aim_for(goal)] if goal != before.weekly_goal else [add])
    except PlannerError as error:
        return "", f"It could not be put on the week: {error}\nYou can exercise all the same."
    words = f"It is on your week: {plan_words(plan, today, contents.settings.clock)}."
    return str(add.values["id"]), f"{words}\n4 shows the week; d there takes it off."
