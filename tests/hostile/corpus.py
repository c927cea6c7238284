"""Text that somebody sends to do harm, or that simply is as wild as people's text can be."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_CONTROLS = {
    "colours, erasing, moving": "\x1b[31mred\x1b[2J\x1b[9;9H\x1b[?1049l\x1b[?1003h",
    "a title": "\x1b]0;owned\x07\x1b]2;owned\x1b\\",
    "a link": "\x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\",
    "the clipboard": "\x1b]52;c;cm0gLXJmIH4=\x07",
    "a notification": "\x1b]9;owned\x07\x1b]777;notify;owned;owned\x07\x1b]99;;owned\x1b\\",
    "a string for the terminal": "\x1bPq#0;2;0;0;0\x1b\\\x1b_Gf=24;AAAA\x1b\\\x1b^x\x1b\\\x1bXx\x1b\\",
    "questions": "\x1b[c\x1b[6n\x1b[>q\x1b[21t\x1bP$qm\x1b\\\x05",
    "a reset": "\x1bc\x1b(0\x0e\x0f\x1b%@",
    "an escape at the end": "end\x1b",
    "C1": "\x9b31m\x9d0;owned\x9c\x90q\x9c\x9fx\x9c\x84\x85\x8d",
    "bells": "\x07\x07\x07",
    "other controls": "".join(map(chr, (*range(9), 11, 12, *range(14, 32), 127))),
    "line ends": "a\nb\r\nc\rd\te\x0bf\x0cg\u2028h\u2029i\x85j",
    "percent and braces": "%s%n%(x)d %1$s {0} {x!r} {} ${HOME} $(id) `id` $text-error",
    "a shell": "; touch owned | touch owned & touch owned > owned",
}

_SHAPES = {
    "bidi": "\u202eabc\u202c \u2066def\u2069 \u2067ghi\u2069 \u202djkl \u200e\u200f\u061c",
    "zero width": "a\u200bb\u200cc\u200dd\u2060e\ufefff\u00adg\u180eh\u2061",
    "tags": "x\U000e0001\U000e0041\U000e007f",
    "marks": "e" + "\u0301" * 200,
    "marks without a letter": "\u0301\u20dd\u0488 \u0338",
    "wide": "深蹲式拉伸" * 12,
    "half-wide and full-wide": "ｱｲｳ ＡＢＣ ﷽",
    "emoji": "👩‍👩‍👧‍👦 🏳️‍🌈 👍🏽 🇩🇪 1️⃣ ☠️ ❤︎",
    "letters that look like nothing": "\u3164\u115f\u1160\uffa0\u2800",
    "spaces": "\u00a0\u2003\u202f\u3000\u205f",
    "private and unassigned": "\ue000\U000f0000\U0010ffff\uffff\ufdd0\U0003ffff",
    "right to left": "עברית العربية",
    "not composed": "a\u0308o\u0308u\u0308 \u1112\u1161\u11ab",
}

_MARKUP = {
    "an end without a beginning": "[/foo] [/] [/b]",
    "an action": "[@click=app.quit]quit[/] [@click=app.screenshot('x','/tmp')]x[/]",
    "a link in markup": "[link=https://evil.example]here[/link]",
    "styles": "[b]bold[/b] [red on blue]colour[/] [$text-error]x[/] [reverse]",
    "brackets": "[ ] [ [[ ]] [[x]] \\[b] [1] [kg] [bold",
    "emoji codes": ":smile: :skull:",
    "markdown": "# x **y** `z` | a | b | [t](javascript:alert(1)) ![i](http://evil.example/i)",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)> &amp; \" ' </style>",
    "formulas": "=1+1 +1 -1 @SUM(A1) =cmd|'/C calc'!A0",
    "TOML": '" \'\'\' """ \\ # = [x]\n[step]\nx = 1',
    "a path": "../../../etc/passwd /etc/passwd C:\\x ~/.ssh",
}

_LONG = {
    "a long word": "W" * 1500,
    "many words": "word " * 300,
    "many brackets": "[" * 300 + "]" * 300,
    "many wide letters": "深" * 500,
    "spaces only": " " * 800,
}

TEXTS: Mapping[str, str] = MappingProxyType({**_CONTROLS, **_SHAPES, **_MARKUP, **_LONG})
"""Every hostile text by what it tries."""

SEEN = "[/foo] [b]it[/b] "
"""What a person must see of a text as it was typed: with it each of the blends begins."""

WILD = SEEN + " ".join((*_CONTROLS.values(), *_SHAPES.values(), *_MARKUP.values()))
"""The short ones as one: where there is no time for each of them in each place."""

LONG = SEEN + " ".join(_LONG.values())
"""And the long ones."""

NAMES: Mapping[str, str] = MappingProxyType(
    {
        "a way out": "../../outside",
        "a way out and in": "../routines/core-three",
        "an absolute path": "/etc/passwd",
        "the folder itself": ".",
        "the folder above": "..",
        "hidden": ".hidden",
        "a folder": "core-three/",
        "a way out of Windows": "..\\..\\outside",
        "a drive": "C:core-three",
        "a stream": "core-three:stream",
        "reserved by Windows": "con",
        "a NUL": "core\0three",
        "nothing": "",
        "blanks": "   ",
        "a home": "~/core-three",
        "a variable": "$HOME",
        "a star": "*",
        "a minus": "-rf",
        "a line end": "core-three\nrm",
        "a URL": "file:///etc/passwd",
        "percent": "%2e%2e%2foutside",
        "bytes of no text": "core\udce9three",
        "endless": "x" * 5000,
        "capitals": "CORE-THREE",
        "not composed": "cafe\u0301",
        "escape": "\x1b]0;owned\x07",
        "markup": "[/foo]",
    }
)
"""What somebody may call a routine, an exercise, a plan or a file."""
