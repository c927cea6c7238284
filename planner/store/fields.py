"""What a table of keys is made of: its fields, and the rules over several of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Literal

from planner.model.vocabulary import MAX_SECONDS

Kind = Literal[
    "text",
    "flag",
    "int",
    "seconds",
    "longer",
    "more",
    "tempo",
    "load",
    "time",
    "date",
    "slot",
    "moment",
    "choice",
    "table",
    "free",
]


@dataclass(frozen=True, slots=True)
class Field:
    """One key. `many` allows a list (`tables` are lists of tables); `one_or_many` a single value as well.

    `example` is a value as it may stand in a file, dates and times as text. `default` is what an absent
    key means, spelt as in a file; None when that is not one value. `low` and `high` bound a number, a
    duration in seconds, or the two ends of a range.
    """

    name: str
    kind: Kind
    about: str
    example: object = field(compare=False)
    default: str | int | bool | None = None
    allowed: tuple[str, ...] = ()
    low: int = 0
    high: int = MAX_SECONDS
    required: bool = False
    many: bool = False
    one_or_many: bool = False
    pair: bool = False
    named: bool = False
    at_most: int = 10_000
    table: Table | None = None
    single: bool = field(init=False, compare=False, repr=False)
    """Whether it holds one plain value: no list, no pair, no table."""

    def __post_init__(self) -> None:
        plain = not (self.table or self.many or self.one_or_many or self.pair)
        # The only way to give a frozen object what follows from its fields.
        object.__setattr__(self, "single", plain)


@dataclass(frozen=True, slots=True)
class Rule:
    """What some keys of one table ask of each other.

    `apart`: at most one of them is given. `either`: exactly one is. `needs`: where the first has the
    name of the second as its value, the second is given. An empty text or list is not given.
    """

    kind: Literal["apart", "either", "needs"]
    keys: tuple[str, ...]
    message: str
    at: str = ""
    """The key that is at fault; empty for the table itself."""

    def broken(self, data: Mapping[str, object]) -> bool:
        """Whether what is written in a table breaks the rule; a wrong value is a value too."""
        if self.kind == "needs":
            first, second = self.keys
            return data.get(first) == second and second not in data
        given = 0
        for key in self.keys:  # plainly, as it is done for every step of every routine
            if key in data and data[key] not in ("", []):
                given += 1
        return given > 1 or (given == 0 and self.kind == "either")


@dataclass(frozen=True)
class Table:
    """The keys that may stand in one table. A whole file also has `about` and `files`."""

    name: str
    fields: tuple[Field, ...] = ()
    rules: tuple[Rule, ...] = ()
    about: str = ""
    """What such a file is, in a few words."""
    files: str = ""
    """Where such files stand, as a pattern seen from the home."""

    @cached_property
    def by_name(self) -> Mapping[str, Field]:
        """The fields by their key."""
        return MappingProxyType({f.name: f for f in self.fields})

    @cached_property
    def order(self) -> tuple[str, ...]:
        """The keys in the order in which we write them."""
        return tuple(f.name for f in self.fields)

    @cached_property
    def required(self) -> tuple[Field, ...]:
        """The keys that must be there."""
        return tuple(f for f in self.fields if f.required)
