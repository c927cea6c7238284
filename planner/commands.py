"""Every key command once: bindings, footer, help and palette are made from these tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does on one screen.

    `id` is `screen.verb`, the name by which `settings.toml` can give it another key. `words` stand in
    the footer and the palette, `help` is the sentence of the help page.
    """

    id: str
    keys: str
    action: str
    words: str
    help: str
    footer: bool = False

    def binding(self) -> Binding:
        """The binding for Textual."""
        return Binding(self.keys, self.action, self.words, show=self.footer, id=self.id, tooltip=self.help)


APP = (
    Command("app.today", "1", "go('today')", "Today", "What is due today, and where the week stands"),
    Command("app.library", "2", "go('library')", "Library", "All exercises"),
    Command("app.routines", "3", "go('routines')", "Routines", "Your routines, to run and to compose"),
    Command("app.week", "4", "go('week')", "Week", "The week's sessions"),
    Command("app.progress", "5", "go('progress')", "Progress", "Sessions and pain so far"),
    Command("app.problems", "exclamation_mark", "problems", "Problems", "What is wrong in which file"),
    Command("app.warning-signs", "w", "warning_signs", "Warning signs", "The signs that need a doctor now"),
    Command("app.help", "question_mark", "help", "Help", "What the keys do here", footer=True),
    Command("app.quit", "q", "leave", "Quit", "Leave; every change is already saved", footer=True),
)

TODAY = (
    Command("today.run", "r", "run", "Start", "Start the chosen session (also enter)", footer=True),
    Command("today.down", "j", "move(1)", "Next", "The next session or routine (also the arrow)"),
    Command("today.up", "k", "move(-1)", "Previous", "The one before (also the arrow)"),
)

PROGRESS = (
    Command("progress.down", "j", "move(1)", "Next", "The session before it in time (also the arrow)"),
    Command("progress.up", "k", "move(-1)", "Previous", "The session after it in time (also the arrow)"),
)

SECTIONS: Mapping[str, tuple[Command, ...]] = {
    "app": APP,
    "today": TODAY,
    "progress": PROGRESS,
}


def bindings(section: str) -> list[Binding]:
    """The bindings of one screen."""
    return [command.binding() for command in SECTIONS[section]]


def all_commands() -> dict[str, Command]:
    """Every command by its id."""
    return {command.id: command for section in SECTIONS.values() for command in section}
