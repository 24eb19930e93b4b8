"""A question wants a month, a street, a firm: what has none of it is no answer."""

from __future__ import annotations

import pytest

from assistant.answering.wanted import wanted_faults


@pytest.mark.parametrize(
    ("question", "text", "fault"),
    [
        ("In welchem Monat öffnet das Bad?", "Das Bad öffnet 2026.", "no_month"),
        ("Was zahlen Kinder im Bad?", "Zehnerkarte Erwachsene: 30 Euro", "other_people"),
        ("Was zahlen Kinder im Bad?", "Tageskarte Familie: 12 Euro", "other_people"),
        ("Was kostet das Bad für Rentner?", "Kinder zahlen zwei Euro.", "other_people"),
        ("An welchem Tag tagt der Rat?", "Der Rat tagt im Bürgerhaus.", "no_day"),
        ("In welchem Jahr wird gebaut?", "Gebaut wird im Mai.", "no_year"),
        ("In welcher Straße steht das Haus?", "Das Haus steht in Aubach.", "no_street"),
        ("Welche Firma mäht den Rasen?", "Den Rasen mäht Eva Roth.", "no_firm"),
        ("Welche Bank gibt den Kredit?", "Der Kredit beträgt 3 Mio. Euro.", "no_bank"),
        ("Mit welcher Hochschule wird geforscht?", "Geforscht wird bis 2027.", "no_university"),
        ("Ab welcher Klasse ist der Bus frei?", "Der Bus kostet 20 Euro.", "no_class"),
        ("Wie lautet die Telefonnummer vom Bauhof?", "Der Bauhof liegt in Aubach.", "no_phone"),
        ("Wie heißt die Webseite?", "Anträge stellt man im Rathaus.", "no_web"),
        ("Wie warm ist das Wasser?", "Das Wasser wird gefiltert.", "no_degrees"),
        ("Wie alt ist Frau Roth?", "Jugendbeauftragte: Eva Roth, für zwei Jahre", "no_age"),
        ("Wie breit wird der Weg?", "Der Weg kostet 40.000 Euro.", "no_length"),
        ("Wie viele Hektar hat der Park?", "Der Park hat drei Teiche.", "no_hectares"),
        ("Wie viele Kilometer Radweg entstehen?", "Es entstehen zwei Radwege.", "no_metres"),
        ("Wie viele Liter fasst die Zisterne?", "Die Zisterne kostet 900 Euro.", "no_litres"),
        ("Wie viele Tonnen fallen an?", "Es fallen 300 Fuhren an.", "no_tonnes"),
        ("Wie viele Megawatt leistet der Park?", "Der Park hat vier Räder.", "no_watts"),
        ("Wie viele Stunden arbeitet die Lotsin?", "Die Lotsin ist für zwei Orte da.", "no_hours"),
        ("Wie viele Minuten fährt der Bus?", "Der Bus hält viermal.", "no_minutes"),
        ("Wie viele Einwohner hat Aubach?", "Aubach hat zwei Schulen.", "no_inhabitants"),
        ("Wie viele Ärzte gibt es in Aubach?", "Ärzte erhalten 30.000 Euro für fünf Jahre.", "no_count"),
        ("Wie viele Mitglieder stimmten ab?", "Die Mitglieder haben mit 91 Prozent zugestimmt.", "no_count"),
        ("Wer vertritt Herrn Behn?", "Vertreter im Verband: Otto Behn", "no_other_person"),
    ],
)
def test_it_is_missing(question: str, text: str, fault: str) -> None:
    assert fault in wanted_faults(question, text, "")


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("In welchem Monat öffnet das Bad?", "Das Bad öffnet zum Jahresende."),
        ("Was zahlen Kinder im Bad?", "Kinder und Erwachsene zahlen zwei Euro."),
        ("Was bekommen Familien?", "Je Kind gibt es 100 Euro."),
        ("Was zahlen zwei Erwachsene und drei Kinder?", "Tageskarte Familie: 12 Euro"),
        ("An welchem Tag tagt der Rat?", "Der Rat tagt dienstags."),
        ("In welchem Jahr wird gebaut?", "Gebaut wird im nächsten Jahr."),
        ("In welcher Straße steht das Haus?", "Das Haus steht Am Anger 3."),
        ("Welche Firma mäht den Rasen?", "Den Rasen mäht die Gärtnerei Roth."),
        ("Wie alt muss man sein?", "Wählen darf, wer das 16. Lebensjahr vollendet hat."),
        ("Wie alt darf ein Kind sein?", "Befreit sind Kinder unter zehn Jahren."),
        ("Wie viele Kilometer Radweg entstehen?", "Es entstehen 4 km Radweg."),
        ("Wie viele Ärzte gibt es in Aubach?", "In Aubach sind drei Ärzte tätig."),
        ("Wie viele Schulden darf der Kreis machen?", "Neue Schulden: höchstens 6 Mio. Euro"),
        ("Wie viele Jahre gilt das?", "Das gilt für fünf Jahre."),
        ("Wer vertritt Herrn Behn?", "Otto Behn, Vertretung Eva Roth"),
        ("Wer vertritt die Stadt?", "Vertreter im Verband: Otto Behn"),
    ],
)
def test_it_is_there_or_not_wanted(question: str, text: str) -> None:
    assert wanted_faults(question, text, "") == []


def test_what_stands_around_the_sentence_counts() -> None:
    assert wanted_faults("In welchem Jahr wird gebaut?", "Bau: Mai", "Maßnahmen 2026") == []
