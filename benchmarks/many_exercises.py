"""Many exercises as a large library has them, the same every time: for measuring a search through them."""

from __future__ import annotations

from pathlib import Path

_TOOLS = ("Dumbbell", "Barbell", "Cable", "Band", "Kettlebell", "Wall", "Chair", "Ball", "Towel", "Floor")
_WAYS = (
    "Seated",
    "Standing",
    "Lying",
    "Kneeling",
    "Single-Leg",
    "Reverse",
    "Wide",
    "Narrow",
    "Slow",
    "Cross",
)
_PARTS = ("Calf", "Hamstring", "Hip", "Back", "Shoulder", "Chest", "Neck", "Ankle", "Glute", "Thigh")
_MOVES = ("Stretch", "Raise", "Curl", "Press", "Row", "Bridge", "Twist", "Hold", "Squat", "Lunge", "Circle")
_KINDS = ("strength", "stretch", "mobility", "strength", "aerobic")
_POSITIONS = ("standing", "sitting", "supine", "prone", "side-lying", "quadruped", "kneeling")
_STEPS = (
    "Begin with your feet shoulder width apart and keep your back straight and your head up.",
    "Hold the {tool} with a firm grip, the elbows close to the body, and breathe in.",
    "As you breathe out, move the {part} slowly as far as it goes without pain.",
    "Pause for a second at the end, and feel the {part} work; do not swing.",
    "Return slowly to where you began while breathing in, and repeat as often as is asked for.",
)

_FILE = """\
format    = 1
name      = "{name}"
kind      = "{kind}"
position  = "{position}"
targets   = ["{part}", "{other}"]
equipment = ["{tool}"]
how       = [
{how}]
sources   = ["a made-up list, number {number}"]

[dose]
sets = 2
reps = {reps}
"""


def exercise(number: int) -> str:
    """The text of one exercise; all that varies goes by its number."""
    tool, way = _TOOLS[number % 10], _WAYS[number // 10 % 10]
    part, move = _PARTS[number // 100 % 10], _MOVES[number * 7 % 11]
    how = "".join(f'  "{step.format(tool=tool.lower(), part=part.lower())}",\n' for step in _STEPS)
    return _FILE.format(
        name=f"{way} {tool} {part} {move} {number // 1000 or ''}".strip(),
        kind=_KINDS[number % 5],
        position=_POSITIONS[number % 7],
        part=part.lower(),
        other=_PARTS[number % 9].lower(),
        tool=tool.lower(),
        how=how,
        number=number,
        reps=5 + number % 10,
    )


def write_exercises(home: Path, count: int) -> None:
    """So many exercises of one's own in a home; FileExistsError when it has some already."""
    (home / "exercises").mkdir(parents=True)
    for number in range(count):
        path = home / "exercises" / f"made-{number:05}.toml"
        path.write_text(exercise(number), encoding="utf-8")
