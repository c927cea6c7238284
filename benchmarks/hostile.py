"""Each hostile text alone on every screen and in every command: `python -m benchmarks.hostile [--jobs N]`.

The suite has them as a few blends, because each sitting takes ten seconds of a core.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import io
import os
import sys
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from benchmarks.stage import StillClock
from planner.cli import main as planner
from tests.hostile import corpus
from tests.hostile.homes import break_all, furnish
from tests.hostile.test_commands import CODES, LINES, spelled
from tests.hostile.tour import back, go, opened
from tests.hostile.visits import VISITS, Visit


async def tour(folder: Path, text: str, size: tuple[int, int]) -> tuple[int, list[str]]:
    """Every visit with one text; how many screens were looked at, and what was wrong."""
    wrong, looked = [], 0
    home = furnish(folder, text)
    break_all(home, text)
    async with opened(home, size) as pilot:
        for visit in VISITS:
            await back(pilot)
            try:
                # Whether it can be read as it was typed is for the blends of the suite.
                await go(pilot, Visit(visit.keys, visit.screen))
            except AssertionError as error:
                wrong.append(str(error).partition("\n")[0])
            looked += 1
    return looked, wrong


def commands(folder: Path, text: str) -> tuple[int, list[str]]:
    """Every command over a home with one text; how many there were, and what was wrong."""
    wrong = []
    home = furnish(folder, text)
    break_all(home, text)
    os.environ.update(PLANNER_HOME=str(home.root), EDITOR="true")
    os.chdir(folder.parent)
    for line in LINES.splitlines():
        out = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
            code = planner(spelled(line, text), StillClock())
        if code not in CODES:
            wrong.append(f"{line}: {code}")
    return len(LINES.splitlines()), wrong


def one(name: str) -> tuple[int, int, list[str]]:
    """One text everywhere: screens, commands, and what was wrong."""
    sys.stdin = io.StringIO("")
    # Found by the search, and otherwise nothing but the text.
    text = f"[/foo] {corpus.TEXTS[name]}"
    with tempfile.TemporaryDirectory() as folder:
        screens, wrong = asyncio.run(tour(Path(folder) / "home", text, (80, 24)))
        done, more = commands(Path(folder) / "again", text)
        os.chdir("/")
    return screens, done, [f"{name}: {words}" for words in (*wrong, *more)]


def main() -> int:
    """Try all of them, and tell how many there were; 1 when anything was wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at once")
    given = parser.parse_args()
    begun = time.monotonic()
    with ProcessPoolExecutor(given.jobs) as pool:
        found = list(pool.map(one, corpus.TEXTS))
    wrong = [words for _, _, some in found for words in some]
    screens, done = sum(one[0] for one in found), sum(one[1] for one in found)
    print(
        f"{len(found)} texts: {screens:,} screens and {done:,} commands in {time.monotonic() - begun:.0f} s"
    )
    print(f"{len(wrong)} wrong", *wrong, sep="\n")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
