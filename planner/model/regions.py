"""Parts of the body, by the many words that exercises have for what they are for."""

from __future__ import annotations

from collections.abc import Iterable

from planner.model.exercise import Exercise
from planner.model.shortening import TRUNK

_NAMES = {
    "hips": (
        *("hip", "hips", "buttock", "buttocks", "glute", "glutes", "gluteals", "piriformis"),
        *("deep hip rotators", "hip flexors", "hip abductors", "abductors", "adductors", "groin"),
    ),
    "thighs": ("thigh", "thighs", "hamstring", "hamstrings", "quadriceps", "quads"),
    "calves": ("calf", "calves", "soleus", "gastrocnemius"),
    "trunk": tuple(TRUNK),
}

_REGION = {word: region for region, words in _NAMES.items() for word in words}


def region(target: str) -> str:
    """The part of the body that a target lies in; a word of a person's own is a part of its own."""
    word = " ".join(target.casefold().split())
    return _REGION.get(word, word)


def regions(exercises: Iterable[Exercise]) -> frozenset[str]:
    """All parts of the body that some exercises are for."""
    return frozenset(
        region(target) for exercise in exercises for target in exercise.targets if target.strip()
    )
