"""Papers that staff add in the browser."""

from __future__ import annotations

UPLOAD_TITLE = "Papiere hochladen"
UPLOAD_INTRO = (
    "PDF, DOCX, ODT, HTML, Markdown oder Text. Jede Datei wird zuerst geprüft und gelesen, dann in den "
    "Ordner der Papiere gelegt und eingelesen; danach antwortet der Assistent auch aus ihr. Titel und Status "
    "stehen in catalog.yaml, sonst werden sie aus dem Papier erschlossen."
)
UPLOAD_FILE = "Datei"
UPLOAD_REPLACE = "eine vorhandene Datei dieses Namens ersetzen"
UPLOAD_SUBMIT = "Hochladen"
UPLOAD_NONE = "Seit dem Start des Servers wurde nichts hochgeladen."
UPLOAD_STATES = "Zuletzt hochgeladen"
UPLOAD_PHASES = {
    "wartet": "wartet",
    "lesen": "wird gelesen",
    "einlesen": "wird eingelesen",
    "fertig": "eingelesen",
    "abgelehnt": "abgelehnt",
}
UPLOAD_NO_FILE = "Bitte zuerst eine Datei wählen."
UPLOAD_NO_LENGTH = "Die Länge der Anfrage fehlt (Content-Length)."
UPLOAD_TOO_SLOW = "Die Datei kam nicht rechtzeitig vollständig an. Bitte noch einmal hochladen."
UPLOAD_UNREADABLE = "Das Formular ist nicht lesbar. Erwartet wird multipart/form-data mit dem Feld „file“."
UPLOAD_BUSY = "Es warten schon viele Dateien. Bitte in einer Minute noch einmal hochladen."
UPLOAD_FAILED = "Das Einlesen ist fehlgeschlagen; der Grund steht im Protokoll des Servers."

API_UPLOAD = "Ein Papier hochladen / Upload a paper"
API_UPLOAD_GERMAN = (
    "Nur für die Verwaltung. Geprüft werden Name, Größe und Inhalt; gelesen und eingelesen wird danach im "
    "Hintergrund (202), wie weit, sagt /api/uploads. Eine abgelehnte Datei hinterlässt nichts."
)
API_UPLOAD_ENGLISH = (
    "For staff only. Name, size and content are checked; reading and indexing follow in the background "
    "(202), see /api/uploads. A refused file leaves nothing behind."
)
API_UPLOADS = "Wie weit die hochgeladenen Papiere sind / How far the uploads are"
API_UPLOADS_GERMAN = "Nur für die Verwaltung; die neuesten zuerst, seit dem Start des Servers."
API_UPLOADS_ENGLISH = "For staff only; newest first, since the server was started."


def upload_bad_name(formats: str) -> str:
    return (
        "Der Dateiname ist nicht brauchbar. Erlaubt sind Buchstaben, Ziffern, Leerzeichen und . _ - ( ), "
        f"höchstens 120 Zeichen, mit einer dieser Endungen: {formats}"
    )


def upload_wrong_content(name: str, suffix: str) -> str:
    return f"„{name}“: Der Inhalt ist kein {suffix[1:].upper()}. Bitte mit der richtigen Endung senden."


def upload_too_large(limit: int) -> str:
    return f"Die Datei ist zu groß: höchstens {limit // (1024 * 1024)} MB."


def upload_exists(name: str) -> str:
    return (
        f"„{name}“ gibt es schon. Bitte die Datei umbenennen oder „{UPLOAD_REPLACE}“ wählen (Feld „replace“)."
    )


def upload_no_room(why: object) -> str:
    return f"Die Datei kann nicht abgelegt werden ({why}). Der Betreiber muss Platz und Rechte prüfen."
