"""The settings as they are listed: what each is called, where it stands, and what its value means."""

from __future__ import annotations

import shlex
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from planner.keys.keymap import resolve
from planner.keys.sections import TITLES, all_commands
from planner.model.schedule import Schedule
from planner.model.text import plural
from planner.model.vocabulary import (
    ADVICE_RULES,
    CLOCK_FACES,
    DAYS,
    KEYMAPS,
    NOTIFICATIONS,
    PAIN_MAX,
    THEMES,
    AdviceRule,
)
from planner.store.choices import Choices
from planner.store.schedule_file import EMPTY
from planner.store.schema import CUES, PAIN, SCHEDULE, SETTINGS, Field
from planner.store.settings import Settings
from planner.store.toml_index import KeyPath

_THEMES = {
    "auto": "Light or dark, as the terminal is.",
    "planner-dark": "Calm colours on dark.",
    "planner-light": "Calm colours on light.",
    "high-contrast": "The strongest contrast, on black.",
    "high-contrast-light": "The strongest contrast, on white.",
    "colour-blind": "Signals that differ for every kind of sight, on dark.",
    "colour-blind-light": "Signals that differ for every kind of sight, on light.",
    "terminal": "The colours that this terminal has.",
}
_DAYS = dict(
    zip(DAYS, ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), strict=True)
)
_CLOCKS = {"24h": "Times are shown like 19:05.", "12h": "Times are shown like 7:05 pm."}
_KEYMAPS = {
    "standard": "Letters, and arrows beside them.",
    "vim": "h j k l everywhere, g and G for the ends of a list.",
    "arrows": "Arrows, enter, esc, space and F keys are enough: f2 finds the rest.",
}
_NOTIFY = {
    "off": "No notifications.",
    "auto": "Notifications of the kind that this terminal knows.",
}
_ADVICE = {
    "one-side": "when an exercise is done on one side alone",
    "many-exercises": "when there are more than six exercises",
    "short-stretch": "when a stretch is held for less than a minute in all",
    "flexion-extension": "when one exercise bends the spine forward and another back",
    "position-changes": "when a step goes back to a position that was left",
    "no-rest": "when there are several sets without a rest",
    "same-region": "when two routines of a day are for the same part of the body",
    "strength-days": "when strength for the same part falls on days in a row",
    "never-twice": "when a session was missed and another one is due",
    "red-light": "after a session with a red light",
    "six-weeks": "when six weeks did not help",
    "further-down": "when it reaches further down the leg",
    "flare": "when the pain flares up",
    "not-settled": "when it had not settled the morning after",
    "missed-twice": "when sessions are missed again and again",
    "more-of-it": "when a step may grow",
    "two-to-four-weeks": "after two to four weeks",
    "four-to-six-weeks": "after four to six weeks",
    "settled": "when all has been calm for long",
}


@dataclass(frozen=True, slots=True)
class Setting:
    """One line. `path` is its key in `file`; `choices` are what it can be, and `low` to `high` for a number.

    `read` makes the value to write of a typed text, ValueError with a sentence; without it nothing is typed.
    """

    group: str
    label: str
    path: KeyPath
    get: Callable[[Settings, Schedule], object]
    about: Callable[[Any], str]
    usual: object
    file: str = "settings"
    choices: tuple[object, ...] = ()
    low: int = 0
    high: int = 0
    read: Callable[[str], object] | None = None
    outside: bool = False
    """Whether it names a program: there is no such setting in a kiosk."""
    rule: str = ""
    """The rule of advice that it switches."""

    def value(self, choices: Choices) -> object:
        """What it is now."""
        return self.get(choices.chosen, choices.schedule.value or EMPTY)

    def turned(self, value: object, by: int) -> object:
        """The choice or the number that comes after a value, or before it; the same at the end."""
        if self.choices:
            at = self.choices.index(value) if value in self.choices else -min(by, 0)
            return self.choices[(at + by) % len(self.choices)]
        return max(self.low, min(self.high, value + by)) if isinstance(value, int) else value


def said(value: object) -> str:
    """A value as it is listed."""
    if isinstance(value, bool):
        return "on" if value else "off"
    if isinstance(value, tuple):
        return shlex.join(str(word) for word in value) or "none"
    return str(value)


def settings_of(choices: Choices, *, confined: bool) -> tuple[Setting, ...]:
    """Every line, in order; `confined` without programs."""
    now = choices.chosen
    lines = (*_look_and_times(), *_cues(), *_session(now), *_keys(now), *_advice())
    return tuple(line for line in lines if not (confined and line.outside))


def _look_and_times() -> Iterator[Setting]:
    theme, clock = SETTINGS.by_name["theme"], SETTINGS.by_name["clock"]
    yield _choice("Look", "theme", theme, lambda s, _: s.theme, about=_THEMES.get, choices=THEMES)
    yield _choice("Times", "clock", clock, lambda s, _: s.clock, about=_CLOCKS.get, choices=CLOCK_FACES)
    yield _choice(
        "Times",
        "week begins on",
        SCHEDULE.by_name["week_start"],
        lambda _, plans: plans.week_start,
        about=lambda day: f"Weeks begin on {_DAYS[day]}, on every page.",
        choices=DAYS,
        file="schedule",
    )
    goal = SCHEDULE.by_name["weekly_goal"]
    yield _number(
        "Times",
        "weekly goal",
        goal,
        lambda _, plans: plans.weekly_goal,
        about=lambda count: f"The goal: {plural(count, 'session')} a week.",
        ends=(goal.low, goal.high),
        file="schedule",
    )


def _cues() -> Iterator[Setting]:
    bell = {True: "The bell of the terminal rings at each cue.", False: "No bell."}
    flash = {True: "A line of the screen flashes at each cue.", False: "Nothing flashes."}
    title = {True: "The title of the window says what to do.", False: "The title of the window stays."}
    yield _flag("Cues", "bell", SETTINGS.by_name["bell"], bell)
    yield _flag("Cues", "flash", SETTINGS.by_name["flash"], flash)
    yield _flag("Cues", "window title", CUES.by_name["title"], title, ("cues",))
    yield _choice(
        "Cues",
        "notification",
        CUES.by_name["notification"],
        lambda s, _: s.notification,
        about=lambda kind: _NOTIFY.get(kind, f"Notifications of the kind {kind}."),
        choices=NOTIFICATIONS,
        table=("cues",),
    )
    yield _program("voice", lambda s, _: s.voice, _voice)
    yield _program(
        "command",
        lambda s, _: s.cue_command,
        lambda words: f"{words[0]} is started at each cue." if words else "No program is started at cues.",
    )


def _session(now: Settings) -> Iterator[Setting]:
    whole = {
        True: "After a pause a hold begins anew, with its full time.",
        False: "After a pause a hold goes on with the time that was left.",
    }
    figure = {True: "The movement is shown beside the clock.", False: "The clock has the whole screen."}
    yield _flag("Session", "whole hold", SETTINGS.by_name["whole_hold"], whole)
    yield _flag("Session", "figure", SETTINGS.by_name["figure"], figure)
    limits = now.thresholds
    yield _number(
        "Traffic light",
        "amber from",
        PAIN.by_name["amber"],
        lambda s, _: s.thresholds.amber,
        about=lambda pain: f"Pain of {pain} and more is amber: go gently.",
        ends=(1, limits.red - 1),
        table=("pain",),
    )
    yield _number(
        "Traffic light",
        "red from",
        PAIN.by_name["red"],
        lambda s, _: s.thresholds.red,
        about=lambda pain: f"Pain of {pain} and more is red: rest is better that day.",
        ends=(limits.amber + 1, PAIN_MAX),
        table=("pain",),
    )


def _keys(now: Settings) -> Iterator[Setting]:
    keymap = SETTINGS.by_name["keymap"]
    yield _choice("Keys", "keymap", keymap, lambda s, _: s.keymap, about=_KEYMAPS.get, choices=KEYMAPS)
    for name in now.keys:
        yield own_key(name, now)


def own_key(name: str, now: Settings) -> Setting:
    """A key of the person's own for a command."""
    own, base = now.keys, now.keymap

    def read(text: str) -> str:
        fault = resolve(base, {**own, name: text}).faults.get(name)
        if fault:
            raise ValueError(fault)
        return text.strip()

    return Setting(
        "Keys",
        name,
        ("keys", name),
        lambda s, _: s.keys.get(name, ""),
        lambda _: _key_words(name, now),
        None,
        read=read,
    )


def _key_words(name: str, now: Settings) -> str:
    fault = resolve(now.keymap, now.keys).faults.get(name)
    command = all_commands().get(name)
    if fault or command is None:
        return f"Left out: {fault}"
    return f"{TITLES[command.place]}: {command.help}."


def _advice() -> Iterator[Setting]:
    return map(_rule, ADVICE_RULES)


def _rule(rule: AdviceRule) -> Setting:
    """Whether one rule of advice speaks."""

    def get(now: Settings, _: Schedule) -> object:
        return rule not in now.lint_ignore

    def about(on: object) -> str:
        return f"{'Advises' if on else 'Silent'} {_ADVICE[rule]}."

    return Setting("Advice", rule, ("lint", "ignore"), get, about, True, choices=(False, True), rule=rule)


_Get = Callable[[Settings, Schedule], Any]


def _choice(
    group: str,
    label: str,
    field: Field,
    get: _Get,
    *,
    about: Callable[[Any], str | None],
    choices: tuple[object, ...],
    table: KeyPath = (),
    file: str = "settings",
) -> Setting:
    def words(value: object) -> str:
        return about(value) or ""

    return Setting(group, label, (*table, field.name), get, words, field.default, file, choices)


def _flag(group: str, label: str, field: Field, words: Mapping[bool, str], table: KeyPath = ()) -> Setting:
    def get(now: Settings, _: Schedule) -> object:
        return getattr(now, field.name)

    return _choice(group, label, field, get, about=words.get, choices=(False, True), table=table)


def _number(
    group: str,
    label: str,
    field: Field,
    get: _Get,
    *,
    about: Callable[[Any], str],
    ends: tuple[int, int],
    table: KeyPath = (),
    file: str = "settings",
) -> Setting:
    low, high = ends

    def read(text: str) -> int:
        plain = text.strip()
        if not (plain.isascii() and plain.isdigit() and low <= int(plain[:4]) <= high):
            raise ValueError(f"a whole number from {low} to {high}")
        return int(plain)

    path = (*table, field.name)
    return Setting(group, label, path, get, about, field.default, file, low=low, high=high, read=read)


def _program(name: str, get: _Get, about: Callable[[Any], str]) -> Setting:
    return Setting("Cues", name, ("cues", name), get, about, (), read=_words, outside=True)


def _voice(words: tuple[str, ...]) -> str:
    if not words:
        return "Nothing is said aloud."
    return "The voice that is found here says what to do." if words == ("auto",) else f"{words[0]} speaks."


def _words(text: str) -> object:
    """A program and its arguments as they are typed in a shell; None for none."""
    try:
        words = shlex.split(text)
    except ValueError:
        raise ValueError("a quote is never closed") from None
    return (words[0] if len(words) == 1 else words) if words else None
