"""Which German words there are and what their dictionary form is: simplemma's 550,000 word forms.

A process that unpacks them waits two seconds and holds 100 MB. Kept on disk as a trie they are there at
once; it is made before papers are first read or asked and belongs to the machine, not to an index.
"""

from __future__ import annotations

import unicodedata
from contextlib import suppress
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

from simplemma import Lemmatizer, __version__
from simplemma.strategies import DefaultStrategy, DictionaryLookupStrategy
from simplemma.strategies.dictionaries import (
    DefaultDictionaryFactory,
    DictionaryFactory,
    TrieDictionaryFactory,
)

from assistant.settings import Settings

_LANGUAGE = "de"
_FILE = f"{_LANGUAGE}.dic"


@dataclass(frozen=True)
class _Forms:
    """The word forms, as a trie or, where none is kept, as they are shipped."""

    factory: DictionaryFactory
    lookup: DictionaryLookupStrategy
    lemmatizer: Lemmatizer

    @classmethod
    def by(cls, factory: DictionaryFactory) -> _Forms:
        strategy = DefaultStrategy(dictionary_factory=factory)
        return cls(factory, DictionaryLookupStrategy(factory), Lemmatizer(lemmatization_strategy=strategy))


@lru_cache(maxsize=65536)
def is_word_form(word: str) -> bool:
    """Whether it is a form of a German word; a first letter of the other case will do."""
    normal = unicodedata.normalize("NFC", word)
    return bool(normal) and _forms().lookup.get_lemma(normal, _LANGUAGE) is not None


def dictionary_form(word: str) -> str:
    """``Radwege`` → ``Radweg``; an unknown word by its endings, else in small letters."""
    return str(_forms().lemmatizer.lemmatize(word, _LANGUAGE))


def keep() -> None:
    """Make the trie where there is none: some seconds, once a machine. A folder may be not for writing."""
    folder = _folder()
    if (folder / _FILE).is_file() or _forms.cache_info().currsize:
        return
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=folder) as new:
            TrieDictionaryFactory(disk_cache_dir=new).get_dictionary(_LANGUAGE)
            (Path(new) / _FILE).replace(folder / _FILE)


@cache
def _forms() -> _Forms:
    folder = _folder()
    if (folder / _FILE).is_file():
        trie = TrieDictionaryFactory(disk_cache_dir=str(folder))
        with suppress(OSError):  # a broken one that cannot be made anew
            trie.get_dictionary(_LANGUAGE)
            return _Forms.by(trie)
    return _Forms.by(DefaultDictionaryFactory())


def _folder() -> Path:
    return Settings().cache / "simplemma" / __version__
