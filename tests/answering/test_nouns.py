from __future__ import annotations

import pytest

from assistant.answering.nouns import Nouns

BODIES = Nouns.of("Verein Amt Sparkasse", "ungsamt")


@pytest.mark.parametrize("word", ["Verein", "Vereine", "Geschichtsverein", "Kreissparkasse", "Ordnungsamt"])
def test_a_noun_or_a_compound_with_it_is_in_the_list(word: str) -> None:
    assert word in BODIES


@pytest.mark.parametrize("word", ["Weg", "verein", "Vereinsheim"])
def test_another_noun_is_not(word: str) -> None:
    assert word not in BODIES
