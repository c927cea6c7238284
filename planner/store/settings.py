"""`settings.toml`: how the program behaves for this person."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING

from planner.model.safety import Thresholds
from planner.model.text import clean
from planner.model.vocabulary import LintRule
from planner.store.home import Home
from planner.store.reading import Reader
from planner.store.schema import SETTINGS
from planner.store.shelf import Entry, change_entry, read_single

if TYPE_CHECKING:
    from planner.store.edits import Edit


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings with their defaults. `keys` maps a binding's id to the key the person wants.

    `lint_ignore` are the rules of the lint that are switched off.
    """

    safety_read: date | None = None
    theme: str = "planner-dark"
    bell: bool = True
    flash: bool = True
    thresholds: Thresholds = field(default_factory=Thresholds)
    lint_ignore: tuple[LintRule, ...] = ()
    keys: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


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
    keys = {}
    for name, key in values.get("keys", {}).items():
        if isinstance(key, str):
            keys[clean(name)] = clean(key)
        else:
            reader.error(("keys", name), 'a key is text in quotes, like "space" or "ctrl+n"')
    return Settings(
        safety_read=values.get("safety_read"),
        theme=values.get("theme", DEFAULTS.theme),
        bell=values.get("bell", DEFAULTS.bell),
        flash=values.get("flash", DEFAULTS.flash),
        thresholds=Thresholds(amber=amber, red=red),
        lint_ignore=values.get("lint", {}).get("ignore", ()),
        keys=MappingProxyType(keys),
    )


def load(home: Home, known: Entry[Settings] | None = None) -> Entry[Settings]:
    """The settings; the defaults when there is no file yet."""
    return read_single(home, home.settings, build, known)


def change(home: Home, entry: Entry[Settings], edits: Sequence[Edit]) -> Entry[Settings]:
    """Save named operations into the settings and read them back; NotSaved or Conflict when that fails."""
    return change_entry(home, entry, edits, build)
