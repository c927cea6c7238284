"""All commands, by the screen, dialog or widget where they work, and what can be reached beside what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from planner.keys import dialogs, exercising, parts, rooms
from planner.keys.command import Command

Section = tuple[Command, ...]

ROOMS: Mapping[str, Section] = {
    "app": rooms.APP,
    "today": rooms.TODAY,
    "library": exercising.LIBRARY,
    "routines": exercising.ROUTINES,
    "composer": exercising.COMPOSER,
    "progress": rooms.PROGRESS,
    "week": rooms.WEEK,
    "week-move": rooms.WEEK_MOVE,
}
"""Where the keys that work everywhere can be pressed too."""

PAGES: Mapping[str, Section] = {
    "run": exercising.RUN,
    "problems": exercising.PROBLEMS,
    "settings": exercising.SETTINGS,
    "dialog": dialogs.DIALOG,
    "confirm": dialogs.CONFIRM,
    "ask": dialogs.ASK,
    "choose": dialogs.CHOOSE,
    "reason": dialogs.REASON,
    "review": dialogs.REVIEW,
    "form": dialogs.FORM,
    "plan": dialogs.PLAN,
    "preview": dialogs.PREVIEW,
    "month": dialogs.MONTH,
    "facets": dialogs.FACETS,
    "reorder": dialogs.REORDER,
    "session": dialogs.SESSION,
    "suggestions": dialogs.SUGGESTIONS,
    "advice": dialogs.ADVICE,
    "add": dialogs.ADD,
    "checkin": dialogs.CHECKIN,
    "help": dialogs.HELP,
    "first": dialogs.FIRST,
    "signs": dialogs.SIGNS,
    "starter": dialogs.STARTER,
    "starter-days": dialogs.STARTER_DAYS,
    "first-ready": dialogs.FIRST_READY,
    "tour": dialogs.TOUR,
}
"""What stands over a room and has the keys for itself, but for those that work over everything."""

PARTS: Mapping[str, Section] = {
    "list": parts.LIST,
    "search": parts.SEARCH,
    "field": parts.FIELD,
    "scale": parts.SCALE,
    "days": parts.DAYS,
    "turns": parts.TURNS,
}
"""Pieces of screens, which have the keys before the screen has them."""

SECTIONS: Mapping[str, Section] = {**ROOMS, **PAGES, **PARTS}

TITLES: Mapping[str, str] = {
    "app": "Everywhere",
    "today": "Today",
    "library": "Library",
    "routines": "Routines",
    "composer": "Composer",
    "progress": "Progress",
    "week": "Week",
    "week-move": "Week, while a change is shown",
    "run": "Session",
    "problems": "Problems",
    "settings": "Settings",
    "dialog": "Every dialog",
    "confirm": "A question with yes and no",
    "ask": "A line of text",
    "choose": "A choice from a list",
    "reason": "Why something is ended or left out",
    "review": "A text to read, and a choice",
    "form": "A form",
    "plan": "A plan for the week",
    "preview": "Preview of a routine",
    "month": "Month",
    "facets": "Filters",
    "reorder": "Another order",
    "session": "A past session",
    "suggestions": "To consider",
    "advice": "Advice about the traffic light",
    "add": "Adding steps",
    "checkin": "Questions before and after",
    "help": "Help",
    "first": "The first pages",
    "signs": "Warning signs",
    "starter": "Where to begin",
    "starter-days": "The first days",
    "first-ready": "Ready for the first session",
    "tour": "A short look round",
    "list": "In a list",
    "search": "In a search box",
    "field": "In a field of a form",
    "scale": "Among answers",
    "days": "Among the days of the week",
    "turns": "Among routines in turn",
}
"""What each section is called on the help page and in docs/keys.md."""

_INSIDE: Mapping[str, tuple[str, ...]] = {
    "library": ("list", "search"),
    "routines": ("list", "search"),
    "today": ("list",),
    "composer": ("list",),
    "progress": ("list",),
    "problems": ("list",),
    "settings": ("list",),
    "choose": ("dialog",),
    "reason": ("choose", "dialog"),
    "review": ("choose", "dialog"),
    "confirm": ("dialog",),
    "ask": ("dialog",),
    "form": ("field", "dialog"),
    "plan": ("days", "turns", "dialog"),
    "preview": ("list", "dialog"),
    "month": ("dialog",),
    "facets": ("list", "dialog"),
    "reorder": ("dialog",),
    "session": ("dialog",),
    "suggestions": ("list", "dialog"),
    "advice": ("dialog",),
    "add": ("dialog",),
    "checkin": ("scale", "dialog"),
    "first": ("dialog",),
    "signs": ("dialog",),
    "starter": ("list", "dialog"),
    "starter-days": ("days", "dialog"),
    "first-ready": ("dialog",),
    "tour": ("dialog",),
    "week-move": ("week",),
}
"""The parts that each has, and the kinds of dialog that it is."""


def leads_outside(section: str, action: str) -> bool:
    """Whether an action of a screen leads out of the program."""
    return any(command.outside and command.action == action for command in SECTIONS.get(section, ()))


@cache
def all_commands() -> Mapping[str, Command]:
    """Every command by its id."""
    return {command.id: command for section in SECTIONS.values() for command in section}


@cache
def beside(place: str) -> tuple[Command, ...]:
    """The commands that can be reached while those of a section can."""
    return tuple(command for command in all_commands().values() if _meets(place, command))


def _meets(place: str, command: Command) -> bool:
    other = command.place
    if other == place or any({place, other} <= group for group in _groups()):
        return True
    return command.everywhere or (place == "app" and other in ROOMS)


@cache
def _groups() -> tuple[frozenset[str], ...]:
    return tuple(frozenset(group) for group in _each_group())


def _each_group() -> Iterator[set[str]]:
    for place in SECTIONS:
        if place not in PARTS and place != "app":
            yield {place, *_INSIDE.get(place, ()), *(("app",) if place in ROOMS else ())}
