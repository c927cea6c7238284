"""What files say about each other."""

from __future__ import annotations

import pytest

from planner.model.dose import Dose, DoseRange
from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.vocabulary import AdviceRule
from planner.store import check, routines, schedule, toml_scan
from planner.store.home import Home
from planner.store.reading import Reader
from planner.store.shelf import Build, Entry, Shelf, T
from planner.store.toml_text import parse

LIBRARY = {
    "cobra": Exercise("cobra", "Cobra", "stretch", "prone", range=DoseRange(reps=(3, 5), hold=(15, 30))),
    "cat-cow": Exercise("cat-cow", "Cat-cow", "mobility", "quadruped"),
    "sided": Exercise("sided", "Sided", "strength", "prone", dose=Dose(sides="left")),
    "long": Exercise("long", "Long", "stretch", "prone", dose=Dose(hold=60), range=DoseRange(hold=(10, 20))),
}
MANY = [f"other{number}" for number in range(7)]
LIBRARY |= {name: Exercise(name, name, "strength", "prone") for name in MANY}


def entry(build: Build[T], text: str, stem: str = "it") -> Entry[T]:
    """A file as it would be read from a home."""
    document = parse(f"{stem}.toml", text.encode())
    reader = Reader(document)
    path = Home.locate("/home", {}).routines / f"{stem}.toml"
    return Entry(stem, path, f"{stem}.toml", build(stem, reader), document, tuple(reader.problems))


def routine(text: str) -> list[str]:
    """What a routine says about its exercises that is wrong."""
    found = check.routine(entry(routines.build, f'title = "A"\n{text}'), LIBRARY)
    return [problem.text().partition("\n")[0].removeprefix("it.toml:") for problem in found]


def plans(text: str, *known: str) -> list[str]:
    """What a schedule says about routines that is wrong."""
    shelf = Shelf(tuple(entry(routines.build, 'title = "A"\n', name) for name in known))
    found = check.schedule(entry(schedule.build, text), shelf)
    return [problem.text().partition("\n")[0].removeprefix("it.toml:") for problem in found]


def steps(*tables: str) -> str:
    """Steps one below the other, from line 2 on."""
    return "".join(f"[[step]]\n{table}\n" for table in tables)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (steps('exercise = "cobra"', 'exercise = "cat-cow"'), []),
        (
            steps('exercise = "cobr"', 'exercise = "swimming"'),
            [
                '3:12: there is no exercise "cobr" in the library. Did you mean "cobra"?',
                '5:12: there is no exercise "swimming" in the library.',
            ],
        ),
        (
            steps('exercise = "cobra"\nreps = 6\nhold = "31s"'),
            [
                "4:8: warning: reps: the sources of Cobra give 3 to 5",
                "5:8: warning: hold: the sources of Cobra give 15s to 30s",
            ],
        ),
        (steps('exercise = "cobra"\nreps = 3\nhold = "15s"'), []),
        (steps('exercise = "long"'), []),
        (steps('exercise = "long"\nhold = 60'), ["4:8: warning: hold: the sources of Long give 10s to 20s"]),
        (
            steps('exercise = "cat-cow"', 'exercise = "cat-cow"\nsets = 200\nreps = 101\nhold = 1'),
            [
                "4:3: the steps multiply to 40,403 phases, and at most 20,000 are possible: "
                "lower sets, reps or rounds"
            ],
        ),
        (
            steps('exercise = "cat-cow"\nhold = "13h"', 'exercise = "cat-cow"\nhold = "12h"'),
            [
                "2:3: the steps add up to 25h35s, and at most 24h are possible: "
                "lower times, sets, reps or rounds"
            ],
        ),
        (
            steps('exercise = "cat-cow"\nreps = 999\ngroup = "g"') + "[group.g]\nrounds = 50\n",
            [
                "2:3: the steps add up to 41h58m5s, and at most 24h are possible: "
                "lower times, sets, reps or rounds"
            ],
        ),
        ("", []),
    ],
)
def test_a_routine_against_the_library(text: str, words: list[str]) -> None:
    """Unknown exercises and impossible totals are errors, doses outside the sources' range warnings."""
    assert routine(text) == words


def test_an_absurd_routine_is_measured_not_built() -> None:
    """500 steps of 200 sets of 1,000 reps on two sides: told at once."""
    one = 'exercise = "cat-cow"\nsets = 200\nreps = 1000\nhold = 1\nsides = "each"'
    (words,) = routine(steps(*[one] * 500))
    assert words.startswith("2:3: the steps multiply to 400,")


def test_unknown_exercises_are_told_even_when_something_else_is_wrong() -> None:
    """All of a file's problems at once."""
    text = steps('exercise = "cobr"\nreps = 0', "reps = 1", "exercise = 5") + "step2 = 1\n"
    assert routine(text) == ['3:12: there is no exercise "cobr" in the library. Did you mean "cobra"?']


@pytest.mark.parametrize("text", ["step = 5\n", "step = [1, 2]\n", "[step]\nexercise = 1\n"])
def test_steps_that_are_none_are_told_elsewhere(text: str) -> None:
    """And crash nothing here."""
    assert routine(text) == []


MOVES_NOTHING = "this moves nothing: the plan has no session on that day, or it is moved already"

PLAN = '[[plan]]\nid = "a"\nroutine = "r"\ndays = ["mon"]\nfrom = 2026-11-23\n'


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (PLAN, []),
        (PLAN.replace('"r"', '"rr"'), ['3:11: there is no routine "rr". Did you mean "r"?']),
        (PLAN.replace('"r"', '"mornin"'), ['3:11: there is no routine "mornin". Did you mean "morning"?']),
        (
            '[[plan]]\nid = "s"\nsequence = ["r", "x"]\ndays = ["mon"]\n',
            ['3:18: there is no routine "x".'],
        ),
        ('[[once]]\nroutine = "x"\non = 2026-11-23\n', ['2:11: there is no routine "x".']),
        (PLAN + PLAN, ['7:6: the plan id "a" is already used in line 2: each is used once']),
        (
            f"{PLAN}skip = [2026-11-30, 2026-12-01, 2026-11-16]\n",
            [
                "6:21: warning: this skips nothing: the plan has no session on that day",
                "6:33: warning: this skips nothing: the plan has no session on that day",
            ],
        ),
        (
            f"{PLAN}moves = [\n"
            "  { on = 2026-11-30, to = 2026-12-01 },\n"
            "  { on = 2026-12-01, to = 2026-12-02 },\n"
            "  { on = 2026-11-30, to = 2026-12-05 },\n"
            "]\n",
            [
                f"8:10: warning: {MOVES_NOTHING}",
                f"9:10: warning: {MOVES_NOTHING}",
            ],
        ),
        (
            f'{PLAN}at = "07:00"\nskip = [2026-11-30T07:00:30, 2026-12-07T19:00:30, 2026-12-08T07:00:00]\n',
            [
                "7:30: warning: this skips nothing: the plan has no session on that day",
                "7:51: warning: this skips nothing: the plan has no session on that day",
            ],
        ),
        (
            f'{PLAN}notes = [{{ on = 2026-11-30, text = "a" }}, {{ on = 2026-12-01, text = "b" }}]\n',
            ["6:50: warning: this is a note about nothing: the plan has no session on that day"],
        ),
        (f"{PLAN}skip = [2026-12-01]\nevery = 0\n", []),
        ("plan = 5\nonce = [1]\n", []),
        ('[[plan]]\nid = 5\nroutine = 5\nsequence = 5\ndays = ["mon"]\n', []),
    ],
)
def test_a_schedule_against_the_routines(text: str, words: list[str]) -> None:
    """Unknown names and ids used twice are errors; what skips, moves or notes nothing is a warning."""
    assert plans(text, "r", "morning") == words


def test_a_routine_whose_file_is_broken_is_there_all_the_same() -> None:
    """Its own file says what is wrong; the plan is right."""
    broken: Shelf[Routine] = Shelf(
        (Entry("r", Home.locate("/home", {}).routines / "r.toml", "routines/r.toml"),)
    )
    assert check.schedule(entry(schedule.build, PLAN), broken) == ()
    assert check.routine(broken.entries[0], LIBRARY) == ()


def advice(text: str, *ignore: AdviceRule) -> list[str]:
    """What a routine is advised about."""
    found = check.advice(entry(routines.build, f'title = "A"\n{text}'), LIBRARY, ignore)
    assert {problem.severity for problem in found} <= {"advice"}
    return [f"{one.line}:{one.column} {one.hint} {one.source}" for one in found]


TWICE = 'exercise = "cat-cow"\nsets = 2\n'


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (steps('exercise = "cat-cow"\nsides = "left"'), ['4:9 (one-side) sides = "left"']),
        (steps('exercise = "sided"'), ['3:12 (one-side) exercise = "sided"']),
        (steps(f"{TWICE}rest = 0"), ["5:8 (no-rest) rest = 0"]),
        (f"rest = 0\n{steps(TWICE)}", ['4:12 (no-rest) exercise = "cat-cow"']),
        ('step = [{ exercise = "sided" }]\n', ['2:22 (one-side) step = [{ exercise = "sided" }]']),
        (
            steps('exercise = "sided"\ngroup = "g"') + "[group.g]\nrounds = 2\n",
            ['3:12 (one-side) exercise = "sided"'],
        ),
        (steps(*(f'exercise = "{name}"' for name in MANY)), ["0:0 (many-exercises) "]),
        ("", []),
    ],
)
def test_advice_points_at_what_is_written(text: str, places: list[str]) -> None:
    """At the key that it is about; at the exercise where that key is not in the step; or at the file."""
    assert advice(text) == places


def test_rules_that_are_switched_off_say_nothing() -> None:
    """Each by its name."""
    text = steps(f'{TWICE}rest = 0\nsides = "left"')
    assert [words.split()[1] for words in advice(text)] == ["(one-side)", "(no-rest)"]
    assert [words.split()[1] for words in advice(text, "one-side")] == ["(no-rest)"]
    assert advice(text, "no-rest", "one-side") == []


@pytest.mark.parametrize(
    "more",
    [
        "reps = 0\n",
        steps('exercise = "cobr"'),
        steps('exercise = "cat-cow"\nhold = "24h"'),
        steps('exercise = "cat-cow"\nsets = 200\nreps = 900\nhold = 1'),
    ],
    ids=["a wrong value", "an unknown exercise", "too long a time", "too many phases"],
)
def test_a_routine_with_errors_gets_no_advice(more: str) -> None:
    """First things first; with a warning there is advice all the same."""
    one_side = steps('exercise = "sided"')
    assert advice(one_side + 'note2 = ""\n') != []
    assert advice(one_side + more) == []


def test_a_file_without_advice_is_not_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Finding the place of anything means going through the whole text: not done for nothing."""
    right = entry(routines.build, 'title = "A"\n' + steps('exercise = "cat-cow"'))
    ignored = entry(routines.build, 'title = "A"\n' + steps('exercise = "sided"'))

    def looked(*_: object) -> None:
        raise AssertionError("it was searched")

    monkeypatch.setattr(toml_scan, "outline", looked)
    assert check.advice(right, LIBRARY) == check.advice(ignored, LIBRARY, ["one-side"]) == ()
    with pytest.raises(AssertionError, match="it was searched"):
        check.advice(ignored, LIBRARY)
