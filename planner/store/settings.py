"""`settings.toml`: how the program behaves for this person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.model.safety import Thresholds
from planner.model.text import clean
from planner.model.vocabulary import AdviceRule
from planner.store.home import Home
from planner.store.reading import Reader, Values
from planner.store.schema import SETTINGS
from planner.store.shelf import Entry, change_entry, read_single

if TYPE_CHECKING:
    from planner.store.edits import Edit


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings with their defaults. `keys` maps a binding's id to the key the person wants.

    `lint_ignore` are the rules of advice, about routines and weeks, that are switched off. `favourites`
    are ids of exercises, `off` those that are switched off, with the reason.
    """

    safety_read: date | None = None
    theme: str = "planner-dark"
    bell: bool = True
    flash: bool = True
    whole_hold: bool = False
    """Whether a hold begins again after a pause; otherwise it goes on with the time that was left."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    lint_ignore: tuple[AdviceRule, ...] = ()
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    favourites: tuple[str, ...] = ()
    off: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


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
    return Settings(
        safety_read=values.get("safety_read"),
        theme=values.get("theme", DEFAULTS.theme),
        bell=values.get("bell", DEFAULTS.bell),
        flash=values.get("flash", DEFAULTS.flash),
        whole_hold=values.get("whole_hold", DEFAULTS.whole_hold),
        thresholds=Thresholds(amber=amber, red=red),
        lint_ignore=values.get("lint", {}).get("ignore", ()),
        favourites=values.get("favourites", ()),
        off=_texts(reader, values, "off", 'a reason is text in quotes, like "brings the pain on"'),
        keys=_texts(reader, values, "keys", 'a key is text in quotes, like "space" or "ctrl+n"'),
    )


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
    return read_single(home, home.settings, build, known)


def change(home: Home, entry: Entry[Settings], edits: Sequence[Edit]) -> Entry[Settings]:
    """Save named operations into the settings and read them back; NotSaved or Conflict when that fails."""
    return change_entry(home, entry, edits, build)
