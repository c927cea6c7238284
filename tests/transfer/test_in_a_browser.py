"""The pages in a real browser: on paper, and as wide as a telephone."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from benchmarks.handout import browse, chromium, print_page, write_page
from benchmarks.stage import furnish

BROWSER = chromium() or ""

pytestmark = pytest.mark.skipif(not BROWSER, reason="Chromium is not on this machine")

MEASURE = """\
<body style="margin:0"><iframe id="f" style="border:0;width:390px;height:800px" srcdoc="{page}"></iframe>
<script>onload = () => {{
  const page = document.getElementById("f").contentDocument.documentElement;
  document.title = "wide " + page.scrollWidth + " of " + page.clientWidth;
}}</script>
"""


def test_a_sheet_is_printed_on_its_paper_and_fits_a_telephone(tmp_path: Path) -> None:
    """Letter is Letter; no line of the page is wider than 390 pixels."""
    home = furnish(tmp_path / "home")
    page = write_page("core-three-letter", home.root, tmp_path)
    pdf = print_page(BROWSER, page).read_bytes()
    assert pdf.startswith(b"%PDF")
    boxes = {
        tuple(round(float(one)) for one in box.split())
        for box in re.findall(rb"/MediaBox \[([\d. ]+)\]", pdf)
    }
    assert boxes == {(0, 0, 612, 792)}
    assert 2 <= len(re.findall(rb"/Type /Page\b", pdf)) <= 5
    frame = tmp_path / "frame.html"
    frame.write_text(MEASURE.format(page=html.escape(page.read_text(), quote=True)))
    title = re.search(r"<title>wide (\d+) of (\d+)", browse(BROWSER, "--dump-dom", frame.as_uri()))
    assert title is not None
    assert int(title[1]) <= int(title[2]) <= 390
