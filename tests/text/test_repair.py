"""Characters and cut words."""

from __future__ import annotations

import unicodedata
from collections import Counter

import pytest

from assistant.text.repair import clean, join


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("Haupt-", "und Finanzausschuss", "Haupt- und Finanzausschuss"),
        ("Arbeits-", "und Sozialrecht", "Arbeits- und Sozialrecht"),
        ("Stadtteilbei-", "rat", "Stadtteilbeirat"),
        ("Stadtteilbei\u00ad", "rat", "Stadtteilbeirat"),
        ("Hochwasser-", "schutz", "Hochwasserschutz"),
        ("E-", "Mail", "E-Mail"),
        ("10-", "20", "10-20"),
        ("5-", "jährige", "5-jährige"),
        ("SPD-", "geführte", "SPD-geführte"),
        ("eine Struktur so-", "wie Plätze", "eine Struktur sowie Plätze"),
        ("2021 -", "2026", "2021 - 2026"),
    ],
)
def test_words_cut_at_the_line_end(above: str, below: str, whole: str) -> None:
    assert join(above, below, Counter()) == whole


def test_a_hyphen_used_elsewhere_stays() -> None:
    assert (
        join("die rot-", "grüne Gruppe", Counter(), known="Die rot-grüne Mehrheit") == "die rot-grüne Gruppe"
    )


def test_one_kind_of_hyphen_and_blank() -> None:
    assert (
        clean("Haupt\u2010 und\t\r\n Ki\u00adta\u00a0Nord-\u00ad\u2010Ost", Counter())
        == "Haupt- und \n Kita Nord-Ost"
    )


def test_invisible_and_private_characters() -> None:
    repairs: Counter[str] = Counter()
    assert clean("\uf0b7 Kita\u200b\x00 \ufb01nden\uf123", repairs) == "•  Kita finden"
    assert (repairs["bullet"], repairs["ligature"], repairs["control_character"]) == (1, 1, 2)


def test_nfd_becomes_nfc() -> None:
    text = "Bürgerbüro für Größe"
    assert clean(unicodedata.normalize("NFD", text), Counter()) == text


def test_unreadable_letters_are_counted() -> None:
    repairs: Counter[str] = Counter()
    clean("a\ufffdb\uf123c\x00", repairs)
    assert repairs["unreadable"] == 3
