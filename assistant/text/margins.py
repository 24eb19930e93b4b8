"""Line numbers printed in the margin that ended up inside the text.

One number proves nothing: only a series that rises in fixed steps, each step about as many lines
below the last as the step says, is taken for margin numbers. Everything else stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from assistant.text.lines import Line

_TRAILING = re.compile(r"(?:(?<=\S)\s+|(?<=[^\d\s.,]))(\d{1,4})$|(?<=[a-zäöüß][.,])(\d{1,4})$")
_LONE = re.compile(r"^(\d{1,4})$")
_LEADING = re.compile(r"^(\d{1,4})(?:\s+(?=\S)|(?=[„\"(]?[A-ZÄÖÜa-zäöü][a-zäöüß]))")
_GLUED = re.compile(r"^(\d{4,6})(?=(?:[ .]\d{3})+(?!\d))")
_RUN_AT_END, _RUN_AT_START = re.compile(r"(?<![\d.,])\d{2,6}$"), re.compile(r"\d{2,6}(?![\d.,])")
_STEPS = (5, 10, 2, 1)
_SHORTEST = {1: 10, 2: 5, 5: 3, 10: 3}
# Where a text is known to be numbered, a page's last series may be shorter.
_SHORTEST_PROVEN = {1: 3, 2: 2, 5: 2, 10: 2}
# A number on every line stands beside wrapped prose, not beside a list or contents.
_PROSE, _CARRIED_ON = 45, 0.2
# How many figures above are looked at for the number before.
_LOOK_BACK = 120
_YEARS = range(1900, 2101)


@dataclass(frozen=True)
class _Candidate:
    """A figure that may be a line's number; ``place`` counts the lines of text above.

    ``weak`` marks a part of a longer figure: it counts only exactly where a proven series expects it.
    """

    line: int
    place: int
    value: int
    start: int
    end: int
    weak: bool = False


def strip_line_numbers(lines: Sequence[Line], repairs: Counter[str]) -> list[Line]:
    """The lines without their margin numbers; a line that was only a number is dropped."""
    places = _places(lines)
    cuts: dict[int, _Candidate] = {}
    for candidates in (list(_at_end(lines, places)), list(_at_start(lines, places))):
        for step in _STEPS:
            for found in _series(candidates, step, lines):
                cuts.setdefault(found.line, found)
    repairs["line_number"] += len(cuts)
    return list(_cut(lines, cuts))


def _places(lines: Sequence[Line]) -> list[int]:
    places, count = [], 0
    for line in lines:
        places.append(count)
        count += not _LONE.match(line.text)
    return places


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


def _at_end(lines: Sequence[Line], places: Sequence[int]) -> Iterator[_Candidate]:
    for index, line in enumerate(lines):
        if line.fixed:
            continue
        match = _LONE.search(line.text) or _TRAILING.search(line.text)
        if match:
            digits = match.group(match.lastindex or 1)
            end = len(line.text)
            yield _Candidate(index, places[index], int(digits), end - len(digits), end)
        if run := _RUN_AT_END.search(line.text):
            for cut in range(run.start() + 1, run.end()):
                yield _Candidate(index, places[index], int(line.text[cut:]), cut, run.end(), weak=True)


def _at_start(lines: Sequence[Line], places: Sequence[int]) -> Iterator[_Candidate]:
    for index, line in enumerate(lines):
        if line.fixed:
            continue
        match = _LEADING.search(line.text)
        if match:
            yield _Candidate(index, places[index], int(match.group(1)), 0, match.end())
        glued = _GLUED.search(line.text)
        if glued:
            digits = glued.group(1)
            for cut in range(max(1, len(digits) - 3), len(digits)):
                yield _Candidate(index, places[index], int(digits[:cut]), 0, cut)
        elif run := _RUN_AT_START.match(line.text):
            for cut in range(1, run.end()):
                yield _Candidate(index, places[index], int(line.text[:cut]), 0, cut, weak=True)


def _series(candidates: Sequence[_Candidate], step: int, lines: Sequence[Line]) -> Iterator[_Candidate]:
    """The numbers of all series of one step; once one is proven, shorter ones count as well."""
    finer = {(found.place, found.value) for found in candidates} if step > 1 else set()
    usable = [found for found in candidates if found.value and found.value % step == 0]
    chains = list(_chains(usable, step))
    proven = [
        chain
        for chain in chains
        if sum(not found.weak for found in chain) >= _SHORTEST[step]
        and not _has_finer(chain, finer)
        and _is_margin(chain, step, lines)
    ]
    if not proven:
        return
    whole = {id(chain) for chain in proven}
    ends = {chain[-1].place + lines_below for chain in proven for lines_below in range(1, 2 * step + 1)}
    for chain in chains:
        short = sum(not found.weak for found in chain) >= _SHORTEST_PROVEN[step]
        enough = short or _is_first(chain, step, lines, ends)
        if id(chain) in whole or (enough and not _has_finer(chain, finer)):
            yield from chain


def _chains(candidates: Sequence[_Candidate], step: int) -> Iterator[list[_Candidate]]:
    """Rising series, the longest first; each line is used once."""
    length = [1] * len(candidates)
    above = [-1] * len(candidates)
    for index, found in enumerate(candidates):
        for earlier in range(index - 1, max(-1, index - _LOOK_BACK), -1):
            if found.place - candidates[earlier].place > 6 * step + 6:
                break
            if length[earlier] >= length[index] and _follows(candidates[earlier], found, step):
                length[index], above[index] = length[earlier] + 1, earlier
    used: set[int] = set()
    for last in sorted(range(len(candidates)), key=lambda index: -length[index]):
        chain: list[_Candidate] = []
        index = last
        while index >= 0 and candidates[index].line not in used:
            chain.append(candidates[index])
            index = above[index]
        used.update(found.line for found in chain)
        if chain:
            yield chain[::-1]


def _follows(above: _Candidate, below: _Candidate, step: int) -> bool:
    rise = below.value - above.value
    if rise <= 0 or rise > 3 * step:
        return False
    if above.weak or below.weak:
        return below.place - above.place == rise and below.line > above.line
    return 0.5 * rise <= below.place - above.place <= 2 * rise


def _has_finer(chain: Sequence[_Candidate], finer: set[tuple[int, int]]) -> bool:
    """Whether the lines between are numbered as well: then this is every second number of another series."""
    between = sum((found.place + 1, found.value + 1) in finer for found in chain)
    return between > 0.5 * len(chain)


def _is_margin(chain: Sequence[_Candidate], step: int, lines: Sequence[Line]) -> bool:
    if any(found.value in _YEARS and found.value > 2 * found.place + 100 for found in chain):
        return False
    if step > 1:
        return True
    texts = [_beside(found, lines) for found in chain]
    carried_on = sum(text.lstrip()[:1].islower() for text in texts)
    return median(map(len, texts)) >= _PROSE and carried_on >= _CARRIED_ON * len(texts)


def _beside(found: _Candidate, lines: Sequence[Line]) -> str:
    """The text that the number stands beside: of its own line, or the next if it stands alone."""
    text = lines[found.line].text
    own = text[: found.start] + text[found.end :]
    if own.strip() or found.line + 1 >= len(lines):
        return own
    return lines[found.line + 1].text


def _is_first(chain: Sequence[_Candidate], step: int, lines: Sequence[Line], expected: set[int]) -> bool:
    """Whether a single number is the first of its page: as ``expected``, or behind a sentence's end."""
    first = chain[0]
    if first.value != step or step == 1 or first.weak:
        return False
    text = lines[first.line].text[: first.start].rstrip()
    return first.place in expected or (first.start > 0 and (not text or text[-1] in ".!?;,-"))
