from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.command_line import Run, over
from tests.staff.samples import BIRKHOLZ, PAPERS


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """The command line over two made-up papers."""
    return over(PAPERS, tmp_path, monkeypatch, capsys)


def test_a_topic_is_told_paper_by_paper(run: Run) -> None:
    code, out, _ = run("topic", "Museum")
    assert code == 0
    assert out.startswith("# Museum\n\n1 Vorhaben in 1 von 2 Papieren.")
    assert "## Auental – Vereinbarung Auental\n\n*beschlossen, 03.11.2021*\n\n- keine Aussage gefunden" in out
    assert "- **vorgesehen (Entwurf)**: „Das Museum erhält einen Anbau.“" in out
    assert "*Entwurf*" in out


def test_a_topic_as_json_has_the_fields_of_the_tracker(run: Run) -> None:
    cells = json.loads(run("topic", "Museum", "--format", "json")[1])["agreements"]
    assert cells[0]["note"] == "keine Aussage gefunden"
    (row,) = cells[1]["commitments"]
    assert row["summary"] == row["text_reference"]["quote"] == "Das Museum erhält einen Anbau."
    assert (row["status"], row["updates"], row["bindingness"]) == ("unbekannt", [], "vereinbart")
    assert row["text_reference"]["agreement"]["status"] == "entwurf"


def test_a_topic_as_csv_names_silence(run: Run) -> None:
    lines = run("topic", "Museum", "--format", "csv")[1].splitlines()
    assert lines[0].startswith("\ufeffOrt;Papier;Status;Datum;Verbindlichkeit;Wortlaut")
    assert "Auental;Vereinbarung Auental;beschlossen;03.11.2021;keine Aussage gefunden;" in lines[1]


def test_commitments_are_filtered_and_written(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "absagen.xlsx"
    code, out, err = run("commitments", "--binding", "absage", "--out", str(path))
    sheet = load_workbook(io.BytesIO(path.read_bytes())).active
    assert sheet is not None
    assert (code, out) == (0, "")
    assert "1 Zeile in" in err
    assert sheet["F2"].value.startswith("Neue Straßen lehnen wir ab")


def test_offices_name_deputies(run: Run) -> None:
    rows = json.loads(run("offices", "--format", "json")[1])
    assert [(row["office"], row["deputy"]) for row in rows] == [
        ("Vorsitz im Bauausschuss", False),
        ("stv. Ratsvorsitz", True),
    ]
    assert (rows[0]["since"], rows[0]["until"]) == (2021, 2026)


def test_a_second_look_reads_nothing_again(run: Run, tmp_path: Path) -> None:
    assert "Vorhaben werden gelesen" in run("commitments")[2]
    assert (tmp_path / "data" / "register.sqlite3").exists()
    assert run("commitments")[2] == ""


def test_changes_between_a_paper_and_a_file(run: Run, tmp_path: Path) -> None:
    newer = tmp_path / "neu.md"
    newer.write_text(BIRKHOLZ.replace("einen Anbau", "zwei Anbauten"), encoding="utf-8")
    code, out, _ = run("changes", "birkholz", str(newer))
    assert code == 0
    assert "# Änderungen: Vereinbarung Birkholz → neu" in out
    assert "„Das Museum erhält ~~einen Anbau~~**zwei Anbauten**.“" in out
    record = json.loads(run("changes", "birkholz", "auental", "--format", "json")[1])
    assert (record["new"]["id"], record["same"]) == ("auental", 0)
    code, _, err = run("changes", "birkholz", "nirgends")
    assert (code, "weder die Kennung eines eingelesenen Papiers noch eine Datei" in err) == (2, True)


def test_wrong_use_is_code_two(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("topic", " ")[0] == 2
    code, _, err = run("commitments", "--topic", "raumfahrt")
    assert (code, "Ein benanntes Thema „raumfahrt“ gibt es nicht" in err) == (2, True)
    assert run("offices", "--agreement", "nirgends")[0] == 2
    assert run("offices", "--format", "pdf")[0] == 2
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)
    assert run("offices", "--format", "docx")[0] == 2


def test_a_file_that_cannot_be_written_is_code_one(run: Run, tmp_path: Path) -> None:
    code, _, err = run("offices", "--out", str(tmp_path / "fehlt" / "x.csv"))
    assert code == 1
    assert "kann nicht geschrieben werden" in err


def test_an_ending_of_no_format_is_refused(run: Run, tmp_path: Path) -> None:
    code, _, err = run("offices", "--out", str(tmp_path / "x.pdf"))
    assert (code, (tmp_path / "x.pdf").exists()) == (2, False)
    assert err.startswith(
        "Die Endung .pdf in --out nennt kein bekanntes Format. Bekannt sind .md, .csv, .xlsx"
    )
    assert run("offices", "--out", str(tmp_path / "x.pdf"), "--format", "md")[0] == 0
    assert run("offices", "--out", str(tmp_path / "liste"))[0] == 0
    assert (tmp_path / "liste").read_text() == (tmp_path / "x.pdf").read_text()


def test_a_table_is_not_written_among_the_papers(run: Run, tmp_path: Path) -> None:
    paper = next((tmp_path / "documents").glob("*.md"))
    before = paper.read_bytes()
    code, _, err = run("topic", "Museum", "--out", str(paper))
    assert code == 2
    assert "nicht im Ordner der Papiere" in err
    assert paper.read_bytes() == before
