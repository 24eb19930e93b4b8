"""Line numbers printed in the margin that ended up inside the text.

One number proves nothing: only a series that rises in fixed steps, each step about as many lines
below the last as the step says, is taken for margin numbers. Everything else stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from assistant.text.lines import Line

_TRAILING = re.compile(r"(?:(?<=\S)\s+|(?<=[^\d\s.,]))(\d{1,4})$|(?<=[a-zäöüß][.,])(\d{1,4})$")
_LONE = re.compile(r"^(\d{1,4})$")
_LEADING = re.compile(r"^(\d{1,4})\s+(?=\S)")
_GLUED = re.compile(r"^(\d{4,6})(?=(?:[ .]\d{3})+(?!\d))")
_SHORTEST = {1: 10, 2: 5, 5: 3, 10: 3}


@dataclass(frozen=True)
class _Candidate:
    line: int
    value: int
    start: int
    end: int


def strip_line_numbers(lines: Sequence[Line], repairs: Counter[str]) -> list[Line]:
    """The lines without their margin numbers; a line that was only a number is dropped."""
    cuts: dict[int, _Candidate] = {}
    for candidates in (list(_at_end(lines)), list(_at_start(lines))):
        for step in (5, 10, 2, 1):
            for chain in _chains(candidates, step, lines):
                cuts.update({found.line: found for found in chain if found.line not in cuts})
    repairs["line_number"] += len(cuts)
    return list(_cut(lines, cuts))


def _cut(lines: Sequence[Line], cuts: dict[int, _Candidate]) -> Iterable[Line]:
    owed = 0
    for index, line in enumerate(lines):
        found = cuts.get(index)
        text = line.text if found is None else (line.text[: found.start] + line.text[found.end :]).strip()
        if not text:
            owed = max(owed, line.gap)
            continue
        yield replace(line, text=text, gap=max(line.gap, owed))
        owed = 0


def _at_end(lines: Sequence[Line]) -> Iterable[_Candidate]:
    for index, line in enumerate(lines):
        if line.fixed:
            continue
        match = _LONE.search(line.text) or _TRAILING.search(line.text)
        if match:
            digits = match.group(match.lastindex or 1)
            yield _Candidate(index, int(digits), len(line.text) - len(digits), len(line.text))


def _at_start(lines: Sequence[Line]) -> Iterable[_Candidate]:
    for index, line in enumerate(lines):
        if line.fixed:
            continue
        match = _LEADING.search(line.text)
        if match:
            yield _Candidate(index, int(match.group(1)), 0, match.end())
        glued = _GLUED.search(line.text)
        if glued:
            digits = glued.group(1)
            for cut in range(max(1, len(digits) - 3), len(digits)):
                yield _Candidate(index, int(digits[:cut]), 0, cut)


def _chains(candidates: Sequence[_Candidate], step: int, lines: Sequence[Line]) -> Iterable[list[_Candidate]]:
    """Longest rising series first; each candidate is used once."""
    left = [found for found in candidates if found.value and found.value % step == 0]
    while True:
        chain = _longest(left, step)
        if len(chain) < _SHORTEST[step]:
            return
        if step > 1 or _is_running_text(chain, lines):
            yield chain
        used = {found.line for found in chain}
        left = [found for found in left if found.line not in used]


def _longest(candidates: Sequence[_Candidate], step: int) -> list[_Candidate]:
    best: list[list[_Candidate]] = []
    for found in candidates:
        chain = [found]
        for earlier in reversed(best):
            if found.line - earlier[-1].line > 6 * step + 6:
                break
            if len(earlier) >= len(chain) and _follows(earlier[-1], found, step):
                chain = [*earlier, found]
        best.append(chain)
    return max(best, key=len, default=[])


def _follows(above: _Candidate, below: _Candidate, step: int) -> bool:
    rise = below.value - above.value
    if rise <= 0 or rise > 3 * step:
        return False
    return 0.5 * rise <= below.line - above.line <= 2 * rise


def _is_running_text(chain: Sequence[_Candidate], lines: Sequence[Line]) -> bool:
    """Numbers on every line are margin numbers only beside wrapped prose, not beside a list or contents."""
    return median(len(lines[found.line].text) for found in chain) >= 45
