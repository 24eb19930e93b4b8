"""The address of a question. It asks anew: no answer is stored anywhere to be looked up.

What is asked stands behind the ``#``, which browsers keep to themselves: no server's or proxy's log of
requests gets to see it. A form of another page may ask with ``?frage=…`` all the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import parse_qs, quote, urlencode

from assistant.agreements import Agreement
from assistant.answering.question import understand

_QUESTION, _CHOICE, _BEFORE = "frage", "in", "davor"
# What an answer can hang on, and what fits into an address that mail programs leave whole.
_MOST_BEFORE = 4


@dataclass(frozen=True)
class Link:
    """A question, where it is looked for, and the questions that it follows on, oldest first."""

    question: str
    choice: str = ""
    before: tuple[str, ...] = ()

    @property
    def address(self) -> str:
        """Below the site's own address."""
        parts = [(_QUESTION, self.question), (_CHOICE, self.choice), *((_BEFORE, q) for q in self.before)]
        return "/#" + urlencode([part for part in parts if part[1]], quote_via=quote)


def read_link(address: str | None) -> Link | None:
    """The link in the part of an address behind ``#`` or ``?``; ``None`` where none is there."""
    parts = parse_qs((address or "").lstrip("#?"))
    question = parts.get(_QUESTION, [""])[0].strip()
    if not question:
        return None
    return Link(question, parts.get(_CHOICE, [""])[0], tuple(parts.get(_BEFORE, ())[-_MOST_BEFORE:]))


def link_to(question: str, choice: str | None, history: Sequence[str], papers: Sequence[Agreement]) -> Link:
    """The link to a question; earlier ones go with it only if it cannot be understood without them."""
    start = len(history)
    following = question
    longest = max(map(len, (question, *history)))  # all of them were taken before
    while start and len(history) - start < _MOST_BEFORE:
        if not understand(following, papers, history[:start], longest).follow_up:
            break
        start -= 1
        following = history[start]
    return Link(question, choice or "", tuple(history[start:]))
