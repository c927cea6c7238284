"""The arguments of `log`."""

from __future__ import annotations

from datetime import datetime

from planner.commandline import arguments
from planner.commandline.parser import AddParser, command
from planner.model.safety import LEG
from planner.model.vocabulary import REASONS

_EXAMPLES = f"""\
examples:
  planner log gentle-day --pain-before 5 --pain-after 4
  planner log core-three --at 07:00 --took 12m --steps 1-2
  planner log full-eight --stopped 5:leg --leg-before thigh --leg-after calf
  planner log core-three --at 2026-11-21T18:30 --pain-morning 2 --morning settled

reasons: {", ".join(REASONS)}
leg: {", ".join(LEG)}
"""

MORNINGS = ("settled", "not-settled")
"""The answers about the morning after, as they are typed."""


def add_log(add: AddParser, now: datetime) -> None:
    """`log`."""
    log = command(
        add, "log", "Log a session that was done without the timer", "diary.log", examples=_EXAMPLES
    )
    log.add_argument("routine", metavar="ROUTINE", help="its id or title")
    began = "when it began: 07:00 today, or 2026-11-22T07:00"
    log.add_argument("--at", type=arguments.moment_at(now), metavar="T", help=began)
    log.add_argument(
        "--took", type=arguments.interval, metavar="T", help="how long: 12m; as planned when absent"
    )
    steps = "the steps that were done: 1-4,6; all of them when absent"
    log.add_argument("--steps", type=arguments.steps, metavar="N", help=steps)
    stopped = "stopped early in this step, and why: 5:leg"
    log.add_argument("--stopped", type=arguments.stop, metavar="STEP:WHY", help=stopped)
    log.add_argument("--pain-before", type=arguments.pain, metavar="N", help="0 to 10")
    log.add_argument("--pain-after", type=arguments.pain, metavar="N", help="0 to 10")
    log.add_argument("--leg-before", choices=LEG, metavar="L", help="how far down symptoms reached")
    log.add_argument("--leg-after", choices=LEG, metavar="L", help="the same afterwards")
    log.add_argument("--pain-morning", type=arguments.pain, metavar="N", help="the morning after, 0 to 10")
    morning = f"how it was the morning after: {' or '.join(MORNINGS)}"
    log.add_argument("--morning", choices=MORNINGS, metavar="M", help=morning)
    log.add_argument("--note", metavar="T", help="anything worth remembering")
