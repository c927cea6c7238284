"""Settings under one another: the group, what each is called, and what it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from planner.widgets.cells import cut, fill
from planner.widgets.row_list import RowList

_GROUP, _LABEL = 15, 20


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One line. `group` is empty where it is that of the line above; `turns` where ← and → change it."""

    group: str
    label: str
    value: str
    turns: bool = False
    own: bool = False
    """Whether it is another value than the usual one."""


class SettingList(RowList):
    """The settings in the order in which they are given."""

    rows: tuple[SettingRow, ...] = ()

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.rows)

    def show(self, rows: Sequence[SettingRow]) -> None:
        """Show other values; the same line stays chosen."""
        self.rows = tuple(rows)
        self.renew(self.cursor)

    def draw(self, index: int, width: int) -> Sequence[Content]:
        """The group, the name, and the value: bold with a dot where it is another than usual."""
        row = self.rows[index]
        value = f"‹ {row.value} ›" if row.turns and index == self.cursor else f"  {row.value}"
        parts = (
            (fill(row.group, _GROUP), "bold $primary"),
            (fill(row.label, _LABEL), ""),
            ("• " if row.own else "  ", "$accent"),
            (cut(value, max(4, width - _GROUP - _LABEL - 2)), "bold" if row.own else ""),
        )
        return [Content.assemble(*parts)]
