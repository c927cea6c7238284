"""What a program has switched on in a terminal and not off again, from the bytes that it wrote."""

from __future__ import annotations

import re

_MODE = re.compile(rb"\x1b\[\?([0-9;]+)([hl])")
_BALANCED = {
    "keyboard protocol": (rb"\x1b\[>[0-9]*u", rb"\x1b\[<[0-9]*u"),
    "title": (rb"\x1b\[22;2t", rb"\x1b\[23;2t"),
}
_STYLE = re.compile(rb"\x1b\[([0-9;]*)m")

USUAL = {"7", "25"}
"""The modes that are on before a program comes: lines wrap, and the cursor is seen."""


def left_over(written: bytes) -> list[str]:
    """What is not as it was before; nothing when the terminal was left clean."""
    on = set(USUAL)
    for modes, switch in _MODE.findall(written):
        for mode in modes.decode().split(";"):
            (on.add if switch == b"h" else on.discard)(mode)
    found = [f"mode {mode} is {'on' if mode in on else 'off'}" for mode in sorted(on ^ USUAL)]
    for name, (begin, end) in _BALANCED.items():
        if len(re.findall(begin, written)) != len(re.findall(end, written)):
            found.append(f"the {name} is not given back")
    styles = _STYLE.findall(written)
    if styles and styles[-1].strip(b"0;"):
        found.append("what is written next has a style")
    return found
