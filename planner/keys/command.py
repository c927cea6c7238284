"""One thing that a key does."""

from __future__ import annotations

from dataclasses import dataclass

_OUTSIDE = frozenset(
    (
        *("app.suspend", "composer.file", "library.edit", "problems.edit", "progress.edit"),
        *("routines.edit", "routines.sheet", "settings.edit", "week.edit"),
    )
)


@dataclass(frozen=True, slots=True)
class Command:
    """One thing a key does on one screen, in one dialog or in one widget.

    `id` is `place.verb`, the name by which `settings.toml` can give it another key. `words` stand in
    the footer and the palette, `help` is the sentence of the help page.
    """

    id: str
    keys: str
    action: str
    words: str
    help: str
    footer: bool = False
    shown_as: str = ""
    """What the footer and the help call the key, where a widget takes it before the screen does."""
    in_palette: str = ""
    """Another action for the palette, where opening the palette has already changed what the key acts on."""
    everywhere: bool = False
    """Whether the key works over every dialog and every field too."""
    first: bool = False
    """Whether the screen takes the key before the widget that has the focus."""
    told_by: str = ""
    """The id of the command whose line in the help tells of this one too."""

    @property
    def place(self) -> str:
        """The screen, dialog or widget where it works."""
        return self.id.partition(".")[0]

    @property
    def outside(self) -> bool:
        """Whether it leads out of the program, as to an editor: there is no such key in a kiosk."""
        return self.id in _OUTSIDE
