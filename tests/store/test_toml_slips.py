"""What people get wrong by hand: each slip has its own sentence, at its place."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.store.errors import BrokenFile, Problem
from planner.store.toml_slips import explain
from planner.store.toml_text import parse

# What it is, the text, (line, column, length), the sentence.
# fmt: off
SLIPS = [
    ("an unquoted word", "exercise = cat-cow\n", (1, 12, 7), "text needs quotes: exercise = \"cat-cow\""),
    ("unquoted words before a comment", "title = Morning relief  # mine\n", (1, 9, 14),
     "text needs quotes: title = \"Morning relief\""),
    ("a capital True", "flash = True\n", (1, 9, 4),
     "true and false are written in small letters: flash = true"),
    ("a yes", "flash = yes\n", (1, 9, 3), "a switch is true or false: flash = true"),
    ("a null", "note = null\n", (1, 8, 4), "there is no null in TOML: leave the key out"),
    ("a duration", "reps = 3\nhold   = 30s\n", (2, 10, 3), "text with a unit needs quotes: hold = \"30s\""),
    ("a load", "load = 5 kg\n", (1, 8, 4), "text with a unit needs quotes: load = \"5 kg\""),
    ("a time of day", "at = 7:30\n", (1, 6, 4), "a time needs quotes: at = \"07:30\""),
    ("a leading nought", "reps = 010\n", (1, 8, 3), "a number does not begin with 0: reps = 10"),
    ("a decimal comma", "load = 12,5\n", (1, 8, 4), "a decimal number has a point, not a comma: load = 12.5"),
    ("a decimal without its first digit", "speed = .5\n", (1, 9, 2),
     "a decimal number has a digit before its point: speed = 0.5"),
    ("a decimal without its last digit", "speed = 5.\n", (1, 9, 2),
     "a decimal number has a digit after its point: speed = 5.0"),
    ("a comma at the end", "reps = 3,\n", (1, 8, 2), "nothing comes after a value, no comma: reps = 3"),
    ("a comma after text", "title = \"x\",\n", (1, 12, 1), "nothing comes after a value, no comma"),
    ("a semicolon at the end", "reps = 3;\n", (1, 8, 2),
     "nothing comes after a value, no semicolon: reps = 3"),
    ("a comma too many", "days = [\"mon\",, \"wed\"]\n", (1, 15, 1), "a comma too many"),
    ("a comma missing between texts", "days = [\"mon\" \"wed\"]\n", (1, 15, 5),
     "a comma is missing before this"),
    ("a comma missing between numbers", "range = [20 30]\n", (1, 10, 5), "a comma is missing after 20"),
    ("a comma missing between rows", "moves = [\n  { on = 1 }\n  { on = 2 }\n]\n", (3, 3, 1),
     "a comma is missing before this"),
    ("a comma missing in a row", "m = { on = 1 to = 2 }\n", (1, 12, 4), "a comma is missing after 1"),
    ("a colon instead of =", "reps: 3\n", (1, 5, 1), "after a key comes =, not a colon: reps = 3"),
    ("a colon in a row", "m = { on: 1 }\n", (1, 9, 1), "after a key comes =, not a colon: on = …"),
    ("no =", "reps 10\n", (1, 1, 7), "= is missing: reps = 10"),
    ("two =", "reps == 10\n", (1, 7, 1), "one = is enough: reps = 10"),
    ("a key alone", "reps\n", (1, 1, 4), "\"reps\" stands alone: a key has = and a value"),
    ("no value", "reps =   # later\n", (1, 1, 6), "reps has no value: write one after =, or delete the line"),
    ("no key", "= 3\n", (1, 1, 1), "a key is missing before ="),
    ("a key of two words", "hold time = \"3s\"\n", (1, 1, 9), "a key is one word: hold-time = …"),
    ("a key with an accent", "dur\u00e9e = 3\n", (1, 1, 5),
     "a key with such letters needs quotes: \"durée\" = …"),
    ("curly quotes", "title = \u201cMorning\u201d\n", (1, 9, 9),
     "curly quotes mean nothing here, use straight ones: title = \"Morning\""),
    ("a curly quote at the end", "title = \"Morning\u201d\n", (1, 9, 9),
     "a curly quote does not close the text: end it with \""),
    ("a backslash", "on_cue = \"C:\\Users\\me\"\n", (1, 10, 13),
     "a backslash needs single quotes around the text: 'C:\\Users\\me'"),
    ("a backslash without quotes", "on_cue = C:\\bell.wav\n", (1, 10, 11),
     "text needs quotes: on_cue = 'C:\\bell.wav'"),
    ("a list with dashes", "how = [\n]\n- lie down\n", (3, 1, 10),
     "a list is written in square brackets: [\"lie down\", …]"),
    ("a list without brackets", "days = mon, wed\n", (1, 8, 8),
     "a list needs square brackets: days = [\"mon\", \"wed\"]"),
    ("texts without brackets", "days = \"mon\", \"wed\"\n", (1, 8, 12),
     "a list needs square brackets: days = [\"mon\", \"wed\"]"),
    ("a word in a list", "days = [mon, \"wed\"]\n", (1, 9, 3), "text needs quotes: \"mon\""),
    ("31 November", "from = 2026-11-31\n", (1, 8, 10), "there is no 31 November 2026"),
    ("month 13", "from = 2026-13-01\n", (1, 8, 10),
     "there is no month 13: a date is year-month-day, like 2026-11-23"),
    ("a date without noughts", "from = 2026-1-5\n", (1, 8, 8),
     "a date has dashes and two digits each: from = 2026-01-05"),
    ("a date with slashes", "from = 2026/11/23\n", (1, 8, 10),
     "a date has dashes and two digits each: from = 2026-11-23"),
    ("a date with the day first", "from = 23.11.2026\n", (1, 8, 10),
     "a date is year-month-day, like 2026-11-23"),
    ("hour 25", "started = 2026-11-22T25:00:00\n", (1, 11, 19),
     "there is no such date or time: 2026-11-22T25:00:00"),
    ("a quote within quotes", "note = \"say \"stop\" at once\"\n", (1, 8, 20),
     "a quote inside quotes ends the text: note = 'say \"stop\" at once'"),
    ("an apostrophe within single quotes", "note = 'don't'\n", (1, 8, 7),
     "a quote inside quotes ends the text: note = \"don't\""),
    ("words after the quotes", "hold = \"30\" seconds\n", (1, 13, 7),
     "nothing comes after a value but a # comment"),
    ("two keys on a line", "sets = 2 reps = 10\n", (1, 8, 11),
     "two keys on one line: put reps on a line of its own"),
    ("two keys on a line, the first a text", "hold = \"3s\" reps = 10\n", (1, 13, 9),
     "two keys on one line: put reps on a line of its own"),
    ("a key twice", "[[step]]\nreps = 3\n\n[[step]]\nreps = 3\nreps = 4\n", (6, 1, 4),
     "reps is set twice, first on line 5: delete one"),
    ("a table twice", "[dose]\nreps = 3\n\n[range]\n\n[dose]\nsets = 1\n", (6, 1, 6),
     "[dose] is there twice, first on line 1: put their keys together"),
    ("one bracket instead of two", "[[step]]\nreps = 1\n[step]\nreps = 2\n", (3, 1, 6),
     "step is a list of tables: write [[step]]"),
    ("a key that is a table already", "group = 1\n[group.core]\nrounds = 2\n", (2, 1, 12),
     "core of group is already something else, first on line 1: use another name"),
    ("a list that is a value already", "step = []\n[[step]]\nreps = 1\n", (2, 1, 8),
     "step is already something else, first on line 1: use another name"),
    ("a key twice in a row", "m = { on = 1, on = 2 }\n", (1, 15, 2), "on is there twice in this table"),
    ("text that is never closed", "title = \"Morning\nready = 3\n", (1, 9, 8),
     "this text is not closed: \" is missing at its end"),
    ("long text that is never closed", "title = \"x\"\nnote = \"\"\"\nready = 3\n", (2, 8, 3),
     "this text is never closed: \"\"\" is missing after it"),
    ("a list that is never closed", "days = [\"mon\",\n  \"wed\"\nfrom = 2026-11-23\n", (1, 8, 1),
     "this [ is never closed: ] is missing"),
    ("a list that is never closed before a table", "days = [\"mon\",\n\n[[step]]\nreps = 1\n", (1, 8, 1),
     "this [ is never closed: ] is missing"),
    ("a list that is never closed at the end", "a = 1\ndays = [\n  \"mon\",\n", (2, 8, 1),
     "this [ is never closed: ] is missing"),
    ("a row that is never closed", "m = { on = 1\n", (1, 5, 1), "this { is never closed: } is missing"),
    ("the wrong bracket", "days = [\"mon\"}\n", (1, 14, 1), "} cannot close the [ opened on line 1"),
    ("a quote missing in a list", "days = [\"mon, \"wed\"]\n", (1, 16, 3),
     "this stands outside the quotes: a quote or a comma is missing near here"),
    ("a header with a bracket missing", "[[step]\nreps = 1\n", (1, 1, 7), "[[ is closed with ]]: [[step]]"),
    ("a header without its end", "[dose\nreps = 1\n", (1, 1, 5), "[ is closed with ]: [dose]"),
    ("a header with a bracket too many", "[dose]]\nreps = 1\n", (1, 1, 7), "[ is closed with ]: [dose]"),
    ("a header of two words", "[my table]\nreps = 1\n", (1, 1, 10),
     "a name like this needs quotes: [\"my table\"]"),
    ("a header without a name", "[]\nreps = 1\n", (1, 1, 2),
     "a table needs a name between its brackets: [name]"),
    ("a key beside a header", "[dose] reps = 1\n", (1, 8, 8),
     "nothing comes after the name of a table: begin a new line"),
    ("a comment of another language", "// reps\nreps = 1\n", (1, 1, 7), "a comment begins with #"),
    ("plain prose", "this is what I do\n", (1, 1, 17),
     "this is neither key = value, nor a [table], nor a # comment"),
    ("a git conflict", "a = 1\n<<<<<<< HEAD\nreps = 1\n=======\nreps = 2\n>>>>>>> theirs\n", (2, 1, 12),
     "a conflict from git: keep one side and delete the lines with <<<<<<<, ======= and >>>>>>>"),
    ("a NUL byte", "a = 1\nreps = \u00003\n", (2, 8, 1),
     "a NUL byte: this is not a text file, or it was damaged in a crash"),
    ("nothing but NUL bytes", "\u0000\u0000\u0000\u0000", (1, 1, 1),
     "the file holds nothing but NUL bytes: it was lost in a crash, so bring back a backup"),
    ("a control character", "note = \"a\u0007b\"\n", (1, 10, 1),
     "an invisible character (U+0007): delete it, or type a plain blank"),
    ("a blank that does not break", "reps =\u00a03\n", (1, 7, 1),
     "an invisible character (U+00A0): delete it, or type a plain blank"),
    ("a value of no kind", "a = 1__0\n", (1, 5, 4), "text with a unit needs quotes: a = \"1__0\""),
]
# fmt: on


def problems(raw: bytes) -> tuple[Problem, ...]:
    with pytest.raises(BrokenFile) as caught:
        parse("a.toml", raw)
    return caught.value.problems


@pytest.mark.parametrize(("name", "text", "place", "message"), SLIPS, ids=[slip[0] for slip in SLIPS])
def test_each_slip_has_its_sentence_and_its_place(
    name: str, text: str, place: tuple[int, int, int], message: str
) -> None:
    """One slip, one problem: the line, the column, what is underlined, and what to write instead."""
    for raw in (text.encode(), text.replace("\n", "\r\n").encode(), b"\xef\xbb\xbf" + text.encode()):
        (problem,) = problems(raw)
        assert problem.message == message
        assert (problem.line, problem.column, problem.length) == place
        assert problem.severity == "error"
        assert problem.path == "a.toml"


def test_the_message_has_the_shape_of_all_messages() -> None:
    """Path, line, column, words; the line; the underlining."""
    raw = b"[[step]]\nreps   = 3\nhold   = 30s\n"
    assert problems(raw)[0].text() == "\n".join(
        [
            'a.toml:3:10: text with a unit needs quotes: hold = "30s"',
            "    3 | hold   = 30s",
            "      |          ^^^",
        ]
    )


def test_all_slips_of_a_file_are_told_not_the_first() -> None:
    """Each is put right in a copy, so that the next one shows; lines are quoted as they stand."""
    raw = b"""\
title = Morning
ready = 10s # seconds
[[step]
reps = 010, # many
hold: "3s"
days = [mon, tue,
  7:30]
days = 3
at = \xe2\x80\x9c07:00\xe2\x80\x9d
"""
    found = problems(raw)
    assert [(p.line, p.column) for p in found] == [
        (1, 9), (2, 9), (3, 1), (4, 8), (5, 5), (6, 9), (6, 14), (7, 3), (8, 1), (9, 6)
    ]  # fmt: skip
    lines = raw.decode().splitlines()
    assert all(p.source == lines[p.line - 1] for p in found)


def test_every_conflict_of_git_is_told() -> None:
    """One problem a conflict, at its first line."""
    part = b"<<<<<<< mine\na = 1\n=======\na = 2\n>>>>>>> theirs\n"
    assert [p.line for p in problems(part + b"\n" + part)] == [1, 7]


@pytest.mark.parametrize(
    ("raw", "place", "message"),
    [
        (b"a = 1\nnote = 'caf\xe9'\n", (2, 12), "not UTF-8: the byte 0xE9 is from another encoding."),
        (b"\xef\xbb\xbfa = '\xff'\n", (1, 6), "not UTF-8: the byte 0xFF is from another encoding."),
        ("é = '".encode() + b"\x80'\n", (1, 6), "not UTF-8: the byte 0x80 is from another encoding."),
        ("a = 1".encode("utf-16"), (0, 0), "the file is UTF-16: save it as UTF-8"),
    ],
)
def test_a_file_in_another_encoding_says_where(raw: bytes, place: tuple[int, int], message: str) -> None:
    """The line and the column, in characters, of the first byte that is not UTF-8."""
    (problem,) = problems(raw)
    assert (problem.line, problem.column) == place
    assert problem.message.startswith(message)


@pytest.mark.parametrize(
    "text", ["a = 1\nb = word\n", "a = 1\r\nb = word\r\n", "a = 1\nb =", "x = [\n 1,\n word,\n]\n"]
)
def test_the_place_is_found_from_words_and_from_attributes(text: str) -> None:
    """Before Python 3.14 tomllib tells the place in its message alone; since then it has attributes."""
    with pytest.raises(tomllib.TOMLDecodeError) as caught:
        tomllib.loads(text)
    old = explain("a.toml", text, ValueError(str(caught.value)))
    newer = ValueError(str(caught.value).partition(" (at ")[0])
    lines = text.replace("\r\n", "\n")[: len(text)]
    if "end of document" in str(caught.value):
        place = lines.count("\n") + 1, len(lines) - lines.rfind("\n")
    else:
        words = str(caught.value).rstrip(")").replace(",", "").split()
        place = int(words[-3]), int(words[-1])
    newer.lineno, newer.colno = place  # type: ignore[attr-defined]
    assert explain("a.toml", text, newer) == old


def test_what_a_person_wrote_reaches_no_terminal_raw() -> None:
    """Messages quote the text of the file, without anything that a terminal would act on."""
    (problem,) = problems("title = ab\u202ecd\n".encode())
    assert "\u202e" not in problem.message
    assert "\u202e" not in problem.text()


PIECES = st.sampled_from(
    [*"[]{}=,.#\"'\\ \n\r\tab1-:“é\0\x07", "[[", '"""', "'''", "a = ", "30s", "\r\n", "[a]\n", "a = [\n"]
)


def problems_of(text: str) -> tuple[Problem, ...]:
    """The problems of a text, none when it makes sense."""
    try:
        parse("f", text.encode())
    except BrokenFile as error:
        return error.problems or (Problem("f", -1, -1, "error", ""),)
    return ()


@given(st.lists(PIECES, max_size=30).map("".join))
def test_any_text_is_read_or_explained(text: str) -> None:
    """Whatever it is: data, or problems that point into the text."""
    lines = text.replace("\r\n", "\n").split("\n")
    for problem in problems_of(text):
        assert problem.message
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1


@given(st.data())
def test_any_slip_of_the_finger_in_a_real_file_is_explained(data: st.DataObject) -> None:
    """A character too many, too few or another one, anywhere in a starter routine."""
    root = Path(__file__).parents[2]
    source = data.draw(st.sampled_from(sorted(root.glob("routines/*.toml")))).read_text()
    at = data.draw(st.integers(0, len(source) - 1))
    drop = data.draw(st.integers(0, 1))
    text = source[:at] + data.draw(st.sampled_from(["", *"[]{}=,.\"'\\ \nx1-:#"])) + source[at + drop :]
    assert all(1 <= problem.line <= text.count("\n") + 1 for problem in problems_of(text))
