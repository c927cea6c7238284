"""Today: what is due, one key from starting it, and where the week stands.

This is the first screen to be painted: what it shows is read, and the code that reads it is imported,
only once its frame stands. `due_list` makes the lines.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import Static

from planner.commands import bindings
from planner.screens.base import Room, asking
from planner.widgets.top_bar import TopBar

if TYPE_CHECKING:
    from textual.widgets import OptionList

    from planner.screens.due_list import Day, Row
    from planner.store.contents import Contents


class Today(Room):
    """The first screen: the sessions of today, then every routine, ready to start."""

    SECTION = "today"
    CSS_PATH = "today.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("today")]

    day: Day | None = None
    rows: tuple[Row, ...] = ()
    considering = ""
    """A line about what there is to consider; empty when there is nothing."""

    def body(self) -> ComposeResult:
        from planner.widgets.choices import Choices

        now = self.clock.now()
        yield Horizontal(Static(f"{now:%A} {now.day} {now:%B}", id="date"), Static(id="goal"), id="head")
        yield Static(id="hint")
        yield Choices(id="due", markup=False)
        yield Static(id="steps")

    def compose(self) -> ComposeResult:
        """The bar alone: the first frame of the program waits for nothing else."""
        yield TopBar(self.SECTION)

    async def read(self) -> None:
        """Lay the rest of the screen out the first time; then read the home and the last weeks' log."""
        if not self.query("#due"):
            await self.mount_all([*self.body(), self.footer()])
        self.day = await asyncio.to_thread(self._read_day)
        self.contents = self.day.contents
        self._consider()

    @work(exclusive=True, group="consider")
    async def _consider(self) -> None:
        """Say in a line that there is something to consider; starting a session waits for none of it."""
        self.considering = await asyncio.to_thread(self._to_consider)
        self._hint()

    def _hint(self) -> None:
        words = self.day.hint() if self.day else Content("")
        more = Content.styled(self.considering, "$accent")
        self.query_one("#hint", Static).update(Content("\n").join(one for one in (words, more) if one.plain))

    def _to_consider(self) -> str:
        from planner.model.suggestions import to_look_at
        from planner.store.suggestions import consider

        if self.contents is None:
            return ""
        count = to_look_at(consider(self.home, self.contents, self.clock.now()).found)
        return f"Something to consider: a ({count})" if count else ""

    def _read_day(self) -> Day:
        from planner.screens.due_list import Day

        return Day.read(self.home, self.look(), self.clock.now())

    def _list(self) -> OptionList:
        from textual.widgets import OptionList

        return self.query_one("#due", OptionList)

    def show(self, contents: Contents) -> None:  # noqa: ARG002 - the day holds them, and more
        """Put the day on the screen; a line that the person chose stays chosen."""
        if self.day is None:
            return
        now = self.day.now
        self.query_one("#date", Static).update(Content(f"{now:%A} {now.day} {now:%B}"))
        self.query_one("#goal", Static).update(self.day.goal())
        self._hint()
        due = self._list()
        at, first = due.highlighted, next((i for i, row in enumerate(self.rows) if row.startable), None)
        # What stands first is only chosen as long as it does: a session that becomes due takes its place.
        before = None if at is None or at == first else self.rows[at].what
        self.rows = tuple(self.day.rows(self.size.width))
        due.clear_options()
        from textual.widgets.option_list import Option

        due.add_options([Option(row.line, disabled=not row.startable) for row in self.rows])
        startable = [index for index, row in enumerate(self.rows) if row.startable]
        same = [index for index in startable if self.rows[index].what == before]
        due.highlighted = next(iter([*same, *startable]), None)
        due.focus()

    def on_resize(self) -> None:
        """Lay the lines out again for the new width."""
        if self.contents is not None:
            self.show(self.contents)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        """Show what the chosen routine is made of."""
        # The list may have been laid out again since: a late message is of a line that is gone.
        row = self.rows[event.option_index] if event.option_index < len(self.rows) else None
        words = self.day.preview(row.routine) if self.day and row else Content("")
        self.query_one("#steps", Static).update(words)

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Start the session that was chosen with enter or the mouse."""
        event.stop()
        self.action_run()

    def action_run(self) -> None:
        """Start the chosen session."""
        chosen = self._list().highlighted if self.rows else None
        if chosen is None:
            self.tell("There is nothing to start yet: 3 opens the routines.")
        else:
            self.start_routine(self.rows[chosen].routine, self.rows[chosen].plan)

    @asking
    async def action_consider(self) -> None:
        """Open what the sessions suggest."""
        from planner.screens.suggestions import look_over

        await look_over(self)

    @asking
    async def action_less(self) -> None:
        """Start less of the chosen routine, for a day with little time or a bad one."""
        from planner.screens.lessen import choose_less

        chosen = self._list().highlighted if self.rows else None
        routine = None
        if chosen is not None and self.contents is not None:
            routine = self.contents.routines.values.get(self.rows[chosen].routine)
        if chosen is None or self.contents is None or routine is None or not routine.steps:
            self.tell("There is nothing here of which there could be less.")
            return
        row = self.rows[chosen]
        try:
            found = await choose_less(self.app, routine, self.contents.library.values, keep=False)
        except ValueError as error:
            self.tell(f"It cannot be run: {error}", wrong=True)
            return
        if found is not None:
            self.start_routine(row.routine, row.plan, found[0].name)

    def action_move(self, by: int) -> None:
        """Move the choice."""
        if not self.rows:
            return
        due = self._list()
        due.action_cursor_down() if by > 0 else due.action_cursor_up()
