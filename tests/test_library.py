"""The exercises and starter routines that ship: complete, inside their sources' range, good examples.

They are read here as plain TOML, without the store: a mistake in the reader must not hide one in a file.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from planner.model.dose import SIDES, Dose
from planner.model.exercise import DIRECTIONS, KINDS, POSITIONS, Exercise
from planner.model.routine import Group, Routine, Step
from planner.model.timeline import measure
from planner.model.units import parse_duration, parse_tempo

ROOT = Path(__file__).resolve().parent.parent
EXERCISE_FILES = sorted((ROOT / "planner" / "library").glob("*.toml"))
ROUTINE_FILES = sorted((ROOT / "routines").glob("*.toml"))

THE_EIGHT = {
    "knee-to-chest",
    "cat-cow",
    "piriformis-stretch",
    "hamstring-stretch",
    "glute-bridge",
    "bird-dog",
    "cobra",
    "supine-twist",
}
TEXTS = ("name", "why", "easier", "harder")
LISTS = ("aka", "targets", "equipment", "how", "caution", "sources")
EXERCISE_KEYS = {"format", "kind", "position", "direction", "dose", "range", "figure", *TEXTS, *LISTS}
DOSE_KEYS = {"sets", "reps", "hold", "tempo", "sides", "relax", "rest", "load"}
PAUSES = ("ready", "rest", "switch", "floor")
ROUTINE_KEYS = {"format", "title", "description", "ignore", *PAUSES, "step", "group"}


Table = dict[str, Any]


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


LIBRARY = {path.stem: read(path) for path in EXERCISE_FILES}
ROUTINES = {path.stem: read(path) for path in ROUTINE_FILES}
STEPS = [
    pytest.param(step, id=f"{stem}-{number}")
    for stem, routine in ROUTINES.items()
    for number, step in enumerate(routine["step"], 1)
]

each_exercise = pytest.mark.parametrize("exercise", [pytest.param(v, id=k) for k, v in LIBRARY.items()])
each_routine = pytest.mark.parametrize("routine", [pytest.param(v, id=k) for k, v in ROUTINES.items()])
each_file = pytest.mark.parametrize(
    "path", [pytest.param(p, id=p.stem) for p in EXERCISE_FILES + ROUTINE_FILES]
)


def merged(dose: Table, default: Table) -> Table:
    """A step's dose over the exercise's, where a hold and a tempo replace each other."""
    both = {**default, **dose}
    if "hold" in dose:
        both.pop("tempo", None)
    if "tempo" in dose:
        both.pop("hold", None)
    return both


def as_number(value: str | int) -> int:
    return value if isinstance(value, int) else parse_duration(value)


def as_dose(table: Table) -> Dose:
    values: Table = {key: table[key] for key in ("sets", "reps", "sides") if key in table}
    values |= {key: parse_duration(table[key]) for key in ("hold", "relax", "rest") if key in table}
    if "tempo" in table:
        values["tempo"] = parse_tempo(table["tempo"])
    return Dose(**values)


def as_routine(stem: str, table: Table) -> Routine:
    steps = tuple(Step(step["exercise"], as_dose(step), step.get("group", "")) for step in table["step"])
    groups = table.get("group", {}).items()
    pauses: Table = {key: parse_duration(table[key]) for key in PAUSES if key in table}
    rounds = {name: Group(group["rounds"], parse_duration(group["rest"])) for name, group in groups}
    return Routine(stem, table["title"], steps, groups=rounds, **pauses)


def check_dose(dose: Table) -> None:
    assert set(dose) <= DOSE_KEYS
    assert not {"hold", "tempo"} <= set(dose), "a rep is timed by a hold or by a tempo, not by both"
    assert dose.get("sides", "none") in SIDES
    for key in ("hold", "relax", "rest"):
        assert parse_duration(dose.get(key, "1s")) > 0
    for key in ("sets", "reps"):
        assert dose.get(key, 1) >= 1
    if "tempo" in dose:
        parse_tempo(dose["tempo"])


def check_inside(dose: Table, limits: Table) -> None:
    for key, (low, high) in limits.items():
        value = dose.get(key, None if key == "hold" else 1)
        if value is not None:
            assert as_number(low) <= as_number(value) <= as_number(high), f"{key} = {value}"


def test_the_library_is_the_articles_eight() -> None:
    """The built-in library is exactly the eight exercises, each in a file named after it."""
    assert set(LIBRARY) == THE_EIGHT


@each_exercise
def test_an_exercise_is_complete(exercise: Table) -> None:
    """Nothing is left out: what it is, why, how, an easier and a harder form, cautions, dose and sources."""
    assert set(exercise) == EXERCISE_KEYS
    assert exercise["format"] == 1
    for key in TEXTS:
        assert exercise[key].strip(), key
    for key in LISTS:
        assert exercise[key], key
        assert all(isinstance(item, str) and item.strip() for item in exercise[key]), key


@each_exercise
def test_an_exercise_uses_the_allowed_words(exercise: Table) -> None:
    """Kind, position and direction are words of the format."""
    assert exercise["kind"] in KINDS
    assert exercise["position"] in POSITIONS
    assert exercise["direction"] in DIRECTIONS


@each_exercise
def test_the_instructions_can_be_read_from_the_floor(exercise: Table) -> None:
    """Three to six instructions, one a line, each a short sentence."""
    assert 3 <= len(exercise["how"]) <= 6
    for line in exercise["how"]:
        assert len(line) <= 80, line
        assert line[0].isupper(), line
        assert line.endswith("."), line


@each_exercise
def test_the_dose_is_inside_the_range(exercise: Table) -> None:
    """The default dose is well formed and within what the sources allow."""
    check_dose(exercise["dose"])
    assert set(exercise["range"]) <= {"sets", "reps", "hold"}
    for low, high in exercise["range"].values():
        assert 0 < as_number(low) < as_number(high)
    check_inside(exercise["dose"], exercise["range"])


@pytest.mark.parametrize(
    ("stem", "position", "sides", "key", "limits"),
    [
        ("knee-to-chest", "supine", "each", "hold", ["20s", "30s"]),
        ("piriformis-stretch", "supine", "each", "hold", ["20s", "30s"]),
        ("supine-twist", "supine", "each", "hold", ["20s", "30s"]),
        ("hamstring-stretch", "sitting", "each", "hold", ["10s", "30s"]),
        ("cobra", "prone", "none", "hold", ["15s", "30s"]),
        ("glute-bridge", "supine", "none", "hold", ["3s", "5s"]),
        ("glute-bridge", "supine", "none", "reps", [10, 15]),
        ("bird-dog", "quadruped", "each", "hold", ["5s", "10s"]),
        ("bird-dog", "quadruped", "each", "reps", [10, 12]),
        ("cat-cow", "quadruped", "none", "reps", [5, 10]),
    ],
)
def test_the_ranges_are_those_of_the_sources(
    stem: str, position: str, sides: str, key: str, limits: list[str | int]
) -> None:
    """Position, sides and range of each exercise are the article's, or its named stand-in's."""
    exercise = LIBRARY[stem]
    assert exercise["position"] == position
    assert exercise["dose"].get("sides", "none") == sides
    assert exercise["range"][key] == limits


def test_cat_cow_goes_by_the_breath() -> None:
    """Cat-cow is timed by a slow tempo: in on cow, out on cat."""
    assert parse_tempo(LIBRARY["cat-cow"]["dose"]["tempo"]).seconds >= 6
    how = " ".join(LIBRARY["cat-cow"]["how"])
    assert re.search(r"Breathe in[^.]*cow", how)
    assert re.search(r"Breathe out[^.]*cat", how)


@each_exercise
def test_every_source_says_what_it_supports(exercise: Table) -> None:
    """The article comes first, and each reference is followed by what rests on it."""
    assert exercise["sources"][0].startswith("8 Best Physiotherapy Exercises for Sciatica & Leg Pain")
    for source in exercise["sources"]:
        reference, dash, supports = source.partition(" — ")
        assert dash, source
        assert reference.strip(), source
        assert supports.strip(), source


@each_exercise
def test_every_exercise_says_when_to_stop(exercise: Table) -> None:
    """First of all for sharp or shooting pain; then for the leg, and for bending or arching."""
    cautions = exercise["caution"]
    assert cautions[0].startswith("Stop if the pain is sharp or shooting")
    text = " ".join(cautions)
    assert "down the leg" in text
    if exercise["direction"] == "flexion":
        assert "bending brings" in text
    if exercise["direction"] == "extension":
        assert "arching brings" in text


def test_both_ways_of_bending_are_tagged() -> None:
    """The library tells flexion, extension, rotation, mixed and neutral apart: they suit different people."""
    directions = {exercise["direction"] for exercise in LIBRARY.values()}
    assert directions == {"flexion", "extension", "rotation", "mixed", "neutral"}


def test_there_are_starter_routines_for_each_kind_of_day() -> None:
    """The full eight, a core three, a gentle day and a strength day are there."""
    assert {"full-eight", "core-three", "gentle-day", "strength-day"} <= set(ROUTINES)
    assert {step["exercise"] for step in ROUTINES["full-eight"]["step"]} == THE_EIGHT
    assert len(ROUTINES["core-three"]["step"]) == 3


@each_routine
def test_a_routine_is_well_formed(routine: Table) -> None:
    """Known keys only, a title, durations that read, and groups that have neighbouring steps."""
    assert set(routine) <= ROUTINE_KEYS
    assert routine["format"] == 1
    assert routine["title"].strip()
    assert routine["description"].strip()
    for key in PAUSES:
        assert parse_duration(routine.get(key, "1s")) > 0
    groups = routine.get("group", {})
    named = [step.get("group", "") for step in routine["step"]]
    runs = [name for at, name in enumerate(named) if name and (at == 0 or named[at - 1] != name)]
    assert sorted(runs) == sorted(groups)
    for group in groups.values():
        assert set(group) <= {"rounds", "rest"}
        assert group["rounds"] > 1
        assert parse_duration(group["rest"]) > 0


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_a_known_exercise_within_its_range(step: Table) -> None:
    """Each step names an exercise of the library, and its dose stays inside what that one allows."""
    exercise = LIBRARY[step["exercise"]]
    dose = {key: value for key, value in step.items() if key not in ("exercise", "group", "note")}
    check_dose(dose)
    check_inside(merged(dose, exercise["dose"]), exercise["range"])
    assert step.get("note", "x").strip()


def test_the_starters_show_the_whole_format() -> None:
    """Between them they show sets, sides, tempo, hold, rest, relax, notes, and groups with rounds."""
    shown = {key for routine in ROUTINES.values() for step in routine["step"] for key in step}
    assert {"sets", "reps", "hold", "tempo", "sides", "relax", "rest", "group", "note"} <= shown
    top = {key for routine in ROUTINES.values() for key in routine}
    assert {*PAUSES, "group"} <= top
    sides = {step.get("sides") for routine in ROUTINES.values() for step in routine["step"]}
    assert {"each", "alternate"} <= sides


@each_routine
def test_the_body_changes_position_little(routine: Table) -> None:
    """Steps in one position stand together: within a round none is taken up, left and taken up again."""
    positions = [LIBRARY[step["exercise"]]["position"] for step in routine["step"]]
    visits = [now for at, now in enumerate(positions) if at == 0 or positions[at - 1] != now]
    assert len(visits) == len(set(visits))


@pytest.mark.parametrize("stem", ROUTINES)
def test_a_routine_takes_as_long_as_its_comment_says(stem: str) -> None:
    """The minutes in the first line of a starter routine are those of its timeline."""
    library = {
        name: Exercise(name, table["name"], table["kind"], table["position"], dose=as_dose(table["dose"]))
        for name, table in LIBRARY.items()
    }
    head = (ROOT / "routines" / f"{stem}.toml").read_text(encoding="utf-8").splitlines()[0]
    found = re.search(r"about (\d+) minutes", head)
    assert found is not None
    assert int(found[1]) == round(measure(as_routine(stem, ROUTINES[stem]), library).seconds / 60)


@each_file
def test_a_shipped_file_is_a_tidy_example(path: Path) -> None:
    """Plain ends of lines, no tabs, `=` in one column within a block."""
    text = path.read_bytes().decode("utf-8")
    assert text.endswith("\n")
    assert "\r" not in text
    assert "\t" not in text
    columns: set[int] = set()
    for line in [*text.splitlines(), ""]:
        if found := re.match(r"[a-z_]+ *(?==)", line):
            columns.add(found.end())
        elif not line or line.startswith("["):
            assert len(columns) <= 1, f"unaligned before: {line!r}"
            columns = set()


@pytest.mark.parametrize("path", [pytest.param(p, id=p.stem) for p in ROUTINE_FILES])
def test_a_starter_routine_opens_with_a_comment_of_its_own(path: Path) -> None:
    """The file's first block is a comment, cut off by a blank line, that teaches how to edit it."""
    head = path.read_text(encoding="utf-8").split("\n\n", 1)[0].splitlines()
    assert len(head) >= 3
    assert all(line.startswith("#") and len(line) <= 100 for line in head)
