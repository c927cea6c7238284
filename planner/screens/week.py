"""The week and its changes: plan, one extra, skip, move, remove; each saved at once, each with an undo."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import BindingType

from planner.commands import SECTIONS, bindings
from planner.model.dates import day_words, parse_day
from planner.model.schedule import DAYS, Occurrence, Plan, Schedule
from planner.model.text import listed
from planner.model.week import title_of
from planner.screens.base import asking, in_turn
from planner.screens.carrying import Carrying, once_of, place_of
from planner.screens.dialogs import AskText, Choose, Confirm
from planner.screens.history import Change, History
from planner.screens.move_bar import MoveBar
from planner.screens.plan_form import PlanForm
from planner.screens.week_room import WeekRoom
from planner.screens.week_rules import (
    before_removing,
    plan_of,
    read_time,
    why_not_moved,
    why_not_skipped,
    wrong_time,
)
from planner.store import schedule, skeletons
from planner.store.contents import Contents
from planner.store.edits import Edit, ReplaceText, check_format
from planner.store.errors import NotSaved, PlannerError
from planner.store.home import Home
from planner.store.shelf import Entry
from planner.widgets.plan_words import rhythm_words, time_words

_OWN_ACTIONS = frozenset(command.action.partition("(")[0] for command in SECTIONS["week"])

Make = Callable[[Entry[Schedule]], Sequence[Edit]]


class WeekScreen(WeekRoom):
    """Seven days and everything that can be done to them by key."""

    SECTION = "week"
    CSS_PATH = "week.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("week")]

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.history = History()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002 - Textual's
        """While a session is being moved, the keys belong to the line that moves it."""
        return self.carrying is None or action not in _OWN_ACTIONS

    # What every change goes through.

    def _open(self) -> Contents | None:
        """The home when its schedule may be changed; else None, and the person is told why not."""
        contents = self.contents
        if contents is None:
            return None
        entry = contents.schedule_file
        try:
            if entry.document is None:
                raise NotSaved(f"{entry.label} cannot be read, so it is never written: mend it first")
            check_format(entry.document)
        except NotSaved as error:
            self.tell(str(error), wrong=True)
            return None
        return contents

    async def _change(self, make: Make, words: str, follow: Occurrence | None = None) -> bool:
        """Save operations at once, and note how to undo them; False when they did not reach the disk."""
        contents = self._open()
        if contents is None:
            return False
        entry = contents.schedule_file
        try:
            edits = make(entry)
        except PlannerError as error:
            self.tell(str(error), wrong=True)
            return False
        saved = await self.save(lambda: _write(self.home, entry, edits))
        if saved is None:
            self.reload()
            return False
        change, after, merged = saved
        self.history.add(replace(change, words=words))
        self._take(after, f"Saved: {words}.  u undoes it", follow)
        if merged:
            self.tell(f"{entry.label} had been changed elsewhere too: both changes are in it now.")
        return True

    def _take(self, entry: Entry[Schedule], words: str, follow: Occurrence | None = None) -> None:
        """Show the week with what was saved."""
        if self.contents is not None:
            self.follow = follow
            self.contents = replace(self.contents, schedule_file=entry)
            self.say(words)
            self.reload()

    @in_turn
    async def action_undo(self) -> None:
        """Take the last change back."""
        change = self.history.last
        if change is None:
            self.say("There is nothing to undo.")
        elif await self._put(
            change.before, only_if=change.after, words=f"Undone: {change.words}.  U makes it again"
        ):
            self.history.step_back()

    @in_turn
    async def action_redo(self) -> None:
        """Make the change again that was taken back."""
        change = self.history.next
        if change is None:
            self.say("There is nothing to make again.")
        elif await self._put(
            change.after, only_if=change.before, words=f"Saved: {change.words}.  u undoes it"
        ):
            self.history.step_on()

    async def _put(self, text: str, *, only_if: str, words: str) -> bool:
        contents = self._open()
        if contents is None or contents.schedule_file.document is None:
            return False
        entry = contents.schedule_file
        if contents.schedule_file.document.text != only_if:
            self.tell(
                f"{entry.label} was changed elsewhere in the meantime: its text is left as it is.", wrong=True
            )
            return False
        saved = await self.save(lambda: schedule.change(self.home, entry, [ReplaceText(text)]))
        if saved is not None:
            self._take(saved, words)
        return saved is not None

    # Starting.

    def action_open(self) -> None:
        """Start the chosen session; on a day without one, plan one."""
        if self.chosen is not None:
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
        """Put a routine on days and times."""
        contents = self._open()
        if contents is None or self.week is None or not self._any_routine(contents):
            return
        form = PlanForm(
            contents.titles,
            today=self.today,
            start=max(self.today, self.week.start),
            days=frozenset({DAYS[self.day.weekday()]}),
            week_start=contents.schedule.week_start,
        )
        plan = await self.app.push_screen_wait(form)
        if plan is not None:
            words = f"planned {contents.titles[plan.routine]}, {rhythm_words(plan)}"
            await self._change(lambda entry: [_add(entry, plan)], words)

    @asking
    async def action_extra(self) -> None:
        """Put one extra session on the chosen day."""
        contents, day = self._open(), self.day
        if contents is None or not self._any_routine(contents):
            return
        names, on_day = list(contents.titles), day_words(day, self.today)
        chosen = await self.app.push_screen_wait(
            Choose(f"One extra session on {on_day}", list(contents.titles.values()))
        )
        if chosen is None:
            return
        text = await self.app.push_screen_wait(
            AskText(f"At what time on {on_day}?", "", "any time; or 07:00", wrong_time)
        )
        if text is None:
            return
        routine, at = names[chosen], read_time(text)
        words = f"one extra {contents.titles[routine]} on {on_day}"
        there = Occurrence(day, at, routine)
        await self._change(lambda entry: [schedule.add_once(entry, routine, day, at)], words, there)

    def _any_routine(self, contents: Contents) -> bool:
        if not contents.titles:
            self.tell("There is no routine yet: 3 opens the routines, and n there makes one.")
        return bool(contents.titles)

    # Skipping and removing.

    @in_turn
    async def action_skip(self) -> None:
        """Skip the chosen session, or take its skip back."""
        one, contents = self.chosen, self._open()
        if one is None or contents is None:
            return
        reason = why_not_skipped(one, once_of(one, contents.schedule) is not None)
        if reason:
            self.tell(reason)
            return
        title, on_day = title_of(one, contents.titles), day_words(one.origin, self.today)
        if one.status == "skipped":
            words = f"{title} on {on_day} is planned again"
            await self._change(lambda entry: [schedule.unskip(entry, one.plan, one.origin)], words, one)
            return
        plan = plan_of(one, contents.schedule)
        if plan is not None and len(plan.at) > 1:
            times = listed([time_words(moment) for moment in plan.at])
            question = (
                f"{title} is planned at {times} on {on_day}. A skip is for the whole day: skip them all?"
            )
            if not await self.app.push_screen_wait(Confirm(question, "Skip them all", "Leave them")):
                return
        words = f"skipped {title} on {on_day}"
        await self._change(lambda entry: [schedule.skip(entry, one.plan, one.origin)], words, one)

    @asking
    async def action_remove(self) -> None:
        """Remove the plan of the chosen session, or the extra session; asks first."""
        one, contents = self.chosen, self._open()
        if one is None or contents is None:
            return
        title, plan = title_of(one, contents.titles), plan_of(one, contents.schedule)
        once = once_of(one, contents.schedule)
        if plan is not None:
            question, words = before_removing(plan, title), f"removed the plan {plan.id}"
            make: Make = lambda entry: [schedule.remove_plan(entry, plan.id)]  # noqa: E731
        elif once is not None:
            on_day = day_words(once.on, self.today)
            question = f"Remove the one extra session {title} on {on_day}, {time_words(once.at)}?"
            words = f"removed the extra {title} on {on_day}"
            make = lambda entry: [schedule.remove_once(entry, once)]  # noqa: E731
        else:
            self.tell("It was not planned: it stands here because it was done, and the log keeps it.")
            return
        if await self.app.push_screen_wait(Confirm(question, "Remove", "Keep")):
            await self._change(make, words)

    # Moving.

    def action_move(self) -> None:
        """Take the chosen session up, to set it down on another day."""
        one, contents = self.chosen, self._open()
        if one is None or contents is None:
            return
        reason = why_not_moved(one, once_of(one, contents.schedule) is not None, self.today)
        if reason:
            self.tell(reason)
            return
        self.carrying = Carrying.pick_up(one)
        self.draw()
        self.say("")
        self.query_one(MoveBar).focus()
        self.refresh_bindings()

    def _carry(self, carrying: Carrying) -> None:
        self.carrying, self.day = carrying, carrying.to
        self.draw()

    @on(MoveBar.Carried)
    def carried(self, event: MoveBar.Carried) -> None:
        """Show the session on the new day."""
        if self.carrying is not None:
            self._carry(self.carrying.carried(event.days))

    @on(MoveBar.TimeAsked)
    @asking
    async def ask_time(self) -> None:
        """Ask for the time of the session that is being moved."""
        carrying = self.carrying
        if carrying is None:
            return
        now = f"{carrying.at:%H:%M}" if carrying.at else ""
        hint = "the plan's own time" if carrying.one.plan else "any time"
        text = await self.app.push_screen_wait(AskText("At what time?", now, hint, wrong_time))
        if text is not None:
            self._carry(carrying.timed(read_time(text)))

    @on(MoveBar.SetDown)
    @in_turn
    async def set_down(self) -> None:
        """Save the session where it is shown."""
        carrying, contents = self.carrying, self.contents
        if carrying is None or contents is None:
            return
        if carrying.to < self.today:
            self.tell("That day is past: choose today or a later day.")
            return
        if (carrying.to, carrying.at) == (carrying.one.date, carrying.one.time):
            self.give_up()
            return
        title = title_of(carrying.one, contents.titles)
        words = f"{title} moved to {day_words(carrying.to, self.today)}, {time_words(carrying.at)}"
        self.carrying = None  # from here on it is the file that says where the session is
        if await self._change(carrying.edits, words, carrying.there):
            self.set_focus(None)
            self.refresh_bindings()
        else:
            self._carry(carrying)
            self.query_one(MoveBar).focus()

    @on(MoveBar.GivenUp)
    def give_up(self) -> None:
        """Leave the session where it was."""
        self.put_back()
        self.draw()
        self.say("It stays where it was.")

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


def _write(home: Home, entry: Entry[Schedule], edits: Sequence[Edit]) -> tuple[Change, Entry[Schedule], bool]:
    """Save; the change to undo starts from what is on the disk now, whoever wrote it."""
    now = schedule.load(home)
    after = schedule.change(home, entry, edits)
    if now.document is None or after.document is None or entry.document is None:
        raise NotSaved(f"{entry.label} was changed elsewhere and cannot be read now")
    merged = now.document.raw != entry.document.raw
    return Change("", now.document.text, after.document.text), after, merged


def _add(entry: Entry[Schedule], plan: Plan) -> Edit:
    return schedule.add_plan(
        entry, plan.routine, plan.days, at=plan.at, from_=plan.from_, until=plan.until, every=plan.every
    )
