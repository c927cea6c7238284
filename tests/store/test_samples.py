"""Every key of every file, right and wrong: to the check, and to an editor that has the JSON Schema."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator, FormatChecker
from jsonschema.exceptions import ValidationError
from tomlkit import dumps

from planner.model.dose import NO_DOSE
from planner.model.exercise import Exercise
from planner.model.text import clean
from planner.model.units import LOAD_PATTERN, MAX_SECONDS, TEMPO_PATTERN, TIME_PATTERN, parse_duration
from planner.store.fields import Field, Table
from planner.store.json_schema import field_schema, file_schema, plain
from planner.store.reading import Reader
from planner.store.schema import FILES
from planner.store.toml_text import parse
from tests.store.frames import FRAMES, Frame
from tests.store.samples import SAMPLES, TABLES, Sample
from tests.store.unseen_samples import UNSEEN

FORMATS = FormatChecker(formats=())
"""The formats that Tombi tells apart; other editors know fewer."""


@FORMATS.checks("date", raises=ValueError)
def _is_date(value: object) -> bool:
    return bool(date.fromisoformat(str(value)))


@FORMATS.checks("date-time", raises=ValueError)
def _is_moment(value: object) -> bool:
    return datetime.fromisoformat(str(value)).tzinfo is not None


@FORMATS.checks("date-time-local", raises=ValueError)
def _is_local_moment(value: object) -> bool:
    return datetime.fromisoformat(str(value)).tzinfo is None


@FORMATS.checks("time-local", raises=ValueError)
def _is_time(value: object) -> bool:
    return bool(time.fromisoformat(str(value)) is not None)


def seen_by_an_editor(value: Any) -> Any:
    """Plain data as a JSON Schema is held against it: dates and times are text."""
    if isinstance(value, dict):
        return {key: seen_by_an_editor(one) for key, one in value.items()}
    if isinstance(value, list):
        return [seen_by_an_editor(one) for one in value]
    return value.isoformat() if isinstance(value, date | time) else value


def underlined(schema: dict[str, Any], data: Any) -> list[ValidationError]:
    """What an editor finds wrong."""
    return list(Draft7Validator(schema, format_checker=FORMATS).iter_errors(seen_by_an_editor(data)))


def told(frame: Frame, text: str) -> list[str]:
    """What the check finds wrong, each as `line:column: words`."""
    reader = Reader(parse("it.toml", text.encode()))
    frame.build("it", reader)
    return [problem.text().partition("\n")[0].removeprefix("it.toml:") for problem in reader.problems]


SCHEMAS = {table.name: file_schema(table) for table in FILES}


def in_editor(frame: Frame, text: str) -> list[ValidationError]:
    """What an editor finds wrong in a file."""
    return underlined(SCHEMAS[frame.file.name], parse("it.toml", text.encode()).data)


def named(sample: Sample) -> str:
    """What a sample is called in the list of tests."""
    return f"{sample.table.lower()}.{sample.key}"


FIELDS = [(name, field) for name, table in TABLES.items() for field in table.fields]


def field_id(value: object) -> str:
    """`step.hold`."""
    return value.name if isinstance(value, Field) else str(value).lower()


def test_every_key_has_a_sample() -> None:
    """One right and one wrong, in the order of the tables: a new key cannot come without."""
    assert sorted((one.table, one.key) for one in SAMPLES) == sorted((name, f.name) for name, f in FIELDS)
    assert all(
        one.good.startswith(f"{one.key} = ") and one.bad.startswith(f"{one.key} = ") for one in SAMPLES
    )
    assert set(FRAMES) == set(TABLES)


def test_the_schemas_are_schemas() -> None:
    """Of the draft that Tombi and Taplo read."""
    for schema in SCHEMAS.values():
        Draft7Validator.check_schema(schema)


@pytest.mark.parametrize("sample", [*SAMPLES, *UNSEEN], ids=named)
def test_a_right_value_is_right_everywhere(sample: Sample) -> None:
    """Nothing is told by the check and nothing is underlined by the editor."""
    frame = FRAMES[sample.table]
    text = frame.text(sample.good)
    assert told(frame, text) == []
    assert in_editor(frame, text) == []


@pytest.mark.parametrize("sample", SAMPLES, ids=named)
def test_a_wrong_value_is_wrong_everywhere(sample: Sample) -> None:
    """The check tells it at its place, once, and the editor underlines that very key."""
    frame = FRAMES[sample.table]
    text = frame.text(sample.bad)
    assert told(frame, text) == [sample.told]
    places = [
        [one for one in error.absolute_path if isinstance(one, str)] for error in in_editor(frame, text)
    ]
    assert places
    assert all(sample.key in place for place in places)


@pytest.mark.parametrize("sample", UNSEEN, ids=named)
def test_what_an_editor_cannot_see_the_check_tells(sample: Sample) -> None:
    """Each with its reason; one that an editor does see belongs to the others."""
    frame = FRAMES[sample.table]
    text = frame.text(sample.bad)
    assert sample.unseen
    assert told(frame, text) == [sample.told]
    assert in_editor(frame, text) == []


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=field_id)
def test_the_example_and_the_default_in_the_editor_are_right(name: str, field: Field) -> None:
    """What an editor offers can be taken as it is; a default means what an absent key means."""
    assert underlined(field_schema(field), plain(field.example)) == []
    undated = re.sub(r'"(\d{4}-\d\d-\d\d(?:T[^"]*)?)"', r"\1", dumps({field.name: plain(field.example)}))
    frame = FRAMES[name]
    table = Table(field.name, (field,))
    reader = Reader(parse("it.toml", undated.encode()))
    reader.root(table)
    assert reader.problems == []
    if field.default is not None:
        assert underlined(field_schema(field), field.default) == []
        with_it = frame.text(dumps({field.name: field.default}).strip())
        assert meaning(frame, with_it) == meaning(frame, frame.text("# nothing more"))


def meaning(frame: Frame, text: str) -> object:
    """What a file comes to; of an exercise's dose what is done, said or not."""
    value = frame.build("it", Reader(parse("it.toml", text.encode())))
    if not isinstance(value, Exercise):
        return value
    dose = value.dose
    done = (dose.set_count, dose.rep_count, dose.relax_seconds, dose.side_names)
    return replace(value, dose=NO_DOSE), done


@pytest.mark.parametrize("name", TABLES)
def test_an_unknown_key_is_told_and_underlined(name: str) -> None:
    """In every table, with the nearest key that there is."""
    frame, table = FRAMES[name], TABLES[name]
    key = f"{table.order[-2:][0]}z"
    text = frame.text(f"{key} = 1")
    line = text.count("\n")
    (words,) = told(frame, text)
    hint = f'Did you mean "{table.order[-2:][0]}"?'
    assert words == f'{line}:1: warning: unknown key "{key}" is left alone. {hint}'
    assert [error.validator for error in in_editor(frame, text)] == ["additionalProperties"]


HEADERS = {
    "ROUTINE": "",
    "STEP": "3:3:",
    "EXERCISE": "",
    "FIGURE": "5:2:",
    "PLAN": "1:3:",
    "MOVE": "6:3:",
    "NOTE": "6:3:",
    "ONCE": "1:3:",
    "PAUSE": "1:3:",
    "SESSION": "",
    "DONE": "5:3:",
    "STOPPED": "5:2:",
    "RUNNING": "5:2:",
    "LEFT_OUT": "5:3:",
    "ADDED": "10:3:",
}
"""Where a key that is not there is told: at the header of its table, or for the whole file."""


@pytest.mark.parametrize(("name", "field"), [(name, f) for name, f in FIELDS if f.required], ids=field_id)
def test_a_missing_key_is_told_and_underlined(name: str, field: Field) -> None:
    """With what it is, at its table or for the whole file."""
    frame = FRAMES[name]
    lines = frame.text("# nothing more").splitlines(keepends=True)
    text = "".join(line for line in lines if not line.startswith(f"{field.name} "))
    words = f"{TABLES[name].name} has no {field.name}: {field.about}"
    assert told(frame, text) == [f"{HEADERS[name]} {words}"]
    assert [error.validator for error in in_editor(frame, text)] == ["required"]


@pytest.mark.parametrize(("name", "field"), FIELDS, ids=field_id)
@pytest.mark.parametrize("value", ["{ zz = 1 }", "[{ zz = 1 }]", "[[1]]", "-0.5"])
def test_a_value_of_a_wrong_kind_is_told_and_underlined(name: str, field: Field, value: str) -> None:
    """A table or a list where one value goes, one table where several go, and the other way round."""
    if (field.kind, value) == ("free", "{ zz = 1 }"):
        return
    frame = FRAMES[name]
    text = frame.text(f"{field.name} = {value}")
    line = text.count("\n")
    found = told(frame, text)
    assert found
    assert all(problem.startswith(f"{line}:") for problem in found)
    assert in_editor(frame, text)


@pytest.mark.parametrize(
    ("file", "text", "words"),
    [
        (
            "ROUTINE",
            'title = "A"\n[step]\nexercise = "a"\n',
            "2:2: step is written with two brackets: [[step]]",
        ),
        ("SCHEDULE", '[plan]\nid = "a"\n', "1:2: plan is written with two brackets: [[plan]]"),
        ("SCHEDULE", "[pause]\nfrom = 2026-12-01\n", "1:2: pause is written with two brackets: [[pause]]"),
        ("SETTINGS", "[[pain]]\namber = 3\n", "1:3: pain must be a table, not a list"),
        ("SETTINGS", "[[x]]\na = 3\n", "1:3: x must be a table, [x]"),
        ("ROUTINE", 'title = "A"\n[[group]]\nrounds = 3\n', "2:3: group must be a table, [group]"),
    ],
)
def test_brackets_too_few_or_too_many(file: str, text: str, words: str) -> None:
    """One pair for a table, two for each of several."""
    assert told(FRAMES[file], text) == [words]
    assert in_editor(FRAMES[file], text)


_TIMING = "hold and tempo both time a repetition: keep one of them"
_ONE_THING = "one thing grows at a time: give hold, reps or sets"
_EITHER = "a plan names either a routine or a sequence of routines"


@pytest.mark.parametrize(
    ("name", "lines", "words"),
    [
        ("STEP", 'hold = "3s"\ntempo = "3-0-3"', f"6:1: {_TIMING}"),
        ("STEP", 'tempo = "3-0-3"\nhold = "3s"', f"5:1: {_TIMING}"),
        ("DOSE", 'hold = "3s"\ntempo = "3-0-3"', f"7:1: {_TIMING}"),
        ("PLAN", 'sequence = ["a"]\nroutine = "b"', f"1:3: {_EITHER}"),
        ("PLAN", "sequence = []", f"1:3: {_EITHER}"),
        ("PLAN", 'routine = ""', f"1:3: {_EITHER}"),
        ("PROGRESS", 'hold = "+5s"\nreps = "+2"', f"6:2: {_ONE_THING}"),
        ("SESSION", 'status = "running"', "3:10: a running session needs its [running] table"),
        ("SESSION", 'status = "stopped"', "3:10: a stopped session needs its [stopped] table"),
    ],
)
def test_a_rule_over_several_keys_is_told_and_underlined(name: str, lines: str, words: str) -> None:
    """Check and editor have it from the same table."""
    frame = FRAMES[name]
    assert told(frame, frame.text(lines)) == [words]
    assert [error.validator in ("not", "oneOf") for error in in_editor(frame, frame.text(lines))] == [True]


@pytest.mark.parametrize(
    ("name", "lines"),
    [("PLAN", 'sequence = ["a"]\nroutine = ""'), ("PLAN", 'routine = "a"\nsequence = []')],
)
def test_an_empty_value_counts_as_none(name: str, lines: str) -> None:
    """To both: a form that was emptied is no second answer."""
    frame = FRAMES[name]
    assert told(frame, frame.text(lines)) == []
    assert in_editor(frame, frame.text(lines)) == []


def test_a_wrong_value_is_not_held_against_a_rule() -> None:
    """One mistake, one message."""
    frame = FRAMES["PLAN"]
    assert told(frame, frame.text("routine = 5")) == ["4:11: routine must be text in quotes, not 5"]


def _in_every_spelling(hours: int, minutes: int, seconds: int, gap: str, units: str) -> str:
    """A duration in parts, those that are nothing left out."""
    parts = [
        f"{n}{gap}{unit}" for n, unit in zip((hours, minutes, seconds), units.split(","), strict=True) if n
    ]
    return gap + gap.join(parts)


_SPELLINGS = st.builds(
    _in_every_spelling,
    st.integers(0, 22),
    st.integers(0, 99),
    st.integers(1, 99),
    st.sampled_from(["", " ", "  "]),
    st.sampled_from(["h,m,s", "H,Min,S", "h,MIN,s"]),
)
_KINDS: dict[str, st.SearchStrategy[Any]] = {
    "longer": st.integers(1, MAX_SECONDS).map("+{}".format) | _SPELLINGS.map("+{}".format),
    "more": st.integers(1, 9_999).map("+{}".format),
    "flag": st.booleans(),
    "tempo": st.from_regex(TEMPO_PATTERN, fullmatch=True).filter(lambda text: re.search("[1-9]", text)),
    "load": st.from_regex(LOAD_PATTERN, fullmatch=True),
    "time": st.from_regex(TIME_PATTERN, fullmatch=True) | st.times(),
    "date": st.dates(),
    "slot": st.dates() | st.datetimes(),
    "moment": st.datetimes(
        datetime(1971, 1, 1), datetime(2199, 1, 1), timezones=st.sampled_from([None, UTC])
    ),
    "free": st.dictionaries(st.text(max_size=3), st.integers(0, 9) | st.booleans(), max_size=2),
}


def one_value(field: Field) -> st.SearchStrategy[Any]:
    """Right values for a key that has one, or for one of its list."""
    if field.table is not None:
        return tables(field.table)
    if field.kind == "choice":
        return st.sampled_from(field.allowed)
    if field.kind == "int":
        return st.integers(field.low, field.high)
    if field.kind == "seconds":
        bare = st.integers(field.low, field.high)
        return bare | bare.map(str) | _SPELLINGS
    if field.kind == "text":
        return st.text(max_size=8).filter(lambda text: not field.required or clean(text).strip())
    return _KINDS[field.kind]


def values(field: Field) -> st.SearchStrategy[Any]:
    """Right values for a key."""
    one = one_value(field)
    if field.named:
        return st.dictionaries(st.sampled_from(["core", "legs"]), one, max_size=2)
    if field.pair:
        return st.tuples(one, one).map(lambda two: sorted(two, key=lambda n: parse_duration(str(n))))
    several = st.lists(one, max_size=2)
    return one | several if field.one_or_many else several if field.many else one


def tables(table: Table) -> st.SearchStrategy[dict[str, Any]]:
    """Right tables, with the keys that they need and some of the others."""
    needed = {field.name: values(field) for field in table.required}
    others = {field.name: values(field) for field in table.fields if not field.required}
    drawn = st.fixed_dictionaries(needed, optional=others)
    return drawn.filter(lambda data: not any(rule.broken(data) for rule in table.rules))


@pytest.mark.parametrize("table", FILES, ids=lambda table: table.name)
@given(data=st.data())
@settings(suppress_health_check=[HealthCheck.filter_too_much, HealthCheck.too_slow], deadline=None)
def test_what_the_check_takes_the_editor_takes(table: Table, data: st.DataObject) -> None:
    """Nothing is underlined in a file that is in order, whatever stands in it together."""
    document = parse("it.toml", dumps(data.draw(tables(table))).encode())
    reader = Reader(document)
    reader.root(table)
    assert [one for one in reader.problems if "newer planner" not in one.message] == []
    assert underlined(SCHEMAS[table.name], document.data) == []


@pytest.mark.parametrize(
    ("name", "field"), [(name, field) for name, field in FIELDS if field.table is None], ids=field_id
)
@given(data=st.data())
def test_what_the_check_takes_for_a_key_the_editor_takes(
    name: str, field: Field, data: st.DataObject
) -> None:
    """In every spelling, up to the bounds."""
    document = parse("it.toml", dumps({field.name: data.draw(values(field))}).encode())
    reader = Reader(document)
    reader.table(Table(name, (field,)), document.data, ())
    assert reader.problems == []
    assert underlined(field_schema(field), document.data[field.name]) == []
