"""The wall around a kiosk: what it refuses is refused also when no key asked for it."""

from __future__ import annotations

import errno
import json
import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from planner.kiosk import LARGEST, Fence, clean_environment, taken
from planner.store.files import create_bytes
from tests.ssh.server import ROOT

# Each a line of Python, tried in a process that is closed in; `out` is a folder beside the home.
ESCAPES = [
    "open(out / 'secret').read()",
    "open(home / '..' / 'out' / 'secret').read()",
    "open(home / 'link').read()",
    "open(home / 'folder-link' / 'secret').read()",
    "os.open(out / 'secret', os.O_RDONLY)",
    "os.open(os.fsencode(out / 'secret'), os.O_RDONLY)",
    "(out / 'new').write_text('x')",
    "open(home / 'link', 'r+')",
    "open('/etc/passwd').read()",
    "open('/proc/self/environ').read()",
    "open('/dev/tty')",
    "os.listdir(out)",
    "list(os.scandir('/'))",
    "os.rename(home / 'own', out / 'own')",
    "os.rename(out / 'secret', home / 'secret')",
    "os.replace(home / 'own', home / 'folder-link' / 'own')",
    "os.link(out / 'secret', home / 'secret')",
    "os.symlink('/', home / 'root')",
    "os.unlink(out / 'secret')",
    "os.mkdir(out / 'new')",
    "os.chmod(out / 'secret', 0o777)",
    "os.truncate(out / 'secret', 0)",
    "os.utime(out / 'secret')",
    "os.chdir('/')",
    "os.system('true')",
    "subprocess.run(['true'])",
    "subprocess.run('true', shell=True)",
    "os.posix_spawn('/bin/true', ['true'], {})",
    "os.spawnv(os.P_WAIT, '/bin/true', ['true'])",
    "os.execv('/bin/true', ['true'])",
    "os.fork()",
    "pty.spawn('true')",
    "socket.create_connection(('127.0.0.1', 9))",
    "socket.socket().bind(('127.0.0.1', 0))",
    "ctypes.CDLL(None)",
    "import_module('sqlite3').connect(out / 'secret')",
    "os.kill(os.getppid(), 0)",
]

# What a planner does all day; none of it may be refused.
WAYS = [
    "(home / 'new').write_text('x')",
    "open(home / 'own').read()",
    "open(home / '..' / home.name / 'own').read()",
    "open(home / 'inner-link').read()",
    "os.mkdir(home / 'folder')",
    "os.rename(home / 'new', home / 'folder' / 'new')",
    "os.link(home / 'own', home / 'folder' / 'own')",
    "os.unlink(home / 'link')",
    "os.listdir(home)",
    "import_module('colorsys')",
    "zoneinfo.ZoneInfo('Europe/Berlin')",
    "list((ROOT / 'planner' / 'library').glob('*.toml'))",
    "Thread(target=os.getpid).start()",
    "asyncio.run(asyncio.sleep(0))",
]

PROGRAM = """
    import asyncio, ctypes, json, os, pty, socket, subprocess, sys, webbrowser, zoneinfo
    from importlib import import_module
    from pathlib import Path
    from threading import Thread
    from planner.kiosk import close_in

    ROOT, home, out = map(Path, sys.argv[1:4])
    close_in(home, ROOT)
    answers = []
    for line in json.loads(sys.argv[4]):
        try:
            eval(line)
            answers.append("done")
        except OSError as error:
            answers.append(type(error).__name__)
        except BaseException as error:
            answers.append(repr(error))
    print(json.dumps(answers))
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A home with a file of its own, a link within, and two that lead out."""
    made, out = tmp_path / "home", tmp_path / "out"
    made.mkdir()
    out.mkdir()
    (made / "own").write_text("own")
    (made / "inner-link").symlink_to(made / "own")
    (out / "secret").write_text("secret")
    (made / "link").symlink_to(out / "secret")
    (made / "folder-link").symlink_to(out)
    return made


def tried(home: Path, lines: list[str]) -> dict[str, str]:
    """What became of each line in a process that is closed in."""
    words = [sys.executable, "-c", textwrap.dedent(PROGRAM), str(ROOT), str(home), str(home.parent / "out")]
    done = subprocess.run(
        [*words, json.dumps(lines)], capture_output=True, text=True, cwd=ROOT, timeout=60, check=False
    )
    assert done.returncode == 0, done.stderr
    return dict(zip(lines, json.loads(done.stdout.splitlines()[-1]), strict=True))


def test_every_way_out_is_closed(home: Path) -> None:
    """Files elsewhere, links that lead there, programs, the network: all refused, and nothing is changed."""
    out = home.parent / "out"
    assert tried(home, ESCAPES) == dict.fromkeys(ESCAPES, "PermissionError")
    assert [path.name for path in out.iterdir()] == ["secret"]
    assert (out / "secret").read_text() == "secret"


def test_no_browser_is_started(home: Path) -> None:
    """Python's own way to open a link, which Textual uses, does not run the program behind it."""
    line = "webbrowser.GenericBrowser(['touch', str(out / 'opened'), '%s']).open(str(out / 'again'))"
    assert tried(home, [line]) == {line: "PermissionError"}
    assert [path.name for path in (home.parent / "out").iterdir()] == ["secret"]


def test_what_a_planner_does_is_free(home: Path) -> None:
    """The wall is no hindrance within: the same process reads, writes, and imports what it needs."""
    assert tried(home, WAYS) == dict.fromkeys(WAYS, "done")
    assert (home / "folder" / "new").stat().st_mode & 0o777 == 0o600
    assert (home / "folder").stat().st_mode & 0o777 == 0o700


def test_a_single_file_has_its_bound(home: Path) -> None:
    """A file larger than anything of planner's is cut off by the system, with an error and no signal."""
    line = f"(home / 'large').write_bytes(bytes({LARGEST + 1}))"
    assert tried(home, [line]) == {line: "OSError"}
    assert (home / "large").stat().st_size == LARGEST


def test_a_home_has_its_bound(tmp_path: Path) -> None:
    """Files can be written until the home is full, then none more; when something goes, there is room again.

    Many small files are many blocks: they fill it too.
    """
    fence = Fence(tmp_path, (), 4 * LARGEST)
    written = 0

    def write(size: int) -> None:
        nonlocal written
        path = tmp_path / f"file-{written}"
        fence("open", (str(path), None, os.O_WRONLY | os.O_CREAT))
        path.write_bytes(bytes(size))
        written += 1

    def write_until_full(most: int, size: int) -> None:
        def many() -> None:
            for _ in range(most):
                write(size)

        with pytest.raises(OSError, match="quota") as full:
            many()
        assert full.value.errno == errno.EDQUOT

    for _ in range(3):
        write(LARGEST - 4096)
    write_until_full(3, LARGEST)
    assert taken(str(tmp_path)) <= 4 * LARGEST
    for path in tmp_path.iterdir():
        path.unlink()
    write_until_full(2000, 1)
    assert 3 * LARGEST // 4096 - 10 < len(list(tmp_path.iterdir())) <= LARGEST


def test_a_full_home_keeps_what_it_has(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The store tells of a full home in its own words, and leaves nothing half written behind."""
    fence = Fence(tmp_path, (), LARGEST // 2)
    opened = os.open

    def guarded(path: str, flags: int, mode: int = 0o777) -> int:
        fence("open", (path, None, flags))
        return opened(path, flags, mode)

    monkeypatch.setattr(os, "open", guarded)
    with pytest.raises(Exception, match="the disk quota is used up"):
        create_bytes(tmp_path / "new.toml", b"format = 1\n")
    assert list(tmp_path.iterdir()) == []


def test_only_what_a_terminal_needs_is_taken_over(monkeypatch: pytest.MonkeyPatch) -> None:
    """Settings that name programs, code or other folders are gone before anything reads them."""
    for name in (
        "PLANNER_HOME",
        "EDITOR",
        "VISUAL",
        "TEXTUAL_DRIVER",
        "TEXTUAL_LOG",
        "XDG_DATA_HOME",
        "BROWSER",
    ):
        monkeypatch.setenv(name, "elsewhere")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("LC_ALL", "C")
    before = dict(os.environ)
    try:
        clean_environment()
        after = dict(os.environ)
    finally:
        os.environ.update(before)
    assert (after["TERM"], after["LC_ALL"]) == ("xterm", "C")
    assert "elsewhere" not in after.values()
