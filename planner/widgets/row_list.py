"""A list of rows of equal height that draws only the rows in sight, however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType
from textual.cache import LRUCache
from textual.content import Content
from textual.events import Click, Resize
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from planner.commands import bindings
from planner.widgets.cells import fill

_CURSOR = "$block-cursor-text-style $block-cursor-foreground on $block-cursor-background"
_CURSOR_AWAY = "bold $block-cursor-blurred-text-style on $block-cursor-blurred-background"
_POINTER = "▌"

# Lines that are kept ready: several screens of them.
_KEPT = 500


class RowList(ScrollView, can_focus=True):
    """One row is chosen, if there is any; the arrows move the choice. Subclasses give `count` and `draw`.

    Keys are moved by the screen too, through `move`. A double click, or a click on the chosen row, is
    an `Entered`.
    """

    DEFAULT_CSS = """
    RowList { background: $background; overflow-x: hidden; scrollbar-size-vertical: 1; }
    """
    SECTION = "list"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("list")]

    lit = False
    """Whether the chosen row stands out although another widget has the keys, as a search box may."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._strips: LRUCache[tuple[object, ...], Strip] = LRUCache(_KEPT)

    cursor: reactive[int] = reactive(0, init=False)
    """The chosen row, from 0."""

    class Highlighted(Message):
        """Another row is chosen, or the chosen one is another now."""

        def __init__(self, rows: RowList) -> None:
            super().__init__()
            self.rows = rows

        @property
        def control(self) -> RowList:
            """The list."""
            return self.rows

    class Entered(Highlighted):
        """The chosen row was clicked: do with it what enter does."""

    @property
    def count(self) -> int:
        """How many rows there are."""
        raise TypeError(f"{type(self).__name__} counts nothing")

    def draw(self, index: int, width: int) -> Sequence[Content]:  # noqa: ARG002 - for subclasses
        """The lines of one row, `row_height` of them, `width` cells wide at most."""
        raise TypeError(f"{type(self).__name__} draws nothing")

    @property
    def row_height(self) -> int:
        """How many lines a row takes."""
        return 1

    @property
    def chosen(self) -> int | None:
        """The chosen row, None when there are none."""
        return self.cursor if self.count else None

    def renew(self, cursor: int) -> None:
        """Draw again after the rows changed, with another row chosen; always says so."""
        self._measure()
        self.set_reactive(RowList.cursor, self.validate_cursor(cursor))
        self._follow()
        self.refresh()
        self.post_message(self.Highlighted(self))

    def validate_cursor(self, cursor: int) -> int:
        """A row that there is."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self) -> None:
        """Keep the chosen row in sight."""
        self._follow()
        self.refresh()
        self.post_message(self.Highlighted(self))

    def move(self, by: int) -> None:
        """Choose another row, so many further down."""
        self.cursor += by

    def action_move(self, by: int) -> None:
        """Choose another row, so many further down."""
        self.move(by)

    def action_page(self, by: int) -> None:
        """Choose the row a screen further down or up."""
        self.move(by * max(1, self._in_sight - 1))

    def action_half(self, by: int) -> None:
        """Choose the row half a screen further down or up."""
        self.move(by * max(1, self._in_sight // 2))

    @property
    def _in_sight(self) -> int:
        """How many rows there is room for."""
        return self.scrollable_content_region.height // self.row_height

    def on_resize(self, _event: Resize) -> None:
        """Rows may be of another height now."""
        self._measure()
        self._follow()

    def on_focus(self) -> None:
        """The chosen row is drawn in another way."""
        self.refresh()

    def on_blur(self) -> None:
        """The chosen row is drawn in another way."""
        self.refresh()

    def on_click(self, event: Click) -> None:
        """Choose the row under the mouse; enter it when it was chosen already."""
        index = (event.y + self.scroll_offset.y) // self.row_height
        if index >= self.count:
            return
        if index == self.cursor:
            self.post_message(self.Entered(self))
        else:
            self.cursor = index

    def _measure(self) -> None:
        self.virtual_size = Size(self.scrollable_content_region.width, self.count * self.row_height)

    def _follow(self) -> None:
        if self.is_mounted and self.count and self._in_sight:
            region = Region(0, self.cursor * self.row_height, 1, self.row_height)
            self.scroll_to_region(region, animate=False, force=True, immediate=True)

    def render_line(self, y: int) -> Strip:
        """One line of the rows in sight."""
        width = self.scrollable_content_region.width
        index, part = divmod(y + self.scroll_offset.y, self.row_height)
        line = Content("")
        if index < self.count:
            body = self.draw(index, width - 1)[part]
            if index == self.cursor:
                style = _CURSOR if self.has_focus or self.lit else _CURSOR_AWAY
                text = fill(body.plain, width - 1)
                line = Content.assemble((_POINTER, "$accent"), (text, style))
            else:
                line = Content.assemble(" ", body)
        return self._strip(line, width)

    def _strip(self, line: Content, width: int) -> Strip:
        """A line ready to be painted. The same one is kept: as one types, most rows only change places."""
        key = (line.plain, tuple(line.spans), width, self.visual_style, self.app.theme)
        strip = self._strips.get(key)
        if strip is None:
            strip = Visual.to_strips(self, line, width, 1, self.visual_style, pad=True)[0]
            self._strips[key] = strip
        return strip
