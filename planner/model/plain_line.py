"""A typed line in plain letters, with the way back: where in the line each letter stood."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_LIKE = str.maketrans(
    dict.fromkeys("×✕✖⨯*", "x")
    | dict.fromkeys("‐‑‒–—―−", "-")
    | dict.fromkeys("“”„‟″", '"')
    | dict.fromkeys("‘’‚‛′`´", "'")
)
"""Signs that mean the same on a sheet of exercises."""

# A raised 2 or a ½ is no plain 2 and no plain 1: such signs stay what they are.
_NOT_PLAIN = ("<super>", "<sub>", "<fraction>", "<circle>")
_ACCENTS = range(0x300, 0x370)

_ONES = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_TEENS = {"ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15}
_TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60}
_TIMES = {"once": "1 times", "twice": "2 times"}
_IN_WORDS = re.compile(
    rf"(?<![^\W_])(?:(?P<tens>{'|'.join(_TENS)})(?:[ -](?P<ones>{'|'.join(_ONES)}))?"
    rf"|(?P<one>{'|'.join((*_ONES, *_TEENS, *_TIMES))}))(?![^\W_])"
)


class Span(NamedTuple):
    """A piece of the typed line: its characters from `start` up to, and without, `end`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class PlainLine:
    """What was `typed`, and the same as `text` in lower case with single blanks, plain quotes and dashes,
    `x` for × and numbers in digits.
    """

    typed: str
    text: str
    _spans: tuple[Span, ...]

    @staticmethod
    def of(typed: str) -> PlainLine:
        """Read a line, in time that grows with its length alone."""
        letters: list[str] = []
        spans: list[Span] = []
        for index, character in enumerate(typed):
            for letter in _plain(character):
                if letter != " " or (letters and letters[-1] != " "):
                    letters.append(letter)
                    spans.append(Span(index, index + 1))
        return _with_digits(typed, "".join(letters), spans)

    def span(self, start: int, end: int) -> Span:
        """Where a piece of `text` stood in the line as it was typed."""
        return Span(self._spans[start].start, self._spans[end - 1].end)

    def words(self, start: int, end: int) -> str:
        """A piece of `text` as it was typed."""
        return self.typed[slice(*self.span(start, end))]


def _plain(character: str) -> str:
    """What stands for one character: nothing, a blank, a letter or several."""
    if "!" <= character <= "~":
        return character.lower().translate(_LIKE)
    category = unicodedata.category(character)
    if character.isspace() or category[0] == "Z":
        return " "
    if category[0] == "C":
        return ""
    like = character.translate(_LIKE)
    if like != character or unicodedata.decomposition(character).startswith(_NOT_PLAIN):
        return like
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", character).casefold())
    plain = "".join(" " if one.isspace() else one for one in folded if ord(one) not in _ACCENTS)
    return character if character.isalnum() and not plain.strip() else plain


def _with_digits(typed: str, text: str, spans: list[Span]) -> PlainLine:
    """The line with its numbers in digits: `twenty-five` is 25, `twice` is 2 times."""
    letters: list[str] = []
    places: list[Span] = []
    done = 0
    for found in _IN_WORDS.finditer(text):
        start, end = found.span()
        number = _number(found)
        letters += text[done:start], number
        places += spans[done:start]
        places += [Span(spans[start].start, spans[end - 1].end)] * len(number)
        done = end
    return PlainLine(typed, "".join((*letters, text[done:])), (*places, *spans[done:]))


def _number(found: re.Match[str]) -> str:
    if found["tens"]:
        return str(_TENS[found["tens"]] + _ONES.get(found["ones"] or "", 0))
    word = found["one"]
    return _TIMES.get(word) or str((_ONES | _TEENS)[word])
