"""The keys of what stands over a screen: questions, forms, pages to read."""

from __future__ import annotations

from planner.keys.command import Command
from planner.model.session import REASON_KEYS, REASON_WORDS, REASONS

DIALOG = (Command("dialog.help", "question_mark,f1", "app.help", "Help", "What the keys do here"),)

CONFIRM = (
    Command("confirm.yes", "y", "answer(True)", "Yes", "Do it", True),
    Command("confirm.no", "n,escape,q", "answer(False)", "No", "Leave everything as it is", True),
)

ASK = (Command("ask.cancel", "escape", "cancel", "Cancel", "Leave everything as it is", True),)

CHOOSE = (
    Command("choose.down", "down,j", "step(1)", "Down", "The next line"),
    Command("choose.up", "up,k", "step(-1)", "Up", "The line before"),
    Command("choose.cancel", "escape,q", "cancel", "Cancel", "Take none of them; nothing is changed", True),
)

REASON = tuple(
    Command(
        f"reason.{reason}",
        REASON_KEYS[reason],
        f"answer({index})",
        REASON_WORDS[reason].capitalize(),
        f"Answer at once: {REASON_WORDS[reason]}",
    )
    for index, reason in enumerate(REASONS)
)

REVIEW = (
    Command("review.read-on", "pagedown,space", "turn(1)", "Read on", "Read on"),
    Command("review.read-back", "pageup,b", "turn(-1)", "Read back", "Read back"),
)

FORM = (
    Command("form.up", "up", "app.focus_previous", "Field before", "The field before"),
    Command("form.down", "down", "app.focus_next", "Next field", "The next field"),
    Command("form.cancel", "escape", "cancel", "Cancel", "Leave everything as it was", True),
)

PLAN = (Command("plan.cancel", "escape", "cancel", "Cancel", "Leave the week as it is", True),)

PREVIEW = (
    Command("preview.down", "down,j", "move(1)", "Down", "The next phase"),
    Command("preview.up", "up,k", "move(-1)", "Up", "The phase before"),
    Command("preview.close", "escape,q,p,enter", "close", "Close", "Back to the routine", True),
)

MONTH = (
    Command("month.day-before", "left,h", "day(-1)", "Day before", "The day before"),
    Command("month.day-after", "right,l", "day(1)", "Day after", "The day after"),
    Command("month.up", "up,k", "day(-7)", "Week before", "The same day a week before"),
    Command("month.down", "down,j", "day(7)", "Week after", "The same day a week after"),
    Command(
        "month.before", "left_square_bracket,pageup", "month(-1)", "Month before", "The month before", True
    ),
    Command(
        "month.after", "right_square_bracket,pagedown", "month(1)", "Month after", "The month after", True
    ),
    Command("month.today", "t", "today", "Today", "Today", True),
    Command("month.choose", "enter", "choose", "Go there", "Go to the week of the day", True),
    Command("month.close", "escape,q,M", "close", "Close", "Back to the week", True),
)

FACETS = (
    Command("facets.before", "left,h,shift+tab", "turn(-1)", "Facet before", "The thing to filter by before"),
    Command("facets.next", "right,l,tab", "turn(1)", "Next facet", "Another thing to filter by", True),
    Command("facets.down", "down,j", "step(1)", "Down", "The next value"),
    Command("facets.up", "up,k", "step(-1)", "Up", "The value before"),
    Command(
        "facets.mark", "space,enter", "mark", "Choose", "List only those; again, and all are listed", True
    ),
    Command("facets.clear", "c,V", "clear", "Clear all", "Without any filter", True),
    Command("facets.close", "escape,q,v", "close", "Close", "Back to the list", True),
)

REORDER = (
    Command("reorder.take", "enter,y", "answer(True)", "Take it", "Take the new order; u undoes it", True),
    Command("reorder.leave", "escape,q,n", "answer(False)", "Leave it", "Leave the order as it is", True),
    Command("reorder.down", "down,j", "turn(1)", "Down", "Read on"),
    Command("reorder.up", "up,k", "turn(-1)", "Up", "Read back"),
)

SESSION = (
    Command(
        "session.correct",
        "enter,c",
        "correct",
        "Correct",
        "Correct or add to what was said: pain, leg, the morning, the reason, a note",
        True,
    ),
    Command("session.note", "n", "note", "Note", "A note alone", True),
    Command("session.undo", "u", "undo", "Undo", "Take back what was corrected last", True),
    Command("session.down", "down,j", "scroll(1)", "Down", "A line on"),
    Command("session.up", "up,k", "scroll(-1)", "Up", "A line back"),
    Command("session.read-on", "space,pagedown", "turn(1)", "Read on", "Read on"),
    Command("session.read-back", "b,pageup", "turn(-1)", "Read back", "Read back"),
    Command("session.close", "escape,q", "close", "Close", "Close", True),
)

SUGGESTIONS = (
    Command("suggestions.down", "down,j", "move(1)", "Down", "The next suggestion"),
    Command("suggestions.up", "up,k", "move(-1)", "Up", "The suggestion before"),
    Command(
        "suggestions.aside",
        "x",
        "aside",
        "Not now",
        "Not now: silent until other sessions say the same",
        True,
    ),
    Command(
        "suggestions.off",
        "o",
        "off",
        "Off",
        "Off: this rule is never heard again; the settings have it back",
        True,
    ),
    Command("suggestions.undo", "u", "undo", "Undo", "Take back what was decided here last", True),
    Command("suggestions.read-on", "space,pagedown", "turn(1)", "Read on", "Read on"),
    Command("suggestions.read-back", "b,pageup", "turn(-1)", "Read back", "Read back"),
    Command(
        "suggestions.warning-signs",
        "w",
        "app.warning_signs",
        "Warning signs",
        "The signs that need a doctor now",
        True,
    ),
    Command("suggestions.close", "escape,q,a", "close", "Close", "Close", True),
)

ADVICE = (
    Command("advice.down", "down,j", "step(1)", "Down", "The next choice"),
    Command("advice.up", "up,k", "step(-1)", "Up", "The choice before"),
    Command(
        "advice.warning-signs",
        "w",
        "warning_signs",
        "Warning signs",
        "The signs that need a doctor now",
        True,
    ),
    Command("advice.close", "escape,q", "close", "Close", "Close, and choose nothing", True),
)

ADD = (
    Command("add.down", "down", "move(1)", "Down", "The next one of the list"),
    Command("add.up", "up", "move(-1)", "Up", "The one before"),
    Command("add.page-down", "pagedown", "page(1)", "Page down", "A page of the list on"),
    Command("add.page-up", "pageup", "page(-1)", "Page up", "A page of the list back"),
    Command("add.close", "escape", "close", "Close", "Done", True),
)

_LEG_KEYS = {"n": "none, or not settled", "b": "back", "u": "buttock", "t": "thigh", "c": "calf", "f": "foot"}

CHECKIN = (
    Command(
        "checkin.pain-0", "0", "pain(0)", "Pain 0", "How much pain; 1 and then 0 is ten", shown_as="0 to 9"
    ),
    *(
        Command(
            f"checkin.pain-{digit}",
            str(digit),
            f"pain({digit})",
            f"Pain {digit}",
            f"Pain {digit} of 10",
            told_by="checkin.pain-0",
        )
        for digit in range(1, 10)
    ),
    *(
        Command(
            f"checkin.leg-{letter}",
            letter,
            f"letter('{letter}')",
            f"Answer {words}",
            "The answer that begins so, where letters stand beside the question",
            shown_as="a letter" if letter == "n" else "",
            told_by="" if letter == "n" else "checkin.leg-n",
        )
        for letter, words in _LEG_KEYS.items()
    ),
    Command(
        "checkin.settled",
        "y",
        "letter('y')",
        "Answer settled",
        "The answer that begins so, where letters stand beside the question",
        told_by="checkin.leg-n",
    ),
    # Before the page itself takes them, to scroll where it is longer than the screen.
    Command("checkin.up", "up", "app.focus_previous", "Question before", "The question before", first=True),
    Command("checkin.down", "down", "app.focus_next", "Next question", "The next question", first=True),
    Command(
        "checkin.done",
        "enter",
        "done",
        "Go on",
        "Go on with the answers there are; each may be left out",
        True,
    ),
    Command(
        "checkin.warning-signs",
        "w",
        "warning_signs",
        "Warning signs",
        "The signs that need a doctor now",
        True,
    ),
    Command("checkin.leave", "escape,q", "leave", "Leave", "Leave the page", True),
)

HELP = (
    Command("help.close", "escape,q,question_mark,f1,enter", "close", "Close", "Close this page", True),
    Command("help.down", "down,j", "scroll(1)", "Down", "A line on"),
    Command("help.up", "up,k", "scroll(-1)", "Up", "A line back"),
)

FIRST = (
    Command(
        "first.onward", "enter,space", "onward", "Go on", "The next page; after the last, to the app", True
    ),
    Command("first.back", "backspace,left", "back", "Back", "The page before", True),
    Command("first.leave", "q", "leave", "Quit", "Leave; the pages come again next time", True),
)

SIGNS = (
    Command("signs.close", "escape,q,w,enter", "close", "Close", "Back to where you were", True),
    Command("signs.down", "down,j", "scroll(1)", "Down", "A line on"),
    Command("signs.up", "up,k", "scroll(-1)", "Up", "A line back"),
)

STARTER = (
    Command("starter.take", "enter", "take", "Take it", "Take this one; its days come next", True),
    Command("starter.down", "down,j", "move(1)", "Next", "The next routine"),
    Command("starter.up", "up,k", "move(-1)", "Previous", "The routine before"),
    Command("starter.on", "right,l", "step(1)", "Exercise on", "Its next exercise, and how it goes"),
    Command("starter.back", "left,h", "step(-1)", "Exercise back", "The exercise before"),
    Command("starter.later", "escape,q", "later", "Later", "Look round first; nothing is planned", True),
)

STARTER_DAYS = (Command("starter-days.back", "escape", "back", "Back", "Back to the routines", True),)

FIRST_READY = (
    Command(
        "first-ready.start",
        "enter",
        "answer('start')",
        "Start now",
        "Start the first session; it asks how the pain is first",
        True,
    ),
    Command("first-ready.tour", "t", "answer('tour')", "Look round", "A short look round before that", True),
    Command(
        "first-ready.later", "escape,q", "answer('later')", "Later", "To Today, which has it ready", True
    ),
)

TOUR = (Command("tour.next", "enter,space,right", "go(True)", "Next", "The next card", True),)
