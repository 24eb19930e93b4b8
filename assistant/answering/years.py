"""What a sentence that names other years says of a year: "ab 2023" holds in 2024, too."""

from __future__ import annotations

import re

from assistant.answering.folding import fold

_BOUND = re.compile(
    r"\b(?P<bound>bis|ab|seit|vor|nach|letztmalig|ende)\b(?: \w+\.?| \d+\.){0,3} (?P<year>(?:19|20)\d\d)\b"
)
_SPAN = re.compile(r"\b(?P<first>(?:19|20)\d\d) bis (?P<last>(?:19|20)\d\d)\b")
_NEXT = re.compile(r"\b(?:(?:folge|vor)jahr\w*|bisher|bislang)\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_FROM_THEN_ON = frozenset({"ab", "seit", "nach"})


def names_a_year(text: str) -> bool:
    return bool(_YEAR.search(text))


def tells_of(year: int, text: str) -> bool:
    """Whether the text tells of the year without naming it, as its bounds do: what holds until 2024 tells of
    2025 as well."""
    said = fold(text)
    for match in _BOUND.finditer(said):
        named = int(match["year"])
        if named <= year if match["bound"] in _FROM_THEN_ON else named >= year - 1:
            return True
    spans = ((int(match["first"]), int(match["last"])) for match in _SPAN.finditer(said))
    beside = any(str(year + step) in said for step in (-1, 1))
    return any(first - 1 <= year <= last + 1 for first, last in spans) or (
        beside and bool(_NEXT.search(said))
    )
