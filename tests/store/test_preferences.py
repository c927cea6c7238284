"""Favourites and switched-off exercises in the settings, which stay as a person wrote them."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.store import settings
from planner.store.home import Home
from planner.store.preferences import favour, show_figure, switch_off

WRITTEN = """\
# mine
format      = 1
safety_read = 2026-11-22   # on the train

[pain]
amber = 3    # since the summer
"""


@pytest.fixture
def home(tmp_path: Path) -> Home:
    """A home with settings that a person has written."""
    home = Home(tmp_path)
    home.settings.write_text(WRITTEN)
    return home


def test_a_favourite_is_a_key_beside_the_others_and_goes_without_a_trace(home: Home) -> None:
    """The first makes the list, the last takes it away; asking twice changes nothing."""
    favour(home, "bird-dog", wanted=True)
    assert home.settings.read_text() == WRITTEN.replace(
        "# on the train\n", '# on the train\nfavourites  = ["bird-dog"]\n'
    )
    favour(home, "cobra", wanted=True)
    entry = favour(home, "cobra", wanted=True)
    assert entry.value is not None
    assert entry.value.favourites == ("bird-dog", "cobra")
    favour(home, "bird-dog", wanted=False)
    assert 'favourites  = ["cobra"]\n' in home.settings.read_text()
    favour(home, "cobra", wanted=False)
    favour(home, "cobra", wanted=False)
    assert home.settings.read_text() == WRITTEN


def test_a_list_with_notes_keeps_them(home: Home) -> None:
    """A note goes with its own exercise only."""
    home.settings.write_text('favourites = [\n  "cobra", # slowly\n  "cat-cow", # first thing\n]\n')
    favour(home, "bird-dog", wanted=True)
    favour(home, "cobra", wanted=False)
    text = 'favourites = [\n  "cat-cow", # first thing\n  "bird-dog",\n]\n'
    assert home.settings.read_text() == text


def test_an_exercise_is_switched_off_with_a_reason_and_on_again(home: Home) -> None:
    """The table comes with the first and goes with the last of them."""
    entry = switch_off(home, "cobra", 'brings "it" on')
    assert entry.value is not None
    assert dict(entry.value.off) == {"cobra": 'brings "it" on'}
    assert home.settings.read_text() == WRITTEN + '\n[off]\ncobra = "brings \\"it\\" on"\n'
    switch_off(home, "bird-dog", "wrists")
    switch_off(home, "cobra", None)
    assert home.settings.read_text() == WRITTEN + '\n[off]\nbird-dog = "wrists"\n'
    switch_off(home, "bird-dog", None)
    switch_off(home, "bird-dog", None)
    assert home.settings.read_text() == WRITTEN


def test_a_table_with_notes_stays_when_its_last_exercise_goes(home: Home) -> None:
    """What a person has written about it is theirs."""
    text = 'format = 1\n\n# ask Dr Sato in May\n[off]\ncobra = "hurts"\n'
    home.settings.write_text(text)
    switch_off(home, "cobra", None)
    assert home.settings.read_text() == "format = 1\n\n# ask Dr Sato in May\n[off]\n"


def test_without_settings_a_file_is_begun(tmp_path: Path) -> None:
    """As every new file, with the line that names its schema."""
    home = Home(tmp_path)
    favour(home, "cobra", wanted=True)
    text = home.settings.read_text()
    assert text.startswith("#:schema schema/settings.schema.json\n\nformat")
    assert settings.load(home).problems == ()


def test_no_figure_is_a_key_and_goes_without_a_trace(home: Home) -> None:
    """Twice the same changes nothing; the comments stay where they are."""
    for _ in range(2):
        entry = show_figure(home, wanted=False)
    assert entry.value is not None
    assert not entry.value.figure
    assert home.settings.read_text() == WRITTEN.replace(
        "# on the train\n", "# on the train\nfigure      = false\n"
    )
    for _ in range(2):
        entry = show_figure(home, wanted=True)
    assert entry.value is not None
    assert entry.value.figure
    assert home.settings.read_text() == WRITTEN
