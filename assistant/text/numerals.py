"""Numbers as lists print them: figures, letters, Roman numerals."""

from __future__ import annotations

_ROMAN = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"),
    (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_HIGHEST_ROMAN = 3999


def numeral(value: int, shape: str) -> str:
    """``value`` in the shape named as HTML and OpenDocument do: ``1``, ``a``, ``A``, ``i``, ``I``, ``01``."""
    if value > 0 and shape in ("a", "A"):
        letters = chr(ord("a") + (value - 1) % 26) * (1 + (value - 1) // 26)
        return letters if shape == "a" else letters.upper()
    if 0 < value <= _HIGHEST_ROMAN and shape in ("i", "I"):
        text = _roman(value)
        return text.lower() if shape == "i" else text
    return f"{value:02d}" if shape == "01" else str(value)


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        text += sign * (value // worth)
        value %= worth
    return text
