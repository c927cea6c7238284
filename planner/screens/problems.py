"""Everything that is wrong in the files of a home, with the place and plain words."""

from __future__ import annotations

import asyncio
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from planner.model.text import listed
from planner.store.errors import Problem, Severity, tally
from planner.store.home import Home
from planner.store.report import check_home


class Problems(ModalScreen[None]):
    """The list of problems, errors first; read again with `r` after a file was mended."""

    CSS_PATH = "problems.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,q,exclamation_mark", "close", "Close", id="problems.close"),
        Binding("r", "look_again", "Look again", id="problems.look-again"),
    ]

    def __init__(self, home: Home) -> None:
        super().__init__()
        self.home = home

    def compose(self) -> ComposeResult:
        with VerticalScroll(classes="sheet"):
            yield Static("Reading your files …", id="count")
            yield Static("r  look again      esc  close", classes="muted")
            yield Static(id="list")

    def on_mount(self) -> None:
        """Read the home."""
        self.action_look_again()

    @work(exclusive=True)
    async def action_look_again(self) -> None:
        """Read the home again and list what is wrong now."""
        report = await asyncio.to_thread(check_home, self.home)
        found = sorted(report.problems, key=lambda problem: problem.rank)
        words = listed(tally(found))
        told = f"{words} in {self.home.root}" if found else f"All files in {self.home.root} are in order."
        self.query_one("#count", Static).update(Content(told))
        lines = [*map(_words, found), Content(report.switch)]
        self.query_one("#list", Static).update(Content("\n\n").join(lines))

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()


def _words(problem: Problem) -> Content:
    head, _, quoted = problem.text().partition("\n")
    return Content.assemble((head, _STYLES[problem.severity]), ("\n" + quoted if quoted else "", ""))


_STYLES: dict[Severity, str] = {"error": "bold $error", "warning": "bold $warning", "advice": "bold $accent"}
