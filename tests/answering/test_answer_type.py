from __future__ import annotations

import pytest

from assistant.answering.answer_type import holds
from assistant.answering.kind import Kind


@pytest.mark.parametrize(
    ("kind", "yes", "no"),
    [
        (Kind.AMOUNT, "Der Eintritt beträgt 4 Euro.", "Der Eintritt wird angehoben."),
        (Kind.AMOUNT, "Der Eintritt ist kostenlos.", "Die Halle hat 4 Tore."),
        (Kind.PERCENT, "Es sind 12 v. H. der Fläche.", "Es sind 12 Hektar."),
        (Kind.DATE, "Der Bau beginnt im Frühjahr 2026.", "Der Bau beginnt."),
        (Kind.DATE, "Der Bau beginnt im Jahr 2026.", "Der Bau kostet 3 Euro im Jahr."),
        (Kind.NUMBER, "Es entstehen fünf Plätze.", "Es entstehen Plätze."),
        (Kind.DURATION, "Das Papier gilt fünf Jahre.", "Das Papier gilt."),
        (Kind.FIGURE, "Die Umlage beträgt 48,5 Punkte.", "Die Umlage bleibt 2026 stabil."),
        (Kind.WHERE, "Das Haus steht am Mühlweg.", "Das Haus ist neu."),
        (Kind.WHERE, "Der Bus fährt über die Krummgasse.", "Der Bus fährt."),
        (Kind.DURATION, "Wartezeit (Mittel, Minuten) – 2026: 71; 2031: 40", "Wartezeit – 2026: 71"),
        (Kind.DURATION, "Buch – Frist in Wochen: 4", "Buch – Anzahl: 4"),
        (Kind.PERCENT, "Anteil in Prozent: 30", "Anteil der Fläche: 30"),
        (Kind.AMOUNT, "Hund – Steuer (EUR) – erster: 72,00", "Hund – Marke – erster: 72"),
        (Kind.NAME, "Jana Korfes leitet das Amt.", "Eine Frau leitet das Amt."),
        (Kind.ABBREVIATION, "der öffentliche Nahverkehr (ÖPNV)", "Wir stärken den ÖPNV."),
        (Kind.CONTACT, "Tel. 05321 76-100", "Wir sind erreichbar."),
        (Kind.WHY, "Das geschieht, weil das Dach undicht ist.", "Das Dach ist neu."),
        (Kind.WHY, "Die Halle wird aus Kostengründen geschlossen.", "Die Halle wird geschlossen."),
        (Kind.WHY, "Die Kosten stiegen infolge des Brandes.", "Die Kosten stiegen."),
        (Kind.WHY, "Der Kreis hilft, um Wartezeiten abzubauen.", "Der Kreis hilft."),
        (Kind.NAME, "Bekannt gemacht wird im „Amtsboten“.", "Bekannt gemacht wird im Aushang."),
        (Kind.DURATION, "Leihfrist Filme: eine Woche", "Leihfrist Filme: wie Bücher"),
        (Kind.CONTACT, "Der Bauhof liegt am Gewerbering 14.", "Der Bauhof liegt am Gewerbering."),
        (Kind.AMOUNT, "Benutzungsentgelt 50 Cent", "Benutzungsentgelt auf Antrag"),
    ],
)
def test_a_sentence_must_hold_what_is_asked_for(kind: Kind, yes: str, no: str) -> None:
    assert holds(kind, yes)
    assert not holds(kind, no)


def test_an_open_question_wants_nothing_special() -> None:
    assert holds(Kind.OPEN, "Wir fördern den Sport.")


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Kind.FREQUENCY, "Der Beirat tagt mindestens zweimal im Jahr."),
        (Kind.FREQUENCY, "Haushaltsgruppe: tagt monatlich"),
        (Kind.FREQUENCY, "Die Linie fährt im Halbstundentakt."),
        (Kind.NUMBER, "Gebaut wird eine fünfgruppige Kita."),
        (Kind.DURATION, "Die Wache wird nach zweijähriger Bauzeit bezogen."),
        (Kind.DURATION, "Die Straße wird für eineinhalb Jahre gesperrt."),
        (Kind.AMOUNT, "Geschwisterkinder zahlen die Hälfte."),
        (Kind.PERCENT, "Der Hebesatz bleibt bei 410 Punkten."),
        (Kind.DATE, "Der Weg wird bis Ostern ausgebessert."),
    ],
)
def test_figures_within_words_and_feasts_count(kind: Kind, text: str) -> None:
    assert holds(kind, text)
