"""Operations on the items of an array: `[[tables]]`, or written inline."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from planner.store import toml_inline, toml_items, toml_keys
from planner.store.edit_base import Data, Edit
from planner.store.errors import NotSaved
from planner.store.toml_data import described, follow, get, items, moved_to, owner, update
from planner.store.toml_index import Index, KeyPath
from planner.store.toml_verify import Change
from planner.store.toml_write import literal, ordered, plain


@dataclass(frozen=True, slots=True)
class _ItemEdit(Edit):
    """An operation on one item of an array, which counts from 0."""

    array: KeyPath
    index: int

    def guard(self) -> KeyPath | None:
        return owner((*self.array, self.index))

    def at(self, index: int) -> Edit:
        path = moved_to((*self.array, self.index), index)
        return replace(self, array=path[:-1], index=index if path == (*self.array, index) else self.index)

    def shifted(self, index: Index, place: Callable[[int], int | None]) -> Change:
        """The change in which each item of the array goes where `place` says."""
        return _shifted(self.array, index, place)


def _shifted(array: KeyPath, index: Index, place: Callable[[int], int | None]) -> Change:
    size = len(array)

    def moved(path: KeyPath) -> KeyPath | None:
        if len(path) <= size or path[:size] != array or not isinstance(path[size], int):
            return path
        new = place(int(path[size]))
        return None if new is None else (*array, new, *path[size + 1 :])

    return Change(moved, touched=None if index.items(array) else array, emptied=array)


def _ordered(index: Index, array: KeyPath, order: Sequence[int]) -> str:
    in_order = toml_inline.order_items if array in index.values else toml_items.order_items
    return in_order(index, array, order)


@dataclass(frozen=True, slots=True)
class InsertItem(_ItemEdit):
    """A new item before the item `index`, or after the last one: a `[[table]]` with blank lines as around it.

    `order` is the order of the keys in the table.
    """

    values: Mapping[str, object]
    order: Sequence[str] = ()

    @property
    def label(self) -> str:
        return f"add {described((*self.array, self.index))}"

    def apply_data(self, data: Data) -> Data:
        def insert(found: Any) -> list[Any]:
            if found is not None and not isinstance(found, list):
                raise NotSaved(f"{described(self.array)} is not a list")
            new = list(found or ())
            if not 0 <= self.index <= len(new):
                raise NotSaved(f"there is no {described((*self.array, self.index - 1))} to add one after")
            return [*new[: self.index], plain(self.values), *new[self.index :]]

        changed: Data = update(data, self.array, insert)
        return changed

    def rewrite(self, index: Index, _data: Data, /) -> str:
        values = plain(self.values)
        values = {name: values[name] for name in ordered(values, self.order)}
        return insert_anywhere(index, self.array, self.index, values)

    def change(self, index: Index) -> Change:
        return self.shifted(index, lambda at: at + (at >= self.index))

    def guard(self) -> KeyPath | None:
        guard = owner(self.array)
        return guard if isinstance(guard[-1], int) else None

    def at(self, index: int) -> Edit:
        return replace(self, array=moved_to(self.array, index))

    def rebase(self, mine: Data, theirs: Data) -> Edit:
        edit = Edit.rebase(self, mine, theirs)
        if self.guard() is not None:
            return edit
        there = get(theirs, self.array) or []
        if self.index >= len(get(mine, self.array) or []):
            return replace(self, index=len(there))
        before, after = (
            follow(mine, theirs, (*self.array, near)) if near >= 0 else None
            for near in (self.index - 1, self.index)
        )
        fallback = min(self.index, len(there)) if after is None else after
        return replace(self, index=fallback if before is None else before + 1)


@dataclass(frozen=True, slots=True)
class RemoveItem(_ItemEdit):
    """Take an item away, with the comment lines that touch it from above."""

    @property
    def label(self) -> str:
        return f"remove {described((*self.array, self.index))}"

    def apply_data(self, data: Data) -> Data:
        new = items(data, self.array, self.index)
        del new[self.index]
        changed: Data = update(data, self.array, lambda _: new)
        return changed

    def rewrite(self, index: Index, _data: Data, /) -> str:
        return _remove(index, self.array, self.index)

    def change(self, index: Index) -> Change:
        return self.shifted(index, lambda at: None if at == self.index else at - (at > self.index))


@dataclass(frozen=True, slots=True)
class MoveItem(_ItemEdit):
    """Move an item to the place `to`, its comments with it; it goes as far as the array goes."""

    to: int

    @property
    def label(self) -> str:
        way = {-1: "up", 1: "down"}.get(self.to - self.index, f"to place {self.to + 1}")
        return f"move {described((*self.array, self.index))} {way}"

    def apply_data(self, data: Data) -> Data:
        new = items(data, self.array, self.index)
        new.insert(max(self.to, 0), new.pop(self.index))
        changed: Data = update(data, self.array, lambda _: new)
        return changed

    def rewrite(self, index: Index, _data: Data, /) -> str:
        return _ordered(index, self.array, self._order(index))

    def change(self, index: Index) -> Change:
        return self.shifted(index, self._order(index).index)

    def _order(self, index: Index) -> list[int]:
        count = len(index.inside.get(self.array, ())) or len(index.items(self.array))
        order = list(range(count))
        order.insert(max(self.to, 0), order.pop(self.index))
        return order

    def at(self, index: int) -> Edit:
        moved = _ItemEdit.at(self, index)
        if isinstance(moved, MoveItem) and moved.index != self.index:
            return replace(moved, to=max(0, self.to + moved.index - self.index))
        return moved


@dataclass(frozen=True, slots=True)
class OrderItems(Edit):
    """All items of an array in another order, their comments with them: `order` is the items by their
    places now. Only for an array that nobody else has changed.
    """

    array: KeyPath
    order: tuple[int, ...]

    @property
    def label(self) -> str:
        return f"put {described(self.array)} in another order"

    def apply_data(self, data: Data) -> Data:
        old = get(data, self.array)
        if not isinstance(old, list) or sorted(self.order) != list(range(len(old))):
            raise NotSaved(f"the order is not that of all of {described(self.array)}")
        changed: Data = update(data, self.array, lambda _: [old[at] for at in self.order])
        return changed

    def rewrite(self, index: Index, _data: Data, /) -> str:
        return _ordered(index, self.array, self.order)

    def change(self, index: Index) -> Change:
        return _shifted(self.array, index, self.order.index)

    def guard(self) -> KeyPath:
        return self.array


@dataclass(frozen=True, slots=True)
class DuplicateItem(_ItemEdit):
    """A copy of an item after itself, with its comments."""

    @property
    def label(self) -> str:
        return f"duplicate {described((*self.array, self.index))}"

    def apply_data(self, data: Data) -> Data:
        new = items(data, self.array, self.index)
        new.insert(self.index, new[self.index])
        changed: Data = update(data, self.array, lambda _: new)
        return changed

    def rewrite(self, index: Index, _data: Data, /) -> str:
        copy = toml_inline.duplicate if self.array in index.values else toml_items.duplicate_item
        return copy(index, self.array, self.index)

    def change(self, index: Index) -> Change:
        change = self.shifted(index, lambda at: at + (at > self.index))
        return replace(change, copied=(*self.array, self.index))


@dataclass(frozen=True, slots=True)
class RemoveValue(RemoveItem):
    """Take one value out of a list, with the comment on its line and those that touch it from above."""

    @property
    def label(self) -> str:
        return f"remove value {self.index + 1} from {described(self.array)}"


def insert_anywhere(index: Index, array: KeyPath, at: int, value: Any) -> str:
    """The text with a new item in an array, which may be inline, of tables, or not there yet."""
    if array in index.values:
        return toml_inline.insert(index, array, at, literal(value))
    if isinstance(value, dict) and toml_keys.may_have_header(index, array[:-1]):
        return toml_items.insert_item(index, array, at, value)
    return toml_keys.set_value(index, array, [value], None)


def _remove(index: Index, array: KeyPath, at: int) -> str:
    if array in index.values:
        return toml_inline.remove(index, array, at)
    return toml_items.remove_blocks(index, index.items(array)[at])
