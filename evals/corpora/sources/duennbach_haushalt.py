"""Invented: a joint municipality's paper for the council on its budget, with tables of figures (PDF)."""

from __future__ import annotations

from datetime import UTC, datetime

from fpdf.enums import TableBordersLayout

from evals.corpora.sources.as_pdf import Look, write
from evals.corpora.sources.paper import CORPORA

TEXT = """
! Verbandsgemeinde Dünnbacher Höhe

! Sitzungsvorlage Nr. 88/2025 – öffentlich

Datum: 13. November 2025\\
Fachbereich: 2 – Finanzen, Leiter: Dennis Krautwald\\
Bearbeitet von: Jutta Kessenich\\
Betreff: Haushaltssatzung und Haushaltsplan für das Jahr 2026

| Beratung im | Termin | Aufgabe |
| Haupt- und Finanzausschuss | 25. November 2025 | Vorberatung |
| Ausschuss für Schulen und Kitas | 27. November 2025 | Anhörung |
| Verbandsgemeinderat | 11. Dezember 2025 | Entscheidung |

# 1 Beschlussvorschlag

Der Verbandsgemeinderat beschließt die Haushaltssatzung und den Haushaltsplan 2026. Der Satz der
Verbandsgemeindeumlage wird von 33,0 auf 34,5 Prozent erhöht. Der Gesamtbetrag der neuen Investitionskredite
wird auf 2,45 Millionen Euro, der Höchstbetrag der Liquiditätskredite auf 3,0 Millionen Euro festgesetzt. Die
Ortsgemeinden beschließen über ihre Grundsteuer selbst; diese Vorlage enthält dazu nichts.

# 2 Sachverhalt

## 2.1 Ausgangslage

Zur Verbandsgemeinde gehören die Ortsgemeinden Dünnbach, Marsenrath, Kirchdohm, Eulert, Zweischlag und
Oberholzen mit zusammen 13.840 Einwohnern (Stand 30. Juni 2025). Der Haushalt 2026 ist nicht ausgeglichen:
Den Erträgen von 13,147 Millionen Euro stehen Aufwendungen von 13,559 Millionen Euro gegenüber. Der
Fehlbetrag wird aus der Rücklage gedeckt, die danach noch 1,1 Millionen Euro enthält. Für 2027 wird ein
ausgeglichener Haushalt angestrebt, zugesagt werden kann er nicht.

## 2.2 Erträge und Aufwendungen

Tabelle 1: Ergebnishaushalt in Tausend Euro

| Position | Ergebnis 2024 | Plan 2025 | Plan 2026 |
| Umlage der Ortsgemeinden | 7.412 | 7.880 | 8.655 |
| Schlüsselzuweisungen | 2.105 | 2.240 | 2.190 |
| Gebühren und Entgelte | 1.316 | 1.350 | 1.428 |
| Übrige Erträge | 902 | 860 | 874 |
| Personalaufwand | 5.498 | 5.870 | 6.312 |
| Sach- und Dienstleistungen | 3.004 | 3.260 | 3.415 |
| Zuschüsse an Dritte | 1.870 | 1.990 | 2.236 |
| Abschreibungen und Zinsen | 1.402 | 1.480 | 1.596 |
| Jahresergebnis | -39 | -270 | -412 |

Die Personalkosten steigen vor allem wegen des Tarifabschlusses und der neuen Stellen in den
Kindertagesstätten. Wie hoch die Kreisumlage ausfällt, ist noch nicht bekannt, da der Kreistag erst im
Januar 2026 darüber beschließt. Der Zuschuss an die Volkshochschule bleibt bei 24.000 Euro.

## 2.3 Investitionen

Tabelle 2: Wichtige Investitionen

| Maßnahme | Ansatz 2026 in Euro | Zuschuss des Landes | Fertigstellung |
| Ganztagsanbau Grundschule Kirchdohm | 1.850.000 | 70 Prozent | August 2027 |
| Gerätehaus Feuerwehr Marsenrath | 940.000 | 30 Prozent | Ende 2027 |
| Tanklöschfahrzeug Feuerwehr Eulert | 410.000 | 28 Prozent | Oktober 2026 |
| Filteranlage Freibad Dünnbach | 265.000 | keiner | Mai 2026 |
| Planung Radweg Dünnbach–Oberholzen | 45.000 | beantragt | offen |

Der Ganztagsanbau in Kirchdohm kostet über beide Jahre insgesamt 3,2 Millionen Euro. Für die Sporthalle
Zweischlag liegt noch kein Gutachten vor; Mittel sind deshalb nicht veranschlagt. Eine Drehleiter wird nicht
beschafft, bei Bedarf rückt die Feuerwehr der Kreisstadt aus. Die Grundschule Eulert wird nicht geschlossen,
obwohl dort im kommenden Schuljahr nur 11 Kinder eingeschult werden.

## 2.4 Stellenplan

Tabelle 3: Stellen in Vollzeit

| Bereich | Stellen 2025 | Stellen 2026 |
| Verwaltung im Rathaus | 41,5 | 43,0 |
| Kitas der Verbandsgemeinde | 24,9 | 28,1 |
| Schulen und Hausmeister | 9,0 | 9,0 |
| Bauhof und Freibad | 7,0 | 7,5 |
| Stellen zusammen | 82,4 | 87,6 |

Die Stelle der Klimaschutzmanagerin ist bis zum 30. Juni 2027 befristet und wird zu 65 Prozent vom Bund
bezahlt. Eine Verlängerung soll im Herbst 2026 beraten werden. Die Gemeindeschwester besucht ab April 2026
Menschen über 80 Jahre in allen Ortsgemeinden; Träger ist das Diakoniewerk Höhenland. Auszubildende werden
2026 drei eingestellt, zwei im Rathaus und eine im Freibad.

## 2.5 Freibad und Gebühren

Das Freibad Dünnbach verursachte 2024 ein Defizit von 318.000 Euro. Die Tageskarte für Erwachsene soll ab der
Saison 2026 5,00 statt 4,50 Euro kosten, die Familienkarte 12,00 statt 11,00 Euro. Die Tageskarte für Kinder
bleibt bei 2,50 Euro. Über den Preis der Saisonkarte wird mit einer eigenen Vorlage im Februar 2026
entschieden. Das Bad öffnet vom 15. Mai bis zum 13. September. Die Ausleihe in der Bücherei Marsenrath ist
weiterhin kostenlos. Die Abwassergebühren sind Gegenstand des Wirtschaftsplans der Werke und hier nicht
enthalten.

## 2.6 Schulden

Tabelle 4: Schuldenstand am Jahresende

| Jahresende | Schulden in Millionen Euro | Schulden je Einwohner in Euro |
| 31. Dezember 2024 | 9,6 | 694 |
| 31. Dezember 2025 | 10,9 | 788 |
| 31. Dezember 2026 | 12,7 | 918 |

~ Ohne die Schulden der Abwasserwerke und der Ortsgemeinden. Der Wert für 2025 ist vorläufig.

# 3 Alternativen

Bleibt der Umlagesatz bei 33,0 Prozent, fehlen weitere 376.000 Euro. Eine Schließung des Freibades an zwei
Tagen in der Woche würde 40.000 Euro sparen; die Verwaltung rät davon ab. Ein Zusammenschluss mit der
benachbarten Verbandsgemeinde Taubental wurde 2023 verworfen.

# 4 Auswirkungen auf das Klima

Auf dem Anbau in Kirchdohm entsteht eine Solaranlage mit 60 Kilowatt. Das Rathaus wird bis 2028 an das
Nahwärmenetz angeschlossen. Ob der Bauhof auf Elektrofahrzeuge umgestellt wird, prüft die
Klimaschutzmanagerin bis zum Sommer 2026.

# 5 Anlagen

Entwurf der Haushaltssatzung (Anlage 1), Haushaltsplan (Anlage 2) und Wirtschaftsplan der Werke (Anlage 3);
die Anlagen sind wegen ihres Umfangs nicht beigefügt und liegen im Rathaus in Zimmer 14 aus.

gez. Holger Mettrich\\
Bürgermeister
"""

LOOK = Look(
    title="Sitzungsvorlage 88/2025",
    day=datetime(2025, 11, 13, 8, tzinfo=UTC),
    foot="Vorlage 88/2025 – Seite {page}",
    font="helvetica",
    size=10.5,
    borders=TableBordersLayout.ALL,
)

if __name__ == "__main__":
    write(TEXT, LOOK, CORPORA / "report_c" / "duennbacher-hoehe-vorlage-haushalt-2026.pdf")
