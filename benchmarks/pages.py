"""The pages of ``docs/`` that the benchmarks write."""

from __future__ import annotations

from pathlib import Path


def publish(out: Path, name: str, text: str, plot: str = "") -> None:
    """Print the table and write ``NAME.md`` and, where there is one, its plot ``NAME.svg``."""
    print(text)
    out.mkdir(parents=True, exist_ok=True)
    (out / f"{name}.md").write_text(text, encoding="utf-8")
    if plot:
        (out / f"{name}.svg").write_text(plot, encoding="utf-8")
