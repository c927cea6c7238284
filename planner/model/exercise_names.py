"""The names that exercises go by, for a person who types a part of one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.model.exercise import Exercise
from planner.model.plain_line import PlainLine
from planner.model.text import nearest

Words = tuple[str, ...]

WORD = re.compile(r"[^\W_]+(?:'[^\W\d_]+)*")
"""A word of a plain line; an apostrophe belongs to it."""

_PLURAL = re.compile(r"(?<=.[sx])es$|(?<=.[cs]h)es$|(?<=.[^s])s$")
_SLIP = 3
"""How many letters longer or shorter a misspelt name may be: comparing thousands closely is slow."""


def word_key(word: str) -> str:
    """A word as it is compared: `bridges` like `bridge`, `child's` like `childs`."""
    return _PLURAL.sub("", word.replace("'", ""))


class Names:
    """Every name, other name and id of the library. Made once, asked at each key."""

    def __init__(self, pairs: Iterable[tuple[str, str]], titles: Iterable[tuple[str, str]] = ()) -> None:
        """`pairs` are names with the id that each belongs to; `titles` what to call an id."""
        self._titles = dict(titles)
        self._ids: dict[Words, list[str]] = {}
        self._by_plain: dict[str, str] = {}
        for name, identity in pairs:
            plain = PlainLine.of(name).text.strip()
            ids = self._ids.setdefault(_words(plain), [])
            if identity not in ids:
                ids.append(identity)
            self._titles.setdefault(identity, name)
            self._by_plain.setdefault(plain, identity)
        self._ids.pop((), None)
        self._longest = max(map(len, self._ids), default=0)

    @staticmethod
    def of(exercises: Iterable[Exercise]) -> Names:
        """The names of some exercises."""
        known = tuple(exercises)
        pairs = ((name, one.id) for one in known for name in (one.name, *one.aka, one.id))
        return Names(pairs, ((one.id, one.name) for one in known))

    def title(self, identity: str) -> str:
        """What to call an exercise."""
        return self._titles.get(identity, identity)

    def at_start(self, words: Words) -> int:
        """How many of the words from the first on are a whole name; 0 when none are."""
        for count in range(min(len(words), self._longest), 0, -1):
            if words[:count] in self._ids:
                return count
        return 0

    def find(self, words: Words) -> tuple[str, ...]:
        """The exercises that some words may mean, by id: those that have them as a whole name, else as
        the beginning of one, else as the beginnings of its words.
        """
        if not words:
            return ()
        if words in self._ids:
            return tuple(self._ids[words])
        rest, last = words[:-1], words[-1]
        size = len(rest)
        begun = (
            ids
            for name, ids in self._ids.items()
            if name[:size] == rest and len(name) > size and name[size].startswith(last)
        )
        all_in = (
            ids
            for name, ids in self._ids.items()
            if all(any(own.startswith(word) for own in name) for word in words)
        )
        return _unique(begun) or _unique(all_in)

    def find_begun(self, words: Words) -> tuple[str, ...]:
        """The exercises with a name that begins with these whole words."""
        if len(words) > self._longest:
            return ()
        return _unique(ids for name, ids in self._ids.items() if name[: len(words)] == words)

    def nearest(self, plain: str) -> str | None:
        """What the exercise is called that a person most likely meant, or None when nothing is close."""
        initials = {word[0] for word in plain.split()}
        likely = (
            name
            for name in self._by_plain
            if abs(len(name) - len(plain)) <= _SLIP and initials & {word[0] for word in name.split()}
        )
        near = nearest(plain, likely)
        return None if near is None else self.title(self._by_plain[near])


def _words(plain: str) -> Words:
    return tuple(word_key(word) for word in WORD.findall(plain))


def _unique(found: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(identity for ids in found for identity in ids))
