"""`export ics` and `import ics`: the schedule for a calendar program, and events of one as plans."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from planner.commandline import output
from planner.commandline.agenda import logged
from planner.commandline.call import Call, WrongUse
from planner.commandline.planning import plan_words
from planner.model.clock_face import time_words
from planner.model.dates import day_words, later
from planner.model.schedule import Once, Plan
from planner.model.text import clean, plural, slug
from planner.model.week import build_days
from planner.store import schedule, whole_plans
from planner.store.agenda import Agenda
from planner.store.calendar_state import Revisions
from planner.store.contents import Contents
from planner.store.errors import NotSaved, PlannerError, Unknown, UnreadableFile
from planner.store.files import create_bytes, read_bytes, replace_bytes
from planner.transfer.ics_series import Series, TooManyExceptions, Turns, all_series
from planner.transfer.routine_words import routine_words

if TYPE_CHECKING:  # what uses icalendar is imported when a command needs it
    from planner.transfer.ics_plans import LeftOut, Taken
    from planner.transfer.ics_writing import Gone

_MAX_BYTES = 4 * 1024 * 1024
_DAYS_OF_TURNS = 84
_TOLD = 40
_NAME = 60


def give(call: Call) -> int:
    """`planner export ics [FILE] [--timezone ZONE] [--name NAME]`."""
    from planner.transfer.ics_writing import Gone, Writer, minutes_of, zone_named

    args = call.args
    try:
        zone = None if args.timezone is None else zone_named(args.timezone)
    except ValueError as error:
        raise WrongUse(str(error)) from None
    contents = call.read()
    if contents.schedule_file.broken:
        raise PlannerError(f"{contents.schedule_file.label} has errors: 'planner check' lists them")
    now, name = call.clock.now(), slug(args.name, "me")
    try:
        series = all_series(contents.schedule, now.date(), name, _turns(call, contents))
    except TooManyExceptions as error:
        raise PlannerError(str(error)) from None
    revisions = Revisions(call.home, name, minutes_of(now))
    words = {
        key: routine_words(one, contents.library.values) for key, one in contents.routines.values.items()
    }
    writer = Writer(words, revisions.revise, zone)
    gone = [Gone(*one[:2], _when(one[2])) for one in revisions.gone({one.uid for one in series})]
    data = writer.write(series, gone)
    for one in series:
        if one.own:
            revisions.describe(one.uid, writer.title(one.routines), one.start.isoformat())
    for former in gone:
        revisions.describe(former.uid, former.title, former.start.isoformat())
    if args.file is None:
        output.say_bytes(data)
    else:
        _write(Path(args.file), data)
        output.say(*_told(series, gone, args.file))
    try:
        revisions.save()
    except NotSaved as error:
        output.note(f"planner: {error}", "The next export will count every event as changed.")
    return 0


def _turns(call: Call, contents: Contents) -> Turns:
    """Whose turn it is in the sequences in the next weeks, as far as that can be told today."""
    if not any(plan.sequence for plan in contents.schedule.plans):
        return {}
    now = call.clock.now()
    agenda = Agenda(contents.schedule_file, contents.titles, contents.renamed)
    end = later(now.date(), _DAYS_OF_TURNS)
    found, last = logged(call, agenda, now.date(), later(now.date(), 1))
    days = build_days(contents.schedule, now.date(), end, found, now, last_done=last)
    sequences = {plan.id for plan in contents.schedule.plans if plan.sequence}
    return {
        (one.plan, one.origin, one.was): one.routine
        for day in days
        for one in day.occurrences
        if one.plan in sequences and one.status in ("planned", "done", "stopped")
    }


def _when(text: str) -> date | datetime:
    """A day, or a day and time, as it was kept; today's calendar program minds neither much."""
    try:
        return date.fromisoformat(text) if len(text) == 10 else datetime.fromisoformat(text)
    except ValueError:
        return date(2000, 1, 1)


def _write(path: Path, data: bytes) -> None:
    """Make the file, or write over an earlier export; anything else that stands there stays."""
    from planner.transfer.ics_writing import PRODID

    if not path.exists():
        create_bytes(path, data)
        return
    try:
        raw = read_bytes(path, 4 * _MAX_BYTES)
    except UnreadableFile as error:
        raise NotSaved(f"{clean(str(path))} cannot be written: {error}") from error
    if not raw.startswith(b"BEGIN:VCALENDAR") or PRODID.encode() not in raw[:1000]:
        raise NotSaved(f"{clean(str(path))} is there and is no calendar of planner's: it is left as it is")
    if raw != data:
        replace_bytes(path, data, expected=raw, backups=None)


def _told(series: tuple[Series, ...], gone: list[Gone], file: str) -> list[str]:
    repeated = sum(bool(one.days) for one in series)
    single = plural(len(series) - repeated, "single event")
    lines = [f"{clean(file)}: {plural(repeated, 'repeating event')}, {single}"]
    if gone:
        lines.append(f"{plural(len(gone), 'event')} of earlier exports cancelled.")
    return lines


@dataclass
class _Intake:
    """What becomes of the events of a file."""

    new: list[Plan | Once] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    out: list[LeftOut] = field(default_factory=list)


def take(call: Call) -> int:
    """`planner import ics FILE [--routine R] [--dry-run]`; 1 when nothing of it is planned."""
    from planner.transfer.ics_plans import LeftOut, plans_of
    from planner.transfer.ics_reading import NoCalendar, read_events

    args = call.args
    try:
        events = read_events(read_bytes(Path(args.file), _MAX_BYTES))
    except (UnreadableFile, NoCalendar) as error:
        raise PlannerError(f"{clean(args.file)}: {error}") from None
    contents = call.read()
    today = call.clock.now().date()
    intake = _Intake()
    routine = contents.routine(args.routine).id if args.routine else ""
    mine = {one.uid.partition("@")[0]: one for one in all_series(contents.schedule, today, "me", {})}
    for found in plans_of(events, contents.schedule.week_start, today, _local):
        if isinstance(found, LeftOut):
            intake.out.append(found)
        else:
            _sort(intake, contents, found, routine, mine)
    edits = whole_plans.put(contents.schedule_file, intake.new)
    if edits and not args.dry_run:
        schedule.change(call.home, contents.schedule_file, edits)
    _tell(call, contents, intake, [str(edit.values.get("id", "")) for edit in edits], len(events))
    return 0 if intake.new or intake.known else 1


def _local(moment: datetime) -> datetime:
    return moment.astimezone().replace(tzinfo=None)


def _sort(intake: _Intake, contents: Contents, found: Taken, routine: str, mine: dict[str, Series]) -> None:
    """Whether an event is new, known, or of no routine."""
    from planner.transfer.ics_plans import LeftOut

    session = found.session
    before, _, after = session.uid.partition("@")
    standing: list[Plan | Once] = [*contents.schedule.plans, *contents.schedule.once]
    known = next((one for one in standing if one.uid == session.uid), None)
    if after.endswith(".planner") and before in mine:
        intake.known.append(f'"{found.title[:_NAME]}" is one of your own')
        return
    if known is not None:
        name = f"the plan {known.id}" if isinstance(known, Plan) else f"{known.routine} on {known.on}"
        same = _bare(known) == _bare(session)
        differs = (
            "" if same else ", which differs from it now and is left as it is: unschedule it to take it anew"
        )
        intake.known.append(f'"{found.title[:_NAME]}" is {name}{differs}')
        return
    try:
        name = routine or contents.routine(found.title).id
    except Unknown:
        why = "no routine is called that; --routine names the one that it is"
        intake.out.append(LeftOut(found.title, why))
        return
    intake.new.append(replace(session, routine=name))


def _bare(session: Plan | Once) -> Plan | Once:
    """A plan or an extra without what the calendar does not say."""
    if isinstance(session, Plan):
        return replace(session, id="", routine="", notes=(), skip=tuple(sorted(session.skip)))
    return replace(session, routine="", note="")


def _tell(call: Call, contents: Contents, intake: _Intake, ids: list[str], events: int) -> None:
    plans = sum(isinstance(one, Plan) for one in intake.new)
    counts = [
        plural(plans, "new plan") if plans else "",
        plural(len(intake.new) - plans, "new extra session") if len(intake.new) > plans else "",
        f"{len(intake.known)} planned already" if intake.known else "",
        f"{len(intake.out)} left out" if intake.out else "",
    ]
    output.say(f"{plural(events, 'event')} read: {', '.join(filter(None, counts)) or 'none'}.")
    lines = []
    for session, plan in zip(intake.new, ids, strict=True):
        title = contents.titles.get(session.routine, session.routine)
        if isinstance(session, Plan):
            lines.append(f"{title}: {plan_words(session, call.face)}. It is the plan {plan}.")
        else:
            at = f" at {time_words(session.at, call.face)}" if session.at else ""
            lines.append(f"{title}: {day_words(session.on, session.on)} {session.on.year}{at}, once.")
    lines += [f"Already: {words}." for words in intake.known]
    lines += [f'Left out: "{one.title[:_NAME] or "without a title"}": {one.why}.' for one in intake.out]
    for line in lines[:_TOLD]:
        output.say(*output.wrap(line, "  ", "    "))
    if len(lines) > _TOLD:
        output.say(f"  and {len(lines) - _TOLD} more")
    if call.args.dry_run:
        output.say("This was a dry run: nothing was written.")
