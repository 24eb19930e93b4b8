"""Minutes tell first who asked whether something is so, and in the next sentence what was replied.

A sentence that asks answers nothing; with the reply behind it it does.
"""

from __future__ import annotations

import re

from assistant.answering.answer import Evidence
from assistant.answering.folding import fold
from assistant.index.library import Library
from assistant.text.document import BlockKind

_ASKS = re.compile(
    r"\b(?:fragt\w*|erkundigt\w*|(?:mochte|will|wollte) wissen|bittet um (?:auskunft|mitteilung))\b"
    # a reply may follow in the same sentence, behind a semicolon
    r"[^;]*\b(?:ob|warum|weshalb|wieso|wann|wie|wo|wohin|wer|was|welche\w*)\b[^;]*$"
)
_NEXT = re.compile(r"\bauf (?:die |eine |weitere )?(?:nach)?frage\b")
_LONGEST = 2


def asks(text: str) -> bool:
    """Whether the sentence tells that somebody asked whether, when or why something is so."""
    return _ASKS.search(fold(text)) is not None


def _asks_on(text: str) -> bool:
    return asks(text) or _NEXT.search(fold(text)) is not None


def with_reply(library: Library, asking: Evidence) -> tuple[Evidence, ...]:
    """The sentence that asks and what follows in its section; nothing where another question follows."""
    after = library.position[asking.sentence.id] + 1
    reply: list[Evidence] = []
    for unit in library.units[after : after + _LONGEST]:
        apart = unit.kind is BlockKind.HEADING or unit.sentence.section != asking.sentence.section
        if unit.agreement_id != asking.agreement.id or apart or _asks_on(unit.sentence.text):
            break
        reply.append(Evidence(0, unit.sentence, asking.agreement))
    return (asking, *reply) if reply else ()
