"""The editor in place of the app, on a real terminal, and back again."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.pty_harness import Terminal
from planner.cli import main

EDITOR = """\
#!/bin/sh
printf 'the editor is open '
read answer
printf '%s\\n' '# by hand' >> "$2"
"""


def test_the_terminal_is_lent_and_given_back(tmp_path: Path) -> None:
    """The editor has the terminal and its keys; afterwards the app is back, with what was written."""
    home, program = tmp_path / "home", tmp_path / "vi"
    assert main(["--home", str(home), "list", "routines"]) == 0
    (home / "settings.toml").write_text("safety_read = 2026-11-22\n")
    program.write_text(EDITOR)
    program.chmod(0o755)
    argv = [sys.executable, "-m", "planner", "--home", str(home)]
    with Terminal(argv, env={"VISUAL": str(program)}) as terminal:
        terminal.wait_for_text("All routines")
        terminal.send("3")
        terminal.wait_for_text("searches the titles", "4 routines")
        terminal.send("e")
        terminal.wait_for_text("the editor is open")
        terminal.send("x\r")
        terminal.wait_for_text("Saved: routines/core-three.toml.")
        terminal.send("q")
        assert terminal.wait_for_exit(within=5) == 0
    assert (home / "routines" / "core-three.toml").read_text().endswith("\n# by hand\n")
    assert not list((home / "routines").glob(".*"))
