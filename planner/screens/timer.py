"""The timer: one session under way, from its first phase to its last or to the key that ends it."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.events import ScreenResume, ScreenSuspend
from textual.message import Message
from textual.timer import Timer as Alarm

from planner.clock import Clock, Stopwatch
from planner.commands import bindings
from planner.line import SILENT, Line, LineChanged
from planner.model import running
from planner.model.course import Course
from planner.model.cues import DueCue
from planner.model.player import GAP_MS, Change, Event, Player
from planner.model.session import REASONS, Reason, Session
from planner.model.units import about
from planner.model.visits import visits
from planner.screens import run_pages
from planner.screens.log_writer import LogWriter
from planner.screens.overlay import Overlay
from planner.screens.showing import FigureWanted, Showing
from planner.screens.trail import Trail
from planner.sounding.sounder import AGAIN, Sounder
from planner.store.settings import Settings
from planner.widgets.key_line import KeyLine
from planner.widgets.sight import Sight, see
from planner.widgets.timer_face import TimerFace

LEAST_WAIT, MOST_WAIT = 0.005, 3600.0
"""Seconds until the next look, at least and at most: Textual freezes on a timer of nearly nothing."""

SLOW_LINE = "slow line: the clock is right on the server"
"""Stands in the place of the title while pictures arrive late."""

# From so many lines on; timer.tcss says what that means.
_HEIGHTS = [(0, "-tiny"), (10, "-low"), (17, "-short"), (22, "-middle"), (32, "-tall"), (52, "-huge")]

Operation = Callable[[Player, int], Change]


class Timer(Overlay[Session]):
    """Drives the player by the clock and the keys, and answers with the session as it ended.

    The player knows what time it is in the session; this screen only looks, when something is to be shown
    or heard. Whatever covers the screen pauses it. Every change goes into the log through `writer`.
    """

    SECTION = "run"
    CSS_PATH = "timer.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("run")]
    VERTICAL_BREAKPOINTS = _HEIGHTS

    class Signalled(Message):
        """The terminal is to be sent something that changes no cell: the bell, a title, a notification."""

        def __init__(self, text: str) -> None:
            super().__init__()
            self.text = text

    def __init__(
        self,
        course: Course,
        player: Player,
        session: Session,
        writer: LogWriter,
        *,
        clock: Clock,
        preferences: Settings,
        speed: int = 1,
        line: Line,
    ) -> None:
        super().__init__()
        self.clock, self.preferences = clock, preferences
        self.course = replace(course, timeline=player.timeline)
        self.player, self.session, self.writer, self.speed = player, session, writer, speed
        self._sounder = Sounder(preferences, os.environ, self._signal)
        self._alarm: Alarm | None = None
        self._watch = Stopwatch(clock, speed, GAP_MS)
        self._line, self._trail = line, Trail()
        self._written_at = 0
        self._message = ""
        self._shown: Sight | None = None
        self._lit = self._cued = self._asking = False
        self._figure = Showing(preferences.figure, speed)
        self._laid_out = False
        """Whether there is something to show on: a key may come before."""

    def compose(self) -> ComposeResult:
        yield TimerFace(self.session.title)
        yield KeyLine()

    def on_mount(self) -> None:
        """Start a new session; one that was left waits where it was left."""
        self._laid_out = True
        self.app.app_suspend_signal.subscribe(self, lambda _: self._do(Player.pause), immediate=True)
        if self.player.status == "ready":
            self._do(Player.start)
        else:
            self._message = "This is where you stopped. Get into position, then press space."
            self._paint(self._watch.now())

    async def on_unmount(self) -> None:
        """Leave nothing unwritten, however the screen was left."""
        self._sounder.close()
        self._go_back_to_what_was_seen(GAP_MS / 1000)
        # What is paused has been written: by now it may have been taken up elsewhere.
        if self.player.status == "running" or (self.player.status == "paused" and self.writer.wrong):
            now = self._watch.now()
            self.player = self.player.pause(now).player
            self._write(now)
        await self.writer.flush()

    # The clock

    def look(self) -> None:
        """Look at the clock: show and sound what is due."""
        self._do(Player.tick)

    def _do(self, operation: Operation) -> None:
        """Do something to the player, then show, sound and write what came of it."""
        if not self._laid_out or self.player.status in ("finished", "stopped"):
            return
        now = self._watch.now()
        change = self.player.tick(now)
        if not any(event.kind == "gap" for event in change.events):
            # After time away the question about it comes first, and the key is dropped.
            change = change.then(lambda player: operation(player, now))
        self.player = change.player
        self._trail.note(self.clock.monotonic_ms(), self.player)
        if self.player.timeline is not self.course.timeline:
            self.course = replace(self.course, timeline=self.player.timeline)
        self._mind(change.events)
        self._sound(change.cues)
        self._paint(now)
        if change.events or now - self._written_at >= running.WRITE_EVERY_MS:
            self._write(now)
        if self.player.status == "finished":
            self.dismiss(self.session)
        else:
            self._wait(now)

    @on(LineChanged)
    def line_changed(self) -> None:
        """A slow line is named; of a silent one nobody has seen the last seconds, so they are time away."""
        self._go_back_to_what_was_seen(SILENT)
        self.look()
        if self._line.lost(self.clock.monotonic_ms() / 1000):
            # As after a hang-up: then the process ends also when the terminal takes nothing any more.
            os.kill(os.getpid(), signal.SIGHUP)

    def _go_back_to_what_was_seen(self, after: float) -> None:
        """Have the session stand where it was seen last, when that is so many seconds ago or more."""
        now = self.clock.monotonic_ms()
        if self.player.status == "running" and self._line.unseen_for(now / 1000, after):
            seen = self._trail.running_at(now - round(1000 * self._line.unseen(now / 1000)))
            self.player = seen or self.player

    def _wait(self, now: int) -> None:
        """Have a look again when the next thing is due, and not before."""
        if self._alarm is not None:
            self._alarm.stop()
            self._alarm = None
        ahead = running.next_look(self.player, now)
        if ahead is not None:
            ahead = self._figure.sooner(ahead, self.player, now)
            # A millisecond more, or a look that comes a hair early would have to wait once again.
            seconds = (ahead / self.speed + 1) / 1000
            self._alarm = self.set_timer(min(MOST_WAIT, max(LEAST_WAIT, seconds)), self.look)

    def _mind(self, events: Iterable[Event]) -> None:
        """Ask about time away, and keep a sentence about it on the screen until the session goes on."""
        for event in events:
            if event.kind == "gap":
                away = about(event.ms // (1000 * self.speed))
                self._message = f"You were away for {away}. The time stood still meanwhile; space goes on."
                if self.is_current and not self._asking:
                    self.ask_away(away, event.ms)
            elif event.kind == "resumed":
                self._message = ""

    def _sound(self, cues: Sequence[DueCue]) -> None:
        if self._sounder.sound(cues, self.course, self.player.timeline):
            self.set_timer(AGAIN, self._sounder.ring)
        self._cued = self._cued or (bool(cues) and self.preferences.flash)
        if wrong := self._sounder.complaint():
            self.notify(wrong, severity="warning", markup=False, timeout=10)

    def _signal(self, text: str) -> None:
        self.app.post_message(self.Signalled(text))

    def _paint(self, now: int) -> None:
        """Show what there is to see, if it differs from what is shown.

        A cue between two seconds waits for the next second, so that nothing is painted twice in one.
        """
        sight = see(self.course, self.player, now)
        if sight is None:
            return
        face, slow = self.query_one(TimerFace), self._line.slow
        face.entitle(SLOW_LINE if slow else self.session.title)
        still = slow or self.app.animation_level == "none"
        self._figure.show(face, self.course, self.player, now, still=still)
        if self._message:
            sight = replace(sight, how=self._message)
        if sight == self._shown and not self._lit:
            return
        self._shown, self._lit, self._cued = sight, self._cued, False
        face.show(sight, lit=self._lit)

    def _write(self, now: int) -> None:
        self._written_at = now
        self.session = running.snapshot(self.session, self.player, now, self.clock.now())
        self.writer.put(self.session)

    # The keys

    def action_pause(self) -> None:
        """Stop the time with the exact remainder kept, or let it run on."""
        if self.player.status == "paused":
            self.action_go_on()
        else:
            self.action_hold_still()

    def action_hold_still(self) -> None:
        """Stop the time; nothing where it stands already. For the palette, which has paused to be opened."""
        self._do(Player.pause)

    def action_go_on(self) -> None:
        """Let the time run on, or the whole hold again where the person has it so."""
        whole = self.preferences.whole_hold
        self._do(lambda player, now: player.go_on(now, whole_hold=whole))

    def action_next(self) -> None:
        """Reps at one's own pace are done; anything timed is left out."""
        self._do(Player.next)

    def action_previous(self) -> None:
        """Back to the phase before."""
        self._do(Player.previous)

    def action_restart(self) -> None:
        """This phase again from its beginning."""
        self._do(Player.restart_phase)

    def action_restart_step(self) -> None:
        """This exercise again from its beginning."""
        self._do(Player.restart_step)

    def action_extend(self, seconds: int) -> None:
        """More time for this phase, or less."""
        self._do(lambda player, now: player.extend(now, seconds * 1000))

    def action_add_set(self) -> None:
        """One set more of this exercise; the count of sets and what comes next tell it."""
        phase = self.player.phase
        if phase is None:
            return
        sets, rest = len(self.player.added), self.course.set_rest(phase)
        self._do(lambda player, now: player.add_set(now, rest))
        if len(self.player.added) == sets:
            name = self.course.exercise(phase).name
            self.notify(f"{name} cannot have more sets than it has", markup=False, timeout=5)

    @work(exclusive=True, group="ask")
    async def action_skip(self) -> None:
        """Ask why in one key, then leave out the rest of this exercise; without an answer it stays paused."""
        ran = self._halt()
        reason = await self.app.push_screen_wait(run_pages.why_skip())
        if reason is not None:
            self._leave_out(REASONS[reason], go_on=ran)

    @work(exclusive=True, group="ask")
    async def action_jump(self) -> None:
        """Ask to which exercise, and go to its beginning; without an answer it stays paused where it is."""
        ran = self._halt()
        places = visits(self.player)
        choice = await self.app.push_screen_wait(run_pages.which_step(self.course, places))
        if choice is not None:
            self._do(lambda player, now: player.jump(now, places[choice].index))
            if ran:
                self._do(lambda player, now: player.resume(now))

    def _halt(self) -> bool:
        """Stop the time for a question, which comes before one about time away; whether it ran."""
        ran = self.player.status == "running"
        self._asking = True
        self._do(Player.pause)
        self._asking = False
        return ran

    def action_far(self) -> None:
        """Show only what can be read from far away, or everything again."""
        far = not self.has_class("-far")
        self.set_class(far, "-far")
        self.query_one(TimerFace).set_class(far, "-far")
        self.look()

    def action_figure(self) -> None:
        """Show the figure beside the clock, or hide it; the next session has it so as well."""
        self._figure.wanted = not self._figure.wanted
        self.look()
        self.post_message(FigureWanted(self._figure.wanted))
        if self._figure.wanted and not self._figure.there:
            self.notify("The figure shows where there is room for it beside the digits.", timeout=5)

    @on(ScreenSuspend)
    def covered(self) -> None:
        """Nobody can follow a clock that cannot be seen."""
        self._do(Player.pause)

    @on(ScreenResume)
    def uncovered(self) -> None:
        """A session may have come to its end at the very moment in which it was covered."""
        if self.player.status == "finished":
            self.dismiss(self.session)

    @work(exclusive=True, group="ask")
    async def action_stop(self) -> None:
        """Ask why, then end the session; without an answer it stays paused."""
        self._halt()
        choice = await self.app.push_screen_wait(run_pages.why_stop())
        if choice is not None:
            self._end(REASONS[choice])

    @work(exclusive=True, group="ask")
    async def action_hurt(self) -> None:
        """Stop the time at once and ask what it is; then end, skip the exercise, or go on."""
        self._halt()
        choice = await self.app.push_screen_wait(run_pages.which_hurt())
        if choice is None:
            return
        kind = run_pages.HURTS[choice]
        self._remark(kind)
        page = run_pages.hurt(kind)
        answer = await self.app.push_screen_wait(page)
        wanted = "" if answer is None else page.options[answer]
        if wanted == run_pages.END:
            self._end(kind)
        elif wanted == run_pages.SKIP:
            self._leave_out(kind, go_on=False)
        elif wanted == run_pages.GO_ON:
            self.action_go_on()

    @work(exclusive=True, group="ask")
    async def ask_away(self, away: str, ms: int) -> None:
        """Ask what the time away was: a break, exercise, or the end; without an answer it stays paused."""
        phase = self.player.phase
        if phase is None:
            return
        left = self.player.seconds_left(self.player.seen)
        page = run_pages.after_away(away, self.course, phase, left)
        answer = await self.app.push_screen_wait(page)
        wanted = "" if answer is None else page.options[answer]
        if wanted == run_pages.HERE:
            self.action_go_on()
        elif wanted == run_pages.COUNT:
            self._do(lambda player, now: player.resume(now, away_ms=ms))
        elif wanted == run_pages.END:
            self.action_stop()

    def _leave_out(self, reason: Reason, *, go_on: bool) -> None:
        """Leave out the rest of this exercise, and keep why."""
        self.session = running.leave_out(self.session, self.player, reason)
        self._do(Player.skip_step)
        if go_on:
            self._do(lambda player, now: player.resume(now))

    def _remark(self, kind: Reason) -> None:
        """Note what hurt in which exercise; the person can change the words at the end."""
        phase = self.player.phase
        if phase is None:
            return
        words = (self.session.note, run_pages.remark(kind, self.course, phase))
        self.session = replace(self.session, note="; ".join(word for word in words if word))
        self._write(self._watch.now())

    def _end(self, reason: Reason) -> None:
        """End the session early, and say so in the log."""
        if self.player.status in ("finished", "stopped"):
            return
        self.player = self.player.stop(self._watch.now()).player
        self.session = running.stop(self.session, self.player, reason, self.clock.now())
        self.writer.put(self.session)
        self.dismiss(self.session)
