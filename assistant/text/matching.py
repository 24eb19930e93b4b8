"""How far one German word is another one, by form alone."""

from __future__ import annotations

from assistant.text.words import Term

# The degree of a match, 1 for the same word. Chosen on evals/corpora/tune_*.
SAME = 1.0
NARROWER = 0.9
PARTS = 0.8
BROADER = 0.55
SAME_HEAD = 0.4
MODIFIER = 0.3


def lexical_degree(wanted: Term, given: Term) -> float:
    """How far ``given`` is the ``wanted`` word, by form alone (0 to 1)."""
    if wanted.stem == given.stem:
        return SAME
    if not wanted.parts and not given.parts:
        return 0.0
    if given.parts and not wanted.parts:
        if given.head == wanted.stem:
            return NARROWER
        return PARTS if wanted.stem in given.parts else 0.0
    if wanted.parts and not given.parts:
        if wanted.head == given.stem:
            return BROADER
        return MODIFIER if given.stem in wanted.parts else 0.0
    shared = set(wanted.parts) & set(given.parts)
    if wanted.head == given.head:
        return PARTS if len(shared) > 1 else SAME_HEAD
    return MODIFIER if shared else 0.0
