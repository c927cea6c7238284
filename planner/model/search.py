"""A search over the words of many things, fast enough to be asked again at each letter.

Every word of a query must begin a word of the thing. Best is a word of the name, then another name, then
what it is for and what it needs, then how it is done. Where nothing has all the words, what comes near is
found instead: a name with one letter wrong, missing, too many or out of place, or with the letters in order.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"[^\W_]+")

# What a match adds to the rank, unless the name begins with it; the least comes first.
_NAME, _AKA, _ABOUT, _HOW, _SLIP, _LETTERS = range(2, 14, 2)

# Shorter words are near to too many names.
_SLIP_FROM, _LETTERS_FROM = 4, 3

# Nothing is called by a longer word, and looking for slips in one takes time that grows with its square.
_NEAR_UP_TO = 40

# So many answers are kept: a letter more narrows the last one, a letter less has been answered before.
_REMEMBERED = 64


def words_in(text: str) -> list[str]:
    """The words of a text as they are compared: small letters, without accents."""
    if not text.isascii():
        text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return _WORD.findall(text.casefold())


def _line(texts: Iterable[str]) -> str:
    """The words of some texts, a blank before each."""
    return "".join(f" {word}" for text in texts for word in words_in(text))


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one thing, each with a blank before it, by where they stand."""

    name: str
    aka: str = ""
    about: str = ""
    how: str = ""

    @staticmethod
    def of(name: str, aka: Iterable[str] = (), about: Iterable[str] = (), how: Iterable[str] = ()) -> Words:
        """The words of the texts of a thing."""
        return Words(_line([name]), _line(aka), _line(about), _line(how))


@dataclass(frozen=True, slots=True)
class _Answer:
    """What has all the words, in the order of the index, and what is found, the best first.

    Tuples of numbers: a search for garbage does not go through them.
    """

    fitting: tuple[int, ...]
    best: tuple[int, ...]
    near: bool = False


class Index:
    """What can be searched, in the order in which it is listed when nothing is asked.

    A letter may be typed every few milliseconds, and over ten thousand things. So whatever is asked of
    all of them is a search for one text in another, in a comprehension: no call, nothing parsed.
    """

    def __init__(self, things: Sequence[Words]) -> None:
        self._places = [(f"{thing.name} ", thing.aka, thing.about) for thing in things]
        # Apart, because most of all there is to look through is how things are done.
        self._short = [f"{thing.name}{thing.aka}{thing.about}" for thing in things]
        self._how = [thing.how for thing in things]
        self._by_word: dict[str, list[int]] = {}
        for number, thing in enumerate(things):
            for word in thing.name.split():
                self._by_word.setdefault(word, []).append(number)
        self._first: dict[tuple[str, ...], _Answer] = {}
        self._asked: dict[tuple[str, ...], _Answer] = {}

    def prepare(self) -> None:
        """Answer every first letter: most things have it, so it takes longest. For a reading thread."""
        for letter in "abcdefghijklmnopqrstuvwxyz":
            self._asked[letter,] = self._answer((letter,))
        self._first = dict(self._asked)

    def find(self, query: str) -> tuple[Sequence[int], bool]:
        """The numbers of what was found, the best first, and whether it only comes near.

        Equally good ones keep the order they have in the index. A query without a word finds everything.
        """
        wanted = tuple(words_in(query))
        if not wanted:
            return range(len(self._short)), False
        answer = self._asked.get(wanted)
        if answer is None:
            if len(self._asked) >= len(self._first) + _REMEMBERED:
                self._asked = dict(self._first)
            answer = self._asked[wanted] = self._answer(wanted)
        return answer.best, answer.near

    def _answer(self, wanted: tuple[str, ...]) -> _Answer:
        """What a query finds, from what it found when it was a letter shorter, if that was asked."""
        *others, last = wanted
        shorter = self._asked.get((*others, last[:-1]) if len(last) > 1 else tuple(others))
        found: Sequence[int] = range(len(self._short)) if shorter is None else shorter.fitting
        for word in wanted if shorter is None else (last,):
            found = self._with(f" {word}", found)
        if not found:
            close = self._near(wanted)
            return _Answer((), tuple(sorted(close, key=lambda number: (close[number], number))), near=True)
        ranks = self._ranks(found, wanted)
        # The sort is stable, and knows only a few ranks.
        best = tuple([found[at] for at in sorted(range(len(found)), key=ranks.__getitem__)])
        return _Answer(tuple(found), best)

    def _with(self, begin: str, numbers: Iterable[int]) -> list[int]:
        """Those of some things that have a word which begins so."""
        short, how = self._short, self._how
        return [number for number in numbers if begin in short[number] or begin in how[number]]

    def _ranks(self, found: Sequence[int], wanted: Sequence[str]) -> list[int]:
        """How well each of those found fits, which have all the words; 0 is best."""
        ranks = [_HOW * len(wanted) + 1] * len(found)
        for begin in (f" {word}" for word in wanted):
            # Only these are looked at one by one: a common word stands in the instructions of most.
            better = [at for at, number in enumerate(found) if begin in self._short[number]]
            for at in better:
                ranks[at] -= _HOW - self._place(found[at], begin)
        # Of names that begin so, the one in which it is a whole word: "cat" is the cat before it is cattle.
        phrase = f" {' '.join(wanted)} "
        highest = 1 + _NAME * (len(wanted) - 1)
        for at in [at for at, rank in enumerate(ranks) if rank <= highest]:
            ranks[at] -= self._places[found[at]][0].startswith(phrase)
        return ranks

    def _place(self, number: int, begin: str) -> int:
        """How good a place a word stands in that is not only in the instructions."""
        name, aka, _ = self._places[number]
        if name.startswith(begin):
            return 0
        if begin in name:
            return _NAME
        return _AKA if begin in aka else _ABOUT

    def _near(self, wanted: Sequence[str]) -> dict[int, int]:
        """The rank of each thing that comes near to every word, when nothing has all of them."""
        ranks: dict[int, int] | None = None
        for word in wanted:
            close = self._close(word)
            if len(wanted) > 1:
                fitting = self._with(f" {word}", range(len(self._short)) if ranks is None else ranks)
                close |= dict(zip(fitting, self._ranks(fitting, [word]), strict=True))
            before = dict.fromkeys(close, 0) if ranks is None else ranks
            ranks = {number: rank + close[number] for number, rank in before.items() if number in close}
            if not ranks:
                break
        return ranks or {}

    def _close(self, word: str) -> dict[int, int]:
        """What has a slip of the word, or its letters in order, in its name."""
        close: dict[int, int] = {}
        if len(word) > _NEAR_UP_TO:
            return close
        if len(word) >= _LETTERS_FROM:
            letters = re.compile("".join((f" {word[0]}", *(f"[^{c}]*{c}" for c in word[1:]))))
            close = {
                number: _LETTERS for number, (name, _, _) in enumerate(self._places) if letters.search(name)
            }
        if len(word) >= _SLIP_FROM:
            slip = re.compile("|".join(_slips(word)))
            for other, numbers in self._by_word.items():
                if slip.match(other):
                    close.update(dict.fromkeys(numbers, _SLIP))
        return close


def _slips(word: str) -> Iterable[str]:
    """Patterns for the beginning of a word that has one letter otherwise."""
    for at, letter in enumerate(word):
        before, after = word[:at], word[at + 1 :]
        yield f"{before}.{after}"
        yield f"{before}.{letter}{after}"
        yield f"{before}{after}"
        if after:
            yield f"{before}{after[0]}{letter}{after[1:]}"
