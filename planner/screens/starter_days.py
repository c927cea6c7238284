"""On which days the first routine is done: seven days, and a time or none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Input, Static

from planner.commands import bindings
from planner.model.dates import day_words
from planner.model.routine import Routine
from planner.model.schedule import DAYS, Plan, Schedule
from planner.model.text import plural
from planner.model.week import build_days
from planner.model.week_hints import hints
from planner.screens.dialog import Dialog, Topic
from planner.screens.dialogs import plain
from planner.screens.plan_form import EXAMPLES, WrongField, first_day, read_times
from planner.store.contents import Contents
from planner.widgets.day_picker import DayPicker
from planner.widgets.line_input import LineInput
from planner.widgets.plan_words import plan_words

_EVERY_OTHER = (0, 2, 4, 6)
"""Days from today that are chosen at first: four a week, as the article asks (docs/safety.md), with days
of rest between them."""


def goal_beside(plan: Plan, schedule: Schedule) -> int:
    """Sessions a week to aim for when a plan is the only one: never more than it has."""
    return min(schedule.weekly_goal, plan.per_week)


class StarterDays(Dialog[Plan | None]):
    """Closes with a plan that has no id, without days if there are to be none; with None to go back."""

    CSS_PATH = "first_start.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (
        ("tab", "To the time, and back to the days"),
        ("enter", "Put it on the week; without a day, plan nothing"),
    )
    SECTION = "starter-days"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("starter-days")]

    def __init__(self, contents: Contents, routine: Routine, now: datetime) -> None:
        super().__init__()
        self.contents, self.routine = contents, routine
        self.now, self.today = now, now.date()
        self.week_start, self.face = contents.schedule.week_start, contents.settings.clock

    def topics(self) -> Iterable[Topic]:
        """What the field of the time takes."""
        yield "time", "When on each day, as 07:00 or 7am, several with commas; empty for any time of the day"

    def compose(self) -> ComposeResult:
        names = [DAYS[(self.today + timedelta(days=ahead)).weekday()] for ahead in _EVERY_OTHER]
        yield plain(f"On which days: {self.routine.title}", classes="title")
        yield plain("The source of these exercises asks for four or five days a week.", "about")
        picker = DayPicker(self.week_start, frozenset(names), names[0])
        yield Horizontal(Static("days", classes="label"), picker, classes="field")
        times = LineInput(placeholder=f"any time; or {EXAMPLES[self.face]}", id="times", compact=True)
        yield Horizontal(Static("time", classes="label"), times, classes="field")
        yield plain("", id="words")
        yield plain("", classes="keys")

    def on_mount(self) -> None:
        """Begin with the days."""
        self.query_one(DayPicker).focus()
        self.tell()

    def plan(self) -> Plan:
        """The plan as the page has it; WrongField with a sentence when the time cannot be read."""
        chosen = self.query_one(DayPicker).chosen
        return Plan(
            id="",
            routine=self.routine.id,
            days=tuple(day for day in DAYS if day in chosen),
            at=read_times(self.query_one(Input).value),
            from_=self.today,
        )

    @on(Input.Changed)
    @on(DayPicker.Changed)
    def tell(self) -> None:
        """Say in words what will be planned, or what is wrong."""
        shown = self.query_one("#words", Static)
        try:
            plan = self.plan()
        except WrongField as wrong:
            shown.update(Content.styled(f"! {wrong}", "$text-error"))
            return
        if not plan.days:
            shown.update(Content("No day is chosen: nothing is planned, and it can be started at any time."))
            return
        first = first_day(plan, self.week_start)
        begins = f"\nfirst on {day_words(first, self.today)}" if first else ""
        more = f"{begins}\n\n{self._goal(plan)}{self._hint(plan)}"
        shown.update(
            Content.assemble((plan_words(plan, self.today, self.face), "bold"), (more, "$text-muted"))
        )

    def _goal(self, plan: Plan) -> str:
        """What is aimed for, beside what is planned."""
        goal = goal_beside(plan, self.contents.schedule)
        room = ", which leaves room for a bad day" if plan.per_week > goal else ""
        return f"The goal is {plural(goal, 'session')} a week{room}."

    def _hint(self, plan: Plan) -> str:
        """What the week would say of these days."""
        contents, end = self.contents, self.today + timedelta(weeks=2)
        days = build_days(Schedule((plan,), week_start=self.week_start), self.today, end, (), self.now)
        known, ignore = contents.routines.values, contents.settings.lint_ignore
        found = hints(days, known, contents.library.values, ignore)
        return f"\n{found[0].words}: {found[0].why}." if found else ""

    def on_descendant_focus(self) -> None:
        """Say what the keys do where one is."""
        among_days = isinstance(self.focused, DayPicker)
        does = "← → space  days    tab  time" if among_days else "tab  days"
        self.query_one(".keys", Static).update(Content(f"enter  go on    {does}    esc  back"))

    @on(Input.Submitted)
    @on(DayPicker.Submitted)
    def done(self) -> None:
        """Close with the plan, unless the time cannot be read: that is said already."""
        try:
            plan = self.plan()
        except WrongField:
            self.tell()
            return
        self._leave(plan)

    def action_back(self) -> None:
        """Close without a plan."""
        self._leave(None)

    def _leave(self, plan: Plan | None) -> None:
        """Close; a second key that comes before the page is gone must not close what is under it."""
        if self.is_active:
            self.dismiss(plan)
