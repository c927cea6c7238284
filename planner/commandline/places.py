"""`home`: where a person's files stand."""

from __future__ import annotations

import os

from planner.commandline import output
from planner.commandline.call import Call
from planner.store.home import built_in


def show(call: Call) -> int:
    """`planner home`: the paths, whether or not anything stands there yet."""
    home = call.home
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
