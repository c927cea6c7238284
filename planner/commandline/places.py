"""`home`: where a person's files stand, and what makes that folder a good git repository."""

from __future__ import annotations

import os

from planner.commandline import output
from planner.commandline.call import Call
from planner.model.text import plural
from planner.store.home import built_in


def show(call: Call) -> int:
    """`planner home`: the paths, whether or not anything stands there yet. With `--git` two files more."""
    home = call.home
    if call.args.git:
        return _prepare_git(call)
    places = (
        ("home", home.root),
        ("routines", home.routines),
        ("exercises", home.exercises),
        ("schedule", home.schedule),
        ("settings", home.settings),
        ("log", home.log),
        ("backups", home.backups),
        ("library", built_in()),
    )
    for name, path in places:
        # A path is never cut: it is there to be copied.
        output.say(f"{name:<10} {path}{'' if os.path.lexists(path) else '  (not there yet)'}")
    return 0


def _prepare_git(call: Call) -> int:
    from shlex import quote

    from planner.store.git_files import write_git_files

    root = call.home.root
    for name, added in write_git_files(call.home).items():
        told = f"{plural(added, 'line')} written" if added else "has all it needs"
        output.say(f"{name}: {told}")
    if os.path.lexists(root / ".git"):
        output.say("The home is a git repository: git add --all, then git commit, keeps what you have now.")
    else:
        output.say("To begin, in a shell:", f"  cd {quote(str(root))}", "  git init", "  git add --all")
        output.say('  git commit -m "My routines"')
    return 0
