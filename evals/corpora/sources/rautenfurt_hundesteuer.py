"""Invented: a town's dog tax by-law in the version of 2019 and in the one in force since July 2024 (DOCX).

The old file types its paragraph numbers and centres bold headings; in the new one Word counts and styles.
"""

from __future__ import annotations

from datetime import datetime

from evals.corpora.sources.as_docx import Look, write
from evals.corpora.sources.paper import CORPORA

OLD = """
! Stadt Rautenfurt

! Satzung über die Erhebung einer Hundesteuer\\
(Hundesteuersatzung)\\
vom 12. Dezember 2019

Auf Grund der Gemeindeordnung und des Kommunalabgabengesetzes in den bei Erlass geltenden Fassungen hat
der Rat der Stadt Rautenfurt in seiner Sitzung am 12. Dezember 2019 folgende Satzung beschlossen:

# § 1\\
Gegenstand der Steuer

(1) Gegenstand der Steuer ist das Halten von Hunden zu privaten Zwecken im Stadtgebiet.

(2) Besteuert wird jeder Hund, der älter als drei Monate ist. Kann das Alter nicht nachgewiesen werden,
wird angenommen, dass der Hund älter ist.

(3) Diensthunde von Polizei, Zoll und Bundeswehr sind nicht Gegenstand der Steuer.

# § 2\\
Steuerpflicht

(1) Steuerpflichtig ist, wer einen Hund im eigenen Interesse in seinen Haushalt aufgenommen hat (Halter).

(2) Wer einen Hund länger als drei Monate in Pflege oder auf Probe hält, gilt ebenfalls als Halter.

(3) Halten mehrere Personen gemeinsam einen Hund, so schulden sie die Steuer gemeinsam.

# § 3\\
Höhe der Steuer

(1) Die Steuer beträgt im Kalenderjahr:

| Gegenstand | Jahressteuer |
| für den ersten Hund | 84,00 Euro |
| für den zweiten Hund | 120,00 Euro |
| für jeden weiteren Hund | 144,00 Euro |
| für einen gefährlichen Hund | 480,00 Euro |

(2) Gefährliche Hunde sind Hunde der Rassen Pitbull-Terrier, American Staffordshire-Terrier,
Staffordshire-Bullterrier und Bullterrier sowie deren Kreuzungen. Das Gleiche gilt für Hunde, deren
Gefährlichkeit im Einzelfall festgestellt wurde.[^1]

(3) Hunde, für die keine Steuer zu zahlen ist, zählen bei der Ermittlung der Anzahl nicht mit.

# § 4\\
Befreiung

Von der Steuer befreit sind auf Antrag

1. Hunde, die blinde, taube oder hilflose Menschen führen oder schützen,

2. Sanitäts- und Rettungshunde, die eine Prüfung abgelegt haben,

3. Hunde aus dem Tierheim Rautenfurt in den ersten sechs Monaten nach der Übernahme,

4. Hunde, die in der Landwirtschaft zum Hüten von Herden gebraucht werden.

# § 5\\
Ermäßigung

(1) Die Steuer wird auf Antrag um die Hälfte ermäßigt für Hunde, die ein Gebäude bewachen, das mehr als
200 Meter vom nächsten bewohnten Gebäude entfernt liegt.

(2) Die gleiche Ermäßigung erhalten Personen, die in der Stadt ein Jagdrevier gepachtet haben, für einen
Jagdhund.

(3) Für gefährliche Hunde wird keine Ermäßigung gewährt.

# § 6\\
Zwingersteuer

Wer mit mindestens zwei rassereinen Hunden züchtet, kann statt der Steuer nach § 3 eine Zwingersteuer von
168,00 Euro im Jahr wählen.

# § 7\\
Beginn und Ende

(1) Die Steuerpflicht beginnt mit dem Monat, der auf die Aufnahme des Hundes folgt.

(2) Sie endet mit Ablauf des Monats, in dem der Hund stirbt, abgegeben wird oder der Halter wegzieht.

(3) Zu viel gezahlte Steuer wird erstattet, wenn der Betrag höher als 10,00 Euro ist.

# § 8\\
Fälligkeit

Die Steuer ist in vier gleichen Teilen am 15. Februar, 15. Mai, 15. August und 15. November zu zahlen.

# § 9\\
Anmeldung und Steuermarke

(1) Ein Hund ist innerhalb von zwei Wochen schriftlich bei der Stadtkasse anzumelden.

(2) Für jeden Hund wird eine Steuermarke ausgegeben. Der Ersatz einer verlorenen Marke kostet 5,00 Euro.

(3) Hunde, die ohne Marke frei umherlaufen, kann die Stadt einfangen lassen. Holt der Halter den Hund nicht
innerhalb von drei Tagen ab, wird er dem Tierheim übergeben. Die Kosten trägt der Halter.

(4) Der Hund ist innerhalb von zwei Wochen abzumelden, nachdem er abgegeben wurde oder gestorben ist.

# § 10\\
Härtefälle

Die Stadt kann die Steuer auf Antrag stunden oder erlassen, wenn die Zahlung eine unbillige Härte wäre. Über
den Antrag entscheidet bis zu einem Betrag von 500 Euro der Leiter der Stadtkasse, darüber der
Finanzausschuss.

# § 11\\
Ordnungswidrigkeiten

Wer seinen Hund nicht anmeldet, handelt ordnungswidrig. Die Ordnungswidrigkeit kann mit einer Geldbuße bis
zu 5.000 Euro geahndet werden.

# § 12\\
Inkrafttreten

Diese Satzung tritt am 1. Januar 2020 in Kraft. Die Satzung vom 18. November 2008 tritt gleichzeitig außer
Kraft.

Rautenfurt, den 13. Dezember 2019

Heinz-Günter Pohlmeyer\\
Bürgermeister

[^1]: Die Feststellung trifft der Fachdienst Ordnung der Stadt.
"""

NEW = """
! Stadt Rautenfurt

! Satzung über die Erhebung einer Hundesteuer (Hundesteuersatzung – HStS)

! in der geänderten Fassung vom 14. März 2024

Aufgrund der Gemeindeordnung und des Kommunalabgabengesetzes hat der Rat der Stadt Rautenfurt in seiner
Sitzung am 14. März 2024 die Hundesteuersatzung wie folgt neu gefasst:

# § 1 Gegenstand der Steuer

(1) Gegenstand der Steuer ist das Halten von Hunden zu privaten Zwecken im Gebiet der Stadt Rautenfurt
einschließlich der Ortsteile Kleinvahren und Ossenbeck.

(2) Besteuert wird jeder Hund, der älter als drei Monate ist. Kann das Alter nicht nachgewiesen werden,
wird angenommen, dass der Hund älter ist.

(3) Hunde, die ausschließlich im Erwerb gehalten werden, etwa von Schäfern oder im Tierhandel, unterliegen
nicht der Steuer.

# § 2 Steuerpflicht und Haftung

(1) Steuerpflichtig ist, wer einen Hund im eigenen Interesse in seinen Haushalt aufgenommen hat.

(2) Wer einen Hund länger als zwei Monate in Pflege oder auf Probe hält, gilt ebenfalls als Halterin oder
Halter. Für Pflegestellen anerkannter Tierschutzvereine gilt eine Frist von sechs Monaten.

(3) Halten mehrere Personen gemeinsam einen Hund, so haften sie als Gesamtschuldner.

# § 3 Steuersätze

(1) Die Steuer beträgt im Kalenderjahr:

| Gegenstand | Steuersatz |
| für den ersten Hund | 96,00 Euro |
| für den zweiten Hund | 138,00 Euro |
| für den dritten und jeden weiteren Hund | 168,00 Euro |
| für einen gefährlichen Hund | 600,00 Euro |
| für jeden weiteren gefährlichen Hund | 720,00 Euro |

(2) Gefährlich im Sinne dieser Satzung sind nur Hunde, deren Gefährlichkeit im Einzelfall festgestellt
wurde.[^1] Die Zugehörigkeit zu einer bestimmten Rasse reicht dafür nicht mehr aus.

(3) Wird die Feststellung aufgehoben, gilt ab dem Folgemonat der Satz für nicht gefährliche Hunde.

(4) Hunde, die nach § 4 steuerfrei sind, werden bei der Zahl der Hunde nicht mitgerechnet. Hunde, für die
die Steuer nach § 5 ermäßigt ist, gelten als erste Hunde.

# § 4 Steuerbefreiung

(1) Auf Antrag wird Steuerbefreiung gewährt für

1. Assistenz- und Blindenführhunde von Menschen mit den Merkzeichen „Bl“, „Gl“, „aG“ oder „H“,

2. Sanitäts- und Rettungshunde mit bestandener Prüfung, die dem Katastrophenschutz zur Verfügung stehen,

3. Hunde aus dem Tierheim Rautenfurt in den ersten 18 Monaten nach der Übernahme,

4. Besuchshunde, die mindestens zweimal im Monat in Pflegeheimen, Schulen oder im Hospiz eingesetzt werden.

(2) Die Prüfung nach Nummer 2 darf nicht länger als zwei Jahre zurückliegen.

(3) Für Hunde aus Tierheimen anderer Orte gilt die Befreiung nicht.

# § 5 Steuerermäßigung

(1) Die Steuer wird auf Antrag um die Hälfte ermäßigt

1. für Wachhunde bei Gebäuden, die mehr als 300 Meter vom nächsten bewohnten Gebäude entfernt liegen,

2. für Jagdhunde mit Brauchbarkeitsprüfung, deren Halter einen gültigen Jagdschein besitzt,

3. für den ersten Hund von Personen, die Bürgergeld, Grundsicherung oder Wohngeld erhalten.

(2) Die Ermäßigung wird je Haushalt nur für einen Hund gewährt.

(3) Für gefährliche Hunde gibt es weder Befreiung noch Ermäßigung.

# § 6 (weggefallen)

# § 7 Beginn und Ende der Steuerpflicht

(1) Die Steuerpflicht beginnt mit dem Ersten des Monats, der auf die Aufnahme des Hundes folgt.

(2) Sie endet mit Ablauf des Monats, in dem der Hund stirbt, abgegeben wird oder die Halterin oder der
Halter aus Rautenfurt wegzieht. Der Tod des Hundes ist durch eine tierärztliche Bescheinigung zu belegen.

(3) Wer schon in einer anderen Gemeinde für denselben Hund gezahlt hat, kann diesen Betrag auf die Steuer
des laufenden Jahres anrechnen lassen.

# § 8 Festsetzung und Fälligkeit

(1) Die Steuer wird durch Bescheid festgesetzt und ist in einem Betrag am 1. Juli fällig.

(2) Auf Antrag kann sie in zwei Raten am 15. Februar und am 15. August gezahlt werden. Der Antrag muss bis
zum 30. September des Vorjahres gestellt sein.

# § 9 Anmeldung und Steuermarke

(1) Ein Hund ist innerhalb eines Monats nach der Aufnahme bei der Stadtkasse oder über das Serviceportal
der Stadt anzumelden. Anzugeben sind Rasse, Geburtsdatum und Chipnummer.

(2) Für jeden Hund wird eine Steuermarke ausgegeben, die er außerhalb der Wohnung sichtbar tragen muss. Der
Ersatz einer verlorenen Marke kostet 8,00 Euro.

(3) Bei der Abmeldung ist die Marke zurückzugeben.

# § 10 Bestandsaufnahme

Die Stadt kann alle drei Jahre erheben lassen, wie viele Hunde gehalten werden. Sie darf damit ein
Unternehmen beauftragen. Grundstückseigentümer müssen Auskunft über die Hunde auf ihrem Grundstück geben.

# § 11 Ordnungswidrigkeiten

(1) Ordnungswidrig handelt, wer seinen Hund nicht oder zu spät anmeldet, die Marke nicht anlegt oder eine
Auskunft verweigert.

(2) Die Ordnungswidrigkeit kann mit einer Geldbuße bis zu 10.000 Euro geahndet werden. Ein Verwarnungsgeld
für fehlende Marken legt die Verwaltung fest.

# § 12 Übergang und Inkrafttreten

(1) Für die Zeit vom 1. Januar bis zum 30. Juni 2024 gelten die bisherigen Steuersätze fort.

(2) Diese Satzung tritt am 1. Juli 2024 in Kraft. Gleichzeitig tritt die Hundesteuersatzung vom
12. Dezember 2019 außer Kraft.

Rautenfurt, den 15. März 2024

In Vertretung\\
Ingo Trebbin\\
Erster Stadtrat

Der Vordruck für Anträge nach den §§ 4 und 5 (Anlage 1) ist dieser Fassung nicht beigefügt.

[^1]: Die Feststellung trifft seit dem 1. Juli 2024 das Veterinäramt des Landkreises, nicht mehr die Stadt.
"""

TITLE = "Hundesteuersatzung der Stadt Rautenfurt"
CLERK = "Stadt Rautenfurt, Fachdienst Finanzen"

if __name__ == "__main__":
    folder = CORPORA / "report_b"
    old = Look(TITLE, CLERK, datetime(2019, 12, 13, 9), styled=False)
    write(OLD, old, folder / "rautenfurt-hundesteuersatzung-2019.docx")
    new = Look(TITLE, CLERK, datetime(2024, 3, 15, 9), counted=True)
    write(NEW, new, folder / "rautenfurt-hundesteuersatzung-2024.docx")
