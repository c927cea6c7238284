"""Named operations: what they are called, what they refuse, and the last look before a text is used."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

import pytest

from planner.store.edits import (
    AppendValue,
    Data,
    DuplicateItem,
    Edit,
    InsertItem,
    MoveItem,
    RemoveItem,
    RemoveValue,
    ReplaceText,
    SetValue,
    Unset,
    edit,
)
from planner.store.errors import NotSaved
from planner.store.toml_index import Index, KeyPath
from planner.store.toml_text import Document, parse
from planner.store.toml_verify import Change
from tests.store.test_edits import ROUTINE


def test_a_text_over_many_lines_stays_one() -> None:
    """Triple quotes are kept where the new text has lines too, with the file's line ends."""
    document = parse("f", b'note = """\r\none\r\n"""\r\nwhy = "x"\r\n')
    document = edit(document, [SetValue(("note",), "two\nlines\n"), SetValue(("why",), "a\nb")])
    assert document.text == 'note = """\r\ntwo\r\nlines\r\n"""\r\nwhy = "a\\nb"\r\n'
    assert document.data == {"note": "two\nlines\n", "why": "a\nb"}


def test_a_text_over_many_lines_has_plain_line_ends_in_toml_1_1_too() -> None:
    """What a file says does not depend on which of two parsers had to read it."""
    document = parse("f", b"new = { a = 1,\r\n}\r\nnote = '''\r\none\r\ntwo'''\r\n")
    assert document.data["note"] == "one\ntwo"
    assert edit(document, [SetValue(("note",), "a\nb")]).text.endswith("note = '''\r\na\r\nb'''\r\n")


VALUES = [
    *[
        "",
        "\\",
        '"',
        "'",
        "\x1b[31m",
        "\0",
        "\u202e",
        "深蹲",
        "[/] [kg]",
        "a\r\nb",
        "\x7f",
        '"""',
        "# no comment",
    ],
    *[True, 0, -5, 1.5, float("inf"), date(2026, 1, 1)],
    *[[], {}, [[1], []], {"a b": {"c": []}}, ["x", {"y": 1}]],
]


@pytest.mark.parametrize("value", VALUES)
def test_any_value_can_be_set_and_read_back(value: object) -> None:
    """What is written is what was meant, whatever is in it, new or in place of another."""
    for before in (
        b"",
        b"v = 1\n",
        b"v = 'x'\n",
        b'v = """\nx\n"""\n',
        b"[v]\na = 1\n" if isinstance(value, dict) else b"",
    ):
        assert edit(parse("f", before), [SetValue(("v",), value)]).data == {"v": value}


@pytest.mark.parametrize(
    ("one", "label"),
    [
        (SetValue(("step", 2, "reps"), 12), "set reps of step 3 to 12"),
        (SetValue(("title",), "Morning"), "set title to Morning"),
        (SetValue(("plan", 0, "days"), ["mon", "wed"]), "set days of plan 1 to mon, wed"),
        (SetValue(("flash",), False), "set flash to false"),
        (SetValue(("note",), "x" * 60), f"set note to {'x' * 37}..."),
        (SetValue(("note",), ""), "set note to nothing"),
        (SetValue(("note",), "a\x1b[31m\nb"), "set note to a[31m b"),
        (Unset(("step", 0, "hold")), "remove hold of step 1"),
        (InsertItem(("step",), 3, {}), "add step 4"),
        (RemoveItem(("step",), 3), "remove step 4"),
        (MoveItem(("step",), 4, 3), "move step 5 up"),
        (MoveItem(("step",), 3, 4), "move step 4 down"),
        (MoveItem(("step",), 4, 0), "move step 5 to place 1"),
        (DuplicateItem(("step",), 0), "duplicate step 1"),
        (AppendValue(("plan", 0, "skip"), date(2026, 12, 25)), "add 2026-12-25 to skip of plan 1"),
        (RemoveValue(("plan", 0, "skip"), 1), "remove value 2 from skip of plan 1"),
        (ReplaceText(""), "put an earlier version back"),
    ],
)
def test_each_operation_says_what_it_does(one: Edit, label: str) -> None:
    """For the undo list and the status line, counted as people count."""
    assert one.label == label


def test_undo_is_the_text_as_it_was() -> None:
    """Whatever it was, to the byte."""
    before = parse("f", b"\xef\xbb\xbfa = 1  # one\r\n")
    after = edit(before, [SetValue(("b",), 2)])
    assert edit(after, [ReplaceText(before.text)]).raw == before.raw


@pytest.mark.parametrize(
    ("one", "before", "words"),
    [
        (SetValue(("step", 5, "reps"), 1), ROUTINE, "cannot set reps of step 6 to 1: there is no step 6"),
        (RemoveItem(("step",), 5), ROUTINE, "cannot remove step 6: there is no step 6"),
        (MoveItem(("step",), 5, 0), ROUTINE, "there is no step 6"),
        (InsertItem(("step",), 5, {}), ROUTINE, "there is no step 5 to add one after"),
        (SetValue(("title", "x"), 1), ROUTINE, "title is not a table"),
        (SetValue(("group",), 1), ROUTINE, "written as a table of its own"),
        (AppendValue(("title",), 1), ROUTINE, "title is not a list"),
        (InsertItem(("title",), 0, {}), ROUTINE, "title is not a list"),
        (Unset(("step", 0)), ROUTINE, "step 1 is an item, not a key"),
        (SetValue(("title",), "\ud800"), ROUTINE, "half a character"),
        (SetValue(("title",), object()), ROUTINE, "a TOML file cannot hold object"),
        (ReplaceText("a = "), ROUTINE, "would not make sense after it"),
        (SetValue(("a",), 1), "\nformat = 2\n", "f:2: the file is from a newer planner (format 2)"),
    ],
)
def test_what_cannot_be_done_says_why(one: Edit, before: str, words: str) -> None:
    """A plain sentence, and the document is as it was."""
    document = parse("f", before.encode())
    with pytest.raises(NotSaved) as caught:
        edit(document, [one])
    assert words in str(caught.value)
    assert document.text == before


@dataclass(frozen=True, slots=True)
class Careless(Edit):
    """An operation that should do nothing to the data, and does something to the text."""

    text: str

    @property
    def label(self) -> str:
        return "be careless"

    def apply_data(self, data: Data, /) -> Data:
        return data

    def rewrite(self, _index: Index, _data: Data, /) -> str:
        return self.text

    def change(self, _index: Index, /) -> Change:
        return Change()

    def guard(self) -> KeyPath | None:
        return None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ROUTINE.replace("10", "11", 1), "would not mean what was asked for"),
        (ROUTINE.replace("reps     = 10", "reps     = 10.0"), "would not mean what was asked for"),
        (ROUTINE.replace("# seconds", ""), "a comment would be lost or end up elsewhere"),
        (ROUTINE.replace("# the core\n", "# the core\n\n"), "a comment would be lost or end up elsewhere"),
        (ROUTINE.replace("---\n\n", "---\n"), "a comment would be lost or end up elsewhere"),
        (ROUTINE.replace("# seconds", "").replace("# in rounds", "# seconds"), "a comment would be lost"),
        (ROUTINE + "# more\n", "a comment would be lost or end up elsewhere"),
        (ROUTINE.replace("'stop'", '"stop"'), "a line that was not meant would change"),
        (ROUTINE.replace("reps     =", "reps ="), "a line that was not meant would change"),
        (ROUTINE.replace("[group.core]", "[ group.core ]"), "a line that was not meant would change"),
        (ROUTINE + "x", "would not make sense after it"),
    ],
)
def test_nothing_is_written_that_was_not_meant(text: str, words: str) -> None:
    """Should an operation ever have a fault, the last look finds it."""
    with pytest.raises(NotSaved, match=f"cannot be careless: .*{words}"):
        edit(parse("f", ROUTINE.encode()), [Careless(text)])


def test_operations_follow_each_other() -> None:
    """Each is made on what the one before left, and the document that was given is never changed."""
    before: Document = parse("f", ROUTINE.encode())
    after = edit(
        before, [RemoveItem(("step",), 0), RemoveItem(("step",), 0), SetValue(("step", 0, "reps"), 1)]
    )
    assert [step["exercise"] for step in after.data["step"]] == ["bird-dog"]
    assert before.text == ROUTINE
    assert len(before.data["step"]) == 3


@pytest.mark.parametrize(
    ("before", "one", "after"),
    [
        ('a = 1\n\nb = "x"', Unset(("b",)), "a = 1"),
        ('# head\r\n\r\nb = "x"', Unset(("b",)), "# head"),
        ("v = { a = 1, b = 2,\n  c = 3,\n}\n", Unset(("v", "b")), "v = { a = 1,\n  c = 3,\n}\n"),
        ("v = [1, 2, # two\n  3]\n", RemoveValue(("v",), 1), "v = [1,\n  3]\n"),
    ],
)
def test_what_is_taken_away_leaves_no_blanks_behind(before: str, one: Edit, after: str) -> None:
    """No newline comes to the end of a file that had none, and no blank to the end of a line."""
    assert edit(parse("f", before.encode()), [one]).text == after
