"""`edit`: a file in the person's own editor, looked over before it is saved."""

from __future__ import annotations

import os
import shlex
from pathlib import Path

from planner.commandline import output
from planner.commandline.call import Call, exercise_named, no_such
from planner.commandline.lines import Interrupted, terminal
from planner.commandline.questions import choose
from planner.editor import chosen, open_editor
from planner.model.clock_face import moment_words
from planner.model.text import clean, plural
from planner.store import skeletons
from planner.store.contents import Contents
from planner.store.edit_copy import EditCopy, Look
from planner.store.errors import Conflict, PlannerError, Unknown
from planner.store.files import read_bytes

_AGAIN = "e  edit again   s  save anyway   d  discard"
_CONFLICT = "m  mine   t  theirs   b  both, mine beside it"
_LEFT = "g  go on with it   n  begin anew and leave it   d  discard it and begin anew"


def edit(call: Call) -> int:
    """`planner edit ROUTINE|EXERCISE|schedule|settings`; 1 when it was saved with errors, or not at all."""
    call.prepare()
    chosen(os.environ)  # no editor is said before anything is made
    try:
        target = _target(call, Contents.read(call.home))
        copy = None if target is None else _begin(call, *target)
    except Interrupted as asked:
        return asked.code
    if copy is None:
        output.say("Nothing was changed.")
        return 0
    try:
        return _Editing(call, copy).run()
    except Interrupted as asked:
        output.note(f"Interrupted. {copy.kept}")
        return asked.code


def _target(call: Call, contents: Contents) -> tuple[Path, bytes] | None:
    """The file, and how it begins if it is new; None when the person does not want it. Interrupted."""
    name, home = call.args.name, call.home
    if name == "schedule":
        return home.schedule, skeletons.SCHEDULE.encode()
    if name == "settings":
        return home.settings, skeletons.SETTINGS.encode()
    try:
        return contents.routine(name).path, b""
    except Unknown:
        exercise = exercise_named(contents, name)
    wanted = exercise.id if exercise else name
    entries = [entry for entry in contents.library.entries if entry.id == wanted]
    for entry in entries:
        if entry.path.is_relative_to(home.root):
            return entry.path, b""
    if not entries:
        raise no_such(contents, name, "schedule", "settings")
    words = f"{wanted} comes with planner and is not edited itself"
    if terminal() is None:
        raise PlannerError(f"{words}. In a terminal a copy of your own is offered.")
    output.say(*output.wrap(f"{words}. A copy of your own in exercises/{wanted}.toml would replace it."))
    if choose("Edit such a copy?  y  yes   n  no", "yn") == "n":
        return None
    return home.exercises / f"{wanted}.toml", read_bytes(entries[0].path)


def _begin(call: Call, path: Path, start: bytes) -> EditCopy:
    """A copy to edit: a fresh one, or one that was never finished. Interrupted."""
    for left in EditCopy.left(call.home, path):
        when = moment_words(left.written.astimezone(), call.face)
        words = f"There is a copy of {left.label} from {when} that was never saved. {left.kept}"
        if terminal() is None:
            output.note(*output.wrap(words))
            break
        output.say(*output.wrap(f"{words} It may be open in another terminal."), *left.diff())
        answer = choose(_LEFT, "gnd")
        if answer == "g":
            return left
        if answer == "n":
            break
        _discard(left)
    return EditCopy.begin(call.home, path, start)


def _discard(copy: EditCopy) -> None:
    copy.discard()
    words = f"Discarded. What you typed is among the backups: 'planner restore {shlex.quote(copy.label)}'"
    output.say(f"{words} lists them.")


class _Editing:
    """One file on its way through the editor, as often as it takes."""

    def __init__(self, call: Call, copy: EditCopy) -> None:
        self.call, self.copy = call, copy

    def run(self) -> int:
        """Edit until it is saved or given up; the exit code. Interrupted at a question."""
        look = self.copy.look()
        while True:
            code = self._open(look)
            look = self.copy.look()
            if not look.changed:
                return self._unchanged(code)
            for problem in look.problems:
                output.say_block(problem.text())
            if code:
                output.say(f"The editor {_ended(code)}.")
            if not code and not look.errors:
                return self._save(look)
            answer = self._choose(_AGAIN, "esd")
            if answer == "s":
                return self._save(look)
            if answer == "d":
                _discard(self.copy)
                return 0

    def _open(self, look: Look) -> int:
        try:
            return open_editor(self.copy.copy, *look.place, os.environ)
        except PlannerError as error:
            if look.changed:
                raise PlannerError(f"{error}\n{self.copy.kept}") from None
            self.copy.discard()
            raise

    def _unchanged(self, code: int) -> int:
        self.copy.discard()
        if code:
            raise PlannerError(f"the editor {_ended(code)}. Nothing was changed.")
        output.say("Nothing was changed.")
        return 0

    def _save(self, look: Look) -> int:
        try:
            self.copy.save()
        except Conflict as error:
            output.say(f"{error}:", *self.copy.diff())
            if not self._settled():
                return 0
        found = f" It has {plural(look.errors, 'error')}." if look.errors else ""
        output.say(f"Saved: {clean(self.copy.label)}.{found}")
        return 1 if look.errors else 0

    def _settled(self) -> bool:
        """Do with a conflict what the person says; whether their text is in the file now."""
        answer = self._choose(_CONFLICT, "mtb")
        if answer == "m":
            self.copy.overwrite()
            output.say("The other version is among the backups.")
            return True
        if answer == "t":
            _discard(self.copy)
        else:
            beside = self.copy.keep_both(self.call.clock.now())
            output.say(f"The file stays as it is. Yours is beside it: {self.call.home.label(beside)}")
        return False

    def _choose(self, question: str, keys: str) -> str:
        if terminal() is None:
            raise PlannerError(f"{self.copy.label} was not saved. {self.copy.kept}")
        return choose(question, keys)


def _ended(code: int) -> str:
    return f"was ended by signal {-code}" if code < 0 else f"ended with exit code {code}"
