"""A save interrupted at any system call, or refused at any: the old file or the new one, never else."""

from __future__ import annotations

import errno
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from planner.store import routines, saving
from planner.store.draft import Draft
from planner.store.edits import SetValue
from planner.store.errors import NotSaved
from planner.store.files import create_bytes, reason, remove_file, replace_bytes
from planner.store.home import Home
from planner.store.step_edits import set_head
from planner.store.toml_text import parse
from tests.store.faults import Act, die_after, die_before, disturbed, fail_with, run_in_a_child

OLD = b'title = "Old"\n\n[[step]]\nexercise = "cat-cow"\n'
NEW = OLD.replace(b"Old", b"A new name")


@dataclass(frozen=True)
class Place:
    """A home with at most one routine."""

    home: Home

    @property
    def path(self) -> Path:
        return self.home.routines / "a.toml"

    @property
    def bytes(self) -> bytes | None:
        """What the file says, None when there is none."""
        return self.path.read_bytes() if os.path.lexists(self.path) else None

    def assert_clean(self, *, leftovers: bool) -> None:
        """Nothing else stands beside the file, and every backup is a whole one."""
        others = {name for name in os.listdir(self.home.routines) if name != "a.toml"}
        assert leftovers or not others
        assert all(name.startswith(".") and name.endswith(".planner.tmp") for name in others)
        if self.home.backups.exists():
            for backup in self.home.backups.iterdir():
                half = backup.name.startswith(".") and backup.name.endswith(".planner.tmp")
                assert (half and leftovers) or backup.read_bytes() == OLD


def replace(place: Place) -> None:
    replace_bytes(place.path, NEW, expected=OLD, backups=place.home.backups)


def create(place: Place) -> None:
    create_bytes(place.path, NEW)


def remove(place: Place) -> None:
    remove_file(place.path, expected=OLD, backups=place.home.backups)


def save(place: Place) -> None:
    document = parse("routines/a.toml", OLD)
    saving.save(place.path, document, [SetValue(("title",), "A new name")], backups=place.home.backups)


def save_anew(place: Place) -> None:
    document = parse("routines/a.toml", b"")
    saving.save(place.path, document, [SetValue(("title",), "A new name")], backups=place.home.backups)


@dataclass(frozen=True)
class Way:
    """One way to write: what is there before and afterwards, and which call makes the difference."""

    work: Callable[[Place], None]
    before: bytes | None
    after: bytes | None
    links: bool

    @property
    def turning(self) -> str:
        """The call with which the new state is there."""
        return "unlink" if self.after is None else "link" if self.before is None and self.links else "replace"


WAYS = {
    f"{work.__name__}{'' if links else ' without links'}": Way(work, before, after, links)
    for work, before, after in (
        (replace, OLD, NEW),
        (create, None, NEW),
        (remove, OLD, None),
        (save, OLD, NEW),
        (save_anew, None, b'title = "A new name"\n'),
    )
    for links in (True, False)
}


@pytest.fixture(params=WAYS.values(), ids=list(WAYS))
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Way:
    """A way to write, on a disk with hard links or without."""
    found: Way = request.param

    def no_link(*args: object, **kwargs: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    if not found.links:
        monkeypatch.setattr(os, "link", no_link)
    return found


@pytest.fixture
def places(tmp_path: Path) -> Iterator[Callable[[bytes | None], Place]]:
    """Makes a fresh home with a routine of these bytes, or with none."""
    count = iter(range(10_000))

    def made(content: bytes | None) -> Place:
        place = Place(Home(tmp_path / str(next(count))))
        place.home.routines.mkdir(parents=True)
        if content is not None:
            place.path.write_bytes(content)
        return place

    yield made
    shutil.rmtree(tmp_path)


def calls_of(way: Way, place: Place) -> list[str]:
    """The calls of a save that nothing disturbs."""
    with disturbed(0, die_before) as seen:
        way.work(place)
    return list(seen)


def assert_next_save_works(way: Way, place: Place) -> None:
    """Whatever state the fault left, what is done next succeeds."""
    if place.bytes == way.before:
        way.work(place)
        assert place.bytes == way.after
    elif place.bytes is not None:
        replace_bytes(place.path, b"next = 1\n", expected=way.after, backups=None)
        assert place.bytes == b"next = 1\n"


@pytest.mark.parametrize("act", [die_before, die_after])
def test_killed_at_any_call_the_file_is_the_old_or_the_new_one(
    way: Way, act: Act, places: Callable[[bytes | None], Place]
) -> None:
    """Before and after each call: no half a file, no half a backup, and the next save works."""
    calls = calls_of(way, places(way.before))
    seen = set()
    for number in range(1, len(calls) + 1):
        place = places(way.before)
        assert not run_in_a_child(lambda at=place: way.work(at), number, act)  # type: ignore[misc]
        assert place.bytes in {way.before, way.after}
        place.assert_clean(leftovers=True)
        seen.add(place.bytes)
        if way.before is not None and place.bytes == way.after:
            kept = [name for name in os.listdir(place.home.backups) if not name.startswith(".")]
            assert len(kept) == 1
        assert_next_save_works(way, place)
    assert seen == {way.before, way.after}
    place = places(way.before)
    assert run_in_a_child(lambda: way.work(place), len(calls) + 1, act)
    assert place.bytes == way.after


CODES = (errno.ENOSPC, errno.EIO, errno.EROFS, errno.EACCES, errno.ENOENT)


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
def test_refused_at_any_call_the_file_stays_or_is_new(
    way: Way, code: int, places: Callable[[bytes | None], Place]
) -> None:
    """Until the new file has its name the old one stays, a sentence says why, and nothing is left behind."""
    calls = calls_of(way, places(way.before))
    turns = [at for at, name in enumerate(calls, 1) if name == way.turning]
    turning = turns[0] if way.turning == "link" else turns[-1]  # a copied backup gets its name before
    for number, name in enumerate(calls, 1):
        place = places(way.before)
        words = ""
        try:
            with disturbed(number, fail_with(code)):
                way.work(place)
        except NotSaved as error:
            words = str(error)
        detail = f"{name}, call {number} of {calls}: {words}"
        assert place.bytes == (way.after if not words or number > turning else way.before), detail
        place.assert_clean(leftovers=name == "unlink")
        if words:
            assert "a.toml" in words, detail
            assert reason(OSError(code, "")) in words or "changed by somebody else" in words, detail
        assert_next_save_works(way, place)


@pytest.mark.parametrize("code", CODES, ids=[errno.errorcode[code] for code in CODES])
def test_what_the_disk_refused_is_still_on_the_screen_and_saved_later(
    code: int, places: Callable[[bytes | None], Place]
) -> None:
    """A change that could not be written waits with its reason; when the disk is well again it is written."""
    counted = opened(places(OLD))
    with disturbed(0, die_before) as seen:
        counted.save()
    failures = 0
    for number in range(1, len(seen) + 1):
        place = places(OLD)
        draft = opened(place)
        with disturbed(number, fail_with(code)):
            draft.save()
        assert draft.routine.title == "A new name"
        assert draft.waiting == bool(draft.failure)
        if draft.failure and not draft.conflict:
            failures += 1
            draft.save()
        elif draft.conflict:  # the file was not there for a moment
            assert code == errno.ENOENT
            draft.keep_mine()
        assert (draft.failure, draft.waiting, draft.conflict) == ("", 0, False)
        assert (place.bytes, draft.routine.title) == (NEW, "A new name")
    assert failures > 0


def opened(place: Place) -> Draft:
    """The routine with another title, which is not on the disk yet."""
    draft = Draft(place.home, routines.load(place.home).by_id["a"])
    draft.do(set_head({"title": "A new name"}, "change the title", 0))
    return draft


PROGRAM = """
import os, sys
import tomlkit
from pathlib import Path
from planner.store import saving, toml_slips
from planner.store.edits import SetValue, edit
home = Path(sys.argv[1])
path = home / "routines" / "a.toml"
document = saving.load(path, "routines/a.toml")
edits = [SetValue(("title",), "A new name")]
edit(document, edits)  # imports what it needs
os.write(1, b"now")
saving.save(path, document, edits, backups=home / ".planner" / "backups")
os.write(1, b"done")
"""

SYSCALLS = "openat,fchown,fchmod,write,fsync,close,mkdir,link,linkat,rename,renameat,unlink,unlinkat"
"""Those that make a save on Linux; one that a processor does not have is passed over."""


@pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not installed")
@pytest.mark.parametrize("disk", [[], ["-e", "inject=?link,?linkat:error=EPERM"]], ids=["links", "no links"])
def test_killed_by_the_kernel_at_any_system_call(
    tmp_path: Path, places: Callable[[bytes | None], Place], disk: list[str]
) -> None:
    """A real SIGKILL as the program enters each call that it makes for a save."""
    log = tmp_path / "strace.log"
    if _traced(places(OLD), ["-o", str(log), "-e", f"trace=?{SYSCALLS.replace(',', ',?')}", *disk]) != 0:
        pytest.skip("strace may not trace here")
    before, _, rest = log.read_text().partition('write(1, "now"')
    earlier = Counter(re.findall(r"^(\w+)\(", before, re.MULTILINE)) + Counter(["write"])
    points = re.findall(r"^(\w+)\(", rest.partition('write(1, "done"')[0], re.MULTILINE)
    assert {"openat", "write", "fsync", "close"} < set(points)
    states = []
    for name in points:
        earlier[name] += 1
        place = places(OLD)
        inject = f"inject={name}:signal=KILL:when={earlier[name]}"
        assert (
            _traced(place, ["-o", os.devnull, "-e", f"trace={name},?link,?linkat", *disk, "-e", inject]) != 0
        )
        place.assert_clean(leftovers=True)
        states.append(place.bytes)
        if place.bytes == OLD:
            save(place)
        assert place.bytes == NEW
    turned = states.index(NEW)
    assert states == [OLD] * turned + [NEW] * (len(points) - turned)
    assert points[turned - 1].startswith("rename")


def _traced(place: Place, options: list[str]) -> int:
    """How a program that saves ends under strace."""
    command = ["strace", "-qq", *options, sys.executable, "-B", "-c", PROGRAM, str(place.home.root)]
    return subprocess.run(command, capture_output=True, check=False).returncode
