"""How planner looks and behaves, line by line: what is changed holds at once and is saved at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from planner.clock import Clock
from planner.commands import bindings
from planner.keys.sections import leads_outside
from planner.model.vocabulary import ADVICE_RULES
from planner.screens.base import SettingsChanged
from planner.screens.dialogs import AskText
from planner.screens.editing import Editing
from planner.screens.overlay import Overlay
from planner.screens.own_keys import ask_own_key
from planner.screens.setting_rows import Setting, said, settings_of
from planner.screens.watching import Watching
from planner.store import skeletons
from planner.store.choices import Choices
from planner.store.errors import PlannerError
from planner.store.glance import Glance, glance
from planner.store.home import Home
from planner.widgets.key_line import KeyLine
from planner.widgets.row_list import RowList
from planner.widgets.setting_list import SettingList, SettingRow
from planner.widgets.sheet import Paragraph, Sheet

_MORE = "own key …"
"""The line that asks for one more key."""


@dataclass(frozen=True, slots=True)
class _Change:
    """A key of a file that was given another value; None where it stood, or stands, nowhere."""

    setting: Setting
    before: object
    after: object


class SettingsPage(Overlay[None]):
    """The list of settings, and the chosen one in a sentence; it follows what is saved elsewhere."""

    SECTION = "settings"
    CSS_PATH = "settings.tcss"
    AUTO_FOCUS = "SettingList"
    BINDINGS: ClassVar[list[BindingType]] = [*bindings("settings")]

    choices: Choices | None = None
    """What is on the screen."""
    seen: Glance | None = None
    """How the files looked when they were read."""

    def __init__(self, home: Home, clock: Clock) -> None:
        super().__init__()
        self.home, self.clock = home, clock
        self.lines: tuple[Setting, ...] = ()
        self._on_disk: Choices | None = None
        """What was read or saved last, while the screen is ahead of it."""
        self._ahead = 0
        """How many changes are on the screen that are not on the disk yet."""
        self._turn = asyncio.Lock()
        self._done: list[_Change] = []

    def compose(self) -> ComposeResult:
        yield Static("Settings", id="head")
        yield SettingList()
        with VerticalScroll(id="detail", can_focus=False):
            yield Sheet()
        yield KeyLine()

    def on_mount(self) -> None:
        """Read both files, and again when one changes."""
        self._watching = Watching(self, self.home, lambda: self.seen, self.look_again)
        self.look_again()

    @work(exclusive=True, group="read")
    async def look_again(self) -> None:
        """Read the files, unless something is still on its way to them."""
        choices, seen = await asyncio.to_thread(self._read)
        if self._ahead == 0:
            self.seen = seen
            self._on_disk = choices
            self._show(choices)

    def _read(self) -> tuple[Choices, Glance]:
        seen = glance(self.home)
        return Choices.read(self.home), seen

    def _show(self, choices: Choices) -> None:
        """Put it on the screen; the program goes by it at once."""
        broken = [entry.label for entry in (choices.settings, choices.schedule) if entry.document is None]
        head = f"{' and '.join(broken)} cannot be read: mend it first" if broken else "Settings"
        shown = self.query_one("#head", Static)
        shown.update(Content(head))
        shown.set_class(bool(broken), "-wrong")
        self.choices = choices
        self.lines = settings_of(choices, confined=self.home.confined)
        self.query_one(SettingList).show(tuple(self._rows(choices)))
        if choices.settings.document is not None:
            self.app.post_message(SettingsChanged(choices.chosen))

    def _rows(self, choices: Choices) -> Iterator[SettingRow]:
        group = ""
        for line in self.lines:
            value = line.value(choices)
            first = line.group if line.group != group else ""
            yield SettingRow(
                first, line.label, said(value), bool(line.choices or line.high), value != line.usual
            )
            group = line.group
        yield SettingRow("", _MORE, "")

    @property
    def chosen(self) -> Setting | None:
        """The chosen setting; None on the line that asks for one more key."""
        at = self.query_one(SettingList).chosen
        return self.lines[at] if at is not None and at < len(self.lines) else None

    @on(RowList.Highlighted)
    def tell(self) -> None:
        """Say what the chosen value means."""
        self.query_one(Sheet).show(tuple(self._paragraphs()))
        self.query_one("#detail", VerticalScroll).scroll_home(animate=False)

    def _paragraphs(self) -> Iterator[Paragraph]:
        line, choices = self.chosen, self.choices
        if choices is None:
            return
        if line is None:
            yield Paragraph("Give a command another key: enter asks which.")
            return
        value = line.value(choices)
        yield Paragraph(line.about(value), style="bold")
        if line.choices and not line.rule:
            yield Paragraph(" · ".join(said(one) for one in line.choices))
        elif line.high:
            yield Paragraph(f"{line.low} to {line.high}")
        key = ".".join(str(part) for part in line.path)
        usual = "" if line.usual is None else f"; usually {said(line.usual)}"
        yield Paragraph(f"{choices.entry(line.file).label}: {key}{usual}", style="$text-muted")

    def action_move(self, by: int) -> None:
        """Choose another line."""
        self.query_one(SettingList).move(by)

    def action_turn(self, by: int) -> None:
        """The next choice or the one before; a number more or less."""
        line, choices = self.chosen, self.choices
        if line is None or choices is None:
            return
        if not (line.choices or line.high):
            self._say("This one is typed: press enter.")
            return
        value = line.value(choices)
        self._choose(line, line.turned(value, by))

    @on(RowList.Entered)
    def entered(self) -> None:
        """A click on the chosen line."""
        self.action_change()

    @work(exclusive=True, group="ask")
    async def action_change(self) -> None:
        """Switch it, take the next choice, or type it."""
        line, choices = self.chosen, self.choices
        if choices is None:
            return
        if line is None:
            if (asked := await ask_own_key(self.app, choices.chosen)) is not None:
                self._put(*asked)
        elif line.read is None:
            self.action_turn(1)
        else:
            await self._type(line, choices)

    async def _type(self, line: Setting, choices: Choices) -> None:
        read, value = line.read, line.value(choices)
        if read is None:
            return

        def wrong(text: str) -> str:
            try:
                read(text)
            except ValueError as error:
                return str(error)
            return ""

        now = "" if value == () else said(value)
        text = await self.app.push_screen_wait(AskText(f"{line.group}: {line.label}", now, check=wrong))
        if text is not None:
            self._put(line, read(text))

    def action_usual(self) -> None:
        """Take it out of the file, so that the usual holds."""
        if (line := self.chosen) is not None and self.choices is not None:
            if line.rule:
                self._choose(line, True)
            elif self.choices.written(line.file, line.path) is None:
                self._say("It is as usual.")
            elif isinstance(line.usual, int) and line.high and not line.low <= line.usual <= line.high:
                self._say(f"Usual is {said(line.usual)}; now it is {line.low} to {line.high}.")
            else:
                self._put(line, None)

    def _choose(self, line: Setting, value: object) -> None:
        """Put a value that was chosen; a rule of advice is one of a list."""
        if line.rule and self.choices is not None:
            off = set(self.choices.chosen.lint_ignore) - {line.rule} | ({line.rule} if not value else set())
            value = [rule for rule in ADVICE_RULES if rule in off] or None
        self._put(line, value)

    def _put(self, line: Setting, value: object) -> None:
        """Have a value on the screen at once, and on the disk when those before it are."""
        if self.choices is None:
            return
        change = _Change(line, self.choices.written(line.file, line.path), value)
        if change.before != value and self._make(change):
            self._done.append(change)

    def _make(self, change: _Change) -> bool:
        choices, line = self.choices, change.setting
        if choices is None:
            return False
        try:
            after = choices.with_value(line.file, line.path, change.after)
        except PlannerError as error:
            self._say(str(error), wrong=True)
            return False
        self._ahead += 1
        self._show(after)
        self.run_worker(self._save(change), group="save")
        return True

    async def _save(self, change: _Change) -> None:
        line = change.setting
        async with self._turn:
            before = self._on_disk
            try:
                if before is not None:
                    saved = await asyncio.to_thread(
                        before.save, self.home, line.file, line.path, change.after
                    )
                    self._on_disk = saved
            except PlannerError as error:
                self._say(f"{error}", wrong=True)
                self._done = [one for one in self._done if one is not change]
                self._ahead = 1  # those that wait start from what is on the disk now
                self._on_disk = await asyncio.to_thread(Choices.read, self.home)
            finally:
                self._ahead = max(0, self._ahead - 1)
        if self._ahead == 0:
            self.look_again()

    def action_undo(self) -> None:
        """Take the last change back, unless somebody has changed it since."""
        if self.choices is None or not self._done:
            self._say("There is nothing to undo.")
            return
        change = self._done.pop()
        line = change.setting
        if self.choices.written(line.file, line.path) != change.after:
            label = self.choices.entry(line.file).label
            self._say(f"{line.label} was changed in {label} since, and is left as it is.", wrong=True)
        else:
            self._make(_Change(line, change.after, change.before))

    @work(exclusive=True, group="ask")
    async def action_edit(self) -> None:
        """Open the file of the chosen setting in the person's editor, at its place."""
        line, choices = self.chosen, self.choices
        if choices is None:
            return
        file = line.file if line is not None else "settings"
        entry = choices.entry(file)
        place = None
        if line is not None and entry.document is not None and choices.written(file, line.path) is not None:
            place = entry.document.place(line.path)[:2]
        start = skeletons.SCHEDULE if file == "schedule" else skeletons.SETTINGS
        await Editing(self.app, self.home, self.clock, entry.path).run(place, start.encode())
        self.look_again()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Without the editor, where there is none for this person."""
        if self.home.confined and leads_outside(self.SECTION, action):
            return False
        return super().check_action(action, parameters)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()

    def _say(self, words: str, *, wrong: bool = False) -> None:
        self.notify(words, severity="error" if wrong else "information", markup=False)
