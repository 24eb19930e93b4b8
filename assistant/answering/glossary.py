"""Which words of a sentence need explaining, with plain words for them: what a rewording cannot spoil."""

from __future__ import annotations

from functools import lru_cache

from assistant import texts
from assistant.text.words import term, words

MOST = 6


def explained(*sentences: str) -> tuple[tuple[str, str], ...]:
    """Word and meaning of each administrative word in the sentences, in their order, at most ``MOST``.

    A word counts in every form, and where it is the head of a compound ("Finanzausschuss").
    """
    known = _by_stem()
    found: dict[str, str] = {}
    for sentence in sentences:
        for word in words(sentence):
            item = term(word.text)
            meant = known.get(item.stem) or (known.get(item.parts[-1]) if item.parts else None)
            if meant is not None:
                found.setdefault(meant, texts.PLAIN_WORDS[meant])
    return tuple(found.items())[:MOST]


@lru_cache(maxsize=1)
def _by_stem() -> dict[str, str]:
    return {term(word).stem: word for word in texts.PLAIN_WORDS}
