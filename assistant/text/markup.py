"""What formats with mark-up (Word, ODT, HTML) have in common: a paragraph that is more than its tag says."""

from __future__ import annotations

from assistant.text import headings
from assistant.text.document import BlockKind
from assistant.text.drafts import Draft
from assistant.text.markers import marker_of

_LONGEST_HEADING = 250


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
