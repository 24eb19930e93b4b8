"""What the doctor says of papers, the register, files of settings, the port and places for passing files."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.texts.shown import FILE, counted

DOCTOR_UNREAD = "Aktualität"
DOCTOR_ALL_READ = "alle Papiere sind eingelesen, wie sie sind"
DOCTOR_LEFT_OUT = "Nicht gelesen"
DOCTOR_NONE_LEFT = "nichts; alle Dateien waren zu lesen"
DOCTOR_REGISTER = "Vorhabenregister"
DOCTOR_REGISTER_LATER = "wird beim ersten Aufruf angelegt"
DOCTOR_FINE = "in Ordnung"
DOCTOR_TOPICS = "Eigene Themen"
DOCTOR_LOGO = "Logo"
DOCTOR_LEFTOVERS = "Überbleibsel"
DOCTOR_NO_LEFTOVERS = "keine"
DOCTOR_CACHE = "Cache-Ordner"
DOCTOR_TEMPORARY = "Temporärer Ordner"
DOCTOR_PORT = "Port"
_NAMED = 5


def papers_unread(names: Sequence[str], folders: Sequence[str]) -> str:
    more = f" und {len(names) - _NAMED} weitere" if len(names) > _NAMED else ""
    return (
        f"neu, geändert oder entfernt, aber nicht im Index: {', '.join(names[:_NAMED])}{more}. Bitte "
        f"„vereinbart ingest {' '.join(folders)}“ ausführen."
    )


def papers_left_out(reasons: Sequence[str]) -> str:
    more = (
        f" Dazu {len(reasons) - _NAMED} weitere; „vereinbart ingest“ nennt alle." if reasons[_NAMED:] else ""
    )
    return f"{counted(len(reasons), FILE)}. {' '.join(reasons[:_NAMED])}{more}"


def register_damaged(path: object, why: object) -> str:
    return (
        f"{path} ist beschädigt oder nicht lesbar ({why}). Bitte Vereinbart beenden und die Datei mit ihren "
        "Beidateien „-wal“ und „-shm“ löschen; sie wird beim Start neu angelegt."
    )


def leftovers(paths: str) -> str:
    return f"Von einem Zurückspielen liegt noch etwas da und kann gelöscht werden: {paths}"


def temporary_unusable(why: object) -> str:
    return f"kann nicht benutzt werden ({why}). Bitte TMPDIR auf einen Ordner setzen, den es gibt."


def temporary_short(megabytes: int, folder: object) -> str:
    return (
        f"nur noch {megabytes} MB frei bei {folder}; Scans werden dort zerlegt. Bitte Platz schaffen oder "
        "TMPDIR auf einen anderen Ordner setzen."
    )


def port_free(host: str, port: int) -> str:
    return f"{port} auf {host} ist frei"


def port_ours(host: str, port: int) -> str:
    return f"auf {host}:{port} läuft Vereinbart"


def port_unusable(host: str, port: int, why: object) -> str:
    return f"Auf {host}:{port} kann nicht gewartet werden ({why}). Bitte VEREINBART_HOST und _PORT prüfen."
