"""The keys of exercises and routines, of a session, and of the pages over the rooms."""

from __future__ import annotations

from planner.keys.command import Command

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
    Command("library.down", "down,j", "move(1)", "Next", "The next exercise, or line of the card"),
    Command("library.up", "up,k", "move(-1)", "Previous", "The one before"),
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
    Command("routines.down", "down,j", "move(1)", "Next", "The next routine"),
    Command("routines.up", "up,k", "move(-1)", "Previous", "The one before"),
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
    Command("composer.down", "down,j", "move(1)", "Next", "The next step"),
    Command("composer.up", "up,k", "move(-1)", "Previous", "The step before"),
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
    Command("run.help", "question_mark,f1", "app.help", "Help", "What the keys do here", True),
)

PROBLEMS = (
    Command("problems.edit", "enter,e", "edit", "Edit file", "Open the file there in your editor", True),
    Command(
        "problems.compare", "c", "compare", "Compare copy", "What differs in a copy, and which to keep", True
    ),
    Command("problems.look-again", "r", "look_again", "Look again", "Read the files again", True),
    Command("problems.down", "down,j", "move(1)", "Next", "The next problem"),
    Command("problems.up", "up,k", "move(-1)", "Previous", "The problem before"),
    Command("problems.help", "question_mark,f1", "app.help", "Help", "What the keys do here", True),
    Command("problems.close", "escape,q,exclamation_mark", "close", "Close", "Back to the screen", True),
)

SETTINGS = (
    Command(
        "settings.change", "enter,space", "change", "Change", "Switch it, take the next, or type it", True
    ),
    Command("settings.usual", "delete,backspace", "usual", "As usual", "What it is when nobody says", True),
    Command("settings.undo", "u", "undo", "Undo", "Take the last change back", True),
    Command("settings.close", "escape,q,comma", "close", "Close", "Back to the screen; all is saved", True),
    Command("settings.help", "question_mark,f1", "app.help", "Help", "What the keys do here", True),
    Command("settings.edit", "e", "edit", "Edit file", "Open the file of this setting in your editor", True),
    Command("settings.less", "left,h", "turn(-1)", "Less", "The one before, or one less"),
    Command("settings.more", "right,l", "turn(1)", "Next", "The next one, or one more"),
    Command("settings.down", "down,j", "move(1)", "Down", "The next setting"),
    Command("settings.up", "up,k", "move(-1)", "Up", "The setting before"),
)
