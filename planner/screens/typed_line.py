"""The input for a step in one line: what was not understood is underlined where it stands."""

from __future__ import annotations

from rich.highlighter import Highlighter
from rich.text import Text

from planner.model.dose import NO_DOSE
from planner.model.plain_line import Span
from planner.model.shorthand import Reading
from planner.widgets.line_input import LineInput


def says_a_dose(reading: Reading) -> bool:
    """Whether a text is more than the beginning of a name: it names an exercise and says how much of it."""
    return bool(reading.candidates) and (reading.dose != NO_DOSE or bool(reading.note))


class _Underline(Highlighter):
    """Underlines some places of a text."""

    def __init__(self) -> None:
        self.spans: tuple[Span, ...] = ()

    def highlight(self, text: Text) -> None:
        """Underline them."""
        for start, end in self.spans:
            text.stylize("underline", start, end)


class TypedLine(LineInput):
    """One line of text, with `underlined` places in it."""

    def __init__(self, hint: str) -> None:
        self._underline = _Underline()
        super().__init__(placeholder=hint, compact=True, select_on_focus=False, highlighter=self._underline)

    @property
    def underlined(self) -> tuple[Span, ...]:
        """The places that are underlined."""
        return self._underline.spans

    @underlined.setter
    def underlined(self, spans: tuple[Span, ...]) -> None:
        self._underline.spans = spans
        self.refresh()
