"""The pages beside the chat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

# --- source view ---

SOURCE_BACK = "Zum Gespräch"
SOURCE_ORIGINAL = "Originaldatei öffnen"
SOURCE_FACTS = "Angaben zum Papier"
SOURCE_PLACE = "Ort"
SOURCE_BODY = "Gremium"
SOURCE_PARTIES = "Beteiligte"
SOURCE_TERM = "Zeitraum"
SOURCE_DATE = "Datum"
SOURCE_STATUS = "Status"
SOURCE_ORIGIN = "Quelle"
SOURCE_CITED = "Zitierte Stelle"
SOURCE_JUMP = "Zur zitierten Stelle"
SOURCE_GONE = "Die zitierte Stelle gibt es in der heutigen Fassung dieses Papiers nicht mehr."
SOURCE_READ_AS = "Text, wie ihn die Suche gelesen hat. Maßgeblich ist die Originaldatei."
SOURCE_GREYED = "Grau gesetzte Teile (Formulare, Kopfzeilen, Werbung) werden nicht durchsucht."
SOURCE_EMPTY = "In dieser Datei wurde kein Text gefunden."


# --- pages ---

PAGE_SKIP = "Zum Inhalt"
PAGE_NOT_FOUND = "Nicht gefunden"
PAGE_NOT_FOUND_TEXT = "Diese Seite oder dieses Papier gibt es hier nicht (mehr)."
PAGE_NO_METHOD = "Das geht hier nicht"
PAGE_FAILED = "Das hat nicht geklappt"
PAGE_FAILED_TEXT = (
    "Auf dem Server ist ein unerwarteter Fehler aufgetreten. Bitte laden Sie die Seite noch einmal; hilft "
    "das nicht, steht der Grund im Protokoll des Servers."
)
PAGE_TOO_OFTEN = "Zu viele Anfragen"
PAGE_NO_FILE = "Die Originaldatei liegt nicht mehr im Ordner der Papiere."
PAGE_NOT_READY = "Die Papiere werden noch eingelesen. Bitte laden Sie die Seite gleich noch einmal."
PAGE_ABOUT = "Über diesen Assistenten"
PAGE_ABOUT_SECTIONS: tuple[tuple[str, str], ...] = (
    (
        "Was er tut",
        "„Vereinbart“ beantwortet Fragen zu kommunalen Vereinbarungen, Beschlussvorlagen und Programmen. "
        "Er sucht die passenden Sätze in den unten genannten Papieren, zeigt sie im Wortlaut und fasst sie "
        "kurz zusammen. Was sich an den Sätzen nicht bestätigen lässt, wird nicht behauptet.",
    ),
    (
        "Maschinell erzeugt",
        "Sie sprechen mit einer künstlichen Intelligenz, nicht mit einem Menschen (Artikel 50 der "
        "KI-Verordnung der EU). Die Antworten können falsch oder unvollständig sein und sind keine "
        "Rechtsauskunft. Maßgeblich ist allein das Papier: Öffnen Sie die Fundstelle und dort die "
        "Originaldatei, bevor Sie sich auf eine Antwort verlassen.",
    ),
    (
        "Was der Status bedeutet",
        "Nicht jedes Papier gilt. Ein Entwurf ist noch nicht beschlossen, eine Beschlussvorlage ist ein "
        "Vorschlag, ein Wahlprogramm ist die Absicht einer Partei, ein Pressebericht gibt nur wieder, was "
        "andere gesagt haben. Der Status steht an jeder Fundstelle.",
    ),
    (
        "Datenschutz",
        "Fragen und Antworten werden nicht weitergegeben, und gespeichert wird nur, was Sie selbst melden. "
        "Suche und Sprachmodell laufen beim Betreiber dieser Seite; es werden keine Cookies gesetzt und "
        "keine fremden Server aufgerufen. Ihr Gespräch endet, wenn Sie die Seite schließen. Geprüfte "
        "Antworten bleiben mit ihrer Frage eine Zeit lang im Arbeitsspeicher, ohne Angabe, wer gefragt hat: "
        "Wer dasselbe fragt, bekommt sie sofort. Ein kopierter Link enthält Ihre Frage und stellt sie neu; "
        "wer ihn hat, kann sie lesen.",
    ),
    (
        "Wenn Sie eine Antwort beanstanden",
        "Erst wenn Sie unter einer Antwort „Nicht hilfreich“ wählen und auf „Senden“ drücken, speichert der "
        "Betreiber beim Programm: Ihre Frage, die Fragen davor, die Antwort mit ihren Fundstellen, den "
        "Grund, Ihre Anmerkung und das Datum. Wer Sie sind, wird nicht gespeichert: keine Uhrzeit, keine "
        "Netzadresse, keine Angaben zu Ihrem Gerät. E-Mail-Adressen, Telefonnummern und Kontonummern werden "
        "vorher unkenntlich gemacht. Daraus entstehen Prüffragen, an denen die Antworten gemessen werden.",
    ),
)
PAGE_LOGGED = "Fragen werden zurzeit aufgezeichnet"


def page_logged(until: date) -> str:
    return (
        f"Anders als unter „Datenschutz“ gesagt zeichnet der Betreiber dieser Seite bis {until:%d.%m.%Y} "
        "auf, was gefragt wird, um besser zu werden: jede Frage im Wortlaut mit dem Tag. Wer gefragt "
        "hat, wird nicht gespeichert: keine Uhrzeit, keine Netzadresse. E-Mail-Adressen, Telefonnummern und "
        "Kontonummern werden vorher unkenntlich gemacht. Danach werden die Fragen gelöscht. Bitte schreiben "
        "Sie nichts Persönliches in eine Frage."
    )


PAGE_VERDICTS = "Wie die Antworten gekennzeichnet sind"
PAGE_PAPERS = "Die Papiere"
PAGE_CONTACT = "Wen Sie statt dessen fragen können"
PAGE_CONTACT_TEXT = (
    "Verbindliche Auskunft geben nur die Verwaltung des Ortes und die Stellen, die ein Papier beschlossen "
    "haben: das Ratsbüro oder Kreistagsbüro, die Fraktionen, bei einem Programm die Partei. Wer das ist, "
    "steht oben auf der Seite jedes Papiers."
)
PAGE_MODEL = "Wie die Antworten entstehen"
PAGE_CHECKED = (
    "Das Programm sucht die Sätze heraus, die zur Frage passen. Ein kurzer Satz wird wörtlich gezeigt; aus "
    "einem langen formuliert ein Sprachmodell eine kurze Antwort. Das Programm prüft sie dann am Satz: "
    "Zahlen, Daten, Namen, Bedingungen, ob zugesagt oder verneint wird. Besteht sie nicht, steht nur der "
    "Satz selbst da."
)
PAGE_NO_MODEL = "Zurzeit ist kein Sprachmodell da: Die Antworten bestehen nur aus Zitaten."


def page_model(name: str) -> str:
    return f"Zurzeit formuliert das Modell {name}; es läuft beim Betreiber dieser Seite."
