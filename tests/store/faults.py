"""A system that fails, or kills the program, at one call of a save; each call of `os` in its turn."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

CALLS = (
    *("open", "close", "read", "write", "fsync", "fstat", "stat", "lstat", "readlink", "fchown", "fchmod"),
    *("link", "rename", "replace", "unlink", "mkdir", "listdir"),
)
"""What a save may call; each is counted."""

Act = Callable[[str, Callable[[], Any]], Any]
"""What happens instead of the chosen call, from its name and the call itself."""

KILLED, FAILED = 9, 8
SMALL = 5
"""Bytes that one write takes: a slow disk, so that a file is half written now and then."""


@contextmanager
def disturbed(number: int, act: Act) -> Iterator[list[str]]:
    """Let the call with a number, from 1, go another way; the names of all calls in order."""
    seen: list[str] = []
    real = {name: getattr(os, name) for name in CALLS}

    def wrapped(name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if name == "write":
                args = (args[0], args[1][:SMALL])
            seen.append(name)
            if len(seen) == number:
                return act(name, lambda: real[name](*args, **kwargs))
            return real[name](*args, **kwargs)

        return call

    for name in CALLS:
        setattr(os, name, wrapped(name))
    try:
        yield seen
    finally:
        for name, function in real.items():
            setattr(os, name, function)


def die_before(_name: str, _call: Callable[[], Any]) -> None:
    """The program is gone and the call was never made."""
    os._exit(KILLED)


def die_after(_name: str, call: Callable[[], Any]) -> None:
    """The call was made, well or not, and the program is gone."""
    with suppress(OSError):
        call()
    os._exit(KILLED)


def fail_with(code: int) -> Act:
    """The system says no; a handle that is closed is gone all the same."""

    def fail(name: str, call: Callable[[], Any]) -> None:
        if name == "close":
            call()
        raise OSError(code, os.strerror(code))

    return fail


def run_in_a_child(work: Callable[[], object], number: int, act: Act) -> bool:
    """Whether a child that did some work lived to its end; AssertionError when the work itself went wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # threads of the test runner are not in the child
        child = os.fork()
    if child == 0:
        code = FAILED
        try:
            with disturbed(number, act):
                work()
            code = 0
        finally:
            os._exit(code)
    _, status = os.waitpid(child, 0)
    code = os.waitstatus_to_exitcode(status)
    assert code in {0, KILLED}, f"the work went wrong at call {number}"
    return code == 0
