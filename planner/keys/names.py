"""What keys are called: in files, on the screen, and by the terminal."""

from __future__ import annotations

import unicodedata

SPECIAL = frozenset(
    (
        *("escape", "tab", "enter", "space", "backspace", "delete", "insert", "home", "end"),
        *("pageup", "pagedown", "up", "down", "left", "right"),
        *(f"f{number}" for number in range(1, 25)),
    )
)
"""Keys that have a name and no sign."""

_SHORT = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
_MODIFIERS = ("ctrl", "alt", "shift")
_SAME = {"ctrl+i": "tab", "ctrl+m": "enter", "ctrl+left_square_bracket": "escape"}
"""What a terminal sends for one and the other is the same."""

_PRINTED = {
    "exclamation_mark": "!",
    "question_mark": "?",
    "plus": "+",
    "minus": "-",
    "equals_sign": "=",
    "underscore": "_",
    "slash": "/",
    "comma": ",",
    "full_stop": ".",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "down": "↓",
    "up": "↑",
    "left": "←",
    "right": "→",
    "pageup": "pgup",
    "pagedown": "pgdn",
    "escape": "esc",
    "shift+up": "shift+↑",
    "shift+down": "shift+↓",
    "shift+left": "shift+←",
    "shift+right": "shift+→",
}


class NoKey(ValueError):
    """A text that names no key; `str()` says what is wrong and what to write instead."""


def name_of(letter: str) -> str:
    """What one typed character is called: `?` is `question_mark`, a letter or digit is itself."""
    if letter.isalnum():
        return letter
    name = unicodedata.name(letter, letter).lower().replace("-", "_").replace(" ", "_")
    return _SHORT.get(name, name)


_PUNCTUATION = frozenset(name_of(chr(code)) for code in range(33, 127) if not chr(code).isalnum())


def split(keys: str) -> tuple[str, ...]:
    """The keys of a text with commas between them, each by its one name; NoKey where one is none.

    A comma itself is `comma`.
    """
    found = [_named(key.strip()) for key in keys.split(",")]
    return tuple(dict.fromkeys(found))


def _named(key: str) -> str:
    if not key:
        raise NoKey('a key is missing: write one like "x", "f5" or "ctrl+n"; a comma is "comma"')
    if len(key) == 1:
        return name_of(key)
    *modifiers, last = key.split("+") if not key.endswith("+") else (*key[:-1].rstrip("+").split("+"), "+")
    bare = name_of(last) if len(last) == 1 else last.lower()
    wrong = [one for one in modifiers if one.lower() not in _MODIFIERS]
    if wrong or not (len(last) == 1 or bare in SPECIAL or bare in _PUNCTUATION):
        raise NoKey(f'there is no key "{key}": write one like "x", "space", "f5", "ctrl+n"')
    if [one.lower() for one in modifiers] == ["shift"] and len(last) == 1:
        raise NoKey(f'"{key}" arrives as one letter: write "{last.upper()}"')
    order = [one for one in ("alt", "ctrl", "shift") if one in [m.lower() for m in modifiers]]
    if order and len(bare) == 1:
        bare = bare.lower()
    whole = "+".join([*order, bare])
    if whole in _SAME:
        raise NoKey(f'a terminal cannot tell "{key}" from {_SAME[whole]}: choose another')
    return whole


def key_words(keys: str) -> str:
    """Keys as they are printed on a keyboard: `↓ or j`."""
    return " or ".join(_PRINTED.get(key, key) for key in keys.split(","))
