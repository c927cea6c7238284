"""Pictures of every screen from the real app over a furnished home: `python -m benchmarks.screenshots`."""

from __future__ import annotations

import argparse
import asyncio
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from benchmarks.stage import StillClock, furnish, part, ponder, slip
from planner.app import PlannerApp
from planner.model.vocabulary import THEMES
from planner.screens.timer import Timer
from planner.store.home import Home
from planner.store.settings import Settings

SIZES = ((80, 24), (120, 40))


def typed(text: str) -> tuple[str, ...]:
    """The keys that type a text."""
    return tuple("space" if letter == " " else letter for letter in text)


# The keys from the first screen to each picture; `@18` lets the timer run for so many seconds, and with
# `>1200` nobody looks at it for so many; `~` makes the line slow.
PICTURES: Mapping[str, Sequence[str]] = {
    "today": (),
    "library": ("2", "down", "down"),
    "library-search": ("2", "slash", *"hips", "enter"),
    "library-filter": ("2", "v", "space", "down", "down", "space"),
    "library-filtered": ("2", "f", "v", "space", "down", "down", "space", "escape", "down"),
    "new-exercise": ("2", "n", *"Wall sit", "down", "right", "right", "right", "down"),
    "routines": ("3",),
    "composer": ("3", "enter", "down"),
    "composer-add": ("3", "enter", "a", *typed("bird dog 3x10 hold 5s each side rest 20s")),
    "composer-marked": ("3", "enter", "v", "down", "v", "g"),
    "composer-order": ("3", "down", "enter", "J", "end", "K", "K", "o"),
    "dose": ("3", "enter", "down", "enter", "down"),
    "preview": ("3", "enter", "p"),
    "less-of-it": ("3", "v"),
    "week": ("4",),
    "week-move": ("4", "m", "right", "down", "s"),
    "week-skip": ("4", "right", "right", "x"),
    "week-plan": ("4", "a", "space", "down", "space"),
    "week-pause": ("4", "p", "down", *"+9d", "down", *"a visit"),
    "week-missed": ("4", "left", "enter"),
    "month": ("4", "M"),
    "progress": ("5",),
    "session": ("5", "enter"),
    "session-correct": ("5", "enter", "enter", "down", "right"),
    "progress-pain": ("5", "tab"),
    "progress-quarter": ("5", "tab", "s"),
    "progress-exercises": ("5", "tab", "tab"),
    "progress-year": ("5", "shift+tab"),
    "to-consider-today": (),
    "to-consider": ("a",),
    "to-consider-change": ("a", "down", "enter"),
    "problems": ("exclamation_mark", "down"),
    "copy": ("exclamation_mark",),
    "copy-compared": ("exclamation_mark", "c"),
    "settings": ("comma",),
    "settings-keys": ("comma", *["down"] * 14, "right"),
    "help": ("question_mark",),
    "warning-signs": ("w",),
    "morning-after": ("3", "down"),
    "check-in": ("enter", "4"),
    "red-light": ("enter", "2", "down", "down", *["right"] * 5, "enter"),
    "get-ready": ("enter", "enter", "@3"),
    "run": ("enter", "enter", "@18"),
    "run-last-seconds": ("enter", "enter", "@33"),
    "relax": ("enter", "enter", "@37"),
    "change-sides": ("enter", "enter", "@67"),
    "paced": ("enter", "enter", "@145"),
    "rest": ("enter", "enter", "@133"),
    "paused": ("enter", "enter", "@18", "space"),
    "distance": ("enter", "enter", "@18", "d"),
    "distance-paused": ("enter", "enter", "@18", "d", "space"),
    "distance-rest": ("enter", "enter", "@133", "d"),
    "leave-out": ("enter", "enter", "@18", "x"),
    "go-to": ("enter", "enter", "@40", "g"),
    "slow-line": ("enter", "enter", "@17", "~", "@1"),
    "away": ("enter", "enter", "@18", ">1200"),
    "ouch": ("enter", "enter", "@18", "o"),
    "first-safety": (),
    "first-signs": ("enter",),
    "first-routine": ("enter", "enter", "enter"),
    "first-days": ("enter", "enter", "enter", "enter", "tab", *typed("7:00")),
    "first-ready": ("enter", "enter", "enter", "enter", "enter"),
    "first-check-in": ("enter", "enter", "enter", "enter", "enter", "enter"),
    "tour": ("T", "enter", "enter", "enter"),
}


THEMED: Mapping[str, str] = {
    f"{name}-{theme.removeprefix('planner-')}": theme
    for name in ("today", "run")
    for theme in THEMES
    if theme not in ("auto", "planner-dark")
}
"""Pictures in other colours than those of all the others, each with its theme."""

ALL: Mapping[str, Sequence[str]] = {
    **PICTURES,
    **{name: PICTURES[name.partition("-")[0]] for name in THEMED},
}


async def take(name: str, keys: Sequence[str], size: tuple[int, int]) -> str:
    """One picture, as SVG."""
    theme = THEMED.get(name, "planner-dark")
    with tempfile.TemporaryDirectory() as folder:
        first = name.startswith("first-")
        home = Home(Path(folder) / "planner")
        if first:
            home.prepare()
        else:
            furnish(home.root, asked=name != "morning-after")
        if name == "problems":
            slip(home)
        if name.startswith("copy"):
            part(home)
        if name.startswith("to-consider"):
            ponder(home)
        clock = StillClock()
        read = None if first else date(2026, 11, 1)
        app = PlannerApp(home, clock, Settings(safety_read=read, theme=theme))
        async with app.run_test(size=size) as pilot:
            await app.workers.wait_for_complete()
            await pilot.pause()
            for key in keys:
                if key.startswith("@"):
                    run_for(app, clock, int(key[1:]))
                elif key.startswith(">"):
                    clock.ms += 1000 * (int(key[1:]) - 1)
                    run_for(app, clock, 1)
                elif key == "~":
                    app.line.slow = True
                else:
                    await pilot.press(key)
                await pilot.pause(0.3)
            await pilot.pause(0.2)
            return app.export_screenshot(title=f"planner: {name}")


def run_for(app: PlannerApp, clock: StillClock, seconds: int) -> None:
    """Let the open timer run for some seconds, with a look in each, as a person lives them."""
    for _ in range(seconds):
        clock.ms += 1000
        if isinstance(app.screen, Timer):
            app.screen.look()


def main() -> None:
    """Make the pictures; with `--png` also as PNG, through rsvg-convert."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*ALL, []], help="which pictures; all when none is named")
    parser.add_argument("--to", type=Path, default=Path("docs/screenshots"), help="the folder")
    parser.add_argument("--png", action="store_true", help="PNG as well")
    given = parser.parse_args()
    given.to.mkdir(parents=True, exist_ok=True)
    if given.png and shutil.which("rsvg-convert") is None:
        parser.error("rsvg-convert is not installed")
    for name in given.names or ALL:
        for size in SIZES:
            suffix = "" if size == SIZES[0] else "-large"
            target = given.to / f"{name}{suffix}.svg"
            target.write_text(asyncio.run(take(name, ALL[name], size)), encoding="utf-8")
            if given.png:
                png = target.with_suffix(".png")
                subprocess.run(["rsvg-convert", "-w", "1400", str(target), "-o", str(png)], check=True)
            print(target)


if __name__ == "__main__":
    main()
