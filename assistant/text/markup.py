"""What formats with mark-up (Word, ODT, HTML) have in common: a paragraph that is more than its tag says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.text import headings, signatures
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft, append
from assistant.text.lists import INSIDE
from assistant.text.markers import marker_of
from assistant.text.sentences import spans

_LONGEST_HEADING = 250
# What stands below a title and is none.
_FIRST_SECTIONS = re.compile(
    r"(?:Präambel|Vorwort|Vorbemerkung|Einleitung|Allgemein|Grundsätz|Ziele|Inhalt|Begründung|Sachverhalt|Beschluss|"
    r"Betreff|Ausgangslage|Zusammenfassung)"
)


def as_draft(text: str, *, bold: bool = False) -> Draft:
    """A paragraph that shows itself to be a heading ("§ 3 …", all bold) or an item ("a) …")."""
    style = headings.style_of(text)
    if style and headings.is_title(text):
        return Draft(BlockKind.HEADING, text, style=style)
    marker = marker_of(text)
    numbered = marker is not None and marker.value and not marker.family.startswith(("(", "date"))
    title = headings.is_title(text[marker.length :] if marker is not None and numbered else text)
    if bold and len(text) <= _LONGEST_HEADING and (title or headings.is_label(text)):
        return Draft(
            BlockKind.HEADING, text, style=marker.family if marker is not None and numbered else "bold"
        )
    if marker is not None:
        return Draft(BlockKind.ITEM, text[marker.length :], marker.sign, marker.family, marker.value)
    return Draft(BlockKind.PARAGRAPH, text)


def is_running(text: str) -> bool:
    """Whether a text that is marked as a heading is running text, set so for its number or its look."""
    if len(text) > _LONGEST_HEADING:
        return True
    return len(text) > headings.LONGEST and (text.endswith((".", ";", ",")) or len(spans(text)) > 1)


def outlined(drafts: Sequence[Draft]) -> list[Draft]:
    """What a document's paragraphs only show together: its title, numbered headings, who signed it."""
    return _crowned(_leveled(_numbered(_one_title(_signed_by_line(drafts)))))


def _signed_by_line(drafts: Sequence[Draft]) -> list[Draft]:
    """Below place and date, names and offices on lines of one paragraph are lines of their own."""
    result: list[Draft] = []
    closing = False
    for draft in drafts:
        if draft.kind is BlockKind.HEADING:
            closing = False
        if closing and draft.kind is BlockKind.PARAGRAPH and "\n" in draft.text:
            result += _lines(draft)
        else:
            result.append(draft)
        closing = closing or signatures.is_place_and_date(draft.text)
    return result


def _lines(draft: Draft) -> Iterator[Draft]:
    start = 0
    for line in draft.text.split("\n"):
        end = start + len(line)
        first = draft.place_at(start)
        inside = [(at - start, place) for at, place in draft.places if start < at < end]
        yield replace(draft, text=line, places=(*([(0, first)] if first else []), *inside))
        start = end + 1


def _one_title(drafts: Sequence[Draft]) -> list[Draft]:
    """Several headings of one look at the very top that looks so nowhere else are one title."""
    top: list[int] = []
    for at, draft in enumerate(drafts):
        if draft.kind is BlockKind.HEADING and (not top or draft.style == drafts[top[0]].style):
            top.append(at)
        elif draft.kind is not BlockKind.BOILERPLATE:
            break
    if top and _FIRST_SECTIONS.match(drafts[top[-1]].text):
        top.pop()
    if len(top) < 2 or top[-1] - top[0] >= len(top):
        return list(drafts)
    first, above, below = drafts[top[0]], drafts[: top[0]], drafts[top[-1] + 1 :]
    text = " ".join(drafts[at].text for at in top)
    later = any(draft.kind is BlockKind.HEADING and draft.style == first.style for draft in below)
    if later or len(text) > _LONGEST_HEADING or headings.style_of(first.text):
        return list(drafts)
    title = first
    for at in top[1:]:
        title = replace(append(title, drafts[at]), text=f"{title.text} {drafts[at].text}")
    return [*above, title if title.level else replace(title, style="title"), *below]


def _crowned(drafts: Sequence[Draft]) -> list[Draft]:
    """Where all headings are only bold, a long one at the very top is the title of the others."""
    found = [at for at, draft in enumerate(drafts) if draft.kind is BlockKind.HEADING]
    first = next((at for at, draft in enumerate(drafts) if draft.kind is not BlockKind.BOILERPLATE), None)
    if len(found) < 3 or found[0] != first or len({drafts[at].style for at in found}) > 1:
        return list(drafts)
    lengths = sorted(len(drafts[at].text) for at in found[1:])
    title = drafts[found[0]]
    if title.level or (len(title.text) < 2 * lengths[len(lengths) // 2] and found[1] != found[0] + 1):
        return list(drafts)
    return [replace(draft, style="title") if at == first else draft for at, draft in enumerate(drafts)]


def _leveled(drafts: Sequence[Draft]) -> list[Draft]:
    """A typed "§ 3" is as deep as those for which the format states a level."""
    levels: dict[str, int] = {}
    result: list[Draft] = []
    for draft in drafts:
        look = headings.style_of(draft.text) if draft.kind is BlockKind.HEADING else ""
        if look and draft.level:
            levels[look] = draft.level
        elif look in levels:
            draft = replace(draft, level=levels[look])
        result.append(draft)
    return result


def _numbered(drafts: Sequence[Draft]) -> list[Draft]:
    """A paragraph "§ 3" with its title in the next one is one heading; without a title it is one alone."""
    result: list[Draft] = []
    for draft in drafts:
        above = result[-1] if result else None
        if above is not None and _is_number(above) and _is_title(draft):
            shift = len(above.text) + 1
            places = tuple((at + shift, place) for at, place in draft.places)
            text = f"{above.text} {draft.text}"
            result[-1] = replace(above, text=text, places=above.places + places)
        elif _is_number(draft):
            style = draft.style if draft.level else headings.style_of(draft.text)
            result.append(replace(draft, kind=BlockKind.HEADING, style=style))
        else:
            result.append(draft)
    return result


def _is_number(draft: Draft) -> bool:
    plain = draft.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING) and draft.style != INSIDE
    return plain and headings.is_bare_number(draft.text)


def _is_title(draft: Draft) -> bool:
    if draft.kind not in (BlockKind.PARAGRAPH, BlockKind.HEADING) or draft.style == INSIDE:
        return False
    shown = re.sub(r"^\((.+)\)$", r"\1", draft.text)
    return headings.is_title(shown) and not headings.style_of(draft.text)
