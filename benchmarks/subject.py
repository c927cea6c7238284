"""The planner as it is measured: a home of its own, the command lines, and what to look for on the screen."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

BARE = (sys.executable, "-m", "benchmarks.bare_app")
"""The bare Textual app, started the same way as the planner."""

SETTINGS = "format = 1\nsafety_read = 2026-11-22\n"
"""What the home holds at the start: the safety page has been read, so the app opens on Today."""


@contextmanager
def prepared_home() -> Iterator[Path]:
    """A fresh home in a temporary folder, past the safety page; removed afterwards."""
    with TemporaryDirectory(prefix="planner-benchmark-") as folder:
        home = Path(folder) / "home"
        home.mkdir()
        (home / "settings.toml").write_text(SETTINGS, encoding="utf-8")
        yield home


def planner(home: Path, *arguments: str) -> tuple[str, ...]:
    """The command line that runs the planner on this home."""
    return (sys.executable, "-m", "planner", "--home", str(home), *arguments)
