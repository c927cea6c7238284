"""Random files as people write them: comments that say what they belong to, and every corner of TOML.

`above e1` touches the table of `e1` from above, `in e1` stands in it, `on e1` on one of its lines;
`over 123` and `by 123` stand at an element of a list; `loose` touches nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

KEYS = ("reps", "hold", "note", "tempo")
SCALARS = (
    *("12", '"30s"', "'it is'", "true", "2026-12-25", "07:30:00", '"a # b"', '"[[step]]"', "0.5", "-1_000"),
    *('{ a = 1, "b = c" = [2, 3] }', "{}", '"""one line"""', "2026-11-22T07:00:12+01:00"),
)
LINES = (
    '"""\n[[step]]\n# no comment\n"""',
    "'''\n[group.x]\n\n# no comment'''",
    '"""\\\n  a = "b"\n\\"""# \n"""',
)
NEWER = (
    *(
        '"\\e[1m"',
        '"\\x41"',
        "07:30",
        "{ a = 1,\n  b = 2,  # in {}\n}",
        "{\n  # in {}\n  a = [\n    1,\n  ],\n}",
    ),
    *("{ a = 1, }", "2026-11-22 07:30"),
)
"""What TOML 1.1 has and 1.0 has not; `{}` is the name of the table."""

BOM = b"\xef\xbb\xbf"


@dataclass(frozen=True)
class Dice:
    """A source of choices: hypothesis, which makes them small again, or a seeded generator, which is fast.

    `below(n)` is a whole number from 0 up to and without `n`; 0 is the simplest.
    """

    below: Callable[[int], int]

    def one(self, options: Sequence[T]) -> T:
        """One of some options."""
        return options[self.below(len(options))]

    def number(self, low: int, high: int) -> int:
        """A whole number, both ends among them."""
        return low + self.below(high - low + 1)

    def chance(self, of: int) -> bool:
        """True once in `of` times."""
        return self.below(of) == of - 1

    def some(self, options: Sequence[T], most: int) -> list[T]:
        """Some options, each at most once."""
        left = list(options)
        return [left.pop(self.below(len(left))) for _ in range(self.below(min(most, len(left)) + 1))]


def step_file(dice: Dice, *, newer: bool = False) -> bytes:
    """A routine with its steps as `[[step]]`, other tables between them; with `newer` in TOML 1.1."""
    parts = [dice.one(["", "# head\n", "#:schema x\n\n# loose\n\n", "\n", "# head\nformat = 1\n"])]
    parts.append(dice.one(["", 'title  = "x" # root\nready  = "10s"\n', "a.b = 1\na.c = [1]\n"]))
    if newer:
        parts.append("newer = { a = 1,\n}\n")
    for number in range(dice.number(0, 4)):
        parts.append(dice.one(["\n", "", "\n\n", "\n# loose\n\n"]))
        if not number and "=" not in "".join(parts):
            parts[-1] = "\n"  # comments at the very top would be the file's
        parts.append(_step(dice, f"e{number}", newer=newer))
        if dice.chance(5):
            parts.append(dice.one(["", "\n"]) + f"# other\n[other{number}]\ny = 1 # other\n")
    parts.append(
        dice.one(["", "\n", "\n# loose\n", "\n[group.core]\nrounds = 2\n", "\n[group]\ncore.rest = 1\n"])
    )
    return _saved(dice, "".join(parts))


def inline_file(dice: Dice, *, newer: bool = False) -> bytes:
    """The same steps written inline, on one line or one a line, in TOML 1.1 over more."""
    count = dice.number(0, 4)
    if dice.chance(3):
        rows = ", ".join(f'{{ exercise = "e{n}", reps = [1, 2] }}' for n in range(count))
        return _saved(dice, f"format = 1\nstep = [{rows}] # root\n")
    lines = ["step = ["]
    for number in range(count):
        name = f'{{ exercise = "e{number}"'
        lines += dice.one([[], [""], [f"  # over {name}"], ["", "  # apart", ""]])
        comma = "," if number < count - 1 or dice.chance(2) else ""
        rest = ",\n    hold = 3,\n  " if newer and dice.chance(2) else " "
        row = f'  {name}, note = "x"{rest}}}{comma}'
        lines.append(row + dice.one(["", "  # end" if "\n" in row else f"  # by {name}"]))
    return _saved(dice, "\n".join([*lines, "]", ""]))


def plan_file(dice: Dice) -> bytes:
    """A schedule: plans with lists of days and moves, extra sessions and pauses, in any order."""
    head = dice.one(["", "# head\nformat      = 1\nweekly_goal = 4 # root\n", "# head\n\nformat = 1\n"])
    tables = [_plan(dice, f"p{number}") for number in range(dice.number(0, 3))]
    for day in dice.some(range(10, 20), 3):
        at = dice.one(["", 'at      = "10:00"  # root\n', "at = 10:00:00\n"])
        tables.insert(dice.below(len(tables) + 1), f'[[once]]\nroutine = "r"\non      = 2026-11-{day}\n{at}')
    if dice.chance(3):
        tables.insert(dice.below(len(tables) + 1), "[[pause]]\nfrom = 2026-12-24\nto   = 2027-01-02\n")
    parts = [head]
    for table in tables:
        parts += [dice.one(["\n", "\n\n", "\n# loose\n\n"]), table]
    return _saved(dice, "".join(parts))


def settings_file(dice: Dice) -> bytes:
    """Settings with tables, quoted and dotted keys."""
    parts = [
        dice.one(["", "# head\n", "# head\n\n# loose\n\n"]),
        dice.one(["", "format = 1\n", "format      = 1\nsafety_read = 2026-11-22 # root\n"]),
        dice.one(["", "# root\nbell = false\n", 'theme = "x"\n', "pain.amber = 3 # root\npain.red = 6\n"]),
    ]
    if "pain" not in parts[-1]:
        parts.append(
            dice.one(
                [
                    "",
                    "\n# pain\n[pain]\namber = 3 # pain\nred   = 6\n",
                    "\n[ pain ] # pain\n",
                    "\n[pain]\n# red\nred = 6\n",
                ]
            )
        )
    parts.append(
        dice.one(["", '\n[keys]\n"run.pause" = "space,p"  # keys\n\n# keys\nx = "y"\n', "\n# loose\n"])
    )
    return _saved(dice, "".join(parts))


def _saved(dice: Dice, text: str) -> bytes:
    """The bytes as one editor or another leaves them."""
    if dice.chance(4):
        text = text.removesuffix("\n")
    ends = dice.one(["all LF", "all LF", "all CRLF", "both" if text.endswith("\n") else "all CRLF"])
    if ends == "all CRLF":
        text = text.replace("\n", "\r\n")
    elif ends == "both":
        first, _, rest = text.partition("\n")
        text = f"{first}\r\n{rest}"
    return BOM * dice.chance(4) + text.encode()


def _step(dice: Dice, name: str, *, newer: bool) -> str:
    """One `[[step]]` with comments above, on and in it."""
    lines = [f"# above {name}" for _ in range(dice.number(0, 2))]
    lines.append("[[step]]" + dice.one(["", f"  # on {name}"]))
    lines.append(f'exercise   = "{name}"')
    if dice.chance(4):
        lines.append('group = "core"')
    for key in dice.some(KEYS, 3):
        lines += dice.one([[], [], [f"# in {name}"], ["", f"# in {name}"], ["", f"# in {name}", ""]])
        kind = dice.below(8)
        if kind < 5:
            value = dice.one((*SCALARS, *LINES) if not newer or dice.chance(2) else NEWER)
            lines.append(f"{key:<4} = {value.replace('{}', name) if 'in {}' in value else value}")
            lines[-1] += dice.one(["", "", f"   # on {name}"])
        elif kind < 7:
            lines += _list(dice, key, name)
        else:
            lines += [f"{key}.one = 1 # on {name}", f"# in {name}", f'{key}."t w.o" = [2]']
    lines += dice.one([[], [], [f"# in {name}"]])
    extra = dice.one(["", "", "", "", "[step.extra]", "[[step.sub]]", "  [ step . 'extra' ]"])
    if extra:
        lines += dice.one([[], [""], ["", f"# in {name}"], ["", "# apart", ""]])
        lines += [extra, "x = 1"]
        lines += dice.one([[], ["[step.extra.deep] # in " + name, "y.z = 2"]] if "sub" not in extra else [[]])
    elif lines[-1].startswith("# in"):
        lines.append("")  # or it would touch the next table
    return "\n".join(lines) + "\n"


def _list(dice: Dice, key: str, name: str) -> list[str]:
    """A list of numbers on one line or on many, with comments that name their number."""
    numbers = dice.some(range(101, 130), 4)
    if dice.chance(2):
        return [f"{key} = [{', '.join(map(str, numbers))}]"]
    lines = [f"{key} = [" + dice.one(["", f" # in {name}"])]
    for place, number in enumerate(numbers):
        lines += dice.one([[], [], [""], [f"  # over {number}"]])
        comma = "," if place < len(numbers) - 1 or dice.chance(2) else ""
        lines.append(f"  {number}{comma}" + dice.one(["", f"  # by {number}"]))
    return [*lines, *dice.one([[], ["", f"  # in {name}"]]), "]"]


def _plan(dice: Dice, name: str) -> str:
    """One `[[plan]]` with days left out and moved."""
    lines = [*dice.one([[], ["# plan"], ["# plan", "# plan"]]), "[[plan]]", f'id      = "{name}"']
    lines += ['routine = "r"', dice.one(['days    = ["mon", "wed"]  # plan', 'days = [\n  "tue", # plan\n]'])]
    lines += dice.one([[], ['at      = "07:00"'], ['at      = ["07:00", "19:00"] # plan']])
    skips = [f"2026-12-{day}" for day in dice.some(range(10, 20), 3)]
    moves = [
        f'{{ on = 2026-11-{day}, to = 2026-12-{day}, at = "18:00" }}' for day in dice.some(range(10, 20), 3)
    ]
    for key, values in dice.some((("skip", skips), ("moves", moves)), 2):
        if dice.chance(2):
            lines.append(f"{key:<7} = [{', '.join(values)}]")
        elif values:
            lines += [f"{key:<7} = [", *(f"  {value},{dice.one(['', '   # plan'])}" for value in values), "]"]
    return "\n".join(lines) + "\n"
