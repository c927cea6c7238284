"""What an import leaves in a home."""

from __future__ import annotations

import tomllib
from typing import Any

from planner.store.home import Home
from tests.cli.conftest import Planner

ADVICE = [
    "They come without a dose, and were not chosen for back or leg pain:",
    "look one over before you use it.",
]


def texts(home: Home) -> dict[str, str]:
    """Every own exercise by its id."""
    return {path.stem: path.read_bytes().decode() for path in home.exercises.glob("*.toml")}


def data(home: Home, name: str) -> dict[str, Any]:
    """What an own exercise says."""
    return tomllib.loads((home.exercises / f"{name}.toml").read_text("utf-8"))


def in_order(planner: Planner) -> bool:
    """Whether `planner check` finds neither an error nor a warning."""
    answer = planner("check")
    return answer.code == 0 and not any(": warning: " in line for line in answer.lines)
