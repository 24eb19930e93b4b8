"""The sign "§" and what it is taken for."""

from __future__ import annotations

import pytest
from PIL import Image

from assistant.text import paragraph_signs
from tests.text.samples import words


def mend(line: str, seen: str) -> str:
    found = words([line])
    places = paragraph_signs.doubtful(found)
    # what is seen on the second look stands at the same places
    second = [
        word.__class__(text, word.box, word.base, word.size, 90, 0)
        for word, text in zip(found, seen.split(), strict=True)
    ]
    return " ".join(word.text for word in paragraph_signs.mended(found, places, second))


@pytest.mark.parametrize(
    ("line", "seen", "right"),
    [
        ("81", "§1", "§ 1"),
        ("88 80 ff.", "§§ 80 ff.", "§§ 80 ff."),
        ("nach 8 4", "nach § 4", "nach § 4"),
        ("In$ 2", "In§ 2", "In § 2"),
        ("$4(2) wird", "§4(2) wird", "§ 4(2) wird"),
        ("gem. & 50 Abs.", "gem. § 50 Abs.", "gem. § 50 Abs."),
    ],
)
def test_look_alikes_become_signs_where_they_are_seen(line: str, seen: str, right: str) -> None:
    assert mend(line, seen) == right


@pytest.mark.parametrize("line", ["81 Plätze", "8 Mitglieder", "GVBl. S. 291", "Umwelt & Natur", "88 Euro"])
def test_figures_and_letters_stay(line: str) -> None:
    assert mend(line, line) == line


def test_what_can_be_nothing_else_needs_no_second_look() -> None:
    assert mend("der $$ 71 und & 72", "der x 71 und x 72") == "der §§ 71 und § 72"


def test_only_doubtful_words_are_looked_at_again() -> None:
    found = words(["Der Rat nach 8 4 der Ordnung"])
    places = paragraph_signs.doubtful(found)
    assert [found[index].text for index in places] == ["8"]
    masked = paragraph_signs.masked(Image.new("L", (2000, 800), 0), places)
    left, top, right, bottom = found[3].box[0], found[3].box[1], found[4].box[2], found[4].box[3]
    assert (
        masked.getpixel((int(left) + 5, int(top) + 5))
        == masked.getpixel((int(right) - 5, int(bottom) - 5))
        == 0
    )
    assert masked.getpixel((int(found[1].box[0]) + 5, int(top) + 5)) == 255
