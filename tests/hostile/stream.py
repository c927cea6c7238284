"""What may go to a terminal: a small machine that knows every sequence the program writes, and no other."""

from __future__ import annotations

import re
import unicodedata

_KNOWN = re.compile(
    r"\x1b\[(?:[0-9]+;[0-9]+)?H"  # move
    r"|\x1b\[[0-9]*[CDX]"  # right, left, erase
    r"|\x1b\[[0-9;]*m"  # how it looks
    r"|\x1b\[6n"  # where is the cursor
    r"|\x1b\[\?996n|\x1b\]11;\?\x1b\\"  # is the terminal dark
    r"|\x1b\[\?(?:7|25|1000|1003|1004|1006|1015|1049|2004|2026|2031|2048)[hl]"  # what the terminal is to do
    r"|\x1b\[\?(?:2026|2048)\$p"  # does it know this
    r"|\x1b\[(?:>[0-9]+|<)u"  # keys in full, and back
    r"|\x1b\[2[23];2t"  # keep the title, give it back
    r"|\x1b\](?P<kind>2|9);(?P<said>[^\x00-\x1f\x7f-\x9f]*)\x1b\\"  # a title, a notification
    r"|\x1b\]22;[a-z-]*\x07"  # the shape of the pointer
    r"|(?P<bell>\x07)"
    r"|[\n\v\b\r]"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)"
)
_CUT = re.compile(r"\x1b(?:\[[0-9;?<>$]*|\][^\x00-\x1f\x7f-\x9f]*\x1b?)?\Z")

_UNSAFE = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")


def unsafe(text: str) -> str:
    """The first character of a text that a terminal would act on, or that hides something; empty for none."""
    if text.isprintable():
        return ""
    return next((one for one in text if unicodedata.category(one) in _UNSAFE), "")


class NotOurs(AssertionError):
    """Something that the program never writes by itself went to the terminal."""


class Stream:
    """All that was written so far; `bells` counts the bells in it, `said` has titles and notifications."""

    def __init__(self) -> None:
        self.bells = 0
        self.said: list[str] = []
        self.pieces = 0
        self._rest = ""

    def feed(self, text: str) -> None:
        """Take what was written next, cut anywhere; NotOurs at the first piece that is not the program's."""
        text = self._rest + text
        self._rest, pos = "", 0
        while pos < len(text):
            found = _KNOWN.match(text, pos)
            if found is None and _CUT.match(text, pos):
                self._rest = text[pos:]
                return
            if found is None:
                raise NotOurs(f"{text[pos : pos + 40]!r} after {text[max(0, pos - 40) : pos]!r}")
            self._look(found)
            pos = found.end()

    def end(self) -> None:
        """That was all; NotOurs when it ends in the middle of a sequence."""
        if self._rest:
            raise NotOurs(f"{self._rest!r} at the end")

    def _look(self, found: re.Match[str]) -> None:
        self.pieces += 1
        self.bells += found["bell"] is not None
        if found["kind"]:
            self.said.append(found["said"])
        for text in (found["text"], found["said"]):
            if wrong := unsafe(text or ""):
                raise NotOurs(f"{wrong!r} in {text[:80]!r}")
