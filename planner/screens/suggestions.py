"""To consider: what past sessions suggest, with the reasons; nothing of it happens without a key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from planner.clock import Clock
from planner.commands import bindings
from planner.model.dates import day_words
from planner.model.suggestion import DoLess, GrowDose, Suggestion, SwitchOff
from planner.model.text import listed
from planner.screens.base import Room
from planner.screens.dialog import Dialog, Topic
from planner.screens.dialogs import Review, plain
from planner.store.contents import Contents
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.store.suggestions import (
    Considered,
    Decision,
    accept,
    consider,
    difference,
    put_aside,
    switch_rule_off,
    take_back,
)
from planner.widgets.cells import wrap
from planner.widgets.choices import Choices
from planner.widgets.sheet import Paragraph, Sheet

_INDENT = 10
_MARKS = {"soon": ("!", "bold"), "consider": ("•", ""), "note": ("·", "")}
_NOTHING = (
    "Nothing to consider now.",
    "",
    "Suggestions come from what the sessions say: pain, the leg, the morning after, what was missed.",
    "docs/safety.md has every rule with its source.",
)


async def look_over(room: Room) -> None:
    """Open the page over a room, and start what was chosen there; to be awaited in a worker."""
    less = await room.app.push_screen_wait(Suggestions(room.home, room.clock, room.contents))
    if less is not None:
        room.start_routine(less.routine, "", less.variant)


class Suggestions(Dialog[DoLess | None]):
    """Each suggestion with its reasons; what is to be started when the person chose less of a routine."""

    CSS_PATH = "suggestions.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (
        ("enter", "Show what it would change, to take it or leave it; without a change: understood"),
    )
    SECTION = "suggestions"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("suggestions")]

    def __init__(self, home: Home, clock: Clock, known: Contents | None) -> None:
        super().__init__()
        self.home, self.clock, self.known = home, clock, known
        self.considered: Considered | None = None
        self.decisions: list[Decision] = []
        """What was written here, for undo."""

    def compose(self) -> ComposeResult:
        with Vertical(classes="suggestions"):
            yield plain("To consider", classes="title")
            yield Choices(markup=False)
            with VerticalScroll(id="reasons", can_focus=False):
                yield Sheet()
            yield Static(id="told", markup=False)
            yield plain("esc  close", id="keys")

    def on_mount(self) -> None:
        """Read the log."""
        self.query_one("#told").display = False
        self.query_one(Sheet).show([Paragraph("Reading the log …")])
        self._read()

    @work(exclusive=True, group="read")
    async def _read(self) -> None:
        self._show(await asyncio.to_thread(self._look))

    def _look(self) -> Considered:
        before = self.considered.contents if self.considered else self.known
        return consider(self.home, Contents.read(self.home, before), self.clock.now())

    def _show(self, considered: Considered) -> None:
        """List what was found; the first is chosen, for it is the most urgent."""
        self.considered = considered
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.clear_options()
        room = max(20, options.scrollable_content_region.width or self.size.width - 6)
        options.add_options([Option(_row(one, room)) for one in considered.found])
        options.display = bool(considered.found)
        if considered.found:
            options.highlighted = min(at, len(considered.found) - 1)
            options.focus()
        self._tell_reasons()

    def on_resize(self) -> None:
        """Wrap the lines again."""
        if self.considered is not None:
            self._show(self.considered)

    @property
    def chosen(self) -> Suggestion | None:
        """The chosen suggestion."""
        at = self.query_one(OptionList).highlighted
        found = self.considered.found if self.considered else ()
        return found[at] if at is not None and at < len(found) else None

    @on(OptionList.OptionHighlighted)
    def _tell_reasons(self) -> None:
        chosen, today = self.chosen, self.clock.now().date()
        lines = [Paragraph(line) for line in _NOTHING]
        if chosen is not None:
            lines = [*_head(chosen, self._has_it(chosen))]
            lines += [
                Paragraph(f"{day_words(on.day, today)}: {on.words}", "" if n else "Rests on", indent=_INDENT)
                for n, on in enumerate(chosen.rests_on)
            ]
            lines.append(Paragraph(chosen.source, "Source", indent=_INDENT, gap=True))
        self.query_one(Sheet).show(lines)
        self.query_one("#reasons", VerticalScroll).scroll_home(animate=False)
        self.query_one("#keys", Static).update(Content(self._keys(chosen)))

    def _has_it(self, one: Suggestion) -> str:
        """The routines that have the exercise which is to be switched off."""
        if self.considered is None or not isinstance(one.change, SwitchOff):
            return ""
        exercise, routines = one.change.exercise, self.considered.contents.routines.values.values()
        return listed([of.title for of in routines if any(step.exercise == exercise for step in of.steps)])

    def _keys(self, chosen: Suggestion | None) -> str:
        undo = "   u  take back" if self.decisions else ""
        if chosen is None:
            return f"esc  close{undo}"
        return f"enter  {_enter(chosen)}   x  not now   o  rule off{undo}   esc  close"

    @on(OptionList.OptionSelected)
    def _entered(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self._take()

    @work(exclusive=True, group="ask")
    async def _take(self) -> None:
        """Show the change before it is made; what changes no file leads to what helps."""
        considered, chosen = self.considered, self.chosen
        if considered is None or chosen is None:
            return
        if isinstance(chosen.change, DoLess):
            self.dismiss(chosen.change)
        elif chosen.change is not None:
            try:
                lines = await asyncio.to_thread(difference, considered, chosen)
            except PlannerError as error:
                self._say(str(error))
                return
            answer = await self.app.push_screen_wait(
                Review(chosen.words, lines, ["Change the file so", "Leave it as it is"], "leave it")
            )
            if answer == 0:
                await self._decide(lambda: accept(self.home, considered, chosen))
        elif chosen.urgency == "soon":
            from planner.screens.safety import WarningSigns

            await self.app.push_screen_wait(WarningSigns())
        else:
            await self._decide(lambda: put_aside(self.home, considered, chosen))

    async def _decide(self, do: Callable[[], Decision]) -> None:
        """Write a decision in a thread, then read again."""
        try:
            decision = await asyncio.to_thread(do)
        except PlannerError as error:
            self._say(f"Not saved: {error}")
        else:
            self.decisions.append(decision)
            self._say(f"Saved: {decision.words} u takes it back.")
        self._read()

    def _say(self, words: str) -> None:
        told = self.query_one("#told", Static)
        told.display = True
        told.update(Content(words))

    @work(exclusive=True, group="ask")
    async def action_aside(self) -> None:
        """Not now."""
        considered, chosen = self.considered, self.chosen
        if considered is not None and chosen is not None:
            await self._decide(lambda: put_aside(self.home, considered, chosen))

    @work(exclusive=True, group="ask")
    async def action_off(self) -> None:
        """Switch the rule of the chosen one off."""
        chosen = self.chosen
        if chosen is not None:
            await self._decide(lambda: switch_rule_off(self.home, chosen.rule))

    @work(exclusive=True, group="ask")
    async def action_undo(self) -> None:
        """Take the last decision back."""
        if not self.decisions:
            self._say("There is nothing to take back.")
            return
        try:
            await asyncio.to_thread(take_back, self.home, self.decisions[-1])
        except PlannerError as error:
            self._say(f"Not taken back: {error}")
        else:
            self._say(f"Taken back: {self.decisions.pop().words}")
        self._read()

    def action_move(self, by: int) -> None:
        """Move the choice."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def action_turn(self, by: int) -> None:
        """Turn a page of the reasons."""
        reasons = self.query_one("#reasons", VerticalScroll)
        reasons.scroll_relative(y=by * max(1, reasons.size.height - 1), animate=False)

    def action_close(self) -> None:
        """Back to the screen below."""
        if self.is_active:
            self.dismiss(None)


def _row(one: Suggestion, width: int) -> Content:
    mark, style = _MARKS[one.urgency]
    return Content.assemble((f"{mark} ", style), "\n  ".join(wrap(one.words, width - 4, 4)))


def _head(one: Suggestion, has_it: str) -> Iterator[Paragraph]:
    """The rule, the reason, and what would change."""
    yield Paragraph(one.rule, "Rule", indent=_INDENT)
    yield Paragraph(one.why, "Why", indent=_INDENT)
    yield Paragraph(_changes(one, has_it), "Changes", indent=_INDENT)


def _changes(one: Suggestion, has_it: str) -> str:
    """What enter would do to which file."""
    if isinstance(one.change, GrowDose):
        return f"one line of routines/{one.change.routine}.toml, which enter shows first"
    if isinstance(one.change, SwitchOff):
        stays = f"; it stays in {has_it} until you take it out there" if has_it else ""
        return f"one line of settings.toml, which enter shows first{stays}"
    if isinstance(one.change, DoLess):
        return "no file; enter starts it"
    return "nothing"


def _enter(one: Suggestion) -> str:
    if isinstance(one.change, DoLess):
        return "start it"
    if one.change is not None:
        return "look at the change"
    return "warning signs" if one.urgency == "soon" else "understood"
