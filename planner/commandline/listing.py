"""`list`: the routines, the exercises, or the sessions, one a line."""

from __future__ import annotations

from collections.abc import Mapping

from planner.commandline import output
from planner.commandline.call import Call
from planner.model.catalogue import Catalogue
from planner.model.clock_face import moment_words
from planner.model.exercise import Exercise
from planner.model.routine import Routine
from planner.model.session import Session
from planner.model.text import clean, plural
from planner.model.timeline import UnknownExercise, measure
from planner.model.units import about
from planner.store import sessions
from planner.store.contents import Contents
from planner.store.shelf import Entry

_BROKEN = "has an error: see 'planner check'"


def show(call: Call) -> int:
    """`planner list routines|exercises|sessions`."""
    contents = call.read()
    lists = {"routines": _routines, "exercises": _exercises, "sessions": _sessions}
    rows, values, cuttable = lists[call.args.what](call, contents)
    if call.args.json:
        output.say_json(values)
    elif rows:
        output.say(*output.table(rows, cuttable))
    else:
        output.note(_nothing(call))
    return 0


Rows = list[tuple[str, ...]]
Found = tuple[Rows, list[dict[str, object]], tuple[int, ...]]


def _nothing(call: Call) -> str:
    wanted = clean(call.args.search or "")
    return f'No {call.args.what} with "{wanted}".' if wanted else f"There are no {call.args.what} yet."


def _routines(call: Call, contents: Contents) -> Found:
    rows: Rows = []
    values: list[dict[str, object]] = []
    for entry in contents.routines.by_id.values():
        routine = entry.value
        if not _wanted(call, entry):
            continue
        if routine is None:
            rows.append((entry.id, _BROKEN, "", ""))
            values.append({"id": entry.id, "title": entry.id, "broken": True})
            continue
        seconds = _seconds(routine, contents.library.values)
        length = "cannot be run" if seconds is None else about(seconds)
        rows.append((routine.id, routine.title, plural(len(routine.steps), "step"), length))
        value = {"id": routine.id, "title": routine.title, "description": routine.description}
        values.append({**value, "steps": len(routine.steps), "seconds": seconds, "broken": False})
    return rows, values, (1,)


def _wanted(call: Call, entry: Entry[Routine]) -> bool:
    """Whether a routine belongs in the list; a broken one is found by its id alone."""
    if entry.value is not None:
        return entry.value.matches(call.args.search)
    return all(word in entry.id.casefold() for word in call.args.search.casefold().split())


def _seconds(routine: Routine, library: Mapping[str, Exercise]) -> int | None:
    try:
        size = measure(routine, library)
    except UnknownExercise:
        return None
    return size.seconds if size.possible else None


def _exercises(call: Call, contents: Contents) -> Found:
    """Every exercise by its id; with a search the best match first, as in the Library."""
    rows: Rows = []
    values: list[dict[str, object]] = []
    searched = contents.listed if call.args.search else sorted(contents.listed, key=lambda row: row.id)
    found = Catalogue(searched).find(call.args.search, off=True)
    if found.near and found.rows:
        output.note(f'No exercise has all the words of "{clean(call.args.search)}"; these come near.')
    for listed in found.rows:
        name, exercise = listed.id, listed.exercise
        if exercise is None:
            rows.append((name, _BROKEN, "", ""))
            values.append({"id": name, "name": name, "broken": True})
            continue
        off = "" if listed.off is None else ", switched off"
        rows.append((name, exercise.name, f"{exercise.kind}{off}", exercise.dose.words()))
        value: dict[str, object] = {"id": name, "name": exercise.name, "aka": exercise.aka}
        value |= {"kind": exercise.kind, "position": exercise.position, "direction": exercise.direction}
        value |= {"targets": exercise.targets, "equipment": exercise.equipment}
        value |= {"favourite": listed.favourite, "off": listed.off}
        values.append({**value, "own": exercise.own, "broken": False})
    return rows, values, (3, 1)


def _sessions(call: Call, contents: Contents) -> Found:
    shelf = sessions.load(call.home, renamed=contents.renamed)
    call.note_problems(shelf.problems)
    found = [one for one in shelf.values.values() if _matches(one, call.args.search)]
    rows: Rows = [
        (
            moment_words(one.started, call.face),
            one.whole_title,
            _ending(one),
            "" if one.seconds is None else about(one.seconds),
            _pain(one),
        )
        for one in found
    ]
    return rows, [_session_json(one) for one in found], (1,)


def _matches(session: Session, search: str) -> bool:
    hay = f"{session.id} {session.routine} {session.title} {session.note}".casefold()
    return all(word in hay for word in search.casefold().split())


def _ending(session: Session) -> str:
    if session.stopped is not None:
        return f"stopped: {session.stopped.reason}"
    if session.status == "running":
        return "not ended"
    if session.speed > 1:
        return f"{session.speed} times as fast"
    return "unattended" if session.unattended else session.status


def _pain(session: Session) -> str:
    if session.pain_before is None and session.pain_after is None:
        return ""
    before, after = ("?" if one is None else str(one) for one in (session.pain_before, session.pain_after))
    return f"pain {before} > {after}"


def _session_json(session: Session) -> dict[str, object]:
    return {
        "id": session.id,
        "title": session.title,
        "routine": session.routine,
        "variant": session.variant,
        "plan": session.plan,
        "status": session.status,
        "started": session.started.isoformat(),
        "ended": None if session.ended is None else session.ended.isoformat(),
        "seconds": session.seconds,
        "pain_before": session.pain_before,
        "pain_after": session.pain_after,
        "leg_before": session.leg_before or None,
        "leg_after": session.leg_after or None,
        "leg_new": session.leg_new or None,
        "pain_morning": session.pain_morning,
        "morning": session.morning,
        "speed": session.speed,
        "unattended": session.unattended,
        "note": session.note,
    }
