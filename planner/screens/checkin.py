"""The questions before and after: how much pain, how far down the leg, a note. None has to be answered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from planner.model.safety import LEG, PAIN_MAX, Light, Thresholds, light
from planner.model.text import clean
from planner.screens.dialogs import plain
from planner.widgets.scale import Scale

_LEG_KEYS = {"n": "none", "b": "back", "u": "buttock", "t": "thigh", "c": "calf", "f": "foot"}

_BEFORE: Mapping[Light | None, str] = {
    None: "",
    Light.GREEN: "● green: fine to start.",
    Light.AMBER: "▲ amber: go gently. It should settle within 24 hours.",
    Light.RED: "■ red: today is better for rest.",
}


@dataclass(frozen=True, slots=True)
class Answers:
    """What a person said: pain 0-10 or None, a place of `safety.LEG` or nothing, a note or nothing."""

    pain: int | None = None
    leg: str = ""
    note: str = ""


class CheckIn(ModalScreen[Answers | None]):
    """Pain and leg, and a note afterwards; None when the person leaves instead.

    With `thresholds` the page is the one before a session and shows the light that the pain means.
    """

    CSS_PATH = "checkin.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        *(Binding(str(digit), f"pain({digit})", "Pain", show=False) for digit in range(10)),
        *(Binding(key, f"leg('{place}')", place, show=False) for key, place in _LEG_KEYS.items()),
        Binding("enter", "done", "Go on", id="checkin.done"),
        Binding("up", "app.focus_previous", "Question before", id="checkin.up"),
        Binding("down", "app.focus_next", "Next question", id="checkin.down"),
        Binding("w", "warning_signs", "Warning signs", id="checkin.warning-signs"),
        Binding("escape,q", "leave", "Leave", id="checkin.leave"),
    ]

    def __init__(
        self,
        title: str,
        lines: Sequence[str],
        *,
        go: str,
        leave: str,
        answers: Answers = Answers(),
        thresholds: Thresholds | None = None,
    ) -> None:
        super().__init__()
        self.words, self.lines, self.go, self.leave = title, lines, go, leave
        self.answers, self.thresholds = answers, thresholds
        self._typed = ""

    def compose(self) -> ComposeResult:
        pain, leg = self.answers.pain, self.answers.leg
        with VerticalScroll(classes="checkin", can_focus=False):
            yield plain(self.words, classes="title")
            yield plain("\n".join(self.lines), classes="lines")
            yield plain("How much pain now?  0 none, 10 the worst you can imagine", classes="question")
            yield Scale([str(number) for number in range(PAIN_MAX + 1)], pain, id="pain")
            yield plain("How far down does it reach?  (n b u t c f)", classes="question")
            yield Scale(LEG, LEG.index(leg) if leg in LEG else None, id="leg")
            if self.thresholds is not None:
                yield plain("", id="light")
            else:
                yield plain("A note?", classes="question")
                yield Input(
                    self.answers.note, placeholder="how it went, in a few words", select_on_focus=False
                )
            yield plain(
                f"enter  {self.go}      esc  {self.leave}      w  warning signs", classes="keys strong"
            )
            yield plain("0-9 pain   ← → answer   ↑ ↓ question   all may stay empty", classes="keys")

    def on_mount(self) -> None:
        """Begin at the pain."""
        self.query_one("#pain").focus()
        self._show_light()

    @property
    def pain(self) -> int | None:
        """The pain that is chosen."""
        return self.query_one("#pain", Scale).chosen

    @on(Scale.Changed)
    def _show_light(self) -> None:
        if self.thresholds is None:
            return
        found = light(self.pain, thresholds=self.thresholds)
        shown = self.query_one("#light", Static)
        shown.update(Content(_BEFORE[found]))
        for one in Light:
            shown.set_class(one is found, f"-{one}")

    def action_pain(self, digit: int) -> None:
        """Choose a number of the scale; 1 and then 0 is ten."""
        ten = digit == 0 and self._typed == "1" and self.pain == 1
        self._typed = str(digit)
        self.query_one("#pain", Scale).chosen = 10 if ten else digit

    def action_leg(self, place: str) -> None:
        """Choose how far down."""
        self._typed = ""
        self.query_one("#leg", Scale).chosen = LEG.index(place)

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
        leg = self.query_one("#leg", Scale).chosen
        note = self.query_one(Input).value if self.thresholds is None else self.answers.note
        self.dismiss(Answers(self.pain, "" if leg is None else LEG[leg], clean(note).strip()))

    def action_leave(self) -> None:
        """Close without answers."""
        self.dismiss(None)
