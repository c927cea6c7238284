"""Text cut and wrapped to the cells that it takes on a terminal, where 深 takes two."""

from __future__ import annotations

from rich.cells import cell_len, chop_cells, set_cell_size


def cut(text: str, width: int) -> str:
    """The text in at most `width` cells, with … where something is left out."""
    if cell_len(text) <= width:
        return text
    return set_cell_size(text, width - 1).rstrip() + "…" if width > 0 else ""


def fill(text: str, width: int) -> str:
    """The text in exactly `width` cells, cut or padded."""
    return set_cell_size(cut(text, width), max(0, width))


def wrap(text: str, width: int, most: int) -> list[str]:
    """The text on at most `most` lines of `width` cells, broken between words where there are any."""
    lines = [""]
    for word in text.split():
        parts = [word] if cell_len(word) <= width else chop_cells(word, max(2, width))
        for part in parts:
            longer = f"{lines[-1]} {part}" if lines[-1] else part
            if cell_len(longer) <= width:
                lines[-1] = longer
            else:
                lines.append(part)
    if len(lines) <= most:
        return lines
    return [*lines[: most - 1], cut(" ".join(lines[most - 1 :]), width)]
