"""The list of problems: errors first, then warnings, then advice; the bar counts no advice."""

from __future__ import annotations

from planner.store.home import Home
from tests.screens.conftest import seen
from tests.screens.stories import Make, press, write

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
