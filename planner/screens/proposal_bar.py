"""A change of the week that is shown and not saved yet: what it is, what there is to know, which keys."""

from __future__ import annotations

from textual.content import Content
from textual.widgets import Static


class ProposalBar(Static):
    """Takes the place of the card while a change is shown."""

    DEFAULT_CSS = """
    ProposalBar {
        height: 5; padding: 0 1; border-top: solid $accent; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, verb: str, title: str, way: str, note: str, keys: str) -> None:
        """Tell what is proposed, from where to where, and what is to be known about it."""
        lines = (
            Content.assemble((f"{verb} ", "$accent"), (title, "bold")),
            Content(way),
            Content.styled(note, "$warning"),
            Content.styled(keys, "$text-muted"),
        )
        self.update(Content("\n").join(lines))
