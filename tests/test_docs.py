"""What the pages say is true of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.model import suggestions
from planner.model.lint import RULES, Rule
from planner.model.vocabulary import SUGGESTION_RULES
from planner.store import schema
from planner.store.schema import Table

ROOT = Path(__file__).resolve().parent.parent
FILES = (ROOT / "docs" / "files.md").read_text(encoding="utf-8")
SAFETY = (ROOT / "docs" / "safety.md").read_text(encoding="utf-8")
SOURCES = [" ".join(one.split()) for one in re.split(r"\n(?=\d+\. )", SAFETY.partition("## Sources\n")[2])]

TABLES = sorted(
    (table for table in vars(schema).values() if isinstance(table, Table)), key=lambda table: table.name
)


def documented_tables() -> list[list[str]]:
    """The keys of each table of keys on the page, in its order."""
    found: list[list[str]] = []
    for line in FILES.splitlines():
        if line.startswith("| key | value |"):
            found.append([])
        elif found and (key := re.match(r"\| `(\w+)` \|", line)):
            found[-1].append(key[1])
    return found


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_key_of_every_file_is_on_the_page(table: Table) -> None:
    """docs/files.md has a table of exactly the keys that the reader knows, in the same order."""
    assert list(table.order) in documented_tables()


def test_the_page_knows_no_table_that_is_gone() -> None:
    """Every table of keys in docs/files.md is one that the reader knows."""
    known = [list(table.order) for table in TABLES]
    assert [keys for keys in documented_tables() if keys not in known] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_of_the_advice_is_on_the_pages(rule: Rule) -> None:
    """docs/files.md says when it speaks; docs/safety.md has its row and its source, or that there is none."""
    assert f"- `{rule.id}`: " in FILES
    (row,) = [line for line in SAFETY.splitlines() if line.startswith(f"| `{rule.id}` |")]
    papers = re.findall(r"[\w ]+ \d{4};\d+:\d+–\d+", rule.source)
    assert papers or rule.source.startswith("no study")
    for paper in papers:
        (source,) = [one for one in SOURCES if paper.strip() in one]
        assert f"[{source.partition('.')[0]}]" in row
    assert ("no study" in row) == (not papers)


@pytest.mark.parametrize("rule", SUGGESTION_RULES)
def test_every_suggestion_is_on_the_page_with_its_ground(rule: str) -> None:
    """docs/safety.md has a row of what fires it, what it proposes and what it rests on; none is left over."""
    rows = [line.split(" | ") for line in SAFETY.splitlines() if line.startswith(f"| `{rule}` |")]
    (row,) = rows
    assert len(row) == 5
    (source,) = [one.source for one in suggestions.RULES if one.id == rule]
    assert ("no study" in row[3]) == source.startswith("No study")
    for number in re.findall(r"\[(\d+)\]", row[3]):
        assert any(one.startswith(f"{number}. ") for one in SOURCES)


@pytest.mark.parametrize(
    "line",
    [
        "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/planner",
        "python3 -m venv .venv && .venv/bin/pip install -e '.[test]' && .venv/bin/pytest",
    ],
)
def test_the_readme_has_its_two_commands(line: str) -> None:
    """One line to set up and open, one to set up and test: each stands alone in a code block."""
    assert line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
