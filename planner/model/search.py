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

# What a match in each place adds to the rank; the least comes first.
_FIRST, _NAME, _AKA, _ABOUT, _HOW, _SLIP, _LETTERS = range(7)

# Shorter words are near to too many names.
_SLIP_FROM, _LETTERS_FROM = 4, 3


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


class Index:
    """What can be searched, in the order in which it is listed when nothing is asked."""

    def __init__(self, things: Sequence[Words]) -> None:
        self._names = [thing.name for thing in things]
        self._places = [(thing.name, thing.aka, thing.about) for thing in things]
        self._all = [f"{thing.name}{thing.aka}{thing.about}{thing.how}" for thing in things]
        self._by_word: dict[str, list[int]] = {}
        for number, name in enumerate(self._names):
            for word in name.split():
                self._by_word.setdefault(word, []).append(number)

    def find(self, query: str) -> tuple[list[int], bool]:
        """The numbers of what was found, the best first, and whether it only comes near.

        Equally good ones keep the order they have in the index. A query without a word finds everything.
        """
        wanted = words_in(query)
        if not wanted:
            return list(range(len(self._all))), False
        found: Iterable[int] = range(len(self._all))
        for word in wanted:
            begin = f" {word}"
            found = [number for number in found if begin in self._all[number]]
        ranks = {number: self._rank(number, wanted) for number in found}
        near = not ranks
        if near:
            ranks = self._near(wanted)
        return sorted(ranks, key=lambda number: (ranks[number], number)), near

    def _rank(self, number: int, wanted: Sequence[str]) -> int:
        """How well a thing fits that has all the words; 0 is best."""
        name, aka, about = self._places[number]
        rank = 0
        for word in wanted:
            begin = f" {word}"
            if name.startswith(begin):
                rank += _FIRST
            elif begin in name:
                rank += _NAME
            elif begin in aka:
                rank += _AKA
            else:
                rank += _ABOUT if begin in about else _HOW
        # Of names that begin so, the one in which it is a whole word: "cat" is the cat before it is cattle.
        return 2 * rank + (not f"{name} ".startswith(f" {' '.join(wanted)} "))

    def _near(self, wanted: Sequence[str]) -> dict[int, int]:
        """The rank of each thing that comes near to every word."""
        ranks = dict.fromkeys(range(len(self._all)), 0)
        for word in wanted:
            close = self._close(word)
            begin = f" {word}"
            for number in list(ranks):
                if begin in self._all[number]:
                    ranks[number] += self._rank(number, [word])
                elif number in close:
                    ranks[number] += 2 * close[number]
                else:
                    del ranks[number]
        return ranks

    def _close(self, word: str) -> dict[int, int]:
        """What has a slip of the word, or its letters in order, in its name."""
        close: dict[int, int] = {}
        if len(word) >= _LETTERS_FROM:
            letters = re.compile("".join((f" {word[0]}", *(f"[^{c}]*{c}" for c in word[1:]))))
            close = {number: _LETTERS for number, name in enumerate(self._names) if letters.search(name)}
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
