"""A sheet to hand over: all of a routine, with its pictures, its boxes to tick, and what to look out for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.routine import Group, Routine, Step
from planner.model.safety import SEE_A_DOCTOR, STOP_RULES, URGENT_ADVICE, URGENT_SIGNS
from planner.model.schedule import Occurrence, Status
from planner.model.session import Side
from planner.model.text import plural
from planner.model.units import Tempo
from planner.model.week import DayPlan
from planner.store.exercises import load
from planner.store.home import Home
from planner.transfer.document import Box, Card, Chapter, Document, Paragraph, Points, Table, Tick
from planner.transfer.dose_sentence import dose_sentence
from planner.transfer.handout import Plan, handout, planned_routines
from planner.transfer.markdown import markdown
from planner.transfer.page import page

MONDAY = date(2026, 11, 23)
LIBRARY = load(Home(Path("/nowhere"))).values
CORE = Routine(
    "core", "Core", (Step("knee-to-chest"), Step("glute-bridge"), Step("cobra")), "Loosen.", "A. Physio"
)


def weeks(count: int, *occurrences: Occurrence) -> tuple[DayPlan, ...]:
    """So many weeks from the Monday, with these sessions."""
    days = (MONDAY + timedelta(days=day) for day in range(7 * count))
    return tuple(DayPlan(day, tuple(one for one in occurrences if one.date == day)) for day in days)


def on(day: int, status: Status = "planned", at: time | None = time(7), routine: str = "core") -> Occurrence:
    """A session so many days after the Monday."""
    return Occurrence(MONDAY + timedelta(days=day), at, routine, "mornings", status)


def sheet(*routines: Routine, days: tuple[DayPlan, ...] = weeks(1)) -> Document:
    """The sheet of these routines."""
    return handout(Plan(routines, LIBRARY, days, MONDAY))


def boxes(document: Document) -> list[list[str]]:
    """The cells of the first table: a box is its words in brackets, with `x` when it is ticked."""
    table = next(block for block in document.blocks if isinstance(block, Table))
    return [
        [cell if isinstance(cell, str) else " ".join(map(_box, cell)) for cell in row] for row in table.rows
    ]


def _box(tick: Tick) -> str:
    return f"[{'x' if tick.ticked else ''}]{tick.words}"


def cards(document: Document) -> list[Card]:
    """The exercises on it."""
    return [block for block in document.blocks if isinstance(block, Card)]


@pytest.mark.parametrize(
    ("dose", "rest", "words"),
    [
        (Dose(), 0, "1 repetition at your own pace."),
        (Dose(reps=12), 0, "12 repetitions at your own pace."),
        (Dose(reps=1, hold=90), 0, "Hold for 1 minute 30 seconds, once."),
        (Dose(reps=2, hold=60), 0, "Hold for 1 minute, twice. Relax 3 seconds in between."),
        (
            Dose(reps=3, hold=25, sides="each", relax=5),
            9,
            "Hold for 25 seconds, 3 times. On each side, one after the other. Relax 5 seconds in between.",
        ),
        (
            Dose(sets=2, reps=10, hold=3, relax=0, load="5kg"),
            30,
            "Hold for 3 seconds, 10 times, with 5kg. Do 2 sets of this. Rest 30 seconds between the sets.",
        ),
        (
            Dose(sets=2, reps=8, tempo=Tempo(3, 1, 2), sides="left"),
            0,
            "8 repetitions: 3 seconds there, hold 1 second, 2 seconds back. Do 2 sets of this. "
            "On the left side only.",
        ),
        (Dose(reps=8, tempo=Tempo(3, 0, 3)), 0, "8 repetitions: 3 seconds there, 3 seconds back."),
        (
            Dose(reps=5, hold=5, sides="alternate"),
            0,
            "Hold for 5 seconds, 5 times. On each side, changing sides each time.",
        ),
    ],
)
def test_a_dose_is_said_in_whole_sentences(dose: Dose, rest: int, words: str) -> None:
    """Who has never read a training plan knows what to do, and for how long."""
    assert dose_sentence(dose, rest) == words


def test_there_is_a_box_for_each_session_on_the_schedule() -> None:
    """Ticked when it is done; none for what was skipped, moved, paused, or belongs to another routine."""
    days = weeks(
        2,
        on(0, "done"),
        on(0, at=time(19)),
        on(1, "skipped"),
        on(2, "moved"),
        on(3, "paused"),
        on(4, at=None),
        on(5, routine="other"),
        on(8, "missed"),
    )
    assert boxes(sheet(CORE, days=days)) == [
        ["23 Nov", "[x]07:00 []19:00", "", "", "", "[]", "", ""],
        ["30 Nov", "", "[]07:00", "", "", "", "", ""],
    ]


def test_a_routine_that_is_not_planned_can_be_ticked_on_any_day() -> None:
    """And the sheet says why there is a box everywhere."""
    document = sheet(CORE, days=weeks(1, on(0, routine="other")))
    assert boxes(document) == [["23 Nov", *["[]"] * 7]]
    assert "Not on the schedule" in page(document)


def test_the_warning_signs_are_on_every_sheet_uncut() -> None:
    """All of them, in a box before the first exercise, with what to do."""
    for document in (sheet(CORE), sheet(CORE, replace(CORE, id="two"))):
        places = [index for index, block in enumerate(document.blocks) if isinstance(block, Box)]
        first = next(index for index, block in enumerate(document.blocks) if isinstance(block, Card))
        assert len(places) == 1
        assert places[0] < first
        for text in (page(document), markdown(document)):
            for line in (*URGENT_SIGNS, URGENT_ADVICE, *STOP_RULES, *SEE_A_DOCTOR):
                assert line in text


@pytest.mark.parametrize("name", LIBRARY)
def test_all_of_an_exercise_is_on_the_sheet(name: str) -> None:
    """Its figures, how it is done, what it is for, easier and harder, cautions; its sources at the end."""
    exercise: Exercise = LIBRARY[name]
    document = sheet(Routine("one", "One", (Step(name, note="slowly"),)))
    (card,) = cards(document)
    assert card.title.startswith(f"1. {exercise.name}")
    assert card.note == "slowly"
    assert exercise.figure is not None
    assert [picture.place.first for picture in card.pictures] == list(exercise.figure.path)
    text = page(document).replace("&amp;", "&").replace("&#x27;", "'").replace("&quot;", '"')
    assert text.count("<svg") == len(card.pictures) >= 2
    wanted = (
        *exercise.how,
        exercise.why,
        exercise.easier,
        exercise.harder,
        *exercise.caution,
        *exercise.sources,
    )
    for line in wanted:
        assert line in text, line


@pytest.mark.parametrize("side", ["left", "right"])
def test_an_exercise_for_one_side_is_drawn_for_that_side(side: Side) -> None:
    """For both sides it is drawn as its file has it."""
    (card,) = cards(sheet(Routine("one", "One", (Step("bird-dog", Dose(sides=side)),))))
    assert {picture.side for picture in card.pictures} == {side}
    (both,) = cards(sheet(Routine("one", "One", (Step("bird-dog"),))))
    assert {picture.side for picture in both.pictures} == {None}


def test_who_prescribed_it_and_when_it_is_looked_at_again_stand_on_top() -> None:
    """With how long it takes and what is needed."""
    about = sheet(replace(CORE, prescribed_on=MONDAY, review_on=date(2027, 1, 4))).about
    assert about[0] == "Prescribed by A. Physio on 23 Nov 2026. To be looked at again on 4 Jan 2027."
    assert about[1] == "Loosen."
    assert about[2].startswith("3 exercises; about ")
    assert "you need: mat" in about[2]
    assert sheet(Routine("bare", "Bare")).about == ("There are no exercises in it yet.",)


def test_rounds_are_said_before_their_first_exercise() -> None:
    """How many, of which, with what rest between."""
    steps = (
        Step("cobra"),
        Step("cat-cow", group="g"),
        Step("bird-dog", group="g"),
        Step("cat-cow", group="h"),
    )
    groups = {"g": Group(3, 30), "h": Group(2, 0)}
    document = sheet(Routine("r", "R", steps, groups=groups))
    said = [
        block.text for block in document.blocks if isinstance(block, Paragraph) and block.lead == "Rounds"
    ]
    assert said == [
        "Do numbers 2 to 3 one after the other, 3 rounds of it, with 30 seconds of rest between them.",
        "Do number 4 one after the other, 2 rounds of it.",
    ]


def test_an_exercise_that_is_gone_is_said_to_be_gone() -> None:
    """Its place and its dose stay."""
    (card,) = cards(sheet(Routine("r", "R", (Step("gone", Dose(reps=4)),))))
    assert card.title == "1. gone"
    assert card.dose == "4 repetitions at your own pace."
    assert "not in the library" in card.blocks[0].text  # type: ignore[union-attr]


def test_several_routines_are_chapters() -> None:
    """Each with its own boxes; the sources of all of them once, at the end."""
    other = replace(CORE, id="other", title="Other", steps=(Step("cat-cow"), Step("cobra")))
    document = sheet(CORE, other, days=weeks(1, on(0), on(2, routine="other")))
    assert document.title == "Exercise plan"
    assert document.about == (f"{plural(2, 'routine')}: Core and Other.",)
    assert [block.title for block in document.blocks if isinstance(block, Chapter)] == ["Core", "Other"]
    assert sum(isinstance(block, Table) for block in document.blocks) == 2
    (sources,) = [
        block for block in document.blocks if isinstance(block, Points) and block.title == "Sources"
    ]
    names = [line.partition(":")[0] for line in sources.items]
    assert names[:-1] == [LIBRARY[one].name for one in ("knee-to-chest", "glute-bridge", "cobra", "cat-cow")]


def test_what_is_planned_is_what_can_be_ticked() -> None:
    """In the order of the days, each once; a sequence whose turn nobody knows is left out."""
    days = weeks(1, on(0, routine="b"), on(1, routine="a"), on(2, routine="b"), on(3, "skipped", routine="c"))
    assert planned_routines((*days, DayPlan(MONDAY, (on(0, routine=""),)))) == ("b", "a")
