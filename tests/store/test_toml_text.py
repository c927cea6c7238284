"""A TOML file as it was read: its data, and the place of everything in it."""

from __future__ import annotations

import os
import subprocess
import sys
import time
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store.errors import BrokenFile
from planner.store.files import read_bytes
from planner.store.toml_index import KeyPath
from planner.store.toml_scan import ScanError, scan
from planner.store.toml_text import parse

ROUTINE = '''\
#:schema ../schema/routine.schema.json

# routines/morning-relief.toml
format = 1
"quoted key".inner = 'x'  # dotted and quoted

# --- loosen ---

# first
[[step]]  # on the header
exercise = "cat-cow"
note     = """
[[step]]
# not a comment
"""
list     = [  # of things
  1,  # one
  # above two
  2, { a = 1, b.c = "two" },
]

# inside

tempo = '3-0-3'
# touches the table above

[step.extra]
x = 07:30:00

[[step]]
at = 2026-11-22 07:00:12+01:00
[[plan.moves]]
on = 2026-12-02
'''


def at(text: str, path: KeyPath, part: str = "value") -> str:
    """What stands at the place that a message about a path would underline."""
    line, column, length = parse("f", text.encode()).place(path, part)
    return text.splitlines()[line - 1][column - 1 : column - 1 + length]


@pytest.mark.parametrize(
    ("path", "key", "value"),
    [
        (("format",), "format", "1"),
        (("quoted key", "inner"), "inner", "'x'"),
        (("step", 0), "step", "step"),
        (("step", 0, "exercise"), "exercise", '"cat-cow"'),
        (("step", 0, "note"), "note", '"""'),
        (("step", 0, "list"), "list", "[  # of things"),
        (("step", 0, "list", 1), "2", "2"),
        (("step", 0, "list", 2), '{ a = 1, b.c = "two" }', '{ a = 1, b.c = "two" }'),
        (("step", 0, "list", 2, "b", "c"), "c", '"two"'),
        (("step", 0, "extra", "x"), "x", "07:30:00"),
        (("step", 1, "at"), "at", "2026-11-22 07:00:12+01:00"),
        (("plan", "moves", 0), "plan.moves", "plan.moves"),
        (("plan", "moves", 0, "on"), "on", "2026-12-02"),
    ],
)
def test_everything_has_a_place(path: KeyPath, key: str, value: str) -> None:
    """Keys and values of tables, lists, inline tables, quoted and dotted keys."""
    assert at(ROUTINE, path, "key") == key
    assert at(ROUTINE, path) == value
    crlf = ROUTINE.replace("\n", "\r\n")
    assert parse("f", crlf.encode()).place(path) == parse("f", ROUTINE.encode()).place(path)


def test_what_is_not_there_has_the_place_of_the_table_around_it() -> None:
    """A missing key is told at the header of its table, and at no line when it is missing in the file."""
    document = parse("f", ROUTINE.encode())
    assert document.place(("step", 1, "exercise")) == document.place(("step", 1), "key")
    assert document.place(("title",)) == (0, 0, 0)
    assert document.place(()) == (0, 0, 0)


def test_a_problem_quotes_its_line() -> None:
    """The message has the shape that all messages have."""
    document = parse("routines/a.toml", b"title = 'x'\r\nrest   = 15\r\n")
    problem = document.problem(("rest",), "too short", hint="Say 20.", severity="warning")
    assert problem.text() == "\n".join(
        ["routines/a.toml:2:10: warning: too short Say 20.", "    2 | rest   = 15", "      |          ^^"]
    )
    assert document.problem(("title",), "x", part="key").column == 1
    assert document.problem(("gone",), "x").text() == "routines/a.toml: x"


def test_a_table_owns_the_comments_that_touch_it() -> None:
    """A blank line cuts the tie; what is cut off on both sides is loose; the top is the file's."""
    index = scan(ROUTINE)
    owners = {ROUTINE[slice(*c.span)]: (c.owner, c.loose) for c in index.comments}
    assert owners == {
        "#:schema ../schema/routine.schema.json": ((), False),
        "# routines/morning-relief.toml": ((), False),
        "# dotted and quoted": (("quoted key", "inner"), False),
        "# --- loosen ---": ((), True),
        "# first": (("step", 0), False),
        "# on the header": (("step", 0), False),
        "# of things": (("step", 0, "list"), False),
        "# one": (("step", 0, "list", 0), False),
        "# above two": (("step", 0, "list", 1), False),
        "# inside": (("step", 0), False),
        "# touches the table above": (("step", 0), False),
    }


@pytest.mark.parametrize(
    ("text", "newline", "bom"),
    [(b"a = 1\n", "\n", False), (b"a = 1\r\nb = 2\r\n", "\r\n", False), (b"\xef\xbb\xbfa = 1", "\n", True)],
)
def test_line_ends_and_byte_order_mark_are_noticed(text: bytes, newline: str, bom: bool) -> None:
    """They are kept when the file is written."""
    document = parse("f", text)
    assert (document.newline, document.bom, document.data["a"]) == (newline, bom, 1)
    assert document.raw == text


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("m = {\n  a = 1, # one\n  b = 2,\n}\n", {"m": {"a": 1, "b": 2}}),
        ("m = { a = 1, }", {"m": {"a": 1}}),
        (r'e = "\e\x41"', {"e": "\x1bA"}),
        ("d = [ 2026-11-22 ]\nm = { a = 'x',}", {"d": [date(2026, 11, 22)], "m": {"a": "x"}}),
    ],
)
def test_toml_1_1_is_read(text: str, data: dict[str, Any]) -> None:
    """What tomllib does not know yet is read all the same, as plain values with their places."""
    document = parse("f", text.encode())
    assert document.data == data
    assert type(document.data["m" if "m" in data else "e"]) in {dict, str}
    assert document.index.values


@pytest.mark.parametrize(
    "text", ["a = 1\na = 2", "[a]\n[a]", "a = {b = 1,}\na = 2", "m = { a = 2026-02-30, }"]
)
def test_what_no_toml_allows_is_not_read(text: str) -> None:
    """Reading TOML 1.1 does not make nonsense good."""
    with pytest.raises(BrokenFile):
        parse("f", text.encode())


HOSTILE = {
    "a long dotted key": b"a" + b".a" * 20_000 + b" = 1",
    "a long dotted header": b"[" + b"a." * 20_000 + b"a]",
    "a long quoted key": b'"a"' + b' . "a"' * 20_000 + b" = 1",
    "a dotted key in a table": b"x = {" + b"a." * 20_000 + b"a = 1}",
    "nested lists": b"a = " + b"[" * 100_000,
    "closed nested lists": b"a = " + b"[" * 200 + b"]" * 200,
    "nested tables": b"a = " + b"{a = " * 20_000,
    "a long word": b"a" * 256 * 1024,
    "a long value": b"a = " + b"x" * 256 * 1024,
    "blanks": b"a = x" + b" " * 256 * 1024 + b"y",
    "quotes": b'"' * 256 * 1024,
    "quotes in a list": b"a = [" + b"\"'" * 128 * 1024,
    "dots": b"." * 256 * 1024,
    "words": b"a " * 128 * 1024,
    "slips": b"".join(b"a%d = 30s\n" % n for n in range(20_000)),
    "dotted text": b"a = '" + b"a.a " * 64 * 1024 + b"' x",
    "noughts": b"\0" * 256 * 1024,
    "blank lines": b"a = [" + b"\n" * 256 * 1024,
    "commas": b"a = [" + b"," * 256 * 1024,
    "hashes": b"#" * 256 * 1024 + b"\na",
    "triple quotes": b"a = 1 " + b'"""\\' * 64 * 1024,
    "triple quotes on lines": b"a = 1 x\n" + b'"""\\' * 64 * 1024,
    "triple quotes and dots": b"a." * 80 + b"a = 1\n" + b'"""\\' * 60 * 1024,
    "equals": b"a" + b"=" * 256 * 1024,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_bytes_cost_little(name: str) -> None:
    """Seconds and gigabytes for a parser, a moment and a sentence here."""
    start = time.process_time()
    with pytest.raises(BrokenFile) as caught:
        parse("f", HOSTILE[name])
    assert time.process_time() - start < 4
    assert all(problem.message and len(problem.message) < 400 for problem in caught.value.problems)


def test_many_sentences_are_not_a_long_key() -> None:
    """Only keys are counted, not the dots of a long text."""
    text = 'note = "' + "One. Two. e.g. i.e. 1.5. " * 200 + '"\nlist = [' + "1.5, " * 200 + "]\n"
    assert parse("f", text.encode()).data["list"] == [1.5] * 200


def test_the_shipped_files_are_read_as_tomllib_reads_them() -> None:
    """Every file we ship has an index whose values are all of its values."""
    root = Path(__file__).parents[2]
    files = [*root.glob("routines/*.toml"), *root.glob("planner/library/*.toml")]
    for path in files:
        raw = read_bytes(path)
        document = parse(path.name, raw)
        assert document.data == tomllib.loads(raw.decode())
        assert set(leaves(document.data, ())) <= set(document.index.values)


def leaves(data: Any, path: KeyPath) -> list[KeyPath]:
    if isinstance(data, dict):
        return [leaf for key, value in data.items() for leaf in leaves(value, (*path, key))]
    if isinstance(data, list):
        return [leaf for at, value in enumerate(data) for leaf in leaves(value, (*path, at))]
    return [path]


PIECES = st.sampled_from(
    [*"[]{}=,.#\"'\n \t\\-:_ab01", "\r\n", "[[", "]]", '"""', "'''", "a = ", "[a]\n", "[[a]]\n", "# c\n", "é"]
)


@given(st.lists(PIECES, max_size=30).map("".join))
def test_the_scanner_knows_all_that_tomllib_knows(text: str) -> None:
    """Whatever tomllib reads has its places; and any text at all ends in data or in a ScanError."""
    try:
        data = tomllib.loads(text)
    except ValueError:
        data = None
    try:
        index = scan(text)
    except ScanError:
        assert data is None
        return
    if data is not None:
        assert set(leaves(data, ())) <= set(index.values)
        for path in leaves(data, ()):
            start, end = index.values[path]
            assert tomllib.loads(f"v = {text[start:end]}")["v"] == value_at(data, path)


def value_at(data: Any, path: KeyPath) -> Any:
    for part in path:
        data = data[part]
    return data


def test_reading_needs_no_tomlkit() -> None:
    """tomlkit costs more than all the rest of a plain command: it is imported to write, or for TOML 1.1."""
    code = (
        "import sys\n"
        "from planner.store import edits, saving, toml_text\n"
        "toml_text.parse('f', b'a = [1]').index\n"
        "try: toml_text.parse('f', b'a = 30s')\n"
        "except Exception: pass\n"
        "sys.exit('tomlkit' in sys.modules)\n"
    )
    root = str(Path(__file__).parents[2])
    done = subprocess.run([sys.executable, "-c", code], env={**os.environ, "PYTHONPATH": root}, check=False)
    assert done.returncode == 0
