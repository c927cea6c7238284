"""`advice`: what the sessions suggest, with the reasons. It writes nothing."""

from __future__ import annotations

from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.output import wrap
from planner.model.dates import day_words
from planner.model.suggestion import Suggestion
from planner.model.text import clean
from planner.store.suggestions import consider


def show(call: Call) -> int:
    """`planner advice [--json]`: the suggestions of now, the urgent first; 1 when there are none."""
    now = call.clock.now()
    found = consider(call.home, call.read(), now).found
    if call.args.json:
        output.say_json([_json(one) for one in found])
    elif not found:
        output.note("Nothing to consider now.")
    else:
        output.say("To consider; nothing is changed by itself.")
    for one in () if call.args.json else found:
        rests_on = (f"{day_words(on.day, now.date())}: {clean(on.words)}" for on in one.rests_on)
        output.say("", *wrap(clean(one.words), "! " if one.urgency == "soon" else "- "))
        for words in (clean(one.why), *rests_on, f"Source: {one.source}", f"Rule: {one.rule}"):
            output.say(*wrap(words, "  "))
        if one.urgency == "soon":
            output.say("  planner warning-signs: the signs that need a doctor now.")
    return 0 if found else 1


def _json(one: Suggestion) -> dict[str, object]:
    return {
        "rule": one.rule,
        "urgency": one.urgency,
        "words": one.words,
        "why": one.why,
        "source": one.source,
        "rests_on": [
            {"session": on.session or None, "date": on.day.isoformat(), "words": on.words}
            for on in one.rests_on
        ],
    }
