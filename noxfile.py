"""The tests on every Python that planner runs on: `nox`, or `nox -s tests-3.13 -- tests/model`."""

from __future__ import annotations

import nox

nox.options.sessions = ["tests", "lint"]


@nox.session(python=["3.11", "3.12", "3.13"])
def tests(session: nox.Session) -> None:
    """The tests, in an environment of their own; what stands after `--` goes to pytest."""
    session.install("-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session(python="3.11", venv_backend="uv")
def lowest(session: nox.Session) -> None:
    """The tests with the oldest libraries that pyproject.toml admits."""
    session.install("--resolution", "lowest-direct", "-e", ".[test]")
    session.run("pytest", *session.posargs)


@nox.session
def lint(session: nox.Session) -> None:
    """ruff and mypy."""
    session.install("-e", ".[test,dev]")
    session.run("ruff", "check", ".")
    session.run("ruff", "format", "--check", ".")
    session.run("mypy")
