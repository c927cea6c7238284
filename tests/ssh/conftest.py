"""A server for all the tests over SSH, and a home of its own for each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.subject import SETTINGS
from tests.ssh.server import Server, lacking, running


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    """A private OpenSSH server; without one on this machine the tests say so and are skipped."""
    if why := lacking():
        pytest.skip(why)
    with running() as one:
        yield one


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home past the safety page."""
    made = tmp_path / "home"
    made.mkdir()
    (made / "settings.toml").write_text(SETTINGS)
    return made
