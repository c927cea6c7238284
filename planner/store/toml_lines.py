"""What is wrong with one line of TOML: a header, a key, a value, or the same thing twice."""

from __future__ import annotations

import re

from planner.store.toml_data import described
from planner.store.toml_index import KeyPath, line_end
from planner.store.toml_lex import HEADER, KEY, STRING, Opened, Slip, line_without_comment
from planner.store.toml_scan import ScanError, key_text, scan
from planner.store.toml_values import CURLY, known, quoted, wrong

_PARTS = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*'""")
_BRACKETS = re.compile(r"[\[ \t]*")
_WORDS = re.compile(r"[^=:#\[\]{}\"']*")


def bad_header(text: str, start: int) -> Slip:
    """A line that begins with `[` and is no header."""
    end = line_without_comment(text, start)
    line = text[start:end]
    found = HEADER.match(line)
    if found is None:
        return Slip(start, end, "a table needs a name between its brackets: [name]", (start, end, "#"))
    double, name, closing, rest = found.groups()
    opening, needed = ("[[", "]]") if double else ("[", "]")
    mend = (start, end, f"{opening}{name}{needed}")
    if closing != needed and not (closing == "" and rest.strip()):
        return Slip(start, end, f"{opening} is closed with {needed}: {opening}{name}{needed}", mend)
    if closing != needed:
        words = line.strip("[] \t")
        return Slip(start, end, f"a name like this needs quotes: {opening}{quoted(words)}{needed}", None)
    junk = end - len(rest.lstrip())
    return Slip(junk, end, "nothing comes after the name of a table: begin a new line", (junk, end, ""))


def bad_statement(text: str, start: int, offset: int) -> Slip:
    """A line that should be `key = value` and is not; `offset` is where the parser stopped."""
    end = line_without_comment(text, start)
    line, gone = text[start:end], (start, end, "#")
    if re.match(r"[-*+•][ \t]", line):
        item = line[1:].strip()
        words = item if known(item) or item[:1] in {'"', "'"} else quoted(item)
        return Slip(start, end, f"a list is written in square brackets: [{words}, …]", gone)
    if line.startswith(("//", ";", "--", "%", "/*")):
        return Slip(start, end, "a comment begins with #", gone)
    if line[0] in "=:":
        return Slip(start, start + 1, f"a key is missing before {line[0]}", gone)
    key = KEY.match(line)
    rest = line[key.end() :].lstrip() if key else ""
    if key is None or rest[:1] not in {"", "=", ":"}:
        return _bad_key(text, start, end)
    at = end - len(rest)
    if rest == "":
        return Slip(start, end, f'"{key[0]}" stands alone: a key has = and a value', gone)
    if rest[0] == ":":
        value = rest.lstrip(":= \t")
        return Slip(at, at + 1, f"after a key comes =, not a colon: {key[0]} = {_as_value(value)}", gone)
    begin = end - len(rest[1:].lstrip())
    return _bad_value(text, key[0], begin, end, offset) if begin < end else _no_value(key[0], start, end)


def _no_value(key: str, start: int, end: int) -> Slip:
    return Slip(start, end, f"{key} has no value: write one after =, or delete the line", (start, end, "#"))


def _as_value(text: str) -> str:
    return text if known(text) or text[:1] in {'"', "'", "[", "{"} else quoted(text)


def _bad_key(text: str, start: int, end: int) -> Slip:
    """A line whose beginning is no key, or is not followed by =."""
    line, gone = text[start:end], (start, end, "#")
    found = _WORDS.match(line)
    words = found[0].rstrip() if found else ""
    after = line[len(words) :].lstrip()[:1]
    if any(mark in words for mark in CURLY):
        plain = words.strip(CURLY)
        return Slip(start, start + len(words), f"curly quotes mean nothing here: {plain} = …", gone)
    if after in {"=", ":"} and words and not words.isascii():
        message = f'a key with such letters needs quotes: "{words}" = …'
        return Slip(start, start + len(words), message, gone)
    if after in {"=", ":"} and " " in words:
        joined = "-".join(words.split())
        return Slip(start, start + len(words), f"a key is one word: {joined} = …", gone)
    key = KEY.match(line)
    rest = line[key.end() :].strip() if key else ""
    if key and rest and (len(rest.split()) == 1 or rest[0] in "\"'[{" or rest[0].isdigit()):
        place = start + key.end()
        return (
            Slip(start, end, f"= is missing: {key[0]} = {_as_value(rest)}", gone) if place else Slip(0, 0, "")
        )
    return Slip(start, end, "this is neither key = value, nor a [table], nor a # comment", gone)


def _bad_value(text: str, key: str, start: int, end: int, offset: int) -> Slip:
    """What stands after `key =`, from `start` to `end` of its line."""
    first = text[start]
    zero = (start, end, "0")
    if first in "=>":
        value = text[start:end].lstrip("=> \t")
        return Slip(start, start + 1, f"one = is enough: {key} = {_as_value(value)}", zero)
    if first in "\"'":
        string = STRING.match(text, start)
        if string is not None:
            return _after_value(text, key, start, string.end())
    if first in "[{" or text.startswith(('"""', "'''"), start):
        return _after_value(text, key, start, offset)
    if first in ",;":
        return Slip(start, start + 1, f"a value is missing after {key} =", zero)
    return Slip(start, end, wrong(text[start:end], key), zero)


def _after_value(text: str, key: str, start: int, pos: int) -> Slip:
    """A value that is right by itself and has something behind it on its line."""
    end = line_without_comment(text, pos)
    tail = text[pos:end].strip()
    at = end - len(tail)
    value, cut = text[start:pos].rstrip(), (pos, end, "")
    if not tail:
        return Slip(start, end, f"the value of {key} makes no sense here", None)
    more = tail.lstrip(",; \t")
    if tail[0] in ",;" and not more:
        return Slip(
            at, end, f"nothing comes after a value, no {'comma' if ',' in tail else 'semicolon'}", cut
        )
    if tail[0] == "," and "\n" not in value:
        return Slip(start, end, f"a list needs square brackets: {key} = [{text[start:end].rstrip()}]", cut)
    following = KEY.match(more)
    if following and more[following.end() :].lstrip().startswith("="):
        return Slip(at, end, f"two keys on one line: put {following[0]} on a line of its own", cut)
    mark = value[0]
    if mark in "\"'" and mark in tail and "\n" not in value:
        whole = text[start:end]
        inner = whole[1 : whole.rindex(mark)]
        other = "'" if mark == '"' else '"'
        escaped = inner.replace('"', '\\"')
        fixed = f'"{escaped}"' if other in inner else f"{other}{inner}{other}"
        return Slip(start, end, f"a quote inside quotes ends the text: {key} = {fixed}", cut)
    return Slip(at, end, "nothing comes after a value but a # comment", cut)


def double(text: str, offset: int, opened: Opened) -> Slip:
    """A key or a table that is there already."""
    start = opened.statement
    end = line_without_comment(text, start)
    single = line_end(text, start) >= min(offset, len(text))
    gone = (start, end, "#") if single else None
    if opened.brackets and not text.startswith("[", start):
        at = max(text.rfind(mark, 0, offset) for mark in "{,") + 1
        key = KEY.search(text, at)
        name = key[0] if key else "a key"
        return Slip(
            *(key.span() if key else (offset, offset + 1)), f"{name} is there twice in this table", None
        )
    name, path, line = _named(text, start)
    where = f", first on line {line}" if line else ""
    if not text.startswith("[", start):
        return Slip(start, start + len(name), f"{name} is set twice{where}: delete one", gone)
    header = "[[" if text.startswith("[[", start) else "["
    names = re.escape(name)
    mend = (start, end, f'["twice {start}"]') if single else None
    if header == "[" and re.search(rf"^[ \t]*\[\[[ \t]*{names}[ \t]*\]\]", text[:start], re.MULTILINE):
        return Slip(start, end, f"{name} is a list of tables: write [[{name}]]", mend)
    if header == "[" and re.search(rf"^[ \t]*\[[ \t]*{names}[ \t]*\]", text[:start], re.MULTILINE):
        return Slip(start, end, f"[{name}] is there twice{where}: put their keys together", mend)
    return Slip(start, end, f"{described(path)} is already something else{where}: use another name", mend)


def _named(text: str, start: int) -> tuple[str, KeyPath, int]:
    """What a statement names: as it is written, as a path, and the line on which that was named before."""
    header = _BRACKETS.match(text, start)
    key = KEY.match(text, header.end() if header else start)
    if key is None:
        return "this", (), 0
    path: KeyPath = tuple(key_text(part) for part in _PARTS.findall(key[0]))
    try:
        index = scan(text[:start])
    except ScanError:
        return key[0], path, 0
    full = path if text.startswith("[", start) else (*index.blocks[-1].path, *path)
    for size in range(len(full), 0, -1):
        if full[:size] in index.keys:
            span = index.keys[full[:size]]
            return key[0], path, text.count("\n", 0, span.start) + 1
    return key[0], path, 0
