"""What the person on the mat is told at one instant, in words; the widgets only draw it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from planner.model.course import Course
from planner.model.cues import COUNTDOWN_FROM
from planner.model.exercise import Exercise
from planner.model.phase_words import round_words
from planner.model.player import Player
from planner.model.text import plural
from planner.model.timeline import Pace, Phase, PhaseKind, TempoPart, pace_at
from planner.model.units import about, duration

SYMBOLS: dict[PhaseKind, str] = {"ready": "○", "work": "■", "relax": "~", "switch": "↔", "rest": "~"}
"""A shape for each kind of phase, beside its word and its colour; the console of Linux has all of them."""

_WORDS: dict[PhaseKind, str] = {
    "ready": "GET READY",
    "relax": "RELAX",
    "switch": "CHANGE SIDES",
    "rest": "REST",
}
_ARROWS = {"left": "←", "right": "→"}
_BREATH: dict[TempoPart, str] = {"work": "IN", "hold": "HOLD", "back": "OUT"}
_LIFT: dict[TempoPart, str] = {"work": "UP", "hold": "HOLD", "back": "DOWN"}
_MOVE: dict[TempoPart, str] = {"work": "GO", "hold": "HOLD", "back": "BACK"}

INSTRUCTION_MS = 10_000
"""How long one instruction stands before the next takes its place."""

LAST = 3
"""The last seconds of a phase, which are counted down for all to see."""


@dataclass(frozen=True, slots=True)
class Sight:
    """One picture of the timer. Two that are equal need no repaint.

    `banner` has the large words in one or more forms, the fullest first, and `after` those for what comes
    next. `seconds` is what the count-down shows, None at one's own pace, where `reps` stands instead.
    `side` is L, R or nothing, for where there is no room for the banner. `pace` is how far a timed rep is
    out, from 0 (begun, or back again) to 1, None without a tempo. `last` counts the last seconds of a phase:
    3, 2, 1, and 0 before that. `gone` is how much of the whole is over, from 0 to 1.
    """

    kind: PhaseKind
    paused: bool
    place: str
    left: str
    tape: str
    banner: tuple[str, ...]
    seconds: int | None
    reps: int
    name: str
    count: str
    how: str
    then: str
    after: tuple[str, ...]
    side: str
    pace: float | None
    last: int
    gone: float


def see(course: Course, player: Player, now: int) -> Sight | None:
    """What there is to see of a session at the player's instant `now`; None before and after it."""
    phase = player.phase
    if phase is None:
        return None
    elapsed, total = player.elapsed_ms(now), player.total_left_ms(now)
    pace = pace_at(phase, elapsed)
    paused = player.status == "paused"
    coming = _coming(course, player.index)
    return Sight(
        kind=phase.kind,
        paused=paused,
        place=f"step {phase.step} of {len(course.routine.steps)}",
        left=_left(total),
        tape=_tape(course.exercise(phase), phase, pace, paused=paused),
        banner=("PAUSED", "PAUSE") if paused else _banner(course.exercise(phase), phase, pace),
        seconds=player.seconds_left(now),
        reps=phase.count,
        name=f"Next: {course.exercise(coming).name}" if coming else course.exercise(phase).name,
        count=course.dose(coming).words() if coming else _count(course, phase, pace),
        how=_how(course, coming or phase, pace, elapsed),
        then=_then(course, player.index),
        after=_after_large(course, player.index),
        side=(phase.side or "")[:1].upper() if phase.kind in ("work", "relax", "switch") else "",
        pace=None if pace is None else _stretched(pace),
        last=0 if paused else _last(phase, player.seconds_left(now)),
        # In whole seconds: what is looked at more often is not another picture for that.
        gone=1 - -(-total // 1000) / max(1, course.timeline.total),
    )


def _coming(course: Course, index: int) -> Phase | None:
    """The first phase of the next step while resting before it; None in any other phase."""
    if course.timeline.phases[index].kind != "rest" or course.timeline.next_step(index) != index + 1:
        return None
    return course.timeline.next_exercise(index)


def _left(ms: int) -> str:
    """How long it still takes, in whole minutes: one moving number on the screen is enough."""
    seconds = -(-ms // 1000)
    return f"{about(seconds)} left" if seconds > 60 else "the last minute"


def _last(phase: Phase, seconds: int | None) -> int:
    """The last seconds of a phase that is long enough to be counted down; 0 before and without those."""
    if seconds is None or phase.estimate < COUNTDOWN_FROM or seconds > LAST:
        return 0
    return seconds


def _stretched(pace: Pace) -> float:
    """How far the rep is out: further with each second of the way out, and back again in the same steps."""
    if pace.part == "hold":
        return 1.0
    steps = max(1, pace.part_ms // 1000)
    reached = min(steps, pace.into_ms // 1000 + 1) / steps
    return reached if pace.part == "work" else 1 - reached


def _side(phase: Phase) -> str:
    return f"{phase.side} side" if phase.side else ""


def _pace_word(exercise: Exercise, pace: Pace) -> str:
    """What to do in this part of a timed rep. An exercise that says when to breathe is breathed."""
    lines = [line.casefold() for line in exercise.how]
    if all(any(f"breathe {way}" in line for line in lines) for way in ("in", "out")):
        return _BREATH[pace.part]
    return (_LIFT if exercise.kind == "strength" else _MOVE)[pace.part]


def _word(phase: Phase) -> str:
    if phase.kind != "work":
        return _WORDS[phase.kind]
    return "HOLD" if phase.hold else "REPS"


def _tape(exercise: Exercise, phase: Phase, pace: Pace | None, *, paused: bool) -> str:
    """The phase in one line: its shape, its word, the side, and the pace."""
    if phase.kind == "switch" and phase.side:
        parts = [f"{_word(phase)} {_ARROWS[phase.side]} {phase.side.upper()}"]
    else:
        parts = [_word(phase), _side(phase).upper() if phase.kind in ("work", "relax") else ""]
    if pace is not None:
        word = _pace_word(exercise, pace)
        parts.append(f"BREATHE {word}" if word in ("IN", "OUT") else word)
    told = " · ".join(part for part in parts if part)
    return f"║ PAUSED · space goes on · {told}" if paused else f"{SYMBOLS[phase.kind]} {told}"


def _banner(exercise: Exercise, phase: Phase, pace: Pace | None) -> tuple[str, ...]:
    """The same in as few words as carry across a room, the fullest form first."""
    side = (phase.side or "").upper()
    if phase.kind == "switch" and phase.side:
        return (f"{_ARROWS[phase.side]} {side}", side)
    if phase.kind == "ready":
        return ("GET READY", "READY")
    if phase.kind != "work":
        return (_word(phase),)
    if pace is not None:
        word = _pace_word(exercise, pace)
        return (f"{side} {word}", word) if side else (word,)
    if not side:
        return (_word(phase),)
    # Beside "12 REPS", a second "REPS LEFT" would read as how many are left.
    return (f"{side} SIDE", side) if phase.own_pace else (f"{_word(phase)} {side}", side)


def _count(course: Course, phase: Phase, pace: Pace | None) -> str:
    """Where in the step: round, set and rep; before it, the whole dose."""
    if phase.kind == "ready":
        return course.dose(phase).words()
    parts = [round_words(phase)] if phase.rounds > 1 else []
    if phase.sets > 1:
        parts.append(f"set {phase.set} of {phase.sets}")
    if phase.kind == "work" and phase.own_pace:
        both = ", sides in turn" if course.dose(phase).sides == "alternate" else ""
        parts.append(f"{plural(phase.count, 'rep')}{both} · enter when done")
    elif phase.reps > 1 and phase.kind != "rest":
        parts.append(f"rep {pace.rep if pace else phase.rep} of {phase.reps}")
    return " · ".join(parts)


def _how(course: Course, phase: Phase, pace: Pace | None, elapsed: int) -> str:
    """The one instruction that matters now; a longer list goes by one after the other."""
    exercise, note = course.exercise(phase), course.note(phase)
    if phase.kind == "switch":
        return f"The same again on the {phase.side} side."
    if phase.kind == "relax":
        return "Let go, and breathe."
    lines = exercise.how
    if pace is not None:
        breath = f"breathe {_pace_word(exercise, pace)}".casefold()
        for line in lines:
            if breath in line.casefold():
                return f"{line}\n{note}" if note else line
    if phase.kind == "work":
        # The first line says how to lie or stand, and that is over; with the rep another line comes up.
        lines = (note, *lines[1:]) if note else lines[1:] or lines
        at = phase.rep - 1 + elapsed // INSTRUCTION_MS
    else:
        lines = (*lines[:1], note, *lines[1:]) if note else lines
        at = elapsed // INSTRUCTION_MS
    return lines[at % len(lines)] if lines else ""


def _then(course: Course, index: int) -> str:
    """What comes after this phase; before a step, how to lie for it and which side comes first."""
    phases = course.timeline.phases
    phase = phases[index]
    work = next((later for later in phases[index + 1 :] if later.kind == "work"), None)
    if work is None:
        return "This is the last one."
    if _coming(course, index) or phase.kind == "ready":
        first = (
            f"{work.side} side first"
            if course.dose(work).sides in ("each", "alternate") and work.side
            else _side(work)
        )
        parts = [course.position(work), first]
        return " · ".join(part for part in parts if part).capitalize()
    if phase.kind == "relax":
        return f"Next: {_rep(work)}"
    if phase.kind != "work":
        dose = replace(course.dose(work), sets=None, sides=None).words()
        return "Next: " + ", ".join(part for part in (_set(work), _side(work), dose) if part)
    pause = phases[index + 1]
    between = ""
    if pause.kind in ("relax", "rest"):
        between = f"{pause.kind} {duration(pause.estimate)}, then "
    return f"Next: {between}{_after(course, phase, work)}"


def _after_large(course: Course, index: int) -> tuple[str, ...]:
    """What comes next in few words, to be drawn large where they fit; the fullest form first."""
    phases = course.timeline.phases
    coming = _coming(course, index)
    if phases[index].kind == "ready" or coming:
        name = course.exercise(coming or phases[index]).name.upper()
        return (name,)
    if index + 1 == len(phases):
        return ("THE LAST ONE", "LAST ONE", "LAST")
    following = phases[index + 1]
    word = _WORDS.get(following.kind, _word(following))
    if (following.kind == "switch" and following.side) or (following.kind == "work" and following.side):
        word = following.side.upper()
    return (f"NEXT {word}", f"> {word}", word)


def _after(course: Course, phase: Phase, work: Phase) -> str:
    """What differs between this work and the next."""
    if (work.step, work.round) != (phase.step, phase.round):
        return f"{course.exercise(work).name}, {course.position(work)}"
    if work.set != phase.set:
        return ", ".join(part for part in (_set(work), _side(work)) if part)
    return f"change to the {_side(work)}" if work.side != phase.side else _rep(work)


def _set(work: Phase) -> str:
    return f"set {work.set} of {work.sets}" if work.sets > 1 else ""


def _rep(work: Phase) -> str:
    return ", ".join(part for part in (f"rep {work.rep} of {work.reps}", _side(work)) if part)
