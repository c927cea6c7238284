"""Steps to put into a routine, one after the other: a name or a whole line, enter, the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Input, Static

from planner.commands import bindings
from planner.model.catalogue import Catalogue, Listed
from planner.model.exercise_names import Names
from planner.model.routine import Step
from planner.model.shorthand import Reading, read_step
from planner.model.units import duration
from planner.screens.dialog import Dialog, Topic
from planner.screens.dialogs import plain
from planner.screens.typed_line import TypedLine, says_a_dose
from planner.widgets.exercise_card import kind_words
from planner.widgets.exercise_list import ExerciseList
from planner.widgets.row_list import RowList
from planner.widgets.step_lines import StepLine

_KEYS = "↑ ↓ choose   enter add, again and again   esc done"
_EXAMPLE = "or a line: bird dog 3x10 hold 5s each side"


class AddStep(Dialog[None]):
    """A search over the library that reads doses too.

    `look` says what a step would be in the routine, None when it cannot be; `add` is called with each step
    that is chosen, and says what came of it.
    """

    CSS_PATH = "add_step.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (
        ("letters", "A part of the name, or the whole step: cobra 2 x 30s rest 20s note: slowly"),
        ("enter", "Add it after the last one, and go on adding"),
    )
    SECTION = "add"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("add")]
    AUTO_FOCUS = "Input"

    def __init__(
        self,
        rows: Sequence[Listed],
        look: Callable[[Step], StepLine | None],
        add: Callable[[Step], str],
    ) -> None:
        super().__init__()
        self.rows = tuple(row for row in rows if row.exercise is not None and row.off is None)
        self._all = Catalogue(self.rows)
        self.look, self.add = look, add
        self._reading: Reading | None = None
        """What is typed, when it is more than a search."""
        self._picked = False
        """Whether the person chose the exercise in the list, after the last letter."""

    @cached_property
    def names(self) -> Names:
        """Every name that a line may begin with."""
        return Names.of(row.exercise for row in self.rows if row.exercise is not None)

    def compose(self) -> ComposeResult:
        with Vertical(classes="add"):
            yield plain("Add an exercise", classes="question")
            yield TypedLine(f"a part of its name, {_EXAMPLE}")
            yield ExerciseList()
            yield plain("", id="about")
            yield plain("", id="said")
            yield plain(_KEYS, classes="keys")

    def on_mount(self) -> None:
        """List everything."""
        found = self.query_one(ExerciseList)
        found.can_focus, found.lit = False, True
        found.show(self._all)

    @on(Input.Changed)
    def search(self, event: Input.Changed) -> None:
        """List what matches; a name with a dose is a line, and so is what no search finds."""
        found, text = self.query_one(ExerciseList), event.value
        self._picked = False
        reading = read_step(text, self.names) if " " in text.strip() else None
        a_line = reading is not None and says_a_dose(reading)
        if not a_line:
            self._list(self._all, text)
            a_line = reading is not None and not found.count
        self._reading = reading if a_line else None
        if self._reading is not None:
            wanted = set(self._reading.candidates)
            self._list(Catalogue(tuple(row for row in self.rows if row.id in wanted)), "")
        self.query_one(TypedLine).underlined = self._reading.marks if self._reading is not None else ()
        self.describe()

    def _list(self, catalogue: Catalogue, wanted: str) -> None:
        found = self.query_one(ExerciseList)
        if found.catalogue is not catalogue:
            found.show(catalogue)
        found.wanted = wanted

    @on(RowList.Highlighted)
    def describe(self) -> None:
        """Say what the chosen one is and its usual dose, or what was understood of a line."""
        row = self.query_one(ExerciseList).row
        if self._reading is not None:
            words = self._understood(self._reading)
        elif row is None or row.exercise is None:
            words = Content.styled("Nothing has all of these words. Take some away.", "$warning")
        else:
            usual = f"   usually {row.exercise.dose.words()}"
            words = Content.assemble(kind_words(row.exercise), (usual, "$text-muted"))
        self.query_one("#about", Static).update(words)

    def _understood(self, reading: Reading) -> Content:
        """What a line will add, and in sentences what keeps it from being added."""
        step = self._step(reading)
        if step is None:
            said = [Content.styled(f"so far  {reading.summary}", "$text-muted")] if reading.summary else []
            which = ("which one? ↑ ↓ choose it, then enter",) if _only_which(reading) else reading.complaints
            wrong = [Content.styled(f"! {sentence}", "$warning") for sentence in which]
            return Content("\n").join([*said, *wrong])
        line = self.look(step)
        if line is None:
            return Content.styled("! The routine has no room for it.", "$warning")
        rest = "" if step.dose.rest is None else f"rest {duration(step.dose.rest)}"
        dose = ", ".join(part for part in (line.dose, line.side, rest) if part)
        time = f"   takes\N{NO-BREAK SPACE}{line.time}" if line.time else ""
        lines = [
            Content.assemble(("✓ ", "$success"), (f"{line.name}: {dose}", "bold"), (time, "$text-muted"))
        ]
        lines += [Content.styled(f"  “{step.note}”", "italic")] if step.note else []
        lines += [Content.styled(f"! {sentence}", "$warning") for sentence in line.warnings]
        return Content("\n").join(lines)

    def _step(self, reading: Reading) -> Step | None:
        """The step that a line is; None when it is not whole, or no exercise was chosen of several."""
        row = self.query_one(ExerciseList).row
        known = reading.whole or (self._picked and _only_which(reading))
        if row is None or row.exercise is None or not known:
            return None
        return Step(row.id, reading.dose.beside(row.exercise.dose), note=reading.note)

    @on(Input.Submitted)
    @on(RowList.Entered)
    def choose(self, event: Input.Submitted | RowList.Entered) -> None:
        """Add the chosen one, and be ready for the next; of a line that is not whole, nothing."""
        event.stop()
        row = self.query_one(ExerciseList).row
        if self._reading is not None:
            step = self._step(self._reading)
        else:
            step = None if row is None else Step(row.id)
        said = self.query_one("#said", Static)
        if step is None:
            said.update(Content.styled("Nothing was added.", "$warning"))
            return
        said.update(Content.styled(self.add(step), "$success"))
        self.query_one(Input).action_select_all()

    def action_move(self, by: int) -> None:
        """Move the choice."""
        self._picked = True
        self.query_one(ExerciseList).move(by)
        self.describe()

    def action_page(self, by: int) -> None:
        """Move the choice by a screen."""
        self._picked = True
        self.query_one(ExerciseList).action_page(by)
        self.describe()

    def action_close(self) -> None:
        """Back to the routine."""
        if self.is_active:  # not what is under it, when the key comes twice
            self.dismiss()


def _only_which(reading: Reading) -> bool:
    """Whether all that a line leaves open is which of several exercises it means."""
    return len(reading.candidates) > 1 and len(reading.doubts) == 1 and not reading.unread
