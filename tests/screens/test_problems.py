"""The list of problems: errors first, then warnings, then advice; the bar counts no advice."""

from __future__ import annotations

import pytest

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, press, reading, settle, told, write

ADVISED = 'title = "A"\n[[step]]\nexercise = "bird-dog"\nsides = "left"\n'
WARNED = 'title = "B"\ntitel = 1\n'
BROKEN = "title = C\n"
LINES = ("routines/c.toml:1:9", "routines/b.toml:2:1", "routines/a.toml:4:9")


def only(home: Home, **texts: str) -> None:
    """A home with just these routines."""
    for path in home.routines.glob("*.toml"):
        path.unlink()
    for name, text in texts.items():
        write(home, name, text)


async def test_what_matters_most_comes_first(make_app: Make, home: Home) -> None:
    """Each kind is counted by itself, and the list goes by what it is, not by the file it is in."""
    only(home, a=ADVISED, b=WARNED, c=BROKEN)
    app = make_app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await press(pilot, ["exclamation_mark"])
        await app.workers.wait_for_complete()
        await pilot.pause()
        page = seen(app)
        assert "1 error, 1 warning and 1 piece of advice in" in page
        places = [page.index(line) for line in LINES]
        assert places == sorted(places)


async def test_advice_is_given_when_it_is_looked_for(make_app: Make, home: Home) -> None:
    """The bar is silent; the list names the place, the rule, and where to switch it off."""
    only(home, a=ADVISED)
    app = make_app()
    async with app.run_test(size=(100, 40), notifications=True) as pilot:
        await press(pilot, [])
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "to look at" not in seen(app)
        await press(pilot, ["exclamation_mark"])
        await app.workers.wait_for_complete()
        await pilot.pause()
        page = seen(app)
        assert "1 piece of advice in" in page
        assert "routines/a.toml:4:9: advice" in page
        assert "Bird dog is done on the left side only" in page
        assert "(one-side)" in page
        assert "lint.ignore in settings.toml" in page
        home.settings.write_text('[lint]\nignore = ["one-side"]\n')
        await press(pilot, ["r"])
        await app.workers.wait_for_complete()
        await pilot.pause()
        page = seen(app)
        assert "All your files" in page
        assert "Bird dog" not in page
        assert "lint.ignore" not in page


COPY = "a.sync-conflict-20261122-070000-ABCDEF2.toml"


@pytest.mark.parametrize(
    ("keys", "kept", "words"),
    [
        (["enter"], "Mine", "routines/a.toml stays as it is. The copy is among the backups."),
        (["j", "enter"], "Theirs", "routines/a.toml says what the copy said."),
        (["escape"], "both", ""),
    ],
)
async def test_a_copy_is_compared_and_one_is_kept(
    make_app: Make, home: Home, keys: list[str], kept: str, words: str
) -> None:
    """What differs is shown first; the other one goes into the backups, and escape leaves both."""
    only(home, a='title = "Mine"\n', **{COPY.removesuffix(".toml"): 'title = "Theirs"\n'})
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["exclamation_mark", "c"])
        page = reading(app)
        assert '-title = "Mine" +title = "Theirs"' in page
        assert "Keep routines/a.toml as it is" in page
        await press(pilot, keys)
        assert words in told(app)
        await settle(pilot)
        assert ("Compare copy" in seen(app)) == (kept == "both")
    said = {path.name: path.read_text() for path in home.routines.iterdir()}
    mine = 'title = "Mine"\n'
    if kept == "both":
        assert said == {"a.toml": mine, COPY: 'title = "Theirs"\n'}
        return
    assert said == {"a.toml": f'title = "{kept}"\n'}
    backups = sorted(path.read_text() for path in home.backups.glob("*__routines__*"))
    assert backups == ['title = "Theirs"\n'] if kept == "Mine" else [mine, 'title = "Theirs"\n']


async def test_a_copy_without_its_file_takes_its_place(make_app: Make, home: Home) -> None:
    """Somebody deleted the routine here while it was changed there."""
    only(home, **{COPY.removesuffix(".toml"): 'title = "Theirs"\n'})
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["exclamation_mark"])
        assert "There is no a.toml." in reading(app)
        await press(pilot, ["c", "j", "enter"])
        assert "routines/a.toml is made of the copy." in told(app)
    assert [path.name for path in home.routines.iterdir()] == ["a.toml"]


async def test_what_changed_while_one_looked_is_not_lost(make_app: Make, home: Home) -> None:
    """The other machine writes again before the choice: nothing is done, and the list is read anew."""
    only(home, a='title = "Mine"\n', **{COPY.removesuffix(".toml"): 'title = "Theirs"\n'})
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["exclamation_mark", "c"])
        write(home, "a", 'title = "Newer"\n')
        await press(pilot, ["j", "enter"])
        assert "was changed by somebody else in the meantime" in told(app)
    assert (home.routines / "a.toml").read_text() == 'title = "Newer"\n'
    assert (home.routines / COPY).exists()


async def test_only_a_copy_is_compared(make_app: Make, home: Home) -> None:
    """At a fault in a file there is no such key, and pressing it does nothing."""
    only(home, c=BROKEN)
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await press(pilot, ["exclamation_mark"])
        assert "Compare copy" not in seen(app)
        before = app.screen
        await press(pilot, ["c"])
        assert app.screen is before
