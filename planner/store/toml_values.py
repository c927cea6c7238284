"""Values written without quotes: which ones TOML knows, and in plain words what is wrong with the others."""

from __future__ import annotations

import re
from calendar import month_name, monthrange

from planner.store.toml_scan import ScanError, scan

_TIME = r"\d\d:\d\d(?::\d\d(?:\.\d+)?)?"
_KNOWN = re.compile(
    rf"""true|false|[+-]?(?:inf|nan)
    |[+-]?(?:0|[1-9](?:_?\d)*)(?:\.\d(?:_?\d)*)?(?:[eE][+-]?\d(?:_?\d)*)?
    |0x[0-9a-fA-F](?:_?[0-9a-fA-F])*|0o[0-7](?:_?[0-7])*|0b[01](?:_?[01])*
    |\d{{4}}-\d\d-\d\d(?:[Tt ]{_TIME}(?:[Zz]|[+-]\d\d:\d\d)?)?|{_TIME}""",
    re.VERBOSE,
)
_DATE = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:[Tt ].*)?")
_LOOSE_DATE = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
_DAY_FIRST = re.compile(r"\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}")
_CLOCK = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")
_SWITCHES = {"yes": "true", "on": "true", "no": "false", "off": "false"}
_NOTHING = {"null", "none", "nil", "undefined"}
_NEXT_KEY = re.compile(r"(.*?\S)[ \t]+([A-Za-z0-9_-]+)[ \t]*=")

CURLY = "“”„‟«»‘’‚‛"
_STRAIGHT = str.maketrans(dict.fromkeys(CURLY, '"'))


def known(token: str) -> bool:
    """Whether a value without quotes is written as TOML 1.0 or 1.1 has it; a date may still not exist."""
    return _KNOWN.fullmatch(token) is not None


def all_plausible(text: str) -> bool:
    """Whether a text may be TOML 1.1: it has the structure, and every value without quotes is known."""
    try:
        index = scan(text)
    except (ScanError, RecursionError):
        return False
    return all(text[start] in "\"'[{" or known(text[start:end]) for start, end in index.values.values())


def quoted(text: str) -> str:
    """Text in quotes, in single ones where it has a backslash or a double quote in it."""
    return f"'{text}'" if ('"' in text or "\\" in text) and "'" not in text else f'"{text}"'


def wrong(token: str, key: str) -> str:
    """What is wrong with a value without quotes, and what to write; `key` is empty inside a list."""
    head = f"{key} = " if key else ""
    for explain in (_wrong_word, _wrong_line, _wrong_date, _wrong_number):
        found = explain(token, head)
        if found:
            return found
    return f"text needs quotes: {head}{quoted(token)}"


def _wrong_word(token: str, head: str) -> str:
    word = token.lower()
    if any(mark in token for mark in CURLY):
        return f"curly quotes mean nothing here, use straight ones: {head}{token.translate(_STRAIGHT)}"
    if word in {"true", "false"}:
        return f"true and false are written in small letters: {head}{word}"
    if word in _SWITCHES:
        return f"a switch is true or false: {head}{_SWITCHES[word]}"
    if word in _NOTHING:
        return f"there is no {token} in TOML: leave the key out"
    return ""


def _wrong_line(token: str, head: str) -> str:
    """More than one value where one is expected."""
    two = _NEXT_KEY.match(token)
    if two:
        return f"two keys on one line: put {two[2]} on a line of its own"
    bare = token.rstrip(",; \t")
    if bare != token:
        return (
            f"nothing comes after a value, no {'comma' if ',' in token[len(bare) :] else 'semicolon'}: "
            + (f"{head}{bare if known(bare) else quoted(bare)}")
        )
    parts = [part.strip() for part in token.split(",")]
    if len(parts) == 2 and all(part.isdigit() for part in parts) and " " not in token:
        return f"a decimal number has a point, not a comma: {head}{parts[0]}.{parts[1]}"
    if len(parts) > 1:
        items = ", ".join(part if known(part) or part[:1] in {'"', "'"} else quoted(part) for part in parts)
        return f"a list needs square brackets: {head}[{items}]"
    return ""


def _wrong_date(token: str, head: str) -> str:
    found = _DATE.fullmatch(token)
    if found:
        year, month, day = int(found[1]), int(found[2]), int(found[3])
        if not 1 <= month <= 12:
            return f"there is no month {month}: a date is year-month-day, like 2026-11-23"
        if not 1 <= day <= monthrange(max(year, 1), month)[1]:
            return f"there is no {day} {month_name[month]} {year}"
        return f"there is no such date or time: {token}" if year else "there is no year 0"
    loose = _LOOSE_DATE.fullmatch(token)
    if loose:
        return f"a date has dashes and two digits each: {head}{loose[1]}-{loose[2]:0>2}-{loose[3]:0>2}"
    if _DAY_FIRST.fullmatch(token):
        return "a date is year-month-day, like 2026-11-23"
    clock = _CLOCK.fullmatch(token)
    return f'a time needs quotes: {head}"{clock[1]:0>2}:{clock[2]}"' if clock else ""


def _wrong_number(token: str, head: str) -> str:
    if re.fullmatch(r"[+-]?0\d+", token):
        return f"a number does not begin with 0: {head}{token.replace('0', '', 1) if int(token) else 0}"
    if re.fullmatch(r"0\d+(\.\d+)?", token):
        return f"a number does not begin with 0: {head}{token.lstrip('0').rjust(1, '0')}"
    if re.fullmatch(r"\.\d+", token):
        return f"a decimal number has a digit before its point: {head}0{token}"
    if re.fullmatch(r"\d+\.", token):
        return f"a decimal number has a digit after its point: {head}{token}0"
    if re.match(r"[+-]?\d", token):
        return f"text with a unit needs quotes: {head}{quoted(token)}"
    return ""
