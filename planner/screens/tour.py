"""A short look round: a card over each of the five rooms, left at any key."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.events import Key

from planner.commands import bindings
from planner.screens.dialog import Dialog, Topic
from planner.screens.dialogs import plain


@dataclass(frozen=True, slots=True)
class Stop:
    """One card: the room that it stands over, a title, and what to remember."""

    mode: str
    title: str
    words: str


STOPS = (
    Stop(
        "today",
        "Today: what is due",
        "The session that is due stands first. enter starts it; v does less of it on a bad day.",
    ),
    Stop(
        "today",
        "A session",
        "Large digits count down. space pauses, n goes on, s stops.\n"
        "o is for when it hurts: it stops the time at once and says what to do.",
    ),
    Stop(
        "library",
        "Library: the exercises",
        "How each is done, its dose, and what the sources say. / searches; a puts one into a routine.",
    ),
    Stop(
        "routines",
        "Routines: what you do, step by step",
        "enter opens one to change it: a adds an exercise, enter its dose, J and K move it.\n"
        "Every change is saved at once, and u takes it back.",
    ),
    Stop(
        "week",
        "Week: when you do it",
        "a puts a routine on days and times; m moves a session.",
    ),
    Stop(
        "progress",
        "Progress: what was done, and how it felt",
        "Sessions, pain and leg, exercises, the year: tab turns the pages.",
    ),
)
"""What a person should have seen once, in this order."""


class TourCard(Dialog[bool]):
    """One stop; True to go on, False to leave the tour here."""

    CSS_PATH = "tour.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (("any other key", "Leave the tour; T begins it again"),)
    SECTION = "tour"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("tour")]

    def __init__(self, stop: Stop, number: int) -> None:
        super().__init__()
        self.stop, self.number = stop, number

    def compose(self) -> ComposeResult:
        last = self.number == len(STOPS)
        with Vertical(classes="card"):
            yield plain(f"{self.stop.title}", classes="title")
            yield plain(self.stop.words)
            on = "enter  done" if last else "enter  next"
            yield plain(f"{self.number} of {len(STOPS)}    {on}    any other key leaves", classes="keys")

    def on_key(self, event: Key) -> None:
        """Any key that does not lead on leaves the tour, and does nothing else."""
        if event.key not in ("enter", "space", "right", "question_mark", "f1"):
            event.stop()
            self.action_go(False)

    def action_go(self, on: bool) -> None:
        """Close with whether to go on."""
        if self.is_active:
            self.dismiss(on)


async def tour(app: App[None]) -> None:
    """Show the cards over the rooms that they speak of; then Today again."""
    for number, stop in enumerate(STOPS, 1):
        if app.current_mode != stop.mode:
            await app.switch_mode(stop.mode)
        if not await app.push_screen_wait(TourCard(stop, number)):
            break
    if app.current_mode != "today":
        await app.switch_mode("today")
