"""A document as Markdown, in which every text stands for itself."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import singledispatch

from planner.model.text import clean
from planner.transfer.document import (
    Block,
    Box,
    Card,
    Cell,
    Chapter,
    Document,
    Heading,
    Lines,
    PainChart,
    Paragraph,
    Points,
    Table,
)

_MARKS = re.compile(r"([\\`*_\[\]<>|#~&!])")
_BEGINS = re.compile(r"^(\s*)([-+=]|\d+[.)])")


def markdown(document: Document) -> str:
    """The whole file. Figures are not in it: their words are."""
    lines = [f"# {_text(document.title)}", ""]
    for line in document.about:
        lines += [_line(line), ""]
    for block in document.blocks:
        lines += [*_written(block), ""]
    return "\n".join(lines).rstrip() + "\n"


def _text(text: str) -> str:
    """Text in which nothing is a mark of Markdown, nor HTML."""
    return _MARKS.sub(r"\\\1", clean(text).strip())


def _line(text: str) -> str:
    """The same at the beginning of a line, where some more would be marks."""
    plain = _text(text)
    return _BEGINS.sub(lambda found: f"{found[1]}{found[2][:-1]}\\{found[2][-1]}", plain)


@singledispatch
def _written(block: Block) -> Iterator[str]:
    raise TypeError(f"no way to write {block!r}")


@_written.register
def _(block: Paragraph) -> Iterator[str]:
    yield f"**{_text(block.lead)}:** {_text(block.text)}" if block.lead else _line(block.text)


@_written.register
def _(block: Points) -> Iterator[str]:
    if block.title:
        yield from (f"**{_text(block.title)}**", "")
    for number, item in enumerate(block.items, 1):
        yield f"{number}. {_line(item)}" if block.numbered else f"- {_line(item)}"


@_written.register
def _(block: Table) -> Iterator[str]:
    if block.caption:
        yield from (f"**{_text(block.caption)}**", "")
    yield _row([_text(name) for name in block.head])
    yield _row(["---:" if index in block.numbers else "---" for index, _ in enumerate(block.head)])
    for row in block.rows:
        yield _row([_cell(cell) for cell in row])


def _row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    if isinstance(cell, str):
        return _text(cell)
    return " ".join(f"{'☑' if tick.ticked else '☐'} {_text(tick.words)}".strip() for tick in cell)


@_written.register
def _(block: Lines) -> Iterator[str]:
    for _ in range(block.count):
        yield from ("\\_" * 40, "")


@_written.register
def _(block: Box) -> Iterator[str]:
    inside = (line for one in block.blocks for line in ("", *_written(one)))
    for line in (f"## {_text(block.title)}", *inside):
        yield f"> {line}".rstrip()


@_written.register
def _(block: Card) -> Iterator[str]:
    yield from (f"### {_text(block.title)}", "", f"**{_text(block.dose)}**")
    if block.note:
        yield from ("", f"> {_line(block.note)}")
    if block.pictures:
        yield from ("", f"*{_text(' → '.join(one.says for one in block.pictures))}*")
    for one in block.blocks:
        yield from ("", *_written(one))


@_written.register
def _(block: Heading) -> Iterator[str]:
    yield f"## {_text(block.text)}"


@_written.register
def _(block: Chapter) -> Iterator[str]:
    yield from ("---", "", f"# {_text(block.title)}")


@_written.register
def _(block: PainChart) -> Iterator[str]:
    said = (point.after if point.after is not None else point.before for point in block.points)
    yield f"Pain by session, the last answer of each: {', '.join(str(pain) for pain in said)}"
