"""Everything that is known of an exercise, the way to do it first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from planner.model.catalogue import Listed
from planner.model.exercise import POSITION_WORDS, Exercise
from planner.model.units import duration
from planner.widgets.sheet import Paragraph

_HEADING = "bold $primary"
_DIRECTIONS = {
    "neutral": "the spine stays as it is",
    "flexion": "the spine bends forward",
    "extension": "the spine arches back",
    "rotation": "the spine turns",
    "side-bend": "the spine bends to the side",
    "mixed": "the spine moves both ways",
}


def kind_words(exercise: Exercise) -> str:
    """`stretch, on your back`."""
    return f"{exercise.kind}, {POSITION_WORDS[exercise.position]}"


def limit_words(exercise: Exercise, key: str) -> str:
    """What the sources allow for `sets`, `reps` or `hold`: `20s to 30s`; nothing where they are silent."""
    limits: tuple[int, int] | None = getattr(exercise.range, key, None)
    if limits is None:
        return ""
    low, high = (duration(one) if key == "hold" else str(one) for one in limits)
    return low if low == high else f"{low} to {high}"


def range_words(exercise: Exercise) -> str:
    """All that the sources allow: `hold 20s to 30s, reps 1 to 4`."""
    parts = [(key, limit_words(exercise, key)) for key in ("hold", "reps", "sets")]
    return ", ".join(f"{key} {words}" for key, words in parts if words)


def how_to(exercise: Exercise) -> Iterator[Paragraph]:
    """The steps to do it, and what to take care of."""
    if exercise.how:
        yield Paragraph("How", style=_HEADING, gap=True)
    for number, line in enumerate(exercise.how, 1):
        yield Paragraph(line, lead=str(number), lead_style="$accent", indent=3)
    if exercise.caution:
        yield Paragraph("Take care", style="bold $warning", gap=True)
    for line in exercise.caution:
        yield Paragraph(line, lead="!", lead_style="bold $warning", indent=3)


def listed_card(row: Listed | None, routines: Sequence[str] = (), hidden: int = 0) -> Iterator[Paragraph]:
    """The card of a line of the library, with the titles of the `routines` that have the exercise.

    Without a line, what to do about it; `hidden` is how many match that are switched off.
    """
    if row is None:
        yield Paragraph("Nothing matches.", style="bold")
        if hidden:
            yield Paragraph(f"{hidden:,} switched off would. v, marked, lists them.")
        yield Paragraph("esc lists everything again.", style="$text-muted")
    elif row.exercise is None:
        yield Paragraph(row.name, style="bold $accent")
        yield Paragraph("This exercise cannot be used until its file is mended.", lead="!", style="$warning")
        for line in row.problem.split("\n"):
            yield Paragraph(line, style="$text-muted")
    else:
        yield from card(row.exercise, row, routines)


def card(exercise: Exercise, row: Listed | None = None, routines: Sequence[str] = ()) -> Iterator[Paragraph]:
    """The whole card; with its line in the library also what the person thinks of it."""
    star = "★ " if row is not None and row.favourite else ""
    yield Paragraph(f"{star}{exercise.name}", style="bold $accent")
    if row is not None and row.off is not None:
        why = f": {row.off}" if row.off else ""
        yield Paragraph(f"Switched off{why}", lead="–", style="$warning", lead_style="bold $warning")
    if exercise.aka:
        yield Paragraph("also " + ", ".join(exercise.aka), style="$text-muted")
    yield Paragraph(f"{kind_words(exercise)}; {_DIRECTIONS[exercise.direction]}")
    yield Paragraph(exercise.dose.words(), lead="Dose", lead_style=_HEADING, indent=8, gap=True)
    if allowed := range_words(exercise):
        yield Paragraph(allowed, lead="Range", lead_style=_HEADING, indent=8)
    for lead, words in (("For", exercise.targets), ("Needs", exercise.equipment), ("In", routines)):
        if words:
            yield Paragraph(", ".join(words), lead=lead, lead_style=_HEADING, indent=8)
    yield from how_to(exercise)
    for heading, text in (("Easier", exercise.easier), ("Harder", exercise.harder), ("Why", exercise.why)):
        if text:
            yield Paragraph(heading, style=_HEADING, gap=True)
            yield Paragraph(text)
    if exercise.sources:
        yield Paragraph("Sources", style=_HEADING, gap=True)
    for source in exercise.sources:
        yield Paragraph(source, lead="–", indent=3, style="$text-muted")
    if exercise.own:
        yield Paragraph(f"Your own: exercises/{exercise.id}.toml", style="$text-muted", gap=True)
