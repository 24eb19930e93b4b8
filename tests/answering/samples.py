"""A made-up library: two papers of invented places, indexed with the real embedder."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass, field
from pathlib import Path

from assistant.agreements import Agreement
from assistant.answering.generation import Piece, Prompt
from assistant.errors import OllamaError
from assistant.settings import Settings
from assistant.status import Status

CATALOG = """agreements:
  - {id: auental, file: auental.md, title: Vereinbarung im Rat der Stadt Auental, place: Stadt Auental,
     body: Rat, parties: [SPD, FDP], status: entwurf}
  - {id: birkholz, file: birkholz.md, title: Zusammenarbeit im Kreistag Birkholz, place: Landkreis Birkholz,
     body: Kreistag, status: beschlossen}
"""
AUENTAL = """# Vereinbarung im Rat der Stadt Auental

## Ämter

- Ratsvorsitz: SPD
- stv. Bürgermeister: FDP
- Vorsitz im Bauausschuss: Jana Korfes (FDP)

## Schule und Sport

Die Stadt erweitert die Grundschule am Mühlweg um 12 Klassenräume. Der Bau beginnt am 3. Mai 2027.
Für Vereine stehen jährlich 45.000 Euro bereit. Das Hallenbad wird nicht geschlossen.

Die Gruppe verfolgt diese Ziele:

- den Bau von Radwegen
- die Pflege der Parks
- mehr Bänke am Fluss
"""
BIRKHOLZ = """# Zusammenarbeit im Kreistag Birkholz

## Verkehr

Der Landkreis verbessert den öffentlichen Nahverkehr. Der Radweg nach Sandau wird bis 2028 gebaut.

## Kultur

Ob das Museum einen Anbau erhält, wird geprüft.
"""


def write_papers(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "catalog.yaml").write_text(CATALOG, encoding="utf-8")
    (folder / "auental.md").write_text(AUENTAL, encoding="utf-8")
    (folder / "birkholz.md").write_text(BIRKHOLZ, encoding="utf-8")
    return folder


def settings(folder: Path) -> Settings:
    return Settings(documents=write_papers(folder / "documents"), data=folder / "data", quoted_words=0)


@dataclass
class FakeGenerator:
    """Writes what it is told, a few letters at a time; keeps the prompts it was given."""

    output: str = ""
    error: OllamaError | None = None
    model: str = "fake"
    prompts: list[Prompt] = field(default_factory=list)

    async def stream(self, prompt: Prompt) -> AsyncGenerator[Piece, None]:
        self.prompts.append(prompt)
        for start in range(0, len(self.output), 7):
            yield Piece(self.output[start : start + 7])
        if self.error is not None:
            raise self.error
        yield Piece("", prompt_tokens=120, output_tokens=20)


def agreement(
    place: str = "Stadt Auental", key: str = "auental", status: Status = Status.ENTWURF
) -> Agreement:
    return Agreement(id=key, title="Vereinbarung", file="a.md", place=place, status=status)
