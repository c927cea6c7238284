"""The man page: made of the parser, shipped as it is made, and clean roff."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import tomllib

import pytest

from benchmarks.stage import NOW
from planner.commandline.manual import page
from planner.commandline.parser import build_parser
from tests.cli.conftest import ROOT, Planner
from tests.hostile.test_commands import ALL

SHIPPED = ROOT / "docs" / "planner.1"


def test_what_is_shipped_is_what_the_parser_says(planner: Planner) -> None:
    """`planner man > docs/planner.1` mends it; the wheel takes it to where `man` looks."""
    assert planner("man").out == SHIPPED.read_text(encoding="ascii")
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["hatch"]["build"]["targets"]
    assert build["wheel"]["shared-data"] == {"docs/planner.1": "share/man/man1/planner.1"}


def test_every_command_and_option_is_on_it() -> None:
    """Each with its own heading, and each option that the help shows."""
    text = page(build_parser(NOW)).replace("\\-", "-")
    for words, parser in ALL.items():
        heading = f".SS planner {' '.join(words)}\n"
        assert heading in text
        part = text.partition(heading)[2].partition("\n.S")[0]
        for action in parser._actions:
            if action.option_strings and action.help != "==SUPPRESS==":
                assert action.option_strings[-1] in part or action.option_strings[-1] == "--help"


def test_it_is_clean_roff(planner: Planner) -> None:
    """groff has no warning about it, and shows its quotes and dashes so that they can be copied."""
    if shutil.which("groff") is None:
        pytest.skip("groff is not installed here")
    done = subprocess.run(
        ["groff", "-man", "-Tutf8", "-ww", "-P-c"],
        input=planner("man").out.encode(),
        capture_output=True,
        env={"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"},
        timeout=60,
        check=True,
    )
    assert done.stderr == b""
    shown = re.sub(".\x08", "", done.stdout.decode())  # bold letters are struck twice
    assert 'planner add morning-relief "Bird dog 3x10 hold 5s each side"' in shown
    assert "planner run core-three --plain" in shown
    for title in ("EXIT STATUS", "ENVIRONMENT", "FILES", "EXAMPLES", "SEE ALSO"):
        assert title in shown
