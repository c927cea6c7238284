"""Put a routine on the week, or several in turn: on what days, at what times, from when until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, time, timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from planner.commands import bindings
from planner.model import clock_face
from planner.model.dates import day_words, parse_day
from planner.model.schedule import DAYS, Day, Plan, falls_on
from planner.model.vocabulary import ClockFace
from planner.screens.dialog import Dialog, Topic
from planner.screens.dialogs import plain
from planner.widgets.choices import Choices
from planner.widgets.day_picker import DayPicker
from planner.widgets.line_input import LineInput
from planner.widgets.plan_words import plan_words

MAX_WEEKS = 520


class WrongField(ValueError):
    """A field that cannot be read; `str()` says what to write instead."""


def read_times(text: str) -> tuple[time, ...]:
    """The times of day in `07:00, 19:00`, each once and in order; none for any time."""
    try:
        return clock_face.read_times(text)
    except ValueError as error:
        raise WrongField(f"times: {error}") from None


def read_day(field: str, text: str, today: date) -> date | None:
    """The day in a field, None when it is empty."""
    try:
        return parse_day(text, today) if text.strip() else None
    except ValueError as error:
        raise WrongField(f"{field}: {error}") from None


def read_weeks(text: str) -> int:
    """The whole number of weeks in `every`; empty is 1."""
    plain_text = text.strip() or "1"
    if (
        plain_text.isascii()
        and plain_text.isdigit()
        and len(plain_text) < 6
        and 1 <= int(plain_text) <= MAX_WEEKS
    ):
        return int(plain_text)
    raise WrongField(f"every: a whole number of weeks, from 1 to {MAX_WEEKS}")


def first_day(plan: Plan, week_start: Day) -> date | None:
    """The first day that a plan with a `from` falls on; None when it ends before one comes."""
    start = plan.from_ or date.min
    days = (start + timedelta(days=count) for count in range(7 * (plan.every + 1)))
    return next((day for day in days if falls_on(plan, day, week_start)), None)


EXAMPLES: Mapping[ClockFace, str] = {"24h": "07:00; or 07:00, 19:00", "12h": "7am; or 7am, 7pm"}
"""What may be typed for the times of a plan."""


class RoutineList(Choices):
    """Routines to choose from; space makes a sequence of them, in the order in which they are chosen."""

    SECTION = "turns"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("turns")]

    class Changed(Message):
        """A routine joined the sequence, or left it."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        self.names, self.titles = tuple(titles), tuple(titles.values())
        self.turns: list[str] = []
        """The routines of the sequence, in turn."""
        super().__init__(*(Option(Content(title)) for title in self.titles), id="routine", markup=False)

    @property
    def chosen(self) -> tuple[str, ...]:
        """The sequence; without one, the routine that is highlighted."""
        return tuple(self.turns) or (self.names[self.highlighted or 0],)

    def action_flip(self) -> None:
        """Put the highlighted routine at the end of the sequence, or take it out."""
        if self.highlighted is None:
            return
        name = self.names[self.highlighted]
        if name in self.turns:
            self.turns.remove(name)
        else:
            self.turns.append(name)
        for at, (one, title) in enumerate(zip(self.names, self.titles, strict=True)):
            number = f"{self.turns.index(one) + 1:>2}  " if one in self.turns else "    "
            self.replace_option_prompt_at_index(at, Content(number + title if self.turns else title))
        self.post_message(self.Changed())


class PlanForm(Dialog[Plan | None]):
    """A form that closes with a plan without an id, or None when it is left.

    What will be planned stands in words under the fields before anything is saved.
    """

    CSS_PATH = "plan_form.tcss"
    KEYS: ClassVar[tuple[Topic, ...]] = (
        ("enter", "The next field; in the last one, put it on the week"),
        ("↑ ↓", "In the fields, the field before and the next one"),
    )

    def topics(self) -> Iterable[Topic]:
        """What the fields take."""
        yield "times", "When on each day, as 07:00 or 7am, several with commas; empty for any time of the day"
        yield "from", "The first day, as 2026-12-24, fri or +2w"
        yield "until", "The last day; empty for no end"
        yield "every", "Every so many weeks; empty for each week"

    SECTION = "plan"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("plan")]

    def __init__(
        self,
        titles: Mapping[str, str],
        *,
        today: date,
        start: date,
        days: frozenset[Day],
        week_start: Day,
        face: ClockFace,
    ) -> None:
        """`titles` are the routines to choose from by id, `start` the first day, `days` those preset."""
        super().__init__()
        self.titles = titles
        self.today, self.start, self.days = today, start, days
        self.week_start, self.face = week_start, face

    def compose(self) -> ComposeResult:
        at = next((day for day in DAYS if day in self.days), self.week_start)
        with VerticalScroll(id="form", can_focus=False):
            yield plain("Put a routine on the week", classes="question")
            yield RoutineList(self.titles)
            yield _field("days", DayPicker(self.week_start, self.days, at))
            yield _field(
                "times",
                LineInput(placeholder=f"any time; or {EXAMPLES[self.face]}", id="times", compact=True),
            )
            yield _field("from", LineInput(self.start.isoformat(), id="from", compact=True))
            yield _field(
                "until", LineInput(placeholder="no end; or a date, or +6w", id="until", compact=True)
            )
            yield _field(
                "every", LineInput(placeholder="week; or a number of weeks", id="every", compact=True)
            )
            yield plain("", id="preview")
            yield plain("", id="keys")

    def on_mount(self) -> None:
        """Begin with the routine."""
        routines = self.query_one(RoutineList)
        routines.highlighted = 0
        routines.focus()
        self.preview()

    def plan(self) -> Plan:
        """The plan as the fields have it; WrongField with a sentence when one cannot be read."""
        chosen = self.query_one(DayPicker).chosen
        start = read_day("from", self._text("from"), self.today) or self.today
        routines = self.query_one(RoutineList).chosen
        plan = Plan(
            id="",
            routine=routines[0] if len(routines) == 1 else "",
            sequence=routines if len(routines) > 1 else (),
            days=tuple(day for day in DAYS if day in chosen),
            at=read_times(self._text("times")),
            from_=start,
            until=read_day("until", self._text("until"), self.today),
            every=read_weeks(self._text("every")),
        )
        if not plan.days:
            raise WrongField("days: choose one at least, with space")
        if plan.until and plan.until < start:
            raise WrongField("until: the last day is before the first one")
        if first_day(plan, self.week_start) is None:
            raise WrongField("until: none of the days comes before the end")
        return plan

    def _text(self, field: str) -> str:
        return self.query_one(f"#{field}", Input).value

    @on(Input.Changed)
    @on(DayPicker.Changed)
    @on(RoutineList.Changed)
    @on(OptionList.OptionHighlighted)
    def preview(self) -> None:
        """Say in words what the fields mean, or what is wrong with one."""
        shown = self.query_one("#preview", Static)
        try:
            plan = self.plan()
        except WrongField as wrong:
            shown.update(Content.styled(f"! {wrong}", "$text-error"))
            return
        first = first_day(plan, self.week_start)
        words = (plan_words(plan, self.today, self.face), "bold")
        begins = f"\nfirst on {day_words(first, self.today)}" if first else ""
        if plan.sequence:
            turns = " → ".join(self.titles[name] for name in plan.sequence)
            begins += f"; in turn {turns}, and what is missed stays next"
        shown.update(Content.assemble(words, (begins, "$text-muted")))

    def on_descendant_focus(self) -> None:
        """Say what the keys do in the field that has the focus."""
        does = "enter plan it   tab next   esc leave"
        if isinstance(self.focused, RoutineList):
            does = "↑ ↓ choose   space several in turn   enter next   esc leave"
        elif isinstance(self.focused, DayPicker):
            does = "← → space days   enter plan it   tab next   esc leave"
        self.query_one("#keys", Static).update(Content(does))

    @on(OptionList.OptionSelected)
    def go_on(self, event: OptionList.OptionSelected) -> None:
        """The routine is chosen: the days come next."""
        event.stop()
        self.query_one(DayPicker).focus()

    @on(Input.Submitted)
    @on(DayPicker.Submitted)
    def done(self) -> None:
        """Close with the plan, unless a field is wrong: the sentence about it stands there already."""
        try:
            plan = self.plan()
        except WrongField:
            self.preview()
            return
        self._leave(plan)

    def action_cancel(self) -> None:
        """Close without a plan."""
        self._leave(None)

    def _leave(self, plan: Plan | None) -> None:
        """Close; a second key that comes before the form is gone must not close what is under it."""
        if self.is_active:
            self.dismiss(plan)


def _field(label: str, field: Input | DayPicker) -> Horizontal:
    return Horizontal(Static(label, classes="label"), field, classes="field")
