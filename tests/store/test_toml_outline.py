"""The outline of a text: the places a message needs, without an index of the whole file."""

from __future__ import annotations

import time
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.many_routines import routine, with_slip
from planner.store.reading import Reader
from planner.store.schema import ROUTINE
from planner.store.toml_index import KeyPath
from planner.store.toml_scan import ScanError, outline, scan
from planner.store.toml_text import parse
from tests.store.random_files import Dice, inline_file, step_file

PLAIN = """\
format = 1
a.b    = "dotted"

[[step]]   # on the header
exercise = "cat-cow"
# reps = 3
note     = "reps = 4"
reps     = 5 # reps = 6
text     = '''
sets = 7
[[step]]
'''
sets     = 8
[step.x]
reps     = 9
[ [ step ] ]
"""

PIECES = st.sampled_from(
    [
        *(
            "[a]\n",
            "[[b]]\n",
            "[b.c]\n",
            "[[b.d]] # x\n",
            '["a"."é"]\n',
            " [ e ] \r\n",
            "\n",
            "# a = 9\n",
            "\t",
        ),
        *(
            "a = 1\n",
            "b = 'b = 3'\n",
            '"a" = 1\n',
            "c.d = 1 # d = 2\n",
            "f = [\n 1, # a = 5\n [2]]\n",
            "g = 1",
        ),
        *("h = '''\na = 3\n[a]\n'''\n", "i = { a = 1, b.c = [2] }\n", 'j = "\\"" # "\r\n', 'k = ""\n'),
        *("[b.c.d]\n", "[[b]]\n", "l = 2026-11-22 07:00:00\n", "  m = 07:30:00  \n", "n = [ 'a' ] \n"),
    ]
)


def differences(text: str) -> list[KeyPath]:
    """The paths, there or not, whose places in the outline are not those in the index of the whole text."""
    index = scan(text)
    there = {*index.keys, *index.values}
    asked = {near for path in there for near in (path, path[:-1], (*path, "a"), (*path, 0))} - {()}
    found = {path: outline(text).find(path) for path in sorted(asked, key=str)}
    return [
        path for path, places in found.items() if places != (index.keys.get(path), index.values.get(path))
    ]


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("format",), "format", "1"),
        (("a", "b"), "b", '"dotted"'),
        (("step", 0), "step", None),
        (("step", 0, "reps"), "reps", "5"),
        (("step", 0, "sets"), "sets", "8"),
        (("step", 0, "x", "reps"), "reps", "9"),
        (("step", 1), "step", None),
        (("step", 1, "reps"), None, None),
        (("reps",), None, None),
    ],
)
def test_a_place_is_found_where_the_key_really_is(path: KeyPath, key: str | None, value: str | None) -> None:
    """What looks like the key in a comment, in a text, or in another table is not it."""
    text = PLAIN.replace("[ [ step ] ]", "[[ step ]]")
    found = tuple(span and text[slice(*span)] for span in outline(text).find(path))
    assert found == (key, value)


@given(st.lists(PIECES, max_size=12).map("".join))
def test_the_outline_finds_what_the_index_finds(text: str) -> None:
    """Law: for every text that tomllib reads, each path has the same place, and one not there has none."""
    try:
        tomllib.loads(text)
        scan(text)
    except (ValueError, ScanError):
        return
    assert differences(text) == []


@given(st.sampled_from([step_file, inline_file]), st.data())
def test_the_outline_finds_what_the_index_finds_in_whole_files(
    make: Callable[[Dice], bytes], data: st.DataObject
) -> None:
    """The same for routines with comments everywhere, with any line ends, as tables and written inline."""
    dice = Dice(lambda below: data.draw(st.integers(0, below - 1)))
    assert differences(parse("f", make(dice)).text) == []


def test_the_outline_finds_what_the_index_finds_in_real_files() -> None:
    """The same for every file we ship and for those of the benchmarks."""
    root = Path(__file__).parents[2]
    texts = [
        path.read_text() for part in ("routines", "planner/library") for path in root.glob(f"{part}/*.toml")
    ]
    assert len(texts) > 8
    for text in [*texts, *(with_slip(routine(number), number) for number in range(10))]:
        assert differences(text) == []


@pytest.mark.parametrize("line", ["k{} = 1\n", "[h{}]\n"])
def test_thousands_of_problems_in_a_file_cost_little(line: str) -> None:
    """Each is told with its line, and the time grows with the file, not with its square."""
    reader = Reader(parse("f", ("title = 'x'\n" + "".join(map(line.format, range(15_000)))).encode()))
    start = time.process_time()
    reader.root(ROUTINE)
    assert time.process_time() - start < 4
    assert [problem.line for problem in reader.problems] == list(range(2, 15_002))
