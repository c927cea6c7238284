"""Importing: a public collection of exercises as files of one's own, once and again."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.model.text import is_slug
from planner.store import exercises
from planner.store.files import MAX_BYTES
from planner.store.home import Home, built_in
from planner.store.schema import EXERCISE
from tests.cli.conftest import Import, Planner, StillClock
from tests.cli.imports import ADVICE, data, in_order, texts
from tests.transfer.items import MALFORMED, PLAIN, collection, item

CALF = """\
format    = 1
name      = "Calf Stretch, Seated"
kind      = "stretch"
position  = "sitting"  # read from its words
targets   = ["calves", "hamstrings"]
equipment = ["bands"]
how       = ["Sit with one leg straight and a band around the foot.", "Draw the foot towards you."]
sources   = ["free-exercise-db (public domain): Calf_Stretch_Seated"]
imported  = "{}"
"""

# The file


def test_an_exercise_is_a_file_as_a_person_writes_it(take: Import, home: Home) -> None:
    """Keys in the order of the page, the equals signs in a column, the id from the name."""
    answer = take([PLAIN])
    assert (answer.code, answer.err) == (0, "")
    assert answer.lines == ["1 read: 1 new.", *ADVICE]
    (name,) = texts(home)
    assert name == "calf-stretch-seated"
    assert texts(home)[name] == CALF.format(data(home, name)["imported"])
    known = [key for key in EXERCISE.order if key in data(home, name)]
    assert list(data(home, name)) == known


def test_a_long_list_has_a_line_for_each(take: Import, home: Home) -> None:
    """And what nobody says about the position is said to be so."""
    steps = ["Hold on to something.", 'Say "breathe" and ' + "go on " * 30]
    take([item(name="Swing", instructions=steps, equipment=None, secondaryMuscles=[])])
    lines = texts(home)["swing"].splitlines()
    assert lines[3:9] == [
        'position  = "standing"  # not said there: change it if it is wrong',
        'targets   = ["calves"]',
        "how       = [",
        '  "Hold on to something.",',
        f'  "Say \\"breathe\\" and {("go on " * 30).strip()}",',
        "]",
    ]


def test_an_exercise_is_found_and_shown_and_has_no_dose(take: Import, planner: Planner) -> None:
    """It is in the list of the library, and its card says where it comes from."""
    take([PLAIN])
    assert any("Calf Stretch, Seated" in line for line in planner("list", "exercises").lines)
    card = planner("show", "calf-stretch-seated").out
    assert "free-exercise-db (public domain): Calf_Stretch_Seated" in card
    assert "Draw the foot towards you." in card


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=st.text(), step=st.text(), muscle=st.text(), key=st.text())
def test_any_text_comes_back_as_it_was_read(
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
    clock: StillClock,
    planner: Planner,
    name: str,
    step: str,
    muscle: str,
    key: str,
) -> None:
    """Quotes, backslashes, anything: the file is valid, says the same, and is known the next time."""
    folder = tmp_path_factory.mktemp("any")
    monkeypatch.setenv("PLANNER_HOME", str(folder / "home"))
    items = [item(id=f"k{key}", name=f"n{name}", instructions=[f"s{step}"], primaryMuscles=[f"m{muscle}"])]
    (folder / "e.json").write_text(json.dumps(items))
    assert planner("import", "free-exercise-db", str(folder / "e.json")).lines[0] == "1 read: 1 new."
    own = exercises.load(Home(folder / "home")).entries[-1]
    assert own.value is not None
    assert (own.problems, own.value.own) == ((), True)
    assert own.value.name[0] + own.value.how[0][0] + own.value.targets[0][0] == "nsm"
    assert planner("import", "free-exercise-db", str(folder / "e.json")).lines == ["1 read: 1 unchanged."]


# Ids


def test_a_built_in_exercise_is_never_replaced(take: Import, home: Home, planner: Planner) -> None:
    """One of the same id gets a number; both are in the library."""
    before = planner("show", "cat-cow").out
    take([item(name="Cat-Cow"), item(id="b", name="Cat Cow")])
    assert set(texts(home)) == {"cat-cow-2", "cat-cow-3"}
    assert planner("show", "cat-cow").out == before
    assert planner("show", "cat-cow-2").code == 0


def test_every_built_in_id_is_kept_free(take: Import, home: Home) -> None:
    """Of all that come with the program."""
    names = [path.stem for path in built_in().glob("*.toml")]
    take([item(id=name, name=name) for name in names])
    assert set(texts(home)) == {f"{name}-2" for name in names}


def test_an_own_exercise_is_never_replaced(take: Import, home: Home, ready: Home) -> None:
    """Also when it is broken, or its name is spelt in capitals."""
    home.exercises.mkdir()
    (home.exercises / "plank.toml").write_text("name = [")
    (home.exercises / "Lunge.toml").write_text("mine")
    take([item(id="p", name="Plank"), item(id="l", name="Lunge")])
    assert set(texts(home)) == {"plank", "plank-2", "Lunge", "lunge-2"}
    assert (texts(home)["plank"], texts(home)["Lunge"]) == ("name = [", "mine")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"name": "深蹲", "id": "Squat_Deep"}, "squat-deep"),
        ({"name": "深蹲", "id": "深"}, "exercise"),
        ({"name": "../../etc/passwd", "id": "x"}, "etc-passwd"),
        ({"name": "Übung Nº 5", "id": "x"}, "ubung-no-5"),
        ({"name": "word " * 40, "id": "x"}, "-".join(["word"] * 12)),
    ],
)
def test_an_id_is_made_of_any_name(take: Import, home: Home, changes: dict[str, str], expected: str) -> None:
    """From the name, else from the id in the collection; never outside the folder, never too long."""
    take([item(**changes), item(**changes | {"id": f"{changes['id']} 深"})])
    first, second = sorted(texts(home), key=len)
    assert first == expected
    assert second != first
    assert is_slug(first)
    assert is_slug(second)


# What is asked for


def test_a_category_takes_a_part_and_another_import_the_rest(take: Import, home: Home) -> None:
    """Several categories may be named; what is there already is not made again."""
    items = collection(70)
    answer = take(items, "--category", "Stretching", "--category", "cardio")
    assert answer.lines[0] == "70 read: 20 new, 50 of other categories."
    assert {data(home, name)["kind"] for name in texts(home)} == {"stretch", "aerobic"}
    assert take(items).lines[0] == "70 read: 50 new, 20 unchanged."
    assert len(texts(home)) == 70


def test_a_category_that_nothing_has_is_nothing_done(take: Import) -> None:
    """The exit code says so."""
    answer = take([PLAIN], "--category", "strongman")
    assert (answer.code, answer.lines) == (1, ["1 read: 1 of other categories."])


def test_an_unknown_category_is_wrong_use(take: Import, home: Home) -> None:
    """The known ones are named, and nothing is read."""
    answer = take([PLAIN], "--category", "yoga")
    assert answer.code == 2
    assert "stretching" in answer.err
    assert not home.root.exists()


def test_a_dry_run_tells_the_same_and_writes_nothing(take: Import, home: Home) -> None:
    """Not even the folder of a new home; later not a byte of what is there."""
    answer = take([PLAIN, 5], "--dry-run")
    assert answer.code == 1
    assert answer.lines == [
        "2 read: 1 new, 1 refused.",
        "  item 2: it is not an object",
        "This was a dry run: nothing was written.",
    ]
    assert not home.root.exists()
    take([PLAIN])
    before = texts(home)
    answer = take([item(name="X"), item(id="b"), item(id="c")], "--dry-run")
    assert answer.lines[0] == "3 read: 2 new, 1 updated."
    assert texts(home) == before


# What cannot go in


def test_what_is_malformed_is_named_and_the_rest_goes_in(take: Import, home: Home, planner: Planner) -> None:
    """By its number, its name and the reason."""
    bad = [given for given, _ in MALFORMED.values()]
    answer = take([item(id="first", name="First"), *bad, item(id="last", name="Last")])
    assert answer.code == 1
    assert answer.lines[0] == f"{len(bad) + 2} read: 2 new, {len(bad)} refused."
    for number, (line, (_, why)) in enumerate(zip(answer.lines[1:], MALFORMED.values(), strict=False), 2):
        assert line.startswith(f"  item {number}")
        assert f": {why}" in line
    assert '  item 11, "Calf Stretch, Seated": "instructions" has something' in answer.out
    assert set(texts(home)) == {"first", "last"}
    assert in_order(planner)


def test_of_many_refused_twenty_are_named(take: Import) -> None:
    """And the others counted."""
    answer = take([PLAIN, *range(50)])
    assert answer.lines[0] == "51 read: 1 new, 50 refused."
    assert answer.lines[20:23] == ["  item 21: it is not an object", "  and 30 more", ADVICE[0]]


def test_what_no_file_can_hold_is_refused(take: Import, home: Home) -> None:
    """More text than a file may have, more lines than a list may have."""
    answer = take([item(instructions=["x" * MAX_BYTES]), item(id="b", instructions=["x"] * 10_001)])
    assert answer.code == 1
    assert answer.lines == [
        "2 read: 2 refused.",
        '  item 1, "Calf Stretch, Seated": the file is too large: 256 KiB, at most 256 KiB are read',
        '  item 2, "Calf Stretch, Seated": 10001 values in how: at most 10000 are read',
    ]
    assert texts(home) == {}


def test_a_hostile_name_is_shown_clean(take: Import) -> None:
    """Also where it is refused."""
    answer = take([item(name="\u001b[31mred", category="\u0007"), item(name="\u202e" + "y" * 300, id=4)])
    assert answer.lines[1].startswith('  item 1, "[31mred": it has no category')
    assert answer.lines[2] == f'  item 2, "{"y" * 60}": "id" is not text'
    assert "\u001b" not in answer.out


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ("", "the file is no JSON: it makes no sense in line 1, column 1"),
        ('[{"id": "a"},\n oops]', "the file is no JSON: it makes no sense in line 2, column 2"),
        ('{"exercises": []}', "the file holds no list"),
        ("[" * 50_000, "its lists are nested too deep"),
    ],
)
def test_a_file_that_is_no_collection_is_one_sentence(
    planner: Planner, home: Home, tmp_path: Path, content: str, words: str
) -> None:
    """With the name of the file; the home is not even made."""
    path = tmp_path / "e.json"
    path.write_text(content)
    answer = planner("import", "free-exercise-db", str(path))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith(f"planner: {path}: the file ")
    assert words in answer.err
    assert answer.err.count("\n") == 1
    assert not home.root.exists()


def test_an_empty_collection_is_nothing_done(take: Import) -> None:
    """The exit code says so."""
    answer = take([])
    assert (answer.code, answer.lines) == (1, ["0 read: none."])


def test_a_file_that_is_missing_or_too_large_is_one_sentence(planner: Planner, tmp_path: Path) -> None:
    """A sparse file of 65 MiB is not read at all."""
    answer = planner("import", "free-exercise-db", str(tmp_path / "none.json"))
    assert answer.err == f"planner: {tmp_path / 'none.json'}: the file cannot be read: it is not there\n"
    path = tmp_path / "large.json"
    with path.open("wb") as file:
        file.truncate(65 * 1024 * 1024)
    answer = planner("import", "free-exercise-db", str(path))
    assert answer.code == 1
    assert answer.err.endswith("the file is too large: 65 MiB, at most 64 MiB are read\n")
