"""How a change of the week is shown, saved and taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from planner.model.schedule import Occurrence, Schedule
from planner.model.session import Session
from planner.model.week import title_of
from planner.screens.base import in_turn
from planner.screens.dialogs import Review
from planner.screens.history import Change, History, Mark
from planner.screens.proposal import Make, Proposal
from planner.screens.week_room import WeekRoom
from planner.store import by_hand, schedule
from planner.store.contents import Contents
from planner.store.differences import unified
from planner.store.edits import Edit, ReplaceText, check_format
from planner.store.errors import Conflict, NotSaved, PlannerError
from planner.store.home import Home
from planner.store.shelf import Entry


@dataclass(frozen=True, slots=True)
class _Saved:
    """What is on the disk after a save; `theirs` when somebody else had changed the same thing before."""

    entry: Entry[Schedule]
    change: Change | None
    merged: bool = False
    theirs: str = ""


class WeekSaving(WeekRoom):
    """A week whose changes are on the screen at once and on the disk a moment later, one after the other."""

    def __init__(self, *args: object, **options: object) -> None:
        super().__init__(*args, **options)
        self.history = History()
        self._on_disk: Entry[Schedule] | None = None
        """The file as it was read or saved last, while the screen is ahead of it."""
        self._ahead = 0
        """How many changes are on the screen that are not on the disk yet."""

    def writable(self) -> Contents | None:
        """The home when its schedule may be changed; else None, and the person is told why not."""
        contents = self.contents
        if contents is None:
            return None
        entry = contents.schedule_file
        try:
            if entry.document is None:
                raise NotSaved(f"{entry.label} cannot be read, so it is never written: mend it first")
            check_format(entry.document)
        except NotSaved as error:
            self.tell(str(error), wrong=True)
            return None
        return contents

    async def read(self) -> None:
        """Read the home; what is not saved yet stays on the screen."""
        if self._ahead == 0:
            await super().read()

    def set_down(self) -> None:
        """Save what is proposed; it stays on the screen."""
        proposal, contents = self.proposal, self.contents
        if proposal is None or contents is None:
            return
        if self.refused:
            self.tell(self.refused)
        elif proposal.idle:
            self.give_up()
        else:
            about = proposal.there or proposal.back
            title = title_of(about, contents.titles) if about is not None else ""
            self.proposal = None  # from here on it is the file that says how it is
            self.refresh_bindings()
            if proposal.log is not None:
                self._mark(proposal.log, proposal.saved(title, self.today))
                return
            self.make(proposal.edits, proposal.saved(title, self.today), proposal.there, proposal)

    def give_up(self) -> None:
        """Leave everything as it was."""
        self.put_back()
        self.draw()
        self.say("It stays as it was.")

    def make(
        self, make: Make, words: str, follow: Occurrence | None = None, proposal: Proposal | None = None
    ) -> None:
        """Put a change on the screen, and save it when those before it are saved.

        `proposal` is shown again should the disk not take it.
        """
        contents = self.contents
        if contents is None:
            return
        entry = contents.schedule_file
        try:
            edits = make(entry)
            plans = schedule.preview(entry, edits)
        except PlannerError as error:
            self.tell(str(error), wrong=True)
            self._show_again(proposal)
            return
        if self._ahead == 0:
            self._on_disk = entry
        self._ahead += 1
        data = entry.document.data if entry.document is not None else {}
        for one in edits:
            data = one.apply_data(data)
        document = replace(entry.document, data=data) if entry.document is not None else None
        self.follow = follow
        self.contents = replace(contents, schedule_file=replace(entry, value=plans, document=document))
        self.run_worker(self._save_in_turn(make, words, proposal), group="save")

    def _show_again(self, proposal: Proposal | None) -> None:
        if proposal is not None and self.proposal is None:
            self.propose(proposal)

    async def _save_in_turn(self, make: Make, words: str, proposal: Proposal | None) -> None:
        async with self.turn:
            saved = await self._saved(make)
            while saved is not None and saved.theirs:
                saved = await self._settle(make, words, saved)
            self._ahead -= 1
            if saved is None:
                self._ahead = 0
                self.reload()
                self._show_again(proposal)
                return
            self._take(saved.entry, f"Saved: {words}.  u undoes it")
            if saved.change is not None:
                self.history.add(replace(saved.change, words=words))
            if saved.merged:
                label = saved.entry.label
                self.tell(f"{label} had been changed elsewhere too: both changes are in it now.")

    async def _saved(self, make: Make) -> _Saved | None:
        entry = self._on_disk
        return None if entry is None else await self.save(lambda: _write(self.home, entry, make))

    async def _settle(self, make: Make, words: str, saved: _Saved) -> _Saved | None:
        """Ask what shall stay when somebody else changed the same thing; None for theirs."""
        old = self._on_disk.document.raw if self._on_disk and self._on_disk.document else b""
        new = saved.entry.document.raw if saved.entry.document else b""
        question = (
            f"{saved.theirs}. This is what was changed there. What shall become of your change: {words}?"
        )
        options = ["Leave it out: the file stays as it is", "Make it in the file as it is now"]
        differences = unified(old, new, "as you saw it", "as it is now")
        answer = await self.app.push_screen_wait(Review(question, differences, options, "leave it out"))
        if answer != 1:
            self.say("Your change was left out.")
            return None
        self._on_disk = saved.entry
        return await self._saved(make)

    def _take(self, entry: Entry[Schedule], words: str) -> None:
        """What is on the disk now; it is shown unless the screen is ahead of it."""
        self._on_disk = entry
        self.say(words)
        if self.contents is not None and self._ahead == 0:
            self.contents = replace(self.contents, schedule_file=entry)
            self.reload()

    def _mark(self, session: Session, words: str) -> None:
        """Write a session into the log that was done away from the program."""

        async def write() -> None:
            async with self.turn:
                if (mark := await self._marked(session, words)) is not None:
                    self.history.add(mark)

        self.run_worker(write(), group="save")

    async def _marked(self, session: Session, words: str) -> Mark | None:
        file = await self.save(lambda: by_hand.mark_done(self.home, session))
        self.reload()
        if file is None:
            return None
        self.say(f"Saved: {words}.  u undoes it")
        return Mark(words, session, file)

    @in_turn
    async def action_undo(self) -> None:
        """Take the last change back."""
        change = self.history.last
        if change is None:
            self.say("There is nothing to undo.")
            return
        words = f"Undone: {change.words}.  U makes it again"
        if isinstance(change, Mark):
            if not await self.save(lambda: _unmark(self.home, change.file)):
                return
            self.reload()
            self.say(words)
        elif not await self._put(change.before, only_if=change.after, words=words):
            return
        self.history.step_back()

    @in_turn
    async def action_redo(self) -> None:
        """Make the change again that was taken back."""
        change: Change | Mark | None = self.history.next
        if isinstance(change, Mark):
            change = await self._marked(change.session, change.words)
        elif change is None:
            self.say("There is nothing to make again.")
        elif not await self._put(
            change.after, only_if=change.before, words=f"Saved: {change.words}.  u undoes it"
        ):
            return
        if change is not None:
            self.history.step_on(change)

    async def _put(self, text: str, *, only_if: str, words: str) -> bool:
        contents = self.writable()
        if contents is None or contents.schedule_file.document is None:
            return False
        entry = contents.schedule_file
        if contents.schedule_file.document.text != only_if:
            self.tell(
                f"{entry.label} was changed elsewhere in the meantime: its text is left as it is.", wrong=True
            )
            return False
        saved = await self.save(lambda: schedule.change(self.home, entry, [ReplaceText(text)]))
        if saved is not None:
            self._take(saved, words)
        return saved is not None


def _unmark(home: Home, file: Entry[Session]) -> bool:
    by_hand.unmark(home, file)
    return True


def _write(home: Home, entry: Entry[Schedule], make: Make) -> _Saved:
    """Save; the change to undo starts from what is on the disk now, whoever wrote it."""
    now = schedule.load(home)
    edits: Sequence[Edit] = make(entry)
    try:
        after = schedule.change(home, entry, edits)
    except Conflict as error:
        theirs = schedule.load(home)
        if theirs.document is None:
            raise
        return _Saved(theirs, None, theirs=str(error))
    if now.document is None or after.document is None or entry.document is None:
        raise NotSaved(f"{entry.label} was changed elsewhere and cannot be read now")
    merged = now.document.raw != entry.document.raw
    return _Saved(after, Change("", now.document.text, after.document.text), merged)
