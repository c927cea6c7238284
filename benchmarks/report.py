"""What a benchmark found: a table for people, figures for programs, and what is over its limit."""

from __future__ import annotations

import json
from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import NoReturn

from benchmarks.machine import Machine, this_machine
from benchmarks.pty_harness import HarnessError


@dataclass(frozen=True, slots=True)
class Report:
    """One benchmark's outcome. `rows` are cells of text; `figures` are the same and more, as numbers."""

    name: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    notes: tuple[str, ...]
    figures: Mapping[str, object]
    failures: tuple[str, ...] = ()

    def text(self) -> str:
        """The heading, the table, the notes and the failures, as Markdown that reads well in a terminal."""
        failures = [f"FAIL {self.name}: {failure}" for failure in self.failures]
        return "\n\n".join([f"### {self.title}", table(self.headings, self.rows), *self.notes, *failures])


@dataclass(frozen=True, slots=True)
class Findings:
    """The reports of one run, with the machine they were taken on."""

    machine: Machine
    reports: tuple[Report, ...]

    def text(self) -> str:
        """All of it as Markdown."""
        return "\n\n".join([f"Measured {self.machine.sentence()}.", *(one.text() for one in self.reports)])

    def figures(self) -> dict[str, object]:
        """All of it for `--json`."""
        found = {one.name: {**one.figures, "failures": one.failures} for one in self.reports}
        return {"machine": self.machine.figures(), **found}


def table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A Markdown table with aligned columns: the first to the left, the numbers to the right."""
    widths = [max(map(len, column)) for column in zip(headings, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = [
            cell.rjust(width) if index else cell.ljust(width)
            for index, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        return f"| {' | '.join(padded)} |"

    rule = [f"{'-' * (width - 1)}:" if index else "-" * width for index, width in enumerate(widths)]
    return "\n".join([line(headings), line(rule), *map(line, rows)])


def arguments(name: str, about: str | None) -> ArgumentParser:
    """The options every benchmark has."""
    parser = ArgumentParser(prog=f"python -m {name}", description=about)
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    return parser


def at_least_one(text: str) -> int:
    """A whole number from 1 on, for an option. Raises ArgumentTypeError for anything else."""
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"{text!r} is not a whole number from 1 on")
    return int(text)


def gather(measure: Callable[[], Sequence[Report]]) -> Findings:
    """Measure on this machine; leaves with a FAIL line and exit code 1 if a program could not be measured."""
    machine = this_machine()
    try:
        return Findings(machine, tuple(measure()))
    except HarnessError as error:
        raise SystemExit(f"FAIL {error}") from None


def publish(findings: Findings, *, as_json: bool) -> NoReturn:
    """Print the findings and leave: 0, or 1 when something is over its limit."""
    print(json.dumps(findings.figures(), indent=2) if as_json else findings.text())
    raise SystemExit(1 if any(report.failures for report in findings.reports) else 0)
