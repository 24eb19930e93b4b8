"""The register of commitments in the HTTP API's OpenAPI."""

from __future__ import annotations


def _both(german: str, english: str) -> str:
    return f"{german}\n\n*English:* {english}"


API_COMMITMENTS = "Vorhaben nennen / List commitments"
API_COMMITMENTS_MORE = _both(
    "Das Vorhabenregister, gefiltert, sortiert und in Teilen: jeder Satz, der etwas zusagt, anstrebt, prüfen "
    "lässt oder ablehnt, mit den Feldern des Koalitionstrackers von okfde. Solange es nach einem neuen "
    "Index gelesen wird, kommt 503 mit `Retry-After`.",
    "The register of commitments, filtered, sorted and in parts: every sentence that promises, aims at, "
    "orders the examination of or refuses something, with the fields of okfde's Koalitionstracker. While it "
    "is read after a new index, the answer is 503 with `Retry-After`.",
)
API_FIELD_PLACE = _both("Genau dieser Ort.", "Exactly this place.")
API_FIELD_AGREEMENT = _both("Kennung aus /api/documents.", "An id of /api/documents.")
API_FIELD_TOPIC = _both("Kennung eines Themas (`vereinbart topics`).", "The id of a topic.")
API_FIELD_BINDING = _both(
    "Verbindlichkeit nach dem Wortlaut, mehrfach möglich.", "Bindingness by the wording, may be repeated."
)
API_FIELD_BINDING_LABEL = _both(
    "In Worten, mit Rücksicht auf den Status des Papiers: Was ein Programm zusagt, ist nicht vereinbart.",
    "In words that heed the paper's status: what a programme promises is not agreed upon.",
)
API_FIELD_STATUS = _both("Status des Papiers, mehrfach möglich.", "The paper's status, may be repeated.")
API_FIELD_DEADLINE_YEAR = _both(
    "Jahr, in dem die Frist endet; 0: gleich.", "The year in which the deadline ends; 0: any."
)
API_FIELD_WITHOUT_DEADLINE = _both("Nur Vorhaben ohne Frist.", "Only commitments without a deadline.")
API_FIELD_FLAG = _both(
    "Kennzeichen des Papiers, etwa `haushaltsrelevant`.", "A flag that the paper itself uses."
)
API_FIELD_TEXT = _both(
    "Wörter, die alle vorkommen müssen, auch als Teil eines Wortes; in Anführungszeichen zusammen.",
    "Words that all have to occur, also within a word; in quotation marks together.",
)
API_FIELD_FREE = _both(
    "Thema in eigenen Worten: Jeder Satz wird danach bewertet.",
    "A topic in your own words: every sentence is scored.",
)
API_FIELD_ORDER = _both(
    "Reihenfolge; ohne Angabe wie in den Papieren, mit `free_topic` nach Nähe.",
    "Order; as in the papers unless given, with `free_topic` by relevance.",
)
API_FIELD_OFFSET = _both("So viele Zeilen überspringen.", "Skip so many rows.")
API_FIELD_LIMIT = _both("Höchstens so viele Zeilen.", "At most so many rows.")
