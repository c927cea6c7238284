"""One person's planner on a machine of many: what the process may still do once it is closed in.

The app offers no way out in a kiosk: no editor, no shell, no command, no file elsewhere. This is the wall
behind that: Python tells an audit hook of everything that opens, changes or starts something, and the hook
refuses what does not belong to the person's home, whichever key of ours or of Textual asked for it. A hook
cannot be taken away again. It is no sandbox against foreign Python code, of which a kiosk runs none; what
separates people from each other is that each has an account of their own.
"""

from __future__ import annotations

import errno
import os
import resource
import sys
from collections.abc import Iterable
from pathlib import Path

ROOM = 64 * 1024 * 1024
"""Bytes that a home may take: some tens of years of sessions with their backups."""

LARGEST = 1024 * 1024
"""Bytes of a single file; what planner writes has at most a quarter of that."""

_MEMORY = 2 * 1024 * 1024 * 1024
_BLOCK = 4096
_HANDLES = 256

_KEPT = frozenset(
    (
        *("TERM", "COLORTERM", "NO_COLOR", "LANG", "LANGUAGE", "TZ", "HOME", "USER", "LOGNAME", "PATH"),
        *("SSH_CONNECTION", "SSH_TTY", "TMUX", "TERM_PROGRAM", "KITTY_WINDOW_ID"),
    )
)
"""What is taken over from the environment, with `LC_...`: what tells of the terminal and of the language.

Nothing that names a program, code or a folder to write to, as `TEXTUAL_DRIVER` and `EDITOR` do.
"""

_NEVER = frozenset(
    (
        *("os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.startfile", "os.system"),
        *("pty.spawn", "subprocess.Popen", "webbrowser.open", "os.symlink", "os.chdir", "os.chroot"),
        *("socket.connect", "socket.bind", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname"),
    )
)
"""Other programs, the network, links that lead elsewhere: none of it belongs to planning a routine."""

_NEVER_OF = frozenset(
    (
        *("ctypes", "sqlite3", "syslog", "ftplib", "smtplib", "telnetlib", "urllib", "http"),
        *("ensurepip", "imaplib", "poplib", "nntplib"),
    )
)
"""Modules of which nothing is needed: those that speak to others, and those that open files unseen."""

_CHANGES = frozenset(
    (
        *("os.chmod", "os.chown", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir"),
        *("os.truncate", "os.utime", "os.setxattr", "os.removexattr", "os.chflags", "os.lockf"),
    )
)
"""What changes the names that it is told first; of a link and a new name, both."""

_LOOKS = frozenset(("os.listdir", "os.scandir", "os.listxattr", "os.getxattr"))

_WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


class Fence:
    """PermissionError for what does not belong to a home, OSError (`EDQUOT`) for what does not fit into it.

    `home` may be read and written, the folders `programs` may be read; symbolic links are followed before
    that is asked. `room` is how many bytes the home may take.
    """

    def __init__(self, home: Path, programs: Iterable[Path], room: int) -> None:
        self._home = os.path.realpath(home)
        self._programs = tuple(os.path.realpath(one) for one in programs)
        self._room = room
        self._left = 0

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        """What Python tells of: the name of the event, and what it is about."""
        if event == "open":
            self._open(*args[:3])
        elif event in _NEVER or event.partition(".")[0] in _NEVER_OF:
            raise PermissionError(errno.EPERM, f"{event}: not in a kiosk")
        elif event in _CHANGES:
            for name in args[: 2 if event in ("os.link", "os.rename") else 1]:
                self._check(name, self._home, follow=False)
        elif event in _LOOKS:
            self._check(args[0] or ".", self._home, *self._programs)
        elif event == "os.kill" and args[0] != os.getpid():
            raise PermissionError(errno.EPERM, "os.kill: not in a kiosk")

    def _open(self, name: object, mode: object = None, flags: object = 0) -> None:
        writing = isinstance(flags, int) and flags & _WRITING
        if writing or (isinstance(mode, str) and set(mode) & set("wax+")):
            self._check(name, self._home)
            if not isinstance(name, int):
                self._take_room()
        else:
            self._check(name, self._home, *self._programs)

    def _check(self, name: object, *folders: str, follow: bool = True) -> None:
        """PermissionError unless the name lies in one of the folders, its links followed; a handle passes."""
        if isinstance(name, int):
            return
        path = os.fsdecode(name)  # type: ignore[arg-type]  # a name is text, bytes or a path
        if follow:
            real = os.path.realpath(path)
        else:  # a new name, or the old one of a link: it is the folder that counts
            head, tail = os.path.split(path.rstrip("/"))
            real = os.path.join(os.path.realpath(head), tail)
        if not any(real == folder or real.startswith(f"{folder}/") for folder in folders):
            raise PermissionError(errno.EPERM, "not in a kiosk", path)

    def _take_room(self) -> None:
        """Count one file more, as large as a file can be; measure again when the room seems to be used up."""
        self._left -= LARGEST
        if self._left < 0:
            self._left = self._room - taken(self._home) - LARGEST
            if self._left < 0:
                raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT), self._home)


def taken(folder: str) -> int:
    """Bytes that a folder takes with all that is in it; each file and folder at least a block."""
    total = _BLOCK
    try:
        with os.scandir(folder) as found:
            for one in found:
                if one.is_dir(follow_symlinks=False):
                    total += taken(one.path)
                else:
                    total += max(_BLOCK, one.stat(follow_symlinks=False).st_size)
    except FileNotFoundError:
        pass  # gone since it was listed
    return total


def clean_environment() -> None:
    """Keep of the environment what a terminal and a language need, and nothing that leads elsewhere."""
    for name in tuple(os.environ):
        if name not in _KEPT and not name.startswith("LC_"):
            del os.environ[name]


def close_in(home: Path, program: Path) -> None:
    """From now on this process uses nothing outside of `home`, for good; before any other thread starts.

    New files are the person's alone. `program` is the folder from which planner itself is read.
    """
    os.umask(0o077)
    home.mkdir(parents=True, exist_ok=True)
    for limit, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, LARGEST),
        (resource.RLIMIT_NOFILE, _HANDLES),
        (resource.RLIMIT_AS, _MEMORY),
    ):
        hard = resource.getrlimit(limit)[1]
        bound = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(limit, (bound, bound))
    sys.dont_write_bytecode = True
    sys.addaudithook(Fence(home, _programs(program), ROOM))


def _programs(program: Path) -> list[Path]:
    """The folders of Python, of the packages and of planner, and the time zones of the world."""
    import sysconfig

    paths = sysconfig.get_paths()
    # Where Python looks for modules, less the folder that it was started in.
    known = [Path(one) for one in sys.path if os.path.isabs(one) and one != os.getcwd()]
    return [Path(paths["stdlib"]), Path(paths["platstdlib"]), Path("/usr/share/zoneinfo"), program, *known]
