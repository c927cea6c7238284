"""What people write for a dose on a sheet of exercises, as one table of phrases.

Each phrase is matched on a plain line (`plain_line.py`) at the beginning of a word, and the longest that
fits is taken. Its named groups are what it says: `sets`, `reps`, `hold`, `rest`, `relax`, `tempo`, `load`;
`bouts` is the 2 of `2 x 30s`, and `time` a time of which it does not say what it is for. Every repetition in
a pattern is bounded or takes one kind of character, so that matching takes time in the length of the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

_NUM = "[0-9]{1,9}"
_DEC = rf"{_NUM}(?:[.][0-9]{{1,9}})?"
_LETTER = r"[^\W\d_]"
_H, _M, _S = (
    rf"(?:{unit})(?!{_LETTER})[.]?"
    for unit in ("h|hrs?|hours?", "m|mins?|minutes?|'", "s|secs?|seconds?|\"|''")
)

RANGE = rf"{_NUM}(?: ?(?:-|to|or) ?{_NUM})?"

_AND = " ?(?:and )?"
_SECS, _MINS, _HOURS = (rf"{_DEC}[ -]?{unit}" for unit in (_S, _M, _H))
_LENGTH = (
    rf"(?:{_HOURS}(?:{_AND}{_MINS})?(?:{_AND}{_SECS})?|{_MINS}(?:{_AND}{_SECS}|[0-9]{{1,2}}(?![0-9]))?|{_SECS}"
    r"|[0-9]{1,3}:[0-5][0-9](?![0-9])|half (?:a )?minute|a minute)"
)
TIME = rf"(?:{_DEC} ?(?:{_H}|{_M}|{_S})? ?(?:-|to|or) ?)?{_LENGTH}"

_PAUSES = "rest|relax|recover|break|pause|between"
_SAID = "[ :=-]{0,3}"
# In `hold 5s rest 30s` the rest has a time of its own.
_ITS_OWN = rf"{_LETTER}*(?: of| for)?{_SAID}{TIME}"
# A time that is no rest: `3 x 30s rest` does not say how long to hold.
_HELD = rf"{TIME}(?! ?-?(?:of )?(?:{_PAUSES})(?!{_ITS_OWN}))"

# What makes a number something else than a count: `3 x 5 breaths`, `10 reps x 5 kg`.
_WEIGHT = "kgs?|kilos?|kilograms?|lbs?|pounds?"
_UNITS = rf"{_WEIGHT}|breaths?|counts?|cycles?|met(?:er|re)s?|steps?|days?|weeks?|sides?|%"
_COUNT = rf"{RANGE}(?![ -]?(?:{_H}|{_M}|{_S}|(?:{_UNITS})(?!{_LETTER})))"

# After a bare `hold 5` something else of a dose may follow, and nothing that could be its unit.
_NEXT = (
    r"each|every|per|both|either|left|right|l/r|alt|rest|relax|tempo|with|then|and|x|no|for|repeat|reps|sets"
    r"|load|@"
)
_BARE = rf"{RANGE}(?= ?$| ?[,;()|/&!]| ?[.:-](?![0-9])| (?:{_NEXT})| {_NUM}[ -]?(?:x|sets?|rep))"

_SETS = "sets?"
_REPS = "(?:reps?|repetitions?|times)"
_HOLD = "(?:hold(?:s|ing)?|held)"
_REST = "(?:rest(?:s|ing)?|recover(?:y|ing)?|breaks?)"
_RELAX = "relax(?:ing|ation)?"
_BETWEEN_SETS = r"(?:in )?between (?:each |the )?(?:sets?|rounds?)"
_BETWEEN_REPS = rf"(?:in )?between (?:each |the )?(?:{_REPS}|holds?)"

_BODY = "(?:sides?|legs?|arms?|hips?|knees?|foot|feet|ankles?|shoulders?|elbows?|wrists?|hands?|calf|calves)"
_EACH = rf"(?:on )?(?:each|every|per|either|ea[.]?|p)[ /]{_BODY}"
_PLUS = " ?(?:/|&|[+]|and|then) ?"
_BOTH = rf"(?:on )?(?:both|2|the 2) sides|l{_PLUS}r|r{_PLUS}l|left{_PLUS}right|right{_PLUS}left"
_SLASH = rf"/ ?{_BODY}"
_EVERY_SIDE = rf"(?:{_EACH}|{_BOTH}|{_SLASH}|e/s|p/s)"

_DAYS = "days?|weeks?|hours?|mornings?|evenings?|nights?|months?"
_OFTEN = (
    rf"(?:{RANGE} ?(?:x|times|sessions?) ?)?(?:(?:an?|per|each|every) (?:(?:other|{_NUM}) )?|/ ?)(?:{_DAYS})"
    rf"|(?:{RANGE} ?(?:x|times) ?)?(?:daily|weekly|hourly)|x ?{RANGE} (?:daily|weekly)"
    rf"|alternat(?:e|ing) days|bd|bid|tds|tid|qds|qid"
)

# A phrase ends where its word ends; a number is not the beginning of a longer one.
_END = r"(?![^\W_]|[%+])(?:(?<![0-9])|(?![.,:/-][0-9]))"

# Words that join what is said, and say nothing of their own.
_GLUE = (
    r"(?:(?:x|of|for|with|and|then|at|do|perform|complete|a|an|the|&|@)(?![^\W_]) ?|@ ?|x(?=[0-9]) ?){0,3}"
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say something: a pattern, what it says besides its groups, and what it leaves open.

    `implied` is what it says when nothing else does; `doubt` a sentence, `{}` in it the words themselves.
    `turned` when its sets and repetitions are two bare numbers, which some write the other way round.
    """

    pattern: re.Pattern[str]
    says: Mapping[str, object]
    implied: Mapping[str, int]
    doubt: str = ""
    turned: bool = False


_NOTHING: Mapping[str, Any] = MappingProxyType({})


def _phrases(
    patterns: Iterable[str],
    says: Mapping[str, object] = _NOTHING,
    implied: Mapping[str, int] = _NOTHING,
    doubt: str = "",
    turned: bool = False,
) -> Iterator[Phrase]:
    for pattern in patterns:
        yield Phrase(re.compile(f"(?:{pattern}){_END}"), says, implied, doubt, turned)


def _doubts(patterns: Iterable[str], doubt: str) -> Iterator[Phrase]:
    return _phrases(patterns, doubt=doubt)


_sets, _reps, _bouts = f"(?P<sets>{_COUNT})", f"(?P<reps>{_COUNT})", f"(?P<bouts>{_COUNT})"
_held, _rested, _relaxed = f"(?P<hold>{_HELD})", f"(?P<rest>{TIME})", f"(?P<relax>{TIME})"
_TEMPO = "[0-9]{1,3}(?: ?[-/:] ?[0-9]{1,3}){2}"
_LOAD = rf"(?:{_DEC} ?(?:{_WEIGHT})? ?(?:-|to|or) ?)?(?:{_DEC}|{_NUM},[0-9]{{1,2}})[ -]?(?:{_WEIGHT})"

_PAIRS = (
    rf"{_sets} ?x ?{_reps}",
    rf"{_sets} ?x ?{_reps} ?x ?{_held}(?:[ -]?{_HOLD})?",
    rf"{_sets} ?x ?{_reps} ?x ?(?P<load>{_LOAD})",
)

_COUNTS = (
    rf"{_sets}[ -]?{_SETS} ?x ?{_reps}(?:[ -]?{_REPS})?",
    rf"{_sets} ?x ?{_reps}[ -]?{_REPS}(?: ?(?:x|of) ?{_held}(?:[ -]?{_HOLD})?)?",
    rf"{_sets}[ -]?{_SETS} of {_reps}(?:[ -]?{_REPS})?(?: ?(?:x|of) ?{_held}(?:[ -]?{_HOLD})?)?",
    rf"{_reps}[ -]?{_REPS} ?x ?{_sets}(?: ?{_SETS})?",
    rf"{_sets}[ -]?{_SETS}",
    rf"sets{_SAID}{_sets}",
    rf"set[:=] ?{_sets}",
    rf"{_reps}[ -]?{_REPS}",
    rf"{_REPS}{_SAID}{_reps}",
    rf"x ?{_reps}",
    rf"{_reps} ?x(?! ?[0-9])",
    rf"repeat(?:ed)?{_SAID}(?:x ?)?{_reps}(?: ?(?:x|times))?",
    rf"{_reps}[ -]?{_REPS} ?(?:of|x|@) ?(?:a )?{_held}(?:[ -]?{_HOLD})?",
)

_HOLDS = (
    rf"{_HOLD}(?: it| each(?: rep| one)?| every rep)?(?: for)?{_SAID}(?P<hold>{_HELD}|{_BARE})"
    rf"(?: (?:per|each|every) (?:rep|repetition|time)| each(?! {_BODY}))?",
    rf"{_held}[ -]?{_HOLD}(?: (?:per|each|every) (?:rep|repetition|time))?",
)

_BOUTS = (
    rf"{_bouts} ?x ?(?:{_HOLD}(?: for)? )?{_held}(?:[ -]?{_HOLD})?",
    rf"{_bouts} holds? (?:of|x|for) {_held}",
    rf"(?:{_HOLD}(?: for)?{_SAID})?{_held}(?:[ -]?{_HOLD})? ?,? ?x ?{_bouts}(?:[ -]?{_REPS})?",
)

_SETS_OF_TIME = (
    rf"{_sets}[ -]?{_SETS}(?: ?x ?| of | of a ){_held}(?:[ -]?{_HOLD})?",
    rf"{_held}(?:[ -]?{_HOLD})? ?x ?{_sets} ?{_SETS}",
)

_RESTS = (
    rf"{_REST}(?: time| period| interval)?(?: of| for)?{_SAID}(?P<rest>{TIME}|{_BARE})(?: {_BETWEEN_SETS})?",
    rf"{_REST} {_BETWEEN_SETS}(?: of| for)?{_SAID}(?P<rest>{TIME}|{_BARE})",
    rf"{_rested}[ -]?(?:of )?{_REST}(?!{_ITS_OWN})(?: {_BETWEEN_SETS})?",
    rf"{_rested} (?:pause )?{_BETWEEN_SETS}",
    rf"pause(?: of| for)? {_rested} {_BETWEEN_SETS}",
)

_RELAXES = (
    rf"(?:{_RELAX}|{_REST}|pause)(?: of| for)?{_SAID}(?P<relax>{TIME}|{_BARE}) {_BETWEEN_REPS}",
    rf"{_RELAX}(?: of| for)?{_SAID}(?P<relax>{TIME}|{_BARE})",
    rf"{_relaxed}[ -]?{_RELAX}(?!{_ITS_OWN})(?: {_BETWEEN_REPS})?",
    rf"{_relaxed}[ -]?(?:of )?(?:(?:{_REST}|pause) )?{_BETWEEN_REPS}",
)

_ON = "(?:on )?(?:the )?"
_ONLY = "(?: only)?"
_SIDES = {
    "each": (
        _EACH, _BOTH, _SLASH, "e/s|p/s", rf"sides?{_SAID}(?:each|both)",
    ),
    "alternate": (
        rf"alternat(?:e|ing|ely)(?: (?:{_BODY}))?(?! days)|alt(?:[.]| {_BODY})",
        rf"sides?{_SAID}alternat(?:e|ing)|(?:switch|swap|chang)(?:e|ing)? {_BODY} each (?:rep|time)",
    ),
    "left": (rf"{_ON}left(?: {_BODY})?{_ONLY}", rf"l (?:only|{_BODY}){_ONLY}", rf"sides?{_SAID}left"),
    "right": (rf"{_ON}right(?: {_BODY})?{_ONLY}", rf"r (?:only|{_BODY}){_ONLY}", rf"sides?{_SAID}right"),
    "none": (rf"no sides|sides?{_SAID}none|both (?:sides )?(?:together|at (?:once|the same time))",),
}  # fmt: skip

PHRASES: tuple[Phrase, ...] = (
    *_phrases(_PAIRS, turned=True),
    *_phrases(_COUNTS),
    *_phrases(_HOLDS),
    *_phrases(_BOUTS),
    *_phrases(_SETS_OF_TIME, implied={"reps": 1}),
    *_phrases(_RESTS),
    *_phrases(_RELAXES),
    *_phrases((r"(?:no|without) rest",), says={"rest": 0}),
    *_phrases((r"(?:no|without) relax(?:ing)?",), says={"relax": 0}),
    *_phrases((rf"(?:tempo{_SAID})(?P<tempo>{_TEMPO})", rf"(?P<tempo>{_TEMPO}) tempo")),
    # Without its name a 10/8/6 may be three sets; no set has 0 repetitions.
    *_phrases((rf"(?P<tempo>(?=[0-9/ -]{{0,12}}(?<![0-9])0(?![0-9])){_TEMPO})",)),
    *_phrases((rf"(?:(?:load|weight){_SAID})?(?P<load>{_LOAD})",)),
    *_phrases((rf"(?P<time>{_HELD})",)),
    # `10 each side`: of what there are ten on a side is no riddle.
    *_phrases((rf"{_reps} ?{_EVERY_SIDE}",), says={"sides": "each"}),
    *(
        phrase
        for side, patterns in _SIDES.items()
        for phrase in _phrases(patterns, says={"sides": side})
    ),
    *_doubts((_OFTEN,), '"{}" says when, not how much: that belongs in the schedule'),
    *_doubts(
        (r"bilateral(?:ly)?|bilat[.]?|both (?:legs|arms|knees|feet|hands)",),
        '"{}": one side after the other? Then write "each side". Both at once? Then leave it out',
    ),
    *_doubts(
        (rf"{_LOAD} {_EACH}",),
        '"{}": a weight in each, or one side after the other? Then "each side" goes before the weight',
    ),
    *_doubts((r"each|ea[.]?|every",), '"{}" of what? Write "each side" when it is the sides'),
    *_doubts(
        (rf"pause(?: of| for)?{_SAID}{TIME}", rf"{TIME}[ -]?pause"),
        '"{}" may be a hold or a rest: write "hold" or "rest"',
    ),
    *_doubts(
        (rf"tempo{_SAID}[0-9][0-9x/-]*", rf"{_TEMPO} ?[-/] ?[0-9x]{{1,3}}"),
        '"{}": a tempo is three numbers of seconds, work-hold-return, like "tempo 3-0-3"',
    ),
    *_doubts((_TEMPO,), '"{}" may be a tempo or three sets: write "tempo 3-0-3" for a tempo'),
)  # fmt: skip

_GLUED = re.compile(_GLUE)


def match(text: str, start: int, end: int) -> tuple[Phrase, re.Match[str]] | None:
    """The longest phrase that stands at a place of a plain line, after words that only join; None if none."""
    joined = _GLUED.match(text, start, end)
    places = (start,) if joined is None or joined.end() == start else (start, joined.end())
    found = (
        (phrase, one)
        for place in places
        for phrase in PHRASES
        if (one := phrase.pattern.match(text, place, end))
    )
    return max(found, key=lambda pair: pair[1].end(), default=None)
