"""The library: every exercise, searched as you type, filtered, with all that is known of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.commands import bindings
from planner.model.catalogue import Catalogue, Listed
from planner.model.facets import NO_FILTERS, Filters, filter_words
from planner.model.text import clean, plural
from planner.screens.base import Room, asking, in_turn
from planner.screens.dialogs import AskText, Choose, Confirm
from planner.screens.library_changes import Change, LibraryChanges, used_in
from planner.store.contents import Contents
from planner.widgets.exercise_card import listed_card
from planner.widgets.exercise_list import ExerciseList
from planner.widgets.figure_view import FigureView
from planner.widgets.row_list import RowList
from planner.widgets.search_box import SearchBox
from planner.widgets.sheet import Sheet

CARD_AFTER = 0.1
"""Seconds without a letter after which the card shows what is chosen in the list."""


class Library(Room):
    """The list at the left, the chosen exercise at the right; at narrow widths enter opens the card."""

    SECTION = "library"
    CSS_PATH = "library.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("library")]
    AUTO_FOCUS = "ExerciseList"

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)  # type: ignore[arg-type]  # as every room
        self.changes = LibraryChanges(self.home)
        self.done: list[Change] = []
        """What was changed here, the last one last, for undo."""
        self._choose = ""
        self._facet = 0
        self._typing = False

    def body(self) -> ComposeResult:
        with Horizontal(id="head"):
            yield SearchBox("/ search name, body part, equipment")
            yield Static(id="count")
        yield Static(id="filters")
        with Horizontal(id="panes"):
            yield ExerciseList()
            with Vertical(id="right"):
                with VerticalScroll(id="card"):
                    yield FigureView()
                    yield Sheet()
                yield Static("esc  back to the list", id="card-keys")

    async def read(self) -> None:
        """Read the home, and make what is searched ready, in a thread."""
        if self.contents is None and self.known is not None:
            await self._prepare(self.known)  # at once, what another room has read
        await self._prepare(await asyncio.to_thread(self.look))

    async def _prepare(self, contents: Contents) -> None:
        if self.contents is None or contents.listed is not self.contents.listed:
            self._catalogue = await asyncio.to_thread(self._ready, contents)
        self.contents = contents

    def _ready(self, contents: Contents) -> Catalogue:
        catalogue = Catalogue(contents.listed).prepare()
        self.keep(contents)
        return catalogue

    def show(self, contents: Contents) -> None:  # noqa: ARG002 - made ready in the thread
        """List the exercises; the chosen one stays chosen."""
        listing = self.query_one(ExerciseList)
        listing.show(self._catalogue, self._choose)
        if listing.row is not None and listing.row.id == self._choose:
            self._choose = ""

    @property
    def row(self) -> Listed | None:
        """The chosen line."""
        return self.query_one(ExerciseList).row

    def on_mount(self) -> None:
        """Search at each letter; while letters are awaited, nothing moves that would hold them up."""
        super().on_mount()
        # Not by the message: it comes after the letter has been painted, and would be a frame later.
        box = self.query_one(SearchBox)
        self.watch(box, "value", self.searched, init=False)
        self.watch(box, "has_focus", self._move_figure)

    def _move_figure(self) -> None:
        self.query_one(FigureView).moving = not self.query_one(SearchBox).has_focus

    def searched(self, value: str) -> None:
        """List what matches."""
        self.put_off_looking()
        self.query_one(ExerciseList).wanted = value
        self._summarise()
        self._card_soon()

    @on(SearchBox.Left)
    def search_left(self) -> None:
        """The list has the keys again."""
        self.query_one(ExerciseList).focus()

    @work(exclusive=True, group="card")
    async def _card_soon(self) -> None:
        """Show the card when no letter comes any more: while one types, the list is what is looked at."""
        self._typing = True
        await asyncio.sleep(CARD_AFTER)
        self._typing = False
        self.chosen()

    @on(RowList.Highlighted)
    def chosen(self) -> None:
        """Show the chosen exercise, and what the list leaves out."""
        listing, contents = self.query_one(ExerciseList), self.contents
        if contents is None or self._typing:
            return
        self._summarise()
        row = listing.row
        where = used_in(contents, row.id) if row is not None else ()
        self.query_one(Sheet).show(listed_card(row, where, listing.found.hidden))
        figure = None if row is None or row.exercise is None else row.exercise.figure
        view = self.query_one(FigureView)
        view.display = figure is not None
        view.show(figure)
        self.query_one("#card", VerticalScroll).scroll_home(animate=False)

    def _summarise(self) -> None:
        listing = self.query_one(ExerciseList)
        total = len(listing.catalogue.rows)
        words = plural(total, "exercise") if total < 1000 else f"{total:,} exercises"
        if listing.wanted.strip() or listing.filters:
            words = f"{listing.count:,} of {total:,}"
        self.query_one("#count", Static).update(Content(words), layout=False)
        said = _said(listing)
        self.query_one("#filters", Static).update(said, layout=bool(said.plain))
        self.query_one("#filters", Static).display = bool(said.plain)

    @on(RowList.Entered)
    def entered(self) -> None:
        """A click on the chosen one opens its card."""
        self.action_read()

    def action_search(self) -> None:
        """Go to the search."""
        self.remove_class("-reading")
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
            self.query_one(ExerciseList).filters = NO_FILTERS
        self.query_one(ExerciseList).focus()

    def action_move(self, by: int) -> None:
        """Move the choice, or the card when it is being read."""
        if self.has_class("-reading"):
            self.query_one("#card", VerticalScroll).scroll_relative(y=by, animate=False)
        else:
            self.query_one(ExerciseList).move(by)

    @asking
    async def action_filter(self) -> None:
        """Open the panel of filters, where it was left."""
        from planner.screens.facets import Facets

        listing = self.query_one(ExerciseList)
        self.remove_class("-reading")

        def changed(filters: Filters) -> None:
            listing.filters = filters

        panel = Facets(listing.catalogue, listing.wanted, listing.filters, changed, self._facet)
        await self.app.push_screen_wait(panel)
        self._facet = panel.place
        listing.focus()

    def action_clear_filters(self) -> None:
        """Without any filter; what is searched for stays."""
        self.query_one(ExerciseList).filters = NO_FILTERS

    @asking
    async def action_add(self) -> None:
        """Put the chosen exercise at the end of a routine, or into a new one."""
        row, contents = self.row, self.contents
        if row is None or contents is None:
            return
        exercise = row.exercise
        if exercise is None:
            self.tell("This exercise cannot be read: mend its file first.", wrong=True)
            return
        usable = [entry for entry in contents.routines.by_id.values() if entry.value is not None]
        titles = [entry.value.title for entry in usable if entry.value is not None]
        question = f"Add {row.name} to which routine?"
        answer = await self.app.push_screen_wait(Choose(question, [*titles, "A new routine …"]))
        if answer is None:
            return
        routine, title = (usable[answer], "") if answer < len(usable) else (None, "")
        if routine is None:
            ask = AskText("What shall the routine be called?", check=wrong_title)
            asked = await self.app.push_screen_wait(ask)
            if asked is None:
                return
            title = asked
        await self._change(lambda: self.changes.add(exercise, routine, title))

    @asking
    async def action_new(self) -> None:
        """A new exercise of one's own, from a form."""
        from planner.screens.exercise_form import ExerciseForm

        contents = self.contents
        if contents is None:
            return
        form = ExerciseForm(self.home)
        answer = await self.app.push_screen_wait(form)
        if answer is not None:
            values = form.file_values(answer)
            await self._change(lambda: self.changes.create(values, contents.library.by_id), new=True)

    @asking
    async def action_copy(self) -> None:
        """A copy of the chosen exercise, with its comments, under another name."""
        row, contents = self.row, self.contents
        if row is None or contents is None or row.exercise is None:
            self.tell("There is nothing here that can be copied.")
            return
        entry = contents.library.by_id[row.id]
        ask = AskText(
            f"What shall your copy of {row.name} be called?", f"{row.name} (mine)", check=wrong_name
        )
        asked = await self.app.push_screen_wait(ask)
        if asked is not None:
            name = clean(asked).strip()
            await self._change(lambda: self.changes.copy(entry, name, contents.library.by_id), new=True)

    @asking
    async def action_delete(self) -> None:
        """Delete the chosen exercise of one's own, once more asked."""
        row, contents = self.row, self.contents
        entry = None if row is None or contents is None else self.changes.own(contents, row)
        if row is None or contents is None:
            return
        if entry is None:
            self.tell(f"{row.name} comes with planner and stays. x switches it off.")
            return
        question = f"Delete {row.name}?{self.changes.without(contents, row)} u brings it back."
        if await self.app.push_screen_wait(Confirm(question, "Delete it", "Keep it")):
            await self._change(lambda: self.changes.delete(entry, row.name))

    @asking
    async def action_switch(self) -> None:
        """Switch the chosen exercise off with a reason, or on again."""
        row = self.row
        if row is None or row.exercise is None:
            self.tell("There is nothing here that can be switched off.")
            return
        if row.off is not None:
            await self._change(lambda: self.changes.switch(row, None))
            return
        ask = AskText(f"Why is {row.name} not for you now?", hint="brings the pain on")
        reason = await self.app.push_screen_wait(ask)
        if reason is not None:
            await self._change(lambda: self.changes.switch(row, clean(reason).strip()))

    @in_turn
    async def action_favour(self) -> None:
        """Make the chosen exercise a favourite, or no longer."""
        row = self.row
        if row is None or row.exercise is None:
            self.tell("There is nothing here that can be a favourite.")
        else:
            await self._change(lambda: self.changes.favour(row))

    @asking
    async def action_edit(self) -> None:
        """Open the chosen exercise's file in the person's editor; of a built-in one a copy of their own."""
        row, contents = self.row, self.contents
        if row is None or contents is None:
            return
        own = self.changes.own(contents, row)
        if own is not None:
            await self.edit(own.path)
            return
        entry = contents.library.by_id[row.id]
        where = self.home.exercises / f"{entry.id}.toml"
        question = f"{row.name} comes with planner. Edit a copy of your own, which replaces it, in"
        if await self.app.push_screen_wait(Confirm(f"{question} {self.home.label(where)}?", "Edit it", "No")):
            await self.edit(where, start=entry.document.raw if entry.document else b"")

    async def _change(self, do: Callable[[], Change], *, new: bool = False) -> None:
        """Make a change, tell of it, and choose what it is about; what is new is listed in any case."""
        change = await self.save(do)
        if change is not None:
            if new:
                self.query_one(SearchBox).value = ""
                self.action_clear_filters()
            self.done.append(change)
            self._choose = change.choose
            self.tell(change.told)
        self.reload()

    @in_turn
    async def action_undo(self) -> None:
        """Take the last change back that was made here."""
        if not self.done:
            self.tell("There is nothing to undo.")
            return
        change = self.done[-1]
        told = await self.save(change.undo)
        if told is not None:
            self.done.pop()
            self._choose = change.choose
            self.tell(told)
        self.reload()


def wrong_title(title: str) -> str:
    """What is wrong with a routine's title, or nothing."""
    return "" if clean(title).strip() else "A routine needs a title: a word or two."


def wrong_name(name: str) -> str:
    """What is wrong with an exercise's name, or nothing."""
    return "" if clean(name).strip() else "An exercise needs a name: a word or two."


def _said(listing: ExerciseList) -> Content:
    """The filters in words, what is hidden, and whether what is listed only comes near."""
    parts = []
    if listing.filters:
        parts.append(
            Content.assemble((filter_words(listing.filters), "bold $accent"), ("   V clears", "$text-muted"))
        )
    if listing.found.near and listing.count:
        parts.append(Content("nothing has all the words; these come near"))
    if listing.found.hidden:
        parts.append(Content.styled(f"{listing.found.hidden:,} switched off, not shown", "$text-muted"))
    return Content("   ").join(parts)
