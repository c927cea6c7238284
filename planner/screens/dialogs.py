"""Small questions that stand over a screen: yes or no, one line of text, one of a list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planner.commands import bindings
from planner.screens.dialog import Dialog, Topic
from planner.screens.key_hint import key_hint
from planner.widgets.choices import Choices
from planner.widgets.line_input import LineInput


def plain(text: str, id: str | None = None, classes: str | None = None) -> Static:
    """A widget that shows text as it is, never as markup."""
    return Static(Content(text), id=id, classes=classes, markup=False)


class Confirm(Dialog[bool]):
    """A question with yes and no; the safe answer is no."""

    CSS_PATH = "dialogs.tcss"
    SECTION = "confirm"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("confirm")]

    def __init__(self, question: str, yes: str = "Yes", no: str = "No") -> None:
        super().__init__()
        self.question, self.yes, self.no = question, yes, no

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield plain(self.question, classes="question")
            answers = (("confirm.yes", f" {self.yes}"), ("confirm.no", f" {self.no}"))
            yield plain(key_hint(self, answers, " " * 6), classes="keys")

    def action_answer(self, answer: bool) -> None:
        """Close with the answer."""
        self.dismiss(answer)


class AskText(Dialog[str | None]):
    """One line of text; None when cancelled. `check` returns what is wrong with a text, or nothing."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (
        ("enter", "Go on with this text"),
        ("ctrl+u", "Empty the line, left of the cursor"),
    )
    SECTION = "ask"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("ask")]

    def __init__(
        self,
        question: str,
        value: str = "",
        hint: str = "",
        check: Callable[[str], str] | None = None,
    ) -> None:
        super().__init__()
        self.question, self.value, self.hint, self.check = question, value, hint, check

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield plain(self.question, classes="question")
            yield LineInput(self.value, placeholder=self.hint, select_on_focus=True)
            yield plain("", id="wrong")
            yield plain("enter  done      esc  cancel", classes="keys")

    @on(Input.Submitted)
    def done(self, event: Input.Submitted) -> None:
        """Close with the text, unless something is wrong with it."""
        event.stop()
        wrong = self.check(event.value) if self.check else ""
        if wrong:
            self.query_one("#wrong", Static).update(Content(wrong))
        elif self.is_active:  # enter twice must not close what is under it
            self.dismiss(event.value)

    def action_cancel(self) -> None:
        """Close without an answer."""
        self.dismiss(None)


class Choose(Dialog[int | None]):
    """One of a list; its index, or None when cancelled."""

    CSS_PATH = "dialogs.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (("enter", "Take the chosen line"),)
    SECTION = "choose"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("choose")]

    def __init__(self, question: str, options: Sequence[str], start: int = 0) -> None:
        super().__init__()
        self.question, self.options, self.start = question, options, start

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield plain(self.question, classes="question")
            yield Choices(*(Option(Content(text)) for text in self.options), markup=False)
            yield plain("↑ ↓ enter  choose      esc  cancel", classes="keys")

    def on_mount(self) -> None:
        """Start at the given option."""
        self.query_one(OptionList).highlighted = self.start if self.options else None

    @on(OptionList.OptionSelected)
    def done(self, event: OptionList.OptionSelected) -> None:
        """Close with the chosen index."""
        event.stop()
        if self.is_active:  # enter twice must not close what is under it
            self.dismiss(event.option_index)

    def action_step(self, by: int) -> None:
        """Move the highlight."""
        options = self.query_one(OptionList)
        options.action_cursor_down() if by > 0 else options.action_cursor_up()

    def action_cancel(self) -> None:
        """Close without an answer."""
        if self.is_active:
            self.dismiss(None)


class Review(Choose):
    """A text of many lines, such as what differs, and what to do; the index of the choice, None for none."""

    SECTION = "review"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("review")]

    def __init__(
        self, question: str, lines: Sequence[str], options: Sequence[str], leave: str = "later"
    ) -> None:
        """`leave` says in a word or two what esc does."""
        super().__init__(question, options)
        self.lines, self.leave = lines, leave

    def compose(self) -> ComposeResult:
        with Vertical(classes="dialog"):
            yield plain(self.question, classes="question")
            with VerticalScroll(id="lines", can_focus=False):
                yield Static(Content("\n").join(map(_line, self.lines)), markup=False)
            yield Choices(*(Option(Content(text)) for text in self.options), markup=False)
            yield plain(
                f"↑ ↓ enter  choose      space b  read on, back      esc  {self.leave}", classes="keys"
            )

    def on_mount(self) -> None:
        """The keys are for the choices; the text is turned beside them."""
        self.query_one(OptionList).focus()

    def action_turn(self, by: int) -> None:
        """Turn a page of the text."""
        lines = self.query_one("#lines", VerticalScroll)
        lines.scroll_relative(y=by * max(1, lines.size.height - 1), animate=False)


_STYLES = {"+": "$text-success", "-": "$text-error", "@": "$text-muted"}


def _line(line: str) -> Content:
    """A line; in what differs, added and removed ones have a colour beside their sign."""
    return Content.styled(line, _STYLES.get(line[:1], ""))
