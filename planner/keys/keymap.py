"""Which keys do what for one person: a keymap to begin with, keys of their own on top, and what is wrong."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from planner.keys.names import NoKey, key_words, split
from planner.keys.presets import preset
from planner.keys.sections import all_commands, beside
from planner.model.text import MAX_ID, did_you_mean, head


@dataclass(frozen=True, slots=True)
class Keymap:
    """Every command's keys by its id, as the terminal calls them.

    `faults` says by command id what is wrong with an own key; such a command keeps the key that it had.
    """

    keys: Mapping[str, str]
    faults: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    def printed(self, name: str) -> str:
        """The keys of a command as they are printed on a keyboard."""
        return key_words(self.keys[name])


def resolve(base: str, own: Mapping[str, str]) -> Keymap:
    """A keymap by its name with keys of one's own on top.

    Two commands that can be reached at once never share a key by the person's doing: the own key that would
    is left out, and told.
    """
    standard = preset(base)
    wanted, faults = _readable(own)
    while True:
        keys = {**standard, **wanted}
        if not (clashes := _clashes(standard, keys, wanted)):
            return Keymap(MappingProxyType(keys), MappingProxyType(faults))
        faults |= clashes
        wanted = {name: key for name, key in wanted.items() if name not in clashes}


def _readable(own: Mapping[str, str]) -> tuple[dict[str, str], dict[str, str]]:
    """The own keys in the words of the terminal, and what is wrong with those that cannot be."""
    known = all_commands()
    wanted: dict[str, str] = {}
    faults: dict[str, str] = {}
    for name, text in own.items():
        if name not in known:
            hint = did_you_mean(name, known)
            faults[name] = f'there is no command "{head(name, MAX_ID)}". {hint}'.rstrip()
            continue
        try:
            wanted[name] = ",".join(split(text))
        except NoKey as error:
            faults[name] = f"{name}: {head(str(error), 2 * MAX_ID)}"
    return wanted, faults


def _clashes(
    standard: Mapping[str, str], keys: Mapping[str, str], wanted: Mapping[str, str]
) -> dict[str, str]:
    faults = {}
    for name, text in wanted.items():
        mine = set(text.split(","))
        for other in beside(name.partition(".")[0]):
            if other.id == name:
                continue
            shared = mine & set(keys[other.id].split(","))
            # Some keys are shared from the start: a screen has q before the program has it.
            shared -= set(standard[name].split(",")) & set(standard[other.id].split(","))
            if shared:
                key = key_words(min(shared))
                faults[name] = f'the key "{key}" of {name} is taken by {other.id}'
                break
    return faults
