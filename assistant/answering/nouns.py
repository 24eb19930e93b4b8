"""A list of nouns; a compound is in it by its head."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.text.words import term

# Letters from which the end of a compound is no chance.
LONG = 6


@dataclass(frozen=True)
class Nouns:
    """The stems of the nouns, and the ``endings`` of compounds that are not split, or at the wrong letter."""

    stems: frozenset[str]
    endings: tuple[str, ...]

    @classmethod
    def of(cls, names: str, *endings: str) -> Nouns:
        """``names`` are parted by blanks; long ones are ``endings`` themselves."""
        stems = frozenset(term(name).stem for name in names.split())
        return cls(stems, (*endings, *(stem for stem in stems if len(stem) >= LONG)))

    def __contains__(self, word: str) -> bool:
        if not word[:1].isupper():
            return False
        item = term(word)
        return bool({item.stem, item.head} & self.stems) or item.stem.endswith(self.endings)
