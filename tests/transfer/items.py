"""Items as they stand in an `exercises.json`, made here."""

from __future__ import annotations

from collections.abc import Mapping

from planner.transfer.free_exercise_db import CATEGORIES

Item = dict[str, object]

PLAIN: Mapping[str, object] = {
    "id": "Calf_Stretch_Seated",
    "name": "Calf Stretch, Seated",
    "force": "static",
    "level": "beginner",
    "mechanic": None,
    "equipment": "bands",
    "primaryMuscles": ["calves"],
    "secondaryMuscles": ["hamstrings"],
    "instructions": ["Sit with one leg straight and a band around the foot.", "Draw the foot towards you."],
    "category": "stretching",
    "images": ["Calf_Stretch_Seated/0.jpg"],
}


def item(**changes: object) -> Item:
    """One item, the plain one but for some keys."""
    return {**PLAIN, **changes}


def without(key: str) -> Item:
    """The plain item without one of its keys."""
    return {name: value for name, value in PLAIN.items() if name != key}


ODD_NAMES = (
    'Push "up" it\'s',
    "3/4 \\ Sit-Up/../..",
    "深蹲",
    "Прысед 🏋",
    "x" * 200,
    "long words " * 20,
    "\u001b[31mred\u0007\u0000\u202e\ud800",
    "two\nlines\r\nand a\ttab",
    "  wide   open  ",
    "CON",
    ".hidden",
    "Cat-cow",  # the name of a built-in one, spelt in another way
    "cat cow",
    "'''\"\"\"",
    "# no comment",
    "]]>&lt;[/bold]",
)


def collection(count: int) -> list[object]:
    """So many sound items: every category, every null, odd names, names used twice, empty instructions."""
    equipment = (None, "body only", "dumbbell", "exercise ball")
    return [
        item(
            id=f"Item_{number}",
            name=ODD_NAMES[number] if number < len(ODD_NAMES) else f"Exercise {number // 2}",
            force=None if number % 3 else "push",
            mechanic=None if number % 2 else "compound",
            equipment=equipment[number % len(equipment)],
            primaryMuscles=["abdominals"] if number % 7 else [],
            secondaryMuscles=None if number % 5 else ["abdominals", "glutes"],
            instructions=[[], ["", "  "], ["Stand tall.", "", "Bend a little."], ["Long. " * 400]][
                number % 4
            ],
            category=CATEGORIES[number % len(CATEGORIES)],
        )
        for number in range(count)
    ]


MALFORMED: Mapping[str, tuple[object, str]] = {
    "a number": (7, "it is not an object"),
    "null": (None, "it is not an object"),
    "a list": ([PLAIN], "it is not an object"),
    "no name": (without("name"), "it has no name"),
    "name null": (item(name=None), "it has no name"),
    "name blank": (item(name=" \u200b\n"), "it has no name"),
    "name a number": (item(name=5), '"name" is not text'),
    "id a list": (item(id=["a"]), '"id" is not text'),
    "instructions text": (item(instructions="Sit."), '"instructions" is not a list'),
    "instructions nested": (
        item(instructions=["Sit.", {"step": [["deep"]]}]),
        '"instructions" has something in it that is not text',
    ),
    "muscles an object": (item(primaryMuscles={"a": 1}), '"primaryMuscles" is not a list'),
    "muscles of null": (
        item(secondaryMuscles=[None]),
        '"secondaryMuscles" has something in it that is not text',
    ),
    "equipment a list": (item(equipment=["bands"]), '"equipment" is not text'),
    "no category": (without("category"), "it has no category"),
    "unknown category": (item(category="yoga"), 'its category is "yoga"'),
    "category true": (item(category=True), '"category" is not text'),
}
"""Items that cannot become exercises, with how the reason begins."""
