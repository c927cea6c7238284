"""The arguments of every command, with their help."""

from __future__ import annotations

from argparse import SUPPRESS, ArgumentParser, HelpFormatter, RawDescriptionHelpFormatter
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, NoReturn

from planner import __version__
from planner.commandline import arguments, output
from planner.model.text import clean

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
  planner move morning-relief wed thu --at 18:00
  planner export html core-three            a sheet to print, with figures and boxes to tick
  planner export report --weeks 6           a report for the physiotherapist
  planner export ics plans.ics              the schedule for your calendar
  planner log gentle-day --pain-before 5 --pain-after 4
  planner edit morning-relief               open its file in $EDITOR
  planner check                             every problem of every file
  planner restore morning-relief            its earlier versions
  planner import free-exercise-db exercises.json --category stretching
  planner warning-signs                     the signs that need a doctor now
  planner doctor                            what planner finds around it, and what may be mended
  planner completion bash                   a script for tab in bash, zsh or fish

exit codes: 0 done, 1 not found or problems found, 2 wrong use, 130 interrupted
"""


class _Parser(ArgumentParser):
    """Says what is wrong in one line, without anything that a terminal would act on."""

    def __init__(self, **given: Any) -> None:
        # Of one width everywhere. Looking for the terminal's would cost every start a shutil.
        shape = given.pop("formatter_class", HelpFormatter)
        super().__init__(formatter_class=lambda prog: shape(prog, width=output.COLUMNS), **given)

    def error(self, message: str) -> NoReturn:
        output.note(f"planner: {clean(message)}", f"'{self.prog} --help' tells how to use it.")
        raise SystemExit(2)


AddParser = Callable[..., _Parser]


def build_parser(now: datetime, word: str = "") -> ArgumentParser:
    """All arguments of all commands; days such as `fri` are seen from `now`.

    With the `word` of a command only of those made together with it: the others cost as much as running it.
    """
    parser = _Parser(
        prog="planner",
        description=_ABOUT,
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"planner {__version__}")
    parser.add_argument("--home", metavar="DIR", help="the folder of your files; else $PLANNER_HOME")
    about = "for many people over SSH: nothing outside of the home; see docs/ssh.md"
    parser.add_argument("--kiosk", action="store_true", help=about)
    parser.set_defaults(room="", do="")
    add = parser.add_subparsers(
        title="commands",
        metavar="COMMAND",
        parser_class=_Parser,
        prog="planner",  # else argparse writes a whole usage line to find it out
    ).add_parser
    only = [build for names, build in _GROUPS if word in names.split()]
    for build in only or [build for _, build in _GROUPS]:
        build(add, now)
    return parser


def command(
    add: AddParser, name: str, about: str, do: str, *, as_json: bool = False, examples: str = ""
) -> _Parser:
    """One command; `do` is `module.function` in `planner.commandline`. `examples` stand below its help."""
    shape = {"epilog": examples, "formatter_class": RawDescriptionHelpFormatter} if examples else {}
    parser = add(name, help=about, description=f"{about}.", allow_abbrev=False, **shape)
    # Suppressed when absent, so that it does not undo a --home before the command.
    parser.add_argument("--home", metavar="DIR", default=SUPPRESS, help="the folder of your files")
    if as_json:
        parser.add_argument("--json", action="store_true", help="print JSON")
    room, _, function = do.partition(".")
    parser.set_defaults(room=room, do=function)
    return parser


def command_in(words: Sequence[str]) -> str:
    """The word that names the command, where it stands first or after `--home`."""
    rest = words[2:] if words[:1] == ["--home"] else words
    return rest[0] if rest else ""


def _add_week(add: AddParser, now: datetime) -> None:
    from planner.commandline.week_parser import add_week

    add_week(add, now)


def _add_due(add: AddParser, now: datetime) -> None:
    from planner.commandline.week_parser import add_due

    add_due(add, now)


def _add_planning(add: AddParser, now: datetime) -> None:
    from planner.commandline.week_parser import add_planning

    add_planning(add, now)


def _add_run(add: AddParser, _now: datetime) -> None:
    run = command(add, "run", "Run a routine; without a name the one that is due", "", as_json=True)
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
    from planner.model.variant import MOST_MINUTES

    variants = parser.add_mutually_exclusive_group()
    minutes = arguments.number(1, MOST_MINUTES)
    about = "only what fits so many minutes, core first"
    variants.add_argument("--minutes", type=minutes, metavar="N", help=about)
    variants.add_argument("--gentle", action="store_true", help="all of it, a third to a half less")


def _add_looking(add: AddParser, _now: datetime) -> None:
    listing = command(add, "list", "List routines, exercises or sessions", "listing.show", as_json=True)
    listing.add_argument("what", choices=("routines", "exercises", "sessions"))
    listing.add_argument("--search", default="", metavar="T", help="only those with these words")
    about = "The phases of a routine with its total, or an exercise's card"
    show = command(add, "show", about, "showing.show", as_json=True)
    show.add_argument("name", metavar="ROUTINE|EXERCISE", help="an id, or a title or name")
    _add_variant(show)
    show.add_argument("--figure", action="store_true", help="the poses of an exercise, drawn")


def _add_changing(add: AddParser, _now: datetime) -> None:
    from planner.model.routine import MAX_STEPS

    new = command(add, "new", "Make a routine, empty or like another", "making.new")
    new.add_argument("title", type=arguments.title, metavar="TITLE")
    new.add_argument("--from", dest="like", metavar="ROUTINE", help="copy this one, with its comments")
    step = command(add, "add", "Add a step to a routine, from one line of text", "adding.add")
    step.add_argument("routine", metavar="ROUTINE", help="its id or title")
    line = "like 'Bird dog 3x10 hold 5s each side rest 20s'; - reads lines from the input"
    step.add_argument("line", metavar="LINE", help=line)
    place = arguments.number(1, MAX_STEPS)
    step.add_argument("--at", type=place, metavar="N", help="as step N; at the end when absent")
    step.add_argument("--dry-run", action="store_true", help="show the step; write nothing")
    _add_variant(new)
    rename = command(add, "rename", "Give a routine another name; the schedule follows", "making.rename")
    rename.add_argument("routine", metavar="ROUTINE", help="its id or title")
    rename.add_argument("title", type=arguments.title, metavar="TITLE")
    about = "Open a file in your editor, and look it over before it is saved"
    edit = command(add, "edit", about, "editing.edit")
    edit.add_argument("name", metavar="ROUTINE|EXERCISE|schedule|settings", help="an id, or a title or name")


def _add_others(add: AddParser, _now: datetime) -> None:
    from planner.store.schema import FILES

    check = command(add, "check", "Every problem of every file", "checking.check", as_json=True)
    check.add_argument(
        "paths", nargs="*", metavar="PATH", help="files or folders; the whole home when absent"
    )
    check.add_argument(
        "--format", choices=("text", "json", "github"), default="text", help="text when absent"
    )
    about = "Earlier versions of your files: list, compare, bring back"
    restore = command(add, "restore", about, "restoring.restore", as_json=True)
    restore.add_argument(
        "file", nargs="?", metavar="ROUTINE|FILE", help="its path or id; all files when absent"
    )
    number = arguments.number(1, 1000)
    restore.add_argument("number", nargs="?", type=number, metavar="N", help="the version to bring back")
    restore.add_argument("--show", action="store_true", help="show what differs, and change nothing")
    schema = command(add, "schema", "The JSON Schema of a kind of file, for editors", "schemas.show")
    names = [table.name for table in FILES]
    schema.add_argument("name", nargs="?", metavar="NAME", choices=names, help=", ".join(names))
    into = "write them all into the home, for Tombi and Taplo"
    schema.add_argument("--write", action="store_true", help=into)
    command(add, "warning-signs", "The signs that need a doctor now", "signs.show")
    about = "What planner finds around it: terminal, colours, home, voice"
    doctor = command(add, "doctor", about, "doctor.show", as_json=True)
    doctor.add_argument("--cues", action="store_true", help="try each way of telling a cue")
    places = command(add, "home", "Where your files stand", "places.show")
    about = "write .gitattributes and .gitignore, and say how to begin"
    places.add_argument("--git", action="store_true", help=about)


def _add_import(add: AddParser, _now: datetime) -> None:
    from planner.transfer.free_exercise_db import CATEGORIES

    about = "Exercises or a calendar, from a file"
    formats = command(add, "import", about, "").add_subparsers(metavar="FORMAT", required=True)
    about = "Exercises out of a public collection, as files of your own"
    take = command(formats.add_parser, "free-exercise-db", about, "importing.take")
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
    about = "Weekly and daily events of a calendar, as plans"
    events = command(formats.add_parser, "ics", about, "calendars.take")
    events.add_argument("file", metavar="FILE", help="the calendar, an .ics file")
    routine = "the routine that they are; else each event is the routine of its title"
    events.add_argument("--routine", metavar="ROUTINE", help=routine)
    events.add_argument("--dry-run", action="store_true", help="tell what would be done; write nothing")


def _add_export(add: AddParser, now: datetime) -> None:
    from planner.commandline.export_parser import add_export

    add_export(add, now)


def _add_log(add: AddParser, now: datetime) -> None:
    from planner.commandline.log_parser import add_log

    add_log(add, now)


def _add_help(add: AddParser, now: datetime) -> None:
    from planner.commandline.help_parser import add_help

    add_help(add, now)


_GROUPS: tuple[tuple[str, Callable[[AddParser, datetime], None]], ...] = (
    ("run", _add_run),
    ("today week", _add_week),
    ("next remind advice progress", _add_due),
    ("list show", _add_looking),
    ("schedule unschedule skip move pause", _add_planning),
    ("new add rename edit", _add_changing),
    ("log", _add_log),
    ("check restore schema warning-signs doctor home", _add_others),
    ("import", _add_import),
    ("export", _add_export),
    ("completion man", _add_help),
)
"""The commands that are made together, in the order of the help."""
