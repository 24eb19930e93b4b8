"""German sentence ends."""

from __future__ import annotations

import pytest

from assistant.text.sentences import is_ended, split


@pytest.mark.parametrize(
    "sentences",
    [
        [
            "Der Rat trifft z. B. die Wahl nach Nr. 5 und Abs. 2 der Satzung.",
            "Sie gilt i. d. F. vom 29. Juli 2021.",
        ],
        ["Es werden 18 Mio. Euro bereitgestellt.", "Der stv. Landrat leitet gem. § 5 die Sitzung."],
        ["Auf die Drs. Nrn. 69/2017 und 69-1/2017 wird verwiesen.", "Am 24.04./18.05.2018 tagte die AG."],
        ["Das Konzept wird fortgeschrieben. (haushaltsrelevant)."],
        ["Wir prüfen das (haushaltsrelevant).", "Danach entscheidet der Rat."],
        ["Die Sitzung ist am 12.09.2018.", "Der Kreistag entscheidet."],
        ["Die Vereinbarung gilt bis 2026.", "Haushalte werden gemeinsam beschlossen."],
        ["Die 5. Änderung der 2. Satzung tritt am 1. Januar 2022 in Kraft.", "Die Gruppe stimmt zu."],
        ["Kosten: 12,5 Mio. €.", "Die Mittel stehen 2023 bereit."],
        ["Im sog. „Reallabor“ fehlt das Wort „s.m.a.r.t.“ bzw. ein Ersatz."],
        ["Er fragte: „Wer zahlt?“", "Niemand antwortete."],
        ["Personal, Sachmittel usw. werden gestellt.", "Kitas, Horte usw.", "Die Stadt zahlt."],
        ["Das regelt § 5.", "Der Rat beschließt."],
        ["Im II. Quartal wird geprüft.", "Die Gebühr beträgt 25 %.", "Kinder sind frei."],
        ["Das Ticket bleibt.", "2021 folgt die AG.", "(Die Kosten trägt der Kreis.)", "Danach ist Schluss."],
        ["Die Mitglieder (vgl. Anlage 2. Fassung vom 3. Mai) stimmen ab.", "Ende."],
        ["Grundlage ist § 7 Abs. 1 S. 2 Nr. 3 i. V. m. § 9 NKomVG, d. h. die Hauptsatzung."],
        ["Was heißt das?", "Mehr Geld!", "Wirklich …", "Ja."],
    ],
)
def test_ends_where_a_reader_ends(sentences: list[str]) -> None:
    assert split(" ".join(sentences)) == sentences


def test_a_line_break_always_ends_a_sentence() -> None:
    assert split("Erster Punkt\nZweiter Satz.") == ["Erster Punkt", "Zweiter Satz."]


@pytest.mark.parametrize(
    ("line", "ended"), [("am Ende.", True), ("nach i. d.", False), ("folgt:", True), ("und", False)]
)
def test_an_abbreviation_does_not_end_a_line(line: str, ended: bool) -> None:
    assert is_ended(line) is ended
