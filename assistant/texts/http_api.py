"""The HTTP API: errors for those who call it, descriptions for those who read its OpenAPI."""

from __future__ import annotations

from collections.abc import Mapping

# --- errors ---

API_NOT_FOUND = "Diese Adresse gibt es in der HTTP-Schnittstelle nicht; siehe /api/openapi.json."
API_METHOD = "Diese Adresse nimmt solche Anfragen nicht an (erlaubt: {allowed})."
API_UNREADABLE = "Die Anfrage ist nicht lesbar. Erwartet wird JSON (Content-Type: application/json)."
API_LOCAL_ONLY = (
    "Die HTTP-Schnittstelle ist nur auf diesem Rechner offen. Für andere öffnet sie der Betreiber mit "
    "VEREINBART_API_PUBLIC=1."
)
API_TOO_LARGE = "Die Anfrage ist zu groß: höchstens {limit} Bytes. Bitte kürzer fragen."
API_TOO_SLOW = "Die Anfrage kam nicht rechtzeitig vollständig an. Bitte noch einmal senden."
API_TOO_OFTEN = "Zu viele Anfragen in kurzer Zeit. Bitte in {seconds} s noch einmal."
API_STARTING = "Die Papiere werden noch eingelesen. Bitte gleich noch einmal."

_PROBLEMS = {
    "missing": "fehlt",
    "string_type": "muss ein Text sein",
    "string_unicode": "enthält ungültige Zeichen",
    "string_too_short": "darf nicht leer sein",
    "string_pattern_mismatch": "darf nicht leer sein",
    "list_type": "muss eine Liste sein",
    "too_long": "hat zu viele Einträge (höchstens {max_length})",
    "int_type": "muss eine ganze Zahl sein",
    "int_parsing": "muss eine ganze Zahl sein",
    "int_from_float": "muss eine ganze Zahl sein",
    "greater_than_equal": "muss mindestens {ge} sein",
    "less_than_equal": "darf höchstens {le} sein",
    "extra_forbidden": "ist hier nicht bekannt",
}
_NO_JSON = frozenset({"json_invalid", "model_attributes_type", "dict_type"})


def api_problem(kind: str, field: str, details: Mapping[str, object]) -> str:
    """What is wrong with a field of a request, and what it should be."""
    if kind in _NO_JSON or not field:
        return API_UNREADABLE
    try:
        reason = _PROBLEMS.get(kind, "ist ungültig").format(**details)
    except KeyError:
        reason = "ist ungültig"
    return f"Das Feld „{field}“ {reason}."


# --- OpenAPI ---


def _both(german: str, english: str) -> str:
    return f"{german}\n\n*English:* {english}"


API_TITLE = "Vereinbart: HTTP-Schnittstelle"
API_DESCRIPTION = _both(
    'Fragen an kommunale Vereinbarungen, mit geprüften Belegen. Alle Fehler sind JSON: `{"error": "…"}`.',
    "Questions to local-government agreements, answered with checked citations. Every error is JSON: "
    '`{"error": "…"}`, in German.',
)
API_TAG_ASK = _both("Fragen, suchen, Papiere nennen", "Ask, search, list the papers")
API_TAG_OFFICE = _both("Für die Verwaltung", "For staff")
API_TAG_WATCH = _both("Für den Betrieb", "For operations")

API_ASK = "Eine Frage beantworten / Answer a question"
API_ASK_MORE = _both(
    "Die Antwort ist das JSON von `vereinbart ask --json` mit dem Feld `cached`. Mit `Accept: "
    "text/event-stream` kommt dasselbe als Ereignisse: `evidence` (die gefundenen Sätze, sofort), `queue` "
    "(`ahead`: so viele Fragen sind vorher dran), `token` (die Formulierung, noch ungeprüft), am Ende "
    "`answer` (die geprüfte Antwort; sie ersetzt die Formulierung) oder `failure`. Wer die Verbindung "
    "schließt, hält die Frage an. Ist die Warteschlange voll oder kämen die Belege spät, kommt 503 mit "
    "`Retry-After`.",
    "The answer is the JSON of `vereinbart ask --json` with the field `cached`. With `Accept: "
    "text/event-stream` the same comes as events: `evidence` (the sentences found, at once), `queue` "
    "(`ahead`: so many questions come first), `token` (the phrasing, not yet checked), in the end `answer` "
    "(the checked answer, which replaces the phrasing) or `failure`. Closing the connection stops the "
    "question. When the queue is full or the evidence would be late, the answer is 503 with `Retry-After`.",
)
API_SEARCH = "Nur Textstellen suchen / Search passages only"
API_SEARCH_MORE = _both(
    "Sofort, ohne Sprachmodell und Warteschlange; das JSON von `vereinbart search --json`. Die Kopfzeile "
    "`Vereinbart-Words-Only: 1` sagt, dass der Chroma-Server fehlt und nur nach Wörtern gesucht wurde.",
    "At once, without language model and queue; the JSON of `vereinbart search --json`. The header "
    "`Vereinbart-Words-Only: 1` says that the Chroma server is away and only words were searched.",
)
API_SEARCH_GET_MORE = _both(
    "Wie POST. Die Frage steht dann in der Adresse und damit womöglich in Protokollen.",
    "As POST. The question then is part of the address and may end up in logs.",
)
API_DOCUMENTS = "Die Papiere nennen / List the papers"
API_DOCUMENTS_MORE = _both(
    "Was eingelesen ist, mit Status und Umfang, und welche Dateien nicht gelesen werden konnten.",
    "What is indexed, with status and size, and which files could not be read.",
)
API_HEALTH = "Läuft der Server? / Is the server alive?"
API_HEALTH_MORE = _both("Immer 200, solange er antwortet.", "Always 200 while it responds.")
API_READY = "Können Fragen gestellt werden? / Can questions be asked?"
API_READY_MORE = _both(
    "200, sobald die Papiere eingelesen sind; davor 503. Ohne Sprachmodell antwortet der Assistent mit "
    "wörtlichen Belegen und ist bereit. words_only: Der Chroma-Server war zuletzt nicht erreichbar.",
    "200 as soon as the papers are indexed, 503 before. Without a language model the assistant answers with "
    "verbatim quotations, and is ready. words_only: the Chroma server was last found to be away.",
)
API_METRICS = "Zahlen für Prometheus / Figures for Prometheus"
API_METRICS_MORE = _both("Keine Fragen, keine Adressen.", "No questions, no addresses.")

API_FIELD_ID = _both("Kommt unverändert zurück.", "Comes back unchanged.")
API_FIELD_QUESTION = _both(
    "Die Frage in eigenen Worten, höchstens 8000 Zeichen (`VEREINBART_QUESTION_CHARS`).",
    "The question in plain words, at most 8000 characters.",
)
API_FIELD_HISTORY = _both("Die früheren Fragen, älteste zuerst.", "The earlier questions, oldest first.")
API_FIELD_AGREEMENTS = _both(
    "Nur in diesen Papieren (Kennungen aus /api/documents); leer: in allen.",
    "In these papers only (ids of /api/documents); empty: in all.",
)
API_FIELD_K = _both("Zahl der Textstellen.", "Number of passages.")
API_FIELD_CACHED = _both(
    "Die Antwort stammt von einer früheren, gleichen Frage an dieselben Papiere und dasselbe Modell.",
    "The answer is from an earlier, identical question to the same papers and model.",
)
API_FIELD_ERROR = _both("Was nicht ging und was zu tun ist.", "What went wrong and what to do, in German.")
API_FIELD_CODE = _both(
    "Nur wo ein Programm unterscheiden muss: `upload_no_room` (503, kein Platz für die Datei).",
    "Only where a program has to tell: `upload_no_room` (503, the server has no room for the file).",
)

API_OK_ASK = "Die geprüfte Antwort, oder der Strom der Ereignisse. / The checked answer, or the event stream."
API_OK_METRICS = "Im Textformat von Prometheus. / In Prometheus' text format."
API_STATUS = {
    400: "Nicht lesbar / Not readable",
    403: "Nicht erlaubt / Not allowed",
    401: "Nicht angemeldet / Not logged in",
    404: "Ein Papier gibt es im Index nicht / A paper is not in the index",
    408: "Kam nicht vollständig an / Did not arrive completely",
    411: "Die Länge fehlt / The length is missing",
    413: "Zu groß / Too large",
    422: "Ein Feld ist falsch / A field is wrong",
    429: "Zu viele Anfragen / Too many requests",
    500: "Unerwarteter Fehler / Unexpected error",
    503: "Die Warteschlange ist voll, oder die Papiere fehlen noch / The queue is full, or no papers yet",
}
API_RETRY_AFTER = "Sekunden bis zum nächsten Versuch / Seconds until the next attempt"

API_EXAMPLE_QUESTION = "Wann öffnet das Hallenbad?"
API_EXAMPLE_EARLIER = "Was ist zu Schwimmbädern vereinbart?"
API_EXAMPLE_QUOTE = "Das Hallenbad öffnet am 2. Januar 2027."
API_EXAMPLE_TITLE = "Vereinbarung der Ratsgruppe Musterlingen"
API_EXAMPLE_SECTION = "2. Schwimmbäder und Sport"
API_EXAMPLE_PLACE = "Stadt Musterlingen"
API_EXAMPLE_BODY = "Rat"
API_EXAMPLE_WHY = "„satzung.pdf“: kein Text (Scan) auf allen 8 Seiten. Bitte eine Fassung mit Text ablegen."
