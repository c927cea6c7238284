"""The questions before and after a session, and the morning after it. None has to be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, Static

from planner.commands import bindings
from planner.model.safety import LEG, LEG_NEWS, PAIN_MAX, Light, Thresholds, light_before
from planner.model.text import clean
from planner.screens.dialog import Dialog
from planner.screens.dialogs import plain
from planner.widgets.line_input import LineInput
from planner.widgets.scale import Scale


@dataclass(frozen=True, slots=True)
class Question:
    """One row of answers. `keys` are letters that give one of them; `id` is what `Answers` calls it."""

    id: str
    words: str
    answers: tuple[str, ...]
    keys: tuple[tuple[str, str], ...] = ()


_NUMBERS = tuple(str(number) for number in range(PAIN_MAX + 1))
PAIN = Question("pain", "How much pain now?  0 none, 10 the worst imaginable", _NUMBERS)
PAIN_THEN = Question("pain", "How much pain this morning?  0 none, 10 the worst", _NUMBERS)
LEG_NOW = Question(
    "leg",
    "How far down does it reach?  (n b u t c f)",
    LEG,
    (("n", "none"), ("b", "back"), ("u", "buttock"), ("t", "thigh"), ("c", "calf"), ("f", "foot")),
)
NEW = Question("leg_new", "Anything new in the leg since last time?  (← →)", LEG_NEWS)
SETTLED = Question(
    "settled",
    "Has what it stirred up settled?  (y n)",
    ("settled", "not settled"),
    (("y", "settled"), ("n", "not settled")),
)

_BEFORE: Mapping[Light | None, str] = {
    None: "",
    Light.GREEN: "● green: fine to start.",
    Light.AMBER: "▲ amber: go gently. It should settle within 24 hours.",
    Light.RED: "■ red: today is better for rest.",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said: pain 0-10, a place of `LEG`, a word of `LEG_NEWS`, whether it settled, a note.

    What was not said is None or empty.
    """

    pain: int | None = None
    leg: str = ""
    leg_new: str = ""
    settled: str = ""
    note: str = ""


class CheckIn(Dialog[Answers | None]):
    """Some questions on one page, with a line for a note if asked; None when the person leaves instead.

    With `thresholds` the page shows the light that the answers mean before a session.
    """

    CSS_PATH = "checkin.tcss"
    AUTO_FOCUS = ""
    SECTION = "checkin"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("checkin")]

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        questions: Sequence[Question],
        *,
        go: str,
        leave: str,
        note: str | None = None,
        thresholds: Thresholds | None = None,
    ) -> None:
        super().__init__()
        self.words, self.lines, self.questions = title, lines, tuple(questions)
        self.go, self.leave, self.note, self.thresholds = go, leave, note, thresholds
        self._typed = ""

    def compose(self) -> ComposeResult:
        with Vertical(classes="checkin"):
            with VerticalScroll(id="questions", can_focus=False):
                yield plain(self.words, classes="title")
                yield plain("\n".join(self.lines), classes="lines")
                for question in self.questions:
                    yield plain(question.words, classes="question")
                    yield Scale(question.answers, id=question.id)
                if self.thresholds is not None:
                    yield plain("", id="light")
                if self.note is not None:
                    yield plain("A note?", classes="question")
                    yield LineInput(
                        self.note, placeholder="how it went, in a few words", select_on_focus=False
                    )
            with Vertical(classes="foot"):
                words = f"enter  {self.go}      esc  {self.leave}      w  warning signs"
                yield plain(words, classes="keys strong")
                yield plain("0-9 pain  ← → answer  ↑ ↓ question  all optional", classes="keys")

    def on_mount(self) -> None:
        """Begin at the first question."""
        # Where it stands is known only once it is laid out for the width: nothing is scrolled to it before.
        first = self._scale(self.questions[0])
        first.focus(scroll_visible=False)
        self.call_after_refresh(first.scroll_visible, animate=False)
        self._show_light()

    @property
    def answers(self) -> Answers:
        """What is chosen now."""
        said = {question.id: self._said(question) for question in self.questions}
        pain = said.pop("pain", "")
        note = "" if self.note is None else clean(self.query_one(Input).value).strip()
        return Answers(pain=int(pain) if pain else None, note=note, **said)

    def _scale(self, question: Question) -> Scale:
        return self.query_one(f"#{question.id}", Scale)

    def _said(self, question: Question) -> str:
        chosen = self._scale(question).chosen
        return "" if chosen is None else question.answers[chosen]

    @on(Scale.Changed)
    def _show_light(self) -> None:
        if self.thresholds is None:
            return
        said = self.answers
        found = light_before(said.pain, said.leg_new, self.thresholds)
        shown = self.query_one("#light", Static)
        shown.update(Content(_BEFORE[found]))
        for one in Light:
            shown.set_class(one is found, f"-{one}")

    def action_pain(self, digit: int) -> None:
        """Choose a number of the scale; 1 and then 0 is ten."""
        scale = self.query_one("#pain", Scale)
        ten = digit == 0 and self._typed == "1" and scale.chosen == 1
        self._typed = str(digit)
        scale.chosen = PAIN_MAX if ten else digit

    def action_letter(self, letter: str) -> None:
        """Give the answer that a letter stands for on this page."""
        self._typed = ""
        for question in self.questions:
            for key, answer in question.keys:
                if key == letter:
                    self._scale(question).chosen = question.answers.index(answer)

    def action_warning_signs(self) -> None:
        """Show the signs that need a doctor now."""
        from planner.screens.safety import WarningSigns

        self.app.push_screen(WarningSigns())

    @on(Input.Submitted)
    def submitted(self, event: Input.Submitted) -> None:
        """Enter in the note goes on as well."""
        event.stop()
        self.action_done()

    def action_done(self) -> None:
        """Close with the answers, whichever there are."""
        if self.is_active:
            self.dismiss(self.answers)

    def action_leave(self) -> None:
        """Close without answers."""
        if self.is_active:
            self.dismiss(None)
