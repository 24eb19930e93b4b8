"""Invented: a town council's cooperation agreement in long-winded prose, with an annex of offices (ODT)."""

from __future__ import annotations

from evals.corpora.sources.as_odt import write
from evals.corpora.sources.paper import CORPORA

TEXT = """
! Kooperationsvereinbarung

! zwischen den Fraktionen von CDU, Bündnis 90/Die Grünen und Ulmenbrücker Liste (UL)\\
im Rat der Stadt Ulmenbrück für die Jahre 2025 bis 2030

# Präambel

Die drei Fraktionen, die zusammen 25 der 44 Sitze im Rat innehaben, wollen in den kommenden fünf Jahren
verlässlich zusammenarbeiten, ohne ihre Eigenständigkeit aufzugeben, und sie laden die übrigen Fraktionen
ausdrücklich ein, sich an den Vorhaben dieser Vereinbarung zu beteiligen. Bürgermeisterin Cordula Weiprecht,
die keiner der drei Parteien angehört, hat an den Gesprächen beratend teilgenommen, ist aber nicht Partnerin
dieser Vereinbarung.

# Haushalt und Vorbehalt

Sämtliche Vorhaben, die zusätzliche Ausgaben von mehr als 20.000 Euro verursachen, stehen unter dem
Vorbehalt, dass sie im jeweiligen Haushalt gedeckt werden können, wobei über die Reihenfolge im Streitfall
der Kooperationsausschuss entscheidet. Der Hebesatz der Grundsteuer B bleibt bis einschließlich 2027 bei 540
Punkten, während der Hebesatz der Gewerbesteuer zum 1. Januar 2027 von 430 auf 438 Punkte angehoben wird. Die
Verschuldung je Einwohner, die Ende 2024 bei 1.310 Euro lag, soll am Ende der Wahlperiode nicht höher sein
als an deren Anfang. Eine Bettensteuer, wie sie die UL in ihrem Wahlprogramm gefordert hatte, wird nicht
eingeführt.

# Schulen und Kindertagesstätten

Die Gesamtschule am Mühlentor erhält einen Anbau mit acht Klassenräumen, für den 6,4 Millionen Euro
veranschlagt sind und mit dessen Bau in den Osterferien 2027 begonnen werden soll, sofern die zugesagte
Landesförderung von 45 Prozent bis dahin bewilligt ist. Für die Grundschule Sankt Lambert, deren Dach im
Winter 2024 beschädigt wurde, wird geprüft, ob eine Sanierung oder ein Neubau wirtschaftlicher ist; die
Verwaltung legt das Ergebnis bis zum 31. Oktober 2026 vor. Der Elternbeitrag für das Mittagessen in den
städtischen Kindertagesstätten steigt nicht und beträgt weiterhin 3,40 Euro je Mahlzeit. In der
Kindertagesstätte Lerchenweg werden die Öffnungszeiten probeweise bis 18 Uhr verlängert, in den übrigen
fünf Einrichtungen bleibt es bei 16:30 Uhr. Über die Trägerschaft der neuen Kindertagesstätte im Quartier
Alte Weberei, die 95 Plätze haben wird, ist noch nicht entschieden.

# Klima, Energie und Umwelt

Bis 2035 soll die Stadtverwaltung klimaneutral arbeiten, für das gesamte Stadtgebiet halten die Partner am
Zieljahr 2040 fest. Auf den Dächern von sechs städtischen Gebäuden, die in der Anlage 2 aufgeführt sind,
entstehen bis Ende 2028 Solaranlagen mit zusammen 900 Kilowatt Leistung.[^1] Für Balkonkraftwerke zahlt die
Stadt einmalig 100 Euro, Inhaberinnen und Inhaber des Ulmenpasses erhalten 250 Euro, jedoch nur, solange der
Topf von jährlich 30.000 Euro nicht ausgeschöpft ist. Windräder im Hagener Busch lehnt die CDU ab, die Grünen
befürworten sie, und weil die Partner sich darin nicht einig sind, wird dazu in dieser Wahlperiode keine
gemeinsame Initiative ergriffen. Je gefälltem Baum werden im Stadtgebiet künftig drei neue gepflanzt, sodass
bis 2030 mindestens 1.200 Bäume hinzukommen.

# Verkehr

Der Innenstadtring wird nicht, wie von den Grünen ursprünglich gewünscht, vollständig für Autos gesperrt,
sondern zwischen Markt und Kornstraße auf eine Fahrspur je Richtung verengt, damit beidseitig Radstreifen
von 2,30 Metern Breite angelegt werden können. Das Parken auf dem Neumarkt kostet ab dem 1. März 2026 je
Stunde 1,80 Euro, in der Tiefgarage Rathaus weiterhin 1,20 Euro, wobei die ersten 30 Minuten an beiden
Stellen gebührenfrei sind. Die Stadtbuslinie 3 fährt abends bis 23 Uhr, die Linie 5 zum Klinikum zusätzlich
an Sonntagen; ob auch die Linie 7 nach Hohlbach am Sonntag fahren kann, wird mit dem Verkehrsunternehmen
geklärt. Die Brücke an der Walkmühle wird für den Autoverkehr nicht wieder geöffnet, Fußgänger und
Radfahrer sollen sie ab Sommer 2027 benutzen können. Die Kosten der Brücke stehen erst nach der
Ausschreibung fest.

# Sport, Kultur und Soziales

Das Freibad am Ulmensee bleibt erhalten und wird für 2,9 Millionen Euro saniert, weshalb es in der Saison 2027
geschlossen ist; der Eintritt für Erwachsene wird nach der Wiedereröffnung von 4,00 auf 4,80 Euro erhöht,
Kinder unter sechs Jahren zahlen wie bisher nichts. Der Ulmenpass, mit dem Menschen mit geringem Einkommen
Ermäßigungen von 50 Prozent in Bad, Bücherei und Museum erhalten, wird auf Auszubildende ausgedehnt. Die
Musikschule behält ihre elf Stellen, die Stelle der stellvertretenden Leitung wird nach dem Ruhestand von
Herrn Quambusch jedoch nicht wieder besetzt. Dem Theaterverein Rampenlicht wird der Speicher am Hafen für
zehn Jahre mietfrei überlassen, die Nebenkosten von etwa 7.000 Euro im Jahr trägt der Verein. Ein
Obdachlosentreff in der Bahnhofstraße wird eingerichtet, sobald ein Träger gefunden ist.

# Prüfaufträge

Die Verwaltung wird gebeten, folgende Fragen zu prüfen, ohne dass damit eine Entscheidung vorweggenommen wäre:

- ob die Hundesteuer für Tiere aus dem Tierheim im ersten Jahr erlassen werden kann,
- ob das Stadtarchiv in das leer stehende Amtsgericht umziehen kann,
- ob ein kostenloser Samstagsbus in der Adventszeit finanzierbar ist,
- ob auf dem Festplatz ein Wohnmobilstellplatz mit 20 Plätzen angelegt werden kann.

Die Ergebnisse sind bis Ende 2026 vorzulegen, für das Stadtarchiv gilt eine Frist bis Mitte 2027.

# Zusammenarbeit

Der Kooperationsausschuss, dem aus jeder Fraktion zwei Mitglieder angehören, tagt vor jeder Ratssitzung
und beschließt einstimmig. Seinen Vorsitz übernehmen die Fraktionen jährlich im Wechsel, beginnend mit den
Grünen. Wechselnde Mehrheiten sind bei Fragen des Gewissens und bei Bebauungsplänen zulässig, nicht aber beim
Haushalt und bei Wahlen. Die Vereinbarung kann von jeder Fraktion mit einer Frist von drei Monaten
gekündigt werden.

Ulmenbrück, den 12. Dezember 2025

Dr. Volkmar Stüwe, Vorsitzender der CDU-Fraktion\\
Nele Abendroth, Sprecherin der Fraktion Bündnis 90/Die Grünen\\
Igor Maslowski, Vorsitzender der Fraktion Ulmenbrücker Liste

# Anlage 1: Ämter und Vorsitze

| Amt | Fraktion | Person |
| Erste stellvertretende Bürgermeisterin | CDU | Hannelore Brisch |
| Zweiter stellvertretender Bürgermeister | Bündnis 90/Die Grünen | Timo Radtke |
| Vorsitz im Ausschuss für Schule und Familie | Bündnis 90/Die Grünen | Nele Abendroth |
| Vorsitz im Bauausschuss | CDU | Matthias Engstler |
| Stellvertretender Vorsitz im Bauausschuss | Ulmenbrücker Liste | Igor Maslowski |
| Vorsitz im Kulturausschuss | Ulmenbrücker Liste | Paula Tenhagen |
| Vorsitz im Rechnungsprüfungsausschuss | wird noch benannt | wird noch benannt |
| Aufsichtsrat der Stadtwerke, zwei Sitze | CDU und Bündnis 90/Die Grünen | Klaus Vierhaus und Timo Radtke |

# Anlage 2: Gebäude für Solaranlagen

Feuerwache Nord, Sporthalle Kornstraße, Gesamtschule am Mühlentor und Bauhof; zwei weitere Gebäude werden
nachgetragen. Die Anlage 3 mit dem Zeitplan wird gesondert erstellt und ist nicht beigefügt.

[^1]: Die Anlagen betreibt die Bürgerenergiegenossenschaft Ulmental, die Stadt stellt nur die Dächer.
"""

if __name__ == "__main__":
    title = "Kooperationsvereinbarung Ulmenbrück 2025–2030"
    write(TEXT, title, "2025-12-12", CORPORA / "report_c" / "ulmenbrueck-kooperationsvereinbarung-2025.odt")
