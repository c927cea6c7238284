"""Whether planner can be installed in each way that people install programs: `python -m benchmarks.installs`.

Builds wheel and sdist, then pip, pipx and uv put them into empty environments with an empty HOME, which are
temporary and taken away. Each has to tell its version, find nothing wrong in a fresh home, show the phases of
a routine, and leave the home alone when it is taken off. Needs git and a package index.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import venv
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from planner import __version__

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Way:
    """A way to install: its words with `{wheel}`, `{sdist}`, `{root}`, the command then, the way off."""

    name: str
    install: str
    planner: str
    remove: str = ""


WAYS = (
    Way(
        "pip, wheel",
        "{env}/bin/pip install {wheel}",
        "{env}/bin/planner",
        "{env}/bin/pip uninstall -y physio-planner",
    ),
    Way("pip, sdist", "{env}/bin/pip install {sdist}", "{env}/bin/planner"),
    Way("pip, git", "{env}/bin/pip install git+file://{root}", "{env}/bin/planner"),
    Way(
        "pipx install",
        "{tools}/bin/pipx install {wheel}",
        "{home}/.local/bin/planner",
        "{tools}/bin/pipx uninstall physio-planner",
    ),
    Way("pipx run", "true", "{tools}/bin/pipx run --spec {wheel} planner"),
    Way(
        "uv tool install",
        "{tools}/bin/uv tool install {wheel}",
        "{home}/.local/bin/planner",
        "{tools}/bin/uv tool uninstall physio-planner",
    ),
    Way("uvx", "true", "{tools}/bin/uvx --from {wheel} planner"),
)

TRIES = (("--version", f"planner {__version__}"), ("check", "4 files"), ("show core-three", "Glute bridge"))
"""What is asked of each, and what has to be in the answer."""


def run(words: Sequence[str], home: Path) -> str:
    """What a command printed. CalledProcessError when it fails."""
    kept = {
        name: text for name, text in os.environ.items() if name.startswith(("PIP_", "UV_", "SSL_", "http"))
    }
    environment = {**kept, "HOME": str(home), "PATH": f"{home}/.local/bin:/usr/bin:/bin"}
    done = subprocess.run(
        words, env=environment, capture_output=True, text=True, timeout=600, check=True, cwd=home
    )
    return done.stdout


def tried(way: Way, places: dict[str, str], folder: Path) -> str:
    """`works`, or what went wrong."""
    home = folder / "home"
    home.mkdir(parents=True)
    here = {**places, "home": str(home), "env": str(folder / "env")}
    if "{env}" in way.install:
        venv.create(folder / "env", with_pip=True)

    def words(text: str) -> list[str]:
        return [part.format(**here) for part in text.split()]

    try:
        run(words(way.install), home)
        for question, answer in TRIES:
            told = run([*words(way.planner), *question.split()], home)
            if answer not in told:
                return f"{question}: {told[-80:].strip()}"
        data = home / ".local/share/planner"
        before = sorted(path.name for path in data.rglob("*"))
        if way.remove:
            run(words(way.remove), home)
        if not before or before != sorted(path.name for path in data.rglob("*")):
            return "the home was not made, or not left alone"
    except subprocess.CalledProcessError as error:
        return f"{' '.join(error.cmd)}: {error.stderr[-200:].strip()}"
    return "works"


def main() -> None:
    """Try all, and print a table; exit code 1 when one does not work."""
    argparse.ArgumentParser(description=__doc__).parse_args()
    with tempfile.TemporaryDirectory(prefix="planner-installs-") as name:
        folder = Path(name)
        venv.create(folder / "tools", with_pip=True)
        tools = folder / "tools"
        subprocess.run([tools / "bin/pip", "install", "--quiet", "build", "pipx", "uv"], check=True)
        build = [f"{tools}/bin/python", "-m", "build", "--outdir", f"{folder}/dist", f"{ROOT}"]
        subprocess.run(build, check=True, capture_output=True)
        (wheel,), (sdist,) = (folder / "dist").glob("*.whl"), (folder / "dist").glob("*.tar.gz")
        places = {"wheel": str(wheel), "sdist": str(sdist), "root": str(ROOT), "tools": str(tools)}
        failed = False
        for number, way in enumerate(WAYS):
            answer = tried(way, places, folder / str(number))
            failed = failed or answer != "works"
            print(f"{way.name:<16} {answer}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
