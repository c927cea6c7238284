"""Text laid out for reading: paragraphs with a lead in front, wrapped to the width there is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.widget import Widget

from planner.widgets.cells import wrap

_MOST_LINES = 10_000


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A text, and the lead that stands in front of its first line: a number, a word, a dash.

    `indent` is how many cells the text stands in, at least as far as the lead needs. `gap` leaves a
    blank line before it.
    """

    text: str
    lead: str = ""
    style: str = ""
    lead_style: str = "$text-muted"
    indent: int = 0
    gap: bool = False

    def lines(self, width: int) -> Iterator[Content]:
        """The lines of at most `width` cells."""
        if self.gap:
            yield Content("")
        indent = max(self.indent, cell_len(self.lead) + 1 if self.lead else 0)
        lead = self.lead + " " * (indent - cell_len(self.lead))
        for line in wrap(self.text, max(8, width - indent), _MOST_LINES):
            yield Content.assemble((lead, self.lead_style), (line, self.style))
            lead = " " * indent


class Sheet(Widget):
    """Paragraphs below each other, as high as they need; put it into something that scrolls."""

    DEFAULT_CSS = """
    Sheet { height: auto; width: 1fr; text-wrap: nowrap; }
    """

    paragraphs: reactive[tuple[Paragraph, ...]] = reactive((), layout=True)
    """What is shown."""

    _laid_out: tuple[tuple[Paragraph, ...], int, list[Content]] = ((), 0, [])
    """The lines of the last paragraphs at the last width: the height is asked for before they are drawn."""

    def show(self, paragraphs: Iterable[Paragraph]) -> None:
        """Show other paragraphs."""
        self.paragraphs = tuple(paragraphs)

    def _lines(self, width: int) -> list[Content]:
        paragraphs, before, lines = self._laid_out
        if paragraphs is not self.paragraphs or before != width:
            lines = [line for paragraph in self.paragraphs for line in paragraph.lines(width)]
            self._laid_out = (self.paragraphs, width, lines)
        return lines

    def render(self) -> Content:
        """The lines, wrapped to the width."""
        return Content("\n").join(self._lines(self.size.width))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002 - Textual's
        """As many lines as the paragraphs take."""
        return len(self._lines(width))
