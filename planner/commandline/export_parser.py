"""The arguments of `export`."""

from __future__ import annotations

from argparse import ArgumentParser
from datetime import datetime

from planner.commandline import arguments
from planner.commandline.parser import AddParser, command
from planner.transfer.page_style import PAPERS

_EXAMPLES = """\
examples:
  planner export html core-three                a sheet to print: core-three.html
  planner export html core-three -o sheet.html --weeks 6 --large
  planner export md                             all that is planned, as Markdown
  planner export report --weeks 6 --question "May I swim?"
  planner export csv --from 2026-10-01          one row a set, for a spreadsheet
  planner export ics plans.ics                  the schedule for your calendar
"""

MOST_WEEKS = 53
WEEKS = 4
"""How many weeks a sheet looks ahead and a report looks back, when it is not said."""


def add_export(add: AddParser, now: datetime) -> None:
    """`export` with its formats."""
    about = "Pages to hand over, a spreadsheet, a calendar"
    whole = command(add, "export", about, "", examples=_EXAMPLES)
    formats: AddParser = whole.add_subparsers(metavar="FORMAT", required=True).add_parser
    html = command(formats, "html", "Routines as one page, to print or to read on a telephone", "sheets.html")
    _add_sheet(html, "ROUTINE.html")
    _add_paper(html)
    _add_sheet(command(formats, "md", "Routines as a text in Markdown", "sheets.md"), "ROUTINE.md")
    _add_report(formats)
    about = "The log as a table: one row a set"
    table = command(formats, "csv", about, "sheets.table")
    _add_file(table, "sessions.csv")
    day = arguments.day_on(now.date())
    table.add_argument("--from", dest="first", type=day, metavar="D", help="the first day; -4w, 2026-10-01")
    table.add_argument("--to", dest="last", type=day, metavar="D", help="the last day; today when absent")
    _add_ics(formats)


def _add_sheet(parser: ArgumentParser, name: str) -> None:
    about = "their ids or titles; all that are planned when absent"
    parser.add_argument("routine", nargs="*", metavar="ROUTINE", help=about)
    _add_weeks(parser, "weeks to tick, from this one on")
    _add_file(parser, name)


def _add_weeks(parser: ArgumentParser, about: str) -> None:
    weeks = arguments.number(1, MOST_WEEKS)
    parser.add_argument(
        "--weeks", type=weeks, default=WEEKS, metavar="N", help=f"{about}; {WEEKS} when absent"
    )


def _add_report(formats: AddParser) -> None:
    about = "A report for the physiotherapist: planned against done, pain, leg, stops, questions"
    report = command(formats, "report", about, "sheets.report")
    _add_weeks(report, "weeks to look back on, with this one")
    report.add_argument("--format", choices=("html", "md"), default="html", help="html when absent")
    question = "a question of yours, on top of it; again for more"
    report.add_argument(
        "--question", type=arguments.title, action="append", default=[], metavar="T", help=question
    )
    _add_file(report, "report.html")
    _add_paper(report)


def _add_file(parser: ArgumentParser, name: str) -> None:
    file = f"a file or a folder, - for the output; {name} in this folder when absent"
    parser.add_argument("-o", "--output", metavar="FILE", help=file)
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def _add_paper(parser: ArgumentParser) -> None:
    parser.add_argument("--paper", choices=PAPERS, default="a4", help="a4 when absent")
    parser.add_argument("--large", action="store_true", help="larger type")


def _add_ics(formats: AddParser) -> None:
    export = command(formats, "ics", "The schedule as a calendar file", "calendars.give")
    export.add_argument("file", nargs="?", metavar="FILE", help="where to; to the output when absent")
    zone = "times of this zone, as in Europe/Berlin; else 07:00 is 07:00 anywhere"
    export.add_argument("--timezone", metavar="ZONE", help=zone)
    name = "part of the events' identity: one for each person who uses the same calendar"
    export.add_argument("--name", type=arguments.title, default="me", metavar="NAME", help=name)
