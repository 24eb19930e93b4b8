"""``docs/growth.md`` and its plot from the rows of ``benchmarks/growth.py``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.plots import Curve, curves, slope

Rows = Sequence[dict[str, Any]]
# Name in the plot, key, factor to its unit.
_LINES = (
    ("start (s)", "start_processor", 1.0),
    ("search p95 (ms)", "p95_processor", 1000.0),
    ("one changed paper (s)", "change_processor", 1.0),
    ("memory (MB)", "memory_mb", 1.0),
)

_TEXT = """# Growth

How start, search and the re-indexing of one changed paper grow with the library. Made by `python -m
benchmarks.growth`; read there how the libraries are made. In short: each paper joins whole sections of
real papers anew (about {each} indexed sentences, the unit that is searched and embedded), every paper is
of another town; {planted} sentences that stand nowhere else are planted and asked for, half of the
questions name the town. **Sentences of the libraries are embedded once, for real, and their vectors
shifted a little by chance for each town**, since embedding hundreds of thousands takes hours on two cores
(about 22 a second). Planted sentences, all questions and the changed paper are embedded for real. So
"ingest" is without embedding, and "changed" with it.

Times are *on the clock / in processor time*. The machine has two cores.

{table}

![Growth](growth.svg)

{slopes}

"Start" is from nothing to the first answer of the search, opening, embedder and versions of papers
included. "Search" is one question with understanding, embedding, vectors, BM25 and fusion. "Memory" is
the most that the asking process ever held.

## What makes it so
- Papers lie in **segments**, each a Chroma collection with its tables, never changed once they are whole.
  A new or changed paper goes into a new segment together with the small ones; two of about one size
  become one of the next, as in Lucene's indexes. The vectors of the others are not touched.
- The manifest says which papers are in force and replaces the former one in one step. A question passes
  over what is no more in force; a segment of which a third is, is written anew.
- BM25 is kept as counts in files that are mapped into memory; how rare a word is and how long a sentence
  is beside the others is reckoned at the question, so nothing is made anew when one paper changes.
- Documents are read when one of their sentences is shown, and kept as long as there is room (60,000
  sentences).
- Versions of papers are looked for only among those whose titles and places can go together, by
  signatures kept at ingest; their sentences are compared when one of them is a hit.
- Above 3,000 sentences the papers of a place named in the question are searched for themselves as well,
  and the measure of a near sentence is a sample of the library, not the 300 nearest.

## What does not stay cheap
- Once in many changes segments of some size are joined: half a second for 500 sentences, a minute for
  50,000.
- In a large library, the sentences of a removed paper stay in Chroma's file, never found, until a third
  of their segment is out of force. Up to 5,000 sentences the next ingest that finds nothing new clears
  them away. To be rid of them at once, delete the data folder and run `vereinbart ingest`.
- The register of commitments and a topic over all papers read every paper.
"""


def write_report(results: Path) -> None:
    """Beside the results."""
    rows = sorted(json.loads(results.read_text()).values(), key=lambda row: row["papers"])
    results.with_name("growth.svg").write_text(_plot(rows), encoding="utf-8")
    text = _TEXT.format(
        each=round(rows[-1]["sentences"] / rows[-1]["papers"]),
        planted=50,
        table=_table(rows),
        slopes=_slopes(rows),
    )
    results.with_name("growth.md").write_text(text, encoding="utf-8")


def _table(rows: Rows) -> str:
    head = (
        "| papers | sentences | ingest a paper (s) | start (s) | search p50 (ms) | search p95 (ms) "
        "| one changed paper (s) | memory (MB) | disk (MB) | planted found@1 | @5 |"
    )
    lines = [head, "|" + "---:|" * head.count(" | ") + "---:|"]
    for row in rows:
        cells = (
            f"{row['papers']:,}",
            f"{row['sentences']:,}",
            _pair(row, "ingest", 1, 3),
            _pair(row, "start", 1, 1),
            _pair(row, "p50", 1000, 0),
            _pair(row, "p95", 1000, 0),
            _pair(row, "change", 1, 1),
            f"{row['memory_mb']:,.0f}",
            f"{row['disk_mb']:,.0f}",
            f"{row['found_at_1']:.2f}",
            f"{row['found_at_5']:.2f}",
        )
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _pair(row: dict[str, Any], name: str, factor: float, digits: int) -> str:
    clock, processor = row[name] * factor, row[f"{name}_processor"] * factor
    return f"{clock:,.{digits}f} / {processor:,.{digits}f}"


def _slopes(rows: Rows) -> str:
    """How a tenfold library tells, by a line through the logarithms of the larger half."""
    larger = [row for row in rows if row["papers"] >= 50]
    if len(larger) < 2:
        return ""
    said = []
    for name, key, _ in _LINES:
        power = slope([row["sentences"] for row in larger], [row[key] for row in larger])
        said.append(f"{name.split(' (')[0]} × {10**power:.1f} (slope {power:.2f})")
    return f"From {larger[0]['papers']:,} papers on, ten times the library is: {', '.join(said)}."


def _plot(rows: Rows) -> str:
    drawn = [Curve(name, [row[key] * factor for row in rows]) for name, key, factor in _LINES]
    title = "Start, search, change and memory with the library"
    return curves(title, "sentences", [row["sentences"] for row in rows], drawn)
