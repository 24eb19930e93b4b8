"""What has to be said beside an answer: versions, places without papers, what was searched and not read."""

from __future__ import annotations

from collections.abc import Collection

from assistant.answering import compose, edition_notes, elsewhere, looked_into, unread
from assistant.answering.question import Question
from assistant.index.library import Library
from assistant.index.versions import Standing


def remarked(
    draft: compose.Draft,
    question: Question,
    library: Library,
    agreements: Collection[str],
    standing: Standing,
) -> compose.Draft:
    """The draft with all of it; ``agreements`` are those asked for."""
    draft = edition_notes.told(draft, question.editions, library.versions, standing)
    placed = elsewhere.told(draft, question, library)
    # who hears that a place has no papers hears of which places there are some
    draft = looked_into.told(draft, question, library, agreements) if placed is draft else placed
    return unread.told(draft, question, library, agreements)
