from __future__ import annotations

from pathlib import Path

import pytest

from assistant.index.profile.days import in_force, iso
from assistant.index.profile.paper import Paper
from assistant.text.readers import read_document
from tests.index.heads import HEADS
from tests.index.test_profile import of

ENACTED = (
    "Der Rat der Stadt Auental hat am 9. Mai 2024 folgende Satzung beschlossen:\n\n§ 1 Zweck\n\nDer Steg.\n"
)


def effect(folder: Path, text: str) -> str:
    (folder / "a.txt").write_text(text, encoding="utf-8")
    found = in_force(Paper("a.txt", read_document(folder / "a.txt", "a")))
    return found.value if found else ""


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (f"Marktsatzung\nvom 14. Mai 2024\n\n{ENACTED}", "2024-05-14"),
        (f"Marktsatzung\n\n{ENACTED}", "2024-05-09"),
        (
            f"Marktsatzung\nvom 2. Juni 2015\nzuletzt geändert durch Satzung vom 3.3.2023\n\n{ENACTED}",
            "2023-03-03",
        ),
        (f"Marktsatzung\nvom 2. Juni 2015 i. d. F. vom 4.5.2022\n\n{ENACTED}", "2022-05-04"),
        ("Marktsatzung\n\nStand: 01.02.2024\n\n§ 1 Zweck\n\nDer Steg.\n", "2024-02-01"),
        (
            "Marktsatzung\n\nAufgrund der Gemeindeordnung in der Fassung vom 1. April 1998 (GVBl. S. 3), "
            "zuletzt geändert durch Gesetz vom 2. Mai 2003, wird angeordnet:\n\n§ 1 Zweck\n\nDer Steg.\n",
            "",
        ),
        (f"Satzung zur Änderung der Marktsatzung vom 2. Juni 2015\n\n{ENACTED}", "2024-05-09"),
        (
            "Marktsatzung\n\n§ 1 Zweck\n\nDer Steg.\n\nAuental, den 11.06.2024\n\nDer Bürgermeister\n",
            "2024-06-11",
        ),
    ],
)
def test_the_date_of_a_by_law(tmp_path: Path, text: str, date: str) -> None:
    assert of(tmp_path, text, "a.txt").date == date


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("# Vereinbarung für den Rat\n\nGeschlossen am 3. November 2021 in Tannrode.\n", "2021-11-03"),
        ("# Vereinbarung vom 3. November 2021\n\nDer Steg wird bis 4. Mai 2023 gebaut.\n", "2021-11-03"),
        ("# Bericht\n\nIm Mai 2026 wurde gebaut, seit 2020 geplant.\n", ""),
        ("# Wahlprogramm\n\nBeschlossen auf dem Parteitag am 8. Februar 2026.\n", "2026-02-08"),
        ("# Beschlussvorlage 17/2023\n\nDer Rat stimmt zu. Seit dem 3. Mai 2020 wird geprüft.\n", "2023"),
        ("# Niederschrift\n\nTag: 31.02.2024\n", ""),
    ],
)
def test_the_date_of_other_papers(tmp_path: Path, text: str, date: str) -> None:
    assert of(tmp_path, text).date == date


@pytest.mark.parametrize(
    ("written", "term"),
    [
        ("in der Wahlperiode 2021–2026", (2021, 2026)),
        ("für die 16. Wahlperiode (2021-2026)", (2021, 2026)),
        ("Wahlperiode 2021/26", (2021, 2026)),
        ("Amtszeit vom 1. November 2021 bis 31. Oktober 2026", (2021, 2026)),
        ("für die Legislatur von 2024 bis 2029", (2024, 2029)),
        ("für die Jahre 2025 bis 2030", (2025, 2030)),
        ("2021 - 2026", (2021, 2026)),
        ("nach der vergangenen Wahlperiode 2016–2021", None),
        ("zum Haushalt 2024/2025", None),
    ],
)
def test_the_term(tmp_path: Path, written: str, term: tuple[int, int] | None) -> None:
    assert of(tmp_path, f"# Vereinbarung {written}\n\n## Ziele\n\nDer Steg.\n").term == term


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (HEADS["hauptsatzung.txt"], "2024-05-01"),
        (HEADS["lesefassung.txt"], "2015-06-01"),
        ("Marktsatzung\n\nInkrafttreten: 01.05.2026\n\n§ 1 Zweck\n\nDer Steg.\n", "2026-05-01"),
        ("Marktsatzung\n\n§ 1 Zweck\n\n§ 2 tritt am 1. Mai 2030 in Kraft.\n", ""),
        ("Marktsatzung\n\n§ 1 Zweck\n\nDiese Satzung tritt am Tag nach der Bekanntmachung in Kraft.\n", ""),
        ("Marktsatzung\n\n§ 1 Zweck\n\nDie Satzung vom 3. Mai 2010 tritt am 1. Mai 2024 außer Kraft.\n", ""),
    ],
)
def test_the_day_from_which_a_paper_holds(tmp_path: Path, text: str, day: str) -> None:
    assert effect(tmp_path, text) == day


@pytest.mark.parametrize(
    ("text", "day"), [("3. Mai 2024", "2024-05-03"), ("31.13.2024", ""), ("1.2.24", "2024-02-01")]
)
def test_days_as_iso(text: str, day: str) -> None:
    assert iso(text) == day
