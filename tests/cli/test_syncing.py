"""A home as a git repository: what `planner home --git` says and writes, and the commands of docs/sync.md."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path
from shutil import which

import pytest

from planner.store.home import Home
from tests.cli.conftest import ROOT, Planner


def test_home_git_writes_two_files_and_says_how_to_begin(planner: Planner, home: Home) -> None:
    """Once; then there is nothing to do, and in a repository the sentence is another."""
    answer = planner("home", "--git")
    assert answer.lines == [
        ".gitattributes: 2 lines written",
        ".gitignore: 11 lines written",
        "To begin, in a shell:",
        f"  cd {home.root}",
        "  git init",
        "  git add --all",
        '  git commit -m "My routines"',
    ]
    assert (home.root / ".gitattributes").read_text().endswith("* -text\n")
    (home.root / ".git").mkdir()
    assert planner("home", "--git").lines == [
        ".gitattributes: has all it needs",
        ".gitignore: has all it needs",
        "The home is a git repository: git add --all, then git commit, keeps what you have now.",
    ]


def test_home_git_says_why_it_cannot(planner: Planner, home: Home) -> None:
    """A folder in the way of a file: a sentence, and exit code 1."""
    (home.root / ".gitignore").mkdir(parents=True)
    answer = planner("home", "--git")
    assert answer.code == 1
    assert answer.err == "planner: the file cannot be read: it is a folder, not a regular file\n"


@pytest.mark.skipif(which("git") is None, reason="there is no git here")
def test_the_commands_of_the_page_make_a_repository(tmp_path: Path) -> None:
    """Typed as they stand there, in an empty account: the routines are kept, the backups are not."""
    page = (ROOT / "docs" / "sync.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"```sh\n(.*?)```", page, re.DOTALL)
    program = tmp_path / "bin" / "planner"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m planner "$@"\n')
    program.chmod(0o755)
    who = ("GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_COMMITTER_NAME", "GIT_COMMITTER_EMAIL")
    env = {
        "PATH": f"{program.parent}:{os.environ['PATH']}",
        "HOME": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        **dict.fromkeys(who, "anna@example.org"),
    }
    home = tmp_path / ".local/share/planner"
    for name in ("routines", ".planner/backups"):
        (home / name).mkdir(parents=True)
        (home / name / "a.toml").write_text('title = "A"\n')
    done = subprocess.run(
        ["sh", "-e", "-c", block], env=env, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    kept = subprocess.run(
        ["git", "ls-files"], env=env, cwd=home, capture_output=True, text=True, timeout=60, check=True
    )
    assert kept.stdout.split() == [".gitattributes", ".gitignore", "routines/a.toml"]
