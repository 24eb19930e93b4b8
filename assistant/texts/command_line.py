"""The command line."""

from __future__ import annotations

from assistant.texts.index import no_documents

CLI_HELP = (
    "Vereinbart beantwortet Fragen zu kommunalen Vereinbarungen aus den Papieren selbst, "
    "mit geprüften Belegen."
)
CLI_INGEST = "Den Index mit documents/ (oder PATH) in Einklang bringen."
CLI_ASK = "Eine Frage beantworten, mit Belegen."
CLI_SEARCH = "Nur Textstellen suchen."
CLI_SERVE = "Den Chat im Browser öffnen."
CLI_SETUP = "Ollama und ein Sprachmodell bereitstellen."
CLI_PAGE_ONLY = "nur die Seite vorbereiten, die schon der erste Start zeigt, während er noch lädt"
CLI_DOCTOR = "Sagen, was da ist und was fehlt."
CLI_EVAL = "Messen, wie oft die Antworten stimmen."
CLI_VERSION = "Die Version nennen."
CLI_JSON = "Ausgabe als JSON"
CLI_AGREEMENT = "nur in diesem Papier (Kennung), mehrfach möglich"
CLI_NO_LLM = "ohne Sprachmodell: nur wörtliche Belege"
CLI_HISTORY = "Datei mit den früheren Fragen (JSON-Liste oder eine je Zeile)"
CLI_JSONL = "Datei mit einer JSON-Frage je Zeile (- für die Standardeingabe)"
CLI_K = "Zahl der Textstellen"
CLI_HOST = "Adresse, an der der Chat lauscht"
CLI_PORT = "Port des Chats"
CLI_CASES = "Datei oder Ordner mit Testfällen, mehrfach möglich"
CLI_REPORT = "Ordner für den Bericht"
CLI_BASELINE = "früherer Bericht (JSON) zum Vergleich"
CLI_SPLIT = "tune, report oder all"
CLI_LIMIT = "höchstens N Fälle je Datei, zufällig gewählt und immer dieselben"
CLI_MODEL = "Modell in Ollama, mehrfach möglich: jedes wird gemessen"
CLI_PEERS = "auch die Abfragemaschinen von llama-index messen"
CLI_REPEATS = "jede Frage so oft stellen"
CLI_PARAPHRASES = "auch in anderen Worten fragen"
CLI_COUNTERFACTUAL = "auch an veränderten Papieren messen"
CLI_QUICK = "nur die wenigen Fälle für zwischendurch"
CLI_FRESH = "auch fragen, was schon aufgezeichnet ist"
CLI_JUDGE = "Modell, das nur den Stil der Antworten benotet"
CLI_CASE_FILES = "Dateien oder Ordner mit Testfällen"
CLI_EVAL_ADD = "Einen Testfall im Gespräch anlegen und prüfen."
CLI_EVAL_DRAFTS = "Aus Rückmeldungen im Chat Testfälle machen."
CLI_QUESTION_OR_FILE = "Bitte entweder eine Frage oder --jsonl DATEI angeben."
CLI_HISTORY_OR_FILE = (
    "--history gehört zu einer einzelnen Frage. In der Datei hat jede Zeile ihr eigenes Feld „history“."
)
NO_ANSWER = "Es kam keine Antwort. Bitte noch einmal fragen."
BATCH_NO_JSON = "kein lesbares JSON"
BATCH_NO_QUESTION = "das Feld „question“ fehlt oder ist kein Text"
BATCH_BAD_HISTORY = "„history“ muss eine Liste von Texten sein"
BATCH_BAD_AGREEMENTS = "„agreements“ muss eine Liste von Kennungen sein"
RELATED_HEAD = "Ähnliche Stellen:"
DOCTOR_DOCUMENTS = "Dokumente"
DOCTOR_CATALOG = "Katalog"
DOCTOR_INDEX = "Index"
DOCTOR_OLLAMA = "Ollama"
DOCTOR_MODEL = "Sprachmodell"
DOCTOR_NO_MODEL = "fehlt. Bitte „vereinbart setup“ ausführen."


def batch_line(number: int, why: str) -> str:
    return f"Zeile {number}: {why}"


def batch_crashed(error: Exception) -> str:
    return f"unerwarteter Fehler ({type(error).__name__}). Der Grund steht im Protokoll."


def batch_unreadable(path: object, why: object) -> str:
    return f"{path} kann nicht gelesen werden ({why}). Bitte Pfad und Zeichensatz (UTF-8) prüfen."


def page(number: int) -> str:
    return f"Seite {number}"


def setup_done(model: str, host: str) -> str:
    return f"Bereit: Modell {model} an {host}."


def doctor_documents(folder: object, count: int) -> str:
    return f"{count} Dateien in {folder}" if count else no_documents(folder)


def doctor_catalog(count: int) -> str:
    return (
        f"{count} Einträge, alle in Ordnung" if count else "kein Katalog; Titel und Status werden erschlossen"
    )


def doctor_index(documents: int, sentences: int, embedder: str) -> str:
    return f"{documents} Dokumente, {sentences} Sätze, Embedder {embedder}"


def doctor_server(host: str, version: str) -> str:
    return f"Version {version} an {host}"


def doctor_startable(binary: object) -> str:
    return f"läuft nicht; {binary} wird bei Bedarf gestartet"


def doctor_model(model: str, loaded: bool) -> str:
    return f"{model}{' (geladen)' if loaded else ''}"


def doctor_model_fails(model: str, why: object) -> str:
    return (
        f"{model} schreibt nichts. {why} Bitte Speicher frei machen, Ollama neu starten oder mit "
        "VEREINBART_MODEL ein kleineres Modell wählen."
    )


def bad_setting(name: str, value: object, why: str = "") -> str:
    more = f" {why}" if why else ""
    return f"Die Einstellung {name} ist ungültig: „{value}“.{more} Bitte die Umgebungsvariable berichtigen."


def log_too_long(days: int) -> str:
    return f"Fragen dürfen höchstens {days} Tage im Voraus aufgezeichnet werden."
