"""Two made-up papers for the workbench, and short ways to its parts."""

from __future__ import annotations

from assistant.agreements import Agreement
from assistant.staff.commitments import Commitment, read_commitments
from assistant.staff.offices import Office, read_offices
from assistant.status import Status
from assistant.text.document import Document
from assistant.text.readers import read_document

CATALOG = """agreements:
  - {id: auental, file: auental.md, title: Vereinbarung Auental, place: Auental, status: beschlossen,
     date: "2021-11-03", term: [2021, 2026], parties: [SPD, FDP], source: "https://auental.example/v.pdf"}
  - {id: birkholz, file: birkholz.md, title: Vereinbarung Birkholz, place: Birkholz, status: entwurf}
"""
AUENTAL = """# Vereinbarung Auental

## Ämter

- Vorsitz im Bauausschuss: Jana Korfes (FDP)
- stv. Ratsvorsitz: SPD

## Verkehr

Der Radweg nach Sandau wird bis Ende 2024 für 45.000 Euro gebaut (haushaltsrelevant). Im Jahr 2019 wurden drei
Unfälle gezählt. Neue Straßen lehnen wir ab (haushaltsrelevant). Den Radweg kennt jedes Kind.
"""
BIRKHOLZ = """# Vereinbarung Birkholz

## Kultur

Das Museum erhält einen Anbau. Die Gemeinde ist 900 Jahre alt.
"""
PAPERS = {"catalog.yaml": CATALOG, "auental.md": AUENTAL, "birkholz.md": BIRKHOLZ}


def agreement(**fields: object) -> Agreement:
    known: dict[str, object] = {"id": "a", "title": "Vereinbarung", "file": "a.md", "place": "Auental"}
    return Agreement(**known | {"status": Status.BESCHLOSSEN} | fields)  # type: ignore[arg-type]


def document(text: str, tmp_path: object) -> Document:
    from pathlib import Path

    path = Path(str(tmp_path)) / "a.md"
    path.write_text(text, encoding="utf-8")
    return read_document(path, "a")


def commitments(text: str, tmp_path: object, **fields: object) -> list[Commitment]:
    return read_commitments(agreement(**fields), document(text, tmp_path))


def offices(text: str, tmp_path: object, **fields: object) -> list[Office]:
    return read_offices(agreement(**fields), document(text, tmp_path))
