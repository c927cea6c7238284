"""Three keymaps to begin with; a person's own keys go on top of one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from planner.keys.sections import all_commands

_VIM = {
    "list.up": "up,k",
    "list.down": "down,j",
    "list.first": "home,g",
    "list.last": "end,G",
    "list.page-up": "pageup,ctrl+b",
    "list.page-down": "pagedown,ctrl+f",
    "composer.rounds": "z",  # folded, as vim calls it: g and G are the first and the last line
    "composer.ungroup": "Z",
    "progress.page": "tab,l",
    "progress.page-back": "shift+tab,h",
    "run.next": "enter,n,l",
    "run.previous": "p,h",
    "run.longer": "plus,equals_sign,k",
    "run.shorter": "minus,j",
    "scale.less": "left,h",
    "scale.more": "right,l",
}

_ARROWS = {
    "app.help": "f1,question_mark",
    "app.palette": "f2,ctrl+p",
    "app.warning-signs": "f3,w",
    "app.settings": "f4,comma",
    "app.today": "f5,1",
    "app.library": "f6,2",
    "app.routines": "f7,3",
    "app.week": "f8,4",
    "app.progress": "f9,5",
    "run.help": "f1,question_mark",
    "run.warning-signs": "f3,w",
    "run.stop": "escape,s,q",
    "run.next": "enter,right,n",
    "run.previous": "left,p",
    "run.longer": "up,plus,equals_sign",
    "run.shorter": "down,minus",
    "run.hurt": "tab,o",
    "confirm.yes": "space,y",
}
_FREED = frozenset("hjkl")
"""Letters that stand for arrows elsewhere, and are free for own keys with the arrows alone."""


@cache
def preset(name: str) -> Mapping[str, str]:
    """The keys of every command in one of `KEYMAPS`, by its id."""
    standard = {name: command.keys for name, command in all_commands().items()}
    if name == "vim":
        standard |= _VIM
    elif name == "arrows":
        standard |= _ARROWS
        standard = {id: _without(keys) for id, keys in standard.items()}
    return MappingProxyType(standard)


def _without(keys: str) -> str:
    every = keys.split(",")
    return ",".join([key for key in every if key not in _FREED] or every)
