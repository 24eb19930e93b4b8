"""Numbers as lists print them."""

from __future__ import annotations

import pytest

from assistant.text.numerals import numeral
from assistant.text.raised import lowered, raised


@pytest.mark.parametrize(
    ("value", "shape", "printed"),
    [
        (3, "1", "3"),
        (3, "01", "03"),
        (2, "a", "b"),
        (28, "A", "BB"),
        (4, "i", "iv"),
        (49, "I", "XLIX"),
        (0, "a", "0"),
    ],
)
def test_shapes(value: int, shape: str, printed: str) -> None:
    assert numeral(value, shape) == printed


@pytest.mark.parametrize(
    ("text", "before", "printed"),
    [("2", "500 m", "²"), ("2", "5", "²"), ("1)", "Euro", " ¹⁾"), ("2", "", "² "), ("ter", "1", "ter")],
)
def test_a_raised_figure_is_no_part_of_the_word_before_it(text: str, before: str, printed: str) -> None:
    assert raised(text, before) == printed


def test_a_lowered_figure() -> None:
    assert (lowered("2", "CO"), lowered("2", "x1")) == ("2", "₂")
