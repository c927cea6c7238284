"""Every key command once: bindings, footer, help and palette are made from these tables."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from textual.binding import Binding

from planner.model.text import MAX_ID, head, nearest

_OUTSIDE = frozenset(
    (
        *("app.settings", "app.suspend", "composer.file", "library.edit", "problems.edit", "progress.edit"),
        *("routines.edit", "routines.sheet", "week.edit"),
    )
)


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
    in_palette: str = ""
    """Another action for the palette, where opening the palette has already changed what the key acts on."""
    everywhere: bool = False
    """Whether the key works over every dialog and every field too."""

    @property
    def outside(self) -> bool:
        """Whether it leads out of the program, as to an editor: there is no such key in a kiosk."""
        return self.id in _OUTSIDE

    def binding(self) -> Binding:
        """The binding for Textual."""
        return Binding(
            self.keys,
            self.action,
            self.words,
            show=self.footer,
            key_display=self.shown_as or None,
            id=self.id,
            priority=self.everywhere,
            tooltip=self.help,
        )


APP = (
    Command("app.today", "1", "go('today')", "Today", "What is due today, and where the week stands"),
    Command("app.library", "2", "go('library')", "Library", "All exercises"),
    Command("app.routines", "3", "go('routines')", "Routines", "Your routines, to run and to compose"),
    Command("app.week", "4", "go('week')", "Week", "The week's sessions"),
    Command("app.progress", "5", "go('progress')", "Progress", "Sessions and pain so far"),
    Command("app.problems", "exclamation_mark", "problems", "Problems", "What is wrong in which file"),
    Command("app.settings", "comma", "settings", "Settings file", "Open settings.toml in your editor"),
    Command("app.warning-signs", "w", "warning_signs", "Warning signs", "The signs that need a doctor now"),
    Command("app.tour", "T", "tour", "Look round", "A short tour of the five rooms; any key leaves it"),
    Command(
        "app.redraw",
        "ctrl+l",
        "redraw",
        "Draw again",
        "Draw the screen again, if something wrote over it",
        everywhere=True,
    ),
    Command(
        "app.suspend", "ctrl+z", "suspend_process", "Suspend", "To the shell; fg comes back", everywhere=True
    ),
    Command("app.help", "question_mark,f1", "help", "Help", "What the keys do here", footer=True),
    Command("app.quit", "q", "leave", "Quit", "Leave; every change is already saved", footer=True),
)

TODAY = (
    Command(
        "today.run",
        "r",
        "run",
        "Start",
        "Start the chosen session (r does too)",
        footer=True,
        shown_as="enter",
    ),
    Command("today.less", "v", "less", "Less of it", "Less of it, for little time or a bad day", footer=True),
    Command("today.morning", "m", "app.morning", "This morning", "How it is the morning after, if asked"),
    Command("today.consider", "a", "consider", "To consider", "What the sessions suggest, with the reasons"),
    Command("today.down", "j", "move(1)", "Next", "The next session or routine (also the arrow)"),
    Command("today.up", "k", "move(-1)", "Previous", "The one before (also the arrow)"),
)

PROGRESS = (
    Command(
        "progress.open", "enter", "open", "Open", "The session in full: read, correct, annotate it", True
    ),
    Command("progress.undo", "u", "undo", "Undo", "Take the last correction of a session back"),
    Command("progress.edit", "e", "edit", "Edit file", "Open the session's log in your editor", True),
    Command(
        "progress.consider",
        "a",
        "consider",
        "To consider",
        "What the sessions suggest, with the reasons",
        True,
    ),
    Command("progress.page", "tab", "page(1)", "Pages", "Sessions, pain and leg, exercises, the year", True),
    Command("progress.page-back", "shift+tab", "page(-1)", "Page before", "The page before this one"),
    Command("progress.span", "s", "span", "Span", "A week, a month, a quarter, a year, or all", True),
    Command("progress.down", "j", "move(1)", "Next", "The session before it in time (also the arrow)"),
    Command("progress.up", "k", "move(-1)", "Previous", "The session after it in time (also the arrow)"),
)

WEEK = (
    Command(
        "week.open", "enter", "open", "Start", "Start the session; a missed one: choose; else plan", True
    ),
    Command("week.plan", "a", "plan", "Plan", "Put a routine on days and times", True),
    Command("week.move", "m", "move", "Move", "Move the session, or all of its plan, with the arrows", True),
    Command("week.skip", "x", "skip", "Skip", "Skip the session, or take its skip back", True),
    Command("week.undo", "u", "undo", "Undo", "Take the last change back", True),
    Command("week.redo", "U", "redo", "Redo", "Make the change again that was taken back"),
    Command("week.extra", "o", "extra", "One extra", "Put one extra session on the chosen day"),
    Command("week.pause", "p", "pause", "Pause", "Plan nothing for some days; on a pause, change or end it"),
    Command("week.done", "f", "done", "Done", "Mark the session as done, when it was done away from here"),
    Command("week.note", "n", "note", "Note", "A few words about this session alone"),
    Command("week.why", "i", "why", "Hints", "The hints about this week, with their reasons"),
    Command("week.remove", "d", "remove", "Remove", "Remove the plan, or the extra session"),
    Command("week.edit", "e", "edit", "Edit file", "Open schedule.toml in your editor, at what is chosen"),
    Command("week.run", "r", "run", "Start", "Start the chosen session"),
    Command("week.day-before", "left,h", "day(-1)", "Day before", "The day before"),
    Command("week.day-after", "right,l", "day(1)", "Day after", "The day after"),
    Command("week.down", "down,j", "session(1)", "Next", "The next session of the day"),
    Command("week.up", "up,k", "session(-1)", "Previous", "The session before it"),
    Command("week.before", "left_square_bracket,pageup", "week(-1)", "Week before", "The week before"),
    Command("week.after", "right_square_bracket,pagedown", "week(1)", "Week after", "The week after"),
    Command("week.today", "t", "today", "Today", "Back to today"),
    Command("week.go-to", "g", "go_to", "Go to a date", "Go to a date: 2026-12-24, fri, +2w"),
    Command("week.month", "M", "month", "Month", "The month, with what is planned and done on each day"),
    Command("week.finer", "plus,equals_sign", "zoom(1)", "Finer", "Finer hours: 60, 30, 15 minutes a line"),
    Command("week.coarser", "minus", "zoom(-1)", "Coarser", "Coarser hours"),
)

WEEK_MOVE = (
    Command("week-move.set", "enter", "set_down", "Save it", "Save the change that is shown", True),
    Command("week-move.leave", "escape", "give_up", "Leave it", "Leave everything as it was", True),
    Command("week-move.time", "t", "time", "Type a time", "Type another time of day"),
    Command(
        "week-move.scope", "s", "scope", "How many", "This one, all later ones too, or the whole plan", True
    ),
    Command("week-move.day-before", "left,h", "carry(-1)", "Day before", "One day back"),
    Command("week-move.day-after", "right,l", "carry(1)", "Day after", "One day on"),
    Command("week-move.earlier", "up,k", "shift(-1)", "Earlier", "Earlier on the day, line by line"),
    Command("week-move.later", "down,j", "shift(1)", "Later", "Later on the day, line by line"),
    Command("week-move.before", "left_square_bracket,pageup", "carry(-7)", "Week before", "One week back"),
    Command("week-move.after", "right_square_bracket,pagedown", "carry(7)", "Week after", "One week on"),
)

RUN = (
    Command(
        "run.pause",
        "space",
        "pause",
        "Pause",
        "Pause, or go on with the time that was left",
        True,
        in_palette="hold_still",
    ),
    Command("run.hurt", "o", "hurt", "Ouch", "It hurts: stops the time at once and says what to do", True),
    Command("run.stop", "s,q", "stop", "Stop", "End the session early; asks why", True),
    Command("run.next", "enter,n", "next", "Next", "Reps are done; anything timed is left out", True),
    Command(
        "run.far",
        "d",
        "far",
        "Far",
        "From afar: only the clock, the side and what comes, large",
        True,
    ),
    Command("run.previous", "p", "previous", "Back", "Back to the phase before", True),
    Command("run.figure", "f", "figure", "Figure", "Show or hide the figure beside the clock"),
    Command("run.restart", "r", "restart", "Again", "This phase again from its beginning"),
    Command(
        "run.restart-step", "R", "restart_step", "Exercise again", "This exercise again from its beginning"
    ),
    Command("run.skip", "x", "skip", "Skip exercise", "Leave out the rest of this exercise; asks why"),
    Command("run.jump", "g", "jump", "Go to", "Go to another exercise, from a list"),
    Command("run.add-set", "a", "add_set", "Add a set", "One set more of this exercise"),
    Command("run.longer", "plus,equals_sign", "extend(10)", "10 s more", "10 seconds more for this phase"),
    Command("run.shorter", "minus", "extend(-10)", "10 s less", "10 seconds less for this phase"),
    Command("run.warning-signs", "w", "app.warning_signs", "Warning signs", "Signs that need a doctor now"),
    Command("run.help", "question_mark", "app.help", "Help", "What the keys do here", True),
)

LIBRARY = (
    Command("library.add", "a", "add", "Add", "Put the exercise into a routine, or a new one", True),
    Command("library.search", "slash", "search", "Search", "Search by name, body part, equipment", True),
    Command(
        "library.filter", "v", "filter", "Filter", "List only some: by kind, position, equipment …", True
    ),
    Command(
        "library.clear-filters", "V", "clear_filters", "No filter", "List all again that is searched for"
    ),
    Command("library.new", "n", "new", "New", "A new exercise of your own, from a form", True),
    Command("library.copy", "c", "copy", "Copy", "A copy of your own, under another name"),
    Command("library.favour", "f", "favour", "Favourite", "A favourite comes first; again, and it is none"),
    Command(
        "library.switch", "x", "switch", "Switch off", "Not for you now: hide it, with a reason; or show it"
    ),
    Command("library.edit", "e", "edit", "Edit file", "Open its file, or your copy of it, in your editor"),
    Command("library.delete", "d,delete", "delete", "Delete", "Delete an exercise of your own; asks first"),
    Command("library.read", "enter", "read", "Read", "Go to the card, to read all of it", True),
    Command("library.undo", "u", "undo", "Undo", "Take the last change back that was made here"),
    Command("library.back", "escape", "back", "Back", "Back to the list; in the list, list everything again"),
    Command(
        "library.down", "j", "move(1)", "Next", "The next exercise, or line of the card (also the arrow)"
    ),
    Command("library.up", "k", "move(-1)", "Previous", "The one before (also the arrow)"),
)

ROUTINES = (
    Command("routines.compose", "enter", "compose", "Compose", "Change what it is made of", True),
    Command("routines.run", "r", "run", "Run", "Start it now", True),
    Command("routines.edit", "e", "edit", "Edit file", "Open its file in your editor", True),
    Command(
        "routines.less", "v", "less", "Less of it", "For little time or a bad day: run less of it, or keep it"
    ),
    Command("routines.new", "n", "new", "New", "A new routine, empty or like another one", True),
    Command("routines.copy", "c", "copy", "Copy", "A copy under another title"),
    Command(
        "routines.delete", "d,delete", "delete", "Delete", "Delete it; asks first, and u brings it back", True
    ),
    Command("routines.rename", "t", "rename", "Rename", "Another title, also for its file and on the week"),
    Command("routines.sheet", "p", "sheet", "Print", "A page of it, to print or hand over; says where it is"),
    Command("routines.undo", "u", "undo", "Undo", "Take the last copy, new name or deletion back"),
    Command("routines.search", "slash", "search", "Search", "Search by title and description"),
    Command("routines.back", "escape", "back", "All", "List all of them again after a search"),
    Command("routines.down", "j", "move(1)", "Next", "The next routine (also the arrow)"),
    Command("routines.up", "k", "move(-1)", "Previous", "The one before (also the arrow)"),
)

COMPOSER = (
    Command("composer.add", "a", "add", "Add", "Add exercises after the chosen step", True),
    Command(
        "composer.edit", "enter", "edit", "Dose", "Change the dose, the note or the group of the step", True
    ),
    Command("composer.move-down", "J,shift+down", "carry(1)", "Move", "Move the step down", True),
    Command("composer.move-up", "K,shift+up", "carry(-1)", "Move up", "Move the step up"),
    Command("composer.remove", "x,delete", "remove", "Remove", "Remove the step", True),
    Command("composer.duplicate", "d", "duplicate", "Duplicate", "A copy of the step after itself"),
    Command("composer.mark", "v", "mark", "Mark", "Mark the step: the next key is about all marked steps"),
    Command(
        "composer.mark-all", "V", "mark_all", "Mark all", "Mark every step, or none; esc takes marks away"
    ),
    Command(
        "composer.copy", "y", "copy", "Copy", "Copy the step, or the marked ones, also for another routine"
    ),
    Command("composer.paste", "P", "paste", "Paste", "Put what was copied after the chosen step"),
    Command(
        "composer.rounds", "g", "rounds", "Rounds", "Do the marked steps in rounds, or change the rounds"
    ),
    Command(
        "composer.ungroup", "G", "ungroup", "No rounds", "Take the step's group, or the marked steps, apart"
    ),
    Command("composer.rest", "R", "rest", "Rest", "The rest between the sets of the step, and after it"),
    Command("composer.note", "n", "note", "Note", "A note to the step"),
    Command("composer.order", "o", "order", "Order", "Order the steps so that positions change least; asks"),
    Command("composer.undo", "u", "undo", "Undo", "Take the last change back, as far as you like"),
    Command("composer.redo", "U", "redo", "Redo", "Make the change again that was taken back"),
    Command("composer.file", "e", "file", "Edit file", "Open the file in your editor, at the chosen step"),
    Command("composer.preview", "p", "preview", "Preview", "Every phase with its time, and the total", True),
    Command("composer.run", "r", "run", "Run", "Start the routine now"),
    Command("composer.title", "t", "title", "Title", "Give it another title"),
    Command("composer.settings", "i", "settings", "Settings", "Pauses, description, who prescribed it"),
    Command("composer.save", "s", "save", "Save", "Is everything saved? If not, try again"),
    Command("composer.back", "escape", "back", "Back", "Back to the routines"),
    Command("composer.down", "j", "move(1)", "Next", "The next step (also the arrow)"),
    Command("composer.up", "k", "move(-1)", "Previous", "The step before (also the arrow)"),
)

PROBLEMS = (
    Command("problems.edit", "enter,e", "edit", "Edit file", "Open the file there in your editor", True),
    Command(
        "problems.compare", "c", "compare", "Compare copy", "What differs in a copy, and which to keep", True
    ),
    Command("problems.look-again", "r", "look_again", "Look again", "Read the files again", True),
    Command("problems.down", "j", "move(1)", "Next", "The next problem (also the arrow)"),
    Command("problems.up", "k", "move(-1)", "Previous", "The problem before (also the arrow)"),
    Command("problems.help", "question_mark", "app.help", "Help", "What the keys do here", True),
    Command("problems.close", "escape,q,exclamation_mark", "close", "Close", "Back to the screen", True),
)

SECTIONS: Mapping[str, tuple[Command, ...]] = {
    "app": APP,
    "today": TODAY,
    "library": LIBRARY,
    "routines": ROUTINES,
    "composer": COMPOSER,
    "progress": PROGRESS,
    "week": WEEK,
    "week-move": WEEK_MOVE,
    "run": RUN,
    "problems": PROBLEMS,
}


_KEY_NAMES = {
    "exclamation_mark": "!",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "underscore": "_",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "escape": "esc",
    "shift+up": "shift+↑",
    "shift+down": "shift+↓",
    "shift+left": "shift+←",
    "shift+right": "shift+→",
}


def key_words(keys: str) -> str:
    """Keys as they are printed on a keyboard: `↓ or j`."""
    return " or ".join(_KEY_NAMES.get(key, key) for key in keys.split(","))


def leads_outside(section: str, action: str) -> bool:
    """Whether an action of a screen leads out of the program."""
    return any(command.outside and command.action == action for command in SECTIONS.get(section, ()))


def bindings(section: str) -> list[Binding]:
    """The bindings of one screen."""
    return [command.binding() for command in SECTIONS[section]]


def all_commands() -> dict[str, Command]:
    """Every command by its id."""
    return {command.id: command for section in SECTIONS.values() for command in section}


def keymap_faults(keys: Mapping[str, str]) -> dict[str, str]:
    """What is wrong with keys that a person chose, by command id; empty when all can be used."""
    known = all_commands()
    faults: dict[str, str] = {}
    for name, wanted in keys.items():
        if name not in known:
            near = nearest(name, known)
            hint = f' Did you mean "{near}"?' if near else ""
            faults[name] = f'there is no command "{head(name, MAX_ID)}".{hint}'
            continue
        for other in _beside(name):
            theirs = set(keys.get(other.id, other.keys).split(","))
            if shared := sorted(theirs & set(wanted.split(","))):
                faults[name] = f'the key "{head(shared[0], MAX_ID)}" of {name} is taken by {other.id}'
    return faults


def _beside(name: str) -> list[Command]:
    """The other commands that can be reached where this one can."""
    room = name.partition(".")[0]
    sections = SECTIONS.values() if room == "app" else (SECTIONS[room], APP)
    return [command for section in sections for command in section if command.id != name]
