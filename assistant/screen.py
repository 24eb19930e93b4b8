"""What all commands show their lines with: two consoles, JSON, and a progress bar."""

from __future__ import annotations

import json
import re
import sys
import time

from rich.console import Console
from rich.progress import BarColumn, TaskProgressColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar
from rich.table import Column

from assistant import texts
from assistant.progress import Progress
from assistant.streams import has_all_letters

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
LOG_SECONDS = 20.0
# Files differ in how fast they go; the remaining time is told by what the last minutes did.
ESTIMATE_SECONDS = 120.0
# So much of a long file name leaves room for the bar and the time.
STEP_WIDTH = 48


def print_json(value: object) -> None:
    """A value for machines, indented."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not has_all_letters(), indent=2) + "\n")


def print_line(value: object) -> None:
    """A value for machines on one line, at once."""
    sys.stdout.write(json.dumps(value, ensure_ascii=not has_all_letters()) + "\n")
    sys.stdout.flush()


def put(content: bytes) -> None:
    """A whole file, always in its own encoding; people on a terminal with another see its text."""
    if sys.stdout.isatty() and not has_all_letters():
        sys.stdout.write(content.decode(errors="replace"))
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
    sys.stdout.flush()


def complain(line: str) -> None:
    """A line on stderr."""
    err.print(line, markup=False)


class progress_bar:
    """A rich progress bar on stderr behind the :class:`Progress` protocol.

    ``calmly``: a log hears the first step, and then one now and then, not every step that is another.
    """

    def __init__(self, calmly: bool = False) -> None:
        width = Column(no_wrap=True, overflow="ellipsis", max_width=STEP_WIDTH if calmly else None)
        # a file's name may look like markup
        step = TextColumn("{task.description}", markup=False, table_column=width)
        columns = (step, BarColumn(), TaskProgressColumn(), TimeRemainingColumn())
        self._calmly = calmly
        self._bar = Bar(
            *columns, console=err, disable=not err.is_terminal, speed_estimate_period=ESTIMATE_SECONDS
        )
        self._task = self._bar.add_task("", total=None)
        self._last, self._told = "", float("-inf")

    def __enter__(self) -> Progress:
        self._bar.start()
        return self._show

    def __exit__(self, *_: object) -> None:
        self._bar.remove_task(self._task)
        self._bar.stop()

    def _tell(self, step: str) -> None:
        """In a log a step that only counts on is told now and then, not every second."""
        bare, now = "" if self._calmly else re.sub(r"\d+", "", step), time.monotonic()
        if bare != self._last or now - self._told >= LOG_SECONDS:
            err.print(step, markup=False)
            self._last, self._told = bare, now

    def _show(self, step: str, done: int | None, total: int | None) -> None:
        if not err.is_terminal:
            self._tell(texts.percent_done(step, done, total) if self._calmly and done and total else step)
        self._bar.update(self._task, description=step, completed=done or 0, total=total)
