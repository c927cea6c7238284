"""Random files, random operations: nothing is lost, nothing changes hands, nothing else is touched.

`random_files` and `random_edits` make them, `walks` goes from one operation to the next, `line_laws` and
`comment_laws` are the judges: they use none of planner's own knowledge of where things stand in a file.
"""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    precondition,
    rule,
    run_state_machine_as_test,
)

from tests.store import random_edits
from tests.store.random_edits import Make
from tests.store.random_files import Dice
from tests.store.walks import KINDS, LONGEST, Walk, refused_too_often, walk_at_random

TALLY: Counter[str] = Counter()

WITH_STEPS = ("steps", "inline", "newer steps", "newer inline")


class EveryOperation(RuleBasedStateMachine):
    """A file under any sequence of operations; each is judged when it is made."""

    def __init__(self) -> None:
        super().__init__()
        self.kind = ""

    @initialize(kind=st.sampled_from(list(KINDS)), data=st.data())
    def open_a_file(self, kind: str, data: st.DataObject) -> None:
        self.kind = kind
        self.walk = Walk(KINDS[kind][0](dice(data)), TALLY)

    @rule(data=st.data(), make=st.sampled_from(random_edits.STEP_OPERATIONS))
    @precondition(lambda self: self.kind in WITH_STEPS)
    def compose(self, data: st.DataObject, make: Make) -> None:
        self.walk.go(make, dice(data))

    @rule(data=st.data())
    @precondition(lambda self: self.kind == "schedule")
    def schedule(self, data: st.DataObject) -> None:
        self.walk.go(random_edits.in_the_schedule, dice(data))

    @rule(data=st.data())
    @precondition(lambda self: self.kind == "settings")
    def settle(self, data: st.DataObject) -> None:
        self.walk.go(random_edits.in_the_settings, dice(data))

    @rule(data=st.data())
    @precondition(lambda self: self.kind in WITH_STEPS)
    def put_back(self, data: st.DataObject) -> None:
        self.walk.go(random_edits.replace_the_text, dice(data))


def dice(data: st.DataObject) -> Dice:
    """Choices that hypothesis makes, and makes small again when a law is broken."""
    return Dice(lambda count: data.draw(st.integers(0, count - 1)))


def test_any_operations_on_any_file_keep_every_law() -> None:
    """Whatever is done to whatever file, in whatever order: what is meant happens, and nothing else."""
    # `--hypothesis-profile=thorough` asks for more.
    TALLY.clear()
    examples = max(2000, settings.default.max_examples if settings.default else 0)
    kept = settings(
        max_examples=examples,
        stateful_step_count=LONGEST,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    run_state_machine_as_test(EveryOperation, settings=kept)
    print(f"{TALLY['refused']} of {TALLY['operations']} operations were refused")
    assert refused_too_often(TALLY) == ""


@pytest.mark.parametrize("part", range(10))
def test_ten_thousand_files_keep_every_law(part: int) -> None:
    """The same without hypothesis, which is faster; fewer than one operation in a hundred is refused."""
    tally: Counter[str] = Counter()
    for number in range(1000):
        walk_at_random(f"plain {part} {number}", tally)
    assert refused_too_often(tally) == ""
