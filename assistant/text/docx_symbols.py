"""Signs of symbol fonts in Word files: their code points say nothing without the font."""

from __future__ import annotations

_DINGBATS = {
    0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0xA8: "☐", 0x6F: "☐", 0x71: "☐", 0x72: "☐", 0xA7: "▪",
    0x6E: "■", 0x6C: "●", 0x9F: "•", 0xD8: "➢", 0xE0: "→", 0xDF: "←", 0xE1: "↑", 0xE2: "↓", 0xF0: "⇨",
    0x28: "☎", 0x2A: "✉", 0x76: "❖", 0x77: "◆", 0xFF: "⊞", 0xA1: "○", 0x96: "•",
}  # fmt: skip
_CHECKS = {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x54: "☒", 0xA3: "☐", 0x97: "●", 0x9A: "●", 0xA2: "■"}
_GREEK = dict(zip(range(0x61, 0x7B), "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True))
_SIGNS = {
    0xB7: "•", 0xB0: "°", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0xB4: "×", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈",
    0xAE: "→", 0xAC: "←", 0xDE: "⇒", 0x2D: "–", 0x57: "Ω", 0x44: "Δ", 0x53: "Σ", 0xE5: "∑", 0xD6: "√",
    0xA5: "∞", 0xA0: "€",
}  # fmt: skip
_FONTS = {
    "wingdings": _DINGBATS,
    "wingdings 2": _CHECKS,
    "symbol": _GREEK | _SIGNS,
    "webdings": {0x61: "✓", 0x72: "✗", 0x63: "☐", 0x67: "■"},
    "wingdings 3": {0x22: "→", 0x7D: "▶", 0x84: "▶", 0xB3: "⇒"},
}


def symbol(font: str, code: int) -> str:
    """The sign that a symbol font shows for a code, or the private code point that repair counts."""
    signs = _FONTS.get(font.lower(), {})
    low = code - 0xF000 if 0xF000 <= code <= 0xF0FF else code
    if low in signs:
        return signs[low]
    if font.lower() == "symbol" and low < 0x80:
        return chr(low)
    return chr(code) if code >= 0x100 or font.lower() not in _FONTS else chr(0xF000 + code)


def in_font(font: str, text: str) -> str:
    """Running text set in a font: letters of a symbol font are its signs."""
    if font.lower() not in _FONTS:
        return text
    return "".join(letter if letter.isspace() else symbol(font, ord(letter)) for letter in text)
