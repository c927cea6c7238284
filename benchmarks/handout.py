"""The pages that planner hands over, on paper and on a telephone: `python -m benchmarks.handout`.

Writes each page as HTML, as PDF on its paper, as a PNG of each sheet, and as a PNG of a telephone 390 pixels
wide. Needs Chromium, and pdftoppm for the pictures of the paper.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.stage import StillClock, furnish
from planner.cli import main as planner

PAGES: Mapping[str, Sequence[str]] = {
    "core-three": ("html", "core-three"),
    "core-three-letter": ("html", "core-three", "--paper", "letter"),
    "core-three-large": ("html", "core-three", "--large"),
    "full-eight": ("html", "full-eight", "--weeks", "6"),
    "all-planned": ("html",),
    "report": ("report", "--question", "May I go swimming?", "--question", "How long until I can run?"),
}

PHONE = 390
"""Pixels that a telephone is wide."""

_OPTIONS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
)


def chromium() -> str | None:
    """Where the browser is, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def browse(browser: str, *words: str) -> str:
    """Run the browser without a window; what it prints."""
    with tempfile.TemporaryDirectory() as profile:
        command = [browser, *_OPTIONS, f"--user-data-dir={profile}", *words]
        done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
        return done.stdout


def write_page(name: str, home: Path, folder: Path) -> Path:
    """One of the pages, made by the command that a person types."""
    path = folder / f"{name}.html"
    words = ["--home", str(home), "export", *PAGES[name], "-o", str(path), "--force"]
    if code := planner(words, StillClock()):
        raise SystemExit(f"{' '.join(words)} ended with {code}")
    return path


def print_page(browser: str, page: Path) -> Path:
    """The page as a PDF, as its own rules want it to be."""
    path = page.with_suffix(".pdf")
    browse(browser, "--no-pdf-header-footer", f"--print-to-pdf={path}", page.as_uri())
    return path


def show_on_phone(browser: str, page: Path, high: int) -> Path:
    """A picture of the page on a telephone."""
    path = page.with_name(f"{page.stem}-phone.png")
    # A window is at least 500 wide: the telephone is a frame in it.
    frame = page.with_name(f".{page.stem}-frame.html")
    frame.write_text(
        f'<body style="margin:0"><iframe src="{page.name}" style="border:0;width:{PHONE}px;height:{high}px">'
    )
    browse(browser, f"--window-size={max(PHONE, 500)},{high}", f"--screenshot={path}", frame.as_uri())
    frame.unlink()
    return path


def main() -> None:
    """Make them all, or those that are named."""
    parser = argparse.ArgumentParser("benchmarks.handout", description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*PAGES, []], help="all when absent")
    parser.add_argument("--to", type=Path, default=Path("handout"), help="the folder for them")
    parser.add_argument("--high", type=int, default=2400, help="how much of the page a telephone shows")
    options = parser.parse_args()
    browser = chromium()
    if browser is None:
        raise SystemExit("there is no Chromium")
    options.to.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        home = furnish(Path(folder))
        for name in options.names or PAGES:
            page = write_page(name, home.root, options.to)
            pdf = print_page(browser, page)
            show_on_phone(browser, page, options.high)
            if shutil.which("pdftoppm"):
                subprocess.run(["pdftoppm", "-png", "-r", "60", pdf, pdf.with_suffix("")], check=True)


if __name__ == "__main__":
    main()
