"""A server for all the tests over SSH, and a home of its own for each."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.subject import SETTINGS
from tests.ssh.server import Server, lacking, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A private OpenSSH server; without one on this machine the tests say so and are skipped.

    They fail instead where `PLANNER_TESTS_NEED_SSH` is set, as in `.ci/run`.
    """
    if why := lacking():
        (pytest.fail if os.environ.get("PLANNER_TESTS_NEED_SSH") else pytest.skip)(why)
    with running() as one:
        yield one


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home past the safety page."""
    made = tmp_path / "home"
    made.mkdir()
    (made / "settings.toml").write_text(SETTINGS)
    return made
