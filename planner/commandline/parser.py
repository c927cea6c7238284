"""The arguments of every command, with their help."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable
from datetime import datetime
from typing import NoReturn

from planner import __version__
from planner.commandline import arguments, output
from planner.model.routine import MAX_STEPS
from planner.model.safety import LEG
from planner.model.text import clean
from planner.model.variant import MOST_MINUTES
from planner.store.schema import FILES
from planner.transfer.free_exercise_db import CATEGORIES

_ABOUT = "A physiotherapy routine planner for the terminal. Without a command it opens the app."

_EXAMPLES = """\
examples:
  planner                                   open the app
  planner today                             what is planned today
  planner show core-three                   every phase of a routine, and how long it takes
  planner run core-three                    straight into the timer
  planner run core-three --plain            the same in plain lines, without the app
  planner run core-three --minutes 6        as much of it as fits, core first
  planner run core-three --gentle           a third to a half less, for a bad day
  planner new "Morning relief" --from core-three
  planner add morning-relief "Bird dog 3x10 hold 5s each side"
  planner schedule morning-relief --days mon,wed,fri --at 07:00
  planner log gentle-day --pain-before 5 --pain-after 4
  planner edit morning-relief               open its file in $EDITOR
  planner check                             every problem of every file
  planner restore morning-relief            its earlier versions
  planner import free-exercise-db exercises.json --category stretching
  planner warning-signs                     the signs that need a doctor now

exit codes: 0 done, 1 not found or problems found, 2 wrong use, 130 interrupted
"""


class _Parser(ArgumentParser):
    """Says what is wrong in one line, without anything that a terminal would act on."""

    def error(self, message: str) -> NoReturn:
        output.note(f"planner: {clean(message)}", f"'{self.prog} --help' tells how to use it.")
        raise SystemExit(2)


AddParser = Callable[..., _Parser]


def build_parser(now: datetime) -> ArgumentParser:
    """All arguments of all commands; days such as `fri` are seen from `now`."""
    parser = _Parser(
        prog="planner",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"planner {__version__}")
    parser.add_argument("--home", metavar="DIR", help="the folder of your files; else $PLANNER_HOME")
    parser.set_defaults(room="", do="")
    add = parser.add_subparsers(title="commands", metavar="COMMAND", parser_class=_Parser).add_parser
    _add_run(add)
    _add_looking(add, now)
    _add_changing(add, now)
    _add_others(add)
    return parser


def _command(add: AddParser, name: str, about: str, do: str, *, as_json: bool = False) -> _Parser:
    """One command; `do` is `module.function` in `planner.commandline`."""
    parser = add(name, help=about, description=f"{about}.", allow_abbrev=False)
    # Suppressed when absent, so that it does not undo a --home before the command.
    parser.add_argument("--home", metavar="DIR", default=SUPPRESS, help="the folder of your files")
    if as_json:
        parser.add_argument("--json", action="store_true", help="print JSON")
    room, _, function = do.partition(".")
    parser.set_defaults(room=room, do=function)
    return parser


def _add_run(add: AddParser) -> None:
    run = _command(add, "run", "Run a routine; without a name the one that is due", "", as_json=True)
    run.set_defaults(do="run")
    run.add_argument("routine", nargs="?", metavar="ROUTINE", help="its id or title")
    run.add_argument("--plain", action="store_true", help="one line a phase, without the app")
    run.add_argument("--dry-run", action="store_true", help="print the phases; run and write nothing")
    _add_variant(run)
    run.add_argument(
        "--speed",
        type=arguments.number(1, 10_000),
        default=1,
        metavar="N",
        help="N times as fast, for a look; it counts for nothing",
    )


def _add_variant(parser: _Parser) -> None:
    """The arguments that ask for a variant; `call.variant_asked` reads them."""
    variants = parser.add_mutually_exclusive_group()
    minutes = arguments.number(1, MOST_MINUTES)
    about = "only what fits so many minutes, core first"
    variants.add_argument("--minutes", type=minutes, metavar="N", help=about)
    variants.add_argument("--gentle", action="store_true", help="all of it, a third to a half less")


def _add_looking(add: AddParser, now: datetime) -> None:
    _command(add, "today", "What is planned today, and what is done", "agenda.today", as_json=True)
    week = _command(add, "week", "The week: planned, done, missed", "agenda.week", as_json=True)
    day = arguments.day_on(now.date())
    week.add_argument("--date", type=day, metavar="D", help="a day of the week to show: 2026-11-23, fri, +1w")
    listing = _command(add, "list", "List routines, exercises or sessions", "listing.show", as_json=True)
    listing.add_argument("what", choices=("routines", "exercises", "sessions"))
    listing.add_argument("--search", default="", metavar="T", help="only those with these words")
    about = "The phases of a routine with its total, or an exercise's card"
    show = _command(add, "show", about, "showing.show", as_json=True)
    show.add_argument("name", metavar="ROUTINE|EXERCISE", help="an id, or a title or name")
    _add_variant(show)
    show.add_argument("--figure", action="store_true", help="the poses of an exercise, drawn")


def _add_changing(add: AddParser, now: datetime) -> None:
    day = arguments.day_on(now.date())
    new = _command(add, "new", "Make a routine, empty or like another", "making.new")
    new.add_argument("title", type=arguments.title, metavar="TITLE")
    new.add_argument("--from", dest="like", metavar="ROUTINE", help="copy this one, with its comments")
    step = _command(add, "add", "Add a step to a routine, from one line of text", "adding.add")
    step.add_argument("routine", metavar="ROUTINE", help="its id or title")
    line = "like 'Bird dog 3x10 hold 5s each side rest 20s'; - reads lines from the input"
    step.add_argument("line", metavar="LINE", help=line)
    place = arguments.number(1, MAX_STEPS)
    step.add_argument("--at", type=place, metavar="N", help="as step N; at the end when absent")
    step.add_argument("--dry-run", action="store_true", help="show the step; write nothing")
    _add_variant(new)
    rename = _command(add, "rename", "Give a routine another name; the schedule follows", "making.rename")
    rename.add_argument("routine", metavar="ROUTINE", help="its id or title")
    rename.add_argument("title", type=arguments.title, metavar="TITLE")
    about = "Open a file in your editor, and look it over before it is saved"
    edit = _command(add, "edit", about, "editing.edit")
    edit.add_argument("name", metavar="ROUTINE|EXERCISE|schedule|settings", help="an id, or a title or name")
    put = _command(add, "schedule", "Put a routine on days of the week", "planning.put")
    put.add_argument("routine", metavar="ROUTINE", help="its id or title")
    put.add_argument("--days", type=arguments.days, required=True, metavar="DAYS", help="mon,wed or daily")
    at = "local time, 07:00 or 07:00,19:00; any time when absent"
    put.add_argument("--at", type=arguments.times, action="append", default=[], metavar="T", help=at)
    put.add_argument("--from", dest="first", type=day, metavar="D", help="the first day; today when absent")
    put.add_argument("--until", type=day, metavar="D", help="the last day; no end when absent")
    every = arguments.number(1, 520)
    put.add_argument("--every", type=every, default=1, metavar="N", help="every N weeks")
    off = _command(add, "unschedule", "Take a plan off the week", "planning.take_off")
    off.add_argument("plan", metavar="PLAN", help="its id in schedule.toml")
    log = _command(add, "log", "Log a session that was done without the timer", "diary.log")
    log.add_argument("routine", metavar="ROUTINE", help="its id or title")
    log.add_argument("--pain-before", type=arguments.pain, metavar="N", help="0 to 10")
    log.add_argument("--pain-after", type=arguments.pain, metavar="N", help="0 to 10")
    log.add_argument("--leg-after", choices=LEG, metavar="L", help=", ".join(LEG))
    began = "when it began: 07:00 today, or 2026-11-22T07:00"
    log.add_argument("--at", type=arguments.moment_at(now), metavar="T", help=began)
    log.add_argument("--note", metavar="T", help="anything worth remembering")


def _add_others(add: AddParser) -> None:
    check = _command(add, "check", "Every problem of every file", "checking.check", as_json=True)
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; the whole home when absent"
    )
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="text when absent"
    )
    about = "Exercises out of a public collection, as files of your own"
    take = _command(add, "import", about, "importing.take")
    take.add_argument("what", choices=("free-exercise-db",), metavar="free-exercise-db", help="the data set")
    take.add_argument("file", metavar="FILE", help="its exercises.json")
    take.add_argument(
        "--category",
        action="append",
        default=[],
        type=str.lower,
        choices=CATEGORIES,
        metavar="C",
        help=f"only these, again for more: {', '.join(CATEGORIES)}",
    )
    take.add_argument("--dry-run", action="store_true", help="tell what would be done; write nothing")
    about = "Earlier versions of your files: list, compare, bring back"
    restore = _command(add, "restore", about, "restoring.restore", as_json=True)
    restore.add_argument("file", nargs="?", metavar="FILE", help="its path or id; all files when absent")
    number = arguments.number(1, 1000)
    restore.add_argument("number", nargs="?", type=number, metavar="N", help="the version to bring back")
    restore.add_argument("--show", action="store_true", help="show what differs, and change nothing")
    schema = _command(add, "schema", "The JSON Schema of a kind of file, for editors", "schemas.show")
    names = [table.name for table in FILES]
    schema.add_argument("name", nargs="?", metavar="NAME", choices=names, help=", ".join(names))
    into = "write them all into the home, for Tombi and Taplo"
    schema.add_argument("--write", action="store_true", help=into)
    _command(add, "warning-signs", "The signs that need a doctor now", "signs.show")
    _command(add, "home", "Where your files stand", "places.show")
