"""The line at the top: the five modes, the one that is open, and whether any file has a problem."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

MODES = (("1", "Today"), ("2", "Library"), ("3", "Routines"), ("4", "Week"), ("5", "Progress"))


class TopBar(Widget):
    """One line. `problems` is how many things are wrong in the files."""

    DEFAULT_CSS = """
    TopBar { dock: top; height: 1; background: $panel; color: $text-muted; padding: 0 1; }
    """

    problems: reactive[int] = reactive(0)

    def __init__(self, current: str) -> None:
        super().__init__()
        self.current = current

    def render(self) -> Content:
        """The modes with their keys; the open one is bold, underlined and in brackets."""
        parts = []
        for key, name in MODES:
            here = name.lower() == self.current
            parts.append((f"[{key} {name}]" if here else f" {key} {name} ", "bold $accent" if here else ""))
        line = Content.assemble(*parts)
        if self.problems:
            return Content.assemble(line, "  ", (f"! {self.problems} to look at", "bold $warning"))
        return line
