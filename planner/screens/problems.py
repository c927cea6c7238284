"""Everything that is wrong in the files of a home, with the place, plain words, and the way to mend it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.clock import Clock
from planner.commands import bindings
from planner.keys.sections import leads_outside
from planner.model.text import clean, listed
from planner.screens.dialogs import Review
from planner.screens.editing import Editing
from planner.screens.overlay import Overlay
from planner.screens.watching import Watching
from planner.store.comparison import Comparison
from planner.store.copies import is_copy
from planner.store.errors import PlannerError, Problem, Severity, tally
from planner.store.glance import Glance, glance
from planner.store.home import Home
from planner.store.report import SWITCH, Report, check_home
from planner.widgets.key_line import KeyLine
from planner.widgets.problem_list import ProblemList, ProblemRow
from planner.widgets.row_list import RowList
from planner.widgets.sheet import Paragraph, Sheet

_MARKS: dict[Severity, tuple[str, str]] = {
    "error": ("!", "$error"),
    "warning": ("·", "$warning"),
    "advice": ("i", "$accent"),
}

_KEPT = (
    (
        "{} stays as it is. The copy is among the backups.",
        "{} says what the copy said. The former text is a backup.",
    ),
    ("The copy is among the backups.", "{} is made of the copy."),
)


class Problems(Overlay[None]):
    """The list of problems, errors first, and the chosen one in full; it follows what is saved elsewhere."""

    SECTION = "problems"
    CSS_PATH = "problems.tcss"
    AUTO_FOCUS = "ProblemList"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("problems")]

    problems: tuple[Problem, ...] = ()
    seen: Glance | None = None
    """How the files looked when they were checked."""
    copy_chosen = False
    """Whether the chosen problem is a copy that a sync or a conflict left."""

    def __init__(self, home: Home, clock: Clock) -> None:
        super().__init__()
        self.home = home
        self.clock = clock

    def compose(self) -> ComposeResult:
        yield Static("Reading your files …", id="count")
        yield ProblemList()
        with VerticalScroll(id="detail", can_focus=False):
            yield Sheet()
            yield Static(id="quoted", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Read the home, and again when a file changes."""
        self._watching = Watching(self, self.home, lambda: self.seen, self.action_look_again)
        self.action_look_again()

    @work(exclusive=True)
    async def action_look_again(self) -> None:
        """Read the home again and list what is wrong now."""
        report, self.seen = await asyncio.to_thread(self._check)
        self.problems = tuple(sorted(report.problems, key=lambda problem: problem.rank))
        words = listed(tally(self.problems))
        told = f"{words} in your files" if words else "All your files are in order."
        self.query_one("#count", Static).update(Content(told))
        self.query_one("#detail").display = bool(self.problems)
        self.query_one(ProblemList).show([_row(problem) for problem in self.problems])

    def _check(self) -> tuple[Report, Glance]:
        seen = glance(self.home)
        return check_home(self.home), seen

    @property
    def chosen(self) -> Problem | None:
        """The chosen problem."""
        at = self.query_one(ProblemList).chosen
        return None if at is None else self.problems[at]

    @on(RowList.Highlighted)
    def tell(self) -> None:
        """Show the chosen problem in full."""
        problem = self.chosen
        self.copy_chosen = problem is not None and is_copy(problem)
        self.query_one(Sheet).show(_paragraphs(problem) if problem else ())
        room = self.size.width - 6
        self.query_one("#quoted", Static).update(Content(_quoted(problem, room) if problem else ""))
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)
        self.refresh_bindings()

    @work(exclusive=True, group="ask")
    async def action_edit(self) -> None:
        """Open the file of the chosen problem in the person's editor, at its place."""
        problem = self.chosen
        if problem is not None:
            place = (problem.line, problem.column) if problem.line else None
            await Editing(self.app, self.home, self.clock, self.home.root / problem.path).run(place)
            self.action_look_again()

    @work(exclusive=True, group="ask")
    async def action_compare(self) -> None:
        """Show what differs between a copy and its file, and keep the one that the person says."""
        problem = self.chosen
        if problem is None:
            return
        try:
            both = await asyncio.to_thread(Comparison.of, self.home, self.home.root / problem.path)
            if both is not None:
                await self._settle(both)
        except PlannerError as error:
            self.app.notify(clean(str(error)), severity="error", markup=False)
        self.action_look_again()

    async def _settle(self, both: Comparison) -> None:
        label, there = clean(both.label), both.ours is not None
        lines = both.diff() or ("They say the same.",)
        keep = (f"Keep {label} as it is", "Take what the copy says")
        alone = ("Take the copy away", f"Make {label} of the copy")
        title = f"{label} and a copy of it: which one is right?"
        answer = await self.app.push_screen_wait(Review(title, lines, keep if there else alone))
        if answer is not None:
            await asyncio.to_thread((both.keep_file, both.keep_copy)[answer])
            self.app.notify(_KEPT[not there][answer].format(label), markup=False)

    @on(RowList.Entered)
    def entered(self) -> None:
        """A click on the chosen one opens its file."""
        self.action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without the editor, where there is none for this person; a copy alone is compared."""
        if action == "compare" and not self.copy_chosen:
            return False
        if self.home.confined and leads_outside(self.SECTION, action):
            return False
        return super().check_action(action, parameters)

    def action_move(self, by: int) -> None:
        """Move the choice."""
        self.query_one(ProblemList).move(by)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()


def _row(problem: Problem) -> ProblemRow:
    mark, style = _MARKS[problem.severity]
    return ProblemRow(mark, style, problem.place(), clean(problem.message))


def _paragraphs(problem: Problem) -> Iterator[Paragraph]:
    style = _MARKS[problem.severity][1]
    yield Paragraph(f"{problem.place()}: {problem.severity}", style=f"bold {style}")
    yield Paragraph(f"{clean(problem.message)} {clean(problem.hint)}".strip())
    if problem.severity == "advice":
        yield Paragraph(SWITCH, style="$text-muted")


def _quoted(problem: Problem, room: int) -> str:
    """The line of the file with its marks, both cut to so many cells in which the marks are."""
    lines = problem.text().split("\n")[1:]
    if not lines:
        return ""
    first = max(0, lines[-1].rfind("^") + 1 - room)
    return "\n".join(["", *(line[first:] for line in lines)])
