"""Plain text files."""

from __future__ import annotations

from collections import Counter

from assistant.text import contents, furniture, paragraphs
from assistant.text.drafts import Draft
from assistant.text.lines import to_lines
from assistant.text.margins import strip_line_numbers


def to_drafts(text: str, repairs: Counter[str]) -> list[Draft]:
    """Paragraphs, items and headings of a text without any mark-up."""
    lines = strip_line_numbers(to_lines(text, repairs), repairs)
    return paragraphs.to_drafts(contents.mark_lines(furniture.mark(lines)), repairs)
