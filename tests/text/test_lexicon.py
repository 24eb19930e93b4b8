from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import simplemma
from simplemma.strategies.dictionaries import TrieDictionaryFactory

from assistant.text import lexicon

_WORDS = """Radwege radwege Straßen straßen gebauten vereinbarten Kreistagsvorsitz Häuser Hauses NO Zzyx
Bürgermeisterinnen ging Beschluss Beschluß Erlaß e-mail 72/2018 Nachmittags""".split()


@pytest.fixture
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A cache folder of its own, and words that are not loaded yet."""
    monkeypatch.setenv("VEREINBART_CACHE", str(tmp_path))
    lexicon._forms.cache_clear()
    lexicon.is_word_form.cache_clear()
    yield tmp_path
    lexicon._forms.cache_clear()
    lexicon.is_word_form.cache_clear()


@pytest.mark.parametrize("word", _WORDS)
def test_words_are_those_that_simplemma_knows(word: str) -> None:
    assert lexicon.is_word_form(word) == simplemma.is_known(word, lang="de")
    assert lexicon.dictionary_form(word) == simplemma.lemmatize(word, lang="de")


def test_they_are_kept_as_a_trie() -> None:
    assert isinstance(lexicon._forms().factory, TrieDictionaryFactory)


def test_nothing_is_no_word() -> None:
    assert not lexicon.is_word_form("")


def test_a_letter_in_two_characters_is_the_same_word() -> None:
    assert lexicon.is_word_form("Bu\u0308rger")


def test_a_broken_file_is_made_anew(own_cache: Path) -> None:
    kept = own_cache / "simplemma" / simplemma.__version__ / "de.dic"
    kept.parent.mkdir(parents=True)
    kept.write_bytes(b"broken")
    assert lexicon.is_word_form("Radweg")
    assert kept.stat().st_size > 1_000_000


def test_a_folder_that_cannot_be_made_is_done_without(own_cache: Path) -> None:
    (own_cache / "simplemma").write_text("no folder")
    lexicon.keep()
    assert lexicon.is_word_form("Radweg")
