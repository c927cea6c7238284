"""The arguments of what helps around planner: completion and the man page."""

from __future__ import annotations

from argparse import SUPPRESS
from datetime import datetime

from planner.commandline.parser import AddParser, command

_EXAMPLES = """\
examples:
  planner completion bash > ~/.local/share/bash-completion/completions/planner
  planner completion zsh > ~/.zfunc/_planner
  planner completion fish > ~/.config/fish/completions/planner.fish
"""

SHELLS = ("bash", "zsh", "fish")


def add_help(add: AddParser, _now: datetime) -> None:
    """`completion` and `man`."""
    about = "The script that makes a shell complete commands, options and ids"
    completion = command(add, "completion", about, "completion.show", examples=_EXAMPLES)
    completion.add_argument("shell", choices=SHELLS, help=", ".join(SHELLS))
    # What the scripts ask with every tab. Nobody types it.
    completion.add_argument("--words", action="store_true", help=SUPPRESS)
    command(add, "man", "The man page: planner man > planner.1", "manual.show")
