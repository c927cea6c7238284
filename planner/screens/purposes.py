"""What each screen is for and what to do first, in a sentence or two: the first lines of its help."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from textual.screen import Screen

PURPOSES: Mapping[str, str] = MappingProxyType(
    {
        "Today": "What is due today stands first, and every routine below it. enter starts the chosen one.",
        "Library": "Every exercise: how it is done, its dose, and what its sources say. "
        "a puts the chosen one into a routine.",
        "Routines": "Your routines. enter opens the chosen one to change it, r runs it.",
        "Composer": "The steps of a routine, done from top to bottom. a adds an exercise, "
        "enter changes a dose, and every change is saved at once.",
        "WeekScreen": "What is planned in a week, and what was done of it. "
        "a puts a routine on days; every change is shown before it is saved.",
        "Progress": "What was done and how it felt, from your log. tab turns the pages.",
        "Timer": "A session. The digits count down what stands above them. "
        "Where you count yourself, enter goes on. o stops at once when it hurts.",
        "Problems": "What is wrong in which of your files, the worst first. enter opens the file there.",
        "SettingsPage": "How planner looks and behaves. "
        "enter changes the chosen line; it holds and is saved at once.",
        "SessionPage": "One session in full, as its log has it. What you correct can be taken back.",
        "Suggestions": "What your sessions suggest, with reason and source. Nothing is changed by itself.",
        "CheckIn": "How it is. Every answer may be left out. "
        "What speaks against a session leads to a page that says why.",
        "Advice": "What the answers mean here, and why. Take what you want to do, or close the page.",
        "AskReason": "Why it was left out. One key answers, and no reason is fine.",
        "AddStep": "Type an exercise with its dose as you would say it, or choose one of the list.",
        "DoseEditor": "How much of the exercise this step is. An empty field means: as the exercise says.",
        "ExerciseForm": "An exercise of your own. What is left empty is not written into its file.",
        "RoutineSettings": "What holds for the whole routine: its pauses, what it is for, who prescribed it.",
        "Facets": "What the list is narrowed to. The figures say how many exercises would remain.",
        "Preview": "Every phase of the routine with its time, as it will be run.",
        "Reorder": "The same steps with fewer changes of position. Nothing is changed before you say so.",
        "PlanForm": "Which routine, on which days, when. What will be planned stands below the fields.",
        "Month": "A month at a glance. Choose a day to go to its week.",
        "Form": "A line a field; what they mean, or what is wrong, stands below. enter takes all of it.",
        "Confirm": "A question before something is done.",
        "AskText": "One line of text.",
        "Choose": "One of a list.",
        "Review": "Read what stands above, then take one of the choices below it.",
        "FirstPage": "Read once, before anything else: what planner is not, and the signs that cannot wait.",
        "WarningSigns": "The signs that need a doctor now, and those that need one soon.",
        "StarterChoice": "The first start: look at the routines that are ready, and take one to begin with.",
        "StarterDays": "The first start: on which days the routine is done, and at what time.",
        "FirstReady": "The first start: everything is ready for a session.",
        "TourCard": "A short look round. What stands behind the card is the room itself.",
    }
)
"""By the name of the screen's class; a screen without a line has that of the class it is made of."""


def purpose(screen: Screen[object]) -> str:
    """What a screen is for; nothing for one that says so itself."""
    return next((PURPOSES[kind.__name__] for kind in type(screen).__mro__ if kind.__name__ in PURPOSES), "")
