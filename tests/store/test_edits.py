"""Named operations on files as people write them: what changes, and all that does not."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest

from planner.store.edits import (
    AppendValue,
    DuplicateItem,
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RemoveValue,
    SetValue,
    Unset,
    edit,
)
from planner.store.toml_text import parse

ROUTINE = """\
#:schema ../schema/routine.schema.json

# routines/morning-relief.toml
format        = 1
title         = "Morning relief"
ready         = "10s"              # get ready

# loosen first (from the physio)
[[step]]
exercise = "cat-cow"
reps     = 10
tempo    = "3-0-3"                 # seconds

# --- strength ---

[[step]]
exercise = "glute-bridge"
sets     = 2
note     = 'stop'

# the core
[[step]]
exercise = "bird-dog"
group    = "core"                  # in rounds

[group.core]
rounds = 2
"""

CAT_COW = """\
# loosen first (from the physio)
[[step]]
exercise = "cat-cow"
reps     = 10
tempo    = "3-0-3"                 # seconds
"""

BRIDGE = """\
[[step]]
exercise = "glute-bridge"
sets     = 2
note     = 'stop'
"""

BIRD_DOG = """\
# the core
[[step]]
exercise = "bird-dog"
group    = "core"                  # in rounds
"""

SCHEDULE = """\
format = 1

[[plan]]
id    = "mornings"
days  = ["mon", 'wed', "fri"]
skip  = [2026-12-25]
moves = [
  # agreed with the physio
  { on = 2026-12-02, to = 2026-12-03, at = "18:00" },   # dentist
  { on = 2026-12-09, to = 2026-12-10 }

  # more to come
]

[[plan]]
id = "strength"
"""

STEP_ORDER = ("exercise", "sets", "reps", "hold", "tempo", "note")


def replaced(source: str, *pairs: tuple[str, str]) -> str:
    """The source with some parts replaced, each of which is there once."""
    for old, new in pairs:
        assert source.count(old) == 1, old
        source = source.replace(old, new)
    return source


# What is done, to which text, and the text afterwards.
CASES: list[tuple[Sequence[Edit], str, str]] = [
    # Keys.
    ([SetValue(("step", 0, "reps"), 12)], ROUTINE, replaced(ROUTINE, ("reps     = 10", "reps     = 12"))),
    (
        [SetValue(("step", 0, "tempo"), "2-0-2")],
        ROUTINE,
        replaced(ROUTINE, ('"3-0-3"  ', '"2-0-2"  ')),
    ),
    ([SetValue(("step", 1, "note"), "go")], ROUTINE, replaced(ROUTINE, ("'stop'", "'go'"))),
    ([SetValue(("step", 1, "note"), "don't")], ROUTINE, replaced(ROUTINE, ("'stop'", '"don\'t"'))),
    (
        [SetValue(("step", 1, "reps"), 12, order=STEP_ORDER)],
        ROUTINE,
        replaced(ROUTINE, ("sets     = 2\n", "sets     = 2\nreps     = 12\n")),
    ),
    (
        [SetValue(("step", 1, "hold"), "3s")],
        ROUTINE,
        replaced(ROUTINE, ("note     = 'stop'\n", "note     = 'stop'\nhold     = \"3s\"\n")),
    ),
    (
        [SetValue(("prescribed_by_the",), "Dr X")],
        ROUTINE,
        replaced(ROUTINE, ("# get ready\n", '# get ready\nprescribed_by_the = "Dr X"\n')),
    ),
    (
        [SetValue(("group", "core", "rest"), "45s")],
        ROUTINE,
        ROUTINE + 'rest   = "45s"\n',
    ),
    ([SetValue(("group", "legs", "rounds"), 3)], ROUTINE, ROUTINE + "\n[group.legs]\nrounds = 3\n"),
    (
        [SetValue(("running",), {"phase": 3, "left_ms": 20, "written": date(2026, 11, 22)})],
        ROUTINE,
        ROUTINE + "\n[running]\nphase   = 3\nleft_ms = 20\nwritten = 2026-11-22\n",
    ),
    (
        [SetValue(("step", 0, "x"), {"mine": True, "my key": [1, 2.5]})],
        ROUTINE,
        replaced(ROUTINE, ("# seconds\n", '# seconds\nx        = { mine = true, "my key" = [1, 2.5] }\n')),
    ),
    (
        [Unset(("step", 0, "tempo"))],
        ROUTINE,
        replaced(ROUTINE, ('tempo    = "3-0-3"                 # seconds\n', "")),
    ),
    ([Unset(("group", "core"))], ROUTINE, replaced(ROUTINE, ("\n[group.core]\nrounds = 2\n", ""))),
    ([Unset(("nothing", "there"))], ROUTINE, ROUTINE),
    ([SetValue(("title",), "Morning relief")], ROUTINE, ROUTINE),
    # Steps.
    ([RemoveItem(("step",), 0)], ROUTINE, replaced(ROUTINE, (CAT_COW + "\n", ""))),
    ([RemoveItem(("step",), 1)], ROUTINE, replaced(ROUTINE, (BRIDGE + "\n", ""))),
    (
        [MoveItem(("step",), 2, 0)],
        ROUTINE,
        replaced(
            ROUTINE,
            (CAT_COW, "@1"),
            (BRIDGE, "@2"),
            (BIRD_DOG, "@3"),
            ("@1", BIRD_DOG),
            ("@2", CAT_COW),
            ("@3", BRIDGE),
        ),
    ),
    (
        [MoveItem(("step",), 0, 1)],
        ROUTINE,
        replaced(ROUTINE, (CAT_COW, "@1"), (BRIDGE, CAT_COW), ("@1", BRIDGE)),
    ),
    ([MoveItem(("step",), 0, 1), MoveItem(("step",), 1, 0)], ROUTINE, ROUTINE),
    ([DuplicateItem(("step",), 2)], ROUTINE, replaced(ROUTINE, (BIRD_DOG, f"{BIRD_DOG}\n{BIRD_DOG}"))),
    (
        [InsertItem(("step",), 3, {"reps": 3, "exercise": "cobra"}, order=STEP_ORDER)],
        ROUTINE,
        replaced(ROUTINE, (BIRD_DOG, f'{BIRD_DOG}\n[[step]]\nexercise = "cobra"\nreps     = 3\n')),
    ),
    (
        [InsertItem(("step",), 0, {"exercise": "cobra"})],
        ROUTINE,
        replaced(ROUTINE, (CAT_COW, f'[[step]]\nexercise = "cobra"\n\n{CAT_COW}')),
    ),
    # Lists.
    (
        [
            AppendValue(("plan", 0, "skip"), date(2027, 1, 1)),
            AppendValue(("plan", 1, "skip"), date(2027, 1, 1)),
        ],
        SCHEDULE,
        replaced(
            SCHEDULE,
            ("[2026-12-25]", "[2026-12-25, 2027-01-01]"),
            ('id = "strength"\n', 'id = "strength"\nskip = [2027-01-01]\n'),
        ),
    ),
    (
        [AppendValue(("plan", 0, "moves"), {"on": date(2026, 12, 16), "to": date(2026, 12, 17)})],
        SCHEDULE,
        replaced(
            SCHEDULE,
            ("2026-12-10 }\n", "2026-12-10 },\n  { on = 2026-12-16, to = 2026-12-17 }\n"),
        ),
    ),
    (
        [RemoveValue(("plan", 0, "moves"), 0)],
        SCHEDULE,
        replaced(
            SCHEDULE,
            (
                "  # agreed with the physio\n"
                '  { on = 2026-12-02, to = 2026-12-03, at = "18:00" },   # dentist\n',
                "",
            ),
        ),
    ),
    (
        [RemoveValue(("plan", 0, "moves"), 1), RemoveValue(("plan", 0, "skip"), 0)],
        SCHEDULE,
        replaced(
            SCHEDULE,
            ("},   # dentist\n  { on = 2026-12-09, to = 2026-12-10 }\n", "}   # dentist\n"),
            ("[2026-12-25]", "[]"),
        ),
    ),
    (
        [AppendValue(("plan", 1, "moves"), {"on": date(2026, 12, 2)})],
        SCHEDULE,
        SCHEDULE + "moves = [\n  { on = 2026-12-02 },\n]\n",
    ),
    (
        [SetValue(("plan", 0, "days"), ["mon", "wed", "thu", "fri"])],
        SCHEDULE,
        replaced(SCHEDULE, ("'wed', ", "'wed', \"thu\", ")),
    ),
    (
        [SetValue(("plan", 0, "days"), ["wed"])],
        SCHEDULE,
        replaced(SCHEDULE, ('["mon", \'wed\', "fri"]', "['wed']")),
    ),
    (
        [SetValue(("plan", 0, "moves", 1, "at"), "10:00"), Unset(("plan", 0, "moves", 0, "at"))],
        SCHEDULE,
        replaced(SCHEDULE, ("2026-12-10 }", '2026-12-10, at = "10:00" }'), (', at = "18:00"', "")),
    ),
    (
        [InsertItem(("plan", 0, "moves"), 0, {"on": 1})],
        SCHEDULE,
        replaced(SCHEDULE, ("  # agreed", "  { on = 1 },\n  # agreed")),
    ),
    (
        [InsertItem(("plan", 1, "moves"), 0, {"on": 1}), InsertItem(("plan", 1, "moves"), 1, {"on": 2})],
        SCHEDULE,
        SCHEDULE + "\n[[plan.moves]]\non = 1\n\n[[plan.moves]]\non = 2\n",
    ),
    # Files that are empty, or as people leave them.
    (
        [
            SetValue(("format",), 1),
            InsertItem(("plan",), 0, {"id": "a", "days": ["mon"]}),
            SetValue(("goal",), 4),
        ],
        "",
        'format = 1\ngoal   = 4\n\n[[plan]]\nid   = "a"\ndays = ["mon"]\n',
    ),
    ([InsertItem(("step",), 0, {"a": 1})], "# mine\n", "# mine\n\n[[step]]\na = 1\n"),
    ([InsertItem(("step",), 1, {"a": 2})], "[[step]]\na=1 # c", "[[step]]\na=1 # c\n\n[[step]]\na = 2"),
    ([SetValue(("b",), 2)], "a=1", "a=1\nb=2"),
    ([SetValue(("b",), 2)], "# top\n[[step]]\na = 1\n", "# top\nb = 2\n\n[[step]]\na = 1\n"),
    ([SetValue(("dose", "reps"), 2)], "dose.sets = 1\n", "dose.sets = 1\ndose.reps = 2\n"),
    ([SetValue(("a", "b", "c"), 2)], "a = {}\n", "a = { b = { c = 2 } }\n"),
    # Tables close together.
    (
        [MoveItem(("s",), 1, 0)],
        "[[s]]\nx = 1\n# two\n[[s]]\nx = 2\n",
        "\n# two\n[[s]]\nx = 2\n[[s]]\nx = 1\n",
    ),
    (
        [RemoveItem(("s",), 0)],
        "# the file\n[[s]]\nx = 1\n# two\n[[s]]\nx = 2\n",
        "# the file\n\n# two\n[[s]]\nx = 2\n",
    ),
    (
        [MoveItem(("s",), 0, 1)],
        "a = 1\n[[s]]\nx = 1\n[s.sub]\ny = 1\n[other]\nz = 1\n[[s]]\nx = 2\n",
        "a = 1\n[[s]]\nx = 2\n[other]\nz = 1\n[[s]]\nx = 1\n[s.sub]\ny = 1\n",
    ),
    (
        [InsertItem(("s",), 1, {"x": 3})],
        "[[s]]\nx = 1\n[[s]]\nx = 2\n",
        "[[s]]\nx = 1\n[[s]]\nx = 3\n[[s]]\nx = 2\n",
    ),
    (
        [RemoveItem(("s",), 0)],
        't = """\n[[step]]"""\n\n[[s]]\nx = 1\n',
        't = """\n[[step]]"""\n',
    ),
    (
        [Unset(("s", 0, "y")), Unset(("s", 0, "x"))],
        "[[s]]\n# of one\nx = 1\ny = 1\n[[s]]\nx = 2\n",
        "[[s]]\n# of one\n\n[[s]]\nx = 2\n",
    ),
    (
        [Unset(("s", 0, "z"))],
        "[[s]]\nx = 1\n\n# of z\n\n# more\nz = [\n\n]\n# tail\n\n# apart\n\n[[s]]\nx = 2\n",
        "[[s]]\nx = 1\n# of z\n# more\n# tail\n\n# apart\n\n[[s]]\nx = 2\n",
    ),
    # Steps written inline.
    (
        [InsertItem(("s",), 1, {"a": 5}), MoveItem(("s",), 2, 0), RemoveItem(("s",), 2)],
        "s = [{a = 1}, {a = 2}]  # inline\n",
        "s = [{a = 2}, {a = 1}]  # inline\n",
    ),
    (
        [MoveItem(("s",), 1, 0), DuplicateItem(("s",), 1)],
        "s = [\n  # one\n  {a = 1}, # first\n\n  {a = 2} # second\n]\n",
        "s = [\n  {a = 2}, # second\n\n  # one\n  {a = 1}, # first\n  {a = 1}\n]\n",
    ),
    # TOML 1.1 stays as it is written.
    (
        [SetValue(("m", "b"), 3), SetValue(("m", "c"), 4)],
        "m = {\n  a = 1, # one\n  b = 2,\n}\n",
        "m = {\n  a = 1, # one\n  b = 3,\n  c = 4,\n}\n",
    ),
]


@pytest.mark.parametrize(("edits", "before", "after"), CASES, ids=[case[0][0].label for case in CASES])
def test_an_operation_changes_just_what_it_says(edits: Sequence[Edit], before: str, after: str) -> None:
    """The text afterwards is what the person would have written, to the byte."""
    assert edit(parse("f", before.encode()), edits).text == after


@pytest.mark.parametrize(("edits", "before", "after"), CASES, ids=[case[0][0].label for case in CASES])
def test_line_ends_and_byte_order_mark_are_kept(edits: Sequence[Edit], before: str, after: str) -> None:
    """The same, in a file from Windows, and in one that ends without a newline."""
    raw = b"\xef\xbb\xbf" + before.replace("\n", "\r\n").encode()
    if before.count("\n") > 1:  # otherwise there is no telling
        assert edit(parse("f", raw), edits).raw == b"\xef\xbb\xbf" + after.replace("\n", "\r\n").encode()
    if before.endswith("\n"):
        assert edit(parse("f", before[:-1].encode()), edits).text == after[:-1]
