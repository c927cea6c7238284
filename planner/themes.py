"""The colours: calm on dark, calm on light. Meaning is always also a word or a shape.

Letters have a contrast of at least 4.5:1 against what they stand on, as WCAG 2.2 asks for in its success
criterion 1.4.3; those of the two high-contrast themes 7:1 (1.4.6). Tests look at every cell of every screen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.theme import Theme

if TYPE_CHECKING:
    from textual.app import App


def _theme(
    name: str, colours: dict[str, str], *, muted: str, on_cursor: str, dark: bool, away: str = ""
) -> Theme:
    """A theme of true colours; `muted` is what stands back, `on_cursor` what stands on the chosen line."""
    return Theme(
        name=name,
        dark=dark,
        primary=colours["primary"],
        secondary=colours["secondary"],
        accent=colours["accent"],
        foreground=colours["foreground"],
        background=colours["background"],
        surface=colours["surface"],
        panel=colours["panel"],
        success=colours["success"],
        warning=colours["warning"],
        error=colours["error"],
        variables={
            "footer-key-foreground": colours["accent"],
            "text-muted": muted,
            "text-disabled": muted,
            "text-primary": colours["primary"],
            "text-accent": colours["accent"],
            "text-success": colours["success"],
            "text-warning": colours["warning"],
            "text-error": colours["error"],
            "block-cursor-foreground": on_cursor,
            "block-cursor-background": colours["primary"],
            "block-cursor-text-style": "bold",
            "block-cursor-blurred-background": away or colours["panel"],
            "scrollbar": f"{muted} 55%",
            "input-selection-background": colours["primary"],
            "input-selection-foreground": on_cursor,
        },
    )


DARK = _theme(
    "planner-dark",
    {
        "primary": "#7fb4ca",
        "secondary": "#a3b8a0",
        "accent": "#f2cc8f",
        "foreground": "#e8e6e1",
        "background": "#14181c",
        "surface": "#1b2127",
        "panel": "#232a31",
        "success": "#8fcb9b",
        "warning": "#f2cc8f",
        "error": "#f28b82",
    },
    muted="#a9b1b8",
    on_cursor="#14181c",
    dark=True,
)

LIGHT = _theme(
    "planner-light",
    {
        "primary": "#1f5f7a",
        "secondary": "#4a6b50",
        "accent": "#7a4b00",
        "foreground": "#1c1f22",
        "background": "#faf8f4",
        "surface": "#f1eee8",
        "panel": "#e6e2da",
        "success": "#1e6b35",
        "warning": "#7a4b00",
        "error": "#a3231b",
    },
    muted="#4d5459",
    on_cursor="#ffffff",
    dark=False,
)

HIGH_CONTRAST = _theme(
    "high-contrast",
    {
        "primary": "#8fe3ff",
        "secondary": "#c8f0c8",
        "accent": "#ffe14d",
        "foreground": "#ffffff",
        "background": "#000000",
        "surface": "#000000",
        "panel": "#262626",
        "success": "#7dff9a",
        "warning": "#ffe14d",
        "error": "#ffb3ab",
    },
    muted="#e4e4e4",
    on_cursor="#000000",
    dark=True,
)

HIGH_CONTRAST_LIGHT = _theme(
    "high-contrast-light",
    {
        "primary": "#003a6b",
        "secondary": "#1d3d22",
        "accent": "#5c2e00",
        "foreground": "#000000",
        "background": "#ffffff",
        "surface": "#ffffff",
        "panel": "#e2e2e2",
        "success": "#00450f",
        "warning": "#5c2e00",
        "error": "#8a0000",
    },
    muted="#242424",
    on_cursor="#ffffff",
    dark=False,
)

COLOUR_BLIND = _theme(
    "colour-blind",
    {
        "primary": "#56b4e9",
        "secondary": "#009e73",
        "accent": "#e69f00",
        "foreground": "#ececec",
        "background": "#0b0d0f",
        "surface": "#101315",
        "panel": "#15181b",
        "success": "#56b4e9",
        "warning": "#f0e442",
        "error": "#d55e00",
    },
    muted="#b4b8bc",
    on_cursor="#0b0d0f",
    dark=True,
    away="#2a3036",
)
"""The colours of Okabe and Ito as they are: "Color Universal Design", 2008, https://jfly.uni-koeln.de/color/."""

COLOUR_BLIND_LIGHT = _theme(
    "colour-blind-light",
    {
        "primary": "#006ca9",
        "secondary": "#00604a",
        "accent": "#7a4a00",
        "foreground": "#141414",
        "background": "#ffffff",
        "surface": "#f6f6f6",
        "panel": "#ececec",
        "success": "#006ca9",
        "warning": "#653c52",
        "error": "#aa4b00",
    },
    muted="#4a4f54",
    on_cursor="#ffffff",
    dark=False,
)
"""Their blue, reddish purple and vermillion, darkened until letters can be read on white."""


def _terminal(name: str, *, dark: bool = True, **signals: str) -> Theme:
    """A theme of the terminal's own colours: its letters on its background, what is chosen reversed."""
    plain = "ansi_default"
    accent = signals.get("accent", plain)
    variables = {
        "ansi-background": plain,
        "ansi-foreground": plain,
        **dict.fromkeys(("scrollbar", "scrollbar-hover", "scrollbar-active", "link-color"), plain),
        **dict.fromkeys(("scrollbar-background", "scrollbar-corner-color"), plain),
        "border": signals.get("primary", plain),
        "border-blurred": plain,
        "screen-selection-background": plain,
        "screen-selection-foreground": plain,
        "footer-key-foreground": accent,
        "text-muted": plain,
        "text-disabled": plain,
        "block-cursor-foreground": plain,
        "block-cursor-background": plain,
        "block-cursor-text-style": "bold reverse",
        "block-cursor-blurred-foreground": plain,
        "block-cursor-blurred-background": plain,
        "block-cursor-blurred-text-style": "bold underline",
        "input-cursor-foreground": plain,
        "input-cursor-background": plain,
        "input-cursor-text-style": "reverse",
        "input-selection-foreground": plain,
        "input-selection-background": plain,
    }
    return Theme(
        name=name,
        ansi=True,
        dark=dark,
        primary=signals.get("primary", plain),
        secondary=plain,
        accent=accent,
        success=signals.get("success", plain),
        warning=signals.get("warning", plain),
        error=signals.get("error", plain),
        foreground=plain,
        background=plain,
        surface=plain,
        panel=plain,
        boost=plain,
        variables=variables,
    )


PLAIN = _terminal("terminal")
"""No colour at all: for `NO_COLOR`, and for a terminal that has not told whether it is light or dark."""

ON_DARK = _terminal(
    "terminal-dark",
    primary="ansi_cyan",
    accent="ansi_bright_yellow",
    success="ansi_green",
    warning="ansi_bright_yellow",
    error="ansi_bright_red",
)
ON_LIGHT = _terminal(
    "terminal-light",
    dark=False,
    primary="ansi_blue",
    accent="ansi_blue",
    warning="ansi_magenta",
    error="ansi_red",
)

SHIPPED = (
    DARK,
    LIGHT,
    HIGH_CONTRAST,
    HIGH_CONTRAST_LIGHT,
    COLOUR_BLIND,
    COLOUR_BLIND_LIGHT,
    PLAIN,
    ON_DARK,
    ON_LIGHT,
)


def worn(choice: str, dark: bool | None, *, colours: bool = True, few: bool = False) -> str:
    """The name of the theme for what a person chose, one of `vocabulary.THEMES`.

    `dark` is whether the terminal is, None while that is not known. Without `colours` there are none; with
    `few`, where the terminal has but 16, its own are taken, for it would show the nearest of them anyway.
    """
    if not colours:
        return PLAIN.name
    if choice == "auto" and few:
        choice = PLAIN.name
    elif choice == "auto":
        return LIGHT.name if dark is False else DARK.name
    if choice == PLAIN.name and dark is not None:
        return ON_DARK.name if dark else ON_LIGHT.name
    return choice


def ship(app: App[None]) -> None:
    """Have these themes in an app and no others; it wears the first."""
    for theme in SHIPPED:
        app.register_theme(theme)
    app.theme = DARK.name
    for name in set(app.available_themes) - {theme.name for theme in SHIPPED}:
        app.unregister_theme(name)
