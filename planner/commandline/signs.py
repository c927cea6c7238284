"""`warning-signs`: the signs that need a doctor now, then those that need one soon."""

from __future__ import annotations

from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.output import wrap
from planner.model.safety import SEE_A_DOCTOR, STOP_RULES, URGENT_ADVICE, URGENT_SIGNS


def show(_call: Call) -> int:
    """`planner warning-signs`: needs no home, and looks for none."""
    parts = (
        ("Urgent signs", URGENT_SIGNS),
        ("See a doctor soon, if it is", SEE_A_DOCTOR),
        ("Stop", STOP_RULES),
    )
    for title, lines in parts:
        output.say(title, *(line for text in lines for line in wrap(text, "- ")))
        if lines is URGENT_SIGNS:
            output.say(*wrap(URGENT_ADVICE))
        if lines is not STOP_RULES:
            output.say("")
    return 0
