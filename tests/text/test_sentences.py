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
        # titles, names, firms
        ["Prof. Dr. med. Erika Muster und Dipl.-Ing. A. Müller sprechen.", "Herr H.-J. Meier fragt nach."],
        ["Die Klinik in St. Andreasberg bleibt.", "Die Fa. Müller GmbH & Co. KG baut."],
        [
            "Der Verein e. V. erhält Geld.",
            "Gefördert wird der Sportverein e. V.",
            "Die Mittel stehen bereit.",
        ],
        ["Er ist Mitglied der AfD.", "Die Stadt ist Mitglied im Dt. Städtetag.", "Der OG.", "Das Haus."],
        # dates, times, ordinals
        ["Die Frist endet am 03.11.", "Danach ist Schluss.", "Am 4.11. tagt der Rat um 18.30 Uhr."],
        [
            "Im 2. Quartal wird der 2. Bauabschnitt fertig.",
            "Friedrich II. von Preußen lebte im 18. Jh. dort.",
        ],
        ["Freitags ist bis 14.00.", "Samstags ist zu.", "Am Mo., den 3. Mai, ist auf."],
        ["Sie gilt ab Okt.", "Der Rat stimmt zu.", "Es gibt einen 1. und einen 2. Vorsitzenden."],
        # law
        [
            "Nach Art. 28 Abs. 2 S. 1 GG i. V. m. § 5 ff. der Satzung gilt das.",
            "Das steht auf S. 3 ff.",
            "Der Rat.",
        ],
        [
            "Das gilt nach § 3 Nr. 2 lit. b.",
            "Die Stadt zahlt.",
            "Lfd. Nr. 5 der Liste entfällt gem. Ziff. 3.",
        ],
        ["Das steht im Amtsbl. Nr. 5 und im BGBl. I S. 123.", "Das folgt aus 2.1.3.", "Der Rest folgt."],
        [
            "Die Orte ergeben sich aus Anlage 2.",
            "Sitzungen werden übertragen.",
            "Es gilt § 5.",
            "Bäume bleiben.",
        ],
        ["Das steht in § 4 Abs. 2 Satz 1. Halbsatz und entfällt.", "Die 2. Sitzung folgt."],
        # amounts and measures
        [
            "Es sind ca. 50 Tsd. Euro p. a. zzgl. MwSt. fällig.",
            "Der Weg ist 3,5 km.",
            "Die Breite ist 2 m.",
            "Gut.",
        ],
        ["Der Preis ist 120 €/m².", "Käufer zahlen 3 % p. a.", "Der Satz ist 380 v. H.", "Er gilt ab 2022."],
        ["Er kostet 1.200,50 €.", "Das CO2.", "Klima zählt.", "Das gilt für Pkw.", "Lkw zahlen mehr."],
        # everyday words
        [
            "Das betrifft o. g. Flächen u. a. m. im Ort.",
            "Max. 50 qm bzw. mind. 30 qm sind erlaubt, inkl. Balkon.",
        ],
        [
            "Schulen, Kitas u. a. m.",
            "Die Stadt prüft Maßnahmen dieser Art.",
            "Die Kosten ggü. dem Vorjahr sinken.",
        ],
        [
            "Eingeladen sind Parteien, u. a. Die Linke.",
            "So mag es sein.",
            "Es bleibt so.",
            "Die Stadt zahlt.",
        ],
        ["Das Rathaus liegt in der Marktstr.", "Es ist offen.", "Der Ort (Marktstr. 5) ist gut."],
        # quotations, brackets, leaders, addresses
        ["„Wer zahlt?“, fragt sie.", "„Niemand!“, ruft er.", "Wie weiter? fragt der Rat."],
        [
            "Das Programm „Stadt. Land. Fluss.“ läuft bis 2026.",
            "Er sagt: „Wir zahlen.“",
            "Die Sitzung endet.",
        ],
        ["Die Gebühr (vgl. § 5 Abs. 2 S. 1).", "Der Rat stimmt zu.", "Hund ............ 60 Euro im Jahr."],
        ["Mehr auf www.stadt.de/rat.html und info@stadt.de.", "Schreiben Sie uns."],
        ["Ziele sind: 1. Wohnen, 2. Arbeiten.", "2. Die Stadt zahlt.", "Abstimmung: 12 Ja, 3 Nein, 1 Enth."],
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
