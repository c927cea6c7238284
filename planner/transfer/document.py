"""A document of plain values: what stands on a page, whatever it is written in."""

from __future__ import annotations

from dataclasses import dataclass

from planner.model.drawing import Place
from planner.model.figure import Figure
from planner.model.progress import PainPoint
from planner.model.session import Side


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences; `lead` are the words before them. `small` is for what few will read."""

    text: str
    lead: str = ""
    small: bool = False


@dataclass(frozen=True, slots=True)
class Points:
    """A list, numbered where the order matters; `columns` in two columns where there is room."""

    items: tuple[str, ...]
    title: str = ""
    numbered: bool = False
    columns: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Tick:
    """A box to tick, with a word or two beside it."""

    words: str = ""
    ticked: bool = False


Cell = str | tuple[Tick, ...]
"""Text, or one box or several."""


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under a heading. The first cell of a row says what the row is about.

    `numbers` are the columns, from 0, that stand on the right.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    caption: str = ""
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A figure at one moment, drawn where the paper can show it, with its words."""

    figure: Figure
    place: Place
    says: str
    side: Side | None = None


@dataclass(frozen=True, slots=True)
class Lines:
    """Empty lines to write on."""

    count: int


@dataclass(frozen=True, slots=True)
class Box:
    """What must not be overlooked."""

    title: str
    blocks: tuple[Paragraph | Points, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise: what it is called, how much of it, what it looks like, how it is done."""

    title: str
    dose: str
    note: str = ""
    """What whoever made the routine says about it here."""
    pictures: tuple[Picture, ...] = ()
    blocks: tuple[Paragraph | Points, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of what follows."""

    text: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """A part that begins on a page of its own."""

    title: str


@dataclass(frozen=True, slots=True)
class PainChart:
    """Pain over time, drawn where the paper can show it; at least one point."""

    points: tuple[PainPoint, ...]


Block = Paragraph | Points | Table | Lines | Box | Card | Heading | Chapter | PainChart


@dataclass(frozen=True, slots=True)
class Document:
    """A page, or several. `about` stands below the title."""

    title: str
    about: tuple[str, ...]
    blocks: tuple[Block, ...]
