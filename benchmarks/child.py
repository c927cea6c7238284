"""A program started in a terminal of its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Mapping, Sequence


def spawn(program: str, argv: Sequence[str], env: Mapping[str, str], terminal: str) -> int:
    """Start the program as leader of a new session with the terminal as its own; the process id.

    Opening a terminal as a session leader that has none makes it the controlling one, so no
    code of ours has to run between fork and exec.
    """
    return os.posix_spawn(
        program,
        list(argv),
        dict(env),
        file_actions=[
            (os.POSIX_SPAWN_OPEN, 0, terminal, os.O_RDWR, 0),
            (os.POSIX_SPAWN_DUP2, 0, 1),
            (os.POSIX_SPAWN_DUP2, 0, 2),
        ],
        setsid=True,
        setsigmask=[],
        setsigdef=[signal.SIGPIPE, signal.SIGINT, signal.SIGTERM, signal.SIGHUP],
    )
