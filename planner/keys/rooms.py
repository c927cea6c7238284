"""The keys that work everywhere, and those of Today, Week and Progress."""

from __future__ import annotations

from planner.keys.command import Command

APP = (
    Command("app.today", "1", "go('today')", "Today", "What is due today, and where the week stands"),
    Command("app.library", "2", "go('library')", "Library", "All exercises"),
    Command("app.routines", "3", "go('routines')", "Routines", "Your routines, to run and to compose"),
    Command("app.week", "4", "go('week')", "Week", "The week's sessions"),
    Command("app.progress", "5", "go('progress')", "Progress", "Sessions and pain so far"),
    Command("app.problems", "exclamation_mark", "problems", "Problems", "What is wrong in which file"),
    Command(
        "app.settings",
        "comma",
        "settings",
        "Settings",
        "How planner looks and behaves: colours, times, cues, keys",
    ),
    Command(
        "app.palette",
        "ctrl+p",
        "command_palette",
        "Commands",
        "Find what you want to do by its name",
        everywhere=True,
    ),
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
    Command("today.down", "down,j", "move(1)", "Next", "The next session or routine"),
    Command("today.up", "up,k", "move(-1)", "Previous", "The one before"),
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
    Command("progress.down", "down,j", "move(1)", "Next", "The session before it in time"),
    Command("progress.up", "up,k", "move(-1)", "Previous", "The session after it in time"),
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
