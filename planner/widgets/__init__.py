"""Pieces of a screen that know the model and no store."""
