"""Sheets and reports with the same words in every place where a person's words can stand."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta
from html.parser import HTMLParser

from planner.model.course import Course
from planner.model.dose import Dose
from planner.model.exercise import Exercise
from planner.model.figure import Figure
from planner.model.routine import Group, Routine, Step
from planner.model.schedule import Occurrence
from planner.model.session import DoneSet, LeftOut, Session, Stopped
from planner.model.week import DayPlan
from planner.transfer.document import Document
from planner.transfer.handout import Plan, handout
from planner.transfer.report import Told, report
from tests.model.library_figures import FIGURES
from tests.model.logs import CET

MONDAY = date(2026, 11, 23)

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)' x='",
    "</style><script>alert(1)</script>",
    "</title></head><body onload=alert(1)>",
    "</text></title></svg><svg onload=alert(1)>",
    "javascript:alert(1)",
    "[press](javascript:alert(1)) ![x](http://example.org/x.png)",
    "<a href=javascript:alert(1)>x</a> <javascript:alert(1)>",
    "<!-- --> ]]> <![CDATA[ <? ?>",
    "&lt;b&gt; &#60;b&#62; &amp;",
    "a\x00b\x1b[31m\x07\x9b\u202e\u2066\u200b\ufeffc",
    "| a | b |\n|---|---|\n\n# big\n\n```\n~~~",
    "=cmd|' /C calc'!A0",
    "- [ ] 1. + * _x_ **y** `z` ~q~",
    "a\ud800\udfffb",
)
"""What people and programs write into names to make a page do what it should not."""


def tame(words: str) -> str:
    """Harmless words that a report sorts into the same place: a question, or none."""
    return "tame?" if "?" in words else "tame"


class Skeleton(HTMLParser):
    """What a page is made of, apart from its text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[tuple[str, str | None], ...]]] = []
        self.others: list[str] = []
        """Comments, declarations and instructions."""
        self.words: list[str] = []
        self.styles: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """An element with its attributes and their values."""
        self.elements.append((tag, tuple(attrs)))

    def handle_endtag(self, tag: str) -> None:
        """Its end."""
        self.elements.append((f"/{tag}", ()))

    def handle_data(self, data: str) -> None:
        """Text; that of a style is rules."""
        (self.styles if self.elements and self.elements[-1][0] == "style" else self.words).append(data)

    def handle_comment(self, data: str) -> None:
        """A comment."""
        self.others.append(data)

    def handle_decl(self, decl: str) -> None:
        """A declaration."""
        self.others.append(decl)

    def handle_pi(self, data: str) -> None:
        """An instruction."""
        self.others.append(data)

    def unknown_decl(self, data: str) -> None:
        """What is none."""
        self.others.append(data)


def skeleton(page: str) -> Skeleton:
    """The skeleton of a page."""
    found = Skeleton()
    found.feed(page)
    found.close()
    return found


def exercise(words: str) -> Exercise:
    """An exercise that says the same everywhere."""
    figure = FIGURES["cat-cow"]
    moments = tuple(replace(one, says=words) for one in figure.moments)
    return Exercise(
        "odd",
        words,
        "mobility",
        "quadruped",
        aka=(words,),
        targets=(words,),
        equipment=(words,),
        why=words,
        how=(words, words),
        easier=words,
        harder=words,
        caution=(words,),
        sources=(words, words),
        dose=Dose(reps=3, hold=20, sides="each", load=words),
        figure=Figure(moments, figure.looks, figure.view, figure.tilt, figure.rests, figure.mark),
    )


def routine(words: str) -> Routine:
    """A routine of two steps in rounds, and one of an exercise that is gone."""
    steps = (Step("odd", group="g", note=words), Step("odd", group="g"), Step(words, note=words))
    return Routine("odd", words, steps, words, words, MONDAY, MONDAY, groups={"g": Group(2, 30)})


def days(words: str) -> tuple[DayPlan, ...]:
    """Four weeks with a session a week, each with a note."""
    first = MONDAY - timedelta(days=21)
    planned = [Occurrence(first + timedelta(days=7 * week), time(7), "odd", note=words) for week in range(4)]
    every = (first + timedelta(days=day) for day in range(28))
    return tuple(DayPlan(day, tuple(one for one in planned if one.date == day)) for day in every)


def sheet(words: str, *, several: bool = False) -> Document:
    """A handout in which every text is these words."""
    one = routine(words)
    routines = (one, replace(one, id="odd-2")) if several else (one,)
    return handout(Plan(routines, {"odd": exercise(words)}, days(words), MONDAY))


def session(words: str) -> Session:
    """A session that was stopped, in which every text is these words."""
    started = datetime(2026, 11, 23, 7, tzinfo=CET)
    return Session(
        words,
        "stopped",
        words,
        words,
        started,
        started + timedelta(minutes=8),
        words,
        5,
        3,
        words,
        words,
        words,
        (DoneSet(1, words, reps=3, hold=20, side="left"), DoneSet(2, words, skipped=True)),
        Stopped(2, "leg"),
        variant=words,
        leg_new=words,
        pain_morning=2,
        morning="settled",
        left_out=(LeftOut(2, words, "pain"),),
    )


def page_of_report(words: str) -> Document:
    """A report in which every text is these words."""
    course = Course.of(replace(routine(words), steps=routine(words).steps[:2]), {"odd": exercise(words)})
    told = Told(
        days(words),
        (session(words),),
        {("odd", ""): course.timeline},
        {"odd": words},
        {"odd": words},
        4,
        (words,),
    )
    return report(told)
