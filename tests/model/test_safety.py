"""The rules that read pain and leg symptoms, and the words that must never be cut."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.model import safety
from planner.model.safety import LEG, LegChange, Light, Thresholds, light_after

PAIN = st.integers(min_value=0, max_value=10)


@pytest.mark.parametrize(
    ("pain", "expected"),
    [
        (0, Light.GREEN),
        (3, Light.GREEN),
        (4, Light.AMBER),
        (5, Light.AMBER),
        (6, Light.RED),
        (10, Light.RED),
        (None, None),
    ],
)
def test_pain_alone_sets_the_light(pain: int | None, expected: Light | None) -> None:
    """0-3 is green, 4-5 amber, 6 and more red; no answer is no light, and never green."""
    assert safety.light(pain) is expected


@pytest.mark.parametrize("change", LegChange)
@pytest.mark.parametrize("pain", [None, 0, 3, 5, 10])
def test_any_change_in_the_leg_is_red(pain: int | None, change: LegChange) -> None:
    """Leg symptoms that are new, sharper, further down, numb or weak are red whatever the number."""
    assert safety.light(pain, {change}) is Light.RED


def test_limits_can_be_set_by_a_physiotherapist() -> None:
    """Other thresholds move where amber and red begin."""
    assert Thresholds(amber=1, red=10).amber == 1
    strict = Thresholds(amber=2, red=4)
    assert [safety.light(n, (), strict) for n in (1, 2, 3, 4)] == [
        Light.GREEN,
        Light.AMBER,
        Light.AMBER,
        Light.RED,
    ]


@pytest.mark.parametrize(("amber", "red"), [(0, 6), (6, 6), (7, 6), (4, 11), (-1, 3)])
def test_limits_that_make_no_sense_are_refused(amber: int, red: int) -> None:
    """Amber and red must rise within 1 to 10."""
    with pytest.raises(ValueError, match="amber and red"):
        Thresholds(amber=amber, red=red)


@pytest.mark.parametrize("pain", [-1, 11])
def test_pain_off_the_scale_is_refused(pain: int) -> None:
    """Pain is 0 to 10, even when the leg alone would decide."""
    with pytest.raises(ValueError, match="0 to 10"):
        safety.light(pain, {LegChange.NEW})


@settings(max_examples=50)
@given(first=PAIN, second=PAIN, leg=st.sets(st.sampled_from(LegChange)))
def test_more_pain_never_gives_a_kinder_light(first: int, second: int, leg: set[LegChange]) -> None:
    """The light only ever worsens as pain rises or the leg changes."""
    order = [Light.GREEN, Light.AMBER, Light.RED]

    def rank(pain: int, changed: set[LegChange]) -> int:
        shown = safety.light(pain, changed)
        assert shown is not None
        return order.index(shown)

    low, high = sorted((first, second))
    assert rank(low, leg) <= rank(high, leg)
    assert rank(low, set()) <= rank(low, leg)


@pytest.mark.parametrize(
    ("shown", "word"), [(Light.GREEN, "carry on"), (Light.AMBER, "24 hours"), (Light.RED, "Stop")]
)
def test_each_light_has_its_advice(shown: Light, word: str) -> None:
    """Every light comes with a sentence that says what to do."""
    assert word in safety.advice(shown)


@pytest.mark.parametrize(
    ("before", "after", "real"),
    [
        (4, 2, True),
        (4, 3, False),  # one point is within the error of the scale
        (9, 7, False),  # two points, but only 22 % of the first value
        (9, 6, True),
        (10, 7, True),  # exactly 30 %
        (7, 5, False),  # 28.6 %
        (6, 4, True),
        (2, 1, False),  # half of it, but one point
        (0, 2, True),
        (0, 0, False),
        (2, 4, True),  # worse counts as well
        (6.5, 4.5, True),
        (5.0, 3.1, False),
    ],
)
def test_a_change_is_real_at_two_points_and_thirty_percent(before: float, after: float, real: bool) -> None:
    """A change of pain counts only when it is 2 points AND 30 % of the first value."""
    assert safety.real_change(before, after) is real


@settings(max_examples=50)
@given(pain=PAIN)
def test_no_change_is_never_real(pain: int) -> None:
    """The same number twice is no change, and nor is one point either way."""
    assert not safety.real_change(pain, pain)
    assert not safety.real_change(pain, pain + 1)


def test_further_down_follows_the_leg() -> None:
    """Every place is further down than each one before it, and never the other way or from itself."""
    for upper, lower in combinations(LEG, 2):
        assert safety.further_down(upper, lower)
        assert not safety.further_down(lower, upper)
    assert not any(safety.further_down(place, place) for place in LEG)


@pytest.mark.parametrize(("before", "after"), [("", "foot"), ("back", ""), ("", "")])
def test_an_answer_not_given_is_no_change(before: str, after: str) -> None:
    """Without both answers nothing is said about the leg."""
    assert not safety.further_down(before, after)


@pytest.mark.parametrize(("before", "after"), [("knee", "foot"), ("back", "toe"), ("", "toe")])
def test_an_unknown_place_is_refused(before: str, after: str) -> None:
    """A word that is not a place on the leg is an error that names the places."""
    with pytest.raises(ValueError, match="none, back, buttock, thigh, calf, foot"):
        safety.further_down(before, after)


def test_all_urgent_signs_are_there() -> None:
    """Twelve signs of the card and the one about both legs, each once, each on one line of 80 columns."""
    assert len(safety.URGENT_SIGNS) == len(set(safety.URGENT_SIGNS)) == 13
    assert all(len(sign) <= 76 for sign in safety.URGENT_SIGNS)


@pytest.mark.parametrize(
    "words",
    [
        ("thighs", "genitals"),
        ("back passage", "buttocks"),
        ("wiping",),
        ("start passing urine",),
        ("stop or control", "urine"),
        ("not feel", "urine"),
        ("leak urine", "pads"),
        ("bladder", "full or empty"),
        ("hold back", "bowel", "leak"),
        ("not feel", "bowel"),
        ("erection", "ejaculation"),
        ("genitals", "sex"),
        ("both legs", "weak", "numb"),
    ],
)
def test_each_sign_is_named(words: tuple[str, ...]) -> None:
    """Each sign of the card, and the two-leg sign, is found by its own words."""
    found = [sign for sign in safety.URGENT_SIGNS if all(word in sign.lower() for word in words)]
    assert len(found) == 1


def test_urgent_advice_says_emergency_now_and_any_one() -> None:
    """One sign is enough, help is needed at once, and it is said to be rare."""
    text = safety.URGENT_ADVICE.lower()
    assert all(word in text for word in ("any one", "emergency", "at once", "rare"))


def test_the_first_page_says_what_it_must() -> None:
    """Not a doctor, ask a physiotherapist first, and never a change of plan by itself."""
    page = safety.FIRST_PAGE
    assert "not a doctor" in page.not_a_diagnosis
    assert "physiotherapist" in page.ask_first
    assert page.does
    assert any("diagnos" in line for line in page.does_not)
    assert any("changes your plan" in line for line in page.does_not)


def test_both_courses_are_quoted() -> None:
    """The NHS's 4 to 6 weeks stands beside the article's 2 to 4, with recurrence and the weekly number."""
    text = " ".join(safety.COURSE)
    assert all(part in text for part in ("4 to 6 weeks", "2 to 4 weeks", "73 in 100", "Four or five"))


def test_the_safety_page_and_the_course_fit_a_small_terminal() -> None:
    """Every line that stands alone is a sentence short enough for two lines of 60 columns."""
    page = safety.FIRST_PAGE
    lines = (
        *safety.SEE_A_DOCTOR,
        *safety.STOP_RULES,
        *safety.COURSE,
        page.not_a_diagnosis,
        page.ask_first,
        *page.does,
        *page.does_not,
    )
    for line in lines:
        assert len(line) <= 116, line
        assert line.endswith("."), line


def test_every_rule_has_a_source() -> None:
    """Each source has an id of its own, a reference to find it by, and what it supports."""
    ids = [source.id for source in safety.SOURCES]
    assert len(ids) == len(set(ids))
    assert all(source.reference and source.supports for source in safety.SOURCES)
    supported = " ".join(source.supports for source in safety.SOURCES)
    assert all(part in supported for part in ("urgent", "two-leg", "stop rules", "30 %", "0–3", "73 %"))


@pytest.mark.parametrize(
    ("pain", "legs", "reason", "expected"),
    [
        (None, ("", ""), "", None),
        (2, ("", ""), "", Light.GREEN),
        (2, ("calf", "thigh"), "", Light.GREEN),
        (2, ("thigh", "calf"), "", Light.RED),
        (4, ("", ""), "time", Light.AMBER),
        (1, ("", ""), "pain", Light.RED),
        (1, ("", ""), "leg", Light.RED),
        (None, ("", ""), "numbness", Light.RED),
        (6, ("none", "none"), "", Light.RED),
    ],
)
def test_what_a_session_says_by_its_end(
    pain: int | None, legs: tuple[str, str], reason: str, expected: Light | None
) -> None:
    """The number, unless the leg or the reason for stopping says more; nothing said is nothing."""
    assert light_after(pain, *legs, reason) is expected


def test_the_persons_own_thresholds_hold_afterwards_too() -> None:
    """Pain of 5 is red for someone whose physiotherapist set red at 5."""
    assert light_after(5, "", "", "", Thresholds(amber=3, red=5)) is Light.RED


_AFTER = (
    "",
    "Rest today, or walk a little if that eases it. A day of rest is no failure.",
    "If it stays like this or keeps getting worse, ask your physiotherapist or a doctor.",
)


@pytest.mark.parametrize(
    ("pain", "leg_new", "why"),
    [
        (6, "", ("Pain of 6 out of 10 is red on the traffic light.",)),
        (10, "nothing", ("Pain of 10 out of 10 is red on the traffic light.",)),
        (5, "sharper", ("Pain in the leg that is sharper than before is red, whatever the number.",)),
        (None, "new", ("Pain in the leg where there was none is red, whatever the number.",)),
        (
            0,
            "further down",
            ("Pain that reaches further down the leg than before is red, whatever the number.",),
        ),
        (2, "numb", ("A leg that is newly numb is red, whatever the number.", "", safety.NUMB)),
        (
            7,
            "weak",
            (
                "A leg that is newly weak is red, whatever the number.",
                "Pain of 7 out of 10 is red on the traffic light.",
                "",
                safety.NUMB,
            ),
        ),
    ],
)
def test_red_before_a_session_says_why_and_what_to_do_instead(
    pain: int | None, leg_new: str, why: tuple[str, ...]
) -> None:
    """Word for word; numbness and weakness lead to a doctor, whatever the number (NHS 111 Wales)."""
    assert safety.red_words(pain, leg_new) == (*why, *_AFTER)


def test_numbness_needs_a_doctor_soon_and_a_warning_sign_now() -> None:
    """The sentence names both."""
    assert safety.NUMB == (
        "New numbness or weakness needs a doctor soon, and any of the warning signs needs one now."
    )


def test_a_persons_own_red_is_said_with_its_number() -> None:
    """Where red begins at 5, a pain of 5 says so, and 4 does not."""
    mine = Thresholds(amber=3, red=5)
    assert safety.red_words(5, "", mine)[0] == "Pain of 5 out of 10 is red on the traffic light."
    assert safety.red_words(4, "sharper", mine)[1:] == _AFTER
