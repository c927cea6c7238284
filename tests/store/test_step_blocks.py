"""Laws of what is done to several steps at once: the file follows, comments and all."""

from __future__ import annotations

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.routine import Routine
from planner.store import routines
from planner.store.draft import Operation
from planner.store.edits import MoveItem, OrderItems, edit
from planner.store.errors import Conflict, NotSaved
from planner.store.reading import Reader
from planner.store.step_blocks import (
    clip,
    duplicate_steps,
    group_steps,
    move_steps,
    moved,
    order_after,
    paste_steps,
    remove_steps,
    ungroup_steps,
)
from planner.store.toml_text import Document, parse

NAMES = ("bird-dog", "cobra", "glute-bridge", "cat-cow")
TABLES = 'title = "Mine"   # head\n' + "".join(
    f'\n# about {name}\n[[step]]\nexercise = "{name}"   # {name} itself\nreps = {at}\n'
    for at, name in enumerate(NAMES, 1)
)
INLINE = 'title = "Mine"\nstep = [\n' + "".join(
    f'  # about {name}\n  {{ exercise = "{name}", reps = {at} }},   # {name} itself\n'
    for at, name in enumerate(NAMES, 1)
)
INLINE += "]\n"
GROUPED = TABLES.replace("reps = 2\n", 'reps = 2\ngroup = "core"\n').replace(
    "reps = 3\n", 'reps = 3\ngroup = "core"\n'
)
GROUPED += '\n[group.core]\nrounds = 3\nrest = "45s"\n'


def document(text: str) -> Document:
    """A routine's file."""
    return parse("routines/mine.toml", text.encode())


def routine(found: Document) -> Routine:
    """What a routine's file says."""
    built = routines.build("mine", Reader(found))
    assert built is not None
    return built


def after(text: str, operation: Operation) -> Document:
    """The file after an operation; its data are those that were shown at once."""
    before = document(text)
    data = before.data
    for one in operation.edits:
        data = one.apply_data(data)
    done = edit(before, operation.edits)
    assert done.data == {
        key: value for key, value in data.items() if value != {}
    }  # text shows no empty table
    return done


def names(found: Document) -> list[str]:
    """The exercises, in order."""
    return [step["exercise"] for step in found.data["step"]]


@pytest.mark.parametrize("text", [TABLES, INLINE, TABLES.replace("\n", "\r\n"), TABLES.rstrip("\n")])
def test_an_order_is_what_the_same_moves_one_by_one_make_of_the_file(text: str) -> None:
    """Every order of four steps: the same bytes as step by step, so every comment is where it was."""
    before = document(text)
    for order in permutations(range(4)):
        one_by_one, now = before, list(range(4))
        for place, at in enumerate(order):
            one_by_one = edit(one_by_one, [MoveItem(("step",), now.index(at), place)])
            now.insert(place, now.pop(now.index(at)))
        assert edit(before, [OrderItems(("step",), order)]).text == one_by_one.text


def test_an_order_is_refused_that_is_not_one_of_all_items_or_of_a_changed_file() -> None:
    """Nothing is lost by an order that forgets a step, nor put on steps that somebody else changed."""
    before = document(TABLES)
    for order in ((0, 1, 2), (0, 0, 1, 2), (0, 1, 2, 4)):
        with pytest.raises(NotSaved, match="not that of all of step"):
            edit(before, [OrderItems(("step",), order)])
    theirs = document(TABLES.replace("reps = 2", "reps = 9")).data
    with pytest.raises(Conflict):
        OrderItems(("step",), (1, 0, 2, 3)).rebase(before.data, theirs)


marked = st.sets(st.integers(0, 5), min_size=1).map(lambda found: tuple(sorted(found)))


@given(marked, st.sampled_from([-1, 1]))
def test_marked_steps_move_together_and_never_past_the_end(places: tuple[int, ...], by: int) -> None:
    """All others keep their order; going there and back again restores what did not stand at the end."""
    to = moved(places, by, 6)
    order = order_after(places, to, 6)
    assert sorted(order) == list(range(6))
    assert [order[at] for at in to] == list(places)
    others = [at for at in order if at not in places]
    assert others == sorted(others)
    assert all(
        0 <= new - old <= 1 if by > 0 else -1 <= new - old <= 0 for old, new in zip(places, to, strict=True)
    )
    if all(0 <= at + by < 6 for at in places):
        assert to == tuple(at + by for at in places)


def test_several_steps_are_moved_copied_and_removed_with_their_comments() -> None:
    """What touches a step goes with it, also when two that are apart go together."""
    mine = routine(document(TABLES))
    there = after(TABLES, move_steps(mine, (0, 2), (1, 3), "move", 1))
    assert names(there) == ["cobra", "bird-dog", "cat-cow", "glute-bridge"]
    for name in NAMES:
        assert f'# about {name}\n[[step]]\nexercise = "{name}"   # {name} itself' in there.text
    twice = after(TABLES, duplicate_steps(mine, (0, 2), "duplicate"))
    assert names(twice) == ["bird-dog", "cobra", "glute-bridge", "bird-dog", "glute-bridge", "cat-cow"]
    assert twice.text.count("# about bird-dog\n[[step]]") == 2
    less = after(TABLES, remove_steps(mine, (0, 2), "remove"))
    assert names(less) == ["cobra", "cat-cow"]
    assert "bird-dog" not in less.text


def test_the_last_steps_of_a_group_take_its_table_with_them() -> None:
    """One of two leaves the group's rounds to the other."""
    mine = routine(document(GROUPED))
    assert "[group.core]" in after(GROUPED, remove_steps(mine, (0, 1), "remove")).text
    assert "core" not in after(GROUPED, remove_steps(mine, (1, 2), "remove")).text
    assert after(GROUPED, ungroup_steps(mine, (1, 2), "apart")).text == TABLES


def test_steps_that_are_apart_come_together_in_rounds() -> None:
    """The second joins the first; one that was in another group leaves it, and an empty group goes."""
    mine = routine(document(GROUPED))
    values = {"rounds": 2, "rest": None}
    there = after(GROUPED, group_steps(mine, (0, 3), "ends", values, "rounds"))
    assert names(there) == ["bird-dog", "cat-cow", "cobra", "glute-bridge"]
    assert [step.group for step in routine(there).steps] == ["ends", "ends", "core", "core"]
    assert (routine(there).groups["ends"].rounds, routine(there).groups["ends"].rest) == (2, None)
    taken = after(GROUPED, group_steps(mine, (1, 2), "other", values, "rounds"))
    assert sorted(routine(taken).groups) == ["other"]


def test_copied_steps_bring_their_rounds_into_another_routine() -> None:
    """The group comes with its rounds; under another name where its name is taken; inside one it joins."""
    copied = clip(document(GROUPED).data, (1, 2))
    bare = 'title = "Other"\n'
    there = after(bare, paste_steps(routine(document(bare)), 0, copied, "paste"))
    assert [(step.exercise, step.dose.reps, step.group) for step in routine(there).steps] == [
        ("cobra", 2, "core"),
        ("glute-bridge", 3, "core"),
    ]
    assert routine(there).groups["core"].rounds == 3
    again = after(GROUPED, paste_steps(routine(document(GROUPED)), 4, copied, "paste"))
    assert [step.group for step in routine(again).steps] == ["", "core", "core", "", "core-2", "core-2"]
    assert routine(again).groups["core-2"] == routine(again).groups["core"]
    inside = after(GROUPED, paste_steps(routine(document(GROUPED)), 2, copied, "paste"))
    assert [step.group for step in routine(inside).steps] == ["", "core", "core", "core", "core", ""]
    assert sorted(routine(inside).groups) == ["core"]
