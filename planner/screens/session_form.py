"""What was said of a past session, in a form: to correct it, or to say what nobody said yet."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.app import App
from textual.content import Content

from planner.model.clock_face import moment_words
from planner.model.safety import LEG, PAIN_MAX, real_change
from planner.model.session import REASONS, Session
from planner.model.text import clean
from planner.model.vocabulary import MORNINGS, ClockFace
from planner.screens.form import Form, FormField, Values

_PAIN = f"0 to {PAIN_MAX}; empty: not said"


async def ask_corrections(app: App[None], session: Session, face: ClockFace) -> Values:
    """What is to be changed, by the keys of its log; nothing when the form is left. For a worker."""
    title = f"{session.whole_title}, {moment_words(session.started, face)}"
    changed = await app.push_screen_wait(Form(title, _fields(session), _look))
    return changed or {}


def _fields(session: Session) -> Sequence[FormField]:
    fields = [
        _number("pain_before", "pain before", session.pain_before),
        _number("pain_after", "pain after", session.pain_after),
        _word("leg_before", "leg before", session.leg_before, LEG),
        _word("leg_after", "leg after", session.leg_after, LEG),
        _number("pain_morning", "next morning", session.pain_morning),
        _word("morning", "settled?", session.morning or "", MORNINGS),
    ]
    if session.stopped is not None:
        fields.append(_word("reason", "stopped for", session.stopped.reason, REASONS, needed=True))
    return (*fields, FormField("note", session.note, _note, usual="how it went, in a few words"))


def _number(key: str, label: str, value: int | None) -> FormField:
    return FormField(key, "" if value is None else str(value), _pain, label, hint=_PAIN, step=_pain_step)


def _pain(text: str) -> int | None:
    plain = text.strip()
    if not plain:
        return None
    if not (plain.isascii() and plain.isdigit() and int(plain[:4]) <= PAIN_MAX):
        raise ValueError(f"pain is a whole number from 0 to {PAIN_MAX}")
    return int(plain)


def _pain_step(text: str, by: int) -> str:
    try:
        pain = _pain(text)
    except ValueError:
        pain = None
    if pain is None:
        return "0" if by > 0 else ""
    return "" if pain + by < 0 else str(min(PAIN_MAX, pain + by))


def _word(key: str, label: str, value: str, words: Sequence[str], *, needed: bool = False) -> FormField:
    hint = " ".join(words) if max(map(len, words)) <= 8 else ", ".join(words)
    return FormField(
        key, value, _choice(words, needed=needed), label, hint=hint, step=_turn(words, needed=needed)
    )


def _choice(words: Sequence[str], *, needed: bool) -> Callable[[str], str | None]:
    """One of some words, or the beginning of just one."""

    def read(text: str) -> str | None:
        plain = clean(text).strip().casefold()
        if not plain and not needed:
            return None
        found = [plain] if plain in words else [word for word in words if plain and word.startswith(plain)]
        if len(found) != 1:
            raise ValueError(f"write one of {', '.join(words)}")
        return found[0]

    return read


def _turn(words: Sequence[str], *, needed: bool) -> Callable[[str, int], str]:
    """The word after or before; without one, the field is empty."""
    every = (*words,) if needed else ("", *words)

    def step(text: str, by: int) -> str:
        at = every.index(text) if text in every else 0
        return every[max(0, min(len(every) - 1, at + by))]

    return step


def _note(text: str) -> str | None:
    return clean(text).strip() or None


def _look(values: Values) -> Content:
    """Whether the pain that was said is a change that one can read into."""
    before, after = values.get("pain_before"), values.get("pain_after")
    if not isinstance(before, int) or not isinstance(after, int):
        return Content("Whatever nobody remembers may stay empty.")
    if before == after:
        return Content(f"Pain {before} before and after.")
    real = "more than the scale's own noise" if real_change(before, after) else "too small to read into"
    return Content(f"Pain {before} before, {after} after: {real}.")
