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
    shown_as: str = ""
    """What the footer and the help call the key, where a widget takes it before the screen does."""

    def binding(self) -> Binding:
        """The binding for Textual."""
        return Binding(
            self.keys,
            self.action,
            self.words,
            show=self.footer,
            key_display=self.shown_as or None,
            id=self.id,
            tooltip=self.help,
        )


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
    Command(
        "today.run", "r", "run", "Start", "Start the chosen session (r does too)", footer=True, shown_as="enter"
    ),
    Command("today.down", "j", "move(1)", "Next", "The next session or routine (also the arrow)"),
    Command("today.up", "k", "move(-1)", "Previous", "The one before (also the arrow)"),
)

PROGRESS = (
    Command("progress.down", "j", "move(1)", "Next", "The session before it in time (also the arrow)"),
    Command("progress.up", "k", "move(-1)", "Previous", "The session after it in time (also the arrow)"),
)

WEEK = (
    Command("week.open", "enter", "open", "Start", "Start the session; on a free day plan one", True),
    Command("week.plan", "a,n", "plan", "Plan", "Put a routine on days and times", True),
    Command("week.move", "m", "move", "Move", "Move the chosen session to another day or time", True),
    Command("week.skip", "x", "skip", "Skip", "Skip the chosen session, or take its skip back", True),
    Command("week.undo", "u", "undo", "Undo", "Take the last change back", True),
    Command("week.redo", "U", "redo", "Redo", "Make the change again that was taken back"),
    Command("week.extra", "o", "extra", "One extra", "Put one extra session on the chosen day"),
    Command("week.remove", "d", "remove", "Remove", "Remove the plan, or the extra session; asks first"),
    Command("week.run", "r", "run", "Start", "Start the chosen session"),
    Command("week.day-before", "left,h", "day(-1)", "Day before", "The day before"),
    Command("week.day-after", "right,l", "day(1)", "Day after", "The day after"),
    Command("week.down", "down,j", "session(1)", "Next", "The next session of the day"),
    Command("week.up", "up,k", "session(-1)", "Previous", "The session before it"),
    Command("week.before", "left_square_bracket,pageup", "week(-1)", "Week before", "The week before"),
    Command("week.after", "right_square_bracket,pagedown", "week(1)", "Week after", "The week after"),
    Command("week.today", "t", "today", "Today", "Back to today"),
    Command("week.go-to", "g", "go_to", "Go to a date", "Go to a date: 2026-12-24, fri, +2w"),
)

WEEK_MOVE = (
    Command("week-move.set", "enter", "set_down", "Set it here", "Move it to where it is shown", True),
    Command("week-move.leave", "escape", "give_up", "Leave it", "Leave the session where it was", True),
    Command("week-move.time", "t", "time", "Time", "Give another time of day", True),
    Command("week-move.day-before", "left,h", "carry(-1)", "Day before", "One day back"),
    Command("week-move.day-after", "right,l", "carry(1)", "Day after", "One day on"),
    Command("week-move.before", "up,k,left_square_bracket", "carry(-7)", "Week before", "One week back"),
    Command("week-move.after", "down,j,right_square_bracket", "carry(7)", "Week after", "One week on"),
)

RUN = (
    Command("run.pause", "space", "pause", "Pause", "Pause, or go on with the time that was left", True),
    Command("run.next", "enter,n", "next", "Done/next", "Reps are done; anything timed is left out", True),
    Command("run.previous", "p", "previous", "Back", "Back to the phase before", True),
    Command("run.hurt", "o", "hurt", "Ouch", "It hurts: stops the time at once and says what to do", True),
    Command("run.stop", "s,q", "stop", "Stop", "End the session early; asks why", True),
    Command("run.restart", "r", "restart", "Again", "This phase again from its beginning"),
    Command("run.skip", "x", "skip", "Skip exercise", "Leave out the rest of this exercise"),
    Command("run.longer", "plus,equals_sign", "extend(10)", "10 s more", "10 seconds more for this phase"),
    Command("run.shorter", "minus", "extend(-10)", "10 s less", "10 seconds less for this phase"),
    Command("run.warning-signs", "w", "app.warning_signs", "Warning signs", "Signs that need a doctor now"),
    Command("run.help", "question_mark", "app.help", "Help", "What the keys do here", True),
)

SECTIONS: Mapping[str, tuple[Command, ...]] = {
    "app": APP,
    "today": TODAY,
    "progress": PROGRESS,
    "week": WEEK,
    "week-move": WEEK_MOVE,
    "run": RUN,
}


def bindings(section: str) -> list[Binding]:
    """The bindings of one screen."""
    return [command.binding() for command in SECTIONS[section]]


def all_commands() -> dict[str, Command]:
    """Every command by its id."""
    return {command.id: command for section in SECTIONS.values() for command in section}
