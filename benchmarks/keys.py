"""Write docs/keys.md, the list of every key, from the tables: `python -m benchmarks.keys`."""

from __future__ import annotations

from pathlib import Path

from planner.keys.names import SPECIAL, key_words
from planner.keys.presets import preset
from planner.keys.sections import PAGES, PARTS, ROOMS, SECTIONS, TITLES
from planner.model.vocabulary import KEYMAPS

PAGE = Path(__file__).resolve().parent.parent / "docs" / "keys.md"

HEAD = """\
# Keys

Every key of the app: what it does, what it is called in `settings.toml`, and which it is in each keymap.
`?` or `f1` shows the keys of the open screen, `ctrl+p` finds a command by its name. A click on a key in the
bottom line is the key.

`keymap = "vim"` or `keymap = "arrows"` in `settings.toml` chooses another column, and `[keys]` gives single
commands other keys: [files.md](files.md#settings-settingstoml). The page of settings (`,`) does both. An
empty place is the key of the standard column.

In lists `ctrl+d` and `ctrl+u` go half a page in every keymap. With `vim` the first line is `g` alone, for a
key is pressed once here; there is no next match, for a search lists only what matches; `z` and `Z` do and
undo rounds in the composer.

This page is made from the tables of keys by `python -m benchmarks.keys`.
"""

_GROUPS = (
    ("Rooms", ROOMS, "The keys under Everywhere work in each of these too."),
    (
        "Pages and dialogs",
        PAGES,
        "What stands over a room. Every dialog has the keys under Every dialog too.",
    ),
    ("Pieces of screens", PARTS, "While they have the focus."),
)


def page() -> str:
    """The whole page."""
    parts = [HEAD]
    for title, sections, words in _GROUPS:
        parts.append(f"## {title}\n\n{words}\n")
        parts += [_table(name) for name in sections]
    return "\n".join(parts)


def _table(name: str) -> str:
    standard, *others = (preset(keymap) for keymap in KEYMAPS)
    rows = [
        f"### {TITLES[name]}",
        "",
        "| id | standard | vim | arrows | what it does |",
        "|---|---|---|---|---|",
    ]
    for one in SECTIONS[name]:
        taken = f"{one.shown_as}," if one.shown_as in SPECIAL else ""  # a list takes it before its screen
        keys = [_printed(f"{taken}{standard[one.id]}")]
        keys += ["" if other[one.id] == standard[one.id] else _printed(other[one.id]) for other in others]
        rows.append(f"| `{one.id}` | {' | '.join(keys)} | {one.help} |")
    return "\n".join([*rows, ""])


def _printed(keys: str) -> str:
    return " ".join(f"`{key_words(key)}`" for key in keys.split(","))


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
