"""The tables of keys: presets without clashes, own keys never a trap, names as Textual has them."""

from __future__ import annotations

import string
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from textual.app import App
from textual.keys import _character_to_key

from benchmarks.keys import PAGE, page
from planner.keys.keymap import resolve
from planner.keys.names import NoKey, key_words, name_of, split
from planner.keys.presets import preset
from planner.keys.sections import PARTS, SECTIONS, TITLES, all_commands, beside
from planner.model.vocabulary import KEYMAPS, KeymapName

COMMANDS = all_commands()


def shared(keys: Mapping[str, str]) -> set[tuple[str, str, str]]:
    """Each key that two commands have which can be reached at once."""
    return {
        (key, *sorted((name, other.id)))  # type: ignore[misc]  # three of them
        for name, command in COMMANDS.items()
        for other in beside(command.place)
        if other.id != name
        for key in set(keys[name].split(",")) & set(keys[other.id].split(","))
    }


STANDARD = shared(preset("standard"))

NEEDED = ("app.help", "app.settings", "app.quit", "app.warning-signs", "app.palette")
"""Without these one could not find the way back: their keys are never given to another command."""


def test_what_shares_a_key_means_the_same_or_goes_before() -> None:
    """A piece has a key before its screen has it, and a change that is shown before the week."""
    for _key, *pair in STANDARD:
        places = {name.partition(".")[0] for name in pair}
        assert places & set(PARTS) or places == {"week", "week-move"}, pair


@pytest.mark.parametrize("base", KEYMAPS)
def test_a_preset_has_a_key_for_every_command_and_no_trap(base: KeymapName) -> None:
    """Only pieces of screens share keys with their screens, and where they do both mean up, or both down."""
    keys = preset(base)
    assert list(keys) == list(COMMANDS)
    for _key, *pair in shared(keys) - STANDARD:
        assert len({name.rpartition(".")[2] for name in pair}) == 1, pair
    for text in keys.values():
        assert ",".join(split(text)) == text


def test_the_arrows_leave_the_letters_of_vim_free() -> None:
    """No command has h, j, k or l; for each that goes somewhere there are arrows."""
    for name, keys in preset("arrows").items():
        assert name.startswith("reason.") or not set(keys.split(",")) & set("hjkl"), name


@pytest.mark.parametrize("base", KEYMAPS)
def test_with_arrows_or_letters_one_gets_everywhere(base: KeymapName) -> None:
    """In each preset: up and down in every list, the help, and a way out of whatever is open."""
    keys = preset(base)
    for place, commands in SECTIONS.items():
        for command in commands:
            if command.words in ("Close", "Cancel", "Leave", "No") and place not in PARTS:
                assert {"escape", "q"} & set(keys[command.id].split(",")), command.id
    letters = {"standard": set(), "vim": {"j", "k"}, "arrows": set()}[base]
    assert {"down", "up"} | letters == set(",".join((keys["list.down"], keys["list.up"])).split(","))


@given(
    base=st.sampled_from(KEYMAPS),
    own=st.dictionaries(
        st.sampled_from(sorted(COMMANDS)),
        st.sampled_from(
            [*string.ascii_lowercase, *"?,!,", "ctrl+p", "f1,x", "escape", "w,q", "space", "", "down,j"]
        ),
        max_size=12,
    ),
)
@settings(max_examples=60, deadline=None)
def test_nobody_can_lock_themselves_out(base: KeymapName, own: dict[str, str]) -> None:
    """Whatever stands under [keys]: each command has a key, and none takes another one's."""
    found = resolve(base, own)
    assert set(found.keys) == set(COMMANDS)
    assert all(found.keys.values())
    assert shared(found.keys) - shared(preset(base)) == set()
    for name, text in own.items():
        expected = preset(base)[name] if name in found.faults else ",".join(split(text))
        assert found.keys[name] == expected
    for name in NEEDED:
        mine = set(found.keys[name].split(","))
        for other in beside("app"):
            assert other.id == name or not mine & set(found.keys[other.id].split(",")), (name, other.id)


@pytest.mark.parametrize(
    ("own", "words"),
    [
        ({"run.pase": "x"}, 'there is no command "run.pase". Did you mean "run.pause"?'),
        ({"run.pause": "p"}, 'the key "p" of run.pause is taken by run.previous'),
        ({"today.run": "q"}, 'the key "q" of today.run is taken by app.quit'),
        ({"library.undo": "?"}, 'the key "?" of library.undo is taken by app.help'),
        ({"app.help": "w"}, 'the key "w" of app.help is taken by app.warning-signs'),
        ({"confirm.yes": "ctrl+p"}, 'the key "ctrl+p" of confirm.yes is taken by app.palette'),
        ({"run.pause": ""}, "a key is missing"),
        ({"run.pause": "spacebar"}, 'there is no key "spacebar"'),
        ({"run.pause": "hyper+x"}, 'there is no key "hyper+x"'),
        ({"run.pause": "shift+a"}, 'write "A"'),
        ({"run.pause": "ctrl+i"}, 'cannot tell "ctrl+i" from tab'),
    ],
    ids=lambda one: next(iter(one.items()))[1] if isinstance(one, dict) else "",
)
def test_what_cannot_be_is_told_and_the_old_key_stays(own: dict[str, str], words: str) -> None:
    """The sentence names the command, and what is in the way or what to write."""
    found = resolve("standard", own)
    (name,) = own
    assert words in found.faults[name]
    assert found.keys.get(name) == preset("standard").get(name)


def test_two_commands_may_change_places() -> None:
    """A key is free when its command has got another one; where that fails, it is not."""
    swapped = resolve("standard", {"today.run": "v", "today.less": "r"})
    assert swapped.faults == {}
    assert (swapped.keys["today.run"], swapped.keys["today.less"]) == ("v", "r")
    chained = resolve("standard", {"today.run": "v", "today.less": "q"})
    assert set(chained.faults) == {"today.run", "today.less"}
    assert chained.keys == preset("standard")


def test_in_a_dialog_the_keys_of_the_rooms_are_free() -> None:
    """What stands over a room has the keys for itself."""
    assert resolve("standard", {"confirm.yes": "q,1"}).faults == {
        "confirm.yes": 'the key "q" of confirm.yes is taken by confirm.no'
    }
    assert resolve("standard", {"confirm.yes": "1"}).faults == {}


def test_each_character_is_called_as_textual_calls_it() -> None:
    """Else a key of a person's own would never come."""
    for letter in string.printable.strip() + "é§µ":
        assert name_of(letter) == _character_to_key(letter)
        if letter != ",":
            assert split(letter) == (name_of(letter),)


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("x , F5", ("x", "f5")),
        ("Ctrl+N", ("ctrl+n",)),
        ("ctrl++", ("ctrl+plus",)),
        ("+", ("plus",)),
        ("shift+ctrl+left", ("ctrl+shift+left",)),
        ("A,a", ("A", "a")),
        ("?,question_mark", ("question_mark",)),
    ],
)
def test_keys_are_read_as_people_write_them(text: str, keys: tuple[str, ...]) -> None:
    """Capitals in names, blanks around commas, the sign instead of its name."""
    assert split(text) == keys


def test_a_comma_is_written_out() -> None:
    """It stands between keys."""
    with pytest.raises(NoKey, match='a comma is "comma"'):
        split(",")
    assert key_words("comma") == ","


def test_every_section_has_a_title_and_every_command_a_sentence() -> None:
    """What the help page and docs/keys.md say; ids are `place.verb`."""
    assert list(TITLES) == list(SECTIONS)
    for place, commands in SECTIONS.items():
        for command in commands:
            assert command.place == place
            assert command.words
            assert command.help[0].isupper() or command.help[0].isdigit()
            assert not command.help.endswith(".")
    assert COMMANDS["app.palette"].keys == App.COMMAND_PALETTE_BINDING


def test_the_page_of_keys_is_what_the_tables_say() -> None:
    """docs/keys.md is made by a command; it is not to be edited, and not to go stale."""
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m benchmarks.keys makes it anew"
