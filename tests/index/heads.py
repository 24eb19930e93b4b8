"""Made-up papers as towns and parties write them; every place and name is invented or only a place name."""

from __future__ import annotations

from collections.abc import Mapping

# File name → text.
HEADS: Mapping[str, str] = {
    "hauptsatzung.txt": """Hauptsatzung
der Stadt Bad Neustadt an der Saale

vom 12. März 2024

Aufgrund des § 7 der Gemeindeordnung in der Fassung der Bekanntmachung vom 1. April 2005 (GVBl. S. 142),
zuletzt geändert durch Gesetz vom 3. Mai 2018 (GVBl. S. 247), hat der Stadtrat der Stadt Bad Neustadt
an der Saale in seiner Sitzung am 5. März 2024 folgende Hauptsatzung beschlossen:

§ 1
Name, Wappen

(1) Die Stadt führt den Namen Bad Neustadt an der Saale.

§ 2
Inkrafttreten

Diese Satzung tritt am 1. Mai 2024 in Kraft. Gleichzeitig tritt die Hauptsatzung vom 4. Juni 2011 außer Kraft.

Bad Neustadt an der Saale, den 12. März 2024

gez. Karl Brandt
Bürgermeister
""",
    "koalition.md": """# Koalitionsvertrag

## zwischen CDU, Bündnis 90/Die Grünen und der Wählergemeinschaft „Bürger für Sankt Augustin“ (BfS)

## für die Wahlperiode 2025–2030 im Rat der Stadt Sankt Augustin

### Präambel

Wir wollen die Stadt gemeinsam gestalten. In der vergangenen Wahlperiode 2020–2025 hat die SPD regiert.
BfS und CDU danken.

### 1. Finanzen

Der Haushalt wird ausgeglichen.

Sankt Augustin, den 3. Dezember 2025

Petra Sommer
(CDU-Fraktionsvorsitzende)
""",
    "kooperation.txt": """Kooperationsvereinbarung

der Fraktionen von SPD, FDP und Freien Wählern
im Rat der Samtgemeinde Bruchhausen
für die 18. Wahlperiode (2021-2026)

Die Fraktionen von SPD, FDP und Freien Wählern vereinbaren, im Samtgemeinderat zusammenzuarbeiten.

1. Schule

Die Grundschule wird erweitert.

Bruchhausen, den 24.11.2021

SPD        FDP       Freie Wähler
""",
    "niederschrift.txt": """Marktgemeinde Murnau a. Staffelsee

NIEDERSCHRIFT
über die öffentliche Sitzung des Marktgemeinderates
am Donnerstag, 16.01.2025, 19:00 Uhr im Großen Saal

Vorsitz: Erster Bürgermeister Rolf Lang (CSU)
Anwesend: 22 Mitglieder

TOP 1
Genehmigung der Niederschrift vom 12.12.2024

Die Niederschrift wird genehmigt. Die nächste Sitzung findet am 20.02.2025 statt.
""",
    "vorlage.txt": """Stadt Frankfurt am Main
Der Magistrat

Sitzungsvorlage                                  Vorlagen-Nr. 2024/117
Datum: 12.06.2024

Beratungsfolge                Termin
Ausschuss für Umwelt          20.06.2024
Stadtverordnetenversammlung   04.07.2024

Betreff:
Einführung einer Baumschutzsatzung

Beschlussvorschlag:
Die Stadtverordnetenversammlung beschließt die Baumschutzsatzung im Entwurf der Anlage 1.
""",
    "programm.md": """# Zeit für Coburg Land

## Wahlprogramm der SPD zur Kreistagswahl 2026

Wir wollen den Landkreis Coburg voranbringen.

### Verkehr

Mehr Busse.

V.i.S.d.P.: SPD-Kreisverband Coburg, Am Ring 3
""",
    "presse.txt": """Pressemitteilung Nr. 12/2025

Landkreis Mecklenburgische Seenplatte
Neubrandenburg, 14. Februar 2025

Kreistag stimmt für den Rufbus

Der Kreistag des Landkreises Mecklenburgische Seenplatte hat am Donnerstag den Rufbus beschlossen.
Ab August fahren zwölf Kleinbusse.
""",
    "aenderung.txt": """2. Satzung zur Änderung der Hundesteuersatzung
der Gemeinde Neustadt b. Coburg vom 3. Juli 2012

Aufgrund des Art. 3 des Kommunalabgabengesetzes hat der Gemeinderat der Gemeinde Neustadt b. Coburg
am 9. Oktober 2023 folgende Satzung beschlossen:

Artikel 1

§ 4 wird wie folgt geändert: Die Zahl 60 wird durch 75 ersetzt.

Artikel 2

Diese Satzung tritt am 1. Januar 2024 in Kraft.

Neustadt b. Coburg, den 10. Oktober 2023
""",
    "lesefassung.txt": """Satzung des Rheingau-Taunus-Kreises über die Abfallentsorgung
(Lesefassung)

in der Fassung vom 5. Mai 2015, zuletzt geändert durch 3. Änderungssatzung vom 12.12.2022

Aufgrund der §§ 5 und 16 der Hessischen Landkreisordnung in der Fassung vom 7. März 2005 hat der Kreistag
des Rheingau-Taunus-Kreises folgende Satzung beschlossen:

§ 1 Aufgabe

Der Kreis entsorgt Abfälle.

§ 9 Inkrafttreten
Diese Satzung tritt am 1. Juni 2015 in Kraft.
""",
    "steinfurt.txt": """Vereinbarung
zur Zusammenarbeit im Kreistag des Kreises Steinfurt
2020–2025

Die Kreistagsfraktionen der CDU, der UWG und die Einzelmitglieder von Volt bilden eine Koalition.

I. Soziales

Die Tafeln werden gefördert.
""",
    "region.txt": """ENTWURF (Stand: 30.09.2021)

Gruppenvereinbarung
von SPD und CDU
in der Regionsversammlung der Region Hannover
Wahlperiode 2021/2026

Die Gruppe trifft sich monatlich.
""",
    "aerzen.txt": """Flecken Aerzen
Der Bürgermeister

Richtlinie des Fleckens Aerzen über die Förderung der Vereine

Der Rat des Fleckens Aerzen hat in seiner Sitzung am 18. Dezember 2019 die folgende Richtlinie beschlossen.

1. Zweck

Vereine erhalten 10 Euro je Kind.
""",
    "stendal.txt": """Hansestadt Stendal

Beschlussauszug
aus der Sitzung des Stadtrates der Hansestadt Stendal vom 04.09.2023

TOP 7 Spielplatz

Der Stadtrat beschließt den Bau eines Spielplatzes.
""",
    "rheinselz.txt": """Geschäftsordnung für den Verbandsgemeinderat der Verbandsgemeinde Rhein-Selz
Wahlzeit 2019 bis 2024

Der Verbandsgemeinderat hat am 2. Juli 2019 folgende Geschäftsordnung beschlossen:

§ 1 Einberufung

Der Bürgermeister lädt ein.
""",
    "ortsbeirat.txt": """Stadt Fulda – Ortsbeirat Maberzell

Protokoll der 3. Sitzung des Ortsbeirates Maberzell am 11. November 2022

Anwesend sind sieben Mitglieder.

TOP 1 Begrüßung

Der Ortsvorsteher begrüßt.
""",
    "zusammen.md": """**Vereinbarung über die Zusammenarbeit**

zwischen der Freien Wählergemeinschaft Auental (FWG), der Tierschutzpartei, dem BSW, der Partei Die Linke,
der Liste „Junges Auental“ und der Wählergruppe Meier

im Stadtrat der Stadt Auental

## 1 Ziele

Die FWG und die Partner wollen das Freibad sanieren.

Auental, am 7. Juli 2024
Die Vorsitzenden der Partner
""",
    "gedanken.txt": """Über uns

Der Steg ist schön. Am 3. Mai 2020 waren wir dort. Die SPD war auch da.
""",
    "antrag.txt": """SPD-Fraktion im Kreistag
Antrag der SPD-Fraktion vom 12.01.2024

An den Landrat des Landkreises Vorpommern-Rügen

Betreff: Kostenlose Schülertickets

Der Kreistag möge beschließen: Schülertickets sind kostenlos.
""",
    "kreis.txt": """Märkischer Kreis

Satzung über die Erhebung von Rettungsdienstgebühren des Märkischen Kreises vom 14.12.2023

Der Kreistag des Märkischen Kreises hat in seiner Sitzung am 14.12.2023 folgende Satzung beschlossen:

§ 1 Gebühren

Es werden Gebühren erhoben.
""",
    "entwurf_satzung.txt": """– Entwurf –

Satzung der Hansestadt Lüneburg über Sondernutzungen

Aufgrund des § 10 NKomVG hat der Rat der Hansestadt Lüneburg am … folgende Satzung beschlossen:

§ 1 Geltung

Die Satzung gilt für Straßen.
""",
    "gemeindevertretung.txt": """Gemeinde Ostseebad Heringsdorf
Beschluss der Gemeindevertretung vom 24.04.2025

Die Gemeindevertretung der Gemeinde Ostseebad Heringsdorf beschließt die Kurabgabe von 3 Euro.
""",
    "oer.txt": """Öffentlich-rechtliche Vereinbarung

zwischen dem Landkreis Uelzen und der Stadt Bad Bevensen über die Übertragung der Aufgaben der Bauaufsicht

§ 1 Gegenstand

Die Stadt überträgt dem Landkreis die Bauaufsicht.

Uelzen, den 5. Juni 2020
Der Landrat
""",
    "abwasser.txt": """Gemeinde Kirchtal
Landkreis Breisgau-Hochschwarzwald

Satzung über die öffentliche Abwasserbeseitigung
(Abwassersatzung – AbwS)
vom 15.12.2011, zuletzt geändert am 14.12.2023

Aufgrund von § 46 Abs. 4 und 5 des Wassergesetzes für Baden-Württemberg (WG), §§ 4 und 11 der Gemeindeordnung
für Baden-Württemberg (GemO) hat der Gemeinderat der Gemeinde Kirchtal am 15.12.2011
folgende Satzung beschlossen:

I. Allgemeine Bestimmungen
§ 1
Öffentliche Einrichtung

(1) Die Gemeinde betreibt die Beseitigung des Abwassers.
""",
    "amt.txt": """Amt Hüttener Berge
Gemeinde Aschdorf

Protokoll
über die 5. Sitzung der Gemeindevertretung der Gemeinde Aschdorf
am Mittwoch, den 12. Juni 2024, um 19.30 Uhr im Dörpshuus

Anwesend: Bürgermeister Petersen (WGA), GV Hansen (CDU)

Tagesordnung:
1. Eröffnung
2. Niederschrift vom 13.03.2024

Zu TOP 1: Der Bürgermeister eröffnet die Sitzung.
""",
    "beschluss.txt": """Stadt Werderau (Havel)
Beschluss-Nr.: 45/2023

Beschluss der Stadtverordnetenversammlung der Stadt Werderau (Havel) vom 28.09.2023

Die Stadtverordnetenversammlung beschließt die Entgeltordnung für das Blütenbad.

Abstimmung: 20 Ja, 3 Nein
""",
    "ortsrecht.txt": """Ortsrecht der Stadt Wupperau

Hundesteuersatzung der Stadt Wupperau
vom 19.12.2005
in der Fassung der 3. Änderungssatzung vom 16.12.2022

Aufgrund des § 7 der Gemeindeordnung für das Land Nordrhein-Westfalen in der Fassung der Bekanntmachung vom
14.07.1994 (GV. NRW. S. 666) hat der Rat der Stadt Wupperau in seiner Sitzung am 19.12.2005 folgende Satzung
beschlossen:

§ 1 Gegenstand

Besteuert werden Hunde.

§ 12 Inkrafttreten

Diese Satzung tritt am 01.01.2006 in Kraft.
""",
    "vhs.txt": """Satzung für die Volkshochschule des Landkreises Wittau

Präambel

Die Volkshochschule ist eine Einrichtung des Landkreises Wittau.

§ 1 Name

Sie heißt Kreisvolkshochschule.

§ 8 Inkrafttreten

Die Satzung tritt am 1. Januar 2020 in Kraft.

Wittau, den 16. Dezember 2019

Landkreis Wittau
Der Landrat
Meyer
""",
    "gruppe.txt": """Fraktion der CDU im Rat der Gemeinde Ottersau
Fraktion Bündnis 90/Die Grünen
Ratsherr Klaus Meyer (parteilos)

Gruppenbildungsvertrag

Präambel

Die Unterzeichner bilden im Rat der Gemeinde Ottersau eine Gruppe.

§ 1 Laufzeit

Der Vertrag gilt für die Wahlperiode vom 01.11.2021 bis 31.10.2026.

Ottersau, 10.11.2021

Meyer    Schulze    Kramer
""",
    "liste.txt": """BÜRGERLISTE WESTERAU
Wahlprogramm zur Stadtratswahl am 8. März 2026

Unsere Stadt Westerau braucht neue Ideen.

1. Verkehr
Mehr Radwege in Westerau.
""",
    "zweck.txt": """Zweckvereinbarung

Zwischen der Gemeinde Nordau und der Gemeinde Südau wird folgende Zweckvereinbarung über den Bauhof
geschlossen:

§ 1 Aufgabe

Die Gemeinde Nordau führt den Bauhof.

Nordau, den 02.05.2019            Südau, den 09.05.2019

Bürgermeister                      Bürgermeisterin
""",
    "leitbild.txt": """Leitbild der Stadt Ahrensau 2035

Beschlossen von der Stadtverordnetenversammlung am 28. November 2022

Ahrensau ist lebendig.
""",
    "kreisbund.txt": """ENTWURF

Koalitionsvereinbarung

von

CDU Kreisverband Stadeau
FDP Kreisverband Stadeau
Freie Wählergemeinschaft Stadeau (FWG)

für die Kreistagsperiode 2021 bis 2026

Die FWG und ihre Partner vereinbaren im Kreistag des Landkreises Stadeau:

A. Schule

Die Schulen werden saniert.
""",
}
