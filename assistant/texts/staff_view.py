"""The staff's pages in the browser."""

from __future__ import annotations

from assistant.texts.shown import thousands

VIEW_TITLE = "Vorhaben"
VIEW_NAVIGATION = "Bereiche der Vorhaben"
VIEW_TABS = {
    "": "Register",
    "/synopse": "Synopse",
    "/ueberblick": "Überblick",
    "/aemter": "Ämter",
    "/aenderungen": "Änderungen",
}
VIEW_INTRO = (
    "Jeder Satz der Papiere, der etwas zusagt, anstrebt, prüfen lässt oder ablehnt. Regeln haben die Sätze "
    "gefunden und eingeordnet; einzelne können fehlen. Ein Klick auf eine Zeile öffnet die Stelle im Papier."
)
VIEW_REGISTER = "Vorhabenregister"

# --- filters ---

FILTERS = "Filter"
FILTER_APPLY = "Anwenden"
FILTER_RESET = "Alle Filter entfernen"
FILTER_ANY = "alle"
FILTER_PLACE = "Ort"
FILTER_PAPER = "Papier"
FILTER_TOPIC = "Thema"
FILTER_BINDING = "Verbindlichkeit"
FILTER_STATUS = "Status des Papiers"
FILTER_DEADLINE = "Frist"
FILTER_NO_DEADLINE = "ohne Frist"
FILTER_FLAG = "Kennzeichen"
FILTER_TEXT = "Wörter im Text"
FILTER_TEXT_HINT = "Alle müssen vorkommen, auch als Wortteil."
FILTER_FREE = "Thema in eigenen Worten"
FILTER_FREE_HINT = "Auch sinngemäß: jeder Satz wird bewertet."
FILTER_ACTIVE = "Gefiltert nach"
FILTER_SHORT = {
    "place": "Ort",
    "agreement": "Papier",
    "topic": "Thema",
    "binding": "Verbindlichkeit",
    "status": "Status",
    "deadline": "Frist",
    "flag": "Kennzeichen",
    "text": "Text",
    "free": "Eigenes Thema",
}

SORTING = "Sortierung"
SORTINGS = {
    "papier": "wie in den Papieren",
    "naehe": "Nähe zum eigenen Thema",
    "ort": "Ort",
    "frist": "Frist, früheste zuerst",
    "frist-ab": "Frist, späteste zuerst",
    "betrag-ab": "Betrag, höchster zuerst",
    "betrag": "Betrag, niedrigster zuerst",
    "verbindlichkeit": "Verbindlichkeit",
}

# --- the table ---

TABLE_COUNT = ("Vorhaben", "Vorhaben")
TABLE_WHERE = "Fundstelle"
STAFF_NO_PLACE = "ohne Ort"
TABLE_PAGES = "Seiten der Tabelle"
TABLE_PREVIOUS = "Zurück"
TABLE_NEXT = "Weiter"
TABLE_SIZE = "Zeilen je Seite"
TABLE_NOTHING = "Mit diesen Filtern gibt es kein Vorhaben."
TABLE_EMPTY = "In den Papieren wurde kein Vorhaben gefunden."
TABLE_SORT = "Nach dieser Spalte sortieren"

# --- downloads ---

DOWNLOAD = "Herunterladen"
DOWNLOAD_NAMES = {"csv": "CSV", "xlsx": "Excel", "docx": "Word", "md": "Markdown", "json": "JSON"}

# --- synopsis ---

SYNOPSIS_TITLE = "Synopse"
SYNOPSIS_ALL = (
    "Themen und Papiere nebeneinander: wie viele Vorhaben, und das erste im Wortlaut. Ein Thema zeigt "
    "alle. Wo nichts steht, wurde in diesem Papier nichts gefunden."
)
SYNOPSIS_TOPIC = "Was jedes Papier zu diesem Thema sagt, mit Fundstelle. Auch wo nichts steht, ist es gesagt."
SYNOPSIS_MORE = "alle {count} zeigen"
SYNOPSIS_MENTIONS = "Das Thema wird erwähnt:"
SYNOPSIS_DIFFERENCES_HINT = (
    "Je zwei Vorhaben verschiedener Papiere, die nahe beieinander liegen und sich in Betrag oder Absage "
    "unterscheiden. Ob sie sich widersprechen, muss ein Mensch beurteilen."
)
SYNOPSIS_NO_DIFFERENCES = "Keine gefunden."

# --- heat map and timeline ---

OVERVIEW_TITLE = "Überblick"
HEAT_TITLE = "Themen nach Orten"
HEAT_HINT = "Zahl der Vorhaben; je kräftiger die Farbe, desto mehr. Ein Feld führt zu ihnen."
HEAT_NONE = "keine Aussage gefunden"
TIME_TITLE = "Fristen nach Jahren"
TIME_HINT = "Vorhaben mit einer Frist, nach dem Jahr, in dem sie endet. Ein Balken führt zu ihnen."
TIME_NONE = "Keines dieser Vorhaben nennt eine Frist."
TIME_TABLE = "Als Tabelle"
TIME_YEAR = "Jahr"
TIME_SUM = "zusammen"

# --- offices ---

OFFICES_INTRO = (
    "Wer oder welche Partei welches Amt hat oder besetzen soll, mit dem Satz, in dem es steht. Die "
    "Wahlperiode ist die des Papiers."
)
OFFICES_TEXT = "Amt, Person oder Partei"
OFFICES_MENTIONED = "auch Ämter, die nur nebenbei genannt werden"
OFFICES_NONE = "Mit diesen Filtern gibt es kein Amt."
OFFICES_COUNT = ("Amt", "Ämter")
OFFICES_MENTION = "nur genannt"

# --- preparing ---

REGISTER_STEP = "Vorhaben werden gelesen"
SCORING_STEP = "Alle Sätze werden zum Thema bewertet"
PREPARING_TITLE = "Gleich geht es los"
PREPARING_HINT = "Diese Seite lädt sich von selbst neu."
PREPARING_AGAIN = "Neu laden"
TOO_MANY_TOPICS = "Es werden gerade zu viele eigene Themen bewertet. Bitte gleich noch einmal."


def preparing(step: str, done: int | None, total: int | None) -> str:
    if done is None or not total:
        return f"{step} …"
    return f"{step}: {thousands(done)} von {thousands(total)} Papieren."


def no_register(cause: str) -> str:
    return f"Die Seiten der Verwaltung haben keine Vorhaben: {cause}"


def register_file_failed(path: object, why: object) -> str:
    return (
        f"Das Vorhabenregister {path} kann nicht benutzt werden ({why}). Bitte Rechte und freien Platz "
        "prüfen; die Datei darf gelöscht werden und wird dann neu angelegt."
    )


def rows_shown(first: int, last: int, count: int) -> str:
    return f"{thousands(first)}–{thousands(last)} von {thousands(count)}"


def papers_shown(first: int, last: int, count: int) -> str:
    return f"Papiere {rows_shown(first, last, count)}"


def without_filter(name: str, value: str) -> str:
    return f"Filter entfernen: {name} {value}"


def too_many_rows(count: int, most: int, kind: str) -> str:
    return (
        f"{thousands(count)} Zeilen sind zu viele für {DOWNLOAD_NAMES[kind]} (höchstens {thousands(most)}). "
        "Bitte weiter filtern oder CSV wählen."
    )


def found_on(rows: int, papers: int, of: int) -> str:
    kind = "Papier" if of == 1 else "Papieren"
    return f"{thousands(rows)} Vorhaben in {thousands(papers)} von {thousands(of)} {kind}"


def heat_cell(topic: str, place: str, count: int) -> str:
    return f"{topic}, {place}: {thousands(count)} Vorhaben"


def more_places(count: int) -> str:
    return (
        f"Gezeigt sind die Orte mit den meisten Vorhaben; {thousands(count)} weitere über den Filter „Ort“."
    )


def of_year(year: int, parts: list[tuple[str, int]]) -> str:
    told = ", ".join(f"{count} {name}" for name, count in parts)
    return f"{year}: {sum(count for _, count in parts)} Vorhaben ({told})"


def years(first: int, last: int, count: int) -> str:
    return f"Balken für {first} bis {last}, zusammen {thousands(count)} Vorhaben mit Frist"


def too_many_to_compare(count: int) -> str:
    return (
        f"{thousands(count)} Vorhaben sind zu viele, um sie paarweise zu vergleichen. Bitte weiter filtern."
    )
