"""What the tests of the store share."""

from hypothesis import settings

# `pytest tests/store --hypothesis-profile=thorough` looks a hundred times as hard.
settings.register_profile("thorough", max_examples=10_000, deadline=None)
