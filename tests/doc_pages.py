"""What stands in the pages: their fenced blocks, their links, and what they call commands and files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGES = tuple(
    path.relative_to(ROOT).as_posix()
    for path in (
        ROOT / "README.md",
        ROOT / "CONTRIBUTING.md",
        ROOT / "SECURITY.md",
        *sorted(ROOT.glob("docs/*.md")),
    )
)

_FENCE = re.compile(r"( *)```(\w*)\s*")
_WORDS = re.compile(r"^#+ +(.*)$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: the page, the line of its first line, its language, and what stands in it."""

    page: str
    line: int
    language: str
    text: str

    @property
    def name(self) -> str:
        """Where it is."""
        return f"{self.page}:{self.line}"


def read(page: str) -> str:
    """The text of a page."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str) -> Iterator[Block]:
    """Its fenced blocks, in order."""
    start, indent, language, lines = 0, "", "", list[str]()
    for number, line in enumerate(read(page).splitlines(), 1):
        fence = _FENCE.fullmatch(line)
        if fence and not start:
            start, indent, language, lines = number + 1, fence[1], fence[2], []
        elif fence:
            yield Block(page, start, language, "".join(f"{one.removeprefix(indent)}\n" for one in lines))
            start = 0
        else:
            lines.append(line)
    assert not start, f"{page}:{start}: a block without an end"


def prose(page: str) -> str:
    """The page without its blocks, and without the signs before lines that are quoted."""
    text = re.sub(r"^( *)```.*?^ *```$", "", read(page), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"^> ?", "", text, flags=re.MULTILINE)


def anchors(page: str) -> set[str]:
    """What a link can lead to in a page: its headings, as they are made into names on the web."""
    found = set()
    for heading in _WORDS.findall(prose(page)):
        plain = re.sub(r"[`*]|\[([^]]*)\]\([^)]*\)", r"\1", heading).lower()
        found.add(re.sub(r"[^\w\- ]", "", plain).strip().replace(" ", "-"))
    return found
