"""A step from one line of text: `Bird dog 3x10 hold 5s each side rest 20s`.

Nothing is guessed: what was not read is named word by word, and what could mean two things is asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from planner.model.dose import NO_DOSE, Dose
from planner.model.exercise_names import WORD, Names, word_key
from planner.model.plain_line import PlainLine, Span
from planner.model.said_dose import SOFT, Doubt, Piece, pieces, settled, what_it_says
from planner.model.text import clean

MAX_LINE = 500
"""The longest line that is read, in characters."""

_SEVERAL = 6
"""How many exercises a sentence names before it says how many more there are."""

# What begins an item of a list: a bullet, or a number with a point before a word.
_BULLET = re.compile(r"\s*(?:[-*•·–—]\s+|\d{1,2}[.)]\s+(?=[^\W\d_]))")
_NOTE = re.compile(r"(?:\(\s*)?\bnotes?\s*:|(?<!\S)#", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the line, as it was typed, and where."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says. `exercise` is an id, None when the name fits none or several; then `doubts` has why.

    `dose` is only what the line says. `read` are the places that were understood, `unread` the words that
    were not; together with the doubts they are every word of the line.
    """

    exercise: str | None = None
    title: str = ""
    candidates: tuple[str, ...] = ()
    dose: Dose = NO_DOSE
    note: str = ""
    read: tuple[Span, ...] = ()
    unread: tuple[Word, ...] = ()
    doubts: tuple[Doubt, ...] = ()

    @property
    def whole(self) -> bool:
        """Whether all of the line was understood, so that it can be added."""
        return self.exercise is not None and not self.unread and not self.doubts

    @property
    def marks(self) -> tuple[Span, ...]:
        """What to underline: everything that keeps the line from being added, in the order of the line."""
        spans = {word.span for word in self.unread} | {doubt.span for doubt in self.doubts}
        return tuple(sorted(span for span in spans if span.end > span.start))

    @property
    def summary(self) -> str:
        """What was understood, in one line: `Bird dog: 3 sets of 10, hold 5s, each side`."""
        said = self.dose.said()
        return f"{self.title}: {said}" if self.title and said else self.title or said

    @property
    def complaints(self) -> tuple[str, ...]:
        """Why the line cannot be added, in sentences; nothing when it can."""
        found = [f"{doubt.words}." if doubt.words[-1] not in "?." else doubt.words for doubt in self.doubts]
        if self.unread:
            words = ", ".join(f'"{clean(word.text)}"' for word in self.unread)
            found.append(f"not understood: {words}.{_hint(self.unread)}")
        return tuple(found)


def read_step(text: str, names: Names) -> Reading:
    """Read a line; it never raises, and takes time in the length of the line and the size of the library."""
    if len(text) > MAX_LINE:
        return Reading(doubts=(Doubt(f"a step in one line has at most {MAX_LINE} characters", Span(0, 0)),))
    bullet = _BULLET.match(text)
    begin = bullet.end() if bullet else 0
    body, note, note_span = _note(text, begin)
    line = PlainLine.of(" " * begin + text[begin:body])
    name = _name(line, names)
    around = [*pieces(line.text, 0, name.start), *pieces(line.text, name.end, len(line.text))]
    said, doubts = [], list(name.doubts)
    for piece in around:
        values, open_ones = what_it_says(line, piece)
        said += values
        doubts += open_ones
    dose, contradictions = settled(said)
    doubts += contradictions
    read = [line.span(piece.start, piece.end) for piece in around if piece.phrase is not None]
    read += [line.span(name.start, name.end)] if name.ids and name.end > name.start else []
    read += [Span(0, begin)] if begin else []
    return Reading(
        exercise=name.ids[0] if len(name.ids) == 1 else None,
        title=names.title(name.ids[0]) if len(name.ids) == 1 else "",
        candidates=name.ids,
        dose=dose,
        note=note,
        read=tuple(sorted((*read, *note_span))),
        unread=tuple(_unread(line, around)),
        doubts=tuple(sorted(doubts, key=lambda doubt: doubt.span)),
    )


def _note(text: str, begin: int) -> tuple[int, str, tuple[Span, ...]]:
    """Where the rest of a line is a note, the note, and its place."""
    found = _NOTE.search(text, begin)
    if found is None:
        return len(text), "", ()
    note = " ".join(clean(unicodedata.normalize("NFC", text[found.end() :])).split())
    if found[0].startswith("("):
        note = note.removesuffix(")").rstrip()
    return found.start(), note, (Span(found.start(), len(text)),)


@dataclass(frozen=True, slots=True)
class _Name:
    """Where the name stands in the plain line, whose it may be, and what is wrong with it."""

    start: int
    end: int
    ids: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())


def _name(line: PlainLine, names: Names) -> _Name:
    """The name is a known one that begins the line, else the first words that are no dose."""
    words = list(WORD.finditer(line.text))
    keys = tuple(word_key(word[0]) for word in words)
    first, exact = 0, names.at_start(keys)
    unread = [piece for piece in pieces(line.text, 0, len(line.text)) if piece.phrase is None]
    if not exact:
        started = next((piece.start for piece in unread if _has_letter(line.text, piece)), None)
        if started is None:
            return _Name(0, 0, doubts=(Doubt("which exercise? Begin with its name", Span(0, 0)),))
        first = next(index for index, word in enumerate(words) if word.end() > started)
        exact = names.at_start(keys[first:])
    run = max(exact, _run(line.text, words, first, unread))
    return _chosen(line, names, words[first : first + run], exact)


def _run(text: str, words: list[re.Match[str]], first: int, unread: Iterable[Piece]) -> int:
    """How many words from one on are no dose, with nothing but blanks and hyphens between them."""
    open_places = {place for piece in unread for place in range(piece.start, piece.end)}
    count = 0
    for index in range(first, len(words)):
        word = words[index]
        if word.start() not in open_places:
            break
        if index > first and text[words[index - 1].end() : word.start()].strip(" ") not in (
            "",
            "-",
            "/",
            "'",
        ):
            break
        count += 1
    return count


def _chosen(line: PlainLine, names: Names, words: list[re.Match[str]], exact: int) -> _Name:
    """The exercise that the words name, all of them or the first of them."""
    start, end = words[0].start(), words[-1].end()
    keys = tuple(word_key(word[0]) for word in words)
    ids = names.find(keys)
    count = len(words)
    if not ids and exact:
        count, ids = exact, names.find(keys[:exact])
    while not ids and count > 2:
        count -= 1
        ids = names.find_begun(keys[:count])
    if not ids:
        near = names.nearest(line.text[start:end])
        hint = f'. Did you mean "{clean(near)}"?' if near else ""
        words_typed = clean(line.words(start, end))
        return _Name(
            start, end, (), (Doubt(f'no exercise is called "{words_typed}"{hint}', line.span(start, end)),)
        )
    end = words[count - 1].end()
    if len(ids) == 1:
        return _Name(start, end, ids)
    titles = [clean(names.title(one)) for one in ids]
    more = f" and {len(ids) - _SEVERAL} more" if len(ids) > _SEVERAL else ""
    several = f'several exercises fit "{clean(line.words(start, end))}": {", ".join(titles[:_SEVERAL])}{more}'
    return _Name(start, end, ids, (Doubt(several, line.span(start, end)),))


def _has_letter(text: str, piece: Piece) -> bool:
    return any(letter.isalpha() for letter in text[piece.start : piece.end])


def _unread(line: PlainLine, around: Iterable[Piece]) -> Iterable[Word]:
    for piece in around:
        if piece.phrase is None:
            yield Word(line.words(piece.start, piece.end), line.span(piece.start, piece.end))


def _hint(unread: Iterable[Word]) -> str:
    """What to write instead of the words that were not read."""
    if all(word.text.strip(SOFT).isdigit() for word in unread):
        return ' A number says what it counts: "10 reps", "3 sets", "hold 10s".'
    return ' Words to remember go after "note:".'
