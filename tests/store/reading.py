"""What the tests of the readers share: a text in, its problems as `line:column: words` out."""

from __future__ import annotations

from typing import TypeVar

from planner.store.reading import Reader
from planner.store.shelf import Build
from planner.store.toml_text import parse

T = TypeVar("T")


def read(build: Build[T], text: str, stem: str = "it") -> tuple[T | None, list[str]]:
    """The value of a text, and what is wrong with it."""
    reader = Reader(parse(f"{stem}.toml", text.encode()))
    value = build(stem, reader)
    return value, [
        problem.text().partition("\n")[0].removeprefix(f"{stem}.toml:") for problem in reader.problems
    ]


def problems(build: Build[T], text: str) -> list[str]:
    """What is wrong with a text."""
    return read(build, text)[1]


def value(build: Build[T], text: str) -> T:
    """The value of a text with which nothing is wrong."""
    found, wrong = read(build, text)
    assert wrong == []
    assert found is not None
    return found
