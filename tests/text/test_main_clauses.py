from __future__ import annotations

import pytest

from assistant.text.main_clauses import has_finite, is_preterite, main_clauses


def texts(sentence: str) -> list[str]:
    return [clause.text for clause in main_clauses(sentence)]


def test_relative_and_adverbial_clauses_are_taken_away() -> None:
    assert texts("Das Bad, das 1962 gebaut wurde, wird saniert.") == ["Das Bad, wird saniert."]
    assert texts("Der Zuschuss entfällt, weil das Geld fehlt.") == ["Der Zuschuss entfällt"]


def test_two_main_clauses_are_told_apart() -> None:
    assert texts("Der Bau wird fortgeführt; die Eröffnung ist für Mai vorgesehen.") == [
        "Der Bau wird fortgeführt",
        "die Eröffnung ist für Mai vorgesehen.",
    ]
    assert texts("Der Weg ist versprochen und muss gebaut werden.")[1] == "muss gebaut werden."


@pytest.mark.parametrize("word", ["wurde", "vereinbarten", "fragte", "betrug"])
def test_the_simple_past_is_known(word: str) -> None:
    assert is_preterite(word)


@pytest.mark.parametrize("word", ["sollte", "heute", "arbeiten", "möchten", "saniert"])
def test_other_words_are_not_the_past(word: str) -> None:
    assert not is_preterite(word)


def test_an_adjective_before_its_noun_is_no_past_tense() -> None:
    assert not main_clauses("Der Hafen wird um ein Modul für den kombinierten Verkehr erweitert.")[0].past
    assert main_clauses("Die Anwohner kombinierten beides.")[0].past


def test_a_capitalised_word_inside_is_no_verb() -> None:
    assert not has_finite("Heutiger Stand: 34 Prozent")
