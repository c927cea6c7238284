"""A disk that does not answer any more: a person can still leave, and is told."""

from __future__ import annotations

import sys
from pathlib import Path

from benchmarks.pty_harness import Terminal
from benchmarks.subject import SETTINGS
from tests.cli.test_hang_up import RESTORED


def test_leaving_does_not_wait_for_a_disk_that_hangs(tmp_path: Path) -> None:
    """The keys go on answering; `q` leaves the terminal clean within seconds, and says what may be lost."""
    home, trigger = tmp_path / "home", tmp_path / "hang"
    home.mkdir()
    (home / "settings.toml").write_text(SETTINGS)
    with Terminal([sys.executable, "-m", "tests.cli.hung_disk", str(trigger), str(home)]) as terminal:
        terminal.wait_for_text("All routines")
        terminal.wait_for_quiet()
        trigger.touch()
        terminal.send("3")
        terminal.wait_for_text("[3 Routines]")
        terminal.send("?")
        terminal.wait_for_text("Keys on this screen")
        terminal.send("q")
        terminal.wait_for_quiet(0.3)
        terminal.send("q")
        assert terminal.wait_for_exit(within=8) == 1
        written = b"".join(chunk.data for chunk in terminal.chunks)
    for sequence in RESTORED:
        assert sequence in written
    assert b"The disk does not answer" in written.rpartition(RESTORED[0])[2]
