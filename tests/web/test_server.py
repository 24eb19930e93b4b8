from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.settings import Settings
from assistant.web.backend import Backend
from assistant.web.server import PortBusy, bind, create_app
from tests.web.fake_assistant import FakeAssistant


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("papiere") / "documents"
    folder.mkdir()
    (folder / "musterlingen.md").write_text("<script>alert(1)</script>", encoding="utf-8")
    return folder


def app(backend: Backend, folder: Path) -> FastAPI:
    return asyncio.run(create_app(backend, Settings(documents=folder)))


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[TestClient]:
    with TestClient(app(Backend(FakeAssistant(folder=folder)), folder)) as client:
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


def test_nothing_can_be_uploaded(client: TestClient) -> None:
    assert client.post("/gradio_api/upload", files={"files": ("a.txt", b"x")}).status_code == 403


def test_foreign_hosts_are_shut_out_by_policy(client: TestClient) -> None:
    for path in ("/", "/ueber", "/quelle/musterlingen-2026"):
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


def test_about_lists_the_papers_with_their_status(client: TestClient) -> None:
    html = client.get("/ueber").text
    assert "Vereinbarung Musterlingen" in html
    assert "Wahlprogramm" in html
    assert "Artikel 50 der KI-Verordnung" in html


def test_pages_wait_for_the_papers(folder: Path) -> None:
    client = TestClient(app(Backend(), folder))
    page = client.get("/quelle/musterlingen-2026")
    assert page.status_code == 503
    assert "noch eingelesen" in page.text


def test_a_port_in_use_names_the_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(PortBusy, match=rf"Port {port} .* belegt.*--port {port + 1}") as error:
            bind("127.0.0.1", port)
    assert error.value.exit_code == 1
