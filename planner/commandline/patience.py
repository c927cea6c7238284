"""Waiting for what may never answer, such as the disk of another machine, and not longer than one would."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TypeVar

from planner.store.errors import PlannerError

Found = TypeVar("Found")


class TooSlow(Exception):
    """There was no answer in time."""


def within(seconds: float, do: Callable[[], Found]) -> Found:
    """What `do` answers, asked in a thread of its own; TooSlow after so many seconds, else PlannerError and
    OSError as `do`.

    A thread that never comes back is left behind: it does not keep the program from ending.
    """
    answers: list[Found] = []
    errors: list[PlannerError | OSError] = []

    def ask() -> None:
        try:
            answers.append(do())
        except (PlannerError, OSError) as error:
            errors.append(error)

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(seconds)
    if errors:
        raise errors[0]
    if not answers:
        raise TooSlow
    return answers[0]
