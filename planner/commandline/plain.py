"""A routine run in plain lines: for screen readers, slow lines and scripts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.lines import Interrupted, Lines
from planner.commandline.phases import heading
from planner.commandline.questions import ask_leg, ask_pain, ask_reason, verdict
from planner.model.course import Course
from planner.model.phase_words import length_words, phase_words
from planner.model.player import GAP_MS, Change, Event, Player
from planner.model.running import WRITE_EVERY_MS, next_look, snapshot, stop
from planner.model.session import Session
from planner.model.text import plural
from planner.model.units import about, duration
from planner.store.errors import NotSaved
from planner.store.sessions import Journal
from planner.store.settings import Settings

_LEAST_WAIT, _MOST_WAIT = 0.02, 1.0

_KEYS = "Enter: done, or on. p: pause. n: skip. b: back. q: stop. Each with Enter."


class PlainRun:
    """One run of a routine. The log file is the only thing that it leaves."""

    def __init__(
        self, call: Call, course: Course, lines: Lines, settings: Settings, session: Session
    ) -> None:
        self.call, self.course, self.lines, self.settings = call, course, lines, settings
        self.session = session
        self.speed = session.speed
        # Nobody could say that reps are done when nobody can type: they take their estimated time.
        timeline = course.timeline if lines.typed else course.timeline.timed()
        self.player = Player(timeline, GAP_MS * self.speed)
        self.journal: Journal | None = None
        self._began = call.clock.monotonic_ms()
        self._wrote = 0
        self._failed = ""

    def begin(self) -> int:
        """Run from the beginning; the exit code. NotSaved when no log can be written at all."""
        self._began = self.call.clock.monotonic_ms()
        self.session = snapshot(self.session, self.player, 0, self.call.clock.now())
        self.journal = Journal.begin(self.call.home, self.session)
        if self.lines.typed:
            output.say(_KEYS)
        return self._run(Player.start)

    def go_on(self, player: Player, journal: Journal) -> int:
        """Run on where a session was left; the exit code."""
        self.player, self.journal = replace(player, gap_ms=GAP_MS * self.speed), journal
        output.say(_KEYS, self._line(player.index))
        return self._run(Player.resume)

    # Time and keys

    def _now(self) -> int:
        return (self.call.clock.monotonic_ms() - self._began) * self.speed

    def _run(self, first: Callable[[Player, int], Change]) -> int:
        try:
            self._do(first)
            while self.player.status in ("running", "paused"):
                line = self.lines.read(self._patience())
                self._do(Player.tick)
                if line is not None and self.player.status in ("running", "paused"):
                    self._obey(line.strip().lower())
            return self._finish()
        except Interrupted as asked:
            return self._leave(asked.code)
        except BrokenPipeError:
            self._mark()
            raise

    def _patience(self) -> float | None:
        """Seconds until there is something to say; None while paused."""
        look = next_look(self.player, self._now())
        return None if look is None else min(max(look / 1000 / self.speed, _LEAST_WAIT), _MOST_WAIT)

    def _do(self, operation: Callable[[Player, int], Change]) -> None:
        """One operation now: told, heard, and written when something happened or five seconds have passed."""
        change = operation(self.player, self._now())
        self.player = change.player
        for event in change.events:
            self._tell(event)
        if change.cues and self.settings.bell:
            output.ring()
        output.flush()
        due = self.call.clock.monotonic_ms() - self._wrote >= WRITE_EVERY_MS
        if change.events or (due and self.player.status == "running"):
            self._mark()
        if any(event.kind == "gap" for event in change.events) and not self.lines.typed:
            self._do(Player.resume)  # nobody is there who could say so

    def _obey(self, key: str) -> None:
        phase = self.player.phase
        if key == "q":
            self._stop()
        elif key == "b":
            self._do(Player.previous)
        elif key == "n":
            self._do(Player.skip)
        elif key == "p" or (key == "" and self.player.status == "paused"):
            self._do(Player.resume if self.player.status == "paused" else Player.pause)
        elif key == "" and phase is not None and (phase.own_pace or phase.kind != "work"):
            self._do(Player.next)
        else:
            output.say("This goes by the clock: n and Enter skips it." if key == "" else _KEYS)

    # Words

    def _tell(self, event: Event) -> None:
        if event.kind == "started":
            output.say(self._line(event.index))
        elif event.kind == "skipped" and self.player.timeline.phases[event.index].kind == "work":
            output.say(f"Skipped: {phase_words(self.player.timeline.phases[event.index])}")
        elif event.kind == "gap":
            output.say(f"Away for {duration(event.ms // 1000)}.")
        elif event.kind == "paused" and self.lines.typed:
            output.say(f"Paused{self._left(event.at)}. Enter goes on.")
        elif event.kind == "resumed" and self.lines.typed:
            output.say(f"Going on{self._left(event.at)}.")

    def _left(self, at: int) -> str:
        seconds = self.player.seconds_left(at)
        return "" if seconds is None else f", {duration(seconds)} left"

    def _line(self, index: int) -> str:
        """A phase in one line; the first of a step says which exercise it is, a rest what comes next."""
        timeline = self.player.timeline
        phase = timeline.phases[index]
        time = "Enter when done" if phase.own_pace else length_words(phase)
        line = f"{phase_words(phase)}, {time}"
        if index in timeline.step_starts:
            note = self.course.note(phase)
            return f"{heading(phase, self.course.exercises)}: {line}{f'. {note}' if note else ''}"
        if phase.kind == "rest" and timeline.next_step(index) == index + 1:
            return f"{line}. Next: {self.course.exercise(timeline.phases[index + 1]).name}"
        return line

    # The log

    def _mark(self) -> None:
        """Write where the session stands now."""
        state = snapshot(self.session, self.player, self._now(), self.call.clock.now())
        # A run without a terminal gives a time to reps at one's own pace; the routine does not.
        if state.running is not None and self.course.timeline.phases[state.running.phase].own_pace:
            state = replace(state, running=replace(state.running, left_ms=None))
        self._write(state)

    def _write(self, state: Session) -> None:
        """Write the log. A disk that says no is told once and tried again: the session goes on."""
        self.session = state
        self._wrote = self.call.clock.monotonic_ms()
        try:
            if self.journal is not None:
                self.journal.write(state)
        except NotSaved as error:
            if not self._failed:
                output.note(f"planner: {error}")
            self._failed = str(error)
        else:
            self._failed = ""

    # The end

    def _stop(self) -> None:
        if self.player.status == "running":
            self._do(Player.pause)
        reason = ask_reason(self.lines)
        if reason is None:
            self._do(Player.resume)
            return
        self.player = self.player.stop(self._now()).player
        self._write(stop(self.session, self.player, reason, self.call.clock.now()))

    def _finish(self) -> int:
        """The questions afterwards and the last words; NotSaved when the log did not reach the disk."""
        ending = "Finished" if self.player.status == "finished" else "Stopped"
        seconds = self.session.seconds or 0
        exercises = {row.exercise for row in self.session.done if not row.skipped}
        output.say(f"{ending}: {plural(len(exercises), 'exercise')} in {about(seconds)}.")
        if self.lines.typed:
            try:
                pain = ask_pain(self.lines)
                self._write(replace(self.session, pain_after=pain))
                self._write(replace(self.session, leg_after=ask_leg(self.lines)))
            except Interrupted:
                pass  # all that was answered is written
            if told := verdict(self.session, self.settings.thresholds):
                output.say(*output.wrap(told))
        if self._failed:
            raise NotSaved(self._failed)
        if self.journal is not None:
            output.say(f"Log: {self.call.home.label(self.journal.path)}")
        return 0

    def _leave(self, code: int) -> int:
        """End now, with the session left as running, in the exact place."""
        self._do(Player.tick)
        if self.player.status == "finished":
            return self._finish()
        self._mark()
        place = "" if self.journal is None else f" Log: {self.call.home.label(self.journal.path)}"
        output.note(f"Interrupted. The session is kept where it is: the next run offers to go on.{place}")
        return code
