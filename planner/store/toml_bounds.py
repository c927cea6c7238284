"""How much of TOML is read before a file is refused."""

MAX_DEPTH = 64
"""How many tables, or parts of a key, may lie in one another."""
