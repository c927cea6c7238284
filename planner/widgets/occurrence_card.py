"""Everything about one session of the week, under the grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from textual.content import Content
from textual.widgets import Static

from planner.model.clock_face import at_words, time_words
from planner.model.dates import day_words
from planner.model.schedule import Occurrence, Plan
from planner.model.session import REASON_WORDS, Session
from planner.model.units import about
from planner.model.vocabulary import ClockFace
from planner.widgets.marks import MARKS
from planner.widgets.plan_words import plan_words

GAP = "  ·  "


@dataclass(frozen=True, slots=True)
class Facts:
    """What the card tells of an occurrence beside itself.

    `length` says how long the routine takes, empty when that is not known. `plan` is None for an extra
    and for what nobody planned; `extra` tells the two apart. `hint` is about the day.
    """

    title: str
    length: str
    plan: Plan | None
    extra: bool
    today: date
    face: ClockFace
    hint: str = ""


class OccurrenceCard(Static):
    """Title, time, status and plan of the chosen session, and what was done."""

    DEFAULT_CSS = """
    OccurrenceCard {
        height: 5; padding: 0 1; border-top: solid $panel; text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def show(self, one: Occurrence, facts: Facts) -> None:
        """Tell of an occurrence."""
        head = Content.assemble((facts.title, "bold"), (f"   {facts.length}", "$text-muted"))
        lines = [head, Content(GAP.join(_status(one, facts)))]
        if one.session:
            lines.append(Content(GAP.join(_outcome(one.session, facts.face))))
        lines.append(Content.styled(_origin(one, facts), "$text-muted"))
        lines.append(_hint(facts.hint))
        self.update(Content("\n").join(lines))

    def show_nothing(self, words: str, hint: str = "") -> None:
        """Tell why there is no session, and what there is to say about the day."""
        self.update(Content("\n").join([Content.styled(words, "$text-muted"), _hint(hint)]))


def _hint(words: str) -> Content:
    """A hint in short, behind the key that says why."""
    return Content.assemble(("i ", "bold $accent"), (words, "$warning")) if words else Content("")


def _status(one: Occurrence, facts: Facts) -> Iterator[str]:
    mark, word = MARKS[one.status]
    today, face = facts.today, facts.face
    yield f"{mark} {word}"
    yield f"{day_words(one.date, today)}{at_words(face, one.time)}"
    if one.moved_to:
        yield f"now on {day_words(one.moved_to, today)}"
    if one.moved_from:
        was = f" {time_words(one.was, face)}" if one.was and one.was != one.time else ""
        yield f"moved from {day_words(one.moved_from, today)}{was}"
    if one.why:
        yield one.why
    if one.note:
        yield f"“{one.note}”"


def _outcome(session: Session, face: ClockFace) -> Iterator[str]:
    if session.ended and session.seconds is not None:
        began, ended = time_words(session.started, face), time_words(session.ended, face)
        yield f"{began} to {ended}, {about(session.seconds)}"
    if session.stopped:
        yield f"at step {session.stopped.step}: {REASON_WORDS[session.stopped.reason]}"
    if session.pain_before is not None or session.pain_after is not None:
        yield f"pain {_or_unknown(session.pain_before)} → {_or_unknown(session.pain_after)}"
    if session.leg_before or session.leg_after:
        yield f"leg {session.leg_before or '?'} → {session.leg_after or '?'}"
    if session.note:
        yield session.note


def _or_unknown(pain: int | None) -> str:
    return "?" if pain is None else str(pain)


def _origin(one: Occurrence, facts: Facts) -> str:
    if facts.plan:
        return f"plan {facts.plan.id}: {plan_words(facts.plan, facts.today, facts.face)}"
    if facts.extra:
        return "an extra session, on this day alone"
    if one.plan:
        return f"plan {one.plan}, which is not in the schedule"
    return "not planned; it stands here because it was done"
