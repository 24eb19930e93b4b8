"""What changed between two versions of a paper."""

from __future__ import annotations

CHANGES_TITLE = "Änderungen"
CHANGES_INTRO = (
    "Was zwischen zwei Fassungen hinzukam, wegfiel oder anders gefasst wurde, Satz für Satz. Verglichen wird "
    "nach Wortlaut und nach Bedeutung; Umstellungen ohne neuen Wortlaut gelten nicht als Änderung."
)
CHANGES_OLD = "Ältere Fassung"
CHANGES_NEW = "Neuere Fassung"
CHANGES_COMPARE = "Vergleichen"
CHANGES_FAMILIES = "Papiere mit mehreren Fassungen"
CHANGES_NO_FAMILIES = (
    "Von keinem Papier wurden mehrere Fassungen erkannt. Zwei beliebige Papiere lassen sich oben vergleichen."
)
CHANGES_SAME = "Beide Fassungen haben denselben Wortlaut."
CHANGES_ONE = "Bitte zwei verschiedene Papiere wählen."
CHANGE_LABEL = {"added": "hinzugekommen", "dropped": "weggefallen", "reworded": "anders gefasst"}
CHANGE_SECTION = "Abschnitt"
CHANGE_KIND = "Änderung"
CHANGE_BEFORE = "Vorher"
CHANGE_AFTER = "Nachher"
CHANGE_HOW = "Erkannt an"
CHANGE_BY = {"text": "Wortlaut", "meaning": "Bedeutung", "": ""}
CHANGE_BINDING = "Verbindlichkeit"
CHANGE_NO_COMMITMENT = "kein Vorhaben"
CHANGE_DELETED = "gestrichen"
CHANGE_INSERTED = "eingefügt"

CLI_CHANGES = "Zwei Fassungen eines Papiers vergleichen: was hinzukam, wegfiel, anders gefasst wurde."
CLI_CHANGES_OLD = "ältere Fassung: Kennung eines eingelesenen Papiers oder Datei"
CLI_CHANGES_NEW = "neuere Fassung: Kennung eines eingelesenen Papiers oder Datei"


def changes_found(added: int, dropped: int, reworded: int, same: int) -> str:
    sentences = "Satz ist" if same == 1 else "Sätze sind"
    return (
        f"{added} hinzugekommen, {dropped} weggefallen, {reworded} anders gefasst; {same} {sentences} gleich."
    )


def changes_of(old: str, new: str) -> str:
    return f"Änderungen: {old} → {new}"


def neither_paper_nor_file(name: str) -> str:
    return f"„{name}“ ist weder die Kennung eines eingelesenen Papiers noch eine Datei. Bitte prüfen."
