"""The app on a home whose disk does not answer any more as soon as a certain file is there.

`python -m tests.cli.hung_disk FILE HOME`: for a test, in a terminal.
"""

from __future__ import annotations

import os
import sys
import time
from typing import Any

from planner.cli import main


def hang(trigger: str, home: str) -> None:
    """Let everything that opens or lists something in the home wait while the file is there."""
    for name in ("open", "listdir", "scandir"):
        real = getattr(os, name)

        def call(path: Any, *args: Any, real: Any = real, **kwargs: Any) -> Any:
            while str(path).startswith(home) and os.path.exists(trigger):
                time.sleep(0.02)
            return real(path, *args, **kwargs)

        setattr(os, name, call)


if __name__ == "__main__":
    hang(sys.argv[1], sys.argv[2])
    raise SystemExit(main(["--home", sys.argv[2]]))
