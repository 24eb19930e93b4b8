from __future__ import annotations

import pytest

from assistant.answering.kind import Kind, kind_of
from assistant.answering.particulars import particular_faults


@pytest.mark.parametrize(
    ("question", "text", "faults"),
    [
        ("Bis wann ist der Anbau fertig?", "Baubeginn soll im Frühjahr 2026 sein.", ["no_end"]),
        ("Bis wann ist der Anbau fertig?", "Der Anbau wird bis Mai 2026 errichtet.", []),
        ("Wann läuft der Vertrag aus?", "Der Vertrag gilt seit 2020.", ["no_end"]),
        ("Seit wann ist Frau Ott im Amt?", "Bürgermeisterin: Eva Ott, gewählt bis 2026", ["no_beginning"]),
        ("Seit wann ist Frau Ott im Amt?", "Eva Ott ist seit 2021 Bürgermeisterin.", []),
        ("Ab wann fährt der Bus?", "Der Bus fährt ab dem 1. Mai 2024.", []),
        ("Wer war vorher Minister?", "Minister: Lorenz Tann (SPD)", ["no_before"]),
        ("Was hat die Karte bisher gekostet?", "Die Karte steigt von 3 auf 4 Euro.", []),
        ("Wer war das vor ihr?", "Das Museum leitet Eva Ott, sie folgt auf Jan Korfes.", []),
        ("Wer war das vor ihr?", "Beauftragte ist Eva Ott, die das Amt von Jan Korfes übernommen hat.", []),
        ("Wie lange vorher muss ich das anmelden?", "Die Frist beträgt acht Wochen.", []),
        ("Wann hat der Hof auf?", "Wertstoffhof: Schließung zum 31. Dezember", ["no_hours"]),
        ("Öffnungszeiten Bücherei", "Die Bücherei öffnet montags von 9 bis 12 Uhr.", []),
        ("linie 31 sonntag", "Die Linie 31 fährt werktags von 5 bis 22 Uhr.", ["other_time: sonntag"]),
        ("linie 31 sonntag", "Die Linie 31 fährt täglich.", []),
        ("Was kostet der Platz pro Nacht?", "Der Platz kostet 12 Euro.", []),
        ("Fährt die Linie 31 auch sonntags?", "Die Linie 31 fährt nur werktags.", []),
        ("Wer springt für Eva Ott ein?", "Bauausschuss: Vorsitz Eva Ott (SPD)", ["no_stand_in"]),
        ("bauausschuss vertretung", "Bauausschuss: Vorsitz Eva Ott (SPD)", ["no_stand_in"]),
        ("bauausschuss vertretung", "Bauausschuss: Vorsitz Eva Ott, Vertretung Jan Alt", []),
        ("Wer vertritt Frau Ott im Aufsichtsrat?", "Aufsichtsrat: Eva Ott", ["no_stand_in"]),
        ("Wer ist Ersatz für Frau Ott im Aufsichtsrat?", "Aufsichtsrat: Eva Ott", ["no_stand_in"]),
        ("Wer vertritt den Kreis im Verband?", "Im Verband: Mario Gut, Ines Kahl", []),
        ("Was kostet der zweite Hund?", "Hundesteuer, erster Hund: 72 Euro", ["other_rank"]),
        ("Was kostet der zweite Hund?", "Hundesteuer, zweiter Hund: 90 Euro", []),
        ("Was kostet der zweite Hund?", "Jeder weitere Hund kostet 90 Euro.", []),
        ("Was kostet Parken in Zone A?", "Anwohnerparken Zone B: 80 Euro im Jahr", ["other_sign: a"]),
        ("Was kostet Parken in Zone A?", "Anwohnerparken in den Zonen A und B: 80 Euro", []),
        ("wann fährt linie 4", "Die Linie 12 fährt stündlich.", ["other_sign: 4"]),
        ("Was zahlt Klasse 5?", "Schülerfahrkarte Klasse 1 bis 10: kostenfrei", []),
        ("Was kostet Zone B? Und in Zone A?", "Anwohnerparken Zone A: 120 Euro im Jahr", []),
        ("Wer hatte das Amt vor Frau Ott?", "Bürgermeisterin: Eva Ott (SPD)", ["no_before"]),
        ("Wer folgt auf Frau Ott?", "Leiterin Eva Ott tritt 2027 in den Ruhestand.", ["no_successor"]),
        ("Wer wird Nachfolger von Frau Ott?", "Auf Eva Ott folgt Jan Korfes.", []),
        ("An welchem Wochentag ist Markt?", "Der Markt ist im Mai.", ["no_weekday"]),
        ("An welchem Wochentag ist Markt?", "Der Markt ist freitags.", []),
        ("Wer war vor Ort dabei?", "Eva Ott war dabei.", []),
        ("Wer ist Bürgermeister?", "Zweite Bürgermeisterin: Eva Ott (SPD)", ["not_the_head"]),
        ("Wer führt im Rat den Vorsitz?", "2. Ratsvorsitz: Eva Ott (SPD)", []),
        ("Welcher Bürgermeister stellt das vor?", "Referent: Dritter Bürgermeister Jan Alt", []),
        ("Wer ist zweite Bürgermeisterin?", "Zweite Bürgermeisterin: Eva Ott (SPD)", []),
        ("Wer ist Bürgermeister?", "Bürgermeister: Jan Alt, zweite Bürgermeisterin: Eva Ott", []),
        ("Wer ist Oberbürgermeister?", "Ehrenamtliche Bürgermeisterin: Eva Ott (SPD)", ["not_the_head"]),
        ("Wer ist Oberbürgermeister?", "Oberbürgermeister Jan Alt wird vertreten.", []),
        ("Wer ist für Schulen zuständig?", "Zweite Beigeordnete: Eva Ott, Geschäftsbereich Schulen", []),
        ("Was war am 2. Mai?", "Die erste Sitzung war am 2. Mai.", []),
    ],
)
def test_what_a_question_pins_down_must_be_said(question: str, text: str, faults: list[str]) -> None:
    assert particular_faults(question, kind_of(question), text) == faults


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("Die Bücherei ist mittwochs von 14 bis 18 Uhr geöffnet.", ["other_time: dienstag"]),
        ("Die Bücherei ist Montag bis Freitag von 10 bis 18 Uhr geöffnet.", []),
        ("Geöffnet: Mo–Do 10 bis 18 Uhr, Fr 9 bis 12 Uhr", []),
        ("Die Bücherei ist täglich außer sonntags geöffnet.", []),
        ("Die Bücherei ist von 14 bis 18 Uhr geöffnet.", []),
    ],
)
def test_a_day_is_not_answered_by_another(text: str, faults: list[str]) -> None:
    assert particular_faults("Wann ist die Bücherei dienstags geöffnet?", Kind.DATE, text) == faults
