"""The staff's workbench: registers, synopsis and exports."""

from __future__ import annotations

BINDINGNESS_LABEL = {
    "vereinbart": "vereinbart",
    "angestrebt": "angestrebt",
    "pruefauftrag": "Prüfauftrag",
    "haushaltsvorbehalt": "unter Haushaltsvorbehalt",
    "absage": "Absage",
}
FLAG_GENERAL_RESERVATION = "allgemeiner Haushaltsvorbehalt"
STAFF_PARTNERS = "Vertragspartner"
STANDING_LABEL = {"inne": "im Amt", "vorgesehen": "vorgesehen", "offen": "noch offen"}
# The fields of a table, in the order of a row.
STAFF_PLACE = "Ort"
STAFF_PAPER = "Papier"
STAFF_STATUS = "Status"
STAFF_DATE = "Datum"
STAFF_BINDING = "Verbindlichkeit"
STAFF_WORDING = "Wortlaut"
STAFF_CONTEXT = "Zusammenhang"
STAFF_TOPICS = "Themen"
STAFF_ACTOR = "Akteur"
STAFF_DEADLINE = "Frist"
STAFF_DAY = "Frist (Tag)"
STAFF_AMOUNT = "Betrag"
STAFF_FLAGS = "Kennzeichen"
STAFF_SECTION = "Abschnitt"
STAFF_PAGE = "Seite"
STAFF_SOURCE = "Quelle"
STAFF_OFFICE = "Amt"
STAFF_PERSON = "Person"
STAFF_PARTY = "Partei"
STAFF_DEPUTY = "Stellvertretung"
STAFF_STANDING = "Stand"
STAFF_VALID = "Wahlperiode"

STAFF_REGISTER = "Vorhabenregister"
STAFF_OFFICES = "Ämtertabelle"
STAFF_NOTHING = "keine Aussage gefunden"
STAFF_ONLY_MENTIONS = "kein Vorhaben gefunden, das Thema wird aber erwähnt"
STAFF_MENTION = "erwähnt"
STAFF_BEHIND = "nicht die geltende Fassung"
STAFF_NO_SECTION = "ohne Abschnitt"
STAFF_DIFFERENCES = "Unterschiede zwischen den Papieren"
# A paper does not tell what was done since.
TRACKER_STATUS = "unbekannt"

CLI_TOPIC = "Zusammenstellen, was alle Papiere zu einem Thema vereinbaren."
CLI_TOPIC_NAME = "Thema: ein benanntes (vereinbart topics) oder eines in eigenen Worten"
CLI_TOPICS = "Die benannten Themen nennen."
CLI_COMMITMENTS = "Das Vorhabenregister aller Papiere ausgeben."
CLI_OFFICES = "Die Ämtertabelle aller Papiere ausgeben."
CLI_FORMAT = "Format; ohne Angabe nach der Endung von --out, sonst Markdown"
CLI_OUT = "Datei, in die geschrieben wird"
CLI_BINDING = "nur diese Verbindlichkeit, mehrfach möglich"
CLI_OF_TOPIC = "nur dieses benannte Thema"
CLI_MENTIONED = "auch Ämter, die nur nebenbei genannt werden"
STAFF_EMPTY_TOPIC = "Das Thema ist leer. Bitte ein Wort angeben, zum Beispiel „Radverkehr“."


def binary_needs_file(kind: str) -> str:
    return f"{kind.upper()} ist kein Text. Bitte mit --out DATEI schreiben oder in eine Datei umleiten."


def unknown_ending(ending: str, known: list[str]) -> str:
    return (
        f"Die Endung .{ending} in --out nennt kein bekanntes Format. Bekannt sind .{', .'.join(known)}; mit "
        "--format darf die Datei heißen, wie sie will."
    )


OUT_AMONG_PAPERS = (
    "Die Datei darf nicht im Ordner der Papiere liegen: Dort würde sie als Papier gelesen oder eines "
    "ersetzen. Bitte mit --out einen anderen Ordner nennen."
)


def cannot_write(path: object, why: object) -> str:
    return f"{path} kann nicht geschrieben werden ({why}). Bitte Ordner und Rechte prüfen."


def written_to(path: object, rows: int) -> str:
    return f"{rows} {'Zeile' if rows == 1 else 'Zeilen'} in {path} geschrieben."


def unknown_topic(name: str, known: str) -> str:
    return f"Ein benanntes Thema „{name}“ gibt es nicht. Bekannt sind: {known}."


def staff_made(day: str) -> str:
    return f"Zusammengestellt von Vereinbart am {day}. Maßgeblich ist allein der Wortlaut der Papiere."


def staff_found(rows: int, papers: int, of: int) -> str:
    return f"{rows} Vorhaben in {papers} von {of} {'Papier' if of == 1 else 'Papieren'}."


def staff_differ(kinds: list[str]) -> str:
    return f"verschieden in {' und '.join(kinds)}"


def topics_unreadable(path: object, why: object) -> str:
    return (
        f"Die Themendatei {path} kann nicht gelesen werden ({why}). "
        "Erwartet wird eine Liste „topics“ mit „id“ und wahlweise „name“, „about“, „words“."
    )
