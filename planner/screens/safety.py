"""The safety page of the first start, and the warning signs, one key away from everywhere."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll

from planner.clock import Clock
from planner.commands import bindings
from planner.model.safety import FIRST_PAGE, SEE_A_DOCTOR, STOP_RULES, URGENT_ADVICE, URGENT_SIGNS
from planner.screens.dialog import Dialog
from planner.screens.dialogs import plain
from planner.store import settings
from planner.store.edits import SetValue
from planner.store.errors import PlannerError
from planner.store.home import Home


class FirstPage(Dialog[bool]):
    """Three short pages before anything else; True when the person has read them."""

    CSS_PATH = "safety.tcss"
    SECTION = "first"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("first")]

    def __init__(self, home: Home, clock: Clock) -> None:
        super().__init__()
        self.home = home
        self.clock = clock
        self.page = 0

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page", id="page-0"):
            yield plain(FIRST_PAGE.title, classes="title")
            yield plain(FIRST_PAGE.not_a_diagnosis, classes="strong")
            yield plain(FIRST_PAGE.ask_first)
            yield plain("What planner does", classes="heading")
            yield plain("\n".join(f"• {line}" for line in FIRST_PAGE.does))
            yield plain("What it does not", classes="heading")
            yield plain("\n".join(f"• {line}" for line in FIRST_PAGE.does_not))
            yield plain("enter  urgent signs      q  leave", classes="keys")
        with VerticalScroll(classes="page", id="page-1"):
            yield plain("Urgent signs: do you have any of these now?", classes="title")
            yield plain("\n".join(f"• {sign}" for sign in URGENT_SIGNS))
            yield plain(URGENT_ADVICE, classes="urgent")
            yield plain("enter  none of these      q  leave      backspace  back", classes="keys")
        with VerticalScroll(classes="page", id="page-2"):
            yield plain("While you exercise", classes="title")
            yield plain("\n".join(f"• {rule}" for rule in STOP_RULES))
            yield plain("See a doctor soon, if it is", classes="heading")
            yield plain("\n".join(f"• {line}" for line in SEE_A_DOCTOR))
            yield plain("w shows the warning signs again, from every screen.", classes="muted")
            yield plain("enter  I have read this      q  leave      backspace  back", classes="keys")

    def on_mount(self) -> None:
        """Start at the first page."""
        self._turn(0)

    def _turn(self, page: int) -> None:
        self.page = page
        for number in range(3):
            self.query_one(f"#page-{number}").display = number == page

    def action_onward(self) -> None:
        """The next page; after the last, note that it was read and go on to the app."""
        if self.page < 2:
            self._turn(self.page + 1)
        else:
            self._read()

    def action_back(self) -> None:
        """The page before."""
        if self.page:
            self._turn(self.page - 1)

    def action_leave(self) -> None:
        """Leave without having read it: it will be shown again."""
        self.dismiss(False)

    @work(exclusive=True)
    async def _read(self) -> None:
        today = self.clock.now().date()
        try:
            await asyncio.to_thread(self._note, SetValue(("safety_read",), today))
        except PlannerError as error:
            # It can be read again next time; not being able to write is no reason to lock anybody out.
            self.app.notify(str(error), severity="warning", markup=False)
        self.dismiss(True)

    def _note(self, change: SetValue) -> None:
        settings.change(self.home, settings.load(self.home), [change])


class WarningSigns(Dialog[None]):
    """The signs that need a doctor now, then those that need one soon."""

    CSS_PATH = "safety.tcss"
    SECTION = "signs"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("signs")]

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="page"):
            yield plain("Urgent signs", classes="title")
            yield plain("\n".join(f"• {sign}" for sign in URGENT_SIGNS))
            yield plain(URGENT_ADVICE, classes="urgent")
            yield plain("esc  close      ↓  when to see a doctor soon", classes="keys")
            yield plain("See a doctor soon, if it is", classes="heading")
            yield plain("\n".join(f"• {line}" for line in SEE_A_DOCTOR))
            yield plain("Stop", classes="heading")
            yield plain("\n".join(f"• {rule}" for rule in STOP_RULES))

    def action_close(self) -> None:
        """Back to where the person was."""
        self.dismiss()

    def action_scroll(self, by: int) -> None:
        """Read on, or back."""
        self.query_one(VerticalScroll).scroll_relative(y=by, animate=False)
