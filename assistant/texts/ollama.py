"""Ollama and the model."""

from __future__ import annotations

OLLAMA_BAD_HOST = (
    "OLLAMA_HOST ist ungültig: „{host}“. Richtig sind zum Beispiel 127.0.0.1:11434 oder "
    "https://ollama.example.de:443."
)
OLLAMA_UNREACHABLE = (
    "Unter {host} antwortet kein Ollama. Starten Sie es mit „ollama serve“; eine andere Adresse nennen Sie "
    "in OLLAMA_HOST, und ohne OLLAMA_HOST richtet „vereinbart setup“ eines ein."
)
OLLAMA_AWAITED = (
    "Unter {host} antwortet kein Ollama. Die Adresse steht in OLLAMA_HOST; Vereinbart nutzt das Modell, "
    "sobald dort Ollama antwortet. Starten Sie es mit „ollama serve“, oder lassen Sie OLLAMA_HOST weg, dann "
    "richtet „vereinbart setup“ eines ein."
)
OLLAMA_SOMETHING_ELSE = (
    "Unter {host} läuft etwas anderes als Ollama. Nennen Sie in OLLAMA_HOST die Adresse von Ollama, oder "
    "lassen Sie OLLAMA_HOST weg, dann richtet „vereinbart setup“ eines ein."
)
OLLAMA_TIMEOUT = (
    "Ollama unter {host} antwortet nicht rechtzeitig. Der Rechner ist wohl ausgelastet; versuchen Sie es "
    "noch einmal oder starten Sie Ollama neu."
)
OLLAMA_MODEL_MISSING = (
    "Ollama unter {host} hat das Modell „{model}“ nicht. „vereinbart setup“ richtet ein Modell ein; ein "
    "anderes nennen Sie in VEREINBART_MODEL."
)
OLLAMA_FAILED = (
    "Ollama unter {host} meldet einen Fehler ({status}): {detail}. „vereinbart doctor“ zeigt, woran es liegt."
)
OLLAMA_STREAM_ERROR = "während der Antwort"
OLLAMA_BROKEN = (
    "Die Antwort von {host} bricht ab oder ist nicht lesbar. Läuft dort wirklich Ollama? Versuchen Sie es "
    "noch einmal; hilft das nicht, starten Sie Ollama neu."
)
OLLAMA_STILL_ENDING = "Ein früherer Ollama-Server wird noch beendet. Versuchen Sie es gleich noch einmal."
OLLAMA_START_YOURSELF = (
    "Bitte starten Sie Ollama selbst (ollama.com/download) und danach Vereinbart noch einmal."
)
OLLAMA_NOT_STARTED = "Ollama ließ sich nicht starten. Protokoll: {log}\n{tail}"
OLLAMA_NOT_THERE = (
    "Ollama ist nicht da, und zum Bauen fehlt: {missing}. Installieren Sie Ollama (ollama.com/download) und "
    "rufen Sie „vereinbart setup“ noch einmal auf."
)
OLLAMA_SEARCHING = "Ollama wird gesucht ({host})"
OLLAMA_STARTING = "Ollama wird gestartet ({host})"
OLLAMA_FOUND = "Ollama läuft ({host})"

BUILD_PACKAGES = "Debian-Pakete werden installiert: {packages}"
BUILD_HEADERS_MISSING = (
    "Zum Bauen von Ollama fehlen Pakete. Installieren Sie sie mit „sudo apt-get install {packages}“ und "
    "rufen Sie „vereinbart setup“ noch einmal auf, oder installieren Sie Ollama selbst (ollama.com/download)."
)
BUILD_SOURCES = "Quelltexte für Ollama werden geladen"
BUILD_NO_SOURCES = (
    "Die Quelltexte für Ollama ließen sich nicht laden. Prüfen Sie die Verbindung (GOPROXY) oder "
    "installieren Sie Ollama selbst (ollama.com/download)."
)
BUILD_RUNNING = "Ollama {version} wird gebaut, das dauert einige Minuten (seit {seconds} s)"
BUILD_FAILED = (
    "Ollama ließ sich nicht bauen. Protokoll: {log}. Installieren Sie Ollama selbst (ollama.com/download) "
    "und rufen Sie „vereinbart setup“ noch einmal auf."
)

MODEL_PULLING = "Modell {model} wird aus der Ollama-Bibliothek geladen"
MODEL_UNKNOWN = (
    "Das Modell „{model}“ gibt es in der Ollama-Bibliothek nicht. Prüfen Sie den Namen in VEREINBART_MODEL."
)
MODEL_FALLBACK = (
    "Die Ollama-Bibliothek ist nicht erreichbar ({model}); ersatzweise wird Qwen2.5-Coder-1.5B-Instruct "
    "(Apache-2.0, 1,1 GB) als Python-Pakete geladen"
)
MODEL_PART = "Ersatzmodell wird geladen, Teil {part} von {parts}"
MODEL_CHECKING = "Ersatzmodell wird geprüft"
MODEL_REGISTERING = "Ersatzmodell wird in Ollama eingetragen"
MODEL_DAMAGED = (
    "Das geladene Ersatzmodell ist beschädigt (Prüfsumme falsch) und wurde gelöscht. Rufen Sie „vereinbart "
    "setup“ noch einmal auf."
)
MODEL_NO_SPACE = "In {folder} ist zu wenig Platz: {needed} GB werden gebraucht, {free} GB sind frei."
MODEL_DOWNLOAD_FAILED = (
    "Das Paket {package} des Ersatzmodells ließ sich nicht laden ({reason}). Prüfen Sie die Verbindung und "
    "rufen Sie „vereinbart setup“ noch einmal auf; was schon geladen ist, bleibt."
)
MODEL_NO_PIP = (
    "Zum Laden des Ersatzmodells fehlt pip. Installieren Sie pip oder uv in diese Umgebung, oder laden Sie "
    "ein Modell selbst mit „ollama pull“."
)

SETUP_ELSEWHERE = "Ein anderer Vorgang richtet Ollama oder das Modell gerade ein; es wird gewartet"
CACHE_UNWRITABLE = (
    "Der Ordner {folder} lässt sich nicht anlegen. Prüfen Sie die Rechte oder nennen Sie in VEREINBART_CACHE "
    "einen anderen."
)
SETUP_WAITING = "Das Sprachmodell ist noch nicht eingerichtet"
SETUP_STARTING = "Das Sprachmodell wird eingerichtet"
SETUP_LOADING = "Das Sprachmodell wird in den Speicher geladen"
SETUP_READY = "Das Sprachmodell ist bereit ({model})"
SETUP_STOPPED = "Die Einrichtung des Sprachmodells wurde abgebrochen"
SETUP_NO_MODEL = "Kein Sprachmodell: Es werden die Fundstellen im Wortlaut gezeigt"
SETUP_FAILED = (
    "Die Einrichtung des Sprachmodells ist fehlgeschlagen ({reason}). „vereinbart doctor“ zeigt mehr."
)
