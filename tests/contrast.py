"""How well letters are seen: the contrast of WCAG 2.2, colours as people see them who lack a kind of cone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rich.color import Color, ColorType
from rich.style import Style

Rgb = tuple[int, int, int]

LETTERS = 4.5
"""The least contrast of letters (WCAG 2.2, success criterion 1.4.3)."""

LETTERS_HIGH = 7.0
"""The least contrast of letters where it is high (1.4.6)."""


SHAPES = 3.0
"""The least contrast of what is drawn (1.4.11)."""


def _palette(words: str) -> tuple[Rgb, ...]:
    return tuple((int(one[:2], 16), int(one[2:4], 16), int(one[4:], 16)) for one in words.split())


@dataclass(frozen=True, slots=True)
class Palette:
    """The 16 colours of a terminal, and the letters and the paper that it has without any."""

    letters: Rgb
    paper: Rgb
    colours: tuple[Rgb, ...]


_BLACK, _WHITE = (0, 0, 0), (255, 255, 255)
_XTERM = _palette(
    "000000 cd0000 00cd00 cdcd00 0000ee cd00cd 00cdcd e5e5e5"
    " 7f7f7f ff0000 00ff00 ffff00 5c5cff ff00ff 00ffff ffffff"
)
_VGA = _palette(
    "000000 aa0000 00aa00 aa5500 0000aa aa00aa 00aaaa aaaaaa"
    " 555555 ff5555 55ff55 ffff55 5555ff ff55ff 55ffff ffffff"
)
_CAMPBELL = _palette(
    "0c0c0c c50f1f 13a10e c19c00 0037da 881798 3a96dd cccccc"
    " 767676 e74856 16c60c f9f1a5 3b78ff b4009e 61d6d6 f2f2f2"
)
_TANGO = _palette(
    "2e3436 cc0000 4e9a06 c4a000 3465a4 75507b 06989a d3d7cf"
    " 555753 ef2929 8ae234 fce94f 729fcf ad7fa8 34e2e2 eeeeec"
)

ON_DARK: Mapping[str, Palette] = {
    "xterm": Palette((229, 229, 229), _BLACK, _XTERM),
    "the console of Linux": Palette((170, 170, 170), _BLACK, _VGA),
    "Windows Terminal": Palette((204, 204, 204), (12, 12, 12), _CAMPBELL),
    "Tango": Palette((211, 215, 207), (0, 0, 0), _TANGO),
}
ON_LIGHT: Mapping[str, Palette] = {
    "xterm": Palette(_BLACK, _WHITE, _XTERM),
    "Windows Terminal": Palette((12, 12, 12), _WHITE, _CAMPBELL),
    "Tango": Palette((46, 52, 54), _WHITE, _TANGO),
}


def linear(rgb: Rgb) -> tuple[float, float, float]:
    """A colour of sRGB as the light that it gives, each part from 0 to 1."""
    red, green, blue = (
        part / 3294.6 if part <= 10 else ((part / 255 + 0.055) / 1.055) ** 2.4 for part in rgb
    )
    return red, green, blue


def luminance(rgb: Rgb) -> float:
    """The relative luminance of WCAG, from 0 to 1."""
    red, green, blue = linear(rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Rgb, other: Rgb) -> float:
    """From 1, for the same colour, to 21, for black on white."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def shown(style: Style, palette: Palette) -> tuple[Rgb, Rgb]:
    """The letters and the paper of a style as painted; dim letters are half as far from the paper."""
    ink = _rgb(style.color, palette, palette.letters)
    paper = _rgb(style.bgcolor, palette, palette.paper)
    if style.reverse:
        ink, paper = paper, ink
    if style.dim:
        ink = tuple((a + b) // 2 for a, b in zip(ink, paper, strict=True))  # type: ignore[assignment]
    return ink, paper


@lru_cache(maxsize=4096)
def stands_out(style: Style, palette: Palette) -> float:
    """The contrast of a style as it is painted."""
    return contrast(*shown(style, palette))


def _rgb(color: Color | None, palette: Palette, plain: Rgb) -> Rgb:
    if color is None or color.type is ColorType.DEFAULT:
        return plain
    if color.triplet is not None:
        return color.triplet.red, color.triplet.green, color.triplet.blue
    assert color.number is not None
    return palette.colours[color.number]


_SEEN_AS: Mapping[str, tuple[tuple[float, float, float], ...]] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
"""Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision Deficiency",
IEEE Transactions on Visualization and Computer Graphics 15(6), 2009: the matrices of severity 1.0."""

EYES = tuple(_SEEN_AS)


def difference(one: Rgb, other: Rgb, eyes: str) -> float:
    """How far apart two colours are for such eyes: CIE 1976 ΔE, of which about 2 is just noticed."""
    ends = zip(_lab(one, eyes), _lab(other, eyes), strict=True)
    return float(sum((a - b) ** 2 for a, b in ends) ** 0.5)


def _lab(rgb: Rgb, eyes: str) -> tuple[float, float, float]:
    light = linear(rgb)
    red, green, blue = (
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, light, strict=True)))) for row in _SEEN_AS[eyes]
    )
    x = _bent((0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047)
    y = _bent(0.2126 * red + 0.7152 * green + 0.0722 * blue)
    z = _bent((0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _bent(part: float) -> float:
    return float(part ** (1 / 3)) if part > 0.008856 else 7.787 * part + 16 / 116
