"""What was exported last: by it an event keeps its revision until it says something else."""

from __future__ import annotations

import json
from typing import Any

from planner.model.text import clean
from planner.store.errors import NotSaved, UnreadableFile
from planner.store.files import create_bytes, make_folder, read_bytes, replace_bytes
from planner.store.home import Home

_MOST = 2**31 - 1
"""The largest number that a calendar program reads as a revision."""

_LARGEST = 16 * 1024 * 1024
_YEAR = 366 * 24 * 60

Event = dict[str, Any]


class Revisions:
    """The revision of each event of one calendar, by its UID; they only ever go up.

    A revision is a count of minutes, so that one made without knowing the last (on another machine, or
    after the file was lost) is higher than it all the same.
    """

    def __init__(self, home: Home, name: str, minutes: int) -> None:
        self._home = home
        self._name = name
        self._minutes = minutes
        self._all, self._raw = _read(home)
        self._known = {uid: event for uid, event in self._all.get(name, {}).items() if _is_event(event)}
        self._now: dict[str, Event] = {}

    def revise(self, uid: str, digest: str) -> int:
        """The revision of an event whose sum is `digest`: the last one's, or a higher one when it differs."""
        known = self._known.get(uid)
        number = self._minutes
        if known is not None:
            same = known["sum"] == digest
            number = known["sequence"] if same else max(number, min(_MOST, known["sequence"] + 1))
        self._now[uid] = {"sum": digest, "sequence": number}
        return number

    def describe(self, uid: str, title: str, start: str) -> None:
        """What is told of an event when it is gone: its title, and when it began, in ISO 8601."""
        self._now.setdefault(uid, {}).update(title=title, start=start)

    def gone(self, uids: set[str]) -> list[tuple[str, str, str]]:
        """UID, title and start of every event exported in the last year that is not among `uids`."""
        return [
            (uid, clean(str(event["title"])), str(event["start"]))
            for uid, event in self._known.items()
            if uid not in uids and {"title", "start"} <= event.keys()
            if event["sequence"] > self._minutes - _YEAR
        ]

    def save(self) -> None:
        """Keep all of it for the next export; NotSaved when the disk says no."""
        whole = {**self._all, self._name: self._now}
        data = (json.dumps(whole, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode()
        if data == self._raw:
            return
        path = self._home.calendars
        make_folder(path.parent)
        if self._raw is None:
            create_bytes(path, data)
        else:
            replace_bytes(path, data, expected=self._raw, backups=None)


def _is_event(event: object) -> bool:
    return (
        isinstance(event, dict)
        and isinstance(event.get("sum"), str)
        and type(event.get("sequence")) is int
        and 0 <= event["sequence"] <= _MOST
    )


def _read(home: Home) -> tuple[dict[str, dict[str, Event]], bytes | None]:
    """What was kept; nothing when it is not there or makes no sense."""
    try:
        raw = read_bytes(home.calendars, _LARGEST)
    except UnreadableFile as error:
        if home.calendars.exists():
            raise NotSaved(f"{home.label(home.calendars)} cannot be read: {error}") from error
        return {}, None
    try:
        whole = json.loads(raw)
    except (ValueError, RecursionError):
        return {}, raw
    plain = whole if isinstance(whole, dict) else {}
    return {name: events for name, events in plain.items() if isinstance(events, dict)}, raw
