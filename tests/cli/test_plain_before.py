"""The questions before a plain run: what is red is a page of its own, not a timer."""

from __future__ import annotations

from planner.store.home import Home
from tests.cli.plain_person import SKIP, Run, logged

RED = (
    "Better not today.",
    "A leg that is newly numb is red, whatever the number.",
    "New numbness or weakness needs a doctor soon, and any of the warning signs needs one now.",
    "Type go to go on, gently. Enter alone leaves it for today.",
)


def test_red_before_a_session_is_a_page_of_its_own_and_enter_begins_nothing(run: Run, ready: Home) -> None:
    """Numb is red whatever the pain: what to do instead is said, and nothing is logged."""
    code, lines, _ = run(SKIP, SKIP, (-1, "numb"), (-1, ""))
    assert code == 0
    told = " ".join(lines)
    places = [told.index(words) for words in RED]
    assert places == sorted(places)
    assert "'planner warning-signs' lists the signs that need a doctor now." in lines
    assert lines[-1] == "Nothing was begun."
    assert not list(ready.log.rglob("*.toml"))


def test_one_can_go_on_although_it_is_red_and_the_log_tells_it(run: Run, ready: Home) -> None:
    """It takes a word, not just a key; pain from the limit on is red as well."""
    _, lines, _ = run((-1, "6"), SKIP, (-1, "sharper"), (-1, "y"), (-1, "go"), (51, ""), SKIP, SKIP)
    assert "Pain of 6 out of 10 is red on the traffic light." in lines
    assert "go, or Enter alone." in lines
    session = logged(ready)
    assert (session.counts, session.pain_before, session.leg_new) == (True, 6, "sharper")
