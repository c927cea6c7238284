"""HTML and SVG made of elements: every text that stands in one goes through `escaped`, and nothing else does.

What is not `Markup` is text. So a name can hold what it likes and makes neither element nor attribute.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from planner.model.text import clean

_EMPTY = frozenset(("meta", "br", "hr"))
"""Elements without an end."""


@dataclass(frozen=True, slots=True)
class Markup:
    """HTML that was made here."""

    text: str


def escaped(text: str) -> str:
    """Text that stands for itself, between tags and in quotes; without control and bidi characters."""
    return escape(clean(text), quote=True)


def element(name: str, /, *inside: str | Markup, **attributes: str) -> Markup:
    """An element. Its name and those of its attributes are the template's; `class_` is `class`."""
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escaped(value)}"' for key, value in attributes.items()
    )
    if name in _EMPTY:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{joined(inside).text}</{name}>")


def joined(parts: tuple[str | Markup, ...] | list[Markup]) -> Markup:
    """Several parts, one after the other."""
    return Markup("".join(part.text if isinstance(part, Markup) else escaped(part) for part in parts))
