"""The data set free-exercise-db: what becomes of each item, and what is refused."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.model.imported import Imported
from planner.model.text import clean
from planner.model.vocabulary import KINDS, POSITIONS
from planner.transfer.free_exercise_db import CATEGORIES, Refused, exercises, read_items
from tests.transfer.items import MALFORMED, ODD_NAMES, PLAIN, collection, item, without


def one(given: object) -> Imported:
    """The exercise that an item becomes."""
    ((number, exercise),) = exercises([given])
    assert number == 1
    assert isinstance(exercise, Imported), exercise
    return exercise


def test_an_item_becomes_an_exercise() -> None:
    """Muscles are its targets, instructions its steps, and its source names the id it has there."""
    exercise = one(PLAIN)
    assert exercise == Imported(
        collection="free-exercise-db (public domain)",
        origin="Calf_Stretch_Seated",
        name="Calf Stretch, Seated",
        kind="stretch",
        position="sitting",
        position_said=True,
        targets=("calves", "hamstrings"),
        equipment=("bands",),
        how=("Sit with one leg straight and a band around the foot.", "Draw the foot towards you."),
    )
    assert exercise.source == "free-exercise-db (public domain): Calf_Stretch_Seated"


@pytest.mark.parametrize(
    ("category", "kind"),
    [
        ("strength", "strength"),
        ("stretching", "stretch"),
        ("plyometrics", "strength"),
        ("strongman", "strength"),
        ("powerlifting", "strength"),
        ("cardio", "aerobic"),
        ("olympic weightlifting", "strength"),
        ("Stretching ", "stretch"),
    ],
)
def test_the_kind_follows_the_category(category: str, kind: str) -> None:
    """Each category of the data set has a kind."""
    assert one(item(category=category)).kind == kind
    assert category.strip().lower() in CATEGORIES


@pytest.mark.parametrize(
    ("name", "instructions", "position"),
    [
        # The name goes before the instructions.
        ("Seated Twist", "Stand behind the chair first.", "sitting"),
        ("Standing Side Bend", "Do not sit.", "standing"),
        ("Kneeling Reach", "", "kneeling"),
        ("Prone Reach", "", "prone"),
        ("Supine Reach", "", "supine"),
        ("Side-Lying Clam", "", "side-lying"),
        ("Quadruped Reach", "", "quadruped"),
        # The instructions, when the name says nothing.
        ("Reach", "Lie on your back with your knees bent.", "supine"),
        ("Reach", "Lie down flat on your back.", "supine"),
        ("Reach", "Lie face up on a bench.", "supine"),
        ("Reach", "Sit on the end of a bench, then lie back.", "supine"),
        ("Reach", "Lie on the floor, hands beside the head.", "supine"),
        ("Reach", "Lie down on a mat.", "supine"),
        ("Reach", "Lie face down on a bench.", "prone"),
        ("Reach", "Lie on your stomach.", "prone"),
        ("Reach", "Get into a push-up position.", "prone"),
        ("Reach", "Lie on your right side.", "side-lying"),
        ("Reach", "Roll onto your side.", "side-lying"),
        ("Reach", "Get down on your hands and knees.", "quadruped"),
        ("Reach", "Kneel on all fours.", "quadruped"),
        ("Reach", "Kneel on one knee.", "kneeling"),
        ("Reach", "Sit down on a chair.", "sitting"),
        ("Reach", "Stand up straight, then sit back into a squat.", "standing"),
        # Words that only look like a position.
        ("Squat", "Stand with a bar resting on your back.", "standing"),
        ("Curl", "Stand, palms face up.", "standing"),
        ("Curl", "Sit with your palms face down on your thighs.", "sitting"),
        ("Fold", "Stand with your hands on your knees.", "standing"),
        ("Sit-Up", "Lie on your back.", "supine"),
        ("Press", "Stand on the left side of the machine.", "standing"),
        ("Breathing", "Sit with one hand on your belly.", "sitting"),
    ],
)
def test_the_position_is_read_from_plain_words(name: str, instructions: str, position: str) -> None:
    """First in the name, then in the instructions in their order; lying goes before sitting down to lie."""
    exercise = one(item(name=name, instructions=[instructions]))
    assert (exercise.position, exercise.position_said) == (position, True)


@pytest.mark.parametrize("instructions", [[], None, ["Swing the arms."], ["Do three sit-ups."]])
def test_without_such_words_the_position_is_not_said(instructions: object) -> None:
    """It is standing, because there must be one; and that nobody said so is told."""
    exercise = one(item(name="Sit Up Throw", instructions=instructions))
    assert (exercise.position, exercise.position_said) == ("standing", False)


def test_the_steps_are_whole_and_none_is_blank() -> None:
    """A long instruction stays one; blank ones go; line ends and tabs become spaces."""
    long = "Breathe out. " * 300
    exercise = one(item(instructions=["", long, " \t", "Bend\nand\tstretch."]))
    assert exercise.how == (long.strip(), "Bend and stretch.")


@pytest.mark.parametrize(
    ("equipment", "expected"),
    [(None, ()), ("body only", ()), ("Body Only", ()), (" ", ()), ("foam roll", ("foam roll",))],
)
def test_no_equipment_is_no_equipment(equipment: object, expected: tuple[str, ...]) -> None:
    """A null and the body alone need nothing."""
    assert one(item(equipment=equipment)).equipment == expected


@pytest.mark.parametrize("key", ["force", "level", "mechanic", "images"])
@pytest.mark.parametrize("value", [None, 5, ["nested", {"a": []}]])
def test_what_has_no_place_here_is_not_looked_at(key: str, value: object) -> None:
    """Nor may it be there at all."""
    assert one(item(**{key: value})) == one(without(key)) == one(PLAIN)


@pytest.mark.parametrize("key", ["equipment", "primaryMuscles", "secondaryMuscles", "instructions"])
def test_what_may_be_null_may_be_absent(key: str) -> None:
    """Both mean that there is none."""
    assert one(item(**{key: None})) == one(without(key))


def test_an_item_without_an_id_is_known_by_its_name() -> None:
    """As in older versions of the data set."""
    assert one(without("id")).origin == "Calf Stretch, Seated"


@pytest.mark.parametrize("name", ODD_NAMES)
def test_an_odd_name_is_one_clean_line(name: str) -> None:
    """Nothing is lost of it but what a terminal would act on, and spaces."""
    exercise = one(item(name=name, id=name))
    assert exercise.name == exercise.origin == " ".join(clean(name).split())
    assert exercise.name


@pytest.mark.parametrize(("malformed", "why"), MALFORMED.values(), ids=MALFORMED)
def test_a_malformed_item_is_refused_with_the_reason(malformed: object, why: str) -> None:
    """It has its number and its name, and those around it go in."""
    before, refused, after = exercises([item(id="1"), malformed, item(id="3")])
    assert [before[0], refused[0], after[0]] == [1, 2, 3]
    assert isinstance(before[1], Imported)
    assert isinstance(after[1], Imported)
    assert isinstance(refused[1], Refused)
    assert refused[1].why.startswith(why)


def test_a_refused_item_is_called_by_its_name_or_its_id() -> None:
    """Whichever it has."""
    found = [refused for _, refused in exercises([item(category="x"), item(name=5), without("category"), 1])]
    assert [refused.name for refused in found] == [PLAIN["name"], PLAIN["id"], PLAIN["name"], ""]


def test_an_id_is_used_once() -> None:
    """The first item has it, the second is refused; two items may have one name."""
    first, second, third = exercises([PLAIN, item(id="other"), item(name="Another")])
    assert isinstance(first[1], Imported)
    assert isinstance(second[1], Imported)
    assert third == (3, Refused("Another", "item 1 has the same id"))


def test_categories_take_a_part() -> None:
    """The items of others are passed over, sound or not; one without a category is still told."""
    items = [PLAIN, item(id="b", category="cardio"), item(id="c", category="strength", name=None), 7]
    taken = list(exercises(items, ["stretching", "cardio"]))
    assert [number for number, _ in taken] == [1, 2, 4]
    assert taken[2][1] == Refused("", "it is not an object")


@pytest.mark.parametrize("count", [873, 10_000])
def test_a_whole_collection_goes_in(count: int) -> None:
    """Whatever is null, empty or odd in it, every item becomes an exercise, in the order of the list."""
    items = read_items(json.dumps(collection(count)).encode())
    found = list(exercises(items))
    assert [number for number, _ in found] == list(range(1, count + 1))
    for _, exercise in found:
        assert isinstance(exercise, Imported)
        assert exercise.kind in KINDS
        assert exercise.position in POSITIONS
    each = [list(exercises(items, [category])) for category in CATEGORIES]
    assert sorted(pair[0] for part in each for pair in part) == [number for number, _ in found]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=10,
)
NEARLY = st.fixed_dictionaries({key: st.just(value) | JSON for key, value in PLAIN.items()})


@given(st.lists(JSON | NEARLY, max_size=5))
def test_whatever_the_items_are_each_is_taken_or_refused(items: list[object]) -> None:
    """Nothing that JSON can say raises, and no text comes through that a terminal would act on."""
    found = list(exercises(items))
    assert [number for number, _ in found] == list(range(1, len(items) + 1))
    for _, each in found:
        texts = (each.name, *each.how, each.source) if isinstance(each, Imported) else (each.name, each.why)
        assert all(clean(text) == text for text in texts)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "the file is no JSON: it makes no sense in line 1, column 1"),
        (b'[\n  {"id": }\n]', "the file is no JSON: it makes no sense in line 2, column 10"),
        (b"\xff\xfe\xfd", "the file is no JSON: it is not text in UTF-8"),
        (b'{"exercises": []}', "the file holds no list"),
        (b"null", "the file holds no list"),
        (b"[" * 100_000, "its lists are nested too deep"),
        (b"[" + b"9" * 5_000 + b"]", "it has a number without end"),
    ],
)
def test_a_file_that_is_no_collection_is_refused_in_one_sentence(data: bytes, words: str) -> None:
    """What is wrong, in plain words."""
    with pytest.raises(ValueError, match="the file") as caught:
        read_items(data)
    assert words in str(caught.value)


def test_a_byte_order_mark_does_no_harm() -> None:
    """As some editors put it first."""
    assert read_items(b"\xef\xbb\xbf[1]") == [1]
