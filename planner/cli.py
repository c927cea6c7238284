"""The `planner` command: the app when nothing else is asked for, else the way to a plain-text command."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from planner.clock import Clock
from planner.commandline import output
from planner.store.errors import PlannerError
from planner.store.files import read_bytes
from planner.store.home import Home

if TYPE_CHECKING:
    from argparse import Namespace

    from planner.commandline.call import Call
    from planner.store.settings import Settings

BROKEN_PIPE = 141
"""The exit code when nobody reads any more: as a program that SIGPIPE ends."""


def start() -> int:
    """The program: `main`, without searches for garbage while it starts and when it ends.

    Python searches what was just imported again and again, and all of it once more at its end: a tenth
    of the time of a short command. `_do` and `_open` let it search in between; what is frozen is not.
    """
    gc.disable()
    code = main()
    gc.freeze()
    return code


def main(argv: Sequence[str] | None = None, clock: Clock | None = None) -> int:
    """Run one command and answer its exit code: 0, 1, 2, 130, or 128 + n after signal n."""
    output.prepare()
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = _do(words, clock or Clock())
        output.flush()
    except SystemExit as leaving:  # argparse has said what there is to say
        return leaving.code if isinstance(leaving.code, int) else 0
    except BrokenPipeError:
        output.abandon()
        return BROKEN_PIPE
    except KeyboardInterrupt:
        return 130
    except PlannerError as error:
        if isinstance(error, output.CannotPrint):
            output.abandon()
        output.note(*f"planner: {error}".split("\n"))
        return error.code
    except OSError as error:  # what the store did not foresee: a working folder that is gone, say
        output.note(f"planner: {error.strerror or error}: {error.filename or 'the system'}")
        return 1
    return code


def _do(words: list[str], clock: Clock) -> int:
    # The app alone is what most starts are for: it does not wait for the parser of all the others.
    if not words or (len(words) == 2 and words[0] == "--home" and not words[1].startswith("-")):
        return _open(Home.locate(words[1] if words else None, os.environ), clock)
    from planner.commandline.arguments import past_days
    from planner.commandline.call import Call
    from planner.commandline.parser import build_parser, command_in

    args = build_parser(clock.now(), command_in(words)).parse_args(past_days(words))
    if args.kiosk:
        return _open_kiosk(args, clock)
    call = Call(args, clock)
    if args.room:
        room = import_module(f"planner.commandline.{args.room}")
        command: Callable[[Call], int] = getattr(room, args.do)
        gc.enable()
        return command(call)
    return _run(call) if args.do else _open(call.home, clock)


def _open_kiosk(args: Namespace, clock: Clock) -> int:
    """`planner --kiosk`: the app closed in; plain lines where the terminal is too simple for it."""
    from planner import kiosk
    from planner.commandline import running
    from planner.commandline.call import Call, WrongUse
    from planner.commandline.parser import build_parser
    from planner.store.home import PACKAGE

    if args.do:
        raise WrongUse("--kiosk opens the app, and takes no command")
    if not (os.isatty(0) and os.isatty(1) and os.isatty(2)):
        output.note("planner: there is no terminal for the app. Over SSH, 'ssh -t' asks for one.")
        return 2
    kiosk.clean_environment()
    home = replace(Home.locate(args.home, os.environ), confined=True)
    kiosk.close_in(home.root, PACKAGE.parent)
    if lacking := lacks_screen():
        output.note(f"planner: {lacking}: going on in plain lines")
        words = ["--home", str(home.root), "run", "--plain"]
        gc.enable()
        return running.plain(Call(build_parser(clock.now()).parse_args(words), clock, confined=True))
    return _open(home, clock)


def _run(call: Call) -> int:
    """`planner run`: the app where there is a terminal for it, plain lines where there is none."""
    from planner.commandline import running
    from planner.commandline.call import WrongUse, variant_asked

    gc.enable()
    args = call.args
    if args.json and not args.dry_run:
        raise WrongUse("--json goes with --dry-run: planner run ROUTINE --dry-run --json")

    if args.dry_run:
        return running.dry_run(call)
    if not args.plain and (lacking := lacks_screen()):
        output.note(f"planner: {lacking}: going on in plain lines")
        args.plain = True
    if args.plain:
        return running.plain(call)
    routine, plan = running.chosen_or_begun(call)
    return _open(call.home, call.clock, run=routine, plan=plan, variant=variant_asked(args), speed=args.speed)


def lacks_screen() -> str:
    """Why the app cannot be shown here, in a few words; empty when it can."""
    # Textual draws on stderr, and without an end to type at it would never stop reading. Who sends stdout
    # elsewhere wants the lines there.
    if not all(map(os.isatty, (0, 1, 2))):
        return "there is no terminal for the app"
    if os.environ.get("TERM", "") in ("", "dumb"):
        return "this terminal is too simple for the app"
    return ""


def _open(
    home: Home, clock: Clock, *, run: str = "", plan: str = "", variant: str = "", speed: int = 1
) -> int:
    """The app. It is imported only here, when there is a terminal for it."""
    gc.enable()
    if lacking := lacks_screen():
        instead = "'planner run' runs what is due in plain lines, 'planner --help' has more."
        output.note(f"planner: {lacking}. {instead}")
        return 2
    from planner.guardian import Guardian

    guardian = Guardian()
    home.prepare()
    # Textual waits up to two frames before it paints, and reads this when it is imported.
    os.environ.setdefault("TEXTUAL_FPS", "120")
    from planner.app import PlannerApp

    app = PlannerApp(home, clock, _colours_first(home), run=run, plan=plan, variant=variant, speed=speed)
    app.when_left = guardian.expect_end
    guardian.watch(app.leave_at_once)
    app.run()
    guardian.left()
    return 128 + guardian.caught if guardian.caught else app.return_code or 0


def _colours_first(home: Home) -> Settings | None:
    """The settings when they name a theme; the first frame waits for them only then."""
    try:
        if b"theme" not in read_bytes(home.settings):
            return None
    except PlannerError:
        return None
    from planner.store import settings

    return settings.load(home).value


if __name__ == "__main__":
    sys.exit(start())
