"""What the staff's pages show, as files."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import pytest
from docx import Document as read_docx
from fastapi.testclient import TestClient
from openpyxl import load_workbook

from assistant.staff.formats import Format
from assistant.web import staff_files
from tests.web.fake_assistant import FakeAssistant
from tests.web.staff_site import POOL, served


@pytest.fixture(scope="module")
def http(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return served(FakeAssistant(), tmp_path_factory.mktemp("staff"))


def test_csv_has_what_is_filtered_with_source_and_status(http: TestClient) -> None:
    before = date.today()
    reply = http.get("/vorhaben/datei/vorhaben.csv?suche=Hallenbad&status=entwurf")
    named = {f'attachment; filename="vorhaben-{day.isoformat()}.csv"' for day in (before, date.today())}
    assert reply.headers["content-disposition"] in named
    assert reply.content.startswith(b"\xef\xbb\xbfOrt;Papier;Status;Datum;Verbindlichkeit;Wortlaut")
    (row,) = csv.DictReader(io.StringIO(reply.content.decode("utf-8-sig")), delimiter=";")
    assert (row["Wortlaut"], row["Status"], row["Verbindlichkeit"]) == (
        POOL,
        "Entwurf",
        "vorgesehen (Entwurf)",
    )
    assert row["Quelle"] == "https://example.org/papier"


def test_the_other_formats_hold_the_same(http: TestClient) -> None:
    def get(kind: str) -> bytes:
        return http.get(f"/vorhaben/datei/vorhaben.{kind}?suche=Hallenbad&status=entwurf").content

    (record,) = json.loads(get("json"))
    assert record["text_reference"]["quote"] == POOL
    sheet = load_workbook(io.BytesIO(get("xlsx"))).active
    assert sheet is not None
    assert sheet["F2"].value == POOL
    paper = read_docx(io.BytesIO(get("docx")))
    assert paper.paragraphs[0].text == "Vorhabenregister – Status: Entwurf; Text: Hallenbad"
    assert POOL in get("md").decode()
    assert json.loads(http.get("/vorhaben/datei/vorhaben.json?suche=Raumfahrt").content) == []


def test_the_synopsis_names_silence_in_its_file(http: TestClient) -> None:
    text = http.get("/vorhaben/datei/synopse.csv?eigenes=Raumfahrt").content.decode("utf-8-sig")
    assert text.count(";keine Aussage gefunden;") == 2
    record = json.loads(http.get("/vorhaben/datei/synopse.json?eigenes=Hallenbad").content)
    assert record["agreements"][0]["commitments"][0]["text_reference"]["quote"] == POOL


def test_offices_and_changes_are_files_too(http: TestClient) -> None:
    assert http.get("/vorhaben/datei/aemter.csv").content.startswith(b"\xef\xbb\xbfOrt;Papier")
    sides = "alt=musterlingen-2026&neu=beispielkreis"
    assert json.loads(http.get(f"/vorhaben/datei/aenderungen.json?{sides}").content)["same"] > 0
    assert http.get("/vorhaben/datei/aenderungen.csv?alt=a&neu=a").status_code == 422


@pytest.mark.parametrize("name", ["vorhaben.pdf", "geheim.csv", "vorhaben", "..%2Fx.csv"])
def test_there_are_no_other_files(http: TestClient, name: str) -> None:
    assert http.get(f"/vorhaben/datei/{name}").status_code == 404


def test_too_many_rows_for_a_format_name_the_way_out(
    http: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(staff_files.MOST, Format.DOCX, 1)
    page = http.get("/vorhaben/datei/vorhaben.docx")
    assert page.status_code == 422
    assert "sind zu viele für Word (höchstens 1). Bitte weiter filtern oder CSV wählen." in page.text
