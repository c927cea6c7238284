"""A form of one-line fields: the arrows step a value or change the field, what is wrong is said in place."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.widgets import Input, Static

from planner.commands import bindings
from planner.screens.dialog import Dialog, Topic
from planner.screens.dialogs import plain
from planner.widgets.line_input import LineInput

Values = Mapping[str, object]

_AROUND = 12
"""Lines around the fields: border, title, what is said of the values, keys, and the blanks between."""


class WrongField(ValueError):
    """A field that cannot stay as it is; `str()` says why and what to write instead."""

    def __init__(self, key: str, words: str) -> None:
        super().__init__(words)
        self.key = key


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `read` makes the value to keep of a text, None of an empty one, or raises ValueError.

    `usual` stands in the field while it is empty, `hint` beside it. `step` gives the text that is a step
    more (1) or less (-1) than another; without it the arrows move in the text.
    """

    key: str
    text: str
    read: Callable[[str], object]
    label: str = ""
    usual: str = ""
    hint: str = ""
    step: Callable[[str, int], str] | None = None


Look = Callable[[Values], Content]
"""What to say of the values while they are edited; raises WrongField where they do not go together."""


class FieldInput(LineInput):
    """The input of one field."""

    SECTION = "field"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("field")]

    def __init__(self, field: FormField) -> None:
        usual = f"{field.usual} (usual)" if field.usual and field.step else field.usual
        super().__init__(field.text, placeholder=usual, id=field.key, compact=True, select_on_focus=True)
        self.field = field
        self.set_class(not field.hint, "-long")

    def action_less(self) -> None:
        """A step less, or to the left in a text."""
        self._step(-1) if self.field.step else self.action_cursor_left()

    def action_more(self) -> None:
        """A step more, or to the right in a text."""
        self._step(1) if self.field.step else self.action_cursor_right()

    def _step(self, by: int) -> None:
        if self.field.step is not None:
            self.value = self.field.step(self._spelled() or self.field.usual, by)
            self.action_select_all()

    def _spelled(self) -> str:
        """The text as a file has it, which is what a step starts from; as it is while it cannot be read."""
        text = self.value.strip()
        try:
            value = self.field.read(text)
        except ValueError:
            return text
        return value if isinstance(value, str) else text


class Fields(VerticalScroll, can_focus=False, inherit_bindings=False):
    """The fields, scrolled as the focus moves; the arrows are the form's, not for scrolling."""


class Form(Dialog[Values | None]):
    """Closes with the keys that were changed, None for one that was emptied; or with None when left."""

    CSS_PATH = "form.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (
        ("delete", "Empty the field: then the usual holds"),
        ("enter", "Take what the form says"),
    )
    SECTION = "form"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("form")]
    AUTO_FOCUS = "FieldInput"

    def __init__(self, title: str, fields: Sequence[FormField], look: Look) -> None:
        super().__init__()
        self.words, self.fields, self.look = title, tuple(fields), look
        self.before = {field.key: field.read(field.text) for field in fields}

    def compose(self) -> ComposeResult:
        with Vertical(classes="form"):
            yield plain(self.words, classes="question")
            with Fields(id="fields"):
                for field in self.fields:
                    label = plain(field.label or field.key, classes="label")
                    hint = [plain(field.hint, classes="hint")] if field.hint else []
                    yield Horizontal(label, FieldInput(field), *hint, classes="field")
            yield plain("", id="look")
            yield plain("", id="keys")

    def on_mount(self) -> None:
        """Say what the fields mean as they are."""
        self.look_again()

    def refuse(self, values: Values) -> None:
        """Raise WrongField where something lacks without which the form cannot be left."""

    def topics(self) -> Iterator[Topic]:
        """Every field with its whole hint, which a narrow form has no room for."""
        for field in self.fields:
            usual = f"usually {field.usual}" if field.step and field.usual else field.usual
            yield field.label or field.key, "; ".join(filter(None, (field.hint, usual)))

    def values(self) -> dict[str, object]:
        """What the fields say; WrongField for the first that cannot be read."""
        found = {}
        for field in self.fields:
            try:
                found[field.key] = field.read(self.query_one(f"#{field.key}", Input).value)
            except ValueError as error:
                raise WrongField(field.key, str(error)) from None
        return found

    @on(Input.Changed)
    def look_again(self) -> None:
        """Say in words what the fields mean, or what is wrong with one."""
        self._looked()

    def _looked(self, *, leaving: bool = False) -> dict[str, object] | None:
        wrong = ""
        values = None
        shown = self.query_one("#look", Static)
        try:
            values = self.values()
            shown.update(self.look(values))
            if leaving:
                self.refuse(values)
        except WrongField as error:
            values, wrong = None, error.key
            shown.update(Content.styled(f"! {error}", "bold $text-error"))
        for one in self.query(FieldInput):
            one.parent.set_class(one.id == wrong, "-wrong")  # type: ignore[union-attr]  # it is in a Horizontal
        return values

    @on(Input.Submitted)
    def done(self, event: Input.Submitted) -> None:
        """Close with what was changed; when a field is wrong, go there instead."""
        event.stop()
        values = self._looked(leaving=True)
        if values is None:
            for wrong in self.query(".-wrong FieldInput"):
                wrong.focus()
            return
        self._leave({key: value for key, value in values.items() if value != self.before[key]})

    def on_resize(self) -> None:
        """Where not all of it has room the fields are scrolled, and what is said of them stays in sight."""
        self.set_class(self.size.height < len(self.fields) + _AROUND, "-tall")
        if self.query("#keys"):  # before it is composed there is nothing to say
            self.say_keys()

    @on(DescendantFocus)
    def say_keys(self) -> None:
        """Say what the keys do in this field."""
        steps = isinstance(self.focused, FieldInput) and self.focused.field.step is not None
        arrows = "← → less, more   " if steps else ""
        words = f"{arrows}↑ ↓ field   enter done   esc cancel"
        if self.size.width >= 80:
            words += "   f1 help"
        self.query_one("#keys", Static).update(Content(words))

    def action_cancel(self) -> None:
        """Close without a change."""
        self._leave(None)

    def _leave(self, answer: Values | None) -> None:
        """Close; a second key that comes before the form is gone must not close what is under it."""
        if self.is_active:
            self.dismiss(answer)
