"""The week and its changes: plan, extra, skip, move, pause, remove; each shown first, each with an undo."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.binding import BindingType

from planner.commands import bindings
from planner.keys.sections import SECTIONS
from planner.model.by_hand import done_by_hand
from planner.model.clock_face import time_or_any, time_words
from planner.model.dates import day_words, parse_day
from planner.model.missed import Choice, choices_for
from planner.model.schedule import DAYS, Occurrence, Pause, Plan, Schedule, once_of, planned_already
from planner.model.text import clean, listed
from planner.model.week import title_of
from planner.screens.base import asking
from planner.screens.carrying import Carrying, place_of
from planner.screens.dialogs import AskText, Choose, Confirm, Review
from planner.screens.pause_form import ask_pause
from planner.screens.plan_form import PlanForm
from planner.screens.proposal import Deed, Make
from planner.screens.week_rules import (
    after_removing,
    hint_lines,
    plan_of,
    read_time,
    why_not_moved,
    why_not_skipped,
    wrong_time,
)
from planner.screens.week_saving import WeekSaving
from planner.store import notes, pauses, schedule, skeletons
from planner.store.contents import Contents
from planner.store.edits import Edit
from planner.store.shelf import Entry
from planner.widgets.plan_words import rhythm_words
from planner.widgets.week_grid import WeekGrid

_OWN_ACTIONS = frozenset(command.action.partition("(")[0] for command in SECTIONS["week"])
_WHILE_PROPOSED = frozenset(command.action.partition("(")[0] for command in SECTIONS["week-move"])
_AROUND = 12
"""Cells that a text over the week cannot have: the border of its dialog, and what is around it."""

_CARRYING = _WHILE_PROPOSED - {"set_down", "give_up"}


class WeekScreen(WeekSaving):
    """Seven days and everything that can be done to them by key."""

    SECTION = "week"
    CSS_PATH = "week.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("week"), *bindings("week-move")]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While a change is shown, the keys are for it; else they are for the week."""
        if not super().check_action(action, parameters):
            return False
        if self.proposal is None:
            return action not in _WHILE_PROPOSED
        if action in _CARRYING and not isinstance(self.proposal, Carrying):
            return False
        if action == "scope":
            return isinstance(self.proposal, Carrying) and bool(self.proposal.one.plan)
        return action not in _OWN_ACTIONS

    # Starting.

    def action_open(self) -> None:
        """Start the chosen session, choose what becomes of a missed one; on a day without one, plan one."""
        if self.chosen is not None and self.chosen.status == "missed":
            self.action_missed()
        elif self.chosen is not None:
            self.action_run()
        elif self.in_sight:
            self.action_plan()

    def action_run(self) -> None:
        """Start the chosen session now."""
        one, contents = self.chosen, self.contents
        if one is None or contents is None:
            self.tell("There is nothing on this day to start: a puts a routine on it.")
        elif one.moved_to is not None:
            self.tell(f"It was moved to {day_words(one.moved_to, self.today)}: start it there.")
        elif one.routine not in contents.routines.values:
            self.tell(
                f"{title_of(one, contents.titles)} cannot be started: ! says what is wrong.", wrong=True
            )
        else:
            self.start_routine(one.routine, one.plan)

    @asking
    async def action_missed(self) -> None:
        """Today, tomorrow, or not at all: nothing is moved by itself."""
        one, contents = self.chosen, self.writable()
        if one is None or contents is None:
            return
        title = title_of(one, contents.titles)
        choices = choices_for(one, contents.schedule, self.today)
        options = [*(choice.words for choice in choices), "Start it now", "It was done, away from here"]
        question = f"{title} was missed on {day_words(one.date, self.today)}. What shall become of it?"
        answer = await self.app.push_screen_wait(Choose(question, options))
        if answer is None:
            return
        if answer < len(choices):
            self._propose_choice(one, choices[answer])
        elif answer == len(choices):
            self.action_run()
        else:
            self.action_done()

    def _propose_choice(self, one: Occurrence, choice: Choice) -> None:
        """Show what was chosen for a missed session."""
        if choice.to is not None:
            self.propose(Carrying.pick_up(one, self.face).carried((choice.to - one.date).days))
        elif one.plan:
            self.action_skip()
        else:
            self.action_remove()

    @asking
    async def action_edit(self) -> None:
        """Open the schedule in the person's editor, at what is chosen."""
        contents = self.contents
        if contents is None:
            return
        entry = contents.schedule_file
        await self.edit(entry.path, place_of(self.chosen, entry), skeletons.SCHEDULE.encode())

    # Planning.

    @asking
    async def action_plan(self) -> None:
        """Put a routine, or several in turn, on days and times."""
        contents = self.writable()
        if contents is None or self.week is None or not self._any_routine(contents):
            return
        form = PlanForm(
            contents.titles,
            today=self.today,
            start=max(self.today, self.week.start),
            days=frozenset({DAYS[self.day.weekday()]}),
            week_start=contents.schedule.week_start,
            face=self.face,
        )
        plan = await self.app.push_screen_wait(form)
        contents = self.contents
        if plan is None or contents is None:
            return
        title = listed([contents.titles.get(name, name) for name in plan.sequence or (plan.routine,)])
        same = planned_already(plan, contents.schedule)
        if same is not None:
            question = f"{title} is planned already, {rhythm_words(same, self.face)}. Plan it once more?"
            if not await self.app.push_screen_wait(Confirm(question, "Once more", "Leave it")):
                return
        self.make(lambda entry: [_add(entry, plan)], f"planned {title}, {rhythm_words(plan, self.face)}")

    @asking
    async def action_extra(self) -> None:
        """Put one extra session on the chosen day; the arrows and enter say where it stays."""
        contents, day = self.writable(), self.day
        if contents is None or not self._any_routine(contents):
            return
        names, on_day = list(contents.titles), day_words(day, self.today)
        chosen = await self.app.push_screen_wait(
            Choose(f"One extra session on {on_day}", list(contents.titles.values()))
        )
        if chosen is not None:
            self.propose(Carrying(Occurrence(day, None, names[chosen]), day, None, new=True, face=self.face))

    def _any_routine(self, contents: Contents) -> bool:
        if not contents.titles:
            self.tell("There is no routine yet: 3 opens the routines, and n there makes one.")
        return bool(contents.titles)

    # Skipping, pausing and removing.

    def action_skip(self) -> None:
        """Show the week with the chosen session skipped, or planned again."""
        one, contents = self.chosen, self.writable()
        if one is None or contents is None:
            return
        reason = why_not_skipped(one, once_of(one, contents.schedule) is not None)
        if reason:
            self.tell(reason)
            return
        title, on_day = title_of(one, contents.titles), day_words(one.origin, self.today)
        if one.status == "skipped":
            verb, done = "Plan again", f"{title} on {on_day} is planned again"
            make: Make = lambda entry: [schedule.unskip(entry, one.plan, one.origin, one.was)]  # noqa: E731
        else:
            verb, done = "Skip", f"skipped {title} on {on_day}"
            make = lambda entry: [schedule.skip(entry, one.plan, one.origin, one.was)]  # noqa: E731
        way = f"{on_day}, {time_or_any(one.was, self.face)}"
        self.propose(Deed(verb, way, "", done, make, self.day, one, one))

    @asking
    async def action_pause(self) -> None:
        """Plan nothing for some days; on a day of a pause, take the pause away."""
        contents = self.writable()
        if contents is None:
            return
        pause = next(iter(pauses.pauses_on(contents.schedule, self.day)), None)
        change: Callable[[Entry[Schedule], Pause], Edit] = pauses.remove_pause
        on, verb, done = self.day, "End the pause", "ended the pause"
        if pause is None:
            pause = await ask_pause(self.app, contents.schedule, max(self.day, self.today), self.today)
            if pause is None:
                return
            on, verb, done, change = pause.from_, "Pause", "paused", pauses.add_pause
        words = f"{day_words(pause.from_, self.today)} to {day_words(pause.to, self.today)}"
        why = f": {pause.why}" if pause.why else ""
        self.propose(Deed(verb, words + why, "", f"{done}, {words}", lambda e: [change(e, pause)], on))

    def action_remove(self) -> None:
        """Show the week without the plan of the chosen session, or without the extra session."""
        one, contents = self.chosen, self.writable()
        if one is None or contents is None:
            return
        title, plan = title_of(one, contents.titles), plan_of(one, contents.schedule)
        once = once_of(one, contents.schedule)
        if plan is not None:
            says, note = f"the whole plan {plan.id}: {rhythm_words(plan, self.face)}", after_removing(plan)
            make = lambda entry: [schedule.remove_plan(entry, plan.id)]  # noqa: E731
            self.propose(Deed("Remove", says, note, f"removed the plan {plan.id}", make, self.day, back=one))
        elif once is not None:
            on_day = day_words(once.on, self.today)
            says = f"one extra session on {on_day}, {time_or_any(once.at, self.face)}"
            make = lambda entry: [schedule.remove_once(entry, once)]  # noqa: E731
            done = f"removed the extra {title} on {on_day}"
            self.propose(Deed("Remove", says, "", done, make, self.day, back=one))
        else:
            self.tell("It was not planned: it stands here because it was done, and the log keeps it.")

    # What is known of one session.

    def action_done(self) -> None:
        """Show the chosen session as done, for one that was done away from here."""
        one, contents = self.chosen, self.contents
        if one is None or contents is None:
            return
        title, now = title_of(one, contents.titles), self.clock.now()
        try:
            session = done_by_hand(one, title, now, self.clock.zone)
        except ValueError as error:
            self.tell(str(error))
            return
        on_day = day_words(one.date, self.today)
        note = "It goes into the log as finished; how it felt can be added there."
        done = f"{title} on {on_day} is done"
        says = f"{on_day}, {time_or_any(one.time, self.face)}"
        self.propose(Deed("Done", says, note, done, lambda _entry: (), self.day, one, one, log=session))

    @asking
    async def action_note(self) -> None:
        """Write a few words about the chosen session alone; an empty line takes them away."""
        one, contents = self.chosen, self.writable()
        if one is None or contents is None:
            return
        once, plan = once_of(one, contents.schedule), plan_of(one, contents.schedule)
        if once is None and plan is None:
            self.tell("It was not planned: 5 opens its log, where a note can stand.")
            return
        title, on_day = title_of(one, contents.titles), day_words(one.date, self.today)
        question = f"A note on {title}, {on_day}"
        text = await self.app.push_screen_wait(AskText(question, one.note, "bring the blue band"))
        words = clean(text or "").strip()
        if text is None or words == one.note:
            return
        make: Make = lambda entry: [notes.note_once(entry, once, words)]  # type: ignore[arg-type]  # noqa: E731
        if once is None:
            make = lambda entry: [_note(entry, one, words)]  # noqa: E731
        self.make(make, f"{'noted' if words else 'took the note off'} {title} on {on_day}", one)

    @asking
    async def action_why(self) -> None:
        """Say what may be worth a thought in this week, and why; nothing is changed by it."""
        if not self.hints:
            self.say("There is no hint about this week.")
            return
        lines = hint_lines(self.hints, self.today, self.size.width - _AROUND)
        question = "Worth a thought in this week. Nothing is ever moved by a hint."
        await self.app.push_screen_wait(Review(question, lines, ["Close"], "close"))

    # What is shown before it is saved.

    def action_move(self) -> None:
        """Take the chosen session up, to set it down on another day or at another time."""
        one, contents = self.chosen, self.writable()
        if one is None or contents is None:
            return
        reason = why_not_moved(one, once_of(one, contents.schedule) is not None, self.today)
        if reason:
            self.tell(reason)
            return
        self.propose(Carrying.pick_up(one, self.face))

    def action_carry(self, days: int) -> None:
        """Show the session so many days on."""
        if isinstance(self.proposal, Carrying):
            self.propose(self.proposal.carried(days))

    def action_shift(self, by: int) -> None:
        """Show the session a line of the grid later, or earlier."""
        if isinstance(self.proposal, Carrying):
            self.propose(self.proposal.stepped(by, self.query_one(WeekGrid).zoom or 15))

    def action_scope(self) -> None:
        """This one, all later ones too, or the whole plan."""
        if isinstance(self.proposal, Carrying):
            self.propose(self.proposal.widened())

    @asking
    async def action_time(self) -> None:
        """Ask for the time of the session that is being moved."""
        carrying = self.proposal
        if not isinstance(carrying, Carrying):
            return
        now = time_words(carrying.at, self.face) if carrying.at else ""
        hint = "the plan's own time" if carrying.one.plan else "any time"
        text = await self.app.push_screen_wait(AskText("At what time?", now, hint, wrong_time))
        if text is not None:
            self.propose(carrying.timed(read_time(text)))

    def action_set_down(self) -> None:
        """Save what is shown."""
        carrying = self.proposal
        if isinstance(carrying, Carrying) and carrying.to < self.today:
            self.tell("That day is past: choose today or a later day.")
        else:
            self.set_down()

    def action_give_up(self) -> None:
        """Leave everything as it was."""
        self.give_up()

    # Going to a date.

    @asking
    async def action_go_to(self) -> None:
        """Go to a date that is typed."""

        def wrong(text: str) -> str:
            try:
                parse_day(text, self.today)
            except ValueError as error:
                return str(error)
            return ""

        text = await self.app.push_screen_wait(
            AskText("Go to which day?", "", "2026-12-24, 24 dec, fri, +2w", wrong)
        )
        if text is not None:
            self.choose(parse_day(text, self.today))

    @asking
    async def action_month(self) -> None:
        """Show the month; enter there goes to the day."""
        from planner.screens.month import Month

        contents = self.contents
        if contents is not None:
            day = await self.app.push_screen_wait(Month(self.home, self.clock, contents, self.day))
            if day is not None:
                self.choose(day)


def _note(entry: Entry[Schedule], one: Occurrence, words: str) -> Edit:
    if words:
        return notes.set_note(entry, one.plan, one.origin, words, one.was)
    return notes.remove_note(entry, one.plan, one.origin, one.was)


def _add(entry: Entry[Schedule], plan: Plan) -> Edit:
    return schedule.add_plan(
        entry,
        plan.routine,
        plan.days,
        at=plan.at,
        from_=plan.from_,
        until=plan.until,
        every=plan.every,
        sequence=plan.sequence,
    )
