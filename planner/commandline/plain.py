"""A routine run in plain lines: for screen readers, slow lines and scripts."""

from __future__ import annotations

from argparse import ArgumentTypeError
from collections.abc import Callable, Mapping
from dataclasses import replace

from planner.clock import Stopwatch
from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.lines import Interrupted, Lines
from planner.commandline.phases import heading
from planner.commandline.questions import ask, ask_leg, ask_pain, ask_reason, verdict
from planner.model.course import Course
from planner.model.phase_words import length_words, phase_words
from planner.model.player import GAP_MS, Change, Event, Player
from planner.model.running import WRITE_EVERY_MS, leave_out, next_look, snapshot, stop
from planner.model.session import Session
from planner.model.text import plural
from planner.model.units import about, duration
from planner.model.visits import visits
from planner.store.errors import NotSaved
from planner.store.sessions import Journal
from planner.store.settings import Settings

_LEAST_WAIT, _MOST_WAIT = 0.02, 1.0

_KEYS = "Enter: done, or on. p: pause. n: skip. b: back. q: stop. ?: more keys. Each with Enter."
_ALL_KEYS = (
    "Enter: reps are done, or on after a pause. p: pause. n: skip this phase. b: back one phase.",
    "r: this phase again. e: this exercise again. x: leave out the rest of it. g: go to another exercise.",
    "a: one set more. +: 10 s more. -: 10 s less. q: stop. Each with Enter.",
)

Operation = Callable[[Player, int], Change]

_MOVES: Mapping[str, Operation] = {
    "b": Player.previous,
    "n": Player.skip,
    "r": Player.restart_phase,
    "e": Player.restart_step,
    "+": lambda player, now: player.extend(now, 10_000),
    "-": lambda player, now: player.extend(now, -10_000),
}


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
        self._watch = Stopwatch(call.clock, self.speed, GAP_MS)
        self._wrote = 0
        self._failed = ""
        self._away = 0
        """Milliseconds of the last time away, until the session goes on."""

    def begin(self) -> int:
        """Run from the beginning; the exit code. NotSaved when no log can be written at all."""
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

    def _run(self, first: Operation) -> int:
        try:
            self._do(first)
            while self.player.status in ("running", "paused"):
                line = self.lines.read(self._patience())
                away = self._do(Player.tick)
                # A line that comes right after time away is no answer to the question about it.
                if line is not None and not away and self.player.status in ("running", "paused"):
                    self._obey(line.strip().lower())
            return self._finish()
        except Interrupted as asked:
            return self._leave(asked.code)
        except BrokenPipeError:
            self._mark()
            raise

    def _patience(self) -> float | None:
        """Seconds until there is something to say; None while paused."""
        look = next_look(self.player, self._watch.now())
        return None if look is None else min(max(look / 1000 / self.speed, _LEAST_WAIT), _MOST_WAIT)

    def _do(self, operation: Operation) -> bool:
        """One operation now: told, heard, and written when something happened or after four seconds.

        Whether time away was found.
        """
        change = operation(self.player, self._watch.now())
        self.player = change.player
        for event in change.events:
            self._tell(event)
        if change.cues and self.settings.bell:
            output.ring()
        output.flush()
        due = self.call.clock.monotonic_ms() - self._wrote >= WRITE_EVERY_MS
        if change.events or (due and self.player.status == "running"):
            self._mark()
        away = sum(event.ms for event in change.events if event.kind == "gap")
        self._away = away or self._away
        if away and not self.lines.typed:
            self._do(Player.resume)  # nobody is there who could say so
        return bool(away)

    def _obey(self, key: str) -> None:
        phase, paused = self.player.phase, self.player.status == "paused"
        if key in _MOVES:
            self._do(_MOVES[key])
        elif key == "p" or (key == "" and paused):
            self._go_on() if paused else self._do(Player.pause)
        elif key == "c" and paused and self._away:
            away = self._away
            self._do(lambda player, now: player.resume(now, away_ms=away))
        elif key == "" and phase is not None and (phase.own_pace or phase.kind != "work"):
            self._do(Player.next)
        elif key in ("q", "x", "g", "a"):
            {"q": self._stop, "x": self._leave_out, "g": self._go_to, "a": self._add_set}[key]()
        elif key == "?":
            output.say(*_ALL_KEYS)
        else:
            output.say("This goes by the clock: n and Enter skips it." if key == "" else _KEYS)

    def _go_on(self) -> None:
        self._do(lambda player, now: player.go_on(now, whole_hold=self.settings.whole_hold))

    def _leave_out(self) -> None:
        """Ask why, then leave out the rest of this exercise."""
        ran = self._halt()
        reason = ask_reason(self.lines, "Leave out the rest of this exercise")
        if reason is not None:
            self.session = leave_out(self.session, self.player, reason)
            self._do(Player.skip_step)
        if ran:
            self._do(Player.resume)

    def _go_to(self) -> None:
        """Ask to which exercise, and go to its beginning."""
        ran = self._halt()
        places = visits(self.player)
        numbered = (f"{number:>3}: {one.words(self.course)}" for number, one in enumerate(places, 1))
        output.say(*numbered)
        question = f"To which, 1 to {len(places)}? Enter stays here."
        number = ask(self.lines, question, lambda text: _number(text, len(places)))
        if number is not None:
            self._do(lambda player, now: player.jump(now, places[number - 1].index))
        if ran:
            self._do(Player.resume)

    def _add_set(self) -> None:
        phase = self.player.phase
        if phase is not None:
            sets, rest = len(self.player.added), self.course.set_rest(phase)
            self._do(lambda player, now: player.add_set(now, rest))
            if len(self.player.added) == sets:
                output.say("It cannot have more sets than it has.")

    def _halt(self) -> bool:
        """Stop the time for a question; whether it ran."""
        ran = self.player.status == "running"
        self._do(Player.pause)
        return ran

    # Words

    def _tell(self, event: Event) -> None:
        if event.kind == "started":
            output.say(self._line(event.index))
        elif event.kind == "skipped" and self.player.timeline.phases[event.index].kind == "work":
            output.say(f"Skipped: {phase_words(self.player.timeline.phases[event.index])}")
        elif event.kind == "gap":
            choice = " c counts that time, q ends." if self.lines.typed else ""
            output.say(f"Away for {duration(event.ms // 1000)}.{choice}")
        elif event.kind == "added":
            output.say(f"One set more: {self.player.timeline.phases[event.index].sets} in all.")
        elif event.kind == "extended":
            output.say(f"Now{self._left(event.at)}.")
        elif event.kind == "paused" and self.lines.typed:
            output.say(f"Paused{self._left(event.at)}. Enter goes on.")
        elif event.kind == "resumed":
            self._away = 0
            if self.lines.typed:
                here = event.index == self.player.index
                output.say(f"Going on{self._left(event.at) if here else ''}.")

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
        state = snapshot(self.session, self.player, self._watch.now(), self.call.clock.now())
        # A run without a terminal gives a time to reps at one's own pace; the routine does not.
        if not self.lines.typed and state.running is not None:
            phase = self.course.timeline.phases[state.running.phase]
            left = None if phase.own_pace else state.running.left_ms
            state = replace(state, running=replace(state.running, left_ms=left))
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
        self._halt()
        reason = ask_reason(self.lines, "Stop")
        if reason is None:
            self._do(Player.resume)
            return
        self.player = self.player.stop(self._watch.now()).player
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
        self._settle()
        if self.journal is not None:
            output.say(f"Log: {self.call.home.label(self.journal.path)}")
        return 0

    def _settle(self) -> None:
        """See to it that the log is on the disk; a person may try again as often as they like. NotSaved."""
        while self._failed:
            again = "The session is not saved yet: make room, then a tries again. Enter leaves it unsaved."
            try:
                if not self.lines.typed or ask(self.lines, again, _again) is None:
                    raise NotSaved(self._failed)
            except Interrupted:
                raise NotSaved(self._failed) from None
            self._write(self.session)

    def _leave(self, code: int) -> int:
        """End now, with the session left as running, in the exact place."""
        self._do(Player.tick)
        if self.player.status == "finished":
            return self._finish()
        self._mark()
        place = "" if self.journal is None else f" Log: {self.call.home.label(self.journal.path)}"
        output.note(f"Interrupted. The session is kept where it is: the next run offers to go on.{place}")
        return code


def _number(text: str, most: int) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= most:
        raise ArgumentTypeError(f"a number from 1 to {most}")
    return int(text)


def _again(text: str) -> str:
    if text.lower() != "a":
        raise ArgumentTypeError("a, or Enter alone")
    return text
