"""`check`: every problem of every file, for people, for programs, and for GitHub."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from planner.commandline import output
from planner.commandline.call import Call
from planner.model.text import clean, listed, plural
from planner.store.errors import Problem, Severity, tally
from planner.store.home import Home
from planner.store.report import Report, check_home, check_paths


def check(call: Call) -> int:
    """`planner check [PATH…] [--format text|json|github]`; 1 when there are errors."""
    args = call.args
    if args.paths:
        report = check_paths(call.home, [Path(path) for path in args.paths])
    else:
        call.prepare()
        report = check_home(call.home)
    if args.json or args.format == "json":
        output.say_json(_json(report))
    elif args.format == "github":
        output.say(*(_annotation(problem, call.home) for problem in report.problems))
    else:
        for problem in report.problems:
            output.say_block(problem.text())
        output.say(*filter(None, [report.switch]), _sum(report))
    return 1 if report.errors else 0


def _sum(report: Report) -> str:
    return f"{plural(report.files, 'file')} checked: {listed(tally(report.problems)) or 'all in order'}."


_KEYS = ("path", "line", "column", "severity", "message", "hint")


def _json(report: Report) -> dict[str, object]:
    problems = []
    for problem in report.problems:
        plain = asdict(problem)
        problems.append({key: plain[key] for key in _KEYS} | {"path": clean(problem.path)})
    return {"files": report.files, "problems": problems}


# What GitHub calls them.
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "advice": "notice"}


def _annotation(problem: Problem, home: Home) -> str:
    """A workflow command of GitHub: the problem is shown at its line of the change."""
    place = [f"file={_property(_from_here(problem.path, home))}"]
    if problem.line:
        place += [f"line={problem.line}", f"col={problem.column}"]
    hint = f" {problem.hint}" if problem.hint else ""
    text = _data(f"{clean(problem.message)}{clean(hint)}")
    return f"::{_COMMANDS[problem.severity]} {','.join(place)}::{text}"


def _from_here(label: str, home: Home) -> str:
    """A path that GitHub finds: as it was given, or the home's from the folder we are in."""
    path, here = home.root / label, Path.cwd()
    if not path.exists() or Path(label).exists():
        return clean(label)
    return clean(path.relative_to(here).as_posix() if path.is_relative_to(here) else str(path))


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
