"""`settings.toml`: how the program behaves for this person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.model.safety import Thresholds
from planner.model.text import clean
from planner.model.vocabulary import AdviceRule, ClockFace, KeymapName, Notification
from planner.store.home import Home
from planner.store.reading import Reader, Values
from planner.store.schema import SETTINGS
from planner.store.shelf import Build, Entry, change_entry, read_single

if TYPE_CHECKING:
    from planner.store.edits import Edit


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings with their defaults. `keys` maps a binding's id to the key the person wants.

    `lint_ignore` are the rules of advice, about routines and weeks, that are switched off. `favourites`
    are ids of exercises, `off` those that are switched off, with the reason.
    """

    safety_read: date | None = None
    theme: str = "auto"
    """One of `vocabulary.THEMES`."""
    bell: bool = True
    flash: bool = True
    whole_hold: bool = False
    """Whether a hold begins again after a pause; otherwise it goes on with the time that was left."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    lint_ignore: tuple[AdviceRule, ...] = ()
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    favourites: tuple[str, ...] = ()
    off: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    title: bool = False
    """Whether the title of the window tells what to do."""
    notification: Notification = "off"
    voice: tuple[str, ...] = ()
    """A program that speaks, with its arguments; `("auto",)` for one that is found here, empty for none."""
    cue_command: tuple[str, ...] = ()
    """A program of the person's own for every cue, with its arguments; empty for none."""
    figure: bool = True
    """Whether a session shows the movement beside the clock, where there is room."""
    keymap: KeymapName = "standard"
    """The keys to begin with; `keys` go on top of it."""
    clock: ClockFace = "24h"
    """How times of day are shown."""


DEFAULTS = Settings()


def build(_stem: str, reader: Reader) -> Settings:
    """The settings from their file. A wrong value falls back to its default, and is listed."""
    values = reader.root(SETTINGS)
    limits = Thresholds()
    pain = values.get("pain", {})
    amber, red = pain.get("amber", limits.amber), pain.get("red", limits.red)
    if amber >= red:
        reader.error(("pain",), f"amber must be below red, not {amber} and {red}", key=True)
        amber, red = limits.amber, limits.red
    cues = values.get("cues", {})
    return Settings(
        safety_read=values.get("safety_read"),
        theme=values.get("theme", DEFAULTS.theme),
        bell=values.get("bell", DEFAULTS.bell),
        flash=values.get("flash", DEFAULTS.flash),
        whole_hold=values.get("whole_hold", DEFAULTS.whole_hold),
        figure=values.get("figure", DEFAULTS.figure),
        title=cues.get("title", DEFAULTS.title),
        notification=cues.get("notification", DEFAULTS.notification),
        voice=_program(reader, cues, "voice"),
        cue_command=_program(reader, cues, "command"),
        thresholds=Thresholds(amber=amber, red=red),
        lint_ignore=values.get("lint", {}).get("ignore", ()),
        favourites=values.get("favourites", ()),
        off=_texts(reader, values, "off", 'a reason is text in quotes, like "brings the pain on"'),
        keymap=values.get("keymap", DEFAULTS.keymap),
        clock=values.get("clock", DEFAULTS.clock),
        keys=_texts(reader, values, "keys", 'a key is text in quotes, like "space" or "ctrl+n"'),
    )


def _program(reader: Reader, cues: Values, key: str) -> tuple[str, ...]:
    """A program with its arguments; one with spaces in its name is a slip, and would never be found."""
    words: tuple[str, ...] = cues.get(key, ())
    if len(words) == 1 and " " in words[0]:
        listed = ", ".join(f'"{word}"' for word in words[0].split())
        reader.error(("cues", key), "a program and its arguments are a list:", f"{key} = [{listed}]")
        return ()
    return words if words and words[0] else ()


def _texts(reader: Reader, values: Values, table: str, wrong: str) -> Mapping[str, str]:
    """A table of texts under names of the person's own; any other value is listed, and left out."""
    found = {}
    for name, text in values.get(table, {}).items():
        if isinstance(text, str):
            found[clean(name)] = clean(text)
        else:
            reader.error((table, name), wrong)
    return MappingProxyType(found)


def load(home: Home, known: Entry[Settings] | None = None) -> Entry[Settings]:
    """The settings; the defaults when there is no file yet."""
    return read_single(home, home.settings, _builder(home), known)


def change(home: Home, entry: Entry[Settings], edits: Sequence[Edit]) -> Entry[Settings]:
    """Save named operations into the settings and read them back; NotSaved or Conflict when that fails."""
    return change_entry(home, entry, edits, _builder(home))


def preview(entry: Entry[Settings], edits: Sequence[Edit]) -> Settings:
    """The settings as they would be after some operations, unwritten; NotSaved if they do not fit."""
    if entry.document is None:
        return DEFAULTS
    data = entry.document.data
    for each in edits:
        data = each.apply_data(data)
    return build(entry.id, Reader(replace(entry.document, data=data)))


def _builder(home: Home) -> Build[Settings]:
    """How settings are made of a file: in a confined home without the programs that it names."""
    if not home.confined:
        return build

    def build_confined(name: str, reader: Reader) -> Settings | None:
        value = build(name, reader)
        return value and replace(value, voice=(), cue_command=())

    return build_confined
