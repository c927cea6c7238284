"""Many routines as people write them, the same every time: for measuring how fast they are read."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from planner.model.vocabulary import LINT_RULES

STEPS = 10
"""Steps of a routine."""

_TOP = """\
# {title}: written after the appointment of 20 November.
# Comment lines that touch a step from above move with it.

format        = 1
title         = "{title}"
description   = "Loosen first, then strength, then the long stretches. Stay in the green."
prescribed_by = "A. Sato, physiotherapist"
prescribed_on = 2026-11-20
ready         = "10s"
rest          = "15s"
"""

_GROUP = """
[group.core]
rounds = 2
rest   = "45s"
"""

_STEPS: tuple[tuple[str, ...], ...] = (
    (
        "# loosen first (from the physio)",
        'exercise = "cat-cow"',
        "reps = 8",
        'tempo = "3-0-3"',
        'rest = "10s"',
    ),
    (
        'exercise = "bird-dog"',
        "sets = 2",
        "reps = 10    # for each side",
        'hold = "5s"',
        'sides = "each"',
        'group = "core"',
    ),
    ('exercise = "glute-bridge"', "sets = 2", "reps = 12", 'hold = "3s"', 'group = "core"'),
    (
        "# leave it out on a bad day",
        'exercise = "cobra"',
        "reps = 3",
        'hold = "20s"',
        'note = "stop if symptoms travel down the leg"',
    ),
    ('exercise = "knee-to-chest"', "reps = 2", 'hold = "25s"', 'sides = "each"', 'relax = "5s"'),
    (
        'exercise = "glute-bridge"',
        "sets = 3",
        "reps = 10",
        'hold = "4s"',
        'rest = "30s"',
        'note = "come down if a hamstring cramps"',
    ),
    ('exercise = "piriformis-stretch"', "reps = 3", 'hold = "25s"', 'sides = "alternate"'),
    (
        'exercise = "supine-twist"',
        "reps = 2",
        'hold = "20s"    # a cushion under the knees',
        'sides = "each"',
        'relax = "5s"',
    ),
    (
        'exercise = "hamstring-stretch"',
        "reps = 3",
        'hold = "20s"',
        'sides = "left"',
        'note = "the left one is the tight one"',
    ),
    ('exercise = "bird-dog"', "reps = 10", 'hold = "8s"', 'sides = "each"', 'rest = "20s"', 'load = "0.5kg"'),
)
"""Ten steps of four to six keys, each dose within what the sources of its exercise give."""

_SLIPS = (
    ('exercise = "cobra"', 'exercise = "cobre"'),
    ('hold     = "20s"', 'hold     = "90s"'),
    ("reps     = 12", "reps     = 40"),
    ("note     =", "notes    ="),
    ('tempo    = "3-0-3"', 'tempo    = "3-0"'),
)
"""What a person wrote instead: a name without an exercise, doses outside the range, a key, a value."""


def routine(number: int, steps: int = STEPS) -> str:
    """The text of one routine in which all is well; the order of its steps goes by its number."""
    order = [_STEPS[(number + place) % len(_STEPS)] for place in range(steps)]
    return _TOP.format(title=f"Routine {number}") + "".join(map(_step, order)) + _GROUP


def _step(lines: tuple[str, ...]) -> str:
    """A step with its equals signs below each other."""
    keys = [line.partition(" = ") for line in lines]
    aligned = [f"{key:<8} = {value}" if sign else key for key, sign, value in keys]
    aligned.insert(lines[0].startswith("#"), "[[step]]")
    return "\n".join(["", *aligned, ""])


def with_slip(text: str, number: int) -> str:
    """The same routine with one slip, which goes by the number."""
    right, wrong = _SLIPS[number % len(_SLIPS)]
    return text.replace(right, wrong, 1)


def with_doses_outside(text: str) -> str:
    """The same routine with nine holds longer than the sources give: nine warnings."""
    return text.replace('hold     = "', 'hold     = "1m')


def write_home(root: Path, texts: Sequence[str]) -> None:
    """A home with these routines; FileExistsError when there is one already."""
    (root / "routines").mkdir(parents=True)
    # Ten steps in any order earn advice, which is looked for and not what is measured here.
    with open(root / "settings.toml", "a", encoding="utf-8") as settings:
        settings.write(f"[lint]\nignore = {json.dumps(LINT_RULES)}\n")
    for number, text in enumerate(texts):
        (root / "routines" / f"routine-{number:04}.toml").write_text(text, encoding="utf-8")
