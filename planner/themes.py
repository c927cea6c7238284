"""The colours: calm on dark, calm on light. Meaning is always also a word or a shape."""

from __future__ import annotations

from textual.theme import Theme

DARK = Theme(
    name="planner-dark",
    primary="#7fb4ca",
    secondary="#a3b8a0",
    accent="#f2cc8f",
    foreground="#e8e6e1",
    background="#14181c",
    surface="#1b2127",
    panel="#232a31",
    success="#8fcb9b",
    warning="#f2cc8f",
    error="#f28b82",
    dark=True,
    variables={
        "footer-key-foreground": "#f2cc8f",
        "text-muted": "#a9b1b8",
        "block-cursor-foreground": "#14181c",
        "block-cursor-background": "#7fb4ca",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#7fb4ca 35%",
    },
)

LIGHT = Theme(
    name="planner-light",
    primary="#1f5f7a",
    secondary="#4a6b50",
    accent="#7a4b00",
    foreground="#1c1f22",
    background="#faf8f4",
    surface="#f1eee8",
    panel="#e6e2da",
    success="#1e6b35",
    warning="#7a4b00",
    error="#a3231b",
    dark=False,
    variables={
        "footer-key-foreground": "#7a4b00",
        "text-muted": "#4d5459",
        "block-cursor-foreground": "#ffffff",
        "block-cursor-background": "#1f5f7a",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#1f5f7a 30%",
    },
)

THEMES = (DARK, LIGHT)
