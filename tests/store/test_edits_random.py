"""Random commented files, random operations: nothing is lost, and nothing changes hands.

Each comment says what it belongs to, so a plain look at the lines tells whether it is still there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.store.edits import (
    AppendValue,
    DuplicateItem,
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RemoveValue,
    SetValue,
    Unset,
    edit,
)
from planner.store.toml_text import Document, parse
from planner.store.toml_write import same

Draw = Callable[..., Any]

KEYS = ["reps", "hold", "note", "tempo"]
SCALARS = ["12", '"30s"', "'it is'", "true", "2026-12-25", "07:30:00", '"a # b"', '"[[step]]"', "0.5"]
LINES = ['"""\n[[step]]\n# no comment\n"""', "'''\n[group.x]\n\n# no comment'''"]


@st.composite
def items(draw: Draw, number: int) -> str:
    """One `[[step]]` with comments above, on and in it."""
    name = f"e{number}"
    lines = [f"# above {name}" for _ in range(draw(st.integers(0, 2)))]
    lines.append("[[step]]" + draw(st.sampled_from(["", f"  # on {name}"])))
    lines.append(f'id   = "{name}"')
    for key in draw(st.lists(st.sampled_from(KEYS), unique=True, max_size=3)):
        lines += draw(
            st.sampled_from([[], [], [f"# in {name}"], ["", f"# in {name}"], ["", f"# in {name}", ""]])
        )
        if draw(st.booleans()):
            lines.append(f"{key:<4} = {draw(st.sampled_from(SCALARS + LINES))}")
            lines[-1] += draw(st.sampled_from(["", "", f"   # on {name}"]))
        else:
            lines += draw(lists(key, name))
    lines += draw(st.sampled_from([[], [], [f"# in {name}"]]))
    extra = draw(st.sampled_from(["", "", "", "[step.extra]", "[[step.sub]]"]))
    if extra:
        lines += draw(st.sampled_from([[], [""], ["", f"# in {name}"], ["", f"# in {name}", ""]]))
        lines += [extra, "x = 1"]
    elif lines[-1].startswith("# in"):
        lines.append("")  # or it would touch the next table
    return "\n".join(lines) + "\n"


@st.composite
def lists(draw: Draw, key: str, name: str) -> list[str]:
    """A list of numbers on one line or on many, with comments that name their number."""
    numbers = draw(st.lists(st.integers(100, 999), unique=True, max_size=4))
    if draw(st.booleans()):
        return [f"{key} = [{', '.join(map(str, numbers))}]"]
    lines = [f"{key} = [" + draw(st.sampled_from(["", f" # in {name}"]))]
    for place, number in enumerate(numbers):
        lines += draw(st.sampled_from([[], [], [""], [f"  # over {number}"]]))
        comma = "," if place < len(numbers) - 1 or draw(st.booleans()) else ""
        lines.append(f"  {number}{comma}" + draw(st.sampled_from(["", f"  # by {number}"])))
    return [*lines, *draw(st.sampled_from([[], ["", f"  # in {name}"]])), "]"]


@st.composite
def files(draw: Draw) -> tuple[bytes, int]:
    """A whole file, and how many steps it has."""
    parts = [
        draw(st.sampled_from(["", "# head\n", "#:schema x\n\n# loose\n\n", "\n", "# head\nformat = 1\n"]))
    ]
    parts.append(draw(st.sampled_from(["", 'title  = "x" # root\nready  = "10s"\n', "a.b = 1\na.c = [1]\n"])))
    count = draw(st.integers(0, 4))
    for number in range(count):
        parts.append(draw(st.sampled_from(["", "\n", "\n", "\n\n", "\n# loose\n\n"])))
        if not number and "=" not in "".join(parts):
            parts[-1] = "\n"  # comments at the very top would be the file's
        parts.append(draw(items(number)))
        if draw(st.integers(0, 5)) == 0:
            parts.append(draw(st.sampled_from(["", "\n"])) + f"# other\n[other{number}]\ny = 1 # other\n")
    parts.append(draw(st.sampled_from(["", "\n", "\n# loose\n", "\n[group.core]\nrounds = 2\n"])))
    text = "".join(parts)
    if draw(st.integers(0, 3)) == 0:
        text = text.removesuffix("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return b"\xef\xbb\xbf" * draw(st.booleans()) + text.encode(), count


@st.composite
def inline_files(draw: Draw) -> tuple[bytes, int]:
    """The same steps written inline."""
    count = draw(st.integers(0, 4))
    if draw(st.booleans()):
        rows = ", ".join(f'{{ id = "e{n}", reps = [1, 2] }}' for n in range(count))
        return f"format = 1\nstep = [{rows}] # root\n".encode(), count
    lines = ["step = ["]
    for number in range(count):
        lines += draw(st.sampled_from([[], [""], [f'  # over {{ id = "e{number}"'], ["", "  # apart", ""]]))
        comma = "," if number < count - 1 or draw(st.booleans()) else ""
        row = f'  {{ id = "e{number}", note = "x" }}{comma}'
        lines.append(row + draw(st.sampled_from(["", f'  # by {{ id = "e{number}"'])))
    return "\n".join([*lines, "]", ""]).encode(), count


def operation(draw: Draw, data: dict[str, Any], fresh: int) -> Edit:
    """An operation that makes sense for the data."""
    steps = data.get("step", [])
    count = len(steps)
    if not count or draw(st.integers(0, 4)) == 0:
        values = {"reps": 3, "id": f"e{fresh}", "days": ["mon"]}
        return InsertItem(("step",), draw(st.integers(0, count)), values, order=("id", "reps"))
    at = draw(st.integers(0, count - 1))
    key = draw(st.sampled_from(KEYS))
    there = steps[at].get(key)
    value = draw(st.sampled_from([5, "x", "two\nlines", True, [101, 102], ["a"], {"k": 1}]))
    choices: list[Edit] = [
        MoveItem(("step",), at, draw(st.integers(0, count - 1))),
        RemoveItem(("step",), at),
        DuplicateItem(("step",), at),
        SetValue(("step", at, key), value, order=("id", *KEYS)),
        Unset(("step", at, key)),
        SetValue(("title",), draw(st.sampled_from(["y", "z"]))),
        SetValue(("group", "core", "rest"), "5s"),
        Unset(("group",)),
        SetValue(("format",), 1, order=("format", "title")),
    ]
    if isinstance(there, list):
        choices += [AppendValue(("step", at, key), 7)] * 3
        changed = [number for number in there if number != 101][::-1]
        choices += [SetValue(("step", at, key), [55, *changed])]
        if there:
            choices += [RemoveValue(("step", at, key), draw(st.integers(0, len(there) - 1)))] * 3
    return draw(st.sampled_from(choices))  # type: ignore[no-any-return]


def comments(document: Document) -> list[tuple[int, str]]:
    """The comments of a text, with the numbers of their lines: a look at lines, no scanner of ours."""
    text = document.text.replace("\r\n", "\n")
    blind = re.sub(r'"""[\s\S]*?"""|\'\'\'[\s\S]*?\'\'\'', lambda m: "x" + "\n" * m[0].count("\n"), text)
    blind = re.sub(r'"(a # b|two\\nlines)"', "x", blind)
    lines = blind.split("\n")
    return [(number, line[line.index("#") :]) for number, line in enumerate(lines) if "#" in line]


def assert_comments_stand_right(document: Document, *, values: bool) -> None:
    """Whatever a comment says of its place is so; with `values`, also which value it stands at."""
    lines = document.text.replace("\r\n", "\n").split("\n")
    ids = [(n, m[1]) for n, line in enumerate(lines) if (m := re.search(r'\bid\s*= "(e\d+)"', line))]
    for number, comment in comments(document):
        kind, _, what = comment.removeprefix("# ").partition(" ")
        following = next((line for line in lines[number + 1 :] if not line.strip().startswith("#")), "")
        if kind == "above":
            assert next(name for n, name in ids if n > number) == what, document.text
            assert following.startswith("[[step]]"), document.text
        elif kind == "on" and lines[number].startswith("[[step]]"):
            assert next(name for n, name in ids if n > number) == what, document.text
        elif kind in {"in", "on"}:
            assert [name for n, name in ids if n < number][-1] == what, document.text
        elif kind == "by" and values:
            assert re.match(rf"\s*{re.escape(what)}(?!\w)", lines[number]), document.text
        elif kind == "over" and values:
            assert re.match(rf"\s*{re.escape(what)}(?!\w)", following), document.text
        elif kind == "loose":
            assert number == 0 or lines[number - 1] == "", document.text
            assert number == len(lines) - 1 or lines[number + 1] == "", document.text


@pytest.mark.parametrize("kind", [files, inline_files])
def test_any_operations_on_any_file_lose_nothing(
    kind: Callable[[], st.SearchStrategy[tuple[bytes, int]]],
) -> None:
    """Each operation is carried out, means what it should, and leaves every comment where it belongs."""

    # `--hypothesis-profile=thorough` asks for more.
    examples = max(200, settings.default.max_examples if settings.default else 0)

    @settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=examples)
    @given(st.data())
    def run(data: st.DataObject) -> None:
        raw, count = data.draw(kind())
        document, values = parse("f", raw), True
        for turn in range(data.draw(st.integers(1, 4))):
            one = operation(data.draw, document.data, count + turn)
            before, gone = document, _deleted(document, one)
            document = edit(before, [one])
            wanted = one.apply_data(before.data)
            assert same(_bare(document.data), _bare(wanted)), (one, before.text, document.text)
            values = values and not isinstance(one, SetValue)  # a value set anew keeps the comment beside it
            assert_comments_stand_right(document, values=values)
            lost = _texts(before) - _texts(document) if not isinstance(one, DuplicateItem) else set()
            assert not {text for text in lost if not gone(text)}, (one, before.text, document.text)
            assert document.bom == before.bom
            if "\r\n" in before.text:
                assert "\n" not in document.text.replace("\r\n", "")
            if before.text:
                assert before.text.endswith("\n") == document.text.endswith("\n") or not document.text

    run()


def _texts(document: Document) -> set[str]:
    return {text for _, text in comments(document)}


def _deleted(document: Document, one: Edit) -> Callable[[str], bool]:
    """Which comments an operation may take with it."""
    if isinstance(one, RemoveValue):
        return lambda text: text.startswith(("# by", "# over"))
    if isinstance(one, RemoveItem):
        name = document.data["step"][one.index]["id"]
        numbers = re.findall(r"\b\d{3}\b", str(document.data["step"][one.index]))
        beside = ("# by", "# over")  # a number set anew keeps the comment of the one before it
        return lambda text: (
            text.startswith(beside) or any(re.search(rf"\b{w}\b", text) for w in (name, *numbers))
        )
    if isinstance(one, Unset | SetValue):
        return lambda text: (
            text.startswith(("# by", "# over", "# on", "# in", "# loose", "# other"))
            and bool(isinstance(one.path[-1], str))
        )
    return lambda text: False


def _bare(data: Any) -> Any:
    """Without empty tables and lists, which text need not show."""
    if isinstance(data, dict):
        return {key: inner for key, value in data.items() if (inner := _bare(value)) not in ({}, [])}
    if isinstance(data, list):
        return [_bare(value) for value in data]
    return data
