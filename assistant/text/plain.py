"""Plain text files."""

from __future__ import annotations

from collections import Counter

from assistant.text import contents, furniture, paragraphs
from assistant.text.drafts import Draft
from assistant.text.drawn_tables import as_rows
from assistant.text.lines import to_lines
from assistant.text.margins import strip_line_numbers


def to_drafts(text: str, repairs: Counter[str]) -> list[Draft]:
    """Paragraphs, items, headings and drawn tables of a text without any mark-up."""
    lines = as_rows(strip_line_numbers(to_lines(text, repairs), repairs), repairs)
    return paragraphs.to_drafts(contents.mark_lines(furniture.mark(lines)), repairs)
