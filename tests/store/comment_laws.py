"""Whether every comment of a random file stands where it says: a look at lines, no scanner of ours."""

from __future__ import annotations

import re

_NAME = re.compile(r'\bexercise\s*= "(e\d+)"')


def comments(text: str) -> list[tuple[int, str]]:
    """The comments of a text, with the numbers of their lines."""
    text = text.replace("\r\n", "\n")
    blind = re.sub(
        r'"""(?:[^\\]|\\[\s\S])*?"""|\'\'\'[\s\S]*?\'\'\'', lambda m: "x" + "\n" * m[0].count("\n"), text
    )
    blind = re.sub(r"""["'](a # b|two\\nlines|# no)["']""", "x", blind)
    lines = blind.split("\n")
    return [(number, line[line.index("#") :]) for number, line in enumerate(lines) if "#" in line]


def misplaced(text: str, *, values: bool) -> str:
    """A comment that does not stand where it says; with `values`, also at which value. Nothing if all do."""
    text = text.replace("\r\n", "\n")
    lines = text.split("\n")
    ids = [(n, m[1]) for n, line in enumerate(lines) if (m := _NAME.search(line))]
    found = comments(text)
    whole = {number for number, comment in found if lines[number].strip() == comment}
    for number, comment in found:
        kind, _, what = comment.removeprefix("# ").partition(" ")
        following = next((lines[n] for n in range(number + 1, len(lines)) if n not in whole), "")
        before = [name for n, name in ids if n < number]
        after = [name for n, name in ids if n > number]
        if kind == "above":
            right = after[:1] == [what] and following.startswith("[[step]]")
        elif kind == "on" and lines[number].startswith("[[step]]"):
            right = after[:1] == [what]
        elif kind in {"in", "on"}:
            right = before[-1:] == [what]
        elif kind in {"by", "over"}:
            line = lines[number] if kind == "by" else following
            right = not values or re.match(rf"\s*{re.escape(what)}(?!\w)", line) is not None
        elif kind == "loose":
            neighbours = lines[max(0, number - 1) : number] + lines[number + 1 : number + 2]
            right = not any(neighbours)
        else:
            right = True
        if not right:
            return f"line {number + 1}: {lines[number]}"
    return ""
