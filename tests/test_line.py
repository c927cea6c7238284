"""What is known of a line from questions and answers alone, told as what happens at the far end."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.line import AGAIN, GRACE, LARGE, LOST, PROMPT, SILENT, SLOW, SLOWEST, Line


def heard_of() -> Line:
    """A line to a terminal that has answered once, at once, at second 0."""
    line = Line()
    line.asked(0)
    line.answered(0)
    return line


def test_a_terminal_that_never_answers_is_left_alone() -> None:
    """It is asked once; after half a second nothing is held back, nobody is away, nothing is asked again."""
    line = Line()
    line.asked(0)
    for now in (GRACE, SLOW, SILENT, LOST, 10 * LOST):
        assert not line.wrote(1000)
        assert not line.look(now)
        found = [line.held(now), line.slow, line.silent(now), line.lost(now), line.waits]
        assert not any(found)
        assert line.unseen(now) == 0


STAGES = [
    (0.29, False, False, False, False),
    (0.30, True, False, False, False),
    (1.00, True, True, False, False),
    (9.99, True, True, False, False),
    (10.0, True, True, True, False),
    (60.0, True, True, True, True),
]


@pytest.mark.parametrize(("late", "held", "slow", "silent", "lost"), STAGES)
def test_what_a_late_answer_means(late: float, held: bool, slow: bool, silent: bool, lost: bool) -> None:
    """After 0.3 s pictures wait, after 1 s the line is slow, after 10 nobody follows, after 60 it is lost."""
    line = heard_of()
    assert line.wrote(0)
    line.asked(0)
    line.look(late)
    assert (line.held(late), line.slow, line.silent(late), line.lost(late)) == (held, slow, silent, lost)
    assert line.unseen(late) == late


def test_a_large_picture_on_a_thin_line_is_no_silence() -> None:
    """Five thousand bytes take five seconds at 9,600 baud; the time on the way is not time away."""
    line = heard_of()
    line.wrote(10 * SLOWEST)
    line.asked(0)
    assert not line.silent(19.9)
    assert line.silent(20)
    assert line.held(1)


@pytest.mark.parametrize("answers", [True, False])
def test_behind_a_large_picture_nothing_is_painted_until_it_is_shown(answers: bool) -> None:
    """On a thin line a second one would stand in the way of the first key, also before the first answer."""
    line = heard_of() if answers else Line()
    line.asked(0)
    line.wrote(LARGE - 1)
    held = [line.held(0.01)]
    line.wrote(1)
    held.append(line.held(0.01))
    again = line.answered(0.02)
    held.append(line.held(0.02))
    assert (held, again) == ([False, True, False], True)
    line.asked(0.02)
    assert line.held(0.03)


def test_whoever_types_is_there() -> None:
    """A key puts silence off by as long again, and lets no picture through before the answer."""
    line = heard_of()
    line.asked(0)
    line.heard(9)
    assert line.unseen(18) == 9
    assert not line.silent(18)
    assert line.silent(19)
    assert line.held(9)


def test_a_slow_line_is_called_so_until_it_has_been_prompt_for_a_while() -> None:
    """One quick answer between slow ones takes the sentence off the screen too soon."""
    line = heard_of()
    line.asked(0)
    line.answered(SLOW)
    assert line.slow
    for number in range(1, PROMPT + 1):
        line.asked(10)
        line.answered(10.1)
        assert line.slow == (number < PROMPT)


def test_what_was_written_behind_the_question_is_asked_about_next() -> None:
    """Only one question is on its way at a time; its answer says whether there is another one to ask."""
    line = heard_of()
    assert line.wrote(100)
    line.asked(0)
    assert not line.wrote(100)
    assert line.answered(0.1)
    line.asked(0.1)
    assert not line.answered(0.2)


def test_shift_and_f3_are_no_answer() -> None:
    """Some terminals send the same bytes for it: where nothing was asked they say nothing."""
    line = Line()
    assert not line.answered(5)
    assert not line.answers


def test_an_answer_that_was_lost_is_asked_for_again() -> None:
    """Every five seconds, and no more once the line is given up."""
    line = heard_of()
    line.asked(0)
    asked = [now for now in range(1, 200) if line.look(now)]
    assert asked == [*range(int(AGAIN), int(LOST), int(AGAIN))]
    assert not line.answered(200)
    assert [line.held(200), line.lost(200)] == [False, False]


LIFE = st.lists(
    st.tuples(st.sampled_from(["write", "answer", "type", "look", "wait"]), st.floats(0, 30)), max_size=60
)


@given(LIFE)
def test_an_answer_ends_all_waiting(life: list[tuple[str, float]]) -> None:
    """Whatever happened before: with a prompt answer pictures go out at once, and nobody is away."""
    line, now = heard_of(), 0.0
    for what, seconds in life:
        now += seconds
        if (what == "write" and line.wrote(500)) or (what == "answer" and line.answered(now)):
            line.asked(now)
        elif what == "type":
            line.heard(now)
        elif what == "look":
            line.look(now)
        assert line.held(now) or not line.silent(now) or line.waits
        assert line.silent(now) or not line.lost(now)
        assert line.unseen(now) <= now
    while line.answered(now):
        line.asked(now)
    assert line.wrote(1)
    line.asked(now)
    assert [line.held(now), line.silent(now), line.unseen(now)] == [False, False, 0]
