"""From printed lines to paragraphs, list items and headings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from assistant.text import boilerplate, headings, signatures
from assistant.text.classify import classify
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft, Flow, append
from assistant.text.german import OPEN_WORDS
from assistant.text.habits import Habits, learn, runs_on
from assistant.text.lines import SMALL, Line
from assistant.text.lists import is_labelled, labelled_items
from assistant.text.markers import Marker, marker_of, plain_start
from assistant.text.repair import ends_open
from assistant.text.sentences import is_ended

# A line break is soft if the next word would not have fitted; proportional type blurs the edge.
_FILL = 0.78
# No paragraph has more lines: what goes on for ever is a file without structure.
_LONGEST = 300
# How many paragraphs and sub-items may lie between two numbers of a series.
_SERIES = 25
# A footnote's mark, printed raised or followed by a word in capitals: "12 mm" is none.
_NOTE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹*]{1,3}\)?|\d{1,2}\)|\d{1,2}(?=\s[\"„(]?[A-ZÄÖÜ]))\s*(?=\S)")
# What ends with an amount before its line is full is an entry of its own, whatever letter follows.
_AMOUNT_END = re.compile(r"\d\s?(?:€|EUR|Euro|%)$")
_COMPOUND = re.compile(r"\b[^\W\d_]{1,40}-[^\W\d_]{1,40}")
# The numbers of a vote are one statement, also on lines of their own.
_VOTE = re.compile(
    r"(?i)(?:(?:davon )?(?:ja|nein|dafür|dagegen)(?:-?stimmen?)?|(?:stimm)?enthaltung(?:en)?)\s*:\s*\d+[,;]?$"
)
# Dots lead from an entry to its value.
_LED = re.compile(r"(?:\.\s?){5,}\s*\S.{0,30}$")
_ROW = Marker("", "row", 0, 0)


@dataclass
class _Open:
    """The paragraph being read: its lines so far and the mark it began with."""

    lines: list[Line]
    marker: Marker | None
    inserted: list[Line]

    @property
    def last(self) -> Line:
        return self.lines[-1]


def to_drafts(lines: Sequence[Line], repairs: Counter[str]) -> list[Draft]:
    """Paragraphs, items and headings of a text that shows its structure by layout alone."""
    known = " ".join({word for line in lines for word in _COMPOUND.findall(line.text)})
    groups = _group(lines)
    drafts: list[Draft] = []
    for group in groups:
        drafts.append(_draft(group, repairs, known))
        drafts.extend(_inserted(group.inserted, repairs))
    return labelled_items(classify(boilerplate.mark(_rejoin(drafts))))


def _inserted(lines: Sequence[Line], repairs: Counter[str]) -> Iterator[Draft]:
    """What stood in the middle of a paragraph without being part of it: running heads, footnotes."""
    note: Flow | None = None
    for line in lines:
        if note is not None and line.note and not _NOTE.match(line.text):
            note.add(line.text, line.place)
            continue
        if note is not None:
            yield _note(note)
            note = None
        if line.note:
            note = Flow(repairs, text=line.text, places=[(0, line.place)])
        else:
            yield Draft(BlockKind.BOILERPLATE, line.text, places=((0, line.place),))
    if note is not None:
        yield _note(note)


def _note(flow: Flow) -> Draft:
    """A footnote with its mark."""
    match = _NOTE.match(flow.text)
    length = match.end() if match else 0
    places = tuple((max(0, offset - length), place) for offset, place in flow.places)
    return Draft(BlockKind.NOTE, flow.text[length:], match.group(1) if match else "", places=places)


def _group(lines: Sequence[Line]) -> list[_Open]:
    text = [line for line in lines if not line.furniture and not line.note]
    habits = learn(text)
    title = _title_lines(text)
    groups: list[_Open] = []
    for line in lines:
        if line.furniture or line.note:
            if not groups:
                groups.append(_Open([], None, []))
            groups[-1].inserted.append(line)
            continue
        marker = _ROW if line.fixed else _true_marker(groups, line, habits.width)
        above = groups[-1] if groups and groups[-1].lines else None
        in_title = len(groups) == 1 and above is not None and len(above.lines) < title
        if above is not None and (in_title or _continues(above, line, marker, habits)):
            above.lines.append(line)
        else:
            groups.append(_Open([line], marker, []))
    return groups


def _title_lines(lines: Sequence[Line]) -> int:
    """How many lines at the very top stand together as the title: short, unended, set off by a blank line."""
    count = next((index for index, line in enumerate(lines[1:7], start=1) if line.gap), 0)
    head = lines[:count]
    plain = all(
        len(line.text) <= 100
        and not is_ended(line.text)
        and marker_of(line.text) is None
        and not line.fixed
        and headings.style_of(line.text) not in ("§", "artikel")
        for line in head
    )
    same = all(line.size == lines[0].size for line in head)
    return count if 1 < count < 6 and plain and same else 0


def _true_marker(groups: Sequence[_Open], line: Line, width: int | None) -> Marker | None:
    """The line's mark, unless it is the middle of a sentence that happens to look like one."""
    marker = marker_of(line.text)
    if marker is None or not groups or not groups[-1].lines:
        return marker
    above = groups[-1]
    if line.gap or is_ended(above.last.text) or _is_hard(above.last, line, width):
        return marker
    if any(_is_next(earlier.marker, marker) for earlier in groups[-_SERIES:]):
        return marker
    if marker.value % 100 == 1 or (marker.family.startswith("bullet") and marker.sign not in "-–—"):
        return marker
    return None


def _is_next(before: Marker | None, marker: Marker) -> bool:
    """Whether a mark carries on the series of an earlier one."""
    return before is not None and before.family == marker.family and marker.value in (0, before.value + 1)


def _is_hard(above: Line, below: Line, width: int | None) -> bool:
    """Whether the author ended the line above on purpose: the next word would have fitted."""
    word = below.text.split(" ", 1)[0]
    if above.room is not None:
        return len(word) + 4 <= above.room
    if width is None:
        return True
    return len(above.text) + 1 + len(word) <= _FILL * width


def _continues(above: _Open, line: Line, marker: Marker | None, habits: Habits) -> bool:
    if marker is not None or len(above.lines) >= _LONGEST:
        return False
    last = above.last
    if ends_open(last.text) and not last.fixed:
        return True
    if signatures.is_place_and_date(last.text) or signatures.is_signed(line.text):
        return False
    if _numbers_title(above, line) or (line.size > 1.1 and line.size == last.size and not line.gap):
        return True
    if (
        not line.gap
        and not last.fixed
        and last.text.split()[-1].lower() in OPEN_WORDS
        and not _differs(above, line)
    ):
        return True
    if above.marker is not None and not line.gap and _hangs_on(above, line, habits):
        return True
    if _VOTE.match(last.text) and _VOTE.match(line.text) and line.gap < 2:
        return True
    if _LED.search(last.text) or _LED.search(line.text):
        return False
    if last.fixed or _differs(above, line) or _returns(above, line, habits):
        return False
    if is_labelled(line.text) and (line.gap or _is_hard(last, line, habits.width)):
        return False
    if _AMOUNT_END.search(last.text) and not line.text[:1].isupper() and _is_hard(last, line, habits.width):
        return False
    if runs_on(last.text, line.text):
        return True
    if (
        (habits.width is None and last.room is None)
        or headings.style_of(line.text)
        or _is_hard(last, line, habits.width)
    ):
        return False
    turned = line.page != last.page and line.gap <= habits.gap
    if line.gap and not turned:
        first = len(above.lines) == 1 and above.marker is not None
        return habits.loose and first and not is_ended(last.text)
    return True


def _numbers_title(above: _Open, line: Line) -> bool:
    """ "§ 3" or "Artikel 2" alone on its line has its title on the next."""
    if len(above.lines) > 1 or above.marker is not None or not headings.is_bare_number(above.last.text):
        return False
    return headings.is_title(line.text) and not headings.style_of(line.text) and line.gap < 3


def _returns(above: _Open, line: Line, habits: Habits) -> bool:
    """Whether a line steps back to the margin although its item's lines hang further in."""
    marker, first = above.marker, above.lines[0]
    if marker is None or line.page != first.page or plain_start(line.text):
        return False
    if marker.family in habits.hanging:
        return line.indent <= first.indent
    return line.indent < first.indent - 1


def _hangs_on(above: _Open, line: Line, habits: Habits) -> bool:
    """The next line of an item that has not ended yet; a numbered title has, and text of its own follows."""
    if _returns(above, line, habits):
        return False
    if above.last.fixed or is_ended(above.last.text) or is_labelled(line.text) or _differs(above, line):
        return False
    if above.marker is not None and above.marker.family in habits.hanging:
        return line.indent > above.lines[0].indent
    return (
        len(above.lines) > 1 or above.marker is None or not above.marker.family.startswith(("n.", "I.", "A"))
    )


def _differs(above: _Open, below: Line) -> bool:
    """Type of another size or weight does not belong to the same paragraph.

    Bold words may fill a line of running text, so weight counts only around a title or at a gap.
    """
    last = above.last
    if abs(last.size - below.size) > 0.1:
        return True
    if last.bold == below.bold:
        return False
    title = all(line.bold for line in above.lines) and headings.is_title(last.text)
    return below.gap > 0 or title or (below.bold and is_ended(last.text))


def _draft(group: _Open, repairs: Counter[str], known: str) -> Draft:
    if not group.lines:
        return Draft(BlockKind.PARAGRAPH, "")
    flow = Flow(repairs, known)
    marker = group.marker
    for index, line in enumerate(group.lines):
        text = line.text[marker.length :] if marker is not None and index == 0 else line.text
        flow.add(text, line.place)
    first = group.lines[0]
    kind = BlockKind.ITEM if marker is not None else BlockKind.PARAGRAPH
    return Draft(
        kind,
        flow.text,
        marker.sign if marker else "",
        marker.family if marker else _look(group.lines),
        marker.value if marker else 0,
        0,
        first.indent,
        tuple(flow.places),
    )


def _look(lines: Sequence[Line]) -> str:
    """What type the lines are set in, where it differs from the ordinary one."""
    size = lines[0].size
    if size < SMALL:
        return "small"
    return ("bold" if all(line.bold for line in lines) else "") + (f"size {size:.1f}" if size > 1.1 else "")


def _rejoin(drafts: Iterable[Draft]) -> list[Draft]:
    """A paragraph between two marks of one counted series still belongs to the first of them."""
    kept = [draft for draft in drafts if draft.text]
    result: list[Draft] = []
    for index, draft in enumerate(kept):
        above = result[-1] if result else None
        below = kept[index + 1] if index + 1 < len(kept) else None
        if above and below and below.kind is BlockKind.ITEM and _interrupts(above, draft, below):
            result[-1] = append(above, draft)
        else:
            result.append(draft)
    return result


def _interrupts(above: Draft, between: Draft, below: Draft) -> bool:
    if between.kind is not BlockKind.PARAGRAPH or above.kind is not BlockKind.ITEM:
        return False
    if not is_ended(above.text):
        return False
    counted = above.style == below.style and (above.style == "date" or below.value == above.value + 1)
    return counted and not headings.is_title(between.text) and not headings.style_of(between.text)
