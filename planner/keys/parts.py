"""The keys of the pieces that screens and dialogs are made of, while they have the focus."""

from __future__ import annotations

from planner.keys.command import Command

LIST = (
    Command("list.up", "up", "move(-1)", "Up", "The line before"),
    Command("list.down", "down", "move(1)", "Down", "The next line"),
    Command("list.page-up", "pageup", "page(-1)", "Page up", "A page back"),
    Command("list.page-down", "pagedown", "page(1)", "Page down", "A page on"),
    Command("list.half-up", "ctrl+u", "half(-1)", "Half a page up", "Half a page back"),
    Command("list.half-down", "ctrl+d", "half(1)", "Half a page down", "Half a page on"),
    Command("list.first", "home", "move(-1_000_000)", "First", "The first line"),
    Command("list.last", "end", "move(1_000_000)", "Last", "The last line"),
)

SEARCH = (
    Command("search.leave", "escape", "leave(True)", "Leave", "Search for nothing, back to the list"),
    Command("search.to-list", "down,enter", "leave(False)", "To the list", "To the list of what was found"),
)

FIELD = (
    Command("field.less", "left", "less", "Less", "A step less in a field with steps, else the cursor"),
    Command("field.more", "right", "more", "More", "A step more in a field with steps, else the cursor"),
)

SCALE = (
    Command("scale.less", "left", "step(-1)", "Less", "The answer before"),
    Command("scale.more", "right", "step(1)", "More", "The next answer"),
    Command("scale.clear", "backspace,delete", "clear", "No answer", "No answer"),
)

DAYS = (
    Command("days.before", "left,h", "step(-1)", "Before", "The day of the week before"),
    Command("days.after", "right,l", "step(1)", "After", "The next day of the week"),
    Command("days.toggle", "space", "flip", "Choose", "A day more, or one less"),
    Command("days.submit", "enter", "submit", "Done", "On to the next field"),
)

TURNS = (
    Command("turns.flip", "space", "flip", "In turn", "Several routines in turn"),
    Command("turns.down", "down,j", "cursor_down", "Down", "The next routine"),
    Command("turns.up", "up,k", "cursor_up", "Up", "The routine before"),
)
