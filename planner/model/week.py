"""A week: what was planned on its days, what became of it, and whose turn it is in a sequence.

Sessions are matched to what was planned by their own local day. The ones that still run, and those
at more than real speed, count for nothing here.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType

from planner.model.schedule import Occurrence, Schedule, Status, by_time, occurrences
from planner.model.session import Session
from planner.model.tally import count_planned

DAYS_AHEAD = 60
"""How far `next_due` looks."""

# How many minutes off a session is from "any time": one this near to a set time belongs to the set time.
_ANY_TIME = 120

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class DayPlan:
    """One day: its occurrences in order, any-time ones first."""

    date: dt.date
    occurrences: tuple[Occurrence, ...] = ()


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from `start`; `done` is how many sessions were finished of the `goal` aimed for."""

    start: dt.date
    days: tuple[DayPlan, ...]
    goal: int
    done: int

    @property
    def number(self) -> int:
        """The week's number in its year, that of ISO 8601; whatever day it begins on, its Thursday counts."""
        return _plus(self.start, (3 - self.start.weekday()) % 7).isocalendar().week


def build_week(
    schedule: Schedule,
    start: dt.date,
    sessions: Iterable[Session],
    now: dt.datetime,
    last_done: Mapping[str, str] = _NOTHING,
    *,
    zone: dt.tzinfo | None = None,
) -> Week:
    """The seven days from `start` (see `week_of`) with what became of each; arguments as `build_days`.

    A finished session counts as done whether or not it was planned.
    """
    start = min(start, _plus(dt.date.max, -7))
    days = build_days(schedule, start, _plus(start, 7), sessions, now, last_done=last_done, zone=zone)
    done = sum(1 for day in days for one in day.occurrences if one.session is not None and one.session.counts)
    return Week(start, days, schedule.weekly_goal, done)


def build_days(
    schedule: Schedule,
    start: dt.date,
    end: dt.date,
    sessions: Iterable[Session],
    now: dt.datetime,
    *,
    last_done: Mapping[str, str] = _NOTHING,
    zone: dt.tzinfo | None = None,
) -> tuple[DayPlan, ...]:
    """Each day from `start` up to, not including, `end`: what was planned and what became of it.

    A session is matched to one occurrence at most: of its own plan on its day, else of its routine on
    its day; one that matches nothing stands by itself, with an empty plan. What nobody did is
    `missed` once its day is past.

    `sessions` are at least those of these days, and of today when the days lie ahead; more do no
    harm. `last_done` gives, by plan, the routine last finished before (see `last_finished`): only
    sequences need it, and not for what `sessions` themselves show. `zone` is that of this place: in it
    some times do not exist (see `occurrences`).
    """
    today = now.date()
    turns = _Turns(schedule, last_done)
    told = [s for s in sessions if s.lived and s.status != "running"]
    if not turns:
        told = [s for s in told if start <= s.day < end]  # only sequences look back
    told.sort(key=_started)
    for session in told:
        if session.day < min(start, today):
            turns.take(session)
    if turns and today < start:
        _go_on(schedule, today, start, told, turns)
    return tuple(_filled(schedule, start, end, told, today=today, turns=turns, zone=zone))


def _go_on(
    schedule: Schedule, today: dt.date, start: dt.date, sessions: Sequence[Session], turns: _Turns
) -> None:
    """Days ahead: a sequence goes on in turn from today through everything that is planned until then.

    Only today, and what was logged for days to come, is looked at: the rest is counted.
    """
    only = replace(schedule, plans=tuple(plan for plan in schedule.plans if plan.sequence), once=())
    day = today
    for stop in (today, *sorted({s.day for s in sessions if today < s.day < start}), start):
        for plan in only.plans:
            turns.advance(plan.id, count_planned(plan, day, stop, only.pauses, only.week_start))
        if stop < start:
            day = _plus(stop, 1)
            for _ in _filled(only, stop, day, sessions, today=today, turns=turns):
                pass


def next_due(
    schedule: Schedule,
    sessions: Iterable[Session],
    now: dt.datetime,
    last_done: Mapping[str, str] = _NOTHING,
    *,
    zone: dt.tzinfo | None = None,
) -> Occurrence | None:
    """What is to be done next, today's overdue ones first; None if nothing is planned for 60 days.

    On one day: what is overdue, then what may be done at any time, then what is still to come.
    `sessions` are at least those of today.
    """
    today, told = now.date(), tuple(sessions)
    for ahead in range(0, DAYS_AHEAD, 7):  # most often it is in the first week
        start, end = _plus(today, ahead), _plus(today, min(ahead + 7, DAYS_AHEAD))
        for day in build_days(schedule, start, end, told, now, last_done=last_done, zone=zone):
            planned = [one for one in day.occurrences if one.status == "planned"]
            if planned:
                any_time = now.time() if day.date == today else dt.time.min
                return min(planned, key=lambda one: one.time or any_time)
    return None


def last_finished(sessions: Iterable[Session], schedule: Schedule, before: dt.date) -> dict[str, str]:
    """By plan with a sequence, the routine that had its turn last in what was finished before a day.

    That is one of the plan itself, or one of no plan whose routine was next.
    """
    turns, found = _Turns(schedule, _NOTHING), dict[str, str]()
    for session in sorted((s for s in sessions if s.counts and s.day < before), key=_started):
        found |= dict.fromkeys(turns.take(session), session.routine)
    return found


def week_json(week: Week, titles: Mapping[str, str]) -> dict[str, object]:
    """The week as plain values for `--json`; `titles` gives a routine's title by its id."""
    days = [
        {"date": day.date.isoformat(), "sessions": [_session_json(one, titles) for one in day.occurrences]}
        for day in week.days
    ]
    return {"start": week.start.isoformat(), "days": days, "goal": week.goal, "done": week.done}


def _session_json(occurrence: Occurrence, titles: Mapping[str, str]) -> dict[str, str | None]:
    return {
        "routine": occurrence.routine,
        "title": title_of(occurrence, titles),
        "plan": occurrence.plan,
        "time": occurrence.time.strftime("%H:%M") if occurrence.time else None,
        "status": occurrence.status,
    }


def title_of(occurrence: Occurrence, titles: Mapping[str, str]) -> str:
    """What to call it: the routine's title, else the one its session was logged with, else the id."""
    logged = occurrence.session.title if occurrence.session else ""
    return titles.get(occurrence.routine) or logged or occurrence.routine


def _plus(day: dt.date, days: int) -> dt.date:
    """A day so many days on, or the last (first) one that the calendar has."""
    last = dt.date.max.toordinal()
    return dt.date.fromordinal(min(max(1, day.toordinal() + days), last))


def _started(session: Session) -> dt.datetime:
    # The clock as it was there and then: sessions of one traveller may carry several UTC offsets.
    return session.started.replace(tzinfo=None)


class _Turns:
    """Whose turn it is in each sequence. What was missed stays next."""

    def __init__(self, schedule: Schedule, last_done: Mapping[str, str]) -> None:
        self._sequences = {plan.id: plan.sequence for plan in schedule.plans if plan.sequence}
        self._plans = frozenset(plan.id for plan in schedule.plans)
        self._next = dict.fromkeys(self._sequences, 0)
        for plan in self._sequences:
            self._after(plan, last_done.get(plan, ""))

    def __contains__(self, plan: str) -> bool:
        return plan in self._sequences

    def __len__(self) -> int:
        return len(self._sequences)

    def routine(self, plan: str) -> str:
        """The routine whose turn it is."""
        return self._sequences[plan][self._next[plan]]

    def advance(self, plan: str, by: int = 1) -> None:
        """The next one in turn, or one so many turns on."""
        self._next[plan] = (self._next[plan] + by) % len(self._sequences[plan])

    def take(self, session: Session) -> set[str]:
        """The plans in which this session has its turn; one that was finished passes it on.

        A session of no plan has it too when its routine is the one that is next.
        """
        taken = {session.plan} & self._sequences.keys()
        if session.plan not in self._plans:
            taken = {plan for plan in self._sequences if self.routine(plan) == session.routine}
        if session.counts:
            for plan in taken:
                self._after(plan, session.routine)
        return taken

    def _after(self, plan: str, routine: str) -> None:
        """Goes on behind `routine`, at its nearest place from here on; stays if the sequence has it not."""
        sequence, here = self._sequences[plan], self._next[plan]
        for step in range(len(sequence)):
            if sequence[(here + step) % len(sequence)] == routine:
                self._next[plan] = (here + step + 1) % len(sequence)
                return


def _filled(
    schedule: Schedule,
    start: dt.date,
    end: dt.date,
    sessions: Sequence[Session],
    *,
    today: dt.date,
    turns: _Turns,
    zone: dt.tzinfo | None = None,
) -> Iterator[DayPlan]:
    """Each day of the window with its sessions matched and its sequences told; `turns` goes along."""
    slots: dict[dt.date, list[Occurrence]] = {}
    for one in occurrences(schedule, start, end, zone):
        slots.setdefault(one.date, []).append(one)
    held: dict[dt.date, list[Session]] = {}
    for session in sessions:
        if start <= session.day < end:
            held.setdefault(session.day, []).append(session)
    for ordinal in range(start.toordinal(), end.toordinal()):
        day = dt.date.fromordinal(ordinal)
        yield DayPlan(day, tuple(_day(slots.get(day, []), held.get(day, []), day < today, turns)))


def _day(slots: list[Occurrence], sessions: list[Session], past: bool, turns: _Turns) -> list[Occurrence]:
    """One day. Its sessions take their turns before what is still open is told whose turn it is."""
    taken = [turns.take(session) for session in sessions]
    matches = _match(slots, sessions, taken)
    used = set(matches.values())
    found = [_extra(session) for index, session in enumerate(sessions) if index not in used]
    for index, slot in enumerate(slots):
        if index in matches:
            found.append(_with_session(slot, sessions[matches[index]]))
            continue
        told = replace(slot, routine=turns.routine(slot.plan)) if slot.plan in turns else slot
        if slot.status == "planned" and past:
            told = replace(told, status="missed")
        elif slot.status == "planned" and slot.plan in turns:
            turns.advance(slot.plan)
        found.append(told)
    return sorted(found, key=by_time)


def _match(slots: list[Occurrence], sessions: list[Session], taken: list[set[str]]) -> dict[int, int]:
    """Which slot has which session, by their indexes: of the same plan first, then of the same routine.

    What is planned goes before what was skipped or paused, a finished session before a stopped one,
    and the nearest in time before the others. A stopped session takes no place but the one nearest to
    it: an abandoned morning does not use up the evening.
    """
    matches: dict[int, int] = {}

    def of_plan(slot: Occurrence, index: int) -> bool:
        return bool(slot.plan) and slot.plan == sessions[index].plan

    def of_routine(slot: Occurrence, index: int) -> bool:
        return slot.plan in taken[index] or slot.routine == sessions[index].routine

    for fits in (of_plan, of_routine):
        pairs = []
        for index, session in enumerate(sessions):
            ranked = sorted(
                (slot.status != "planned", session.status != "finished", _apart(slot, session), place, index)
                for place, slot in enumerate(slots)
                if slot.status != "moved" and fits(slot, index)
            )
            pairs += ranked if session.status == "finished" else ranked[:1]
        for *_, place, index in sorted(pairs):
            if place not in matches and index not in matches.values():
                matches[place] = index
    return matches


def _apart(slot: Occurrence, session: Session) -> int:
    """Minutes between the time that was planned and the time it began."""
    if slot.time is None:
        return _ANY_TIME
    began = session.started
    return abs(slot.time.hour * 60 + slot.time.minute - began.hour * 60 - began.minute)


def _with_session(slot: Occurrence, session: Session) -> Occurrence:
    status: Status = "done" if session.status == "finished" else "stopped"
    return replace(slot, routine=session.routine, status=status, session=session)


def _extra(session: Session) -> Occurrence:
    began = session.started.time().replace(second=0, microsecond=0)
    return _with_session(Occurrence(session.day, began, session.routine), session)
