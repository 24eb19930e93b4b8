"""The catalogue and what is proposed for it."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.status import Status
from assistant.texts.shown import FILE, counted

# --- catalogue ---

CATALOG_NO_FILE = "diese Datei gibt es im Ordner nicht"
CATALOG_NOT_A_MAPPING = "der Eintrag besteht nicht aus Feldern (Name: Wert)"
CATALOG_EMPTY = "fehlt oder ist leer"
CATALOG_FILE_TWICE = "diese Datei hat schon einen Eintrag; es gilt der erste"
CATALOG_ID_TAKEN = "diese Kennung ist schon vergeben; es gilt der Dateiname"
STATUS_VALUES = ", ".join(status.value for status in Status if status is not Status.UNBEKANNT)


def catalog_unreadable(name: str, where: str) -> str:
    return f"{name}: kein lesbares YAML ({where}). Die Dokumente werden ohne Katalog eingelesen."


def catalog_misnamed(name: str, wanted: str) -> str:
    return (
        f"{name}: Der Katalog muss {wanted} heißen; unter diesem Namen wird er nicht gelesen. Bitte die "
        "Datei umbenennen."
    )


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


# --- proposed catalogue ---

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
