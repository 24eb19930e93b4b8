"""Places in Cyrillic, Arabic and Greek letters."""

from __future__ import annotations

import pytest

from assistant.answering.other_scripts import by_sound, meant

PLACES = ("birkholz", "hildesheim", "wurzburg", "zwickau", "schwerin", "gelmau", "helmau", "koln")


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("Биркгольц", "birkholz"),
        ("Биркхольце", "birkholz"),
        ("Биркгольцом", "birkholz"),
        ("Хильдесхайме", "hildesheim"),
        ("Гільдесгаймі", "hildesheim"),
        ("Кёльне", "koln"),
        ("Вюрцбургу", "wurzburg"),
        ("Цвикау", "zwickau"),
        ("Шверине", "schwerin"),
        ("шверин", "schwerin"),
        ("هيلدسهايم", "hildesheim"),
        ("شفيرين", "schwerin"),
        ("بيركهولتس", "birkholz"),
        ("Σβερίν", "schwerin"),
    ],
)
def test_a_name_is_known_by_its_sound(word: str, place: str) -> None:
    assert meant(word, by_sound(PLACES)) == place


@pytest.mark.parametrize(
    "word", ["кёльн", "Кому", "Кала", "Гельмау", "رائع", "Schwerin", "Zwickau", "72/2018"]
)
def test_what_is_no_name_is_short_or_may_be_two_is_left(word: str) -> None:
    assert meant(word, by_sound(PLACES)) is None
