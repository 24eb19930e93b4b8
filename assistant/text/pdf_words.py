"""From the letters on a PDF page to rows of words.

Programs print letters in many ways: twice for bold, apart for emphasis, with a blank too few or too many.
What belongs together is told by the order of printing and by the distances, measured in the type's own size.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from pdfplumber.page import Page

from assistant.text.pdf_directions import Char, by_direction, on_page, turned

_BOLD = ("bold", "black", "heavy", "demi")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Distances in units of the type's size: letters of a word touch, and a word's gap is wider than this.
_TOUCH, _WORD_GAPS = 0.1, (0.18, 0.14, 0.11)
# A letter set apart by a wrong width of its font is closer than this to its word, without a blank.
_SLIP = 0.3
# The first letter of a text may be so many times as large as the others.
_INITIAL = 1.8
# Letters set apart for emphasis.
_SPACED_LETTERS, _SPACED_GAP = 4, 0.9
# Mean length of words from which on a row lacks its blanks.
_TOO_LONG = 12
# Text in another direction than the page's needs so many letters to be more than a stamp.
_RUNNING_LETTERS = 200


@dataclass(slots=True)
class Word:
    """Letters that belong together; ``before`` and ``after`` say that a blank is printed there.

    ``parts`` are (text, size, bottom) of runs of one type, of which a raised one is a note's mark.
    """

    text: str
    x0: float
    x1: float
    top: float
    bottom: float
    size: float
    bold: int
    before: bool
    after: bool
    parts: tuple[tuple[str, float, float], ...]


Row = list[Word]


@dataclass(frozen=True)
class Sheet:
    """The words of a page that are read in one direction, with the page's extent in that direction."""

    rows: list[Row]
    width: float
    height: float


def sheets(page: Page) -> Iterator[Sheet]:
    """The page's text, and after it what is printed across it; stamps and watermarks are left out."""
    width, height = float(page.width), float(page.height)
    groups = by_direction(on_page(page))
    for index, (angle, chars) in enumerate(sorted(groups.items(), key=lambda group: -len(group[1]))):
        if index and len(chars) < _RUNNING_LETTERS:
            return
        extent = (height, width) if angle in (90, 270) else (width, height)
        yield Sheet(rows_of(fragments(turned(chars, angle, width, height))), *extent)


def rows_of(found: Iterable[Word]) -> list[Row]:
    """Fragments as rows of words."""
    plain, initials = _initials(list(found))
    rows = _rows(plain)
    for initial in initials:
        row = next((row for row in rows if _opens(initial, row)), None)
        if row is not None:
            row.insert(0, replace(initial, x0=row[0].x0, x1=row[0].x0))
        else:
            rows = _rows([*plain, initial])
    return [words for row in rows if (words := _words(row))]


def _initials(found: list[Word]) -> tuple[list[Word], list[Word]]:
    """Large letters over several lines, with which a text begins, apart from the text."""
    if not found:
        return found, []
    usual = median([word.size for word in found])
    large = [
        word for word in found if word.size > _INITIAL * usual and len(word.text) == 1 and word.text.isalpha()
    ]
    if not large or len(large) > 3:
        return found, []
    return [word for word in found if not any(word is other for other in large)], large


def _opens(initial: Word, row: Row) -> bool:
    """Whether a row is the first beside an initial."""
    near = 0 <= row[0].x0 - initial.x1 + 0.1 * initial.size < initial.size
    return (
        near
        and initial.top - 2 < (row[0].top + row[0].bottom) / 2 < initial.bottom
        and row[0].text[:1].islower()
    )


def _once(chars: Iterable[Char]) -> Iterator[Char]:
    """Letters without their shadows: a bold look is often the same letter printed twice."""
    seen: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    for char in chars:
        text = char["text"]
        if text.isspace():
            yield char
            continue
        x0, top = char["x0"], char["top"]
        near = max(0.05, min(0.15 * char["size"], 0.45 * (char["x1"] - x0)))
        column, line = round(x0 / 2), round(top / 2)
        spots = [
            spot
            for across in (column - 1, column, column + 1)
            for down in (line - 1, line, line + 1)
            for spot in seen.get((text, across, down), ())
        ]
        if any(abs(x0 - left) <= near and abs(top - above) <= near for left, above in spots):
            continue
        seen.setdefault((text, column, line), []).append((x0, top))
        yield char


def fragments(chars: Iterable[Char]) -> Iterator[Word]:
    """Letters printed one after the other, touching, in one type."""
    held: list[Char] = []
    blank = False
    for char in _once(chars):
        space = not char["text"].strip()
        if held and (space or not _touches(held[-1], char)):
            yield _fragment(held, blank, space)
            held, blank = [], space
        if space:
            blank = True
        else:
            held.append(char)
    if held:
        yield _fragment(held, blank, False)


def _touches(before: Char, after: Char) -> bool:
    size = before["size"]
    gap = after["x0"] - before["x1"]
    return bool(
        -0.5 * size <= gap <= _TOUCH * size
        and abs(after["bottom"] - before["bottom"]) <= 0.1 * size
        and abs(after["size"] - size) <= 0.1 * size
    )


def _fragment(chars: Sequence[Char], before: bool, after: bool) -> Word:
    first = chars[0]
    text = "".join(char["text"] for char in chars)
    bold = any(name in str(first.get("fontname", "")).lower() for name in _BOLD)
    size, bottom = float(first["size"]), float(first["bottom"])
    return Word(
        text, float(first["x0"]), float(chars[-1]["x1"]), float(min(char["top"] for char in chars)), bottom,
        size, len(text) if bold else 0, before, after, ((text, size, bottom),),
    )  # fmt: skip


def _rows(fragments: list[Word]) -> list[Row]:
    """Fragments of one height, left to right; a raised note belongs to the line it touches."""
    rows: list[Row] = []
    top = bottom = 0.0
    for word in sorted(fragments, key=lambda found: (found.top + found.bottom, found.x0)):
        height = min(bottom - top, word.bottom - word.top)
        if rows and min(bottom, word.bottom) - max(top, word.top) > 0.55 * height:
            rows[-1].append(word)
            # an initial over several lines must not pull them into one
            if bottom - top < word.bottom - word.top < 1.8 * (bottom - top):
                top, bottom = word.top, word.bottom
        else:
            rows.append([word])
            top, bottom = word.top, word.bottom
    return [sorted(row, key=lambda found: found.x0) for row in rows]


def _words(row: Row) -> Row:
    """The fragments of a row as words."""
    whole = _unspaced(row)
    limit = _limit(whole)
    groups: list[Row] = []
    for word in whole:
        if groups and _belongs(groups[-1], word, limit):
            groups[-1].append(word)
        else:
            groups.append([word])
    return [_merged(group) for group in groups]


def _gap(before: Word, after: Word) -> float:
    """The distance in units of the larger type."""
    return (after.x0 - before.x1) / max(before.size, after.size, 0.1)


def _apart(before: Word, after: Word) -> bool:
    return before.after or after.before


def _limit(row: Row) -> float:
    """The gap from which on a new word begins: narrower where the row has no other sign of its words."""
    letters = sum(len(word.text) for word in row)
    for limit in _WORD_GAPS:
        count = 1 + sum(
            _apart(before, after) or _gap(before, after) > limit for before, after in pairwise(row)
        )
        if letters <= _TOO_LONG * count:
            return limit
    return _WORD_GAPS[0] if letters <= 2 * _TOO_LONG else _WORD_GAPS[-1]


def _belongs(group: Row, after: Word, limit: float) -> bool:
    before = group[-1]
    gap = _gap(before, after)
    if _apart(before, after) or gap < -0.3:
        return False
    if before.size <= 0.78 * after.size and after.text[0].isalpha():
        return gap <= _TOUCH
    if gap <= limit or (gap <= 2 * _SLIP and after.text[0] in ",.;:!?)“"):
        return True
    lone = len(group) == 1 and len(before.text) == 1 and before.text.isalpha() and before.size == after.size
    return lone and gap <= _SLIP and after.text[:1].islower()


def _merged(group: Row) -> Word:
    if len(group) == 1:
        return group[0]
    return Word(
        "".join(word.text for word in group), group[0].x0, max(word.x1 for word in group),
        min(word.top for word in group), max(word.bottom for word in group), max(word.size for word in group),
        sum(word.bold for word in group), group[0].before, group[-1].after,
        tuple(part for word in group for part in word.parts),
    )  # fmt: skip


def _unspaced(row: Row) -> Row:
    """Letters set apart for emphasis, at equal distances, as words."""
    result: Row = []
    run: Row = []
    for word in [*row, None]:
        if word is not None and _goes_on(run, word):
            run.append(word)
            continue
        result.extend(_closed_up(run) if _is_spaced(run) else run)
        run = [] if word is None else [word]
    return result


def _goes_on(run: Row, word: Word) -> bool:
    if not run:
        return True
    before = run[-1]
    return (
        len(before.text) == 1
        and (len(word.text) == 1 or (len(word.text) < 3 and not word.text[1:].isalnum()))
        and _TOUCH < _gap(before, word) <= 2 * _SPACED_GAP
        and before.size == word.size
    )


def _is_spaced(run: Row) -> bool:
    letters = [word.text[0] for word in run if word.text[0].isalpha()]
    if len(letters) < _SPACED_LETTERS or len(letters) < len(run) - 1 or len({*letters}) < 3:
        return False
    alphabet = all(ord(after) == ord(before) + 1 for before, after in pairwise(letters))
    gaps = [_gap(before, after) for before, after in pairwise(run)]
    usual = median(gaps)
    return (
        not alphabet
        and usual <= _SPACED_GAP
        and sum(abs(gap - usual) <= 0.35 * usual for gap in gaps) >= (0.6 * len(gaps))
    )


def _closed_up(run: Row) -> Iterator[Word]:
    usual = median(_gap(before, after) for before, after in pairwise(run))
    held = [run[0]]
    for before, after in pairwise(run):
        if _gap(before, after) > 1.6 * usual:
            yield replace(_merged(held), after=True)
            held = []
        held.append(after)
    yield _merged(held)


def printed(row: Row) -> str:
    """The row as text; a raised figure stays apart from the number before it ("5²" is not 52)."""
    size = median([part[1] for word in row for part in word.parts for _ in part[0]])
    bottom = median([part[2] for word in row for part in word.parts for _ in part[0]])
    return " ".join("".join(_shown(part, size, bottom) for part in word.parts) for word in row)


def _shown(part: tuple[str, float, float], size: float, bottom: float) -> str:
    raised = part[1] <= 0.78 * size and part[2] < bottom - 0.12 * size
    return part[0].translate(_RAISED) if raised and part[0].strip(".)*").isdigit() else part[0]
