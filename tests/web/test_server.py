from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.web.app import create_app
from assistant.web.backend import Backend
from assistant.web.server import PortBusy, bind
from tests.web.fake_assistant import SCAN, FakeAssistant


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papiere") / "documents"
    folder.mkdir()
    (folder / "musterlingen.md").write_text("<script>alert(1)</script>", encoding="utf-8")
    return folder


def app(backend: Backend, folder: Path) -> FastAPI:
    return asyncio.run(create_app(backend, Settings(documents=folder, data=folder.parent)))


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    fake = FakeAssistant(folder=folder)
    other = replace(SCAN, agreement=replace(SCAN.agreement, id="geheim", file="geheim.key"), scan=False)
    fake.manifest = replace(fake.manifest, roots=(str(folder),), left_out=(SCAN, other))
    with TestClient(app(Backend(fake), folder)) as client:
        yield client


def test_the_page_is_german_and_names_no_foreign_host(client: TestClient) -> None:
    html = client.get("/").text
    assert '<html\n\tlang="de"' in html
    assert "<title>Vereinbart – Fragen an kommunale Vereinbarungen</title>" in html
    assert 'property="og:' not in html
    assert "<noscript><p>Dieser Assistent braucht JavaScript." in html
    assert "https://" not in html.split("<body", 1)[0].replace("https://www.w3.org", "")


@pytest.mark.parametrize(
    "path",
    [
        "/gradio_api/file=/etc/passwd",
        "/gradio_api/file=../pyproject.toml",
        "/gradio_api/file/etc/passwd",
        "/gradio_api/proxy=http://localhost/",
        "/gradio_api/info",
        "/gradio_api/runs",
        "/monitoring",
    ],
)
def test_doors_of_gradio_are_shut(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 403


@pytest.mark.parametrize("path", ["/gibtsnicht", "/gibts/nicht", "/openapi.json", "/docs"])
def test_what_the_chats_framework_does_not_know_is_a_page_of_ours(client: TestClient, path: str) -> None:
    page = client.get(path, headers={"Accept": "text/html"})
    assert page.status_code in (403, 404)
    assert "Diese Seite oder dieses Papier gibt es hier nicht" in page.text


def test_nothing_can_be_uploaded(client: TestClient) -> None:
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code == 403


def test_foreign_hosts_are_shut_out_by_policy(client: TestClient) -> None:
    for path in ("/", "/ueber", "/dokumente", "/quelle/musterlingen-2026"):
        assert "http" not in client.get(path).headers["content-security-policy"]


def test_source_view_marks_the_sentence(client: TestClient) -> None:
    page = client.get("/quelle/musterlingen-2026", params={"satz": "s4"})
    assert page.status_code == 200
    assert '<mark id="satz-s4"' in page.text


def test_an_unknown_paper_is_a_german_404(client: TestClient) -> None:
    page = client.get("/quelle/gibtsnicht")
    assert page.status_code == 404
    assert "Diese Seite oder dieses Papier gibt es hier nicht" in page.text


def test_the_original_cannot_run_scripts(client: TestClient) -> None:
    original = client.get("/datei/musterlingen-2026")
    assert original.text == "<script>alert(1)</script>"
    assert original.headers["content-type"] == "text/plain; charset=utf-8"
    assert original.headers["x-content-type-options"] == "nosniff"


def test_an_original_that_is_gone_is_said_so(client: TestClient) -> None:
    answer = client.get("/datei/beispielkreis")
    assert answer.status_code == 404
    assert "Originaldatei" in answer.text


def test_a_scan_that_was_not_read_can_be_looked_at(client: TestClient, folder: Path) -> None:
    assert 'href="/datei/satzung"' in client.get("/dokumente").text
    assert client.get("/datei/satzung").status_code == 404
    (folder / "alt").mkdir()
    (folder / "alt" / "satzung.pdf").write_bytes(b"%PDF-1.7")
    assert client.get("/datei/satzung").content == b"%PDF-1.7"


def test_no_other_file_that_was_not_read_is_given_out(client: TestClient, folder: Path) -> None:
    (folder / "geheim.key").write_text("geheim")
    assert client.get("/datei/geheim").status_code == 404


def test_about_lists_the_papers_with_their_status(client: TestClient) -> None:
    html = client.get("/ueber").text
    assert "Vereinbarung Musterlingen" in html
    assert "Wahlprogramm" in html
    assert "Artikel 50 der KI-Verordnung" in html


def test_what_was_read_is_a_page(client: TestClient) -> None:
    page = client.get("/dokumente")
    assert page.status_code == 200
    assert "<h1>Was gelesen wurde</h1>" in page.text
    assert 'href="/dokumente"' in client.get("/ueber").text


def test_about_says_what_a_complaint_stores(client: TestClient) -> None:
    html = client.get("/ueber").text
    assert "gespeichert wird nur, was Sie selbst melden" in html
    assert "Ihre Frage, die Fragen davor, die Antwort mit ihren Fundstellen, den Grund" in html


def test_before_the_first_measurement_the_way_to_it_is_told(client: TestClient) -> None:
    page = client.get("/guetebericht")
    assert page.status_code == 200
    assert "erstellt den Gütebericht mit „make eval“" in page.text
    for path in ("/", "/ueber"):
        assert "Wie oft stimmen die Antworten?" in client.get(path).text


def test_the_newest_report_is_served_and_may_load_nothing(folder: Path, tmp_path: Path) -> None:
    settings = Settings(documents=folder, data=tmp_path)
    client = TestClient(asyncio.run(create_app(Backend(), settings)))
    (tmp_path / "evals" / "report").mkdir(parents=True)
    for content in ("<h1>Gütebericht</h1>", "<h1>Neuer</h1>"):
        (tmp_path / "evals" / "report" / "guetebericht.html").write_text(content, encoding="utf-8")
        page = client.get("/guetebericht")
        assert (page.status_code, page.text) == (200, content)
    policy = page.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; ")
    assert "script-src" not in policy


@pytest.mark.parametrize("path", ["/quelle/musterlingen-2026", "/dokumente"])
def test_pages_wait_for_the_papers(folder: Path, path: str) -> None:
    client = TestClient(app(Backend(), folder))
    page = client.get(path)
    assert page.status_code == 503
    assert "noch eingelesen" in page.text


@pytest.mark.parametrize("host", ["127.0.0.1", "::1"])
def test_small_answers_are_not_held_back(host: str) -> None:
    try:
        listener = bind(host, 0)
    except PortBusy:
        pytest.skip(f"{host} is not an address of this machine")
    with listener:
        assert listener.proto == socket.IPPROTO_TCP


def test_a_port_in_use_names_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortBusy, match=rf"Port {port} .* belegt.*--port {port + 1}") as error:
            bind("127.0.0.1", port)
    assert error.value.exit_code == 2
