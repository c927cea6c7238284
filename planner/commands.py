"""The bindings of Textual, made from the tables of keys."""

from __future__ import annotations

from textual.binding import Binding

from planner.keys.command import Command
from planner.keys.sections import SECTIONS


def bindings(section: str) -> list[Binding]:
    """The bindings of one screen, dialog or widget."""
    return [_binding(command) for command in SECTIONS[section]]


def sections_of(thing: object) -> tuple[str, ...]:
    """The sections whose keys a screen, dialog or widget has: its own first, then those of its kind."""
    found = (vars(kind).get("SECTION", "") for kind in type(thing).__mro__)
    return tuple(dict.fromkeys(name for name in found if name))


def _binding(command: Command) -> Binding:
    return Binding(
        command.keys,
        command.action,
        command.words,
        show=command.footer,
        key_display=command.shown_as or None,
        id=command.id,
        priority=command.everywhere or command.first,
        tooltip=command.help,
    )
