"""The first session as one moving picture, made of the pictures of its steps: `python -m benchmarks.film`.

An SVG that changes by itself where a page shows it; who asks their system for less motion sees its first
picture alone. The pictures are those of `python -m benchmarks.screenshots`.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

STEPS = (
    "first-routine",
    "first-days",
    "first-ready",
    "first-check-in",
    "get-ready",
    "run",
    "rest",
    "distance",
)
"""The pictures, in the order in which a person sees them."""

SECONDS = 3
"""How long each is seen."""

_FONTS = re.compile(r"\s*@font-face \{.*?\}\n", re.DOTALL)
_PICTURE = re.compile(r'<svg class="rich-terminal" viewBox="([^"]+)"[^>]*>(.*)</svg>\s*\Z', re.DOTALL)


def film(folder: Path) -> str:
    """The moving picture, of the pictures in a folder. FileNotFoundError where one was not made."""
    frames, box = [], ""
    for number, name in enumerate(STEPS):
        found = _PICTURE.search((folder / f"{name}.svg").read_text(encoding="utf-8"))
        assert found is not None, f"{name}.svg is no picture of a terminal"
        box, inside = found[1], _FONTS.sub("", found[2])
        frames.append(f'<g class="frame" style="animation-delay: {SECONDS * number}s">{inside}</g>')
    share = 100 / len(STEPS)
    style = f"""<style>
.frame {{ opacity: 0; animation: frame {SECONDS * len(STEPS)}s step-end infinite; }}
.frame:first-of-type {{ opacity: 1; }}
@keyframes frame {{ 0% {{ opacity: 1; }} {share:.4g}% {{ opacity: 0; }} 100% {{ opacity: 0; }} }}
@media (prefers-reduced-motion: reduce) {{ .frame {{ animation: none; }} }}
</style>"""
    body = "\n".join(frames)
    return f'<svg viewBox="{box}" xmlns="http://www.w3.org/2000/svg">\n{style}\n{body}\n</svg>\n'


def main() -> None:
    """Make it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--to", type=Path, default=Path("docs/screenshots"), help="the folder of the pictures"
    )
    folder: Path = parser.parse_args().to
    target = folder / "first-session.svg"
    target.write_text(film(folder), encoding="utf-8")
    print(target)


if __name__ == "__main__":
    main()
