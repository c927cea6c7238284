"""The dose that a piece of a line says: what was read in it, what was not, and what is left open."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from planner.model import dose_phrases
from planner.model.dose import Dose
from planner.model.dose_phrases import Phrase
from planner.model.dose_values import WORDS, value, written
from planner.model.plain_line import PlainLine, Span
from planner.model.text import clean, plural

SOFT = " ,;|()[]{}.:/!&-•·"
"""What may stand between words and says nothing."""

_MOST_SETS = 5
"""More sets than this, and more than repetitions, may be repetitions written first."""

# In `.5 min` and `-10kg` the sign belongs to the number; in `5s-hold` or `10reps.3sets` it parts words.
_SIGNED = re.compile(r"(?<![^\W_])[.-][0-9]")
_CHUNK = re.compile(r"[^ ,;|()\[\]{}]+")


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something that the line leaves open, as a sentence, and where."""

    words: str
    span: Span


@dataclass(frozen=True, slots=True)
class Said:
    """One value that a line says. `key` is one of a dose, or `bouts` or `time` that a dose has not."""

    key: str
    value: object
    words: str
    span: Span
    implied: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a plain line, by its places there: a phrase of a dose, or without one an unread word."""

    start: int
    end: int
    phrase: Phrase | None = None
    found: re.Match[str] | None = None


def pieces(text: str, start: int, end: int) -> Iterator[Piece]:
    """The phrases of a dose in a stretch of a plain line, and the words between them."""
    place = start
    while place < end:
        found = dose_phrases.match(text, place, end)
        if found is not None:
            phrase, one = found
            yield Piece(place, one.end(), phrase, one)
            place = one.end()
        elif text[place] in SOFT and not _SIGNED.match(text, place, end):
            place += 1
        else:
            chunk = _CHUNK.match(text, place, end)
            stop = place + len(chunk[0].rstrip(SOFT)) if chunk else place + 1
            yield Piece(place, stop)
            place = stop


def what_it_says(line: PlainLine, piece: Piece) -> tuple[list[Said], list[Doubt]]:
    """The values of one phrase, and what it leaves open."""
    phrase, found = piece.phrase, piece.found
    if phrase is None or found is None:
        return [], []
    span, typed = line.span(*found.span()), clean(line.words(*found.span()))
    if phrase.doubt:
        return [], [Doubt(phrase.doubt.format(typed), span)]
    said = [Said(key, one, typed, span) for key, one in phrase.says.items()]
    said += [Said(key, one, typed, span, implied=True) for key, one in phrase.implied.items()]
    doubts = []
    for key, words in found.groupdict().items():
        if words is None:
            continue
        own = line.span(*found.span(key))
        try:
            said.append(Said(key, value(key, words), clean(line.words(*found.span(key))), own))
        except ValueError as error:
            doubts.append(Doubt(str(error), own))
    if phrase.turned:
        doubts += _turned(said)
    return said, doubts


def _turned(said: list[Said]) -> Iterator[Doubt]:
    """`10 x 3` is ten sets of three for one and ten repetitions, three times, for another."""
    counts = {one.key: one for one in said}
    if {"sets", "reps"} <= counts.keys():
        sets, reps = counts["sets"], counts["reps"]
        first, second = int(str(sets.value)), int(str(reps.value))
        if first > max(_MOST_SETS, second):
            other = plural(second, "set")
            words = f'{first} x {second}: write "{first} sets of {second}" or "{other} of {first}"'
            yield Doubt(words, Span(sets.span.start, reps.span.end))


def settled(said: Iterable[Said]) -> tuple[Dose, list[Doubt]]:
    """The dose of all that was said, and where it contradicts itself or leaves something open."""
    values = _placed(list(said))
    doubts: list[Doubt] = []
    dose: dict[str, object] = {}
    for key in WORDS:
        given = _given(key, values)
        if len(given) == 1:
            dose[key] = given[0].value
        elif given:
            several = " and ".join(written(key, one.value) for one in given)
            count = {2: "two", 3: "three"}.get(len(given), str(len(given)))
            doubts.append(Doubt(f"{count} {WORDS[key]}: {several}", given[-1].span))
    if "hold" in dose and "tempo" in dose:
        del dose["hold"]
        last = max((one for one in values if one.key in ("hold", "tempo")), key=lambda one: one.span)
        doubts.append(Doubt("hold and tempo both time a repetition: keep one of them", last.span))
    for one in values:
        if one.key == "time":
            words = f'{one.words}: a hold or a rest? Write "hold {one.words}" or "rest {one.words}"'
            doubts.append(Doubt(words, one.span))
    return Dose(**dose), doubts  # type: ignore[arg-type]


def _given(key: str, values: list[Said]) -> list[Said]:
    """What was said for a key, else what is implied. The same again is once, but for numbers: the last of
    `3 x 10 x 10` counts something else.
    """
    firm = [one for one in values if one.key == key and not one.implied]
    if key in ("sets", "reps") and firm:
        return firm
    return list({one.value: one for one in firm or values if one.key == key}.values())


def _placed(said: list[Said]) -> list[Said]:
    """What was said with `bouts` and `time` as keys of a dose; a time stays that may be more than a hold.

    `2 x 30s` is two holds, so two repetitions of one set. With a rest it is two sets of one hold: a rest
    is the pause between sets. A time alone is the hold; beside a count it could be the rest as well.
    """
    keys = {one.key for one in said}
    placed: list[Said] = []
    for one in said:
        if one.key == "bouts":
            in_sets = "rest" in keys and "sets" not in keys
            key, other = ("sets", "reps") if in_sets else ("reps", "sets")
            placed += replace(one, key=key), replace(one, key=other, value=1, implied=True)
        elif one.key == "time" and ("rest" in keys or not keys & {"sets", "reps", "bouts", "hold", "tempo"}):
            placed.append(replace(one, key="hold"))
        else:
            placed.append(one)
    return placed
