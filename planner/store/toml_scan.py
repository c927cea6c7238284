"""Where everything stands in a TOML text: keys, values, tables and comments, by offset.

The scanner reads TOML 1.0 and 1.1. It trusts a parser to judge the values; it finds the places,
and refuses with a `ScanError` what has no place to give.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import takewhile

from planner.store.toml_bounds import MAX_DEPTH
from planner.store.toml_index import Block, Comment, Entry, Index, KeyPath, Span, line_end, line_start


class ScanError(ValueError):
    """A text that is not TOML; `offset` is where the scanner stopped."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


_BLANKS = re.compile(r"[ \t]*")
_COMMENT = re.compile(r"#[^\r\n]*")
_KEY_PART = re.compile(r"""[A-Za-z0-9_-]+|"(?:[^"\\\r\n]|\\.)*"|'[^'\r\n]*'""")
_BARE = re.compile(r"[^\s,\[\]{}#\"'=]+(?: \d\d:[^\s,\]}#]+)?")
# Only single characters are repeated possessively, never groups: before 3.11.5 Python matches those wrongly
# (gh-106052). Each group begins with a character that no other begins with, so nothing is tried twice.
_STRING = re.compile(
    r'''"""(?:[^"\\]++|\\[\s\S]|"{1,2}(?!"))*"{3,5}'''
    r"""|'''(?:[^']++|'{1,2}(?!'))*'{3,5}"""
    r"""|"(?!"")(?:[^"\\\r\n]++|\\[^\r\n])*"|\'(?!\'\')[^'\r\n]*+\'|""|\'\'"""
)
_PLAIN = r"""(?:"(?!"")[^"\\\r\n]*+"|'(?!'')[^'\r\n]*+'|[^\s,\[\]{}#"'=]++)"""
_LINE = re.compile(rf"([A-Za-z0-9_-]++)[ \t]*+=[ \t]*+({_PLAIN})[ \t]*+(#[^\r\n]*+)?(?=\r?\n|\Z)")
_LINES = re.compile(rf"^[ \t]*+{_LINE.pattern}", re.MULTILINE)
# Lines to pass over: what `_LINE` matches, and blank and commented lines.
_PASSED = re.compile(rf"(?:[ \t]*+(?:[A-Za-z0-9_-]++[ \t]*+=[ \t]*+{_PLAIN}[ \t]*+)?(?:#[^\r\n]*+)?\r?\n)*")
_HEADER = re.compile(r"[ \t]*+\[(\[?)[ \t]*+([A-Za-z0-9_-]++)[ \t]*+\]\]?[ \t]*+(?:#[^\r\n]*+)?\r?\n")
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|x[0-9a-fA-F]{2}|[^uUx])")
_ESCAPED = {"b": "\b", "t": "\t", "n": "\n", "f": "\f", "r": "\r", "e": "\x1b"}


def key_text(raw: str) -> str:
    """What one part of a key says, without its quotes and escapes."""
    if raw[0] == "'":
        return raw[1:-1]
    if raw[0] != '"':
        return raw

    def plain(match: re.Match[str]) -> str:
        code = match[1]
        if code[0] not in "uUx":
            return _ESCAPED.get(code, code)
        try:
            return chr(int(code[1:], 16))
        except (ValueError, OverflowError):
            raise ScanError("no such character", 0) from None

    return _ESCAPE.sub(plain, raw[1:-1])


def scan(text: str) -> Index:
    """The index of a TOML text, with or without CRLF and final newline. ScanError where it is not TOML."""
    scanner = _Scanner(text)
    scanner.file()
    return scanner.index


# The problems of a file come together, so the last few are enough. With one kept for each of a thousand
# files, Python's walks through its memory took longer than making them.
@lru_cache(maxsize=4)
def outline(text: str) -> Outline:
    """The outline of a TOML text, in an eighth of the time of its index. ScanError as for `scan`."""
    scanner = _Scanner(text)
    return Outline(scanner.index, scanner.skim())


@dataclass(frozen=True, slots=True)
class Outline:
    """The keys and values of one text; the plain lines of a table are looked at when it is asked for."""

    index: Index
    """All but the plain lines."""
    plain: dict[KeyPath, list[Span]]
    """Where the plain lines of each table stand."""
    lines: dict[KeyPath, dict[str | int, int]] = field(default_factory=dict)
    """Where each plain line begins, of each table that was asked for, by key."""

    def find(self, path: KeyPath) -> tuple[Span | None, Span | None]:
        """The key and the value of a path, as in the `keys` and `values` of the whole index."""
        table, text = path[:-1], self.index.text
        if table not in self.lines:
            runs = self.plain.get(table, ())
            self.lines[table] = {
                line[1]: line.start(1) for run in runs for line in _LINES.finditer(text, *run)
            }
        start = self.lines[table].get(path[-1])
        line = None if start is None else _LINE.match(text, start)
        if line is None:
            return self.index.keys.get(path), self.index.values.get(path)
        return Span(*line.span(1)), Span(*line.span(2))


class _Scanner:
    """One walk through a text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.index = Index(text)
        self.counts: dict[KeyPath, int] = {}
        self.tables: set[KeyPath] = set()
        # The comment lines that touch each other just above the line being read, and those cut off.
        self.run: list[Span] = []
        self.loose: list[Span] = []
        self.block = Block((), False, Span(0, 0), 0, 0)

    def file(self) -> None:
        text, size, pos = self.text, len(self.text), 0
        self.index.blocks.append(self.block)
        while pos < size:
            first = pos
            pos = self.blanks(pos)
            char = text[pos : pos + 1]
            if char == "#":
                pos = self.comment_end(pos, keep=self.run)
            elif char in {"\n", "\r", ""}:
                self.settle()
            elif char == "[":
                pos = self.header(first, pos)
            elif (match := _LINE.match(text, pos)) is not None:
                pos = self.line(match)
            else:
                pos = self.entry(pos, self.block.path, self.block.entries)
                self.adopt(self.block.path)
                pos = self.tail(pos, self.block.entries[-1].path)
                self.block.end = line_end(text, pos)
            pos = self.newline(pos)
        self.settle()
        self.part(())

    def skim(self) -> dict[KeyPath, list[Span]]:
        """The walk of `file` past comments and plain lines; where the plain lines of each table stand."""
        text, size, pos = self.text, len(self.text), 0
        table: KeyPath = ()
        plain: dict[KeyPath, list[Span]] = {}
        while pos < size:
            if (passed := _PASSED.match(text, pos)) is not None and passed.end() > pos:
                plain.setdefault(table, []).append(Span(*passed.span()))
                pos = passed.end()
            elif (header := _HEADER.match(text, pos)) is not None:
                name = Span(*header.span(2))
                table = self.resolve([(header[2], name)], header[1] != "")
                self.index.keys[table] = name
                pos = header.end()
            else:
                pos = self.blanks(pos)
                if text.startswith("[", pos):
                    pos = self.header(pos, pos)
                    table = self.block.path
                elif pos < size and text[pos] not in "#\r\n":
                    pos = self.tail(self.entry(pos, table, []), ())
                pos = self.newline(self.comment_end(pos))
        return plain

    def line(self, match: re.Match[str]) -> int:
        """What most lines are, in one look: a bare key, a value that ends on the line, perhaps a comment."""
        index, block = self.index, self.block
        path = (*block.path, match[1])
        if path in index.values:
            raise ScanError("a key twice", match.start())
        key, value = Span(*match.span(1)), Span(*match.span(2))
        index.keys.setdefault(path, key)
        index.values[path] = value
        block.entries.append(Entry(path, key, value))
        self.adopt(block.path)
        if match[3]:
            index.comments.append(Comment(Span(*match.span(3)), path))
        block.end = line_end(self.text, match.end())
        return match.end()

    def settle(self) -> None:
        """A blank line or the end: comments that touch the table above are its own, others are loose."""
        if self.run:
            if line_start(self.text, self.run[0].start) == self.block.end:
                self.block.end = line_end(self.text, self.run[-1].end)
                self.adopt(self.block.path)
            self.loose += self.run
            self.run = []

    def adopt(self, owner: KeyPath) -> None:
        """Everything commented since the last line of this table stands inside it."""
        if self.loose or self.run:
            self.index.comments += [Comment(span, owner) for span in (*self.loose, *self.run)]
            self.loose, self.run = [], []

    def part(self, following: KeyPath) -> None:
        """The table is over: what is still loose stays loose, inside what the tables on both sides share."""
        if self.loose:
            shared = zip(self.block.path, following, strict=False)
            owner = tuple(one for one, _ in takewhile(lambda pair: pair[0] == pair[1], shared))
            self.index.comments += [Comment(span, owner, loose=True) for span in self.loose]
            self.loose = []

    def header(self, first: int, pos: int) -> int:
        text, opening = self.text, pos
        array = text.startswith("[[", pos)
        pos = self.blanks(pos + 1 + array)
        parts, pos = self.key(pos)
        pos = self.blanks(pos)
        if not text.startswith("]]" if array else "]", pos):
            raise ScanError("the name of a table is not closed", pos)
        path = self.resolve(parts, array)
        if path in self.tables:
            raise ScanError("a table twice", opening)
        self.tables.add(path)
        self.index.keys[path] = Span(parts[0][1].start, parts[-1][1].end)
        end = pos + 1 + array
        if self.run and line_start(text, self.run[0].start) == 0:
            self.settle()  # comments at the very top are the file's own
        touching, self.run = self.run, []
        self.part(path)
        start = line_start(text, touching[0].start) if touching else first
        self.index.comments += [Comment(span, path) for span in touching]
        self.block = Block(path, array, Span(opening, end), start, start)
        self.index.blocks.append(self.block)
        end = self.tail(end, path)
        self.block.end = line_end(text, end)
        return end

    def resolve(self, parts: list[tuple[str, Span]], array: bool) -> KeyPath:
        """The path a header names: the last item of each array of tables on the way."""
        path: KeyPath = ()
        for number, (part, span) in enumerate(parts):
            path = (*path, part)
            self.index.keys.setdefault(path, span)
            if array and number == len(parts) - 1:
                count = self.counts.get(path, 0)
                self.counts[path] = count + 1
                path = (*path, count)
            elif path in self.counts:
                path = (*path, self.counts[path] - 1)
        return path

    def entry(self, pos: int, table: KeyPath, entries: list[Entry]) -> int:
        """`key = value` at `pos`, noted in `entries`; the offset after the value."""
        parts, after = self.key(pos)
        path = table
        for part, span in parts:
            path = (*path, part)
            self.index.keys.setdefault(path, span)
        if path in self.index.values:
            raise ScanError("a key twice", pos)
        after = self.blanks(after)
        if not self.text.startswith("=", after):
            raise ScanError("a key without =", after)
        start = self.blanks(after + 1)
        end = self.value(start, path)
        entries.append(Entry(path, Span(pos, parts[-1][1].end), Span(start, end)))
        return end

    def key(self, pos: int) -> tuple[list[tuple[str, Span]], int]:
        parts: list[tuple[str, Span]] = []
        while True:
            match = _KEY_PART.match(self.text, pos)
            if match is None or len(parts) > MAX_DEPTH:
                raise ScanError("not a key", pos)
            parts.append((key_text(match[0]), Span(*match.span())))
            after = self.blanks(match.end())
            if not self.text.startswith(".", after):
                return parts, match.end()
            pos = self.blanks(after + 1)

    def value(self, pos: int, path: KeyPath) -> int:
        if len(path) > MAX_DEPTH:
            raise ScanError("nested too deep", pos)
        char = self.text[pos : pos + 1]
        if char == "[":
            end = self.array(pos, path)
        elif char == "{":
            end = self.inline_table(pos, path)
        else:
            match = (_STRING if char in {'"', "'"} else _BARE).match(self.text, pos)
            if match is None:
                raise ScanError("not a value", pos)
            end = match.end()
        self.index.values[path] = Span(pos, end)
        return end

    def array(self, pos: int, path: KeyPath) -> int:
        entries = self.index.inside[path] = []
        pos, _ = self.space(pos + 1, path, path, (*path, 0))
        while not self.text.startswith("]", pos):
            item = (*path, len(entries))
            end = self.value(pos, item)
            entries.append(Entry(item, Span(pos, pos), Span(pos, end)))
            pos = self.separator(end, path, (*path, len(entries)), "]")
        return pos + 1

    def inline_table(self, pos: int, path: KeyPath) -> int:
        entries = self.index.inside[path] = []
        pos, _ = self.space(pos + 1, path, path, path)
        while not self.text.startswith("}", pos):
            pos = self.separator(self.entry(pos, path, entries), path, path, "}")
        return pos + 1

    def separator(self, pos: int, path: KeyPath, coming: KeyPath, closing: str) -> int:
        """Past the comma after an element, if there is one; the offset of the next element or the end."""
        last = self.index.inside[path][-1].path
        pos, fresh = self.space(pos, path, last, path)
        if self.text.startswith(",", pos):
            return self.space(pos + 1, path, path if fresh else last, coming)[0]
        if not self.text.startswith(closing, pos):
            raise ScanError("no comma", pos)
        return pos

    def space(self, pos: int, path: KeyPath, last: KeyPath, coming: KeyPath) -> tuple[int, bool]:
        """Past blanks, line ends and comments inside an array; whether a line was ended.

        A comment on the line of `last` is that element's; lines that touch the next one are `coming`'s.
        """
        text, comments = self.text, self.index.comments
        pos = self.blanks(pos)
        if text[pos : pos + 1] not in {"#", "\r", "\n"}:
            return pos, False
        fresh, blank, run = False, False, list[Span]()
        while text.startswith(("#", "\r", "\n"), pos):
            if text[pos] == "#":
                end = self.comment_end(pos)
                if fresh:
                    run.append(Span(pos, end))
                else:
                    comments.append(Comment(Span(pos, end), last))
                pos, blank = end, False
            else:
                if blank:
                    comments += [Comment(span, path) for span in run]
                    run = []
                pos, fresh, blank = self.newline(pos), True, True
            pos = self.blanks(pos)
        owner = path if text.startswith(("]", "}", ","), pos) else coming
        comments += [Comment(span, owner) for span in run]
        return pos, fresh

    def blanks(self, pos: int) -> int:
        match = _BLANKS.match(self.text, pos)
        return match.end() if match else pos

    def comment_end(self, pos: int, keep: list[Span] | None = None) -> int:
        match = _COMMENT.match(self.text, pos)
        end = match.end() if match else pos
        if keep is not None:
            keep.append(Span(pos, end))
        return end

    def tail(self, pos: int, owner: KeyPath) -> int:
        """Past the comment after a value or a header, to the end of the line."""
        pos = self.blanks(pos)
        if self.text.startswith("#", pos):
            end = self.comment_end(pos)
            self.index.comments.append(Comment(Span(pos, end), owner))
            pos = end
        return pos

    def newline(self, pos: int) -> int:
        if self.text.startswith("\n", pos):
            return pos + 1
        if self.text.startswith("\r\n", pos):
            return pos + 2
        if pos < len(self.text):
            raise ScanError("more on the line than one statement", pos)
        return pos
