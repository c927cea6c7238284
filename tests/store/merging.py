"""Two clones of a home, changed at random on both sides by planner's own operations, and merged by git."""

from __future__ import annotations

import os
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, timezone
from pathlib import Path
from random import Random

from planner.model.routine import Routine
from planner.model.schedule import DAYS, Day, Pause
from planner.model.session import DoneSet, Session
from planner.store import pauses, preferences, routines, schedule, sessions
from planner.store.contents import Contents
from planner.store.errors import NotSaved, Unknown
from planner.store.git_files import write_git_files
from planner.store.home import Home
from planner.store.report import check_home
from planner.store.shelf import Entry, read_entry
from planner.store.step_edits import add_step, move_step, remove_step, set_step

FIRST = date(2026, 11, 23)
ZONE = timezone(timedelta(hours=1))
EXERCISES = ("cat-cow", "bird-dog", "cobra", "glute-bridge", "knee-to-chest", "supine-twist")
_HUNK = re.compile(r"^@@ -(\d+)(?:,(\d+))? ", re.MULTILINE)


def git(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Git in a folder, by nobody in particular and without anybody's settings."""
    roles = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    env = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    env |= dict.fromkeys(roles, "a@example.org")
    return subprocess.run(
        ["git", *words], cwd=folder, env=env, capture_output=True, text=True, timeout=60, check=False
    )


def done(answer: subprocess.CompletedProcess[str]) -> str:
    """What git said, when it did what it was asked for."""
    assert answer.returncode == 0, answer.stdout + answer.stderr
    return answer.stdout


def two_clones(folder: Path) -> tuple[Home, Home]:
    """A home with a few plans in a bare repository, and two clones of it."""
    first = Home(folder / "first")
    first.prepare()
    entry = schedule.load(first)
    plans: tuple[tuple[str, Day], ...] = (("core-three", "mon"), ("gentle-day", "sun"), ("full-eight", "fri"))
    for name, day in plans:
        entry = schedule.change(first, entry, [schedule.add_plan(entry, name, [day], from_=FIRST)])
    write_git_files(first)
    done(git(first.root, "init", "-q", "-b", "main"))
    _commit(first)
    done(git(folder, "init", "-q", "--bare", "-b", "main", "shared.git"))
    done(git(first.root, "push", "-q", "../shared.git", "main"))
    for name in ("one", "two"):
        done(git(folder, "clone", "-q", "shared.git", name))
    return Home(folder / "one"), Home(folder / "two")


def _commit(home: Home) -> None:
    done(git(home.root, "add", "--all"))
    done(git(home.root, "commit", "-q", "--allow-empty", "-m", "What was done"))


@dataclass
class Side:
    """One machine: its clone, what it does at random, and the sessions that it ran."""

    home: Home
    chance: Random
    hour: int
    ran: dict[str, bytes] = field(default_factory=dict)
    tally: Counter[str] = field(default_factory=Counter)

    def live(self, changes: int) -> None:
        """A session, and so many changes; then all of it is committed."""
        self.run_session()
        for _ in range(changes):
            change = self.chance.choice(CHANGES)
            try:
                change(self)
            except (NotSaved, Unknown):
                continue  # such as a plan that is gone
            self.tally[change.__name__] += 1
        _commit(self.home)

    def run_session(self) -> None:
        """A session of some day, which nobody else ran at that minute."""
        start = datetime.combine(self.day(), time(self.hour, self.chance.randrange(60)), ZONE)
        routine = self.chance.choice(("core-three", "full-eight"))
        session = Session(
            id="",
            status="finished",
            routine=routine,
            title=routine,
            started=start,
            ended=start + timedelta(minutes=9),
            pain_before=self.chance.randrange(11),
            done=(DoneSet(1, "cat-cow", 1, None, 10),),
        )
        path = sessions.Journal.begin(self.home, session).path
        self.ran[path.relative_to(self.home.root).as_posix()] = path.read_bytes()

    def day(self) -> date:
        """Some day of the next weeks."""
        return FIRST + timedelta(days=self.chance.randrange(28))

    def plan(self) -> str:
        """Some plan. Unknown when there is none."""
        found = schedule.load(self.home).value
        if found is None or not found.plans:
            raise Unknown("no plan")
        return self.chance.choice(found.plans).id


def add_plan(side: Side) -> None:
    """A routine on two more days."""
    entry = schedule.load(side.home)
    name = side.chance.choice(("core-three", "strength-day", "gentle-day", "full-eight"))
    days = side.chance.sample(DAYS, 2)
    schedule.change(side.home, entry, [schedule.add_plan(entry, name, days, from_=FIRST)])


def drop_plan(side: Side) -> None:
    """A plan off the week."""
    entry = schedule.load(side.home)
    schedule.change(side.home, entry, [schedule.remove_plan(entry, side.plan())])


def skip(side: Side) -> None:
    """One session left out."""
    entry = schedule.load(side.home)
    schedule.change(side.home, entry, [schedule.skip(entry, side.plan(), side.day())])


def move(side: Side) -> None:
    """One session on another day."""
    entry = schedule.load(side.home)
    schedule.change(
        side.home, entry, [schedule.move(entry, side.plan(), side.day(), side.day(), at=time(18))]
    )


def pause(side: Side) -> None:
    """Some days without any session."""
    entry = schedule.load(side.home)
    start = side.day()
    schedule.change(side.home, entry, [pauses.add_pause(entry, Pause(start, start + timedelta(days=3)))])


def dose_step(side: Side) -> None:
    """Another dose for a step of a routine."""
    entry, at = _routine(side)
    assert entry.value is not None
    values = {"sets": side.chance.randrange(1, 5)}
    routines.change(side.home, entry, set_step(entry.value, at, values, "a step").edits)


def new_step(side: Side) -> None:
    """One step more."""
    entry, at = _routine(side)
    assert entry.value is not None
    exercise = side.chance.choice(EXERCISES)
    routines.change(side.home, entry, add_step(entry.value, at, exercise, exercise).edits)


def shift_step(side: Side) -> None:
    """A step elsewhere."""
    entry, at = _routine(side)
    assert entry.value is not None
    to = side.chance.randrange(len(entry.value.steps))
    routines.change(side.home, entry, move_step(at, to, "a step").edits)


def drop_step(side: Side) -> None:
    """One step less."""
    entry, at = _routine(side)
    assert entry.value is not None
    routines.change(side.home, entry, remove_step(entry.value, at, "a step").edits)


def new_routine(side: Side) -> None:
    """A routine of one's own."""
    routines.create(side.home, f"Evening {side.hour} {side.chance.randrange(100)}")


def like(side: Side) -> None:
    """A favourite more."""
    preferences.favour(side.home, side.chance.choice(EXERCISES), wanted=True)


def switch_off(side: Side) -> None:
    """An exercise less."""
    preferences.switch_off(side.home, side.chance.choice(EXERCISES), "it hurts")


def tell_morning(side: Side) -> None:
    """The morning after, in the log of a session of this side."""
    name = side.chance.choice(list(side.ran))
    (entry,) = (one for one in sessions.load(side.home).entries if one.path == side.home.root / name)
    sessions.tell_morning(side.home, entry, "settled", 2)
    side.ran[name] = entry.path.read_bytes()


def _routine(side: Side) -> tuple[Entry[Routine], int]:
    """A routine that has steps, and one of them."""
    shelf = routines.load(side.home)
    entry = side.chance.choice([one for one in shelf.entries if one.value and one.value.steps])
    assert entry.value is not None
    return entry, side.chance.randrange(len(entry.value.steps))


CHANGES: tuple[Callable[[Side], None], ...] = (
    *(add_plan, drop_plan, skip, move, pause, dose_step, new_step, shift_step, drop_step, new_routine),
    *(like, switch_off, tell_morning),
)


def merge_at_random(folder: Path, seed: int, changes: int) -> Counter[str]:
    """Both sides live for a while, and what git makes of it is held against the laws; what was seen.

    AssertionError, which names the law, when one is broken.
    """
    folder.mkdir()
    first, second = two_clones(folder)
    one, two = Side(first, Random(f"{seed} one"), 7), Side(second, Random(f"{seed} two"), 19)
    one.live(changes)
    two.live(changes)
    done(git(two.home.root, "push", "-q", "origin", "main"))
    done(git(one.home.root, "fetch", "-q"))
    base = done(git(one.home.root, "merge-base", "HEAD", "origin/main")).strip()
    ours = done(git(one.home.root, "rev-parse", "HEAD")).strip()
    answer = git(one.home.root, "merge", "-q", "-m", "Both", "origin/main")
    torn = done(git(one.home.root, "diff", "--name-only", "--diff-filter=U")).split()
    assert (answer.returncode != 0) == bool(torn), answer.stdout + answer.stderr
    _check_sessions(one.home, one.ran | two.ran)
    _check_torn(one.home, (base, ours), torn)
    _check_rest(one.home, (base, ours), torn)
    return one.tally + two.tally + Counter(merges=1, clean=not torn, **{f"torn {name}": 1 for name in torn})


def _check_sessions(home: Home, ran: dict[str, bytes]) -> None:
    """Every session of both sides is there, to the byte, and once."""
    for name, raw in ran.items():
        assert (home.root / name).read_bytes() == raw, f"the session {name} is not what it was"
    assert len(sessions.load(home).values) == len(ran), "as many sessions as were run"


def _check_torn(home: Home, versions: tuple[str, str], torn: list[str]) -> None:
    """Git gave up only where both sides changed lines that are the same or touch, and `check` says where."""
    base, ours = versions
    told = [(one.path, one.line) for one in check_home(home).problems if "conflict from git" in one.message]
    for name in torn:
        sides = [list(_changed(home, base, side, name)) for side in (ours, "origin/main")]
        touch = any(a[0] <= b[1] and b[0] <= a[1] for a in sides[0] for b in sides[1])
        assert touch, f"{name}: a conflict, and no line that both changed"
        lines = (home.root / name).read_text().splitlines()
        marks = [(name, number) for number, line in enumerate(lines, 1) if line.startswith("<<<<<<<")]
        assert marks, f"{name}: a conflict without a mark"
        assert set(marks) <= set(told), f"{name}: not every mark is told of"


def _changed(home: Home, base: str, side: str, name: str) -> Iterator[tuple[int, int]]:
    """Which lines of a file a side changed, with the one before and after: from and to, between lines.

    A change that looks like its neighbours can be told to be one line higher or lower.
    """
    text = done(git(home.root, "diff", "-U1", "--no-color", base, side, "--", name))
    for found in _HUNK.finditer(text):
        start, count = int(found[1]), int(found[2] or 1)
        yield (start, start) if count == 0 else (start - 1, start - 1 + count)


def _check_rest(home: Home, versions: tuple[str, str], torn: list[str]) -> None:
    """What was merged reads without an error, and has the plans and routines of both."""
    files = [name for name in done(git(home.root, "ls-files")).split("\n") if name.endswith(".toml")]
    for name in files:
        if name not in torn and name.startswith("routines/"):
            assert _errors(home, name) == [], f"{name} was merged, and is broken"
    if "schedule.toml" not in torn:
        contents = Contents.read(home)
        assert [p for p in contents.schedule_file.problems if p.severity == "error"] == []
        before, mine, theirs = (_plans(home, at) for at in (*versions, "origin/main"))
        expected = (mine & theirs) | (mine - before) | (theirs - before)
        assert {plan.id for plan in contents.schedule.plans} == expected, "the plans of both"


def _errors(home: Home, name: str) -> list[str]:
    entry = read_entry(home, home.root / name, routines.build)
    return [problem.text() for problem in entry.problems if problem.severity == "error"]


def _plans(home: Home, at: str) -> set[str]:
    text = done(git(home.root, "show", f"{at}:schedule.toml"))
    return set(re.findall(r'^id += "(.+)"$', text, re.MULTILINE))
