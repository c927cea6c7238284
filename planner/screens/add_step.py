"""Exercises to put into a routine, one after the other: type, enter, type, enter."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from planner.model.catalogue import Catalogue, Listed
from planner.screens.dialogs import plain
from planner.widgets.exercise_card import kind_words
from planner.widgets.exercise_list import ExerciseList
from planner.widgets.row_list import RowList


class AddStep(ModalScreen[None]):
    """A search over the library. `add` is called with each exercise chosen, and says what came of it."""

    CSS_PATH = "add_step.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close", "Close", id="add.close"),
        Binding("up", "move(-1)", "Up", id="add.up", show=False),
        Binding("down", "move(1)", "Down", id="add.down", show=False),
        Binding("pageup", "page(-1)", "Page up", id="add.page-up", show=False),
        Binding("pagedown", "page(1)", "Page down", id="add.page-down", show=False),
    ]
    AUTO_FOCUS = "Input"

    def __init__(self, rows: Sequence[Listed], add: Callable[[str], str]) -> None:
        super().__init__()
        self.rows = tuple(row for row in rows if row.exercise is not None and row.off is None)
        self.add = add

    def compose(self) -> ComposeResult:
        with Vertical(classes="add"):
            yield plain("Add an exercise", classes="question")
            yield Input(
                placeholder="type a part of its name, or what it is for", compact=True, select_on_focus=False
            )
            yield ExerciseList()
            yield plain("", id="about")
            yield plain("", id="said")
            yield plain("↑ ↓ choose   enter add, again and again   esc done", classes="keys")

    def on_mount(self) -> None:
        """List everything."""
        found = self.query_one(ExerciseList)
        found.can_focus, found.lit = False, True
        found.show(Catalogue(self.rows))

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """List what matches."""
        self.query_one(ExerciseList).wanted = event.value

    @on(RowList.Highlighted)
    def describe(self) -> None:
        """Say what the chosen one is, and its usual dose."""
        row = self.query_one(ExerciseList).row
        if row is None or row.exercise is None:
            words = Content.styled("Nothing has all of these words. Take some away.", "$warning")
        else:
            usual = f"   usually {row.exercise.dose.words()}"
            words = Content.assemble(kind_words(row.exercise), (usual, "$text-muted"))
        self.query_one("#about", Static).update(words)

    @on(Input.Submitted)
    @on(RowList.Entered)
    def choose(self, event: Input.Submitted | RowList.Entered) -> None:
        """Add the chosen one, and be ready for the next."""
        event.stop()
        row = self.query_one(ExerciseList).row
        if row is not None:
            said = Content.styled(self.add(row.id), "$success")
            self.query_one("#said", Static).update(said)
            self.query_one(Input).action_select_all()

    def action_move(self, by: int) -> None:
        """Move the choice."""
        self.query_one(ExerciseList).move(by)

    def action_page(self, by: int) -> None:
        """Move the choice by a screen."""
        self.query_one(ExerciseList).action_page(by)

    def action_close(self) -> None:
        """Back to the routine."""
        if self.is_active:  # not what is under it, when the key comes twice
            self.dismiss()
