from __future__ import annotations

import pytest

from assistant.levels import Bindingness
from assistant.text.bindingness import (
    bindingness,
    general_reservation,
    nominal_bindingness,
)

V, A, P = Bindingness.VEREINBART, Bindingness.ANGESTREBT, Bindingness.PRUEFAUFTRAG
H, X = Bindingness.HAUSHALTSVORBEHALT, Bindingness.ABSAGE


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Die Krippe wird um 15 Plätze erweitert.", V),
        ("Der Landkreis trägt 60 Prozent der Kosten.", V),
        ("Der Zuschuss beträgt künftig 30 Euro.", V),
        ("Die Anträge sind bis zum 1. Mai vorzulegen.", V),
        ("Der Rat beschloss den Kauf eines Fahrzeugs.", V),
        ("Wir wollen den Bahnhof umbauen.", A),
        ("Die Eröffnung ist für 2027 vorgesehen.", A),
        ("Die Gruppe setzt sich für längere Öffnungszeiten ein.", A),
        ("Die Reaktivierung der Strecke wird geprüft.", P),
        ("Ob Tempo 30 eingeführt wird, lassen wir prüfen.", P),
        ("Über den Standort wird erst nach Vorlage des Gutachtens entschieden.", P),
        ("Der Neubau wird begonnen, soweit der Haushalt dies zulässt.", H),
        ("Der Anbau wird vorbehaltlich der Haushaltsgenehmigung errichtet.", H),
        ("Eine Tiefgarage lehnen wir ab.", X),
        ("Neue Kreisstraßen bauen wir nicht.", X),
        ("Eine Zusammenlegung wird es nicht geben.", X),
        ("Der Antrag wurde mit 9 zu 22 Stimmen abgelehnt.", X),
        ("Ein Vetorecht gibt es nicht.", X),
        ("Nicht verbrauchte Mittel können übertragen werden.", V),
        ("Beitragspflichtig ist, wer ein Grundstück besitzt.", V),
        ("Die Prüfung darf nicht länger als ein Jahr zurückliegen.", V),
        ("Der Landrat wird gebeten, eine Buslinie zu untersuchen.", P),
        ("Der Ausschuss holt zwei Gutachten ein.", P),
        ("Ob ein Steg gebaut wird, machen wir von der Förderung abhängig.", P),
        ("Der Kreis gewährt einen Zuschuss von 900 Euro.", V),
        ("Die Trägerschaft geht auf den Landkreis über.", V),
        ("Die Kündigungsfrist beträgt sechs Monate.", V),
        ("Das Bürgerbüro hat donnerstags bis 18 Uhr geöffnet.", V),
        ("Der Kreis hebt den Zuschuss von derzeit 20 auf 30 Euro.", V),
        ("Der Preis beträgt derzeit 4 Euro und soll 5 Euro betragen.", A),
        ("Die Kita, die derzeit voll ist, wird erweitert.", V),
        ("Der Kreis übernimmt die bislang vergebene Abfuhr.", V),
        ("Der Vertrag tritt am 1. Mai in Kraft und endet mit der Wahlperiode.", V),
        ("Die Laternen gehen von 0 bis 5 Uhr aus.", V),
        ("Ein Abdruck ist als Anlage beizufügen.", V),
        ("Eine Fusion ist nicht Ziel der Zusammenarbeit.", X),
        ("Ob der Turm saniert wird, hängt von einer Förderzusage ab.", P),
        ("Wann das Bad saniert wird, richtet sich nach der Förderzusage.", H),
        ("Mit dem Neubau wird begonnen, sobald die Förderung bewilligt ist.", H),
        ("Die Auszahlung steht unter dem Vorbehalt, dass die Mittel vorhanden sind.", H),
        ("Maßgebend ist die Schulstatistik zum 15. Oktober.", V),
        ("Die Gemeinden erstatten der Stadt die nicht gedeckten Kosten.", V),
        ("Ein Radweg nach Sandau ist unser gemeinsames Ziel.", A),
        ("Wir entscheiden 2026, welche Viertel angeschlossen werden.", P),
        ("Über einen Umzug reden wir erst, wenn die Schäden beziffert sind.", P),
        ("Lassen sich Differenzen nicht ausräumen, wird der Punkt erneut beraten.", V),
        ("Das Bauamt ist nicht Gegenstand der Kooperation.", X),
        ("Die Satzung wird im Herbst erneut beraten.", P),
        ("Dem Bau eines Parkhauses erteilen wir eine Absage.", X),
        ("Sollte der Zuschuss nicht reichen, sind die Räte zu beteiligen.", V),
        ("Die Ergebnisse der Sondierungsgespräche sind einzubeziehen.", V),
        ("Grundlage für den Ausbau der Wege soll das durch die FIRMA 2022 erstellte Konzept sein.", A),
        ("Die SPD-Fraktion hat das Vorschlagsrecht für zwei Ausschüsse.", V),
        ("Die Gemeinde trägt 5.000 Euro zum Bau bei.", V),
        ("Die Stadt führt zum 1. Januar eine Steuer ein.", V),
    ],
)
def test_the_modal_wording_decides(sentence: str, expected: Bindingness) -> None:
    assert bindingness(sentence) is expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Die Gruppe verfügt über 19 der 34 Sitze.",
        "Im Jahr 2023 betrug der Fehlbetrag 12 Mio. Euro.",
        "Derzeit sind 19 Arztsitze unbesetzt.",
        "Die Stadt ist lebenswert.",
        "Eine Anwohnerin beschwerte sich über den Lärm.",
        "Als gefährlich gelten Hunde, die gebissen haben.",
        "Wer mietet, gilt ebenfalls als Nutzer.",
        "Diese Satzung tritt am 1. Mai 2024 in Kraft.",
        "Wann wird die Ampel repariert?",
        "Die FDP beantragt, das Bad zu verpachten.",
        "Die Vorsteherin schließt die Sitzung.",
        "Der Bau verzögert sich um drei Monate.",
        "Die Stadt kann eine Zählung durchführen lassen.",
        "Der Verein zahlt seinen Mitgliedern derzeit 20 Euro.",
        "Die Liste der Fahrzeuge ist als Anlage 2 vorgesehen.",
        "Auf die SPD entfallen elf Sitze.",
        "Die Prognose geht von 340 Kindern aus.",
        "Auf uns entfallen elf von 34 Sitzen.",
        "Bisher fährt die Linie sonntags gar nicht.",
        "Die Schule ist derzeit sechszügig und wird von 900 Kindern besucht.",
        "Die Gespräche sind im Mai zu Ende gegangen.",
        "Dass es gut läuft, ist den Vereinen zu verdanken.",
        "Sie kann das Bad für Wartungsarbeiten schließen.",
        "Sie tritt am Tag nach der Bekanntmachung in Kraft.",
        "Die Vereinbarung bedarf der Genehmigung der Bezirksregierung.",
        "Der Rat hat dieser Vereinbarung am 12. Mai zugestimmt.",
        "Sollten einzelne Bestimmungen unwirksam sein, bleiben die übrigen in Kraft.",
        "Ansprüche Dritter werden durch diese Vereinbarung nicht begründet.",
        "Einzelheiten sind der Anlage zu entnehmen.",
        "Das Projekt trägt dazu bei, Kosten zu senken.",
        "Der Bus mildert die Nachteile der weiten Wege.",
        "Auf die Vorlage 12/2020 wird verwiesen.",
        "Unsere Schulen leisten hervorragende Arbeit.",
        "Im Wald mussten 230 Fichten gefällt werden.",
    ],
)
def test_accounts_states_and_definitions_commit_nobody(sentence: str) -> None:
    assert bindingness(sentence) is None


def test_a_limit_is_no_refusal() -> None:
    assert bindingness("Die Umlage wird nicht über 41 v. H. angehoben.") is V
    assert bindingness("Die Neuverschuldung soll 1,2 Mio. Euro nicht überschreiten.") is A
    assert bindingness("Der Ausbau wird unterstützt und nicht als Luxus betrachtet.") is V


def test_the_first_main_clause_decides() -> None:
    assert bindingness("Den Tunnel lehnen wir ab, die Straße unterstützen wir.") is X
    assert bindingness("Das Bad bleibt erhalten; eine Sauna wird geprüft.") is V


def test_in_an_account_only_an_explicit_cue_counts() -> None:
    assert bindingness("Mit Beschluss vom Mai hat der Rat die Verwaltung beauftragt.", strict=True) is None
    assert bindingness("Der Rufbus soll werktags fahren.", strict=True) is A
    assert bindingness("So kann die Region ihre Kraft stärken.", strict=True) is None


def test_a_reservation_over_everything_is_told_from_one_on_a_plan() -> None:
    assert general_reservation("Alle Vorhaben stehen unter dem Vorbehalt der Finanzierbarkeit.")
    assert not general_reservation("Der Anbau steht unter dem Vorbehalt der Finanzierbarkeit.")


def test_terse_items() -> None:
    assert nominal_bindingness("Ampel an der Schule: abgelehnt, zu teuer") is X
    assert nominal_bindingness("Baumschutzsatzung: keine Einführung") is X
    assert nominal_bindingness("Nahwärmenetz: Machbarkeitsstudie bis 2024") is P
    assert nominal_bindingness("Rettungshunde mit bestandener Prüfung") is None
    assert nominal_bindingness("Gymnasium: nur Brandschutz, kein Anbau") is None
