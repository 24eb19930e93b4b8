"""Invented: chapter III of a state coalition agreement (PDF: running head, two-level headings, table)."""

from __future__ import annotations

from datetime import UTC, datetime

from evals.corpora.sources.as_pdf import Look, write
from evals.corpora.sources.paper import CORPORA

TEXT = """
! Koalitionsvertrag für die 8. Wahlperiode des Landtages von Auenmark

! Auszug: Kapitel III – Kommunen, Wohnen, Mobilität

Vereinbart zwischen SPD, Bündnis 90/Die Grünen und Freien Wählern für die Jahre 2024 bis 2029. Dieser
Auszug gibt das Kapitel III wieder, wie es die drei Landesparteitage am 23. und 24. November 2024
angenommen haben. Die Präambel, die übrigen Kapitel und die Anlage 2 mit der Verteilung der Ressorts
sind diesem Auszug nicht beigefügt.

# 1 Kommunen

## 1.1 Verlässliche Finanzen

Städte, Gemeinden und Landkreise sind das Fundament unseres Landes. Die Verbundquote im kommunalen
Finanzausgleich steigt von 20,5 auf 21,25 Prozent. Die Erhöhung greift in zwei gleichen Schritten zum
1. Januar 2026 und zum 1. Januar 2027. Für Kommunen mit hohen Kassenkrediten legen wir einen
Entschuldungsfonds auf, der bis 2029 insgesamt 240 Millionen Euro umfasst. Mittel aus diesem Fonds
erhält nur, wer mit dem Land einen Konsolidierungsvertrag schließt.

Neue Aufgaben übertragen wir den Kommunen nur noch, wenn die Kosten vorher beziffert und vollständig
erstattet werden. Ob die Landkreise einen eigenen Anteil an der Umsatzsteuer erhalten sollen, lassen wir
durch ein Gutachten untersuchen, das bis Mitte 2027 vorliegen soll. Die Straßenausbaubeiträge bleiben
abgeschafft. Den Kommunen wird der Ausfall mit jährlich 31 Millionen Euro ersetzt.

## 1.2 Verwaltung, Zusammenarbeit und Ehrenamt

Wir führen ein Regionalbudget ein: Jeder Landkreis erhält im Jahr 1,5 Millionen Euro, jede kreisfreie
Stadt 900.000 Euro zur freien Verwendung. Wenn sich Gemeinden freiwillig zusammenschließen, zahlt das
Land eine Prämie von 150 Euro je Einwohnerin und Einwohner, höchstens jedoch 1,2 Millionen Euro je
Zusammenschluss. Eine von oben verordnete Gebietsreform der Landkreise wird es mit uns nicht geben.

Gemeinden dürfen Ratssitzungen auf Dauer auch hybrid abhalten. Das Wahlalter bei Kommunalwahlen bleibt
bei 16 Jahren; über eine Absenkung auf 14 Jahre konnten sich die Partner nicht verständigen.
Hauptamtliche Bürgermeisterinnen und Bürgermeister werden weiterhin auf sieben Jahre gewählt.

Die Ehrenamtskarte erhält künftig, wer sich mindestens drei Stunden in der Woche engagiert; bisher waren
fünf Stunden nötig. Ausgabe und Verlängerung der Karte sind kostenlos. Der Landesbeauftragte für das
Ehrenamt behält sein Büro in Garbenrode und bekommt eine zusätzliche Stelle.

## 1.3 Feuerwehr und Katastrophenschutz

In den kommenden fünf Jahren werden wir

- 60 Löschfahrzeuge für den Katastrophenschutz beschaffen,
- die Landesfeuerwehrschule in Garbenrode um ein Übungsgelände erweitern,
- die Erneuerung von Sirenen mit 70 Prozent der Kosten fördern, wenn die Gemeinde den Antrag bis Ende
  2027 stellt,
- die Zuwendung für 25 Jahre Einsatzdienst von 150 auf 250 Euro anheben,
- Kinderfeuerwehren ab sechs Jahren landesweit zulassen.

Eine eigene Hubschrauberstaffel des Landes streben wir nicht an. Für Hochwasserschutz an der Auve nennt
das Kapitel V dieses Vertrages die Summen.

# 2 Wohnen

## 2.1 Bauen und Fördern

Unser Ziel sind 4.500 geförderte Wohnungen bis zum Ende der Wahlperiode, davon ein Drittel außerhalb
der drei großen Städte. Dafür stellen wir jährlich 130 Millionen Euro bereit. Wie sich die Mittel
aufteilen, zeigt die Tabelle 4.

Tabelle 4: Wohnraumförderung des Landes in Millionen Euro

| Programm | Jahr 2025 | Jahr 2026 | Jahr 2027 |
| Mietwohnungen mit Sozialbindung | 70 | 74 | 78 |
| Wohnheime für Studierende und Azubis | 18 | 20 | 20 |
| Eigentum für junge Familien | 24 | 20 | 16 |
| Umbau leer stehender Gebäude | 18 | 16 | 16 |
| Summe | 130 | 130 | 130 |

Die Ansätze für 2028 und 2029 werden erst mit dem nächsten Doppelhaushalt festgelegt. Die Sozialbindung
neuer Mietwohnungen verlängern wir von 20 auf 30 Jahre. Familien mit mindestens einem Kind unter zwölf
Jahren erhalten für den Kauf eines leer stehenden Hauses im Ortskern ein Darlehen von bis zu 60.000 Euro
zu einem Zins von 1,5 Prozent. Wer auf der grünen Wiese neu baut, kann dieses Darlehen nicht bekommen.
Die Laufzeit der Darlehen legt die Förderbank fest.

## 2.2 Mieten, Leerstand und Flächen

Zum 1. Juli 2026 gründen wir eine Landeswohnungsgesellschaft mit Sitz in Ostheven. Wer sie leitet,
bestimmt der Aufsichtsrat nach einer Ausschreibung. Die Mietpreisbremse gilt weiter in Garbenrode,
Ostheven und Brück am See. Ob weitere Städte hinzukommen, entscheidet die Landesregierung nach einer
Untersuchung des Wohnungsmarktes.

Kommunen dürfen künftig eine Abgabe auf Wohnungen erheben, die länger als zwölf Monate leer stehen. Über
die Höhe der Abgabe beschließt der jeweilige Rat. Eine Pflicht, Wohnhäuser mit Solaranlagen auszustatten,
führen wir nicht ein; auf neuen Gebäuden des Landes sind sie ab 2026 vorgeschrieben. Den Verbrauch neuer
Flächen begrenzen wir ab 2030 auf 1,5 Hektar am Tag.

# 3 Mobilität

## 3.1 Bus und Bahn

Jeder Ort mit mehr als 300 Einwohnern soll werktags von 6 bis 21 Uhr mindestens alle zwei Stunden mit Bus
oder Bahn erreichbar sein. Auf sieben Linien des PlusBus-Netzes wird im Stundentakt gefahren. Das
Auenmark-Ticket für Schülerinnen und Schüler, Auszubildende und Freiwillige kostet ab dem Schuljahr
2026/27 monatlich 29 Euro. Für Menschen ab 65 Jahren gibt es das Ticket zum Preis von 39 Euro. Fahrräder
werden im Regionalverkehr kostenlos mitgenommen, außer werktags zwischen 6 und 9 Uhr.

Folgende Bahnstrecken nehmen wir wieder in Betrieb:

- Garbenrode – Niederhain (18 Kilometer, erste Fahrt im Dezember 2028),
- Ostheven – Moorstetten (11 Kilometer, erste Fahrt im Dezember 2029).

Für die Strecke Brück am See – Trassfelde liegt noch keine Nutzen-Kosten-Untersuchung vor; über sie wird
nach deren Abschluss entschieden. Die Strecke Hainbüttel – Alt Morden wird nicht reaktiviert, ihre Trasse
sichern wir als Radweg. Rufbusse der Landkreise fördern wir mit 40 Prozent der Betriebskosten, Bürgerbusse
mit einer Pauschale von 8.000 Euro je Fahrzeug und Jahr.

## 3.2 Straßen, Radwege und Fähren

Erhalt geht vor Neubau. Für die Landesstraßen stehen jährlich 95 Millionen Euro bereit, davon mindestens
80 Prozent für die Sanierung. Bis 2029 entstehen 250 Kilometer neue Radwege an Landesstraßen. Die
Ortsumgehung Niederhain wird nicht weiterverfolgt. Für die Ortsumgehung Moorstetten leiten wir 2026 das
Planfeststellungsverfahren ein.

Gemeinden können in Ortsdurchfahrten künftig ohne Zustimmung des Landes Tempo 30 anordnen. An jedem
Landesgebäude mit mehr als 20 Stellplätzen soll bis Ende 2028 mindestens eine öffentliche Ladesäule
stehen. Die Auvefähre bei Ostheven bleibt für Menschen zu Fuß und mit dem Rad kostenlos; der Preis für
Autos wird nicht vor 2027 erhöht.

# 4 Umsetzung

Für den Abschnitt Kommunen ist das Innenministerium zuständig, das die Freien Wähler besetzen, für den
Abschnitt Wohnen das Bauministerium der SPD und für den Abschnitt Mobilität das Verkehrsministerium von
Bündnis 90/Die Grünen. Alle Vorhaben dieses Kapitels stehen unter dem Vorbehalt, dass der Landeshaushalt
sie trägt. Im Frühjahr 2027 ziehen die Partner eine Zwischenbilanz.

Verhandelt wurde das Kapitel in der Arbeitsgruppe 5. Sie leitete Hedda Grothusen (SPD), ihre
Stellvertreterin war Dr. Imke Sandvoß (Grüne); für die Freien Wähler verhandelte Torsten Maibach.
"""

LOOK = Look(
    title="Koalitionsvertrag Auenmark 2024–2029, Kapitel III",
    day=datetime(2024, 11, 25, 10, tzinfo=UTC),
    head="Koalitionsvertrag Auenmark 2024–2029 | Kapitel III – Kommunen, Wohnen, Mobilität",
    foot="Seite {page} von 118",
    first_page=41,
)

if __name__ == "__main__":
    write(TEXT, LOOK, CORPORA / "report_b" / "auenmark-koalitionsvertrag-kapitel-3.pdf")
