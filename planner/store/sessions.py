"""The log: one file a session, found by the date in its name."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import islice
from pathlib import Path
from types import MappingProxyType

from planner.model.schedule import Schedule
from planner.model.session import AddedSet, DoneSet, LeftOut, Morning, Running, Session, Stopped
from planner.model.text import slug
from planner.model.units import duration
from planner.model.week import last_finished
from planner.store.copies import copies
from planner.store.errors import Conflict, NotSaved, Problem
from planner.store.files import create_bytes, remove_file, replace_bytes
from planner.store.home import Home
from planner.store.reading import BROKEN, Reader, Values
from planner.store.schema import FORMAT, SESSION
from planner.store.shelf import Entry, Shelf, change_entry, read_entry, toml_files, toml_names

# A session left running is looked for among this many of the newest files.
_NEWEST = 40

NOT_RENAMED: Mapping[str, str] = MappingProxyType({})


def build(stem: str, reader: Reader) -> Session | None:
    """A session from its file, or None when the file has errors."""
    values = reader.root(SESSION)
    status, ended = values.get("status"), values.get("ended")
    if ended is not None and "started" in values and ended < values["started"]:
        reader.error(("ended",), "the session ends before it began")
    if reader.failed:
        return None
    return Session(
        id=stem,
        status=values["status"],
        routine=values["routine"],
        title=values.get("title") or values["routine"],
        started=values["started"],
        ended=ended,
        plan=values.get("plan", ""),
        pain_before=values.get("pain_before"),
        pain_after=values.get("pain_after"),
        leg_before=values.get("leg_before", ""),
        leg_after=values.get("leg_after", ""),
        leg_new=values.get("leg_new", ""),
        pain_morning=values.get("pain_morning"),
        morning=values.get("morning"),
        note=values.get("note", ""),
        done=tuple(_done(row) for row in values.get("done", ()) if not row[BROKEN]),
        stopped=_stopped(values.get("stopped")),
        running=_running(values.get("running")) if status == "running" else None,
        speed=values.get("speed", 1),
        variant=values.get("variant", ""),
        active=values.get("active"),
        left_out=tuple(_left_out(row) for row in values.get("left_out", ()) if not row[BROKEN]),
        resumed=values.get("resumed", 0),
        by_hand=values.get("by_hand", False),
        unattended=values.get("unattended", False),
        not_now=values.get("not_now", ()),
    )


def _done(row: Values) -> DoneSet:
    return DoneSet(
        step=row["step"],
        exercise=row["exercise"],
        set=row.get("set", 1),
        side=row.get("side"),
        reps=row.get("reps", 0),
        hold=row.get("hold"),
        round=row.get("round", 1),
        skipped=row.get("skipped", False),
    )


def _stopped(row: Values | None) -> Stopped | None:
    return None if row is None else Stopped(row["step"], row["reason"])


def _running(row: Values | None) -> Running | None:
    if row is None:
        return None
    return Running(
        row["phase"],
        row.get("left_ms"),
        row["outcomes"],
        row["written"],
        row.get("spent_ms"),
        tuple(AddedSet(one["step"], one.get("round", 1), one["rest"]) for one in row.get("added", ())),
    )


def _left_out(row: Values) -> LeftOut:
    return LeftOut(row["step"], row["exercise"], row["reason"], row.get("round", 1))


def load(
    home: Home,
    first: date | None = None,
    last: date | None = None,
    renamed: Mapping[str, str] = NOT_RENAMED,
    known: Shelf[Session] | None = None,
) -> Shelf[Session]:
    """The sessions from `first` to `last`, both included, oldest first; without limits the whole log.

    One that was logged under a former id of its routine, a key of `renamed`, has the present id. `known`
    spares what did not change since it was read.
    """
    low = first.isoformat() if first else ""
    high = last.isoformat() if last else "9999"
    files = _files(home, low[:4], high[:4])
    paths = [path for path in files if low <= path.name[:10] <= high]
    before = known.by_path if known is not None else {}
    entries = (read_entry(home, path, build, _as_read(before.get(path))) for path in paths)
    return Shelf(tuple(_now(entry, renamed) for entry in entries))


def _as_read(entry: Entry[Session] | None) -> Entry[Session] | None:
    """An entry that says what its file says; None for one that has another id of its routine."""
    if entry is None or entry.value is None or entry.document is None:
        return entry
    return entry if entry.document.data.get("routine") == entry.value.routine else None


def _now(entry: Entry[Session], renamed: Mapping[str, str]) -> Entry[Session]:
    if entry.value is None or entry.value.routine not in renamed:
        return entry
    return replace(entry, value=replace(entry.value, routine=renamed[entry.value.routine]))


def copies_of_logs(home: Home) -> Iterator[Problem]:
    """What a sync or a conflict left among the logs: such a session is never counted twice."""
    for folder in _years(home):
        yield from copies(home, folder)


def last_done(
    home: Home, schedule: Schedule, before: date, renamed: Mapping[str, str] = NOT_RENAMED
) -> dict[str, str]:
    """For each plan with a sequence, the routine that had its turn last in what was finished before a day.

    Reads backwards, and only logs of the routines in question, until each plan has a session of its own;
    those of no plan are counted from there, and from the day on which a plan begins.
    """
    wanted = {
        plan.id: {slug(name) for name in (*plan.sequence, *_former(plan.sequence, renamed))}
        for plan in schedule.plans
        if plan.sequence
    }
    if not wanted:
        return {}
    since = {plan.id: plan.from_.isoformat() if plan.from_ else "" for plan in schedule.plans}
    limit, begins, found = before.isoformat(), _begins(wanted), list[Session]()
    for folder, name in _newest(home):
        if not wanted:
            break
        if name[:10] >= limit or not name[16:].startswith(begins):
            continue
        session = _now(read_entry(home, folder / name, build), renamed).value
        if session is None:
            continue
        if session.plan in since or any(name[:10] >= since[plan] for plan in wanted):
            found.append(session)
        if session.counts and wanted.pop(session.plan, None) is not None:
            begins = _begins(wanted)
    return last_finished(found, schedule, before)


def _begins(wanted: Mapping[str, set[str]]) -> tuple[str, ...]:
    return tuple(begin for names in wanted.values() for begin in names)


def _former(names: Sequence[str], renamed: Mapping[str, str]) -> Iterator[str]:
    return (old for old, new in renamed.items() if new in names)


def left_running(home: Home) -> Entry[Session] | None:
    """The session that began last of those that never ended, or None."""
    found: Entry[Session] | None = None
    newest = [folder / name for folder, name in islice(_newest(home), _NEWEST)]
    for path in reversed(newest):
        entry = read_entry(home, path, build)
        if entry.value is None or entry.value.status != "running":
            continue
        if found is None or found.value is None or entry.value.started >= found.value.started:
            found = entry
    return found


def unasked(home: Home, today: date) -> Entry[Session] | None:
    """The session about whose morning after nobody was asked yet (`planner.model.morning`), or None."""
    from planner.model.morning import MORNING_DAYS, awaits

    first = today - timedelta(days=MORNING_DAYS)
    shelf = load(home, first, today)
    wanted = awaits(shelf.values.values(), today)
    return next((entry for entry in shelf.entries if wanted is not None and entry.id == wanted.id), None)


def tell_morning(home: Home, entry: Entry[Session], morning: Morning, pain: int | None) -> Entry[Session]:
    """Write into its log how the morning after a session was; NotSaved or Conflict when that fails."""
    from planner.store.edits import Edit, SetValue

    edits: list[Edit] = [SetValue(("morning",), morning, SESSION.order)]
    if pain is not None:
        edits.insert(0, SetValue(("pain_morning",), pain, SESSION.order))
    return change_entry(home, entry, edits, build)


def _files(home: Home, first: str = "", last: str = "9999") -> Iterator[Path]:
    """The logs of the years from `first` to `last`, by name."""
    for folder in _years(home):
        if first <= folder.name <= last:
            yield from toml_files(folder)


def _newest(home: Home) -> Iterator[tuple[Path, str]]:
    """Folder and name of each log, the newest first: ten years of them are looked through by name alone."""
    for folder in reversed(_years(home)):
        yield from ((folder, name) for name in reversed(list(toml_names(folder))))


def years(home: Home) -> tuple[int, ...]:
    """The years of which there is a log, the latest first."""
    return tuple(int(folder.name) for folder in reversed(_years(home)))


def _years(home: Home) -> list[Path]:
    try:
        names = sorted(os.listdir(home.log))
    except OSError:
        return []
    return [home.log / name for name in names if len(name) == 4 and name.isdigit()]


class Journal:
    """The log file of one session, written anew and whole each time: a crash leaves the last one."""

    def __init__(self, home: Home, path: Path, written: bytes) -> None:
        self.home = home
        self.path = path
        self._written = written

    @staticmethod
    def begin(home: Home, session: Session) -> Journal:
        """Make the log file of a new session; `session.id` is not used: the name comes from its start."""
        stem = file_stem(session.routine, session.started)
        folder = home.log / f"{session.started:%Y}"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise NotSaved(f"cannot make the folder {home.label(folder)}: {error.strerror}") from error
        path, number = folder / f"{stem}.toml", 2
        while os.path.lexists(path):
            path, number = folder / f"{stem}-{number}.toml", number + 1
        data = render(session)
        create_bytes(path, data)
        return Journal(home, path, data)

    @staticmethod
    def take_up(home: Home, entry: Entry[Session]) -> Journal:
        """Go on in the log file of a session that was left running."""
        if entry.document is None:
            raise NotSaved(f"{entry.label} cannot be read, so it is never written: mend it first")
        return Journal(home, entry.path, entry.document.raw)

    def write(self, session: Session) -> None:
        """Write the session as it is now; NotSaved with a plain sentence when the disk says no."""
        data = render(session)
        if data == self._written:
            return
        if os.path.lexists(self.path):
            try:
                replace_bytes(self.path, data, expected=self._written, backups=None)
            except Conflict:
                self._settle(session, data)
        else:
            # A sync tool or another window took the file away: the session that goes on makes it again.
            self.path = Journal.begin(self.home, session).path
        self._written = data

    def _settle(self, session: Session, data: bytes) -> None:
        """Somebody else wrote into this very log: an older state of the session makes way, all else stays."""
        theirs = read_entry(self.home, self.path, build).value
        started = session.started.replace(microsecond=0)
        if theirs is not None and theirs.status == "running" and theirs.started == started:
            replace_bytes(self.path, data, expected=None, backups=self.home.backups)
        else:
            self.path = Journal.begin(self.home, session).path

    def discard(self) -> None:
        """Take the log file away, into the backups."""
        remove_file(self.path, expected=self._written, backups=self.home.backups)


def file_stem(routine: str, started: datetime) -> str:
    """`2026-11-22T0700-morning-relief`: the local date and minute, then the routine."""
    return f"{started:%Y-%m-%dT%H%M}-{slug(routine)}"


def render(session: Session) -> bytes:
    """A session as the text of its file, in the order of the schema; what is empty is left out."""
    plain: dict[str, object] = {
        "status": session.status,
        "routine": session.routine,
        "title": session.title,
        "variant": session.variant or None,
        "plan": session.plan or None,
        "started": session.started.replace(microsecond=0),
        "ended": session.ended.replace(microsecond=0) if session.ended else None,
        "active": None if session.active is None else duration(session.active),
        "resumed": session.resumed or None,
        "by_hand": session.by_hand or None,
        "unattended": session.unattended or None,
        "speed": session.speed if session.speed > 1 else None,
        "pain_before": session.pain_before,
        "pain_after": session.pain_after,
        "leg_before": session.leg_before or None,
        "leg_after": session.leg_after or None,
        "leg_new": session.leg_new or None,
        "pain_morning": session.pain_morning,
        "morning": session.morning,
        "note": session.note or None,
    }
    width = max(len(key) for key, value in plain.items() if value is not None)
    lines = [f"{'format':<{width}} = {FORMAT}"]
    lines += [f"{key:<{width}} = {_value(value)}" for key, value in plain.items() if value is not None]
    if session.done:
        lines += ["done = [", *(f"  {_done_row(row)}," for row in session.done), "]"]
    if session.left_out:
        lines += ["left_out = [", *(f"  {_left_out_row(one)}," for one in session.left_out), "]"]
    if session.stopped is not None:
        lines += ["", "[stopped]", f"step   = {session.stopped.step}"]
        lines += [f"reason = {_value(session.stopped.reason)}"]
    if session.running is not None:
        now = session.running
        lines += ["", "[running]", f"phase    = {now.phase}"]
        lines += [f"left_ms  = {now.left_ms}"] if now.left_ms is not None else []
        lines += [f"spent_ms = {now.spent_ms}"] if now.spent_ms is not None else []
        if now.added:
            lines += ["added = [", *(f"  {_added_row(one)}," for one in now.added), "]"]
        lines += [f'outcomes = "{now.outcomes}"', f"written  = {now.written.isoformat()}"]
    return ("\n".join(lines) + "\n").encode()


def _done_row(row: DoneSet) -> str:
    parts: dict[str, object] = {"step": row.step, "exercise": row.exercise}
    if row.round > 1:
        parts["round"] = row.round
    parts["set"] = row.set
    if row.side:
        parts["side"] = row.side
    if row.skipped:
        parts["skipped"] = True
    else:
        parts["reps"] = row.reps
        if row.hold:
            parts["hold"] = duration(row.hold)
    return _row(parts)


def _left_out_row(one: LeftOut) -> str:
    return _row(_place(one) | {"reason": one.reason})


def _added_row(one: AddedSet) -> str:
    return _row(_place(one) | {"rest": duration(one.rest)})


def _place(one: LeftOut | AddedSet) -> dict[str, object]:
    """The step, and its round unless it is the first."""
    parts: dict[str, object] = {"step": one.step}
    if isinstance(one, LeftOut):
        parts["exercise"] = one.exercise
    if one.round > 1:
        parts["round"] = one.round
    return parts


def _row(parts: Mapping[str, object]) -> str:
    return "{ " + ", ".join(f"{key} = {_value(value)}" for key, value in parts.items()) + " }"


def _value(value: object) -> str:
    from tomlkit import item

    return item(value).as_string()
