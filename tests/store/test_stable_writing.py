"""The same change gives the same bytes wherever it is made, and nothing of a machine gets into a file."""

from __future__ import annotations

import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model.schedule import DAYS
from planner.store import preferences, routines, schedule
from planner.store.edits import SetValue, edit
from planner.store.errors import NotSaved, Unknown
from planner.store.home import Home
from planner.store.schema import STEP
from planner.store.step_edits import set_step
from planner.store.toml_data import get
from planner.store.toml_text import parse
from tests.store.merging import CHANGES, FIRST, Side
from tests.store.random_files import Dice, plan_file, step_file


def lived(root: Path, seed: int) -> dict[str, bytes]:
    """What the files of a home say after a session and many changes; without what is of one machine."""
    home = Home(root)
    home.prepare()
    entry = schedule.load(home)
    schedule.change(home, entry, [schedule.add_plan(entry, "core-three", [DAYS[0]], from_=FIRST)])
    side = Side(home, Random(seed), 7)
    side.run_session()
    for _ in range(12):
        try:
            side.chance.choice(CHANGES)(side)
        except (NotSaved, Unknown):
            continue
    return dict(_files(root))


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for folder, _, names in os.walk(root):
        label = Path(folder).relative_to(root)
        if label.parts[:1] not in ((".planner",), ("schema",)):
            yield from ((str(label / name), Path(folder, name).read_bytes()) for name in names)


@pytest.mark.parametrize("seed", range(5))
def test_two_machines_that_do_the_same_have_the_same_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    """In other folders, time zones and languages: to the byte; and no file knows where it is."""
    places = (("here", "Asia/Kolkata", "C"), ("elsewhere/at home", "America/New_York", "de_DE.UTF-8"))
    seen = []
    for name, zone, language in places:
        monkeypatch.setenv("TZ", zone)
        monkeypatch.setenv("LC_ALL", language)
        time.tzset()
        seen.append(lived(tmp_path / name, seed))
    monkeypatch.undo()
    time.tzset()
    assert seen[0] == seen[1]
    assert len(seen[0]) > 5
    whole = b"\n".join(seen[0].values())
    assert str(tmp_path).encode() not in whole
    assert socket.gethostname().encode() not in whole


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1_000_000_000), st.booleans())
def test_a_value_that_is_there_already_is_not_written_again(seed: int, plans: bool) -> None:
    """However a person spelled it: the bytes stay, for every value of every table."""
    dice = Dice(Random(seed).randrange)
    document = parse("a.toml", plan_file(dice) if plans else step_file(dice))
    for path in sorted(document.index.values, key=str):
        value = get(document.data, path)
        if value is not None and isinstance(path[-1], str):
            assert edit(document, [SetValue(path, value)]).raw == document.raw


@settings(deadline=None, max_examples=60)
@given(st.integers(0, 1_000_000_000), st.sampled_from(["sets", "reps", "note"]), st.integers(1, 30))
def test_the_second_time_changes_nothing(seed: int, key: str, number: int) -> None:
    """Set once or twice, the file is the same."""
    document = parse("a.toml", step_file(Dice(Random(seed).randrange)))
    if not document.data.get("step"):
        return
    one = SetValue(("step", 0, key), "slowly" if key == "note" else number, order=STEP.order)
    try:
        once = edit(document, [one])
    except NotSaved:  # a person has written the key as a table of its own
        return
    assert edit(once, [one]).raw == once.raw


def test_what_is_wanted_twice_stands_there_once(tmp_path: Path) -> None:
    """A favourite, an exercise switched off, a dose: said again, nothing is written."""
    home = Home(tmp_path)
    home.prepare()

    def all_of_it() -> None:
        preferences.favour(home, "cobra", wanted=True)
        preferences.switch_off(home, "bird-dog", "wrists")
        preferences.show_figure(home, wanted=False)
        entry = routines.load(home).by_id["core-three"]
        assert entry.value is not None
        routines.change(home, entry, set_step(entry.value, 0, {"sets": 3}, "a step").edits)

    all_of_it()
    before = dict(_files(tmp_path))
    all_of_it()
    assert dict(_files(tmp_path)) == before
