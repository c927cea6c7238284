"""A private OpenSSH server on a loopback port, with keys that are thrown away, and its clients."""

from __future__ import annotations

import getpass
import os
import shlex
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.pty_harness import Terminal

ROOT = Path(__file__).resolve().parent.parent.parent

SSHD = shutil.which("sshd") or shutil.which("sshd", path="/usr/sbin:/usr/local/sbin")

_CONFIG = """\
ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host
PidFile none
AuthorizedKeysFile {folder}/authorized_keys
AuthenticationMethods publickey
StrictModes no
UsePAM no
PermitRootLogin yes
PrintMotd no
PrintLastLog no
AcceptEnv COLORTERM NO_COLOR LANG LC_* PLANNER_* TEXTUAL_* EDITOR
Subsystem sftp internal-sftp
"""

_PATIENCE = 10.0


def lacking() -> str:
    """Why these tests cannot be run here; empty when they can."""
    for program, package in (("ssh", "openssh-client"), ("ssh-keygen", "openssh-client"), ("tmux", "tmux")):
        if shutil.which(program) is None:
            return f"there is no {program} here (Debian: apt install {package})"
    if SSHD is None:
        return "there is no sshd here (Debian: apt install openssh-server)"
    if os.getuid() == 0 and not Path("/run/sshd").is_dir():
        return "there is no folder /run/sshd, without which sshd does not start as root"
    return "" if Path("/proc/self/stat").exists() else "there is no /proc here, by which processes are found"


def planner(home: Path, *arguments: str) -> str:
    """The line for a shell that becomes the planner of this checkout."""
    words = [sys.executable, "-m", "planner", *arguments, "--home", str(home)]
    return f"cd {shlex.quote(str(ROOT))} && exec {shlex.join(words)}"


def processes(home: Path) -> list[int]:
    """The planners that run on a home, and only these: neither shells nor the ends of a line."""
    found = []
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = entry.read_bytes().split(b"\0")
        except OSError:
            continue  # it ended between the listing and the read
        if words[0] == os.fsencode(sys.executable) and os.fsencode(home) in words:
            found.append(int(entry.parent.name))
    return found


def gone_within(home: Path, seconds: float) -> bool:
    """Whether no planner runs on a home any more before the time is over."""
    end = time.monotonic() + seconds
    while processes(home):
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


class Server:
    """The server as a person sees it: a port to connect to, by one of two keys.

    The first key gives a shell, the second only what `guard` has put before it in `authorized_keys`.
    """

    def __init__(self, folder: Path, port: int) -> None:
        self._folder, self._port = folder, port
        self.pid = 0
        """The process that listens; 0 before it does."""
        self._keys = folder / "authorized_keys"

    def guard(self, options: str) -> None:
        """Say what the second key may do: the options of its line in `authorized_keys`."""
        person, guest = ((self._folder / f"{name}.pub").read_text() for name in ("person", "guest"))
        self._keys.write_text(f"{person}{options} {guest}" if options else person)

    def words(self, *words: str, key: str = "person", program: str = "ssh") -> list[str]:
        """The command line of a client: options and, at the end of `words`, what it is to do."""
        port = "-P" if program in ("scp", "sftp") else "-p"
        settings = {
            "StrictHostKeyChecking": "no",
            "UserKnownHostsFile": "/dev/null",
            "IdentitiesOnly": "yes",
            "LogLevel": "ERROR",
            "SendEnv": "LANG LC_ALL COLORTERM NO_COLOR PLANNER_HOME TEXTUAL_PRESS EDITOR",
        }
        options = [part for name, value in settings.items() for part in ("-o", f"{name}={value}")]
        key_file = str(self._folder / key)
        return [program, "-F", "/dev/null", "-i", key_file, port, str(self._port), *options, *words]

    @property
    def address(self) -> str:
        """Whom to connect to."""
        return f"{getpass.getuser()}@127.0.0.1"

    def terminal(
        self,
        command: str = "",
        *,
        key: str = "person",
        size: tuple[int, int] = (80, 24),
        term: str = "xterm-256color",
        env: Mapping[str, str] | None = None,
        rate: float = 0.0,
    ) -> Terminal:
        """A terminal with `ssh -t` in it, that runs a command; without one what the key gives."""
        argv = self.words("-t", self.address, *([command] if command else ()), key=key)
        return Terminal(argv, size=size, term=term, env=env, limit=60, rate=rate)

    def ask(self, *words: str, key: str = "person", program: str = "ssh") -> subprocess.CompletedProcess[str]:
        """A client without a terminal, until it ends."""
        argv = self.words(*words, key=key, program=program)
        return subprocess.run(
            argv, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=20, check=False
        )


@contextmanager
def running(more: str = "") -> Iterator[Server]:
    """A server until the block is left, with `more` lines in its configuration.

    RuntimeError, with what it said, when it does not start.
    """
    with TemporaryDirectory(prefix="planner-sshd-") as name:
        folder = Path(name)
        folder.chmod(0o711)  # sshd reads the keys of an account as that account
        for key in ("host", "person", "guest"):
            words = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / key)]
            subprocess.run(words, check=True, timeout=20)
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        (folder / "config").write_text((_CONFIG + more).format(port=port, folder=folder))
        server = Server(folder, port)
        server.guard("")
        assert SSHD is not None
        argv = [SSHD, "-D", "-e", "-f", str(folder / "config")]
        with (folder / "log").open("wb") as log:
            daemon = subprocess.Popen(argv, stdin=subprocess.DEVNULL, stdout=log, stderr=log)
        try:
            _wait_for(port, daemon, folder / "log")
            server.pid = daemon.pid
            yield server
        finally:
            daemon.terminate()
            daemon.wait(_PATIENCE)


def _wait_for(port: int, daemon: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + _PATIENCE
    while daemon.poll() is None and time.monotonic() < end:
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"sshd did not start: {log.read_text(errors='replace')}")
