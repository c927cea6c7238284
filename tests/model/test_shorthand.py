"""A step from one line of text: what is read, what is refused, and that nothing is guessed."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.dose import SIDES, Dose
from planner.model.dose_values import value
from planner.model.exercise import Exercise
from planner.model.exercise_names import Names
from planner.model.shorthand import MAX_LINE, Reading, read_step
from planner.model.units import MAX_SECONDS, Tempo
from planner.model.vocabulary import MAX_REPS, MAX_SETS
from tests.model.phrasings import READ, REFUSED


def known(identity: str, name: str, *aka: str) -> Exercise:
    """An exercise by its names."""
    return Exercise(identity, name, "strength", "supine", aka=aka)


NAMES = Names.of(
    [
        known("bird-dog", "Bird dog", "opposite arm and leg raise"),
        known("cat-cow", "Cat-cow stretch", "cat-camel"),
        known("childs-pose", "Child's pose"),
        known("glute-bridge", "Glute bridge", "bridge", "hip lift"),
        known("bridge-march", "Glute bridge march"),
        known("hamstring-stretch", "Hamstring stretch"),
        known("hip-switch", "90/90 hip switch"),
        known("single-leg-bridge", "Single-leg bridge"),
        known("plank-hold", "Plank hold"),
        known("left-turn", "Left turn"),
        known("lift-a", "Straight leg raise", "SLR"),
        known("lift-b", "Straight leg raise, prone", "SLR"),
        known("deep", "深蹲"),
        known("uebung", "Große Übung"),
    ]
)


def read(line: str) -> Reading:
    """What a line says about the exercises above."""
    return read_step(line, NAMES)


@pytest.mark.parametrize(("line", "said"), READ)
def test_what_people_write_is_read(line: str, said: str) -> None:
    """Every phrasing of the table, after the name of an exercise."""
    reading = read(f"Bird dog {line}")
    assert reading.complaints == ()
    assert reading.whole
    assert (reading.exercise, reading.dose.said()) == ("bird-dog", said)


@pytest.mark.parametrize(("line", "words"), REFUSED)
def test_what_could_be_guessed_only_is_refused(line: str, words: str) -> None:
    """Each with a sentence that says what is missing, and with a place to look at."""
    reading = read(f"Bird dog {line}")
    assert not reading.whole
    assert words in "\n".join(reading.complaints)
    assert reading.exercise == "bird-dog"
    assert reading.marks


def test_the_tables_are_as_long_as_they_should_be() -> None:
    """At least 150 phrasings, none of them twice."""
    lines = [line for line, _ in (*READ, *REFUSED)]
    assert len(lines) >= 150
    assert len(lines) == len(set(lines))


@pytest.mark.parametrize(("line", "said"), READ)
def test_capitals_and_blanks_change_nothing(line: str, said: str) -> None:
    """Written in capitals, spread out, with a dash or a colon after the name, or before the name."""
    for other in (
        f"BIRD DOG {line.upper()}",
        f"bird dog {line.lower()}".replace(" ", " \t\u00a0 "),
        f"Bird dog: {line}",
        f"Bird dog - {line}",
        f"  1. Bird dog, {line}  ",
        f"- {line}, bird dog" if line else "- bird dog",
    ):
        reading = read(other)
        assert (reading.complaints, reading.dose.said()) == ((), said), other


@pytest.mark.parametrize(
    ("line", "exercise"),
    [
        ("bird-dog 3x10", "bird-dog"),
        ("Bird dogs 3x10", "bird-dog"),
        ("3 sets of 10 bird dogs with 5kg", "bird-dog"),
        ("opposite arm and leg raise 3x10", "bird-dog"),
        ("bird 3x10", "bird-dog"),
        ("bir 3x10", "bird-dog"),
        ("dog 3x10", "bird-dog"),
        ("cat cow 3x10", "cat-cow"),
        ("Cat-Camel 3x10", "cat-cow"),
        ("childs pose 30s", "childs-pose"),
        ("Child’s pose 30s", "childs-pose"),
        ("bridge 3x10", "glute-bridge"),
        ("glute bridge 3x10", "glute-bridge"),
        ("bridge march 3x10", "bridge-march"),
        ("glute march 3x10", "bridge-march"),
        ("single leg bridge 10 reps left leg", "single-leg-bridge"),
        ("90/90 hip switch 10 reps", "hip-switch"),
        ("10 reps hip switch", "hip-switch"),
        ("plank hold 20s", "plank-hold"),
        ("left turn 10 reps left", "left-turn"),
        ("深蹲 3x10", "deep"),
        ("GROSSE ÜBUNG 3x10", "uebung"),
        ("grosse u\u0308bung 3x10", "uebung"),
    ],
)
def test_an_exercise_is_known_by_a_name_or_an_unmistakable_part(line: str, exercise: str) -> None:
    """A whole name first, then the beginning of one, then the beginnings of its words."""
    reading = read(line)
    assert (reading.complaints, reading.exercise) == ((), exercise)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("bird dgo 3x10", 'no exercise is called "bird dgo". Did you mean "Bird dog"?'),
        ("juggling 3x10", 'no exercise is called "juggling".'),
        ("stretch 2x30s", 'several exercises fit "stretch": Cat-cow stretch, Hamstring stretch.'),
        ("SLR 3x10", 'several exercises fit "SLR": Straight leg raise, Straight leg raise, prone.'),
        ("3x10", "which exercise? Begin with its name."),
        ("", "which exercise? Begin with its name."),
        ("bird dog slow 3x10", 'not understood: "slow". Words to remember go after "note:".'),
        ("one leg bridge", 'not understood: "one". Words to remember go after "note:".'),
        (
            "10 bird dogs",
            'not understood: "10". A number says what it counts: "10 reps", "3 sets", "hold 10s".',
        ),
        ("bird dog, bridge 3x10", 'not understood: "bridge". Words to remember go after "note:".'),
    ],
)
def test_an_exercise_that_is_not_certain_is_not_taken(line: str, complaint: str) -> None:
    """What fits is named when several do, and the nearest name when none does."""
    assert read(line).complaints == (complaint,)
    assert not read(line).whole


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("bird dog 3x10 note: stop if it Hurts", "stop if it Hurts"),
        ("bird dog 3x10 (note: slowly, 3 x)", "slowly, 3 x"),
        ("bird dog 3x10 Notes : left  knee\ton a towel", "left knee on a towel"),
        ("bird dog 3x10 # from the physio", "from the physio"),
        ("bird dog 3x10 note: \u001b[31mred\u202e", "[31mred"),
        ("bird dog 3x10 note:", ""),
    ],
)
def test_words_to_remember_are_kept_as_they_were_typed(line: str, note: str) -> None:
    """They are not searched for a dose, and hold nothing that a terminal would act on."""
    reading = read(line)
    assert reading.whole
    assert (reading.note, reading.dose) == (note, Dose(sets=3, reps=10))


def test_the_place_of_each_unread_word_is_told() -> None:
    """In the characters of the line as it was typed, so that an input box can underline them."""
    line = "Bird dog ３×１０ slow, 10-12 reps tempo 30x0 gently"
    reading = read(line)
    assert [word.text for word in reading.unread] == ["slow", "gently"]
    assert [line[start:end] for start, end in reading.marks] == ["slow", "10-12", "tempo 30x0", "gently"]
    assert line[slice(*reading.read[0])] == "Bird dog"


def test_what_was_understood_is_summed_up_in_one_line() -> None:
    """Also while the line is not finished."""
    assert read("bird dog 3x10 hold 5s wi").summary == "Bird dog: 3 sets of 10, hold 5s"
    assert read("bird").summary == "Bird dog"
    assert read("3x10").summary == "3 sets of 10"
    assert read("").summary == ""


def test_many_exercises_that_fit_are_not_all_told() -> None:
    """The first six, and how many more."""
    names = Names.of([known(f"lunge-{n}", f"Lunge {n}") for n in range(10)])
    reading = read_step("lunge 3x10", names)
    assert len(reading.candidates) == 10
    assert reading.complaints[0].endswith("Lunge 4, Lunge 5 and 4 more.")


seconds = st.integers(1, MAX_SECONDS)
pauses = st.none() | st.integers(0, MAX_SECONDS)
tempos = st.builds(Tempo, st.integers(1, 999), st.integers(0, 999), st.integers(0, 999))
loads = st.builds(
    "{}{}".format, st.sampled_from(["5", "2.5", "0.25", "9999", "10.75"]), st.sampled_from(["kg", "lb"])
)
doses = st.builds(
    Dose,
    sets=st.none() | st.integers(1, MAX_SETS),
    reps=st.none() | st.integers(1, MAX_REPS),
    hold=st.none() | seconds,
    sides=st.none() | st.sampled_from(SIDES),
    relax=pauses,
    rest=pauses,
    load=st.none() | loads,
) | st.builds(Dose, reps=st.none() | st.integers(1, MAX_REPS), tempo=tempos)


@given(doses)
def test_every_dose_can_be_said_and_is_read_as_it_was(dose: Dose) -> None:
    """What planner says of a dose, it understands."""
    reading = read(f"Bird dog: {dose.said()}")
    assert reading.complaints == ()
    assert reading.dose == dose


@given(doses, st.randoms(use_true_random=False))
def test_the_order_in_which_a_dose_is_said_does_not_matter(dose: Dose, random: object) -> None:
    """Parted by commas, in any order."""
    parts = dose.said().split(", ")
    random.shuffle(parts)  # type: ignore[attr-defined]
    assert read(f"Bird dog {', '.join(parts)}").dose == dose


fragments = st.lists(
    st.sampled_from([line for line, _ in (*READ, *REFUSED)]) | st.text(max_size=12), max_size=5
).map(" ".join)
lines = st.text(max_size=80) | fragments


@given(lines)
def test_every_word_is_read_or_named_and_nothing_raises(line: str) -> None:
    """Each letter and digit stands in something that was read, in a word that was not, or in a doubt."""
    reading = read(line)
    open_ends = (*reading.read, *reading.marks)
    if len(line) <= MAX_LINE:
        for index, character in enumerate(line):
            assert not character.isalnum() or any(start <= index < end for start, end in open_ends)
    assert all(0 <= start < end <= len(line) for start, end in open_ends)
    assert reading.whole or reading.complaints


@given(lines, lines)
def test_a_word_that_means_nothing_is_named_wherever_it_stands(line: str, more: str) -> None:
    """A line with it is never taken, unless it is part of a note."""
    assert not read(f"bird dog {line} qqq {more}").whole or "#" in line or "note" in line.lower()


@pytest.mark.parametrize(
    "piece", ["x ", "3 x ", "1 min ", "hold ", "3 to ", "1/", "0-", "of for ", "1", "(", "\u0301"]
)
def test_a_hostile_line_takes_no_time(piece: str) -> None:
    """As long as is read, over a library of thousands; a longer one is refused unread."""
    names = Names((f"Exercise {n} of the {n % 97} leg", f"e{n}") for n in range(5_000))
    began = time.process_time()
    read_step((piece * MAX_LINE)[:MAX_LINE], names)
    refused = read_step(piece * 10_000, names)
    assert time.process_time() - began < 1
    assert refused.complaints == ("a step in one line has at most 500 characters.",)


PAGE = (Path(__file__).resolve().parent.parent.parent / "docs" / "shorthand.md").read_text("utf-8")


def page_rows(heading: str) -> list[tuple[str, str]]:
    """The phrasings in a table of docs/shorthand.md, each with what stands beside it."""
    table = PAGE.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines() if line.startswith("| `")]
    return [(line, beside) for written, beside in rows for line in re.findall("`([^`]+)`", written)]


@pytest.mark.parametrize(("line", "said"), page_rows("The dose"))
def test_the_page_tells_what_is_read(line: str, said: str) -> None:
    """Every phrasing of its table means what it says beside it."""
    reading = read(f"Bird dog {line}")
    assert (reading.complaints, reading.dose.said()) == ((), said)


@pytest.mark.parametrize("line", [line for line, _ in page_rows("What is asked")])
def test_the_page_tells_what_is_asked(line: str) -> None:
    """None of these is taken."""
    assert not read(f"Bird dog {line}").whole


def test_the_page_has_its_tables() -> None:
    """The tests above see them."""
    assert len(page_rows("The dose")) > 30
    assert len(page_rows("What is asked")) > 12


@pytest.mark.parametrize(
    ("key", "words"),
    [
        ("hold", "soon"),
        ("time", "0"),
        ("rest", "a while"),
        ("load", "heavy"),
        ("sets", "0"),
        ("reps", str(MAX_REPS + 1)),
    ],
)
def test_words_that_come_to_nothing_are_refused_in_a_sentence(key: str, words: str) -> None:
    """Whatever the table of phrases lets through."""
    with pytest.raises(ValueError, match=r"is written like|go from 1 to|is at least 1 second"):
        value(key, words)


def test_no_words_mean_no_exercise() -> None:
    """Neither the first nor all of them."""
    assert NAMES.find(()) == ()
    assert NAMES.at_start(()) == 0


def test_the_first_words_may_begin_the_names_of_several() -> None:
    """What comes after them is named too."""
    assert read("straight leg nonsense 3x10").complaints == (
        'several exercises fit "straight leg": Straight leg raise, Straight leg raise, prone.',
        'not understood: "nonsense". Words to remember go after "note:".',
    )
