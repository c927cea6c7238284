"""The library: every exercise, searched as you type, with all that is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from planner.commands import bindings
from planner.model.exercise import Exercise
from planner.model.text import clean, plural
from planner.screens.base import Room, asking, in_turn
from planner.screens.dialogs import AskText, Choose, Confirm
from planner.store import routines
from planner.store.contents import Contents
from planner.store.draft import Draft
from planner.store.errors import NotSaved
from planner.store.step_edits import add_step
from planner.widgets.exercise_card import card
from planner.widgets.exercise_list import ExerciseList, ExerciseRow
from planner.widgets.row_list import RowList
from planner.widgets.search_box import SearchBox
from planner.widgets.sheet import Paragraph, Sheet


def exercise_rows(contents: Contents) -> list[ExerciseRow]:
    """Every exercise by name, and every file that should be one and cannot be read."""
    rows = []
    for entry in contents.library.entries:
        if entry.value is not None and contents.library.by_id[entry.id] is entry:
            rows.append(ExerciseRow(entry.id, entry.value))
        elif entry.broken:
            rows.append(ExerciseRow(entry.id, None, "\n".join(p.text() for p in entry.problems)))
    return sorted(rows, key=lambda row: (row.name.casefold(), row.id))


class Library(Room):
    """The list at the left, the chosen exercise at the right; at narrow widths enter opens the card."""

    SECTION = "library"
    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("library")]
    AUTO_FOCUS = "ExerciseList"

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # as every room
        self.added: list[Draft] = []
        """Drafts of the routines that an exercise was added to, for undo."""

    def body(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield SearchBox("/ searches names, body parts, equipment")
            yield Static(id="count")
        with Horizontal(id="panes"):
            yield ExerciseList()
            with Vertical(id="right"):
                with VerticalScroll(id="card"):
                    yield Sheet()
                yield Static("esc  back to the list", id="card-keys")

    def show(self, contents: Contents) -> None:
        """List the exercises; the chosen one stays chosen."""
        self.query_one(ExerciseList).show(exercise_rows(contents))

    @on(Input.Changed)
    def searched(self, event: Input.Changed) -> None:
        """List what matches."""
        self.query_one(ExerciseList).wanted = event.value

    @on(SearchBox.Left)
    def search_left(self) -> None:
        """The list has the keys again."""
        self.query_one(ExerciseList).focus()

    @on(RowList.Highlighted)
    def chosen(self) -> None:
        """Show the chosen exercise."""
        found = self.query_one(ExerciseList)
        count = f"{found.count} of {len(found.rows)}" if found.wanted else plural(found.count, "exercise")
        self.query_one("#count", Static).update(Content(count))
        self.query_one(Sheet).show(_sheet(found))
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    @on(RowList.Entered)
    def entered(self) -> None:
        """A click on the chosen one opens its card."""
        self.action_read()

    def action_search(self) -> None:
        """Go to the search."""
        self.query_one(SearchBox).focus()

    def action_read(self) -> None:
        """Go to the card; at narrow widths it takes the place of the list."""
        self.add_class("-reading")
        self.query_one("#card").focus()

    def action_back(self) -> None:
        """Back to the list; from the list, list everything."""
        if self.has_class("-reading"):
            self.remove_class("-reading")
        else:
            self.query_one(SearchBox).value = ""
        self.query_one(ExerciseList).focus()

    def action_move(self, by: int) -> None:
        """Move the choice, or the card when it is being read."""
        if self.has_class("-reading"):
            self.query_one("#card", VerticalScroll).scroll_relative(y=by, animate=False)
        else:
            self.query_one(ExerciseList).move(by)

    @asking
    async def action_add(self) -> None:
        """Put the chosen exercise at the end of a routine, or into a new one."""
        row, contents = self.query_one(ExerciseList).row, self.contents
        if row is None or contents is None:
            return
        if row.exercise is None:
            self.tell("This exercise cannot be read: mend its file first.", wrong=True)
            return
        usable = [entry for entry in contents.routines.by_id.values() if entry.value is not None]
        titles = [entry.value.title for entry in usable if entry.value is not None]
        question = f"Add {row.name} to which routine?"
        answer = await self.app.push_screen_wait(Choose(question, [*titles, "A new routine …"]))
        if answer is None:
            return
        if answer < len(usable):
            draft = await self.save(lambda: Draft(self.home, usable[answer]))
        else:
            draft = await self._new()
        if draft is not None:
            await self._add(draft, row.exercise)

    async def _new(self) -> Draft | None:
        title = await self.app.push_screen_wait(
            AskText("What shall the routine be called?", check=wrong_title)
        )
        if title is None:
            return None
        return await self.save(lambda: Draft(self.home, routines.create(self.home, clean(title).strip())))

    async def _add(self, draft: Draft, exercise: Exercise) -> None:
        def write() -> str:
            draft.do(add_step(draft.routine, len(draft.routine.steps), exercise.id, exercise.name))
            draft.save()
            if draft.failure:
                raise NotSaved(draft.failure)
            return draft.routine.title

        title = await self.save(write)
        if title is not None:
            self.added.append(draft)
            self.tell(f"{exercise.name} is in {title} now. u takes it out again, 3 opens the routines.")
            self.reload()

    @asking
    async def action_edit(self) -> None:
        """Open the chosen exercise's file in the person's editor; of a built-in one a copy of their own."""
        row, contents = self.query_one(ExerciseList).row, self.contents
        entry = contents.library.by_id.get(row.id) if row is not None and contents is not None else None
        if row is None or entry is None:
            return
        if entry.path.is_relative_to(self.home.root):
            await self.edit(entry.path)
            return
        where = self.home.exercises / f"{entry.id}.toml"
        question = f"{row.name} comes with planner. Edit a copy of your own, which replaces it, in"
        if await self.app.push_screen_wait(Confirm(f"{question} {self.home.label(where)}?", "Edit it", "No")):
            await self.edit(where, start=entry.document.raw if entry.document else b"")

    @in_turn
    async def action_undo(self) -> None:
        """Take out what was added last."""
        if not self.added:
            self.tell("There is nothing to undo.")
            return
        draft = self.added[-1]

        def write() -> str:
            draft.undo()
            draft.save()
            if draft.failure:
                draft.redo()
                raise NotSaved(draft.failure)
            return draft.take_note() or f"Taken out of {draft.routine.title} again."

        told = await self.save(write)
        if told is not None:
            self.added.pop()
            self.tell(told)
            self.reload()


def wrong_title(title: str) -> str:
    """What is wrong with a routine's title, or nothing."""
    return "" if clean(title).strip() else "A routine needs a title: a word or two."


def _sheet(found: ExerciseList) -> Iterator[Paragraph]:
    row = found.row
    if row is None:
        yield Paragraph("Nothing matches.", style="bold")
        yield Paragraph("esc lists everything again.", style="$text-muted")
    elif row.exercise is None:
        yield Paragraph(row.name, style="bold $accent")
        yield Paragraph("This exercise cannot be used until its file is mended.", lead="!", style="$warning")
        for line in row.problem.split("\n"):
            yield Paragraph(line, style="$text-muted")
    else:
        yield from card(row.exercise)
