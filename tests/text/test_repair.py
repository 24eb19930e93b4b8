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
        ("Kinder-,", "Jugend- und Familienhilfe", "Kinder-, Jugend- und Familienhilfe"),
        ("Jugend-", "bzw. Familienhilfe", "Jugend- bzw. Familienhilfe"),
        ("Orts-", "und/oder Stadtrat", "Orts- und/oder Stadtrat"),
        ("sowohl Orts-", "als auch Stadtrat", "sowohl Orts- als auch Stadtrat"),
        ("weder Orts-", "noch Stadtrat", "weder Orts- noch Stadtrat"),
        ("Haupt-", "(und Finanz-)ausschuss", "Haupt- (und Finanz-)ausschuss"),
        ("des Materi-", "als", "des Materials"),
        ("Vor- und Nach-", "teile", "Vor- und Nachteile"),
        ("Baden-", "Württemberg", "Baden-Württemberg"),
        ("Hans-Böckler-", "Straße", "Hans-Böckler-Straße"),
        ("Hans-Böck-", "ler-Straße", "Hans-Böckler-Straße"),
        ("Pkw-", "stellplatz", "Pkw-stellplatz"),
        ("rot-", "grüne", "rot-grüne"),
        ("wirtschaftlich-", "technischer", "wirtschaftlich-technischer"),
        ("GEMEIN-", "DEVERTRETUNG", "GEMEINDEVERTRETUNG"),
        ("CDU-", "FRAKTION", "CDU-FRAKTION"),
        ("2021–", "2026", "2021–2026"),
        ("§§ 5-", "7", "§§ 5-7"),
        ("1.200-", "1.500 €", "1.200-1.500 €"),
        ("10\u00ad", "20", "10-20"),
        ("1 000", "000 Euro", "1 000 000 Euro"),
        ("die Stadt/", "Gemeinde", "die Stadt/Gemeinde"),
        ("Drs. 2021/", "045", "Drs. 2021/045"),
        ("Schüler:", "innen", "Schüler:innen"),
        ("Termine:", "innerhalb", "Termine: innerhalb"),
        ("Schüler/", "-innen", "Schüler/-innen"),
        ("der Stadt –", "nachfolgend", "der Stadt – nachfolgend"),
        ("https://www.stadt-bei-", "spiel.de/rat", "https://www.stadt-bei-spiel.de/rat"),
        ("siehe www.stadt.de/rat/", "satzung/plan.pdf", "siehe www.stadt.de/rat/satzung/plan.pdf"),
        ("siehe www.stadt.", "de zum Lesen", "siehe www.stadt.de zum Lesen"),
        ("Das ist www.stadt.de.", "Dort steht", "Das ist www.stadt.de. Dort steht"),
        ("unter rat@", "stadt.de", "unter rat@stadt.de"),
        ("unter bau-", "amt@stadt.de", "unter bau-amt@stadt.de"),
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


@pytest.mark.parametrize(
    ("printed", "meant"),
    [
        ("S a t z u n g", "Satzung"),
        ("B e s c h l u s s   d e s   R a t e s", "Beschluss des Rates"),
        ("hat b e s c h l o s s e n , dass", "hat beschlossen, dass"),
        ("d e r R a t", "der Rat"),
        ("x x x x x", "x x x x x"),
        ("A B C D E F", "A B C D E F"),
        ("z. B. u. a. m.", "z. B. u. a. m."),
    ],
)
def test_letters_set_apart(printed: str, meant: str) -> None:
    assert clean(printed, Counter()) == meant


@pytest.mark.parametrize("printed", ["fu¨r Gru¨ne", "f¨ur Gr¨une", "fu\u0308r Gru ̈ne"])
def test_dots_printed_apart_from_their_letter(printed: str) -> None:
    assert clean(printed, Counter()) == "für Grüne"


def test_an_unreadable_sign_never_makes_one_figure_of_two() -> None:
    assert clean("5\x007 und 5\uf1237 und 1\u200b000", Counter()) == "5 7 und 5 7 und 1000"


def test_the_sign_of_negation_as_a_hyphen() -> None:
    assert join(clean("Stadtteilbei¬", Counter()), "rat", Counter()) == "Stadtteilbeirat"
    assert clean("a ¬b", Counter()) == "a ¬b"
