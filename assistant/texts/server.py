"""The server of the browser app."""

from __future__ import annotations

SERVER_PORT_BUSY = (
    "Der Port {port} auf {host} ist schon belegt. Beenden Sie das andere Programm oder wählen Sie einen "
    "anderen Port, zum Beispiel: vereinbart serve --port {other}"
)
SERVER_CANNOT_LISTEN = (
    "Auf {host}:{port} kann nicht gewartet werden ({reason}). Wählen Sie Adresse und Port mit --host "
    "und --port."
)
SERVER_READY = "Vereinbart läuft: {url}"
SERVER_FULL = "Gerade sind zu viele Verbindungen offen. Bitte gleich noch einmal."
SETUP_AGAIN = "Das Sprachmodell antwortet nicht mehr und wird gesucht"


def index_not_written(folder: object, why: object) -> str:
    return (
        f"Der Index in {folder} kann nicht geschrieben werden ({why}). Bitte Platz und Rechte prüfen; bis "
        "dahin gilt der vorige Stand."
    )
