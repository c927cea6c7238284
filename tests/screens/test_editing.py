"""e on a screen: the file in the person's own editor, a real process, and what comes of it."""

from __future__ import annotations

import json
import shlex
import sys
from contextlib import nullcontext
from pathlib import Path

import pytest

from planner.app import PlannerApp
from planner.screens.composer import Composer
from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, press, reading, settle, told, write

CORE = (
    'title = "Core"\n\n[[step]]\nexercise = "cat-cow"\nreps = 5\n\n# gently\n[[step]]\nexercise = "cobra"\n'
)

# Does what the next line of its script says: other words for words, and the same in another file.
EDITOR = """\
import json, pathlib, sys
script = pathlib.Path(sys.argv[1])
turns = json.loads(script.read_text())
script.write_text(json.dumps(turns[1:]))
with open(script.with_suffix(".calls"), "a") as calls:
    calls.write(" ".join(sys.argv[2:]) + "\\n")
for old, new, where in turns[0]:
    path = pathlib.Path(where or sys.argv[-1])
    path.write_text(path.read_text().replace(old, new) if old else new)
"""


class Editor:
    """What the editor will do each time it is opened, and how it was called."""

    def __init__(self, folder: Path) -> None:
        self.script = folder / "script.json"
        self.program = folder / "vim"  # called so, it is told the line as vim is
        self.program.write_text(
            f'#!/bin/sh\nexec {shlex.quote(sys.executable)} {folder}/editor.py {self.script} "$@"\n'
        )
        self.program.chmod(0o755)
        (folder / "editor.py").write_text(EDITOR)

    def will(self, *turns: list[tuple[str, str, str]]) -> None:
        """Replace words in the copy, or in the file that is named, once for each time it is opened."""
        self.script.write_text(json.dumps(turns))

    @property
    def calls(self) -> list[str]:
        """The arguments of each call, the name of the copy without what is different each time."""
        lines = self.script.with_suffix(".calls").read_text().splitlines()
        return [line.partition(" ")[0] for line in lines]


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Editor:
    """A real program as $VISUAL; the terminal of the tests needs no lending."""
    folder = tmp_path / "bin"
    folder.mkdir()
    found = Editor(folder)
    monkeypatch.setenv("VISUAL", str(found.program))
    monkeypatch.setattr(PlannerApp, "suspend", lambda _app: nullcontext())
    return found


def copies(home: Home) -> list[str]:
    """Copies for editing that are still there."""
    return [path.name for path in home.root.rglob(".*.edit-*")]


async def test_a_routine_is_edited_from_the_list(make_app: Make, home: Home, editor: Editor) -> None:
    """e opens it at the top; what was saved in the editor is in the file and on the screen."""
    path = write(home, "core", CORE)
    editor.will([("Core", "Mine", "")])
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["3", "e"])
        await settle(pilot)
        assert "Saved: routines/core.toml." in told(app)
        assert "Mine" in seen(app)
    assert path.read_text() == CORE.replace("Core", "Mine")
    assert editor.calls == ["+1"]
    assert copies(home) == []


async def test_nothing_typed_changes_nothing(make_app: Make, home: Home, editor: Editor) -> None:
    """Closed as it was opened: the file is not touched."""
    path = write(home, "core", CORE)
    before = path.stat().st_ino, path.stat().st_mtime_ns
    editor.will([])
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["3", "e"])
        assert "Nothing was changed." in told(app)
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == before
    assert copies(home) == []


@pytest.mark.parametrize(
    ("keys", "text", "saved", "words"),
    [
        (["enter"], CORE.replace("reps = 5", "reps = 6"), True, "Saved: routines/core.toml."),
        (["down", "enter"], CORE.replace("reps = 5", "reps = five"), True, "It has 1 problem: ! lists them."),
        (["down", "down", "enter"], CORE, True, "Thrown away; it is among the backups."),
        (["escape"], CORE, False, "What you typed is kept in routines/.core.edit-"),
    ],
    ids=["edit again", "save it as it is", "throw it away", "later"],
)
async def test_an_error_is_shown_before_anything_is_saved(
    make_app: Make, home: Home, editor: Editor, keys: list[str], text: str, saved: bool, words: str
) -> None:
    """As with visudo: the problem is shown, and the person says what shall become of it."""
    path = write(home, "core", CORE)
    editor.will([("reps = 5", "reps = five", "")], [("reps = five", "reps = 6", "")])
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["3", "e"])
        assert "routines/core.toml has 1 error" in seen(app)
        assert 'routines/core.toml:5:8: text needs quotes: reps = "five"' in seen(app)
        assert "     |        ^^^^" in seen(app)
        await press(pilot, keys)
        await settle(pilot)
        assert words in told(app)
    assert path.read_text() == text
    assert (copies(home) == []) == saved
    if keys == ["enter"]:
        assert editor.calls == ["+1", "+5"]
    if "Thrown" in words:
        assert any(b"five" in kept.read_bytes() for kept in home.backups.iterdir())


@pytest.mark.parametrize(
    ("keys", "mine", "beside"),
    [(["enter"], True, 0), (["down", "enter"], False, 0), (["down", "down", "enter"], False, 1)],
    ids=["mine", "theirs", "both"],
)
async def test_a_file_that_changed_meanwhile(
    make_app: Make, home: Home, editor: Editor, keys: list[str], mine: bool, beside: int
) -> None:
    """What differs is shown; whichever is chosen, the other one is not lost."""
    path = write(home, "core", CORE)
    editor.will([("reps = 5", "reps = 6", ""), ("reps = 5", "reps = 9", str(path))])
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["3", "e"])
        assert "routines/core.toml was changed by somebody else in the meantime" in seen(app)
        assert "-reps = 9" in seen(app)
        assert "+reps = 6" in seen(app)
        await press(pilot, keys)
        await settle(pilot)
    assert ("reps = 6" in path.read_text()) == mine
    assert len(list(home.routines.glob("*.conflict-*"))) == beside
    everything = [found.read_text() for found in home.root.rglob("*") if found.is_file()]
    assert any("reps = 6" in text for text in everything)
    assert any("reps = 9" in text for text in everything)
    assert copies(home) == []


async def test_a_text_that_was_never_saved_is_offered(make_app: Make, home: Home, editor: Editor) -> None:
    """What was left for later is shown as what differs, and can be gone on with."""
    path = write(home, "core", CORE)
    editor.will([("Core", "Mine", ""), ("= 5", "= five", "")], [("= five", "= 7", "")])
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["3", "e", "escape", "e"])
        assert "A text for routines/core.toml from" in seen(app)
        assert '+title = "Mine"' in seen(app)
        await press(pilot, ["enter"])
        await settle(pilot)
    assert path.read_text() == CORE.replace("Core", "Mine").replace("= 5", "= 7")
    assert copies(home) == []


async def test_the_composer_opens_the_file_at_the_step(make_app: Make, home: Home, editor: Editor) -> None:
    """The chosen step's line; afterwards the composer shows what the file says."""
    write(home, "core", CORE)
    editor.will([('"cobra"', '"bird-dog"', "")])
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await settle(pilot)
        app.push_screen(Composer(home, app.clock, "core"))
        await settle(pilot)
        await press(pilot, ["down", "e"])
        await settle(pilot)
        assert "Bird dog" in seen(app)
    assert editor.calls == ["+8"]


async def test_the_week_opens_the_schedule_at_the_plan(make_app: Make, home: Home, editor: Editor) -> None:
    """The line of the chosen plan; and where there is no schedule yet, one to fill in."""
    plan = '[[plan]]\nid = "a"\nroutine = "core-three"\ndays = ["sun"]\n'
    home.schedule.write_text(
        'weekly_goal = 3\n\n[[plan]]\nid = "b"\nroutine = "core-three"\ndays = ["mon"]\n' + plan
    )
    editor.will([("weekly_goal = 3", "weekly_goal = 5", "")], [("#week_start", "week_start", "")])
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["4", "e"])
        await settle(pilot)
        assert "0 of 5  ·" in seen(app)
        home.schedule.unlink()
        await press(pilot, ["5", "4", "e"])
        await settle(pilot)
    assert editor.calls == ["+7", "+1"]
    assert home.schedule.read_text().startswith("# What is planned when.")
    assert '\nweek_start  = "mon"\n' in home.schedule.read_text()


async def test_a_built_in_exercise_is_edited_as_a_copy(make_app: Make, home: Home, editor: Editor) -> None:
    """It asks first; the copy replaces the built-in one, and the next time it is opened itself."""
    editor.will([("Bird dog", "My bird dog", "")], [("My bird dog", "Birdie", "")])
    app = make_app()
    async with app.run_test(size=(100, 30), notifications=True) as pilot:
        await press(pilot, ["2", "e"])
        assert "Bird dog comes with planner." in reading(app)
        await press(pilot, ["n"])
        assert not home.exercises.exists()
        await press(pilot, ["e", "y"])
        await settle(pilot)
        assert "My bird dog" in seen(app)
        await press(pilot, ["slash", *"birdog"[:4], "enter", "e"])
        await settle(pilot)
        assert "Birdie" in seen(app)
    assert 'name      = "Birdie"' in (home.exercises / "bird-dog.toml").read_text()


async def test_a_problem_is_mended_where_it_is(make_app: Make, home: Home, editor: Editor) -> None:
    """enter on a problem opens its file at its line; mended, it is gone from the list."""
    write(home, "core", CORE.replace('"cobra"', '"cobr"'))
    editor.will([('"cobr"', '"cobra"', "")])
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["exclamation_mark"])
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "routines/core.toml:9:12" in seen(app)
        await pilot.press("enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "routines/core.toml:9:12" not in seen(app)
    assert editor.calls == ["+9"]


async def test_a_session_is_corrected(make_app: Make, home: Home, editor: Editor) -> None:
    """e in Progress opens the log of the chosen session."""
    (home.log / "2026").mkdir(parents=True)
    log = home.log / "2026" / "2026-11-17T0700-core-three.toml"
    text = (
        'status = "finished"\nroutine = "core-three"\nstarted = 2026-11-17T07:00:00+01:00\npain_after = 3\n'
    )
    log.write_text(text)
    editor.will([("pain_after = 3", 'pain_after = 2\nnote = "slept well"', "")])
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["5", "e"])
        await settle(pilot)
        assert "slept well" in seen(app)
    assert log.read_text() == text.replace("pain_after = 3", 'pain_after = 2\nnote = "slept well"')


async def test_settings_are_gone_by_at_once(make_app: Make, home: Home, editor: Editor) -> None:
    """The comma opens the page, e its file; another theme is on the screen when the editor is closed."""
    editor.will([('#theme = "planner-light"', 'theme = "planner-light"', "")])
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, ["comma", "e"])
        await settle(pilot)
        assert app.theme == "planner-light"
    assert home.settings.read_text().startswith("# How planner behaves.")


@pytest.mark.parametrize(
    ("setting", "words"),
    [("no-such-editor-anywhere", "cannot be started"), ("'", "cannot be read")],
)
async def test_without_an_editor_it_says_so(
    make_app: Make, home: Home, editor: Editor, monkeypatch: pytest.MonkeyPatch, setting: str, words: str
) -> None:
    """A clear sentence, and no copy is left."""
    assert editor.program.exists()
    monkeypatch.setenv("VISUAL", setting)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "e"])
        assert words in told(app)
    assert copies(home) == []


async def test_a_terminal_that_cannot_be_lent(
    make_app: Make, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the app cannot step aside, as in a browser, it says which command does it."""
    monkeypatch.setenv("VISUAL", "true")
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["3", "e"])
        assert "use 'planner edit' instead" in told(app)
    assert copies(home) == []
