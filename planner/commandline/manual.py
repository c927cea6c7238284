"""`man`: the man page, made of the parser, so that it says what the program does."""

from __future__ import annotations

import re
from argparse import SUPPRESS, Action, ArgumentParser, _SubParsersAction
from collections.abc import Iterable, Iterator, Sequence

from planner import __version__
from planner.commandline import output
from planner.commandline.call import Call
from planner.commandline.parser import build_parser

_ENVIRONMENT = (
    ("PLANNER_HOME", "The folder of your files, where --home does not name one."),
    ("VISUAL, EDITOR", "The editor of planner edit and of e in the app."),
    ("NO_COLOR", "When it is set, the app shows no colours. Plain commands have none at any time."),
    ("TEXTUAL_ANIMATIONS", "With none nothing glides or fades in the app."),
    ("COLORTERM", "With truecolor the app uses all colours."),
    ("COLORFGBG", "Whether the paper is dark, for a terminal that does not answer that itself."),
    ("TERM, LANG, LC_ALL", "What the terminal can show. Without UTF-8 the app keeps to ASCII."),
    ("SSH_CONNECTION, SSH_TTY", "When one is set the app is over SSH: no voice speaks at the other end."),
    ("TMUX", "When it is set, notifications are passed through tmux."),
)
_CODES = (
    ("0", "Done."),
    ("1", "Not found, or problems found."),
    ("2", "Wrong use."),
    ("130", "Interrupted."),
    ("141", "Nobody read what was printed."),
    ("128+n", "Ended by signal n."),
)
_FILES = (
    ("~/.local/share/planner", "Your files, where neither --home nor $PLANNER_HOME names another folder."),
    ("routines/ID.toml", "A routine."),
    ("exercises/ID.toml", "An exercise of your own."),
    ("schedule.toml", "What is planned when."),
    ("settings.toml", "How the program behaves."),
    ("log/YEAR/", "One file a session."),
    (".planner/backups/", "Earlier versions; planner restore brings them back."),
)
_SAFETY = "It gives no diagnosis. planner warning-signs lists the signs that need a doctor now."


def show(call: Call) -> int:
    """`planner man`: the page in roff, as `man -l -` reads it."""
    output.say_bytes(page(build_parser(call.clock.now())).encode())
    return 0


def page(parser: ArgumentParser) -> str:
    """The whole page of a parser, in ASCII."""
    about, _, examples = (parser.epilog or "").partition("exit codes:")[0].partition("examples:\n")
    return "\n".join(
        (
            f'.TH PLANNER 1 "" "planner {__version__}" "User Commands"',
            *_section("NAME", ["planner \\- a physiotherapy routine planner for the terminal"]),
            *_section("SYNOPSIS", _synopsis(parser)),
            *_section("DESCRIPTION", [_text(parser.description or ""), ".PP", _text(_SAFETY)]),
            *_section("OPTIONS", _arguments(parser)),
            *_section("COMMANDS", _commands(parser)),
            *_section("EXIT STATUS", _pairs(_CODES)),
            *_section("ENVIRONMENT", _pairs(_ENVIRONMENT)),
            *_section("FILES", _pairs(_FILES)),
            *_section("EXAMPLES", _block(f"{about}{examples}")),
            *_section("SEE ALSO", [_text("planner COMMAND --help tells more of a command.")]),
            "",
        )
    )


def _section(title: str, lines: Iterable[str]) -> Iterator[str]:
    yield f".SH {title}"
    yield from lines


def _text(words: str) -> str:
    """Words that roff shows as they are: none of them begins a request or an escape."""
    plain = words.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("^", "\\(ha")
    plain = plain.replace("~", "\\(ti").replace("`", "\\(ga")
    plain = "".join(one if one.isascii() else f"\\[u{ord(one):04X}]" for one in plain)
    return f"\\&{plain}" if plain.startswith(".") else plain


def _synopsis(parser: ArgumentParser) -> Iterator[str]:
    yield _usage("planner", parser)
    yield ".br"
    yield _text("planner COMMAND --help")


def _usage(name: str, parser: ArgumentParser) -> str:
    """The name with its arguments, those that may be left out in brackets."""
    parts = [f"\\fB{_text(name)}\\fR"]
    for one in _shown(parser):
        if isinstance(one, _SubParsersAction):
            parts.append("[\\fICOMMAND\\fR ...]")
        elif not one.option_strings:
            word = f"\\fI{_text(_value(one))}\\fR"
            many = " ..." if one.nargs in ("*", "+") else ""
            parts.append(f"[{word}{many}]" if one.nargs in ("?", "*") else f"{word}{many}")
        elif "--help" not in one.option_strings:
            parts.append(f"[{_option(one, one.option_strings[-1:])}]")
    return " ".join(parts)


def _shown(parser: ArgumentParser) -> list[Action]:
    """The arguments that are told, those without a dash last."""
    told = [one for one in parser._actions if one.help != SUPPRESS]
    return sorted(told, key=lambda one: not one.option_strings)


def _value(action: Action) -> str:
    if action.metavar is None and action.choices is not None:
        return "|".join(map(str, action.choices))
    return str(action.metavar or action.dest)


def _option(action: Action, names: Sequence[str]) -> str:
    told = ", ".join(f"\\fB{_text(name)}\\fR" for name in names)
    return told if action.nargs == 0 else f"{told} \\fI{_text(_value(action))}\\fR"


def _arguments(parser: ArgumentParser, *, but: Sequence[str] = ()) -> Iterator[str]:
    for one in _shown(parser):
        if isinstance(one, _SubParsersAction) or set(but) & set(one.option_strings):
            continue
        words = _option(one, one.option_strings) if one.option_strings else f"\\fI{_text(_value(one))}\\fR"
        yield from (".TP", words, _text(_sentence((one.help or "").replace("%%", "%"))))


def _sentence(words: str) -> str:
    words = words or "What it is called."
    return f"{words[0].upper()}{words[1:]}".rstrip(".") + "."


def _commands(parser: ArgumentParser, before: str = "planner") -> Iterator[str]:
    """Every command with its arguments and examples, and then those below it."""
    for action in parser._actions:
        if not isinstance(action, _SubParsersAction):
            continue
        for name, one in action.choices.items():
            yield f".SS {_text(f'{before} {name}')}"
            if not any(isinstance(inner, _SubParsersAction) for inner in one._actions):
                yield from (_usage(f"{before} {name}", one), ".PP")
            yield _text(one.description or "")
            yield from _arguments(one, but=("--help", "--home"))
            if one.epilog:
                yield from (".PP", *_block(re.sub(r"^examples:\n", "", one.epilog)))
            yield from _commands(one, f"{before} {name}")


def _pairs(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, about in rows:
        yield from (".TP", f"\\fB{_text(name)}\\fR", _text(about))


def _block(words: str) -> Iterator[str]:
    """Lines as they stand."""
    yield ".nf"
    yield from (_text(line.removeprefix("  ")) for line in words.strip("\n").split("\n"))
    yield ".fi"
