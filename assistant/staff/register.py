"""Builds the register of commitments of a whole library."""

from __future__ import annotations

from assistant.index.library import Library
from assistant.staff.commitments import Register, read_register
from assistant.staff.topics import Topics, with_topics


def build_register(library: Library, topics: Topics) -> Register:
    """Every commitment of the library with its topics; the time grows with the sentences."""
    return with_topics(read_register(library.documents), library, topics)
