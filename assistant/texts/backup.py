"""Saving everything, bringing it back, and what else can be wrong with a server."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

CLI_BACKUP = "Index, Papiere, Katalog, Rückmeldungen, Konten und Einstellungen in eine Datei sichern."
CLI_BACKUP_FILE = "Zieldatei (.tar.gz)"
CLI_RESTORE = "Eine Sicherung zurückspielen; der Server muss dafür beendet sein."
CLI_RESTORE_FILE = "Datei von „vereinbart backup“"
CLI_RESTORE_FORCE = "auch wenn schon etwas da ist; es wird beiseite gelegt"

BACKUP_STEP = "Sichern"
BACKUP_INSIDE = "Die Sicherung darf nicht im Datenordner oder im Ordner der Papiere liegen."
BACKUP_DATABASE = "{name} wird gerade geschrieben oder ist beschädigt"
RESTORE_STEP = "Zurückspielen"
RESTORE_DAMAGED = "Die Sicherung ist beschädigt oder keine von „vereinbart backup“; es wurde nichts geändert."
RESTORE_UNSAFE = "Die Sicherung enthält „{name}“, das nicht hineingehört; es wurde nichts geändert."
RESTORE_NEWER = (
    "Die Sicherung ist von einer neueren Fassung des Programms. Bitte zuerst das Programm erneuern."
)
APP_RUNS = "Vereinbart läuft auf diesem Datenordner. Bitte zuerst beenden, danach noch einmal."

DOCTOR_DATA = "Datenordner"
DOCTOR_ROOM = "Speicherplatz"
DOCTOR_MEMORY = "Arbeitsspeicher"
DOCTOR_ACCESS = "Zugang"
DOCTOR_CHROMA = "Chroma-Server"
DOCTOR_FEEDBACK = "Rückmeldungen"
DOCTOR_QUESTIONS = "Aufzeichnung der Fragen"
DOCTOR_NOT_LOGGED = "aus"
QUESTIONS_REMOVED = "Die aufgezeichneten Fragen wurden gelöscht: Die Zeit dafür ist um."
DOCTOR_UPLOADS = "Hochladen"
DOCTOR_FOLDER_FINE = "beschreibbar"
DOCTOR_NO_FEEDBACK = "noch keine"
ACCESS_LOCAL = "nur von diesem Rechner, ohne Anmeldung"
ACCESS_READ_ONLY = "für alle, nur fragen und lesen"


def questions_logged(until: date, count: int) -> str:
    return f"an bis {until:%d.%m.%Y}, bisher {count}; die Seite „Über“ sagt es"


def questions_left(path: object) -> str:
    return f"aus, aber {path} ist noch da. Bitte Vereinbart neu starten oder die Datei löschen."


def question_not_kept(path: object, why: object) -> str:
    return f"{path} kann nicht geschrieben werden ({why}); die Fragen darin sind nicht auf dem Stand."


def backup_done(path: object, files: int, size: int) -> str:
    large = size >= 1_000_000
    amount = f"{size / 1e6:.1f}".replace(".", ",") if large else str(-(-size // 1000))
    return f"{path}: {files} Dateien, {amount} {'MB' if large else 'kB'}"


def backup_without(path: object) -> str:
    return (
        f"Nicht in der Sicherung: {path} (nicht da, nicht lesbar oder ein Verweis auf einen Ordner). Bitte "
        "prüfen und noch einmal sichern."
    )


def backup_failed(path: object, why: object) -> str:
    return f"{path} kann nicht geschrieben werden ({why}). Bitte Ordner, Rechte und Platz prüfen."


def restore_unreadable(path: object, why: object) -> str:
    return f"{path} kann nicht gelesen werden ({why}); es wurde nichts geändert."


def restore_occupied(folder: object) -> str:
    return (
        f"In {folder} liegt schon etwas. Mit --force wird es in einen Ordner .vorher-… daneben gelegt und "
        "die Sicherung an seine Stelle gesetzt."
    )


def restore_no_room(megabytes: int) -> str:
    return f"Ausgepackt braucht die Sicherung mehr als die freien {megabytes} MB; es wurde nichts geändert."


def restore_done(made: str, files: int) -> str:
    return f"Stand vom {made} ist zurück ({files} Dateien)."


def restore_aside(folders: str) -> str:
    return f"Der bisherige Stand liegt in {folders} und kann gelöscht werden."


def restore_moved(old: object, new: object) -> str:
    return (
        f"Die Papiere aus {old} liegen jetzt in {new} und werden dort gelesen. Sollen sie an einen anderen "
        "Ort, verschieben und „vereinbart ingest“ mit allen Ordnern ausführen."
    )


def restore_file(setting: str, path: object) -> str:
    return f"{setting}: Die Datei liegt in {path}. Bitte prüfen, ob die Einstellung dorthin zeigt."


def restore_vectors() -> str:
    return "Die Vektoren liegen auf dem Chroma-Server; fehlen sie dort, legt „vereinbart ingest“ sie neu an."


def folder_not_writable(folder: object) -> str:
    return f"{folder} ist nicht beschreibbar. Bitte Eigentümer und Rechte prüfen."


def folder_will_be_made(folder: object) -> str:
    return f"{folder} wird beim ersten Einlesen angelegt"


def room_left(megabytes: int, folder: object) -> str:
    return f"{megabytes} MB frei bei {folder}"


def room_short(megabytes: int, folder: object) -> str:
    return f"nur noch {megabytes} MB frei bei {folder}. Bitte Platz schaffen."


def memory_left(free: int, whole: int) -> str:
    return f"{free} von {whole} MB verfügbar"


def memory_short(free: int, whole: int) -> str:
    return (
        f"nur {free} von {whole} MB verfügbar; das Sprachmodell braucht etwa 2000. Bitte Programme beenden."
    )


def access_roles(accounts: int, by_proxy: bool) -> str:
    found = [f"{accounts} Konten"] if accounts else []
    found += ["Rollen vom Reverse Proxy"] if by_proxy else []
    return " und ".join(found)


def feedback_kept(count: int, kilobytes: int) -> str:
    return f"{count}, {kilobytes} kB"


def chroma_answers(url: str) -> str:
    return f"antwortet an {url}"
