"""The outcome of an ingest in the terminal and as JSON: what was read of each file and what was not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from rich.text import Text

from assistant import texts
from assistant.terminal import hanging

if TYPE_CHECKING:
    from assistant.index.ingest import FileReport, IngestReport

_GAP = 2
_INDENT = "    "
# A longer name gets a line of its own.
_LONGEST_NAME = 48
_NOT_THERE = (texts.STATE_REMOVED, texts.STATE_FAILED)
_STYLE = {texts.STATE_FAILED: "red", texts.STATE_REMOVED: "dim", texts.STATE_SAME: "dim"}


def ingest_lines(report: IngestReport, width: int) -> Iterator[Text]:
    """One row of figures a file, what else was noticed below it, and a line of totals."""
    rows = [_HEAD, *map(_row, report.files)]
    sizes = [max(len(row[column]) for row in rows) for column in range(len(_HEAD))]
    rest = sum(sizes[1:]) + _GAP * (len(_HEAD) - 1)
    sizes[0] = min(sizes[0], max(len(texts.READ_FILE), min(_LONGEST_NAME, width - rest)))
    yield from _line(_HEAD, sizes, "bold")
    for file, row in zip(report.files, rows[1:], strict=True):
        yield from _line(row, sizes, _STYLE.get(file.state, ""))
        for sign, note in _notes(file):
            yield from hanging(note, width, f"{_INDENT}{sign}", str(note.style))
    yield Text()
    yield from hanging(Text(_totals(report.files)), width)


_HEAD = (texts.READ_FILE, texts.READ_STATE, texts.READ_PAGES, texts.READ_SENTENCES, texts.READ_PASSAGES)


def _row(file: FileReport) -> tuple[str, ...]:
    if file.state in _NOT_THERE:
        return file.file, file.state, *[texts.READ_NONE] * 3
    pages = texts.thousands(file.pages) if file.pages else texts.READ_NONE
    return file.file, file.state, pages, texts.thousands(file.sentences), texts.thousands(file.passages)


def _line(row: Sequence[str], sizes: Sequence[int], style: str) -> Iterator[Text]:
    """The row in columns; figures stand to the right."""
    name = row[0]
    if len(name) > sizes[0]:
        yield Text(name, style)
        name = ""
    left = [name.ljust(sizes[0]), row[1].ljust(sizes[1])]
    figures = [value.rjust(size) for value, size in zip(row[2:], sizes[2:], strict=True)]
    yield Text((" " * _GAP).join([*left, *figures]), style)


def _notes(file: FileReport) -> Iterator[tuple[str, Text]]:
    """What stands below the figures of a file, each with its sign; pages without text are a warning."""
    if file.recognized:
        yield "", Text(f"{texts.READ_RECOGNIZED}: {texts.named_pages(file.recognized)}")
    if any(file.repairs.values()):
        yield "", Text(f"{texts.READ_REPAIRS}: {texts.repairs(file.repairs)}", "dim")
    for remark in texts.remarks(file.file, file.warnings):
        yield "⚠ ", Text(remark, "yellow")


def _totals(files: Sequence[FileReport]) -> str:
    """``5 Dateien gelesen (2 neu, 3 unverändert), 1 fehlgeschlagen · 34 Seiten, davon 4 ohne Text · …``"""
    states = Counter(file.state for file in files)
    read = [file for file in files if file.state not in _NOT_THERE]
    known = ", ".join(f"{count} {state}" for state, count in states.items() if state not in _NOT_THERE)
    counted = [texts.files_read(len(read), known)]
    counted += [f"{states[state]} {state}" for state in _NOT_THERE if states[state]]
    pages = sum(file.pages or 0 for file in read)
    unread = sum(len(file.unread) for file in read)
    recognized = sum(len(file.recognized) for file in read)
    groups = [
        ", ".join(counted),
        texts.pages_read(pages, unread, recognized),
        texts.counted(sum(file.sentences for file in read), texts.SENTENCE),
        texts.counted(sum(file.passages for file in read), texts.PASSAGE),
    ]
    return " · ".join(filter(None, groups))


def told(report: IngestReport) -> frozenset[str]:
    """The lines that the table itself shows as the reason of a failed file."""
    failed = (file for file in report.files if file.state == texts.STATE_FAILED)
    return frozenset(warning for file in failed for warning in file.warnings)


def ingest_record(report: IngestReport) -> dict[str, Any]:
    """The same as plain JSON values."""
    return {
        "files": [asdict(file) for file in report.files],
        "problems": list(report.problems),
        "index": report.fingerprint,
    }
