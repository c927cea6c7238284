"""The judges of the random edits: harm that is put before them is seen, and what is right is let pass."""

from __future__ import annotations

import pytest

from planner.store.edits import (
    DuplicateItem,
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RemoveValue,
    SetValue,
    Unset,
)
from planner.store.edits import edit as made
from planner.store.toml_text import parse
from tests.store.comment_laws import misplaced
from tests.store.line_laws import broken_law

OLD = """\
# head
title = "x"  # root

# above e0
[[step]]
exercise = "e0"
reps = [
  1,
  2,  # by 2
]

# loose

[[step]]
exercise = "e1"
# in e1
hold = 3

[other]
y = 1
"""

STEP = ("step",)
REPS = ("step", 0, "reps")
MEANT = "lines changed that were not meant"

HARM: list[tuple[Edit, list[tuple[str, str]], str]] = [
    (SetValue(("title",), "y"), [('"x"', '"z"')], "does not mean"),
    (SetValue(("title",), "y"), [('"x"', '"y')], "not TOML"),
    (SetValue(("title",), "y"), [('"x"', '"y"'), ("title =", "title  =")], MEANT),
    (SetValue(("title",), "y"), [('"x"', '"y"'), ("y = 1", "y  = 1")], MEANT),
    (SetValue(("title",), "y"), [('"x"', '"y"'), ("# loose\n\n", "")], MEANT),
    (SetValue(("more",), 1), [("[other]\n", "more = 1\n[other]\n")], "does not mean"),
    (SetValue(("more",), 1), [("# head\n", "more = 1\n")], MEANT),
    (Unset(("title",)), [('title = "x"  # root\n', ""), ("# head\n", "")], MEANT),
    (Unset(("step", 1, "hold")), [("# in e1\nhold = 3\n", "")], MEANT),
    (RemoveValue(REPS, 0), [("  1,\n", ""), ("# by 2", "# by two")], MEANT),
    (
        RemoveItem(STEP, 1),
        [('[[step]]\nexercise = "e1"\n# in e1\nhold = 3\n\n', ""), ("# loose\n\n", "")],
        MEANT,
    ),
    (
        InsertItem(STEP, 2, {"exercise": "e2"}),
        [("[other]", '[[step]]\nexercise = "e2"\n\n[other]'), ("# in e1\n", "")],
        MEANT,
    ),
    (DuplicateItem(STEP, 1), [("[other]", '[[step]]\nexercise = "e1"\nhold = 3\n\n[other]')], MEANT),
    (MoveItem(STEP, 0, 1), [], "does not mean"),
]


@pytest.mark.parametrize(("one", "changes", "words"), HARM)
def test_harm_is_seen(one: Edit, changes: list[tuple[str, str]], words: str) -> None:
    """A wrong value, a lost comment, another line, a space too many: each is named."""
    new = OLD
    for what, instead in changes:
        assert new.count(what) == 1
        new = new.replace(what, instead)
    assert words in broken_law(OLD, one, new)


@pytest.mark.parametrize("one", [*(one for one, _, _ in HARM), SetValue(("a", "b"), 1), Unset(("nothing",))])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_planner_makes_of_it_passes(one: Edit, end: str) -> None:
    """The judges have nothing against the real thing."""
    old = OLD.replace("\n", end)
    new = made(parse("f", old.encode()), [one]).text
    assert broken_law(old, one, new) == ""
    assert misplaced(new, values=True) == ""


def test_moved_items_take_every_line_along() -> None:
    """A comment that stays behind, or a line that goes to the other item, is seen."""
    first, second = (
        OLD[OLD.index("# above") : OLD.index("\n# loose")],
        OLD[OLD.index('[[step]]\nexercise = "e1"') :],
    )
    second = second[: second.index("\n[other]")]
    swapped = OLD.replace(first, "FIRST").replace(second, first).replace("FIRST", second)
    assert broken_law(OLD, MoveItem(STEP, 0, 1), swapped) == ""
    left = swapped.replace("# above e0\n", "").replace("# root\n\n", "# root\n\n# above e0\n")
    assert MEANT in broken_law(OLD, MoveItem(STEP, 0, 1), left)
    assert "line 4" in misplaced(left, values=True)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("a = 1\nb = 2", "a = 1\n", "a final newline came or went"),
        ("a = 1\r\nb = 2\r\nc = 3\r\n", "a = 1\nc = 3\n", "the ends of lines changed"),
    ],
)
def test_ends_of_lines_and_of_the_file_are_watched(old: str, new: str, words: str) -> None:
    """What an editor would show as a change of every line is one."""
    assert broken_law(old, Unset(("b",)), new) == words


@pytest.mark.parametrize(
    "text",
    [
        '# above e1\n[[step]]\nexercise = "e0"\n',
        '[[step]]\nexercise = "e0"\n# above e0\n',
        '[[step]]\nexercise = "e0"\n# in e1\n',
        '[[step]] # on e1\nexercise = "e0"\n',
        "a = [\n  1, # by 2\n]\n",
        "a = [\n  # over 2\n  1,\n]\n",
        "# loose\na = 1\n",
    ],
)
def test_a_comment_in_the_wrong_place_is_seen(text: str) -> None:
    """Each kind of comment says where it belongs."""
    assert misplaced(text, values=True).startswith("line ")
