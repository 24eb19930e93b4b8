"""What is left out and what is mended of recognised words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from assistant.text import recognized_words
from assistant.text.hocr import Word
from tests.text.samples import words


def texts(found: Sequence[Word]) -> list[str]:
    return [word.text for word in found]


def mended(lines: Sequence[str], upright: Sequence[float] = ()) -> str:
    return " ".join(texts(recognized_words.mended(words(lines), upright)))


def test_a_line_of_guesses_is_a_picture() -> None:
    guesses = [replace(word, line=1) for word in words(["ns sene gr"], confidence=30)]
    found = [*words(["Der Rat tagt."]), *guesses]
    assert texts(list(recognized_words.trusted(found))) == ["Der", "Rat", "tagt."]


def test_parts_of_a_logo_are_left_out() -> None:
    head = words(["DER VORSTAND wi"])
    head[2] = replace(head[2], confidence=12, box=(900, *head[2].box[1:]))
    alone = [replace(word, line=1) for word in words(["AN"], confidence=81)]
    number = [replace(word, line=2) for word in words(["7."], confidence=81)]
    assert texts(list(recognized_words.trusted([*head, *alone, *number]))) == ["DER", "VORSTAND", "7."]


def test_a_section_sign_is_never_a_guess() -> None:
    assert texts(list(recognized_words.trusted(words(["§ 1"], confidence=40)))) == ["§", "1"]


def test_dirt_between_words_is_left_out() -> None:
    found = words(["Der Rat . tagt – oft _ im Saal"])
    unsure = [replace(word, confidence=40) if word.text in (".", "–", "oft") else word for word in found]
    assert texts(list(recognized_words.trusted(unsure))) == ["Der", "Rat", "tagt", "–", "oft", "im", "Saal"]


def test_a_speck_is_no_capital() -> None:
    found = words(["GVBl. | S. 291"])
    low = [
        replace(word, box=(*word.box[:3], word.box[1] + 10)) if word.text == "|" else word for word in found
    ]
    assert texts(recognized_words.mended(list(recognized_words.trusted(found)), ())) == [
        "GVBl.",
        "I",
        "S.",
        "291",
    ]
    assert "|" not in texts(list(recognized_words.trusted(low)))


def bulleted(signs: Sequence[str]) -> list[str]:
    """The first words of lines whose first sign is set apart."""
    lines = [word for sign in signs for word in words([f"{sign} Wohnen und Bauen"])]
    placed = [
        replace(
            word,
            line=index // 4,
            base=word.base + 58 * (index // 4),
            box=word.box if index % 4 == 0 else (word.box[0] + 40, *word.box[1:]),
        )
        for index, word in enumerate(lines)
    ]
    return texts(recognized_words.mended(placed, ()))[::4]


@pytest.mark.parametrize("signs", [["v", "‘", "+"], ["e", "«", "«e"], ["Y", "v", "V"], ["s", "s", "s"]])
def test_what_bullets_are_taken_for(signs: list[str]) -> None:
    assert bulleted(signs) == ["•"] * 3


def test_dashes_and_letters_of_a_list_stay() -> None:
    assert bulleted(["-", "–", "("]) == ["-", "–", "("]
    assert bulleted(["A", "B", "C"]) == ["A", "B", "C"]


def test_signs_and_capital_umlauts() -> None:
    assert mended(["Anderung — im Ubrigen 20 m?, 3 km?."]) == "Änderung – im Übrigen 20 m², 3 km²."
    assert mended(["Abs. 4S. 1 und § 4Vorsitz"]) == "Abs. 4 S. 1 und § 4 Vorsitz"
    assert mended(["Anlage Oberziele Umwelt A4 2jährige"]) == "Anlage Oberziele Umwelt A4 2jährige"


def test_the_rest_of_a_rule_beside_a_table_is_left_out() -> None:
    assert mended(["| Betrag]"], upright=[250.0, 430.0]) == "Betrag"
    assert mended(["[Betrag]"], upright=[900.0]) == "[Betrag]"
