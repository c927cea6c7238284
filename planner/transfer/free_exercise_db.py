"""The data set free-exercise-db, in the public domain: its `exercises.json` as exercises of ours.

The format: https://github.com/yuhonas/free-exercise-db, `schema.json`. Images, `force`, `level` and
`mechanic` have no place here. There is no dose in it, so none is made up.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from planner.model.imported import Imported
from planner.model.text import clean
from planner.model.vocabulary import POSITIONS, Kind, Position

COLLECTION = "free-exercise-db (public domain)"

_KINDS: Mapping[str, Kind] = {
    "strength": "strength",
    "stretching": "stretch",
    "plyometrics": "strength",
    "strongman": "strength",
    "powerlifting": "strength",
    "cardio": "aerobic",
    "olympic weightlifting": "strength",
}

CATEGORIES = tuple(_KINDS)
"""The categories of the data set."""

_NO_EQUIPMENT = "body only"

# Words that name a position. Those of lying go before the upright ones: who sits down to lie back, lies.
# A bar rests on the back too, hands on the knees, and palms face down: so it takes more than the one word.
_LIE = r"\b(?:lie|lies|lay|lying|roll)\b[^.]{0,40}\b(?:on|onto)"
_LYING = re.compile(
    rf"(?P<quadruped>on all fours|hands and (?:your )?knees\b|quadruped)"
    rf"|(?P<side_lying>{_LIE} (?:your |one |the )?(?:left |right )?side\b|side-lying)"
    rf"|(?P<prone>(?<!palms )\bface[- ]?down|{_LIE} (?:your|the) (?:stomach|belly)"
    rf"|\bprone\b|push-?up position)"
    rf"|(?P<supine>(?<!palms )\bface[- ]?up|{_LIE} (?:your|the) back\b|\bsupine\b|\b(?:lie|lying) back\b)"
)
_UPRIGHT = re.compile(
    r"(?P<kneeling>\bkneel(?:s|ing)?\b|\bon both knees\b)"
    r"|(?P<sitting>\b(?:sit|sits|sitting|seated)\b(?![- ]?ups?\b))"
    r"|(?P<standing>\b(?:stand|stands|standing)\b)"
)
# Whoever is told to lie on something and not how, lies on the back.
_LIES = re.compile(r"\b(?:lie|lay|lying) (?:down |flat )*(?:on|onto|upon) (?:a|an|the)\b")

_POSITIONS: Mapping[str, Position] = {name.replace("-", "_"): name for name in POSITIONS}


@dataclass(frozen=True, slots=True)
class Refused:
    """An item that cannot become an exercise: its name, empty when it has none, and why."""

    name: str
    why: str


class _Malformed(ValueError):
    """What is wrong with one item."""


def read_items(data: bytes) -> list[object]:
    """The items of an `exercises.json`, whatever each of them is.

    ValueError with a plain sentence when the bytes are no JSON, or no list.
    """
    import json  # the categories alone do not need it

    try:
        items = json.loads(data)
    except json.JSONDecodeError as error:
        place = f"it makes no sense in line {error.lineno}, column {error.colno}"
        raise ValueError(f"the file is no JSON: {place}") from None
    except UnicodeDecodeError:
        raise ValueError("the file is no JSON: it is not text in UTF-8") from None
    except RecursionError:
        raise ValueError("the file cannot be read: its lists are nested too deep") from None
    except ValueError:  # a number of thousands of digits, which Python does not read
        raise ValueError("the file cannot be read: it has a number without end") from None
    if not isinstance(items, list):
        raise ValueError("the file holds no list: the data set is one list of exercises, [{...}, {...}]")
    return items


def exercises(
    items: Sequence[object], categories: Collection[str] = ()
) -> Iterator[tuple[int, Imported | Refused]]:
    """Every item by its number from 1, as an exercise, or why it cannot be one.

    With `categories` the items of other categories are passed over; one whose category cannot be told
    is refused, whatever was asked for.
    """
    seen: dict[str, int] = {}
    for number, item in enumerate(items, 1):
        try:
            if not isinstance(item, dict):
                raise _Malformed("it is not an object")
            category = _category(item)
            if categories and category not in categories:
                continue
            exercise = _exercise(item, category)
            before = seen.setdefault(exercise.origin, number)
            if before != number:
                raise _Malformed(f"item {before} has the same id")
        except _Malformed as error:
            yield number, Refused(_named(item), str(error))
        else:
            yield number, exercise


def _exercise(item: Mapping[str, object], category: str) -> Imported:
    name = _text(item, "name")
    if not name:
        raise _Malformed("it has no name")
    how = _texts(item, "instructions")
    equipment = _text(item, "equipment")
    position = _position(name, how)
    return Imported(
        collection=COLLECTION,
        # Older versions of the data set have no ids: there the name is what stays the same.
        origin=_text(item, "id") or name,
        name=name,
        kind=_KINDS[category],
        position=position or "standing",
        position_said=position is not None,
        targets=tuple(dict.fromkeys((*_texts(item, "primaryMuscles"), *_texts(item, "secondaryMuscles")))),
        equipment=(equipment,) if equipment and equipment.casefold() != _NO_EQUIPMENT else (),
        how=how,
    )


def _category(item: Mapping[str, object]) -> str:
    category = _text(item, "category").casefold()
    if category not in _KINDS:
        found = f'its category is "{category[:40]}"' if category else "it has no category"
        raise _Malformed(f"{found}: the data set knows {', '.join(CATEGORIES)}")
    return category


def _named(item: object) -> str:
    """What to call an item that is refused; empty when it has neither a name nor an id."""
    values = (item.get("name"), item.get("id")) if isinstance(item, dict) else ()
    return next((plain for value in values if isinstance(value, str) and (plain := _plain(value))), "")


def _text(item: Mapping[str, object], key: str) -> str:
    """One line of text, empty when the item has none."""
    value = item.get(key)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _Malformed(f'"{key}" is not text')
    return _plain(value)


def _texts(item: Mapping[str, object], key: str) -> tuple[str, ...]:
    """A list of texts without the blank ones."""
    value = item.get(key)
    if value is None:
        return ()
    if not isinstance(value, list):
        raise _Malformed(f'"{key}" is not a list')
    if not all(isinstance(text, str) for text in value):
        raise _Malformed(f'"{key}" has something in it that is not text')
    return tuple(plain for text in value if (plain := _plain(text)))


def _plain(text: str) -> str:
    return " ".join(clean(text).split())


def _position(name: str, how: Sequence[str]) -> Position | None:
    """The position that the words speak of: the name first, then the steps in turn; None when none does."""
    texts = [text.casefold() for text in (name, *how)]
    lying = _first(_LYING, texts)
    if lying is None and any(_LIES.search(text) for text in texts):
        return "supine"
    return lying or _first(_UPRIGHT, texts)


def _first(words: re.Pattern[str], texts: Sequence[str]) -> Position | None:
    found = next((match for text in texts if (match := words.search(text))), None)
    return None if found is None or found.lastgroup is None else _POSITIONS[found.lastgroup]
