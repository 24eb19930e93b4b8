from __future__ import annotations

import pytest

from assistant.answering.polarity import denies, is_open


@pytest.mark.parametrize(
    "text",
    [
        "Die Ortsumgehung lehnen wir ab.",
        "Ein Hallenbad wird nicht gebaut.",
        "Der Anbau wird auf die Zeit nach 2029 verschoben.",
        "Die Beiträge werden abgeschafft.",
    ],
)
def test_a_denial(text: str) -> None:
    assert denies(text)


def test_no_denial() -> None:
    assert not denies("Die Halle wird 2026 gebaut und kostet 3 Mio. Euro.")


def test_what_is_put_off_is_open() -> None:
    assert is_open("Ob die Schule bleibt, entscheidet der Rat im Herbst.")
    assert not is_open("Die Schule bleibt.")
