"""A document as one HTML file that needs nothing else: no script, no network."""

from __future__ import annotations

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
    Picture,
    Points,
    Table,
)
from planner.transfer.figure_svg import figure_svg
from planner.transfer.markup import Markup, element, joined
from planner.transfer.page_style import Paper, style
from planner.transfer.pain_chart import pain_chart

GENERATOR = "planner"
"""What the page says of where it comes from."""

_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
"""What a browser may load for it: nothing. A second wall, should the first ever have a hole."""


def page(document: Document, paper: Paper = "a4", *, large: bool = False) -> str:
    """The whole file. Every text of the document stands in it as text, whatever it says."""
    head = element(
        "head",
        element("meta", charset="utf-8"),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="generator", content=GENERATOR),
        element("title", document.title),
        element("style", Markup(style(paper, large=large))),
    )
    top = [element("h1", document.title), *(element("p", line, class_="about") for line in document.about)]
    body = element("body", *top, *(_drawn(block) for block in document.blocks))
    return f"<!DOCTYPE html>\n{element('html', head, body, lang='en').text}\n"


def _classes(*names: str) -> dict[str, str]:
    """The class attribute, where there is one to give."""
    given = " ".join(filter(None, names))
    return {"class_": given} if given else {}


@singledispatch
def _drawn(block: Block) -> Markup:
    raise TypeError(f"no way to draw {block!r}")


@_drawn.register
def _(block: Paragraph) -> Markup:
    lead: list[str | Markup] = (
        [element("span", f"{clean(block.lead)}:", class_="lead"), " "] if block.lead else []
    )
    return element("p", *lead, block.text, **_classes("small" if block.small else ""))


@_drawn.register
def _(block: Points) -> Markup:
    names = _classes("columns" if block.columns else "", "small" if block.small else "")
    title = [element("p", block.title, class_="lead")] if block.title else []
    items = (element("li", item) for item in block.items)
    return joined([*title, element("ol" if block.numbered else "ul", *items, **names)])


@_drawn.register
def _(block: Table) -> Markup:
    def side(column: int) -> dict[str, str]:
        return _classes("number" if column in block.numbers else "")

    head = (element("th", name, scope="col", **side(index)) for index, name in enumerate(block.head))
    rows = []
    for first, *others in block.rows:
        cells = (element("td", *_cell(cell), **side(index)) for index, cell in enumerate(others, 1))
        rows.append(element("tr", element("th", *_cell(first), scope="row"), *cells))
    caption = [element("caption", block.caption)] if block.caption else []
    ticks = any(isinstance(cell, tuple) for row in block.rows for cell in row)
    whole = element(
        "table",
        *caption,
        element("thead", element("tr", *head)),
        element("tbody", *rows),
        **_classes("ticks" if ticks else ""),
    )
    return element("div", whole, class_="wide")


def _cell(cell: Cell) -> Iterator[str | Markup]:
    if isinstance(cell, str):
        yield cell
        return
    for tick in cell:
        box = element("span", "✓" if tick.ticked else "", class_="tick")
        beside = [element("span", tick.words, class_="beside")] if tick.words else []
        yield element("div", box, *beside)


@_drawn.register
def _(block: Lines) -> Markup:
    return joined([element("div", class_="write") for _ in range(block.count)])


@_drawn.register
def _(block: Box) -> Markup:
    inside = (_drawn(one) for one in block.blocks)
    return element("section", element("h2", block.title), *inside, class_="box")


@_drawn.register
def _(block: Card) -> Markup:
    figures = [element("div", *(_picture(one) for one in block.pictures), class_="figures")]
    top = element(
        "div",
        element("h3", block.title),
        element("p", block.dose, class_="dose"),
        *([element("p", block.note, class_="note")] if block.note else []),
        *(figures if block.pictures else []),
        class_="top",
    )
    body = element("div", *(_drawn(one) for one in block.blocks), class_="body")
    return element("section", top, body, class_="card")


def _picture(picture: Picture) -> Markup:
    drawn = Markup(figure_svg(picture.figure, picture.place, picture.side, picture.says))
    return element("figure", drawn, element("figcaption", picture.says))


@_drawn.register
def _(block: Heading) -> Markup:
    return element("h2", block.text)


@_drawn.register
def _(block: Chapter) -> Markup:
    return element("h1", block.title, class_="chapter")


@_drawn.register
def _(block: PainChart) -> Markup:
    words = "○ before the session, ● after it"
    return element("figure", pain_chart(block.points), element("figcaption", words), class_="plot")
