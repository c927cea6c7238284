"""The keys that every file has."""

from __future__ import annotations

from planner.store.fields import Field

FORMAT = 1

FORMAT_KEY = Field("format", "int", "the version of the file's format", 1, default=FORMAT, low=1, high=10_000)
OWN_KEY = Field(
    "x", "free", "a table for your own use; planner never reads or changes it", {"anything": "yours"}
)
