"""`planner show EXERCISE --figure`, and what `planner check` tells of a figure."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from planner.store.home import Home
from tests.cli.conftest import Planner
from tests.model.library_figures import FIGURES

OWN = """\
name = "Half bridge"
kind = "strength"
position = "supine"

[figure]
rests = "shoulders"

[figure.start]
trunk = 180
thigh = 55
shin = 292

[figure.up]
says = "a little way up"
trunk = 195
"""


@pytest.fixture(autouse=True)
def utf8(monkeypatch: pytest.MonkeyPatch) -> None:
    """A terminal that shows all characters."""
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    monkeypatch.setenv("TERM", "xterm-256color")


@pytest.mark.parametrize("name", FIGURES)
def test_each_moment_is_printed_below_its_words(planner: Planner, ready: Home, name: str) -> None:
    """In braille, in 80 columns at most, without blanks at the ends of lines."""
    answer = planner("show", name, "--figure")
    assert answer.code == 0
    for moment in FIGURES[name].moments:
        assert moment.says in answer.lines
    assert max(map(len, answer.lines)) <= 80
    assert sum("⣿" in line for line in answer.lines) > 3 * len(FIGURES[name].moments)


def test_the_side_is_told_where_there_are_two(planner: Planner, ready: Home) -> None:
    """A picture has a near leg: which one that is goes without saying for a bridge."""
    assert "Drawn for the left side." in planner("show", "bird-dog", "--figure").lines
    assert "side" not in planner("show", "glute-bridge", "--figure").out


@pytest.mark.parametrize(
    "locale",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "POSIX"},
        # What Python makes of LANG=C before we begin.
        {"LC_ALL": "", "LC_CTYPE": "C.UTF-8", "LANG": "C"},
        {"LC_ALL": "", "LC_CTYPE": "", "LANG": ""},
    ],
)
def test_a_c_locale_has_ascii(
    planner: Planner, ready: Home, monkeypatch: pytest.MonkeyPatch, locale: dict[str, str]
) -> None:
    """Nothing that such a terminal cannot show."""
    for name, value in locale.items():
        monkeypatch.setenv(name, value)
    answer = planner("show", "cobra", "--figure")
    assert answer.out.isascii()
    assert "####" in answer.out


def test_the_linux_console_has_half_blocks(
    planner: Planner, ready: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It has no braille."""
    monkeypatch.setenv("TERM", "linux")
    drawn = planner("show", "cobra", "--figure").out
    assert "▄" in drawn
    assert not any("⠀" <= character <= "⣿" for character in drawn)


def test_an_exercise_without_a_figure_says_so(planner: Planner, ready: Home) -> None:
    """One line, and what is missing."""
    ready.exercises.mkdir(exist_ok=True)
    (ready.exercises / "wall-sit.toml").write_text(
        'name = "Wall sit"\nkind = "strength"\nposition = "standing"\n'
    )
    answer = planner("show", "wall-sit", "--figure")
    assert answer.code == 1
    assert "Wall sit has no figure: its file has no [figure]" in answer.err


def test_a_routine_has_no_figure(planner: Planner, ready: Home) -> None:
    """Wrong use, told."""
    answer = planner("show", "core-three", "--figure")
    assert answer.code == 2
    assert "--figure goes with an exercise" in answer.err


def test_a_figure_of_ones_own_is_drawn_and_checked(planner: Planner, ready: Home) -> None:
    """Written by hand; what no body does is a warning at its moment."""
    ready.exercises.mkdir(exist_ok=True)
    path = ready.exercises / "half-bridge.toml"
    path.write_text(OWN)
    assert planner("check").code == 0
    assert "a little way up" in planner("show", "half-bridge", "--figure").lines
    path.write_text(OWN.replace("shin = 292", "shin = 252").replace("trunk = 195", "trunk = 140"))
    for answer in (planner("check"), planner("check", str(path))):
        assert answer.code == 0  # warnings
        assert "half-bridge.toml:13:2: warning: up: below the floor: the hips, by" in answer.out


def test_json_has_the_names_of_the_moments(planner: Planner, ready: Home) -> None:
    """No angles: a script asks what there is."""
    value = json.loads(planner("show", "cat-cow", "--json").out)
    assert value["figure"] == ["start", "up"]


def test_the_walk_on_the_page_is_a_figure(planner: Planner, ready: Home) -> None:
    """As it stands in docs/files.md: nothing to warn of, three moments, and one foot stays on the floor."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "files.md").read_text(encoding="utf-8")
    (walk,) = [text for text in page.split("```toml\n") if text.startswith('name     = "Walking"')]
    ready.exercises.mkdir(exist_ok=True)
    (ready.exercises / "walking.toml").write_text(walk.partition("```")[0], encoding="utf-8")
    checked = planner("check")
    assert checked.code == 0
    assert "walking.toml" not in checked.out
    shown = planner("show", "walking", "--figure")
    for words in ("heel down, the other foot behind", "over the foot, the other leg swings", "the next step"):
        assert words in shown.out
    assert sum("⣿" in line for line in shown.lines) > 6
