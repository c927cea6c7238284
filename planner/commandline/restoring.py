"""`restore`: the earlier versions of files, compared with now, and brought back."""

from __future__ import annotations

from planner.commandline import output
from planner.commandline.call import Call, WrongUse
from planner.model.text import plural
from planner.store import backups
from planner.store.backups import History, Version
from planner.store.differences import lines_changed, unified
from planner.store.errors import Unknown, UnreadableFile
from planner.store.files import size_words
from planner.store.report import check_text


def restore(call: Call) -> int:
    """`planner restore [FILE] [N] [--show]`: lists the files, the versions of one, or brings one back."""
    args = call.args
    if args.number is None:
        if args.show:
            raise WrongUse("--show goes with the number of a version: planner restore FILE 1 --show")
        return _files(call) if args.file is None else _versions(call, backups.find(call.home, args.file))
    if args.json:
        raise WrongUse("--json goes with the lists: planner restore, planner restore FILE")
    history = backups.find(call.home, args.file)
    if args.number > len(history.versions):
        count = plural(len(history.versions), "earlier version")
        raise Unknown(f"{history.label} has {count}, there is no version {args.number}")
    version = history.versions[args.number - 1]
    return _show(history, version, args.number) if args.show else _bring_back(call, history, version)


def _moment(version: Version) -> str:
    return f"{version.saved.astimezone():%Y-%m-%d %H:%M:%S}"


def _files(call: Call) -> int:
    histories = backups.load(call.home)
    if call.args.json:
        output.say_json([_file_json(history) for history in histories])
    elif histories:
        rows = [
            (
                history.label,
                plural(len(history.versions), "version"),
                f"newest {_moment(history.versions[0])}",
                "" if history.exists else "the file is gone",
            )
            for history in histories
        ]
        output.say(*output.table(rows, (0,)))
    else:
        output.note("There are no earlier versions yet.")
    return 0


def _file_json(history: History) -> dict[str, object]:
    newest = history.versions[0].saved.astimezone().isoformat()
    count = len(history.versions)
    return {"path": history.label, "versions": count, "newest": newest, "exists": history.exists}


def _versions(call: Call, history: History) -> int:
    now = _now(history)
    changes = [_changes(version, now) for version in history.versions]
    if call.args.json:
        output.say_json(
            [
                {
                    "number": number,
                    "kept": version.saved.astimezone().isoformat(),
                    "bytes": version.size,
                    "lines": lines,
                }
                for number, (version, lines) in enumerate(zip(history.versions, changes, strict=True), 1)
            ]
        )
        return 0
    rows = [
        (str(number), _moment(version), size_words(version.size), _change_words(lines))
        for number, (version, lines) in enumerate(zip(history.versions, changes, strict=True), 1)
    ]
    gone = "" if history.exists else " The file is gone."
    output.say(f"{history.label}: earlier versions, the newest first.{gone}", *output.table(rows))
    return 0


def _now(history: History) -> bytes | None:
    try:
        return history.now()
    except UnreadableFile as error:
        output.note(f"{history.label}: {error}")
        return None


def _changes(version: Version, now: bytes | None) -> int | None:
    """How many lines differ from now; None when there is nothing to compare."""
    if now is None:
        return None
    try:
        return lines_changed(version.read(), now)
    except UnreadableFile:
        return None


def _change_words(lines: int | None) -> str:
    if lines is None:
        return ""
    return f"{plural(lines, 'line differs', 'lines differ')} from now" if lines else "the same as now"


def _show(history: History, version: Version, number: int) -> int:
    now = history.now()
    old = f"{history.label}, version {number} of {_moment(version)}"
    lines = unified(version.read(), now or b"", old, f"{history.label}, {'gone' if now is None else 'now'}")
    output.say(*(lines or (f"{history.label} says now what version {number} says.",)))
    return 0


def _bring_back(call: Call, history: History, version: Version) -> int:
    existed, said = history.exists, version.read()
    if existed and said == _now(history):
        output.say(f"{history.label} says that already. Nothing was changed.")
        return 0
    backups.restore(call.home, history, version)
    again = "says" if existed else "is there again, and says"
    output.say(f"{history.label} {again} what was kept on {_moment(version)}.")
    if existed:
        output.say("What it said before is version 1 now.")
    if history.path is not None:
        found = check_text(call.home, history.path, said)
        errors = sum(problem.severity == "error" for problem in found)
        if errors:
            output.say(f"It has {plural(errors, 'error')}: 'planner check' tells where.")
    return 0
