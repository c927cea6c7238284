"""A routine in a list: how long it takes, and by which words it is found."""

from __future__ import annotations

import pytest

from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.routine import Routine, Step
from planner.model.timeline import routine_minutes
from planner.model.units import MAX_SECONDS

LIBRARY = {"back": Exercise("back", "Back", "stretch", "supine", dose=Dose())}


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ((), ""),
        ((Step("back", Dose(hold=40)),), "40 s"),
        ((Step("back", Dose(hold=600)),), "10 min"),
        ((Step("back", Dose(hold=MAX_SECONDS)), Step("back")), "too long"),
        ((Step("nobody-knows-it"),), "unknown exercise"),
    ],
)
def test_how_long_a_routine_takes_is_told_in_a_list(steps: tuple[Step, ...], words: str) -> None:
    """Or why it cannot be run; nothing where there is nothing to do."""
    assert routine_minutes(Routine("r", "R", steps, ready=0, rest=0), LIBRARY) == words


def test_a_routine_is_found_by_words_of_its_id_title_and_description() -> None:
    """All of them, in any order, whatever their case."""
    relief = Routine("morning-2", "Morning relief", (), description="Loosen first.")
    for query in ("", "relief", "LOOSEN morning", "ning-2 first"):
        assert relief.matches(query)
    assert not relief.matches("morning evening")
