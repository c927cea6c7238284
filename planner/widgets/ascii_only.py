"""For terminals that can show nothing but ASCII: every other letter in the nearest shape that they have."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import lru_cache
from unicodedata import normalize

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

_SOLID = "█"
_SHAPES = {
    **dict.fromkeys("─╌╍┄┅▔▁", "-"),
    **dict.fromkeys("━═", "="),
    **dict.fromkeys("│┃║▏▕▎▌▐╎╏┆┇▊▋▉▍", "|"),
    **dict.fromkeys("┌┐└┘├┤┬┴┼╭╮╰╯╔╗╚╝┏┓┗┛╸╺╹╻", "+"),
    **dict.fromkeys("•●■▪◆", "*"),
    **dict.fromkeys("○□◇", "o"),
    **dict.fromkeys("░▒▓", ":"),
    "◉": "@",
    **dict.fromkeys("‘’‚′", "'"),
    **dict.fromkeys("“”„″", '"'),
    **dict.fromkeys("–—−‐‑", "-"),
    **dict.fromkeys("→▶►›»", ">"),
    **dict.fromkeys("←◀◄‹«", "<"),
    **dict(zip("▀▄↑▲↓▼↔·×…✓✗≤≥\u00a0ßæøłđ", '"_^^vv=-x.vx<> saold', strict=True)),
}


def is_needed(environment: Mapping[str, str] = os.environ) -> bool:
    """Whether the terminal says that it has no more: an old kind, or a locale that is said and is not UTF-8.

    Where no locale is said, as often over SSH, the terminal is taken for one of today.
    """
    if re.match(r"(?:vt[1-4]\d\d|ansi|dumb)\b", environment.get("TERM", "")):
        return True
    said = next((found for name in ("LC_ALL", "LC_CTYPE", "LANG") if (found := environment.get(name))), "")
    if said == "C.UTF-8" and not environment.get("LC_ALL") and environment.get("LANG") in ("C", "POSIX"):
        return True  # in the C locale Python itself says so, for what it starts
    return bool(said) and not re.search(r"utf-?8", said, re.IGNORECASE)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """The text in ASCII, as many columns wide."""
    return "".join(_plain(mark) for mark in text)


@lru_cache(maxsize=1024)
def _plain(mark: str) -> str:
    if mark.isascii():
        return mark
    bare = "".join(one for one in normalize("NFKD", mark) if one.isascii())
    shape = _SHAPES.get(mark) or (bare if len(bare) == 1 else "?")
    return shape.ljust(cell_len(mark)) if cell_len(mark) else ""


class AsciiOnly(LineFilter):
    """Writes nothing but ASCII; a solid block becomes a blank with its colours reversed."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:  # noqa: ARG002 - Textual's signature
        """The same segments in ASCII; those that are already pass as they are."""
        if all(control or text.isascii() for text, _, control in segments):
            return segments
        return [piece for segment in segments for piece in self._pieces(segment)]

    def _pieces(self, segment: Segment) -> list[Segment]:
        text, style, control = segment
        if control or text.isascii():
            return [segment]
        reverse = (style or Style()) + Style(reverse=True)
        return [
            Segment(" " * len(part), reverse) if part[0] == _SOLID else Segment(plain(part), style)
            for part in re.findall(f"{_SOLID}+|[^{_SOLID}]+", text)
        ]
