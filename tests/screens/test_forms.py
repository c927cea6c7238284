"""What is typed into a form, and what the arrows make of it."""

from __future__ import annotations

from datetime import date

import pytest

from planner.screens.steppers import Step, choice_step, count_step, load_step, seconds_step, tempo_step
from planner.screens.typed import read_typed
from planner.store.schema import ROUTINE, STEP


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("hold", "25s", "25s"),
        ("hold", "90", "1m30s"),
        ("hold", "1m30", "1m30s"),
        ("hold", " 1M30 ", "1m30s"),
        ("hold", "1:30", "1m30s"),
        ("hold", "2min", "2m"),
        ("relax", "0", "0s"),
        ("reps", "12", 12),
        ("tempo", "3-0-3", "3-0-3"),
        ("sides", "Each", "each"),
        ("load", "2.5 kg", "2.5kg"),
        ("note", "  slow \u001b[31m  ", "slow [31m"),
        ("note", "   ", None),
        ("hold", "", None),
    ],
)
def test_a_typed_value_has_one_spelling_in_the_file(key: str, text: str, value: object) -> None:
    """However it is typed; empty is the usual."""
    assert read_typed(STEP.by_name[key], text) == value


def test_a_typed_date_is_a_date() -> None:
    """And what is none says what one looks like."""
    assert read_typed(ROUTINE.by_name["review_on"], "2027-01-04") == date(2027, 1, 4)
    with pytest.raises(ValueError, match="a date like 2026-11-23"):
        read_typed(ROUTINE.by_name["review_on"], "soon")


@pytest.mark.parametrize(
    ("key", "text", "words"),
    [
        ("hold", "0", "hold must be from 1s to 24h"),
        ("hold", "1m99x", "a duration is written like"),
        ("reps", "12.5", "a whole number from 1 to 1000"),
        ("reps", "9" * 30, "a whole number from 1 to 1000"),
        ("reps", "²", "a whole number from 1 to 1000"),
        ("sides", "both", "one of each, alternate, left, right, none"),
        ("tempo", "0-0-0", "takes no time"),
    ],
)
def test_a_wrong_value_says_what_to_write(key: str, text: str, words: str) -> None:
    """In the words of the file check."""
    with pytest.raises(ValueError, match=words):
        read_typed(STEP.by_name[key], text)


@pytest.mark.parametrize(
    ("step", "text", "by", "after"),
    [
        (count_step(5), "2", 1, "3"),
        (count_step(5), "5", 1, "5"),
        (count_step(5), "1", -1, "1"),
        (count_step(5), "", 1, "1"),
        (seconds_step(1, 5), "", 1, "5s"),
        (seconds_step(1, 5), "9s", 1, "10s"),
        (seconds_step(1, 5), "10s", 1, "15s"),
        (seconds_step(1, 5), "10s", -1, "9s"),
        (seconds_step(1, 5), "1s", -1, "1s"),
        (seconds_step(0, 5), "1s", -1, "0s"),
        (seconds_step(0, 5), "1m55s", 1, "2m"),
        (seconds_step(0, 5), "2m", 1, "2m15s"),
        (seconds_step(0, 5), "2m", -1, "1m55s"),
        (seconds_step(0, 5), "24h", 1, "24h"),
        (tempo_step, "3-1-3", 1, "4-1-4"),
        (tempo_step, "1-0-1", -1, "1-0-1"),
        (tempo_step, "slow", 1, "2-0-2"),
        (load_step, "2.5kg", 1, "3.5kg"),
        (load_step, "1kg", -1, "1kg"),
        (load_step, "", 1, "1kg"),
        (choice_step(("a", "b")), "b", 1, "a"),
        (choice_step(("a", "b")), "a", -1, "b"),
        (choice_step(("a", "b")), "?", 1, "a"),
    ],
)
def test_an_arrow_takes_one_sensible_step(step: Step, text: str, by: int, after: str) -> None:
    """Finer where values are small, never beyond the bounds, from anything that was typed."""
    assert step(text, by) == after
