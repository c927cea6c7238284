"""The filters of the library in a small panel: each facet with its values, and how many would remain."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from planner.commands import bindings
from planner.model.catalogue import Catalogue
from planner.model.facets import FACETS, NO_FILTERS, Filters
from planner.screens.dialog import Dialog
from planner.screens.dialogs import plain
from planner.widgets.facet_list import FacetList
from planner.widgets.row_list import RowList


class Facets(Dialog[None]):
    """A panel over the list that it filters. `changed` is called with the filters at each toggle."""

    CSS_PATH = "facets.tcss"
    AUTO_FOCUS = "FacetList"
    SECTION = "facets"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("facets")]

    def __init__(
        self,
        catalogue: Catalogue,
        query: str,
        filters: Filters,
        changed: Callable[[Filters], None],
        place: int = 0,
    ) -> None:
        """`query` is what is searched for: the counts follow it. `place` is the facet to begin with."""
        super().__init__()
        self.catalogue, self.search, self.filters, self.changed = catalogue, query, filters, changed
        self.place = place

    def compose(self) -> ComposeResult:
        with Vertical(classes="panel"):
            yield plain("", id="facet-names")
            yield FacetList()
            yield plain("", id="remain")
            yield plain("← → facet   space choose   c clear all   esc done", classes="keys")

    def on_mount(self) -> None:
        """Begin where it was left the last time."""
        self.show(0)

    def show(self, cursor: int) -> None:
        """The values of the facet in front, the cursor on one of them."""
        facet = FACETS[self.place]
        chosen = {name for name, _ in self.filters}
        names = [
            (
                f" {one.name} ",
                "reverse bold" if one is facet else "bold $accent" if one.name in chosen else "",
            )
            for one in FACETS
        ]
        self.query_one("#facet-names", Static).update(Content.assemble(*names))
        marked = frozenset(value for name, value in self.filters if name == facet.name)
        counts = self.catalogue.counts(facet, self.search, self.filters)
        self.query_one(FacetList).show(counts, marked, cursor)
        left = len(self.catalogue.find(self.search, self.filters).rows)
        words = f"{left:,} of {len(self.catalogue.rows):,} listed"
        if not counts:
            words = f"no exercise says what it {facet.name}; {words}"
        self.query_one("#remain", Static).update(Content(words))

    @on(RowList.Entered)
    def action_mark(self) -> None:
        """Choose the value under the cursor, or give it up."""
        values = self.query_one(FacetList)
        if values.value is not None:
            self._change(self.filters ^ {(FACETS[self.place].name, values.value)})

    def action_clear(self) -> None:
        """Without any filter."""
        self._change(NO_FILTERS)

    def _change(self, filters: Filters) -> None:
        self.filters = filters
        self.changed(filters)
        self.show(self.query_one(FacetList).cursor)

    def action_turn(self, by: int) -> None:
        """To another facet."""
        self.place = (self.place + by) % len(FACETS)
        self.show(0)

    def action_step(self, by: int) -> None:
        """To another value."""
        self.query_one(FacetList).move(by)

    def action_close(self) -> None:
        """Back to the list."""
        if self.is_active:  # not what is under it, when the key comes twice
            self.dismiss()
