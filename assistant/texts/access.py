"""Roles: logging in, who may what, and a start that would let in anybody."""

from __future__ import annotations

CLI_PASSWD = "Ein Konto für Verwaltung oder Betrieb anlegen, ändern oder entfernen."
CLI_PASSWD_NAME = "Anmeldename"
CLI_PASSWD_ROLE = "staff (Verwaltung) oder admin (Betrieb)"
CLI_PASSWD_REMOVE = "das Konto entfernen"
PASSWD_PROMPT = "Kennwort"
PASSWD_AGAIN = "Kennwort noch einmal"
PASSWD_NEEDS_ROLE = "Bitte mit --role staff oder --role admin sagen, was das Konto darf."
PASSWD_BAD_NAME = (
    "Der Anmeldename darf nur Buchstaben, Ziffern, Punkt, Binde- und Unterstrich und @ enthalten "
    "(höchstens 64 Zeichen)."
)

LOGIN_TITLE = "Anmelden"
LOGIN_INTRO = "Für die Verwaltung und den Betrieb. Fragen stellen können Sie ohne Anmeldung."
LOGIN_NAME = "Name"
LOGIN_PASSWORD = "Kennwort"
LOGIN_SUBMIT = "Anmelden"
LOGIN_WRONG = "Name oder Kennwort stimmt nicht. Bitte noch einmal versuchen."
LOGIN_TOO_OFTEN = "Zu viele Versuche. Bitte in {seconds} s noch einmal."
LOGIN_OFF = (
    "Es gibt hier keine Konten. Angelegt werden sie auf dem Rechner des Servers mit „vereinbart passwd NAME "
    "--role staff“; danach den Server neu starten."
)
LOGIN_UNREADABLE = "Die Anmeldung war nicht lesbar. Bitte noch einmal versuchen."
LOGIN_FAILED = "Die Anmeldung ist gerade nicht möglich; der Grund steht im Protokoll des Servers."
LOGOUT = "Abmelden"

OFFICE_TITLE = "Verwaltung"
OFFICE_LINK = "Für die Verwaltung"
OFFICE_PAGES = {
    "/vorhaben": "Vorhaben",
    "/hochladen": "Papiere hochladen",
    "/rueckmeldungen": "Rückmeldungen",
    "/zustand": "Zustand des Servers",
}
ROLE_NAMES = {"public": "Öffentlichkeit", "staff": "Verwaltung", "admin": "Betrieb"}

ACCESS_LOGIN = "Dafür ist eine Anmeldung nötig."
ACCESS_REFUSED = "Das ist Ihrer Rolle nicht erlaubt. Wenden Sie sich an den Betreiber dieses Servers."
ACCESS_TITLE = "Nicht erlaubt"

FEEDBACK_TITLE = "Rückmeldungen"
FEEDBACK_INTRO = (
    "Was Menschen zu Antworten gemeldet haben, neueste zuerst. Testfälle macht daraus auf dem Server "
    "„vereinbart eval drafts“."
)
FEEDBACK_NONE = "Bisher hat niemand etwas gemeldet."
FEEDBACK_QUESTION = "Frage"
FEEDBACK_ANSWER = "Antwort"
FEEDBACK_COMMENT = "Anmerkung"

STATE_TITLE = "Zustand"
STATE_INTRO = "Dasselbe sagt auf dem Server „vereinbart doctor“."
STATE_FINE = "in Ordnung"
STATE_FAULT = "Fehler"


def passwords_unreadable(path: object) -> str:
    return (
        f"Die Datei der Konten ({path}) ist beschädigt oder nicht lesbar. Bitte Rechte prüfen, oder löschen "
        "und die Konten mit „vereinbart passwd“ neu anlegen."
    )


def passwords_unwritable(path: object, why: object) -> str:
    return f"{path} kann nicht geschrieben werden ({why}). Bitte Rechte und Platz prüfen."


def passwd_length(shortest: int, longest: int) -> str:
    return f"Das Kennwort muss {shortest} bis {longest} Zeichen haben."


def passwd_unknown(name: str, path: object) -> str:
    return f"Ein Konto „{name}“ gibt es in {path} nicht."


def passwd_saved(name: str, role: str, path: object) -> str:
    return (
        f"„{name}“ ({ROLE_NAMES[role]}) steht in {path}. Ein Server, der noch ohne Konten läuft, muss neu "
        "gestartet werden."
    )


def passwd_removed(name: str) -> str:
    return f"„{name}“ ist entfernt; offene Anmeldungen sind damit beendet."


def open_without_roles(host: str) -> str:
    return (
        f"Auf der Adresse {host} wäre Vereinbart für andere Rechner offen, ohne dass Rollen eingerichtet "
        "sind. Bitte ein Konto anlegen (vereinbart passwd NAME --role admin), die Rollen vom Reverse Proxy "
        "übernehmen (VEREINBART_ROLE_HEADER) oder mit VEREINBART_PUBLIC_READ_ONLY=1 festlegen, dass alle "
        "nur fragen und lesen dürfen."
    )


def passwords_missing(path: object) -> str:
    return (
        f"VEREINBART_PASSWORD_FILE nennt {path}, aber die Datei gibt es nicht. Bitte ein Konto anlegen: "
        "vereinbart passwd NAME --role admin"
    )


def passwords_open(path: object) -> str:
    return f"Die Datei der Konten ist für andere lesbar. Bitte: chmod 600 {path}"


def bad_proxies(part: str) -> str:
    return (
        f"VEREINBART_TRUSTED_PROXIES: „{part}“ ist keine Adresse und kein Netz. Erwartet wird zum Beispiel "
        "127.0.0.1, 10.0.0.0/8"
    )


def logged_in(name: str, role: str) -> str:
    return f"Angemeldet als {name} ({ROLE_NAMES[role]})." if name else f"Rolle: {ROLE_NAMES[role]}."
