"""Lists with an inline table a line are read quickly, and say exactly what tomllib says of them."""

from __future__ import annotations

import tomllib
from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.model.session import DoneSet, Session
from planner.store import toml_rows
from planner.store.sessions import render

_BEGAN = datetime(2026, 11, 22, 7, 0, tzinfo=UTC)
_LOG = render(
    Session(
        id="",
        status="stopped",
        routine="core-three",
        title="Core three",
        started=_BEGAN,
        ended=_BEGAN + timedelta(minutes=10),
        note='a "quoted" note # with a mark \\ and an end',
        done=tuple(DoneSet(1 + at // 2, "cat-cow", 1 + at % 2, "left", 8, 10) for at in range(6)),
    )
).decode()

_PIECES = (
    "done = [\n",
    "]\n",
    "done = []\n",
    "[done]\n",
    "[[done]]\n",
    "done.x = 1\n",
    "  { step = 1, side = 'left' },\n",
    "  { step = 1, side = 'left' },\n",
    '{ step = 2, note = "a, b }," },\n',
    "  { step = 1 }, { step = 2 },\n",
    "  { step = 1 },  # an aside\n",
    "  { step = 1 } # an aside },\n",
    "  { step = [\n",
    "  { step = 1, step = 2 },\n",
    "  { step = },\n",
    "  {},\n",
    'note = """\n',
    '"""\n',
    "note = '''\n",
    "'''\n",
    'title = "x [ # y"  # said\n',
    "started = 2026-11-22 07:00:12\n",
    "count = 1\n",
    "list = [\n",
    "# done = [\n",
    "odd = \\\n",
    "\n",
    "\r\n",
    "[table]\n",
    'morning = "settled"\n',
)


def _said(text: str) -> object:
    """What tomllib says of a text: its data in their order, or its words about what is wrong."""
    try:
        return repr(tomllib.loads(text))
    except ValueError as error:
        return str(error)


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
@example('note = """\ndone = [\n  {},\n]\n"""\n')
@example("list = [\ndone = [\n  {},\n]\n]\n")
@example("done = [\n  {},\n]\n[[done]]\n")
@example("done = [\n  { step = 1 } # an aside },\n]\n")
@example("count = 1\n[table]\ndone = [\n  {},\n]\n")
def test_it_says_what_tomllib_says(text: str) -> None:
    """The same data in the same order, and of a wrong text the same words with the same place."""
    try:
        found: object = repr(toml_rows.loads(text))
    except ValueError as error:
        found = str(error)
    assert found == _said(text)


@pytest.mark.parametrize("cut", range(0, len(_LOG), 7))
def test_a_log_that_was_cut_off_is_as_wrong_as_it_is(cut: int) -> None:
    """Wherever a log ends, tomllib's own words are said about it."""
    text = _LOG[:cut]
    try:
        found: object = repr(toml_rows.loads(text))
    except ValueError as error:
        found = str(error)
    assert found == _said(text)


def test_a_log_as_it_is_written_takes_the_quick_way() -> None:
    """The rows that were seen once are not parsed again: tomllib has only the rest of the file to read."""
    toml_rows.loads(_LOG)
    with patch.object(tomllib, "loads", wraps=tomllib.loads) as read:
        assert toml_rows.loads(_LOG) == tomllib.loads(_LOG)
    texts = [one.args[0] for one in read.call_args_list]
    assert texts == [
        _LOG.replace(_LOG[_LOG.index("  {") : _LOG.index("]\n")], "").replace("[\n]", "[]"),
        _LOG,
    ]
