"""Versions of an invented by-law, and by-laws that only look alike."""

from __future__ import annotations

from pathlib import Path

from assistant.agreements import Agreement
from assistant.index.profile import profile
from assistant.text.document import Document
from assistant.text.readers import read_document

_BODY = """§ 1
Beiräte

(1) In den Ortsteilen Wiesen, Aumühle und Hohenried besteht je ein Ortsbeirat.

(2) Die Ortsbeiräte beraten den Stadtrat in allen Fragen, die den Ortsteil betreffen.

§ 2
Mitglieder

(1) Jeder Ortsbeirat hat {members} Mitglieder. Sie werden vom Stadtrat für sechs Jahre bestellt.

(2) Die Mitglieder erhalten für jede Sitzung eine Entschädigung von {pay} Euro.

§ 3
Sitzungen

(1) Der Vorsitzende beruft den Ortsbeirat mindestens dreimal im Jahr ein.
{extra}
§ 4
Inkrafttreten

Diese Satzung tritt am {since} in Kraft.
"""
_HEAD = """Satzung der Stadt {town} über die Ortsbeiräte
{version}

Der Stadtrat der Stadt {town} hat in seiner Sitzung am {decided} folgende Satzung beschlossen:

"""
_SUBSIDY = "\n(2) Für Feste im Ortsteil zahlt die Stadt einen Zuschuss von 500 Euro.\n"


def by_law(
    decided: str,
    since: str,
    members: int = 7,
    pay: int = 40,
    town: str = "Auental",
    version: str = "",
    extra: str = "",
) -> str:
    """The text of one version."""
    head = _HEAD.format(town=town, version=version, decided=decided)
    return head + _BODY.format(members=members, pay=pay, since=since, extra=extra)


OLD = by_law("5. Februar 2020", "1. März 2020", members=9, pay=30, extra=_SUBSIDY)
NEW = by_law("12. März 2024", "1. Mai 2024")
DRAFT = by_law("…", "1. Mai 2027", members=5, version="– Entwurf –")
COMING = by_law("3. November 2026", "1. Januar 2027", members=11)
ELSEWHERE = by_law("12. März 2024", "1. Mai 2024", town="Moorbek")
CHANGE = """1. Satzung zur Änderung der Satzung der Stadt Auental über die Ortsbeiräte

Der Stadtrat der Stadt Auental hat in seiner Sitzung am 9. Juni 2025 folgende Satzung beschlossen:

Artikel 1

In § 2 Absatz 1 wird die Zahl 7 durch die Zahl 8 ersetzt.

Artikel 2

Diese Satzung tritt am 1. Juli 2025 in Kraft.
"""
LIBRARY_RULES = """Satzung der Stadt Auental über die Stadtbücherei

Der Stadtrat der Stadt Auental hat in seiner Sitzung am 12. März 2024 folgende Satzung beschlossen:

§ 1
Bücherei

(1) Die Stadt Auental betreibt eine Bücherei in der Alten Schule.

(2) Kinder zahlen für den Ausweis nichts, Erwachsene 12 Euro im Jahr.

§ 2
Leihfrist

(1) Bücher werden für vier Wochen verliehen. Die Frist kann zweimal verlängert werden.

§ 3
Inkrafttreten

Diese Satzung tritt am 1. Mai 2024 in Kraft.
"""


def read(folder: Path, **texts: str) -> dict[str, tuple[Agreement, Document]]:
    """Papers without a catalogue, by id: ``old=OLD`` is the file ``old.txt``."""
    documents = {}
    for key, text in texts.items():
        path = folder / f"{key}.txt"
        path.write_text(text, encoding="utf-8")
        document = read_document(path, key)
        documents[key] = (profile(path.name, document), document)
    return documents
