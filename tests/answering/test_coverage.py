from __future__ import annotations

import pytest

from assistant.text.matching import BROADER, MODIFIER, NARROWER, SAME, lexical_degree
from assistant.text.words import term


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
