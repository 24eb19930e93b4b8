"""Words from Tesseract's output."""

from __future__ import annotations

import pytest

from assistant.text.hocr import Word, words_of

_PAGE = b"""<?xml version="1.0" encoding="UTF-8"?>
<html xmlns="http://www.w3.org/1999/xhtml"><body><div class='ocr_page'>
<span class='ocr_line' title="bbox 100 80 900 130; baseline 0.02 -10; x_size 40; x_descenders 8">
<span class='ocrx_word' title='bbox 100 80 200 110; x_wconf 96'>Der</span>
<span class='ocrx_word' title='bbox 800 96 900 126; x_wconf 41'>R\xc3\xa4te</span>
<span class='ocrx_word' title='bbox 905 96 910 126; x_wconf 41'> </span>
</span></div></body></html>"""


def test_words_with_their_places() -> None:
    first, second = words_of(_PAGE)
    assert (first.text, first.box, first.size, first.confidence) == ("Der", (100, 80, 200, 110), 40, 96)
    assert (second.text, second.line) == ("Räte", first.line)


def test_a_slanting_line_is_laid_level() -> None:
    first, second = words_of(_PAGE)
    assert first.base == pytest.approx(second.base)


def test_a_word_covers_a_place_in_it() -> None:
    word = Word("§6", (100, 100, 160, 140), 140, 40, 90, 0)
    assert word.covers((100, 102, 125, 138))
    assert not word.covers((165, 102, 190, 138))
