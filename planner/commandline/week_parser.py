"""The arguments of the commands that look at the week and change it."""

from __future__ import annotations

from datetime import datetime

from planner.commandline import arguments
from planner.commandline.parser import AddParser, command


def add_week(add: AddParser, now: datetime) -> None:
    """`today` and `week`."""
    command(add, "today", "What is planned today, and what is done", "agenda.today", as_json=True)
    week = command(add, "week", "The week: planned, done, missed", "agenda.week", as_json=True)
    day = arguments.day_on(now.date())
    week.add_argument("--date", type=day, metavar="D", help="a day of the week to show: 2026-11-23, fri, +1w")


def add_due(add: AddParser, _now: datetime) -> None:
    """`next`, `remind`, `advice` and `progress`."""
    following = command(add, "next", "What is to be done next", "due.show_next", as_json=True)
    quiet = "print nothing: 0 when something is due now, else 1"
    following.add_argument("--quiet", action="store_true", help=quiet)
    about = "Sessions to be reminded of now; made for cron and timers"
    remind = command(add, "remind", about, "due.remind", as_json=True)
    every = "how often it is called; 5m when absent"
    remind.add_argument("--every", type=arguments.interval, default=300, metavar="T", help=every)
    command(add, "advice", "What the sessions suggest, with the reasons", "advice.show", as_json=True)
    progress = command(
        add, "progress", "Where you stand: weeks, pain, exercises", "progress.show", as_json=True
    )
    weeks = arguments.number(1, 520)
    about = "how many weeks, this one among them; 4 when absent"
    progress.add_argument("--weeks", type=weeks, default=4, metavar="N", help=about)


def add_planning(add: AddParser, now: datetime) -> None:
    """`schedule`, `unschedule`, `skip`, `move`, `pause`."""
    day = arguments.day_on(now.date())
    put = command(add, "schedule", "Put a routine on days of the week", "planning.put")
    routine = "its id or title; several are taken in turn"
    put.add_argument("routine", nargs="+", metavar="ROUTINE", help=routine)
    put.add_argument("--days", type=arguments.days, metavar="DAYS", help="mon,wed or daily")
    put.add_argument("--on", type=day, metavar="D", help="one extra session on this day instead")
    at = "local time, 07:00 or 07:00,19:00; any time when absent"
    put.add_argument("--at", type=arguments.times, action="append", default=[], metavar="T", help=at)
    put.add_argument("--from", dest="first", type=day, metavar="D", help="the first day; today when absent")
    put.add_argument("--until", type=day, metavar="D", help="the last day; no end when absent")
    every = arguments.number(1, 520)
    put.add_argument("--every", type=every, default=1, metavar="N", help="every N weeks")
    remind = "how long before its time to remind of it: 10m"
    put.add_argument("--remind", type=arguments.lead, metavar="T", help=remind)
    put.add_argument("--again", action="store_true", help="although it is planned then already")
    off = command(add, "unschedule", "Take a plan off the week", "planning.take_off")
    off.add_argument("plan", metavar="PLAN", help="its id in schedule.toml, or its routine")
    off.add_argument("--on", type=day, metavar="D", help="an extra session of this day instead")
    off.add_argument("--at", type=arguments.one_time, metavar="T", help="which of several extra sessions")
    _add_bending(add, now)


def _add_bending(add: AddParser, now: datetime) -> None:
    day = arguments.day_on(now.date())
    plan = "its id in schedule.toml, or its routine"
    skip = command(add, "skip", "Leave one session out", "bending.skip")
    skip.add_argument("plan", metavar="PLAN", help=plan)
    skip.add_argument("day", nargs="?", type=day, metavar="DAY", help="today when absent")
    skip.add_argument("--at", type=arguments.one_time, metavar="T", help="which of several times that day")
    skip.add_argument("--undo", action="store_true", help="take the skip back")
    move = command(add, "move", "Move one session to another day or time", "bending.move")
    move.add_argument("plan", metavar="PLAN", help=f"{plan}; of an extra session its routine")
    move.add_argument("day", type=day, metavar="DAY", help="the day it is on")
    move.add_argument("to", nargs="?", type=day, metavar="TO", help="the new day; the same when absent")
    at = "the new time; the same when absent"
    move.add_argument("--at", type=arguments.one_time, metavar="T", help=at)
    move.add_argument("--was", type=arguments.one_time, metavar="T", help="which of several times that day")
    move.add_argument("--undo", action="store_true", help="put it back where its plan has it")
    pause = command(add, "pause", "Days without any session", "bending.pause")
    pause.add_argument("first", type=day, metavar="FROM", help="the first day")
    pause.add_argument("last", nargs="?", type=day, metavar="TO", help="the last day; FROM when absent")
    pause.add_argument("--why", metavar="T", help="the reason")
    pause.add_argument("--undo", action="store_true", help="end the pause of these days")
