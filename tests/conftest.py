"""How hard the laws look: at the same examples in every run, or at many new ones when asked."""

from __future__ import annotations

import pytest
from hypothesis import settings

settings.register_profile("plain", derandomize=True, deadline=None)
settings.register_profile("new", deadline=None)
settings.register_profile("thorough", max_examples=10_000, deadline=None)


def pytest_configure(config: pytest.Config) -> None:
    """Without `--hypothesis-profile` a run says the same today and tomorrow."""
    if not config.getoption("--hypothesis-profile"):
        settings.load_profile("plain")
