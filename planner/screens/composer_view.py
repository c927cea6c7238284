"""What the composer shows: the steps, the chosen one in full, the total, and whether all is saved."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from contextlib import suppress

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.clock import Clock
from planner.keys.sections import SECTIONS
from planner.model.dose import NO_DOSE
from planner.model.exercise import Exercise
from planner.model.lint import advised
from planner.model.text import plural
from planner.model.timeline import Size, UnknownExercise
from planner.model.units import about, clock
from planner.screens.base import Room, Unsaved
from planner.screens.key_hint import key_hint
from planner.store.contents import Contents
from planner.store.draft import Draft, Operation, Shown
from planner.store.errors import PlannerError
from planner.store.home import Home
from planner.widgets.routine_figures import RoutineFigures
from planner.widgets.row_list import RowList
from planner.widgets.sheet import Paragraph, Sheet
from planner.widgets.step_card import step_card
from planner.widgets.step_lines import StepLines
from planner.widgets.step_list import StepList
from planner.widgets.step_pane import StepPane
from planner.widgets.top_bar import TopBar

_MARK, _ROUNDS, _ORDER = ("composer.mark", "mark"), ("composer.rounds", "rounds"), ("composer.order", "order")
_UNDO, _INFO = ("composer.undo", "undo"), ("composer.settings", "settings")
_BACK, _NONE = ("composer.back", "back"), ("composer.back", "none")
_CARRY, _REMOVE = ("composer.move-down composer.move-up", "move"), ("composer.remove", "remove")
_COPY, _RUN = ("composer.copy", "copy"), ("composer.run", "run")
_ADD, _TITLE = ("composer.add", "adds the first exercise"), ("composer.title", "title")

_KEYS = (_MARK, ("composer.duplicate", "duplicate"), _ROUNDS, _ORDER, _UNDO, _INFO, _BACK)
_KEYS_NARROW = (_MARK, _ROUNDS, _ORDER, _UNDO, _RUN, _BACK)
_KEYS_MARKED = (_CARRY, _REMOVE, ("composer.duplicate", "double"), _COPY, _ROUNDS, _NONE)
_KEYS_MARKED_NARROW = (_CARRY, _REMOVE, _COPY, _NONE)
_KEYS_BROKEN = (("composer.file", "mends it in your editor"), ("composer.back", "back to the routines"))
_KEYS_EMPTY = (_ADD, _INFO, _TITLE, _BACK)


_OF_STEPS = frozenset(command.action.partition("(")[0] for command in SECTIONS["composer"]) - {"file", "back"}
"""What can be done where there is a routine to compose."""

_FRAME = 0.1
"""Seconds to wait for a frame at most."""


class ComposerView(Room):
    """One routine, opened for changes. `draft` is the routine as it is shown and what waits for the disk."""

    SECTION = "composer"
    CSS_PATH = "composer.tcss"
    AUTO_FOCUS = "StepList"

    draft: Draft | None = None

    shown: Shown | None = None
    """The routine as it is on the screen. The draft can be ahead: saving brings in what others wrote."""

    def __init__(self, home: Home, clock: Clock, routine: str, known: Contents | None = None) -> None:
        """`known` is the home as it was read last: the first frame shows the routine as it is there."""
        super().__init__(home, clock)
        self.routine = routine
        """The id of the routine."""
        self._known = known

    def on_mount(self) -> None:
        """Show what is known already; what the disk says by now follows."""
        super().on_mount()
        if self._known is not None:
            self._open(self._known)
            self.contents = self._known

    def compose(self) -> ComposeResult:
        yield TopBar("routines")
        with Horizontal(id="head"):
            yield Static(id="title", markup=False)
            yield Static(id="total", markup=False)
            yield Static(id="state", markup=False)
        yield RoutineFigures(id="figures")
        with VerticalScroll(id="broken", can_focus=False):
            yield Sheet(id="why")
        with Horizontal(id="panes"):
            yield StepPane(id="left")
            with VerticalScroll(id="detail", can_focus=False):
                yield Sheet(id="step")
        yield Static(id="said", markup=False)
        yield self.footer()

    async def read(self) -> None:
        """Read the home; the routine itself only if somebody else changed it.

        Not under a form or another screen: what that is about stays as it is, and it is read afterwards.
        """
        if self.is_active:
            self.contents = await asyncio.to_thread(self._gather)

    def _gather(self) -> Contents:
        contents = self.look()
        if self.draft is not None:
            self.draft.refresh()
        else:
            self._open(contents)
        if self.draft is not None and not self._looked_behind:
            self._looked_behind = True
            self.left = self.draft.left_behind()
        return contents

    def _open(self, contents: Contents) -> None:
        """Make the draft of the routine, or keep why there is none."""
        try:
            self.draft = Draft(self.home, contents.routine(self.routine))
            self.refused = ""
        except PlannerError as error:
            entry = contents.routines.by_id.get(self.routine)
            wrong = [p.text() for p in entry.problems if p.severity == "error"] if entry else []
            self.refused = "\n".join([str(error), *wrong])

    _told_at: int | None = None
    """The step that was chosen when something was said last."""

    _told_keys = False
    """Whether what was said last is which keys there are."""

    _told_wrong = False
    """Whether what was said last is that something went wrong."""

    left: tuple[Operation, tuple[str, ...]] | None = None
    """What an earlier program could not save, and how it differs; until it was asked about."""

    _looked_behind = False
    """Whether the disk was asked for it."""

    refused = ""
    """Why the routine cannot be composed, when there is no draft."""

    @property
    def broken(self) -> str:
        """Why there is nothing to compose: the file is broken, or gone; empty when there is."""
        return self.refused if self.draft is None else self.draft.lost

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Of a routine that cannot be composed the file can be mended, and one can leave."""
        if self.broken and action in _OF_STEPS:
            return False
        return super().check_action(action, parameters)

    @property
    def library(self) -> Mapping[str, Exercise]:
        """The exercises that can be used."""
        return self.contents.library.values if self.contents else {}

    @property
    def steps(self) -> StepList:
        """The list of steps."""
        return self.query_one(StepList)

    def name_of(self, at: int) -> str:
        """What the exercise of a step is called."""
        lines = self.steps.lines
        return lines[at].name if at < len(lines) else ""

    def show(self, contents: Contents) -> None:  # noqa: ARG002 - the draft has what is shown
        """Put the routine on the screen; what was said last stays."""
        self.show_again()
        self.show_note()

    def show_again(self) -> None:
        """Put the draft on the screen as it is now; the choice stays with its step."""
        at, marked, draft, shown = self.steps.cursor, self.steps.marked, self.draft, self.shown
        if draft is not None and shown is not None:
            at, marked = draft.moved(at, shown), frozenset(draft.moved(one, shown) for one in marked)
        self.show_draft(at, marked)

    def show_draft(self, cursor: int, marked: frozenset[int] = frozenset()) -> None:
        """Put the draft on the screen, with one step chosen and some marked."""
        draft, broken = self.draft, self.broken
        self.shown = draft.shown if draft else None
        if self.query_one("#broken").display != bool(broken):
            self.query_one("#broken").display = bool(broken)
            self.refresh_bindings()
        self.query_one("#panes").display = not broken
        self.query_one("#figures").display = not broken
        self.query_one("#why", Sheet).show(_why(broken))
        if self.shown is None or broken:
            self.query_one("#title", Static).update(Content(self.routine))
            for stale in ("#total", "#state"):
                self.query_one(stale, Static).update("")
            self.say(key_hint(self, _KEYS_BROKEN), muted=True)
            return
        routine = self.shown.routine
        self.query_one("#title", Static).update(Content(routine.title))
        ignore = self.contents.settings.lint_ignore if self.contents else ()
        lines = StepLines(routine, self.library, advised(routine, self.library, ignore))
        self.query_one("#total", Static).update(self._total(lines))
        self.query_one(RoutineFigures).show(lines)
        self.steps.show(lines, cursor, marked)
        self.query_one(StepPane).share_room()
        if self.steps.cursor != self._told_at:
            self.say_keys()
        self.show_state()

    def say_keys(self) -> None:
        """Say which keys there are beside those of the footer."""
        narrow, marked = self.app.size.width < 80, len(self.steps.marked)
        keys = (_KEYS_NARROW if narrow else _KEYS) if self.steps.count else _KEYS_EMPTY
        if marked:
            keys = _KEYS_MARKED_NARROW if narrow else _KEYS_MARKED
        lead = f"{plural(marked, 'step')} marked: " if marked else ""
        self.say(f"{lead}{key_hint(self, keys)}", muted=True)
        self._told_keys = True

    def on_resize(self) -> None:
        """Fewer keys are named where there is less room."""
        if self._told_keys:
            self.call_after_refresh(self.say_keys)

    def _total(self, lines: StepLines) -> Content:
        count = plural(len(lines), "step")
        if not len(lines):
            return Content(count)
        try:
            size = Size.of_all(lines.sizes)
        except UnknownExercise as error:
            return Content.assemble(count, (f" · cannot be run: step {error.step}", "bold $warning"))
        if not size.possible:
            return Content.assemble(count, (f" · too long: {about(size.seconds)}", "bold $warning"))
        return Content.assemble(f"{count} · ", (clock(size.seconds), "bold $accent"))

    def show_state(self) -> None:
        """Say whether all is saved, and when it is not, why."""
        draft = self.draft
        if draft is None:
            return
        state = self.query_one("#state", Static)
        self.post_message(Unsaved(self, leaving_words(draft) if draft.failure else ""))
        if draft.failure:
            state.update(Content.styled("! not saved", "bold $error"))
            self.say(_not_saved(draft), wrong=True)
        elif draft.waiting:
            state.update(Content.styled("saving …", "$text-muted"))
        else:
            state.update(Content.styled("✓ saved", "$success"))

    def show_note(self) -> None:
        """Tell what happened to the file behind the person's back, if anything did."""
        note = self.draft.take_note() if self.draft else ""
        if note:
            self.say(note)

    def say(self, words: str, *, muted: bool = False, wrong: bool = False) -> None:
        """One quiet line under the steps; it stays until another step is chosen."""
        self._told_at, self._told_wrong, self._told_keys = self.steps.cursor, wrong, False
        style = "bold $error" if wrong else "$text-muted" if muted else ""
        self.query_one("#said", Static).update(Content.styled(words, style))

    @on(RowList.Highlighted)
    def chosen(self) -> None:
        """Show the chosen step in full."""
        draft, shown, at = self.draft, self.shown, self.steps.chosen
        sheet, pane = self.query_one("#step", Sheet), self.query_one(StepPane)
        if self.steps.cursor != self._told_at and not (draft and draft.failure):
            self.say_keys()
        if shown is None or at is None or at >= len(shown.routine.steps):
            sheet.show(_first_steps())
            pane.show_movement(None, NO_DOSE)
            return
        step = shown.routine.steps[at]
        exercise = self.library.get(step.exercise)
        dose = step.dose.over(exercise.dose) if exercise else NO_DOSE
        pane.show_movement(exercise.figure if exercise else None, dose)
        sheet.show(step_card(shown.routine, at, exercise, self.steps.lines.findings))
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    # Saving.

    @work(group="save")
    async def write(self) -> None:
        """Bring what waits to the disk, once it is on the screen: both at the same time take longer.

        The thread goes on with it even if the program is left now.
        """
        draft = self.draft
        if draft is None:
            return
        self.show_state()
        try:
            await self._painted()
        except asyncio.CancelledError:
            draft.save()
            raise
        await asyncio.to_thread(draft.save)
        self.written(draft)

    async def _painted(self) -> None:
        """Wait for the next frame; a screen that is not in sight has none."""
        painted = asyncio.Event()
        self.call_after_refresh(painted.set)
        with suppress(TimeoutError):
            await asyncio.wait_for(painted.wait(), _FRAME)

    def written(self, draft: Draft) -> None:
        """Show what came of saving: all is well, a failure, or a file that somebody else changed too."""
        note = draft.take_note()
        if note or draft.lost:
            self.show_again()
        if note:
            self.say(note)
        elif self._told_wrong and not draft.failure:
            self.say("All changes are saved.")
        self.show_state()


def failure_words(draft: Draft) -> str:
    """Why the oldest change that waits is not saved, as a sentence without its full stop."""
    said = draft.failure
    return said if "not saved" in said else f"Not saved: {said}"


def leaving_words(draft: Draft) -> str:
    """The question before a composer is left whose changes are not saved."""
    if draft.kept:
        return f"{failure_words(draft)}. Leave? What is not saved is offered when you open the routine again."
    return f"{failure_words(draft)}. Leave, and lose what is not saved?"


def _not_saved(draft: Draft) -> str:
    keys = "s settles it" if draft.conflict else "s tries again"
    return f"{failure_words(draft)}. {keys}, u takes it back."


def _why(broken: str) -> list[Paragraph]:
    first, *rest = broken.split("\n")
    # A quoted line is a lead without a text: it keeps its blanks, and the mark below stands under its place.
    quoted = {line for line in rest if line[5:8] == " | "}
    lines = [Paragraph("", line) if line in quoted else Paragraph(line, style="$text-muted") for line in rest]
    return [Paragraph(first, lead="!", style="bold $warning"), *lines]


def _first_steps() -> list[Paragraph]:
    return [
        Paragraph("No steps yet.", style="bold"),
        Paragraph(
            "a opens the library: type a part of a name, enter adds it, esc when you are done.", gap=True
        ),
        Paragraph("Every exercise comes with its usual dose. enter changes it.", gap=True),
    ]
