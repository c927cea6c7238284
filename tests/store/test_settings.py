"""`settings.toml`: a wrong value falls back to its default, and is listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from planner.model.safety import Thresholds
from planner.model.vocabulary import ADVICE_RULES, THEMES
from planner.store import settings
from planner.store.edits import SetValue
from planner.store.home import Home
from planner.store.settings import DEFAULTS, Settings
from tests.store.reading import read, value

RULES = ", ".join(ADVICE_RULES)


def test_every_key() -> None:
    """Is read."""
    text = (
        'safety_read = 2026-11-22\ntheme = "terminal"\nbell   = false\nflash = false\nwhole_hold = true\n'
        '[pain]\namber = 3\nred = 5\n[lint]\nignore = ["one-side", "no-rest"]\n[keys]\n"run.pause" = "p"\n'
    )
    found = value(settings.build, text)
    assert found == Settings(
        date(2026, 11, 22),
        "terminal",
        False,
        False,
        True,
        Thresholds(3, 5),
        ("one-side", "no-rest"),
        found.keys,
    )
    assert dict(found.keys) == {"run.pause": "p"}


def test_the_cues() -> None:
    """A program is a list; a single word is one without arguments."""
    text = '[cues]\ntitle = true\nnotification = "osc9"\nvoice = "auto"\ncommand = ["~/bin/cue", "x y"]\n'
    found = value(settings.build, text)
    assert found == Settings(
        keys=found.keys,
        off=found.off,
        title=True,
        notification="osc9",
        voice=("auto",),
        cue_command=("~/bin/cue", "x y"),
    )
    assert value(settings.build, '[cues]\nvoice = []\ncommand = ""\n').voice == ()


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    """And nothing is made by looking."""
    entry = settings.load(Home(tmp_path))
    assert entry.value == DEFAULTS
    assert entry.problems == ()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('bell = "no"', ['1:8: bell must be true or false, not "no"']),
        (
            'theme = "nord"',
            [f'1:9: theme must be one of {", ".join(THEMES)}, not "nord".'],
        ),
        (
            'theme = "color-blind"',
            [
                f'1:9: theme must be one of {", ".join(THEMES)}, not "color-blind". '
                'Did you mean "colour-blind"?'
            ],
        ),
        ("safety_read = true", ["1:15: safety_read must be a date like 2026-11-23, not true"]),
        ("[pain]\namber = 6\nred = 6", ["1:2: amber must be below red, not 6 and 6"]),
        ("[pain]\nred = 3", ["1:2: amber must be below red, not 4 and 3"]),
        ("[pain]\nred = 11", ["2:7: red must be a whole number from 1 to 10, not 11"]),
        ("[lint]\nignore = 5", ["2:10: ignore must be a list in square brackets, not 5"]),
        (
            '[lint]\nignore = ["one-sides"]',
            [f'2:11: ignore must be one of {RULES}, not "one-sides". Did you mean "one-side"?'],
        ),
        (
            "[lint]\nignored = []",
            ['2:1: warning: unknown key "ignored" is left alone. Did you mean "ignore"?'],
        ),
        (
            '[cues]\nvoice = "espeak-ng -s 140"',
            ['2:9: a program and its arguments are a list: voice = ["espeak-ng", "-s", "140"]'],
        ),
        ('[cues]\nvoice = ["", "x"]', []),
        ("pain = 4", ["1:8: pain must be a table, not 4"]),
        ("keys = 4", ["1:8: keys must be a table, [keys]"]),
        ("[keys]\na = 5", ['2:5: a key is text in quotes, like "space" or "ctrl+n"']),
        ("[keys.a]\nb = 5", ['1:2: a key is text in quotes, like "space" or "ctrl+n"']),
        ("bel = true", ['1:1: warning: unknown key "bel" is left alone. Did you mean "bell"?']),
    ],
)
def test_a_wrong_value_is_told_and_its_default_holds(text: str, words: list[str]) -> None:
    """The program goes on as if the line were not there."""
    found, wrong = read(settings.build, text)
    assert found is not None
    assert (wrong, found) == (words, Settings(keys=found.keys))
    assert dict(found.keys) == {}


def test_a_misspelt_rule_leaves_the_others_switched_off() -> None:
    """One slip in the list is told, and the rest of the list holds."""
    found, wrong = read(settings.build, '[lint]\nignore = ["no-rest", "shirt-stretch", "one-side"]')
    assert found is not None
    assert found.lint_ignore == ("no-rest", "one-side")
    assert [line.partition(" ignore")[0] for line in wrong] == ["2:22:"]
    assert wrong[0].endswith('Did you mean "short-stretch"?')


def test_a_change_makes_the_file(tmp_path: Path) -> None:
    """With its format, and only what was changed."""
    home = Home(tmp_path)
    entry = settings.change(home, settings.load(home), [SetValue(("bell",), False)])
    assert entry.value == Settings(bell=False, keys=entry.value.keys if entry.value else {})
    assert home.settings.read_text() == "#:schema schema/settings.schema.json\n\nformat = 1\nbell   = false\n"


def test_a_confined_home_names_no_programs(tmp_path: Path) -> None:
    """Where nothing outside is for the person, a voice and a command of their settings are left out."""
    home = Home(tmp_path)
    home.settings.write_text('bell = false\n[cues]\nvoice = ["say"]\ncommand = ["sh", "-c", "id"]\n')
    free, confined = (settings.load(one).value for one in (home, replace(home, confined=True)))
    assert free is not None
    assert confined == replace(free, voice=(), cue_command=())
    assert (free.voice, free.cue_command) == (("say",), ("sh", "-c", "id"))
