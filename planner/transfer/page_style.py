"""How a page looks, on paper and on a telephone: dark on white, and nothing from elsewhere."""

from __future__ import annotations

from typing import Literal

Paper = Literal["a4", "letter"]
PAPERS: tuple[Paper, ...] = ("a4", "letter")

_STYLE = """
@page { size: $paper; margin: 14mm 15mm; }
:root { color-scheme: light; --line: #8a8a8a; --soft: #555; --blue: #14507f; --warm: #a3271c; }
* { box-sizing: border-box; }
html { font-size: $screen; -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body { margin: 0 auto; padding: 1rem; max-width: 52rem; background: #fff; color: #1a1a1a;
  font-family: "Segoe UI", Roboto, "Helvetica Neue", Arial, "Liberation Sans", "Noto Sans", sans-serif;
  line-height: 1.4; overflow-wrap: anywhere; }
h1 { font-size: 1.9em; line-height: 1.15; margin: 0 0 .3em; }
h2 { font-size: 1.35em; line-height: 1.2; margin: 1.2em 0 .4em; color: var(--blue); }
h3 { font-size: 1.15em; line-height: 1.25; margin: 0 0 .2em; }
h1, h2, h3, caption, .lead { break-after: avoid; }
p { margin: 0 0 .5em; orphans: 3; widows: 3; }
ul, ol { margin: 0 0 .6em; padding-left: 1.4em; }
li { margin: .1em 0; break-inside: avoid; }
.about { color: var(--soft); }
.small { font-size: .82em; color: var(--soft); }
.lead { font-weight: 600; }
.chapter { margin-top: 2em; border-top: 3px solid var(--blue); padding-top: .5em; }
.box { border: 3px solid var(--warm); border-radius: 6px; padding: .7em .9em .3em; margin: 1em 0;
  break-inside: avoid; }
.box h2 { margin: 0 0 .3em; color: var(--warm); }
.card { border-top: 1px solid var(--line); padding: .8em 0 .4em; }
.dose { font-size: 1.1em; font-weight: 600; margin-bottom: .4em; }
.note { border-left: 4px solid var(--blue); padding-left: .6em; }
.top, .body p { break-inside: avoid; }
.figures { display: flex; flex-wrap: wrap; align-items: flex-end; gap: .6em; margin: .3em 0 .5em; }
figure { flex: 0 1 calc(33% - .4em); margin: 0; }
figure svg { display: block; width: 100%; height: auto; max-height: 7em; }
.plot { max-width: none; break-inside: avoid; }
.plot svg { max-height: none; }
.chart text { font-size: 14px; fill: #333; }
figcaption { font-size: .82em; color: var(--soft); text-align: center; }
.wide { overflow-x: auto; margin: .4em 0 1em; padding: 1px; }
table { border-collapse: collapse; width: 100%; font-size: .9em; overflow-wrap: normal; }
caption { text-align: left; font-weight: 600; padding: .2em 0 .4em; }
th, td { border: 1px solid var(--line); padding: .3em .4em; text-align: left; vertical-align: top; }
thead th { background: #eef2f5; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
.number { text-align: right; font-variant-numeric: tabular-nums; }
.ticks { table-layout: fixed; }
.ticks th:first-child { width: 19%; }
.ticks td, .ticks thead th { text-align: center; }
.ticks th:first-child { text-align: left; }
.ticks td > div { margin: .1em 0; }
.tick { display: inline-block; width: 1.25em; height: 1.25em; border: 1.5px solid #222; border-radius: 3px;
  line-height: 1.1em; text-align: center; vertical-align: middle; }
.beside { font-size: .85em; color: var(--soft); margin-left: .3em; }
.figures figcaption { min-height: 2.6em; }
.write { border-bottom: 1px solid var(--line); height: 1.9em; margin: 0; }
@media (min-width: 38rem) {
  .columns, .body { columns: 2; column-gap: 2em; }
  .number { white-space: nowrap; }
}
@media (max-width: 30rem) {
  body { padding: .7rem; }
  h1 { font-size: 1.6em; }
  table { font-size: .78em; }
  th, td { padding: .25em .3em; }
  .ticks { font-size: 13px; }
  .ticks th:first-child { width: 21%; }
  .beside { display: block; margin: 0; }
  figure { flex-basis: calc(50% - .3em); }
}
@media print {
  html { font-size: $print; }
  body { padding: 0; max-width: none; line-height: 1.32; }
  .columns, .body { columns: 2; column-gap: 2em; }
  .box { font-size: .95em; }
  .number { white-space: nowrap; }
  .chapter { break-before: page; margin-top: 0; }
  .wide { overflow: visible; }
  .card { break-inside: avoid; }
}
"""


def style(paper: Paper, *, large: bool) -> str:
    """The rules for a page on this paper, with larger type for who reads it from the mat."""
    sizes = {"$screen": "22px", "$print": "14.5pt"} if large else {"$screen": "18px", "$print": "11pt"}
    text = _STYLE.replace("$paper", {"a4": "A4", "letter": "letter"}[paper])
    for name, size in sizes.items():
        text = text.replace(name, size)
    return text
