"""The routines: what each is made of, and everything that can be done with one as a whole."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from planner.commands import bindings
from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.text import clean, plural
from planner.model.timeline import routine_minutes
from planner.screens.base import Room, asking, in_turn
from planner.screens.clipboard import Clipboard
from planner.screens.dialogs import AskText, Choose, Confirm
from planner.screens.lessen import RUN, choose_less
from planner.screens.library import wrong_title
from planner.store import routines
from planner.store.contents import Contents
from planner.store.edits import Edit
from planner.store.errors import Conflict, Problem
from planner.store.home import Home
from planner.store.renaming import rename, rename_back
from planner.store.shelf import Entry, remove_entry
from planner.store.variant_edits import variant_edits
from planner.widgets.routine_list import RoutineList, RoutineRow
from planner.widgets.row_list import RowList
from planner.widgets.search_box import SearchBox
from planner.widgets.sheet import Paragraph, Sheet
from planner.widgets.step_lines import StepLines


def routine_rows(contents: Contents) -> list[RoutineRow]:
    """Every routine by title; a broken one with the place and the words of its first problem."""
    rows = []
    for entry in contents.routines.by_id.values():
        time = routine_minutes(entry.value, contents.library.values) if entry.value else ""
        first = next((p for p in contents.problems_of(entry) if p.severity == "error"), None)
        rows.append(RoutineRow(entry.id, entry.value, time, _first(first)))
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


def _first(problem: Problem | None) -> str:
    if problem is None:
        return ""
    place = f"line {problem.line}: " if problem.line else ""
    return f"{place}{problem.message}"


class Routines(Room):
    """The list at the left, what the chosen one is made of at the right."""

    SECTION = "routines"
    CSS_PATH = "routines.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("routines")]
    AUTO_FOCUS = "RoutineList"

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # as every room
        self.undoable: list[Callable[[], tuple[str, str]]] = []
        """How to undo what was done here, the last one last: each gives what to say, and what to choose."""
        self._choose = ""
        self.clipboard = Clipboard()
        """The steps that were copied in any routine."""

    def body(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield SearchBox("/ searches the titles")
            yield Static(id="count")
        yield Static(Content("No routine yet. n makes one: give it a title, then add exercises."), id="empty")
        with Horizontal(id="panes"):
            yield RoutineList()
            with VerticalScroll(id="preview", can_focus=False):
                yield Sheet()

    def show(self, contents: Contents) -> None:
        """List the routines; the chosen one stays chosen."""
        rows = routine_rows(contents)
        self.query_one("#empty").display = not rows
        self.query_one("#panes").display = bool(rows)
        self.query_one(RoutineList).show(rows, self._choose)
        self._choose = ""

    @property
    def entry(self) -> Entry[Routine] | None:
        """The file of the chosen routine."""
        row = self.query_one(RoutineList).row
        return None if row is None or self.contents is None else self.contents.routines.by_id.get(row.id)

    def _tell_none(self) -> None:
        """Say why no routine is chosen."""
        some = self.contents is not None and self.contents.routines.entries
        self.tell(
            "No routine is like that: esc shows all." if some else "There is no routine yet: n makes one."
        )

    @on(Input.Changed)
    def searched(self, event: Input.Changed) -> None:
        """List what matches."""
        self.query_one(RoutineList).wanted = event.value

    @on(SearchBox.Left)
    def search_left(self) -> None:
        """The list has the keys again."""
        self.query_one(RoutineList).focus()

    @on(RowList.Highlighted)
    def chosen(self) -> None:
        """Show what the chosen routine is made of."""
        found, contents, entry = self.query_one(RoutineList), self.contents, self.entry
        count = f"{found.count} of {len(found.rows)}" if found.wanted else plural(found.count, "routine")
        self.query_one("#count", Static).update(Content(count))
        if entry is None or contents is None:
            nothing = Paragraph("Nothing matches. esc lists all of them again.", style="$text-muted")
            self.query_one(Sheet).show([nothing])
        else:
            self.query_one(Sheet).show(_sheet(entry, contents, self.home.confined))
        self.query_one("#preview", VerticalScroll).scroll_home(animate=False)

    @on(RowList.Entered)
    def entered(self) -> None:
        """A click on the chosen one composes it."""
        self.action_compose()

    def action_move(self, by: int) -> None:
        """Move the choice."""
        self.query_one(RoutineList).move(by)

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one(SearchBox).focus()

    def action_back(self) -> None:
        """List everything again."""
        self.query_one(SearchBox).value = ""
        self.query_one(RoutineList).focus()

    def action_compose(self) -> None:
        """Open the chosen routine in the composer, unless its file is broken."""
        entry = self.entry
        if entry is None:
            self._tell_none()
        elif entry.value is None:
            first = next(p for p in entry.problems if p.severity == "error")
            self.tell(
                f"It cannot be composed until its file is mended:\n{first.place()}: {first.message}",
                wrong=True,
            )
        else:
            self.open_routine(entry.id)

    def open_routine(self, routine: str) -> None:
        """Open a routine in the composer."""
        from planner.screens.composer import Composer

        known = self.contents if self.contents and routine in self.contents.routines.by_id else None
        self.app.push_screen(Composer(self.home, self.clock, routine, self.clipboard, known))

    def action_run(self) -> None:
        """Start the chosen routine."""
        entry, contents = self.entry, self.contents
        if entry is None or contents is None:
            self._tell_none()
            return
        wrong = next((p for p in contents.problems_of(entry) if p.severity == "error"), None)
        if wrong is not None:
            self.tell(f"It cannot be run:\n{wrong.place()}: {wrong.message}", wrong=True)
        elif entry.value is not None and not entry.value.steps:
            self.tell("It has no steps yet: enter opens it, and a adds an exercise.")
        else:
            self.start_routine(entry.id)

    @asking
    async def action_less(self) -> None:
        """Run less of the chosen routine, or keep that as a routine of its own."""
        entry, contents = self.entry, self.contents
        if entry is None or contents is None or entry.value is None or not entry.value.steps:
            self.tell("There is nothing here of which there could be less.")
            return
        try:
            found = await choose_less(self.app, entry.value, contents.library.values)
        except ValueError as error:
            self.tell(f"It cannot be run: {error}", wrong=True)
            return
        if found is None:
            return
        less, wish = found
        if wish == RUN:
            self.start_routine(entry.id, variant=less.name)
            return
        ask = AskText("What shall it be called?", f"{entry.value.title}, {less.name}", check=wrong_title)
        title = await self.app.push_screen_wait(ask)
        if title is not None:
            edits = variant_edits(entry.value, less)
            made = await self._create(title, entry, edits)
            if made is not None:
                self._made(made, entry, "Kept. enter changes it, u takes it away again.")

    @asking
    async def action_new(self) -> None:
        """A new routine, empty or like another one; then compose it."""
        if self.contents is None:
            return
        title = await self.app.push_screen_wait(
            AskText("What shall the routine be called?", check=wrong_title)
        )
        if title is None:
            return
        models = [entry for entry in self.contents.routines.by_id.values() if entry.value is not None]
        like = None
        if models:
            names = [f"like {entry.value.title}" for entry in models if entry.value is not None]
            chosen = await self.app.push_screen_wait(Choose("What shall it start with?", ["nothing", *names]))
            if chosen is None:
                return
            like = models[chosen - 1] if chosen else None
        made = await self._create(title, like)
        if made is not None:
            self.open_routine(made.id)

    @asking
    async def action_copy(self) -> None:
        """A copy of the chosen routine, with its comments, under another title."""
        entry = self.entry
        if entry is None or entry.value is None:
            self.tell("There is nothing here that can be copied.")
            return
        question = f"What shall the copy of {entry.value.title} be called?"
        ask = AskText(question, f"{entry.value.title} (copy)", check=wrong_title)
        title = await self.app.push_screen_wait(ask)
        made = None if title is None else await self._create(title, entry)
        if made is not None:
            self._made(made, entry, "Copied. enter changes the copy, u takes it away again.")

    def _made(self, made: Entry[Routine], of: Entry[Routine], words: str) -> None:
        """Say that a routine was made of another, and let it be undone."""
        self.undoable.append(lambda: _unmade(self.home, made, of))
        self.tell(words)
        self.reload()

    async def _create(
        self, title: str, like: Entry[Routine] | None, edits: Sequence[Edit] = ()
    ) -> Entry[Routine] | None:
        made = await self.save(lambda: routines.create(self.home, clean(title).strip(), like, edits))
        if made is not None:
            self._choose = made.id
        return made

    @asking
    async def action_rename(self) -> None:
        """Give the chosen routine another title; its file, and the week, follow."""
        entry = self.entry
        if entry is None:
            self._tell_none()
            return
        if entry.value is None:
            self.tell(f"{entry.label} cannot be read, so it cannot be renamed: mend it first.")
            return
        old = entry.value.title
        question = "What shall the routine be called? Its file and the week take the name too."
        asked = await self.app.push_screen_wait(AskText(question, old, check=wrong_title))
        title = clean(asked or "").strip()
        if not title or title == old:
            return
        renamed = await self.save(lambda: rename(self.home, entry, title))
        if renamed is not None:
            words = f"It is called {old} again."
            self.undoable.append(lambda: (words, rename_back(self.home, renamed).id))
            self._choose = renamed.entry.id
            self.tell(f"It is called {title} now, in {renamed.entry.label}. u gives the old name back.")
        self.reload()

    @in_turn
    async def action_sheet(self) -> None:
        """Write the chosen routine as a page to print, and say where it is."""
        entry = self.entry
        if entry is None or self.contents is None:
            self._tell_none()
            return
        if entry.value is None:
            self.tell(f"{entry.label} cannot be read, so it cannot be printed: mend it first.")
            return
        from planner.screens.sheet_writing import write_sheet

        routine, contents = entry.value, self.contents
        path = await self.save(lambda: write_sheet(self.home, self.clock, contents, routine))
        if path is not None:
            self.tell(f"A page to print, for any browser:\n{path}")

    @asking
    async def action_edit(self) -> None:
        """Open the chosen routine's file in the person's editor."""
        entry = self.entry
        if entry is None:
            self._tell_none()
        else:
            await self.edit(entry.path)

    @asking
    async def action_delete(self) -> None:
        """Delete the chosen routine, once more asked."""
        entry, row, contents = self.entry, self.query_one(RoutineList).row, self.contents
        if entry is None or row is None or contents is None:
            return
        plans = contents.schedule
        planned = any(entry.id in (p.routine, *p.sequence) for p in plans.plans)
        planned = planned or any(once.routine == entry.id for once in plans.once)
        week = " It is on the week: its sessions there will have no routine." if planned else ""
        question = f"Delete {row.name}?{week} u brings it back."
        if not await self.app.push_screen_wait(Confirm(question, "Delete it", "Keep it")):
            return
        raw = await self.save(lambda: remove_entry(self.home, entry))
        if raw is not None:
            words = f"{row.name} is back."
            self.undoable.append(lambda: (words, routines.put_back(self.home, entry.path, raw).id))
            self.tell(f"{row.name} is deleted. u brings it back.")
        self.reload()

    @in_turn
    async def action_undo(self) -> None:
        """Bring back what was deleted last, or the name it had before; take away a copy."""
        if not self.undoable:
            self.tell("There is nothing to undo: no routine was deleted, renamed or copied.")
            return
        undone = await self.save(self.undoable[-1])
        if undone is not None:
            self.undoable.pop()
            words, self._choose = undone
            self.tell(words)
            self.reload()


def _unmade(home: Home, made: Entry[Routine], of: Entry[Routine]) -> tuple[str, str]:
    """Take a copy away again, unless it was changed since; what to say, and which routine to choose."""
    name = made.value.title if made.value else made.id
    try:
        remove_entry(home, made)
    except Conflict:
        return f"{name} stays: it was changed since it was made. d deletes it.", made.id
    return f"{name} is gone again; its file is among the backups.", of.id


def _sheet(entry: Entry[Routine], contents: Contents, confined: bool) -> Iterator[Paragraph]:
    """Title and description, what is wrong, then the steps with their dose."""
    routine, library = entry.value, contents.library.values
    yield Paragraph(routine.title if routine else entry.id, style="bold $accent")
    if routine is not None:
        yield from _about(routine, library)
    for problem in contents.problems_of(entry):
        yield from _problem(problem)
    if routine is None:
        words = f"e mends it in your editor, or use any other: {entry.path}"
        if confined:
            words = "It cannot be mended here. Whoever runs this machine can do it."
        yield Paragraph(words, style="$text-muted", gap=True)
        return
    if not routine.steps:
        yield Paragraph("No steps yet. enter opens it, and a adds an exercise.", gap=True)
        return
    for line in StepLines(routine, library):
        first = line.number == 1
        group = f"  [{line.group}]" if line.group else ""
        yield Paragraph(
            line.name + group, lead=f"{line.number:>2}", lead_style="$accent", indent=4, gap=first
        )
        dose = ", ".join(part for part in (line.dose, line.side) if part)
        yield Paragraph(dose, indent=4, style="$text-muted")


def _about(routine: Routine, library: Mapping[str, Exercise]) -> Iterator[Paragraph]:
    time = routine_minutes(routine, library)
    figures = [plural(len(routine.steps), "step"), *([time] if time else [])]
    yield Paragraph(" · ".join(figures), style="$text-muted")
    if routine.description:
        yield Paragraph(routine.description, gap=True)
    if routine.prescribed_by:
        on_day = f" on {routine.prescribed_on}" if routine.prescribed_on else ""
        yield Paragraph(f"prescribed by {routine.prescribed_by}{on_day}", style="$text-muted")
    if routine.review_on:
        yield Paragraph(f"look at it again on {routine.review_on}", style="$text-muted")


def _problem(problem: Problem) -> Iterator[Paragraph]:
    style = "$error" if problem.severity == "error" else "$warning"
    words = f"{problem.place()}: {problem.message} {problem.hint}"
    yield Paragraph(words, lead="!", style=style, lead_style=f"bold {style}", gap=True)
    if problem.source.strip():
        yield Paragraph(problem.source.strip(), indent=2, style="$text-muted")
