"""What a person must know before and while exercising, and the rules that read pain and leg symptoms.

Words and numbers only: nothing here diagnoses, and nothing here changes a plan. Every rule names its
source; `docs/safety.md` says how strong each source is.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from planner.model.vocabulary import LEG as LEG
from planner.model.vocabulary import LEG_NEWS as LEG_NEWS
from planner.model.vocabulary import PAIN_MAX as PAIN_MAX

# --- where the rules come from ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Source:
    """One findable reference: `id` is what the docstrings here call it, `supports` what rests on it."""

    id: str
    reference: str
    supports: str


SOURCES: tuple[Source, ...] = (
    Source(
        "card",
        "Cauda equina card by S. Greenhalgh, C. Mercer and L. Finucane, reprinted by Nuffield Health, "
        "the Royal Free London NHS trust and BACKES, https://www.backes.org.uk/cauda-equina-warning-signs/",
        "the twelve urgent signs",
    ),
    Source(
        "nhs-wales",
        "NHS 111 Wales, Sciatica, https://111.wales.nhs.uk/encyclopaedia/s/article/sciatica/",
        "the two-leg sign, when to see a doctor, better in 4 to 6 weeks",
    ),
    Source(
        "nhs-inform",
        "NHS inform (Scotland), Sciatica, https://www.nhsinform.scot/",
        "acute sciatica lasts up to 6 weeks",
    ),
    Source(
        "incidence",
        "Hoeritzauer et al., J Neurosurg Spine 2020;32:832–841",
        "how rare cauda equina syndrome is: estimates run from 0.3 to 7 in 100,000 a year",
    ),
    Source(
        "article",
        "8 Best Physiotherapy Exercises for Sciatica & Leg Pain (web article)",
        "stop rules, four to five sessions a week, 2 to 4 weeks, physiotherapist first, doctor after 6 weeks",
    ),
    Source(
        "pengel",
        "Pengel et al., BMJ 2003;327:323",
        "73 % had a recurrence within 12 months",
    ),
    Source(
        "ostelo",
        "Ostelo et al., Spine 2008;33:90–94",
        "a change of pain: 2 points, and 30 % of the first value",
    ),
    Source(
        "childs",
        "Childs, Piva and Fritz, Spine 2005;30:1331–1334",
        "a change of 2 points is more than the error of the scale",
    ),
    Source(
        "traffic-light",
        "Provide Community physiotherapy, Pain Traffic Light, https://providephysiotherapy.org.uk/pain-traffic-light/",
        "0–3, 4–5 settling within 24 hours, 6–10; custom, not tested in sciatica",
    ),
    Source(
        "may",
        "May, Runge and Aina, Musculoskelet Sci Pract 2018;38:53–62",
        "symptoms that draw back towards the spine are a good sign; seen in about 40 %",
    ),
)

# --- signs and advice ------------------------------------------------------------------------------

URGENT_SIGNS: tuple[str, ...] = (
    "Numbness, or pins and needles, between the inner thighs or in the genitals.",
    "Numbness in or around the back passage or the buttocks.",
    "Wiping with toilet paper feels different.",
    "It is getting harder to start passing urine when you try.",
    "It is getting harder to stop or control the flow of urine.",
    "You do not feel it when you pass urine.",
    "You leak urine, or have lately needed pads.",
    "You cannot tell whether your bladder is full or empty.",
    "You cannot hold back a bowel movement, or you leak.",
    "You do not feel it when you pass a bowel movement.",
    "Erection or ejaculation has changed.",
    "You have lost feeling in the genitals during sex.",
    "Sciatica in both legs, or both legs badly or increasingly weak or numb.",
)
"""Signs that need emergency help: twelve by `card`, the last, about both legs, by `nhs-wales`.

Each fits one line of an 80-column terminal. Show all of them, uncut, wherever they are shown.
"""

URGENT_ADVICE = (
    "Any one of these, alone or together: get emergency help at once. Do not wait, and do not exercise. "
    "It is rare, but hours count."
)
"""What to do about any of `URGENT_SIGNS` (`card`; rare: `incidence`)."""

SEE_A_DOCTOR: tuple[str, ...] = (
    "Not better after a few weeks of looking after it at home.",
    "Getting worse.",
    "New weakness or numbness.",
    "It stops you doing what you normally do.",
    "Still there after six weeks of regular exercise.",
)
"""Reasons to see a doctor soon, not in an emergency (`nhs-wales`; six weeks: `article`)."""

STOP_RULES: tuple[str, ...] = (
    "Stop at once if the pain is sharp or shooting, or keeps getting worse.",
    "Stop the exercise if symptoms reach further down the leg than before.",
    "Stop if a leg turns numb or weak, or pins and needles start.",
    "A mild pull that settles within a day is all right.",
)
"""When to stop (the first by `article`, then `may`, `nhs-wales` and `traffic-light`)."""

STOP_SOURCES = "After the article behind the exercises, May 2018, NHS 111 Wales and the pain traffic light."
"""Where `STOP_RULES` come from, for the page that shows them."""


@dataclass(frozen=True, slots=True)
class FirstPage:
    """The words of the page shown at the first start, beside `URGENT_SIGNS` and `URGENT_ADVICE`."""

    title: str
    not_a_diagnosis: str
    ask_first: str
    does: tuple[str, ...]
    does_not: tuple[str, ...]


FIRST_PAGE = FirstPage(
    title="Before you start",
    not_a_diagnosis="planner is not a doctor. It cannot tell you what causes your pain.",
    ask_first="Ask a physiotherapist before you begin: what suits you depends on age, pain and flexibility.",
    does=(
        "It keeps your routines and your week, and times your sessions.",
        "It asks for your pain and leg symptoms before and after, and writes them down.",
    ),
    does_not=(
        "It never diagnoses.",
        "It never changes your plan by itself.",
        "It sends nothing anywhere: all you write stays in files of your own.",
    ),
)
"""First-start page: not a diagnosis; ask a physiotherapist (`article`); what planner does and does not."""

COURSE: tuple[str, ...] = (
    "Sciatica usually gets better in 4 to 6 weeks, and can last longer (NHS).",
    "The article behind these exercises says 2 to 4 weeks; take that as the hopeful end.",
    "It often comes back: 73 in 100 had back pain again within a year. Keeping on matters.",
    "Four or five sessions a week are enough. Rest days and flare weeks are no failure.",
    "Walking, swimming and yoga go well with the exercises.",
)
"""How it usually goes (`nhs-wales`, `nhs-inform`; `article`; `pengel`; the last two `article`)."""

# --- pain ------------------------------------------------------------------------------------------


class Light(StrEnum):
    """How an exercise is going, as a traffic light."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class LegChange(StrEnum):
    """What can change in the leg while exercising; any one of these is red, whatever the number."""

    NEW = "new"
    SHARPER = "sharper"
    FURTHER_DOWN = "further down"
    NUMB = "numb"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Where amber and red begin on the 0–10 scale. Raises ValueError unless 0 < amber < red <= 10.

    The defaults are `traffic-light`: widely used, borrowed from other conditions, not validated for sciatica.
    A physiotherapist may set others.
    """

    amber: int = 4
    red: int = 6

    def __post_init__(self) -> None:
        if not 0 < self.amber < self.red <= PAIN_MAX:
            raise ValueError(f"amber and red must rise from 1 to {PAIN_MAX}: got {self.amber} and {self.red}")


DEFAULT_THRESHOLDS = Thresholds()
"""0–3 green, 4–5 amber, 6–10 red."""


def light(
    pain: int | None,
    leg_changed: Collection[LegChange] = (),
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Light | None:
    """The light for pain on the 0–10 scale and what changed in the leg.

    Any change in the leg is red whatever the number. Without a number and without a change there is
    no light: silence is not green. Raises ValueError for pain outside 0–10.
    Source: `traffic-light`; the leg first: `article`, `may`.
    """
    if pain is not None and not 0 <= pain <= PAIN_MAX:
        raise ValueError(f"pain is a number from 0 to {PAIN_MAX}, got {pain}")
    if leg_changed:
        return Light.RED
    if pain is None:
        return None
    if pain >= thresholds.red:
        return Light.RED
    return Light.AMBER if pain >= thresholds.amber else Light.GREEN


def light_before(pain: int | None, leg_new: str, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Light | None:
    """The light before a session: the pain, and what is new in the leg, a word of `LEG_NEWS` or nothing.

    Anything new in the leg is red whatever the number (`article`, `may`, `nhs-wales`).
    """
    return light(pain, [change for change in LegChange if change == leg_new], thresholds)


NUMB = "New numbness or weakness needs a doctor soon, and any of the warning signs needs one now."
"""What new numbness or weakness asks for (`nhs-wales`)."""

_NEW_WORDS = {
    LegChange.NEW: "Pain in the leg where there was none",
    LegChange.SHARPER: "Pain in the leg that is sharper than before",
    LegChange.FURTHER_DOWN: "Pain that reaches further down the leg than before",
    LegChange.NUMB: "A leg that is newly numb",
    LegChange.WEAK: "A leg that is newly weak",
}


def red_words(pain: int | None, leg_new: str, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> tuple[str, ...]:
    """What a person is told whose answers before a session are red: why, and what to do instead.

    Rest or an easy walk first (`article`); who to ask, and when (`traffic-light`, `nhs-wales`).
    """
    why = [f"{_NEW_WORDS[LegChange(leg_new)]} is red, whatever the number."] if leg_new in _NEW_WORDS else []
    if pain is not None and pain >= thresholds.red:
        why.append(f"Pain of {pain} out of 10 is red on the traffic light.")
    if leg_new in (LegChange.NUMB, LegChange.WEAK):
        why += ["", NUMB]
    return (
        *why,
        "",
        "Rest today, or walk a little if that eases it. A day of rest is no failure.",
        "If it stays like this or keeps getting worse, ask your physiotherapist or a doctor.",
    )


_ADVICE: dict[Light, str] = {
    Light.GREEN: "Fine to carry on.",
    Light.AMBER: "You can carry on, gently. It should settle within 24 hours; if not, do less next time.",
    Light.RED: "Stop this exercise. Leave it out until it settles; ask a physiotherapist before you go on.",
}


def advice(light: Light) -> str:
    """One or two calm sentences for a light (`traffic-light`)."""
    return _ADVICE[light]


# 2 points is more than the scale's own error; 30 % keeps a fall from 9 to 7 from counting as much as one
# from 4 to 2.
REAL_POINTS = 2
REAL_PERCENT = 30


def real_change(before: float, after: float) -> bool:
    """Whether pain really changed, either way: by 2 points AND by 30 % of the first value.

    Smaller differences are within the error of the scale. Both are on the 0–10 scale and may be means.
    Source: `ostelo`, `childs`; both studied improvement in low back pain.
    """
    change = abs(after - before)
    return change >= REAL_POINTS and change * 100 >= before * REAL_PERCENT


# --- leg -------------------------------------------------------------------------------------------


def light_after(
    pain: int | None,
    leg_before: str,
    leg_after: str,
    reason: str,
    thresholds: Thresholds = DEFAULT_THRESHOLDS,
) -> Light | None:
    """What a session says by its end: pain and leg afterwards, and why it was stopped ("" when it was not).

    None when nothing was said. Stopping for pain, for the leg or for numbness is red whatever the number
    (`article`, `may`, `nhs-wales`).
    """
    if reason == "pain":
        return Light.RED
    changed = {"leg": (LegChange.FURTHER_DOWN,), "numbness": (LegChange.NUMB,)}.get(reason, ())
    if further_down(leg_before, leg_after):
        changed = (*changed, LegChange.FURTHER_DOWN)
    return light(pain, changed, thresholds)


def further_down(before: str, after: str) -> bool:
    """Whether symptoms reach further down the leg than before: a reason to stop that exercise.

    Symptoms where there were none count. An answer not given (empty) on either side is no change.
    Raises ValueError for a word that is not in `LEG`. It does not show which exercise did it: `may`.
    """
    for place in (before, after):
        if place and place not in LEG:
            raise ValueError(f"not a place on the leg: {place!r}; one of {', '.join(LEG)}")
    if not before or not after:
        return False
    return LEG.index(after) > LEG.index(before)
